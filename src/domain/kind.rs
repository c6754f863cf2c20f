//! 事项类型: what the kind of an item means for a citizen.

use shigantong_contract::Coded;

/// Whether one asks for the item (依申请). Penalties, coercion, levies and inspections are used by
/// an office of its own accord: no visits, no fee to ask about, a limit only where law sets one.
pub(crate) fn is_applied_for(task_type: &Coded) -> bool {
    !matches!(task_type.code.as_str(), "02" | "03" | "04" | "06")
}
