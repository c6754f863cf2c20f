//! The words of the guide (办事指南) beyond those that it shares with the item page.

/// How often one must go.
pub const HOW_OFTEN: &str = "跑几次";
/// How long it takes.
pub const HOW_LONG: &str = "多久办好";
/// What it costs.
pub const HOW_MUCH: &str = "收费吗";
/// Whether it can be done online.
pub const ONLINE: &str = "网上办";
/// It can.
pub const IS_ONLINE: &str = "可以网上办";
/// It cannot.
pub const IS_ON_SITE: &str = "要到现场";
/// Who can ask.
pub const WHO: &str = "谁能办";
/// For powers that one does not ask for.
pub const WHOM_IT_MEETS: &str = "管谁";
/// What to bring.
pub const WHAT: &str = "带什么";
/// Where to go.
pub const WHERE: &str = "去哪办";
/// The list does not say who.
pub const ANYBODY: &str = "对象未公布";
/// The accessible name of the big actions.
pub const NEXT: &str = "接着办";
/// The plain list of materials: name and hint.
pub const CHECKLIST: (&str, &str) = ("材料清单", "逐项打勾，可转发、打印");
/// The personal list of materials: name and hint.
pub const CHECK_UP: (&str, &str) = ("材料体检", "几个问题，列出您要带的材料");
/// To the flow chart.
pub const FLOW: &str = "看流程图";
/// To the comparison.
pub const COMPARE: &str = "各地对比";
/// The telephones.
pub const CONTACT: &str = "咨询和监督电话";
/// The hall of the region.
pub const HALL: &str = "所在大厅";
/// The report links.
pub const REPORT: &str = "发现问题";
/// Why one reports.
pub const REPORT_HINT: &str = "写得不对、要得没道理，都可以反映，事项和材料会替您填好。";
/// Before the standard of a material.
pub const STANDARD: &str = "受理标准：";
/// Before the basis of a material.
pub const BASIS: &str = "要求依据：";
/// Unfolds a blank form.
pub const FORM: &str = "看空白表格";
/// Unfolds a filled-in example.
pub const EXAMPLE: &str = "看填写示例";
/// Unfolds the sample of the result.
pub const SAMPLE: &str = "看结果样本";
/// Opens a file by itself.
pub const OPEN_FILE: &str = "单独打开，可放大、保存";
/// The file is no image, or is not there.
pub const NO_IMAGE: &str =
    "这份文件不能直接显示。可以点下面的按钮打开；微信里打不开的，请用系统浏览器，或到窗口领取。";
/// The one number.
pub const HOTLINE: &str = "12345";
/// Before the number to call.
pub const ASK: &str = "未公布。请拨打 ";
/// After it.
pub const ASK_END: &str = " 问清楚再去，免得白跑。";
/// Before the basis of the fees.
pub const FEE_BASIS: &str = "收费依据：";
/// Who is billed what stands nowhere.
pub const FEE_UNKNOWN: &str = "要收费，标准";

/// The statutory limit.
pub fn statutory(days: &str) -> String {
    format!("法定 {days}")
}

/// Whom it is for, without conditions in the list.
pub fn without_conditions(who: &str) -> String {
    format!("{who}；条件未公布")
}

/// Whom it is for, and the first of its conditions.
pub fn with_conditions(who: &str, count: usize, first: &str) -> String {
    format!("{who}；{count} 个条件：{first}")
}

/// So many to bring, so many exempt, and the first names.
pub fn materials(brought: usize, exempt: usize, names: &str) -> String {
    let exempt = match exempt {
        0 => String::new(),
        count => format!("，另有 {count} 份免交"),
    };
    match brought {
        0 => format!("一份也不用带{exempt}"),
        _ => format!("{brought} 份{exempt}：{names}"),
    }
}

/// What a blank form shows.
pub fn form_of(name: &str) -> String {
    format!("{name}，空白样表")
}

/// What a filled-in example shows.
pub fn example_of(name: &str) -> String {
    format!("{name}，填写示例")
}

/// What the sample of a result shows.
pub fn sample_of(name: &str) -> String {
    format!("{name}，样本")
}

/// The accessible name of the link that reports a material.
pub fn report_material(name: &str) -> String {
    format!("这个要求不合理：{name}")
}

/// In place of a telephone, a body or a court that the list does not name.
pub fn call_instead() -> String {
    format!("未公布，请拨打 {HOTLINE} 查询")
}

/// The kind of the result.
pub const RESULT_TYPE: &str = "结果类型";
