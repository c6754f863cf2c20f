//! Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2): the board in the words of that
//! specification. Nothing stands in it that the board does not show: there is no point on a map.

use serde::{Deserialize, Serialize};

use super::issues::IssueRules;
use super::state::ComplaintState;
use super::view::PublicComplaint;
use crate::{Date, Moment};

/// How many days are told where no dates are given, by the specification.
const DAYS: u32 = 90;

/// A service: an issue that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Service {
    /// The code of the issue.
    pub service_code: String,
    /// Its words.
    pub service_name: String,
    /// Who screens it.
    pub description: String,
    /// Whether there are further attributes: there are none.
    pub metadata: bool,
    /// `batch`: the number comes with the receipt of the product's own API.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind that it is as a rule.
    pub keywords: String,
    /// The same, as a group.
    pub group: String,
}

/// A request: an entry of the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Request {
    /// Its key on the board.
    pub service_request_id: String,
    /// `open` or `closed`.
    pub status: String,
    /// The state in words, and the reply.
    pub status_notes: Option<String>,
    /// The words of the issue.
    pub service_name: String,
    /// The code of the issue.
    pub service_code: String,
    /// What was said, without numbers of people; none where that is not public.
    pub description: Option<String>,
    /// Who has it.
    pub agency_responsible: Option<String>,
    /// None.
    pub service_notice: Option<String>,
    /// When it was handed in: the beginning of the day, since no hour is public.
    pub requested_datetime: String,
    /// The day of the last reply.
    pub updated_datetime: Option<String>,
    /// None.
    pub expected_datetime: Option<String>,
    /// The region.
    pub address: String,
    /// Its code.
    pub address_id: String,
    /// None.
    pub zipcode: Option<String>,
    /// None.
    pub media_url: Option<String>,
}

/// An error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The HTTP status.
    pub code: u16,
    /// What is wrong.
    pub description: String,
}

/// Which requests are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    ids: Vec<String>,
    codes: Vec<String>,
    from: Option<Date>,
    to: Option<Date>,
    is_open: Option<bool>,
}

/// The parameter that was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowError(pub &'static str);

/// The services of an installation. What is not taken here is none.
#[must_use]
pub fn services(rules: &IssueRules) -> Vec<Service> {
    let taken = rules.issues.iter().filter(|rule| !rule.is_discipline);
    let service = |rule: &super::issues::IssueRule| {
        let kind = super::codes::KIND
            .iter()
            .find(|(code, _)| *code == rule.kind);
        let kind = kind.map_or("", |(_, label)| label);
        Service {
            service_code: rule.issue.clone(),
            service_name: rule.label.clone(),
            description: rule.desk.clone(),
            metadata: false,
            kind: "batch".to_owned(),
            keywords: kind.to_owned(),
            group: kind.to_owned(),
        }
    };
    taken.map(service).collect()
}

/// An entry of the board as a request.
#[must_use]
pub fn request(entry: &PublicComplaint) -> Request {
    let midnight = |date: Date| Moment::new(date, 0, 0, 0).map(|moment| moment.to_string());
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let notes = match &entry.reply {
        Some(reply) => format!("{}：{reply}", entry.state.label),
        None => entry.state.label.clone(),
    };
    Request {
        service_request_id: entry.id.clone(),
        status: if is_open(entry) { "open" } else { "closed" }.to_owned(),
        status_notes: some(&notes),
        service_name: entry.issue.label.clone(),
        service_code: entry.issue.code.clone(),
        description: entry.text.clone(),
        agency_responsible: some(&entry.dept_name),
        service_notice: None,
        requested_datetime: midnight(entry.submitted_on).unwrap_or_default(),
        updated_datetime: entry.replied_on.and_then(midnight),
        expected_datetime: None,
        address: entry.area_name.clone(),
        address_id: entry.area_code.clone(),
        zipcode: None,
        media_url: None,
    }
}

/// A reply that is disputed is open again.
fn is_open(entry: &PublicComplaint) -> bool {
    use ComplaintState as S;
    let state = S::of_code(&entry.state.code);
    !matches!(state, Some(S::Replied | S::Confirmed | S::Closed))
}

