//! 凭证: the case as a file that anybody can check later, and the number as a QR code.

use leptos::prelude::*;
use shigantong_contract::ReceiptFile;

use super::View;
use crate::components::copy::CopyView;
use crate::components::details::section;
use crate::components::qr::QrView;
use crate::domain::track_form;
use crate::platform::{file, json, page};
use crate::route::Route;
use crate::text::receipt as words;

/// Saves the receipt, and leads to where one is checked.
pub(super) fn receipt(view: &View) -> impl IntoView + use<> {
    let number = view.case.head.case_no.clone();
    let name = words::file_name(number.as_str());
    let written = json::value(&ReceiptFile::of(&view.case));
    let text = written
        .and_then(|value| json::text(&value))
        .unwrap_or_default();
    let can_save = RwSignal::new(true);
    let said = RwSignal::new("");
    let address = RwSignal::new(String::new());
    Effect::new(move |_| {
        can_save.set(file::can_save());
        let track = page::absolute(&Route::Track.href());
        address.set(track_form::address(&track, &number));
    });
    let kept = StoredValue::new(text.clone());
    let save = move |_| {
        let is_saved = kept.with_value(|text| file::save(&name, "application/json", text));
        said.set(if is_saved {
            words::SAVED
        } else {
            words::CANNOT_SAVE
        });
        can_save.set(is_saved);
    };
    let copy = move || {
        let text = Signal::derive(move || kept.get_value());
        (!can_save.get()).then(|| {
            view! {
                <p>{words::CANNOT_SAVE}</p>
                <CopyView text=text label=words::COPY done=words::COPIED />
            }
        })
    };
    let content = view! {
        <p class="faint">{words::HINT}</p>
        <p class="actions">
            <button type="button" class="button" disabled=move || !can_save.get() on:click=save>{words::SAVE}</button>
            <a class="button quiet" href=Route::Check.href()>{words::TO_CHECK}</a>
        </p>
        <p class="said" role="status">{said}</p>
        {copy}
        <details>
            <summary>{words::QR}</summary>
            <p class="faint">{words::QR_HINT}</p>
            <QrView address=address.into() />
        </details>
    };
    section("receipt", words::TITLE, false, content)
}
