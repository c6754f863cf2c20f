//! 收藏和已存: what the phone keeps can be seen and deleted, and where it keeps nothing, the rest
//! works all the same.

use std::sync::Arc;

use serde_json::json;

use crate::complaint_form;
use crate::harness::{Role, Setup, Stage, journey, phone, until};

/// Every access throws, as it does where cookies are blocked.
const NO_STORAGE: &str = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
    }
    if (navigator.serviceWorker) navigator.serviceWorker.register = () => Promise.reject(new DOMException('denied', 'SecurityError'));";
/// The database never opens, as on iOS 14.
const HANGS: &str = "IDBFactory.prototype.open = () => ({});";

#[tokio::test]
async fn favourites_are_marked_listed_and_taken_away() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let (guide, _) = phone::a_guide(&stage).await;
        page.open("/").await;
        assert!(!page.has(Role::Link, "我的收藏").await);
        page.open(&guide).await;
        let name = phone::heading(page).await;
        let pressed = |value: &str| {
            format!("document.querySelector('.star').getAttribute('aria-pressed') === '{value}'")
        };
        page.until("not marked", &pressed("false")).await;
        page.click(Role::Button, "收藏").await;
        page.until("marked", &pressed("true")).await;
        page.find(Role::Button, "已收藏").await;
        page.reload().await;
        page.ready().await;
        page.until("still marked", &pressed("true")).await;
        // The same item on its other page.
        page.open(&guide.replace("/guides/", "/items/")).await;
        page.until("marked there too", &pressed("true")).await;
        page.open("/").await;
        page.click(Role::Link, "我的收藏").await;
        page.is_at("/kept").await;
        page.click(Role::Link, &name).await;
        page.is_at("/guides/").await;
        page.back().await;
        page.click(Role::Button, &format!("取消收藏 {name}")).await;
        page.shows("还没有收藏").await;
        page.shows("已删除").await;
        page.until(
            "the focus is not lost",
            "document.activeElement !== document.body",
        )
        .await;
        page.open("/").await;
        assert!(!page.has(Role::Link, "我的收藏").await);
    })
    .await;
}

#[tokio::test]
async fn everything_kept_can_be_seen_and_deleted() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let (guide, answer) = phone::a_guide(&stage).await;
        page.open(&guide).await;
        let name = phone::heading(page).await;
        page.click(Role::Button, "收藏").await;
        page.click(Role::Button, "长辈版").await;
        phone::copied(page, &answer).await;
        phone::worker(page).await;
        page.open("/settings").await;
        for part in [
            "我的收藏",
            "看过的指南",
            "字号：长辈版",
            "打开网页用的文件",
            "本站信息",
            "地区和政务大厅",
        ] {
            page.shows(part).await;
        }
        page.find(Role::Link, &name).await;
        page.click(Role::Button, "删除 打开网页用的文件").await;
        page.until(
            "they are gone from the list",
            "![...document.querySelectorAll('.kept-list b')].some(name => name.textContent === '打开网页用的文件')",
        )
        .await;
        page.click(Role::Button, "全部清除").await;
        page.shows("不能恢复").await;
        page.click(Role::Button, "不清除").await;
        page.until(
            "the question is gone",
            "!document.body.innerText.includes('不能恢复')",
        )
        .await;
        page.find(Role::Link, &name).await;
        page.click(Role::Button, "全部清除").await;
        page.click(Role::Button, "确定清除").await;
        page.shows("已全部清除").await;
        page.shows("还没有收藏").await;
        page.until("nothing is left", "localStorage.length === 0")
            .await;
        assert!(phone::copies(page).await.is_empty());
        assert_eq!(page.promised("caches.keys()").await, json!([]));
        assert_eq!(
            page.promised("navigator.serviceWorker.getRegistrations().then(all => all.length)")
                .await,
            json!(0)
        );
        assert_eq!(
            page.js("document.documentElement.getAttribute('data-mode')")
                .await,
            json!(null)
        );
    })
    .await;
}

