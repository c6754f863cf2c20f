//! 办件: a case as the applicant sees it, its log of events, and what decides its way.
//!
//! What travels stands in [`view`], [`event`], [`rating`], [`notices`] and [`staff`]; [`state`] has
//! the states and actions.

pub mod codes;
pub mod event;
pub mod notices;
mod number;
pub mod rating;
mod secret;
pub mod staff;
pub mod state;
pub mod view;

pub use event::{CaseDocument, CaseEvent, Correction, CorrectionItem, Party, SpecialSpan};
pub use notices::{Hearing, NoticeQuery, PublishedDecision};
pub use number::{CaseNo, CaseNoError};
pub use rating::{Rating, RatingRequest};
pub use secret::{QueryCode, Secret, SecretError, TrackRequest};
pub use staff::{CaseCreated, CaseDraft, EventDraft};
pub use state::{Action, State};
pub use view::{Case, CaseHead, CaseTerms, Holder};
