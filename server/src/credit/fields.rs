//! 表单: what is wrong with a field of a form, in words.

use shigantong_contract::FieldProblem;
use shigantong_contract::credit::forms::FormFault;
use shigantong_contract::uscc::{Explanation, Slip, Typed};

/// What to enter instead.
pub(super) fn said((field, fault): &(&'static str, FormFault)) -> FieldProblem {
    let name = match *field {
        "record_id" => "记录编号",
        "subject.name" => "主体名称",
        "subject.uscc" => "统一社会信用代码",
        "subject.contact" => "联系人",
        "subject.phone" => "联系电话",
        "reason" => "异议理由",
        "statement" => "整改和履行情况",
        "files" => "证明材料",
        "has_promised" => "信用承诺",
        _ => "表单编号",
    };
    let detail = match (*field, fault) {
        ("files", FormFault::Missing) => "请至少上传一份证明材料".to_owned(),
        ("files", FormFault::TooLong(most)) => format!("证明材料最多 {most} 份"),
        ("files", _) => "有材料的编号不对，请重新上传".to_owned(),
        ("subject.phone", FormFault::Unfit) => {
            "请填写联系电话，7 到 20 位数字，例如 0917-3260000".to_owned()
        }
        ("idempotency_key" | "record_id", _) => {
            format!("{name}不对，请刷新页面再提交；已填的内容会保留")
        }
        (_, FormFault::Missing) => format!("请填写{name}"),
        (_, FormFault::TooLong(most)) => format!("{name}请不要超过 {most} 个字"),
        (_, FormFault::Unfit) => format!("{name}有误，请改正"),
        (_, FormFault::Code(typed)) => of_code(typed),
        (_, FormFault::NotPromised) => "申请修复需要公开作出信用承诺，请勾选".to_owned(),
    };
    FieldProblem {
        field: (*field).to_owned(),
        detail,
    }
}

fn of_code(typed: &Typed) -> String {
    match typed {
        Typed::SoFar(length) => format!("统一社会信用代码是 18 位，现在有 {length} 位，请补全"),
        Typed::TooLong(length) => {
            format!("统一社会信用代码是 18 位，现在有 {length} 位，请删去多余的")
        }
        Typed::Character { place, meant } => match meant {
            Some(meant) => format!(
                "统一社会信用代码第 {} 位不对，应该是“{meant}”吗？代码里没有字母 I、O、S、V、Z",
                place + 1
            ),
            None => format!(
                "统一社会信用代码第 {} 位不对，代码里只有数字和大写字母，没有 I、O、S、V、Z",
                place + 1
            ),
        },
        Typed::Wrong(Explanation::One(Slip::Substitution { place, expected })) => format!(
            "统一社会信用代码有误，第 {} 位可能应为“{expected}”，请对照登记证照核对",
            place + 1
        ),
        Typed::Wrong(Explanation::One(Slip::Transposition { place })) => format!(
            "统一社会信用代码有误，第 {} 位和第 {} 位可能写颠倒了，请对照登记证照核对",
            place + 1,
            place + 2
        ),
        Typed::Wrong(_) => "统一社会信用代码有误，请对照登记证照逐位核对".to_owned(),
        Typed::Whole => "统一社会信用代码有误，请核对".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_says_what_to_do() {
        for (fault, says) in [
            (("subject.name", FormFault::Missing), "请填写主体名称"),
            (("reason", FormFault::TooLong(2000)), "2000 个字"),
            (("files", FormFault::Missing), "至少上传一份"),
            (
                ("subject.uscc", FormFault::Code(Typed::SoFar(9))),
                "现在有 9 位",
            ),
            (("has_promised", FormFault::NotPromised), "勾选"),
            (("idempotency_key", FormFault::Unfit), "刷新页面"),
        ] {
            let problem = said(&fault);
            assert_eq!(problem.field, fault.0);
            assert!(problem.detail.contains(says), "{}", problem.detail);
        }
    }
}
