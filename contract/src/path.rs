//! The addresses of the API, in one place for app and server.

use crate::ItemQuery;

/// Where the API begins.
pub const API: &str = "/api/v1";

/// The list of items.
#[must_use]
pub fn service_items(query: &ItemQuery) -> String {
    let query = query.to_query_string();
    if query.is_empty() {
        return format!("{API}/service-items");
    }
    format!("{API}/service-items?{query}")
}

/// One item.
#[must_use]
pub fn service_item(task_handle_item: &str) -> String {
    format!("{API}/service-items/{}", encoded(task_handle_item))
}

/// The same item in every place.
#[must_use]
pub fn variants(task_handle_item: &str) -> String {
    format!("{}/variants", service_item(task_handle_item))
}

/// The journeys (一件事).
#[must_use]
pub fn journeys() -> String {
    format!("{API}/journeys")
}

/// One journey, with the items of a region; without one, of the whole city.
#[must_use]
pub fn journey(key: &str, area_code: &str) -> String {
    let mut address = format!("{API}/journeys/{}", encoded(key));
    if !area_code.is_empty() {
        address.push_str("?area_code=");
        push_encoded(&mut address, area_code);
    }
    address
}

/// A file: a form, a filled-in example, a sample of a result.
#[must_use]
pub fn file(guid: &str) -> String {
    format!("{API}/files/{}", encoded(guid))
}

/// Whether a text can be the name of a file: 1 to 64 of `A-Z a-z 0-9 _ -`, so that it is one part
/// of an address and of a path, and leads nowhere else.
#[must_use]
pub fn is_guid(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

/// The regions.
#[must_use]
pub fn areas() -> String {
    format!("{API}/areas")
}

/// The installation.
#[must_use]
pub fn site() -> String {
    format!("{API}/site")
}

/// A text percent-encoded as one part of a path or one value of a query (RFC 3986).
#[must_use]
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_encoded(&mut out, text);
    out
}

/// The text that [`encoded`] made this of. What is no encoding stays as it is.
#[must_use]
pub fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digit = |place: usize| {
            let byte = bytes.get(place)?;
            char::from(*byte).to_digit(16)
        };
        let code = (bytes[at] == b'%').then(|| Some(digit(at + 1)? * 16 + digit(at + 2)?));
        match code.flatten().and_then(|code| u8::try_from(code).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// Adds `name=value` to a query string, with `&` where it is not the first.
pub fn push_pair(out: &mut String, name: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    push_encoded(out, name);
    out.push('=');
    push_encoded(out, value);
}

fn push_encoded(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_lead_nowhere_else() {
        for good in ["a", "sample-form_1", "0E984725-C51C-4BF4-9960-E1C80E27ABA0"] {
            assert!(is_guid(good), "{good}");
        }
        let long = "a".repeat(65);
        for bad in ["", "..", "a/b", "a.pdf", "a\\b", "表", "a b", "%2e", &long] {
            assert!(!is_guid(bad), "{bad}");
        }
    }

    #[test]
    fn addresses_are_encoded() {
        assert_eq!(
            service_item("a/b 号"),
            "/api/v1/service-items/a%2Fb%20%E5%8F%B7"
        );
        assert_eq!(
            service_items(&ItemQuery::default()),
            "/api/v1/service-items"
        );
    }

    #[test]
    fn what_is_encoded_is_decoded() {
        for text in ["", "A1", "a/b 号", "100%", "%41", "~_-."] {
            assert_eq!(decoded(&encoded(text)), text);
        }
        for (text, expected) in [("%", "%"), ("%4", "%4"), ("%zz1", "%zz1"), ("%FF", "%FF")] {
            assert_eq!(decoded(text), expected);
        }
    }
}
