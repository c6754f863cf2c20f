//! 办件 as HTML in every state: what stands on the page, and what stands first.

use shigantong_contract::{Action, Coded};

use super::staging_tests::*;
use super::*;

use Action as A;

/// Whether these stand on the page in this order.
fn assert_in_order(html: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let place = html[from..].find(part);
        let place = place.unwrap_or_else(|| panic!("no {part} after {from}: {html}"));
        from += place + part.len();
    }
}

fn steps(more: &[Step]) -> Vec<Step> {
    ACCEPTED.iter().chain(more).copied().collect()
}

#[test]
fn every_state_has_a_page() {
    let review = ("09-30T09:00:00", A::BeginReview);
    let rows: &[(Vec<Step>, &[&str])] = &[
        (
            ACCEPTED[..1].to_vec(),
            &[
                "已提交",
                "现在不用您做什么",
                "窗口收件，核对材料齐不齐",
                "受理后 7 个工作日",
            ],
        ),
        (
            ACCEPTED[..2].to_vec(),
            &[
                "已收件",
                "收件后 5 日内",
                "9月29日（周二），还有 4 个工作日",
                "受理后才开始算",
            ],
        ),
        (
            ACCEPTED.to_vec(),
            &["已受理", "开始审查", "10月14日（周三）"],
        ),
        (
            steps(&[review]),
            &["审查中", "作出决定", "10月14日（周三）"],
        ),
        (
            steps(&[review, ("10-08T09:00:00", A::BeginSpecial)]),
            &["特别程序中", "接着计时", "专家评审，预计 10 天，不计入期限"],
        ),
        (
            steps(&[review, ("10-09T09:00:00", A::Extend)]),
            &["审查中", "期限延长 10 天", "经批准延长了 10 天"],
        ),
        (
            steps(&[review, ("10-10T09:00:00", A::Approve)]),
            &["已准予", "说明：approve", "10 日内送达", "还没有送达"],
        ),
        (
            steps(&[review, ("10-10T09:00:00", A::Refuse)]),
            &["不予准予", "说明：refuse", "渭滨区人民法院"],
        ),
        (
            steps(&[
                review,
                ("10-10T09:00:00", A::Approve),
                ("10-12T09:00:00", A::Complete),
            ]),
            &[
                "已办结",
                "结果已经做好",
                "/api/v1/files/doc-1",
                "给这次办事打分",
            ],
        ),
        (
            steps(&[
                review,
                ("10-10T09:00:00", A::Refuse),
                ("10-12T09:00:00", A::Complete),
                ("10-13T09:00:00", A::Deliver),
            ]),
            &[
                "已送达",
                "已经办完",
                "提前 3 个工作日办结",
                "12月14日（周一）",
                "2027年4月13日",
            ],
        ),
        (
            vec![
                ACCEPTED[0],
                ACCEPTED[1],
                ("09-24T09:00:00", A::RefuseAcceptance),
            ],
            &["不予受理", "说明：refuse_acceptance", "11月23日（周一）"],
        ),
        (
            vec![ACCEPTED[0], ("09-22T09:00:00", A::Withdraw)],
            &["已撤回", "已经办完", "给这次办事打分"],
        ),
        (
            steps(&[("10-09T09:00:00", A::Terminate)]),
            &["已终止", "说明：terminate"],
        ),
    ];
    for (steps, words) in rows {
        let case = case(steps);
        let last = case.events.last().unwrap().at.to_string();
        let now = if steps.len() == 2 && case.state.code == "received" {
            "2026-09-23T12:00:00+08:00"
        } else {
            &last
        };
        let html = page(&case, now);
        for part in *words {
            assert!(
                html.contains(part),
                "{}: no {part}: {html}",
                case.state.code
            );
        }
        // What the data say is text.
        assert!(html.contains("食品经营许可&lt;b&gt;</h1>"), "{html}");
        assert!(html.contains(case.head.case_no.as_str()) && html.contains("张*"));
        let count = case.events.len();
        assert!(html.contains(&format!("共 {count} 步")));
        assert_eq!(html.matches("<time").count(), count);
        assert!(!html.contains("K7Q2"), "the code stands nowhere");
    }
}

