//! 听证公告 and 结果公示: what parties and the public can watch.

use serde::{Deserialize, Serialize};

use crate::parameters::{bounded, number, read};
use crate::path::push_pair;
use crate::{Coded, Date, FieldError, Moment, Reason};

/// The longest query that is read, in characters.
const MAX_Q_CHARS: usize = 100;
/// The last page that can be asked for.
const MAX_PAGE: u32 = 100_000;
/// Entries on a page of notices.
pub const NOTICE_PAGE_SIZE: u32 = 20;

/// 听证公告.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hearing {
    /// Its key: 1 to 64 of `A-Z a-z 0-9 _ -`.
    pub id: String,
    /// 标题.
    pub title: String,
    /// 业务办理项编码 of the item; empty where it is about none.
    #[serde(default)]
    pub task_handle_item: String,
    /// 事项名称; may be empty.
    #[serde(default)]
    pub task_name: String,
    /// 组织机关.
    pub dept_name: String,
    /// When it is held.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub held_at: Moment,
    /// Where.
    pub place: String,
    /// The last day to register; none where anybody can come.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub register_until: Option<Date>,
    /// A code of [`super::codes::HEARING_STATE`].
    pub state: Coded,
    /// How to take part, in words.
    pub how_to_join: String,
    /// Whether it is one of the project's own samples (示例数据).
    #[serde(default)]
    pub is_sample: bool,
}

/// 结果公示: a decision that was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedDecision {
    /// Its key: 1 to 64 of `A-Z a-z 0-9 _ -`.
    pub id: String,
    /// 文号.
    pub number: String,
    /// 标题.
    pub title: String,
    /// 业务办理项编码 of the item; empty where it is about none.
    #[serde(default)]
    pub task_handle_item: String,
    /// 事项名称; may be empty.
    #[serde(default)]
    pub task_name: String,
    /// 决定机关.
    pub dept_name: String,
    /// The party: a body by its name, a person masked.
    pub party_masked: String,
    /// The day of the decision.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub decided_on: Date,
    /// A code of [`super::codes::DECISION_KIND`].
    pub kind: Coded,
    /// What was decided, in a few sentences.
    pub summary: String,
    /// The document: a file that the server has (`path::file`); empty where there is none.
    #[serde(default)]
    pub document_guid: String,
    /// Whether it is one of the project's own samples (示例数据).
    #[serde(default)]
    pub is_sample: bool,
}

/// The query of both lists: the same parameters in the app's address and in the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeQuery {
    /// What was typed: at most 100 characters.
    pub q: String,
    /// The page, from 1.
    pub page: u32,
}

impl Default for NoticeQuery {
    fn default() -> Self {
        Self {
            q: String::new(),
            page: 1,
        }
    }
}

impl NoticeQuery {
    /// The names of all parameters.
    pub const NAMES: &'static [&'static str] = &["q", "page"];

    /// Reads pairs of name and value, decoded already. What cannot be read is left at its default
    /// and named. An empty value is no value.
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
            "q" => self.q = bounded(value, MAX_Q_CHARS)?,
            "page" => self.page = number(value, 1, MAX_PAGE)?,
            _ => return Err(Reason::Unknown),
        }
        Ok(())
    }

    /// The parameters that are not at their defaults, percent-encoded, in a fixed order.
    #[must_use]
    pub fn to_query_string(&self) -> String {
        let mut text = String::new();
        if !self.q.is_empty() {
            push_pair(&mut text, "q", &self.q);
        }
        if self.page != 1 {
            push_pair(&mut text, "page", &self.page.to_string());
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let (query, errors) = NoticeQuery::parse([("q", " 排污 许可 "), ("page", "3")]);
        assert_eq!(errors, []);
        assert_eq!((query.q.as_str(), query.page), ("排污 许可", 3));
        let text = query.to_query_string();
        assert_eq!(text, "q=%E6%8E%92%E6%B1%A1%20%E8%AE%B8%E5%8F%AF&page=3");
        assert_eq!(NoticeQuery::default().to_query_string(), "");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let long = "长".repeat(MAX_Q_CHARS + 1);
        let rows = [
            ("q", long.as_str(), Reason::TooLong(MAX_Q_CHARS)),
            ("page", "0", Reason::NotInRange(1, MAX_PAGE)),
            ("page", "x", Reason::NotInRange(1, MAX_PAGE)),
            ("sort", "name", Reason::Unknown),
        ];
        for (name, value, reason) in rows {
            let (query, errors) = NoticeQuery::parse([(name, value)]);
            assert_eq!(query, NoticeQuery::default());
            let field = name.to_owned();
            assert_eq!(errors, [FieldError { field, reason }]);
        }
        let (_, errors) = NoticeQuery::parse([("page", "2"), ("page", "3")]);
        assert_eq!(errors[0].reason, Reason::Repeated);
    }
}
