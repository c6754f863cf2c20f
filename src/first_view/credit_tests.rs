//! 红黑榜 as HTML: the lists, one entry, the forms, and what stands there without scripts.

use serde_json::{Value, json};

use super::tests::{answer, page, text};
use super::{Answer, requests};

const LIST: &str = "/api/v1/credit-records";
const CODE: &str = "91350100M000100Y43";

fn coded(code: &str, label: &str) -> Value {
    json!({ "code": code, "label": label })
}

fn head(id: &str) -> Value {
    json!({
        "id": id, "list_kind": coded("black", "黑榜"),
        "subject_kind": coded("legal_person", "法人和非法人组织"),
        "subject_name": "示例建筑劳务有限公司", "uscc": CODE, "id_masked": "",
        "title": "拖欠农民工工资", "field": coded("labour", "劳动保障"),
        "severity": coded("ordinary", "一般"), "area_code": "610302", "area_name": "某区",
        "dept_code": "11A", "dept_name": "某区人力资源和社会保障局", "decision_no": "某人社罚〔2026〕7号",
        "decided_on": "2026-05-04", "published_at": "2026-05-06T09:00:00+08:00",
        "terms": { "min_until": "2026-08-04", "max_until": "2027-05-04", "is_shown": true, "source": "某令第36号" },
        "state": coded("published", "公示中"), "is_sample": true,
    })
}

fn record(id: &str) -> Value {
    json!({
        "head": head(id), "decision_text": "拖欠 <b>12</b> 人工资。",
        "basis": [{ "law": "保障农民工工资支付条例", "article": "第四十八条", "text": "条文。" }],
        "obligations": [
            { "text": "付清工资", "done_on": "2026-05-20" },
            { "text": "缴清罚款", "done_on": null },
        ],
        "consequences": [{ "text": "限制参加政府采购", "dept_name": "某区财政局", "basis": "政府采购法第二十二条" }],
        "repair_steps": [{ "name": "履行义务", "text": "付清工资，缴清罚款。" }],
        "repair_materials": ["信用承诺书"],
        "objection_way": "向某区人力资源和社会保障局提出。",
        "events": [{ "seq": 1, "at": "2026-05-06T09:00:00+08:00", "action": coded("publish", "公示"),
            "state_before": null, "state_after": coded("published", "公示中"),
            "by": { "dept_name": "某区人力资源和社会保障局" }, "decision": "依法公示。", "document": null }],
        "holidays_version": 1,
    })
}

fn answered(id: &str, body: &Value) -> Answer {
    answer(&format!("{LIST}/{id}"), 200, &body.to_string())
}

fn areas() -> Answer {
    let areas = json!([{ "area_code": "610300", "name": "宝鸡市", "level": "city", "item_count": 0,
        "hall_name": "宝鸡市政务服务中心", "hall_address": "某路一号", "hall_hours": "", "hall_phone": "12345" }]);
    answer("/api/v1/areas", 200, &areas.to_string())
}

fn list(items: &[Value]) -> String {
    json!({ "items": items, "page": 1, "page_size": 20, "total": items.len(),
        "facets": [
            { "name": "list_kind", "values": [{ "code": "black", "label": "黑榜", "count": 7 }] },
            { "name": "severity", "values": [
                { "code": "ordinary", "label": "一般", "count": 4 },
                { "code": "serious", "label": "严重", "count": 3 },
            ] },
        ] })
    .to_string()
}

#[test]
fn pages_ask_for_what_they_show() {
    let rows: [(&str, &str, &[&str]); 5] = [
        (
            "/credit",
            "list_kind=black&from=chat",
            &["/api/v1/credit-records?list_kind=black"],
        ),
        ("/credit/c-1", "", &["/api/v1/credit-records/c-1"]),
        (
            "/credit/c-1/repair",
            "",
            &["/api/v1/credit-records/c-1", "/api/v1/areas"],
        ),
        (
            "/credit/track",
            "no=1",
            &["/api/v1/credit-records/applications/samples"],
        ),
        // Nothing asks for a person's number, whatever an address says.
        (
            "/credit",
            "q=11010519491231002X",
            &["/api/v1/credit-records"],
        ),
    ];
    for (address, query, expected) in rows {
        assert_eq!(requests(address, query)[1..], *expected, "{address}");
    }
}

