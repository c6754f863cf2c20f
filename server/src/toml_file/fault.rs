//! TOML 文件: why one is refused, in the words of the report.

use std::fmt;

/// What is wrong with a field, or with a whole table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not TOML; what the parser says.
    NotToml(String),
    /// A field that there is not; those that there are.
    Unknown(String),
    /// A value of another type; the type that is meant.
    NotA(&'static str),
    /// Empty, or not there.
    Missing,
    /// More characters than so many.
    TooLong(usize),
    /// More entries than so many.
    TooMany(usize),
    /// A control character.
    ControlCharacter,
    /// Not 1 to 40 of `a-z 0-9 -`.
    NotAKey,
    /// The same stood on this line already.
    Repeated(u64),
    /// No task of the journey has this key.
    NoSuchTask(String),
    /// These tasks wait for one another.
    Circle(Vec<String>),
    /// Nobody performs an item with this 基本编码.
    NoItem(String),
    /// Every task is one that only some need.
    NoneForAll,
    /// Not 1 to 64 of `A-Z a-z 0-9 _ -`.
    NotAGuid,
    /// None of the codes of a table; those that there are.
    NotOneOf(&'static [(&'static str, &'static str)]),
    /// No day of the calendar.
    NotADay,
    /// No moment of the calendar.
    NotAMoment,
    /// Something else; what it is, and what to do.
    Wrong(&'static str),
    /// The same, with what only this file says.
    Said(String),
    /// No item with this 业务办理项编码 is performed.
    NoSuchItem(String),
    /// This notice is withdrawn, and published on this line.
    BothWays(String, u64),
    /// The text says a person's name; how that is written instead.
    Names(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotToml(what) => write!(f, "不是有效的 TOML：{what}"),
            Self::Unknown(known) => write!(f, "没有这一项；可用：{known}"),
            Self::NotA(kind) => write!(f, "应为{kind}"),
            Self::Missing => f.write_str("不能为空"),
            Self::TooLong(most) => write!(f, "超过 {most} 个字"),
            Self::TooMany(most) => write!(f, "超过 {most} 个"),
            Self::ControlCharacter => f.write_str("含有换行或控制字符"),
            Self::NotAKey => f.write_str("应为 1 到 40 个小写字母、数字或 -"),
            Self::Repeated(line) => write!(f, "与第 {line} 行重复"),
            Self::NoSuchTask(key) => write!(f, "这件事里没有“{key}”这一步"),
            Self::Circle(keys) => write!(f, "互相等待，谁也开始不了：{}", keys.join(" → ")),
            Self::NoItem(code) => {
                write!(f, "清单里没有基本编码为 {code} 的在用事项，请先导入事项")
            }
            Self::NotAGuid => f.write_str("应为 1 到 64 个字母、数字、_ 或 -"),
            Self::NotOneOf(table) => {
                let codes: Vec<String> = table
                    .iter()
                    .map(|(code, label)| format!("{code}（{label}）"))
                    .collect();
                write!(f, "应为其中之一：{}", codes.join("、"))
            }
            Self::NotADay => f.write_str("应为日期，例如 \"2026-12-03\""),
            Self::NotAMoment => {
                f.write_str("应为北京时间的时刻，例如 \"2026-12-03T09:30:00+08:00\"")
            }
            Self::Wrong(what) => f.write_str(what),
            Self::Said(what) => f.write_str(what),
            Self::NoSuchItem(code) => write!(
                f,
                "清单里没有业务办理项编码为 {code} 的在用事项，请先导入事项；与事项无关的请留空"
            ),
            Self::BothWays(id, line) => {
                write!(f, "要撤下的“{id}”又写在第 {line} 行，请只留一处")
            }
            Self::Names(masked) => write!(f, "写着当事人的姓名，请改成“{masked}”"),
            Self::NoneForAll => f.write_str("至少要有一步不写 only_if，是人人都要办的"),
        }
    }
}

/// A fault and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineError {
    /// The line of the file, from 1.
    pub line: u64,
    /// The field, such as `task.after`; empty where the whole file is meant.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, field, fault } = self;
        if field.is_empty() {
            return write!(f, "第 {line} 行：{fault}");
        }
        write!(f, "第 {line} 行 {field}：{fault}")
    }
}
