//! 二维码: an address drawn as SVG, black on white in every theme, since readers need it so.

use leptos::prelude::*;

use crate::domain::qr::draw;
use crate::text::share as words;

/// The QR code of an address; nothing while the address is empty.
#[component]
pub(crate) fn QrView(address: Signal<String>) -> impl IntoView {
    move || {
        let address = address.get();
        let drawing = draw(&address).filter(|_| !address.is_empty())?;
        let view_box = format!("0 0 {0} {0}", drawing.size);
        Some(view! {
            <svg class="qr" role="img" aria-label=words::QR_LABEL viewBox=view_box shape-rendering="crispEdges">
                <rect width="100%" height="100%" fill="#fff" />
                <path d=drawing.path fill="#000" />
            </svg>
        })
    }
}
