//! The public JSON API as types: what travels between server and app, and how both read it.
//!
//! No I/O and no copy for people here. Field names on the wire are those of the national
//! exchange schema (GB/T 39554); every coded value travels as [`Coded`], code and label.

mod area_code;
pub mod case;
pub mod chain;
pub mod checklist;
mod coded;
pub mod codes;
pub mod company;
pub mod complaint;
pub mod credit;
pub mod deadline;
pub mod discretion;
pub mod draw;
pub mod holiday;
pub mod inspection;
mod item;
mod item_query;
pub mod journey;
pub mod mask;
mod page;
mod parameters;
pub mod path;
pub mod penalty;
pub mod performance;
mod place;
pub mod plain;
mod problem;
mod site;
pub mod step;
mod time;
pub mod uscc;
mod variants;

pub use area_code::{AreaCode, InvalidAreaCode};
pub use case::{
    Action, Case, CaseCreated, CaseDocument, CaseDraft, CaseEvent, CaseHead, CaseNo, CaseNoError,
    CaseTerms, Correction, CorrectionItem, EventDraft, Hearing, Holder, NoticeQuery, Party,
    PublishedDecision, QueryCode, Rating, RatingRequest, Secret, SecretError, SpecialSpan, State,
    TrackRequest,
};
pub use chain::{Keys, PublicKey, Receipt, ReceiptFile};
pub use checklist::{Answers, Choice, Condition, MaterialRule, Need, Question};
pub use coded::Coded;
pub use company::{Company, CompanyEntry, CompanyHit, Regulator};
pub use credit::{
    ApplicationEvent, ApplicationKind, ApplicationReceipt, ApplicationState, CreditApplication,
    CreditDraft, CreditEvent, CreditProgress, CreditQuery, CreditRecord, CreditRecordSummary,
    CreditRules, CreditSort, CreditState, CreditTerms, ListKind, ObjectionRequest, RepairRequest,
    Severity, Upload,
};
pub use deadline::{
    DayUnit, Deadline, DeadlineDay, DeadlineDayKind, Extension, Limit, Pause, PauseReason,
    Standing, Term,
};
pub use discretion::{DiscretionRule, LawfulRange};
pub use draw::{Difference, Draw};
pub use holiday::{Calendar, DayKind, HolidayDay, HolidayYear, Notice, NoticeRef};
pub use inspection::{Inspection, InspectionQuery};
pub use item::{
    Discretion, Faq, Fee, LegalBasis, Material, ServiceItem, ServiceItemSummary, SpecialProcedure,
};
pub use item_query::{FieldError, ItemQuery, Reason, Scope, Sort};
pub use journey::{Journey, JourneyItem, JourneySummary, JourneyTask, SameMaterial};
pub use page::{Facet, FacetValue, Page, TextRange};
pub use penalty::Penalty;
pub use performance::{
    CaseFigure, DepartmentPerformance, ItemPerformance, Measured, Performance, PerformanceGroup,
    RealDays, Share,
};
pub use place::{Area, AreaLevel, Department};
pub use problem::{FieldProblem, Problem};
pub use site::Site;
pub use step::{Step, StepLink};
pub use time::{Date, InvalidTime, Moment};
pub use variants::{Variant, VariantMaterial, Variants};
