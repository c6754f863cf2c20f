//! 命令: credit records, from their publishing to their end.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, Subcommand};
use shigantong_contract::Date;
use shigantong_contract::credit::CreditAction;

use super::DataArgs;
use super::credit_application::ApplicationCommand;
use super::credit_text::{listed, record_text};
use crate::cases::Cases;
use crate::clock::Clock;
use crate::credit::{Correction, Credit, EntryFile, Failure, Published};
use crate::db::Db;
use crate::holidays::Holidays;
use crate::serve::signing_key;
use crate::toml_file;

/// The largest file of records, in bytes.
const MOST_FILE: u64 = 10_000_000;

/// What to do with credit records.
#[derive(Debug, Subcommand)]
pub enum CreditCommand {
    /// 公示记录（TOML 或 JSON，写法见 server/data/credit.example.toml）；全部通过才写入，重复执行不会重复公示
    Publish(PublishArgs),
    /// 确认一项义务已经履行；最后一项确认后记入历史
    Fulfil(FulfilArgs),
    /// 最短公示期届满、义务已经履行的，开放修复申请
    OpenRepair(EventArgs),
    /// 异议成立，更正记录
    Correct(CorrectArgs),
    /// 撤下记录，不再公示
    Withdraw(EventArgs),
    /// 破产重整期间屏蔽记录
    Shield(EventArgs),
    /// 解除屏蔽
    Unshield(EventArgs),
    /// 给最长公示期已经届满的记录写下期满；服务运行时每小时自动执行，是否公示不取决于它
    Expire(ListArgs),
    /// 查看一条记录，无论是否公示
    Show(ShowArgs),
    /// 列出异议和修复申请，先答复期限近的
    Applications(ApplicationsArgs),
    /// 办理异议和修复申请
    #[command(subcommand)]
    Application(ApplicationCommand),
}

/// What to publish.
#[derive(Args, Debug)]
pub struct PublishArgs {
    /// 记录的文件
    file: PathBuf,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// Which duty is done.
#[derive(Args, Debug)]
pub struct FulfilArgs {
    /// 记录编号
    id: String,
    /// 第几项义务，从 1 起
    #[arg(long, value_name = "NUMBER")]
    obligation: usize,
    /// 履行的日期，例如 2026-11-20
    #[arg(long, value_name = "DATE")]
    on: Date,
    /// 说明，写入历史
    #[arg(long, value_name = "TEXT", default_value = "")]
    text: String,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// What happens with which record.
#[derive(Args, Debug)]
pub struct EventArgs {
    /// 记录编号
    id: String,
    /// 决定与理由，写入历史
    #[arg(long, value_name = "TEXT", default_value = "")]
    text: String,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// What is corrected.
#[derive(Args, Debug)]
pub struct CorrectArgs {
    /// 记录编号
    id: String,
    /// 更正的内容与理由，写入历史
    #[arg(long, value_name = "TEXT")]
    text: String,
    /// What stands in the record instead.
    #[command(flatten)]
    correction: CorrectionArgs,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// What stands in a record instead.
#[derive(Args, Debug)]
pub struct CorrectionArgs {
    /// 更正后的事由
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// 更正后的决定内容
    #[arg(long, value_name = "TEXT")]
    decision_text: Option<String>,
}

impl CorrectionArgs {
    pub(super) fn correction(&self) -> Correction {
        Correction {
            title: self.title.clone(),
            decision_text: self.decision_text.clone(),
        }
    }
}

/// Which record to show.
#[derive(Args, Debug)]
pub struct ShowArgs {
    /// 记录编号
    id: String,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// Where the records are.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// Which applications to list.
#[derive(Args, Debug)]
pub struct ApplicationsArgs {
    /// 已经办结的也列出
    #[arg(long)]
    all: bool,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

impl CreditCommand {
    fn data(&self) -> &DataArgs {
        match self {
            Self::Publish(args) => &args.data,
            Self::Fulfil(args) => &args.data,
            Self::OpenRepair(args)
            | Self::Withdraw(args)
            | Self::Shield(args)
            | Self::Unshield(args) => &args.data,
            Self::Correct(args) => &args.data,
            Self::Expire(args) => &args.data,
            Self::Show(args) => &args.data,
            Self::Applications(args) => &args.data,
            Self::Application(command) => command.data(),
        }
    }

