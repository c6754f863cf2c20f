//! JSON by the browser's own parser, which is there already and fast; on the host by serde_json.

use serde::Serialize;
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

/// A type as a value; `None` where it cannot be written.
#[cfg(target_arch = "wasm32")]
pub(crate) fn value<T: Serialize>(of: &T) -> Option<Value> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let value = of.serialize(&serializer).ok()?;
    Some(Value(send_wrapper::SendWrapper::new(value)))
}

/// A type as a value; `None` where it cannot be written.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn value<T: Serialize>(of: &T) -> Option<Value> {
    serde_json::to_value(of).ok().map(Value)
}

/// Writes a value as text; `None` where it cannot be written.
#[cfg(target_arch = "wasm32")]
pub(crate) fn text(value: &Value) -> Option<String> {
    js_sys::JSON::stringify(&value.0).ok()?.as_string()
}

/// Writes a value as text; `None` where it cannot be written.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn text(value: &Value) -> Option<String> {
    Some(value.0.to_string())
}

/// Whether two values read the same.
pub(crate) fn is_same(one: &Value, other: &Value) -> bool {
    text(one) == text(other)
}

/// A text of an object; empty where there is none.
#[cfg(target_arch = "wasm32")]
pub(crate) fn field(value: &Value, name: &str) -> String {
    let field = js_sys::Reflect::get(&value.0, &name.into());
    field
        .ok()
        .and_then(|field| field.as_string())
        .unwrap_or_default()
}

/// A text of an object; empty where there is none.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn field(value: &Value, name: &str) -> String {
    let field = value.0.get(name).and_then(serde_json::Value::as_str);
    field.unwrap_or_default().to_owned()
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

#[cfg(all(test, target_arch = "wasm32"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use shigantong_contract::Problem;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn reads_what_the_server_wrote_into_the_page() {
        let text = r#"[{"path":"/api/v1/site","status":404,"body":{"type":"t","title":"\u003c甲",
            "status":404}},{"path":1},null]"#;
        let found: Vec<_> = parse(text).iter().flat_map(entries).collect();
        assert_eq!(found.len(), 1);
        let (path, status, body) = &found[0];
        assert_eq!((path.as_str(), *status), ("/api/v1/site", 404));
        let title = read::<Problem>(body).map(|problem| problem.title);
        assert_eq!(title.as_deref(), Some("<甲"));
    }

    #[wasm_bindgen_test]
    fn a_value_is_text_again() {
        let value = parse(r#"{"name":"低保","more":[1,null]}"#).unwrap();
        assert_eq!(
            text(&value).as_deref(),
            Some(r#"{"name":"低保","more":[1,null]}"#)
        );
        assert_eq!(field(&value, "name"), "低保");
        assert_eq!(field(&value, "more"), "");
        assert_eq!(field(&parse("null").unwrap(), "name"), "");
    }

    #[wasm_bindgen_test]
    fn a_type_is_written_as_json() {
        let problem = Problem {
            title: "\"引号\"".to_owned(),
            status: 404,
            ..Problem::default()
        };
        let written = value(&problem).and_then(|value| text(&value)).unwrap();
        let again = parse(&written).and_then(|value| read::<Problem>(&value));
        assert_eq!(again, Some(problem));
        assert!(written.contains(r#""status":404"#), "{written}");
        // What is absent is null, as on the server, and not left out.
        assert_eq!(
            value(&None::<u8>).and_then(|v| text(&v)).as_deref(),
            Some("null")
        );
    }

    #[wasm_bindgen_test]
    fn what_is_no_json_or_another_type_is_none() {
        assert!(parse("{").is_none());
        let other = parse("[1]").and_then(|value| read::<Problem>(&value));
        assert_eq!(other, None);
    }
}
