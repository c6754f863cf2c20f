//! 裁量基准 as HTML: the list, the table, the calculator by a form, and penalties beside it.

use serde_json::{Value, json};

use super::tests::{answer, page, text};
use super::{Answer, requests};

fn coded(code: &str, label: &str) -> Value {
    json!({ "code": code, "label": label })
}

fn rule() -> Value {
    let circumstance = |key: &str, label: &str, effect: &str, word: &str| json!({ "key": key, "label": label, "effect": coded(effect, word) });
    let band = |effect: &str, label: &str, from: u64, to: u64| {
        json!({ "label": label, "effect": coded(effect, label), "from": from, "to": to,
        "unit": coded("fen", "分") })
    };
    json!({
        "id": "r-1", "item": "A1", "name": "对无证经营食品的处罚",
        "law": { "law": "食品安全法", "article": "第一百二十二条", "text": "并处五万元以上十万元以下罚款。" },
        "statutory": { "from": 5_000_000, "to": 10_000_000 },
        "circumstances": [
            circumstance("first", "初次违法", "exempt", "不予处罚"),
            circumstance("small", "数额小", "lighter", "从轻处罚"),
            circumstance("again", "一年内又犯", "heavier", "从重处罚"),
        ],
        "bands": [
            band("exempt", "不予处罚", 0, 0),
            band("lighter", "从轻处罚", 5_000_000, 6_500_000),
            band("ordinary", "一般处罚", 6_500_000, 8_500_000),
            band("heavier", "从重处罚", 8_500_000, 10_000_000),
        ],
        "source": "某市基准",
    })
}

fn rules(path: &str) -> Answer {
    answer(path, 200, &json!([rule()]).to_string())
}

fn penalties() -> Answer {
    let one = |id: &str, keys: &[&str], amount: u64, day: &str| {
        json!({ "id": id, "rule_id": "r-1", "item": "A1", "title": "对无证经营食品的处罚",
            "party_masked": "示例小吃店", "uscc": "91350100M000100Y43", "reason": "事实。",
            "circumstances": keys, "amount": amount, "unit": coded("fen", "分"), "dept_code": "11A",
            "dept_name": "某区市场监管局", "area_code": "610302", "decision_no": id,
            "decided_on": day, "is_sample": true })
    };
    let items = json!([
        one("某罚1号", &[], 7_000_000, "2026-03-01"),
        one("某罚2号", &["small"], 9_000_000, "2026-02-01"),
        one("某罚3号", &["again"], 100_000, "2026-01-01"),
    ]);
    let body = json!({ "items": items, "page": 1, "page_size": 20, "total": 3, "facets": [] });
    answer("/api/v1/penalties?rule=r-1", 200, &body.to_string())
}

fn one(query: &str) -> String {
    let answers = [rules("/api/v1/discretion-rules"), penalties()];
    page("/discretion", query, &answers).html
}

#[test]
fn pages_ask_for_what_they_show() {
    let rows: [(&str, &[&str]); 4] = [
        ("", &["/api/v1/discretion-rules"]),
        ("item=A1", &["/api/v1/discretion-rules?item=A1"]),
        (
            "rule=r-1&c=small",
            &["/api/v1/discretion-rules", "/api/v1/penalties?rule=r-1"],
        ),
        ("q=13812345678", &["/api/v1/discretion-rules"]),
    ];
    for (query, expected) in rows {
        assert_eq!(requests("/discretion", query)[1..], *expected, "{query}");
    }
}

