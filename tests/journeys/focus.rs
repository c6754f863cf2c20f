//! 焦点: where the ear is after a change of page, and what a keyboard can do.

use std::sync::Arc;

use thirtyfour::TypingData;
use thirtyfour::prelude::*;

use crate::harness::{Role, Setup, Stage, journey};

#[tokio::test]
async fn after_a_change_of_page_the_focus_is_on_its_heading() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/search?q=%E4%BD%8E%E4%BF%9D").await;
        let results = page.results().await;
        let is_focused = "document.activeElement === document.querySelector('main h1')";
        for (link, address) in [
            (results[0].as_str(), "/items/"),
            ("看办事指南", "/guides/"),
            ("政务大厅", "/halls"),
            ("设置", "/settings"),
            ("换地区", "/regions"),
            ("首页", "/"),
            ("查进度", "/track"),
        ] {
            page.click(Role::Link, link).await;
            page.is_at(address).await;
            page.until(&format!("the heading of {address}"), is_focused)
                .await;
            page.until("it begins at the top", "scrollY === 0").await;
        }
        page.back().await;
        page.until("the first page", "location.pathname === '/'")
            .await;
        page.until("its heading", is_focused).await;
    })
    .await;
}

/// Filtering and paging stay on the list: the focus is not thrown to the top of the document.
#[tokio::test]
async fn a_filter_keeps_the_focus_on_the_page() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/search?q=%E8%AE%B8%E5%8F%AF").await;
        page.results().await;
        page.click(Role::Link, "下一页").await;
        page.is_at("page=2").await;
        page.shows("第 2 页").await;
        page.until(
            "the second page begins in sight",
            "document.querySelector('.results').getBoundingClientRect().top > -1",
        )
        .await;
        page.until(
            "something has the focus",
            "document.activeElement !== document.body",
        )
        .await;
    })
    .await;
}

/// The filters stay open while one chooses several.
#[tokio::test]
async fn the_filters_stay_open() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/search?q=%E8%AE%B8%E5%8F%AF").await;
        page.results().await;
        page.click(Role::Fold, "筛选").await;
        page.click(Role::Link, "行政许可").await;
        page.is_at("task_type=01").await;
        page.click(Role::Link, "县级").await;
        page.is_at("use_level=4").await;
        page.click(Role::Link, "清除全部").await;
        page.until("no filter", "!/task_type|use_level/.test(location.search)")
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_keyboard_reaches_everything() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/").await;
        let press = async |key: TypingData| {
            let active = page.js("document.activeElement.tagName").await;
            let selector = if active == "BODY" { "body" } else { ":focus" };
            page.press(selector, key).await;
        };
        press(Key::Tab.into()).await;
        assert!(
            page.focused().await.contains("跳到正文"),
            "{}",
            page.focused().await
        );
        let shown = "document.activeElement.getBoundingClientRect().top >= 0";
        page.until("the way to the content is shown", shown).await;
        let outline = "[document.activeElement, document.activeElement.closest('form')].some(e => e && getComputedStyle(e).outlineStyle !== 'none')";
        for _ in 0..12 {
            press(Key::Tab.into()).await;
            page.until("the focus can be seen", outline).await;
        }
        page.search_box().await.send_keys("低保").await.unwrap();
        let results = page.results().await;
        page.search_box()
            .await
            .send_keys(Key::Enter + "")
            .await
            .unwrap();
        page.is_at("/search?q=低保").await;
        assert_eq!(page.results().await[0], results[0]);
    })
    .await;
}
