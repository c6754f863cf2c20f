//! 种类、状态、动作、结果: what a complaint can be, who can do what with it, and what comes of it.

use super::codes;
use crate::coded::coded_enum;

coded_enum! {
    /// 诉求种类.
    ComplaintKind, KIND, "kind",
    /// 投诉: about how one was treated.
    Complaint = "complaint",
    /// 举报: about what somebody else does against the law.
    Report = "report",
    /// 求助.
    Help = "help",
    /// 咨询.
    Consultation = "consultation",
    /// 建议.
    Suggestion = "suggestion",
    /// 表扬.
    Praise = "praise",
}

coded_enum! {
    /// 诉求状态.
    ComplaintState, STATE, "state",
    /// 已提交: nobody has looked at it yet.
    Submitted = "submitted",
    /// 审核中 at the screening desk.
    Screening = "screening",
    /// 不予受理: an end, with where to go instead.
    NotAccepted = "not_accepted",
    /// 已受理: it has no department yet.
    Accepted = "accepted",
    /// 已派单: a department has it and has not begun.
    Dispatched = "dispatched",
    /// 已转办: it was passed on, to another department or back to the desk.
    Transferred = "transferred",
    /// 办理中.
    Handling = "handling",
    /// 已延期: handled with more time.
    Extended = "extended",
    /// 已答复: the citizen can confirm or dispute.
    Replied = "replied",
    /// 已确认 by the citizen.
    Confirmed = "confirmed",
    /// 不认可答复: the desk has it again.
    Disputed = "disputed",
    /// 重新办理: a department has it again.
    Reopened = "reopened",
    /// 督办中: a supervisor watches how it is handled.
    Supervised = "supervised",
    /// 已办结: an end.
    Closed = "closed",
    /// 已并案: an end; what follows stands with another complaint.
    Merged = "merged",
    /// 已撤回 by the citizen: an end.
    Withdrawn = "withdrawn",
}

coded_enum! {
    /// 办理动作.
    ComplaintAction, ACTION, "action",
    /// 提交诉求: the first event of every complaint, and of no other place.
    Submit = "submit",
    /// 开始审核.
    Screen = "screen",
    /// 决定不予受理, with the reason and where to go.
    NotAccept = "not_accept",
    /// 受理.
    Accept = "accept",
    /// 并案 with another complaint about the same.
    Merge = "merge",
    /// 派单 to a department.
    Dispatch = "dispatch",
    /// 转办 to another department, or back to the desk; counted.
    Transfer = "transfer",
    /// 开始办理.
    Handle = "handle",
    /// 延期, with the reason.
    Extend = "extend",
    /// 继续办理 after an extension was given.
    Resume = "resume",
    /// 答复, with the outcome: the one action that sets it.
    Reply = "reply",
    /// 认可答复, with the citizen's own view of the outcome.
    Confirm = "confirm",
    /// 不认可答复, with the reason; once.
    Dispute = "dispute",
    /// 退回重办.
    Reopen = "reopen",
    /// 督办.
    Supervise = "supervise",
    /// 办结.
    Close = "close",
    /// 撤回 before there is a reply.
    Withdraw = "withdraw",
    /// 补充材料: changes no state.
    Supplement = "supplement",
    /// 催办: changes no state.
    Urge = "urge",
    /// 评价 (好差评), once: changes no state.
    Rate = "rate",
    /// 回复差评: changes no state.
    AnswerRating = "answer_rating",
}

coded_enum! {
    /// 谁来办: in which part somebody acts.
    Actor, ACTOR, "actor",
    /// 诉求人.
    Citizen = "citizen",
    /// 受理台: where complaints are screened, given out and closed.
    Desk = "desk",
    /// 承办单位.
    Department = "department",
    /// 督办单位.
    Supervisor = "supervisor",
}

coded_enum! {
    /// 办理结果, kept apart from the state.
    Outcome, OUTCOME, "outcome",
    /// 已解决.
    Resolved = "resolved",
    /// 部分解决.
    Partial = "partial",
    /// 已解释说明.
    Explained = "explained",
    /// 不属职权范围.
    OutsideAuthority = "outside_authority",
    /// 反映不实.
    Unsubstantiated = "unsubstantiated",
    /// 重复反映.
    Duplicate = "duplicate",
}

