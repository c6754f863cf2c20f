//! 监管: what a file is refused for.

use crate::regulation::{EXAMPLE, load, loaded};
use crate::support::{city, get};

/// One part of the example in place of another, and what is said of it.
const REFUSALS: &[(&str, &str, &str)] = &[
    (
        "uscc = \"91350100M000100Y43\"\nname",
        "uscc = \"91350100M000100Y44\"\nname",
        "company.uscc：校验位对不上",
    ),
    (
        "area_code = \"610302\"\nfields",
        "area_code = \"61\"\nfields",
        "company.area_code：应为 6、9 或 12 位数字的区划代码",
    ),
    (
        "area_code = \"610302\"\nfields",
        "area_code = \"610399\"\nfields",
        "company.area_code：没有 610399 这个地区，请先导入区划",
    ),
    (
        "[\"food\"]",
        "[\"foot\"]",
        "company.fields：应为其中之一：public_security（社会治安）",
    ),
    (
        "[[licence]]",
        "[[permit]]",
        "permit：没有这一项；可用：remove、company、licence",
    ),
    (
        "\"licence-2026-001\"",
        "\"licence/1\"",
        "licence.id：应为 1 到 64 个字母、数字、_ 或 -",
    ),
    (
        "\"2026-03-02\"",
        "\"2026-11-27\"",
        "licence.granted_on：这一天还没有到",
    ),
    (
        "\"2031-03-01\"",
        "\"2026-03-01\"",
        "licence.valid_until：早于许可的日期",
    ),
    (
        "\"《中华人民共和国食品安全法》第六条\"",
        "\"\"",
        "regulator.basis：不能为空",
    ),
    (
        "field = \"food\"",
        "field = \"tax\"",
        "regulator.field：应为其中之一",
    ),
    (
        "\"random\"",
        "\"chance\"",
        "inspection.kind：应为其中之一：random（双随机抽查）",
    ),
    (
        "result = \"ordered\"",
        "result = \"planned\"",
        "inspection.done_at：还没有检查，或者已经取消",
    ),
    (
        "done_at = \"2026-09-10T10:30:00+08:00\"",
        "",
        "inspection.done_at：写着结果，却没有检查的时刻",
    ),
    (
        "done_at = \"2026-09-10T10:30:00+08:00\"",
        "done_at = \"2026-11-27T10:30:00+08:00\"",
        "inspection.done_at：这个时刻还没有到",
    ),
    (
        "basis = \"《中华人民共和国食品安全法》第一百一十条\"",
        "basis = \"\"",
        "inspection.basis：不能为空",
    ),
    (
        "draw_id = \"\"",
        "draw_id = \"d\"",
        "inspection.draw_id：没有编号为 d 的抽取",
    ),
    (
        "item = \"C-2\"                                        #",
        "item = \"W-2\" #",
        "rule.item：“食品经营许可”不是行政处罚",
    ),
    (
        "item = \"C-2\"                                        #",
        "item = \"X\" #",
        "rule.item：清单里没有业务办理项编码为 X 的在用事项",
    ),
    (
        "statutory_to = 10000000",
        "",
        "rule.statutory_from：法定幅度要同时写",
    ),
    (
        "statutory_to = 10000000",
        "statutory_to = 9000000",
        "rule.bands：“从重处罚”超出法定幅度",
    ),
    (
        "from = 5000000, to = 8000000",
        "from = 5000000, to = 7000000",
        "rule.bands：“一般处罚”和“从重处罚”之间有空当",
    ),
    (
        "from = 8000000, to = 10000000",
        "from = 7000000, to = 10000000",
        "rule.bands：“从重处罚”的下限低于“一般处罚”的上限，两档重叠",
    ),
    (
        "from = 0, to = 0",
        "from = 0, to = 1",
        "rule.bands：“不予处罚”是不予处罚，却有数额",
    ),
    (
        "from = 0, to = 0",
        "from = -1, to = 0",
        "rule.bands.from：应为不小于 0 的整数",
    ),
    (
        "effect = \"ordinary\", from",
        "effect = \"heavier\", from",
        "rule.bands：“从重处罚”有两个幅度",
    ),
    (
        "key = \"again\"",
        "key = \"first\"",
        "rule.circumstances：“first”这个 key 重复或者为空",
    ),
    (
        "effect = \"heavier\" },",
        "effect = \"ordinary\" },",
        "rule.circumstances：“again”写成了一般处罚",
    ),
    (
        "effect = \"heavier\" },",
        "effect = \"hard\" },",
        "rule.circumstances.effect：应为其中之一：exempt（不予处罚）",
    ),
    (
        "to = 0, unit = \"fen\"",
        "to = 0, unit = \"day\"",
        "rule.bands：几个幅度的单位不同",
    ),
    (
        "circumstances = [\"amends\"]",
        "circumstances = [\"later\"]",
        "penalty.circumstances：裁量规则里没有“later”这个情节",
    ),
    (
        "circumstances = [\"amends\"]",
        "circumstances = [\"first\", \"again\"]",
        "penalty.circumstances：“first”不予处罚，“again”从重处罚，不能同时认定",
    ),
    (
        "rule_id = \"rule-food-licence\"",
        "rule_id = \"none\"",
        "penalty.rule_id：没有编号为 none 的裁量规则",
    ),
    (
        "rule_id = \"rule-food-licence\"",
        "",
        "penalty.circumstances：没有写 rule_id",
    ),
    (
        "unit = \"fen\"\narea",
        "unit = \"day\"\narea",
        "penalty.unit：单位是“日”，裁量规则的单位是“分”",
    ),
    (
        "party_type = \"body\"",
        "party_type = \"person\"",
        "penalty.uscc：当事人是个人，请去掉 uscc",
    ),
    (
        "party = \"渭滨示例餐饮有限公司\"",
        "party = \"王小二\"",
        "penalty.party：像是个人的姓名",
    ),
    (
        "decided_on = \"2026-10-12\"",
        "decided_on = \"2026-11-27\"",
        "penalty.decided_on：这一天还没有到",
    ),
    (
        "货值 6200 元",
        "电话13812345678",
        "写着身份证号或手机号，这些数据会公开，请去掉",
    ),
    (
        "货值 6200 元",
        "身份证11010519491231002X",
        "写着身份证号或手机号",
    ),
    (
        "penalty = []",
        "penalty = [\"penalty-2026-001\"]",
        "remove.penalty：要撤下的“penalty-2026-001”又写在第",
    ),
    ("penalty = []", "draw = [\"d\"]", "remove.draw：没有这一项"),
    ("[[rule]]", "[[rule]", "不是有效的 TOML"),
];

