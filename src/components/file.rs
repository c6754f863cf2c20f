//! 文件: a form, an example or a sample, shown in the page itself: WeChat opens images there, and
//! may open nothing else.

use leptos::prelude::*;
use shigantong_contract::path;

use crate::platform::network;
use crate::text::guide as words;

/// The file with this name in a fold with `label`; nothing where there is none. `alt` says what
/// the picture shows.
#[component]
pub(crate) fn FileView(guid: String, label: &'static str, alt: String) -> impl IntoView {
    let is_image = RwSignal::new(true);
    path::is_guid(&guid).then(move || {
        let address = network::address(&path::file(&guid));
        view! {
            <details class="file">
                <summary>{label}</summary>
                <img
                    src=address.clone()
                    alt=alt
                    loading="lazy"
                    hidden=move || !is_image.get()
                    on:error=move |_| is_image.set(false)
                />
                {move || (!is_image.get()).then(|| view! { <p>{words::NO_IMAGE}</p> })}
                <p><a class="button quiet" href=address target="_blank" rel="noopener">{words::OPEN_FILE}</a></p>
            </details>
        }
    })
}
