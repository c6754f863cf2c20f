//! 同一标准 as HTML: the own place beside the best and the worst, every place in its row, and
//! what there is to say where nothing differs or nobody else does it.

use serde_json::{Value, json};

use super::Document;
use super::tests::{answer, page, text};

fn coded(code: &str, label: &str) -> Value {
    json!({"code": code, "label": label})
}

fn place(key: &str, area: &str, days: u16, materials: Value) -> Value {
    json!({"task_handle_item": key, "area_name": area, "promise_day": days,
        "promise_type": coded("1", "工作日"), "limit_scene_num": 0, "is_fee": false,
        "is_online": true, "materials": materials})
}

fn variants(places: &[Value]) -> Value {
    json!({"catalog_code": "000131001000", "task_name": "食品经营许可", "is_sample": true,
        "task_type": coded("01", "行政许可"), "use_level": coded("4", "县级"), "variants": places})
}

fn shown(variants: &Value, query: &str) -> Document {
    let path = "/api/v1/service-items/A1/variants";
    let answers = [answer(path, 200, &variants.to_string())];
    page("/guides/A1/compare", query, &answers)
}

fn three() -> Value {
    let form = json!({"material_name": "申请书"});
    let proof = json!({"material_name": "无犯罪记录证明"});
    variants(&[
        place("A1", "渭滨区", 6, json!([form])),
        place("B1", "凤翔区", 4, json!([form])),
        place("C1", "太白县", 10, json!([form, proof])),
    ])
}

#[test]
fn the_own_place_stands_beside_the_best_and_the_worst() {
    let shown = shown(&three(), "");
    assert_eq!(shown.status, 200);
    assert_eq!(shown.title, "食品经营许可：各地对比 - 十感通 · 某市政务");
    assert_eq!(
        shown.description,
        "3 个县区办同一件事，承诺时限、要交的材料不一样。"
    );
    let words = text(&shown.html);
    for part in [
        "渭滨区 6 个工作日 最快凤翔区 4 个工作日，最慢太白县 10 个工作日",
        "多数地方 1 份，最多太白县 2 份",
        "各地都一样的：不用跑、不收费、可以网上办。",
        "渭滨区 办事指南 本地 6 个工作日 1 份",
        "凤翔区 办事指南 4 个工作日 最快 1 份",
        "太白县 办事指南 10 个工作日 最慢 2 份 最多 多要 无犯罪记录证明 没有写明要求提供的依据 这里要得多，去反映",
        "示例数据",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    // What all have alike has no column, and no order.
    assert!(!words.contains("跑得少的在前"), "{words}");
    for part in [
        r#"href="/guides/C1""#,
        "href=\"/complaints/new?issue=more_than_elsewhere&amp;item=C1&amp;material=\
         %E6%97%A0%E7%8A%AF%E7%BD%AA%E8%AE%B0%E5%BD%95%E8%AF%81%E6%98%8E&amp;than=A1\"",
        r#"role="table""#,
        r#"<th role="rowheader" scope="row""#,
        r#"data-label="承诺时限""#,
    ] {
        assert!(shown.html.contains(part), "{part}: {}", shown.html);
    }
}

#[test]
fn the_address_gives_the_order() {
    let rows = [
        ("", ["A1", "B1", "C1"], "按地区"),
        ("sort=limit", ["B1", "A1", "C1"], "时限短的在前"),
        ("sort=materials", ["A1", "B1", "C1"], "材料少的在前"),
        ("sort=nonsense&from=timeline", ["A1", "B1", "C1"], "按地区"),
    ];
    for (query, expected, current) in rows {
        let shown = shown(&three(), query);
        let after = |mark: &str| shown.html.split_once(mark).map_or("", |(_, after)| after);
        let links = after("<tbody").split(r#"href="/guides/"#).skip(1);
        let found: Vec<&str> = links.filter_map(|link| link.split('"').next()).collect();
        assert_eq!(found, expected, "{query}");
        let chosen = after(r#"aria-current="true""#).trim_start_matches('>');
        assert!(text(chosen).starts_with(current), "{query}");
    }
}

#[test]
fn there_may_be_nothing_to_compare() {
    let one = || place("A1", "渭滨区", 6, json!([]));
    let mut no_code = variants(&[one()]);
    no_code["catalog_code"] = json!("");
    let rows = [
        (
            variants(&[one()]),
            "只有渭滨区一个地方办这一项，没有别的县区可以比。",
        ),
        (
            no_code,
            "清单没有给这一项写基本编码，认不出别处的同一事项。",
        ),
        (
            variants(&[one(), place("B1", "金台区", 6, json!([]))]),
            "2 个县区要求一致：同一标准。",
        ),
        (variants(&[]), "没有别的县区可以比。"),
    ];
    for (variants, expected) in rows {
        let shown = shown(&variants, "sort=limit");
        let words = text(&shown.html);
        assert!(words.contains(expected), "{expected}: {words}");
        assert!(
            !words.contains("去反映") && !words.contains("最快"),
            "{words}"
        );
    }
}

#[test]
fn names_are_text_and_never_markup() {
    let bad = "</td><script>alert(1)</script>";
    let mut odd = place("C1", bad, 6, json!([{"material_name": bad, "by_law": bad}]));
    odd["is_fee"] = json!(true);
    odd["fees"] = json!([{"fee_name": bad}]);
    let one = |key: &str| place(key, "某区", 6, json!([]));
    let shown = shown(&variants(&[one("A1"), one("B1"), odd]), "");
    assert!(!shown.html.contains("<script"), "{}", shown.html);
    assert!(shown.html.contains("&lt;script"), "{}", shown.html);
}

#[test]
fn an_unknown_item_is_404() {
    let missing = r#"{"type":"/problems/not-found","title":"没有这个事项","status":404,
        "detail":"请按名称重新搜索。","request_id":"r1"}"#;
    let path = "/api/v1/service-items/A1/variants";
    let shown = page("/guides/A1/compare", "", &[answer(path, 404, missing)]);
    assert_eq!(shown.status, 404);
    assert!(shown.html.contains("没有这个事项</h1>"), "{}", shown.html);
}
