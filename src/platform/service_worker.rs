//! Service worker (`public/sw.js`): opens the app without network. iOS webviews have none, nor
//! have pages over plain http; where storage is blocked, it is refused. The site does not need it.

use js_sys::{Array, Promise, Reflect};
use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{CacheStorage, ServiceWorkerContainer, ServiceWorkerRegistration};

use super::patience;

/// How long the browser may take for an answer, in milliseconds.
const LIMIT: i32 = 2_000;
/// So often files are deleted: a worker that is just being installed may add some in between.
const ROUNDS: u32 = 4;
/// How the names of our caches begin; `sw.js` has the same.
const CACHES: &str = "sgt-";

/// Registers it, and waits until it works; whether it does. A browser offers it over https and on
/// its own machine only. Refused is as good as absent.
#[cfg(feature = "browser")]
pub(crate) async fn register() -> bool {
    let Some(container) = container() else {
        return false;
    };
    if container.register("/sw.js").await.is_ok()
        && let Ok(ready) = container.ready()
    {
        return ready.await.is_ok();
    }
    false
}

/// Whether the files of the app are kept.
pub(crate) async fn has_files() -> bool {
    !cache_names().await.is_empty()
}

/// Deletes the files of the app, and ends the worker until the app starts again.
pub(crate) async fn forget() {
    if let Some(container) = container() {
        let found = waited(&container.get_registrations()).await;
        for registration in found.iter().flat_map(Array::iter) {
            if let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>()
                && let Ok(promise) = registration.unregister()
            {
                patience::within(LIMIT, &promise).await;
            }
        }
    }
    let Some(caches) = caches() else { return };
    for round in 0..ROUNDS {
        if round > 0 {
            patience::rest(LIMIT / 4).await;
        }
        let names = cache_names().await;
        if names.is_empty() {
            break;
        }
        for name in names {
            patience::within(LIMIT, &caches.delete(&name)).await;
        }
    }
}

async fn cache_names() -> Vec<String> {
    let Some(caches) = caches() else {
        return Vec::new();
    };
    let names = waited(&caches.keys()).await.unwrap_or_default();
    let names = names.iter().filter_map(|name| name.as_string());
    names.filter(|name| name.starts_with(CACHES)).collect()
}

async fn waited(promise: &Promise) -> Option<Array> {
    patience::within(LIMIT, promise).await?.dyn_into().ok()
}

fn container() -> Option<ServiceWorkerContainer> {
    Some(member(&window().navigator(), "serviceWorker")?.unchecked_into())
}

fn caches() -> Option<CacheStorage> {
    Some(member(&window(), "caches")?.unchecked_into())
}

/// A member that may be absent, and that a browser may refuse to hand out.
fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let member = Reflect::get(of, &name.into()).ok()?;
    (!member.is_undefined() && !member.is_null()).then_some(member)
}
