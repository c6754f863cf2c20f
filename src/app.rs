//! The root of the app: contexts, shell and routes, and the start in a browser.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

use crate::components::appearance::Appearance;
use crate::components::favourite::Favourites;
use crate::components::filters;
use crate::components::meta::{self, Meta};
use crate::components::region::Region;
use crate::components::shell::Shell;
use crate::pages::{
    check::CheckPage,
    checklist::ChecklistPage,
    compare::ComparePage,
    complain::ComplainPage,
    credit::CreditPage,
    credit_form::{CreditObjectPage, CreditRepairPage},
    credit_record::CreditRecordPage,
    credit_track::CreditTrackPage,
    decisions::DecisionsPage,
    flow::FlowPage,
    guide::GuidePage,
    halls::HallsPage,
    hearings::HearingsPage,
    home::HomePage,
    item::ItemPage,
    journey::JourneyPage,
    journeys::JourneysPage,
    kept::KeptPage,
    performance::PerformancePage,
    regions::RegionsPage,
    search::SearchPage,
    settings::SettingsPage,
    track::TrackPage,
    unknown::UnknownPage,
};

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
                    <Route path=path!("/search") view=SearchPage />
                    <Route path=path!("/regions") view=RegionsPage />
                    <Route path=path!("/items/:id") view=ItemPage />
                    <Route path=path!("/guides/:id") view=GuidePage />
                    <Route path=path!("/guides/:id/checklist") view=ChecklistPage />
                    <Route path=path!("/guides/:id/flow") view=FlowPage />
                    <Route path=path!("/guides/:id/compare") view=ComparePage />
                    <Route path=path!("/journeys") view=JourneysPage />
                    <Route path=path!("/journeys/:key") view=JourneyPage />
                    <Route path=path!("/kept") view=KeptPage />
                    <Route path=path!("/halls") view=HallsPage />
                    <Route path=path!("/settings") view=SettingsPage />
                    <Route path=path!("/track") view=TrackPage />
                    <Route path=path!("/track/check") view=CheckPage />
                    <Route path=path!("/transparency/performance") view=PerformancePage />
                    <Route path=path!("/transparency/hearings") view=HearingsPage />
                    <Route path=path!("/transparency/decisions") view=DecisionsPage />
                    <Route path=path!("/credit") view=CreditPage />
                    <Route path=path!("/credit/track") view=CreditTrackPage />
                    <Route path=path!("/credit/:id") view=CreditRecordPage />
                    <Route path=path!("/credit/:id/object") view=CreditObjectPage />
                    <Route path=path!("/credit/:id/repair") view=CreditRepairPage />
                    <Route path=path!("/complaints") view=ComplainPage />
                    <Route path=path!("/complaints/new") view=ComplainPage />
                </FlatRoutes>
            </Shell>
        </Router>
    }
}

/// Starts the app in a browser: over the HTML that the server sent, with the answers that it sent
/// along, or else into the static shell.
#[cfg(feature = "browser")]
pub fn start() {
    use crate::api::Answers;
    use crate::components::my_checklist::Chosen;
    use crate::components::search_box::Typed;
    use crate::platform::{json, page};

    let Some(root) = page::app_root() else {
        return;
    };
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
    let _ = any_spawner::Executor::init_wasm_bindgen();
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
            service_worker::register().await;
            copies::have_changed();
        });
    };
    set_timeout(register, std::time::Duration::from_secs(2));
}
