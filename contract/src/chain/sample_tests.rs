//! A case for tests, whose log has every field in use.

use crate::case::{
    Action, CaseDocument, CaseEvent, CaseHead, CaseNo, CaseTerms, Correction, CorrectionItem,
    EventDraft, Party, SpecialSpan, apply, fold,
};
use crate::{Coded, Moment, SpecialProcedure, codes};

/// The head.
pub(crate) fn head() -> CaseHead {
    CaseHead {
        case_no: CaseNo::parse("610302202611260001236").unwrap(),
        task_handle_item: "1161030001602001X3000131001000001".to_owned(),
        task_name: "食品经营许可".to_owned(),
        task_type: Coded::of(codes::TASK_TYPE, "01"),
        area_code: "610302".to_owned(),
        area_name: "渭滨区".to_owned(),
        dept_code: "11610300016020001X".to_owned(),
        dept_name: "市行政审批服务局".to_owned(),
        applicant_masked: "张*".to_owned(),
        terms: CaseTerms {
            anticipate_day: Some(20),
            anticipate_type: Some(Coded::of(codes::DAY_TYPE, "1")),
            promise_day: Some(5),
            promise_type: Some(Coded::of(codes::DAY_TYPE, "1")),
            special_procedure: vec![SpecialProcedure {
                name: "现场核查".to_owned(),
                days: Some(10),
                explain: "经营场所".to_owned(),
            }],
        },
        reconsideration: "区人民政府，60日内".to_owned(),
        litigation: "区人民法院，6个月内".to_owned(),
        supervise_way: "12345".to_owned(),
        is_sample: true,
    }
}

/// The log: with a correction, a special procedure, an extension and a document.
pub(crate) fn events() -> Vec<CaseEvent> {
    let desk = |role: &str| Party {
        is_applicant: false,
        dept_code: "11610300016020001X".to_owned(),
        dept_name: "市行政审批服务局".to_owned(),
        role: role.to_owned(),
    };
    use Action as A;
    let actions = [
        A::Submit,
        A::Receive,
        A::RequestCorrection,
        A::Resubmit,
        A::Accept,
        A::BeginReview,
        A::BeginSpecial,
        A::EndSpecial,
        A::Extend,
        A::Approve,
        A::Complete,
        A::Deliver,
    ];
    let mut events: Vec<CaseEvent> = Vec::new();
    for (index, action) in actions.into_iter().enumerate() {
        let at: Moment = format!("2026-11-{:02}T09:00:00+08:00", index + 2)
            .parse()
            .unwrap();
        let item = |text: &str| CorrectionItem {
            text: format!("补交\"{text}\""),
            material: text.to_owned(),
        };
        let correction = Correction {
            due: at.date().plus_days(7),
            items: vec![item("平面图"), item("设备清单")],
        };
        let is_applicants = action.is_applicants();
        let draft = EventDraft {
            action: action.code().to_owned(),
            stage: if index > 4 { "审查" } else { "" }.to_owned(),
            by: if is_applicants {
                Party::applicant()
            } else {
                desk("审查岗")
            },
            decision: if index > 1 {
                "符合条件\n见附件"
            } else {
                ""
            }
            .to_owned(),
            document: (action == A::Approve).then(|| CaseDocument {
                name: "准予行政许可决定书".to_owned(),
                number: "宝审服〔2026〕12号".to_owned(),
                guid: "decision-12".to_owned(),
            }),
            correction: (action == A::RequestCorrection).then_some(correction),
            special: (action == A::BeginSpecial).then(|| SpecialSpan {
                name: "现场核查".to_owned(),
                days: Some(10),
            }),
            extension_days: (action == A::Extend).then_some(10),
            next: (action == A::Submit).then(|| desk("综合窗口")),
        };
        let progress = fold(&events).unwrap();
        events.push(apply(&progress, &draft, at).unwrap());
    }
    events
}
