//! 导入: what an operator is told afterwards.

use std::collections::BTreeSet;
use std::fmt;

use super::RowError;
use crate::db::Changes;

/// How many refusals are written out; all are counted.
const SHOWN: usize = 200;
/// How many absent files are named.
const SHOWN_FILES: usize = 20;

/// How it ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was loaded.
    #[default]
    Refused,
    /// Everything was loaded.
    Done(Changes),
}

/// The report of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How the file is written.
    pub format: String,
    /// How many rows it has.
    pub rows: usize,
    /// Columns that are not read.
    pub unknown_columns: Vec<String>,
    /// Every refusal, by line.
    pub errors: Vec<RowError>,
    /// Rows that repeat an earlier one.
    pub same: usize,
    /// Rows whose department has no valid unified social credit code.
    pub odd_dept_codes: usize,
    /// Rows whose type is another by its code than by its words.
    pub odd_types: usize,
    /// Files that items name and that are not there.
    pub absent_files: BTreeSet<String>,
    /// Regions that were made: code, name, whether the name is known.
    pub new_areas: Vec<(String, String, bool)>,
    /// How it ended.
    pub outcome: Outcome,
}

impl Report {
    /// Whether everything was loaded.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.outcome != Outcome::Refused
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "读入 {} 行（{}）", self.rows, self.format)?;
        self.write_notes(f)?;
        match &self.outcome {
            Outcome::Done(changes) => writeln!(
                f,
                "完成：新增 {}，更新 {}，未变 {}",
                changes.new, changes.changed, changes.unchanged
            ),
            Outcome::Refused => self.write_errors(f),
        }
    }
}

impl Report {
    fn write_notes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.unknown_columns.is_empty() {
            let columns = self.unknown_columns.join("、");
            writeln!(f, "提示：这些列不认识，没有读取：{columns}")?;
        }
        if self.same > 0 {
            writeln!(f, "提示：{} 行与前面的行完全相同，只存一次", self.same)?;
        }
        if self.odd_types > 0 {
            let rows = self.odd_types;
            writeln!(
                f,
                "提示：{rows} 行的 task_type 与 task_type_name 不一致，以文字为准"
            )?;
        }
        if self.odd_dept_codes > 0 {
            let rows = self.odd_dept_codes;
            writeln!(
                f,
                "提示：{rows} 行的 dept_code 不是有效的统一社会信用代码，照原样保存"
            )?;
        }
        if !self.absent_files.is_empty() {
            let names: Vec<&str> = self.absent_files.iter().map(String::as_str).collect();
            let (count, shown) = (names.len(), &names[..names.len().min(SHOWN_FILES)]);
            let more = if count > SHOWN_FILES { " 等" } else { "" };
            writeln!(
                f,
                "提示：{count} 个表格、样表或结果样本还没有文件，请放进数据目录的 files/：{}{more}",
                shown.join("、")
            )?;
        }
        for (code, name, known) in &self.new_areas {
            let hint = if *known {
                ""
            } else {
                "（用 --area-name 或 areas 命令给它名字）"
            };
            writeln!(f, "提示：新建地区 {code} {name}{hint}")?;
        }
        Ok(())
    }

    fn write_errors(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in self.errors.iter().take(SHOWN) {
            writeln!(f, "{error}")?;
        }
        if self.errors.len() > SHOWN {
            writeln!(f, "……（只列出前 {SHOWN} 处）")?;
        }
        let lines: BTreeSet<u64> = self.errors.iter().map(|error| error.line).collect();
        let (errors, lines) = (self.errors.len(), lines.len());
        writeln!(f, "共 {errors} 处有误，涉及 {lines} 行；什么也没有导入")
    }
}
