//! Service items (实施清单, GB/T 39554): a power or public service as one body performs it.

use serde::{Deserialize, Serialize};

use crate::{Coded, MaterialRule, Question, Step, TextRange};

/// What a list shows of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceItemSummary {
    /// 业务办理项编码, the key of the item.
    pub task_handle_item: String,
    /// 事项名称.
    pub task_name: String,
    /// 事项类型.
    pub task_type: Coded,
    /// 行使层级.
    pub use_level: Coded,
    /// The region whose body performs it.
    pub area_code: String,
    /// That region's name.
    pub area_name: String,
    /// 实施主体.
    pub dept_name: String,
    /// One plain sentence on what it is; may be empty.
    #[serde(default)]
    pub summary: String,
    /// 办件类型: at once, or by a promised day.
    #[serde(default)]
    pub project_type: Option<Coded>,
    /// 到办事现场次数; none where the list does not say.
    #[serde(default)]
    pub limit_scene_num: Option<u8>,
    /// 承诺办结时限 in days; 0 is at once, none where the list does not say.
    #[serde(default)]
    pub promise_day: Option<u16>,
    /// The unit of `promise_day`: 工作日 or 自然日.
    #[serde(default)]
    pub promise_type: Option<Coded>,
    /// 是否收费; none where the list does not say.
    #[serde(default)]
    pub is_fee: Option<bool>,
    /// 是否网办.
    #[serde(default)]
    pub is_online: bool,
    /// How many regions have this very item, counting this one (only in lists with `distinct`).
    #[serde(default)]
    pub places: u32,
    /// The parts of `task_name` that the query matched.
    #[serde(default)]
    pub highlights: Vec<TextRange>,
}

/// An item in full.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ServiceItem {
    /// 业务办理项编码, the key of the item.
    pub task_handle_item: String,
    /// 事项名称.
    pub task_name: String,
    /// 基本编码 (12 characters): the same item has the same code everywhere.
    pub catalog_code: String,
    /// 实施编码 (31 characters).
    pub task_code: String,
    /// 事项类型.
    pub task_type: Coded,
    /// 版本号.
    pub task_version: String,
    /// 事项状态.
    pub task_state: Coded,
    /// 计划生效日期, `YYYY-MM-DD`.
    pub plan_effective_date: String,
    /// One plain sentence on what it is.
    pub summary: String,
    /// Everyday words for it, which search knows.
    pub plain_words: Vec<String>,
    /// Whether it is one of the project's own samples (示例数据).
    pub is_sample: bool,

    /// 实施主体编码 (unified social credit code where known).
    pub dept_code: String,
    /// 实施主体.
    pub dept_name: String,
    /// 实施主体性质.
    pub dept_type: Option<Coded>,
    /// 委托部门.
    pub entrust_name: String,
    /// 联办机构.
    pub other_dept: String,
    /// 行使层级.
    pub use_level: Coded,
    /// 权力来源.
    pub power_source: Option<Coded>,
    /// The region whose body performs it.
    pub area_code: String,
    /// That region's name.
    pub area_name: String,

    /// 服务对象: who may ask.
    pub server_type: Vec<Coded>,
    /// 办件类型.
    pub project_type: Option<Coded>,
    /// 办理形式.
    pub handle_type: Vec<Coded>,
    /// 通办范围.
    pub handle_area: Option<Coded>,
    /// 到办事现场次数.
    pub limit_scene_num: Option<u8>,
    /// 必须现场办理原因.
    pub limit_scene_explain: String,
    /// 是否网办.
    pub is_online: bool,
    /// 网上办理深度.
    pub online_handle_depth: Option<Coded>,
    /// 是否进驻政务大厅.
    pub is_entry_center: bool,
    /// 面向自然人主题.
    pub user_topic_type: Vec<Coded>,
    /// 面向法人主题.
    pub corp_topic_type: Vec<Coded>,

    /// 设定依据.
    pub by_law: Vec<LegalBasis>,
    /// 受理条件, one entry a condition.
    pub accept_condition: Vec<String>,
    /// 行使内容: what the power consists of (处罚, 检查, 征收, 强制).
    pub exercise: String,
    /// 裁量基准: circumstances and what follows.
    pub discretion: Vec<Discretion>,
    /// 责任事项.
    pub duties: Vec<String>,
    /// 追责情形.
    pub accountability: Vec<String>,

    /// 法定办结时限 in days; 0 is at once, none where the list does not say.
    pub anticipate_day: Option<u16>,
    /// The unit of `anticipate_day`.
    pub anticipate_type: Option<Coded>,
    /// 法定办结时限说明.
    pub anticipate_explain: String,
    /// 承诺办结时限 in days.
    pub promise_day: Option<u16>,
    /// The unit of `promise_day`.
    pub promise_type: Option<Coded>,
    /// 承诺办结时限说明.
    pub promise_explain: String,
    /// 特殊程序: time that is not counted.
    pub special_procedure: Vec<SpecialProcedure>,

    /// 是否收费; none where the list does not say.
    pub is_fee: Option<bool>,
    /// 收费依据.
    pub fee_basis: String,
    /// 收费项目.
    pub fees: Vec<Fee>,

    /// 审批结果名称.
    pub result_name: String,
    /// 审批结果类型.
    pub result_type: Option<Coded>,
    /// 结果有效期, in words.
    pub result_validity: String,
    /// 结果样本: the name of a file that the server has (`path::file`); empty where there is none.
    pub result_guid: String,

    /// 申请材料, in order.
    pub materials: Vec<Material>,
    /// 材料体检: what decides which materials one needs; empty where everybody needs the same.
    pub questions: Vec<Question>,
    /// What the answers decide.
    pub material_rules: Vec<MaterialRule>,
    /// 办理流程, in order.
    pub steps: Vec<Step>,
    /// 常见问题.
    pub faq: Vec<Faq>,

    /// 办理地点.
    pub transact_addr: String,
    /// 办理时间.
    pub transact_time: String,
    /// 咨询方式.
    pub link_way: String,
    /// 监督投诉方式.
    pub supervise_way: String,
    /// 行政复议: body, address and time limit.
    pub reconsideration: String,
    /// 行政诉讼: court, address and time limit.
    pub litigation: String,
}

