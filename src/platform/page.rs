//! The document around the app: its title, where the focus is, how far it is scrolled.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

thread_local! {
    static SCROLLED: RefCell<HashMap<String, f64>> = RefCell::default();
    static IS_RETURNING: Cell<bool> = const { Cell::new(false) };
}

/// Takes over the scroll position: going back shows a page where it was left.
#[cfg(feature = "browser")]
pub(crate) fn keep_scroll() {
    use leptos::ev;
    let set = |mode| {
        if let Ok(history) = window().history() {
            // A browser without it keeps its own way.
            let _ = history.set_scroll_restoration(mode);
        }
    };
    set(web_sys::ScrollRestoration::Manual);
    // A reload, or coming back from another site, is the browser's own affair.
    let _ = window_event_listener(ev::pagehide, move |_| set(web_sys::ScrollRestoration::Auto));
    let _ = window_event_listener(ev::pageshow, move |_| {
        set(web_sys::ScrollRestoration::Manual)
    });
    let _ = window_event_listener(ev::popstate, |_| IS_RETURNING.set(true));
    let _ = window_event_listener(ev::scroll, |_| {
        if IS_RETURNING.get() {
            return;
        }
        let y = window().scroll_y().unwrap_or_default();
        SCROLLED.with_borrow_mut(|scrolled| scrolled.insert(address(), y));
    });
}

/// The page's new content is there: after going back, scrolls to where it was left; after going
/// on, moves the focus to the heading, so that the ear hears where it is.
pub(crate) fn settle() {
    request_animation_frame(|| {
        let is_returning = IS_RETURNING.replace(false);
        if !is_typing() {
            focus_heading();
        }
        if is_returning {
            let y = SCROLLED.with_borrow(|scrolled| scrolled.get(&address()).copied());
            window().scroll_to_with_x_and_y(0.0, y.unwrap_or_default());
        }
    });
}

/// The element that the app lives in.
#[cfg(feature = "browser")]
pub(crate) type Root = HtmlElement;

/// Finds it.
#[cfg(feature = "browser")]
pub(crate) fn app_root() -> Option<Root> {
    document().get_element_by_id("app")?.dyn_into().ok()
}

/// Whether the address has changed since the page came, before the app ran.
#[cfg(feature = "browser")]
pub(crate) fn has_moved() -> bool {
    let at = js_sys::Reflect::get(&window(), &"__at".into());
    let at = at.ok().and_then(|at| at.as_string());
    let location = window().location();
    let now = location
        .pathname()
        .and_then(|path| Ok(path + &location.search()?));
    at.zip(now.ok()).is_some_and(|(at, now)| at != now)
}

/// Asks for the page of the present address.
#[cfg(feature = "browser")]
pub(crate) fn reload() {
    let _ = window().location().reload();
}

/// The app does not come: the page that the server sent stays as it is, by the shell's own script.
#[cfg(feature = "split")]
pub(crate) fn stay(text: &str) {
    let stay = js_sys::Reflect::get(&window(), &"__stay".into());
    if let Ok(Ok(stay)) = stay.map(JsCast::dyn_into::<js_sys::Function>) {
        let _ = stay.call1(&window(), &text.into());
    }
}

/// Whether the person is going back or forward to the page that is being made.
pub(crate) fn is_returning() -> bool {
    IS_RETURNING.get()
}

/// Whether the fold that an event comes from is open.
pub(crate) fn is_open(event: &leptos::ev::Event) -> bool {
    let fold = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    fold.is_some_and(|fold| fold.has_attribute("open"))
}

/// Sets the title of the document.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to what a selector finds, and scrolls it into sight. Only in a browser.
pub(crate) fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        found.scroll_into_view();
        let _ = found.focus();
    }
}

/// Something else has taken the place of the page at the same address: the focus moves to its
/// heading, and it stands at its top, or after going back where it was left. Only in a browser.
pub(crate) fn begin() {
    request_animation_frame(|| {
        let is_returning = IS_RETURNING.replace(false);
        let left = SCROLLED.with_borrow(|scrolled| scrolled.get(&address()).copied());
        let y = left.filter(|_| is_returning).unwrap_or_default();
        window().scroll_to_with_x_and_y(0.0, y);
        focus_heading();
    });
}

/// Moves the focus to what a selector finds, once it is drawn. Only in a browser.
pub(crate) fn focus_soon(selector: &'static str) {
    request_animation_frame(move || focus(selector));
}

/// The names and values of what is chosen and ticked, before the app mounted.
#[cfg(feature = "browser")]
pub(crate) fn chosen() -> Vec<(String, String)> {
    let Ok(fields) = document().query_selector_all("main input:checked") else {
        return Vec::new();
    };
    let fields = (0..fields.length()).filter_map(|index| fields.get(index));
    let fields = fields.filter_map(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
    // What the server's page had chosen comes from the address, and is nobody's choice here.
    let fields = fields.filter(|field| !field.default_checked());
    fields.map(|field| (field.name(), field.value())).collect()
}

/// Whether the box that an event comes from is ticked.
pub(crate) fn is_ticked(event: &leptos::ev::Event) -> bool {
    let field = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    field.is_some_and(|field| field.checked())
}

/// The text in a field before the app mounted over it; empty where there is none, and on the host.
pub(crate) fn typed_before(selector: &str) -> String {
    #[cfg(feature = "browser")]
    return typed(selector).unwrap_or_default();
    #[cfg(not(feature = "browser"))]
    {
        let _ = selector;
        String::new()
    }
}

/// The text in a field before the app mounted, so that nothing typed is lost.
#[cfg(feature = "browser")]
pub(crate) fn typed(selector: &str) -> Option<String> {
    let field = document().query_selector(selector).ok()??;
    let field = field.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    Some(field.value())
}

/// Sets an attribute of the root element; `None` takes it away.
pub(crate) fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else {
        return;
    };
    // Neither fails for a plain name.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// An attribute of the root element.
pub(crate) fn root(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|h| h.dyn_into::<HtmlElement>().ok()) {
        focus_quietly(&heading);
    }
}

/// Moves the focus without scrolling. Only in a browser.
pub(crate) fn focus_quietly(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

fn is_typing() -> bool {
    document()
        .active_element()
        .is_some_and(|active| matches!(active.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}

/// The whole address of a page of the app, for other phones. Only in a browser.
pub(crate) fn absolute(path: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{path}")
}

fn address() -> String {
    window().location().href().unwrap_or_default()
}

#[cfg(all(test, target_arch = "wasm32"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn what_was_typed_before_the_app_is_read() {
        let field = document().create_element("input").unwrap();
        field.set_id("typed-test");
        document().body().unwrap().append_child(&field).unwrap();
        let field = field.dyn_into::<web_sys::HtmlInputElement>().unwrap();
        field.set_value("落户");
        assert_eq!(typed("#typed-test").as_deref(), Some("落户"));
        assert_eq!(typed("#nowhere"), None);
        assert_eq!(typed("body"), None);
        field.remove();
    }

    #[wasm_bindgen_test]
    fn the_root_carries_modes() {
        set_root("data-mode", Some("elder"));
        assert_eq!(root("data-mode").as_deref(), Some("elder"));
        set_root("data-mode", None);
        assert_eq!(root("data-mode"), None);
    }
}
