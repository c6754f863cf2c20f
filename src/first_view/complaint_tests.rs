//! 投诉举报 as HTML: the form's first step, and what stands in its place where no script runs.

use serde_json::json;

use super::tests::{answer, page};
use super::{Answer, requests};

fn item(key: &str, area: &str, visits: u8) -> Answer {
    let item = json!({
        "task_handle_item": key, "task_name": "食品经营许可", "area_name": area,
        "dept_name": format!("{area}市场监督管理局"), "limit_scene_num": visits,
        "materials": [{"material_name": "申请书", "by_law": "《某办法》第十条"},
            {"material_name": "房产证明"}],
    });
    let path = format!("/api/v1/service-items/{key}");
    answer(&path, 200, &item.to_string())
}

fn areas() -> Answer {
    answer("/api/v1/areas", 200, "[]")
}

#[test]
fn it_asks_for_both_places() {
    let asked = requests(
        "/complaints/new",
        "item=A1&than=B1&issue=more_than_elsewhere",
    );
    assert_eq!(
        asked,
        [
            "/api/v1/site",
            "/api/v1/service-items/A1",
            "/api/v1/service-items/B1",
            "/api/v1/areas",
            "/api/v1/complaint-issues"
        ]
    );
    let asked = requests("/complaints/new", "issue=other");
    assert_eq!(
        asked,
        ["/api/v1/site", "/api/v1/areas", "/api/v1/complaint-issues"]
    );
}

#[test]
fn the_item_and_the_material_are_filled_in() {
    let query = "issue=unreasonable&item=A1&material=%E6%88%BF%E4%BA%A7%E8%AF%81%E6%98%8E";
    let html = page(
        "/complaints/new",
        query,
        &[item("A1", "渭滨区", 2), areas()],
    )
    .html;
    for words in [
        "渭滨区市场监督管理局",
        "我要反映：这个要求不合理。",
        "材料：房产证明；指南没有写要这份材料的依据",
        "tel:12345",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let query = "issue=unreasonable&item=A1&material=%E7%94%B3%E8%AF%B7%E4%B9%A6";
    let html = page(
        "/complaints/new",
        query,
        &[item("A1", "渭滨区", 2), areas()],
    )
    .html;
    assert!(html.contains("指南写的依据：《某办法》第十条"), "{html}");
}

#[test]
fn another_place_that_asks_less_is_named() {
    let answers = [item("A1", "渭滨区", 2), item("B1", "金台区", 1), areas()];
    let query = "issue=more_than_elsewhere&item=A1&than=B1";
    let html = page("/complaints/new", query, &answers).html;
    let words = "同一事项，金台区金台区市场监督管理局要得更少：这里要跑 2 次，那里跑 1 次";
    assert!(html.contains(words), "{html}");
}

/// Neither an unknown item nor odd parameters keep anybody from complaining.
#[test]
fn what_is_not_known_is_no_obstacle() {
    let missing = answer(
        "/api/v1/service-items/X",
        404,
        r#"{"type":"t","title":"没有这个事项","status":404}"#,
    );
    let query = "issue=%3Cscript%3E&item=X&material=%3Cb%3E";
    let shown = page("/complaints/new", query, &[missing, areas()]);
    assert_eq!(shown.status, 200);
    let html = shown.html;
    assert!(html.contains("我要反映：其他问题。"), "{html}");
    assert!(!html.contains("<script") && !html.contains("<b></b>"));
    let html = page("/complaints/new", "issue=guide_error", &[areas()]).html;
    assert!(html.contains("我要反映：指南有误。"), "{html}");
}

#[test]
fn without_parameters_it_says_how_one_complains() {
    for query in ["", "from=timeline"] {
        let html = page("/complaints/new", query, &[areas()]).html;
        assert!(
            html.contains("办不成事") && !html.contains("textarea"),
            "{html}"
        );
    }
}

#[test]
fn the_first_step_offers_the_issues_of_the_place() {
    let issues = json!({
        "discipline": {"name": "纪检监察机关", "phone": "12388"},
        "issues": [{"issue": "attitude", "label": "服务态度 <b>", "kind": "complaint", "desk": "受理台"}],
    });
    let issues = answer("/api/v1/complaint-issues", 200, &issues.to_string());
    let html = page("/complaints/new", "", &[areas(), issues]).html;
    for words in [
        "遇到了什么问题",
        "服务态度 &lt;b&gt;",
        "第 1 步，共 8 步",
        "继续",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn the_board_puts_both_views_side_by_side() {
    let entry = |id: &str, seen: Option<&str>| {
        json!({
            "id": id, "kind": {"code": "complaint", "label": "投诉"},
            "issue": {"code": "attitude", "label": "服务态度"}, "area_code": "610302",
            "area_name": "渭滨区", "dept_name": "某局", "text": "路灯坏了 <i>",
            "state": {"code": "confirmed", "label": "已确认"}, "submitted_on": "2026-11-01",
            "replied_on": "2026-11-03", "reply": "已修好",
            "outcome": {"code": "resolved", "label": "已解决"},
            "citizen_outcome": seen.map(|seen| json!({"code": "unresolved", "label": seen})),
            "transfers": 2, "supporters": 7, "is_sample": true,
        })
    };
    let list = json!({
        "items": [entry("p1", Some("没有解决")), entry("p2", None)],
        "page": 1, "page_size": 20, "total": 2, "facets": [],
    });
    let list = answer("/api/v1/complaints", 200, &list.to_string());
    let html = page("/complaints", "", &[list]).html;
    for words in [
        "共 2 件",
        "已解决",
        "没有解决",
        "没有表态",
        "7 人也遇到了",
        r#"href="/complaints/p1""#,
        r#"href="/complaints/new""#,
        r#"href="/complaints/track""#,
        "路灯坏了 &lt;i&gt;",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let one = answer("/api/v1/complaints/p1", 200, &entry("p1", None).to_string());
    let html = page("/complaints/p1", "", &[one]).html;
    for words in ["已修好", "2 次", "我也遇到了", "示例数据", "11月3日"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let gone = answer(
        "/api/v1/complaints/p9",
        404,
        r#"{"type":"t","title":"没有这件公开诉求","status":404}"#,
    );
    assert_eq!(page("/complaints/p9", "", &[gone]).status, 404);
}
