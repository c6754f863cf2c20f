//! 剪贴板: copying a text by whatever the browser has for it.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

/// Copies a text; whether that worked. Only in a browser, in answer to a click.
pub(crate) async fn copy(text: &str) -> bool {
    write(text).await || copy_from_field(text)
}

/// The clipboard of today. It is absent on plain http and in old webviews, and may refuse.
async fn write(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && clipboard.write_text(text).await.is_ok()
}

/// The way of old browsers: a field with the text, selected and copied as if by hand.
fn copy_from_field(text: &str) -> bool {
    let Some(document) = document().dyn_ref::<HtmlDocument>().cloned() else {
        return false;
    };
    let Some(body) = document.body() else {
        return false;
    };
    let field = document.create_element("textarea").ok();
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return false;
    };
    let before = document.active_element();
    field.set_value(text);
    field.set_read_only(true);
    field.set_class_name("hidden");
    if body.append_child(&field).is_err() {
        return false;
    }
    field.select();
    let is_copied = document.exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(before) = before.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // The button that was pressed keeps the focus.
        let _ = before.focus();
    }
    is_copied
}
