//! 打字: fast, slow, with an input method; the last answer wins and no letter is lost.

use std::sync::Arc;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::harness::{Gate, Role, Setup, Stage, http, journey, until};

const LIST: &str = "/api/v1/service-items";
/// Longer than typing must rest before the app searches.
const REST: &str = "new Promise(done => setTimeout(done, 450))";

/// The queries that were asked for, unescaped as far as the journeys need it.
fn queries(gate: &Gate) -> Vec<String> {
    let seen = gate.seen_with(LIST).into_iter();
    seen.map(|seen| seen.target).collect()
}

fn asks_for(target: &str, q: &str) -> bool {
    let pair = format!("q={}", http::escaped(q));
    target.split(['?', '&']).any(|part| part == pair)
}

#[tokio::test]
async fn superseded_requests_are_given_up_and_the_last_answer_wins() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        page.open("/search").await;
        page.results().await;
        gate.forget();
        gate.hold(LIST);
        page.type_query("低").await;
        until("the first request", async || {
            queries(gate)
                .iter()
                .any(|target| asks_for(target, "低"))
                .then_some(())
        })
        .await;
        page.type_query("保").await;
        until("the first is given up, the second is asked", async || {
            let seen = gate.seen_with(LIST);
            let [first, .., last] = seen.as_slice() else {
                return None;
            };
            (first.is_given_up && asks_for(&last.target, "低保")).then_some(())
        })
        .await;
        gate.free();
        page.shows("“低保”找到").await;
        assert!(page.results().await[0].contains("最低生活保障"));
        assert_eq!(page.query().await, "低保");
        page.is_at("/search?q=低保").await;
    })
    .await;
}

/// An answer that was on its way when typing went on never shows.
#[tokio::test]
async fn fast_typing_loses_no_letter_and_asks_little() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        for start in ["/", "/search"] {
            page.open(start).await;
            gate.forget();
            let text = "shipinjingyingxuke";
            for letter in text.chars() {
                page.search_box()
                    .await
                    .send_keys(letter.to_string())
                    .await
                    .unwrap();
            }
            assert_eq!(page.query().await, text);
            page.shows(&format!("“{text}”找到")).await;
            assert!(page.results().await[0].contains("食品经营许可"));
            assert_eq!(page.query().await, text);
            let asked = queries(gate);
            assert!(asks_for(asked.last().unwrap(), text), "{asked:#?}");
        }
    })
    .await;
}

/// While an input method composes, the pinyin in the box is not what is meant.
#[tokio::test]
async fn half_typed_pinyin_is_not_searched() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        for start in ["/", "/search"] {
            page.open(start).await;
            page.search_box().await.click().await.unwrap();
            gate.forget();
            for part in ["d", "di", "di'b", "di'ba", "di'bao"] {
                page.compose(part).await;
            }
            assert_eq!(
                page.query().await,
                "di'bao",
                "{start}: the composition is broken"
            );
            page.promised(REST).await;
            assert_eq!(
                queries(gate),
                Vec::<String>::new(),
                "{start}: half a word was searched"
            );
            page.commit("低保").await;
            page.shows("“低保”找到").await;
            assert_eq!(page.query().await, "低保");
            let asked = queries(gate);
            assert!(
                asked.len() == 1 && asks_for(&asked[0], "低保"),
                "{start}: {asked:#?}"
            );
        }
    })
    .await;
}

/// Typing replaces the address, so that one step back leaves the list.
#[tokio::test]
async fn back_leads_to_the_page_before_the_typing() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/halls").await;
        page.click(Role::Link, "首页").await;
        page.until("the first page", "location.pathname === '/'")
            .await;
        page.click(Role::Link, "找办事").await;
        page.is_at("/search").await;
        page.results().await;
        for (letter, so_far) in [("落", "落"), ("户", "落户"), ("口", "落户口")] {
            page.type_query(letter).await;
            page.is_at(&format!("q={so_far}")).await;
        }
        page.clear_query().await;
        page.type_query("低保").await;
        page.is_at("q=低保").await;
        page.back().await;
        page.until("the first page", "location.pathname === '/'")
            .await;
        page.search_box().await;
        page.forward().await;
        page.is_at("q=低保").await;
        assert_eq!(page.query().await, "低保");
        assert!(page.results().await[0].contains("最低生活保障"));
    })
    .await;
}

/// Enter does not wait for typing to rest, and does not search twice.
#[tokio::test]
async fn enter_searches_at_once() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        page.open("/").await;
        gate.forget();
        page.type_query("低保").await;
        page.search_box()
            .await
            .send_keys(Key::Enter + "")
            .await
            .unwrap();
        page.is_at("/search?q=低保").await;
        page.results().await;
        page.promised(REST).await;
        page.is_at("/search?q=低保").await;
        let asked = queries(gate);
        let asked: Vec<_> = asked
            .iter()
            .filter(|target| !target.contains("page_size"))
            .collect();
        assert_eq!(asked.len(), 1, "{asked:#?}");
    })
    .await;
}

/// A box that is emptied shows the first page again, and everything on the list.
#[tokio::test]
async fn emptying_the_box() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/").await;
        page.type_query("低保").await;
        page.results().await;
        page.clear_query().await;
        page.find(Role::Link, "查进度").await;
        page.until("no results", "!document.querySelector('.results')")
            .await;
        page.open("/search?q=%E4%BD%8E%E4%BF%9D").await;
        page.clear_query().await;
        page.until("no query", "!location.search.includes('q=')")
            .await;
        page.shows("共 ").await;
        assert_eq!(page.js("document.activeElement.id").await, json!("q"));
    })
    .await;
}
