//! 办件 for tests: cases made by the product's own state machine, and their pages as HTML.

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::location::RequestUrl;
use shigantong_contract::case::{apply, machine::follow};
use shigantong_contract::chain::{Signer, Tamper};
use shigantong_contract::{
    Action, CaseDocument, CaseHead, CaseNo, CaseTerms, Coded, Correction, CorrectionItem, Date,
    EventDraft, HolidayDay, HolidayYear, Notice, Party, QueryCode, Secret, SpecialProcedure,
    SpecialSpan, TrackRequest, codes,
};

use super::*;
use crate::api::applications::Found;

use Action as A;

/// The department.
pub(super) const DEPT: &str = "渭滨区行政审批服务局";

pub(super) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

pub(super) fn head() -> CaseHead {
    let working = Some(Coded::of(codes::DAY_TYPE, "1"));
    CaseHead {
        case_no: CaseNo::new("610302", "2026-09-21".parse().unwrap(), 7).unwrap(),
        task_handle_item: "A1".to_owned(),
        task_name: "食品经营许可<b>".to_owned(),
        task_type: Coded::of(codes::TASK_TYPE, "01"),
        area_code: "610302".to_owned(),
        area_name: "渭滨区".to_owned(),
        dept_code: "D1".to_owned(),
        dept_name: DEPT.to_owned(),
        applicant_masked: "张*".to_owned(),
        terms: CaseTerms {
            anticipate_day: Some(20),
            anticipate_type: working.clone(),
            promise_day: Some(7),
            promise_type: working,
            special_procedure: vec![SpecialProcedure {
                name: "专家评审".to_owned(),
                days: Some(10),
                explain: String::new(),
            }],
        },
        reconsideration: "渭滨区人民政府，60日内".to_owned(),
        litigation: "渭滨区人民法院，6个月内".to_owned(),
        supervise_way: "12345".to_owned(),
        is_sample: true,
    }
}

/// A day of autumn 2026 and an action on it.
pub(super) type Step = (&'static str, Action);

/// Up to acceptance.
pub(super) const ACCEPTED: &[Step] = &[
    ("09-21T09:00:00", A::Submit),
    ("09-22T09:00:00", A::Receive),
    ("09-29T10:30:00", A::Accept),
];

pub(super) fn case(steps: &[Step]) -> Case {
    let desk = |role: &str| Party {
        dept_code: "D1".to_owned(),
        dept_name: DEPT.to_owned(),
        role: role.to_owned(),
        ..Party::default()
    };
    let head = head();
    let mut progress = Progress::default();
    let mut events = Vec::new();
    for (day, action) in steps {
        let at = moment(&format!("2026-{day}+08:00"));
        let by = if action.is_applicants() {
            Party::applicant()
        } else {
            desk("窗口")
        };
        let entry = |text: &str| CorrectionItem {
            text: text.to_owned(),
            material: "平面图".to_owned(),
        };
        let is = |wanted: Action| *action == wanted;
        let decides = is(A::Approve) || is(A::Refuse) || is(A::RefuseAcceptance);
        let document = CaseDocument {
            name: "决定书".to_owned(),
            number: "审批〔2026〕7号".to_owned(),
            guid: "doc-1".to_owned(),
        };
        let draft = EventDraft {
            action: action.code().to_owned(),
            stage: "审查".to_owned(),
            by,
            decision: format!("说明：{}", action.code()),
            document: (decides || is(A::Complete)).then_some(document),
            correction: is(A::RequestCorrection).then(|| Correction {
                due: at.date().plus_days(15),
                items: vec![entry("补一张平面图"), entry("签上名字")],
            }),
            special: is(A::BeginSpecial).then(|| SpecialSpan {
                name: "专家评审".to_owned(),
                days: Some(10),
            }),
            extension_days: is(A::Extend).then_some(10),
            next: is(A::RequestCorrection)
                .then(Party::applicant)
                .or((is(A::Submit) || is(A::Resubmit)).then(|| desk("窗口"))),
        };
        let event = apply(&progress, &draft, at).unwrap_or_else(|e| panic!("{action:?}: {e:?}"));
        follow(&mut progress, &event).unwrap();
        events.push(event);
    }
    let signer = Signer::from_seed([7; 32]);
    let receipt = signer.receipt(&head, &events, events.last().unwrap().at);
    Case {
        state: progress.state.unwrap().coded(),
        holder: progress.holder,
        received_at: progress.received_at,
        accepted_at: progress.accepted_at,
        rating: None,
        holidays_version: 1,
        head,
        events,
        receipt,
    }
}

pub(super) fn calendar() -> Calendar {
    let day = |month: u32, day: u32, is_off| HolidayDay {
        date: Date::new(2026, month, day).unwrap(),
        name: "国庆节".to_owned(),
        is_off,
        notice: 0,
    };
    let mut days = vec![day(9, 20, false)];
    days.extend((1..=7).map(|number| day(10, number, true)));
    days.push(day(10, 10, false));
    Calendar::new(vec![HolidayYear {
        year: 2026,
        version: 1,
        notices: vec![Notice {
            name: "放假通知".to_owned(),
            number: "国办发明电〔2025〕7号".to_owned(),
            url: "https://www.gov.cn/a".to_owned(),
        }],
        days,
    }])
}

/// The page of a case at a moment, with a calendar and the guide of its item.
pub(super) fn page_by(
    case: &Case,
    now: &str,
    calendar: Option<Calendar>,
    with_pair: bool,
) -> String {
    page_of(case, now, calendar, with_pair, &[])
}

/// The same, for a log that contradicts the one that was kept.
pub(super) fn page_of(
    case: &Case,
    now: &str,
    calendar: Option<Calendar>,
    with_pair: bool,
    rewritten: &[Tamper],
) -> String {
    let rewritten = rewritten.to_vec();
    let at = u64::try_from(moment(now).seconds()).unwrap() * 1_000;
    let case = case.clone();
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new("/track"));
        let content = move || {
            let tracker = Tracker::new();
            let secret = Secret::Code(QueryCode::parse("K7Q2M9XD").unwrap());
            let case_no = case.head.case_no.clone();
            let pair = with_pair.then_some(TrackRequest { case_no, secret });
            tracker.pair.set(pair);
            let seen = Seen {
                found: Found {
                    case: case.clone(),
                    json: String::new(),
                },
                at,
                is_copy: !with_pair,
                rewritten: rewritten.clone(),
            };
            let item = ServiceItem {
                transact_addr: "滨河大道一号".to_owned(),
                link_way: "12345".to_owned(),
                ..ServiceItem::default()
            };
            let view = super::View::new(case.clone(), at);
            let calendar = Signal::stored(calendar.clone());
            let item = Signal::stored(Some(item));
            view! { <CaseParts tracker=tracker seen=seen view=view calendar=calendar item=item /> }
        };
        view! { <Router>{content()}</Router> }.to_html()
    });
    html.replace("<!>", "")
}

pub(super) fn page(case: &Case, now: &str) -> String {
    page_by(case, now, Some(calendar()), true)
}
