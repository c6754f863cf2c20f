//! 监管一网通 as HTML: companies, inspections, draws, and what stands there without scripts.

use serde_json::{Value, json};

use super::tests::{answer, page, text};
use super::{Answer, requests};

const CODE: &str = "91350100M000100Y43";

fn coded(code: &str, label: &str) -> Value {
    json!({ "code": code, "label": label })
}

fn entry(date: &str, kind: (&str, &str), title: &str, id: &str) -> Value {
    json!({ "date": date, "kind": coded(kind.0, kind.1), "title": title, "text": "内容 <b>",
        "dept_name": "某区某局", "number": "某罚〔2026〕1号", "id": id })
}

fn company() -> Answer {
    let body = json!({
        "uscc": CODE, "name": "示例建筑劳务有限公司", "area_code": "610302", "area_name": "某区",
        "regulators": [{ "dept_code": "11A", "dept_name": "某区住建局", "matter": "建筑市场",
            "basis": "《建筑法》第六条" }],
        "entries": [
            entry("2026-12-01", ("inspection_planned", "计划检查"), "明年的抽查", "i2"),
            entry("2026-06-01", ("black", "黑榜"), "拖欠工资", "c-1"),
            entry("2026-05-01", ("penalty", "处罚"), "对拖欠工资的处罚", "p1"),
            entry("2026-04-01", ("inspection", "检查"), "抽查：责令改正", "i1"),
            entry("2025-04-01", ("licence", "许可"), "资质证书", "l1"),
        ],
        "is_sample": true,
    });
    answer(&format!("/api/v1/companies/{CODE}"), 200, &body.to_string())
}

fn inspection(id: &str, draw: &str) -> Value {
    json!({ "id": id, "plan": "某区抽查", "kind": coded("random", "双随机抽查"),
        "subject_name": "示例建筑劳务有限公司", "uscc": CODE, "matters": ["资质", "工资"],
        "basis": "《建筑法》第六条", "dept_code": "11A", "dept_name": "某区住建局",
        "partners": ["某区人社局"], "area_code": "610302", "planned_on": "2026-04-30",
        "done_at": "2026-04-01T09:00:00+08:00", "result": coded("ordered", "责令改正"),
        "finding": "台账缺两个月。", "draw_id": draw, "is_sample": true })
}

fn inspections(path: &str, items: &[Value]) -> Answer {
    let body = json!({ "items": items, "page": 1, "page_size": 20, "total": items.len(), "facets": [
        { "name": "result", "values": [
            { "code": "ordered", "label": "责令改正", "count": 3 },
            { "code": "good", "label": "未发现问题", "count": 9 },
        ] },
        { "name": "year", "values": [{ "code": "2026", "label": "2026 年", "count": 9 },
            { "code": "2025", "label": "2025 年", "count": 2 }] },
    ] });
    answer(path, 200, &body.to_string())
}

fn company_page(query: &str) -> super::Document {
    let path = format!("/api/v1/inspections?uscc={CODE}");
    let answers = [company(), inspections(&path, &[inspection("i1", "d-1")])];
    page("/regulation", query, &answers)
}

#[test]
fn pages_ask_for_what_they_show() {
    let of_company = [
        format!("/api/v1/companies/{CODE}"),
        format!("/api/v1/inspections?uscc={CODE}"),
    ];
    let one = |path: &str| vec![path.to_owned()];
    let uscc = format!("uscc={CODE}&kind=penalty");
    let typed = "q=9135+0100-m000100y43".to_owned();
    let rows = [
        ("/regulation", String::new(), vec![]),
        (
            "/regulation",
            "q=sljz".to_owned(),
            one("/api/v1/companies?q=sljz"),
        ),
        ("/regulation", uscc, of_company.to_vec()),
        // A code that was typed without scripts leads to the company too.
        ("/regulation", typed, of_company.to_vec()),
        // Nothing asks for a person's number, whatever an address says.
        ("/regulation", "q=11010519491231002X".to_owned(), vec![]),
        ("/regulation", "uscc=13812345678".to_owned(), vec![]),
        (
            "/regulation/inspections",
            "result=ordered&year=2026&from=chat".to_owned(),
            one("/api/v1/inspections?result=ordered&year=2026"),
        ),
        ("/regulation/draws", String::new(), one("/api/v1/draws")),
        (
            "/regulation/draws/d-1",
            String::new(),
            vec!["/api/v1/draws/d-1".to_owned(), "/api/v1/draws".to_owned()],
        ),
    ];
    for (address, query, expected) in rows {
        assert_eq!(
            requests(address, &query)[1..],
            *expected,
            "{address} {query}"
        );
    }
}

