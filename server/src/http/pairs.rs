//! HTTP: the query string as pairs of texts, read strictly.

use shigantong_contract::{FieldError, Reason};

use crate::error::{ApiError, field_problem};

/// The decoded parameters of a request.
#[derive(Debug)]
pub(crate) struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// Reads `a=1&b=%E5%AE%9D`; `+` is a blank, as forms write it.
    ///
    /// # Errors
    /// An encoding that is none, or one of bytes that are no text.
    pub(crate) fn parse(query: Option<&str>) -> Result<Self, ApiError> {
        let parts = query
            .unwrap_or("")
            .split('&')
            .filter(|part| !part.is_empty());
        let pairs = parts.map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            Some((decoded(name)?, decoded(value)?))
        });
        let pairs: Option<Vec<(String, String)>> = pairs.collect();
        pairs.map(Self).ok_or(ApiError::NotText)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The values of these parameters; an empty value is no value.
    ///
    /// # Errors
    /// A parameter that is none of these, or stands twice.
    pub(crate) fn only<const N: usize>(
        &self,
        names: [&str; N],
    ) -> Result<[Option<&str>; N], ApiError> {
        let mut values = [None; N];
        let mut errors = Vec::new();
        for (name, value) in self.iter() {
            let reason = match names.iter().position(|known| *known == name) {
                None => Reason::Unknown,
                Some(place) if values[place].is_none() => {
                    values[place] = Some(value.trim());
                    continue;
                }
                Some(_) => Reason::Repeated,
            };
            let field = name.chars().take(40).collect();
            errors.push(field_problem(&FieldError { field, reason }));
        }
        if errors.is_empty() {
            return Ok(values.map(|value| value.filter(|value| !value.is_empty())));
        }
        Err(ApiError::Invalid(errors))
    }
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => digit(rest.next()?)? << 4 | digit(rest.next()?)?,
            b'+' => b' ',
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    u8::try_from(digit).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_texts_and_refuses_what_is_none() {
        type Row<'r> = (&'r str, Option<&'r [(&'r str, &'r str)]>);
        let rows: &[Row<'_>] = &[
            ("", Some(&[])),
            ("q=%E4%BD%8E%E4%BF%9D+a%2B", Some(&[("q", "低保 a+")])),
            ("q&&x=", Some(&[("q", ""), ("x", "")])),
            ("q=低保", Some(&[("q", "低保")])),
            ("q=a=b", Some(&[("q", "a=b")])),
            ("q=%E4%BD", None),
            ("q=%", None),
            ("q=%4", None),
            ("q=%zz", None),
            ("%FF=1", None),
        ];
        for (query, expected) in rows {
            let found = Pairs::parse(Some(query)).ok();
            let found = found.as_ref().map(|pairs| pairs.iter().collect::<Vec<_>>());
            assert_eq!(found.as_deref(), *expected, "{query}");
        }
    }
}
