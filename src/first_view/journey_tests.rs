//! 一件事 as HTML: the list, the figures in a case, the stages and the one list of materials; what
//! there is to say where nobody performs a task.

use serde_json::{Value, json};

use super::Document;
use super::tests::{answer, page, text};

fn coded(code: &str, label: &str) -> Value {
    json!({"code": code, "label": label})
}

fn item(key: &str, name: &str, days: u16, result: &str, materials: &Value) -> Value {
    json!({"task_handle_item": key, "task_name": name, "dept_name": "某区某局",
        "area_code": "610302", "area_name": "某区", "project_type": coded("2", "承诺件"),
        "anticipate_day": 30, "anticipate_type": coded("1", "工作日"),
        "promise_day": days, "promise_type": coded("1", "工作日"), "limit_scene_num": 1,
        "is_fee": false, "is_online": true, "result_name": result, "materials": materials})
}

/// A licence, then two things side by side, then one that only some do.
fn journey() -> Value {
    let card = json!({"material_name": "经营者身份证", "page_num": "原件1份，核验后退还"});
    let other_card = json!({"material_name": "身份证", "page_num": "复印件1份"});
    let licence = json!({"material_name": "营业执照"});
    let plan = json!({"material_name": "平面图", "form_guid": "form-1"});
    json!({"key": "open", "name": "开一家店", "summary": "想开店的。", "is_sample": true,
    "area_code": "610302", "area_name": "某区",
    "same": [{"name": "经营者身份证", "also": ["身份证"]}],
    "tasks": [
        {"key": "licence", "name": "领执照", "catalog_code": "1", "note": "第一步。",
            "item": item("A1", "个体登记", 3, "营业执照", &json!([card]))},
        {"key": "food", "name": "办许可", "catalog_code": "2", "after": ["licence"],
            "item": item("A2", "许可", 8, "许可证", &json!([licence, other_card, plan]))},
        {"key": "invoice", "name": "领发票", "catalog_code": "3", "after": ["licence"],
            "item": item("A3", "发票", 5, "发票", &json!([other_card]))},
        {"key": "seal", "name": "刻章", "catalog_code": "4", "after": ["invoice"],
            "only_if": "要签合同的", "item": item("A4", "刻章", 10, "章", &json!([licence]))},
    ]})
}

const AREAS: &str = r#"[{"area_code":"610300","name":"某市","level":"city","item_count":1},
    {"area_code":"610302","name":"某区","level":"county","parent":"610300","item_count":1},
    {"area_code":"610302001","name":"某镇","level":"town","parent":"610302","item_count":0},
    {"area_code":"610303","name":"别区","level":"county","parent":"610300","item_count":1}]"#;

fn shown(journey: &Value, query: &str) -> Document {
    let area = if query.contains("area_code=610302") {
        "?area_code=610302"
    } else {
        ""
    };
    let answers = [
        answer(
            &format!("/api/v1/journeys/open{area}"),
            200,
            &journey.to_string(),
        ),
        answer("/api/v1/areas", 200, AREAS),
    ];
    page("/journeys/open", query, &answers)
}

fn has(shown: &Document, parts: &[&str]) {
    let words = text(&shown.html);
    for part in parts {
        assert!(
            words.contains(part) || shown.html.contains(part),
            "{part}: {words}\n{}",
            shown.html
        );
    }
}

fn has_not(shown: &Document, parts: &[&str]) {
    let words = text(&shown.html);
    for part in parts {
        assert!(
            !words.contains(part) && !shown.html.contains(part),
            "{part}: {words}"
        );
    }
}

#[test]
fn the_list_leads_to_each_journey() {
    let list = json!([
        {"key": "open", "name": "开一家店", "summary": "想开店的。", "plain_words": [],
            "task_count": 3, "optional_count": 1},
        {"key": "retire", "name": "退<b>休", "summary": "", "plain_words": [], "task_count": 2},
    ]);
    let list = answer("/api/v1/journeys", 200, &list.to_string());
    let shown = page("/journeys", "", &[list]);
    assert_eq!(
        (shown.status, shown.title.as_str()),
        (200, "一件事一次办 - 十感通 · 某市政务")
    );
    has(
        &shown,
        &[
            "开一家店 想开店的。 要办 3 项，看情况再办 1 项",
            "退&lt;b&gt;休 要办 2 项",
            r#"href="/journeys/open""#,
            r#"href="/journeys/retire""#,
        ],
    );
    let none = page("/journeys", "", &[answer("/api/v1/journeys", 200, "[]")]);
    has(&none, &["还没有整理出一件事"]);
}

