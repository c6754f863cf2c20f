//! The words of the personal checklist (材料体检).

/// What the page is.
pub const TITLE: &str = "材料体检";
/// What it is where everybody needs the same.
pub const TITLE_PLAIN: &str = "材料清单";
/// The title of the page of an item.
pub fn title(name: &str) -> String {
    format!("{name} 要带什么")
}
/// Search engines, the page of an item.
pub fn description(name: &str, dept: &str) -> String {
    format!("{name}：答几个问题，看自己要带哪些材料、哪些不用带。{dept}。")
}
/// Above the questions.
pub const LEAD: &str = "答几个问题，就知道要带什么、不用带什么。不用填姓名和证件号。";
/// Where everybody needs the same.
pub const LEAD_PLAIN: &str = "办这件事，大家要带的都一样。备好一份，勾一份。";
/// The accessible name of the questions.
pub const QUESTIONS: &str = "您的情况";
/// Past the questions.
pub const TO_LIST: &str = "直接看清单";
/// Sends the answers, or leads to the list.
pub const SUBMIT: &str = "看我的清单";
/// All questions are answered.
pub const DONE: &str = "都答完了，清单定了。";
/// How many questions are not answered.
pub fn remaining(count: usize) -> String {
    format!("还有 {count} 个问题，答完清单就定了。")
}

/// The heading of the list while it is not said how many.
pub const LIST: &str = "要带的材料";
/// What to bring.
pub fn bring(count: usize) -> String {
    format!("要带 {count} 份")
}
/// What one may bring where nobody asks for it.
pub fn may_bring(count: usize) -> String {
    format!("可以提供 {count} 份")
}
/// There is nothing to bring.
pub const NOTHING: &str = "什么都不用带";
/// Why.
pub const NOTHING_WHY: &str = "该有的材料，部门已经有了，人去就行。";
/// How many are ready.
pub fn ready(count: usize, total: usize) -> String {
    if count == total {
        return format!("已备 {count} / {total}，都备齐了");
    }
    format!("已备 {count} / {total}")
}
/// What a department holds.
pub fn exempt(count: usize) -> String {
    format!("免提交 {count} 份")
}
/// What that means.
pub const EXEMPT_LEAD: &str = "部门自己能查到，窗口不该再收。";
/// What may follow.
pub fn later(count: usize) -> String {
    format!("可以后补 {count} 份")
}
/// What that means.
pub const LATER_LEAD: &str = "没备齐也先受理，后面再补上。";
/// What depends.
pub fn open(count: usize) -> String {
    format!("看情况 {count} 份")
}
/// What is not needed.
pub fn not_needed(count: usize) -> String {
    format!("不用带 {count} 份")
}
/// Not needed or exempt, whatever the answers to come.
pub const EITHER_WAY: &str = "剩下的问题怎么答都一样";
/// On which question it depends.
pub fn open_on(question: &str) -> String {
    format!("看“{question}”怎么答")
}
/// 非必要, and its entry says nothing of the case.
pub const OPTIONAL: &str = "有这种情况的才带";
/// Before the standard of a material.
pub fn standard(text: &str) -> String {
    format!("要求：{text}")
}
/// Reports a material.
pub const UNREASONABLE: &str = "这份材料不该要";
/// Reports that an exempt material is asked for.
pub const STILL_ASKED: &str = "窗口还要收这份";
/// The same for the ear: of which material.
pub fn about(words: &str, material: &str) -> String {
    format!("{words}：{material}")
}

/// One cannot do this item.
pub const DEAD_END: &str = "这种情况办不了这一项";
/// Says how to go on from there.
pub const DEAD_END_HINT: &str = "选错了的，改上面的回答就行，别的回答都还在。";
/// Storage does not work here.
pub const NOT_KEPT: &str =
    "这个浏览器不让保存，关掉页面后勾选就没有了。可以复制链接留下回答，或者打印。";
/// The same where there are no answers.
pub const NOT_KEPT_TICKS: &str = "这个浏览器不让保存，关掉页面后勾选就没有了。可以打印出来勾。";
/// What is kept.
pub const KEPT: &str = "回答和勾选只存在这部手机上。";
/// The same where there are no answers.
pub const KEPT_TICKS: &str = "勾选只存在这部手机上。";
/// Forgets answers and ticks.
pub const START_AGAIN: &str = "清空，重新来";
/// Above the answers on paper.
pub const ANSWERS: &str = "按这些回答";
/// The telephone, where the item cannot be done.
pub const ASK: &str = "拿不准，先打电话问";
/// The place, the hours, the telephone.
pub const WHERE: &str = "去哪里办";
/// The guide names no materials.
pub const NO_MATERIALS: &str = "指南没有列出材料。去之前先打咨询电话问清楚，免得白跑。";
