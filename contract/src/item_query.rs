//! The query of the list of items: the same parameters in the app's address and in the API.

use crate::parameters::{bounded, changed, code, flag, name_in, named, number, read};
use crate::{AreaCode, codes, path::push_pair};

/// The longest query that is read; what people paste beyond it says nothing more.
const MAX_Q_CHARS: usize = 100;
/// The largest page.
const MAX_PAGE_SIZE: u32 = 100;
/// The page size where none is asked for.
const DEFAULT_PAGE_SIZE: u32 = 20;

/// What to list. [`ItemQuery::default`] lists everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemQuery {
    /// What was typed: at most 100 characters.
    pub q: String,
    /// The region.
    pub area_code: Option<AreaCode>,
    /// Whether the regions below `area_code` count too.
    pub include_lower: bool,
    /// Powers only, or what one can ask for.
    pub scope: Option<Scope>,
    /// 行使层级, a code of [`codes::USE_LEVEL`].
    pub use_level: Option<String>,
    /// 事项类型, a code of [`codes::TASK_TYPE`].
    pub task_type: Option<String>,
    /// 实施主体编码.
    pub dept_code: Option<String>,
    /// 服务对象, a code of [`codes::SERVER_TYPE`].
    pub server_type: Option<String>,
    /// 办理形式, a code of [`codes::HANDLE_TYPE`].
    pub handle_type: Option<String>,
    /// At most so many visits.
    pub max_visits: Option<u8>,
    /// 办件类型, a code of [`codes::PROJECT_TYPE`].
    pub project_type: Option<String>,
    /// A topic, a code of [`codes::TOPIC`].
    pub topic: Option<String>,
    /// Whether the same item of several regions stands once, with the number of places.
    pub distinct: bool,
    /// The order.
    pub sort: Sort,
    /// The page, from 1.
    pub page: u32,
    /// Entries on a page, 1 to 100.
    pub page_size: u32,
}

impl Default for ItemQuery {
    fn default() -> Self {
        Self {
            q: String::new(),
            area_code: None,
            include_lower: true,
            scope: None,
            use_level: None,
            task_type: None,
            dept_code: None,
            server_type: None,
            handle_type: None,
            max_visits: None,
            project_type: None,
            topic: None,
            distinct: false,
            sort: Sort::Relevance,
            page: 1,
            page_size: DEFAULT_PAGE_SIZE,
        }
    }
}

/// Which half of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// 权责: the ten kinds of administrative power.
    Power,
    /// 办事: what a person or body can ask for (依申请).
    Service,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best match first; without a query, city before county before town, then by name.
    #[default]
    Relevance,
    /// By name.
    Name,
    /// Shortest promised time first.
    Promise,
}

const SCOPES: &[(&str, Scope)] = &[("power", Scope::Power), ("service", Scope::Service)];
const SORTS: &[(&str, Sort)] = &[
    ("relevance", Sort::Relevance),
    ("name", Sort::Name),
    ("promise", Sort::Promise),
];

/// Why a parameter was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no such parameter.
    Unknown,
    /// The parameter stands twice.
    Repeated,
    /// Not a whole number between these bounds.
    NotInRange(u32, u32),
    /// Longer than so many characters.
    TooLong(usize),
    /// Not a region code.
    NotAnArea,
    /// None of these values.
    NotOneOf(Vec<&'static str>),
}

/// A parameter that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Its name.
    pub field: String,
    /// Why.
    pub reason: Reason,
}

impl ItemQuery {
    /// Reads decoded pairs of name and value. What cannot be read keeps its default and is named
    /// in the second part: the API refuses such a request, the app shows what could be read.
    /// An empty value is no value, as a plain form sends it.
    pub fn parse<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> (Self, Vec<FieldError>) {
        let mut query = Self::default();
        let errors = read(Self::NAMES, pairs, &mut |name, value| {
            query.set(name, value)
        });
        (query, errors)
    }

