//! 双随机抽取: publish the lists, then draw, by command.

use std::path::PathBuf;

use clap::{ArgGroup, Subcommand};

use super::DataArgs;
use crate::regulation::{prepare, run_draw, seed};

/// What to do with a draw.
#[derive(Debug, Subcommand)]
pub enum DrawCommand {
    /// 生成一个随机的种子和它的哈希；种子在抽取之前保密
    Seed,
    /// 公布名单和种子的哈希（或者种子的公开来源）；之后名单不能再改
    Prepare {
        /// 名单的文件，写法见 server/data/draw.example.toml
        file: PathBuf,
        /// Where the data are.
        #[command(flatten)]
        data: DataArgs,
    },
    /// 用种子抽取对象、选派人员，列入检查计划
    #[command(group(ArgGroup::new("source").required(true).args(["seed", "seed_text"])))]
    Run {
        /// 抽取的编号
        id: String,
        /// 事先公布了哈希的种子，64 位十六进制数
        #[arg(long, value_name = "HEX")]
        seed: Option<String>,
        /// 事先公布了日期的公开文字，例如开奖号码
        #[arg(long, value_name = "TEXT")]
        seed_text: Option<String>,
        /// Where the data are.
        #[command(flatten)]
        data: DataArgs,
    },
}

impl DrawCommand {
    pub(super) async fn run(self) -> anyhow::Result<bool> {
        let (db, drawing) = match self {
            Self::Seed => {
                print!("{}", seed()?);
                return Ok(true);
            }
            Self::Prepare { file, data } => {
                let db = data.open().await?;
                let drawing = prepare(&db, &file).await;
                (db, drawing)
            }
            Self::Run {
                id,
                seed,
                seed_text,
                data,
            } => {
                let db = data.open().await?;
                let source = (seed.as_deref(), seed_text.as_deref());
                let drawing = run_draw(&db, &id, source).await;
                (db, drawing)
            }
        };
        db.close().await;
        let drawing = drawing?;
        print!("{drawing}");
        Ok(drawing.is_done())
    }
}
