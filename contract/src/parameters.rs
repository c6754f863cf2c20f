//! 查询参数: what the queries of all lists have in common: pairs of name and value, and what a value
//! may be.

use crate::{FieldError, Reason, codes};

/// How much of the name of a refused parameter is repeated, in characters.
const MAX_FIELD_CHARS: usize = 40;

/// Reads decoded pairs of name and value into a query by `set`, and names what was refused: what
/// `set` refuses, and what stands twice. An empty value of a parameter that there is, is no value.
pub(crate) fn read<'a>(
    names: &[&str],
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    set: &mut dyn FnMut(&str, &str) -> Result<(), Reason>,
) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (name, value) in pairs {
        let value = value.trim();
        let result = if seen.contains(&name) {
            Err(Reason::Repeated)
        } else if value.is_empty() && names.contains(&name) {
            Ok(())
        } else {
            set(name, value)
        };
        seen.push(name);
        if let Err(reason) = result {
            let field = name.chars().take(MAX_FIELD_CHARS).collect();
            errors.push(FieldError { field, reason });
        }
    }
    errors
}

/// The pairs of a query with one parameter set, or unset by `None`, back on the first page: what `get`
/// says of the other `names`, and the new value.
pub(crate) fn changed<'a>(
    names: &'a [&'a str],
    get: &dyn Fn(&str) -> Option<String>,
    name: &'a str,
    value: Option<&str>,
) -> Vec<(&'a str, String)> {
    let kept = names
        .iter()
        .filter(|known| **known != name && **known != "page")
        .filter_map(|known| Some((*known, get(known)?)));
    let mut pairs: Vec<(&str, String)> = kept.collect();
    if let Some(value) = value {
        pairs.push((name, value.to_owned()));
    }
    pairs
}

pub(crate) fn bounded(value: &str, most: usize) -> Result<String, Reason> {
    if value.chars().count() > most {
        return Err(Reason::TooLong(most));
    }
    Ok(value.to_owned())
}

pub(crate) fn number(value: &str, least: u32, most: u32) -> Result<u32, Reason> {
    value
        .parse()
        .ok()
        .filter(|number| (least..=most).contains(number))
        .ok_or(Reason::NotInRange(least, most))
}

pub(crate) fn flag(value: &str) -> Result<bool, Reason> {
    match value {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(Reason::NotOneOf(vec!["true", "false"])),
    }
}

pub(crate) fn code(
    table: &'static [(&'static str, &'static str)],
    value: &str,
) -> Result<String, Reason> {
    if codes::has(table, value) {
        return Ok(value.to_owned());
    }
    Err(Reason::NotOneOf(
        table.iter().map(|(code, _)| *code).collect(),
    ))
}

pub(crate) fn named<T: Copy>(table: &[(&'static str, T)], value: &str) -> Result<T, Reason> {
    table
        .iter()
        .find(|(name, _)| *name == value)
        .map(|(_, named)| *named)
        .ok_or_else(|| Reason::NotOneOf(table.iter().map(|(name, _)| *name).collect()))
}

pub(crate) fn name_in<T: Copy + PartialEq>(
    table: &[(&'static str, T)],
    value: T,
) -> Option<String> {
    table
        .iter()
        .find(|(_, named)| *named == value)
        .map(|(name, _)| (*name).to_owned())
}
