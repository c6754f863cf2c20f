//! 分享: the link to copy in whatever way the browser allows, the QR code, the print dialog.

use std::sync::Arc;

use serde_json::json;

use crate::harness::{Page, Role, Setup, Stage, journey};

const NEW_WAY: &str =
    "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); };";
const OLD_WAY: &str =
    "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });
    document.execCommand = () => { window.copied = document.activeElement.value; return true; };";
const NO_WAY: &str = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));
    document.execCommand = () => false;";
const WECHAT: &str = "Object.defineProperty(Navigator.prototype, 'userAgent', { get: () =>
    'Mozilla/5.0 (Linux; Android 13) Chrome/116.0.0.0 XWEB/1160083 MicroMessenger/8.0.43' });";

async fn open_guide(stage: &Stage) -> String {
    let item = stage.an_item("食品经营许可").await;
    let path = format!("/guides/{item}");
    stage.page.open(&path).await;
    format!("{}{path}", stage.gate.url)
}

#[tokio::test]
async fn the_link_is_copied() {
    for way in [NEW_WAY, OLD_WAY] {
        journey(Setup::before(way), async |stage: Arc<Stage>| {
            let page = &stage.page;
            let address = open_guide(&stage).await;
            page.click(Role::Button, "复制链接").await;
            page.shows("链接已复制").await;
            assert_eq!(page.js("window.copied").await, json!(address));
            let said = "[...document.querySelectorAll('[role=status]')].some(e => e.textContent.includes('链接已复制'))";
            page.until("it is said aloud", said).await;
            let focused = "document.activeElement.textContent === '复制链接'";
            page.until("the focus stays on the button", focused).await;
        })
        .await;
    }
}

#[tokio::test]
async fn where_nothing_copies_the_link_is_there_to_be_copied_by_hand() {
    journey(Setup::before(NO_WAY), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let address = open_guide(&stage).await;
        page.click(Role::Button, "复制链接").await;
        page.shows("没能自动复制").await;
        page.find(Role::TextArea, "要复制的文字").await;
        let selected = "getSelection().toString() || (f => f.value.slice(f.selectionStart, f.selectionEnd))(document.querySelector('.copy textarea'))";
        let is_selected = format!("({selected}) === {}", json!(address));
        page.until("the address is selected", &is_selected).await;
    })
    .await;
}

/// A reader reads the page's own address from what is drawn.
#[tokio::test]
async fn the_qr_code_is_the_address() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let address = open_guide(&stage).await;
        assert!(!page.has(Role::Image, "本页网址的二维码").await);
        page.click(Role::Fold, "二维码").await;
        page.find(Role::Image, "本页网址的二维码").await;
        assert_eq!(read(page).await, address);
    })
    .await;
}

/// Reads the QR code as a camera sees it: the modules, black on white.
async fn read(page: &Page) -> String {
    const SCALE: usize = 4;
    let size = page
        .js("document.querySelector('svg.qr').viewBox.baseVal.width")
        .await;
    let size = size.as_u64().unwrap() as usize;
    let path = page
        .js("document.querySelector('svg.qr path').getAttribute('d')")
        .await;
    let mut dark = vec![false; size * size];
    for run in path.as_str().unwrap().split('M').skip(1) {
        let numbers: Vec<usize> = run
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect();
        let (x, y, length) = (numbers[0], numbers[1], numbers[2]);
        dark[y * size + x..][..length].fill(true);
    }
    let mut image = rqrr::PreparedImage::prepare_from_bitmap(size * SCALE, size * SCALE, |x, y| {
        dark[(y / SCALE) * size + x / SCALE]
    });
    let grids = image.detect_grids();
    grids[0].decode().unwrap().1
}

#[tokio::test]
async fn printing_opens_the_dialog_and_is_not_offered_in_wechat() {
    let print = "window.print = () => { window.printed = true; };";
    journey(Setup::before(print), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open_guide(&stage).await;
        page.click(Role::Button, "打印").await;
        page.until("the dialog", "window.printed").await;
    })
    .await;
    journey(Setup::before(WECHAT), async |stage: Arc<Stage>| {
        let page = &stage.page;
        open_guide(&stage).await;
        page.find(Role::Button, "复制链接").await;
        page.until("no print", "[...document.querySelectorAll('.share button')].every(b => !b.textContent.includes('打印') || !b.getClientRects().length)").await;
    })
    .await;
}
