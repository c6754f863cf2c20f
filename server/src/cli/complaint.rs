//! 命令: complaints, by the same functions as the staff API; and their table as CSV.

use clap::{Args, Subcommand};
use shigantong_contract::complaint::{
    ComplaintEventDraft, ComplaintState, Contact, StaffComplaint,
};
use shigantong_contract::plain::plain_text;
use shigantong_contract::{CaseNo, Party};

use super::DataArgs;
use crate::cases::{Cases, of_case_no};
use crate::clock::Clock;
use crate::complaints::{Complaints, Failure};
use crate::serve::signing_key;

/// The most complaints that are listed at once.
const MOST: u32 = 100;
/// How many are read at a time for the table.
const STEP: u32 = 500;

/// What to do with complaints.
#[derive(Debug, Subcommand)]
pub enum ComplaintCommand {
    /// 列出没有办完的诉求，等得最久的在前
    List(DataOnly),
    /// 查看一件诉求的全部记录和联系方式
    Show(OneArgs),
    /// 办理：审核、受理、派单、转办、延期、答复、退回重办、督办、办结
    Act(Box<ActArgs>),
    /// 公开一件诉求；诉求人没有同意公开的会拒绝
    Publish(OneArgs),
    /// 撤下一件公开的诉求
    Unpublish(OneArgs),
    /// 输出全部诉求为 CSV（UTF-8，带 BOM）；默认不含联系方式
    Export(ExportArgs),
    /// 删除办结多日的诉求的联系方式
    Forget(ForgetArgs),
}

/// Where the data are.
#[derive(Args, Debug)]
pub struct DataOnly {
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// Which complaint.
#[derive(Args, Debug)]
pub struct OneArgs {
    /// 诉求编号
    #[arg(value_parser = number)]
    no: CaseNo,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// What happens next.
#[derive(Args, Debug)]
pub struct ActArgs {
    /// 诉求编号
    #[arg(value_parser = number)]
    no: CaseNo,
    /// 动作，例如 screen、accept、dispatch、reply、close；写错时会列出现在可以做的
    #[arg(long)]
    action: String,
    /// 谁来办：desk（受理台）、department（承办单位）、supervisor（督办单位）
    #[arg(long, default_value = "desk")]
    actor: String,
    /// 经办单位的名称
    #[arg(long, value_name = "NAME")]
    dept: String,
    /// 经办单位的编码
    #[arg(long, value_name = "CODE", default_value = "")]
    dept_code: String,
    /// 派给、转给的单位
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// 派给、转给的单位的编码
    #[arg(long, value_name = "CODE", default_value = "")]
    to_code: String,
    /// 理由或者答复，给诉求人看
    #[arg(long, value_name = "TEXT", default_value = "")]
    text: String,
    /// 不予受理时，该找谁
    #[arg(long, value_name = "TEXT", default_value = "")]
    where_to: String,
    /// 答复的结果：resolved、partial、explained、outside_authority、unsubstantiated、duplicate
    #[arg(long)]
    outcome: Option<String>,
    /// 延期的天数
    #[arg(long)]
    days: Option<u32>,
    /// 并入的诉求编号
    #[arg(long, value_parser = number)]
    into: Option<CaseNo>,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// What the table has.
#[derive(Args, Debug)]
pub struct ExportArgs {
    /// 连同称呼和电话一起输出
    #[arg(long)]
    with_contact: bool,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// What is forgotten.
#[derive(Args, Debug)]
pub struct ForgetArgs {
    /// 办结多少天以后
    #[arg(long, default_value_t = 365)]
    days: u32,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

fn number(text: &str) -> Result<CaseNo, String> {
    CaseNo::parse(text).map_err(|error| of_case_no(error).replace("办件编号", "诉求编号"))
}

impl ComplaintCommand {
    /// Does it; false where it was refused, after saying why.
    ///
    /// # Errors
    /// Those of the database and of the rules.
    pub(super) async fn run(self) -> anyhow::Result<bool> {
        let data = match &self {
            Self::List(DataOnly { data })
            | Self::Show(OneArgs { data, .. })
            | Self::Publish(OneArgs { data, .. })
            | Self::Unpublish(OneArgs { data, .. })
            | Self::Export(ExportArgs { data, .. })
            | Self::Forget(ForgetArgs { data, .. }) => data,
            Self::Act(args) => &args.data,
        };
        let db = data.open().await?;
        let cases = Cases::open(db.clone(), &data.data, signing_key().as_deref()).await?;
        let complaints = Complaints::open(db.clone(), &data.data, cases, Clock::default())?;
        let said = self.done(&complaints).await;
        db.close().await;
        match said {
            Ok(said) => {
                print!("{said}");
                Ok(true)
            }
            Err(Failure::Fault(fault)) => {
                eprintln!("{fault}");
                Ok(false)
            }
            Err(Failure::Internal(error)) => Err(error),
        }
    }

