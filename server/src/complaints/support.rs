//! 附议与同样的问题: who has the same problem as an entry of the board.

use shigantong_contract::FieldProblem;
use shigantong_contract::complaint::similar::{Matter, likeness};
use shigantong_contract::complaint::{
    ComplaintState, PublicComplaint, SimilarRequest, Support, SupportRequest,
};
use shigantong_contract::path::is_guid;

use super::{Complaints, Failure, Fault};
use crate::db::{self, supports};

/// The most entries that are offered.
const MOST_SIMILAR: usize = 5;
/// The longest text that is compared, in characters.
const MOST_TEXT: usize = 2_000;

impl Complaints {
    /// Entries of the board about the same that are not over, the most alike first; 5 at most.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn similar(
        &self,
        request: &SimilarRequest,
    ) -> Result<Vec<PublicComplaint>, Failure> {
        let board = self.board().await?;
        let text: String = request.text.chars().take(MOST_TEXT).collect();
        let own = Matter {
            issue: &request.issue,
            text: &text,
            area_code: &request.area_code,
            task_handle_item: &request.task_handle_item,
            // Where an entry was is not public, and whoever could ask whether it was near would find it.
            location: None,
        };
        let mut found: Vec<(f64, &PublicComplaint)> = Vec::new();
        for entry in &board.entries {
            let state = ComplaintState::of_code(&entry.shown.state.code);
            if state.is_none_or(ComplaintState::is_end) {
                continue;
            }
            let other = Matter {
                issue: &entry.shown.issue.code,
                text: entry.shown.text.as_deref().unwrap_or_default(),
                area_code: &entry.shown.area_code,
                task_handle_item: &entry.task_handle_item,
                location: None,
            };
            found.extend(likeness(&own, &other).map(|likeness| (likeness, &entry.shown)));
        }
        found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let found = found.into_iter().take(MOST_SIMILAR);
        Ok(found.map(|(_, entry)| entry.clone()).collect())
    }

    /// Notes that somebody has the same problem, once for their key.
    ///
    /// # Errors
    /// An entry that is not there, no proof of work; those of the database.
    pub(crate) async fn support(
        &self,
        id: &str,
        request: &SupportRequest,
        client: &str,
    ) -> Result<Support, Failure> {
        if !is_guid(&request.supporter) || request.supporter.len() < 16 {
            return Err(Fault::Fields(vec![FieldProblem {
                field: "supporter".to_owned(),
                detail: "请用 16 到 64 个英文字母、数字、_ 或 -".to_owned(),
            }])
            .into());
        }
        let board = self.board().await?;
        let entry = board.one(id).ok_or(Fault::NotOnBoard)?;
        let now = self.now()?.seconds();
        let spending = self.proven(&request.proof, now)?;
        let bucket = self.bucket(client);
        let turn = self.0.cases.client_turn(&bucket).await;
        if let Some(limited) = bucket.limited(&self.0.db, now).await? {
            return Err(Fault::Limited(limited).into());
        }
        let mut tx = self.0.db.begin_write().await?;
        if let Some(spending) = spending {
            spending.spend(&mut tx, now).await?;
        }
        let pepper = self.0.cases.pepper();
        let hash = pepper.hash("supporter", &[&entry.no, &request.supporter]);
        let supporters = supports::add(&mut tx, &entry.no, &hash.text(), now).await?;
        bucket.note_in(&mut tx, now).await?;
        db::complaints::touch(&mut tx).await?;
        tx.commit().await?;
        drop(turn);
        Ok(Support { supporters })
    }

    /// Writes so many for an entry of the sample.
    pub(crate) async fn support_sample(
        &self,
        no: &shigantong_contract::CaseNo,
        seed: u64,
        count: u64,
    ) -> anyhow::Result<()> {
        let mut tx = self.0.db.begin_write().await?;
        let now = self.now()?.seconds();
        for place in 0..count {
            supports::add(
                &mut tx,
                &no.to_string(),
                &format!("sample-{}", seed + place),
                now,
            )
            .await?;
        }
        db::complaints::touch(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }
}
