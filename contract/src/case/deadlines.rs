//! 办件期限: every day that counts for one case, from its log, its promised limits and the calendar.

use super::{CaseHead, PauseKind, Progress};
use crate::{
    Calendar, Date, DayUnit, Deadline, Extension, Limit, Moment, Pause, PauseReason, Standing, Term,
};

/// 行政许可法第三十二条第一款第四项: what is missing is told within five working days.
const TOLD_WITHIN: Limit = Limit {
    days: 5,
    unit: DayUnit::Working,
};
/// 行政许可法第四十四条: the document is delivered within ten working days of the decision.
const DELIVERED_WITHIN: Limit = Limit {
    days: 10,
    unit: DayUnit::Working,
};

/// All terms of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseDeadlines {
    /// Until when the applicant must hear whether it is accepted or what is missing; for licences.
    pub told: Option<Deadline>,
    /// 自收到申请材料之日起即为受理: the day of receipt, where the five days passed without a word
    /// (行政许可法第三十二条第一款第四项). The limits run from then, whatever was written later.
    pub deemed_accepted_on: Option<Date>,
    /// 承诺办结时限; none before acceptance, or where the item promises none.
    pub promised: Option<Deadline>,
    /// 法定办结时限, with an extension where there is one.
    pub statutory: Option<Deadline>,
    /// 送达 of the document; for licences, once it is decided.
    pub delivered: Option<Deadline>,
    /// The last day for the applicant to hand in what is missing.
    pub correction_due: Option<Date>,
    /// 行政复议 until; none while there is nothing to appeal against.
    pub reconsideration: Option<Appeal>,
    /// 行政诉讼 until.
    pub litigation: Option<Appeal>,
}

/// Until when one can appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// The last day: where that is a day off, the next working day.
    pub until: Date,
    /// 预计: the table of its year is not there yet.
    pub is_estimated: bool,
}

/// How long one can appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppealTerm {
    /// So many calendar days.
    Days(u32),
    /// So many months.
    Months(u32),
}

impl AppealTerm {
    /// 行政复议法第二十条: sixty days from knowing of the act.
    pub const RECONSIDERATION: Self = Self::Days(60);
    /// 行政诉讼法第四十六条: six months from knowing of the act.
    pub const LITIGATION: Self = Self::Months(6);

    /// The first term that a text of the item names, in digits or Chinese numerals (60日, 六个月);
    /// none where it names none. The day of a date is no term.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut at = 0;
        while at < characters.len() {
            let rest = &characters[at..];
            let length = rest.iter().take_while(|c| digit(**c).is_some()).count();
            let after: String = rest[length..].iter().take(2).collect();
            let is_of_date = at > 0 && matches!(characters[at - 1], '月' | '年' | '第');
            if length > 0 && !is_of_date {
                let number = number(&rest[..length]).filter(|n| (1..=999).contains(n));
                match number {
                    Some(number) if after == "个月" => return Some(Self::Months(number)),
                    Some(number) if after.starts_with(['日', '天']) => {
                        return Some(Self::Days(number));
                    }
                    _ => {}
                }
            }
            at += length.max(1);
        }
        None
    }

    /// The last day of the term after a day, which itself is not counted.
    pub(crate) fn after(self, from: Date, calendar: &Calendar) -> Appeal {
        let mut until = match self {
            Self::Days(days) => from.plus_days(days),
            Self::Months(months) => from.plus_months(months),
        };
        let mut is_estimated = !calendar.is_settled(until);
        // 民法典第二百零三条; no run of days off is longer than this.
        for _ in 0..30 {
            if calendar.is_working(until) {
                break;
            }
            until = until.next();
            is_estimated |= !calendar.is_settled(until);
        }
        Appeal {
            until,
            is_estimated,
        }
    }
}

