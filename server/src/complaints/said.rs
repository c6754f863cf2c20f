//! 诉求表单: what is wrong with a field, in words.

use shigantong_contract::FieldProblem;
use shigantong_contract::complaint::Fault as Wrong;

/// What to enter instead.
pub(super) fn said((field, fault): &(&'static str, Wrong)) -> FieldProblem {
    let name = match *field {
        "kind" => "诉求种类",
        "issue" => "问题类型",
        "text" => "反映的内容",
        "area_code" => "地区",
        "place" => "地点",
        "location" => "定位",
        "dept_code" => "部门",
        "task_handle_item" => "事项",
        "case_no" => "办件编号",
        "uscc" => "统一社会信用代码",
        "attachments" => "照片",
        "contact" | "contact.name" => "称呼",
        "contact.phone" => "电话",
        "visibility" => "是否公开",
        _ => "表单编号",
    };
    let detail = match (*field, fault) {
        (_, Wrong::IdentityNumber) => {
            format!("{name}里有身份证号码，请遮住后再提交；办理不需要它")
        }
        ("contact", _) | (_, Wrong::NotAnonymous) => {
            "这类问题需要有人可以联系，请留下称呼和电话".to_owned()
        }
        ("contact.phone", Wrong::Unfit) => {
            "请填写联系电话，7 到 20 位数字，例如 0917-3260000".to_owned()
        }
        ("attachments", Wrong::TooLong(most)) => format!("照片最多 {most} 张"),
        ("attachments", _) => "有照片的编号不对，请重新添加".to_owned(),
        ("idempotency_key", _) => format!("{name}不对，请刷新页面再提交；已填的内容会保留"),
        ("location", _) => "定位不在附近，请去掉定位，用文字写地点".to_owned(),
        ("issue", _) => "请从列表里选一个问题类型".to_owned(),
        (_, Wrong::Missing) => format!("请填写{name}"),
        (_, Wrong::TooShort { has, least }) => {
            format!("{name}至少 {least} 个字，现在有 {has} 个，请再写详细一点")
        }
        (_, Wrong::TooLong(most)) => format!("{name}请不要超过 {most} 个字"),
        (_, Wrong::Unfit | Wrong::Discipline) => format!("{name}有误，请改正"),
        (_, Wrong::Code(_)) => format!("{name}有误，请对照营业执照逐位核对，或留空"),
    };
    FieldProblem {
        field: (*field).to_owned(),
        detail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_says_what_to_do() {
        for (fault, says) in [
            (
                ("text", Wrong::TooShort { has: 3, least: 20 }),
                "现在有 3 个",
            ),
            (("text", Wrong::IdentityNumber), "遮住"),
            (("contact", Wrong::NotAnonymous), "留下称呼和电话"),
            (("contact.phone", Wrong::Unfit), "7 到 20 位"),
            (("attachments", Wrong::TooLong(6)), "最多 6 张"),
            (("idempotency_key", Wrong::Unfit), "刷新页面"),
            (("area_code", Wrong::Missing), "请填写地区"),
        ] {
            let problem = said(&fault);
            assert_eq!(problem.field, fault.0);
            assert!(problem.detail.contains(says), "{}", problem.detail);
        }
    }
}
