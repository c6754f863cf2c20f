//! What a page says of itself: title, description, status.

use leptos::prelude::*;

use crate::api::ApiError;
use crate::platform::page;
use crate::text::{self, state};

/// Title, description and status of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PageMeta {
    /// The title; empty before the page is known.
    pub(crate) title: String,
    /// For search engines and share cards.
    pub(crate) description: String,
    /// The HTTP status of the page when the server sends it.
    pub(crate) status: u16,
}

impl Default for PageMeta {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: text::HOME_DESCRIPTION.to_owned(),
            status: 200,
        }
    }
}

impl PageMeta {
    /// A page that exists.
    pub(crate) fn new(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            description: description.into(),
            status: 200,
        }
    }
}

/// The current page's meta data, in the context.
#[derive(Clone, Copy, Default)]
pub(crate) struct Meta(RwSignal<PageMeta>);

impl Meta {
    /// As they are now.
    #[cfg(feature = "ssr")]
    pub(crate) fn get(&self) -> PageMeta {
        self.0.get_untracked()
    }
}

/// Says what this page is, again whenever it changes; `None` while it is not known yet.
pub(crate) fn set_meta(of_page: impl Fn() -> Option<PageMeta> + 'static) {
    let Some(Meta(meta)) = use_context::<Meta>() else {
        return;
    };
    let set = move || {
        if let Some(page) = of_page() {
            meta.set(page);
        }
    };
    if cfg!(feature = "ssr") {
        untrack(set);
    } else {
        Effect::new(move |_| set());
    }
}

/// Keeps the document's title, and settles focus and scroll after each change of page.
pub(crate) fn follow() {
    let Some(Meta(meta)) = use_context::<Meta>() else {
        return;
    };
    Effect::new(move |last: Option<String>| {
        let title = meta.with(|meta| meta.title.clone());
        if title.is_empty() {
            return last.unwrap_or_default();
        }
        page::set_title(&title);
        let place = window().location().pathname().unwrap_or_default();
        if last.is_some_and(|last| !last.is_empty() && last != place) {
            page::settle();
        }
        place
    });
}

/// The title of a page of this site.
pub(crate) fn titled(page: &str, site: &shigantong_contract::Site) -> String {
    let city = if site.city_title.is_empty() {
        text::CITY_TITLE
    } else {
        &site.city_title
    };
    let product = format!("{} · {city}", text::PRODUCT);
    if page.is_empty() {
        product
    } else {
        format!("{page} - {product}")
    }
}

/// What a page is whose answer failed.
pub(crate) fn failed(error: &ApiError) -> PageMeta {
    let (title, detail) = match error {
        ApiError::NotFound(_) => state::NOT_FOUND,
        ApiError::Busy(_) => state::BUSY,
        _ => state::SERVER,
    };
    PageMeta {
        status: error.status(),
        ..PageMeta::new(title, detail)
    }
}
