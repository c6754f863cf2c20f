//! 材料体检 as HTML: a form without scripts, the list that follows from the answers of the address,
//! the plain list, and the end where an item cannot be done.

use super::tests::answer;

const ITEM: &str = r#"{"task_handle_item":"A1","task_name":"某许可","dept_name":"某局",
    "task_type":{"code":"01","label":"行政许可"},"transact_addr":"某路一号","link_way":"12345",
    "materials":[
        {"material_name":"申请书","page_num":"原件1份","fill_explain":"窗口可取","form_guid":"form-1"},
        {"material_name":"执照","exempt":"电子证照"},
        {"material_name":"<b>委托书","is_need":{"code":"2","label":"非必要"}},
        {"material_name":"鉴定","is_need":{"code":"3","label":"容缺后补"}}],
    "questions":[
        {"key":"who","text":"谁去办？","options":[{"key":"self","label":"本人"},
            {"key":"agent","label":"代办","advice":"带上两个人的身份证"},
            {"key":"none","label":"没有<i>","advice":"先去别处","is_dead_end":true}]},
        {"key":"paper","text":"写好委托书了吗？","when":[{"question":"who","is":["agent"]}],
            "options":[{"key":"yes","label":"写好了"},{"key":"no","label":"没有"}]}],
    "material_rules":[
        {"material":"<b>委托书","when":[{"question":"who","is":["self"]}],"need":"not_needed","reason":"本人去，不用"},
        {"material":"<b>委托书","when":[{"question":"paper","is":["yes"]}],"need":"bring"},
        {"material":"<b>委托书","when":[{"question":"paper","is":["no"]}],"need":"later"}]}"#;

fn page(item: &str, query: &str) -> String {
    let answers = [answer("/api/v1/service-items/A1", 200, item)];
    let page = super::tests::page("/guides/A1/checklist", query, &answers);
    assert_eq!(page.status, 200);
    page.html
}

/// Without scripts the page is a form, and its answer the list.
#[test]
fn the_first_view_is_a_form() {
    let html = page(ITEM, "");
    for part in [
        r##"action="/guides/A1/checklist#list""##,
        r#"method="get""#,
        r#"name="q.who" value="self""#,
        "还有 1 个问题",
        "看我的清单",
        "要带 1 份",
        "看“谁去办？”怎么答",
        r##"href="#q-who""##,
        "免提交 1 份",
        "可以后补 1 份",
        "某路一号",
        r#"href="/api/v1/files/form-1""#,
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    for part in ["q.paper", "checked", "不用带 1 份", "<b>委托书", "<i>"] {
        assert!(!html.contains(part), "{part}: {html}");
    }
}

#[test]
fn answers_in_the_address_decide() {
    let rows: &[(&str, &[&str], &[&str])] = &[
        (
            "q.who=self",
            &[
                "都答完了",
                "要带 1 份",
                "不用带 1 份",
                "本人去，不用",
                "checked",
            ],
            &["q.paper", "看情况"],
        ),
        (
            "q.who=agent&from=timeline",
            &[
                "还有 1 个问题",
                r#"name="q.paper" value="yes""#,
                "带上两个人的身份证",
                "看“写好委托书了吗？”怎么答",
            ],
            &["不用带 1 份", "timeline"],
        ),
        (
            "q.who=agent&q.paper=yes",
            &["都答完了", "要带 2 份"],
            &["不用带 1 份", "看情况"],
        ),
        (
            "q.who=agent&q.paper=no",
            &["可以后补 2 份"],
            &["不用带 1 份", "看情况"],
        ),
        // An answer that does not count now is carried along.
        (
            "q.who=self&q.paper=no",
            &[
                r#"type="hidden" name="q.paper" value="no""#,
                "可以后补 1 份",
                "不用带 1 份",
            ],
            &["看情况"],
        ),
        (
            "q.who=none",
            &["办不了", "先去别处", "拿不准，先打电话问", "12345"],
            &[
                "要带 1 份",
                "免提交 1 份",
                "q.paper",
                "去哪里办",
                "某路一号",
            ],
        ),
        (
            "q.who=%3Cscript%3E&q.x=y",
            &["还有 1 个问题"],
            &["checked", "script%3E"],
        ),
    ];
    for (query, there, not_there) in rows {
        let html = page(ITEM, query);
        for part in *there {
            assert!(html.contains(part), "{query} has no {part}: {html}");
        }
        for part in *not_there {
            assert!(!html.contains(part), "{query} has {part}: {html}");
        }
    }
}

#[test]
fn each_material_can_be_reported() {
    let html = page(ITEM, "q.who=self");
    let report = "/complaints/new?issue=unreasonable&amp;item=A1&amp;material=";
    assert_eq!(html.matches(report).count(), 3, "{html}");
    assert!(html.contains("窗口还要收这份：执照"), "{html}");
}

#[test]
fn without_questions_the_list_is_the_plain_one() {
    let item =
        r#"{"task_handle_item":"A1","task_name":"某事","materials":[{"material_name":"申请书"}]}"#;
    let html = page(item, "q.who=self");
    assert!(html.contains(r#"type="checkbox""#) && html.contains("大家要带的都一样"));
    assert!(
        !html.contains("<form") && !html.contains("按这些回答"),
        "{html}"
    );
    // Ticks are kept here as well.
    assert!(
        html.contains("勾选只存在这部手机上") && html.contains("清空"),
        "{html}"
    );
    let html = page(r#"{"task_handle_item":"A1","task_name":"某事"}"#, "");
    assert!(html.contains("没有列出材料"), "{html}");
}
