//! 命令: what an operator types.

mod case;
mod complaint;
mod credit;
mod credit_application;
mod credit_text;
mod draw;

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use shigantong_contract::AreaCode;

use crate::app;
use crate::db::Db;
use crate::files::Store;
use crate::holidays;
use crate::import::{AreaFile, Import, Report, run};
use crate::journeys;
use crate::notices;
use crate::regulation;
use crate::serve::{self, Serve};

pub use case::CaseCommand;
pub use complaint::ComplaintCommand;
pub use credit::CreditCommand;
pub use draw::DrawCommand;

/// 十感通参考服务
#[derive(Debug, Parser)]
#[command(name = "shigantong-server", version)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 启动服务；首次启动时载入示例数据
    Serve(ServeArgs),
    /// 导入一个地区的实施清单（CSV 或 XLSX）；全部通过才写入
    Import(ImportArgs),
    /// 导入区划与政务大厅（CSV 或 XLSX），可同时写入城市名称与热线
    Areas(AreasArgs),
    /// 载入一件事（TOML），代替库里原有的；全部通过才写入
    Journeys(JourneysArgs),
    /// 载入一年的节假日表（TOML），代替库里较早的版本
    Holidays(HolidaysArgs),
    /// 公布、更改、撤下听证公告与结果公示（TOML）；全部通过才写入
    Notices(NoticesArgs),
    /// 载入企业、许可、监管部门、检查、抽取、裁量规则、处罚决定（TOML）；全部通过才写入
    Regulation(RegulationArgs),
    /// 双随机抽取：先公布名单，再抽取，人人可以复现
    #[command(subcommand)]
    Draw(DrawCommand),
    /// 新建、推进、查看办件
    #[command(subcommand)]
    Case(CaseCommand),
    /// 公示、变动、查看信用记录，办理异议和修复申请
    #[command(subcommand)]
    Credit(CreditCommand),
    /// 列出、查看、办理、公开、导出诉求
    #[command(subcommand)]
    Complaint(ComplaintCommand),
    /// 输出 OpenAPI 文档
    Openapi,
}

/// Where the data are.
#[derive(Args, Clone, Debug)]
pub struct DataArgs {
    /// 数据目录
    #[arg(long, value_name = "DIR", default_value = "./data")]
    pub data: PathBuf,
    /// 用 PostgreSQL 代替数据目录里的 SQLite，例如 postgres://user@host/db
    #[arg(
        long,
        value_name = "URL",
        env = "SHIGANTONG_DATABASE_URL",
        hide_env_values = true
    )]
    pub database_url: Option<String>,
}

impl DataArgs {
    async fn open(&self) -> anyhow::Result<Db> {
        Db::open(&self.data, self.database_url.as_deref()).await
    }
}

/// How to serve.
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// 端口；0 表示任选一个
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// 监听的地址
    #[arg(long, default_value = "127.0.0.1")]
    pub host: String,
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArgs,
    /// 应用的发布目录（index.html、assets/）；没有则只提供接口
    #[arg(long, value_name = "DIR")]
    pub dist: Option<PathBuf>,
    /// 对外的网址，例如 https://fw.example.gov.cn，用于分享卡片
    #[arg(long, value_name = "URL")]
    pub origin: Option<String>,
    /// 反向代理的 IP 地址，可写几个；只有它们转来的 X-Forwarded-For 才用来限制查询次数
    #[arg(
        long = "trusted-proxy",
        value_name = "IP",
        env = "SHIGANTONG_TRUSTED_PROXIES",
        value_delimiter = ','
    )]
    pub trusted_proxies: Vec<IpAddr>,
    /// 空数据库也不载入示例数据
    #[arg(long)]
    pub no_sample: bool,
}

/// What to import.
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// 实施清单，列名用国家标准的字段名
    pub file: PathBuf,
    /// 清单所属地区的区划代码
    #[arg(long, value_name = "CODE", value_parser = area_code)]
    pub area: AreaCode,
    /// 地区名称（库里还没有这个地区时）
    #[arg(long, value_name = "NAME")]
    pub area_name: Option<String>,
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArgs,
}

