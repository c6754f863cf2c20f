//! 今天: the day on this phone, once the app has mounted; the server's page says nothing of it.

use leptos::prelude::*;
use shigantong_contract::{Date, Moment};

use crate::platform::clock;

/// The day in Shanghai, as a signal; none before the app has mounted.
pub(crate) fn use_today() -> ReadSignal<Option<Date>> {
    let (today, set_today) = signal(None);
    Effect::new(move |_| {
        let seconds = i64::try_from(clock::now() / 1_000).ok();
        set_today.set(seconds.and_then(Moment::from_seconds).map(Moment::date));
    });
    today
}