/// How the terms of a case stand on a day.
#[must_use]
pub fn case_deadlines(
    head: &CaseHead,
    progress: &Progress,
    calendar: &Calendar,
    today: Date,
) -> CaseDeadlines {
    let is_licence = head.task_type.code == "01" || head.task_type.label == "行政许可";
    let ended = progress.ended_at.map(Moment::date);
    let decided = progress.decided_at.map(Moment::date);
    let look = |start: Date, limit: Limit, ended: Option<Date>| {
        let (extensions, pauses) = (&[], &[]);
        let term = Term {
            start,
            limit,
            extensions,
            pauses,
            ended,
        };
        term.deadline(calendar, today)
    };
    let received = progress.received_at.filter(|_| is_licence);
    let told = received.map(|at| look(at.date(), TOLD_WITHIN, told_on(progress)));
    let is_late =
        |told: &Deadline| matches!(told.standing, Standing::Red { .. } | Standing::Late { .. });
    let deemed = told.as_ref().filter(|told| is_late(told));
    let deemed_accepted_on = deemed.and(received).map(Moment::date);
    let start = deemed_accepted_on.or(progress.accepted_at.map(Moment::date));
    let pauses = pauses(progress, deemed_accepted_on.is_some());
    let extension = progress.extension_days.map(|days| Extension {
        days: days.into(),
        reason: String::new(),
    });
    let run = |limit: Option<Limit>, extensions: &[Extension]| {
        let term = Term {
            start: start?,
            limit: limit?,
            extensions,
            pauses: &pauses,
            ended: decided.or(ended),
        };
        Some(term.deadline(calendar, today))
    };
    let terms = &head.terms;
    let promised = Limit::of_item(terms.promise_day, terms.promise_type.as_ref());
    let statutory = Limit::of_item(terms.anticipate_day, terms.anticipate_type.as_ref());
    let appeal = |text: &str, default: AppealTerm| {
        let from = progress.appeal_from()?.date();
        let term = AppealTerm::parse(text).unwrap_or(default);
        Some(term.after(from, calendar))
    };
    CaseDeadlines {
        told,
        deemed_accepted_on,
        // An extension is one of the law's limit: what was promised stays what was promised.
        promised: run(promised, &[]),
        statutory: run(statutory, extension.as_slice()),
        delivered: decided
            .filter(|_| is_licence)
            .map(|decided| look(decided, DELIVERED_WITHIN, ended)),
        correction_due: progress.todo().map(|todo| todo.due),
        reconsideration: appeal(&head.reconsideration, AppealTerm::RECONSIDERATION),
        litigation: appeal(&head.litigation, AppealTerm::LITIGATION),
    }
}

/// The day on which the applicant first heard: of what is missing, of acceptance, or of an end.
fn told_on(progress: &Progress) -> Option<Date> {
    let corrections = progress.pauses.iter();
    let correction = corrections
        .filter(|pause| pause.kind == PauseKind::Correction)
        .map(|pause| pause.from)
        .next();
    let said = [correction, progress.accepted_at, progress.ended_at];
    said.into_iter().flatten().min().map(Moment::date)
}

/// When the limits stand still. What is deemed accepted can no longer wait for a correction.
fn pauses(progress: &Progress, is_deemed: bool) -> Vec<Pause> {
    let counts = |kind: PauseKind| kind == PauseKind::Special || !is_deemed;
    let spans = progress.pauses.iter().filter(|span| counts(span.kind));
    spans
        .map(|span| Pause {
            from: span.from.date(),
            until: span.until.map(Moment::date),
            reason: match span.kind {
                PauseKind::Correction => PauseReason::Correction,
                PauseKind::Special => PauseReason::Special(span.name.clone()),
            },
        })
        .collect()
}

/// The value of a digit: of 0 to 9 and 零 to 九, full width too; ten and hundred as 10 and 100.
fn digit(character: char) -> Option<u32> {
    let chinese = "零一二三四五六七八九".chars().position(|c| c == character);
    match character {
        '0'..='9' => character.to_digit(10),
        '０'..='９' => Some(u32::from(character) - u32::from('０')),
        '两' => Some(2),
        '十' => Some(10),
        '百' => Some(100),
        _ => chinese.and_then(|value| u32::try_from(value).ok()),
    }
}

/// The number that digits make, below a thousand: 60, 六十, 一百八十.
fn number(digits: &[char]) -> Option<u32> {
    let (mut total, mut last) = (0_u32, None);
    for character in digits {
        match digit(*character)? {
            unit @ (10 | 100) => {
                total = total.checked_add(unit.checked_mul(last.unwrap_or(1))?)?;
                last = None;
            }
            value => last = Some(last.unwrap_or(0_u32).checked_mul(10)?.checked_add(value)?),
        }
    }
    total.checked_add(last.unwrap_or(0))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn terms_to_appeal_are_read_from_the_item() {
        use AppealTerm::{Days, Months};
        let rows = [
            ("区人民政府，自知道之日起60日内", Some(Days(60))),
            ("六十日内向市政府申请", Some(Days(60))),
            ("１５ 日内", Some(Days(15))),
            ("6个月", Some(Months(6))),
            ("应当自知道之日起六个月内提出", Some(Months(6))),
            ("一百八十天", Some(Days(180))),
            ("十五日", Some(Days(15))),
            ("两个月", Some(Months(2))),
            ("2026年5月1日起施行，60日内", Some(Days(60))),
            ("宝鸡市行政中心3号楼，电话12345", None),
            ("0日", None),
            ("", None),
            ("99999999999999999999日", None),
        ];
        for (text, expected) in rows {
            assert_eq!(AppealTerm::parse(text), expected, "{text}");
        }
    }
}