    async fn done(&self, complaints: &Complaints) -> Result<String, Failure> {
        match self {
            Self::List(_) => list(complaints).await,
            Self::Show(args) => Ok(shown(&complaints.staff_one(&args.no).await?)),
            Self::Act(args) => {
                let draft = args.draft();
                let done = complaints.advance(&args.no, &draft, None, None).await?;
                Ok(shown(&done))
            }
            Self::Publish(args) => {
                let id = complaints.publish(&args.no, true).await?;
                Ok(format!("已公开：/complaints/{id}\n"))
            }
            Self::Unpublish(args) => {
                complaints.publish(&args.no, false).await?;
                Ok("已撤下。\n".to_owned())
            }
            Self::Export(args) => export(complaints, args.with_contact).await,
            Self::Forget(args) => {
                let gone = complaints.forget_contacts(args.days).await?;
                Ok(format!("已删除 {gone} 件诉求的联系方式。\n"))
            }
        }
    }
}

impl ActArgs {
    fn draft(&self) -> ComplaintEventDraft {
        let party = |name: &str, code: &str| Party {
            dept_name: name.to_owned(),
            dept_code: code.to_owned(),
            ..Party::default()
        };
        ComplaintEventDraft {
            action: self.action.clone(),
            actor: self.actor.clone(),
            by: party(&self.dept, &self.dept_code),
            to: self.to.as_ref().map(|to| party(to, &self.to_code)),
            text: self.text.clone(),
            where_to: self.where_to.clone(),
            outcome: self.outcome.clone(),
            extension_days: self.days,
            merged_into: self.into.clone(),
            ..ComplaintEventDraft::default()
        }
    }
}

async fn list(complaints: &Complaints) -> Result<String, Failure> {
    let all = ComplaintState::ALL.iter().copied();
    let open: Vec<_> = all.filter(|state| !state.is_end()).collect();
    let found = complaints.staff_list(&open, 0, MOST).await?;
    let mut said = String::new();
    for one in &found {
        let complaint = &one.complaint;
        let (no, state, issue) = (
            &complaint.no,
            &complaint.state.label,
            &complaint.issue.label,
        );
        said.push_str(&format!("{no}  {state}  {issue}\n"));
    }
    if found.len() == MOST as usize {
        said.push_str(&format!("……只列出前 {MOST} 件\n"));
    }
    Ok(said)
}

fn shown(one: &StaffComplaint) -> String {
    let complaint = &one.complaint;
    let mut said = format!(
        "{}  {}  {}  {}\n{}\n",
        complaint.no,
        complaint.state.label,
        complaint.issue.label,
        complaint.area_name,
        complaint.text
    );
    for (name, value) in [
        ("地点", &complaint.place),
        ("涉及部门", &one.dept_name),
        ("事项", &complaint.task_handle_item),
        ("办件", &one.case_no),
        ("企业", &one.uscc),
    ] {
        if !value.is_empty() {
            said.push_str(&format!("{name}：{value}\n"));
        }
    }
    if let Some(point) = one.location {
        said.push_str(&format!("定位（WGS84）：{},{}\n", point.lat, point.lng));
    }
    if !one.files.is_empty() {
        said.push_str(&format!("照片和附件：{} 个\n", one.files.len()));
    }
    if let Contact::Named { name, phone } = &one.contact {
        said.push_str(&format!("联系：{name} {phone}\n"));
    }
    for event in &complaint.events {
        let by = match event.by.is_applicant {
            true => &event.actor.label,
            false => &event.by.dept_name,
        };
        said.push_str(&format!(
            "  {} {} {by} {}\n",
            event.at, event.action.label, event.text
        ));
    }
    // What an older version took in may steer a terminal.
    plain_text(&said)
}

const HEADER: [&str; 14] = [
    "诉求编号",
    "种类",
    "事由",
    "地区",
    "地点",
    "状态",
    "承办单位",
    "提交时间",
    "最后记录",
    "转办次数",
    "结果",
    "诉求人认为",
    "公开",
    "内容",
];

async fn export(complaints: &Complaints, with_contact: bool) -> Result<String, Failure> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let mut header = HEADER.to_vec();
    if with_contact {
        header.extend(["称呼", "电话"]);
    }
    out.write_record(&header)?;
    let mut after = 0;
    loop {
        let found = complaints
            .staff_list(ComplaintState::ALL, after, STEP)
            .await?;
        for one in &found {
            out.write_record(row(one, with_contact).iter().map(|cell| plain(cell)))?;
        }
        if found.len() < STEP as usize {
            break;
        }
        after += STEP;
    }
    let bytes = out
        .into_inner()
        .map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(format!("\u{feff}{}", String::from_utf8(bytes)?))
}

fn row(one: &StaffComplaint, with_contact: bool) -> Vec<String> {
    let complaint = &one.complaint;
    let events = &complaint.events;
    let last = |of: fn(&shigantong_contract::complaint::ComplaintEvent) -> Option<String>| {
        events.iter().rev().find_map(of).unwrap_or_default()
    };
    let transfers = events
        .iter()
        .filter(|event| event.action.code == "transfer");
    let department = complaint.department.as_ref();
    let mut row = vec![
        complaint.no.to_string(),
        complaint.kind.label.clone(),
        complaint.issue.label.clone(),
        complaint.area_name.clone(),
        complaint.place.clone(),
        complaint.state.label.clone(),
        department.map_or_else(String::new, |party| party.dept_name.clone()),
        events
            .first()
            .map_or_else(String::new, |event| event.at.to_string()),
        events
            .last()
            .map_or_else(String::new, |event| event.at.to_string()),
        transfers.count().to_string(),
        last(|event| Some(event.outcome.as_ref()?.label.clone())),
        last(|event| Some(event.citizen_outcome.as_ref()?.label.clone())),
        complaint.visibility.label.clone(),
        complaint.text.clone(),
    ];
    if with_contact {
        row.extend(match &one.contact {
            Contact::Anonymous => [String::new(), String::new()],
            Contact::Named { name, phone } => [name.clone(), phone.clone()],
        });
    }
    row
}

/// A cell that no table program takes for a formula, written in either width.
fn plain(cell: &str) -> String {
    let cell = plain_text(cell);
    match cell.starts_with(['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠']) {
        true => format!("'{cell}"),
        false => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, expected) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+86", "'+86"),
            ("-1", "'-1"),
            ("@a", "'@a"),
            ("\n=1", "'\n=1"),
            ("＝1", "'＝1"),
            ("正文=1", "正文=1"),
        ] {
            assert_eq!(plain(cell), expected);
        }
    }
}