#[test]
fn the_list_works_by_links_and_a_form() {
    let shown = page("/credit", "", &[answer(LIST, 200, &list(&[head("c-1")]))]);
    assert_eq!(
        (shown.status, shown.title.as_str()),
        (200, "红黑榜 - 十感通 · 某市政务")
    );
    let html = shown.html;
    for part in [
        r#"role="search" action="/credit" method="get""#,
        r#"href="/credit?list_kind=black""#,
        r#"href="/credit?severity=serious""#,
        r#"href="/credit?sort=ending""#,
        r#"href="/credit/c-1""#,
        r#"href="/credit/track""#,
        "pattern=",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let said = text(&html);
    for words in [
        "黑榜 7",
        "信用修复管理办法",
        "不是给人打分",
        "共 1 条在公示",
        "拖欠农民工工资",
        CODE,
        "公示到 2027年5月4日",
        "示例数据",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // Until the app runs the browser itself keeps a person's number back.
    assert!(!html.contains("novalidate"), "{html}");
}

#[test]
fn filters_go_on_with_the_form() {
    let path = "/api/v1/credit-records?list_kind=black&severity=serious&page=2";
    let query = "list_kind=black&severity=serious&page=2";
    let html = page(
        "/credit",
        query,
        &[answer(path, 200, &list(&[head("c-1")]))],
    )
    .html;
    let form = html
        .split("<form")
        .nth(1)
        .unwrap()
        .split("</form>")
        .next()
        .unwrap();
    for hidden in [
        r#"name="list_kind" value="black""#,
        r#"name="severity" value="serious""#,
    ] {
        assert!(form.contains(hidden), "{hidden}: {form}");
    }
    assert!(!form.contains(r#"name="page""#), "{form}");
    assert!(
        html.contains(r#"href="/credit?list_kind=black""#),
        "the filter can be taken away"
    );
}

#[test]
fn an_empty_list_says_what_to_try() {
    let path = "/api/v1/credit-records?q=xyz";
    let said = text(&page("/credit", "q=xyz", &[answer(path, 200, &list(&[]))]).html);
    for words in ["没有找到在公示的记录", "不代表信用好", "看全部记录"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let said = text(&page("/credit", "", &[answer(LIST, 200, &list(&[]))]).html);
    assert!(said.contains("现在没有在公示的记录"), "{said}");
}

#[test]
fn a_persons_number_in_the_address_is_said_and_shown_nowhere() {
    let all = answer(LIST, 200, &list(&[head("c-1")]));
    let shown = page("/credit", "q=11010519491231002X", &[all]);
    let said = text(&shown.html);
    assert!(said.contains("没有拿它来查"), "{said}");
    assert!(
        !shown.html.contains("11010519491231002X") && !shown.data.contains("11010519491231002X")
    );
}

#[test]
fn an_entry_says_all_that_its_reader_needs() {
    let shown = page("/credit/c-1", "", &[answered("c-1", &record("c-1"))]);
    assert_eq!(shown.status, 200);
    assert!(
        shown
            .title
            .starts_with("示例建筑劳务有限公司 拖欠农民工工资"),
        "{}",
        shown.title
    );
    let said = text(&shown.html);
    let mut before = 0;
    for words in [
        "示例建筑劳务有限公司 </h1>",
        "公示到什么时候",
        "最短公示到 2026年8月4日，最长公示到 2027年5月4日",
        "还要履行的义务",
        "缴清罚款",
        "付清工资",
        "怎么修复",
        "最早 2026年8月5日 可以申请修复",
        "信用承诺书",
        "为什么在榜上",
        "某人社罚〔2026〕7号",
        "保障农民工工资支付条例",
        "限制参加政府采购",
        "政府采购法第二十二条",
        "觉得记录有错",
        "依法公示。",
    ] {
        let words = words.trim_end_matches(" </h1>");
        let at = said[before..].find(words);
        assert!(at.is_some(), "{words} after {before}: {said}");
        before += at.unwrap();
    }
    for href in [
        "/credit/c-1/object",
        "/credit/c-1/repair",
        "/regulation?uscc=91350100M000100Y43",
    ] {
        assert!(shown.html.contains(&format!(r#"href="{href}""#)), "{href}");
    }
    assert!(!shown.html.contains("<b>12</b>"), "a text is never markup");
    // What the day decides is nobody's guess on the server.
    assert!(
        !said.contains("现在就可以申请") && !said.contains("还要公示"),
        "{said}"
    );
}

#[test]
fn a_red_entry_has_merit_and_incentives_and_no_repair() {
    let mut red = record("c-2");
    red["head"]["list_kind"] = coded("red", "红榜");
    red["head"]["severity"] = Value::Null;
    red["head"]["terms"] = json!({ "is_shown": true });
    red["obligations"] = json!([]);
    red["consequences"] =
        json!([{ "text": "优先办理", "dept_name": "某局", "basis": "某条例第九条" }]);
    let html = page("/credit/c-2", "", &[answered("c-2", &red)]).html;
    let said = text(&html);
    for words in ["为什么上红榜", "能享受什么激励", "优先办理", "没有固定期限"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(
        !said.contains("怎么修复") && !html.contains("/credit/c-2/repair"),
        "{said}"
    );
}

#[test]
fn a_person_is_shown_masked_and_has_no_company() {
    let mut person = record("c-3");
    person["head"]["subject_kind"] = coded("natural_person", "自然人");
    person["head"]["subject_name"] = json!("张*");
    person["head"]["uscc"] = json!("");
    person["head"]["id_masked"] = json!("610302********1234");
    let html = page("/credit/c-3", "", &[answered("c-3", &person)]).html;
    assert!(
        html.contains("610302********1234") && !html.contains("/regulation"),
        "{html}"
    );
}

/// An entry that is not published is a page of that and nothing else: the same for one that ended
/// and for one that never was, whatever the server's answer says.
#[test]
fn what_is_not_published_says_nothing() {
    let problem = r#"{"type":"/problems/not-found","title":"拖欠","status":404,"detail":"示例建筑劳务有限公司"}"#;
    for address in ["/credit/c-9", "/credit/c-9/object", "/credit/c-9/repair"] {
        let gone = answer(&format!("{LIST}/c-9"), 404, problem);
        let shown = page(address, "", &[gone, areas()]);
        assert_eq!(shown.status, 404, "{address}");
        assert!(
            shown.title.starts_with("这条记录不在公示"),
            "{}",
            shown.title
        );
        let said = text(&shown.html);
        for words in ["这条记录不在公示", "看全部记录", "查异议、修复办到哪一步"]
        {
            assert!(said.contains(words), "{words}: {said}");
        }
        for words in ["示例建筑劳务有限公司", "拖欠", "提交"] {
            assert!(!said.contains(words), "{words}: {said}");
        }
        assert_eq!(shown.html.matches("<h1").count(), 1);
    }
}

/// Without scripts nothing is sent, and the way on paper stands there.
#[test]
fn the_forms_send_nothing_by_themselves() {
    for (address, words) in [
        ("/credit/c-1/object", "异议申请"),
        ("/credit/c-1/repair", "信用承诺书"),
    ] {
        let html = page(address, "", &[answered("c-1", &record("c-1")), areas()]).html;
        let form = html.split(r#"<form method="post""#).nth(1).unwrap();
        let form = form.split("</form>").next().unwrap();
        assert!(!form.contains(" name="), "{form}");
        let said = text(&html);
        for words in [
            words,
            "某区人力资源和社会保障局",
            "某人社罚〔2026〕7号",
            "宝鸡市政务服务中心",
            "某路一号",
            "需要浏览器允许运行脚本",
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
        for id in [
            "credit-name",
            "credit-uscc",
            "credit-contact",
            "credit-phone",
            "credit-words",
            "credit-files",
        ] {
            assert!(form.contains(&format!(r#"for="{id}""#)), "{id}: {form}");
        }
        assert_eq!(form.contains("credit-promise"), address.ends_with("repair"));
    }
}

#[test]
fn applications_are_looked_up_as_cases_are() {
    let samples = json!([{ "no": "610302-20261126-000123-6", "query_code": "K7Q2M9XD",
        "kind": coded("repair", "信用修复申请"), "state": coded("accepted", "已受理") }]);
    let path = "/api/v1/credit-records/applications/samples";
    let html = page(
        "/credit/track",
        "no=610302202611260001236",
        &[answer(path, 200, &samples.to_string())],
    )
    .html;
    let form = html
        .split("<form")
        .nth(1)
        .unwrap()
        .split("</form>")
        .next()
        .unwrap();
    assert!(
        form.contains(r#"action="/credit/track" method="post""#),
        "{form}"
    );
    assert!(
        !form.contains("name=") && !html.contains("610302202611260001236"),
        "{form}"
    );
    let said = text(&html);
    for words in ["申请编号", "查询码", "K7Q2 M9XD", "已受理"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_code_in_the_search_leads_to_the_company_and_the_lists() {
    let none = r#"{"items":[],"page":1,"page_size":20,"total":0,"facets":[]}"#;
    let asked = |q: &str| {
        let path = format!("/api/v1/service-items?q={q}&distinct=true");
        page("/search", &format!("q={q}"), &[answer(&path, 200, none)]).html
    };
    let html = asked(CODE);
    for href in [
        "/regulation?uscc=91350100M000100Y43",
        "/credit?q=91350100M000100Y43",
    ] {
        assert!(
            html.contains(&format!(r#"href="{href}""#)),
            "{href}: {html}"
        );
    }
    assert!(asked("%E5%A4%B1%E4%BF%A1").contains(r#"href="/credit""#));
    for other in ["91350100M000100Y44", "dibao"] {
        assert!(!asked(other).contains("code-links"), "{other}");
    }
}
