//! 信用记录: an entry of the red or black list as it travels.

use serde::{Deserialize, Serialize};

use super::event::CreditEvent;
use crate::{Coded, Date, LegalBasis, Moment};

/// An entry in a list. Only entries that are published at the moment of the answer are ever sent
/// (`display`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreditRecordSummary {
    /// Its key: 1 to 64 of `A-Z a-z 0-9 _ -`; never made from a number of the subject.
    pub id: String,
    /// 榜单, a code of [`super::codes::LIST_KIND`].
    pub list_kind: Coded,
    /// 主体类型, a code of [`super::codes::SUBJECT_KIND`].
    pub subject_kind: Coded,
    /// The subject: a body by its name, a natural person masked, such as 张* (`mask::name`).
    pub subject_name: String,
    /// 统一社会信用代码; empty for natural persons.
    #[serde(default)]
    pub uscc: String,
    /// A natural person's identity number, masked, such as `610302********1234`; empty for bodies.
    #[serde(default)]
    pub id_masked: String,
    /// What it is about, in a line: 拖欠农民工工资.
    pub title: String,
    /// 信用领域, a code of [`super::codes::FIELD`] or of the city's own.
    pub field: Coded,
    /// 失信程度, a code of [`super::codes::SEVERITY`]; none on the red list.
    pub severity: Option<Coded>,
    /// The region whose body decided.
    pub area_code: String,
    /// That region's name.
    pub area_name: String,
    /// 认定机关: its code.
    pub dept_code: String,
    /// 认定机关.
    pub dept_name: String,
    /// 文号 of the decision.
    pub decision_no: String,
    /// 认定日期: the time of display runs from it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub decided_on: Date,
    /// When it was published here.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub published_at: Moment,
    /// How long it is shown, frozen when it was published.
    pub terms: CreditTerms,
    /// A code of [`super::codes::STATE`].
    pub state: Coded,
    /// Whether it is one of the project's own samples (示例数据).
    #[serde(default)]
    pub is_sample: bool,
}

/// 公示期: how long a record is shown. A later change of the rules does not move it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreditTerms {
    /// 最短公示期 through this day: repair can be asked for from the next on. None where repair
    /// needs no time, and on the red list.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub min_until: Option<Date>,
    /// 最长公示期: the last day on which the record is shown, to its end in Shanghai. A record of
    /// the black list without one is not shown; one of the red list stays until it is withdrawn.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub max_until: Option<Date>,
    /// Whether it is shown at all: 轻微失信信息 is only where the authority decided that it is needed.
    #[serde(default)]
    pub is_shown: bool,
    /// The number of the source that sets the terms.
    #[serde(default)]
    pub source: String,
}

/// An entry in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreditRecord {
    /// What the lists show.
    pub head: CreditRecordSummary,
    /// What the decision says, numbers and other persons' names masked.
    pub decision_text: String,
    /// What the decision rests on.
    #[serde(default)]
    pub basis: Vec<LegalBasis>,
    /// What the subject has to do; empty on the red list.
    #[serde(default)]
    pub obligations: Vec<Obligation>,
    /// What follows from the entry: 惩戒措施, or on the red list 激励措施, each with its basis.
    #[serde(default)]
    pub consequences: Vec<Consequence>,
    /// How to repair it, in order; empty on the red list.
    #[serde(default)]
    pub repair_steps: Vec<RepairStep>,
    /// What to hand in for that.
    #[serde(default)]
    pub repair_materials: Vec<String>,
    /// How to object, in words: to whom, where, by when answered.
    #[serde(default)]
    pub objection_way: String,
    /// The history of the entry, oldest first.
    #[serde(default)]
    pub events: Vec<CreditEvent>,
    /// The version of the holiday table that the server reckons with (`path::holidays_list`).
    #[serde(default)]
    pub holidays_version: u64,
}

/// 义务: something that the decision makes the subject do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Obligation {
    /// What, in words: 缴清罚款.
    pub text: String,
    /// Since when it is done; none while it is open.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub done_on: Option<Date>,
}

/// 惩戒或激励措施.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Consequence {
    /// What follows.
    pub text: String,
    /// Who does it.
    pub dept_name: String,
    /// The law that lets it, in words with its article; the measure is void without.
    pub basis: String,
}

/// 修复步骤.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct RepairStep {
    /// What to do, in a few words.
    pub name: String,
    /// How, in words.
    pub text: String,
}

impl CreditRecord {
    /// The day on which the last duty was done: of a record without duties the decision's. None
    /// while one is open.
    #[must_use]
    pub fn fulfilled_on(&self) -> Option<Date> {
        let mut last = self.head.decided_on;
        for obligation in &self.obligations {
            last = last.max(obligation.done_on?);
        }
        Some(last)
    }
}
