//! The words of the public board (公开诉求).

/// The name of the page.
pub const TITLE: &str = "公开诉求";
/// What it is.
pub const LEAD: &str = "大家反映的问题和办理结果。承办单位怎么说、诉求人怎么看，并排放在一起。";
/// Search engines.
pub const DESCRIPTION: &str = "看别人反映了什么、办得怎么样；同样的问题点一下附议，或者自己反映。";
/// Begins one.
pub const NEW: &str = "我要反映";
/// Follows one.
pub const TRACK: &str = "查我的诉求";
/// Drafts and receipts.
pub const MINE: &str = "我写的";
/// Figures.
pub const FIGURES: &str = "各单位办得怎么样";
/// The search.
pub const SEARCH: &str = "在公开诉求里搜索";
/// What can be typed.
pub const SEARCH_HINT: &str = "如 路灯、停车、社保";
/// What can be typed.
pub const SEARCH_WAYS: &str = "输几个字、全拼或首字母都行。";
/// The orders: value and label.
pub const SORTS: [(&str, &str); 3] = [
    ("newest", "最新提交"),
    ("answered", "最新答复"),
    ("waiting", "等得最久"),
];
/// Of a report nothing is shown but the reply.
pub const HIDDEN: &str = "诉求人没有公开内容";
/// Not answered yet.
pub const WAITING: &str = "还没有答复";
/// The department's outcome.
pub const OF_BODY: &str = "承办单位";
/// The citizen's.
pub const OF_CITIZEN: &str = "诉求人";
/// Said nothing.
pub const NOT_SAID: &str = "没有表态";
/// The sample.
pub const SAMPLE: &str = "示例数据";
/// What was said.
pub const SAID: &str = "反映的问题";
/// The reply.
pub const REPLY: &str = "答复";
/// The days.
pub const SUBMITTED: &str = "提交";
/// Replied.
pub const REPLIED: &str = "答复";
/// The body.
pub const DEPT: &str = "承办单位";
/// Region.
pub const AREA: &str = "地区";
/// Passed on.
pub const TRANSFERS: &str = "转办";
/// One has the same problem.
pub const SUPPORT: &str = "我也遇到了";
/// One said so.
pub const SUPPORTED: &str = "已记下，您也遇到了";
/// It is on its way.
pub const SUPPORTING: &str = "正在提交……";
/// It did not arrive.
pub const NOT_SUPPORTED: &str = "没有提交成功，请再点一次。";
/// Also complains.
pub const ALSO: &str = "我的情况不一样，另外反映";
/// Back.
pub const BACK: &str = "回到公开诉求";
/// Similar entries.
pub const SIMILAR: &str = "有人反映过同样的问题";
/// What to do with them.
pub const SIMILAR_HINT: &str = "是同一件事的话，点“我也遇到了”就行，不用重写。不是的话，请继续。";
/// Above the figures.
pub const FIGURES_LEAD: &str = "近一年受理的诉求。少于 5 件的不显示，免得认出是谁。";
/// On time.
pub const ON_TIME: &str = "按时答复";
/// Received.
pub const RECEIVED: &str = "收到";
/// Outcomes.
pub const OUTCOMES: &str = "承办单位说的结果";
/// The citizens'.
pub const CITIZEN_OUTCOMES: &str = "诉求人说的结果";
/// Disputed.
pub const DISPUTED: &str = "不认可答复";
/// Ratings.
pub const LEVELS: &str = "评价";
/// Hidden.
pub const FEW: &str = "少于 5";
/// None yet.
pub const FIGURES_EMPTY: &str = "数量还不够，暂时没有可以公布的数字。";

/// How many have the same problem.
pub fn supporters(count: u32) -> String {
    match count {
        0 => String::new(),
        count => format!("{count} 人也遇到了"),
    }
}

/// How many there are.
pub fn total(total: u32) -> String {
    match total {
        0 => "没有找到，可以换个词，或者自己反映。".to_owned(),
        total => format!("共 {total} 件"),
    }
}

/// How often it was passed on.
pub fn transfers(count: u32) -> String {
    match count {
        0 => String::new(),
        count => format!("{count} 次"),
    }
}

/// So many departments are left out.
pub fn too_few(count: u32) -> String {
    format!("另有 {count} 个单位不到 5 件，没有列出。")
}

/// How many there were.
pub fn received(count: u32) -> String {
    format!("{count} 件")
}

/// So many of so many.
pub fn share(part: u32, of: u32) -> String {
    format!("{part} / {of} 件")
}
