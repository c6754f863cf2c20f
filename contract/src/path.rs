//! The addresses of the API, in one place for app and server.

use crate::{CaseNo, ItemQuery, NoticeQuery};

mod complaint;
mod credit;

pub use complaint::{
    complaint, complaint_challenge, complaint_events, complaint_figures, complaint_file,
    complaint_issues, complaint_rules, complaint_similar, complaint_support, complaint_track,
    complaints, new_complaint, staff_complaint, staff_complaint_events,
};
pub use credit::{
    companies, company, credit_record, credit_records, credit_track, discretion_rules, draw, draws,
    inspections, objections, penalties, repairs, uploads,
};

/// Where the API begins.
pub const API: &str = "/api/v1";

/// The public keys that receipts of cases are checked by.
pub const KEYS: &str = "/.well-known/shigantong-keys.json";

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

/// The years whose holidays are known.
#[must_use]
pub fn holidays_list() -> String {
    format!("{API}/holidays")
}

/// The holidays and make-up working days of a year.
#[must_use]
pub fn holidays(year: i32) -> String {
    format!("{API}/holidays/{year}")
}

/// A look-up of a case, by `POST`: number and secret travel in the body.
#[must_use]
pub fn track() -> String {
    format!("{API}/applications/track")
}

/// A rating of a case, by `POST`.
#[must_use]
pub fn rating() -> String {
    format!("{API}/applications/rating")
}

/// The departments of a region: 6, 9 or 12 digits.
#[must_use]
pub fn departments(area_code: &str) -> String {
    let query = format!("area_code={}", encoded(area_code));
    with_query("departments", &query)
}

/// How departments keep their promises.
#[must_use]
pub fn performance() -> String {
    format!("{API}/performance")
}

/// The hearing notices.
#[must_use]
pub fn hearings(query: &NoticeQuery) -> String {
    with_query("hearings", &query.to_query_string())
}

/// The published decisions.
#[must_use]
pub fn decisions(query: &NoticeQuery) -> String {
    with_query("decisions", &query.to_query_string())
}

/// New cases, by `POST`, for staff.
#[must_use]
pub fn staff_cases() -> String {
    format!("{API}/staff/cases")
}

/// What happens with a case, by `POST`, for staff.
#[must_use]
pub fn staff_events(case_no: &CaseNo) -> String {
    format!("{API}/staff/cases/{case_no}/events")
}

fn with_query(list: &str, query: &str) -> String {
    if query.is_empty() {
        return format!("{API}/{list}");
    }
    format!("{API}/{list}?{query}")
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
    fn addresses_of_cases() {
        let query = NoticeQuery {
            q: "排污".to_owned(),
            page: 2,
        };
        let number = CaseNo::parse("610302202611260001236").ok();
        let events = number.as_ref().map(staff_events);
        let rows = [
            (holidays(2026), "/api/v1/holidays/2026"),
            (track(), "/api/v1/applications/track"),
            (hearings(&NoticeQuery::default()), "/api/v1/hearings"),
            (
                decisions(&query),
                "/api/v1/decisions?q=%E6%8E%92%E6%B1%A1&page=2",
            ),
            (
                events.unwrap_or_default(),
                "/api/v1/staff/cases/610302-20261126-000123-6/events",
            ),
        ];
        for (address, expected) in rows {
            assert_eq!(address, expected);
        }
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