#[test]
fn what_one_must_do_stands_first() {
    let case = case(&[
        ACCEPTED[0],
        ACCEPTED[1],
        ("09-24T09:00:00", A::RequestCorrection),
    ]);
    let html = page(&case, "2026-09-25T09:00:00+08:00");
    assert_in_order(
        &html,
        &[
            "</h1>",
            "要您做的事",
            "请在10月9日（周五）前补这 2 样，还有 14 天",
            "补一张平面图",
            "签上名字",
            DEPT,
            "滨河大道一号",
            "现在在哪里",
            "您（申请人）",
            "已经 1 天",
            "全过程",
        ],
    );
    let late = page(&case, "2026-10-12T09:00:00+08:00");
    assert!(late.contains("10月9日已过"), "{late}");
}

/// The vector of the product's own rules: 2026-09-29 and seven working days is 10-14.
#[test]
fn the_calendar_explains_every_day() {
    let case = case(ACCEPTED);
    let html = page(&case, "2026-10-12T09:00:00+08:00");
    for part in [
        "2026年9月",
        "2026年10月",
        "9月29日，受理，不算",
        "9月30日，第 1 天",
        "10月1日，国庆节放假，不算",
        "10月10日，国庆节调休上班，第 4 天",
        "10月11日，周末，不算",
        "10月12日，第 5 天，今天",
        "10月14日，第 7 天，期限最后一天",
        "10月1日至7日",
        "国办发明电〔2025〕7号",
        "只剩 2 个工作日",
        r#"class="standing amber""#,
        r#"class="standing green""#,
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("预计"), "{html}");
    // One table a month and limit, each week of seven days.
    for table in html.split(r#"<table class="month">"#).skip(1) {
        let body = table.split("<tbody>").nth(1).unwrap();
        let body = body.split("</tbody>").next().unwrap();
        for week in body.split("<tr>").skip(1) {
            assert_eq!(week.matches("<td").count(), 7, "{week}");
        }
    }
}

#[test]
fn days_over_are_red_and_counted() {
    let html = page(&case(ACCEPTED), "2026-10-16T09:00:00+08:00");
    for part in [
        "已超期 2 个工作日",
        r#"class="standing red""#,
        "10月16日，超期第 2 天，今天",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn pauses_are_named_day_by_day() {
    let case = case(&steps(&[
        ("09-30T09:00:00", A::BeginReview),
        ("10-08T09:00:00", A::BeginSpecial),
        ("10-13T09:00:00", A::EndSpecial),
    ]));
    let html = page(&case, "2026-10-13T12:00:00+08:00");
    for part in [
        "10月9日，专家评审，暂停不算",
        "10月9日至12日",
        "专家评审，暂停不算",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn without_a_table_it_is_an_estimate() {
    let case = case(ACCEPTED);
    let now = "2026-10-08T09:00:00+08:00";
    let html = page_by(&case, now, Some(Calendar::default()), true);
    assert!(
        html.contains("预计") && html.contains("没有取到节假日安排"),
        "{html}"
    );
    let html = page_by(&case, now, None, true);
    assert!(html.contains("正在取节假日安排"), "{html}");
}

#[test]
fn a_copy_says_so_and_cannot_be_rated() {
    let case = case(&[ACCEPTED[0], ("09-22T09:00:00", A::Withdraw)]);
    let html = page_by(&case, "2026-09-25T09:00:00+08:00", Some(calendar()), false);
    for part in ["不是最新的", "评价要用查询码", "查另一件"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(
        !html.contains("刷新</button>") && !html.contains("<form"),
        "{html}"
    );
}

/// Whoever has the key could sign another history: what the phone kept shows it.
#[test]
fn a_log_that_was_rewritten_is_said() {
    use shigantong_contract::chain::Tamper;
    let case = case(ACCEPTED);
    let now = "2026-10-08T09:00:00+08:00";
    let html = page_of(&case, now, Some(calendar()), true, &[Tamper::Changed(2)]);
    assert_in_order(
        &html,
        &[
            "</h1>",
            "和上次存的对不上",
            "第 2 步“收件”被改过",
            "现在在哪里",
        ],
    );
    assert!(!page(&case, now).contains("对不上"));
}

/// A later version of the server may know actions that this one does not.
#[test]
fn an_unknown_action_is_shown_by_its_label() {
    let mut case = case(ACCEPTED);
    let new = Coded {
        code: "teleport".to_owned(),
        label: "瞬移".to_owned(),
    };
    case.events[2].action = new.clone();
    case.events[2].state_after = new.clone();
    case.state = new;
    let html = page(&case, "2026-10-08T09:00:00+08:00");
    assert!(html.contains("瞬移") && html.contains("全过程"), "{html}");
}
