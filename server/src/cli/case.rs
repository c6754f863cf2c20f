//! 命令: cases, by the same functions as the staff API.

use clap::{Args, Subcommand};
use shigantong_contract::case::{Action, fold};
use shigantong_contract::{
    Case, CaseDocument, CaseDraft, CaseEvent, CaseNo, Correction, CorrectionItem, Date, EventDraft,
    Party, SpecialSpan,
};

use super::DataArgs;
use crate::cases::{Cases, Failure, ReplyKey, now, of_case_no};
use crate::serve::signing_key;

/// What to do with a case.
#[derive(Debug, Subcommand)]
pub enum CaseCommand {
    /// 为一个事项新建办件；输出办件编号与查询码，查询码只显示这一次
    Create(CreateArgs),
    /// 给办件添加一条记录；不能这样操作时说明现在可以做什么
    Event(Box<EventArgs>),
    /// 查看办件的全部记录，以及现在可以做什么
    Show(ShowArgs),
}

/// A new case.
#[derive(Args, Debug)]
pub struct CreateArgs {
    /// 业务办理项编码
    #[arg(long, value_name = "CODE")]
    item: String,
    /// 申请人姓名或名称；只保存第一个字
    #[arg(long, value_name = "NAME")]
    applicant: String,
    /// 申请人电话；只保存后四位的散列值
    #[arg(long, value_name = "NUMBER")]
    phone: String,
    /// 幂等键：同一个键重复执行只建一次
    #[arg(long, value_name = "KEY", value_parser = reply_key)]
    key: Option<ReplyKey>,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// What happens next.
#[derive(Args, Debug)]
pub struct EventArgs {
    /// 办件编号
    #[arg(value_parser = case_no)]
    case_no: CaseNo,
    /// 动作，例如 receive、accept、approve；写错时会列出全部
    #[arg(long)]
    action: String,
    /// 环节
    #[arg(long, default_value = "")]
    stage: String,
    /// 经办的岗位；申请人自己的动作（提交补正、撤回）不写
    #[arg(long, default_value = "")]
    role: String,
    /// 经办部门；不写则为现在持有办件的部门
    #[arg(long, value_name = "NAME")]
    dept: Option<String>,
    /// 经办部门的编码
    #[arg(long, value_name = "CODE", default_value = "")]
    dept_code: String,
    /// 决定与理由，给申请人看
    #[arg(long, value_name = "TEXT", default_value = "")]
    decision: String,
    /// 文书名称
    #[arg(long, value_name = "NAME")]
    document: Option<String>,
    /// 文号
    #[arg(long, value_name = "NUMBER", default_value = "")]
    document_number: String,
    /// 公开的文书：数据目录 files/ 里的文件名，不带后缀
    #[arg(long, value_name = "GUID", default_value = "")]
    document_guid: String,
    /// 要补正的内容，每项写一次
    #[arg(long = "correct", value_name = "TEXT")]
    correct: Vec<String>,
    /// 补正的最后一天，例如 2026-12-10
    #[arg(long, value_name = "DATE", requires = "correct")]
    due: Option<Date>,
    /// 特别程序的名称，例如 专家评审
    #[arg(long, value_name = "NAME")]
    special: Option<String>,
    /// 特别程序预计的天数
    #[arg(long, value_name = "DAYS", requires = "special")]
    special_days: Option<u16>,
    /// 延长的天数
    #[arg(long, value_name = "DAYS")]
    extend: Option<u16>,
    /// 下一步的部门；不写则为经办部门
    #[arg(long, value_name = "NAME", requires = "next_role")]
    next_dept: Option<String>,
    /// 下一步部门的编码
    #[arg(long, value_name = "CODE", default_value = "")]
    next_dept_code: String,
    /// 下一步的岗位；不写则由经办人继续
    #[arg(long, value_name = "ROLE")]
    next_role: Option<String>,
    /// 您看到的记录条数；此后有人操作过就不执行
    #[arg(long, value_name = "COUNT")]
    known: Option<u32>,
    /// 幂等键：同一个键重复执行只添加一次
    #[arg(long, value_name = "KEY", value_parser = reply_key)]
    key: Option<ReplyKey>,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// Which case to show.
#[derive(Args, Debug)]
pub struct ShowArgs {
    /// 办件编号
    #[arg(value_parser = case_no)]
    case_no: CaseNo,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

fn case_no(text: &str) -> Result<CaseNo, String> {
    CaseNo::parse(text).map_err(of_case_no)
}

fn reply_key(text: &str) -> Result<ReplyKey, String> {
    ReplyKey::parse(text).ok_or_else(|| "应为 1 到 128 个可见的英文字符".to_owned())
}

impl CaseCommand {
    /// Does it; false where it was refused, after saying why.
    ///
    /// # Errors
    /// Those of the database and of the key.
    pub(super) async fn run(self) -> anyhow::Result<bool> {
        let data = match &self {
            Self::Create(args) => &args.data,
            Self::Event(args) => &args.data,
            Self::Show(args) => &args.data,
        };
        let db = data.open().await?;
        let key = signing_key();
        let cases = Cases::open(db.clone(), &data.data, key.as_deref()).await?;
        let said = self.done(&cases).await;
        db.close().await;
        match said {
            Ok(said) => {
                print!("{said}");
                Ok(true)
            }
            Err(Failure::Fault(fault)) => {
                println!("没有执行：{fault}");
                Ok(false)
            }
            Err(Failure::Internal(error)) => Err(error),
        }
    }

