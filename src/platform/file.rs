//! 文件: saving a text as a file, and reading a file that a person chose.

use js_sys::Array;
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

use super::{patience, wechat};

/// The largest file that is read, in bytes: more than any receipt has.
const MOST: f64 = 2_000_000.0;
/// How long reading may take, in milliseconds.
const LIMIT: i32 = 5_000;

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileError {
    /// It is larger than any that is meant.
    TooLarge,
    /// The browser cannot read it.
    Unreadable,
}

/// Whether a file can be saved here. WeChat's webview drops it without a word. Only in a browser.
pub(crate) fn can_save() -> bool {
    !wechat::is_here()
}

/// Saves a text under a name in the place where the browser puts downloads; whether it began.
/// Only in a browser, in answer to a click.
pub(crate) fn save(name: &str, kind: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok();
    let address = blob.and_then(|blob| Url::create_object_url_with_blob(&blob).ok());
    let link = document().create_element("a").ok();
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let (Some(address), Some(link)) = (address, link) else {
        return false;
    };
    link.set_href(&address);
    link.set_download(name);
    // Older browsers follow only what is part of the page.
    let body = document().body();
    if let Some(body) = &body {
        let _ = body.append_child(&link);
    }
    link.click();
    link.remove();
    // The download has begun by then; what is kept longer would be lost memory.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(60),
    );
    true
}

/// The field that an event comes from, where it is one for files.
pub(super) fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// The text of the file that was chosen in the field of an event; `None` where none was. The field
/// is emptied, so that the same file can be chosen again. Only in a browser.
pub(crate) fn chosen(event: &Event) -> Option<Chosen> {
    let field = field(event)?;
    let file = field.files()?.get(0)?;
    field.set_value("");
    Some(Chosen { file })
}

/// The files that were chosen in the field of an event; the field is emptied in the same way. Only
/// in a browser.
pub(crate) fn all_chosen(event: &Event) -> Vec<Chosen> {
    let Some(field) = field(event) else {
        return Vec::new();
    };
    let files = field.files();
    let files = files
        .iter()
        .flat_map(|files| (0..files.length()).filter_map(|index| files.get(index)));
    let chosen = files.map(|file| Chosen { file }).collect();
    field.set_value("");
    chosen
}

/// A file that a person chose.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    pub(super) file: web_sys::File,
}

impl Chosen {
    /// Its name on this phone.
    pub(crate) fn name(&self) -> String {
        self.file.name()
    }

    /// Its size in bytes.
    pub(crate) fn size(&self) -> f64 {
        self.file.size()
    }

    /// What the browser takes it for, such as `application/pdf`; a plain sequence of bytes where it
    /// does not know.
    pub(crate) fn kind(&self) -> String {
        match self.file.type_().as_str() {
            "" => "application/octet-stream".to_owned(),
            kind => kind.to_owned(),
        }
    }

    /// What is sent of it.
    pub(super) fn bytes(&self) -> JsValue {
        self.file.clone().into()
    }

    /// Its text.
    ///
    /// # Errors
    /// Where it is too large or cannot be read.
    pub(crate) async fn text(&self) -> Result<String, FileError> {
        if self.file.size() > MOST {
            return Err(FileError::TooLarge);
        }
        // Older than `Blob.text`, and in every browser.
        let reading = web_sys::Response::new_with_opt_blob(Some(&self.file)).ok();
        let promise = reading.and_then(|response| response.text().ok());
        let promise = promise.ok_or(FileError::Unreadable)?;
        let text = patience::within(LIMIT, &promise).await;
        let text = text.and_then(|text| text.as_string());
        text.ok_or(FileError::Unreadable)
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    async fn a_file_is_read() {
        let parts = Array::of1(&JsValue::from_str("{\"a\":\"凭证\"}"));
        let file = web_sys::File::new_with_str_sequence(&parts, "凭证.json").unwrap();
        let chosen = Chosen { file };
        assert_eq!(chosen.text().await.as_deref(), Ok("{\"a\":\"凭证\"}"));
    }

    #[wasm_bindgen_test]
    async fn a_file_that_is_too_large_is_refused() {
        let parts = Array::of1(&JsValue::from_str(&"x".repeat(2_000_001)));
        let file = web_sys::File::new_with_str_sequence(&parts, "a").unwrap();
        assert_eq!(Chosen { file }.text().await, Err(FileError::TooLarge));
    }
}