/// Which regions to import.
#[derive(Args, Debug)]
pub struct AreasArgs {
    /// 列：area_code, name, hall_name, hall_address, hall_hours, hall_phone
    pub file: PathBuf,
    /// 城市全称，例如 宝鸡市
    #[arg(long, value_name = "NAME")]
    pub city_name: Option<String>,
    /// 站点的名称，例如 宝鸡政务
    #[arg(long, value_name = "NAME")]
    pub city_title: Option<String>,
    /// 城市的区划代码
    #[arg(long, value_name = "CODE", value_parser = area_code)]
    pub city_code: Option<AreaCode>,
    /// 热线
    #[arg(long, value_name = "NUMBER")]
    pub hotline: Option<String>,
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArgs,
}

/// Which journeys to load.
#[derive(Args, Debug)]
pub struct JourneysArgs {
    /// 一件事的文件，写法见 server/sample/journeys.toml
    pub file: PathBuf,
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArgs,
}

/// Which holidays to load.
#[derive(Args, Debug)]
pub struct HolidaysArgs {
    /// 一年的节假日文件，写法见 server/data/holidays/2026.toml
    pub file: PathBuf,
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArgs,
}

/// Which notices to publish.
#[derive(Args, Debug)]
pub struct NoticesArgs {
    /// 公告的文件，写法见 server/data/notices.example.toml
    pub file: PathBuf,
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArgs,
}

/// What to load of regulation.
#[derive(Args, Debug)]
pub struct RegulationArgs {
    /// 监管数据的文件，写法见 server/data/regulation.example.toml
    pub file: PathBuf,
    /// Where the data are.
    #[command(flatten)]
    pub data: DataArgs,
}

fn area_code(text: &str) -> Result<AreaCode, String> {
    AreaCode::parse(text).map_err(|_| "应为 6、9 或 12 位数字的区划代码".to_owned())
}

impl Command {
    /// Does it; false where an import was refused.
    ///
    /// # Errors
    /// One that a line can say.
    pub async fn run(self) -> anyhow::Result<bool> {
        match self {
            Self::Serve(args) => serve::run(Serve::from(args)).await.map(|()| true),
            Self::Import(args) => {
                let db = args.data.open().await?;
                let import = Import {
                    files: Store::new(&args.data.data),
                    file: args.file,
                    area: args.area,
                    area_name: args.area_name,
                };
                let report = run(&db, &import).await;
                finish(&db, report).await
            }
            Self::Areas(args) => {
                let db = args.data.open().await?;
                let settings = [
                    ("city_name", args.city_name),
                    ("city_title", args.city_title),
                    ("area_code", args.city_code.map(|code| code.to_string())),
                    ("hotline", args.hotline),
                ];
                let settings = settings.into_iter();
                let file = AreaFile {
                    file: args.file,
                    settings: settings
                        .filter_map(|(name, value)| Some((name, value?)))
                        .collect(),
                };
                let report = file.run(&db).await;
                finish(&db, report).await
            }
            Self::Journeys(args) => {
                let db = args.data.open().await?;
                let report = journeys::run(&db, &args.file).await;
                db.close().await;
                let report = report?;
                print!("{report}");
                Ok(report.is_done())
            }
            Self::Holidays(args) => {
                let db = args.data.open().await?;
                let said = holidays::run(&db, &args.file).await;
                db.close().await;
                print!("{}", said?);
                Ok(true)
            }
            Self::Notices(args) => {
                let db = args.data.open().await?;
                let files = Store::new(&args.data.data);
                let report = notices::run(&db, &files, &args.file).await;
                db.close().await;
                let report = report?;
                print!("{report}");
                Ok(report.is_done())
            }
            Self::Regulation(args) => {
                let db = args.data.open().await?;
                let report = regulation::run(&db, &args.file).await;
                db.close().await;
                let report = report?;
                print!("{report}");
                Ok(report.is_done())
            }
            Self::Draw(command) => command.run().await,
            Self::Case(command) => command.run().await,
            Self::Complaint(command) => command.run().await,
            Self::Credit(command) => command.run().await,
            Self::Openapi => {
                print!("{}", app::openapi());
                Ok(true)
            }
        }
    }
}

async fn finish(db: &Db, report: anyhow::Result<Report>) -> anyhow::Result<bool> {
    db.close().await;
    let report = report?;
    print!("{report}");
    Ok(report.is_done())
}
