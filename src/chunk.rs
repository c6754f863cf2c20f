//! 分块: pages whose code comes in a module of its own, fetched when somebody first opens one of
//! them, so that the first visit fetches what it shows.
//!
//! Without the feature `split` (on the server, in tests) everything is one module and here at once.

use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::ApiError;
use crate::components::loaded::{SkeletonView, failure};
use crate::pages::{
    board::{BoardEntryPage, BoardPage, ComplaintFiguresPage},
    check::CheckPage,
    checklist::ChecklistPage,
    compare::ComparePage,
    complain::ComplainPage,
    complaint_track::ComplaintTrackPage,
    complaints_mine::{ComplaintsMinePage, OutboxPage},
    credit::CreditPage,
    credit_form::{CreditObjectPage, CreditRepairPage},
    credit_record::CreditRecordPage,
    credit_track::CreditTrackPage,
    decisions::DecisionsPage,
    discretion::DiscretionPage,
    draws::{DrawPage, DrawsPage},
    flow::FlowPage,
    guide::GuidePage,
    halls::HallsPage,
    hearings::HearingsPage,
    inspections::InspectionsPage,
    item::ItemPage,
    journey::JourneyPage,
    journeys::JourneysPage,
    kept::KeptPage,
    performance::PerformancePage,
    regions::RegionsPage,
    regulation::RegulationPage,
    search::SearchPage,
    settings::SettingsPage,
    track::TrackPage,
};
use crate::platform::network;

/// A module could not be fetched.
pub(crate) struct NotFetched;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

thread_local! {
    /// The chunks that are here, one bit each.
    static HERE: Cell<u32> = const { Cell::new(0) };
}

/// Declares the chunks: each a name, the function that fetches it, and its pages with their views.
macro_rules! chunks {
    ($($(#[$doc:meta])* $chunk:ident, $name:ident, $fetch:ident: $($page:ident => $view:ident,)+;)+) => {
        /// A page that is in a chunk.
        #[cfg_attr(not(feature = "browser"), allow(dead_code))]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Page { $($($page,)+)+ }

        /// A chunk.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Chunk { $($(#[$doc])* $chunk,)+ }

        impl Chunk {
            /// All of them.
            #[cfg(feature = "browser")]
            const ALL: &'static [Self] = &[$(Self::$chunk,)+];

            /// The one with this name; the server writes it into its pages.
            #[cfg(feature = "split")]
            pub(crate) fn of_name(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Self::$chunk),)+
                    _ => None,
                }
            }

            /// Its name, which its file has too.
            #[cfg(feature = "ssr")]
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$chunk => stringify!($name),)+ }
            }

            /// Fetches it, unless it is here.
            pub(crate) async fn fetch(self) -> Result<(), NotFetched> {
                #[cfg(feature = "split")]
                match self { $(Self::$chunk => $fetch().await?,)+ }
                HERE.with(|here| here.set(here.get() | 1 << self as u32));
                Ok(())
            }
        }

        impl Page {
            /// The chunk that it is in.
            pub(crate) fn chunk(self) -> Chunk {
                match self { $($(Self::$page)|+ => Chunk::$chunk,)+ }
            }

            /// The page. Its chunk is here: then there is nothing to wait for.
            fn view(self) -> Option<AnyView> {
                match self.chunk() { $(Chunk::$chunk => at_once($name(self))?.ok(),)+ }
            }
        }

        $(
            #[cfg(feature = "split")]
            #[wasm_split_helpers::wasm_split($name, fallible, preload($fetch))]
            fn $name(page: Page) -> Result<AnyView, NotFetched> {
                Ok(match page {
                    $(Page::$page => view! { <$view /> }.into_any(),)+
                    _ => ().into_any(),
                })
            }

            #[cfg(not(feature = "split"))]
            async fn $name(page: Page) -> Result<AnyView, NotFetched> {
                Ok(match page {
                    $(Page::$page => view! { <$view /> }.into_any(),)+
                    _ => ().into_any(),
                })
            }
        )+
    };
}

