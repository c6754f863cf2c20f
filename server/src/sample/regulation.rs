//! 示例监管: `sample/regulation.toml` and `sample/discretion.toml` as types, and the loading of what
//! they say of the sample's companies.

use anyhow::Context as _;
use serde::Deserialize;
use shigantong_contract::discretion::Bounds;
use shigantong_contract::{Date, ServiceItem};

use super::case::Clock;
use super::subjects::{self, Subject};
use super::{expand, files, kind, regulation_inspections, regulation_penalties};
use crate::db::{Db, Performed};
use crate::holidays::Holidays;
use crate::regulation::{self, At, Batch, CompanyRow, Licence, RegulatorRow, Report};

/// How many working days lie between two licences.
const APART: u32 = 3;
/// Licences of the sample are good for so many months.
const LICENCE_MONTHS: u32 = 60;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Regulation {
    regulator: Vec<RegulatorEntry>,
    pub(super) trade: Vec<Trade>,
    pub(super) draw: Vec<DrawEntry>,
    pub(super) findings: std::collections::BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RegulatorEntry {
    field: String,
    dept: String,
    matter: String,
    basis: String,
}

/// What companies of a trade hold, and what they are inspected for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Trade {
    pub(super) name: String,
    fields: Vec<String>,
    licence: String,
    pub(super) matters: Vec<String>,
    pub(super) basis: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DrawEntry {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) dept: String,
    pub(super) area: String,
    pub(super) trades: Vec<String>,
    pub(super) partners: Vec<String>,
    pub(super) count: u32,
    pub(super) inspectors: u32,
    /// So many working days before the day of loading.
    pub(super) drawn: u32,
    /// The last day of the plan: so many working days after the day of loading.
    pub(super) until: i32,
    pub(super) seed_text: String,
    pub(super) basis: String,
    pub(super) matters: Vec<String>,
    pub(super) is_done: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    rule: Vec<RuleEntry>,
}

/// A discretion standard, and the decisions that rest on it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleEntry {
    pub(super) key: String,
    pub(super) catalog: String,
    pub(super) area: String,
    pub(super) dept: String,
    pub(super) name: String,
    pub(super) law: String,
    pub(super) article: String,
    pub(super) text: String,
    pub(super) fact: String,
    pub(super) trades: Vec<String>,
    #[serde(default)]
    pub(super) persons: bool,
    pub(super) statutory: Option<Bounds>,
    pub(super) unit: String,
    pub(super) circumstances: Vec<CircumstanceEntry>,
    pub(super) bands: Vec<BandEntry>,
    pub(super) outside: Option<OutsideEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CircumstanceEntry {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) effect: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BandEntry {
    pub(super) effect: String,
    pub(super) from: u64,
    pub(super) to: u64,
}

/// A decision that lies outside its range.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OutsideEntry {
    pub(super) circumstances: Vec<String>,
    pub(super) amount: u64,
}

/// What the loading needs of every entry.
pub(super) struct Loading<'l> {
    db: &'l Db,
    pub(super) clock: Clock<'l>,
    pub(super) subjects: Vec<Subject>,
    pub(super) regulation: Regulation,
    places: kind::Places,
    bodies: kind::Bodies,
}

/// Writes what the sample says of regulation, told relative to a day, by the same checks that an
/// operator's file passes.
///
/// # Errors
/// Data files that cannot be read or that contradict each other, and those of the database.
pub async fn load(db: &Db, holidays: &Holidays, today: Date) -> anyhow::Result<Report> {
    let loading = Loading {
        db,
        clock: Clock {
            calendar: &holidays.calendar,
            today,
        },
        subjects: subjects::all()?,
        regulation: toml::from_str(files::REGULATION).context("regulation.toml")?,
        places: toml::from_str(files::AREAS).context("areas.toml")?,
        bodies: toml::from_str(files::DEPARTMENTS).context("departments.toml")?,
    };
    let mut batch = Batch::default();
    loading.companies(&mut batch)?;
    loading.regulators(&mut batch)?;
    regulation_inspections::draws(&loading, &mut batch)?;
    regulation_inspections::inspections(&loading, &mut batch)?;
    let rules: Rules = toml::from_str(files::DISCRETION).context("discretion.toml")?;
    for (number, rule) in (0..).zip(&rules.rule) {
        regulation_penalties::rule(&loading, number, rule, &mut batch).await?;
    }
    regulation::write(db, batch, ("", Vec::new())).await
}

