//! 附议与同样的问题: who has the same problem as an entry of the board.

use shigantong_contract::FieldProblem;
use shigantong_contract::complaint::similar::{Matter, Pairs, likeness};
use shigantong_contract::complaint::{
    ComplaintState, PublicComplaint, SimilarRequest, Support, SupportRequest,
};
use shigantong_contract::path::is_guid;

use super::board::{Board, BoardEntry};
use super::guard::Limits;
use super::{Complaints, Failure, Fault};
use crate::cases::{ClientBucket, Limited, Whose};
use crate::db::supports;

/// The most entries that are offered.
const MOST_SIMILAR: usize = 5;
/// The longest text that is compared, in characters.
const MOST_TEXT: usize = 2_000;

impl Complaints {
    /// Entries of the board about the same that are not over, the most alike first; 5 at most.
    ///
    /// # Errors
    /// A client that asks too often; those of the database.
    pub(crate) async fn similar(
        &self,
        request: SimilarRequest,
        client: &str,
    ) -> Result<Vec<PublicComplaint>, Failure> {
        let most = self.0.limits.similar_minute;
        let limited = |seconds| {
            let whose = Whose::Asker;
            Fault::Limited(Limited { whose, seconds })
        };
        let asked = self.0.asks.ask(client, most, self.now()?.seconds());
        asked.map_err(limited)?;
        let board = self.board().await?;
        // A large board is compared beside the threads that answer requests.
        let found = tokio::task::spawn_blocking(move || most_alike(&board, &request));
        Ok(found.await.map_err(anyhow::Error::from)?)
    }

    /// Notes that somebody has the same problem, once for their key: again, it changes nothing and
    /// needs no proof.
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
            return Err(unfit_supporter().into());
        }
        let shared = &self.0;
        let board = self.board().await?;
        let entry = board.entry(id).ok_or(Fault::NotOnBoard)?;
        let pepper = shared.cases.pepper();
        let hash = pepper.hash("supporter", &[&entry.no, &request.supporter]);
        let hash = hash.text();
        if let Some(supporters) = supports::with(&shared.db, &entry.no, &hash).await? {
            return Ok(Support { supporters });
        }
        let now = self.now()?.seconds();
        let spending = self.proven(&request.proof, now)?;
        let Limits {
            support_quarter,
            support_day,
            ..
        } = shared.limits;
        let bucket = ClientBucket::of_supports(pepper, client, (support_quarter, support_day));
        let turn = shared.cases.client_turn(&bucket).await;
        if let Some(limited) = bucket.limited(&shared.db, now).await? {
            return Err(Fault::Limited(limited).into());
        }
        let mut tx = shared.db.begin_write().await?;
        if let Some(spending) = spending {
            spending.spend(&mut tx, now).await?;
        }
        let (supporters, is_new) = supports::add(&mut tx, &entry.no, &hash, now).await?;
        if is_new {
            bucket.note_in(&mut tx, now).await?;
        }
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
        tx.commit().await?;
        Ok(())
    }
}

fn unfit_supporter() -> Fault {
    Fault::Fields(vec![FieldProblem {
        field: "supporter".to_owned(),
        detail: "请用 16 到 64 个英文字母、数字、_ 或 -".to_owned(),
    }])
}

fn most_alike(board: &Board, request: &SimilarRequest) -> Vec<PublicComplaint> {
    let text: String = request.text.chars().take(MOST_TEXT).collect();
    let own = Matter {
        issue: &request.issue,
        pairs: &Pairs::of(&text),
        area_code: &request.area_code,
        task_handle_item: &request.task_handle_item,
    };
    let mut found: Vec<(f64, &BoardEntry)> = Vec::new();
    for entry in &board.entries.all {
        let state = ComplaintState::of_code(&entry.shown.state.code);
        if state.is_none_or(ComplaintState::is_end) {
            continue;
        }
        let other = Matter {
            issue: &entry.shown.issue.code,
            pairs: &entry.pairs,
            area_code: &entry.shown.area_code,
            task_handle_item: &entry.task_handle_item,
        };
        found.extend(likeness(&own, &other).map(|likeness| (likeness, entry)));
    }
    found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let found = found.into_iter().take(MOST_SIMILAR);
    found.map(|(_, entry)| board.shown(entry)).collect()
}