/// A provision that a power rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct LegalBasis {
    /// The full name of the law, regulation or document.
    pub law: String,
    /// The article, such as 第三十五条.
    pub article: String,
    /// Its text, as far as it matters here.
    pub text: String,
}

/// One row of a discretion table (裁量基准).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Discretion {
    /// 情节.
    pub circumstance: String,
    /// 幅度.
    pub range: String,
}

/// A procedure whose time is not counted (听证, 检验, 检测, 鉴定, 专家评审).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct SpecialProcedure {
    /// Its name.
    pub name: String,
    /// Its limit in days.
    pub days: Option<u16>,
    /// On what ground and how.
    pub explain: String,
}

/// One fee.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Fee {
    /// 收费项目名称.
    pub fee_name: String,
    /// 收费标准.
    pub fee_stand: String,
    /// 收费依据.
    pub by_law: String,
    /// 减免说明; empty where there is no relief.
    pub desc_explain: String,
}

/// One material that an applicant brings, or that the office fetches itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Material {
    /// 材料名称.
    pub material_name: String,
    /// 材料类型.
    pub material_type: Coded,
    /// 材料形式.
    pub material_format: Coded,
    /// 必要性.
    pub is_need: Coded,
    /// 来源渠道.
    pub source_type: Coded,
    /// Originals and copies, such as 原件1份.
    pub page_num: String,
    /// 填报须知.
    pub fill_explain: String,
    /// 受理标准.
    pub accept_stand: String,
    /// Why it need not be handed in (免提交); empty where it must be.
    pub exempt: String,
    /// 要求提供的依据: the law or document that lets the office ask for it.
    pub by_law: String,
    /// 空白表格: the name of a file that the server has (`path::file`).
    pub form_guid: String,
    /// 示例样表: the name of a file that the server has.
    pub example_guid: String,
}

/// A question that people ask, and its answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Faq {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
}
