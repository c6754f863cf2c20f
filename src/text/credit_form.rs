//! The words of objections and applications for repair: the form, what is wrong with it, the
//! receipt, and how they are followed.

use shigantong_contract::credit::forms::FormFault;
use shigantong_contract::{CreditApplication, Date};

use super::uscc;
use crate::domain::credit_draft::FormKind;

/// The heading.
pub fn title(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Object => "提异议",
        FormKind::Repair => "申请信用修复",
    }
}
/// Above the form.
pub fn lead(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Object => {
            "记录写错、认定已被撤销、期限算错，都可以提。核实期间会标明“异议处理中”。不收费。"
        }
        FormKind::Repair => {
            "纠正了失信行为、履行完义务、过了最短公示期，就可以申请。修复后这条记录到处都撤下。不收费。"
        }
    }
}
/// The record that it is about.
pub const ABOUT: &str = "这条记录";
/// Who asks.
pub const WHO: &str = "谁来申请";
/// What is asked.
pub fn what(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Object => "哪里不对",
        FormKind::Repair => "怎么纠正的",
    }
}
/// The subject's name.
pub const NAME: &str = "主体全称";
/// What it looks like.
pub const NAME_HINT: &str = "营业执照上的名称；个人填真实姓名";
/// The code.
pub const USCC: &str = "统一社会信用代码";
/// What it looks like.
pub const USCC_HINT: &str = "18 位；个人不用填";
/// Who can be asked.
pub const CONTACT: &str = "联系人";
/// Who that is.
pub const CONTACT_HINT: &str = "认定机关有事找谁";
/// The telephone.
pub const PHONE: &str = "联系电话";
/// What it is for.
pub const PHONE_HINT: &str = "只用来办这件事，不公开";
/// The words.
pub fn words(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Object => "哪里不对，为什么",
        FormKind::Repair => "做了什么来纠正",
    }
}
/// What to write.
pub fn words_hint(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Object => "如：罚款已于 5 月 20 日缴清，记录仍写未履行",
        FormKind::Repair => "如：拖欠的工资已全部付清，付清的日期和方式",
    }
}
/// How long it is.
pub fn count(count: usize, most: usize) -> String {
    if count > most {
        format!(
            "已写 {count} 个字，最多 {most} 个，请删掉 {} 个",
            count - most
        )
    } else {
        format!("已写 {count} 个字，最多 {most} 个")
    }
}
/// The promise.
pub const PROMISE: &str = "公开信用承诺";
/// What is promised.
pub const PROMISE_TEXT: &str = "我承诺：所填内容和材料真实，已停止失信行为并履行义务，今后守法诚信；承诺不实，愿意依法承担责任，同意公开本承诺。";

/// The proofs.
pub const PROOFS: &str = "证明材料";
/// What can be sent.
pub fn proofs_hint(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Object => "可以不交。PDF 或照片（jpg、png），每个不超过 5 MB，最多 10 个",
        FormKind::Repair => "至少 1 个。PDF 或照片（jpg、png），每个不超过 5 MB，最多 10 个",
    }
}
/// Chooses files.
pub const CHOOSE: &str = "选文件或拍照";
/// A file is on its way.
pub const UPLOADING: &str = "正在上传…";
/// It is there.
pub const UPLOADED: &str = "已上传";
/// Takes it out.
pub const REMOVE: &str = "删掉";
/// Tries again.
pub const AGAIN: &str = "重传";
/// Too large.
pub fn too_large(size: &str) -> String {
    format!("太大了（{size}），每个不超过 5 MB。照片可以先缩小")
}
/// Another kind.
pub const NOT_TAKEN: &str = "这种文件收不了，请换成 PDF 或 jpg、png 照片";
/// The network failed.
pub const NOT_UPLOADED: &str = "没有传上去。网络好了再点“重传”";
/// Too many files.
pub const TOO_MANY_FILES: &str = "最多 10 个文件，多选的没有加上";
/// A verb with the file's name, for the ear.
pub fn of_file(verb: &str, name: &str) -> String {
    format!("{verb} {name}")
}
/// The size of a file.
pub fn size(bytes: f64) -> String {
    if bytes < 1_000_000.0 {
        format!("{} KB", (bytes / 1_000.0).ceil())
    } else {
        format!("{:.1} MB", bytes / 1_000_000.0)
    }
}