#[tokio::test]
async fn checklists_and_drafts_are_seen_and_deleted() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = stage.an_item("居住证申领").await;
        page.open(&format!("/guides/{item}/checklist")).await;
        let name = phone::heading(page).await;
        page.js("document.querySelector('.ticks input').click()")
            .await;
        page.shows("已备 1 /").await;
        page.open(&format!("/complaints/new?issue=guide_error&item={item}"))
            .await;
        page.is_at("step=issue").await;
        complaint_form::to_words(page).await;
        page.press("#c-words", "窗口多要一份复印件".into()).await;
        page.open("/kept").await;
        page.shows("材料清单").await;
        page.shows("备齐 1 份").await;
        page.click(Role::Link, "草稿和回执，共 1 件").await;
        page.is_at("/complaints/mine").await;
        page.back().await;
        page.is_at("/kept").await;
        let link = "document.querySelector('a[href$=\"/checklist\"]').textContent";
        let link = page.until("the checklist", link).await;
        assert!(link.as_str().unwrap().contains(&name), "{link}");
        page.click(Role::Button, "删除 草稿和回执").await;
        page.shows("已删除：我写的诉求").await;
        page.click(Role::Button, &format!("删除 {name}（材料清单）")).await;
        page.until(
            "both are gone",
            "!document.body.innerText.includes('草稿和回执') && !document.querySelector('a[href$=\"/checklist\"]')",
        )
        .await;
        let kept = "Object.keys(localStorage).filter(key => /^sgt[.](check|drafts)/.test(key))";
        assert_eq!(page.js(kept).await, json!([]));
    })
    .await;
}

#[tokio::test]
async fn a_copy_is_deleted_by_itself() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let (guide, answer) = phone::a_guide(&stage).await;
        page.open(&guide).await;
        let name = phone::heading(page).await;
        phone::copied(page, &answer).await;
        page.open("/kept").await;
        page.click(Role::Button, &format!("删除 {name}")).await;
        page.shows(&format!("已删除：{name}")).await;
        page.shows("还没有。看过的").await;
        let copies = phone::copies(page).await;
        assert!(!copies.contains_key(&answer), "{copies:?}");
    })
    .await;
}

/// Where nothing can be kept, everything else works, and it is said.
async fn works_without_storage(stage: &Stage) {
    let (page, gate) = (&stage.page, &stage.gate);
    let (guide, _) = phone::a_guide(stage).await;
    page.open("/").await;
    page.type_query("食品经营许可").await;
    page.results().await;
    page.open(&guide).await;
    let name = phone::heading(page).await;
    page.click(Role::Button, "收藏").await;
    page.find(Role::Button, "已收藏").await;
    page.click(Role::Link, "收藏和已存").await;
    page.shows("不让网页保存").await;
    page.find(Role::Link, &name).await;
    // The copy of this visit is as good as any.
    until("a copy of this visit", async || {
        let shown = "document.body.innerText.includes('没有网也能看')";
        (page.js(shown).await == json!(true)).then_some(())
    })
    .await;
    gate.cut("/");
    page.click(Role::Link, &name).await;
    page.shows("要带的材料").await;
    gate.free();
    page.click(Role::Link, "设置").await;
    page.click(Role::Button, "全部清除").await;
    page.click(Role::Button, "确定清除").await;
    page.shows("还没有收藏").await;
}

#[tokio::test]
async fn a_phone_that_keeps_nothing() {
    let setup = Setup::before(NO_STORAGE).allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        works_without_storage(&stage).await
    })
    .await;
}

#[tokio::test]
async fn a_database_that_never_opens() {
    let setup = Setup::before(HANGS).allowing(&["net::ERR_"]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let (guide, _) = phone::a_guide(&stage).await;
        page.open(&guide).await;
        let name = phone::heading(page).await;
        page.click(Role::Button, "收藏").await;
        page.click(Role::Link, "收藏和已存").await;
        page.shows("不让网页保存").await;
        page.find(Role::Link, &name).await;
        gate.cut("/api/");
        page.click(Role::Link, &name).await;
        page.shows("要带的材料").await;
    })
    .await;
}
