//! 办事指南 as HTML: every part where the list has it, no gap where it has not, and nothing that
//! breaks for long or odd data.

#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::tests::{answer, page};

const AREAS: &str = r#"[{"area_code":"610302","name":"渭滨区","level":"county","item_count":1,
    "hall_name":"渭滨区政务服务中心","hall_address":"公园路 1 号","hall_hours":"周一至周五 9:00-17:00",
    "hall_phone":"0917-3260000"}]"#;

fn coded(code: &str, label: &str) -> Value {
    json!({"code": code, "label": label})
}

/// A guide with everything that a list can say.
fn full() -> Value {
    json!({
        "task_handle_item": "A1", "task_name": "食品经营许可", "catalog_code": "000131001000",
        "task_type": coded("01", "行政许可"), "use_level": coded("4", "县级"),
        "area_code": "610302", "area_name": "渭滨区", "dept_name": "渭滨区市场监督管理局",
        "server_type": [coded("1", "自然人"), coded("2", "企业法人")],
        "limit_scene_num": 1, "is_online": true, "online_handle_depth": coded("4", "全程网办"),
        "accept_condition": ["有营业执照", "有固定场所"],
        "anticipate_day": 20, "anticipate_type": coded("1", "工作日"),
        "promise_day": 5, "promise_type": coded("1", "工作日"),
        "special_procedure": [{"name": "现场核查", "days": 5, "explain": "不计入时限"}],
        "is_fee": true, "fees": [{"fee_name": "工本费", "fee_stand": "10 元", "by_law": "某价费文"}],
        "result_name": "食品经营许可证", "result_type": coded("1", "证照"), "result_guid": "permit-1",
        "materials": [
            {"material_name": "申请书", "is_need": coded("1", "必要"), "page_num": "原件1份",
             "by_law": "《某办法》第十条", "form_guid": "form-1", "example_guid": "example-1"},
            {"material_name": "营业执照", "exempt": "电子证照库调取"},
        ],
        "questions": [{"key": "who", "text": "您是谁？"}],
        "steps": [{"name": "受理"}],
        "by_law": [{"law": "食品安全法", "article": "第三十五条", "text": "国家实行许可制度。"}],
        "faq": [{"question": "多久？", "answer": "很快"}],
        "transact_addr": "渭滨区政务服务中心 3 号窗口", "transact_time": "周一至周五",
        "link_way": "0917-12345 转 0301", "supervise_way": "12345",
        "reconsideration": "渭滨区人民政府，60 日内", "litigation": "法院，6 个月内",
    })
}

fn shown(item: &Value) -> String {
    let answers = [
        answer("/api/v1/service-items/A1", 200, &item.to_string()),
        answer("/api/v1/areas", 200, AREAS),
    ];
    let page = page("/guides/A1", "", &answers);
    assert_eq!(page.status, 200, "{}", page.html);
    page.html
}

