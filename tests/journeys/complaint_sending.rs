//! 提交: a network that breaks at the worst moments, changes while it is on its way, two windows on one
//! draft. Nothing is lost, and nothing is sent twice.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::complaint_form::{BROKEN, WORDS, begin, fill_in, heading, receipt, type_into};
use crate::harness::{Page, Role, Setup, Stage, http, journey};
use crate::shots::snap;

/// The server takes the first complaint, and the phone never hears of it.
const LOSES_AN_ANSWER: &str = "(() => {
    window.real = window.fetch; window.lost = 0;
    window.fetch = async (...all) => {
        const answer = await window.real(...all);
        const address = (all[0].url || all[0]).toString();
        const isNew = address.endsWith('/api/v1/complaints') && !window.lost;
        if (isNew) { window.lost = await answer.clone().json(); throw new TypeError('lost'); }
        return answer;
    };
})()";
/// The next complaint waits for `fail`, and then breaks off without having arrived.
const HANGS: &str = "(() => {
    window.real = window.fetch; window.isHanging = false;
    window.fetch = (...all) => {
        const address = (all[0].url || all[0]).toString();
        if (!address.endsWith('/api/v1/complaints')) return window.real(...all);
        window.isHanging = true;
        return new Promise((_, fail) => {
            window.fail = () => { window.fetch = window.real; fail(new TypeError('broken')); };
        });
    };
})()";

/// From the board to the list of answers.
async fn filled(page: &Page) {
    begin(page).await;
    fill_in(page, async |_| {}).await;
}

/// From the list of answers to the words, which are others now, and back.
async fn rewrite(page: &Page, words: &str) {
    page.click(Role::Link, "修改情况").await;
    heading(page, "说说情况").await;
    type_into(page, Role::TextArea, "发生了什么", words).await;
    page.click(Role::Button, "改好了，回去核对").await;
    heading(page, "核对一遍").await;
    page.shows(words).await;
}

/// Looks up what the receipt on the screen is about.
async fn follow(page: &Page) {
    page.click(Role::Link, "查看进度").await;
    page.is_at("/complaints/track").await;
    page.until(
        "the code",
        "document.querySelector('#secret').value.length > 7",
    )
    .await;
    page.click(Role::Button, "查").await;
    page.shows("受理台审核，答复是否受理").await;
}

#[tokio::test]
async fn an_answer_that_is_lost_makes_no_second_complaint() {
    journey(
        Setup::default().allowing(BROKEN),
        async |stage: Arc<Stage>| {
            let (page, gate) = (&stage.page, &stage.gate);
            filled(page).await;
            page.js(LOSES_AN_ANSWER).await;
            page.click(Role::Button, "提交").await;
            heading(page, "还没有发出去").await;
            page.click(Role::Button, "现在再试").await;
            let (number, _) = receipt(page).await;
            let first = page.js("window.lost.no").await;
            assert_eq!(first, Value::String(number));
            assert!(!gate.seen_with("/api/v1/complaints").is_empty());
        },
    )
    .await;
}

#[tokio::test]
async fn what_was_changed_after_a_lost_answer_can_be_added_to_what_arrived() {
    journey(
        Setup::default().allowing(BROKEN),
        async |stage: Arc<Stage>| {
            let page = &stage.page;
            filled(page).await;
            page.js(LOSES_AN_ANSWER).await;
            page.click(Role::Button, "提交").await;
            heading(page, "还没有发出去").await;
            page.click(Role::Button, "回去修改").await;
            heading(page, "核对一遍").await;
            let later = format!("{WORDS}。后来又等了一个小时");
            rewrite(page, &later).await;
            page.click(Role::Button, "提交").await;
            let (number, _) = receipt(page).await;
            assert_eq!(page.js("window.lost.no").await, Value::String(number));
            page.shows("修改以前的内容").await;
            page.shows("后来又等了一个小时").await;
            snap(page, "receipt-earlier").await;
            // It is there after the page was closed, and leads on.
            page.open("/complaints/mine").await;
            page.shows("后来改的还没发").await;
            follow(page).await;
            page.shows("改的还没有发出去").await;
            page.click(Role::Button, "补充情况").await;
            let filled = format!(
                "document.querySelector('#act-words').value === {}",
                json!(later)
            );
            page.until("the words of before", &filled).await;
            page.click(Role::Button, "确定").await;
            page.shows("后来又等了一个小时").await;
            let gone = "!document.querySelector('main').textContent.includes('改的还没有发出去')";
            page.until("nothing is left to be sent", gone).await;
            page.open("/complaints/mine").await;
            page.shows("查看进度").await;
            let told = "!document.querySelector('main').textContent.includes('还没发')";
            page.until("it was told", told).await;
        },
    )
    .await;
}

