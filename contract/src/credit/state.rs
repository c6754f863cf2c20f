//! 榜单、程度、主体、状态与动作: what a record can be, and what can be done with it.

use super::codes;
use crate::coded::coded_enum;

coded_enum! {
    /// 榜单.
    ListKind, LIST_KIND, "list",
    /// 红榜: 守信激励.
    Red = "red",
    /// 黑榜: 失信惩戒.
    Black = "black",
}

coded_enum! {
    /// 失信程度 (信用修复管理办法第二章), by 过罚相当.
    Severity, SEVERITY, "severity",
    /// 轻微: normally not shown.
    Minor = "minor",
    /// 一般.
    Ordinary = "ordinary",
    /// 严重.
    Serious = "serious",
}

coded_enum! {
    /// 主体类型.
    SubjectKind, SUBJECT_KIND, "kind of subject",
    /// 法人和非法人组织: its name and code are public.
    LegalPerson = "legal_person",
    /// 个体工商户: its trade name and code are public, its owner's name is a person's.
    SoleTrader = "sole_trader",
    /// 自然人: masked, and without a number.
    NaturalPerson = "natural_person",
}

coded_enum! {
    /// 记录状态. It travels as [`crate::Coded`]; a client that does not know one shows nothing of
    /// the record.
    CreditState, STATE, "state",
    /// 公示中.
    Published = "published",
    /// 可申请修复: the shortest time of display is over and nothing is left to do.
    RepairEligible = "repair_eligible",
    /// 已申请修复.
    Applied = "applied",
    /// 修复已受理.
    Accepted = "accepted",
    /// 已修复: an end; shown nowhere (终止公示).
    Repaired = "repaired",
    /// 修复未通过: shown still, and one may apply again.
    Refused = "refused",
    /// 公示期满: an end; shown nowhere.
    Expired = "expired",
    /// 异议处理中: shown, with a note that it is disputed.
    Objection = "objection",
    /// 异议成立已更正: shown as corrected.
    Corrected = "corrected",
    /// 异议不成立.
    Upheld = "upheld",
    /// 已撤下: an end; the entry should not have been, or its decision was annulled.
    Withdrawn = "withdrawn",
    /// 已屏蔽 while the subject is reorganised (破产重整): shown nowhere.
    Shielded = "shielded",
}

coded_enum! {
    /// 处理动作.
    CreditAction, ACTION, "action",
    /// 公示: the first event of every record, and of no other place.
    Publish = "publish",
    /// 确认义务已履行.
    Fulfil = "fulfil",
    /// 开放修复申请.
    OpenRepair = "open_repair",
    /// 申请修复, by the subject.
    Apply = "apply",
    /// 受理修复申请.
    Accept = "accept",
    /// 延长修复决定期限, once.
    Extend = "extend",
    /// 准予修复.
    Repair = "repair",
    /// 不予修复, with the reason; also where an application is not accepted.
    Refuse = "refuse",
    /// 提出异议, by the subject.
    Object = "object",
    /// 更正: the entry stays, as corrected.
    Correct = "correct",
    /// 维持, with the reason.
    Uphold = "uphold",
    /// 撤下, with the reason.
    Withdraw = "withdraw",
    /// 屏蔽, with the court's decision.
    Shield = "shield",
    /// 解除屏蔽: the reorganisation failed.
    Unshield = "unshield",
    /// 期满停止公示.
    Expire = "expire",
}

impl CreditState {
    /// Whether a record in this state may be shown at all; whether it is depends on the day too
    /// (`display`). Every state is named here, so that a new one must be judged.
    #[must_use]
    pub fn may_show(self) -> bool {
        match self {
            Self::Published
            | Self::RepairEligible
            | Self::Applied
            | Self::Accepted
            | Self::Refused
            | Self::Objection
            | Self::Corrected
            | Self::Upheld => true,
            Self::Repaired | Self::Expired | Self::Withdrawn | Self::Shielded => false,
        }
    }

    /// Whether nothing can follow.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(self, Self::Repaired | Self::Expired | Self::Withdrawn)
    }
}

impl CreditAction {
    /// Whether the subject alone does it, whoever writes it down.
    #[must_use]
    pub fn is_subjects(self) -> bool {
        matches!(self, Self::Apply | Self::Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_a_row_of_its_table() {
        fn check<T: Copy>(all: &[T], code: fn(T) -> &'static str, table: &[(&str, &str)]) {
            let codes: Vec<_> = all.iter().map(|value| code(*value)).collect();
            let rows: Vec<_> = table.iter().map(|(code, _)| *code).collect();
            assert_eq!(codes, rows);
        }
        check(ListKind::ALL, ListKind::code, codes::LIST_KIND);
        check(Severity::ALL, Severity::code, codes::SEVERITY);
        check(SubjectKind::ALL, SubjectKind::code, codes::SUBJECT_KIND);
        check(CreditState::ALL, CreditState::code, codes::STATE);
        check(CreditAction::ALL, CreditAction::code, codes::ACTION);
        assert_eq!(Severity::of_code("serious"), Some(Severity::Serious));
        assert_eq!(CreditState::of_code("later"), None);
        assert_eq!(CreditAction::Shield.coded().label, "屏蔽");
    }

    #[test]
    fn what_has_ended_is_not_shown() {
        for state in CreditState::ALL {
            assert!(!(state.is_end() && state.may_show()), "{state:?}");
        }
    }
}
