//! 抽取: one that was drawn elsewhere, and the lists of one that will be drawn here.

use std::collections::HashMap;

use shigantong_contract::draw::{
    ALGORITHM, Recusal, Team, list_hash, seed_hash as hash_of_seed, verify,
};
use shigantong_contract::{Date, Draw};

use super::{MOST_NAME, MOST_TEXT, Reading};
use crate::regulation::kept::{DrawPlan, StoredDraw};
use crate::regulation::said;
use crate::toml_file::{Fault, LineError, Reader, Table, parsed};

/// 行政处罚法第四十二条: 执法人员不得少于两人.
pub(in crate::regulation) const LEAST_INSPECTORS: u32 = 2;
/// The most subjects and inspectors of one draw.
const MOST_IDS: usize = 20_000;
/// How many differences of one draw are named.
const SHOWN: usize = 20;
/// The longest id of a draw: its inspections have a number behind it.
const MOST_DRAW_ID: usize = 56;
const PLAN_FIELDS: &[&str] = &[
    "id",
    "title",
    "dept_code",
    "dept_name",
    "area_code",
    "matters",
    "basis",
    "partners",
    "planned_on",
    "subjects",
    "count",
    "inspectors",
    "per_subject",
    "recusals",
    "seed_source",
    "seed_on",
    "seed_hash",
];
const DRAWN_FIELDS: &[&str] = &[
    "prepared_on",
    "drawn_on",
    "algorithm",
    "seed",
    "subjects_hash",
    "inspectors_hash",
    "drawn",
    "teams",
];

