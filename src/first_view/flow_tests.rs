//! 流程图 as HTML: the picture, the list that says the same, and what is there without steps.

use serde_json::{Value, json};

use super::tests::{answer, page};

fn shown(steps: &Value) -> String {
    let item = json!({"task_handle_item": "A1", "task_name": "食品经营许可", "dept_name": "某局",
        "link_way": "0917-3260001", "steps": steps});
    let answers = [answer("/api/v1/service-items/A1", 200, &item.to_string())];
    let page = page("/guides/A1/flow", "", &answers);
    assert_eq!(page.status, 200);
    assert!(
        page.title.starts_with("食品经营许可 流程图"),
        "{}",
        page.title
    );
    page.html
}

fn branching() -> Value {
    json!([
        {"key": "a", "name": "受理", "role": "窗口", "limit": "当场", "risk": "多次补正",
         "next": [{"to": "b", "label": "齐全"}, {"to": "f", "label": "不齐"}]},
        {"key": "f", "name": "<b>补正", "next": [{"to": "a", "label": "补正后"}]},
        {"key": "b", "name": "分送", "is_parallel": true, "next": [{"to": "c"}, {"to": "d"}]},
        {"key": "c", "name": "甲审", "next": [{"to": "g"}]},
        {"key": "d", "name": "乙审"},
        {"key": "g", "name": "汇总"},
    ])
}

#[test]
fn the_picture_and_the_list_say_the_same() {
    let html = shown(&branching());
    let (picture, list) = html.split_once("</svg>").unwrap_or_default();
    for part in [
        r#"role="img""#,
        "aria-label=\"流程图\"",
        ">开始</text>",
        ">办结</text>",
        ">同时办理</text>",
        ">汇齐后继续</text>",
        ">1 受理</text>",
        ">窗口</text>",
        ">2 &lt;b&gt;补正</text>",
        r##"href="#step-2""##,
        "class=\"label back\"",
    ] {
        assert!(picture.contains(part), "{part}: {picture}");
    }
    for part in [
        r#"id="step-6""#,
        "多次补正",
        "齐全：3 分送",
        "补正后：退回 1 受理",
        "同时进行",
        r##"href="#step-1""##,
        "回到流程图",
    ] {
        assert!(list.contains(part), "{part}: {list}");
    }
    assert!(!html.contains("<b>补正") && !html.contains("style="));
}

#[test]
fn without_steps_it_says_whom_to_call() {
    let html = shown(&json!([]));
    assert!(!html.contains("role=\"img\""), "{html}");
    assert!(html.contains("还没有公布办理流程") && html.contains("tel:09173260001"));
}
