//! 二维码: an address drawn as SVG, black on white in every theme, since readers need it so.

use leptos::prelude::*;

use crate::domain::qr::draw;
use crate::text::share as words;

/// The QR code of an address; hidden while the address is empty or too long. The element stands from
/// the start, so that the app adds nothing to the server's page once it knows the address.
#[component]
pub(crate) fn QrView(address: Signal<String>) -> impl IntoView {
    let drawing = Memo::new(move |_| {
        let address = address.get();
        draw(&address).filter(|_| !address.is_empty())
    });
    let view_box = move || {
        let size = drawing.with(|drawing| drawing.as_ref().map_or(1, |drawing| drawing.size));
        format!("0 0 {size} {size}")
    };
    let path = move || drawing.with(|drawing| drawing.as_ref().map(|drawing| drawing.path.clone()));
    let class = move || {
        if drawing.with(Option::is_some) {
            "qr"
        } else {
            "qr blank"
        }
    };
    view! {
        <svg class=class role="img" aria-label=words::QR_LABEL viewBox=view_box shape-rendering="crispEdges">
            <rect width="100%" height="100%" fill="#fff" />
            <path d=path fill="#000" />
        </svg>
    }
}
