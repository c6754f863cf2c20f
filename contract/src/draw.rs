//! 双随机抽取: a draw of subjects and inspectors that everybody can repeat (国发〔2019〕5号: 随机抽取检查对象、
//! 随机选派执法检查人员, 抽查情况及查处结果及时向社会公开).
//!
//! The draw, exactly ([`ALGORITHM`]):
//!
//! 1. Ids are 1 to 64 bytes of UTF-8 without control characters; no list has one twice.
//! 2. A list's hash is SHA-256 over its ids in ascending order of their bytes, each followed by one
//!    byte 0x0A. Hashes and the seed are written as lower-case hexadecimal digits.
//! 3. The seed is 32 bytes. An id's rank is SHA-256(seed ‖ id); the ids are ordered by rank, as
//!    bytes, ascending, and the first `count` are drawn, in that order. Two ids of one rank would be
//!    a collision of SHA-256.
//! 4. The inspectors of a drawn subject are ordered by SHA-256(seed ‖ subject ‖ 0x0A ‖ inspector);
//!    the first `per_subject` go who are not recused from it (回避).
//!
//! Lists and the seed's hash are published before the seed is, so that nobody can choose a seed that
//! draws, or spares, whom they like; who holds the seed back or chose it alone is seen by its source.

use serde::{Deserialize, Serialize};

use crate::Date;

#[cfg(feature = "verify")]
mod run;

#[cfg(feature = "verify")]
pub use run::{draw, list_hash, seed_hash, seed_of, team, verify};

/// The name of the draw that is described above.
pub const ALGORITHM: &str = "sha256-rank-1";
/// The most ids of a list.
pub const MOST_IDS: usize = 100_000;
/// The longest id, in bytes.
pub const MOST_ID_BYTES: usize = 64;

/// 抽取: all that is needed to repeat it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Draw {
    /// Its key (`path::draw`): 1 to 64 of `A-Z a-z 0-9 _ -`.
    pub id: String,
    /// How it was drawn: [`ALGORITHM`].
    pub algorithm: String,
    /// The seed: 64 hexadecimal digits.
    pub seed: String,
    /// Where it came from, in words, such as the numbers of a public lottery of a day that was
    /// named before.
    pub seed_source: String,
    /// SHA-256 over the seed, published with the lists before it.
    pub seed_hash: String,
    /// 检查对象.
    pub subjects: Vec<String>,
    /// The hash of `subjects`.
    pub subjects_hash: String,
    /// How many are drawn: all where it is more than there are.
    pub count: u32,
    /// Who was drawn, in the order of rank.
    pub drawn: Vec<String>,
    /// 执法检查人员, by the numbers of their certificates, never by name.
    pub inspectors: Vec<String>,
    /// The hash of `inspectors`.
    pub inspectors_hash: String,
    /// How many go to one subject; two at least (行政处罚法第四十二条: 执法人员不得少于两人).
    pub per_subject: u32,
    /// 回避: who does not go to whom.
    pub recusals: Vec<Recusal>,
    /// Who goes to whom, in the order of `drawn`.
    pub teams: Vec<Team>,
}

/// A draw in the list of all (`path::draws`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DrawSummary {
    /// Its key (`path::draw`).
    pub id: String,
    /// 检查计划 that it is for.
    pub title: String,
    /// 检查主体.
    pub dept_name: String,
    /// The region.
    pub area_code: String,
    /// The day on which the lists were published.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub prepared_on: Date,
    /// The day of the draw; none while only the lists are published: then the draw has no seed yet.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub drawn_on: Option<Date>,
    /// Where the seed comes from, in words.
    pub seed_source: String,
    /// How many subjects the list has.
    pub subject_count: u32,
    /// How many inspectors the list has.
    pub inspector_count: u32,
    /// How many subjects are drawn.
    pub count: u32,
    /// Whether it is one of the project's own samples (示例数据).
    #[serde(default)]
    pub is_sample: bool,
}

/// 回避.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Recusal {
    /// The subject.
    pub subject: String,
    /// The inspector who does not go there.
    pub inspector: String,
    /// Why, in words.
    pub reason: String,
}

/// Who goes to a subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Team {
    /// The subject.
    pub subject: String,
    /// The inspectors, in the order of rank.
    pub inspectors: Vec<String>,
}

/// Which list of a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawList {
    /// 检查对象.
    Subjects,
    /// 执法检查人员.
    Inspectors,
}

/// Where a draw that is published and the one that is repeated differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It was drawn in another way, which this version does not know.
    Algorithm(String),
    /// The seed is not 64 lower-case hexadecimal digits.
    Seed,
    /// The seed is not the one whose hash was published.
    SeedHash,
    /// An id is empty, too long, holds a control character or stands twice; or there are too many.
    Ids(DrawList),
    /// The list is not the one whose hash was published.
    ListHash(DrawList),
    /// At this place, from 0, another one was drawn: `published`, where by the seed it is `ours`.
    Drawn {
        /// The place.
        place: usize,
        /// Who stands there; none where the published list ends before.
        published: Option<String>,
        /// Who should; none where the draw ends before.
        ours: Option<String>,
    },
    /// The team at this place is another one, or for another subject.
    Team {
        /// The place.
        place: usize,
        /// Who was sent; none where the published list ends before.
        published: Option<Team>,
        /// Who should have been; none where the draw ends before.
        ours: Option<Team>,
    },
}
