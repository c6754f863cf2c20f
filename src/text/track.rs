//! The words of 查进度: the form, what is wrong with what is typed, and the cases that are kept.

use shigantong_contract::CaseNoError;

use crate::domain::track_form::Fault;

/// The heading.
pub const TITLE: &str = "查进度";
/// Search engines.
pub const DESCRIPTION: &str =
    "凭办件编号和查询码，看自己的事办到哪一步、谁在办、哪天前办完、为什么是那一天。";
/// Above the form.
pub const LEAD: &str = "两样都在受理回执上。";

/// The field of the number.
pub const CASE_NO: &str = "办件编号";
/// What it looks like.
pub const CASE_NO_HINT: &str = "21 位数字，横线打不打都行";
/// The field of the secret.
pub const SECRET: &str = "查询码";
/// What can stand in it.
pub const SECRET_HINT: &str = "8 位；找不到，就填办事时留的手机号后四位";
/// Looks it up.
pub const SUBMIT: &str = "查进度";
/// While it does.
pub const BUSY: &str = "正在查…";
/// Before the app runs, and where it never does.
pub const WITHOUT_APP: &str = "网上查询要等页面完全打开（需要浏览器允许运行脚本）。一直没有“查进度”按钮，请打电话或到大厅查。";

/// The fold with the ways to read the receipt's code.
pub const HAS_CODE: &str = "回执上有二维码，不想打字";
/// Reads the receipt's QR code from a photograph.
pub const SCAN: &str = "拍回执上的二维码";
/// While it reads.
pub const SCANNING: &str = "正在认二维码…";
/// It found a number.
pub const SCANNED: &str = "编号已填好，再填查询码。";
/// It found none.
pub const NOT_SCANNED: &str =
    "照片里没有认出回执的二维码。请拍清楚、拍完整再试，或者照着回执把编号打进去。";
/// How WeChat reads it.
pub const SCAN_HINT: &str = "也可以用微信“扫一扫”扫回执上的二维码，编号会自动填好。";
/// The number came with the address.
pub const PREFILLED: &str = "编号已从二维码填好，再填查询码就能查。";

/// The heading over all faults.
pub const FAULTS: &str = "还差一点";
/// A wrong pair.
pub const NO_MATCH: (&str, &str) = (
    "没有查到",
    "编号和查询码对不上。请照着受理回执再核对一遍；还不行，请拨打 12345。",
);
/// Too many look-ups.
pub const TOO_MANY: (&str, &str) = (
    "查得太勤了",
    "为了防止别人猜您的查询码，查询次数有限制。请过几分钟再试。",
);
/// No network.
pub const OFFLINE: (&str, &str) = ("没有连上网", "填的内容都还在。连上网后再点“查进度”。");
/// No answer in time.
pub const TIMEOUT: (&str, &str) = ("等得太久了", "填的内容都还在。请再点一次“查进度”。");

/// The samples.
pub const SAMPLES: &str = "示例数据：可以用这些办件试一试";
/// What they are.
pub const SAMPLES_HINT: &str = "都是编的，不是任何人的办件。点一个，编号和查询码就填好了。";
/// Fills a sample in, for the ear.
pub fn fill_in(state: &str, name: &str) -> String {
    format!("填入{state}的示例：{name}")
}
/// A sample is filled in.
pub const FILLED: &str = "已填好，点“查进度”。";

/// The cases that the phone keeps.
pub const KEPT: &str = "这部手机上记住的办件";
/// Opens what was seen last.
pub const SEE_KEPT: &str = "看上次的内容";
/// Looks it up again.
pub const SEE_NOW: &str = "查现在";
/// The query code is kept too.
pub const WITH_CODE: &str = "查询码也记住了";
/// What the state was.
pub fn last_seen(state: &str, day: &str) -> String {
    format!("{day}看到：{state}")
}
/// The number is filled in, the code is not kept.
pub const NEEDS_CODE: &str = "编号已填好。查询码没有记住，请再填一次。";

/// Other ways to ask.
pub const OTHER_WAYS: &str = "也可以这样查";
/// By telephone, and at the hall.
pub const WAYS: [&str; 2] = [
    "拨打 12345，报上受理回执上的编号，请话务员查询",
    "带上身份证和受理回执，到当初递交材料的大厅窗口查询",
];

/// What to do about a fault.
pub fn fault(fault: Fault) -> String {
    match fault {
        Fault::NoCaseNo => "请填办件编号，在受理回执最上面".to_owned(),
        Fault::CaseNo(CaseNoError::Length(length)) if length < 21 => {
            format!(
                "编号有 21 位数字，现在是 {length} 位，还少 {} 位",
                21 - length
            )
        }
        Fault::CaseNo(CaseNoError::Length(length)) => {
            format!(
                "编号有 21 位数字，现在是 {length} 位，多了 {} 位",
                length.saturating_sub(21)
            )
        }
        Fault::CaseNo(CaseNoError::Character(place)) => {
            format!("编号里只有数字和横线，第 {} 个不是数字", place + 1)
        }
        Fault::CaseNo(CaseNoError::Check | CaseNoError::Day) => {
            "编号有一位打错了，请照着回执一段一段核对".to_owned()
        }
        Fault::NoSecret => "请填查询码，或者手机号后四位".to_owned(),
        Fault::Secret => "查询码是 8 位字母和数字，手机号后四位是 4 位数字，请核对".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_what_to_do() {
        let rows = [
            (Fault::CaseNo(CaseNoError::Length(19)), "还少 2 位"),
            (Fault::CaseNo(CaseNoError::Length(22)), "多了 1 位"),
            (Fault::CaseNo(CaseNoError::Character(0)), "第 1 个"),
            (Fault::CaseNo(CaseNoError::Check), "核对"),
            (Fault::Secret, "8 位"),
        ];
        for (of, part) in rows {
            assert!(fault(of).contains(part), "{}", fault(of));
        }
    }
}
