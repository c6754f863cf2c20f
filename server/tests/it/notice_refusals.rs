//! 公告: what a file of notices is refused for.

use crate::notices::{FILE, load};
use crate::support::{city, get};

/// One part of the file in place of another, and what is said of it.
const REFUSALS: &[(&str, &str, &str)] = &[
    (
        "\"h-1\"",
        "\"h/1\"",
        "第 2 行 hearing.id：应为 1 到 64 个字母、数字、_ 或 -",
    ),
    ("id = \"h-1\"\n", "", "第 1 行 hearing.id：不能为空"),
    ("\"d-1\"", "\"h-1\"", "第 12 行 decision.id：与第 2 行重复"),
    (
        "title = \"准予食品经营\"",
        "title = \"\"",
        "第 27 行 decision.title：不能为空",
    ),
    (
        "title = \"准予食品经营\"",
        "title = 3",
        "第 27 行 decision.title：应为文字",
    ),
    (
        "\"打 12345 报名。\"",
        "\"打\\n12345\"",
        "第 9 行 hearing.how_to_join：含有换行或控制字符",
    ),
    (
        "place =",
        "area = \"610302\"\nplace =",
        "第 7 行 hearing.area：没有这一项；可用：id、title",
    ),
    (
        "W-2",
        "W-404",
        "第 4 行 hearing.task_handle_item：清单里没有业务办理项编码为 W-404 的在用事项",
    ),
    // One that is cancelled is not performed.
    (
        "W-2",
        "C-9",
        "业务办理项编码为 C-9 的在用事项，请先导入事项；与事项无关的请留空",
    ),
    (
        "dept_name = \"金台区市场监督管理局\"\n",
        "",
        "第 11 行 decision.dept_name：不能为空",
    ),
    (
        "T09:30:00+08:00",
        "T09:30",
        "第 5 行 hearing.held_at：应为北京时间的时刻，例如 \"2026-12-03T09:30:00+08:00\"",
    ),
    (
        "T09:30:00+08:00",
        "T09:30:00Z",
        "第 5 行 hearing.held_at：应为北京时间的时刻",
    ),
    (
        "2026-12-03T",
        "2026-02-30T",
        "第 5 行 hearing.held_at：应为北京时间的时刻",
    ),
    (
        "held_at = \"2026-12-03T09:30:00+08:00\"\n",
        "",
        "第 1 行 hearing.held_at：应为北京时间的时刻",
    ),
    (
        "\"2026-11-27\"",
        "20261127",
        "第 6 行 hearing.register_until：应为日期，例如 \"2026-12-03\"",
    ),
    (
        "2026-11-27",
        "2026-12-04",
        "第 6 行 hearing.register_until：报名截止晚于听证的日期",
    ),
    (
        "state = \"open\"",
        "state = \"later\"",
        "第 8 行 hearing.state：应为其中之一：open（报名中）、closed（报名截止）、held（已举行）、cancelled（已取消）",
    ),
    (
        "state = \"open\"\n",
        "",
        "第 1 行 hearing.state：应为其中之一",
    ),
    (
        "\"penalty\"",
        "\"fine\"",
        "第 20 行 decision.kind：应为其中之一：approved（准予）、refused（不予准予）、penalty（行政处罚）",
    ),
    (
        "decided_on = 2026-11-26",
        "decided_on = 2026-11-27",
        "第 32 行 decision.decided_on：这一天还没有到",
    ),
    (
        "\"doc-1\"",
        "\"../doc\"",
        "第 22 行 decision.document_guid：应为 1 到 64 个字母",
    ),
    (
        "party_type = \"person\"\n",
        "",
        "第 11 行 decision.party_type：应为其中之一：person（个人，姓名只保存第一个字）、body（单位，公示全称）",
    ),
    ("\"欧阳 某某\"", "\"\"", "第 17 行 decision.party：不能为空"),
    (
        "\"渭滨区某某商店\"",
        "\"王小二\"",
        "第 30 行 decision.party：像是个人的姓名",
    ),
    (
        "\"渭滨区某某商店\"",
        "\"阿不都·买买提\"",
        "第 30 行 decision.party：像是个人的姓名",
    ),
    (
        "\"欧阳 某某\"",
        "\"欧\"",
        "第 17 行 decision.party：请写完整的姓名",
    ),
    (
        "\"罚款 5000 元。\"",
        "\"对欧阳某 某罚款。\"",
        "第 21 行 decision.summary：写着当事人的姓名，请改成“欧**”",
    ),
    (
        "\"对无照经营的处罚\"",
        "\"对欧阳某某的处罚\"",
        "第 14 行 decision.title：写着当事人的姓名",
    ),
    (
        "[[hearing]]",
        "remove = [\"d-2\"]\n[[hearing]]",
        "第 1 行 remove：要撤下的“d-2”又写在第 26 行，请只留一处",
    ),
    (
        "[[hearing]]",
        "remove = [\"号\"]\n[[hearing]]",
        "第 1 行 remove：应为 1 到 64 个字母",
    ),
    (
        "[[hearing]]",
        "remove = \"d-2\"\n[[hearing]]",
        "第 1 行 remove：应为列表",
    ),
    (
        "[[hearing]]",
        "notice = 1\n[[hearing]]",
        "第 1 行 notice：没有这一项；可用：remove、hearing、decision",
    ),
    ("[[hearing]]", "[[hearing]", "第 1 行：不是有效的 TOML"),
];

#[tokio::test]
async fn refusals_name_line_field_and_remedy() {
    let city = city().await;
    for (part, other, expected) in REFUSALS {
        assert!(FILE.contains(part), "{part}");
        let report = load(&city, &FILE.replacen(part, other, 1)).await;
        let said = report.to_string();
        assert!(said.contains(expected), "{part} → {other}: {said}");
        assert!(said.ends_with("什么也没有载入\n"), "{said}");
    }
    let said = load(&city, "").await.to_string();
    assert!(said.contains("没有公告，请写 [[hearing]]"), "{said}");
    for list in ["hearings", "decisions"] {
        let got = get(&city.router, &format!("/api/v1/{list}")).await;
        assert_eq!(got.json()["total"], 0, "{list}");
    }
}

#[tokio::test]
async fn files_are_bounded() {
    let city = city().await;
    for (part, most, field) in [
        ("排污许可听证公告", 100, "hearing.title"),
        ("打 12345 报名。", 1_000, "hearing.how_to_join"),
        ("欧阳 某某", 100, "decision.party"),
        ("罚款 5000 元。", 1_000, "decision.summary"),
    ] {
        let fits = load(&city, &FILE.replace(part, &"长".repeat(most))).await;
        assert!(fits.is_done(), "{fits}");
        let said = load(&city, &FILE.replace(part, &"长".repeat(most + 1))).await;
        let expected = format!("{field}：超过 {most} 个字");
        assert!(said.to_string().contains(&expected), "{said}");
    }
    let said = load(&city, &"[[hearing]]\n".repeat(1_001))
        .await
        .to_string();
    assert!(said.contains("hearing：超过 1000 个"), "{said}");
    let ids = (0..1_001)
        .map(|id| format!("\"n{id}\","))
        .collect::<String>();
    let said = load(&city, &format!("remove = [{ids}]")).await.to_string();
    assert!(said.contains("第 1 行 remove：超过 1000 个"), "{said}");
}