/// The draft is kept.
pub const KEPT: &str = "写的内容随时存在这部手机上，关掉再来还在；交了以后删掉。";
/// It is not.
pub const NOT_KEPT: &str = "这个浏览器不让保存草稿，关掉页面就没有了，请一次写完。";
/// Sends it.
pub fn submit(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Object => "提交异议",
        FormKind::Repair => "提交修复申请",
    }
}
/// While it goes.
pub const SENDING: &str = "正在提交…";
/// While files go.
pub const WAIT_FOR_FILES: (&str, &str) = ("文件还在上传", "等文件传完再提交，或把没传完的删掉。");
/// The heading over all faults.
pub const FAULTS: &str = "还差一点";
/// No network.
pub const OFFLINE: (&str, &str) = (
    "没有连上网，还没有交上",
    "写的内容都还在。连上网后再点一次提交；多点几次也只算一份。",
);
/// No answer in time.
pub const TIMEOUT: (&str, &str) = (
    "等得太久了，不知道交上没有",
    "写的内容都还在。请再点一次提交：已经交上的不会重复，会显示编号。",
);
/// Too many.
pub const BUSY: (&str, &str) = ("提交得太勤了", "写的内容都还在。请过几分钟再点提交。");
/// The entry is published no longer.
pub const GONE: (&str, &str) = ("这条记录已经不在公示", "不用再申请了。");
/// The server refuses it.
pub const REFUSED: &str = "没有交上";
/// No key could be made.
pub const NO_KEY: (&str, &str) = (
    "这个浏览器太旧，交不了",
    "请换一个浏览器，或按下面的办法交纸质申请。",
);
/// It was sent before.
pub const SENT: &str = "这份申请已经交过";
/// What can be done.
pub const SENT_HINT: &str = "可以再看一次编号和查询码；要再交一份别的，就另写一份。";
/// Shows the receipt again.
pub const SEE_AGAIN: &str = "再看编号";
/// Begins another.
pub const ANOTHER: &str = "另写一份";

/// The receipt.
pub const RECEIPT: &str = "交上了";
/// What to do with it.
pub const RECEIPT_LEAD: &str = "查进度要用编号和查询码。查询码只显示这一次，请记下来或拍下来。";
/// It is of what was sent before.
pub const EARLIER: &str =
    "前一次其实已经交上，交的是改动以前的内容。要补充，请凭编号联系认定机关。";
/// The number.
pub const NO: &str = "申请编号";
/// The query code.
pub const CODE: &str = "查询码";
/// By when it is answered.
pub const ANSWER_BY: &str = "最晚答复";
/// Copies both.
pub const COPY: &str = "复制编号和查询码";
/// They are copied.
pub const COPIED: &str = "已复制";
/// The text that is copied.
pub fn copied(kind: &str, no: &str, code: &str) -> String {
    format!("{kind}\n{NO}：{no}\n{CODE}：{code}")
}
/// What comes now.
pub const TO_TRACK: &str = "查进度";
/// The receipt is noted down.
pub const NOTED: &str = "记好了";
/// Keeps the number.
pub const KEEP_NO: &str = "在这部手机上记住编号";
/// What is kept.
pub const KEEP_NO_HINT: &str = "以后从“查异议、修复”一点就能查。不记住，就只有您记下的编号。";
/// Keeps the code too.
pub const KEEP_CODE: &str = "连查询码一起记住";
/// Who can see it then.
pub const KEEP_CODE_HINT: &str = "拿到这部手机的人也能查。";

/// On paper.
pub const PAPER: &str = "交纸质申请";
/// The page is not ready, or never will be.
pub const WITHOUT_APP: &str =
    "在网上填要等页面完全打开（需要浏览器允许运行脚本）。一直没有表格，请这样交纸质申请：";
/// The steps on paper.
pub fn paper(kind: FormKind, dept: &str, number: &str) -> [String; 3] {
    let what = match kind {
        FormKind::Object => "异议申请：写明哪里不对、为什么",
        FormKind::Repair => "修复申请：写明怎么纠正的，附信用承诺书和证明材料",
    };
    [
        format!("写一份{what}；写上文号 {number}、主体全称、联系人和电话，签名或盖章"),
        format!("交到认定机关：{dept}；也可以交到政务大厅，请窗口转交"),
        "要一张收件回执，上面有编号，凭它查进度".to_owned(),
    ]
}

/// What to do about a fault in a field.
pub fn fault(kind: FormKind, field: &str, fault: &FormFault) -> String {
    let name = match field {
        "subject.name" => NAME,
        "subject.uscc" => USCC,
        "subject.contact" => CONTACT,
        "subject.phone" => PHONE,
        "files" => PROOFS,
        _ => words(kind),
    };
    match (field, fault) {
        ("files", FormFault::Missing) => "请至少上传 1 个证明材料".to_owned(),
        ("files", _) => "证明材料最多 10 个，请删掉一些".to_owned(),
        (_, FormFault::NotPromised) => "请勾选信用承诺，不承诺不能修复".to_owned(),
        (_, FormFault::Missing) => format!("请填{name}"),
        (_, FormFault::TooLong(most)) => format!("{name}最多 {most} 个字，请删短一些"),
        ("subject.phone", FormFault::Unfit) => "联系电话是 7 到 20 位数字，请核对".to_owned(),
        (_, FormFault::Code(typed)) => {
            let plain = || match *typed {
                shigantong_contract::uscc::Typed::SoFar(length) => {
                    format!("代码是 18 位，还差 {} 位", 18_usize.saturating_sub(length))
                }
                _ => "代码对不上，请照着营业执照核对".to_owned(),
            };
            plain()
        }
        (_, FormFault::Unfit) => "页面出了问题，请刷新后再交；写的内容都还在".to_owned(),
    }
}
/// A fault of the code, with the place that it is at.
pub fn code_fault(code: &str) -> Option<String> {
    let code = shigantong_contract::uscc::normal(code);
    uscc::wrong(&code, &shigantong_contract::uscc::typed(&code))
}

