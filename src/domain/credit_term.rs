//! 公示期: where the days of a record's display stand on a bar, from the decision to the last day.

use shigantong_contract::{CreditTerms, Date};

/// A bar of a hundred parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TermBar {
    /// How far the shortest time reaches; none where repair needs no time.
    pub(crate) shortest: Option<u32>,
    /// Where today stands; none where today is not known or outside of it.
    pub(crate) today: Option<u32>,
}

/// The bar of a record; none without an end.
pub(crate) fn bar(decided_on: Date, terms: &CreditTerms, today: Option<Date>) -> Option<TermBar> {
    let whole = u32::try_from(decided_on.days_until(terms.max_until?)).ok()?;
    let part = |day: Date| {
        let days = u32::try_from(decided_on.days_until(day)).ok()?;
        (days <= whole).then(|| days * 100 / whole.max(1))
    };
    Some(TermBar {
        shortest: terms.min_until.and_then(part),
        today: today.and_then(part),
    })
}

/// How many days of display are left on a day, that day included; none without an end or after it.
pub(crate) fn left(terms: &CreditTerms, today: Date) -> Option<u32> {
    let days = today.days_until(terms.max_until?);
    u32::try_from(days + 1).ok().filter(|days| *days > 0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_stand_in_their_places() {
        let terms = |min: Option<&str>, max: Option<&str>| CreditTerms {
            min_until: min.map(day),
            max_until: max.map(day),
            ..CreditTerms::default()
        };
        let year = terms(Some("2026-08-04"), Some("2027-05-04"));
        let rows = [
            (&year, None, Some((Some(25), None))),
            (&year, Some("2026-05-04"), Some((Some(25), Some(0)))),
            (&year, Some("2026-11-03"), Some((Some(25), Some(50)))),
            (&year, Some("2027-05-04"), Some((Some(25), Some(100)))),
            (&year, Some("2027-05-05"), Some((Some(25), None))),
            (&year, Some("2026-05-03"), Some((Some(25), None))),
            (&terms(None, None), Some("2026-05-04"), None),
            (
                &terms(None, Some("2026-05-04")),
                Some("2026-05-04"),
                Some((None, Some(0))),
            ),
            (&terms(None, Some("2026-05-03")), Some("2026-05-04"), None),
        ];
        for (terms, today, expected) in rows {
            let found = bar(day("2026-05-04"), terms, today.map(day));
            let found = found.map(|bar| (bar.shortest, bar.today));
            assert_eq!(found, expected, "{today:?}");
        }
        assert_eq!(left(&year, day("2027-05-04")), Some(1));
        assert_eq!(left(&year, day("2027-05-05")), None);
        assert_eq!(left(&terms(None, None), day("2027-05-05")), None);
    }
}
