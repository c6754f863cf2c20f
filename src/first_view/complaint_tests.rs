//! 投诉举报 as HTML: what is filled in, and the text that is composed without any script.

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
            "/api/v1/areas"
        ]
    );
    let asked = requests("/complaints/new", "issue=other");
    assert_eq!(asked, ["/api/v1/site", "/api/v1/areas"]);
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
        "没有写",
        "我要反映：这个要求不合理。",
        "材料：房产证明；指南没有写要这份材料的依据",
        r#"value="unreasonable" checked"#,
        r#"<input type="hidden" name="item" value="A1""#,
        r#"<input type="hidden" name="material" value="房产证明""#,
        "更新文字",
        "tel:12345",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains(r#"<input type="hidden" name="issue""#));
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
    for words in [
        "金台区：这里要跑 2 次，那里跑 1 次",
        "同一事项，金台区金台区市场监督管理局要得更少：这里要跑 2 次，那里跑 1 次",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
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
    assert!(html.contains("没有查到这个事项的资料"), "{html}");
    assert!(html.contains("我要反映：其他问题。") && html.contains(r#"value="other" checked"#));
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