    /// The names of all parameters.
    pub const NAMES: &'static [&'static str] = &[
        "q",
        "area_code",
        "include_lower",
        "scope",
        "use_level",
        "task_type",
        "dept_code",
        "server_type",
        "handle_type",
        "max_visits",
        "project_type",
        "topic",
        "distinct",
        "sort",
        "page",
        "page_size",
    ];

    fn set(&mut self, name: &str, value: &str) -> Result<(), Reason> {
        match name {
            "q" => self.q = bounded(value, MAX_Q_CHARS)?,
            "area_code" => {
                self.area_code = Some(AreaCode::parse(value).map_err(|_| Reason::NotAnArea)?);
            }
            "include_lower" => self.include_lower = flag(value)?,
            "scope" => self.scope = Some(named(SCOPES, value)?),
            "use_level" => self.use_level = Some(code(codes::USE_LEVEL, value)?),
            "task_type" => self.task_type = Some(code(codes::TASK_TYPE, value)?),
            "dept_code" => self.dept_code = Some(bounded(value, 40)?),
            "server_type" => self.server_type = Some(code(codes::SERVER_TYPE, value)?),
            "handle_type" => self.handle_type = Some(code(codes::HANDLE_TYPE, value)?),
            "max_visits" => self.max_visits = Some(number(value, 0, 9)?.try_into().unwrap_or(9)),
            "project_type" => self.project_type = Some(code(codes::PROJECT_TYPE, value)?),
            "topic" => self.topic = Some(code(codes::TOPIC, value)?),
            "distinct" => self.distinct = flag(value)?,
            "sort" => self.sort = named(SORTS, value)?,
            "page" => self.page = number(value, 1, 1_000_000)?,
            "page_size" => self.page_size = number(value, 1, MAX_PAGE_SIZE)?,
            _ => return Err(Reason::Unknown),
        }
        Ok(())
    }

    /// The value of one parameter as text; `None` where it is at its default.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        let default = Self::default();
        match name {
            "q" => (!self.q.is_empty()).then(|| self.q.clone()),
            "area_code" => self.area_code.as_ref().map(ToString::to_string),
            "include_lower" => (!self.include_lower).then(|| "false".to_owned()),
            "scope" => self.scope.and_then(|scope| name_in(SCOPES, scope)),
            "use_level" => self.use_level.clone(),
            "task_type" => self.task_type.clone(),
            "dept_code" => self.dept_code.clone(),
            "server_type" => self.server_type.clone(),
            "handle_type" => self.handle_type.clone(),
            "max_visits" => self.max_visits.map(|visits| visits.to_string()),
            "project_type" => self.project_type.clone(),
            "topic" => self.topic.clone(),
            "distinct" => self.distinct.then(|| "true".to_owned()),
            "sort" => (self.sort != default.sort).then(|| name_in(SORTS, self.sort))?,
            "page" => (self.page != default.page).then(|| self.page.to_string()),
            "page_size" => {
                (self.page_size != default.page_size).then(|| self.page_size.to_string())
            }
            _ => None,
        }
    }

    /// The query with one parameter set, or unset by `None`, back on the first page.
    #[must_use]
    pub fn with(&self, name: &str, value: Option<&str>) -> Self {
        let pairs = changed(Self::NAMES, &|known| self.get(known), name, value);
        Self::parse(pairs.iter().map(|(name, value)| (*name, value.as_str()))).0
    }

    /// The parameters that are not at their defaults, percent-encoded, in a fixed order, so that
    /// equal queries have equal addresses.
    #[must_use]
    pub fn to_query_string(&self) -> String {
        let mut text = String::new();
        for name in Self::NAMES {
            if let Some(value) = self.get(name) {
                push_pair(&mut text, name, &value);
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
            ("q", "开 饭馆&x=1"),
            ("area_code", "610302"),
            ("include_lower", "false"),
            ("scope", "power"),
            ("use_level", "4"),
            ("task_type", "01"),
            ("dept_code", "11A"),
            ("server_type", "1"),
            ("handle_type", "2"),
            ("max_visits", "0"),
            ("project_type", "1"),
            ("topic", "101"),
            ("distinct", "true"),
            ("sort", "name"),
            ("page", "3"),
            ("page_size", "50"),
        ];
        let (query, errors) = ItemQuery::parse(pairs);
        assert_eq!(errors, []);
        for (name, value) in pairs {
            assert_eq!(query.get(name).as_deref(), Some(value), "{name}");
        }
        assert!(
            query
                .to_query_string()
                .starts_with("q=%E5%BC%80%20%E9%A5%AD%E9%A6%86%26x%3D1&area_code=610302")
        );
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let long = "长".repeat(MAX_Q_CHARS + 1);
        let rows = [
            ("page", "0", Reason::NotInRange(1, 1_000_000)),
            ("page", "abc", Reason::NotInRange(1, 1_000_000)),
            ("page_size", "101", Reason::NotInRange(1, 100)),
            ("max_visits", "-1", Reason::NotInRange(0, 9)),
            ("area_code", "宝鸡", Reason::NotAnArea),
            ("q", &long, Reason::TooLong(MAX_Q_CHARS)),
            ("distinct", "yes", Reason::NotOneOf(vec!["true", "false"])),
            ("project_type", "7", Reason::NotOneOf(vec!["1", "2"])),
            ("utm_source", "wechat", Reason::Unknown),
        ];
        for (name, value, reason) in rows {
            let (query, errors) = ItemQuery::parse([(name, value)]);
            assert_eq!(query, ItemQuery::default(), "{name}");
            assert_eq!(
                errors,
                [FieldError {
                    field: name.to_owned(),
                    reason
                }]
            );
        }
        let (_, errors) = ItemQuery::parse([("page", "2"), ("page", "3")]);
        assert_eq!(errors[0].reason, Reason::Repeated);
    }

    #[test]
    fn an_empty_value_is_no_value() {
        let (query, errors) = ItemQuery::parse([("q", " "), ("task_type", ""), ("page", "")]);
        assert_eq!((query, errors), (ItemQuery::default(), vec![]));
    }

    #[test]
    fn changing_a_filter_goes_back_to_the_first_page() {
        let (query, _) = ItemQuery::parse([("q", "低保"), ("page", "4"), ("task_type", "05")]);
        let changed = query.with("task_type", None).with("use_level", Some("4"));
        assert_eq!(
            changed.to_query_string(),
            "q=%E4%BD%8E%E4%BF%9D&use_level=4"
        );
    }
}
