//! 办理: the next event of a case.

use shigantong_contract::case::{EventDraft, apply, fold, machine};
use shigantong_contract::chain::FILE_KIND;
use shigantong_contract::{Case, CaseNo, CaseTerms, ReceiptFile};

use super::fault::{Failure, Fault};
use super::reply::{Reply, ReplyKey, Writing};
use super::{Cases, broken, now};
use crate::db::cases;

impl Cases {
    /// Adds an event to a case, if it can follow. `known` is how many events the sender knew of:
    /// where somebody else was first, nothing is done and the fault tells what happened. With a
    /// key it is added once, however often it is sent.
    ///
    /// # Errors
    /// What keeps the event from being added, and those of the database.
    pub async fn advance(
        &self,
        case_no: &CaseNo,
        draft: &EventDraft,
        known: Option<u32>,
        key: Option<&ReplyKey>,
    ) -> Result<Case, Failure> {
        let shared = &self.0;
        let request = format!("{case_no}\n{}", serde_json::to_string(draft)?);
        let writing = key.map(|key| Writing::of(&shared.pepper, key, &request));
        let mut tx = shared.db.begin_write().await?;
        // After the wait for other writers, so that no event lies before the one before it.
        let at = now()?;
        if let Some(writing) = &writing
            && writing.before(&mut tx, at.seconds()).await?.is_some()
        {
            tx.rollback().await?;
            return self.find(case_no).await;
        }
        let found = cases::find(&mut tx, case_no).await?;
        let (row, events) = found.ok_or(Fault::NoSuchCase)?;
        let before = events.len();
        if let (Some(known), Some(last)) = (known, events.last())
            && known != last.seq
        {
            let last = Box::new(last.clone());
            return Err(Fault::Moved { known, last }.into());
        }
        let mut progress = fold(&events)
            .map_err(|error| broken(&format!("event {}: {:?}", error.seq, error.fault)))?;
        self.check_document(draft)?;
        check_special(draft, &row.head.terms)?;
        let event = apply(&progress, draft, at).map_err(|refusal| Fault::Refused {
            refusal,
            state: progress.state,
        })?;
        machine::follow(&mut progress, &event)
            .map_err(|fault| broken(&format!("its own event: {fault:?}")))?;
        let mut stored = ReceiptFile {
            kind: FILE_KIND.to_owned(),
            head: row.head,
            events,
            receipt: row.receipt,
        };
        let keys = &shared.keys.keys;
        let receipt = shared.signer.append(&stored, &event, keys);
        let receipt = receipt.map_err(Fault::Tampered)?;
        stored.events.push(event.clone());
        let ReceiptFile { head, events, .. } = stored;
        let log = cases::Sealed {
            events: &events,
            progress: &progress,
            receipt: &receipt,
        };
        if !cases::append(&mut tx, case_no, before, &log).await? {
            let known = u32::try_from(before).unwrap_or(0);
            let last = Box::new(event);
            return Err(Fault::Moved { known, last }.into());
        }
        self.publish(&mut tx, &head, &event).await?;
        if let Some(writing) = &writing {
            let reply = Reply {
                case_no: case_no.to_string(),
                seed: String::new(),
            };
            writing.note(&mut tx, &reply, at.seconds()).await?;
        }
        tx.commit().await?;
        let action = event.action.code;
        tracing::info!(action, "a case was advanced");
        self.find(case_no).await
    }

    /// A document that the draft names must be a file that the server has.
    fn check_document(&self, draft: &EventDraft) -> Result<(), Fault> {
        let guid = draft.document.as_ref().map_or("", |d| d.guid.as_str());
        if guid.is_empty() || self.0.files.has(guid) {
            return Ok(());
        }
        let detail = "没有这个名字的文件，请先放进数据目录的 files/";
        Err(Fault::field("document.guid", detail))
    }
}

/// Time stands still for a procedure that the item names, and for no other.
fn check_special(draft: &EventDraft, terms: &CaseTerms) -> Result<(), Fault> {
    let name = draft.special.as_ref().map(|special| special.name.as_str());
    if name.is_none_or(|name| name.trim().is_empty() || terms.names_special(name)) {
        return Ok(());
    }
    let named = terms.special_procedure.iter();
    let named: Vec<&str> = named.map(|special| special.name.as_str()).collect();
    let detail = if named.is_empty() {
        "这个事项的清单没有特别程序，时限不能暂停".to_owned()
    } else {
        format!("这个事项的特别程序只有：{}", named.join("、"))
    };
    Err(Fault::field("special.name", &detail))
}
