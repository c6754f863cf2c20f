//! 裁量基准: the list of standards, one standard as a table, the calculator, and published penalties
//! beside it.

pub(crate) mod calculator;
pub(crate) mod list;
pub(crate) mod similar;
pub(crate) mod standard;
