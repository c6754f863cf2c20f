//! 双随机抽查: /regulation/draws and /regulation/draws/{id}

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::api::regulation;
use crate::components::loaded::{loaded, loaded_page};
use crate::components::meta::{PageMeta, failed, set_meta, titled};
use crate::components::regulation::draw::{draw_view, draws};
use crate::components::shell::use_site;
use crate::text::regulation as words;

/// The draws.
#[component]
pub(crate) fn DrawsPage() -> impl IntoView {
    let load = regulation::draws();
    let site = use_site();
    set_meta(move || {
        let title = titled(words::DRAWS, &site.get());
        Some(PageMeta::new(title, words::DRAWS_DESCRIPTION))
    });
    view! {
        <h1 tabindex="-1">{words::DRAWS}</h1>
        <p class="lead">{words::DRAWS_LEAD}</p>
        {loaded(load, draws)}
    }
}

/// One draw.
#[component]
pub(crate) fn DrawPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |last: Option<&String>| {
        let id = params.with(|params| params.get("id"));
        // On leaving there are no parameters any more: nothing else is asked for.
        id.or_else(|| last.cloned()).unwrap_or_default()
    });
    let load = regulation::draw(id.into());
    let list = regulation::draws();
    let about = Memo::new(move |_| {
        let draws = list.answer.get().and_then(Result::ok)?;
        let mut draws = draws.into_iter();
        draws.find(|draw| id.with(|id| draw.id == *id))
    });
    let site = use_site();
    set_meta(move || {
        load.answer.with(|answer| match answer.as_ref()? {
            Ok(_) => {
                let title = about.get().map(|about| about.title);
                let title = title.unwrap_or_else(|| words::DRAW.to_owned());
                Some(PageMeta::new(
                    titled(&title, &site.get()),
                    words::DRAWS_DESCRIPTION,
                ))
            }
            Err(error) => Some(failed(error)),
        })
    });
    loaded_page(load, move |draw| draw_view(&draw, about.into()))
}
