//! 投诉、举报、求助、咨询、建议、表扬: what a citizen hands in, and what becomes of it.
//!
//! [`state`] has the kinds, states, actions and outcomes; [`machine`] says what can follow what and
//! who does it; [`progress`] what a history comes to.

pub mod codes;
pub mod deadlines;
pub mod event;
pub mod machine;
mod machine_fields;
pub mod progress;
pub mod rules;
pub mod state;

pub use deadlines::{ComplaintDeadlines, complaint_deadlines};
pub use event::{ComplaintEvent, ComplaintEventDraft, ComplaintRating};
pub use machine::{ComplaintFault, ComplaintRefusal};
pub use progress::{ComplaintProgress, ComplaintTerms};
pub use rules::{KindRule, SlaProblem, SlaRules};
pub use state::{
    Actor, CitizenOutcome, ComplaintAction, ComplaintKind, ComplaintState, Outcome, Visibility,
};