    async fn done(self, cases: &Cases) -> Result<String, Failure> {
        match self {
            Self::Create(args) => {
                let draft = CaseDraft {
                    task_handle_item: args.item,
                    applicant: args.applicant,
                    phone: args.phone,
                    next: None,
                };
                let created = cases.create(&draft, args.key.as_ref()).await?;
                let code = created.query_code.grouped();
                Ok(format!("办件编号：{}\n查询码：{code}\n", created.case_no))
            }
            Self::Event(args) => {
                let before = cases.find(&args.case_no).await?;
                let draft = args.draft(&before);
                let (case_no, key) = (&args.case_no, args.key.as_ref());
                let case = cases.advance(case_no, &draft, args.known, key).await?;
                shown(&case)
            }
            Self::Show(args) => shown(&cases.find(&args.case_no).await?),
        }
    }
}

impl EventArgs {
    fn draft(&self, before: &Case) -> EventDraft {
        let is_applicants = Action::of_code(&self.action).is_some_and(Action::is_applicants);
        let by = if is_applicants {
            Party::applicant()
        } else {
            self.party(before)
        };
        let document = self.document.as_ref().map(|name| CaseDocument {
            name: name.clone(),
            number: self.document_number.clone(),
            guid: self.document_guid.clone(),
        });
        let items = self.correct.iter().map(|text| CorrectionItem {
            text: text.clone(),
            material: String::new(),
        });
        let correction = self.due.map(|due| Correction {
            due,
            items: items.collect(),
        });
        let special = self.special.as_ref().map(|name| SpecialSpan {
            name: name.clone(),
            days: self.special_days,
        });
        let next = self.next_role.as_ref().map(|role| Party {
            is_applicant: false,
            dept_code: match &self.next_dept {
                Some(_) => self.next_dept_code.clone(),
                None => by.dept_code.clone(),
            },
            dept_name: self.next_dept.clone().unwrap_or(by.dept_name.clone()),
            role: role.clone(),
        });
        EventDraft {
            action: self.action.clone(),
            stage: self.stage.clone(),
            by,
            decision: self.decision.clone(),
            document,
            correction,
            special,
            extension_days: self.extend,
            next,
        }
    }

    /// Who acts: the named department, or else the one that has the case.
    fn party(&self, before: &Case) -> Party {
        let holder = before.holder.as_ref().map(|holder| &holder.party);
        let holder = holder.filter(|party| !party.is_applicant);
        let (code, name) = match (&self.dept, holder) {
            (Some(name), _) => (self.dept_code.clone(), name.clone()),
            (None, Some(party)) => (party.dept_code.clone(), party.dept_name.clone()),
            (None, None) => (before.head.dept_code.clone(), before.head.dept_name.clone()),
        };
        Party {
            is_applicant: false,
            dept_code: code,
            dept_name: name,
            role: self.role.clone(),
        }
    }
}

/// A case as an operator reads it.
fn shown(case: &Case) -> Result<String, Failure> {
    let head = &case.head;
    let mut lines = vec![
        format!("办件编号：{}", head.case_no),
        format!("事项：{}（{}）", head.task_name, head.dept_name),
        format!("申请人：{}", head.applicant_masked),
        format!(
            "状态：{}，共 {} 条记录",
            case.state.label,
            case.events.len()
        ),
    ];
    if let Some(holder) = &case.holder {
        lines.push(format!(
            "现在由：{}，自 {}",
            who(&holder.party),
            holder.since
        ));
    }
    lines.extend(case.events.iter().map(line));
    let progress = fold(&case.events).map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let allowed: Vec<String> = progress
        .allowed(now()?)
        .iter()
        .map(|action| format!("{}（{}）", action.coded().label, action.code()))
        .collect();
    lines.push(match allowed.as_slice() {
        [] => "已经结束，不能再操作".to_owned(),
        allowed => format!("现在可以：{}", allowed.join("、")),
    });
    Ok(lines.join("\n") + "\n")
}

fn line(event: &CaseEvent) -> String {
    let (by, action) = (who(&event.by), &event.action.label);
    let mut line = format!("  {}. {} {by} {action}", event.seq, event.at);
    if !event.decision.is_empty() {
        line.push('：');
        line.push_str(&event.decision);
    }
    line
}

fn who(party: &Party) -> String {
    if party.is_applicant {
        return "申请人".to_owned();
    }
    format!("{}（{}）", party.dept_name, party.role)
}