impl Loading<'_> {
    /// The sample's item of a region, if it is there.
    pub(super) async fn item(
        &self,
        catalog: &str,
        area: &str,
    ) -> anyhow::Result<Option<ServiceItem>> {
        let performed = Performed::In(area);
        let rows = self.db.items_of_catalog(catalog, performed, "", 1).await?;
        let item = rows.first().map(|row| serde_json::from_str(&row.detail));
        let item: Option<ServiceItem> = item.transpose()?;
        Ok(item.filter(|item| item.is_sample))
    }

    /// Code and name of a department in a region.
    pub(super) fn department(&self, key: &str, area: &str) -> anyhow::Result<(String, String)> {
        let body = self.bodies.department.iter().find(|body| body.key == key);
        let place = self.places.area.iter().find(|place| place.code == area);
        let (body, place) = body
            .zip(place)
            .with_context(|| format!("no {key} in {area}"))?;
        let code = expand::credit_code(body, place).with_context(|| format!("code of {key}"))?;
        Ok((code, body.name_in(place)))
    }

    /// The companies and shops.
    pub(super) fn bodies(&self) -> impl Iterator<Item = &Subject> {
        self.subjects.iter().filter(|subject| subject.is_company())
    }

    pub(super) fn trade(&self, subject: &Subject) -> anyhow::Result<&Trade> {
        let mut trades = self.regulation.trade.iter();
        let trade = trades.find(|trade| trade.name == subject.trade.name);
        trade.with_context(|| format!("regulation.toml: no trade {}", subject.trade.name))
    }

    /// So many working days after the day of loading, below zero before it.
    pub(super) fn day(&self, working: i32) -> Date {
        let days = working.unsigned_abs();
        if working < 0 {
            self.clock.day(days)
        } else {
            self.clock.after(self.clock.today, days)
        }
    }

    fn companies(&self, batch: &mut Batch) -> anyhow::Result<()> {
        for (number, subject) in (0..).zip(self.bodies()) {
            let trade = self.trade(subject)?;
            batch.companies.push(At::none(CompanyRow {
                uscc: subject.uscc.clone(),
                name: subject.name.clone(),
                area_code: subject.area_code.clone(),
                fields: trade.fields.clone(),
                is_sample: true,
            }));
            let granted_on = self.clock.day(20 + number * APART % 700);
            let (_, dept_name) = self.department(subject.trade.dept, &subject.area_code)?;
            batch.licences.push(At::none(Licence {
                id: format!("sample-licence-{}", subject.number),
                uscc: subject.uscc.clone(),
                name: trade.licence.clone(),
                number: format!("示例许可{:06}", subject.number),
                dept_name,
                granted_on,
                valid_until: Some(granted_on.plus_months(LICENCE_MONTHS)),
                text: String::new(),
            }));
        }
        Ok(())
    }

    /// In the city and in each county and district, one body for each field.
    fn regulators(&self, batch: &mut Batch) -> anyhow::Result<()> {
        let places = self.places.area.iter();
        for place in places.filter(|place| place.level() != kind::Level::Town) {
            for entry in &self.regulation.regulator {
                let (dept_code, dept_name) = self.department(&entry.dept, &place.code)?;
                batch.regulators.push(At::none(RegulatorRow {
                    field: entry.field.clone(),
                    area_code: place.code.clone(),
                    dept_code,
                    dept_name,
                    matter: entry.matter.clone(),
                    basis: entry.basis.clone(),
                }));
            }
        }
        Ok(())
    }
}
