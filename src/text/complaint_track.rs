//! The words of 查我的诉求: where a complaint is, what one can do, and what the law gives further.

use shigantong_contract::Date;
use shigantong_contract::complaint::{
    ComplaintAction as A, ComplaintState as S, NextStep, NextStepKind as K, Why,
};

use super::{complaint_form, deadline};

/// The name of the page.
pub const TITLE: &str = "查我的诉求";
/// This phone has words that the complaint does not.
pub const LATER: &str =
    "您提交以后又改过内容，改的还没有发出去。点“补充情况”，改过的文字已经填好。";
/// What it is for.
pub const LEAD: &str = "用诉求编号和查询码查。留过电话的，也可以用电话后四位。";
/// Search engines.
pub const DESCRIPTION: &str =
    "查诉求办到哪一步、谁在办、什么时候答复；催办、补充、评价，下一步怎么走。";
/// The number.
pub const NO: &str = complaint_form::NO;
/// What it looks like.
pub const NO_HINT: &str = "21 位数字，横线打不打都行";
/// The code.
pub const CODE: &str = "查询码";
/// What it looks like.
pub const CODE_HINT: &str = "回执上的 8 位；或者所留电话的后四位";
/// None typed.
pub const NO_NO: &str = "请填诉求编号";
/// The pair is none.
pub const NO_MATCH: (&str, &str) = (
    "没有查到",
    "编号和查询码对不上。请对照回执检查；回执不在手边的，请拨打 12345 查询。",
);
/// Those of this phone.
pub const KEPT: &str = "这部手机上的";
/// The samples.
pub const SAMPLES: &str = "用示例试一试";
/// They are none of a person.
pub const SAMPLES_HINT: &str = "下面是示例数据，点一下就填好。";
/// What stands.
pub const NOW: &str = "现在到哪一步";
/// Who has it.
pub const HOLDER: &str = "谁在办";
/// The desk.
pub const DESK: &str = "受理台";
/// What comes.
pub const NEXT: &str = "接下来";
/// By when.
pub const BY: &str = "最晚";
/// How often it was passed on.
pub const TRANSFERS: &str = "转办";
/// What one wrote.
pub const SAID: &str = "您反映的";
/// The reply.
pub const REPLY: &str = "答复";
/// The two outcomes.
pub const OUTCOMES: &str = "结果";
/// The department's.
pub const OF_BODY: &str = "承办单位认为";
/// The citizen's.
pub const OF_CITIZEN: &str = "您认为";
/// Not said yet.
pub const NOT_SAID: &str = "还没有说";
/// What one can do.
pub const CAN: &str = "您可以";
/// Nothing now.
pub const CAN_NOTHING: &str = "现在不用您做什么。";
/// Without the code.
pub const NEEDS_CODE: &str = "要办理请用编号和查询码重新查一次。";
/// What happened.
pub const EVENTS: &str = "经过";
/// Further steps.
pub const AHEAD: &str = "还不满意，依法可以走的下一步";
/// What they are.
pub const AHEAD_HINT: &str =
    "日期由办理记录推算。热线答复一般不是行政处理决定；是否影响您的权利，可以先打 12348 免费咨询。";
/// Opens the letter.
pub const LETTER: &str = "看文书草稿";
/// Fills blanks.
pub const LETTER_HINT: &str = "带横线的地方打印后手写。这里不收集身份证号。";
/// Copies it.
pub const COPY: &str = "复制";
/// Done.
pub const COPIED: &str = "已复制";
/// Prints it.
pub const PRINT: &str = "打印";
/// So many photographs and documents.
pub fn files(count: usize) -> String {
    format!("看照片和附件（{count} 个）")
}

/// They are on their way.
pub const LOADING_FILES: &str = "正在取……";
/// Without the code.
pub const NEEDS_CODE_TO_SEE: &str =
    "现在显示的是手机里存的。有网络时用编号和查询码重新查一次，就能看。";
/// Saves a document.
pub const SAVE_FILE: &str = "下载附件";
/// What a document is called on the phone.
pub fn file_name(place: usize) -> String {
    format!("附件{place}.pdf")
}

