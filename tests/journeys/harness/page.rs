//! The page as a person meets it: things have roles and names.

use std::path::Path;

use base64::Engine as _;
use serde_json::{Value, json};
use thirtyfour::TypingData;
use thirtyfour::prelude::*;

use super::{browser, http, until};

/// What a thing is for the ear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Link,
    Button,
    SearchBox,
    List,
    Heading,
    Radio,
    /// A field of one line.
    Field,
    /// A box to tick.
    TickBox,
    /// A field of several lines.
    TextArea,
    Image,
    /// The head of something that unfolds.
    Fold,
}

impl Role {
    fn selector(self) -> &'static str {
        match self {
            Self::Link => "a[href]",
            Self::Button => "button",
            Self::SearchBox => "input[type=search]",
            Self::List => "ol, ul",
            Self::Heading => "h1, h2, h3, h4",
            Self::Radio => "input[type=radio]",
            Self::Field => "input[type=text]",
            Self::TickBox => "input[type=checkbox]",
            Self::TextArea => "textarea",
            Self::Image => "img, svg[role=img]",
            Self::Fold => "summary",
        }
    }
}

/// Visible elements of a selector whose text or label contains a name, the closest first.
const CANDIDATES: &str = "
    const [selector, name] = arguments;
    const plain = text => (text || '').replace(/\\s+/g, '');
    const texts = e => [e.getAttribute('aria-label'), e.getAttribute('alt'), e.textContent,
        e.labels && [...e.labels].map(l => l.textContent).join(' ')].map(plain);
    return [...document.querySelectorAll(selector)]
        .filter(e => e.getClientRects().length && texts(e).some(t => t.includes(plain(name))))
        .map(e => [Math.min(...texts(e).filter(t => t.includes(plain(name))).map(t => t.length)), e])
        .sort(([a], [b]) => a - b)
        .map(([, e]) => e)
        .slice(0, 8);";

/// Without the spaces that line breaks and parts leave in a name.
fn plain(name: &str) -> String {
    name.split_whitespace().collect()
}

/// A page in a browser.
#[derive(Clone, Debug)]
pub struct Page {
    driver: WebDriver,
    base: String,
}

impl Page {
    pub fn new(driver: WebDriver, base: &str) -> Self {
        let base = base.to_owned();
        Self { driver, base }
    }

    /// The same browser, with addresses of another host.
    pub fn at(&self, base: &str) -> Self {
        Self::new(self.driver.clone(), base)
    }

    /// Opens an address and waits until the app runs.
    pub async fn open(&self, path: &str) {
        self.open_bare(path).await;
        self.ready().await;
    }

    /// Opens an address; the app may or may not run.
    pub async fn open_bare(&self, path: &str) {
        let address = format!("{}{path}", self.base);
        let opened = self.driver.goto(&address).await;
        opened.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    pub async fn ready(&self) {
        let state = "document.documentElement.getAttribute('data-app') \
            || (document.documentElement.hasAttribute('data-app-failed') && 'failed')";
        let state = self.until("the app runs", state).await;
        assert_eq!(state, json!("ready"), "the app did not start");
    }

    pub async fn reload(&self) {
        self.driver.refresh().await.unwrap();
    }

    /// Loads the page again; parts of it may not come.
    pub async fn reload_bare(&self) {
        self.js("setTimeout(() => location.reload(), 0)").await;
        self.until(
            "a new document",
            "!window.same && document.readyState !== 'loading'",
        )
        .await;
    }

    /// Opens one window more, and looks at it.
    pub async fn open_window(&self) {
        let window = self.driver.new_tab().await.unwrap();
        self.driver.switch_to_window(window).await.unwrap();
    }

    /// Looks at a window, by the order in which they were opened.
    pub async fn look_at(&self, window: usize) {
        let windows = self.driver.windows().await.unwrap();
        let window = windows[window].clone();
        self.driver.switch_to_window(window).await.unwrap();
    }

    /// Makes the machine so many times as slow.
    pub async fn throttle(&self, times: u32) {
        browser::throttle(&self.driver, times).await;
    }

    /// Presses a key where a selector leads.
    pub async fn press(&self, selector: &str, key: TypingData) {
        let element = self.driver.find(By::Css(selector)).await.unwrap();
        element.send_keys(key).await.unwrap();
    }

    pub async fn back(&self) {
        self.driver.back().await.unwrap();
    }

    pub async fn forward(&self) {
        self.driver.forward().await.unwrap();
    }

    pub async fn resize(&self, width: u32, height: u32) {
        browser::resize(&self.driver, (width, height)).await;
    }

    /// Shows the page as it is on `print` or on `screen`.
    pub async fn show_as(&self, media: &str) {
        browser::show_as(&self.driver, media).await;
    }

    /// The page on paper: a PDF.
    pub async fn paper(&self) -> Vec<u8> {
        let data = browser::paper(&self.driver).await;
        base64::engine::general_purpose::STANDARD
            .decode(data)
            .unwrap()
    }

    pub async fn prefer(&self, scheme: &str) {
        browser::prefer(&self.driver, scheme).await;
    }

    pub async fn compose(&self, text: &str) {
        browser::compose(&self.driver, text).await;
    }

    pub async fn commit(&self, text: &str) {
        browser::commit(&self.driver, text).await;
    }

    /// The value of an expression in the page; null where the page is just going.
    pub async fn js(&self, expression: &str) -> Value {
        self.run(&format!("return ({expression})"), vec![]).await
    }

    /// Runs a script with arguments in the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        let value = self.driver.execute(script, arguments).await;
        value.map_or(Value::Null, |value| value.json().clone())
    }