#[test]
fn the_list_is_searched_by_a_form() {
    let all = page("/discretion", "", &[rules("/api/v1/discretion-rules")]);
    assert!(all.title.starts_with("裁量基准"), "{}", all.title);
    assert!(
        all.html.contains(r#"href="/discretion?rule=r-1""#),
        "{}",
        all.html
    );
    let said = text(&all.html);
    for words in [
        "共 1 种处罚",
        "50,000 元 到 100,000 元",
        "《食品安全法》第一百二十二条",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let none = page("/discretion", "q=xyz", &[rules("/api/v1/discretion-rules")]);
    let said = text(&none.html);
    assert!(said.contains("不等于可以随便罚"), "{said}");
    let item = page(
        "/discretion",
        "item=A1",
        &[rules("/api/v1/discretion-rules?item=A1")],
    );
    assert!(text(&item.html).contains("只看这个事项的基准"));
}

#[test]
fn a_standard_that_is_not_there_is_not_found() {
    let answers = [rules("/api/v1/discretion-rules")];
    let shown = page("/discretion", "rule=other", &answers);
    assert_eq!(shown.status, 404);
    assert!(text(&shown.html).contains("没有这个裁量基准"));
}

#[test]
fn a_standard_is_a_table_and_a_form() {
    let html = one("rule=r-1");
    let said = text(&html);
    for words in [
        "对无证经营食品的处罚",
        "法律写的幅度 50,000 元 到 100,000 元",
        "不予处罚 初次违法 不罚",
        "一般处罚 没有从轻、从重的情节 65,000 元 到 85,000 元",
        "一个情节都没勾",
        "行政复议法第二十条",
        "3 件里有 2 件在幅度外",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    for part in [
        r#"action="/discretion#calculator" method="get""#,
        r#"name="rule" value="r-1""#,
        r#"name="c" value="small""#,
        r##"href="#remedy""##,
        r#"href="/complaints/new?issue=other&amp;item=A1""#,
        r#"href="/items/A1""#,
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn what_is_chosen_is_reckoned_without_scripts() {
    let rows = [
        ("rule=r-1&c=small", "50,000 元 到 65,000 元"),
        ("rule=r-1&c=small&c=again", "50,000 元 到 100,000 元"),
        ("rule=r-1&c=first", "不予处罚（行政处罚法第三十三条）"),
        (
            "rule=r-1&c=first&c=again",
            "“初次违法”是不予处罚的情节，“一年内又犯”是从重处罚的情节",
        ),
        ("rule=r-1&c=unknown", "请重新勾选"),
    ];
    for (query, part) in rows {
        let html = one(query);
        let result = html.split(r#"id="lawful""#).nth(1).unwrap();
        let result = text(result.split("</div>").next().unwrap());
        assert!(result.contains(part), "{query}: {result}");
    }
    assert!(text(&one("rule=r-1&c=small&c=again")).contains("要说明理由"));
    let ticked = one("rule=r-1&c=small");
    assert_eq!(ticked.matches("checked").count(), 1, "{ticked}");
}

#[test]
fn the_likest_penalties_come_first_and_are_marked_in_words() {
    let html = one("rule=r-1&c=again");
    let alike = html.split(r#"<ol class="alike">"#).nth(1).unwrap();
    let first = text(alike.split("</li>").next().unwrap());
    for words in [
        "偏轻",
        "情节相同",
        "1,000 元",
        "85,000 元 到 100,000 元",
        "某罚3号",
    ] {
        assert!(first.contains(words), "{words}: {first}");
    }
    let all = text(alike.split("</ol>").next().unwrap());
    assert!(all.contains("偏重") && all.contains("在幅度内"), "{all}");
}

#[test]
fn the_page_of_a_penalty_leads_to_its_standards() {
    for (code, leads) in [("02", true), ("01", false)] {
        let body = json!({ "task_code": "1", "task_handle_item": "A1", "task_name": "某事",
            "task_type": coded(code, "某类"), "dept_name": "某局", "area_code": "610300", "area_name": "某市" });
        let shown = page(
            "/items/A1",
            "",
            &[answer("/api/v1/service-items/A1", 200, &body.to_string())],
        );
        let has = shown.html.contains(r#"href="/discretion?item=A1""#);
        assert_eq!(has, leads, "{code}: {}", shown.html);
    }
}
