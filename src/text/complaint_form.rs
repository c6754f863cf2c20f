//! The words of the complaint form (我要反映).

use shigantong_contract::complaint::draft::{MAX_TEXT_CHARS, MIN_TEXT_CHARS};
use shigantong_contract::complaint::{Fault, SpanKind};
use shigantong_contract::{Date, Limit};

use super::deadline;
use crate::domain::complaint_draft::Step;

/// The name of the page.
pub const TITLE: &str = "我要反映";
/// What it is for.
pub const LEAD: &str =
    "投诉、举报、求助、咨询、建议、表扬，都从这里说。不用登录，提交后给您编号和查询码。";
/// Goes on to the next step.
pub const NEXT: &str = "继续";
/// Goes back to the list of answers.
pub const TO_CHECK: &str = "改好了，回去核对";
/// Goes back a step.
pub const BACK: &str = "上一步";
/// The draft is kept.
pub const KEPT: &str = "写的内容随时存在这部手机上，关掉再来还在。";
/// It is not.
pub const NOT_KEPT: &str = "这个浏览器不让保存草稿，请一次写完提交，不要关闭本页。";
/// Another page changed the same draft.
pub const NEWER: &str = "这份草稿在另一个页面里也改过了，请选留哪一份。";
/// What the other page has.
pub const THEIRS: &str = "那边写的情况：";
/// Takes over what the other page has.
pub const TAKE_NEWER: &str = "用那边的";
/// Keeps what this page has.
pub const KEEP_MINE: &str = "用这边的";
/// Above the list of what is wrong.
pub const FAULTS: &str = "还有地方要改";
/// Draws attention to drafts and receipts.
pub fn drafts(count: usize) -> String {
    format!("这部手机上还有 {count} 件没写完或者没发出的，去看看")
}

/// Calls a number.
pub fn call(number: &str) -> String {
    format!("拨打 {number}")
}

/// The question of a step.
pub fn title(step: Step) -> &'static str {
    match step {
        Step::Issue => "遇到了什么问题？",
        Step::Where => "在哪里发生的？",
        Step::About => "和哪件事有关？",
        Step::Words => "说说情况",
        Step::Photos => "有照片吗？",
        Step::Who => "怎么联系您？",
        Step::Privacy => "谁能看到？",
        Step::Check => "核对一遍，再提交",
    }
}

/// The name of a step in the list of answers.
pub fn short(step: Step) -> &'static str {
    match step {
        Step::Issue => "问题",
        Step::Where => "地点",
        Step::About => "有关事项",
        Step::Words => "情况",
        Step::Photos => "照片",
        Step::Who => "联系方式",
        Step::Privacy => "公开范围",
        Step::Check => "核对",
    }
}

/// How far one is.
pub fn place(step: Step) -> String {
    format!("第 {} 步，共 {} 步", step.place(), Step::ALL.len())
}

/// Choose the issue and not the agency.
pub const ISSUE_HINT: &str = "选最接近的一个就行，归哪个部门管由受理台判断。";
/// The kind that follows from the issue.
pub const KIND: &str = "按哪一类办理";
/// 12388.
pub const DISCIPLINE: &str =
    "党员、干部违纪违法的线索，这里不受理，您选的和写的都没有保存。请直接向纪检监察机关反映：";
/// The region.
pub const AREA: &str = "地区";
/// None is chosen.
pub const CHOOSE: &str = "请选择";
/// The place in words.
pub const PLACE: &str = "具体地点（可以不填）";
/// What helps.
pub const PLACE_HINT: &str = "例如：经二路早市东头、政务大厅 3 号窗口";
/// Writes the name of the region's hall.
pub fn at(hall: &str) -> String {
    format!("就在{hall}")
}

