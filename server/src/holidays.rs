//! 节假日: the tables that deadlines are reckoned with, as data of the installation.
//!
//! Those that the program carries are written at the first start, and at a later one where they
//! are newer; an operator brings a later edition, or another year, with a file.

use std::path::Path;

use anyhow::{Context, bail};
use serde::Serialize;
use shigantong_contract::Calendar;
use shigantong_contract::holiday::{
    FileField, HolidayError, HolidayFile, HolidayFileError, HolidayYear, MOST_DAYS, MOST_NOTICES,
};

use crate::db::{self, Db};

macro_rules! tables {
    ($($year:literal),* $(,)?) => {
        &[$(($year, include_str!(concat!("../data/holidays/", $year, ".toml")))),*]
    };
}

/// The tables that the program carries.
const TABLES: &[(&str, &str)] = tables![
    "2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026",
];
/// The largest file that is read, in bytes; a year takes about 2000.
const MOST_BYTES: u64 = 100_000;

/// All tables of a database at one moment.
#[derive(Clone, Debug, Default)]
pub struct Holidays {
    /// Grows with every change: the editions of all years together.
    pub version: u64,
    /// The calendar that follows from them.
    pub calendar: Calendar,
}

/// The years whose tables are known, each with its edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct HolidayList {
    /// The editions of all years together: it grows with every change.
    pub version: u64,
    /// The years, in order.
    pub years: Vec<HolidayEdition>,
}

/// One year's table, named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct HolidayEdition {
    /// The year, such as 2026.
    pub year: i32,
    /// The edition of its table, from 1.
    pub version: u32,
}

impl Holidays {
    /// Reads the tables, after those that the program carries were written where they are newer.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn load(db: &Db) -> anyhow::Result<Self> {
        let known = db.holidays().await?;
        let mut newer = Vec::new();
        for (name, text) in TABLES {
            let table = table(text).map_err(|error| anyhow::anyhow!("{name}.toml：{error}"))?;
            let is_known =
                |known: &HolidayYear| known.year == table.year && known.version >= table.version;
            if !known.iter().any(is_known) {
                newer.push(table);
            }
        }
        if newer.is_empty() {
            return Ok(Self::of(known));
        }
        let mut tx = db.begin_write().await?;
        for table in &newer {
            db::holidays::write(&mut tx, table).await?;
        }
        tx.commit().await?;
        Ok(Self::of(db.holidays().await?))
    }

    /// Reads the tables as they are.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn read(db: &Db) -> anyhow::Result<Self> {
        Ok(Self::of(db.holidays().await?))
    }

    fn of(years: Vec<HolidayYear>) -> Self {
        Self {
            version: years.iter().map(|table| u64::from(table.version)).sum(),
            calendar: Calendar::new(years),
        }
    }

    /// The years, as they travel.
    #[must_use]
    pub fn list(&self) -> HolidayList {
        let years = self.calendar.years().iter();
        HolidayList {
            version: self.version,
            years: years
                .map(|table| HolidayEdition {
                    year: table.year,
                    version: table.version,
                })
                .collect(),
        }
    }

    /// The table of a year.
    #[must_use]
    pub fn year(&self, year: i32) -> Option<&HolidayYear> {
        let mut years = self.calendar.years().iter();
        years.find(|table| table.year == year)
    }
}

/// Reads a file and writes its table in the place of an earlier edition; gives a line that says so.
///
/// # Errors
/// A file that cannot be read or used, an edition that is not later, and those of the database.
pub async fn run(db: &Db, file: &Path) -> anyhow::Result<String> {
    let shown = file.display();
    let size = std::fs::metadata(file)
        .with_context(|| format!("无法读取 {shown}"))?
        .len();
    if size > MOST_BYTES {
        bail!(
            "{shown} 超过 {} KB，不像是一年的节假日表",
            MOST_BYTES / 1_000
        );
    }
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("无法读取 {shown}，应为 UTF-8 的 TOML 文件"))?;
    let table =
        table(&text).map_err(|error| anyhow::anyhow!("{shown}：{error}；什么也没有写入"))?;
    let (year, version) = (table.year, table.version);
    let known = Holidays::load(db).await?;
    if let Some(known) = known.year(year) {
        if *known == table {
            return Ok(format!("未变：{year} 年第 {version} 版已经在库里\n"));
        }
        if known.version >= version {
            bail!(
                "库里的 {year} 年是第 {} 版，这个文件是第 {version} 版；有改动时请把 version 写成 {} 再载入",
                known.version,
                known.version + 1
            );
        }
    }
    let days = table.days.len();
    let mut tx = db.begin_write().await?;
    db::holidays::write(&mut tx, &table).await?;
    tx.commit().await?;
    Ok(format!("完成：{year} 年第 {version} 版，{days} 天\n"))
}

/// The table that a text writes, or a line that says why it writes none.
fn table(text: &str) -> Result<HolidayYear, String> {
    let file: HolidayFile =
        toml::from_str(text).map_err(|error| format!("写法有误：{}", error.message()))?;
    file.table().map_err(said)
}

fn said(fault: HolidayFileError) -> String {
    let place = match fault.field {
        FileField::Year => "year".to_owned(),
        FileField::Version => "version".to_owned(),
        FileField::Notice(0) => "notice".to_owned(),
        FileField::Notice(number) => format!("第 {number} 份 notice"),
        FileField::Name(number) => format!("第 {number} 个 holiday 的 name"),
        FileField::Span(number) => format!("第 {number} 个 holiday 的 from、to"),
        FileField::MakeUp(number) => format!("第 {number} 个 holiday 的 make_up"),
        FileField::HolidayNotice(number) => format!("第 {number} 个 holiday 的 notice"),
        FileField::Holidays => "holiday".to_owned(),
    };
    let what = match fault.error {
        HolidayError::Year(year) => format!("{year} 不是 1901 到 2199 之间的年份"),
        HolidayError::Version => "应为 1 以上的整数".to_owned(),
        HolidayError::Notices(count) => format!("有 {count} 份，应有 1 到 {MOST_NOTICES} 份"),
        HolidayError::Notice(_) => {
            "name、number 都要写，url 应以 https:// 或 http:// 开头".to_owned()
        }
        HolidayError::Days(count) => format!("有 {count} 天，应有 1 到 {MOST_DAYS} 天"),
        HolidayError::OtherYear(day) => format!("{day} 不在这一年，也不在上一年 12 月"),
        HolidayError::Order(day) => format!("{day} 重复，或者起止颠倒"),
        HolidayError::NoName(day) => format!("{day} 没有写节日的名称"),
        HolidayError::UnknownNotice(day) => format!("{day} 依据的通知不存在"),
        HolidayError::MakeUpOnWeekday(day) => format!("{day} 不是周六或周日，不能是调休上班日"),
    };
    format!("{place}：{what}")
}
