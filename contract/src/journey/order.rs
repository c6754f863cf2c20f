//! 先后: which tasks wait for which, and what can run side by side.

use super::JourneyTask;

/// The tasks in the order in which they can be done, by index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    /// Each stage waits for earlier ones only; its tasks can run side by side.
    pub stages: Vec<Vec<usize>>,
    /// Tasks that wait for one another, and those that wait for them: they can never begin.
    pub stuck: Vec<usize>,
}

/// For each task the ones that it waits for, by index, each once. Keys that no task has are left
/// out.
#[must_use]
pub fn waits(tasks: &[JourneyTask]) -> Vec<Vec<usize>> {
    let of_key = |key: &String| tasks.iter().position(|task| task.key == *key);
    let waits = tasks.iter().map(|task| {
        let mut waits: Vec<usize> = task.after.iter().filter_map(of_key).collect();
        waits.sort_unstable();
        waits.dedup();
        waits
    });
    waits.collect()
}

/// Each task in the earliest stage that it can be in.
#[must_use]
pub fn stages(waits: &[Vec<usize>]) -> Stages {
    let mut is_done = vec![false; waits.len()];
    let mut stages = Vec::new();
    loop {
        let is_ready = |task: &usize| {
            let done = |other: &usize| is_done.get(*other).copied().unwrap_or(true);
            !is_done[*task] && waits[*task].iter().all(done)
        };
        let stage: Vec<usize> = (0..waits.len()).filter(is_ready).collect();
        if stage.is_empty() {
            break;
        }
        for task in &stage {
            is_done[*task] = true;
        }
        stages.push(stage);
    }
    Stages {
        stages,
        stuck: (0..waits.len()).filter(|task| !is_done[*task]).collect(),
    }
}

/// Tasks of which each waits for the next, and the last for the first; empty where there are none.
#[must_use]
pub fn circle(waits: &[Vec<usize>]) -> Vec<usize> {
    let stuck = stages(waits).stuck;
    let Some(first) = stuck.first() else {
        return Vec::new();
    };
    let mut way = vec![*first];
    // A stuck task waits for a stuck task: going on leads back to one that was met.
    loop {
        let last = way[way.len() - 1];
        let Some(next) = waits[last].iter().find(|task| stuck.contains(task)) else {
            return Vec::new();
        };
        if let Some(start) = way.iter().position(|met| met == next) {
            return way.split_off(start);
        }
        way.push(*next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Waits<'w> = &'w [&'w [usize]];

    fn owned(waits: Waits<'_>) -> Vec<Vec<usize>> {
        waits.iter().map(|waits| waits.to_vec()).collect()
    }

    #[test]
    fn each_task_stands_as_early_as_it_can() {
        type Row<'r> = (Waits<'r>, &'r [&'r [usize]], &'r [usize], &'r [usize]);
        let rows: &[Row<'_>] = &[
            (&[], &[], &[], &[]),
            (&[&[], &[], &[]], &[&[0, 1, 2]], &[], &[]),
            (&[&[], &[0], &[1]], &[&[0], &[1], &[2]], &[], &[]),
            (&[&[2], &[], &[1], &[1]], &[&[1], &[2, 3], &[0]], &[], &[]),
            (&[&[], &[0], &[0, 1]], &[&[0], &[1], &[2]], &[], &[]),
            (&[&[0]], &[], &[0], &[0]),
            // Two wait for each other, a third for them; the fourth does not care.
            (&[&[1], &[0], &[1], &[]], &[&[3]], &[0, 1, 2], &[0, 1]),
            (&[&[1], &[2], &[1]], &[], &[0, 1, 2], &[1, 2]),
        ];
        for (waits, expected, stuck, round) in rows {
            let waits = owned(waits);
            let found = stages(&waits);
            assert_eq!(found.stages, owned(expected), "{waits:?}");
            assert_eq!(found.stuck, *stuck, "{waits:?}");
            assert_eq!(circle(&waits), *round, "{waits:?}");
        }
    }

    #[test]
    fn what_a_task_waits_for_is_read_by_key() {
        let task = |key: &str, after: &[&str]| JourneyTask {
            key: key.to_owned(),
            after: after.iter().map(ToString::to_string).collect(),
            ..JourneyTask::default()
        };
        let tasks = [
            task("a", &[]),
            task("b", &["a", "none", "a"]),
            task("c", &["b", "a"]),
        ];
        assert_eq!(waits(&tasks), owned(&[&[], &[0], &[0, 1]]));
    }
}
