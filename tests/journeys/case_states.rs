//! 办件 in every state: what stands first, the days that are explained, the rating, the receipt.

use std::sync::Arc;

use serde_json::json;

use crate::harness::{Page, Role, Setup, Stage, journey};
use crate::layout::{LOOKS, dress};
use crate::track::look_up;

/// The headings of the parts, in order.
const PARTS: &str =
    "[...document.querySelectorAll('.tracked > section > h2')].map(e => e.textContent)";

async fn parts(page: &Page) -> Vec<String> {
    let parts = page.js(PARTS).await;
    let parts = parts.as_array().cloned().unwrap_or_default();
    parts
        .iter()
        .map(|part| part.as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn every_state_says_what_matters_in_it() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let rows: &[(&str, &[&str])] = &[
            ("submitted", &["窗口收件", "受理后才开始算"]),
            ("received", &["一次告诉您要补什么"]),
            ("correction", &["要您做的事", "要补的应当一次说全"]),
            ("resubmitted", &["核对补来的材料"]),
            ("not_accepted", &["不服怎么办", "最晚"]),
            ("accepted", &["开始审查", "承诺期限"]),
            ("review", &["作出决定", "看日历"]),
            ("special_procedure", &["暂停计时"]),
            ("approved", &["还没有送达"]),
            ("refused", &["不服怎么办", "还没有送达"]),
            ("completed", &["给这次办事打分"]),
            ("delivered", &["已经办完", "您的评价"]),
            ("withdrawn", &["已经办完", "给这次办事打分"]),
            ("terminated", &["已经办完", "不服怎么办"]),
        ];
        for (state, words) in rows {
            let case = stage.case_in(state).await;
            look_up(page, &case).await;
            for part in *words {
                page.shows(part).await;
            }
            let events = "document.querySelectorAll('.timeline > li').length";
            assert!(page.js(events).await.as_u64() >= Some(1), "{state}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_one_must_do_stands_first() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let case = stage.case_in("correction").await;
        look_up(page, &case).await;
        assert_eq!(parts(page).await[0], "要您做的事");
        page.shows("请补画后重交").await;
        page.shows("地点").await;
        let in_sight =
            "document.querySelector('.todo .until').getBoundingClientRect().bottom < innerHeight";
        assert_eq!(
            page.js(in_sight).await,
            json!(true),
            "one has to scroll to what one must do"
        );
    })
    .await;
}

/// The calendar opens, its days are consecutive, and the last counted one is the due day.
#[tokio::test]
async fn the_deadline_explains_itself() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let case = stage.case_in("review").await;
        look_up(page, &case).await;
        page.click(Role::Fold, "承诺期限：为什么是这一天").await;
        page.shows("受理当天不算").await;
        let days = "(() => {
            const limit = document.querySelector('.limit.promised');
            const numbers = [...limit.querySelectorAll('td.counted b')].map(e => e.textContent);
            return [limit.querySelector('.due b').textContent,
                limit.querySelector('td.due .hidden').textContent, numbers];
        })()";
        let days = page.js(days).await;
        let (due, last) = (days[0].as_str().unwrap(), days[1].as_str().unwrap());
        let day = due.split('（').next().unwrap();
        assert!(
            last.starts_with(day) && last.contains("期限最后一天"),
            "{days}"
        );
        let numbers: Vec<u64> = days[2]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|number| number.as_str()?.parse().ok())
            .collect();
        let expected: Vec<u64> = (1..=numbers.len() as u64).collect();
        assert_eq!(numbers, expected);
        // On the narrowest phone, in every look.
        page.resize(320, 568).await;
        for look in LOOKS {
            dress(page, look).await;
            let fits = "document.documentElement.scrollWidth <= 320";
            assert_eq!(page.js(fits).await, json!(true), "{look:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_case_that_is_over_is_rated() {
    let setup = Setup::default().allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let case = stage.case_in("completed").await;
        look_up(page, &case).await;
        page.click(Role::Button, "提交评价").await;
        page.shows("请先选一个满意程度").await;
        page.click(Role::Radio, "不满意").await;
        page.click(Role::Button, "提交评价").await;
        page.shows("请选一个原因，或写几句").await;
        page.click(Role::TickBox, "没有一次告知清楚").await;
        let words = "来回跑了三次";
        let field = page.find(Role::TextArea, "还想说的话").await;
        field.send_keys(words).await.unwrap();
        gate.cut("/applications/rating");
        page.click(Role::Button, "提交评价").await;
        page.shows("没有提交成功").await;
        let kept = "[document.querySelector('#rating-words').value,
            [...document.querySelectorAll('.rate input:checked')].length]";
        assert_eq!(page.js(kept).await, json!([words, 2]));
        gate.free();
        page.click(Role::Button, "提交评价").await;
        page.find(Role::Heading, "您的评价").await;
        page.shows("评价已提交").await;
        page.shows(words).await;
        // It stands there for good.
        look_up(page, &case).await;
        page.shows(words).await;
    })
    .await;
}

