//! 双随机抽取: lists and the seed's hash first, the draw afterwards, so that everybody can repeat it
//! and nobody can choose (国发〔2019〕5号).

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use anyhow::{Context as _, bail};
use shigantong_contract::draw::{draw, seed_hash, seed_of, team, verify};
use shigantong_contract::{Date, Inspection};
use sqlx::{Any, Transaction};

use super::check::Check;
use super::kept::{CompanyRow, StoredDraw};
use super::{read, said};
use crate::cases::now;
use crate::db::Db;
use crate::db::regulation::{stored, write};
use crate::toml_file::{self, LineError};

/// The largest file of lists, in bytes.
const MOST_BYTES: u64 = 10_000_000;

/// What came of preparing or making a draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// The lists were refused: why, by line.
    Refused(Vec<LineError>),
    /// What was done.
    Done(String),
}

impl Drawing {
    /// Whether the draw is as it was wanted.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done(_))
    }
}

impl fmt::Display for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(errors) => toml_file::write_refusals(f, errors),
            Self::Done(said) => f.write_str(said),
        }
    }
}

/// A seed by chance and its hash, in words: the hash is published, the seed is kept until the draw.
///
/// # Errors
/// A system without random numbers.
pub fn seed() -> anyhow::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("没有随机数：{error}"))?;
    let seed: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let hash = seed_hash(&seed).context("种子")?;
    Ok(format!(
        "种子（抽取之前请保密）：{seed}\n种子的哈希（写进 seed_hash）：{hash}\n"
    ))
}

/// Publishes the lists of a draw, with the seed's hash or its public source of a later day.
///
/// # Errors
/// A file that cannot be read, a draw with the same key and other lists, and those of the database.
pub async fn prepare(db: &Db, file: &Path) -> anyhow::Result<Drawing> {
    let text = toml_file::text(file, MOST_BYTES)?;
    prepare_text(db, &text, now()?.date()).await
}

async fn prepare_text(db: &Db, text: &str, today: Date) -> anyhow::Result<Drawing> {
    let (prepared, errors) = read::prepared(text, today);
    let Some(prepared) = prepared.filter(|_| errors.is_empty()) else {
        return Ok(Drawing::Refused(errors));
    };
    let id = &prepared.draw.id;
    let areas = db.areas().await?;
    let mut tx = db.begin_write().await?;
    if let Some(mut before) = stored::<StoredDraw>(&mut tx, id).await? {
        before.prepared_on = prepared.prepared_on;
        if before == prepared {
            return Ok(Drawing::Done(format!("未变：抽取 {id} 的名单已经公布\n")));
        }
        bail!("抽取 {id} 的名单已经公布，不能再改；请换一个 id");
    }
    let mut check = Check::new(&mut tx, text, &areas);
    check.subjects(0, "subjects", &prepared).await?;
    let errors = check.errors();
    if !errors.is_empty() {
        return Ok(Drawing::Refused(errors));
    }
    write(&mut tx, &prepared).await?;
    tx.commit().await?;
    let (subjects, inspectors) = (prepared.draw.subjects.len(), prepared.draw.inspectors.len());
    Ok(Drawing::Done(format!(
        "完成：抽取 {id} 的名单已经公布，检查对象 {subjects} 家，检查人员 {inspectors} 人\n\
         对象名单的哈希：{}\n人员名单的哈希：{}\n下一步：draw run {id}\n",
        prepared.draw.subjects_hash, prepared.draw.inspectors_hash
    )))
}