#[test]
fn the_figures_are_of_what_everybody_does() {
    let shown = shown(&journey(), "area_code=610302");
    assert_eq!(shown.status, 200);
    assert_eq!(shown.title, "开一家店 - 十感通 · 某市政务");
    has(
        &shown,
        &[
            "某区，一共办 3 项",
            // 3 and then 8 beside 5; the licence and the card each once.
            "最快多久 11 个工作日 一项一项办要 16 个，少等 5 天 法定最长 60 个工作日",
            "带几份材料 2 份 5 份合并成的",
            "跑几次 最多跑 3 次 都能网上办",
            "收费吗 都不收费",
            "要签合同的 要刻章",
            "第 1 步 领执照 第一步。",
            "第 2 步，这 2 项可以同时办 办许可 等“领执照”办好",
            "要带 2 份材料",
            "经营者身份证 原件1份，复印件1份",
            "3 项都用它 也写作：身份证",
            "平面图 用于：办许可",
            "前一步办出来的 1 份",
            "“领执照”办出来的，不用另带",
            r#"href="/guides/A2""#,
            r#"href="/guides/A2/checklist""#,
            r#"href="/journeys""#,
            "/api/v1/files/form-1",
            "示例数据",
        ],
    );
    has_not(&shown, &["等“领发票”办好", r#"href="/guides/A4""#]);
}

/// Without scripts the page is a form, and its answer the page in that case.
#[test]
fn the_case_stands_in_the_address() {
    let shown = shown(&journey(), "area_code=610302&with=seal");
    has(
        &shown,
        &[
            "某区，一共办 4 项",
            "最快多久 18 个工作日 一项一项办要 26 个，少等 8 天",
            "等“领发票”办好",
            "看情况：要签合同的",
            r#"action="/journeys/open" method="get""#,
            r#"name="area_code""#,
            r#"name="with" value="seal" checked"#,
            r#"<option value="610302" selected"#,
        ],
    );
    let plain = self::shown(&journey(), "");
    has_not(&plain, &["checked", r#"value="610302" selected"#]);
    // A condition that there is not counts for nothing.
    let odd = self::shown(&journey(), "with=nothing&with=%3Cb%3E");
    has(&odd, &["一共办 3 项"]);
}

#[test]
fn what_is_not_known_is_said() {
    let mut journey = journey();
    journey["tasks"][1]["item"] = Value::Null;
    journey["tasks"][2]["item"]["is_example"] = json!(true);
    journey["tasks"][2]["item"]["is_fee"] = Value::Null;
    journey["area_code"] = json!("610300");
    let shown = shown(&journey, "");
    has(
        &shown,
        &[
            "至少 8 个工作日",
            "有 1 项没公布期限",
            "至少跑 2 次",
            "2 项能网上办",
            "2 项没公布",
            "这里的清单没有这一项。",
            "tel:12345",
            "请先选您的县区",
            "以某区为例",
        ],
    );
    // In a county it is the town that is still to be chosen.
    journey["area_code"] = json!("610302");
    let county = self::shown(&journey, "area_code=610302");
    has(&county, &["请再选您的镇街"]);
}

#[test]
fn what_the_data_say_is_text() {
    let mut journey = journey();
    let script = json!("<script>alert(1)</script>");
    journey["name"] = script.clone();
    journey["summary"] = script.clone();
    journey["tasks"][0]["name"] = script.clone();
    journey["tasks"][0]["note"] = script;
    journey["tasks"][0]["item"]["materials"][0]["material_name"] = json!("<img src=x>");
    let shown = shown(&journey, "with=seal");
    has_not(&shown, &["<script", "<img src=x"]);
    has(&shown, &["&lt;script", "&lt;img src=x"]);
}

#[test]
fn a_journey_with_nothing_but_its_name_and_one_that_is_not_there_are_pages() {
    let shown = shown(&json!({"key": "open", "name": "开一家店"}), "");
    assert_eq!(shown.status, 200);
    has(&shown, &["开一家店</h1>", "一共办 0 项"]);
    has_not(&shown, &["符合您情况的"]);
    let missing = r#"{"type":"/problems/not-found","title":"没有这件事","status":404,
        "detail":"请从一件事的列表里选。","request_id":"r1"}"#;
    let none = page(
        "/journeys/none",
        "",
        &[answer("/api/v1/journeys/none", 404, missing)],
    );
    assert_eq!(none.status, 404);
    has(&none, &["没有这件事"]);
}

/// Above the list that a query finds stand the journeys that it names.
#[test]
fn a_search_offers_journeys() {
    let path = "/api/v1/service-items?q=%E5%BC%80%E5%BA%97&distinct=true";
    let list = json!({"items": [], "page": 1, "page_size": 20, "total": 0, "facets": [],
        "journeys": [{"key": "open", "name": "开一家店", "summary": "", "plain_words": [],
            "task_count": 3, "optional_count": 1}]});
    let shown = page(
        "/search",
        "q=%E5%BC%80%E5%BA%97",
        &[answer(path, 200, &list.to_string())],
    );
    has(
        &shown,
        &[
            "一件事 开一家店 要办 3 项，看情况再办 1 项",
            r#"href="/journeys/open""#,
            "没有找到",
        ],
    );
}

#[test]
fn the_first_page_leads_to_the_list() {
    let home = page("/", "", &[]);
    has(&home, &[r#"href="/journeys""#, "一件事一次办"]);
}