/// Asks the phone where it is.
pub const LOCATE: &str = "加上我现在的位置";
/// It was added.
pub const LOCATED: &str = "已加上位置，只给办理单位看。";
/// It was not.
pub const NOT_LOCATED: &str = "没有取到位置，用文字写地点也一样。";
/// Takes it out again.
pub const UNLOCATE: &str = "去掉位置";
/// It is being asked for.
pub const LOCATING: &str = "正在取位置……";
/// The item.
pub const ITEM: &str = "事项";
/// The department.
pub const DEPARTMENT: &str = "部门（不知道就不选）";
/// None.
pub const NO_DEPARTMENT: &str = "不知道，由受理台判断";
/// The company.
pub const COMPANY: &str = "企业（统一社会信用代码）";
/// Takes it out.
pub const REMOVE: &str = "不是这件";
/// The number of a case.
pub const CASE: &str = "办件编号（可以不填）";
/// What helps.
pub const CASE_HINT: &str = "受理回执上的编号。没有就空着。";
/// Nothing is prefilled.
pub const ABOUT_HINT: &str = "从办事指南或者办件进度里点“投诉”进来，会自动带上事项。没有也能继续。";
/// The words.
pub const WORDS: &str = "什么时候、在哪里、发生了什么、您希望怎样";
/// What not to write.
pub const WORDS_HINT: &str = "不要写身份证号、银行卡号和密码，办理不需要。";
/// Numbers in the text.
pub const FOUND: &str = "写的内容里有：";
/// Masks one.
pub const MASK: &str = "遮住";
/// The text may be a clue of discipline.
pub const MAY_BE_DISCIPLINE: &str =
    "看起来像是反映党员、干部违纪违法？那请打 12388，这里不受理也不保存。如果不是，请继续。";
/// Photographs.
pub const PHOTOS_HINT: &str = "最多 6 张，可以不加。发送前会缩小，并去掉拍摄地点等信息。";
/// Adds one.
pub const ADD_PHOTO: &str = "拍照或选照片";
/// So many photographs.
pub fn photos(count: usize) -> String {
    format!("{count} 张")
}

/// The name of a photograph.
pub fn photo(place: usize) -> String {
    format!("第 {place} 张")
}

/// Takes one out.
pub const REMOVE_PHOTO: &str = "删除";
/// One is being read.
pub const READING_PHOTO: &str = "正在处理照片……";
/// It cannot be read.
pub const UNREADABLE: &str = "有一张打不开，请换一张 JPG 或 PNG 照片。";
/// It is too large.
pub const TOO_LARGE: &str = "有一张太大，请裁剪后再选。";
/// There are too many.
pub const TOO_MANY: &str = "最多 6 张，多出来的没有加。";
/// The phone keeps none.
pub const PHOTO_IN_MEMORY: &str = "这个浏览器存不下照片，关闭本页会丢，请写完马上提交。";
/// A name and a telephone.
pub const NAMED: &str = "留下称呼和电话，方便核实和回复";
/// Nobody.
pub const ANONYMOUS: &str = "不留姓名电话";
/// Only with number and code.
pub const ANONYMOUS_HINT: &str = "办理单位联系不上您，只能凭编号和查询码看结果。";
/// Not for this issue.
pub const NOT_ANONYMOUS: &str = "这类问题要有人可以联系才能办，请留下称呼和电话。";
/// The name.
pub const NAME: &str = "怎么称呼您";
/// Not the full name.
pub const NAME_HINT: &str = "例如：王女士";
/// The telephone.
pub const PHONE: &str = "电话";
/// What for.
pub const PHONE_HINT: &str = "只有办理单位能看到，后四位也可以用来查进度。";
/// Above the three readers.
pub const READERS: &str = "按您的选择，别人看到的是：";
/// The public.
pub const PUBLIC: &str = "所有人";
/// The handling body.
pub const BODY: &str = "受理台和办理单位";
/// Who is complained about.
pub const SUBJECT: &str = "被反映的单位或人";
/// Nothing.
pub const NOTHING: &str = "什么也看不到";
/// The text is not shown.
pub const REPLY_ONLY: &str = "只看到答复，看不到您写的";
/// Not told.
pub const SUBJECT_NOTHING: &str = "不会告诉他您反映了什么、您是谁";
/// Sends.
pub const SUBMIT: &str = "提交";
/// Changes an answer.
pub const CHANGE: &str = "修改";
/// Nothing was answered.
pub const NONE: &str = "没有填";
/// It is on its way.
pub const SENDING: &str = "正在提交";
/// Where it stands.
pub const SENDING_HINT: &str =
    "请稍等。就算现在关掉页面，内容也存在这部手机上，下次打开会接着发，不会重复。";
