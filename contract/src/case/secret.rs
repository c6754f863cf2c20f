//! 查询凭证: what proves that one may see a case. It stands in no address, log or message.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::CaseNo;

/// The alphabet of D. Crockford's base 32: no I, L, O or U, so that nothing is read for another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The characters of a query code: 40 bits.
const CODE_CHARS: usize = 8;

/// 查询码: eight characters that the applicant gets with the number.
#[derive(Clone, PartialEq, Eq)]
pub struct QueryCode(String);

/// What a look-up proves itself by.
#[derive(Clone, PartialEq, Eq)]
pub enum Secret {
    /// 查询码.
    Code(QueryCode),
    /// The last four digits of the telephone that the case was handed in with.
    PhoneTail(String),
}

/// The text is neither eight characters of a query code nor four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecretError;

/// Looks a case up. A wrong pair is answered as one that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrackRequest {
    /// 办件编号.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub case_no: CaseNo,
    /// 查询码, or the last four digits of the telephone.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub secret: Secret,
}

impl QueryCode {
    /// The code that these random bytes make.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 5]) -> Self {
        let bits = bytes
            .iter()
            .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let character = |place: usize| {
            let index = (bits >> (5 * (CODE_CHARS - 1 - place))) & 31;
            char::from(ALPHABET[index as usize])
        };
        Self((0..CODE_CHARS).map(character).collect())
    }

    /// Reads a code as people type it: lower case, full width, with spaces and hyphens, O for 0
    /// and I or L for 1.
    ///
    /// # Errors
    /// When it has not eight characters of the alphabet.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let code: String = plain_characters(text)
            .map(|character| match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let is_code = code.len() == CODE_CHARS && code.bytes().all(|b| ALPHABET.contains(&b));
        is_code.then_some(Self(code)).ok_or(SecretError)
    }

    /// The code itself, to compare or to show to its owner; never for a log or an address.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The code in two groups of four, to be read and typed by its owner.
    #[must_use]
    pub fn grouped(&self) -> String {
        format!("{} {}", &self.0[..4], &self.0[4..])
    }
}

impl Secret {
    /// Reads four digits or a query code, as people type them.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(text: &str) -> Result<Self, SecretError> {
        let plain: String = plain_characters(text).collect();
        if plain.len() == 4 && plain.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Self::PhoneTail(plain));
        }
        QueryCode::parse(text).map(Self::Code)
    }

    /// The secret itself, to compare; never for a log or an address.
    #[must_use]
    pub fn expose(&self) -> &str {
        match self {
            Self::Code(code) => code.expose(),
            Self::PhoneTail(digits) => digits,
        }
    }
}

/// The characters of a typed text, full width made narrow, without spaces and hyphens.
pub(super) fn plain_characters(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .map(|character| match character {
            '\u{FF01}'..='\u{FF5E}' => {
                char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
            }
            other => other,
        })
        .filter(|character| {
            let is_hyphen = matches!(character, '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}');
            !is_hyphen && !character.is_whitespace() && *character != '\u{200B}'
        })
}

impl fmt::Debug for QueryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QueryCode(hidden)")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("neither a query code of 8 characters nor 4 digits")
    }
}

impl std::error::Error for SecretError {}

impl Serialize for QueryCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for QueryCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        let expected = QueryCode::parse("7K3M0P1Q").unwrap();
        for typed in [
            "7k3m0p1q",
            "7K3M 0P1Q",
            "7k3m-opiq",
            "７Ｋ３Ｍ０Ｐ１Ｑ",
            " 7K3MOPLQ\u{3000}",
        ] {
            assert!(QueryCode::parse(typed).unwrap() == expected, "{typed}");
        }
        for typed in ["", "7K3M0P1", "7K3M0P1Q2", "7K3M0P1U", "查询码查询码查询"] {
            assert!(QueryCode::parse(typed).is_err(), "{typed}");
        }
        assert_eq!(expected.grouped(), "7K3M 0P1Q");
    }

    #[test]
    fn four_digits_are_a_telephone() {
        let secret = Secret::parse(" １２ 34").unwrap();
        assert!(secret == Secret::PhoneTail("1234".to_owned()));
        assert!(matches!(Secret::parse("12345678"), Ok(Secret::Code(_))));
        for typed in ["123", "12345", "12a4", "13800001234"] {
            assert!(Secret::parse(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn secrets_are_not_printed() {
        let text = r#"{"case_no":"610302-20261126-000123-6","secret":"7k3m0p1q"}"#;
        let request: TrackRequest = serde_json::from_str(text).unwrap();
        let debug = format!("{request:?}");
        assert!(
            debug.contains("hidden") && !debug.contains("7K3M0P1Q"),
            "{debug}"
        );
        assert_eq!(request.secret.expose(), "7K3M0P1Q");
        let refused = text.replace("7k3m0p1q", "hunter2");
        let error = serde_json::from_str::<TrackRequest>(&refused).unwrap_err();
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }

    proptest! {
        #[test]
        fn codes_of_bytes_are_codes_and_differ(one in any::<[u8; 5]>(), other in any::<[u8; 5]>()) {
            let code = QueryCode::from_bytes(one);
            prop_assert!(QueryCode::parse(code.expose()).as_ref() == Ok(&code));
            prop_assert_eq!(QueryCode::from_bytes(other) == code, one == other);
        }
    }
}
