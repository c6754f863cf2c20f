//! 命令: what staff does with objections and applications for repair.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, Subcommand};
use shigantong_contract::CaseNo;

use super::DataArgs;
use super::credit::CorrectionArgs;
use super::credit_text::application_text;
use crate::cases::of_case_no;
use crate::credit::{Credit, Decision, Failure, Handling};
use crate::db::Db;
use crate::holidays::Holidays;

/// What to do with an application.
#[derive(Debug, Subcommand)]
pub enum ApplicationCommand {
    /// 查看一份申请；可以把材料存到一个目录
    Show(ShowArgs),
    /// 受理
    Accept(HandleArgs),
    /// 延长修复决定期限，只能一次
    Extend(HandleArgs),
    /// 同意：准予修复，或异议成立予以更正
    Grant(GrantArgs),
    /// 不予受理，或不同意；要写明理由
    Refuse(HandleArgs),
}

/// Which application to show.
#[derive(Args, Debug)]
pub struct ShowArgs {
    /// 申请编号
    #[arg(value_parser = no)]
    no: CaseNo,
    /// 把材料存到这个目录
    #[arg(long, value_name = "DIR")]
    save: Option<PathBuf>,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// Which application, and with what words.
#[derive(Args, Debug)]
pub struct HandleArgs {
    /// 申请编号
    #[arg(value_parser = no)]
    no: CaseNo,
    /// 决定与理由，给申请人看
    #[arg(long, value_name = "TEXT", default_value = "")]
    text: String,
    /// Where the data are.
    #[command(flatten)]
    data: DataArgs,
}

/// The same, and what follows for the record.
#[derive(Args, Debug)]
pub struct GrantArgs {
    /// What is done.
    #[command(flatten)]
    handle: HandleArgs,
    /// 异议成立，并把记录撤下
    #[arg(long)]
    withdraw: bool,
    /// What stands in the record instead.
    #[command(flatten)]
    correction: CorrectionArgs,
}

fn no(text: &str) -> Result<CaseNo, String> {
    CaseNo::parse(text).map_err(|error| of_case_no(error).replace("办件编号", "申请编号"))
}

impl ApplicationCommand {
    pub(super) fn data(&self) -> &DataArgs {
        match self {
            Self::Show(args) => &args.data,
            Self::Accept(args) | Self::Extend(args) | Self::Refuse(args) => &args.data,
            Self::Grant(args) => &args.handle.data,
        }
    }

    pub(super) async fn done(
        self,
        credit: &Credit,
        db: &Db,
        holidays: &Holidays,
    ) -> Result<String, Failure> {
        let handle = async |args: &HandleArgs, decision| {
            let handling = Handling::new(decision, &args.text, holidays);
            Ok(application_text(&credit.handle(&args.no, &handling).await?))
        };
        match self {
            Self::Show(args) => {
                let application = credit.application_of(&args.no).await?;
                if let Some(dir) = &args.save {
                    save(db, &args.no, dir).await?;
                }
                Ok(application_text(&application))
            }
            Self::Accept(args) => handle(&args, Decision::Accept).await,
            Self::Extend(args) => handle(&args, Decision::Extend).await,
            Self::Refuse(args) => handle(&args, Decision::Refuse).await,
            Self::Grant(args) => {
                let decision = match args.withdraw {
                    true => Decision::GrantAndWithdraw,
                    false => Decision::Grant,
                };
                let mut handling = Handling::new(decision, &args.handle.text, holidays);
                handling.correction = args.correction.correction();
                let application = credit.handle(&args.handle.no, &handling).await?;
                Ok(application_text(&application))
            }
        }
    }
}

/// Writes the files of an application into a directory.
async fn save(db: &Db, no: &CaseNo, dir: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(dir).with_context(|| format!("无法创建 {}", dir.display()))?;
    for file in db.uploads_of(no.as_str()).await? {
        let ending = match file.media_type.as_str() {
            "application/pdf" => "pdf",
            "image/png" => "png",
            _ => "jpg",
        };
        let path = dir.join(format!("{}.{ending}", file.id));
        std::fs::write(&path, &file.content)
            .with_context(|| format!("无法写入 {}", path.display()))?;
        println!("已存：{}", path.display());
    }
    Ok(())
}
