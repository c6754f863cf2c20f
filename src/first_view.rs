//! The first view, made on the server: which answers of the API a page needs, and the page as
//! HTML made of them by the same views that run in the browser.

use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::api::Answers;
use crate::app::App;
use crate::components::meta::{Meta, PageMeta};
use crate::platform::json;
use crate::route::Route;
use shigantong_contract::path;

/// One answer of the API.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The address that was asked for, with its query.
    pub path: String,
    /// The HTTP status.
    pub status: u16,
    /// The JSON.
    pub body: String,
}

/// A page made on the server.
#[derive(Clone, Debug)]
pub struct Document {
    /// The HTTP status: 200, 404, or that of an answer that failed.
    pub status: u16,
    /// The title, plain text.
    pub title: String,
    /// The description for search engines and share cards, plain text.
    pub description: String,
    /// `<div id="app">…</div>`.
    pub html: String,
    /// The answers as JSON, for the app to mount with. `<` is escaped, so that it can stand in
    /// a script element.
    pub data: String,
}

/// The addresses of the API whose answers the page at this address needs.
#[must_use]
pub fn requests(address: &str, query: &str) -> Vec<String> {
    let pairs = decode(query);
    let pairs = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let route = Route::parse(&unescape(address), pairs);
    let mut requests = vec![path::site()];
    requests.extend(route.iter().flat_map(Route::requests));
    requests
}

/// Renders the page at this address from these answers.
#[must_use]
pub fn render(address: &str, query: &str, answers: &[Answer]) -> Document {
    let known = Answers::default();
    for answer in answers {
        if let Some(body) = json::parse(&answer.body) {
            known.keep(&answer.path, answer.status, body);
        }
    }
    let url = if query.is_empty() {
        address.to_owned()
    } else {
        format!("{address}?{query}")
    };
    let owner = Owner::new();
    let (html, meta) = owner.with(|| {
        provide_context(RequestUrl::new(&url));
        provide_context(known);
        let meta = Meta::default();
        provide_context(meta);
        let html = view! { <App /> }.to_html();
        (html, meta.get())
    });
    let PageMeta {
        title,
        description,
        status,
    } = meta;
    Document {
        status,
        title,
        description,
        html: format!(r#"<div id="app">{html}</div>"#),
        data: data(answers),
    }
}

fn data(answers: &[Answer]) -> String {
    let mut text = String::from("[");
    for (index, answer) in answers.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        let path = serde_json::Value::from(answer.path.as_str());
        let status = answer.status;
        let body = answer.body.replace('<', "\\u003c");
        text.push_str(&format!(
            r#"{{"path":{path},"status":{status},"body":{body}}}"#
        ));
    }
    text.push(']');
    text
}

fn decode(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (
                unescape(&name.replace('+', " ")),
                unescape(&value.replace('+', " ")),
            )
        })
        .collect()
}

fn unescape(text: &str) -> String {
    leptos_router::location::Url::unescape(text)
}