#[tokio::test]
async fn what_is_changed_while_it_is_on_its_way_is_kept_and_sent() {
    journey(
        Setup::default().allowing(BROKEN),
        async |stage: Arc<Stage>| {
            let (page, gate) = (&stage.page, &stage.gate);
            filled(page).await;
            gate.cut("/api/v1/complaints");
            page.click(Role::Button, "提交").await;
            heading(page, "还没有发出去").await;
            page.js(HANGS).await;
            gate.free();
            page.click(Role::Button, "现在再试").await;
            page.until("a try under way", "window.isHanging").await;
            page.click(Role::Button, "回去修改").await;
            heading(page, "核对一遍").await;
            let later = format!("{WORDS}。后来又等了一个小时");
            rewrite(page, &later).await;
            page.js("window.fail()").await;
            // Whatever the try comes to, the words stay, on the screen and on the phone.
            tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
            heading(page, "核对一遍").await;
            page.reload().await;
            page.shows("后来又等了一个小时").await;
            page.click(Role::Button, "提交").await;
            receipt(page).await;
            let text = page.js("document.querySelector('main').textContent").await;
            assert!(!text.as_str().unwrap().contains("修改以前"), "{text}");
            follow(page).await;
            page.shows("后来又等了一个小时").await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_server_that_has_no_time_says_why_and_takes_it_later() {
    journey(
        Setup::default().allowing(BROKEN),
        async |stage: Arc<Stage>| {
            let (page, gate) = (&stage.page, &stage.gate);
            filled(page).await;
            let why = "您这里提交的诉求太多，请在 5 分钟后再试";
            let problem = json!({
                "type": "/problems/too-many-attempts", "title": "次数太多", "status": 429,
                "detail": why, "request_id": "r-1",
            });
            gate.answer("/api/v1/complaints", 429, &problem.to_string());
            page.click(Role::Button, "提交").await;
            heading(page, "还没有发出去").await;
            page.shows(why).await;
            gate.free();
            page.click(Role::Button, "现在再试").await;
            receipt(page).await;
        },
    )
    .await;
}

#[tokio::test]
async fn storage_that_fails_for_a_moment_does_not_end_the_waiting() {
    journey(
        Setup::default().allowing(BROKEN),
        async |stage: Arc<Stage>| {
            let (page, gate) = (&stage.page, &stage.gate);
            filled(page).await;
            gate.cut("/api/v1/complaints");
            page.click(Role::Button, "提交").await;
            heading(page, "还没有发出去").await;
            page.js(
                "(() => { IDBFactory.prototype.open = () => { throw new Error('away'); }; })()",
            )
            .await;
            page.click(Role::Button, "现在再试").await;
            tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
            assert_eq!(page.js("localStorage['sgt.outbox']").await, json!("1"));
            gate.free();
            page.open("/halls").await;
            page.open("/complaints/mine").await;
            page.shows("查看进度").await;
        },
    )
    .await;
}

#[tokio::test]
async fn two_windows_on_one_draft_lose_nothing() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/complaints/new?issue=attitude").await;
        crate::complaint_form::to_words(page).await;
        type_into(page, Role::TextArea, "发生了什么", WORDS).await;
        page.shows("随时存在这部手机上").await;
        let address = page.address().await;
        let path = address.split_once("/complaints").unwrap().1.to_owned();
        page.open_window().await;
        page.open(&format!("/complaints{path}")).await;
        let same = format!(
            "document.querySelector('#c-words')?.value === {}",
            json!(WORDS)
        );
        page.until("the draft in the other window", &same).await;
        let there = format!("{WORDS}。那边写的");
        type_into(page, Role::TextArea, "发生了什么", &there).await;
        page.look_at(0).await;
        page.press("#c-words", "。这边写的".into()).await;
        page.shows("在另一个页面里也改过了").await;
        let here = format!(
            "document.querySelector('#c-words').value === {}",
            json!(format!("{WORDS}。这边写的"))
        );
        page.until("what is typed here stays", &here).await;
        snap(page, "two-windows").await;
        page.click(Role::Button, "用那边的").await;
        let taken = format!(
            "document.querySelector('#c-words').value === {}",
            json!(there)
        );
        page.until("what the other has", &taken).await;
        // And the other way round.
        page.press("#c-words", "，再加一句".into()).await;
        page.look_at(1).await;
        page.press("#c-words", "！".into()).await;
        page.shows("在另一个页面里也改过了").await;
        page.click(Role::Button, "用这边的").await;
        page.until(
            "the note goes",
            "!document.querySelector('main').textContent.includes('改过了')",
        )
        .await;
        page.reload().await;
        let kept = format!(
            "document.querySelector('#c-words')?.value === {}",
            json!(format!("{there}！"))
        );
        page.until("what was chosen is kept", &kept).await;
    })
    .await;
}

/// Prints how long the work takes; how long it may take is judged by people.
#[tokio::test]
async fn a_slow_phone_works_its_proof_out() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let challenge = http::get(&stage.server.address, "/api/v1/complaints/challenge").await;
        let most = challenge.json()["maxnumber"].clone();
        filled(page).await;
        page.js("(() => {
                window.real = window.fetch;
                window.fetch = async (...all) => {
                    const address = (all[0].url || all[0]).toString();
                    if (address.endsWith('/api/v1/complaints')) {
                        window.handed = performance.now();
                        const body = all[1]?.body ?? await all[0].clone().text();
                        window.tried = JSON.parse(atob(JSON.parse(body).proof)).number;
                    }
                    const answer = await window.real(...all);
                    if (address.endsWith('/challenge')) window.asked = performance.now();
                    return answer;
                };
            })()")
            .await;
        page.throttle(6).await;
        page.click(Role::Button, "提交").await;
        receipt(page).await;
        let worked = page.js("Math.round(window.handed - window.asked)").await;
        let tried = page.js("window.tried").await;
        println!("proof of work at 6x throttling: {worked} ms for {tried} of {most} numbers");
        assert!(
            worked.as_f64().is_some_and(|worked| worked >= 0.0),
            "{worked}"
        );
    })
    .await;
}
