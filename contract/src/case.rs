//! 办件: a case as the applicant sees it, its log of events, and what decides its way.
//!
//! What travels stands in [`view`], [`event`], [`rating`], [`notices`] and [`staff`]; [`state`] has
//! the states and actions, [`machine`] says what can follow what, [`progress`] what a log comes to,
//! [`holding`] where the time went, [`deadlines`] until when.

pub mod codes;
pub mod deadlines;
pub mod event;
pub mod holding;
pub mod machine;
mod machine_fields;
pub mod notices;
mod number;
pub mod progress;
pub mod rating;
mod secret;
pub mod staff;
pub mod state;
pub mod view;

pub use deadlines::{Appeal, AppealTerm, CaseDeadlines, case_deadlines};
pub use event::{CaseDocument, CaseEvent, Correction, CorrectionItem, Party, SpecialSpan};
pub use machine::{CaseError, CaseFault, Refusal, apply, fold};
pub use notices::{Hearing, NoticeQuery, PublishedDecision};
pub use number::{CaseNo, CaseNoError};
pub use progress::{PauseKind, PausedSpan, Progress};
pub use rating::{Rating, RatingRequest};
pub use secret::{QueryCode, Secret, SecretError, TrackRequest};
pub use staff::{CaseCreated, CaseDraft, EventDraft};
pub use state::{Action, State};
pub use view::{Case, CaseHead, CaseTerms, Holder};
