//! 行政检查: what is planned and what was found (双随机、一公开), and the query of its list.

use serde::{Deserialize, Serialize};

use crate::credit::query::is_private;
use crate::parameters::{bounded, code, number, read};
use crate::path::push_pair;
use crate::{AreaCode, Coded, Date, FieldError, Moment, Reason, uscc};

/// Entries on a page of inspections.
pub const INSPECTION_PAGE_SIZE: u32 = 20;

/// The code tables of inspections.
pub mod codes {
    /// 检查方式.
    pub const INSPECTION_KIND: &[(&str, &str)] = &[
        ("random", "双随机抽查"),
        ("focused", "重点检查"),
        ("report", "举报核查"),
        ("remote", "非现场监管"),
    ];

    /// 检查结果.
    pub const INSPECTION_RESULT: &[(&str, &str)] = &[
        ("planned", "待检查"),
        ("good", "未发现问题"),
        ("corrected", "已当场改正"),
        ("ordered", "责令改正"),
        ("transferred", "移交立案"),
        ("absent", "无法联系"),
        ("cancelled", "已取消"),
    ];
}

/// 检查: one inspection of one subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Inspection {
    /// Its key: 1 to 64 of `A-Z a-z 0-9 _ -`.
    pub id: String,
    /// 检查计划, by its title; empty where it is of none.
    #[serde(default)]
    pub plan: String,
    /// 检查方式, a code of [`codes::INSPECTION_KIND`].
    pub kind: Coded,
    /// 检查对象.
    pub subject_name: String,
    /// 统一社会信用代码 of it.
    pub uscc: String,
    /// 检查事项, in words.
    pub matters: Vec<String>,
    /// 检查依据, with its article: an inspection without one is unlawful (行政检查须有法律依据).
    pub basis: String,
    /// 检查主体.
    pub dept_code: String,
    /// 检查主体.
    pub dept_name: String,
    /// 联合检查: who comes along, so that one visit does for all.
    #[serde(default)]
    pub partners: Vec<String>,
    /// The region.
    pub area_code: String,
    /// The day, or the last day of the time, that is planned.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub planned_on: Date,
    /// When it was done; none while it was not.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub done_at: Option<Moment>,
    /// 检查结果, a code of [`codes::INSPECTION_RESULT`].
    pub result: Coded,
    /// What was found, in a few sentences.
    #[serde(default)]
    pub finding: String,
    /// The draw that it came of (`path::draw`), to be repeated; empty where it came of none.
    #[serde(default)]
    pub draw_id: String,
    /// Whether it is one of the project's own samples (示例数据).
    #[serde(default)]
    pub is_sample: bool,
}

/// The query of the list: the same parameters in the app's address and in the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectionQuery {
    /// 统一社会信用代码 of the subject, as codes are written.
    pub uscc: Option<String>,
    /// 检查主体.
    pub dept_code: Option<String>,
    /// The region, with those below it.
    pub area_code: Option<AreaCode>,
    /// 检查结果, a code of [`codes::INSPECTION_RESULT`].
    pub result: Option<String>,
    /// The year of the plan.
    pub year: Option<u16>,
    /// The page, from 1.
    pub page: u32,
}

impl Default for InspectionQuery {
    fn default() -> Self {
        Self {
            uscc: None,
            dept_code: None,
            area_code: None,
            result: None,
            year: None,
            page: 1,
        }
    }
}

impl InspectionQuery {
    /// The names of all parameters.
    pub const NAMES: &'static [&'static str] =
        &["uscc", "dept_code", "area_code", "result", "year", "page"];

    /// Reads decoded pairs of name and value. What cannot be read keeps its default and is named in
    /// the second part. An empty value is no value.
    pub fn parse<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> (Self, Vec<FieldError>) {
        let mut query = Self::default();
        let errors = read(Self::NAMES, pairs, &mut |name, value| {
            query.set(name, value)
        });
        (query, errors)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), Reason> {
        match name {
            "uscc" => {
                let code = uscc::normal(value);
                if uscc::check(&code).is_err() {
                    return Err(Reason::NotOneOf(vec!["统一社会信用代码"]));
                }
                self.uscc = Some(code);
            }
            "dept_code" => self.dept_code = Some(bounded(value, 40)?),
            "area_code" => {
                self.area_code = Some(AreaCode::parse(value).map_err(|_| Reason::NotAnArea)?);
            }
            "result" => self.result = Some(code(codes::INSPECTION_RESULT, value)?),
            "year" => self.year = number(value, 1990, 2199)?.try_into().ok(),
            "page" => self.page = number(value, 1, 1_000_000)?,
            _ => return Err(Reason::Unknown),
        }
        Ok(())
    }

    /// The value of one parameter as text; `None` where it is at its default.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        match name {
            "uscc" => self.uscc.clone(),
            "dept_code" => self.dept_code.clone(),
            "area_code" => self.area_code.as_ref().map(ToString::to_string),
            "result" => self.result.clone(),
            "year" => self.year.map(|year| year.to_string()),
            "page" => (self.page != 1).then(|| self.page.to_string()),
            _ => None,
        }
    }

    /// The parameters that are not at their defaults, percent-encoded, in a fixed order. A number
    /// of a natural person is never written.
    #[must_use]
    pub fn to_query_string(&self) -> String {
        let mut text = String::new();
        for name in Self::NAMES {
            match self.get(name) {
                Some(value) if !is_private(&value) => push_pair(&mut text, name, &value),
                _ => {}
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let pairs = [
            ("uscc", "91350100M000100Y43"),
            ("dept_code", "11A"),
            ("area_code", "610302"),
            ("result", "ordered"),
            ("year", "2026"),
            ("page", "2"),
        ];
        let (query, errors) = InspectionQuery::parse(pairs);
        assert_eq!(errors, []);
        for (name, value) in pairs {
            assert_eq!(query.get(name).as_deref(), Some(value), "{name}");
        }
        let written = "uscc=91350100M000100Y43&dept_code=11A&area_code=610302&result=ordered\
                       &year=2026&page=2";
        assert_eq!(query.to_query_string(), written);
        let (query, _) = InspectionQuery::parse([("uscc", "91350100-m000100y43")]);
        assert_eq!(query.uscc.as_deref(), Some("91350100M000100Y43"));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let rows = [
            (
                "uscc",
                "91350100M000100Y44",
                Reason::NotOneOf(vec!["统一社会信用代码"]),
            ),
            (
                "uscc",
                "11010519491231002X",
                Reason::NotOneOf(vec!["统一社会信用代码"]),
            ),
            ("year", "x", Reason::NotInRange(1990, 2199)),
            ("q", "企业", Reason::Unknown),
        ];
        for (name, value, reason) in rows {
            let (query, errors) = InspectionQuery::parse([(name, value)]);
            assert_eq!(query, InspectionQuery::default(), "{name}");
            let field = name.to_owned();
            assert_eq!(errors, [FieldError { field, reason }]);
        }
    }
}
