//! The query of the public board: the same parameters in the app's address and in the API.

use super::codes;
use super::state::ComplaintState;
use crate::credit::query::is_private;
use crate::parameters::{bounded, changed, code, name_in, named, number, read};
use crate::path::push_pair;
use crate::{AreaCode, FieldError, Reason};

/// The longest query that is read, in characters.
const MAX_Q_CHARS: usize = 100;
/// The longest code of a department or issue, in characters.
const MAX_CODE_CHARS: usize = 64;

/// What to list. [`ComplaintQuery::default`] lists everything that is public, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplaintQuery {
    /// Words of the text or the reply: at most 100 characters, and no number of a natural person.
    pub q: String,
    /// 种类, a code of [`codes::KIND`].
    pub kind: Option<String>,
    /// 事由, a code of the installation's.
    pub issue: Option<String>,
    /// The region, with those below it.
    pub area_code: Option<AreaCode>,
    /// 承办单位.
    pub dept_code: Option<String>,
    /// 状态: a state that is shown to the public.
    pub state: Option<String>,
    /// 办理结果, a code of [`codes::OUTCOME`].
    pub outcome: Option<String>,
    /// The order.
    pub sort: ComplaintSort,
    /// The page, from 1.
    pub page: u32,
    /// Entries on a page, 1 to 100.
    pub page_size: u32,
}

/// The order of the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComplaintSort {
    /// Handed in last, first.
    #[default]
    Newest,
    /// Answered last, first; what is not answered, last.
    Answered,
    /// What waits longest, first; what is answered, last.
    Waiting,
}

const SORTS: &[(&str, ComplaintSort)] = &[
    ("newest", ComplaintSort::Newest),
    ("answered", ComplaintSort::Answered),
    ("waiting", ComplaintSort::Waiting),
];

impl Default for ComplaintQuery {
    fn default() -> Self {
        Self {
            q: String::new(),
            kind: None,
            issue: None,
            area_code: None,
            dept_code: None,
            state: None,
            outcome: None,
            sort: ComplaintSort::Newest,
            page: 1,
            page_size: 20,
        }
    }
}

impl ComplaintQuery {
    /// The names of all parameters.
    pub const NAMES: &'static [&'static str] = &[
        "q",
        "kind",
        "issue",
        "area_code",
        "dept_code",
        "state",
        "outcome",
        "sort",
        "page",
        "page_size",
    ];

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
            // A number is never searched by: it would stand in an address and a history.
            "q" if is_private(value) => return Err(Reason::NotOneOf(vec!["关键词"])),
            "q" => self.q = bounded(value, MAX_Q_CHARS)?,
            "kind" => self.kind = Some(code(codes::KIND, value)?),
            "issue" => self.issue = Some(bounded(value, MAX_CODE_CHARS)?),
            "area_code" => {
                self.area_code = Some(AreaCode::parse(value).map_err(|_| Reason::NotAnArea)?);
            }
            "dept_code" => self.dept_code = Some(bounded(value, MAX_CODE_CHARS)?),
            "state" => self.state = Some(state(value)?),
            "outcome" => self.outcome = Some(code(codes::OUTCOME, value)?),
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
            "kind" => self.kind.clone(),
            "issue" => self.issue.clone(),
            "area_code" => self.area_code.as_ref().map(ToString::to_string),
            "dept_code" => self.dept_code.clone(),
            "state" => self.state.clone(),
            "outcome" => self.outcome.clone(),
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

fn state(value: &str) -> Result<String, Reason> {
    let public = || {
        ComplaintState::ALL
            .iter()
            .filter(|state| state.may_be_public())
    };
    let is_public = public().any(|state| state.code() == value);
    is_public
        .then(|| value.to_owned())
        .ok_or_else(|| Reason::NotOneOf(public().map(|state| state.code()).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let pairs = [
            ("q", "窗口 排队"),
            ("kind", "complaint"),
            ("issue", "window_refused"),
            ("area_code", "610302"),
            ("dept_code", "11A"),
            ("state", "handling"),
            ("outcome", "partial"),
            ("sort", "waiting"),
            ("page", "2"),
            ("page_size", "50"),
        ];
        let (query, errors) = ComplaintQuery::parse(pairs);
        assert_eq!(errors, []);
        for (name, value) in pairs {
            assert_eq!(query.get(name).as_deref(), Some(value), "{name}");
        }
        let first = query.with("kind", None);
        assert_eq!((first.page, first.kind, first.page_size), (1, None, 50));
        let written = "kind=help&state=replied";
        let (query, _) =
            ComplaintQuery::parse([("state", "replied"), ("kind", "help"), ("q", " ")]);
        assert_eq!(query.to_query_string(), written);
        assert_eq!(ComplaintQuery::default().to_query_string(), "");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let states = ComplaintState::ALL
            .iter()
            .filter(|state| state.may_be_public());
        let states = states.map(|state| state.code()).collect();
        let rows = [
            ("q", "138 1234 5678", Reason::NotOneOf(vec!["关键词"])),
            ("state", "withdrawn", Reason::NotOneOf(states)),
            ("page_size", "101", Reason::NotInRange(1, 100)),
            ("phone", "1", Reason::Unknown),
        ];
        for (name, value, reason) in rows {
            let (query, errors) = ComplaintQuery::parse([(name, value)]);
            assert_eq!(query, ComplaintQuery::default(), "{name}");
            let field = name.to_owned();
            assert_eq!(errors, [FieldError { field, reason }]);
        }
        let sneaked = ComplaintQuery {
            q: "13812345678".to_owned(),
            ..ComplaintQuery::default()
        };
        assert_eq!(sneaked.to_query_string(), "");
    }
}
