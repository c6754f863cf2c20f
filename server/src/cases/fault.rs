//! 办件: why something cannot be done with a case, in words that say what to do instead.

use std::fmt;

use shigantong_contract::FieldProblem;
use shigantong_contract::case::rating::{MAX_RATING_CHARS, MAX_REASONS, RatingError};
use shigantong_contract::case::{Action, CaseEvent, CaseNoError, Refusal, State};
use shigantong_contract::chain::Tamper;

use super::limits::{Limited, Whose};

/// Why something cannot be done with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No case with this number, or not with this secret: both are answered alike.
    NotFound,
    /// Too many look-ups with a wrong secret, or too many wrong tokens.
    Limited(Limited),
    /// No case with this number, told to staff alone.
    NoSuchCase,
    /// No item with this key that is performed.
    NoSuchItem,
    /// Fields that cannot be taken.
    Fields(Vec<FieldProblem>),
    /// The event does not follow where the case is.
    Refused {
        /// Why.
        refusal: Refusal,
        /// Where the case is.
        state: Option<State>,
    },
    /// Somebody else was first: the case has more events than the sender knew of.
    Moved {
        /// How many the sender knew of.
        known: u32,
        /// The last one.
        last: Box<CaseEvent>,
    },
    /// The key of this writing stood with another one before.
    KeyReused,
    /// What is stored of the case is not what was signed: nothing is added to it.
    Tampered(Vec<Tamper>),
    /// The case is not over: it cannot be rated yet.
    NotOver,
    /// All numbers of this region's day are given.
    NoMoreNumbers,
}

/// What went wrong: a fault of the request, or our own.
#[derive(Debug)]
pub enum Failure {
    /// The request's.
    Fault(Fault),
    /// Ours; the log says what.
    Internal(anyhow::Error),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Internal(error.into())
    }
}

impl Fault {
    /// A field that cannot be taken.
    #[must_use]
    pub fn field(field: &str, detail: &str) -> Self {
        Self::Fields(vec![FieldProblem {
            field: field.to_owned(),
            detail: detail.to_owned(),
        }])
    }

    /// What is wrong with which field of the request; empty where it is about none.
    #[must_use]
    pub fn fields(&self) -> Vec<FieldProblem> {
        match self {
            Self::Fields(fields) => fields.clone(),
            Self::Refused { refusal, .. } => of_refusal(refusal).into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str(
                "办件编号和查询码（或手机号后四位）对不上。请对照受理回执检查；回执不在手边的，请带身份证到窗口查询。",
            ),
            Self::Limited(limited) => write_limited(f, *limited),
            Self::NoSuchCase => f.write_str("没有这个编号的办件，请检查编号。"),
            Self::NoSuchItem => {
                f.write_str("没有这个业务办理项编码的在用事项，请先导入事项或检查编码。")
            }
            Self::Fields(fields) => {
                let fields: Vec<String> = fields
                    .iter()
                    .map(|field| format!("{}（{}）", field.field, field.detail))
                    .collect();
                write!(f, "请改正：{}。", fields.join("；"))
            }
            Self::Refused { refusal, state } => write_refusal(f, refusal, *state),
            Self::Moved { known, last } => write!(
                f,
                "您看到的办件有 {known} 条记录，现在有 {} 条：{} {}已经“{}”，现在是“{}”。请重新查看后再操作。",
                last.seq,
                last.at,
                who(last),
                last.action.label,
                last.state_after.label
            ),
            Self::KeyReused => {
                f.write_str("这个 Idempotency-Key 已经用于另一次不同的写入，请换一个。")
            }
            Self::Tampered(found) => {
                let found: Vec<String> = found.iter().map(of_tamper).collect();
                write!(
                    f,
                    "库里的记录与当时的签名对不上：{}。为了留住证据，这个办件不能再添加记录，请从备份核对。",
                    found.join("、")
                )
            }
            Self::NotOver => f.write_str("这件事还没有办完，办结后才能评价。"),
            Self::NoMoreNumbers => f.write_str("这个地区今天的编号已经用完，请明天再建。"),
        }
    }
}

fn who(event: &CaseEvent) -> String {
    if event.by.is_applicant {
        return "申请人".to_owned();
    }
    format!("{}（{}）", event.by.dept_name, event.by.role)
}

fn of_tamper(tamper: &Tamper) -> String {
    match tamper {
        Tamper::Malformed => "存证的格式不对".to_owned(),
        Tamper::NewerFormat(format) => format!("存证的格式（{format}）比这个程序新"),
        Tamper::UnknownKey(key) => format!("签名用的密钥 {key} 不是这个服务的"),
        Tamper::BadSignature => "签名不对".to_owned(),
        Tamper::Links => "散列值被改动".to_owned(),
        Tamper::Head => "办件的基本信息被改动".to_owned(),
        Tamper::Changed(seq) => format!("第 {seq} 条记录被改动"),
        Tamper::Removed(seq) => format!("第 {seq} 条记录被删除"),
        Tamper::Moved(seq) => format!("第 {seq} 条记录被调换"),
        Tamper::Added(seq) => format!("第 {seq} 条记录之后被插入"),
    }
}

