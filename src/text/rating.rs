//! The words of 好差评.

use shigantong_contract::case::rating::RatingError;

/// The part.
pub const TITLE: &str = "给这次办事打分";
/// The part once it is rated.
pub const DONE_TITLE: &str = "您的评价";
/// What becomes of it.
pub const HINT: &str = "差评会有人核实整改并回复您，不会告诉窗口是谁评的。";
/// The levels.
pub const LEVEL: &str = "满意吗";
/// The reasons.
pub const REASONS: &str = "为什么（可选几个）";
/// The reasons of 差评.
pub const REASONS_NEEDED: &str = "为什么（选一个，或写几句）";
/// One's own words.
pub const WORDS: &str = "还想说的话";
/// What not to write.
pub const WORDS_HINT: &str = "可以不写。不要写身份证号、银行卡号和密码。";
/// Sends it.
pub const SUBMIT: &str = "提交评价";
/// While it is sent.
pub const BUSY: &str = "正在提交…";
/// It is there.
pub const SENT: &str = "评价已提交，谢谢您。";
/// Rates again.
pub const AGAIN: &str = "改评价";
/// No level is chosen.
pub const NO_LEVEL: &str = "请先选一个满意程度";
/// Only a copy is shown.
pub const NEEDS_CODE: &str = "评价要用查询码。请点“查另一件”，填查询码查出来再评。";
/// It did not go through.
pub const NOT_SENT: &str = "没有提交成功，选的和写的都还在。请检查网络后再点一次“提交评价”。";

/// Why it cannot be sent.
pub fn fault(fault: RatingError) -> String {
    match fault {
        RatingError::Level => NO_LEVEL.to_owned(),
        RatingError::Reasons => "请重新选原因，最多 8 个".to_owned(),
        RatingError::TextTooLong => "写得太长，请删到 500 个字以内".to_owned(),
        RatingError::NoReason => "请选一个原因，或写几句，才好整改".to_owned(),
    }
}
/// How much is written.
pub fn count(count: usize, most: usize) -> String {
    format!("{count} / {most} 字")
}
