//! 办理: what the citizen does with a complaint, and what staff does.

use shigantong_contract::complaint::view::is_taken;
use shigantong_contract::complaint::{
    Actor, CitizenEvent, Complaint, ComplaintAction, ComplaintEventDraft, ComplaintRefusal,
    ComplaintState, PublicComplaint, PublicHead, StaffComplaint,
};
use shigantong_contract::path::is_guid;
use shigantong_contract::{CaseNo, FieldProblem, Moment};
use sqlx::{Any, Transaction};

use super::{Complaints, Failure, Fault, add, found, progress};
use crate::cases::{ReplyKey, hex, random};
use crate::db::complaints::Stored;
use crate::db::replies::{self, KEPT, Reply};
use crate::db::{self, uploads};

/// An act under its key, both as keyed hashes.
struct Writing {
    key: String,
    request: String,
}

impl Complaints {
    /// Does what a citizen asks for, once for its key.
    ///
    /// # Errors
    /// As [`Complaints::track`], and why it cannot be done.
    pub async fn act(&self, event: &CitizenEvent, client: &str) -> Result<Complaint, Failure> {
        if !is_guid(&event.idempotency_key) || event.idempotency_key.len() < 16 {
            return Err(bad_key().into());
        }
        self.prove(&event.track(), client).await?;
        let draft = event.draft();
        let pepper = self.0.cases.pepper();
        let request = replies::canonical(&draft)?;
        let writing = Writing {
            key: pepper
                .hash(
                    "complaint-act",
                    &[event.no.as_str(), &event.idempotency_key],
                )
                .text(),
            request: pepper.hash("complaint-event", &[&request]).text(),
        };
        let stored = self
            .add_once(&event.no, &draft, None, Some(&writing))
            .await?;
        self.shown(&stored)
    }

    /// Does what staff asks for. `known` is how many events the sender has seen.
    ///
    /// # Errors
    /// Why it cannot be done, and those of the database.
    pub async fn advance(
        &self,
        no: &CaseNo,
        draft: &ComplaintEventDraft,
        known: Option<u32>,
        key: Option<&ReplyKey>,
    ) -> Result<StaffComplaint, Failure> {
        // Nobody confirms, rates or withdraws in the citizen's place.
        if draft.actor == Actor::Citizen.code() {
            let refusal = ComplaintRefusal::UnknownActor;
            return Err(Fault::Refused {
                refusal,
                state: None,
            }
            .into());
        }
        let pepper = self.0.cases.pepper();
        let request = replies::canonical(draft)?;
        let writing = key.map(|key| Writing {
            key: pepper
                .hash("complaint-staff", &[no.as_str(), key.as_str()])
                .text(),
            request: pepper.hash("complaint-event", &[&request]).text(),
        });
        let stored = self.add_once(no, draft, known, writing.as_ref()).await?;
        self.for_staff(&stored)
    }

    async fn add_once(
        &self,
        no: &CaseNo,
        draft: &ComplaintEventDraft,
        known: Option<u32>,
        writing: Option<&Writing>,
    ) -> Result<Stored, Failure> {
        let mut tx = self.0.db.begin_write().await?;
        let at = self.now()?;
        let (mut stored, mut progress) = found(&mut tx, no).await?;
        if let Some(writing) = writing {
            let forget = at.seconds() - KEPT;
            match replies::find(&mut tx, &writing.key, forget).await? {
                Some((request, _)) if request == writing.request => {
                    tx.rollback().await?;
                    return Ok(stored);
                }
                Some(_) => return Err(Fault::KeyReused.into()),
                None => {}
            }
        }
        if known.is_some_and(|known| known != progress.count) {
            return Err(Fault::Changed.into());
        }
        if draft.action == ComplaintAction::Merge.code() {
            mergeable(&mut tx, no, draft).await?;
        }
        add(&mut tx, &mut stored, &mut progress, draft, at).await?;
        for photo in &draft.files {
            // What staff adds may be a document as well.
            let is_claimed = match draft.actor == Actor::Citizen.code() {
                true => uploads::claim_picture(&mut tx, photo, no.as_str()).await?,
                false => uploads::claim(&mut tx, photo, no.as_str()).await?,
            };
            if !is_claimed {
                return Err(Fault::NoSuchPhoto.into());
            }
        }
        if let Some(Writing { key, request }) = writing {
            let reply = Reply {
                no: no.to_string(),
                seed: String::new(),
                answer_by: String::new(),
                made_at: at.seconds(),
            };
            replies::note(&mut tx, key, request, &reply).await?;
        }
        tx.commit().await?;
        tracing::info!(action = draft.action, "a complaint was advanced");
        Ok(stored)
    }

