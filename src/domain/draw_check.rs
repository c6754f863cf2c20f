//! 重新抽取核对: a draw repeated in parts, so that a phone goes on answering while a long list is
//! drawn from. What all parts find together is what `draw::verify` finds at once.

use shigantong_contract::draw::{self, Difference, Draw, Team, list_hash};

/// A draw that is being repeated.
#[derive(Clone, Debug)]
pub(crate) struct Check {
    draw: Draw,
    /// Who is drawn by the seed.
    ours: Vec<String>,
    /// How many teams there are to compare.
    teams: usize,
    /// The next of them.
    place: usize,
    found: Vec<Difference>,
}

impl Check {
    /// Checks the lists and repeats the draw of subjects; the teams are left to [`Self::go_on`].
    pub(crate) fn begin(draw: Draw) -> Self {
        let (mut found, may_go_on) = of_lists(&draw);
        let mut check = Self {
            ours: Vec::new(),
            teams: 0,
            place: 0,
            found: Vec::new(),
            draw,
        };
        if may_go_on {
            let subjects = without_inspectors(&check.draw);
            let drawn = draw::verify(&subjects).into_iter();
            found.extend(drawn.filter(|one| *one != Difference::SeedHash));
            let Draw { seed, subjects, .. } = &check.draw;
            check.ours = draw::draw(seed, subjects, check.draw.count).unwrap_or_default();
            if !(check.draw.inspectors.is_empty() && check.draw.teams.is_empty()) {
                check.teams = check.ours.len().max(check.draw.teams.len());
            }
        }
        check.found = found;
        check
    }

    /// Repeats so many teams more; whether all are done.
    pub(crate) fn go_on(&mut self, teams: usize) -> bool {
        for place in self.place..self.teams.min(self.place.saturating_add(teams)) {
            let published = self.draw.teams.get(place).cloned();
            let ours = self.ours.get(place);
            let ours: Option<Team> = ours.and_then(|one| draw::team(&self.draw, one).ok());
            if published != ours {
                self.found.push(Difference::Team {
                    place,
                    published,
                    ours,
                });
            }
            self.place = place + 1;
        }
        self.place >= self.teams
    }

    /// How many teams are done, and how many there are.
    pub(crate) fn progress(&self) -> (usize, usize) {
        (self.place, self.teams)
    }

    /// Where the published draw and the repeated one differ.
    pub(crate) fn found(self) -> Vec<Difference> {
        self.found
    }
}

/// The differences of seed and lists, and whether there is anything to draw from.
fn of_lists(draw: &Draw) -> (Vec<Difference>, bool) {
    let none: &[String] = &[];
    let empty = list_hash(none);
    let subjects = Draw {
        drawn: Vec::new(),
        count: 0,
        ..without_inspectors(draw)
    };
    let inspectors = Draw {
        subjects: Vec::new(),
        subjects_hash: empty,
        drawn: Vec::new(),
        teams: Vec::new(),
        count: 0,
        ..draw.clone()
    };
    let mut found = draw::verify(&subjects);
    for one in draw::verify(&inspectors) {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    let is_drawn_from = found.iter().all(|one| *one == Difference::SeedHash);
    (found, is_drawn_from)
}

fn without_inspectors(draw: &Draw) -> Draw {
    let none: &[String] = &[];
    Draw {
        inspectors: Vec::new(),
        inspectors_hash: list_hash(none),
        teams: Vec::new(),
        recusals: Vec::new(),
        ..draw.clone()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
#[path = "draw_check_tests.rs"]
pub(crate) mod tests;
