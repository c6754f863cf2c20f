//! The addresses of credit lists and regulation.

use super::{API, encoded, push_pair, with_query};
use crate::credit::query::is_private;
use crate::{CreditQuery, InspectionQuery, uscc};

/// The red and black lists. No number of a natural person comes into this address, nor into any
/// other here.
#[must_use]
pub fn credit_records(query: &CreditQuery) -> String {
    with_query("credit-records", &query.to_query_string())
}

/// One record.
#[must_use]
pub fn credit_record(id: &str) -> String {
    format!("{API}/credit-records/{}", encoded(id))
}

/// A company by its unified social credit code, which is public; none for any other text, such as
/// the number of a person.
#[must_use]
pub fn company(code: &str) -> Option<String> {
    let code = uscc::normal(code);
    let is_code = uscc::check(&code).is_ok();
    is_code.then(|| format!("{API}/companies/{code}"))
}

/// The companies whose names have these words, 20 at most; of a number of a person none.
#[must_use]
pub fn companies(q: &str) -> String {
    let mut query = String::new();
    if !q.is_empty() && !is_private(q) {
        push_pair(&mut query, "q", q);
    }
    with_query("companies", &query)
}

/// The inspections.
#[must_use]
pub fn inspections(query: &InspectionQuery) -> String {
    with_query("inspections", &query.to_query_string())
}

/// The draws, the latest first.
#[must_use]
pub fn draws() -> String {
    format!("{API}/draws")
}

/// A draw of subjects and inspectors, to be repeated.
#[must_use]
pub fn draw(id: &str) -> String {
    format!("{API}/draws/{}", encoded(id))
}

/// The discretion standards of a penalty; of all where its code is empty.
#[must_use]
pub fn discretion_rules(item: &str) -> String {
    let mut query = String::new();
    if !item.is_empty() {
        push_pair(&mut query, "item", item);
    }
    with_query("discretion-rules", &query)
}

/// The published penalties that rest on a discretion standard, newest first.
#[must_use]
pub fn penalties(rule_id: &str) -> String {
    let mut query = String::new();
    push_pair(&mut query, "rule", rule_id);
    with_query("penalties", &query)
}

/// An objection to an entry, by `POST`: who asks travels in the body.
#[must_use]
pub fn objections() -> String {
    format!("{API}/credit-records/objections")
}

/// An application for repair, by `POST`: who asks travels in the body.
#[must_use]
pub fn repairs() -> String {
    format!("{API}/credit-records/repairs")
}

/// A look-up of an objection or an application for repair, by `POST` of a
/// [`crate::TrackRequest`]: number and secret travel in the body.
#[must_use]
pub fn credit_track() -> String {
    format!("{API}/credit-records/applications/track")
}

/// A file for an application, by `POST` of its bytes.
#[must_use]
pub fn uploads() -> String {
    format!("{API}/uploads")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_credit() {
        let (query, _) = CreditQuery::parse([("list_kind", "black"), ("year", "2026")]);
        let (inspected, _) = InspectionQuery::parse([("uscc", "91350100M000100Y43")]);
        let rows = [
            (
                credit_records(&CreditQuery::default()),
                "/api/v1/credit-records",
            ),
            (
                credit_records(&query),
                "/api/v1/credit-records?list_kind=black&year=2026",
            ),
            (credit_record("c/1"), "/api/v1/credit-records/c%2F1"),
            (
                inspections(&inspected),
                "/api/v1/inspections?uscc=91350100M000100Y43",
            ),
            (draws(), "/api/v1/draws"),
            (draw("d-1"), "/api/v1/draws/d-1"),
            (discretion_rules(""), "/api/v1/discretion-rules"),
            (
                discretion_rules("A&1"),
                "/api/v1/discretion-rules?item=A%261",
            ),
            (
                companies("示例&1"),
                "/api/v1/companies?q=%E7%A4%BA%E4%BE%8B%261",
            ),
            (companies("13812345678"), "/api/v1/companies"),
            (penalties("r1"), "/api/v1/penalties?rule=r1"),
            (credit_track(), "/api/v1/credit-records/applications/track"),
            (uploads(), "/api/v1/uploads"),
            (objections(), "/api/v1/credit-records/objections"),
            (repairs(), "/api/v1/credit-records/repairs"),
        ];
        for (address, expected) in rows {
            assert_eq!(address, expected);
        }
        let company = |code| company(code).unwrap_or_default();
        assert_eq!(
            company("91350100m000100y43"),
            "/api/v1/companies/91350100M000100Y43"
        );
        for person in ["11010519491231002X", "13812345678", "张三", "../areas", ""] {
            assert_eq!(company(person), "", "{person}");
        }
    }
}
