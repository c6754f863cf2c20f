//! 公开诉求: the public board, from what staff has published.
//!
//! Entries are made by the contract alone (`PublicComplaint::of`) and kept in memory until anything
//! has changed, here or on another server of the same database.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use shigantong_contract::AreaCode;
use shigantong_contract::complaint::similar::Pairs;
use shigantong_contract::complaint::{PublicComplaint, PublicHead};
use shigantong_search::Index;

use super::{Complaints, Failure, progress};
use crate::db::complaints::Stored;

/// The board as it is now.
pub(crate) struct Board {
    /// That of the entries, and that of who has the same problem.
    versions: (String, String),
    /// The last handed in, first.
    pub(super) entries: Arc<Entries>,
    /// How many have the same problem, by the numbers of complaints.
    supporters: HashMap<String, u32>,
}

/// The entries, and what they sound like.
pub(super) struct Entries {
    pub(super) all: Vec<BoardEntry>,
    pub(super) sounds: OnceLock<Index>,
}

/// An entry with what is not shown of it.
pub(crate) struct BoardEntry {
    /// Without who has the same problem.
    pub(super) shown: PublicComplaint,
    pub(super) no: String,
    pub(super) dept_code: String,
    pub(super) task_handle_item: String,
    pub(super) pairs: Pairs,
    pub(super) area: Option<AreaCode>,
    /// What words are looked for in.
    pub(super) words: String,
}

impl Complaints {
    /// The board of the present data. Whoever finds it changed reads it again, for all who wait;
    /// that somebody has the same problem changes a number, and no entry is made anew.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn board(&self) -> Result<Arc<Board>, Failure> {
        let shared = &self.0;
        let mut place = shared.board.lock().await;
        let versions = shared.db.board_versions().await?;
        if let Some(board) = place.as_ref().filter(|board| board.versions == versions) {
            return Ok(Arc::clone(board));
        }
        let before = place
            .as_ref()
            .filter(|board| board.versions.0 == versions.0);
        let entries = match before {
            Some(board) => Arc::clone(&board.entries),
            None => Arc::new(Entries {
                all: self.entries().await?,
                sounds: OnceLock::new(),
            }),
        };
        let supporters = shared.db.supports().await?;
        let board = Arc::new(Board {
            versions,
            entries,
            supporters,
        });
        *place = Some(Arc::clone(&board));
        Ok(board)
    }

    async fn entries(&self) -> Result<Vec<BoardEntry>, Failure> {
        let mut entries = Vec::new();
        for stored in self.0.db.complaints_published().await? {
            entries.extend(self.entry(stored)?);
        }
        entries.sort_by(|one, other| {
            let key = |entry: &BoardEntry| (entry.shown.submitted_on, entry.shown.id.clone());
            key(other).cmp(&key(one))
        });
        Ok(entries)
    }

    fn entry(&self, stored: Stored) -> Result<Option<BoardEntry>, Failure> {
        let draft = &stored.detail.draft;
        let progress = progress(&stored)?;
        let head = PublicHead {
            id: stored.public_id.clone(),
            issue: self.0.issues.coded(&draft.issue),
            area_name: stored.detail.area_name.clone(),
            supporters: 0,
            is_sample: !stored.sample_key.is_empty(),
        };
        let shown = PublicComplaint::of(head, draft, &progress, &stored.events);
        let department = progress.department.unwrap_or_default();
        Ok(shown.map(|shown| BoardEntry {
            no: stored.no.to_string(),
            dept_code: department.dept_code,
            task_handle_item: draft.task_handle_item.clone(),
            pairs: Pairs::of(shown.text.as_deref().unwrap_or_default()),
            area: AreaCode::parse(&shown.area_code).ok(),
            words: words(&shown),
            shown,
        }))
    }
}

fn words(shown: &PublicComplaint) -> String {
    let texts = [
        Some(&shown.issue.label),
        Some(&shown.area_name),
        Some(&shown.dept_name),
        shown.text.as_ref(),
        shown.reply.as_ref(),
    ];
    let texts: Vec<&str> = texts.into_iter().flatten().map(String::as_str).collect();
    texts.join("\n").to_lowercase()
}

impl Board {
    /// Names this state of the board.
    pub(crate) fn version(&self) -> String {
        let (entries, supports) = &self.versions;
        format!("{entries}.{supports}")
    }

    /// Those that something is true of, the last handed in first.
    pub(crate) fn only(
        &self,
        takes: impl Fn(&PublicComplaint) -> bool,
    ) -> impl Iterator<Item = PublicComplaint> {
        let found = self
            .entries
            .all
            .iter()
            .filter(move |entry| takes(&entry.shown));
        found.map(|entry| self.shown(entry))
    }

    /// An entry by its key.
    pub(crate) fn one(&self, id: &str) -> Option<PublicComplaint> {
        self.entry(id).map(|entry| self.shown(entry))
    }

    /// The same with what is not shown of it.
    pub(super) fn entry(&self, id: &str) -> Option<&BoardEntry> {
        self.entries.all.iter().find(|entry| entry.shown.id == id)
    }

    /// What everybody sees of an entry.
    pub(super) fn shown(&self, entry: &BoardEntry) -> PublicComplaint {
        PublicComplaint {
            supporters: self.supporters.get(&entry.no).copied().unwrap_or(0),
            ..entry.shown.clone()
        }
    }
}