coded_enum! {
    /// 诉求人认为的结果: it stands beside the department's, in every figure.
    CitizenOutcome, CITIZEN_OUTCOME, "outcome as the citizen sees it",
    /// 解决了.
    Resolved = "resolved",
    /// 解决了一部分.
    Partial = "partial",
    /// 没有解决.
    Unresolved = "unresolved",
}

coded_enum! {
    /// 是否公开: never more than the citizen chose.
    Visibility, VISIBILITY, "visibility",
    /// 公开诉求和答复, after what identifies people was hidden.
    Public = "public",
    /// 只公开答复: the text of the citizen is not shown.
    ReplyOnly = "reply_only",
    /// 不公开.
    Private = "private",
}

use ComplaintAction as A;
use ComplaintState as S;

impl ComplaintState {
    /// Whether no other state can follow.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(self, S::NotAccepted | S::Closed | S::Merged | S::Withdrawn)
    }

    /// Whether a complaint in this state may stand on the public board: the desk has accepted it.
    /// Every state is named, so that a new one must be judged.
    #[must_use]
    pub fn may_be_public(self) -> bool {
        match self {
            S::Accepted
            | S::Dispatched
            | S::Transferred
            | S::Handling
            | S::Extended
            | S::Replied
            | S::Confirmed
            | S::Disputed
            | S::Reopened
            | S::Supervised
            | S::Closed => true,
            S::Submitted | S::Screening | S::NotAccepted | S::Merged | S::Withdrawn => false,
        }
    }

    /// Whether a department has it in hand, or should.
    #[must_use]
    pub fn is_with_department(self) -> bool {
        matches!(
            self,
            S::Dispatched
                | S::Transferred
                | S::Handling
                | S::Extended
                | S::Reopened
                | S::Supervised
        )
    }
}

impl ComplaintAction {
    /// Who can do it. Each action is named, so that a new one must be given to somebody.
    #[must_use]
    pub fn actors(self) -> &'static [Actor] {
        match self {
            A::Submit
            | A::Confirm
            | A::Dispute
            | A::Withdraw
            | A::Supplement
            | A::Urge
            | A::Rate => &[Actor::Citizen],
            A::Screen | A::NotAccept | A::Accept | A::Merge | A::Dispatch | A::Reopen => {
                &[Actor::Desk]
            }
            A::Transfer => &[Actor::Department, Actor::Desk],
            A::Handle | A::Extend | A::Resume | A::Reply | A::AnswerRating => &[Actor::Department],
            A::Supervise => &[Actor::Supervisor],
            A::Close => &[Actor::Desk, Actor::Supervisor],
        }
    }

    /// Whether it leaves the state as it is.
    #[must_use]
    pub fn keeps_state(self) -> bool {
        matches!(self, A::Supplement | A::Urge | A::Rate | A::AnswerRating)
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
        check(ComplaintKind::ALL, ComplaintKind::code, codes::KIND);
        check(S::ALL, S::code, codes::STATE);
        check(A::ALL, A::code, codes::ACTION);
        check(Actor::ALL, Actor::code, codes::ACTOR);
        check(Outcome::ALL, Outcome::code, codes::OUTCOME);
        check(
            CitizenOutcome::ALL,
            CitizenOutcome::code,
            codes::CITIZEN_OUTCOME,
        );
        check(Visibility::ALL, Visibility::code, codes::VISIBILITY);
        assert_eq!(Outcome::of_code("later"), None);
        assert_eq!(A::Urge.coded().label, "催办");
    }

    #[test]
    fn every_action_is_somebodys() {
        for action in A::ALL {
            assert!(!action.actors().is_empty(), "{action:?}");
            let is_citizens = action.actors().contains(&Actor::Citizen);
            assert!(!is_citizens || action.actors().len() == 1, "{action:?}");
        }
        for state in S::ALL {
            assert!(!(state.is_end() && state.is_with_department()), "{state:?}");
        }
    }
}
