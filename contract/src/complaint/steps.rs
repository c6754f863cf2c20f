//! 下一步: what the citizen can do when nothing happens or the answer is no good, from when to when,
//! and by which law. 催办 → 重办 → 复议 → 诉讼 → 信访.

use super::codes;
use super::deadlines::{AppealFrom, ComplaintDeadlines};
use super::progress::ComplaintProgress;
use super::state::{ComplaintAction, ComplaintState};
use crate::case::Appeal;
use crate::coded::coded_enum;
use crate::{Date, Moment};

coded_enum! {
    /// 下一步.
    NextStepKind, NEXT_STEP, "step",
    /// 催办.
    Urge = "urge",
    /// 申请重办: to dispute the reply, once.
    Redo = "redo",
    /// 行政复议.
    Reconsideration = "reconsideration",
    /// 行政诉讼.
    Litigation = "litigation",
    /// 信访.
    Petition = "petition",
}

/// A step as it stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// Which.
    pub kind: NextStepKind,
    /// The first day; none where nothing that is known opens it.
    pub open_from: Option<Date>,
    /// The last day; none where it has none.
    pub open_until: Option<Date>,
    /// Whether it can be done on the day.
    pub is_open: bool,
    /// 预计: the holidays of the last day's year are not known yet.
    pub is_estimated: bool,
    /// Why it is open or not.
    pub why: Why,
    /// The clause that gives it; empty where the place's own rules do.
    pub law: &'static str,
}

/// Why a step is open or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is not answered yet, and long enough ago.
    Waiting,
    /// It can be done from `open_from` on.
    TooEarly,
    /// It was done today, and can be again tomorrow; or as often as it can be, without a day.
    Done,
    /// There is a reply to dispute.
    Replied,
    /// There is no reply yet.
    NoReply,
    /// The reply says something that touches one's rights: only then.
    IfRightsTouched,
    /// It was not accepted.
    Refused,
    /// There was no reply within the limit (不履行法定职责).
    Silent,
    /// The last day is over.
    Over,
    /// It is answered, or came to an end otherwise: there is nothing to urge.
    Ended,
    /// Nothing of this kind can be done about such a matter.
    NotForThis,
}

/// 行政复议法第二十条; 行政复议法第十一条 for not acting.
const RECONSIDERATION: &str = "行政复议法第二十条";
/// 行政诉讼法第四十六条.
const LITIGATION: &str = "行政诉讼法第四十六条";
/// 最高人民法院关于适用行政诉讼法的解释第六十六条: six months from the end of the limit.
const LITIGATION_SILENCE: &str =
    "行政诉讼法第四十七条、最高人民法院关于适用行政诉讼法的解释第六十六条";
/// 信访工作条例第十七条.
const PETITION: &str = "信访工作条例第十七条";

/// All five steps, in order, as they stand on a day.
#[must_use]
pub fn next_steps(
    progress: &ComplaintProgress,
    deadlines: &ComplaintDeadlines,
    today: Date,
) -> Vec<NextStep> {
    let silence = matches!(deadlines.appeal_from, Some(AppealFrom::Silence(_)));
    let litigation = if silence {
        LITIGATION_SILENCE
    } else {
        LITIGATION
    };
    vec![
        urge(progress, today),
        redo(progress, today),
        appeal(
            NextStepKind::Reconsideration,
            deadlines,
            deadlines.reconsideration,
            RECONSIDERATION,
            today,
        ),
        appeal(
            NextStepKind::Litigation,
            deadlines,
            deadlines.litigation,
            litigation,
            today,
        ),
        petition(deadlines, progress, today),
    ]
}

fn step(kind: NextStepKind, why: Why) -> NextStep {
    NextStep {
        kind,
        open_from: None,
        open_until: None,
        is_open: false,
        is_estimated: false,
        why,
        law: "",
    }
}

