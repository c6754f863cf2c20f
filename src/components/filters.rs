//! 筛选: the facets of a list as links, and the filters in force as links that take them away.

use leptos::prelude::*;
use shigantong_contract::complaint::ComplaintQuery;
use shigantong_contract::{CreditQuery, Facet, FacetValue, InspectionQuery, ItemQuery};

use crate::platform::page;
use crate::route::{ComplaintPage, Regulation, Route};
use crate::text::search;

/// A list that can be narrowed by facets: what its address says, and the addresses around it.
pub(crate) trait Narrowing {
    /// The facets that are offered, in this order; the rest of an answer's facets is left out.
    fn offered(&self) -> &'static [&'static str];
    /// The value of a parameter.
    fn value(&self, name: &str) -> Option<String>;
    /// The address with one parameter set, or unset by `None`.
    fn href_with(&self, name: &str, value: Option<&str>) -> String;
    /// The address without any of the facets.
    fn cleared(&self) -> String;
}

impl Narrowing for ItemQuery {
    fn offered(&self) -> &'static [&'static str] {
        &[
            "task_type",
            "use_level",
            "server_type",
            "handle_type",
            "max_visits",
            "project_type",
            "dept_code",
            "topic",
        ]
    }

    fn value(&self, name: &str) -> Option<String> {
        self.get(name)
    }

    fn href_with(&self, name: &str, value: Option<&str>) -> String {
        Route::Search(self.with(name, value)).href()
    }

    fn cleared(&self) -> String {
        let offered = self.offered().iter();
        let clear = offered.fold(self.clone(), |query, name| query.with(name, None));
        Route::Search(clear).href()
    }
}

impl Narrowing for CreditQuery {
    fn offered(&self) -> &'static [&'static str] {
        &[
            "severity",
            "field",
            "subject_kind",
            "area_code",
            "dept_code",
            "year",
        ]
    }

    fn value(&self, name: &str) -> Option<String> {
        self.get(name)
    }

    fn href_with(&self, name: &str, value: Option<&str>) -> String {
        Route::Credit(self.with(name, value)).href()
    }

    fn cleared(&self) -> String {
        let offered = self.offered().iter();
        let clear = offered.fold(self.clone(), |query, name| query.with(name, None));
        Route::Credit(clear).href()
    }
}

impl Narrowing for ComplaintQuery {
    fn offered(&self) -> &'static [&'static str] {
        &[
            "issue",
            "kind",
            "state",
            "outcome",
            "area_code",
            "dept_code",
        ]
    }

    fn value(&self, name: &str) -> Option<String> {
        self.get(name)
    }

    fn href_with(&self, name: &str, value: Option<&str>) -> String {
        ComplaintPage::Board(self.with(name, value)).href()
    }

    fn cleared(&self) -> String {
        let offered = self.offered().iter();
        let clear = offered.fold(self.clone(), |query, name| query.with(name, None));
        ComplaintPage::Board(clear).href()
    }
}

impl Narrowing for InspectionQuery {
    fn offered(&self) -> &'static [&'static str] {
        &["uscc", "result", "area_code", "dept_code", "year"]
    }

    fn value(&self, name: &str) -> Option<String> {
        self.get(name)
    }

    fn href_with(&self, name: &str, value: Option<&str>) -> String {
        let names = Self::NAMES.iter();
        let others = names.filter(|known| **known != name && **known != "page");
        let pairs: Vec<_> = others
            .filter_map(|name| Some((*name, self.get(name)?)))
            .chain(value.map(|value| (name, value.to_owned())))
            .collect();
        let pairs = pairs.iter().map(|(name, value)| (*name, value.as_str()));
        Regulation::Inspections(Self::parse(pairs).0).href()
    }

    fn cleared(&self) -> String {
        Regulation::Inspections(Self::default()).href()
    }
}

/// How many values of a facet are offered.
const MOST_VALUES: usize = 12;
/// Of regions all that a city has of one level, and itself.
const MOST_REGIONS: usize = 30;

/// Whether the fold with the filters is open, in the context: going back shows it as it was left.
#[derive(Clone, Copy, Default)]
pub(crate) struct IsOpen(RwSignal<bool>);

impl IsOpen {
    /// What the context holds: for a page that one goes back to as it was left, else closed.
    pub(crate) fn of_page() -> RwSignal<bool> {
        let Self(open) = use_context().unwrap_or_default();
        if !page::is_returning() {
            open.set(false);
        }
        open
    }
}

/// The filters in force, each a link to the list without it.
pub(crate) fn active_filters(query: &dyn Narrowing, facets: &[Facet]) -> Option<AnyView> {
    let active: Vec<_> = query
        .offered()
        .iter()
        .filter_map(|name| {
            let code = query.value(name)?;
            let label = label_of(facets, name, &code);
            let href = query.href_with(name, None);
            Some(view! {
                <li>
                    <a class="chip on" href=href>
                        <span class="hidden">{search::REMOVE}</span>
                        {label}
                        <span aria-hidden="true">" ×"</span>
                    </a>
                </li>
            })
        })
        .collect();
    (!active.is_empty()).then(|| {
        let href = query.cleared();
        view! {
            <ul class="chips">
                {active}
                <li><a class="chip" href=href>{search::CLEAR}</a></li>
            </ul>
        }
        .into_any()
    })
}

/// The groups of filters with their counts. A filter with one value only says nothing.
pub(crate) fn filter_groups(query: &dyn Narrowing, facets: &[Facet]) -> AnyView {
    let groups: Vec<_> = query
        .offered()
        .iter()
        .filter_map(|name| {
            let facet = facets.iter().find(|facet| facet.name == *name)?;
            let is_chosen = query.value(name).is_some();
            (facet.values.len() > 1 || is_chosen).then(|| group(query, facet))
        })
        .collect();
    groups.into_any()
}

fn group(query: &dyn Narrowing, facet: &Facet) -> impl IntoView + use<> {
    let chosen = query.value(&facet.name);
    let most = if facet.name == "area_code" {
        MOST_REGIONS
    } else {
        MOST_VALUES
    };
    let values: Vec<_> = facet
        .values
        .iter()
        .take(most)
        .map(|value| {
            choice(
                query,
                &facet.name,
                value,
                chosen.as_deref() == Some(&value.code),
            )
        })
        .collect();
    view! {
        <div class="group">
            <h2>{search::facet(&facet.name)}</h2>
            <ul class="chips">{values}</ul>
        </div>
    }
}

fn choice(
    query: &dyn Narrowing,
    name: &str,
    value: &FacetValue,
    is_on: bool,
) -> impl IntoView + use<> {
    let wanted = (!is_on).then_some(value.code.as_str());
    let href = query.href_with(name, wanted);
    view! {
        <li>
            <a class=if is_on { "chip on" } else { "chip" } href=href aria-current=is_on.then_some("true")>
                {value.label.clone()}
                " "
                <small>{value.count}</small>
            </a>
        </li>
    }
}

fn label_of(facets: &[Facet], name: &str, code: &str) -> String {
    let facet = facets.iter().find(|facet| facet.name == name);
    let value = facet.and_then(|facet| facet.values.iter().find(|value| value.code == code));
    value.map_or_else(
        || format!("{} {code}", search::facet(name)),
        |value| value.label.clone(),
    )
}
