//! The first view, made on the server: which answers of the API a page needs, and the page as
//! HTML made of them by the same views that run in the browser.

#[cfg(test)]
mod checklist_tests;
#[cfg(test)]
mod compare_tests;
#[cfg(test)]
mod complaint_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod credit_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod discretion_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod draw_tests;
#[cfg(test)]
mod flow_tests;
#[cfg(test)]
mod guide_tests;
#[cfg(test)]
mod journey_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod regulation_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod track_tests;

use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::api::Answers;
use crate::app::App;
use crate::chunk::{Chunk, Used};
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
    /// The part of the app's code that the page needs besides the first; none where it needs none.
    pub chunk: Option<&'static str>,
    /// The answers as JSON, for the app to mount with. `<` is escaped, so that it can stand in
    /// a script element. Empty where the address cannot be read.
    pub data: String,
}

/// The addresses of the API whose answers the page at this address needs.
#[must_use]
pub fn requests(address: &str, query: &str) -> Vec<String> {
    let pairs = decode(query);
    let pairs = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let parts = address.split('/').filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(unescape).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let route = Route::parse(&parts, pairs);
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
    let (html, meta, chunk) = owner.with(|| {
        provide_context(RequestUrl::new(&url));
        provide_context(known);
        let meta = Meta::default();
        provide_context(meta);
        let used = Used(RwSignal::new(None));
        provide_context(used);
        let html = view! { <App /> }.to_html();
        (html, meta.get(), used.0.get_untracked())
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
        html: match chunk {
            Some(chunk) => format!(
                r#"<div id="app" data-chunk="{}">{html}</div>"#,
                chunk.name()
            ),
            None => format!(r#"<div id="app">{html}</div>"#),
        },
        chunk: chunk.map(Chunk::name),
        data: if is_readable(address) {
            data(answers)
        } else {
            String::new()
        },
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

/// Whether the address decodes to text. The server and a browser read others differently, so that
/// the app starts afresh there instead of mounting over the page.
fn is_readable(address: &str) -> bool {
    !unescape(address).contains(char::REPLACEMENT_CHARACTER)
}

fn unescape(text: &str) -> String {
    leptos_router::location::Url::unescape(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = r#"{"name":"十感通","city_title":"某市政务","city_name":"某市",
        "area_code":"610300","hotline":"12345","data_version":1,
        "data_updated_at":"2026-01-01T00:00:00+08:00","item_count":1,"is_sample":true}"#;

    pub(super) fn answer(path: &str, status: u16, body: &str) -> Answer {
        Answer {
            path: path.to_owned(),
            status,
            body: body.to_owned(),
        }
    }

    pub(super) fn page(address: &str, query: &str, answers: &[Answer]) -> Document {
        let mut all = vec![answer("/api/v1/site", 200, SITE)];
        all.extend_from_slice(answers);
        let mut page = render(address, query, &all);
        // The places at which the app mounts say nothing to a person.
        page.html = page.html.replace("<!>", "");
        page
    }

    /// The text between tags, a blank for each tag.
    pub(super) fn text(html: &str) -> String {
        let mut text = String::new();
        for part in html.split('<') {
            text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
            text.push(' ');
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_page_asks_for_what_it_shows() {
        let rows: &[(&str, &str, &[&str])] = &[
            ("/", "", &["/api/v1/site"]),
            (
                "/search",
                "q=%E4%BD%8E%E4%BF%9D&from=timeline",
                &[
                    "/api/v1/site",
                    "/api/v1/service-items?q=%E4%BD%8E%E4%BF%9D&distinct=true",
                    "/api/v1/areas",
                ],
            ),
            (
                "/items/A%2F1",
                "",
                &["/api/v1/site", "/api/v1/service-items/A%2F1"],
            ),
            (
                "/guides/A1",
                "",
                &["/api/v1/site", "/api/v1/service-items/A1", "/api/v1/areas"],
            ),
            ("/journeys", "", &["/api/v1/site", "/api/v1/journeys"]),
            (
                "/journeys/retire",
                "area_code=610302&with=move&from=chat",
                &[
                    "/api/v1/site",
                    "/api/v1/journeys/retire?area_code=610302",
                    "/api/v1/areas",
                ],
            ),
            ("/nowhere", "", &["/api/v1/site"]),
        ];
        for (address, query, expected) in rows {
            assert_eq!(requests(address, query), *expected, "{address}");
        }
    }

    #[test]
    fn the_first_page_is_complete_without_the_app() {
        let home = page("/", "", &[]);
        assert_eq!(
            (home.status, home.title.as_str()),
            (200, "十感通 · 某市政务")
        );
        for part in [
            r#"<form role="search" action="/search" method="get""#,
            r#"aria-label="搜索事项""#,
            "查权责",
            "找办事",
            "查进度",
            "红黑榜",
            "投诉举报",
            "tel:12345",
            "某市政务",
        ] {
            assert!(home.html.contains(part), "{part}");
        }
    }

    #[test]
    fn what_the_data_say_is_text_and_never_markup() {
        let item = r#"{"task_handle_item":"A1","task_name":"</script><script>alert(1)</script>",
            "summary":"<img src=x onerror=alert(1)>","dept_name":"甲<b>局",
            "faq":[{"question":"<i>","answer":"&lt;"}]}"#;
        for address in ["/items/A1", "/guides/A1"] {
            let shown = page(
                address,
                "",
                &[answer("/api/v1/service-items/A1", 200, item)],
            );
            assert_eq!(shown.status, 200);
            assert!(
                !shown.html.contains("<script") && !shown.html.contains("<img"),
                "{}",
                shown.html
            );
            assert!(shown.html.contains("&lt;script"), "{}", shown.html);
            assert!(!shown.data.contains('<'));
        }
    }

    #[test]
    fn an_item_with_nothing_but_its_name_is_a_page() {
        let item = r#"{"task_handle_item":"A1","task_name":"某事项"}"#;
        for address in ["/items/A1", "/guides/A1"] {
            let shown = page(
                address,
                "",
                &[answer("/api/v1/service-items/A1", 200, item)],
            );
            assert!(shown.html.contains("某事项</h1>"), "{}", shown.html);
        }
    }

    #[test]
    fn failures_are_pages_with_their_status() {
        let missing = r#"{"type":"/problems/not-found","title":"没有这个事项","status":404,
            "detail":"请按名称再搜一次。","request_id":"r1"}"#;
        let rows = [
            ("/items/A1", 404, missing, "没有这个事项"),
            ("/items/A1", 500, "{}", "出了点问题"),
            ("/items/A1", 503, "{}", "正忙"),
        ];
        for (address, status, body, words) in rows {
            let shown = page(
                address,
                "",
                &[answer("/api/v1/service-items/A1", status, body)],
            );
            assert_eq!(shown.status, status);
            assert!(shown.html.contains(words), "{words}: {}", shown.html);
        }
        let nowhere = page("/nowhere", "", &[]);
        assert_eq!(nowhere.status, 404);
        assert!(nowhere.html.contains("没有这个页面"));
    }

    #[test]
    fn nothing_is_sent_along_where_the_address_cannot_be_read() {
        assert_eq!(page("/items/%FF%FE", "", &[]).data, "");
        assert_ne!(page("/items/%E4%BD%8E", "", &[]).data, "");
    }

    #[test]
    fn results_are_an_ordered_list_with_marks() {
        let list = r#"{"items":[{"task_handle_item":"A1","task_name":"最低生活保障",
            "task_type":{"code":"05","label":"行政给付"},"use_level":{"code":"4","label":"县级"},
            "area_code":"610302","area_name":"某区","dept_name":"某区民政局","places":12,
            "highlights":[{"start":2,"len":2}]}],
            "page":1,"page_size":20,"total":21,
            "facets":[{"name":"task_type","values":[{"code":"05","label":"行政给付","count":20},
            {"code":"20","label":"公共服务","count":1}]}]}"#;
        let path = "/api/v1/service-items?q=%E4%BD%8E%E4%BF%9D&distinct=true";
        let shown = page(
            "/search",
            "q=%E4%BD%8E%E4%BF%9D",
            &[answer(path, 200, list)],
        );
        for part in [
            r#"aria-label="搜索结果""#,
            "<mark>生活</mark>",
            r#"href="/items/A1""#,
            "12 个地方可办",
            r#"href="/search?q=%E4%BD%8E%E4%BF%9D&amp;task_type=05""#,
            r#"href="/search?q=%E4%BD%8E%E4%BF%9D&amp;page=2""#,
            "找到 21 项",
        ] {
            assert!(shown.html.contains(part), "{part}: {}", shown.html);
        }
        let none = r#"{"items":[],"page":1,"page_size":20,"total":0,"facets":[]}"#;
        let shown = page(
            "/search",
            "q=%E4%BD%8E%E4%BF%9D",
            &[answer(path, 200, none)],
        );
        assert!(shown.html.contains("没有找到") && shown.html.contains("换个说法"));
    }
}