/// A draw that was made, repeated before it is believed.
pub(super) fn read(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Option<StoredDraw> {
    let errors = reading.reader.errors.len();
    let known: Vec<&str> = [PLAN_FIELDS, DRAWN_FIELDS].concat();
    reading.reader.only_known(table, &known);
    let plan = plan(reading, table);
    let mut draw = lists(reading, table);
    draw.algorithm = reading.name(table, "algorithm");
    draw.seed = reading.name(table, "seed");
    draw.seed_hash = reading.name(table, "seed_hash");
    draw.subjects_hash = reading.name(table, "subjects_hash");
    draw.inspectors_hash = reading.name(table, "inspectors_hash");
    draw.drawn = reading.some_ids(table, "drawn");
    draw.teams = teams(reading, table);
    let prepared_on = reading.past(table, "prepared_on");
    let drawn_on = reading.past(table, "drawn_on");
    if drawn_on.is_some() && drawn_on < prepared_on {
        let what = "早于公布名单的日期：名单和种子的哈希要先公布";
        let reader = &mut reading.reader;
        reader.refuse_field(table, "drawn_on", Fault::Wrong(what));
    }
    if reading.reader.errors.len() == errors {
        for difference in verify(&draw).iter().take(SHOWN) {
            let (field, what) = said::difference(difference);
            reading.reader.refuse_field(table, field, Fault::Said(what));
        }
        if let Some(what) = said::too_few(&draw) {
            reading
                .reader
                .refuse_field(table, "teams", Fault::Said(what));
        }
    }
    Some(StoredDraw {
        draw,
        plan: plan?,
        prepared_on: prepared_on?,
        drawn_on: Some(drawn_on?),
        is_sample: false,
    })
}

/// The lists of a draw that will be made, from a text of its own. Prepared today.
pub(in crate::regulation) fn prepared(
    text: &str,
    today: Date,
) -> (Option<StoredDraw>, Vec<LineError>) {
    let document = match parsed(text) {
        Ok(document) => document,
        Err(error) => return (None, vec![error]),
    };
    let mut reader = Reader::new(text);
    reader.refuse_numbers_of_persons();
    let table = Table::whole(&document);
    reader.only_known(&table, PLAN_FIELDS);
    let mut reading = Reading {
        reader: &mut reader,
        today,
        seen: HashMap::new(),
    };
    let plan = plan(&mut reading, &table);
    let mut draw = lists(&mut reading, &table);
    draw.algorithm = ALGORITHM.to_owned();
    draw.seed_hash = reading.optional(&table, "seed_hash", MOST_NAME);
    draw.subjects_hash = list_hash(&draw.subjects);
    draw.inspectors_hash = list_hash(&draw.inspectors);
    let seed_on = plan.as_ref().and_then(|plan| plan.seed_on);
    seed_is_open(&mut reader, &table, (&draw.seed_hash, seed_on), today);
    let stored = plan.map(|plan| StoredDraw {
        draw,
        plan,
        prepared_on: today,
        drawn_on: None,
        is_sample: false,
    });
    (stored, reader.errors)
}

/// Nobody may choose the seed: its hash is published with the lists, or it is known on a later day
/// alone.
fn seed_is_open(
    reader: &mut Reader<'_>,
    table: &Table<'_>,
    (hash, on): (&str, Option<Date>),
    today: Date,
) {
    let is_hash = hash.len() == 64 && hash_of_seed(hash).is_some();
    match (hash, on) {
        ("", None) => {
            let what = "种子要先定下来：写 seed_hash（种子的哈希，用 draw seed 生成），\
                        或者写 seed_on（公开开奖的日期，晚于今天）";
            reader.refuse_field(table, "seed_hash", Fault::Wrong(what));
        }
        ("", Some(day)) if day <= today => {
            let what = "要晚于公布名单的今天，否则种子可以挑选";
            reader.refuse_field(table, "seed_on", Fault::Wrong(what));
        }
        ("", Some(_)) => {}
        (_, Some(_)) => {
            let what = "seed_hash 和 seed_on 只写一个";
            reader.refuse_field(table, "seed_on", Fault::Wrong(what));
        }
        _ if !is_hash => {
            let what = "应为 64 位小写十六进制数";
            reader.refuse_field(table, "seed_hash", Fault::Wrong(what));
        }
        _ => {}
    }
}

fn plan(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Option<DrawPlan> {
    let planned_on: Option<Date> =
        reading
            .reader
            .required_time(table, "planned_on", Fault::NotADay);
    let seed_on = reading.reader.time(table, "seed_on", Fault::NotADay);
    Some(DrawPlan {
        title: reading.name(table, "title"),
        dept_code: reading.name(table, "dept_code"),
        dept_name: reading.name(table, "dept_name"),
        area_code: reading.area(table),
        matters: reading.some(table, "matters", 50),
        basis: reading.reader.required(table, "basis", MOST_TEXT),
        partners: reading.reader.texts(table, "partners", 20, MOST_NAME),
        seed_on,
        // Without it the file is refused, and nothing of this is read.
        planned_on: planned_on?,
    })
}

/// What stands in every draw: the lists, how many are drawn, and where the seed comes from.
fn lists(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Draw {
    let id = reading.id(table, "draw");
    if id.len() > MOST_DRAW_ID {
        let fault = Fault::TooLong(MOST_DRAW_ID);
        reading.reader.refuse_field(table, "id", fault);
    }
    let draw = Draw {
        id,
        seed_source: reading.reader.required(table, "seed_source", MOST_TEXT),
        subjects: reading.some_ids(table, "subjects"),
        inspectors: reading.some_ids(table, "inspectors"),
        count: reading.small(table, "count"),
        per_subject: reading.small(table, "per_subject"),
        recusals: recusals(reading, table),
        ..Draw::default()
    };
    let reader = &mut reading.reader;
    if draw.per_subject < LEAST_INSPECTORS {
        let what = "少于两人：执法人员不得少于两人（行政处罚法第四十二条）";
        reader.refuse_field(table, "per_subject", Fault::Wrong(what));
    }
    if draw.count == 0 {
        let what = "一家也不抽，请写要抽几家";
        reader.refuse_field(table, "count", Fault::Wrong(what));
    }
    draw
}

fn recusals(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Vec<Recusal> {
    let prefixed = table.prefixed("recusals.");
    let tables = reading.reader.tables(&prefixed, "recusals", MOST_IDS);
    let each = tables.iter().map(|table| {
        let fields = ["subject", "inspector", "reason"];
        reading.reader.only_known(table, &fields);
        let [subject, inspector, reason] = fields.map(|field| reading.name(table, field));
        Recusal {
            subject,
            inspector,
            reason,
        }
    });
    each.collect()
}

fn teams(reading: &mut Reading<'_, '_>, table: &Table<'_>) -> Vec<Team> {
    let prefixed = table.prefixed("teams.");
    let tables = reading.reader.tables(&prefixed, "teams", MOST_IDS);
    let each = tables.iter().map(|table| {
        reading.reader.only_known(table, &["subject", "inspectors"]);
        Team {
            subject: reading.name(table, "subject"),
            inspectors: reading.some_ids(table, "inspectors"),
        }
    });
    each.collect()
}

impl Reading<'_, '_> {
    fn some_ids(&mut self, table: &Table<'_>, field: &str) -> Vec<String> {
        self.some(table, field, MOST_IDS)
    }
}