/// It waits.
pub const WAITING: &str = "还没有发出去";
/// How far the photographs are.
pub fn sent_photos(done: usize, all: usize) -> String {
    format!("照片已传 {done} 张，共 {all} 张")
}

/// No network.
pub const WAITING_HINT: &str =
    "网络不通或者太忙。内容存在这部手机上，网络一好就自动发送，只会发一次。请不要重新填写。";
/// The server has no time now, and said why.
pub const BUSY_HINT: &str = "内容存在这部手机上，过一会儿自动再发，只会发一次。请不要重新填写。";
/// At once.
pub const TRY_NOW: &str = "现在再试";
/// Not taken.
pub const REFUSED: &str = "没有提交成功";
/// Back to writing.
pub const EDIT: &str = "回去修改";
/// Taken.
pub const RECEIPT: &str = "已经收到";
/// What to do with it.
pub const RECEIPT_LEAD: &str = "请记下编号和查询码，查进度、催办、评价都用它。";
/// What arrived was written before the last changes.
pub const EARLIER: &str = "收到的是您修改以前的内容，改的还没有发出去。点“查看进度”，再点“补充情况”就能发；改过的联系方式、地点和照片也请写在补充里。";
/// What was written after it was sent.
pub const LATER: &str = "您后来写的：";
/// Arrived, and changed since.
pub const RECEIPT_LATER: &str = "已经收到，后来改的还没发";
/// Its number.
pub const NO: &str = "诉求编号";
/// Its code.
pub const CODE: &str = "查询码";
/// When.
pub const RECEIVED: &str = "收到时间";
/// Who has it.
pub const DESK: &str = "先由谁看";
/// What comes.
pub const THEN: &str = "接下来";
/// Copies it.
pub const COPY: &str = "复制编号和查询码";
/// It worked.
pub const COPIED: &str = "已复制";
/// As an image.
pub const SAVE_IMAGE: &str = "存成图片";
/// Press it long.
pub const IMAGE_HINT: &str = "长按图片可以保存到相册。";
/// The receipt stays.
pub const RECEIPT_KEPT: &str =
    "这张回执存在这部手机上，在“我写的”里还能看到。手机是别人的，请删除。";
/// It does not.
pub const RECEIPT_NOT_KEPT: &str = "这个浏览器没能保存回执，请现在抄下或者复制。";
/// Forgets it.
pub const FORGET: &str = "从这部手机删除";
/// It was.
pub const FORGOTTEN: &str = "已删除";
/// To tracking.
pub const TRACK: &str = "查看进度";
/// The list of drafts.
pub const MINE: &str = "我写的";
/// What is in it.
pub const MINE_LEAD: &str = "只存在这部手机上，换手机或清空浏览器就没有了。";
/// The phone is being asked.
pub const MINE_WAITING: &str = "正在读取这部手机上的内容……";
/// Something is in it.
pub const MINE_THERE: &str = "没写完的可以接着写，发出去的可以查进度。";
/// Nothing is in it.
pub const MINE_EMPTY: &str = "这部手机上没有草稿和回执。";
/// Goes on writing.
pub const GO_ON: &str = "接着写";
/// A draft.
pub const DRAFT: &str = "没写完";
/// Begins another.
pub const ANOTHER: &str = "再反映一件";

