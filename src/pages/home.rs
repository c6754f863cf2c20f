//! 首页: /

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shigantong_contract::complaint::ComplaintQuery;
use shigantong_contract::{CreditQuery, ItemQuery, Page, Scope, ServiceItemSummary};

use crate::api::service_item;
use crate::components::code_link::code_links;
use crate::components::favourite::FavouritesLink;
use crate::components::hotline::HotlineView;
use crate::components::icon::{Icon, IconView};
use crate::components::journey_hits::JourneyHits;
use crate::components::loaded::loaded;
use crate::components::meta::{PageMeta, set_meta, titled};
use crate::components::region::use_region;
use crate::components::result_list::ResultList;
use crate::components::search_box::{SearchBox, Typed};
use crate::components::shell::use_site;
use crate::components::sunlight::SunlightView;
use crate::route::{ComplaintPage, Route, search_pairs, search_query};
use crate::text::{self, jobs, place, search};

/// How many results are shown below the box before one asks for the list.
const GLANCE: u32 = 6;

/// Searches as one types, below the box; submitting goes to the whole list.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    let site = use_site();
    set_meta(move || {
        Some(PageMeta::new(
            titled("", &site.get()),
            text::HOME_DESCRIPTION,
        ))
    });
    let typed = Typed::take();
    let text = RwSignal::new(typed.clone());
    let q = RwSignal::new(String::new());
    // The app mounts over the page as the server sent it; what was typed is searched then.
    Effect::new(move |_| {
        if !typed.is_empty() {
            q.set(typed.clone());
        }
    });
    let region = use_region();
    let base = Signal::derive(move || {
        let area_code = region.get().map(|(code, _)| code);
        ItemQuery {
            area_code,
            ..search_query([])
        }
    });
    let query = Memo::new(move |_| {
        let q = q.get().trim().to_owned();
        (!q.is_empty()).then(|| ItemQuery {
            q,
            page_size: GLANCE,
            ..base.get()
        })
    });
    let load = service_item::list(query.into());
    let hidden = Signal::derive(move || search_pairs(&base.get()));
    let navigate = use_navigate();
    let submit = move |q: String| {
        let whole = ItemQuery {
            q: q.trim().to_owned(),
            ..base.get_untracked()
        };
        navigate(&Route::Search(whole).href(), NavigateOptions::default());
    };
    view! {
        <h1 class="motto" tabindex="-1">{text::MOTTO.map(|part| view! { <span>{part}</span> }).collect_view()}</h1>
        <SearchBox
            text=text
            hidden=hidden
            on_rest=Callback::new(move |text| q.set(text))
            on_submit=Callback::new(submit)
        />
        {move || match query.get() {
            None => view! { <HomeView base=base.get() region=region.get().map(|(_, name)| name) /> }.into_any(),
            Some(_) => view! { <div aria-busy=move || load.is_busy.get().to_string()>{loaded(load, move |page| {
                view! { <GlanceView page=page query=query.get_untracked() /> }
            })}</div> }.into_any(),
        }}
    }
}

/// The first results, and the way to the rest.
#[component]
fn GlanceView(page: Page<ServiceItemSummary>, query: Option<ItemQuery>) -> impl IntoView {
    let query = query.unwrap_or_default();
    let total = search::total(page.total, &query.q);
    let links = code_links(&query.q);
    let all = ItemQuery {
        page_size: ItemQuery::default().page_size,
        ..query
    };
    view! {
        <p class="count" role="status">{total}</p>
        {links}
        <JourneyHits journeys=page.journeys />
        <ResultList items=page.items start=1 />
        <p class="actions"><a class="button" href=Route::Search(all).href()>{search::ALL_RESULTS}</a></p>
    }
}

/// The five jobs, life events, levels and the hotline. `base` carries the region into each link.
#[component]
fn HomeView(base: ItemQuery, region: Option<String>) -> impl IntoView {
    let list = |change: &dyn Fn(&mut ItemQuery)| {
        let mut query = base.clone();
        change(&mut query);
        Route::Search(query).href()
    };
    let powers = list(&|query| query.scope = Some(Scope::Power));
    let services = list(&|query| query.scope = Some(Scope::Service));
    let all = [
        (jobs::SERVICES, Icon::Services, services),
        (jobs::POWERS, Icon::Powers, powers),
        (jobs::TRACK, Icon::Track, Route::Track.href()),
        (
            jobs::CREDIT,
            Icon::Credit,
            Route::Credit(CreditQuery::default()).href(),
        ),
        (
            jobs::COMPLAIN,
            Icon::Complain,
            ComplaintPage::Board(ComplaintQuery::default()).href(),
        ),
    ];
    let examples = search::EXAMPLES.map(|word| {
        let href = list(&|query| word.clone_into(&mut query.q));
        view! { <li><a class="chip" href=href>{word}</a></li> }
    });
    let events = text::LIFE_EVENTS.map(|(label, topic)| {
        let href = list(&|query| query.topic = Some(topic.to_owned()));
        view! { <li><a href=href>{label}</a></li> }
    });
    let levels = text::LEVELS.map(|(label, level)| {
        let href = list(&|query| query.use_level = Some(level.to_owned()));
        view! { <li><a href=href>{label}</a></li> }
    });
    let picker = Route::Regions(base.clone()).href();
    view! {
        <p class="place">
            <a class="chip" href=picker>
                <IconView icon=Icon::Place />
                {region.unwrap_or_else(|| place::WHOLE_CITY.to_owned())}
                <small>{place::CHANGE}</small>
            </a>
            <FavouritesLink />
        </p>
        <div class="examples">
            <h2 class="minor">{search::EXAMPLES_LABEL}</h2>
            <ul class="chips">{examples.collect_view()}</ul>
        </div>
        <nav aria-label=jobs::LABEL>
            <ul class="jobs">
                {all.map(|((name, hint), icon, href)| view! { <JobView name=name hint=hint icon=icon href=href /> }).collect_view()}
            </ul>
        </nav>
        <section class="events">
            <h2>{text::LIFE_EVENTS_LABEL}</h2>
            <a class="to-journeys" href=Route::Journeys.href()>
                <b>{text::journey::TITLE}</b>
                <span>{text::journey::HINT}</span>
            </a>
            <ul class="tiles">{events.collect_view()}</ul>
        </section>
        <section class="levels">
            <h2>{text::LEVELS_LABEL}</h2>
            <ul class="tiles">{levels.collect_view()}</ul>
        </section>
        <SunlightView />
        <HotlineView />
    }
}

#[component]
fn JobView(name: &'static str, hint: &'static str, icon: Icon, href: String) -> impl IntoView {
    view! {
        <li>
            <a href=href>
                <IconView icon=icon />
                <b>{name}</b>
                <span>{hint}</span>
            </a>
        </li>
    }
}
