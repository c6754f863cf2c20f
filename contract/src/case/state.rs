//! 状态与动作: where a case can be, and what can be done with it.

use super::codes;
use crate::coded::coded_enum;

coded_enum! {
    /// 办件状态. It travels as [`Coded`], so that a client shows a state that it does not know by
    /// its label.
    State, STATE, "state",
    /// 已提交: handed in; nobody has looked at it.
    Submitted = "submitted",
    /// 已收件: somebody took it in and checks whether the materials are complete.
    Received = "received",
    /// 待补正: the applicant must hand something in.
    Correction = "correction",
    /// 已补正: the applicant has handed it in.
    Resubmitted = "resubmitted",
    /// 不予受理: an end.
    NotAccepted = "not_accepted",
    /// 已受理: the time limits run from the day after.
    Accepted = "accepted",
    /// 审查中.
    Review = "review",
    /// 特别程序中: a hearing, inspection, test or expert review whose time is not counted.
    SpecialProcedure = "special_procedure",
    /// 已准予: decided for the applicant.
    Approved = "approved",
    /// 不予准予: decided against.
    Refused = "refused",
    /// 已办结: the document is made.
    Completed = "completed",
    /// 已送达: an end; the time to appeal runs.
    Delivered = "delivered",
    /// 已撤回 by the applicant: an end.
    Withdrawn = "withdrawn",
    /// 已终止 by the department: an end.
    Terminated = "terminated",
}

coded_enum! {
    /// 办理动作: what an event of the log did.
    Action, ACTION, "action",
    /// 提交申请: the first event of every case, and of no other place.
    Submit = "submit",
    /// 收件.
    Receive = "receive",
    /// 一次告知补正 (行政许可法第三十二条第一款第四项): once in a case, with everything that is missing.
    RequestCorrection = "request_correction",
    /// 提交补正.
    Resubmit = "resubmit",
    /// 决定不予受理.
    RefuseAcceptance = "refuse_acceptance",
    /// 受理.
    Accept = "accept",
    /// 开始审查.
    BeginReview = "begin_review",
    /// 移交 to another department or role, within the review.
    Transfer = "transfer",
    /// 开始特别程序.
    BeginSpecial = "begin_special",
    /// 结束特别程序.
    EndSpecial = "end_special",
    /// 延长期限 (行政许可法第四十二条): once, with the reason told to the applicant.
    Extend = "extend",
    /// 准予.
    Approve = "approve",
    /// 不予准予.
    Refuse = "refuse",
    /// 办结.
    Complete = "complete",
    /// 送达.
    Deliver = "deliver",
    /// 撤回申请, until it is decided.
    Withdraw = "withdraw",
    /// 终止办理.
    Terminate = "terminate",
}

impl State {
    /// Whether nothing can follow.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(
            self,
            Self::NotAccepted | Self::Delivered | Self::Withdrawn | Self::Terminated
        )
    }

    /// Whether the case is decided or ended, so that it can be rated (好差评).
    #[must_use]
    pub fn is_rateable(self) -> bool {
        self.is_end() || self == Self::Completed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_and_action_has_a_row_of_its_table() {
        let states: Vec<_> = State::ALL.iter().map(|state| state.code()).collect();
        let rows: Vec<_> = codes::STATE.iter().map(|(code, _)| *code).collect();
        assert_eq!(states, rows);
        let actions: Vec<_> = Action::ALL.iter().map(|action| action.code()).collect();
        let rows: Vec<_> = codes::ACTION.iter().map(|(code, _)| *code).collect();
        assert_eq!(actions, rows);
        assert_eq!(State::of_code("correction"), Some(State::Correction));
        assert_eq!(State::of_code("later"), None);
        assert_eq!(Action::Accept.coded().label, "受理");
    }
}