/// What follows, with the limits of the rules.
pub fn then(screen: Option<Date>, dispatch: Limit, handle: Option<Limit>) -> Vec<String> {
    let first = match screen {
        Some(date) => format!("最晚 {} 前答复是否受理。", deadline::day_with_year(date)),
        None => "受理台先看，答复是否受理。".to_owned(),
    };
    let mut then = vec![first];
    if dispatch.days > 0 {
        then.push(format!("受理后 {}内派给办理单位。", limit(dispatch)));
    }
    if let Some(handle) = handle {
        then.push(format!(
            "受理后 {}内答复您，转办不另外加时间。",
            limit(handle)
        ));
    }
    then.push("答复后您可以认可、不认可，并且打分。".to_owned());
    then
}

fn limit(limit: Limit) -> String {
    deadline::days(limit.days, limit.unit)
}

/// Whether the limits were compared with the place's own rules.
pub fn source(name: &str, is_checked: bool) -> String {
    match is_checked {
        true => format!("期限依据：{name}"),
        false => format!("期限依据：{name}。还没有和本地规定核对，以受理台告知的为准。"),
    }
}

/// What is copied.
pub fn receipt(no: &str, code: &str) -> String {
    format!("诉求编号：{no}\n查询码：{code}")
}

/// How much is written.
pub fn count(count: usize) -> String {
    match count {
        0 => format!("请写 {MIN_TEXT_CHARS} 到 {MAX_TEXT_CHARS} 个字"),
        _ if count < MIN_TEXT_CHARS => {
            format!("已写 {count} 个字，再写 {} 个字", MIN_TEXT_CHARS - count)
        }
        _ if count > MAX_TEXT_CHARS => {
            format!("已写 {count} 个字，请删去 {} 个字", count - MAX_TEXT_CHARS)
        }
        _ => format!("已写 {count} 个字，最多 {MAX_TEXT_CHARS} 个字"),
    }
}

/// What a number in the text is.
pub fn span(kind: SpanKind) -> &'static str {
    match kind {
        SpanKind::Identity => "身份证号",
        _ => "电话号码",
    }
}

/// What is wrong with a field.
pub fn fault(field: &str, fault: &Fault) -> String {
    match (field, fault) {
        (_, Fault::IdentityNumber) => "里面有身份证号，请遮住，办理不需要它".to_owned(),
        ("issue" | "kind", _) => "请选一个问题".to_owned(),
        ("area_code", _) => "请选地区".to_owned(),
        ("place", _) => "地点请不要超过 100 个字".to_owned(),
        ("case_no", _) => "编号不对，请对照回执，或者空着".to_owned(),
        ("uscc", _) => "企业代码不对，请点“不是这件”去掉".to_owned(),
        ("text", Fault::Missing) => "请写下情况".to_owned(),
        ("text", Fault::TooShort { has, least }) => {
            format!("太短，再写 {} 个字", least.saturating_sub(*has))
        }
        ("text", _) => format!("太长，最多 {MAX_TEXT_CHARS} 个字"),
        ("contact.name", Fault::Missing) => "请写怎么称呼您".to_owned(),
        ("contact.name", _) => "称呼太长，请写短一点".to_owned(),
        ("contact.phone", Fault::Missing) => "请写电话".to_owned(),
        ("contact.phone", _) => "电话不对，请写 7 到 20 位数字，例如 0917-3260000".to_owned(),
        ("contact", _) => NOT_ANONYMOUS.to_owned(),
        ("visibility", _) => "请选是否公开".to_owned(),
        _ => "这里有误，请改正".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shigantong_contract::DayUnit;

    #[test]
    fn the_receipt_says_what_comes() {
        let limit = |days| Limit {
            days,
            unit: DayUnit::Working,
        };
        let date = "2026-11-30".parse().ok();
        let then = then(date, limit(1), Some(limit(5)));
        assert_eq!(then.len(), 4);
        assert!(
            then[0].contains("11月30日") && then[2].contains("5 个工作日"),
            "{then:?}"
        );
        assert!(source("某规定", false).contains("核对"));
    }

    #[test]
    fn the_count_says_what_is_missing() {
        for (written, says) in [
            (0, "20 到 2000"),
            (5, "再写 15"),
            (30, "已写 30"),
            (2_010, "删去 10"),
        ] {
            assert!(count(written).contains(says), "{}", count(written));
        }
    }
}
