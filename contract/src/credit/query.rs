//! The query of the lists: the same parameters in the app's address and in the API.

use super::codes;
use crate::mask::find_unmasked;
use crate::parameters::{bounded, changed, code, name_in, named, number, read};
use crate::path::push_pair;
use crate::{AreaCode, FieldError, Reason};

/// The longest query that is read, in characters.
const MAX_Q_CHARS: usize = 100;
/// The longest code of a department or field, in characters.
const MAX_CODE_CHARS: usize = 40;
/// The years of decisions that can be asked for.
const YEARS: (u32, u32) = (1990, 2199);

/// What to list. [`CreditQuery::default`] lists everything that is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditQuery {
    /// A name, its pinyin or a unified social credit code: at most 100 characters, and no number
    /// of a natural person ([`is_private`]).
    pub q: String,
    /// 榜单, a code of [`codes::LIST_KIND`].
    pub list_kind: Option<String>,
    /// The region of the body that decided, with those below it.
    pub area_code: Option<AreaCode>,
    /// 认定机关.
    pub dept_code: Option<String>,
    /// 信用领域, a code of [`codes::FIELD`] or of the city's own.
    pub field: Option<String>,
    /// 失信程度, a code of [`codes::SEVERITY`].
    pub severity: Option<String>,
    /// 主体类型, a code of [`codes::SUBJECT_KIND`].
    pub subject_kind: Option<String>,
    /// The year of the decision.
    pub year: Option<u16>,
    /// The order.
    pub sort: CreditSort,
    /// The page, from 1.
    pub page: u32,
    /// Entries on a page, 1 to 100.
    pub page_size: u32,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CreditSort {
    /// Best match first; without a query, the newest decision first.
    #[default]
    Relevance,
    /// The newest decision first.
    Newest,
    /// What ends soonest first; what has no end, last.
    Ending,
    /// By the pinyin of the name.
    Name,
}

const SORTS: &[(&str, CreditSort)] = &[
    ("relevance", CreditSort::Relevance),
    ("newest", CreditSort::Newest),
    ("ending", CreditSort::Ending),
    ("name", CreditSort::Name),
];

impl Default for CreditQuery {
    fn default() -> Self {
        Self {
            q: String::new(),
            list_kind: None,
            area_code: None,
            dept_code: None,
            field: None,
            severity: None,
            subject_kind: None,
            year: None,
            sort: CreditSort::Relevance,
            page: 1,
            page_size: 20,
        }
    }
}

/// Whether what was typed holds an identity or telephone number: it must not come into an address,
/// a history or a log. The app asks before it goes anywhere.
#[must_use]
pub fn is_private(text: &str) -> bool {
    let packed: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    !find_unmasked(text).is_empty() || !find_unmasked(&packed).is_empty()
}

impl CreditQuery {
    /// The names of all parameters.
    pub const NAMES: &'static [&'static str] = &[
        "q",
        "list_kind",
        "area_code",
        "dept_code",
        "field",
        "severity",
        "subject_kind",
        "year",
        "sort",
        "page",
        "page_size",
    ];

    /// Reads decoded pairs of name and value. What cannot be read keeps its default and is named in
    /// the second part. An empty value is no value. A query with a number of a natural person is
    /// not kept: it could have been any of name, pinyin and code.
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
            "q" if is_private(value) => {
                return Err(Reason::NotOneOf(vec!["名称", "拼音", "统一社会信用代码"]));
            }
            "q" => self.q = bounded(value, MAX_Q_CHARS)?,
            "list_kind" => self.list_kind = Some(code(codes::LIST_KIND, value)?),
            "area_code" => {
                self.area_code = Some(AreaCode::parse(value).map_err(|_| Reason::NotAnArea)?);
            }
            "dept_code" => self.dept_code = Some(bounded(value, MAX_CODE_CHARS)?),
            "field" => self.field = Some(bounded(value, MAX_CODE_CHARS)?),
            "severity" => self.severity = Some(code(codes::SEVERITY, value)?),
            "subject_kind" => self.subject_kind = Some(code(codes::SUBJECT_KIND, value)?),
            "year" => self.year = number(value, YEARS.0, YEARS.1)?.try_into().ok(),
            "sort" => self.sort = named(SORTS, value)?,
            "page" => self.page = number(value, 1, 1_000_000)?,
            "page_size" => self.page_size = number(value, 1, 100)?,
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
            "list_kind" => self.list_kind.clone(),
            "area_code" => self.area_code.as_ref().map(ToString::to_string),
            "dept_code" => self.dept_code.clone(),
            "field" => self.field.clone(),
            "severity" => self.severity.clone(),
            "subject_kind" => self.subject_kind.clone(),
            "year" => self.year.map(|year| year.to_string()),
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

    /// The parameters that are not at their defaults, percent-encoded, in a fixed order. A number
    /// of a natural person is never written, however it came in.
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
            ("q", "shili jianzhu"),
            ("list_kind", "black"),
            ("area_code", "610302"),
            ("dept_code", "11A"),
            ("field", "labour"),
            ("severity", "serious"),
            ("subject_kind", "natural_person"),
            ("year", "2026"),
            ("sort", "ending"),
            ("page", "3"),
            ("page_size", "50"),
        ];
        let (query, errors) = CreditQuery::parse(pairs);
        assert_eq!(errors, []);
        for (name, value) in pairs {
            assert_eq!(query.get(name).as_deref(), Some(value), "{name}");
        }
        let written = "q=shili%20jianzhu&list_kind=black&area_code=610302&dept_code=11A\
                       &field=labour&severity=serious&subject_kind=natural_person&year=2026\
                       &sort=ending&page=3&page_size=50";
        assert_eq!(query.to_query_string(), written);
        let changed = query
            .with("severity", None)
            .with("q", Some("91350100M000100Y43"));
        assert!(
            changed
                .to_query_string()
                .starts_with("q=91350100M000100Y43&list_kind=black")
        );
        assert_eq!((changed.severity, changed.page), (None, 1));
        assert_eq!(CreditQuery::default().to_query_string(), "");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let long = "长".repeat(MAX_Q_CHARS + 1);
        let rows = [
            ("q", long.as_str(), Reason::TooLong(MAX_Q_CHARS)),
            ("year", "26", Reason::NotInRange(1990, 2199)),
            ("list_kind", "grey", Reason::NotOneOf(vec!["red", "black"])),
            ("area_code", "宝鸡", Reason::NotAnArea),
            ("page_size", "0", Reason::NotInRange(1, 100)),
            ("id_number", "1", Reason::Unknown),
        ];
        for (name, value, reason) in rows {
            let (query, errors) = CreditQuery::parse([(name, value)]);
            assert_eq!(query, CreditQuery::default(), "{name}");
            let field = name.to_owned();
            assert_eq!(errors, [FieldError { field, reason }]);
        }
    }

    #[test]
    fn a_persons_number_never_comes_into_an_address() {
        for q in [
            "11010519491231002X",
            "张三 11010519491231002x",
            "110105 19491231 002X",
            "１３８１２３４５６７８",
            "138-1234-5678",
        ] {
            assert!(is_private(q), "{q}");
            let (read, errors) = CreditQuery::parse([("q", q), ("year", "2026")]);
            assert_eq!(
                (read.q.as_str(), read.year, errors.len()),
                ("", Some(2026), 1)
            );
            let forced = CreditQuery {
                q: q.to_owned(),
                ..CreditQuery::default()
            };
            assert_eq!(forced.to_query_string(), "");
        }
        for q in ["91350100M000100Y43", "12441500196720244T", "示例 2026"] {
            assert!(!is_private(q), "{q}");
        }
    }
}
