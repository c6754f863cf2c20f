//! 情况: in which region one does a journey, and which of its tasks with a condition one does.

use shigantong_contract::AreaCode;
use shigantong_contract::journey::{MOST_TASKS, is_key};

/// What the address of a journey says of the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Case {
    /// The region; none is the whole city.
    pub(crate) area: Option<AreaCode>,
    /// The keys of the tasks whose condition one meets, each once.
    pub(crate) with: Vec<String>,
}

impl Case {
    /// The parameter that names the region.
    pub(crate) const AREA: &str = "area_code";
    /// The parameter that names a task; it may stand several times.
    pub(crate) const WITH: &str = "with";

    /// Reads the parameters of an address.
    pub(crate) fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut case = Self::default();
        for (name, value) in pairs {
            match name {
                Self::AREA => case.area = AreaCode::parse(value).ok(),
                Self::WITH if is_key(value) && case.with.len() < MOST_TASKS => {
                    case.set(value, true);
                }
                _ => {}
            }
        }
        case
    }

    /// The parameters of the address.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let area = self.area.iter();
        let area = area.map(|area| (Self::AREA, area.to_string()));
        let with = self.with.iter().map(|key| (Self::WITH, key.clone()));
        area.chain(with).collect()
    }

    /// The code of the region; empty for the whole city.
    pub(crate) fn area_code(&self) -> &str {
        self.area.as_ref().map_or("", AreaCode::as_str)
    }

    /// Says whether one does a task.
    pub(crate) fn set(&mut self, key: &str, is_done: bool) {
        self.with.retain(|known| known != key);
        if is_done {
            self.with.push(key.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_be_anybodys() {
        let long = "a".repeat(41);
        type Row<'r> = (&'r [(&'r str, &'r str)], &'r str, &'r [&'r str]);
        let rows: [Row<'_>; 6] = [
            (&[], "", &[]),
            (&[("area_code", "610302000000")], "610302", &[]),
            (&[("area_code", ""), ("with", "")], "", &[]),
            (
                &[("area_code", "宝鸡"), ("with", "seal"), ("from", "chat")],
                "",
                &["seal"],
            ),
            (
                &[("with", "a"), ("with", "b"), ("with", "a")],
                "",
                &["b", "a"],
            ),
            (&[("with", "<b>"), ("with", "A"), ("with", &long)], "", &[]),
        ];
        for (pairs, area, with) in rows {
            let case = Case::parse(pairs.iter().copied());
            assert_eq!(case.area_code(), area, "{pairs:?}");
            assert_eq!(case.with, with, "{pairs:?}");
        }
        let many: Vec<String> = (0..100).map(|number| format!("k{number}")).collect();
        let case = Case::parse(many.iter().map(|key| ("with", key.as_str())));
        assert_eq!(case.with.len(), MOST_TASKS);
    }
}