/// Remembers what is saved, since a journey has no downloads.
const SAVES: &str = "URL.createObjectURL = blob => { window.saved = blob; return 'blob:none'; };
    HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };";

/// Chooses the saved file, changed by a script.
async fn check(page: &Page, change: &str) {
    let choose = format!(
        "(() => {{
            const file = JSON.parse(window.text);
            {change}
            const data = new DataTransfer();
            data.items.add(new File([JSON.stringify(file)], 'a.json', {{ type: 'application/json' }}));
            const field = document.querySelector('input[type=file]');
            field.files = data.files;
            field.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }})()"
    );
    page.js(&choose).await;
}

#[tokio::test]
async fn a_receipt_is_saved_and_checked_without_network() {
    let setup = Setup::before(SAVES).allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let page = &stage.page;
        let case = stage.case_in("delivered").await;
        look_up(page, &case).await;
        page.click(Role::Button, "保存凭证").await;
        page.shows("已存到手机").await;
        let name = page.js("window.savedAs").await;
        assert_eq!(name, json!(format!("办件凭证-{}.json", case.number)));
        let text = page.promised("window.saved.text()").await;
        page.js(&format!("window.text = {}", json!(text))).await;
        page.click(Role::Link, "核对凭证").await;
        page.find(Role::Heading, "核对凭证").await;
        page.until("the app keeps the text", "window.text").await;
        crate::harness::phone::copied(page, "/.well-known/shigantong-keys.json").await;
        stage.gate.cut("/");
        check(page, "").await;
        page.shows("凭证完整，没有被动过").await;
        page.shows(&case.number).await;
        for (change, words) in [
            (
                "file.events[1].decision = '另一个说法';",
                "第 2 步“收件”被改过",
            ),
            ("file.events.splice(1, 1);", "第 2 步被删掉了"),
            ("file.events.reverse();", "被换了位置"),
            ("file.head.applicant_masked = '李*';", "基本信息"),
            ("file.kind = 'other';", "这不是办件凭证"),
        ] {
            check(page, change).await;
            page.shows(words).await;
            let is_focused = "document.activeElement.id === 'checked'";
            page.until("the answer has the focus", is_focused).await;
        }
    })
    .await;
}

/// Every state keeps what pages owe everybody, folded and unfolded.
#[tokio::test]
async fn cases_keep_what_pages_owe() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let mut findings: Vec<String> = vec![];
        for state in [
            "correction",
            "review",
            "special_procedure",
            "completed",
            "delivered",
        ] {
            let case = stage.case_in(state).await;
            look_up(page, &case).await;
            page.js("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
                .await;
            for look in LOOKS {
                dress(page, look).await;
                for (width, height) in [(320, 568), (360, 640), (1280, 800)] {
                    page.resize(width, height).await;
                    let found = crate::layout::problems_of(page, look.1).await;
                    findings.extend(
                        found
                            .into_iter()
                            .map(|f| format!("{state} {look:?} {width}: {f}")),
                    );
                }
            }
        }
        findings.truncate(40);
        assert!(findings.is_empty(), "{}", findings.join("\n"));
    })
    .await;
}

/// Pictures of every state, for eyes: `SHIGANTONG_SHOTS=DIR cargo xtask test journeys`.
#[tokio::test]
async fn pictures_of_cases() {
    let Some(dir) = std::env::var_os("SHIGANTONG_SHOTS").map(std::path::PathBuf::from) else {
        return;
    };
    journey(Setup::default(), async move |stage: Arc<Stage>| {
        let page = &stage.page;
        for state in [
            "correction",
            "review",
            "special_procedure",
            "refused",
            "completed",
            "delivered",
        ] {
            let case = stage.case_in(state).await;
            look_up(page, &case).await;
            page.js("document.querySelectorAll('.limit:not(.promised) .why, .reasons').forEach(e => { e.open = true; })")
                .await;
            for look in LOOKS.into_iter().take(3) {
                dress(page, look).await;
                page.resize(360, 640).await;
                let height = page.js("document.documentElement.scrollHeight").await;
                let height = u32::try_from(height.as_u64().unwrap_or(640)).unwrap_or(640);
                page.resize(360, height.min(6_000)).await;
                let dressed = if look.1.is_empty() { look.0 } else { look.1 };
                page.shoot(&dir.join(format!("case-{state}-{dressed}.png")))
                    .await;
                page.resize(360, 640).await;
            }
        }
    })
    .await;
}
