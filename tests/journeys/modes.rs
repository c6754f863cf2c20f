//! 长辈版与设置: kept on the phone, before and after the app runs; and phones that keep nothing.

use std::sync::Arc;

use serde_json::json;

use crate::harness::{Page, Role, Setup, Stage, journey, phone};

const MODE: &str = "document.documentElement.getAttribute('data-mode')";
const PRESSED: &str = "document.querySelector('[data-elder-switch]').getAttribute('aria-pressed')";
/// Every access throws, as it does where cookies are blocked.
pub const NO_STORAGE: &str = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    }";
/// What is asked for is there, but nothing can be written.
pub const FULL_STORAGE: &str =
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";

#[tokio::test]
async fn elder_mode_before_the_app_runs() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        gate.hold(".wasm");
        page.open_bare("/").await;
        page.click(Role::Button, "长辈版").await;
        assert_eq!(page.js(MODE).await, json!("elder"));
        gate.free();
        page.ready().await;
        assert_eq!(page.js(MODE).await, json!("elder"));
        page.until("the switch knows", &format!("{PRESSED} === 'true'"))
            .await;
        page.click(Role::Button, "标准版").await;
        page.until(
            "off again",
            &format!("{MODE} === null && {PRESSED} === 'false'"),
        )
        .await;
    })
    .await;
}

#[tokio::test]
async fn elder_mode_is_kept() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/").await;
        page.click(Role::Button, "长辈版").await;
        page.until("on", &format!("{MODE} === 'elder' && {PRESSED} === 'true'"))
            .await;
        for address in stage.addresses().await {
            page.open(&address).await;
            assert_eq!(page.js(MODE).await, json!("elder"), "{address}");
        }
        page.reload().await;
        page.ready().await;
        page.click(Role::Button, "标准版").await;
        page.until("off", &format!("{MODE} === null")).await;
        page.reload().await;
        page.ready().await;
        assert_eq!(page.js(MODE).await, json!(null));
    })
    .await;
}

/// The mode holds before the first paint: the page does not jump from small to large.
#[tokio::test]
async fn elder_mode_is_there_from_the_first_paint() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        page.open("/").await;
        page.click(Role::Button, "长辈版").await;
        gate.hold(".wasm");
        gate.hold("/assets/app-");
        page.reload_bare().await;
        page.until("the mode", &format!("{MODE} === 'elder'")).await;
        gate.free();
        page.ready().await;
    })
    .await;
}

#[tokio::test]
async fn settings_are_applied_at_once_kept_and_forgotten() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/settings").await;
        choose(page, "大字").await;
        page.until("larger", &format!("{MODE} === 'large'")).await;
        choose(page, "深色").await;
        let theme = "document.documentElement.getAttribute('data-theme')";
        page.until("dark", &format!("{theme} === 'dark'")).await;
        page.reload().await;
        page.ready().await;
        assert_eq!(
            page.js(&format!("[{MODE}, {theme}]")).await,
            json!(["large", "dark"])
        );
        for label in ["大字", "深色"] {
            let radio = page.find(Role::Radio, label).await;
            assert!(
                radio.is_selected().await.unwrap(),
                "{label} is not shown as chosen"
            );
        }
        choose(page, "长辈版").await;
        page.find(Role::Button, "标准版").await;
        page.until("the switch above agrees", &format!("{PRESSED} === 'true'"))
            .await;
        // A worker that is just being installed writes its files while they are deleted.
        phone::worker(page).await;
        page.click(Role::Button, "全部清除").await;
        page.click(Role::Button, "确定清除").await;
        page.shows("已全部清除").await;
        assert_eq!(
            page.js(&format!("[{MODE}, {theme}]")).await,
            json!([null, null])
        );
        assert_eq!(page.js("localStorage.length").await, json!(0));
    })
    .await;
}

/// Light and dark stand twice in the style sheet: as the phone prefers, and as one chooses.
#[tokio::test]
async fn what_one_chooses_looks_as_what_the_phone_prefers() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        page.open("/").await;
        let colours = "(() => {
            const style = getComputedStyle(document.documentElement);
            const names = ['ground', 'sheet', 'sunken', 'ink', 'ink-soft', 'line', 'bronze', 'bronze-deep',
                'bronze-wash', 'on-bronze', 'on-bronze-soft', 'cinnabar', 'cinnabar-wash', 'patina', 'mark', 'focus'];
            return names.map(name => name + style.getPropertyValue('--' + name)).join(' ');
        })()";
        for mode in ["", "elder"] {
            page.run("document.documentElement.dataset.mode = arguments[0]", vec![json!(mode)]).await;
            for (scheme, other) in [("light", "dark"), ("dark", "light")] {
                page.js("document.documentElement.removeAttribute('data-theme')").await;
                page.prefer(scheme).await;
                let preferred = page.js(colours).await;
                page.prefer(other).await;
                assert_ne!(page.js(colours).await, preferred);
                let choose = "document.documentElement.dataset.theme = arguments[0]";
                page.run(choose, vec![json!(scheme)]).await;
                assert_eq!(page.js(colours).await, preferred, "{scheme} {mode}");
            }
        }
    })
    .await;
}

/// The label is what a finger meets.
async fn choose(page: &Page, label: &str) {
    let radio = page.find(Role::Radio, label).await;
    radio.parent().await.unwrap().click().await.unwrap();
}

#[tokio::test]
async fn a_phone_that_refuses_to_keep_anything() {
    journey(Setup::before(NO_STORAGE), async |stage: Arc<Stage>| {
        uses_everything(&stage.page).await;
    })
    .await;
}

#[tokio::test]
async fn a_phone_that_is_full() {
    journey(Setup::before(FULL_STORAGE), async |stage: Arc<Stage>| {
        uses_everything(&stage.page).await;
    })
    .await;
}

/// All of it works for this visit; only the settings say that nothing is kept.
async fn uses_everything(page: &Page) {
    page.open("/").await;
    page.click(Role::Button, "长辈版").await;
    page.until("on", &format!("{MODE} === 'elder'")).await;
    page.click(Role::Link, "全市").await;
    page.is_at("/regions").await;
    page.click(Role::Link, "渭滨区").await;
    page.is_at("area_code=610302").await;
    let results = page.results().await;
    page.click(Role::Link, &results[0]).await;
    page.is_at("/items/").await;
    page.shows("法律依据").await;
    page.click(Role::Link, "设置").await;
    page.is_at("/settings").await;
    page.shows("渭滨区").await;
    choose(page, "大字").await;
    page.shows("不让保存").await;
    assert_eq!(page.js(MODE).await, json!("large"));
}
