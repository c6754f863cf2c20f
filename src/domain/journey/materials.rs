//! 材料合并: every material of several items once.

use shigantong_contract::checklist::{self, evaluate};
use shigantong_contract::{Answers, Journey, JourneyItem};

use super::names::{Groups, of_result, plain};
use super::{copies, is_before};

/// What a person does about a material. Of several tasks the one that stands first here decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// 要带.
    Bring,
    /// 容缺后补: it may follow later.
    Later,
    /// 看情况: a question of an item decides, or its own entry says when.
    Depends,
    /// The result of an earlier task, by index, the first of several: one has it by then.
    Made(usize),
    /// 免提交: a department already holds it.
    Exempt,
    /// No task needs it, whatever one answers.
    NotNeeded,
}

/// One material of the whole journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Merged {
    /// What the journey calls it, or else the first task.
    pub(crate) name: String,
    /// What tasks call it besides.
    pub(crate) also: Vec<String>,
    /// What to do about it.
    pub(crate) standing: Standing,
    /// The tasks that it is for, by index.
    pub(crate) tasks: Vec<usize>,
    /// The tasks that name it and do not need it: exempt, or made by then.
    pub(crate) not_for: Vec<usize>,
    /// How many originals and copies serve all of them.
    pub(crate) copies: String,
    /// Why it is exempt.
    pub(crate) exempt: String,
    /// A blank form of it: the name of a file.
    pub(crate) form_guid: String,
}

/// What merging came to.
#[derive(Debug, Default)]
pub(super) struct All {
    pub(super) materials: Vec<Merged>,
    /// How many materials one brings for the tasks one by one.
    pub(super) one_by_one: usize,
}

/// One material of one task.
struct Entry {
    key: String,
    name: String,
    task: usize,
    standing: Standing,
    copies: String,
    exempt: String,
    form_guid: String,
}

/// The materials of these tasks, in the order in which they are needed.
pub(super) fn merge(journey: &Journey, own: &[usize], waits: &[Vec<usize>]) -> All {
    let groups = Groups::new(&journey.same);
    let mut entries: Vec<Entry> = Vec::new();
    for task in own {
        if let Some(item) = &journey.tasks[*task].item {
            entries.extend(entries_of(*task, item, &groups));
        }
    }
    let one_by_one = entries.iter().filter(|e| e.standing == Standing::Bring);
    let one_by_one = one_by_one.count();
    // What each earlier task makes.
    let made: Vec<(usize, Vec<String>)> = own
        .iter()
        .filter_map(|task| {
            let result = &journey.tasks[*task].item.as_ref()?.result_name;
            let names = of_result(result).into_iter();
            Some((*task, names.map(|name| groups.key(&name)).collect()))
        })
        .collect();
    for entry in &mut entries {
        let maker = made.iter().find(|(task, names)| {
            names.contains(&entry.key) && is_before(waits, *task, entry.task)
        });
        if let Some((task, _)) = maker {
            entry.standing = Standing::Made(*task);
        }
    }
    All {
        materials: together(entries, &groups),
        one_by_one,
    }
}

fn entries_of<'e>(
    task: usize,
    item: &'e JourneyItem,
    groups: &'e Groups<'_>,
) -> impl Iterator<Item = Entry> + use<'e> {
    let list = evaluate(
        &item.questions,
        &item.material_rules,
        &item.materials,
        &Answers::default(),
    );
    list.entries.into_iter().filter_map(move |entry| {
        let material = item.materials.get(entry.material)?;
        let standing = match entry.standing {
            checklist::Standing::Bring => Standing::Bring,
            checklist::Standing::Later => Standing::Later,
            checklist::Standing::Open(_) | checklist::Standing::Optional => Standing::Depends,
            checklist::Standing::Exempt => Standing::Exempt,
            checklist::Standing::NotNeeded => Standing::NotNeeded,
        };
        let exempt = if entry.reason.is_empty() {
            material.exempt.clone()
        } else {
            entry.reason
        };
        Some(Entry {
            key: groups.key(&plain(&material.material_name)),
            name: material.material_name.trim().to_owned(),
            task,
            standing,
            copies: material.page_num.clone(),
            exempt,
            form_guid: material.form_guid.clone(),
        })
    })
}

/// The entries with one key as one material, in the order of the first of each.
fn together(entries: Vec<Entry>, groups: &Groups<'_>) -> Vec<Merged> {
    let mut kinds: Vec<(String, Vec<Entry>)> = Vec::new();
    for entry in entries {
        match kinds.iter_mut().find(|(key, _)| *key == entry.key) {
            Some((_, kind)) => kind.push(entry),
            None => kinds.push((entry.key.clone(), vec![entry])),
        }
    }
    let merged = kinds.into_iter().filter_map(|(_, kind)| {
        let standing = kind.iter().map(|entry| &entry.standing).min()?.clone();
        Some(one(&kind, standing, groups))
    });
    merged.collect()
}

fn one(kind: &[Entry], standing: Standing, groups: &Groups<'_>) -> Merged {
    let is_needed = |standing: &Standing| {
        matches!(
            standing,
            Standing::Bring | Standing::Later | Standing::Depends
        )
    };
    let is_for = |entry: &&Entry| !is_needed(&standing) || is_needed(&entry.standing);
    let tasks = |is_meant: &dyn Fn(&&Entry) -> bool| {
        let mut tasks: Vec<usize> = kind.iter().filter(is_meant).map(|e| e.task).collect();
        tasks.dedup();
        tasks
    };
    let own_tasks = tasks(&is_for);
    let mut not_for = tasks(&|entry| !is_for(entry));
    not_for.retain(|task| !own_tasks.contains(task));
    let first = kind.iter().find(is_for);
    let name = groups.title(first.map_or("", |entry| &entry.name));
    let mut also: Vec<String> = Vec::new();
    for entry in kind.iter().filter(is_for) {
        if plain(&entry.name) != plain(&name) && !also.contains(&entry.name) {
            also.push(entry.name.clone());
        }
    }
    let text = |of: fn(&Entry) -> &String| {
        let mut texts = kind.iter().filter(is_for).map(of);
        texts
            .find(|text| !text.is_empty())
            .cloned()
            .unwrap_or_default()
    };
    Merged {
        also,
        copies: copies::most(kind.iter().filter(is_for).map(|e| e.copies.as_str())),
        exempt: text(|entry| &entry.exempt),
        form_guid: text(|entry| &entry.form_guid),
        tasks: own_tasks,
        not_for,
        standing,
        name,
    }
}