#[test]
fn the_search_is_a_form_and_leads_on() {
    let html = page("/regulation", "", &[]).html;
    for part in [
        r#"role="search" action="/regulation" method="get""#,
        r#"href="/regulation/inspections""#,
        r#"href="/regulation/draws""#,
        r#"href="/discretion""#,
        r#"href="/credit""#,
        "pattern=",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let hits = json!([{ "uscc": CODE, "name": "示例建筑劳务有限公司", "area_name": "某区" }]);
    let hits = answer("/api/v1/companies?q=sljz", 200, &hits.to_string());
    let html = page("/regulation", "q=sljz", &[hits]).html;
    assert!(
        html.contains(&format!(r#"href="/regulation?uscc={CODE}""#)),
        "{html}"
    );
    assert!(text(&html).contains("“sljz”找到 1 家企业"), "{html}");
    let none = answer("/api/v1/companies?q=xyz", 200, "[]");
    let said = text(&page("/regulation", "q=xyz", &[none]).html);
    assert!(
        said.contains("没有找到这家企业") && said.contains("营业执照"),
        "{said}"
    );
}

#[test]
fn a_persons_number_is_said_and_shown_nowhere() {
    for query in ["q=11010519491231002X", "uscc=11010519491231002X"] {
        let shown = page("/regulation", query, &[]);
        assert_eq!(shown.status, 200);
        let said = text(&shown.html);
        assert!(said.contains("没有拿它来查"), "{said}");
        assert!(!shown.html.contains("11010519491231002X"), "{query}");
    }
}

#[test]
fn a_company_stands_on_one_timeline() {
    let shown = company_page(&format!("uscc={CODE}"));
    assert_eq!(shown.status, 200);
    assert!(
        shown.title.starts_with("示例建筑劳务有限公司"),
        "{}",
        shown.title
    );
    let said = text(&shown.html);
    let mut before = 0;
    for words in [
        "归谁监管",
        "某区住建局",
        "《建筑法》第六条",
        "全部 5",
        "处罚 1",
        "明年的抽查",
        "拖欠工资",
        "对拖欠工资的处罚",
        "责令改正",
        "资质证书",
        "发现它有问题",
    ] {
        let at = said[before..].find(words);
        before += at.unwrap_or_else(|| panic!("{words} after {before}: {said}"));
    }
    for part in [
        r#"href="/credit/c-1""#.to_owned(),
        r#"href="/regulation/draws/d-1""#.to_owned(),
        format!(r##"href="/regulation?uscc={CODE}&amp;kind=penalty#timeline""##),
        format!(r#"href="/regulation/inspections?uscc={CODE}""#),
        format!(r#"href="/credit?q={CODE}""#),
        format!(r#"href="/complaints/new?issue=other&amp;company={CODE}""#),
    ] {
        assert!(shown.html.contains(&part), "{part}: {}", shown.html);
    }
    assert!(
        shown.html.contains(r#"href="/discretion?q="#),
        "{}",
        shown.html
    );
}

#[test]
fn the_timeline_narrows_to_a_kind() {
    let said = text(&company_page(&format!("uscc={CODE}&kind=penalty")).html);
    assert!(said.contains("对拖欠工资的处罚"), "{said}");
    assert!(
        !said.contains("资质证书") && !said.contains("明年的抽查"),
        "{said}"
    );
    assert!(said.contains("全部 5"), "{said}");
    let said = text(&company_page(&format!("uscc={CODE}&kind=red")).html);
    assert!(said.contains("没有这一类的记录"), "{said}");
}

#[test]
fn a_company_that_is_not_there_is_said() {
    let gone = json!({ "type": "t", "title": "没有这家企业", "status": 404,
        "detail": "请核对代码。", "instance": "", "code": "no_such_company", "request_id": "", "errors": [] });
    let path = format!("/api/v1/companies/{CODE}");
    let gone = answer(&path, 404, &gone.to_string());
    let shown = page("/regulation", &format!("uscc={CODE}"), &[gone]);
    assert_eq!(shown.status, 404);
    let said = text(&shown.html);
    assert!(
        said.contains("没有这家企业") && said.contains("请核对代码"),
        "{said}"
    );
    assert!(shown.html.contains(r#"action="/regulation""#));
}

#[test]
fn inspections_say_who_what_and_by_which_law() {
    let path = "/api/v1/inspections?result=ordered";
    let shown = inspections(path, &[inspection("i1", "d-1"), inspection("i3", "")]);
    let html = page("/regulation/inspections", "result=ordered", &[shown]).html;
    let said = text(&html);
    for words in [
        "共 2 次检查",
        "责令改正",
        "双随机抽查",
        "资质、工资",
        "某区人社局",
        "《建筑法》第六条",
        "台账缺两个月",
        "2026年4月1日",
        "检查结果",
        "年份",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    for part in [
        r#"href="/regulation/inspections?result=good""#.to_owned(),
        r#"href="/regulation/inspections?result=ordered&amp;year=2025""#.to_owned(),
        r#"href="/regulation/inspections""#.to_owned(),
        format!(r#"href="/regulation?uscc={CODE}""#),
    ] {
        assert!(html.contains(&part), "{part}: {html}");
    }
    assert_eq!(html.matches(r#"href="/regulation/draws/d-1""#).count(), 1);
    let none = inspections("/api/v1/inspections?year=1999", &[]);
    let said = text(&page("/regulation/inspections", "year=1999", &[none]).html);
    assert!(
        said.contains("没有符合条件的检查") && said.contains("看全部检查"),
        "{said}"
    );
}