fn urge(progress: &ComplaintProgress, today: Date) -> NextStep {
    let kind = NextStepKind::Urge;
    let is_waiting = progress.state.is_some_and(|state| {
        let is_answered = matches!(state, ComplaintState::Replied | ComplaintState::Confirmed);
        !state.is_end() && !is_answered
    });
    let from = progress.urge_from().filter(|_| is_waiting);
    let Some(from) = from else {
        return step(kind, Why::Ended);
    };
    let urged = progress.urged_at.map(Moment::date);
    let (open_from, why) = if progress.urges >= super::event::MAX_URGES {
        (None, Why::Done)
    } else if urged == Some(today) {
        (Some(today.next()), Why::Done)
    } else if today < from {
        (Some(from), Why::TooEarly)
    } else {
        (Some(from), Why::Waiting)
    };
    NextStep {
        open_from,
        is_open: why == Why::Waiting,
        ..step(kind, why)
    }
}

fn redo(progress: &ComplaintProgress, today: Date) -> NextStep {
    let kind = NextStepKind::Redo;
    if progress.is_disputed {
        return step(kind, Why::Done);
    }
    let (Some(replied), Some(until)) = (progress.replied_at, progress.confirm_until()) else {
        return step(kind, Why::NoReply);
    };
    let is_replied = progress.state == Some(ComplaintState::Replied);
    let why = match is_replied {
        true if today <= until => Why::Replied,
        true => Why::Over,
        false => Why::Ended,
    };
    NextStep {
        open_from: Some(replied.date()),
        open_until: Some(until),
        is_open: why == Why::Replied,
        ..step(kind, why)
    }
}

fn appeal(
    kind: NextStepKind,
    deadlines: &ComplaintDeadlines,
    appeal: Option<Appeal>,
    law: &'static str,
    today: Date,
) -> NextStep {
    let (Some(from), Some(appeal)) = (deadlines.appeal_from, appeal) else {
        let why = nothing(deadlines);
        return NextStep {
            law,
            ..step(kind, why)
        };
    };
    let (open_from, why) = match from {
        AppealFrom::Reply(date) => (date, Why::IfRightsTouched),
        AppealFrom::Refusal(date) => (date, Why::Refused),
        AppealFrom::Silence(date) => (date.next(), Why::Silent),
    };
    let is_open = (open_from..=appeal.until).contains(&today);
    NextStep {
        kind,
        open_from: Some(open_from),
        open_until: Some(appeal.until),
        is_open,
        is_estimated: appeal.is_estimated,
        why: if today > appeal.until { Why::Over } else { why },
        law,
    }
}

/// Why there is nothing to appeal against.
fn nothing(deadlines: &ComplaintDeadlines) -> Why {
    let is_answered = deadlines
        .replied
        .as_ref()
        .is_some_and(super::deadlines::has_ended);
    if is_answered {
        return Why::NotForThis;
    }
    Why::NoReply
}

fn petition(deadlines: &ComplaintDeadlines, progress: &ComplaintProgress, today: Date) -> NextStep {
    let kind = NextStepKind::Petition;
    let replied = progress.replied_at.map(Moment::date);
    let from = deadlines.appeal_from.map(|from| match from {
        AppealFrom::Silence(date) => date.next(),
        other => other.date(),
    });
    let why = match deadlines.appeal_from {
        Some(AppealFrom::Silence(_)) => Why::Silent,
        Some(AppealFrom::Refusal(_)) => Why::Refused,
        _ if replied.is_some() => Why::Replied,
        _ => Why::NoReply,
    };
    let open_from = from.or(replied);
    NextStep {
        open_from,
        is_open: open_from.is_some_and(|from| from <= today),
        law: PETITION,
        ..step(kind, why)
    }
}

impl NextStep {
    /// The action that does it here; none for what is done elsewhere.
    #[must_use]
    pub fn action(&self) -> Option<ComplaintAction> {
        match self.kind {
            NextStepKind::Urge => Some(ComplaintAction::Urge),
            NextStepKind::Redo => Some(ComplaintAction::Dispute),
            _ => None,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
