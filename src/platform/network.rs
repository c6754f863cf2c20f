//! Asking over the network: one request, with a limit, that can be given up.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gloo_net::http::Request;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use web_sys::RequestCache;

use super::file::Chosen;
use super::json;

thread_local! {
    /// Where the API lives; empty is where the page came from.
    static BASE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Sets where the API lives, such as `https://api.example.cn`.
#[cfg(feature = "browser")]
fn set_base(base: &str) {
    BASE.with_borrow_mut(|known| base.trim_end_matches('/').clone_into(known));
}

/// Reads where the API lives from the site's `config.json`, beside the static shell.
#[cfg(feature = "browser")]
pub(crate) async fn read_config() {
    #[derive(serde::Deserialize)]
    struct Config {
        api: String,
    }
    if let Ok((200, body)) = get("/config.json", false, Abort::new(), 5_000).await
        && let Some(config) = json::read::<Config>(&body)
    {
        set_base(&config.api);
    }
}

/// Where the API answers to a path: what images and links of a page name.
pub(crate) fn address(path: &str) -> String {
    BASE.with_borrow(|base| format!("{base}{path}"))
}

/// Why no JSON came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NetworkError {
    /// The network, or the server, cannot be reached; or the request was given up.
    Offline,
    /// No answer within the limit.
    Timeout,
    /// An answer with this status that is no JSON.
    NotJson(u16),
}

/// Gives a request up, once and for all.
#[derive(Clone)]
pub(crate) struct Abort {
    controller: Option<web_sys::AbortController>,
    given_up: Rc<Cell<bool>>,
}

impl Abort {
    /// For one request. Only in a browser.
    pub(crate) fn new() -> Self {
        Self {
            controller: web_sys::AbortController::new().ok(),
            given_up: Rc::default(),
        }
    }

    /// Gives it up: nobody waits any more.
    pub(crate) fn now(&self) {
        self.given_up.set(true);
        self.stop();
    }

    /// Whether nobody waits any more.
    pub(crate) fn is_given_up(&self) -> bool {
        self.given_up.get()
    }

    fn stop(&self) {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}

/// What a request brings along.
enum Body<'a> {
    /// Nothing; `is_new` asks the server even where the browser has an answer.
    None { is_new: bool },
    /// JSON.
    Json(String),
    /// Bytes of a kind.
    Bytes(&'a str, JsValue),
}

/// Sends a GET and reads the answer's status and JSON. `is_new` asks the server even where the
/// browser has an answer. `patience` is in milliseconds.
///
/// # Errors
/// `Timeout` after `patience`, `Offline` where no answer came, `NotJson` where it is none.
pub(crate) async fn get(
    path: &str,
    is_new: bool,
    abort: Abort,
    patience: u32,
) -> Result<(u16, json::Value), NetworkError> {
    ask(path, Body::None { is_new }, abort, patience).await
}

/// Sends JSON by POST, so that it stands in no address and no log, and reads the answer's status
/// and JSON. `patience` is in milliseconds.
///
/// # Errors
/// Those of [`get`].
pub(crate) async fn post(
    path: &str,
    body: String,
    abort: Abort,
    patience: u32,
) -> Result<(u16, json::Value), NetworkError> {
    ask(path, Body::Json(body), abort, patience).await
}

/// Sends a file by POST and reads the answer's status and JSON. `patience` is in milliseconds.
///
/// # Errors
/// Those of [`get`].
pub(crate) async fn post_file(
    path: &str,
    file: &Chosen,
    abort: Abort,
    patience: u32,
) -> Result<(u16, json::Value), NetworkError> {
    ask(
        path,
        Body::Bytes(&file.kind(), file.bytes()),
        abort,
        patience,
    )
    .await
}

/// Sends bytes of a kind by POST and reads the answer's status and JSON. `patience` is in
/// milliseconds.
///
/// # Errors
/// Those of [`get`].
pub(crate) async fn post_bytes(
    path: &str,
    kind: &str,
    bytes: &[u8],
    abort: Abort,
    patience: u32,
) -> Result<(u16, json::Value), NetworkError> {
    let bytes = js_sys::Uint8Array::from(bytes).into();
    ask(path, Body::Bytes(kind, bytes), abort, patience).await
}

async fn ask(
    path: &str,
    body: Body<'_>,
    abort: Abort,
    patience: u32,
) -> Result<(u16, json::Value), NetworkError> {
    let late = Rc::new(Cell::new(false));
    let timer = {
        let (late, abort) = (Rc::clone(&late), abort.clone());
        let stop = move || {
            late.set(true);
            abort.stop();
        };
        set_timeout_with_handle(stop, Duration::from_millis(patience.into()))
    };
    let answer = send(path, body, &abort).await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    let (status, text) = answer.ok_or(if late.get() {
        NetworkError::Timeout
    } else {
        NetworkError::Offline
    })?;
    let body = json::parse(&text).ok_or(NetworkError::NotJson(status))?;
    Ok((status, body))
}

async fn send(path: &str, body: Body<'_>, abort: &Abort) -> Option<(u16, String)> {
    let signal = abort
        .controller
        .as_ref()
        .map(web_sys::AbortController::signal);
    let url = address(path);
    let request = match body {
        Body::None { is_new } => {
            let cache = if is_new {
                RequestCache::NoCache
            } else {
                RequestCache::Default
            };
            let request = Request::get(&url).abort_signal(signal.as_ref());
            request.cache(cache).build()
        }
        Body::Json(body) => Request::post(&url)
            .abort_signal(signal.as_ref())
            .header("content-type", "application/json")
            .body(body),
        Body::Bytes(kind, bytes) => Request::post(&url)
            .abort_signal(signal.as_ref())
            .header("content-type", kind)
            .body(bytes),
    };
    let response = request.ok()?.send().await.ok()?;
    Some((response.status(), response.text().await.ok()?))
}

/// Runs `act` whenever the network comes back, while the current view lives.
pub(crate) fn on_online(act: impl Fn() + 'static) {
    on_window(leptos::ev::online, act);
}

/// Whether the phone says that it has no network, as a signal.
pub(crate) fn is_offline() -> ReadSignal<bool> {
    let (offline, set_offline) = signal(false);
    let look = move || {
        let navigator = window().navigator();
        set_offline.set(!navigator.on_line());
    };
    Effect::new(move |_| look());
    on_window(leptos::ev::online, look);
    on_window(leptos::ev::offline, look);
    offline
}

fn on_window<E>(event: E, act: impl Fn() + 'static)
where
    E: leptos::ev::EventDescriptor + Clone + 'static,
    E::EventType: leptos::wasm_bindgen::JsCast,
{
    // Effects run in a browser only.
    let act = Rc::new(act);
    Effect::new(move |_| {
        let act = Rc::clone(&act);
        let handle = window_event_listener(event.clone(), move |_| act());
        on_cleanup(move || handle.remove());
    });
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    async fn a_server_that_is_not_there_is_offline() {
        let answer = get("http://127.0.0.1:9/nothing", false, Abort::new(), 5_000).await;
        assert_eq!(answer.err(), Some(NetworkError::Offline));
    }

    #[wasm_bindgen_test]
    async fn a_request_given_up_ends() {
        let abort = Abort::new();
        abort.now();
        assert!(abort.is_given_up());
        assert_eq!(
            get("/", true, abort, 5_000).await.err(),
            Some(NetworkError::Offline)
        );
    }
}
