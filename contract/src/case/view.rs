//! 办件详情: the answer to a look-up of a case.

use serde::{Deserialize, Serialize};

use super::{CaseEvent, CaseNo, Party, Progress, Rating, State};
use crate::chain::Receipt;
use crate::{Coded, Moment, SpecialProcedure};

/// A case in full, as its applicant sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Case {
    /// What does not change.
    pub head: CaseHead,
    /// Where it is, a code of [`super::codes::STATE`].
    pub state: Coded,
    /// Who has it now; none after an end.
    pub holder: Option<Holder>,
    /// 收件 at; none while nobody took it in.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub received_at: Option<Moment>,
    /// 受理 at: the limits run from the day after.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub accepted_at: Option<Moment>,
    /// The log, oldest first; never empty.
    pub events: Vec<CaseEvent>,
    /// 好差评 of the applicant; none while there is none.
    pub rating: Option<Rating>,
    /// The proof that the log is whole.
    pub receipt: Receipt,
    /// The version of the holiday table that the server reckons with (`path::holidays_list`).
    #[serde(default)]
    pub holidays_version: u64,
}

/// What stands fixed from the beginning of a case. All fields are hashed, as those of
/// [`CaseEvent`] are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseHead {
    /// 办件编号.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub case_no: CaseNo,
    /// 业务办理项编码 of the item.
    pub task_handle_item: String,
    /// 事项名称.
    pub task_name: String,
    /// 事项类型.
    pub task_type: Coded,
    /// The region whose body decides.
    pub area_code: String,
    /// That region's name.
    pub area_name: String,
    /// 实施主体编码.
    pub dept_code: String,
    /// 实施主体: the body that decides.
    pub dept_name: String,
    /// The applicant with all but the first character hidden, such as 张*.
    pub applicant_masked: String,
    /// The limits that were promised when the case began: a later change of the item does not
    /// move them.
    pub terms: CaseTerms,
    /// 行政复议: body, address and time limit, from the item.
    pub reconsideration: String,
    /// 行政诉讼: court, address and time limit, from the item.
    pub litigation: String,
    /// 监督投诉方式, from the item.
    pub supervise_way: String,
    /// Whether it is one of the project's own samples (示例数据).
    pub is_sample: bool,
}

/// The time limits of a case; the fields are those of the item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CaseTerms {
    /// 法定办结时限 in days; 0 is at once, none where the list does not say.
    pub anticipate_day: Option<u16>,
    /// The unit of `anticipate_day`.
    pub anticipate_type: Option<Coded>,
    /// 承诺办结时限 in days.
    pub promise_day: Option<u16>,
    /// The unit of `promise_day`.
    pub promise_type: Option<Coded>,
    /// 特殊程序 that the item names: their time is not counted.
    pub special_procedure: Vec<SpecialProcedure>,
}

impl Case {
    /// The answer for a case whose log comes to `progress`; none where the log has no event.
    #[must_use]
    pub fn of_log(
        head: CaseHead,
        events: Vec<CaseEvent>,
        progress: &Progress,
        receipt: Receipt,
    ) -> Option<Self> {
        Some(Self {
            head,
            state: progress.state.map(State::coded)?,
            holder: progress.holder.clone(),
            received_at: progress.received_at,
            accepted_at: progress.accepted_at,
            events,
            rating: None,
            receipt,
            holidays_version: 0,
        })
    }
}

impl CaseTerms {
    /// Whether the item names a special procedure: time stands still for no other.
    #[must_use]
    pub fn names_special(&self, name: &str) -> bool {
        let name = name.trim();
        let mut named = self.special_procedure.iter();
        named.any(|special| special.name.trim() == name)
    }
}

/// Who has a case, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Holder {
    /// Who.
    pub party: Party,
    /// Since when this department, or the applicant, has had it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub since: Moment,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::case::fold;
    use crate::chain::sample_tests as sample;

    fn case() -> Case {
        let events = sample::events();
        let progress = fold(&events[..7]).unwrap();
        let receipt = Receipt {
            format: 1,
            head_hash: String::new(),
            count: 7,
            links: Vec::new(),
            signed_at: events[6].at,
            key_id: String::new(),
            signature: String::new(),
        };
        Case::of_log(sample::head(), events[..7].to_vec(), &progress, receipt).unwrap()
    }

    #[test]
    fn a_case_says_what_its_log_comes_to() {
        let case = case();
        assert_eq!(case.state, State::SpecialProcedure.coded());
        assert_eq!(case.received_at, Some(case.events[1].at));
        assert_eq!(case.accepted_at, Some(case.events[4].at));
        // Since the applicant handed it back: it changed roles, not the department.
        let since = case.holder.as_ref().map(|holder| holder.since);
        assert_eq!(since, Some(case.events[3].at));
        assert!(case.head.terms.names_special(" 现场核查"));
        assert!(!case.head.terms.names_special("听证"));
    }

    #[test]
    fn a_case_with_codes_and_fields_of_a_later_version_is_read() {
        let case = case();
        let text = serde_json::to_string(&case).unwrap();
        assert_eq!(serde_json::from_str::<Case>(&text).unwrap(), case);
        let later = text
            .replace("special_procedure\",\"label", "expert_panel\",\"label")
            .replace("begin_special", "convene")
            .replacen('{', "{\"later\":[1],", 1);
        let read: Case = serde_json::from_str(&later).unwrap();
        assert_eq!(read.state.label, "特别程序中");
        assert_eq!(State::of_code(&read.state.code), None);
        let fault = fold(&read.events).unwrap_err();
        assert_eq!(fault.seq, 7);
    }
}
