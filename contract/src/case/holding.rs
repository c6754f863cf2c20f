//! 时间去哪了: for how long each department, and the applicant, had a case (中梗阻 made visible).

use super::{CaseEvent, Party};
use crate::Moment;

/// One holder's part of the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Who: a department without a role, or the applicant, whose time is not the department's.
    pub party: Party,
    /// For how many seconds in all.
    pub seconds: u64,
    /// Of a thousand parts of the whole time; all shares together are 1000.
    pub permille: u16,
    /// Since when, where this holder has it now.
    pub since: Option<Moment>,
}

/// Who had a case for how long until now, in the order in which they first had it. Of a case that
/// is over, until its end; empty where there are no events.
#[must_use]
pub fn shares(events: &[CaseEvent], now: Moment) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::new();
    for (index, event) in events.iter().enumerate() {
        let Some(holder) = &event.next else { continue };
        let following = events.get(index + 1);
        let until = following.map_or(now, |event| event.at);
        let seconds = u64::try_from(until.seconds_since(event.at)).unwrap_or(0);
        let known = shares
            .iter()
            .position(|share| share.party.is_same_holder(holder));
        let place = known.unwrap_or_else(|| {
            shares.push(share_of(holder));
            shares.len() - 1
        });
        let before = shares.iter().position(|share| share.since.is_some());
        if before != Some(place) {
            shares.iter_mut().for_each(|share| share.since = None);
            shares[place].since = Some(event.at);
        }
        shares[place].seconds += seconds;
    }
    if events.last().is_some_and(|event| event.next.is_none()) {
        shares.iter_mut().for_each(|share| share.since = None);
    }
    divide(&mut shares);
    shares
}

fn share_of(holder: &Party) -> Share {
    let party = Party {
        role: String::new(),
        ..holder.clone()
    };
    Share {
        party,
        seconds: 0,
        permille: 0,
        since: None,
    }
}

/// Gives each its thousandths, and what is left by rounding down to the largest remainders. While
/// no time has passed, all of it is the last holder's.
fn divide(shares: &mut [Share]) {
    let total: u64 = shares.iter().map(|share| share.seconds).sum();
    if total == 0 {
        if let Some(last) = shares.last_mut() {
            last.permille = 1000;
        }
        return;
    }
    let mut left = 1000;
    let mut remainders = Vec::with_capacity(shares.len());
    for (index, share) in shares.iter_mut().enumerate() {
        let thousandfold = share.seconds.saturating_mul(1000);
        share.permille = u16::try_from(thousandfold / total).unwrap_or(1000);
        left -= share.permille;
        remainders.push((thousandfold % total, index));
    }
    remainders.sort_by_key(|(remainder, index)| (std::cmp::Reverse(*remainder), *index));
    for (_, index) in remainders.into_iter().take(usize::from(left)) {
        shares[index].permille += 1;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::State;

    fn at(seconds: i64) -> Moment {
        Moment::from_seconds(1_795_655_889 + seconds).unwrap()
    }

    fn event(seconds: i64, holder: Option<&str>) -> CaseEvent {
        let party = holder.map(|name| match name {
            "" => Party::applicant(),
            _ => Party {
                dept_name: name.to_owned(),
                role: format!("岗位{seconds}"),
                ..Party::default()
            },
        });
        CaseEvent {
            seq: 1,
            at: at(seconds),
            action: crate::Action::Transfer.coded(),
            state_before: None,
            state_after: State::Review.coded(),
            stage: String::new(),
            by: Party::applicant(),
            decision: String::new(),
            document: None,
            correction: None,
            special: None,
            extension_days: None,
            next: party,
        }
    }

    /// Events as seconds and holder, now, and for each holder seconds, permille and since.
    type Row<'a> = (
        &'a [(i64, Option<&'a str>)],
        i64,
        &'a [(&'a str, u64, u16, Option<i64>)],
    );

    #[test]
    fn time_is_counted_by_holder() {
        let rows: &[Row<'_>] = &[
            (&[], 9, &[]),
            (&[(0, Some("甲"))], 0, &[("甲", 0, 1000, Some(0))]),
            (&[(0, Some("甲"))], -5, &[("甲", 0, 1000, Some(0))]),
            (
                &[(0, Some("甲")), (1, Some("")), (2, Some("甲"))],
                3,
                &[("甲", 2, 667, Some(2)), ("", 1, 333, None)],
            ),
            // A change of role within a department does not begin its time anew.
            (
                &[(0, Some("甲")), (3, Some("乙")), (4, Some("乙"))],
                6,
                &[("甲", 3, 500, None), ("乙", 3, 500, Some(3))],
            ),
            (
                &[(0, Some("甲")), (1, Some("乙")), (2, Some("丙")), (3, None)],
                99,
                &[
                    ("甲", 1, 334, None),
                    ("乙", 1, 333, None),
                    ("丙", 1, 333, None),
                ],
            ),
        ];
        for (events, now, expected) in rows {
            let events: Vec<_> = events
                .iter()
                .map(|(s, holder)| event(*s, *holder))
                .collect();
            let found = shares(&events, at(*now));
            let found: Vec<_> = found
                .iter()
                .map(|share| {
                    let since = share.since.map(|since| since.seconds_since(at(0)));
                    let name = share.party.dept_name.as_str();
                    (name, share.seconds, share.permille, since)
                })
                .collect();
            assert_eq!(&found, expected);
        }
    }
}
