//! Every address of the app, and what each page asks of the API before it can be shown.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use shigantong_contract::{ItemQuery, path};

/// A page with what its address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// The first page.
    Home,
    /// The list of items.
    Search(ItemQuery),
    /// One item.
    Item(String),
    /// The guide of one item.
    Guide(String),
    /// The region picker, for this search.
    Regions(ItemQuery),
    /// The halls.
    Halls,
    /// The settings.
    Settings,
    /// 查进度.
    Track,
    /// 红黑榜.
    Credit,
    /// 投诉举报.
    Complain,
}

impl Route {
    /// Reads an address: the decoded parts of its path and its decoded parameters. Parameters
    /// that no page knows are left alone, since chat apps add their own to every link. `None` is
    /// no page of the app.
    #[cfg(any(feature = "ssr", test))]
    pub(crate) fn parse<'a>(
        parts: &[&str],
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Option<Self> {
        Some(match parts {
            [] => Self::Home,
            ["search"] => Self::Search(search_query(pairs)),
            ["regions"] => Self::Regions(search_query(pairs)),
            ["items", id] => Self::Item((*id).to_owned()),
            ["guides", id] => Self::Guide((*id).to_owned()),
            ["halls"] => Self::Halls,
            ["settings"] => Self::Settings,
            ["track"] => Self::Track,
            ["credit"] => Self::Credit,
            ["complaints"] | ["complaints", "new"] => Self::Complain,
            _ => return None,
        })
    }

    /// The address of the page, as links write it.
    pub(crate) fn href(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Search(query) => with_query("/search", query),
            Self::Regions(query) => with_query("/regions", query),
            Self::Item(id) => format!("/items/{}", path::encoded(id)),
            Self::Guide(id) => format!("/guides/{}", path::encoded(id)),
            Self::Halls => "/halls".to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::Track => "/track".to_owned(),
            Self::Credit => "/credit".to_owned(),
            Self::Complain => "/complaints/new".to_owned(),
        }
    }

    /// What the page asks of the API, besides the site itself.
    #[cfg(any(feature = "ssr", test))]
    pub(crate) fn requests(&self) -> Vec<String> {
        match self {
            Self::Search(query) => vec![path::service_items(query), path::areas()],
            Self::Item(id) | Self::Guide(id) => vec![path::service_item(id)],
            Self::Regions(_) | Self::Halls | Self::Track | Self::Credit | Self::Complain => {
                vec![path::areas()]
            }
            Self::Home | Self::Settings => vec![],
        }
    }
}

/// The query that an address of the app means: the same item of several regions stands once,
/// unless the address says `distinct=false`.
pub(crate) fn search_query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> ItemQuery {
    let mut each = false;
    let (mut query, _) = ItemQuery::parse(pairs.into_iter().inspect(|(name, value)| {
        each |= *name == "distinct" && *value == "false";
    }));
    query.distinct = !each;
    query
}

/// The query of the current address, as a signal. It stays as it is once the address is another
/// page's, so that a page on its way out asks for nothing.
pub(crate) fn use_search_query() -> Memo<ItemQuery> {
    let location = use_location();
    let own = location.pathname.get_untracked();
    Memo::new(move |last: Option<&ItemQuery>| {
        if let Some(last) = last
            && location.pathname.with(|now| *now != own)
        {
            return last.clone();
        }
        location.query.with(|query| {
            let pairs = query.clone().into_iter();
            let pairs: Vec<_> = pairs
                .map(|(name, value)| (name.into_owned(), value))
                .collect();
            search_query(
                pairs
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str())),
            )
        })
    })
}

/// All parameters of an address of the app for this query, as pairs for a form's hidden fields.
pub(crate) fn search_pairs(query: &ItemQuery) -> Vec<(&'static str, String)> {
    let mut pairs: Vec<_> = ItemQuery::NAMES
        .iter()
        .filter(|name| **name != "distinct")
        .filter_map(|name| Some((*name, query.get(name)?)))
        .collect();
    if !query.distinct {
        pairs.push(("distinct", "false".to_owned()));
    }
    pairs
}

fn with_query(address: &str, query: &ItemQuery) -> String {
    let mut text = String::new();
    for (name, value) in search_pairs(query) {
        path::push_pair(&mut text, name, &value);
    }
    if text.is_empty() {
        return address.to_owned();
    }
    format!("{address}?{text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_frozen() {
        let (query, _) = ItemQuery::parse([("q", "落户"), ("area_code", "610302"), ("page", "2")]);
        let one = |distinct| ItemQuery {
            distinct,
            ..query.clone()
        };
        let rows = [
            (Route::Home, "/"),
            (
                Route::Search(one(true)),
                "/search?q=%E8%90%BD%E6%88%B7&area_code=610302&page=2",
            ),
            (
                Route::Search(one(false)),
                "/search?q=%E8%90%BD%E6%88%B7&area_code=610302&page=2&distinct=false",
            ),
            (Route::Regions(search_query([])), "/regions"),
            (
                Route::Item("000131001000-1".to_owned()),
                "/items/000131001000-1",
            ),
            (
                Route::Guide("000131001000-1".to_owned()),
                "/guides/000131001000-1",
            ),
            (Route::Halls, "/halls"),
            (Route::Settings, "/settings"),
            (Route::Track, "/track"),
            (Route::Credit, "/credit"),
            (Route::Complain, "/complaints/new"),
        ];
        for (route, href) in rows {
            assert_eq!(route.href(), href);
            let (address, _) = href.split_once('?').unwrap_or((href, ""));
            let parts: Vec<&str> = address.split('/').filter(|part| !part.is_empty()).collect();
            let pairs = match &route {
                Route::Search(query) | Route::Regions(query) => search_pairs(query),
                _ => vec![],
            };
            let pairs = pairs.iter().map(|(name, value)| (*name, value.as_str()));
            assert_eq!(Route::parse(&parts, pairs), Some(route), "{href}");
        }
        assert_eq!(Route::parse(&["nowhere"], []), None);
        assert_eq!(Route::parse(&["items", "a", "b"], []), None);
    }

    #[test]
    fn a_chat_app_may_add_parameters() {
        let route = Route::parse(&["search"], [("q", "低保"), ("from", "singlemessage")]);
        assert_eq!(
            route.map(|route| route.href()).as_deref(),
            Some("/search?q=%E4%BD%8E%E4%BF%9D")
        );
    }
}
