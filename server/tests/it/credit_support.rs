//! What the tests of credit lists share: a city whose clock stands, entries, forms and files.

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::Request;
use serde_json::{Value, json};
use shigantong_contract::credit::Obligation;
use shigantong_contract::{LegalBasis, Moment};
use shigantong_server::app;
use shigantong_server::clock::Clock;
use shigantong_server::credit::{Credit, Decision, Entry, Failure, Handling, Published};
use shigantong_server::state::{Options, State};
use tower::ServiceExt;

use crate::case_support::post;
use crate::support::{City, Got, city};

pub const USCC: &str = "91350100M000100Y43";
pub const COMPANY: &str = "示例建筑劳务有限公司";
pub const PERSON: &str = "欧阳修远";
pub const PDF: &[u8] = b"%PDF-1.7 proof";

pub fn moment(text: &str) -> Moment {
    format!("{text}+08:00").parse().unwrap()
}

/// The city of all tests with a clock that stands at a moment.
pub async fn standing(at: &str) -> (City, Clock) {
    let mut city = city().await;
    let clock = Clock::standing_at(moment(at));
    let options = Options {
        clock: clock.clone(),
        ..Options::default()
    };
    let state = State::load_with(city.db.clone(), city.dir.path(), options);
    city.state = state.await.unwrap();
    city.router = app::router(city.state.clone(), None).unwrap();
    (city, clock)
}

/// A company on the black list with one duty, decided on a day.
pub fn entry(decision_no: &str, decided_on: &str) -> Entry {
    Entry {
        list_kind: "black".to_owned(),
        subject_kind: "legal_person".to_owned(),
        subject_name: COMPANY.to_owned(),
        uscc: USCC.to_owned(),
        title: "拖欠农民工工资".to_owned(),
        field: "labour".to_owned(),
        severity: "ordinary".to_owned(),
        area_code: "610302".to_owned(),
        dept_code: "1161030201600002B2".to_owned(),
        dept_name: "渭滨区人力资源和社会保障局".to_owned(),
        decision_no: decision_no.to_owned(),
        decided_on: Some(decided_on.parse().unwrap()),
        decision_text: "经责令限期支付，逾期未付清；联系 13812345678。".to_owned(),
        basis: vec![LegalBasis {
            law: "保障农民工工资支付条例".to_owned(),
            article: "第四十八条".to_owned(),
            text: "列入失信联合惩戒对象名单。".to_owned(),
        }],
        obligations: vec![Obligation {
            text: "付清工资".to_owned(),
            done_on: None,
        }],
        ..Entry::default()
    }
}

/// The same of a natural person.
pub fn of_person(decision_no: &str, decided_on: &str) -> Entry {
    Entry {
        subject_kind: "natural_person".to_owned(),
        subject_name: PERSON.to_owned(),
        uscc: String::new(),
        id_number: "11010519491231002X".to_owned(),
        decision_text: format!("{PERSON}（11010519491231002X）逾期未付清。"),
        ..entry(decision_no, decided_on)
    }
}

pub async fn publish(credit: &Credit, entry: Entry) -> String {
    let mut done = credit.publish(&[entry]).await.unwrap();
    match done.remove(0) {
        Published::New(id) | Published::Unchanged(id) => id,
    }
}

/// What a form says, but for its key.
pub fn form(record_id: &str, key: &str) -> Value {
    json!({
        "record_id": record_id,
        "subject": { "name": COMPANY, "uscc": USCC, "contact": "张三", "phone": "0917-3261234" },
        "reason": "决定已被撤销，见 13812345678",
        "statement": "已结清全部工资",
        "has_promised": true,
        "files": [],
        "idempotency_key": key,
    })
}

pub async fn object(router: &Router, form: &Value) -> Got {
    let uri = "/api/v1/credit-records/objections";
    post(router, uri, &[], &form.to_string()).await
}

pub async fn repair(router: &Router, form: &Value) -> Got {
    let uri = "/api/v1/credit-records/repairs";
    post(router, uri, &[], &form.to_string()).await
}

pub async fn track(router: &Router, no: &str, secret: &str) -> Got {
    let uri = "/api/v1/credit-records/applications/track";
    let body = json!({ "case_no": no, "secret": secret }).to_string();
    post(router, uri, &[], &body).await
}

pub async fn upload(router: &Router, bytes: impl Into<Bytes>) -> Got {
    let bytes: Bytes = bytes.into();
    let request = Request::post("/api/v1/uploads")
        .header("content-type", "text/plain")
        .header("content-length", bytes.len())
        .body(Body::from(bytes))
        .unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    Got {
        status: parts.status,
        headers: parts.headers,
        body: to_bytes(body, usize::MAX).await.unwrap().into(),
    }
}

/// Sends a proof, and gives its key.
pub async fn proof(router: &Router) -> String {
    let got = upload(router, PDF).await;
    assert_eq!(got.status, 201, "{}", got.text());
    got.json()["id"].as_str().unwrap().to_owned()
}

/// What staff does with an application; `Err` says why not.
pub async fn handle(state: &State, no: &str, decision: Decision) -> Result<(), String> {
    let holidays = state.holidays();
    let handling = Handling::new(decision, "理由如下", &holidays);
    let no = no.parse_no();
    match state.credit().handle(&no, &handling).await {
        Ok(_) => Ok(()),
        Err(Failure::Fault(fault)) => Err(fault.to_string()),
        Err(Failure::Internal(error)) => panic!("{error:#}"),
    }
}

trait ParseNo {
    fn parse_no(&self) -> shigantong_contract::CaseNo;
}

impl ParseNo for str {
    fn parse_no(&self) -> shigantong_contract::CaseNo {
        shigantong_contract::CaseNo::parse(self).unwrap()
    }
}
