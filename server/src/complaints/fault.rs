//! 诉求: why something cannot be done, in words that say what to do instead. No fault names a person.

use std::fmt;

use shigantong_contract::FieldProblem;
use shigantong_contract::complaint::{
    Actor, ComplaintAction, ComplaintRefusal, ComplaintState, Elsewhere,
};

use crate::cases::Limited;

/// Why something cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Fields that cannot be taken.
    Fields(Vec<FieldProblem>),
    /// It goes elsewhere, and nothing of it was kept.
    Discipline(Elsewhere),
    /// The key stood with something else before.
    KeyReused,
    /// A photograph that was not sent, is too old, or stands in another complaint.
    NoSuchPhoto,
    /// Too many wrong look-ups.
    Limited(Limited),
    /// No complaint with this number, or not with this secret: both are answered alike.
    NotFound,
    /// No complaint with this number, told to staff alone.
    NoSuchComplaint,
    /// The complaint has no file of this name.
    NoSuchFile,
    /// Nothing with this key stands on the board.
    NotOnBoard,
    /// Somebody else was first.
    Changed,
    /// The event does not follow where the complaint is.
    Refused {
        /// Why.
        refusal: ComplaintRefusal,
        /// Where it is.
        state: Option<ComplaintState>,
    },
    /// What it would be merged into is none, itself, or merged.
    NoMerging,
    /// The citizen does not want it on the board, or the desk has not accepted it.
    NotForPublic,
    /// No proof of work, a wrong one, or one that was used or is too old.
    NoProof,
    /// The same text came too often today.
    SameText,
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
    /// What is wrong with which field; empty where it is about none.
    #[must_use]
    pub fn fields(&self) -> Vec<FieldProblem> {
        let one = |field: &str| {
            vec![FieldProblem {
                field: field.to_owned(),
                detail: self.to_string(),
            }]
        };
        match self {
            Self::Fields(fields) => fields.clone(),
            Self::Discipline(_) => one("issue"),
            Self::NoSuchPhoto => one("attachments"),
            Self::Refused {
                refusal:
                    ComplaintRefusal::Missing(field)
                    | ComplaintRefusal::Unfit(field)
                    | ComplaintRefusal::TooLong(field, _),
                ..
            } => one(field),
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fields(fields) => {
                let fields: Vec<&str> = fields.iter().map(|field| field.detail.as_str()).collect();
                write!(f, "请改正：{}。", fields.join("；"))
            }
            Self::Discipline(elsewhere) => write!(
                f,
                "违纪违法线索这里不受理，您填写的内容没有保存。请拨打{} {}。",
                elsewhere.name, elsewhere.phone
            ),
            Self::KeyReused => f.write_str(
                "这份诉求已经提交过，内容却不一样。请先用收到的诉求编号查进度；要另外反映的，请新写一份。",
            ),
            Self::NoSuchPhoto => {
                f.write_str("有照片没有传上来或已经超过 24 小时，请重新添加后再提交")
            }
            Self::Limited(_) => f.write_str("次数太多，请稍后再试。"),
            Self::NotFound => f.write_str(
                "诉求编号和查询码（或手机号后四位）对不上。请对照回执检查；回执不在手边的，请拨打 12345 查询。",
            ),
            Self::NoSuchComplaint => f.write_str("没有这个编号的诉求，请检查编号。"),
            Self::NoSuchFile => f.write_str("这件诉求没有这个文件，请刷新后再看。"),
            Self::NotOnBoard => f.write_str("这件诉求没有公开，或者已经撤下。请回到公开诉求里查找。"),
            Self::Changed => f.write_str("这件诉求刚刚有了新的记录，请重新查看后再办理。"),
            Self::Refused { refusal, state } => write_refusal(f, refusal, *state),
            Self::NoMerging => f.write_str("要并入的诉求不存在、就是本件或者已经并案，请检查编号。"),
            Self::NotForPublic => f.write_str("诉求人没有同意公开，或者还没有受理，不能公开。"),
            Self::NoProof => f.write_str(
                "安全校验没有通过或者已经过期，请再点一次提交；填写的内容还在。",
            ),
            Self::SameText => f.write_str(
                "今天已经收到很多件同样内容的诉求，都会办理。请到“公开诉求”里找到它，点“我也遇到了”。",
            ),
            Self::NoMoreNumbers => f.write_str("今天这个地区的编号已经用完，请拨打 12345 反映。"),
        }
    }
}

fn write_refusal(
    f: &mut fmt::Formatter<'_>,
    refusal: &ComplaintRefusal,
    state: Option<ComplaintState>,
) -> fmt::Result {
    use ComplaintRefusal as R;
    let state = state.map_or_else(|| "未提交".to_owned(), |state| state.coded().label);
    match refusal {
        R::UnknownAction => f.write_str("没有这个动作。"),
        R::UnknownActor => f.write_str("actor 应为 desk、department 或 supervisor。"),
        R::NotAllowed(allowed) if allowed.is_empty() => {
            write!(f, "这件诉求现在是“{state}”，不能这样办理。")
        }
        R::NotAllowed(allowed) => {
            let label = |action: &ComplaintAction| action.coded().label;
            let allowed: Vec<String> = allowed.iter().map(label).collect();
            let allowed = allowed.join("、");
            write!(
                f,
                "这件诉求现在是“{state}”，不能这样办理；现在可以：{allowed}。"
            )
        }
        R::NotYours(actors) => {
            let actors: Vec<String> = actors.iter().map(|a: &Actor| a.coded().label).collect();
            write!(f, "这一步由{}办理。", actors.join("、"))
        }
        R::NotHolder => f.write_str("这件诉求在别的单位手里，请先转办。"),
        R::TooEarly(from) => write!(f, "{from} 起才可以这样办理。"),
        R::Over(last) => write!(f, "到 {last} 为止可以这样办理，已经过期。"),
        R::DisputeOnce => f.write_str("不认可答复只能提一次，已经提过。可以申请复议或者信访。"),
        R::UrgedToday => f.write_str("今天已经催办过，明天可以再催。"),
        R::TooOften(most) => write!(f, "最多 {most} 次，已经用完。"),
        R::BeforeLastEvent(last) => {
            write!(f, "时间早于上一条记录（{last}），请校准服务器的时钟。")
        }
        R::Missing("text") => f.write_str("请写明理由或者内容。"),
        R::Missing(field) => write!(f, "这个动作需要写明 {field}。"),
        R::Unfit(field) => write!(f, "{field} 与这个动作不相配。"),
        R::TooLong(field, most) => write!(f, "{field} 请不要超过 {most}。"),
    }
}
