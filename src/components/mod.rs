//! What pages share.

pub(crate) mod appearance;
pub(crate) mod checklist;
pub(crate) mod copy;
pub(crate) mod details;
pub(crate) mod facts;
pub(crate) mod filters;
pub(crate) mod guide_parts;
pub(crate) mod halls;
pub(crate) mod icon;
pub(crate) mod limits;
pub(crate) mod list_tools;
pub(crate) mod loaded;
pub(crate) mod marked;
pub(crate) mod meta;
pub(crate) mod my_checklist;
pub(crate) mod pager;
pub(crate) mod phone;
pub(crate) mod qr;
pub(crate) mod query_box;
pub(crate) mod region;
pub(crate) mod result_list;
pub(crate) mod search_box;
pub(crate) mod share;
pub(crate) mod shell;
pub(crate) mod take_along;
