//! The search box of the list: typing changes the address, and the address the list.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shigantong_contract::ItemQuery;

use crate::components::search_box::{SearchBox, Typed};
use crate::route::{Route, search_pairs};

/// The search box over the list's address.
#[component]
pub(crate) fn QueryBox(query: Memo<ItemQuery>) -> impl IntoView {
    let of_address = query.with_untracked(|query| query.q.clone());
    let typed = Some(Typed::take()).filter(|typed| !typed.is_empty() && *typed != of_address);
    let text = RwSignal::new(typed.clone().unwrap_or_else(|| of_address.clone()));
    let sent = StoredValue::new(of_address);
    let navigate = use_navigate();
    let go = Callback::new(move |text: String| {
        let q = text.trim().to_owned();
        if q == sent.get_value() {
            return;
        }
        sent.set_value(q.clone());
        let wanted = query.with_untracked(|query| query.with("q", Some(&q)));
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        navigate(&Route::Search(wanted).href(), options);
    });
    Effect::new(move |_| {
        // Going back changes the address under the box; what is being typed does not.
        let q = query.with(|query| query.q.clone());
        if q != sent.get_value() {
            sent.set_value(q.clone());
            text.set(q);
        }
    });
    Effect::new(move |_| {
        if let Some(typed) = typed.clone() {
            go.run(typed);
        }
    });
    let hidden = Signal::derive(move || {
        let mut pairs = query.with(search_pairs);
        pairs.retain(|(name, _)| *name != "q" && *name != "page");
        pairs
    });
    view! { <SearchBox text=text hidden=hidden on_rest=go on_submit=go /> }
}
