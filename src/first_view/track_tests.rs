//! 查进度 and 晒结果 as HTML: what stands there before the app runs, and without it.

use serde_json::json;

use super::Answer;
use super::tests::{answer, page, text};

const SAMPLES: &str = "/api/v1/applications/samples";

fn areas() -> Answer {
    let areas = json!([{ "area_code": "610300", "name": "宝鸡市", "level": "city", "item_count": 0,
        "hall_name": "宝鸡市政务服务中心", "hall_address": "某路一号", "hall_hours": "", "hall_phone": "12345" }]);
    answer("/api/v1/areas", 200, &areas.to_string())
}

fn samples(list: &serde_json::Value) -> Answer {
    answer(SAMPLES, 200, &list.to_string())
}

/// Without scripts nothing of the form is ever sent: its fields have no names, and its button
/// does nothing.
#[test]
fn the_form_sends_nothing_by_itself() {
    let shown = page("/track", "", &[areas(), samples(&json!([]))]);
    assert_eq!(
        (shown.status, shown.title.as_str()),
        (200, "查进度 - 十感通 · 某市政务")
    );
    let html = shown.html;
    let form = html.split("<form").nth(1).unwrap();
    let form = form.split("</form>").next().unwrap();
    assert_eq!(form.matches("<input").count(), 2, "{form}");
    assert!(
        !form.contains("name=") && form.contains(r#"method="post""#),
        "{form}"
    );
    let button = form.split("<button").nth(1).unwrap();
    assert!(
        button.split('>').next().unwrap().contains("disabled"),
        "{button}"
    );
    for id in ["case-no", "secret"] {
        assert!(form.contains(&format!(r#"for="{id}""#)), "{id}");
        assert!(
            form.contains(&format!(r#"aria-describedby="{id}-hint {id}-error""#)),
            "{id}"
        );
    }
    let said = text(&html);
    for words in [
        "需要浏览器允许运行脚本",
        "拨打 12345",
        "宝鸡市政务服务中心",
        "手机号后四位",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("示例数据：可以用这些办件"), "{said}");
}

#[test]
fn a_number_in_the_query_is_not_read() {
    let html = page("/track", "no=610302202611260001236", &[areas()]).html;
    assert!(!html.contains("610302202611260001236"), "{html}");
}

#[test]
fn samples_are_offered_where_there_are_some() {
    let list = json!([{ "case_no": "610302-20261126-000123-6", "query_code": "K7Q2M9XD",
        "state": { "code": "review", "label": "审查中" }, "task_name": "食品经营许可" }]);
    let html = page("/track", "", &[areas(), samples(&list)]).html;
    for words in [
        "可以用这些办件试一试",
        "审查中",
        "610302-20261126-000123-6",
        "K7Q2 M9XD",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    // Samples that cannot be had are no reason not to ask.
    let html = page("/track", "", &[areas(), answer(SAMPLES, 500, "{}")]).html;
    assert!(
        html.contains("办件编号") && !html.contains("出了点问题"),
        "{html}"
    );
}

#[test]
fn a_receipt_can_be_checked_without_network() {
    let keys = answer("/.well-known/shigantong-keys.json", 200, r#"{"keys":[]}"#);
    let shown = page("/track/check", "", &[keys]);
    assert_eq!(shown.status, 200);
    assert!(shown.html.contains(r#"type="file""#) && shown.html.contains("文件不会上传"));
}

fn hearing(id: u32) -> serde_json::Value {
    json!({ "id": format!("h{id}"), "title": format!("听证<{id}>"), "task_handle_item": "A1",
        "task_name": "某许可", "dept_name": "某局", "held_at": "2026-12-03T09:30:00+08:00",
        "place": "三楼会议室", "register_until": "2026-12-01",
        "state": { "code": "open", "label": "报名中" }, "how_to_join": "打电话报名", "is_sample": true })
}

fn list(items: &serde_json::Value, page: u32, total: u32) -> String {
    json!({ "items": items, "page": page, "page_size": 20, "total": total, "facets": [] })
        .to_string()
}

#[test]
fn hearings_are_a_list_with_a_search() {
    let path = "/api/v1/hearings?q=%E6%8E%92%E6%B1%A1&page=2";
    let body = list(&json!([hearing(1)]), 2, 41);
    let shown = page(
        "/transparency/hearings",
        "q=%E6%8E%92%E6%B1%A1&page=2",
        &[answer(path, 200, &body)],
    );
    for part in [
        r#"action="/transparency/hearings""#,
        r#"value="排污""#,
        "听证&lt;1&gt;",
        "2026年12月3日 09:30（周四）",
        "2026年12月1日（周二）",
        "打电话报名",
        r#"href="/guides/A1""#,
        r#"start="21""#,
        r#"href="/transparency/hearings?q=%E6%8E%92%E6%B1%A1&amp;page=3""#,
        r#"href="/transparency/hearings?q=%E6%8E%92%E6%B1%A1""#,
    ] {
        assert!(shown.html.contains(part), "{part}: {}", shown.html);
    }
    let none = [answer("/api/v1/hearings", 200, &list(&json!([]), 1, 0))];
    assert!(
        page("/transparency/hearings", "", &none)
            .html
            .contains("目前没有公告")
    );
    let none = [answer("/api/v1/hearings?q=x", 200, &list(&json!([]), 1, 0))];
    let html = page("/transparency/hearings", "q=x", &none).html;
    assert!(
        html.contains("没有找到") && html.contains("看全部"),
        "{html}"
    );
}

#[test]
fn decisions_have_their_documents() {
    let decision = |guid: &str| {
        json!({ "id": "d1", "number": "审批〔2026〕7号", "title": "准予某许可",
        "task_handle_item": "A1", "task_name": "某许可", "dept_name": "某局", "party_masked": "张*",
        "decided_on": "2026-11-20", "kind": { "code": "approved", "label": "准予" },
        "summary": "符合条件", "document_guid": guid, "is_sample": true })
    };
    let body = list(
        &json!([decision("doc-1"), decision(""), decision("../x")]),
        1,
        3,
    );
    let html = page(
        "/transparency/decisions",
        "",
        &[answer("/api/v1/decisions", 200, &body)],
    )
    .html;
    assert!(
        html.contains("审批〔2026〕7号") && html.contains("张*"),
        "{html}"
    );
    assert_eq!(html.matches("/api/v1/files/").count(), 1, "{html}");
}

#[test]
fn real_times_say_what_they_rest_on() {
    let group = json!({ "closed": 9, "open_overdue": 1, "days": { "unit": "working", "p50": 3, "p90": 8 },
        "promised": { "days": 5, "unit": "working" }, "statutory": { "days": 20, "unit": "working" },
        "promised_on_time": { "on_time": 7, "of": 10 }, "statutory_on_time": { "on_time": 9, "of": 10 } });
    let body = json!({ "generated_at": "2026-11-26T09:00:00+08:00", "since": "2025-11-26", "too_few": 4,
        "departments": [{ "dept_code": "D1", "dept_name": "某局", "all": group,
            "items": [{ "task_handle_item": "A1", "task_name": "某许可", "all": group }] }] });
    let answers = [answer("/api/v1/performance", 200, &body.to_string())];
    let html = page("/transparency/performance", "", &answers).html;
    for part in [
        "按期率 =",
        "某局",
        "3 个工作日",
        "8 个工作日",
        "5 个工作日",
        "20 个工作日",
        "70%（7 ÷ 10）",
        "90%（9 ÷ 10）",
        "办结 9 件，没办结已超期 1 件",
        "另有 4 个事项不到 5 件",
        r#"href="/guides/A1""#,
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let none = json!({ "generated_at": "2026-11-26T09:00:00+08:00", "since": "2025-11-26",
        "too_few": 0, "departments": [] });
    let answers = [answer("/api/v1/performance", 200, &none.to_string())];
    let html = page("/transparency/performance", "", &answers).html;
    assert!(html.contains("暂时没有数字"), "{html}");
}
