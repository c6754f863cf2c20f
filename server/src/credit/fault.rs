//! 信用记录: why something cannot be done with a record or an application, in words that say what to
//! do instead. No fault names a person.

use std::fmt;

use shigantong_contract::credit::{CreditAction, CreditRefusal, CreditState};
use shigantong_contract::{ApplicationState, FieldProblem};

use crate::cases::Limited;

/// Why something cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There never was such a record.
    NoSuchRecord,
    /// The record is not published now, whatever the reason.
    NotPublished,
    /// Fields that cannot be taken.
    Fields(Vec<FieldProblem>),
    /// Name and code are not those of the entry.
    NotTheSubject,
    /// The red list has nothing to repair.
    NothingToRepair,
    /// The event does not follow where the record is.
    Refused {
        /// Why.
        refusal: CreditRefusal,
        /// Where the record is.
        state: Option<CreditState>,
    },
    /// An application of this kind is open already.
    AlreadyOpen,
    /// The key of this form stood with another one before.
    KeyReused,
    /// A file that was not sent, is too old, or stands in another application.
    NoSuchUpload,
    /// Too many tries.
    Limited(Limited),
    /// No application with this number, or not with this secret: both are answered alike.
    NotFound,
    /// No application with this number, told to the operator alone.
    NoSuchApplication,
    /// The application does not stand where this follows.
    ApplicationIs(ApplicationState, &'static str),
    /// The decision and subject were published before, with another content.
    PublishedOtherwise(String),
    /// The rules are not in force yet.
    RulesNotInForce,
    /// All numbers of this region's day are given.
    NoMoreNumbers,
    /// A file with nothing in it.
    EmptyUpload,
    /// A file that is neither PDF nor PNG nor JPEG.
    UnfitUpload,
    /// A file that is too large.
    LargeUpload,
    /// Too many ask at once.
    Busy,
    /// The server keeps as many files as it can.
    FullOfUploads,
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
    /// What is wrong with which field; empty where it is about none.
    #[must_use]
    pub fn fields(&self) -> Vec<FieldProblem> {
        match self {
            Self::Fields(fields) => fields.clone(),
            Self::NoSuchUpload => vec![FieldProblem {
                field: "files".to_owned(),
                detail: self.to_string(),
            }],
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchRecord => f.write_str("没有这条信用记录，请回到红黑榜重新查找。"),
            Self::NotPublished => f.write_str("这条记录已不再公示。"),
            Self::Fields(fields) => {
                let fields: Vec<&str> = fields.iter().map(|field| field.detail.as_str()).collect();
                write!(f, "请改正：{}。", fields.join("；"))
            }
            Self::NotTheSubject => f.write_str(
                "填写的名称或统一社会信用代码与这条记录的主体不一致，请对照登记证照检查；自然人请填写姓名全名，代码留空。",
            ),
            Self::NothingToRepair => f.write_str("红榜记录不需要修复。"),
            Self::Refused { refusal, state } => write_refusal(f, refusal, *state),
            Self::AlreadyOpen => f.write_str(
                "这条记录已有一份同类申请在办理，请用收到的申请编号和查询码查看进度，不必重复提交。",
            ),
            Self::KeyReused => f.write_str(
                "这份表单已经提交过，内容却不一样。请先用收到的申请编号查看进度；要另外提交的，请刷新页面重新填写。",
            ),
            Self::NoSuchUpload => {
                f.write_str("有材料没有传上来或已经超过 24 小时，请重新上传后再提交")
            }
            Self::Limited(_) => f.write_str("次数太多，请稍后再试。"),
            Self::NotFound => f.write_str(
                "申请编号和查询码（或手机号后四位）对不上。请对照回执检查；回执不在手边的，请带身份证件到认定机关查询。",
            ),
            Self::NoSuchApplication => f.write_str("没有这个编号的申请，请检查编号。"),
            Self::ApplicationIs(state, can) => {
                write!(f, "这份申请现在是“{}”，{can}。", state.coded().label)
            }
            Self::PublishedOtherwise(id) => write!(
                f,
                "这份决定对这个主体已经公示（{id}），内容与这次不同。要改正的，请在异议成立时用 correct；不该公示的，用 withdraw 撤下。"
            ),
            Self::RulesNotInForce => {
                f.write_str("公示期规则还没有施行，请等施行之日再公示，或换上现行的规则。")
            }
            Self::NoMoreNumbers => f.write_str("这个地区今天的编号已经用完，请明天再提交。"),
            Self::EmptyUpload => f.write_str("文件是空的，请重新选择文件。"),
            Self::UnfitUpload => f.write_str("只能上传 PDF、PNG 或 JPEG 文件，请拍照或另存后再传。"),
            Self::LargeUpload => f.write_str("文件超过 5 MB，请压缩或分成几份再传。"),
            Self::Busy => f.write_str("请过几秒再试。"),
            Self::FullOfUploads => f.write_str("现在上传的人太多，请过几分钟再传。"),
        }
    }
}

fn write_refusal(
    f: &mut fmt::Formatter<'_>,
    refusal: &CreditRefusal,
    state: Option<CreditState>,
) -> fmt::Result {
    let state = state.map_or_else(|| "未公示".to_owned(), |state| state.coded().label);
    match refusal {
        CreditRefusal::UnknownAction => f.write_str("没有这个动作。"),
        CreditRefusal::NotAllowed(allowed) if allowed.is_empty() => {
            write!(f, "这条记录现在是“{state}”，不能这样办理。")
        }
        CreditRefusal::NotAllowed(allowed) => {
            let label = |action: &CreditAction| action.coded().label;
            let allowed: Vec<String> = allowed.iter().map(label).collect();
            let allowed = allowed.join("、");
            write!(
                f,
                "这条记录现在是“{state}”，不能这样办理；现在可以：{allowed}。"
            )
        }
        CreditRefusal::ObligationsOpen => f.write_str(
            "决定要求履行的义务还没有全部确认履行。请先履行，并请认定机关确认，然后再申请修复。",
        ),
        CreditRefusal::TooEarly(from) => write!(
            f,
            "最短公示期还没有届满，{from} 起可以申请修复（信用修复管理办法）。"
        ),
        CreditRefusal::NotYetExpired(last) => write!(f, "公示到 {last} 为止，第二天才期满。"),
        CreditRefusal::Over(last) => write!(f, "最长公示期到 {last} 已经届满，只能期满停止公示。"),
        CreditRefusal::ExtensionOnce => f.write_str("决定期限只能延长一次，已经延长过。"),
        CreditRefusal::BeforeLastEvent(last) => {
            write!(f, "时间早于上一条记录（{last}），请校准服务器的时钟。")
        }
        CreditRefusal::Missing(field) => write!(f, "这个动作需要写明 {field}。"),
        CreditRefusal::Unfit(field) => write!(f, "{field} 与这个动作不相配。"),
        CreditRefusal::TooLong(field, most) => write!(f, "{field} 请不要超过 {most} 个字。"),
        CreditRefusal::TooManyEvents => f.write_str("这条记录的事件已到上限。"),
    }
}
