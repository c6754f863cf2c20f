//! 载入: records that come with their whole history, as the sample's do.

use shigantong_contract::credit::CreditAction;
use shigantong_contract::{CaseNo, Moment};

use super::change::{add, draft};
use super::{Credit, Entry, Failure, Published, Submitting, found};
use crate::db::credit;
use crate::holidays::Holidays;

/// A record with all that happened with it.
#[derive(Debug)]
pub(crate) struct History<'h> {
    pub(crate) entry: &'h Entry,
    /// What a person's identity number shows, where the entry gives none.
    pub(crate) id_masked: &'h str,
    pub(crate) published_at: Moment,
    /// What, with what words, when.
    pub(crate) then: Vec<(CreditAction, &'static str, Moment)>,
}

impl Credit {
    /// Writes records with their histories, all or none, as samples; gives their keys.
    ///
    /// # Errors
    /// The first that cannot have come about, and those of the database.
    pub(crate) async fn load_histories(
        &self,
        histories: &[History<'_>],
    ) -> Result<Vec<String>, Failure> {
        let mut tx = self.0.db.begin_write().await?;
        let mut ids = Vec::with_capacity(histories.len());
        for history in histories {
            let at = history.published_at;
            let one = self.publish_one(&mut tx, history.entry, at, true).await?;
            let (Published::New(id) | Published::Unchanged(id)) = one;
            let (mut record, mut progress) = found(&mut tx, &id).await?;
            let before = record.events.len();
            history.id_masked.clone_into(&mut record.head.id_masked);
            for (action, says, at) in &history.then {
                if *action == CreditAction::Fulfil {
                    let days = record.obligations.iter_mut();
                    days.for_each(|duty| duty.done_on = Some(at.date()));
                }
                let draft = draft(&record, *action, says);
                add(&mut record, &mut progress, &draft, *at)?;
            }
            credit::update(&mut tx, &record, before).await?;
            ids.push(id);
        }
        credit::touch(&mut tx).await?;
        tx.commit().await?;
        Ok(ids)
    }

    /// Writes an application of the sample; gives its number.
    ///
    /// # Errors
    /// What is against it, and those of the database.
    pub(crate) async fn load_application(
        &self,
        submitting: &Submitting<'_>,
        holidays: &Holidays,
    ) -> Result<CaseNo, Failure> {
        let mut tx = self.0.db.begin_write().await?;
        let application = self.write(&mut tx, submitting, holidays).await?;
        tx.commit().await?;
        Ok(application.no)
    }
}
