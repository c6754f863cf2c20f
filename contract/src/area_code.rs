//! Region codes: GB/T 2260 for city and county (6 digits), GB/T 10114 for towns (9), and the
//! statistical codes of villages (12).

use std::fmt;

/// The code of a region with the zeros of its empty levels cut off: `610300` is Baoji,
/// `610302` a district of it, `610302001` a town of that, `610302001001` a village.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AreaCode(String);

/// The text is not 6, 9 or 12 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidAreaCode;

impl AreaCode {
    /// Reads 6, 9 or 12 digits; `511602000000` and `511602` are the same region.
    ///
    /// # Errors
    /// When the text has another length or another character than a digit.
    pub fn parse(text: &str) -> Result<Self, InvalidAreaCode> {
        let text = text.trim();
        if !matches!(text.len(), 6 | 9 | 12) || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(InvalidAreaCode);
        }
        let mut end = text.len();
        while end > 6 && text[end - 3..end] == *"000" {
            end -= 3;
        }
        Ok(Self(text[..end].to_owned()))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part that all regions below this one share: `6103` for `610300`.
    #[must_use]
    pub fn stem(&self) -> &str {
        let code = &self.0;
        match code.len() {
            6 if code.ends_with("0000") => &code[..2],
            6 if code.ends_with("00") => &code[..4],
            _ => code,
        }
    }

    /// Whether `other` is this region or lies in it.
    #[must_use]
    pub fn contains(&self, other: &str) -> bool {
        other.starts_with(self.stem())
    }

    /// The level that exercises power there, as a code of [`crate::codes::USE_LEVEL`].
    #[must_use]
    pub fn use_level(&self) -> &'static str {
        match (self.0.len(), self.stem().len()) {
            (12, _) => "6",
            (9, _) => "5",
            (_, 2) => "2",
            (_, 4) => "3",
            _ => "4",
        }
    }

    /// The region right above: the county of a town, the city of a county.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let code = &self.0;
        match (code.len(), self.stem().len()) {
            (12, _) => Some(Self(code[..9].to_owned())),
            (9, _) => Some(Self(code[..6].to_owned())),
            (_, 6) => Some(Self(format!("{}00", &code[..4]))),
            (_, 4) => Some(Self(format!("{}0000", &code[..2]))),
            _ => None,
        }
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_places_codes() {
        // Digits, level and parent of what is a code.
        type Read<'a> = Option<(&'a str, &'a str, Option<&'a str>)>;
        let rows: &[(&str, Read<'_>)] = &[
            ("610300", Some(("610300", "3", Some("610000")))),
            ("511602000000", Some(("511602", "4", Some("511600")))),
            ("610302001", Some(("610302001", "5", Some("610302")))),
            (
                "610302001007",
                Some(("610302001007", "6", Some("610302001"))),
            ),
            ("610000", Some(("610000", "2", None))),
            ("61030", None),
            ("61030a", None),
            ("", None),
            ("宝鸡", None),
        ];
        for (text, expected) in rows {
            let found = AreaCode::parse(text).ok();
            let found = found.as_ref().map(|code| {
                let parent = code.parent().map(|p| p.to_string());
                (code.as_str(), code.use_level(), parent)
            });
            let expected = expected.map(|(c, l, p)| (c, l, p.map(str::to_owned)));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_region_contains_what_lies_in_it() {
        let city = AreaCode::parse("610300").unwrap();
        assert!(city.contains("610331") && city.contains("610302001") && city.contains("610300"));
        assert!(!city.contains("511602"));
        let county = AreaCode::parse("610302").unwrap();
        assert!(county.contains("610302001") && !county.contains("610303"));
    }
}
