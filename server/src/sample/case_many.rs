//! 示例办件: closed cases enough for figures, always the same for the same day.

use shigantong_contract::{Action, EventDraft, Moment, Party};

use super::case::{At, Clock, Many};

/// The applicants' family names; the rest of their names says what they are.
const NAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡",
];
/// Cases of one item lie so many working days apart.
const APART: u32 = 7;

/// Numbers that look like chance and are the same each time (Lehmer 1951, with the factor of Park
/// and Miller).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn of(seed: u32) -> Self {
        Self(u64::from(seed) % 2_147_483_646 + 1)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        u32::try_from(self.0 % u64::from(end.max(1))).unwrap_or(0)
    }
}

/// What happened with one of many cases.
pub(super) struct Story {
    pub(super) applicant: String,
    pub(super) phone: String,
    pub(super) began: Moment,
    pub(super) events: Vec<(EventDraft, Moment)>,
    /// The level of its rating and when; none where it was not rated.
    pub(super) rating: Option<(u8, Moment)>,
}

/// The story of the case of this number, from 0; `None` where the calendar ends.
pub(super) fn story(
    many: &Many,
    number: u32,
    promise: u32,
    own: &dyn Fn(&str) -> Party,
    clock: &Clock<'_>,
) -> Option<Story> {
    let mut chance = Chance::of(seed(many) + number);
    let is_late = number < many.late;
    let is_refused = number >= many.late && number < many.late + many.refused;
    let is_overdue = number >= many.count - many.overdue;
    let took = if is_late || is_overdue {
        promise + 1 + chance.below(4)
    } else {
        promise.min(1 + chance.below(promise) + promise / 3)
    };
    // So many working days ago it was accepted; the latest case first.
    let ended = if is_overdue { 0 } else { 2 + number * APART };
    let accepted = ended + took.max(1);
    let mut at = |days: u32, hour: u32| {
        clock.moment(At {
            days: days.max(1),
            hour,
            minute: chance.below(60),
        })
    };
    let step = |action: Action, stage: &str, role: &str, decision: &str| EventDraft {
        action: action.code().to_owned(),
        stage: stage.to_owned(),
        by: own(role),
        decision: decision.to_owned(),
        ..EventDraft::default()
    };
    let began = at(accepted + 1, 9)?;
    let mut events = vec![
        (
            step(Action::Receive, "收件", "窗口人员", "材料已收到。"),
            at(accepted + 1, 11)?,
        ),
        (
            step(Action::Accept, "受理", "窗口人员", "材料齐全，予以受理。"),
            at(accepted, 10)?,
        ),
        (
            step(Action::BeginReview, "审查", "经办科室", "开始审查。"),
            at(accepted, 15)?,
        ),
    ];
    let mut rating = None;
    if !is_overdue {
        let decided = if is_refused {
            let reason = "现场条件不符合要求，说明理由并告知救济途径，不予许可。";
            step(Action::Refuse, "决定", "分管负责人", reason)
        } else {
            step(
                Action::Approve,
                "决定",
                "分管负责人",
                "符合条件，准予许可。",
            )
        };
        events.push((decided, at(ended, 10)?));
        let made = step(Action::Complete, "制证", "制证窗口", "文书已经做好。");
        events.push((made, at(ended, 15)?));
        let sent = step(Action::Deliver, "送达", "制证窗口", "已经送达。");
        events.push((sent, at(ended - 1, 11)?));
        rating = Some((level(is_late, is_refused, number), at(ended - 1, 20)?));
    }
    let rating = rating.filter(|_| number % 5 < 3);
    let name = NAMES.get(chance.below(15) as usize)?;
    Some(Story {
        applicant: format!("{name}某"),
        phone: format!("0917-000{:04}", chance.below(10_000)),
        began,
        events,
        rating,
    })
}

fn seed(many: &Many) -> u32 {
    let text = many.catalog.bytes().chain(many.area.bytes());
    text.fold(17, |seed, byte| (seed * 31 + u32::from(byte)) % 1_000_003)
}

fn level(is_late: bool, is_refused: bool, number: u32) -> u8 {
    match (is_late, is_refused) {
        (true, _) => 2,
        (_, true) => 3,
        _ if number.is_multiple_of(4) => 4,
        _ => 5,
    }
}
