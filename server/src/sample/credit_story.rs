//! 示例信用记录: what happened with which record, so that every state and every countdown is there.

use shigantong_contract::credit::{CreditAction as A, CreditTerms, Severity};
use shigantong_contract::{Date, Moment};

/// How a record of the sample goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plot {
    /// Published, duties open.
    Fresh,
    /// Duties done; repair can be asked for in so many days.
    RepairIn(u32),
    /// Its last day is in so many days, 0 is today.
    EndsIn(u32),
    /// Repair can be asked for, and then what is named.
    Eligible(&'static [A]),
    /// Published, and then what is named.
    Then(&'static [A]),
    /// Past its last day; whether that is an event already.
    Past(bool),
}

/// A story: what list it stands on, and how it goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Story {
    /// None on the red list.
    pub(super) severity: Option<Severity>,
    pub(super) is_needed: bool,
    plot: Plot,
    number: u32,
}

/// Something that happened after the publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Happening {
    pub(crate) action: A,
    pub(crate) at: Moment,
}

/// The story of the subject with this number.
pub(super) fn of(number: u32) -> Story {
    let round = number / 20;
    // One of five stands on the red list.
    if number.is_multiple_of(5) {
        return Story {
            severity: None,
            is_needed: false,
            plot: red(number / 5),
            number,
        };
    }
    let black = number - number / 5 - 1;
    let plot = black_plot(black, round);
    let severity = match (black / 16 + black) % 3 {
        // Without a shortest time there is no countdown to its end.
        0 if !matches!(plot, Plot::RepairIn(_)) => Severity::Minor,
        1 => Severity::Serious,
        _ => Severity::Ordinary,
    };
    Story {
        severity: Some(severity),
        // Of minor ones every third is not shown at all.
        is_needed: severity == Severity::Minor && !black.is_multiple_of(9),
        plot,
        number,
    }
}

fn red(number: u32) -> Plot {
    match number % 16 {
        3 => Plot::Then(&[A::Object]),
        7 => Plot::Then(&[A::Object, A::Uphold]),
        11 => Plot::Then(&[A::Withdraw]),
        13 => Plot::Past(number.is_multiple_of(2)),
        _ => Plot::Fresh,
    }
}

fn black_plot(black: u32, round: u32) -> Plot {
    match black % 16 {
        0 => Plot::Fresh,
        1 => Plot::RepairIn(1 + round),
        2 => Plot::EndsIn(round / 2),
        3 => Plot::Eligible(&[]),
        4 => Plot::Eligible(&[A::Apply]),
        5 => Plot::Eligible(&[A::Apply, A::Accept]),
        6 => Plot::Eligible(&[A::Apply, A::Accept, A::Extend]),
        7 => Plot::Eligible(&[A::Apply, A::Accept, A::Repair]),
        8 => Plot::Eligible(&[A::Apply, A::Accept, A::Refuse]),
        9 => Plot::Past(true),
        10 => Plot::Then(&[A::Object]),
        11 => Plot::Then(&[A::Object, A::Correct]),
        12 => Plot::Then(&[A::Object, A::Uphold]),
        13 => Plot::Then(&[A::Object, A::Correct, A::Withdraw]),
        14 => Plot::Then(&[A::Shield]),
        _ => Plot::Past(false),
    }
}

impl Story {
    /// Whether a decision so many days ago, with these terms, makes the story true today.
    pub(super) fn is_true(&self, today: Date, passed: u32, terms: &CreditTerms) -> bool {
        let number = self.number;
        let Some(severity) = self.severity else {
            let passed_at_least = match self.plot {
                Plot::Past(_) => 800,
                _ => 45 + number,
            };
            return passed >= passed_at_least;
        };
        let (first, last) = (terms.min_until.map(Date::next), terms.max_until);
        match self.plot {
            Plot::Fresh => passed >= 10 + number % 50,
            Plot::RepairIn(days) => first.is_some_and(|first| first <= today.plus_days(days)),
            Plot::EndsIn(days) => last.is_some_and(|last| last <= today.plus_days(days)),
            Plot::Eligible(_) | Plot::Then(_) => {
                passed
                    >= match severity {
                        Severity::Minor => 45 + number % 40,
                        Severity::Ordinary => 125 + number % 60,
                        Severity::Serious => 400 + number % 300,
                    }
            }
            Plot::Past(_) => last.is_some_and(|last| last.plus_days(6 + number % 20) < today),
        }
    }

    /// The last day of an entry of the red list; some have none.
    pub(super) fn red_until(&self, decided_on: Date) -> Option<Date> {
        let ends = matches!(self.plot, Plot::Past(_)) || self.number.is_multiple_of(2);
        ends.then(|| decided_on.plus_months(24))
    }

    /// What happened since the publishing; `None` where the calendar ends.
    pub(super) fn happenings(&self, today: Date, number: u32) -> Option<Vec<Happening>> {
        let prepared: &[A] = match self.plot {
            Plot::RepairIn(_) => &[A::Fulfil],
            Plot::Eligible(_) => &[A::Fulfil, A::OpenRepair],
            _ => &[],
        };
        let then: &[A] = match self.plot {
            Plot::Eligible(then) | Plot::Then(then) => then,
            Plot::Past(true) => &[A::Expire],
            _ => &[],
        };
        let all: Vec<A> = prepared.iter().chain(then).copied().collect();
        let mut happenings = Vec::with_capacity(all.len());
        for (place, action) in all.iter().enumerate() {
            // Two days lie between two events, and the last was two days ago.
            let before = 2 * u32::try_from(all.len() - place).ok()?;
            let mut day = today;
            for _ in 0..before {
                day = day.previous();
            }
            let at = Moment::new(day, 9 + number % 8, number % 60, 0)?;
            happenings.push(Happening {
                action: *action,
                at,
            });
        }
        Some(happenings)
    }
}
