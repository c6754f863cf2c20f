//! JSON by the browser's own parser, which is there already and fast; on the host by serde_json.

use serde::de::DeserializeOwned;

/// A parsed JSON value.
#[cfg(target_arch = "wasm32")]
pub(crate) struct Value(send_wrapper::SendWrapper<wasm_bindgen::JsValue>);

/// A parsed JSON value.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) struct Value(serde_json::Value);

/// Parses a text; `None` where it is no JSON.
#[cfg(target_arch = "wasm32")]
pub(crate) fn parse(text: &str) -> Option<Value> {
    let value = js_sys::JSON::parse(text).ok()?;
    Some(Value(send_wrapper::SendWrapper::new(value)))
}

/// Parses a text; `None` where it is no JSON.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn parse(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok().map(Value)
}

/// Reads a value as a type; `None` where it is another.
#[cfg(target_arch = "wasm32")]
pub(crate) fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_wasm_bindgen::from_value((*value.0).clone()).ok()
}

/// Reads a value as a type; `None` where it is another.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(&value.0).ok()
}

/// The answers that the server wrote into the page: address, status, body.
#[cfg(target_arch = "wasm32")]
pub(crate) fn entries(list: &Value) -> Vec<(String, u16, Value)> {
    let text = |entry: &wasm_bindgen::JsValue, name: &str| {
        js_sys::Reflect::get(entry, &name.into()).unwrap_or_default()
    };
    js_sys::Array::from(&list.0)
        .iter()
        .filter_map(|entry| {
            let path = text(&entry, "path").as_string()?;
            let status = text(&entry, "status").as_f64()? as u16;
            let body = Value(send_wrapper::SendWrapper::new(text(&entry, "body")));
            Some((path, status, body))
        })
        .collect()
}
