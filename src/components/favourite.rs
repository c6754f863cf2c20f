//! 收藏: the mark on an item, and the marks in the context.

use leptos::prelude::*;
use shigantong_contract::ServiceItem;

use crate::components::icon::{Icon, IconView};
use crate::domain::favourite::{Favourite, toggle};
use crate::platform::{clock, page};
use crate::storage::favourites;
use crate::text::kept as words;

/// The favourites, in the context. None until the app has mounted, so that the first view is the
/// same for everybody.
#[derive(Clone, Copy, Default)]
pub(crate) struct Favourites {
    list: RwSignal<Vec<Favourite>>,
    /// Whether the phone refuses to keep them: then they last as long as the visit.
    is_refused: RwSignal<bool>,
}

impl Favourites {
    /// Reads them from the phone and puts them into the context.
    pub(crate) fn provide() {
        let own = Self::default();
        Effect::new(move |_| {
            let kept = favourites::read();
            if !kept.is_empty() {
                own.list.set(kept);
            }
        });
        provide_context(own);
    }

    /// All, newest first, as a signal.
    pub(crate) fn all(&self) -> Vec<Favourite> {
        self.list.get()
    }

    /// Whether an item is marked, as a signal.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.list.with(|all| all.iter().any(|known| known.id == id))
    }

    /// Marks an item or takes the mark away; what there is to say about it, or nothing.
    pub(crate) fn toggle(&self, favourite: Favourite) -> &'static str {
        let mut all = if self.is_refused.get_untracked() {
            self.list.get_untracked()
        } else {
            // Another page of this browser may have changed them meanwhile.
            favourites::read()
        };
        if !toggle(&mut all, favourite) {
            return words::TOO_MANY;
        }
        if self.set(all) {
            ""
        } else {
            words::FAVOURITE_NOT_KEPT
        }
    }

    /// Takes all marks away.
    pub(crate) fn clear(&self) {
        self.set(Vec::new());
    }

    fn set(&self, all: Vec<Favourite>) -> bool {
        let is_kept = favourites::keep(&all);
        self.is_refused.set(!is_kept);
        page::set_root("data-favourites", (!all.is_empty()).then_some(""));
        self.list.set(all);
        is_kept
    }
}

/// The favourites.
pub(crate) fn use_favourites() -> Favourites {
    use_context().unwrap_or_default()
}

/// The button that marks an item.
#[component]
pub(crate) fn FavouriteButton<'a>(item: &'a ServiceItem) -> impl IntoView {
    let favourites = use_favourites();
    let favourite = StoredValue::new(Favourite {
        id: item.task_handle_item.clone(),
        name: item.task_name.clone(),
        dept: item.dept_name.clone(),
        area: item.area_name.clone(),
        added_at: 0,
    });
    let is_on = move || favourite.with_value(|own| favourites.has(&own.id));
    let notice = RwSignal::new("");
    let press = move |_| {
        let favourite = Favourite {
            added_at: clock::now(),
            ..favourite.get_value()
        };
        notice.set(favourites.toggle(favourite));
    };
    view! {
        <span class="needs-app">
            <button
                type="button"
                class="button quiet star"
                aria-pressed=move || if is_on() { "true" } else { "false" }
                on:click=press
            >
                <IconView icon=Icon::Star />
                {move || if is_on() { words::IS_FAVOURITE } else { words::FAVOURITE }}
            </button>
            <span class="star-said" role="status">{notice}</span>
        </span>
    }
}

/// The way to the favourites, shown where the phone has any: by an attribute of the root that the
/// boot script of index.html sets before the first paint, so that nothing moves.
#[component]
pub(crate) fn FavouritesLink() -> impl IntoView {
    let favourites = use_favourites();
    let count = move || {
        let count = favourites.all().len();
        (count > 0).then(|| count.to_string())
    };
    view! {
        <a class="chip when-favourites" href=crate::route::Route::Kept.href()>
            <IconView icon=Icon::Star />
            {words::FAVOURITES}
            <small>{count}</small>
        </a>
    }
}