impl Filter {
    /// Reads decoded pairs of name and value.
    ///
    /// # Errors
    /// The first parameter that was not understood.
    pub fn parse<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        today: Date,
    ) -> Result<Self, WindowError> {
        let mut filter = Self::default();
        let list = |value: &str| value.split(',').map(|one| one.trim().to_owned()).collect();
        for (name, value) in pairs {
            match name {
                "service_request_id" => filter.ids = list(value),
                "service_code" => filter.codes = list(value),
                "start_date" => filter.from = Some(day(value).ok_or(WindowError("start_date"))?),
                "end_date" => filter.to = Some(day(value).ok_or(WindowError("end_date"))?),
                "status" => {
                    filter.is_open = Some(match value {
                        "open" => true,
                        "closed" => false,
                        _ => return Err(WindowError("status")),
                    });
                }
                _ => {}
            }
        }
        if filter.ids.is_empty() {
            filter.bound(today);
        }
        Ok(filter)
    }

    /// No more than ninety days are told at once.
    fn bound(&mut self, today: Date) {
        let to = self.to.unwrap_or(today);
        let mut earliest = to;
        for _ in 0..DAYS {
            earliest = earliest.previous();
        }
        let from = match (self.from, self.to) {
            (Some(from), Some(_)) => from.max(earliest),
            (Some(from), None) => {
                self.to = Some(from.plus_days(DAYS));
                from
            }
            (None, _) => earliest,
        };
        self.from = Some(from);
        self.to = Some(self.to.unwrap_or(to));
    }

    /// Whether an entry is told.
    #[must_use]
    pub fn takes(&self, entry: &PublicComplaint) -> bool {
        if !self.ids.is_empty() {
            return self.ids.contains(&entry.id);
        }
        let on = entry.submitted_on;
        (self.codes.is_empty() || self.codes.contains(&entry.issue.code))
            && self.from.is_none_or(|from| from <= on)
            && self.to.is_none_or(|to| on <= to)
            && self.is_open.is_none_or(|wanted| wanted == is_open(entry))
    }
}

/// The day of a moment, or a day alone. Of a moment elsewhere it is the day there.
fn day(text: &str) -> Option<Date> {
    let (date, time) = text.split_at_checked(10)?;
    let is_moment = time.is_empty() || time.starts_with('T');
    date.parse().ok().filter(|_| is_moment)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::Coded;
    use crate::complaint::issues::tests::example;

    fn entry(state: &str, on: &str) -> PublicComplaint {
        PublicComplaint {
            id: format!("{state}-1"),
            kind: Coded::default(),
            issue: Coded {
                code: "attitude".to_owned(),
                label: "服务态度".to_owned(),
            },
            area_code: "610302".to_owned(),
            area_name: "渭滨区".to_owned(),
            dept_name: String::new(),
            text: None,
            state: Coded {
                code: state.to_owned(),
                label: "办理中".to_owned(),
            },
            submitted_on: on.parse().unwrap(),
            replied_on: None,
            reply: None,
            outcome: None,
            citizen_outcome: None,
            transfers: 0,
            supporters: 0,
            is_sample: true,
        }
    }

    fn today() -> Date {
        "2026-11-26".parse().unwrap()
    }

    #[test]
    fn an_entry_is_a_request_of_the_specification() {
        let written = serde_json::to_value(request(&entry("handling", "2026-11-01"))).unwrap();
        assert_eq!(written["status"], "open");
        assert_eq!(written["service_code"], "attitude");
        assert_eq!(written["requested_datetime"], "2026-11-01T00:00:00+08:00");
        assert_eq!(written["description"], serde_json::Value::Null);
        for (state, status) in [
            ("closed", "closed"),
            ("disputed", "open"),
            ("confirmed", "closed"),
        ] {
            assert_eq!(request(&entry(state, "2026-11-01")).status, status);
        }
        let all = services(&example());
        assert!(
            all.iter()
                .all(|service| service.service_code != "discipline")
        );
        let written = serde_json::to_value(&all[0]).unwrap();
        assert_eq!(
            (&written["type"], &written["metadata"]),
            (&"batch".into(), &false.into())
        );
    }

    #[test]
    fn filters_tell_what_was_asked_for() {
        let rows: [(&[(&str, &str)], bool); 9] = [
            (&[], true),
            (&[("status", "closed")], false),
            (
                &[("status", "open"), ("service_code", "other,attitude")],
                true,
            ),
            (&[("service_code", "other")], false),
            (&[("start_date", "2026-11-02T00:00:00Z")], false),
            (
                &[("start_date", "2026-10-01"), ("end_date", "2026-10-31")],
                false,
            ),
            (
                &[("service_request_id", "handling-1,x"), ("status", "closed")],
                true,
            ),
            (&[("end_date", "2026-11-01T12:00:00+08:00")], true),
            (&[("start_date", "2025-01-01")], false),
        ];
        for (pairs, expected) in rows {
            let filter = Filter::parse(pairs.iter().copied(), today()).unwrap();
            assert_eq!(
                filter.takes(&entry("handling", "2026-11-01")),
                expected,
                "{pairs:?}"
            );
        }
        let old = entry("handling", "2026-06-01");
        assert!(!Filter::parse([], today()).unwrap().takes(&old));
        for (name, value) in [
            ("status", "late"),
            ("start_date", "yesterday"),
            ("end_date", ""),
        ] {
            let error = Filter::parse([(name, value)], today()).unwrap_err();
            assert_eq!(error.0, name);
        }
    }
}