#[tokio::test]
async fn refusals_name_line_field_and_remedy() {
    let city = city().await;
    for (part, other, expected) in REFUSALS {
        assert!(EXAMPLE.contains(part), "{part}");
        let text = EXAMPLE.replacen(part, other, 1);
        let said = load(&city, &text).await.to_string();
        assert!(said.contains(expected), "{part} → {other}: {said}");
        assert!(
            said.contains("第 ") && said.ends_with("什么也没有载入\n"),
            "{said}"
        );
    }
    let said = load(&city, "").await.to_string();
    assert!(said.contains("没有内容，请写 [[company]]"), "{said}");
    for uri in ["inspections", "penalties"] {
        let got = get(&city.router, &format!("/api/v1/{uri}")).await;
        assert_eq!(got.json()["total"], 0, "{uri}");
    }
}

/// The line that is named is the line where the entry or the field stands.
#[tokio::test]
async fn lines_are_those_of_the_file() {
    let city = city().await;
    let line = |text: &str, part: &str| {
        let before = &text[..text.find(part).unwrap()];
        before.lines().count() + usize::from(before.ends_with('\n'))
    };
    let text = EXAMPLE.replacen("\"random\"", "\"chance\"", 1);
    let said = load(&city, &text).await.to_string();
    let expected = format!("第 {} 行 inspection.kind", line(&text, "kind = \"chance\""));
    assert!(said.contains(&expected), "{said}");
    let text = EXAMPLE.replacen("[\"amends\"]", "[\"later\"]", 1);
    let said = load(&city, &text).await.to_string();
    let expected = format!("第 {} 行 penalty.circumstances", line(&text, "[[penalty]]"));
    assert!(said.contains(&expected), "{said}");
}

/// A standard that changes must still measure what rests on it.
#[tokio::test]
async fn a_standard_keeps_the_circumstances_of_its_penalties() {
    let city = loaded(EXAMPLE).await;
    let rule = &EXAMPLE[EXAMPLE.find("[[rule]]").unwrap()..EXAMPLE.find("[[penalty]]").unwrap()];
    let text = rule.replace("key = \"amends\"", "key = \"repaired\"");
    let said = load(&city, &text).await.to_string();
    let expected =
        "rule.id：已经公布的处罚 penalty-2026-001 与它对不上：裁量规则里没有“amends”这个情节";
    assert!(said.contains(expected), "{said}");
}

/// The name of a person is nowhere in the database.
#[tokio::test]
async fn persons_are_masked_before_they_are_kept() {
    let text = EXAMPLE
        .replace("party = \"渭滨示例餐饮有限公司\"", "party = \"欧阳某某\"")
        .replace("party_type = \"body\"", "party_type = \"person\"")
        .replace("uscc = \"91350100M000100Y43\"\nreason", "reason");
    let city = loaded(&text).await;
    let kept: (String,) = sqlx::query_as("SELECT detail FROM penalty")
        .fetch_one(city.db.pool())
        .await
        .unwrap();
    assert!(
        kept.0.contains("欧**") && !kept.0.contains("欧阳"),
        "{}",
        kept.0
    );
    let named = text.replace("许可到期后", "欧阳 某某许可到期后");
    let said = load(&city, &named).await.to_string();
    assert!(
        said.contains("penalty.reason：写着当事人的姓名，请改成“欧**”"),
        "{said}"
    );
}
