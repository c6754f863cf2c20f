//! 导入: why a row is refused, in the words of the report.

use std::fmt;

use shigantong_contract::checklist::{Fault, MOST_WAYS};
use shigantong_contract::step;

/// Why one cell, or one row, is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A cell that must not be empty is.
    Missing,
    /// More characters than so many.
    TooLong(usize),
    /// More entries than so many.
    TooMany(usize),
    /// A control character, or a line break where one line is meant.
    ControlCharacter,
    /// A value of a code table that the table does not have; its codes and labels.
    NotInTable(String, String),
    /// Not a whole number from 0 to so many.
    NotANumber(u32),
    /// Neither yes nor no.
    NotAFlag,
    /// Not a date written YYYY-MM-DD.
    NotADate,
    /// Not a region code.
    NotAnArea,
    /// The region lies outside the one that is imported.
    OutsideArea(String),
    /// Not the JSON that the column takes; what is wrong with it.
    NotJson(String),
    /// An object has no such name; those that it has.
    UnknownName(String),
    /// Questions or rules that cannot be decided.
    Checklist(Fault),
    /// Steps that make no procedure.
    Procedure(step::Fault),
    /// A key with blanks or other characters that do not belong in one.
    NotAKey,
    /// Not the name of a file.
    NotAFileName,
    /// The key stood on this line already, with other content.
    Repeated(u64),
    /// A file without this column.
    NoColumn,
    /// The column stands twice in the header.
    ColumnTwice,
    /// So many cells where the header has so many.
    CellCount(usize, usize),
    /// A quotation mark opens on this line and never closes.
    OpenQuote,
    /// A spreadsheet turned a long code into a rounded number.
    RoundedNumber,
    /// The cell holds an error of the spreadsheet.
    CellError,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("不能为空"),
            Self::TooLong(most) => write!(f, "超过 {most} 个字"),
            Self::TooMany(most) => write!(f, "超过 {most} 条"),
            Self::ControlCharacter => f.write_str("含有换行或控制字符"),
            Self::NotInTable(value, table) => write!(f, "“{value}”不在代码表中；可用：{table}"),
            Self::NotANumber(most) => write!(f, "应为 0 到 {most} 的整数"),
            Self::NotAFlag => f.write_str("应为 1、0、是或否"),
            Self::NotADate => f.write_str("应为 YYYY-MM-DD 的日期"),
            Self::NotAnArea => f.write_str("应为 6、9 或 12 位数字的区划代码"),
            Self::OutsideArea(area) => write!(f, "不在导入的地区 {area} 之内"),
            Self::NotJson(what) => write!(f, "不是这一列要的 JSON：{what}"),
            Self::UnknownName(known) => write!(f, "不认识这个名称；可用：{known}"),
            Self::Checklist(fault) => write_fault(fault, f),
            Self::Procedure(fault) => write_step_fault(fault, f),
            Self::NotAKey => f.write_str("含有空格或不应出现的字符"),
            Self::NotAFileName => {
                f.write_str("应为 1 到 64 个字母、数字、- 或 _，不带路径和扩展名")
            }
            Self::Repeated(line) => write!(f, "与第 {line} 行的编码相同而内容不同"),
            Self::NoColumn => f.write_str("缺少这一列"),
            Self::ColumnTwice => f.write_str("表头里这一列出现了两次"),
            Self::CellCount(found, header) => write!(
                f,
                "这一行有 {found} 列，表头有 {header} 列，多半是引号没有成对"
            ),
            Self::OpenQuote => f.write_str("从这一行起有一个引号没有成对"),
            Self::RoundedNumber => {
                f.write_str("数字太长，已被表格软件改成近似值，请把这一列设为文本后重填")
            }
            Self::CellError => f.write_str("单元格里是公式错误"),
        }
    }
}

/// What is wrong with the questions and rules of a checklist, and what to do.
fn write_fault(fault: &Fault, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shown = |key: &str| key.chars().take(40).collect::<String>();
    match fault {
        Fault::TooMany(most) => write!(f, "超过 {most} 条"),
        Fault::TooManyWays => write!(f, "回答的组合超过 {MOST_WAYS} 种，请减少问题或选项"),
        Fault::BadKey => f.write_str("应为 1 到 24 个小写字母、数字或 _"),
        Fault::RepeatedKey => f.write_str("与前面的重复"),
        Fault::TooFewChoices => f.write_str("至少要有两个选项"),
        Fault::NoAdvice => f.write_str("不能办的，要写清该怎么办"),
        Fault::OnlyDeadEnds => f.write_str("每个选项都是不能办，请改在前面的问题里说明"),
        Fault::UnknownQuestion(key) => write!(f, "没有“{}”这个问题", shown(key)),
        Fault::LaterQuestion(key) => {
            write!(f, "“{}”要排在这个问题前面，才能作条件", shown(key))
        }
        Fault::NoChoice => f.write_str("没有写选项"),
        Fault::UnknownChoice(key) => write!(f, "那个问题没有“{}”这个选项", shown(key)),
        Fault::NeverAsked => f.write_str("怎么回答都问不到这个问题"),
        Fault::UnknownMaterial(name) => write!(f, "材料表里没有“{}”", shown(name)),
        Fault::NoReason => f.write_str("不用带、免提交的，要写原因"),
        Fault::NeverHolds => f.write_str("怎么回答这条规则都不成立"),
        Fault::Contradicts(earlier) => write!(
            f,
            "与 material_rules[{}] 会同时成立，对同一份材料说法不同",
            earlier + 1
        ),
    }
}

/// What is wrong with the steps of a procedure, and what to do.
fn write_step_fault(fault: &step::Fault, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(match fault {
        step::Fault::UnknownStep(key) => {
            let shown: String = key.chars().take(40).collect();
            return write!(f, "没有“{shown}”这个环节；办结写 end");
        }
        step::Fault::BadKey => "应为 1 到 24 个小写字母、数字或 _，不能是 end",
        step::Fault::RepeatedKey => "与前面的环节重复",
        step::Fault::ToItself => "环节不能接到自己",
        step::Fault::Unreachable => "从第一个环节走不到这里，请查前面环节的 next",
        step::Fault::NoEnd => "从这里走不到办结，请给一条通向 end 的路",
        step::Fault::TooFewBranches => "并联办理至少要有两个去向",
        step::Fault::NeverJoins => "并联的各支没有汇到同一个环节；并联里不能直接退回或办结",
    })
}

/// A cell, or a row, that is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// The line of the file, from 1.
    pub line: u64,
    /// The column, such as `materials[2].is_need`; empty where the whole row is meant.
    pub column: String,
    /// Why.
    pub reason: Reason,
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            column,
            reason,
        } = self;
        if column.is_empty() {
            return write!(f, "第 {line} 行：{reason}");
        }
        write!(f, "第 {line} 行 {column}：{reason}")
    }
}