    /// Does it; false where it was refused, after saying why.
    ///
    /// # Errors
    /// Those of the database, of the rules and of a file that cannot be read.
    pub(super) async fn run(self) -> anyhow::Result<bool> {
        let data = self.data();
        let db = data.open().await?;
        let cases = Cases::open(db.clone(), &data.data, signing_key().as_deref()).await?;
        let credit = Credit::open(db.clone(), &data.data, cases, Clock::default())?;
        let said = self.done(&credit, &db).await;
        db.close().await;
        match said {
            Ok(said) => {
                print!("{said}");
                Ok(true)
            }
            Err(Failure::Fault(fault)) => {
                println!("没有执行：{fault}");
                for problem in fault.fields() {
                    println!("  {}：{}", problem.field, problem.detail);
                }
                Ok(false)
            }
            Err(Failure::Internal(error)) => Err(error),
        }
    }

    async fn done(self, credit: &Credit, db: &Db) -> Result<String, Failure> {
        let none = Correction::default();
        let event = async |args: &EventArgs, action| {
            let record = credit.advance(&args.id, action, &args.text, &none).await?;
            Ok(record_text(&record))
        };
        match self {
            Self::Publish(args) => publish(credit, &args.file).await,
            Self::Fulfil(args) => {
                let record = credit.fulfil(&args.id, args.obligation, args.on, &args.text);
                Ok(record_text(&record.await?))
            }
            Self::OpenRepair(args) => event(&args, CreditAction::OpenRepair).await,
            Self::Withdraw(args) => event(&args, CreditAction::Withdraw).await,
            Self::Shield(args) => event(&args, CreditAction::Shield).await,
            Self::Unshield(args) => event(&args, CreditAction::Unshield).await,
            Self::Correct(args) => {
                let correction = args.correction.correction();
                let (id, text) = (&args.id, &args.text);
                let record = credit.advance(id, CreditAction::Correct, text, &correction);
                Ok(record_text(&record.await?))
            }
            Self::Expire(_) => {
                let expired = credit.expire().await?;
                Ok(format!("完成：{expired} 条记录期满\n"))
            }
            Self::Show(args) => Ok(record_text(&credit.find(&args.id).await?)),
            Self::Applications(args) => Ok(listed(&db.applications(!args.all).await?)),
            Self::Application(command) => {
                let holidays = Holidays::load(db).await?;
                command.done(credit, db, &holidays).await
            }
        }
    }
}

/// Publishes the records of a file; the line says what became of each.
async fn publish(credit: &Credit, file: &Path) -> Result<String, Failure> {
    let text = toml_file::text(file, MOST_FILE)?;
    let is_json = file.extension().is_some_and(|ending| ending == "json");
    let read = match is_json {
        true => serde_json::from_str::<EntryFile>(&text).context("不是约定的 JSON"),
        false => {
            toml::from_str(&text).map_err(|error| anyhow::anyhow!("写法有误：{}", error.message()))
        }
    };
    let read = read.with_context(|| format!("{}：什么也没有公示", file.display()))?;
    let done = credit.publish(&read.record).await;
    let done = done.map_err(|(number, failure)| {
        if number > 0 {
            println!("第 {number} 条记录有误，什么也没有公示");
        }
        failure
    })?;
    let lines = done.iter().zip(&read.record).map(|(one, entry)| {
        let no = &entry.decision_no;
        match one {
            Published::New(id) => format!("已公示：{id}  {no}\n"),
            Published::Unchanged(id) => format!("未变：{id}  {no}\n"),
        }
    });
    Ok(lines.collect())
}