fn write_limited(f: &mut fmt::Formatter<'_>, limited: Limited) -> fmt::Result {
    let minutes = limited.seconds.div_ceil(60);
    let wait = if minutes < 120 {
        format!("{minutes} 分钟")
    } else {
        format!("{} 小时", minutes.div_ceil(60))
    };
    let whose = match limited.whose {
        Whose::Case => "这个办件",
        Whose::Client => "您这里",
        Whose::Application => "这份申请",
        Whose::Complaint => "这件诉求",
        Whose::Form => {
            return write!(
                f,
                "对这条记录填写的主体多次不符，请在 {wait} 后再试。着急的话，请带登记证照到认定机关办理，或拨打 12345。"
            );
        }
        Whose::Upload => {
            return write!(
                f,
                "您这里上传的文件太多，请在 {wait} 后再传；已传的文件 24 小时内有效。"
            );
        }
        Whose::Complainant => {
            return write!(
                f,
                "您这里提交的诉求太多，请在 {wait} 后再试；填写的内容还在。着急的话请拨打 12345。"
            );
        }
        Whose::Supporter => {
            return write!(
                f,
                "您这里点“我也遇到了”的次数太多，请在 {wait} 后再点；已经点过的都算数。"
            );
        }
        Whose::Asker => {
            return write!(
                f,
                "您这里查找同样问题的次数太多，请在 {wait} 后再试；提交诉求不受影响。"
            );
        }
        Whose::Staff => {
            return write!(
                f,
                "您这里令牌出错的次数太多，请在 {wait} 后用正确的令牌再试；着急的话，请在服务器上用 case 命令办理。"
            );
        }
    };
    write!(
        f,
        "{whose}查询出错的次数太多，请在 {wait} 后再试。着急的话，请带身份证到窗口查询，或拨打 12345。"
    )
}

fn write_refusal(
    f: &mut fmt::Formatter<'_>,
    refusal: &Refusal,
    state: Option<State>,
) -> fmt::Result {
    let state = state.map_or_else(|| "未建立".to_owned(), |state| state.coded().label);
    let can = |allowed: &[Action]| {
        if allowed.is_empty() {
            return "这个办件已经结束，不能再做任何操作".to_owned();
        }
        let allowed: Vec<String> = allowed
            .iter()
            .map(|action| format!("{}（{}）", action.coded().label, action.code()))
            .collect();
        format!("现在可以：{}", allowed.join("、"))
    };
    match refusal {
        Refusal::NotAllowed(allowed) => {
            write!(f, "办件现在是“{state}”，不能这样操作；{}。", can(allowed))
        }
        Refusal::CorrectionOnce(allowed) => write!(
            f,
            "补正只能一次告知（行政许可法第三十二条），这个办件已经告知过；{}。",
            can(allowed)
        ),
        Refusal::ExtensionOnce(allowed) => write!(
            f,
            "期限只能延长一次（行政许可法第四十二条），这个办件已经延长过；{}。",
            can(allowed)
        ),
        Refusal::CorrectionOpen(due) => write!(
            f,
            "申请人的补正期限到 {due} 为止，到期后才能决定不予受理；现在可以：提交补正（resubmit）、撤回申请（withdraw）。"
        ),
        Refusal::BeforeLastEvent(last) => {
            write!(f, "时间早于上一条记录（{last}），请校准服务器的时钟。")
        }
        Refusal::TooManyEvents => f.write_str("这个办件的记录已到上限，不能再添加。"),
        Refusal::UnknownAction
        | Refusal::Missing(_)
        | Refusal::Unfit(_)
        | Refusal::TooLong(..)
        | Refusal::NotInRange(..) => {
            let field = of_refusal(refusal);
            let (field, detail) = field.map_or_else(Default::default, |p| (p.field, p.detail));
            write!(f, "请改正 {field}：{detail}。")
        }
    }
}

/// What is wrong with a field; `None` where the refusal is about the course of the case.
fn of_refusal(refusal: &Refusal) -> Option<FieldProblem> {
    let (field, detail) = match refusal {
        Refusal::UnknownAction => {
            let known: Vec<&str> = Action::ALL.iter().map(|action| action.code()).collect();
            ("action", format!("请填其中之一：{}", known.join("、")))
        }
        Refusal::Missing(field) => (*field, "这个操作需要填写这一项".to_owned()),
        Refusal::Unfit(field) => (*field, "这一项与这个操作不相配，请改正或去掉".to_owned()),
        Refusal::TooLong(field, most) => (*field, format!("请不要超过 {most} 个字（项）")),
        Refusal::NotInRange(field, least, most) => {
            (*field, format!("请填 {least} 到 {most} 的整数"))
        }
        _ => return None,
    };
    Some(FieldProblem {
        field: field.to_owned(),
        detail,
    })
}

/// What to tell a person about a number of a case that cannot be read.
#[must_use]
pub fn of_case_no(error: CaseNoError) -> String {
    match error {
        CaseNoError::Length(length) => {
            format!("办件编号是 21 位数字，您填了 {length} 位，请对照受理回执补全")
        }
        CaseNoError::Character(place) => {
            format!("办件编号只有数字，第 {} 个字符不是，请改正", place + 1)
        }
        CaseNoError::Day => "办件编号里的日期不存在，请对照受理回执检查".to_owned(),
        CaseNoError::Check => "办件编号有一位打错了或者前后颠倒，请对照受理回执检查".to_owned(),
    }
}

/// What to tell a person about a rating that cannot be taken.
pub(super) fn of_rating(error: RatingError) -> Fault {
    match error {
        RatingError::Level => Fault::field("level", "请从 1（非常不满意）到 5（非常满意）里选一级"),
        RatingError::Reasons => Fault::field(
            "reasons",
            &format!("请从这一级的选项里选，每项一次，最多 {MAX_REASONS} 项"),
        ),
        RatingError::TextTooLong => {
            Fault::field("text", &format!("请不要超过 {MAX_RATING_CHARS} 个字"))
        }
        RatingError::NoReason => {
            Fault::field("reasons", "请选一项原因或者写一句话，我们才知道改什么")
        }
    }
}