chunks! {
    /// What is looked for.
    Search, search, fetch_search:
        Search => SearchPage,
        Regions => RegionsPage,;
    /// What one reads before acting.
    Guides, guides, fetch_guides:
        Item => ItemPage,
        Guide => GuidePage,
        Checklist => ChecklistPage,
        Flow => FlowPage,
        Compare => ComparePage,
        Journeys => JourneysPage,
        Journey => JourneyPage,;
    /// Applications, and what bodies do.
    Cases, cases, fetch_cases:
        Track => TrackPage,
        Check => CheckPage,
        Performance => PerformancePage,
        Hearings => HearingsPage,
        Decisions => DecisionsPage,;
    /// Credit lists and regulation.
    Credit, credit, fetch_credit:
        Credit => CreditPage,
        CreditRecord => CreditRecordPage,
        CreditTrack => CreditTrackPage,
        CreditObject => CreditObjectPage,
        CreditRepair => CreditRepairPage,
        Regulation => RegulationPage,
        Inspections => InspectionsPage,
        Draws => DrawsPage,
        Draw => DrawPage,
        Discretion => DiscretionPage,;
    /// What the phone keeps, and the rest.
    Own, own, fetch_own:
        Kept => KeptPage,
        Halls => HallsPage,
        Settings => SettingsPage,;
    /// Complaints of one's own: writing, sending, following.
    Complaints, complaints, fetch_complaints:
        Complain => ComplainPage,
        ComplaintsMine => ComplaintsMinePage,
        ComplaintTrack => ComplaintTrackPage,
        Outbox => OutboxPage,;
    /// What everybody can read of complaints.
    Board, board, fetch_board:
        Board => BoardPage,
        BoardEntry => BoardEntryPage,
        ComplaintFigures => ComplaintFiguresPage,;
}

impl Chunk {
    fn is_here(self) -> bool {
        cfg!(not(feature = "split")) || HERE.with(|here| here.get() & 1 << self as u32 != 0)
    }
}

/// Fetches every chunk that is not here, one after the other; one that does not come now comes when
/// it is needed.
#[cfg(feature = "browser")]
pub(crate) async fn fetch_all() {
    for chunk in Chunk::ALL {
        let _ = chunk.fetch().await;
    }
}

/// Sends what a complaint left to be sent: its code is fetched where something waits, and only then.
#[cfg(feature = "browser")]
pub(crate) async fn send_what_waits() {
    if crate::storage::complaints::may_wait() && Chunk::Complaints.fetch().await.is_ok() {
        let _ = Page::Outbox.view();
    }
}

/// What a future has without waiting.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Here,
    Coming,
    NotFetched,
}

/// A page of a chunk: a skeleton while that is on its way, a way on where it does not come.
pub(crate) fn page(page: Page) -> AnyView {
    #[cfg(feature = "ssr")]
    if let Some(used) = use_context::<Used>() {
        used.0.set(Some(page.chunk()));
    }
    let chunk = page.chunk();
    let state = RwSignal::new(if chunk.is_here() {
        State::Here
    } else {
        State::Coming
    });
    let fetch = Callback::new(move |()| {
        state.set(State::Coming);
        spawn_local(async move {
            let fetched = chunk.fetch().await;
            // Whoever has gone on meanwhile waits for nothing.
            let _ = state.try_set(fetched.map_or(State::NotFetched, |()| State::Here));
        });
    });
    if !chunk.is_here() {
        fetch.run(());
        network::on_online(move || {
            if state.try_get_untracked() == Some(State::NotFetched) {
                fetch.run(());
            }
        });
    }
    let view = move || match state.get() {
        State::Here => page.view().unwrap_or_else(|| ().into_any()),
        State::Coming => view! { <SkeletonView /> }.into_any(),
        State::NotFetched => {
            let is_offline = network::is_offline().get_untracked();
            let error = if is_offline {
                ApiError::Offline
            } else {
                ApiError::Timeout
            };
            failure(error, "1", fetch, Signal::stored(false))
        }
    };
    view.into_any()
}

/// On the server: the chunk that a page needed.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy)]
pub(crate) struct Used(pub(crate) RwSignal<Option<Chunk>>);
