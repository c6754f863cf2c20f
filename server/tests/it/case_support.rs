//! What the tests of cases share: a city whose staff has a token, and what staff sends.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use serde_json::{Value, json};
use shigantong_server::app;
use shigantong_server::state::{Options, StaffToken, State};
use tower::ServiceExt;

use crate::support::{City, Got, city, import_text};

pub const TOKEN: &str = "0123456789abcdef-staff";

/// An item that names a special procedure, so that time can stand still.
const SPECIAL: &str = "task_handle_item,task_name,task_type,dept_name,dept_code,promise_day,promise_type,special_procedure\n\
    S-1,食品生产许可,01,渭滨区市场监督管理局,1161030201600002B2,10,工作日,\"[{\"\"name\"\":\"\"专家评审\"\",\"\"days\"\":10}]\"\n";

/// The city of all tests, with a staff API and one item more.
pub async fn staffed() -> City {
    let mut city = city().await;
    let report = import_text(&city.db, city.dir.path(), SPECIAL, "610302").await;
    assert!(report.is_done(), "{report}");
    let options = Options {
        staff_token: StaffToken::new(TOKEN),
        ..Options::default()
    };
    let state = State::load_with(city.db.clone(), city.dir.path(), options);
    city.state = state.await.unwrap();
    city.router = app::router(city.state.clone(), None).unwrap();
    city
}

pub async fn post(router: &Router, uri: &str, headers: &[(&str, &str)], body: &str) -> Got {
    let mut request = Request::post(uri).header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::from(body.to_owned())).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    Got {
        status: parts.status,
        headers: parts.headers,
        body: to_bytes(body, usize::MAX).await.unwrap().into(),
    }
}

/// What staff posts.
pub async fn staff(router: &Router, uri: &str, body: &Value) -> Got {
    let token = format!("Bearer {TOKEN}");
    let headers = [("authorization", token.as_str())];
    post(router, uri, &headers, &body.to_string()).await
}

pub async fn staff_get(router: &Router, uri: &str) -> Got {
    let token = format!("Bearer {TOKEN}");
    crate::support::send(router, "GET", uri, &[("authorization", &token)]).await
}

/// A new case of the item with this key: number and query code.
pub async fn create(router: &Router, item: &str) -> (String, String) {
    let draft = json!({
        "task_handle_item": item, "applicant": "张三", "phone": "0917-3261234",
    });
    let got = staff(router, "/api/v1/staff/cases", &draft).await;
    assert_eq!(got.status, 201, "{}", got.text());
    let text = |name: &str| got.json()[name].as_str().unwrap().to_owned();
    (text("case_no"), text("query_code"))
}

pub fn events(case_no: &str) -> String {
    format!("/api/v1/staff/cases/{case_no}/events")
}

/// A draft with all that its action needs.
pub fn draft(action: &str) -> Value {
    let mut draft = json!({
        "action": action,
        "stage": "办理",
        "by": { "dept_code": "1161030201600002B2", "dept_name": "渭滨区市场监督管理局", "role": "经办人" },
        "decision": "说明理由",
    });
    match action {
        "withdraw" | "resubmit" => draft["by"] = json!({ "is_applicant": true }),
        "request_correction" => {
            draft["correction"] = json!({ "due": "2199-01-01", "items": [{ "text": "补签名" }] });
        }
        "begin_special" => draft["special"] = json!({ "name": "专家评审", "days": 10 }),
        "extend" => draft["extension_days"] = json!(10),
        "transfer" => {
            draft["next"] = json!({ "dept_name": "渭滨区自然资源局", "role": "规划股" });
        }
        _ => {}
    }
    draft
}

/// Takes a case through these actions.
pub async fn advance(router: &Router, case_no: &str, actions: &[&str]) -> Value {
    let mut case = Value::Null;
    for action in actions {
        let got = staff(router, &events(case_no), &draft(action)).await;
        assert_eq!(got.status, 200, "{action}: {}", got.text());
        case = got.json();
    }
    case
}

pub async fn track(router: &Router, case_no: &str, secret: &str) -> Got {
    let body = json!({ "case_no": case_no, "secret": secret }).to_string();
    post(router, "/api/v1/applications/track", &[], &body).await
}
