//! The root of the app: contexts, shell and routes, and the start in a browser.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::chunk::{Page, page};
use crate::components::appearance::Appearance;
use crate::components::favourite::Favourites;
use crate::components::filters;
use crate::components::meta::{self, Meta};
use crate::components::region::Region;
use crate::components::shell::Shell;
use crate::pages::{home::HomePage, unknown::UnknownPage};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    if use_context::<Meta>().is_none() {
        provide_context(Meta::default());
    }
    meta::follow();
    Region::provide();
    Appearance::provide();
    Favourites::provide();
    provide_context(filters::IsOpen::default());
    provide_context(crate::api::site::get());
    view! {
        <Router>
            <Shell>
                <FlatRoutes fallback=UnknownPage>
                    <Route path=path!("/") view=HomePage />
                    <Route path=path!("/search") view=|| page(Page::Search) />
                    <Route path=path!("/regions") view=|| page(Page::Regions) />
                    <Route path=path!("/items/:id") view=|| page(Page::Item) />
                    <Route path=path!("/guides/:id") view=|| page(Page::Guide) />
                    <Route path=path!("/guides/:id/checklist") view=|| page(Page::Checklist) />
                    <Route path=path!("/guides/:id/flow") view=|| page(Page::Flow) />
                    <Route path=path!("/guides/:id/compare") view=|| page(Page::Compare) />
                    <Route path=path!("/journeys") view=|| page(Page::Journeys) />
                    <Route path=path!("/journeys/:key") view=|| page(Page::Journey) />
                    <Route path=path!("/kept") view=|| page(Page::Kept) />
                    <Route path=path!("/halls") view=|| page(Page::Halls) />
                    <Route path=path!("/settings") view=|| page(Page::Settings) />
                    <Route path=path!("/track") view=|| page(Page::Track) />
                    <Route path=path!("/track/check") view=|| page(Page::Check) />
                    <Route path=path!("/transparency/performance") view=|| page(Page::Performance) />
                    <Route path=path!("/transparency/hearings") view=|| page(Page::Hearings) />
                    <Route path=path!("/transparency/decisions") view=|| page(Page::Decisions) />
                    <Route path=path!("/credit") view=|| page(Page::Credit) />
                    <Route path=path!("/credit/track") view=|| page(Page::CreditTrack) />
                    <Route path=path!("/credit/:id") view=|| page(Page::CreditRecord) />
                    <Route path=path!("/credit/:id/object") view=|| page(Page::CreditObject) />
                    <Route path=path!("/credit/:id/repair") view=|| page(Page::CreditRepair) />
                    <Route path=path!("/regulation") view=|| page(Page::Regulation) />
                    <Route path=path!("/regulation/inspections") view=|| page(Page::Inspections) />
                    <Route path=path!("/regulation/draws") view=|| page(Page::Draws) />
                    <Route path=path!("/regulation/draws/:id") view=|| page(Page::Draw) />
                    <Route path=path!("/discretion") view=|| page(Page::Discretion) />
                    <Route path=path!("/complaints/new") view=|| page(Page::Complain) />
                    <Route path=path!("/complaints/mine") view=|| page(Page::ComplaintsMine) />
                    <Route path=path!("/complaints/track") view=|| page(Page::ComplaintTrack) />
                    <Route path=path!("/complaints/figures") view=|| page(Page::ComplaintFigures) />
                    <Route path=path!("/complaints/:id") view=|| page(Page::BoardEntry) />
                    <Route path=path!("/complaints") view=|| page(Page::Board) />
                </FlatRoutes>
            </Shell>
        </Router>
    }
}

/// Starts the app in a browser: over the HTML that the server sent, with the answers that it sent
/// along, or else into the static shell.
#[cfg(feature = "browser")]
pub fn start() {
    use crate::platform::page;

    let Some(root) = page::app_root() else {
        return;
    };
    let _ = any_spawner::Executor::init_wasm_bindgen();
    leptos::task::spawn_local(async move {
        // What mounts over a page has the page's code.
        #[cfg(feature = "split")]
        if let Some(chunk) = root.get_attribute("data-chunk")
            && let Some(chunk) = crate::chunk::Chunk::of_name(&chunk)
            && chunk.fetch().await.is_err()
        {
            return page::stay(crate::text::state::NOT_OPENED);
        }
        mount(root);
    });
}

#[cfg(feature = "browser")]
fn mount(root: crate::platform::page::Root) {
    use crate::api::Answers;
    use crate::components::my_checklist::Chosen;
    use crate::components::search_box::Typed;
    use crate::platform::{json, page};

    // Whoever went back while the app was on its way sees another page's address over this one.
    if page::has_moved() {
        return page::reload();
    }
    page::keep_scroll();
    let answers = Answers::default();
    let inlined = document()
        .get_element_by_id("first-view")
        .and_then(|element| element.text_content());
    let typed = Typed::new(page::typed("#q"));
    let chosen = Chosen::new(page::chosen());
    let contexts = {
        let answers = answers.clone();
        move || {
            provide_context(answers);
            provide_context(typed);
            provide_context(chosen);
        }
    };
    // Where the server could not read the address, it sends no answers, and nothing to mount over.
    match inlined.and_then(|text| json::parse(&text)) {
        Some(list) => {
            for (path, status, body) in json::entries(&list) {
                answers.keep(&path, status, body);
            }
            let view = move || {
                contexts();
                view! { <App /> }
            };
            leptos::mount::hydrate_from(root, view).forget();
            crate::api::copies::keep_all(&answers);
            booted();
        }
        None => mount_into_shell(root, contexts),
    }
}

#[cfg(feature = "browser")]
fn mount_into_shell(root: crate::platform::page::Root, contexts: impl FnOnce() + 'static) {
    use crate::platform::network;
    leptos::task::spawn_local(async move {
        network::read_config().await;
        root.set_text_content(None);
        let view = move || {
            contexts();
            view! { <App /> }
        };
        leptos::mount::mount_to(root, view).forget();
        booted();
    });
}

#[cfg(feature = "browser")]
fn booted() {
    use crate::api::copies;
    use crate::platform::{page, service_worker};

    page::set_root("data-app", Some("ready"));
    // What is for later visits waits until this one is under way.
    let register = || {
        leptos::task::spawn_local(async {
            // Most go on to search.
            let _ = crate::chunk::Chunk::Search.fetch().await;
            // The worker has every part of the app. Without one they come now, so that what the
            // phone keeps can be opened once the network is gone.
            if !service_worker::register().await {
                crate::chunk::fetch_all().await;
            }
            copies::have_changed();
            crate::chunk::send_what_waits().await;
        });
    };
    set_timeout(register, std::time::Duration::from_secs(2));
}
