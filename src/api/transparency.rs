//! 晒结果: hearing notices, published decisions, real times, and the keys that receipts are checked by.

use leptos::prelude::*;
use shigantong_contract::{Hearing, Keys, NoticeQuery, Page, Performance, PublishedDecision, path};

use super::{Load, use_load};

/// The hearing notices that a query asks for.
pub(crate) fn hearings(query: Signal<NoticeQuery>) -> Load<Page<Hearing>> {
    use_load(Signal::derive(move || query.with(path::hearings)))
}

/// The published decisions that a query asks for.
pub(crate) fn decisions(query: Signal<NoticeQuery>) -> Load<Page<PublishedDecision>> {
    use_load(Signal::derive(move || query.with(path::decisions)))
}

/// How departments keep their promises.
pub(crate) fn performance() -> Load<Performance> {
    use_load(Signal::derive(path::performance))
}

/// The public keys of the server.
pub(crate) fn keys() -> Load<Keys> {
    use_load(Signal::derive(|| path::KEYS.to_owned()))
}
