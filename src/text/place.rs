//! The words of the region picker, the settings, the halls and the jobs that are done elsewhere.

/// The region picker.
pub const PICK: &str = "选择地区";
/// Why.
pub const PICK_HINT: &str = "同一件事，各地的时限和地点可能不同。选好后会记在这部手机上。";
/// The whole city.
pub const WHOLE_CITY: &str = "全市";
/// Changes the region.
pub const CHANGE: &str = "换地区";
/// The settings.
pub const SETTINGS: &str = "设置";
/// Search engines, settings.
pub const SETTINGS_DESCRIPTION: &str = "长辈版、深浅色、所在地区，和这部手机上保存的内容。";
/// Size of type.
pub const TYPE_SIZE: &str = "字号";
/// The sizes: value and label.
pub const TYPE_SIZES: [(&str, &str); 3] = [("", "标准"), ("large", "大字"), ("elder", "长辈版")];
/// Light or dark.
pub const THEME: &str = "外观";
/// The themes: value and label.
pub const THEMES: [(&str, &str); 3] = [("", "跟随手机"), ("light", "浅色"), ("dark", "深色")];
/// The region.
pub const REGION: &str = "所在地区";
/// What is kept.
pub const KEPT: &str = "本机保存的内容";
/// Storage does not work here.
pub const NOT_KEPT: &str = "这个浏览器不让保存设置，关闭页面后要重新选。";

/// The halls.
pub const HALLS: &str = "政务大厅";
/// Search engines, halls.
pub const HALLS_DESCRIPTION: &str = "各级政务服务大厅的地址、开放时间和电话。";
/// Before the address.
pub const ADDRESS: &str = "地址";
/// Before the hours.
pub const HOURS: &str = "时间";
/// Before the telephone.
pub const PHONE: &str = "电话";
/// No hall is known.
pub const NO_HALL: &str = "暂无大厅信息，请拨打 12345。";

/// A job that this site cannot do yet, and how to do it today.
pub struct Elsewhere {
    /// What is the case.
    pub lead: &'static str,
    /// What to do.
    pub ways: [&'static str; 2],
}

/// 投诉举报.
pub const COMPLAIN: Elsewhere = Elsewhere {
    lead: "这个浏览器填不了表。可以这样投诉、举报、求助：",
    ways: [
        "拨打 12345，全天接听；请话务员告诉您受理编号和答复期限，记下来",
        "到政务大厅的“办不成事”反映窗口当面反映",
    ],
};
/// Above the city's hall.
pub const NEAR_HALLS: &str = "到大厅去";
/// To the other halls.
pub const ALL_HALLS: &str = "看各县区、镇街大厅";
