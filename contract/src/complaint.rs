//! 投诉、举报、求助、咨询、建议、表扬: what a citizen hands in, and what becomes of it.
//!
//! [`state`] has the kinds, states, actions and outcomes; [`machine`] says what can follow what and
//! who does it; [`progress`] what a history comes to.

pub mod codes;
pub mod deadlines;
pub mod draft;
pub mod event;
pub mod figures;
pub mod issues;
pub mod machine;
mod machine_fields;
pub mod open311;
pub mod preview;
pub mod private;
pub mod progress;
pub mod proof;
pub mod query;
pub mod rules;
pub mod similar;
pub mod state;
pub mod steps;
pub mod submission;
pub mod view;

pub use deadlines::{AppealFrom, ComplaintDeadlines, complaint_deadlines};
pub use draft::{ComplaintDraft, Contact, Fault, GeoPoint};
pub use event::{ComplaintEvent, ComplaintEventDraft, ComplaintRating};
pub use figures::{ComplaintFigure, ComplaintFigures, DepartmentFigures, FigureCell};
pub use issues::{Elsewhere, IssueProblem, IssueRule, IssueRules, Route};
pub use machine::{ComplaintFault, ComplaintRefusal};
pub use preview::{PrivacyPreview, Seen, privacy_preview};
pub use private::{PrivateSpan, SpanKind, masked, private_spans};
pub use progress::{ComplaintProgress, ComplaintTerms};
pub use proof::Challenge;
pub use query::{ComplaintQuery, ComplaintSort};
pub use rules::{KindRule, SlaProblem, SlaRules};
pub use state::{
    Actor, CitizenOutcome, ComplaintAction, ComplaintKind, ComplaintState, Outcome, Visibility,
};
pub use steps::{NextStep, NextStepKind, Why, next_steps};
pub use submission::{
    ComplaintFile, ComplaintFileRequest, ComplaintSubmission, SimilarRequest, Support,
    SupportRequest,
};
pub use view::{
    CitizenEvent, Complaint, ComplaintReceipt, PublicComplaint, PublicHead, StaffComplaint,
};
