//! 地区: the region that the phone remembers.

use leptos::prelude::*;
use shigantong_contract::AreaCode;

use crate::storage::preferences::Preference;

/// The remembered region, in the context: code and name. None until the app has mounted, so that
/// the first view is the same for everybody.
#[derive(Clone, Copy, Default)]
pub(crate) struct Region(RwSignal<Option<(AreaCode, String)>>);

impl Region {
    /// Reads it from the phone and puts it into the context.
    pub(crate) fn provide() {
        let region = Self::default();
        Effect::new(move |_| {
            if let Some(kept) = kept() {
                region.0.set(Some(kept));
            }
        });
        provide_context(region);
    }

    /// The region, as a signal.
    pub(crate) fn get(&self) -> Option<(AreaCode, String)> {
        self.0.get()
    }

    /// Remembers a region; `None` is the whole city. Whether the phone keeps it.
    pub(crate) fn set(&self, region: Option<(AreaCode, String)>) -> bool {
        let text = region.as_ref().map(|(code, name)| format!("{code} {name}"));
        self.0.set(region);
        Preference::Region.write(&text.unwrap_or_default())
    }
}

/// The remembered region.
pub(crate) fn use_region() -> Region {
    use_context().unwrap_or_default()
}

fn kept() -> Option<(AreaCode, String)> {
    let text = Preference::Region.read()?;
    let (code, name) = text.split_once(' ')?;
    Some((AreaCode::parse(code).ok()?, name.to_owned()))
}