    /// A complaint in full, for staff.
    ///
    /// # Errors
    /// [`Fault::NoSuchComplaint`], and those of the database.
    pub async fn staff_one(&self, no: &CaseNo) -> Result<StaffComplaint, Failure> {
        let stored = self.0.db.complaint(no).await?;
        self.for_staff(&stored.ok_or(Fault::NoSuchComplaint)?)
    }

    /// Complaints in these states for staff, those that wait longest first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn staff_list(
        &self,
        states: &[ComplaintState],
        after: u32,
        most: u32,
    ) -> Result<Vec<StaffComplaint>, Failure> {
        let codes: Vec<&str> = states.iter().map(|state| state.code()).collect();
        let (after, most) = (i64::from(after), i64::from(most));
        let found = self.0.db.complaints_in(&codes, after, most).await?;
        found.iter().map(|stored| self.for_staff(stored)).collect()
    }

    fn for_staff(&self, stored: &Stored) -> Result<StaffComplaint, Failure> {
        let draft = &stored.detail.draft;
        let mut files = draft.attachments.clone();
        for event in &stored.events {
            files.extend(event.files.iter().cloned());
        }
        Ok(StaffComplaint {
            complaint: self.shown(stored)?,
            contact: stored.contact.clone(),
            location: draft.location,
            dept_code: draft.dept_code.clone(),
            dept_name: stored.detail.dept_name.clone(),
            uscc: draft.uscc.clone(),
            case_no: draft.case_no.clone(),
            files,
        })
    }

    /// Puts a complaint on the board, or takes it away; says under which key it is there.
    ///
    /// # Errors
    /// [`Fault::NotForPublic`] where nothing of it may be public, [`Fault::NoSuchComplaint`], and
    /// those of the database.
    pub async fn publish(&self, no: &CaseNo, is_published: bool) -> Result<String, Failure> {
        let mut tx = self.0.db.begin_write().await?;
        let (stored, progress) = found(&mut tx, no).await?;
        let draft = &stored.detail.draft;
        let entry = PublicComplaint::of(PublicHead::default(), draft, &progress, &stored.events);
        if is_published && entry.is_none() {
            return Err(Fault::NotForPublic.into());
        }
        let mut id = stored.public_id;
        while id.is_empty() || is_taken(&id) {
            id = hex(&random::<12>()?);
        }
        db::complaints::publish(&mut tx, no, &id, is_published).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Deletes who could be asked about what ended so many days ago; says how many there were.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn forget_contacts(&self, days: u32) -> Result<u64, Failure> {
        let mut tx = self.0.db.begin_write().await?;
        let before = self.now()?.seconds() - i64::from(days) * 24 * 3600;
        let gone = db::complaints::forget_contacts(&mut tx, before).await?;
        tx.commit().await?;
        Ok(gone)
    }

    /// Writes an event of the sample's stories, at its own moment.
    pub(crate) async fn tell(
        &self,
        tx: &mut Transaction<'static, Any>,
        no: &CaseNo,
        draft: &ComplaintEventDraft,
        at: Moment,
    ) -> Result<(), Failure> {
        let (mut stored, mut progress) = found(tx, no).await?;
        add(tx, &mut stored, &mut progress, draft, at).await
    }

    /// A photograph of a complaint, for staff; none where it has none of this name.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn photo(
        &self,
        no: &CaseNo,
        id: &str,
    ) -> Result<Option<uploads::StoredFile>, Failure> {
        Ok(self.0.db.upload_of(no.as_str(), id).await?)
    }
}

/// Whether the complaint that this one is merged into is another, and goes on.
async fn mergeable(
    tx: &mut Transaction<'static, Any>,
    no: &CaseNo,
    draft: &ComplaintEventDraft,
) -> Result<(), Failure> {
    let Some(into) = &draft.merged_into else {
        return Ok(());
    };
    let other = db::complaints::find(tx, into).await?;
    let other = other.filter(|other| other.no != *no);
    let state = match &other {
        Some(other) => progress(other)?.state,
        None => None,
    };
    let goes_on = state.is_some_and(|state| state == ComplaintState::Closed || !state.is_end());
    goes_on.then_some(()).ok_or_else(|| Fault::NoMerging.into())
}

fn bad_key() -> Fault {
    Fault::Fields(vec![FieldProblem {
        field: "idempotency_key".to_owned(),
        detail: "请用 16 到 64 个英文字母、数字、_ 或 -".to_owned(),
    }])
}