    /// The value of a promise in the page.
    pub async fn promised(&self, promise: &str) -> Value {
        let script = format!(
            "const done = arguments[0]; ({promise}).then(done, error => done(String(error)));"
        );
        let value = self.driver.execute_async(&script, vec![]).await.unwrap();
        value.json().clone()
    }

    /// Waits until an expression holds in the page, and gives its value.
    pub async fn until(&self, what: &str, expression: &str) -> Value {
        let script = format!(
            "return (() => {{ try {{ return ({expression}) }} catch (e) {{ return false }} }})()"
        );
        until(&format!("{what} ({expression})"), async || {
            let value = self.run(&script, vec![]).await;
            let is_empty = matches!(value, Value::Null | Value::Bool(false));
            (!is_empty && value != json!(0) && value != json!("")).then_some(value)
        })
        .await
    }

    /// Waits until the text stands on the page.
    pub async fn shows(&self, text: &str) {
        let found = format!("document.body.innerText.includes({})", json!(text));
        self.until("the page shows a text", &found).await;
    }

    /// Waits until the address contains this, unescaped.
    pub async fn is_at(&self, part: &str) {
        let found = format!(
            "decodeURIComponent(location.href).includes({})",
            json!(part)
        );
        self.until("the address", &found).await;
    }

    /// The address, unescaped, from the path on.
    pub async fn address(&self) -> String {
        let address = "decodeURIComponent(location.pathname + location.search)";
        let value = self.js(address).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// The thing with this role and this accessible name, once it is there.
    pub async fn find(&self, role: Role, name: &str) -> WebElement {
        until(&format!("{role:?} {name}"), async || {
            self.look(role, name).await
        })
        .await
    }

    /// Whether there is such a thing now.
    pub async fn has(&self, role: Role, name: &str) -> bool {
        self.look(role, name).await.is_some()
    }

    /// Clicks it; a page that changes under the finger is tried again.
    pub async fn click(&self, role: Role, name: &str) {
        until(&format!("a click on {role:?} {name}"), async || {
            self.look(role, name).await?.click().await.ok()
        })
        .await;
    }

    async fn look(&self, role: Role, name: &str) -> Option<WebElement> {
        let arguments = vec![json!(role.selector()), json!(name)];
        let found = self.driver.execute(CANDIDATES, arguments).await.ok()?;
        for element in found.elements().ok()? {
            let label = self.label(&element).await?;
            if plain(&label).contains(&plain(name)) {
                return Some(element);
            }
        }
        None
    }

    /// The accessible name as the browser computes it.
    async fn label(&self, element: &WebElement) -> Option<String> {
        let session = self.driver.session_id();
        let element = element.element_id();
        let server = self.driver.server_url().to_string();
        let address = server.trim_start_matches("http://").trim_end_matches('/');
        let target = format!("/session/{session}/element/{element}/computedlabel");
        let answer = http::get(address, &target).await;
        let label = answer.json()["value"].as_str()?.to_owned();
        Some(label)
    }

    pub async fn search_box(&self) -> WebElement {
        self.find(Role::SearchBox, "搜索事项").await
    }

    /// Types into the search box, letter by letter.
    pub async fn type_query(&self, text: &str) {
        self.search_box().await.send_keys(text).await.unwrap();
    }

    /// Empties the search box as a person does.
    pub async fn clear_query(&self) {
        let all = Key::Control + "a";
        let field = self.search_box().await;
        field.send_keys(all).await.unwrap();
        field.send_keys(Key::Backspace + "").await.unwrap();
    }

    pub async fn query(&self) -> String {
        let value = self
            .js("document.querySelector('input[type=search]').value")
            .await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// The names of the results, once there are any.
    pub async fn results(&self) -> Vec<String> {
        self.find(Role::List, "搜索结果").await;
        let names = "[...document.querySelectorAll('ol[aria-label=搜索结果] > li h2')].map(e => e.textContent)";
        let names = self.until("results", names).await;
        let names = names.as_array().cloned().unwrap_or_default();
        names
            .iter()
            .filter_map(|name| Some(name.as_str()?.to_owned()))
            .collect()
    }

    /// The text of what is focused.
    pub async fn focused(&self) -> String {
        let text =
            self.js("document.activeElement.tagName + ' ' + document.activeElement.textContent");
        text.await.as_str().unwrap_or_default().to_owned()
    }

    /// Writes a picture of the viewport.
    pub async fn shoot(&self, path: &Path) {
        if let Some(dir) = path.parent() {
            std::fs::create_dir_all(dir).unwrap();
        }
        self.driver.screenshot(path).await.unwrap();
    }
}
