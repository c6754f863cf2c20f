//! A made-up list of service items, as large as a real city's and the same in every run.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use super::codes;
use super::random::Random;
use super::words::{ACTIONS, AREAS, Action, DEPARTMENTS, Department, STAGES};

const SEED: u64 = 610_300;
const COLUMNS: &[&str] = &[
    "task_name",
    "task_handle_item",
    "task_type",
    "area_code",
    "dept_name",
    "dept_code",
    "use_level",
    "server_type",
    "project_type",
    "handle_type",
    "limit_scene_num",
    "user_topic_type",
    "corp_topic_type",
    "anticipate_day",
    "anticipate_type",
    "promise_day",
    "promise_type",
    "by_law",
    "materials",
    "steps",
    "faq",
];

/// A name with what it was made of.
#[derive(Clone)]
pub(super) struct Name {
    pub(super) full: String,
    /// Its sound without the stage, in syllables.
    pub(super) pinyin: String,
    department: usize,
    object: &'static str,
    action: &'static Action,
}

/// All names that can be made, in a fixed order without a pattern.
pub(super) fn names() -> Vec<Name> {
    let mut names = Vec::new();
    let mut stages = STAGES.to_vec();
    stages.dedup();
    for (department, Department { objects, .. }) in DEPARTMENTS.iter().enumerate() {
        for (object, sound) in *objects {
            for action in ACTIONS {
                names.extend(stages.iter().map(|stage| Name {
                    full: format!("{object}{}{stage}", action.name),
                    pinyin: format!("{sound} {}", action.pinyin),
                    department,
                    object,
                    action,
                }));
            }
        }
    }
    Random::new(SEED).shuffle(&mut names);
    names
}

/// Writes so many items.
pub(crate) fn generate(items: usize, out: &Path) -> Result<()> {
    let mut csv =
        csv::Writer::from_path(out).with_context(|| format!("cannot write {}", out.display()))?;
    csv.write_record(COLUMNS)?;
    let names = names();
    let mut random = Random::new(SEED + 1);
    // Each name stands in every region, as the counties of a city exercise the same powers.
    for number in 0..items {
        let name = number / AREAS.len();
        let area = number % AREAS.len();
        // Past the last name they start over with a number, which real lists do with annexes.
        let round = name / names.len();
        let row = row(&names[name % names.len()], name, area, round, &mut random);
        csv.write_record(row)?;
    }
    csv.flush()?;
    let size = fs::metadata(out)?.len();
    println!(
        "Wrote {items} items to {} ({} MB).",
        out.display(),
        size / 1_000_000
    );
    Ok(())
}

fn row(name: &Name, number: usize, area: usize, round: usize, random: &mut Random) -> Vec<String> {
    let (area_code, area_name) = AREAS[area];
    let department = &DEPARTMENTS[name.department];
    let level = if area == 0 { "3" } else { "4" };
    let dept_code = codes::department(area_code, name.department + 1);
    let task_type = name.action.task_type;
    let full = match round {
        0 => name.full.clone(),
        _ => format!("{}（{}）", name.full, round + 1),
    };
    let statutory = *random.pick(&[5, 10, 15, 20, 30]);
    let promised = statutory / (1 + random.below(4));
    let project_type = if promised <= 2 { "1" } else { "2" };
    let row = [
        full,
        codes::handle_item(&dept_code, level, task_type, number),
        task_type.to_owned(),
        area_code.to_owned(),
        format!("{area_name}{}", department.name),
        dept_code,
        level.to_owned(),
        (*random.pick(&["1", "2", "1,2", "1,2,3,4", "2,5"])).to_owned(),
        project_type.to_owned(),
        (*random.pick(&["1", "1,2", "1,2,3", "2"])).to_owned(),
        random.below(3).to_string(),
        topic_if('1', department.topic),
        topic_if('2', department.topic),
        statutory.to_string(),
        "1".to_owned(),
        promised.to_string(),
        "1".to_owned(),
    ];
    row.into_iter().chain(nested(name, random)).collect()
}

/// A topic, where it is one for persons (1) or one for companies (2).
fn topic_if(first: char, topic: &str) -> String {
    let is_of_kind = topic.starts_with(first);
    if is_of_kind {
        topic.to_owned()
    } else {
        String::new()
    }
}

/// The columns that hold lists, short ones.
fn nested(name: &Name, random: &mut Random) -> [String; 4] {
    let object = name.object;
    let law = json!([{
        "law": format!("中华人民共和国{object}管理条例"),
        "article": format!("第{}条", random.below(80) + 1),
        "text": format!("办理{object}{}，应当依法提出申请。", name.action.name),
    }]);
    let material = |title: String, kind: &str| json!({ "material_name": title, "material_type": kind, "is_need": "1", "page_num": "原件1份" });
    let materials = json!([
        material(format!("{object}申请表"), "2"),
        material("申请人身份证明".to_owned(), "1"),
    ]);
    let step = |step: &str, role: &str| json!({ "name": step, "role": role, "limit": "1个工作日" });
    let steps = json!([
        step("受理", "窗口人员"),
        step("审查", "审查人员"),
        step("决定", "负责人"),
    ]);
    let faq = json!([{
        "question": format!("{object}可以网上办吗？"),
        "answer": "可以，材料齐全即可提交。",
    }]);
    [
        law.to_string(),
        materials.to_string(),
        steps.to_string(),
        faq.to_string(),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_many_and_distinct() {
        let names = names();
        let distinct: HashSet<_> = names.iter().map(|name| &name.full).collect();
        assert_eq!(names.len(), distinct.len());
        assert!(names.len() > 20_000, "{}", names.len());
    }

    #[test]
    fn every_row_has_all_columns_and_its_own_code() {
        let names = names();
        let mut random = Random::new(1);
        let mut seen = HashSet::new();
        for number in 0..2_000 {
            let (name, area) = (number / AREAS.len(), number % AREAS.len());
            let row = row(&names[name], name, area, 0, &mut random);
            assert_eq!(row.len(), COLUMNS.len());
            assert!(seen.insert(row[1].clone()), "{}", row[1]);
        }
    }
}
