//! Plain rules about what is shown; no I/O.

pub(crate) mod brief;
pub(crate) mod case_days;
pub(crate) mod case_terms;
pub(crate) mod coded;
pub(crate) mod compare;
pub(crate) mod copy;
pub(crate) mod favourite;
pub(crate) mod flow_chart;
pub(crate) mod hall;
pub(crate) mod journey;
pub(crate) mod kept_case;
pub(crate) mod kept_checklist;
pub(crate) mod kind;
pub(crate) mod less;
pub(crate) mod limit;
pub(crate) mod line;
pub(crate) mod marked;
pub(crate) mod moment;
pub(crate) mod passage;
pub(crate) mod percent;
pub(crate) mod phone;
pub(crate) mod place;
pub(crate) mod qr;
pub(crate) mod track_form;
