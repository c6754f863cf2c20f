//! 分享: a page's own address to copy, as a QR code, and the page on paper.

use leptos::prelude::*;

use crate::components::copy::CopyView;
use crate::components::icon::{Icon, IconView};
use crate::components::qr::QrView;
use crate::platform::{page, print};
use crate::text::share as words;

/// What one can do with the page at `path`, such as `/guides/A1`, with its parameters. On paper
/// the QR code stands in its place. Without scripts it says how the browser does the same.
#[component]
pub(crate) fn ShareView(#[prop(into)] path: Signal<String>) -> impl IntoView {
    let address = RwSignal::new(String::new());
    let can_print = RwSignal::new(true);
    // The server knows neither the address that people use nor what their browser can do.
    Effect::new(move |_| {
        address.set(page::absolute(&path.get()));
        can_print.set(print::is_possible());
    });
    view! {
        <section class="share" aria-label=words::LABEL>
            <div class="either">
                <div class="with-app tools-row">
                    <CopyView text=address label=words::COPY done=words::COPIED />
                    <details>
                        <summary class="button quiet">{words::QR}</summary>
                        <figure>
                            <QrView address=address.into() />
                            <figcaption>{words::QR_HINT}</figcaption>
                        </figure>
                    </details>
                    <button type="button" class="button quiet" hidden=move || !can_print.get() on:click=|_| print::now()>
                        <IconView icon=Icon::Print />
                        {words::PRINT}
                    </button>
                </div>
                <p class="without-app faint">{words::WITHOUT_SCRIPTS}</p>
            </div>
        </section>
        <figure class="on-paper">
            <QrView address=address.into() />
            <figcaption>{words::ON_PAPER}</figcaption>
        </figure>
    }
}