/// The part with this id.
fn part<'h>(html: &'h str, id: &str) -> &'h str {
    let start = html.find(&format!(r#" id="{id}""#));
    let Some(start) = start else { return "" };
    let length = html[start..].find("</section>").unwrap_or_default();
    &html[start..start + length]
}

#[test]
fn the_first_screen_answers() {
    let html = shown(&full());
    let (head, _) = html.split_once(r#"class="contents""#).unwrap();
    for words in [
        "最多跑 1 次",
        "5 个工作日",
        "法定 20 个工作日",
        "<span>少 75%",
        "全程网办",
        "自然人、企业法人；2 个条件：有营业执照",
        "1 份，另有 1 份免交：申请书",
        "渭滨区政务服务中心 3 号窗口",
        r#"href="/guides/A1/checklist""#,
        "材料体检",
        "几个问题，列出您要带的材料",
        r#"href="/guides/A1/flow""#,
        r#"href="/guides/A1/compare""#,
        "复制链接",
        "打印",
    ] {
        assert!(head.contains(words), "{words}: {head}");
    }
    let mut plain = full();
    plain["questions"] = json!([]);
    let html = shown(&plain);
    assert!(html.contains("材料清单") && !html.contains("材料体检"));
}

#[test]
fn every_part_is_there_and_is_linked() {
    let html = shown(&full());
    let rows = [
        ("conditions", "有固定场所"),
        ("materials", "要求依据：<!>《某办法》第十条"),
        ("steps", "受理"),
        ("limits", "比法定时限少 75%"),
        ("special", "现场核查"),
        ("fees", "10 元"),
        ("where", "公园路 1 号"),
        ("result", r#"src="/api/v1/files/permit-1""#),
        ("law", "国家实行许可制度。"),
        ("faq", "很快"),
        ("contact", "0917-12345 转 0301"),
        ("remedies", "6 个月内"),
        ("report", "issue=guide_error&amp;item=A1"),
    ];
    for (id, words) in rows {
        let words = words.replace("<!>", "");
        assert!(html.contains(&format!("href=\"#{id}\"")), "no link to {id}");
        assert!(
            part(&html, id).contains(&words),
            "{id}: {}",
            part(&html, id)
        );
    }
    let materials = part(&html, "materials");
    for words in [
        "/api/v1/files/form-1",
        "/api/v1/files/example-1",
        "看空白表格",
        "看填写示例",
        "issue=unreasonable&amp;item=A1&amp;material=%E7%94%B3%E8%AF%B7%E4%B9%A6",
    ] {
        assert!(materials.contains(words), "{words}: {materials}");
    }
    assert!(part(&html, "where").contains("tel:09173260000"));
}

/// What everybody must know says whom to call; the rest is left out.
#[test]
fn thin_data_make_no_gap() {
    let html = shown(
        &json!({"task_handle_item": "A1", "task_name": "某事项", "link_way": "0917-3260001"}),
    );
    for id in ["conditions", "materials", "fees", "where"] {
        let part = part(&html, id);
        assert!(
            part.contains("未公布。请拨打 ") && part.contains("tel:09173260001"),
            "{id}: {part}"
        );
    }
    for id in ["steps", "special", "result", "law", "faq"] {
        assert_eq!(part(&html, id), "", "{id}");
        assert!(!html.contains(&format!("href=\"#{id}\"")), "{id}");
    }
    assert!(part(&html, "limits").contains("未公布"));
    assert!(part(&html, "contact").contains("未公布，请拨打 "));
    assert!(part(&html, "remedies").contains("tel:12345"));
    assert!(!html.contains("/checklist") && !html.contains("/flow") && !html.contains("/compare"));
    let html = shown(&json!({"task_handle_item": "A1", "task_name": "某事项"}));
    assert!(part(&html, "materials").contains("tel:12345"));
}

#[test]
fn a_power_that_nobody_asks_for_has_no_price() {
    let mut item = full();
    item["task_type"] = coded("02", "行政处罚");
    item["fees"] = json!([]);
    item["is_fee"] = Value::Null;
    item["anticipate_day"] = json!(0);
    item["promise_day"] = json!(0);
    let html = shown(&item);
    assert!(html.contains("适用情形") && !html.contains("收费吗") && !html.contains("跑几次"));
    assert!(html.contains("没有规定"));
    assert_eq!(part(&html, "fees"), "");
}

#[test]
fn eighty_materials_with_markup_in_their_names() {
    let mut item = full();
    let materials: Vec<Value> = (0..80)
        .map(|n| json!({"material_name": format!("<b>材料</b>{n}<script>alert({n})</script>")}))
        .collect();
    item["materials"] = json!(materials);
    let html = shown(&item);
    let list = part(&html, "materials");
    assert_eq!(list.matches("<li").count(), 80);
    assert_eq!(list.matches("issue=unreasonable").count(), 80);
    assert!(list.contains("&lt;b&gt;材料&lt;/b&gt;79"), "{list}");
    assert!(!html.contains("<script") && !list.contains("<b>材料"));
    assert!(html.contains("80 份：&lt;b&gt;材料"));
}

#[test]
fn unknown_codes_are_left_out() {
    let mut item = full();
    for field in [
        "online_handle_depth",
        "result_type",
        "promise_type",
        "anticipate_type",
    ] {
        item[field] = coded("77", "77");
    }
    item["server_type"] = json!([coded("77", "77"), coded("2", "企业法人")]);
    item["materials"][0]["is_need"] = coded("77", "77");
    item["materials"][0]["source_type"] = coded("77", "77");
    let html = shown(&item);
    assert!(!html.contains("77"), "{html}");
    assert!(html.contains("5 天") && html.contains("法定 20 天"));
}

#[test]
fn a_law_of_20_000_characters_is_folded_and_in_paragraphs() {
    let mut item = full();
    let text = "各级人民政府应当依法办事。".repeat(1_538);
    assert!(text.chars().count() > 19_900);
    item["by_law"] = json!([
        {"law": "《某法》", "article": "", "text": text},
        {"law": "某令", "article": "第一条", "text": "短。"},
    ]);
    let html = shown(&item);
    let law = part(&html, "law");
    let (long, short) = law.split_once("《某令》第一条").unwrap();
    assert!(
        long.contains("《某法》") && long.contains("<details><summary>"),
        "{}",
        &long[..400]
    );
    assert!(short.contains("<details open"), "{short}");
    let paragraphs = law
        .split("<p>")
        .filter_map(|part| part.split("</p>").next());
    let longest = paragraphs.map(|text| text.chars().count()).max();
    assert!(longest < Some(300), "{longest:?}");
    assert_eq!(law.matches("依法办事").count(), 1_538);
}

#[test]
fn names_of_files_that_are_none_make_no_link() {
    let mut item = full();
    item["result_guid"] = json!("../../etc/passwd");
    item["materials"][0]["form_guid"] = json!("javascript:alert(1)");
    let html = shown(&item);
    assert!(!html.contains("passwd") && !html.contains("javascript:"));
}

/// The address that people use, and what their browser can do, are known after the mount only.
#[test]
fn sharing_is_the_same_for_everybody_at_first() {
    let html = shown(&full());
    assert!(!html.contains("<svg class=\"qr\"") && html.contains("请用浏览器菜单里的"));
}
