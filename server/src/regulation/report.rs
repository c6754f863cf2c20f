//! 监管: what loading a file did, or why it did nothing.

use std::fmt;

use super::kept::Batch;
use crate::toml_file::{self, LineError};

/// The report of a file of regulation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many entries of each kind the file has, by the words for the kind.
    pub counts: Vec<(&'static str, usize)>,
    /// How many it withdraws.
    pub removes: usize,
    /// Every refusal, by line.
    pub errors: Vec<LineError>,
    /// What loading did; nothing where the file was refused.
    pub changes: Option<RegulationChanges>,
}

/// What loading did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegulationChanges {
    /// Written for the first time.
    pub new: usize,
    /// In the place of one with the same key.
    pub changed: usize,
    /// There already, word for word.
    pub unchanged: usize,
    /// Withdrawn.
    pub removed: usize,
}

impl RegulationChanges {
    /// Whether anything was written.
    #[must_use]
    pub fn any(&self) -> bool {
        self.new + self.changed + self.removed > 0
    }
}

impl Report {
    pub(super) fn of(batch: &Batch) -> Self {
        let counts = vec![
            ("家企业", batch.companies.len()),
            ("项许可", batch.licences.len()),
            ("项监管职责", batch.regulators.len()),
            ("次检查", batch.inspections.len()),
            ("次抽取", batch.draws.len()),
            ("条裁量规则", batch.rules.len()),
            ("份处罚决定", batch.penalties.len()),
        ];
        Self {
            counts,
            removes: batch.removes.len(),
            ..Self::default()
        }
    }

    /// Whether the file is written.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.changes.is_some()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.counts.iter();
        let counts: Vec<String> = counts
            .filter(|(_, count)| *count > 0)
            .map(|(what, count)| format!("{count} {what}"))
            .collect();
        writeln!(f, "读入 {}，撤下 {}", counts.join("、"), self.removes)?;
        let Some(changes) = &self.changes else {
            return toml_file::write_refusals(f, &self.errors);
        };
        let RegulationChanges {
            new,
            changed,
            unchanged,
            removed,
        } = changes;
        writeln!(
            f,
            "完成：新增 {new}，更新 {changed}，未变 {unchanged}，撤下 {removed}"
        )
    }
}
