//! What an import refuses of the questions, rules and steps of an item.

use crate::import_refusals::{GOOD, HEADER, refused};

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

const WHO: &str = r#"{"key":"who","text":"谁去","options":[{"key":"self","label":"本人"},{"key":"agent","label":"代办"}]}"#;
const LATER: &str = r#"{"key":"b","text":"问","when":[{"question":"who","is":["self"]}],"options":[{"key":"x","label":"甲"},{"key":"y","label":"乙"}]}"#;
const NEVER: &str = r#"{"key":"b","text":"问","when":[{"question":"who","is":["self"]},{"question":"who","is":["agent"]}],"options":[{"key":"x","label":"甲"},{"key":"y","label":"乙"}]}"#;

#[tokio::test]
async fn questions_that_cannot_be_decided() {
    let long = "长".repeat(201);
    let rows: &[(&str, &str, &str, &str)] = &[
        ("[", "", "questions", "不是这一列要的 JSON"),
        ("{}", "", "questions", "应为数组"),
        ("[1]", "", "questions[1]", "应为对象"),
        (
            r#"[{"key":"a","txt":"问","text":"问"}]"#,
            "",
            "questions[1].txt",
            "不认识这个名称；可用：key、text、hint、options、when",
        ),
        (r#"[{"key":"a"}]"#, "", "questions[1].text", "不能为空"),
        (
            r#"[{"key":"a","text":"问","hint":["问"]}]"#,
            "",
            "questions[1].hint",
            "应为文字",
        ),
        (
            &format!(r#"[{{"key":"a","text":"{long}"}}]"#),
            "",
            "questions[1].text",
            "超过 200 个字",
        ),
        (
            r#"[{"key":"a","text":"问","options":[{"key":"x","label":"甲"}]}]"#,
            "",
            "questions[1].options",
            "至少要有两个选项",
        ),
        (
            r#"[{"key":"a","text":"问","options":[{"key":"x","label":"甲"},{"key":"x","label":"乙"}]}]"#,
            "",
            "questions[1].options[2].key",
            "与前面的重复",
        ),
        (
            r#"[{"key":"a","text":"问","options":[{"key":"x","label":"甲","is_dead_end":1},{"key":"y","label":""}]}]"#,
            "",
            "questions[1].options[2].label",
            "不能为空",
        ),
        (
            r#"[{"key":"a","text":"问","options":[{"key":"x","label":"甲","is_dead_end":1},{"key":"y","label":"乙"}]}]"#,
            "",
            "questions[1].options[1].advice",
            "要写清该怎么办",
        ),
        (
            &format!("[{WHO},{WHO}]"),
            "",
            "questions[2].key",
            "与前面的重复",
        ),
        (
            &format!("[{WHO},{NEVER}]"),
            "",
            "questions[2].when",
            "怎么回答都问不到这个问题",
        ),
        (
            &format!("[{LATER},{WHO}]"),
            "",
            "questions[1].when[1]",
            "“who”要排在这个问题前面",
        ),
        (
            &format!("[{WHO}]"),
            r#"[{"material":"乙","need":"bring"}]"#,
            "material_rules[1].material",
            "材料表里没有“乙”",
        ),
        (
            &format!("[{WHO}]"),
            r#"[{"material":"甲","need":"bring","when":[{"question":"who","is":["me"]}]}]"#,
            "material_rules[1].when[1]",
            "没有“me”这个选项",
        ),
        (
            &format!("[{WHO}]"),
            r#"[{"material":"甲","need":"bring","when":[{"question":"whom","is":"self"}]}]"#,
            "material_rules[1].when[1]",
            "没有“whom”这个问题",
        ),
        (
            &format!("[{WHO}]"),
            r#"[{"material":"甲","need":"bring","wehn":[]}]"#,
            "material_rules[1].wehn",
            "不认识这个名称；可用：material、need、reason、when",
        ),
        (
            "",
            r#"[{"material":"甲"}]"#,
            "material_rules[1].need",
            "不能为空",
        ),
        (
            "",
            r#"[{"material":"甲","need":"maybe"}]"#,
            "material_rules[1].need",
            "“maybe”不在代码表中；可用：bring 要带、not_needed 不用带",
        ),
        (
            "",
            r#"[{"material":"甲","need":"不用带"}]"#,
            "material_rules[1].reason",
            "要写原因",
        ),
        (
            &format!("[{WHO}]"),
            r#"[{"material":"甲","need":"bring","when":[{"question":"who","is":["self"]},{"question":"who","is":["agent"]}]}]"#,
            "material_rules[1].when",
            "怎么回答这条规则都不成立",
        ),
        (
            &format!("[{WHO}]"),
            r#"[{"material":"甲","need":"bring"},{"material":"甲","need":"later","when":[{"question":"who","is":["self"]}]}]"#,
            "material_rules[2].when",
            "与 material_rules[1] 会同时成立",
        ),
    ];
    for (questions, rules, place, expected) in rows {
        let materials = quoted(r#"[{"material_name":"甲"}]"#);
        let (questions, rules) = (quoted(questions), quoted(rules));
        let text = format!(
            "{HEADER},materials,questions,material_rules\n{GOOD},{materials},{questions},{rules}\n"
        );
        let (count, said) = refused(&text).await;
        assert_eq!(count, 1, "{said}");
        assert!(
            said.contains(&format!("第 2 行 {place}：")),
            "{place}: {said}"
        );
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

#[tokio::test]
async fn steps_that_make_no_procedure() {
    let rows: &[(&str, &str, &str)] = &[
        ("[", "steps", "不是这一列要的 JSON"),
        (r#"[{"role":"窗口"}]"#, "steps[1].name", "不能为空"),
        (
            r#"[{"name":"受理","nxt":[]}]"#,
            "steps[1].nxt",
            "不认识这个名称；可用：key、name、role",
        ),
        (
            r#"[{"name":"受理","next":["end"]}]"#,
            "steps[1].next[1]",
            "应为对象",
        ),
        (
            r#"[{"name":"受理","next":[{"label":"齐全"}]}]"#,
            "steps[1].next[1].to",
            "不能为空",
        ),
        (
            r#"[{"name":"受理","key":"A b"}]"#,
            "steps[1].key",
            "应为 1 到 24 个小写字母、数字或 _",
        ),
        (
            r#"[{"name":"受理","key":"a"},{"name":"审查","key":"a"}]"#,
            "steps[2].key",
            "与前面的环节重复",
        ),
        (
            r#"[{"name":"受理"},{"name":"审查"},{"name":"决定","next":[{"to":"sned"}]}]"#,
            "steps[3].next",
            "没有“sned”这个环节；办结写 end",
        ),
        (
            r#"[{"name":"受理"},{"name":"审查","key":"a","next":[{"to":"a"},{"to":"end"}]}]"#,
            "steps[2].next",
            "环节不能接到自己",
        ),
        (
            r#"[{"name":"受理","next":[{"to":"end"}]},{"name":"审查"}]"#,
            "steps[2].key",
            "从第一个环节走不到这里",
        ),
        (
            r#"[{"name":"受理"},{"name":"审查"},{"name":"送达","next":[{"to":"end"}],"is_parallel":true}]"#,
            "steps[3].next",
            "并联办理至少要有两个去向",
        ),
        (
            r#"[{"name":"分送","is_parallel":true,"next":[{"to":"a"},{"to":"b"}]},{"name":"甲","key":"a","next":[{"to":"end"}]},{"name":"乙","key":"b"}]"#,
            "steps[1].next",
            "并联的各支没有汇到同一个环节",
        ),
        (
            r#"[{"name":"受理","next":[{"to":"a"},{"to":"end"}]},{"name":"审查","key":"a","next":[{"to":"a2"}]},{"name":"核查","key":"a2","next":[{"to":"a"}]}]"#,
            "steps[2].next",
            "从这里走不到办结",
        ),
    ];
    for (steps, place, expected) in rows {
        let steps = quoted(steps);
        let (count, said) = refused(&format!("{HEADER},steps\n{GOOD},{steps}\n")).await;
        assert!((1..=2).contains(&count), "{said}");
        let place = format!("第 2 行 {place}：");
        assert!(said.contains(&place), "{place}: {said}");
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

/// Where the materials are wrong already, rules about them are not called wrong as well.
#[tokio::test]
async fn rules_are_checked_against_materials_that_can_be_read() {
    let rules = quoted(r#"[{"material":"甲","need":"bring"}]"#);
    let text = format!("{HEADER},materials,material_rules\n{GOOD},[,{rules}\n");
    let (count, said) = refused(&text).await;
    assert_eq!(count, 1, "{said}");
    assert!(
        said.contains("第 2 行 materials：不是这一列要的 JSON"),
        "{said}"
    );
}
