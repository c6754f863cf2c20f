//! 未公布: what the list does not say, and whom to call.

use leptos::prelude::*;

use crate::components::phone::Phone;
use crate::text::guide as words;

/// Says that it is not published and whom to call: the item's own telephone, or the hotline.
#[component]
pub(crate) fn AskView(phone: String) -> impl IntoView {
    let has_number = phone.bytes().filter(u8::is_ascii_digit).count() >= 5;
    let phone = if has_number {
        phone
    } else {
        words::HOTLINE.to_owned()
    };
    view! { <p class="ask">{words::ASK}<Phone text=phone />{words::ASK_END}</p> }
}
