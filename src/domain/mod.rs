//! Plain rules about what is shown; no I/O.

pub(crate) mod kept_checklist;
pub(crate) mod kind;
pub(crate) mod limit;
pub(crate) mod marked;
pub(crate) mod phone;
pub(crate) mod qr;
