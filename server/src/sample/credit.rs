//! 示例信用记录: a record for every invented subject, in all states, told relative to the day of
//! loading, so that there is always one that ends soon and one that can be repaired in some days.

use anyhow::Context as _;
use serde::Deserialize;
use shigantong_contract::credit::record::Consequence;
use shigantong_contract::credit::{CreditTerms, Obligation, RepairStep};
use shigantong_contract::{CreditRules, Date, LegalBasis, ListKind, Moment, Severity};

use super::credit_story::{self, Happening, Story};
use super::subjects::{self, Subject};
use crate::credit::Entry;

/// How far back a decision is looked for, in days: the longest time of display and more.
const MOST_DAYS: u32 = 1_500;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    objection_way: String,
    repair_materials: Vec<String>,
    repair_steps: Vec<RepairStep>,
    consequences: Vec<Measure>,
    incentives: Vec<Measure>,
    red: Act,
    black: Vec<Act>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Measure {
    text: String,
    basis: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    #[serde(default)]
    field: String,
    title: String,
    text: String,
    law: String,
    article: String,
    basis: String,
    #[serde(default)]
    duties: Vec<String>,
}

/// A record of the sample with its history.
pub(crate) struct SampleRecord {
    pub(crate) subject: Subject,
    pub(crate) entry: Entry,
    pub(crate) published_at: Moment,
    pub(crate) then: Vec<Happening>,
}

/// All of them.
///
/// # Errors
/// Data files that cannot be read, and a calendar that ends.
pub(crate) fn all(rules: &CreditRules, today: Date) -> anyhow::Result<Vec<SampleRecord>> {
    let texts: Texts =
        toml::from_str(include_str!("../../sample/credit.toml")).context("credit.toml")?;
    let mut records = Vec::new();
    for subject in subjects::all()? {
        records.push(record(&texts, rules, today, subject)?);
    }
    Ok(records)
}

fn record(
    texts: &Texts,
    rules: &CreditRules,
    today: Date,
    subject: Subject,
) -> anyhow::Result<SampleRecord> {
    let story = credit_story::of(subject.number);
    let decided_on = decided_on(rules, today, &story)?;
    let entry = entry(texts, &subject, &story, decided_on)?;
    let terms = story.severity;
    let terms = terms.and_then(|severity| rules.terms(severity, decided_on, true));
    let last = terms.map_or(entry.max_until, |terms| terms.max_until);
    let published = published_on(rules, today, decided_on);
    let published = last.map_or(published, |last| published.min(last));
    let published_at = moment(published, subject.number)?;
    let then = story.happenings(today, subject.number);
    let then = then.context("the calendar ends")?;
    Ok(SampleRecord {
        subject,
        entry,
        published_at,
        then,
    })
}

/// The day of the decision that makes the story true today.
fn decided_on(rules: &CreditRules, today: Date, story: &Story) -> anyhow::Result<Date> {
    let terms = |day: Date| match story.severity {
        Some(severity) => rules.terms(severity, day, true),
        None => Some(CreditTerms::default()),
    };
    let mut day = today;
    for passed in 0..MOST_DAYS {
        let terms = terms(day).context("no rule for a severity")?;
        if story.is_true(today, passed, &terms) {
            return Ok(day);
        }
        day = day.previous();
    }
    anyhow::bail!("no day for a story of the sample")
}

/// Three days after the decision; what was decided before the rules were in force was brought into
/// the lists when they were.
fn published_on(rules: &CreditRules, today: Date, decided_on: Date) -> Date {
    let base = decided_on.plus_days(3).min(today);
    let begin = rules.source.in_force_from.unwrap_or(base);
    let mut latest = today;
    for _ in 0..36 {
        latest = latest.previous();
    }
    begin.min(latest).max(base)
}

fn moment(day: Date, number: u32) -> anyhow::Result<Moment> {
    // On the day of loading itself no event lies ahead.
    let moment = Moment::new(day, 0, number % 60, number % 60);
    moment.context("the calendar ends")
}

fn entry(
    texts: &Texts,
    subject: &Subject,
    story: &Story,
    decided_on: Date,
) -> anyhow::Result<Entry> {
    let is_red = story.severity.is_none();
    let trade = subject.trade;
    let mut acts = texts.black.iter();
    let act = match is_red {
        true => &texts.red,
        false => acts
            .find(|act| act.field == trade.field)
            .or(texts.black.last())
            .context("credit.toml: black")?,
    };
    let (dept_code, dept_name) = subjects::department(trade.dept, &subject.area_code)?;
    let measures = if is_red {
        &texts.incentives
    } else {
        &texts.consequences
    };
    let consequences = measures.iter().map(|measure| Consequence {
        text: measure.text.clone(),
        dept_name: dept_name.clone(),
        basis: measure.basis.clone(),
    });
    let consequences = consequences.collect();
    let duties = act.duties.iter().map(|duty| Obligation {
        text: duty.clone(),
        done_on: None,
    });
    let list = if is_red {
        ListKind::Red
    } else {
        ListKind::Black
    };
    let short = &subject.area_name;
    let red_until = story.red_until(decided_on).filter(|_| is_red);
    Ok(Entry {
        list_kind: list.code().to_owned(),
        subject_kind: subject.kind.code().to_owned(),
        subject_name: subject.full_name.clone(),
        uscc: subject.uscc.clone(),
        title: act.title.clone(),
        field: trade.field.to_owned(),
        severity: story.severity.map_or("", Severity::code).to_owned(),
        is_needed: story.is_needed,
        area_code: subject.area_code.clone(),
        decision_no: format!(
            "{short}示例信决字〔{}〕{:04} 号",
            decided_on.year(),
            subject.number + 1
        ),
        dept_code,
        dept_name,
        decided_on: Some(decided_on),
        max_until: red_until,
        decision_text: act.text.clone(),
        basis: vec![LegalBasis {
            law: act.law.clone(),
            article: act.article.clone(),
            text: act.basis.clone(),
        }],
        obligations: duties.collect(),
        consequences,
        repair_steps: if is_red {
            Vec::new()
        } else {
            texts.repair_steps.clone()
        },
        repair_materials: if is_red {
            Vec::new()
        } else {
            texts.repair_materials.clone()
        },
        objection_way: texts.objection_way.clone(),
        ..Entry::default()
    })
}