/// The look-up of applications.
pub const TRACK: &str = "查异议和修复";
/// Search engines.
pub const TRACK_DESCRIPTION: &str =
    "凭申请编号和查询码，看信用异议、信用修复申请办到哪一步、最晚哪天答复。";
/// Above the form.
pub const TRACK_LEAD: &str = "交申请时给了编号和查询码。";
/// What the number looks like.
pub const NO_HINT: &str = "21 位数字，横线打不打都行";
/// What the code looks like.
pub const CODE_HINT: &str = "8 位；找不到，就填申请时留的电话后四位";
/// The number came with the address.
pub const PREFILLED: &str = "编号已填好，再填查询码就能查。";
/// Nothing stands in the field of the number.
pub const NO_NO: &str = "请填申请编号，在提交后的页面上";
/// A wrong pair.
pub const NO_MATCH: (&str, &str) = (
    "没有查到",
    "编号和查询码对不上。请再核对一遍；还不行，请拨打 12345。",
);
/// A sample is filled in, for the ear.
pub fn fill_in(state: &str, kind: &str) -> String {
    format!("填入{state}的示例：{kind}")
}
/// What the samples are.
pub const SAMPLES: &str = "示例数据：可以用这些申请试一试";
/// What they are.
pub const SAMPLES_HINT: &str = "都是编的，不是任何人的申请。点一个，编号和查询码就填好了。";
/// The applications that the phone keeps.
pub const KEPT_LIST: &str = "这部手机上记住的申请";
/// What a kept application is called.
pub fn kept_name(kind: &str, subject: &str) -> String {
    if subject.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind}：{subject}")
    }
}
/// What comes next, and by when.
pub const NEXT: &str = "下一步";
/// An application is over.
pub const OVER: &str = "已经办完，没有下一步了。";
/// What is awaited.
pub fn awaited(application: &CreditApplication) -> &'static str {
    match (
        application.state.code.as_str(),
        application.kind.code.as_str(),
    ) {
        ("received", "repair") => "认定机关决定受不受理",
        ("received", _) => "认定机关受理并核实",
        (_, "repair") => "认定机关作出修复决定",
        _ => "认定机关核实并答复",
    }
}
/// By when, and how that stands on a day.
pub fn by_when(due: Date, today: Date) -> String {
    let day = super::deadline::due(due, today);
    match today.days_until(due) {
        0 => format!("{day}，就是今天"),
        days @ 1.. => format!("{day}，还有 {days} 天"),
        days => format!("{day}，已超过 {} 天，可以拨打 12345 催办", -days),
    }
}
/// It was put off.
pub const EXTENDED: &str = "决定期限依法延长过一次，日期已算在内。";
/// What happened.
pub const EVENTS: &str = "全过程";
/// To the entry.
pub const TO_RECORD: &str = "看这条记录";
/// The entry is published no longer.
pub const RECORD_GONE: &str = "这条记录已经不在公示。";
/// Another way to appeal.
pub const REFUSED_WAY: &str = "不同意这个结果，可以自知道之日起 60 日内申请行政复议（行政复议法第二十条），或 6 个月内提起行政诉讼（行政诉讼法第四十六条）。";
/// Drafts, as the phone lists them.
pub fn draft(kind: FormKind) -> &'static str {
    match kind {
        FormKind::Object => "没交的异议",
        FormKind::Repair => "没交的修复申请",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_what_to_do() {
        use shigantong_contract::uscc::Typed;
        let rows = [
            ("subject.name", FormFault::Missing, "请填主体全称"),
            ("subject.phone", FormFault::Unfit, "7 到 20 位"),
            (
                "subject.uscc",
                FormFault::Code(Typed::SoFar(9)),
                "还差 9 位",
            ),
            ("files", FormFault::Missing, "至少上传 1 个"),
            ("files", FormFault::TooLong(10), "最多 10 个"),
            ("has_promised", FormFault::NotPromised, "承诺"),
            ("statement", FormFault::TooLong(2000), "2000"),
            ("idempotency_key", FormFault::Unfit, "刷新"),
        ];
        for (field, of, part) in rows {
            let said = fault(FormKind::Repair, field, &of);
            assert!(said.contains(part), "{said}");
        }
        let said = code_fault("913501O0").unwrap();
        assert!(said.contains("第 7 位"), "{said}");
        assert_eq!(code_fault("9135"), None);
    }

    #[test]
    fn when_the_answer_is_due() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let due = day("2026-11-30");
        let rows = [
            ("2026-11-26", "还有 4 天"),
            ("2026-11-30", "就是今天"),
            ("2026-12-02", "已超过 2 天"),
        ];
        for (today, part) in rows {
            assert!(by_when(due, day(today)).contains(part));
        }
        assert_eq!(size(1_200.0), "2 KB");
        assert_eq!(size(5_242_880.0), "5.2 MB");
    }
}