/// By when one says what one thinks of the reply.
pub const CONFIRM: &str = "认可期限";
/// Sends an act.
pub const SUBMIT: &str = "确定";
/// It is on its way.
pub const BUSY: &str = "正在提交……";
/// Closes the form.
pub const CANCEL: &str = "不办了";
/// Done.
pub const DONE: &str = "已经办好，记录在下面。";
/// Not done.
pub const NOT_DONE: &str = "没有办成，写的内容还在，请稍后再点一次，不会重复。";
/// The copy of the phone.
pub const COPY_SHOWN: &str = "网络不通，这是手机里存的，查于";
/// How satisfied.
pub const LEVELS: [&str; 5] = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"];
/// Is it solved?
pub const IS_SOLVED: &str = "您觉得问题解决了吗？";
/// Open now.
pub const OPEN: &str = "现在可以";
/// Not open.
pub const NOT_OPEN: &str = "现在不能";
/// Estimated.
pub const ESTIMATED: &str = "（预计）";

/// What an act is called on its button.
pub fn act(action: A) -> &'static str {
    match action {
        A::Supplement => "补充情况",
        A::Urge => "催办",
        A::Withdraw => "撤回",
        A::Confirm => "认可答复",
        A::Dispute => "不认可，要求重办",
        A::Rate => "评价",
        _ => "",
    }
}

/// What to know before one does it.
pub fn before(action: A) -> &'static str {
    match action {
        A::Supplement => "补充新的情况，办理单位马上能看到。",
        A::Urge => "会记入办理记录，每天一次。可以写一句话，也可以不写。",
        A::Withdraw => "撤回后就不再办理，也不能恢复。确实要撤回吗？",
        A::Confirm => "认可后就可以办结。问题只解决了一部分，也请照实选。",
        A::Dispute => "只能要求重办一次。请写明哪里没有解决。",
        A::Rate => "评价会公布在统计里，不会公布您是谁。只能评一次。",
        _ => "",
    }
}

/// What comes next in a state.
pub fn awaited(state: S) -> &'static str {
    match state {
        S::Submitted => "受理台审核，答复是否受理",
        S::Screening => "受理台正在审核",
        S::NotAccepted => "没有受理，原因和该找谁见下面",
        S::Accepted => "派给承办单位",
        S::Dispatched => "承办单位开始办理",
        S::Transferred => "接手的单位开始办理",
        S::Handling => "承办单位答复",
        S::Extended => "承办单位延期后答复",
        S::Replied => "请您认可或者不认可答复",
        S::Confirmed => "受理台办结",
        S::Disputed => "受理台退回重办",
        S::Reopened => "承办单位重新办理",
        S::Supervised => "督办单位在盯着办",
        S::Closed => "已经办结",
        S::Merged => "并入同一问题的另一件办理",
        S::Withdrawn => "您已撤回",
    }
}

/// So many times.
pub fn times(count: u32) -> String {
    format!("已转办 {count} 次")
}

/// When a step is open.
pub fn when(step: &NextStep) -> String {
    let day = deadline::day_with_year;
    let estimated = if step.is_estimated { ESTIMATED } else { "" };
    match (step.open_from, step.open_until) {
        (Some(from), Some(until)) => {
            format!("{} 起，到 {}{estimated} 为止", day(from), day(until))
        }
        (Some(from), None) => format!("{} 起", day(from)),
        _ => String::new(),
    }
}

/// Why a step is open or not.
pub fn why(step: &NextStep) -> &'static str {
    match step.why {
        Why::Waiting => "已经等了规定的天数。",
        Why::TooEarly => "还没有到可以催办的日子。",
        Why::Done if step.kind == K::Redo => "已经要求重办过一次。",
        Why::Done => "今天已经催过。",
        Why::Replied => "已经有了答复，不认可的可以走这一步。",
        Why::NoReply => "还没有答复，先催办。",
        Why::IfRightsTouched => "答复直接影响您的权利义务时才可以。",
        Why::Refused => "没有受理。",
        Why::Silent => "超过期限没有答复。",
        Why::Over => "已经过了期限。",
        Why::Ended => "这一步已经过去。",
        Why::NotForThis => "咨询、建议和表扬没有这一步。",
    }
}

/// Where a step is taken.
pub fn place(kind: K) -> &'static str {
    match kind {
        K::Urge | K::Redo => "在本页办理，或者拨打 12345",
        K::Reconsideration => "向作出行为的部门的本级人民政府（司法局行政复议机构）提交",
        K::Litigation => "向被告所在地的基层人民法院立案庭提交，也可以先走行政复议",
        K::Petition => "向有权处理的机关或者当地信访局提交，也可以在国家信访局网站提交",
    }
}

/// The last day of a term.
pub fn due(date: Date, today: Date) -> String {
    deadline::due(date, today)
}
