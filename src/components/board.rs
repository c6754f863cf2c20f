//! 公开诉求: the entries of the board, and who has the same problem.

pub(crate) mod entry;
pub(crate) mod figures;
pub(crate) mod list;
pub(crate) mod similar;
pub(crate) mod support;