/// Draws from lists that were published, and plans the inspections. `seed` is the seed whose hash
/// was published, `text` the public text of a day that was named before; one of the two.
///
/// # Errors
/// A seed that is not the one that was announced, a draw that was made with another, fewer than two
/// inspectors for a subject, and those of the database.
pub async fn run(
    db: &Db,
    id: &str,
    (seed, text): (Option<&str>, Option<&str>),
) -> anyhow::Result<Drawing> {
    let today = now()?.date();
    let mut tx = db.begin_write().await?;
    let Some(prepared) = stored::<StoredDraw>(&mut tx, id).await? else {
        bail!("没有编号为 {id} 的抽取，请先用 draw prepare 公布名单");
    };
    let drawn = drawn(&prepared, (seed, text), today)?;
    if prepared.drawn_on.is_some() {
        if prepared.draw.seed == drawn.draw.seed {
            return Ok(Drawing::Done(format!("未变：抽取 {id} 已经完成\n")));
        }
        bail!("抽取 {id} 已经完成，不能换种子再抽");
    }
    write(&mut tx, &drawn).await?;
    let planned = planned(&mut tx, &drawn).await?;
    for inspection in &planned {
        write(&mut tx, inspection).await?;
    }
    tx.commit().await?;
    let mut said = format!(
        "完成：抽取 {id}，抽中 {} 家，已经列入检查计划\n",
        planned.len()
    );
    for (team, inspection) in drawn.draw.teams.iter().zip(&planned) {
        let (name, inspectors) = (&inspection.subject_name, team.inspectors.join("、"));
        said.push_str(&format!("  {}  {name}：{inspectors}\n", team.subject));
    }
    Ok(Drawing::Done(said))
}

/// The draw of published lists by a seed that was announced.
pub(crate) fn drawn(
    prepared: &StoredDraw,
    (seed, text): (Option<&str>, Option<&str>),
    today: Date,
) -> anyhow::Result<StoredDraw> {
    let mut made = prepared.clone();
    match (prepared.plan.seed_on, seed, text) {
        (None, Some(seed), None) => seed.trim().clone_into(&mut made.draw.seed),
        (Some(day), None, Some(_)) if today < day => {
            bail!("公开的种子要到 {day} 才有，现在不能抽取")
        }
        (Some(_), None, Some(text)) => {
            let text = text.trim();
            if text.is_empty() || text.chars().any(char::is_control) {
                bail!("--seed-text 应为公开的一行文字，例如开奖号码");
            }
            made.draw.seed = seed_of(text);
            // Before the draw of an earlier one the source names the text already.
            if prepared.drawn_on.is_none() {
                made.draw.seed_source = format!("{}：{text}", prepared.draw.seed_source);
            }
        }
        (None, ..) => bail!("这次抽取公布的是种子的哈希，请写 --seed 和那个种子"),
        (Some(_), ..) => bail!("这次抽取的种子来自公开的文字，请写 --seed-text"),
    }
    let hash = seed_hash(&made.draw.seed);
    let hash = hash.context("种子应为 64 位小写十六进制数")?;
    if prepared.plan.seed_on.is_none() && hash != prepared.draw.seed_hash {
        bail!("种子的哈希与公布的不同，不是事先定下的那一个");
    }
    made.draw.seed_hash = hash;
    let failed = |difference| anyhow::anyhow!(said::difference(&difference).1);
    let draw_of = &made.draw;
    made.draw.drawn = draw(&draw_of.seed, &draw_of.subjects, draw_of.count).map_err(failed)?;
    let teams = made.draw.drawn.iter().map(|one| team(&made.draw, one));
    made.draw.teams = teams.collect::<Result<_, _>>().map_err(failed)?;
    if let Some(what) = said::too_few(&made.draw) {
        bail!(what);
    }
    if let Some(difference) = verify(&made.draw).first() {
        bail!(said::difference(difference).1);
    }
    made.drawn_on = made.drawn_on.or(Some(today));
    Ok(made)
}

async fn planned(
    tx: &mut Transaction<'static, Any>,
    drawn: &StoredDraw,
) -> anyhow::Result<Vec<Inspection>> {
    let mut names = HashMap::new();
    for subject in &drawn.draw.drawn {
        let company = stored::<CompanyRow>(tx, subject).await?;
        let company = company.with_context(|| format!("没有代码为 {subject} 的企业"))?;
        names.insert(subject.clone(), company.name);
    }
    Ok(drawn.planned(|subject| names.get(subject).cloned()))
}
