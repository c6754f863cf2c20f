//! 一件事: what several items come to when one does them together: in which order, how long, with
//! which materials.

mod copies;
#[cfg(test)]
mod material_tests;
mod materials;
mod names;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod property_tests;
#[cfg(test)]
mod tests;
mod time;

use shigantong_contract::journey::{Stages, stages, waits};
use shigantong_contract::{Journey, JourneyItem, JourneyTask};

pub(crate) use materials::{Merged, Standing};
pub(crate) use time::Total;

/// A journey, seen as a whole, for a person in one case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Overview {
    /// The tasks that this person does, by index, in stages: those of one can run side by side.
    pub(crate) stages: Vec<Vec<usize>>,
    /// For each task of the journey, those of this person's that it waits for right away.
    pub(crate) waits: Vec<Vec<usize>>,
    /// By the promised limits; where none is promised, the statutory one is what holds.
    pub(crate) promised: Total,
    /// By the statutory limits.
    pub(crate) statutory: Total,
    /// 到办事现场次数 of all together.
    pub(crate) visits: Visits,
    /// How many of the tasks can be done online.
    pub(crate) online: usize,
    /// How many cost something.
    pub(crate) charged: usize,
    /// Of how many nobody published whether they cost something.
    pub(crate) fee_unknown: usize,
    /// Every material once.
    pub(crate) materials: Vec<Merged>,
    /// How many one would bring for the tasks one by one.
    pub(crate) one_by_one: usize,
    /// Whether some items stand for those of a region that is still to be chosen.
    pub(crate) has_examples: bool,
}

/// How often one must go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Visits {
    /// So often.
    pub(crate) sum: u32,
    /// Whether it may be more: a list does not say.
    pub(crate) is_at_least: bool,
}

impl Overview {
    /// `with` are keys of tasks whose condition this person meets; of several tasks with the same
    /// condition any one stands for all. Tasks without one everybody does.
    pub(crate) fn of(journey: &Journey, with: &[String]) -> Self {
        let tasks = &journey.tasks;
        let is_done: Vec<bool> = tasks.iter().map(|task| is_met(tasks, task, with)).collect();
        let waits = without_others(&waits(tasks), &is_done);
        let stages = own_stages(&waits, &is_done);
        let own = stages.concat();
        let items = || own.iter().filter_map(|task| tasks[*task].item.as_ref());
        let merged = materials::merge(journey, &own, &waits);
        Self {
            promised: time::total(&own, &waits, |task| time::promised(&tasks[task])),
            statutory: time::total(&own, &waits, |task| time::statutory(&tasks[task])),
            visits: visits(&own, tasks),
            online: items().filter(|item| item.is_online).count(),
            charged: items().filter(|item| item.is_fee == Some(true)).count(),
            fee_unknown: own.len() - items().filter(|item| item.is_fee.is_some()).count(),
            has_examples: items().any(|item| item.is_example),
            materials: merged.materials,
            one_by_one: merged.one_by_one,
            stages,
            waits,
        }
    }

    /// The tasks that this person does, in an order that can be kept.
    pub(crate) fn tasks(&self) -> Vec<usize> {
        self.stages.concat()
    }

    /// The materials that stand so.
    pub(crate) fn that_are(&self, is_meant: fn(&Standing) -> bool) -> Vec<&Merged> {
        let materials = self.materials.iter();
        materials.filter(|m| is_meant(&m.standing)).collect()
    }
}

/// A condition under which one does some tasks of a journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The key of the first of these tasks: it stands for the condition.
    pub(crate) key: String,
    /// The condition.
    pub(crate) only_if: String,
    /// The names of the tasks.
    pub(crate) names: Vec<String>,
}

/// The conditions of a journey, each once.
pub(crate) fn conditions(tasks: &[JourneyTask]) -> Vec<Condition> {
    let mut conditions: Vec<Condition> = Vec::new();
    for task in tasks.iter().filter(|task| !task.only_if.is_empty()) {
        let known = conditions.iter_mut().find(|c| c.only_if == task.only_if);
        match known {
            Some(known) => known.names.push(task.name.clone()),
            None => conditions.push(Condition {
                key: task.key.clone(),
                only_if: task.only_if.clone(),
                names: vec![task.name.clone()],
            }),
        }
    }
    conditions
}

fn is_met(tasks: &[JourneyTask], task: &JourneyTask, with: &[String]) -> bool {
    let mut alike = tasks.iter().filter(|other| other.only_if == task.only_if);
    task.only_if.is_empty() || alike.any(|other| with.contains(&other.key))
}

/// Whether nobody published a limit of so many days. For 承诺件, what is not done at once, lists
/// write 0 days where there is none.
pub(crate) fn is_unlimited(item: &JourneyItem, day: Option<u16>) -> bool {
    const BY_PROMISE: &str = "2";
    let kind = item.project_type.as_ref();
    day == Some(0) && kind.is_some_and(|kind| kind.code == BY_PROMISE)
}

/// What each task waits for when the others are left out: through one that is, for what that one
/// waited for.
fn without_others(waits: &[Vec<usize>], is_done: &[bool]) -> Vec<Vec<usize>> {
    let mut left: Vec<Vec<usize>> = vec![Vec::new(); waits.len()];
    let Stages { stages, stuck } = stages(waits);
    // Tasks that wait for one another can never begin; what is left out of it all cannot either,
    // but the page shows them as they come.
    for task in stages.concat().into_iter().chain(stuck) {
        let mut own: Vec<usize> = Vec::new();
        for other in &waits[task] {
            if is_done[*other] {
                own.push(*other);
            } else {
                own.extend(&left[*other]);
            }
        }
        own.sort_unstable();
        own.dedup();
        left[task] = own;
    }
    // One that is waited for through another need not be named.
    (0..left.len())
        .map(|task| {
            let through = |other: &usize| {
                left[task]
                    .iter()
                    .any(|between| between != other && is_before(&left, *other, *between))
            };
            let own = left[task].iter().copied();
            own.filter(|other| !through(other)).collect()
        })
        .collect()
}

/// Whether a task is done before another one begins.
fn is_before(waits: &[Vec<usize>], task: usize, later: usize) -> bool {
    let mut open = waits[later].clone();
    let mut met = vec![false; waits.len()];
    while let Some(next) = open.pop() {
        if next == task {
            return true;
        }
        if !std::mem::replace(&mut met[next], true) {
            open.extend(&waits[next]);
        }
    }
    false
}

fn own_stages(waits: &[Vec<usize>], is_done: &[bool]) -> Vec<Vec<usize>> {
    let Stages { stages, stuck } = stages(waits);
    let stages = stages.into_iter().chain([stuck]);
    let own = stages.map(|stage| {
        let stage = stage.into_iter().filter(|task| is_done[*task]);
        stage.collect::<Vec<_>>()
    });
    own.filter(|stage| !stage.is_empty()).collect()
}

fn visits(own: &[usize], tasks: &[JourneyTask]) -> Visits {
    let known = own
        .iter()
        .map(|task| tasks[*task].item.as_ref()?.limit_scene_num);
    let mut visits = Visits::default();
    for known in known {
        match known {
            Some(times) => visits.sum += u32::from(times),
            None => visits.is_at_least = true,
        }
    }
    visits
}
