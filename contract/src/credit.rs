//! 信用红黑榜: red and black lists that show what the law lets be shown, and only while it does.
//!
//! What travels stands in [`record`], [`query`], [`forms`] and [`application`]; [`rules`] has the terms that the
//! source of law sets, as data; [`state`] and [`machine`] say what can follow what; [`display`] is
//! the one place that decides whether a record is shown and how long a copy of it may live;
//! [`repair`] when and until when.
//!
//! 信用修复管理办法 (国家发展改革委令第36号, 2025-11-20, in force since 2026-04-01): the time of display
//! runs from the decision; repair can be asked for once the shortest time is over; display ends by
//! itself with the longest, and after a repair it ends everywhere.

pub mod application;
pub mod codes;
pub mod display;
pub mod event;
pub mod forms;
pub mod machine;
mod machine_fields;
pub mod query;
pub mod record;
pub mod repair;
pub mod rules;
pub mod state;

pub use application::{
    ApplicationEvent, ApplicationKind, ApplicationReceipt, ApplicationState, CreditApplication,
    Upload,
};
pub use display::{cache_seconds, is_published, list_cache_seconds};
pub use event::{CreditDraft, CreditEvent};
pub use forms::{ObjectionRequest, RepairRequest};
pub use machine::{CreditFault, CreditProgress, CreditRefusal};
pub use query::{CreditQuery, CreditSort};
pub use record::{CreditRecord, CreditRecordSummary, CreditTerms, Obligation, RepairStep};
pub use repair::{RepairDeadlines, RepairStart};
pub use rules::{CreditRules, RuleSource, SeverityRule};
pub use state::{CreditAction, CreditState, ListKind, Severity, SubjectKind};
