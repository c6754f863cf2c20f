//! 提交诉求: takes a complaint in, once for its key, and durably before it is answered.

use shigantong_contract::complaint::{
    Actor, ComplaintAction, ComplaintDraft, ComplaintEventDraft, ComplaintKind, ComplaintProgress,
    ComplaintReceipt, ComplaintSubmission, Contact, Elsewhere, Fault as Wrong, Route,
};
use shigantong_contract::{CaseNo, FieldProblem, Moment, Party, QueryCode, Secret, mask};
use sqlx::{Any, Transaction};

use super::said::said;
use super::{Complaints, Failure, Fault, add};
use crate::cases::{hex, random};
use crate::catalog::Catalog;
use crate::credit::due;
use crate::db::complaints::{Detail, Proofs, Stored};
use crate::db::replies::{self, KEPT, Reply};
use crate::db::{self, uploads};
use crate::holidays::Holidays;

/// A complaint with what it is to be written with.
pub(crate) struct Taking<'t> {
    pub(crate) draft: &'t ComplaintDraft,
    pub(crate) at: Moment,
    pub(crate) code: QueryCode,
    /// The name of the department that the citizen thinks it is about; empty where none was said.
    pub(crate) dept_name: &'t str,
    /// Names one of the sample's; empty for all others.
    pub(crate) sample_key: &'t str,
}

/// A complaint under its key, both as keyed hashes.
struct Writing {
    key: String,
    request: String,
}

/// The receipt, and whether the complaint was taken in just now.
pub(crate) type Taken = (ComplaintReceipt, bool);

impl Complaints {
    /// Takes a complaint in. `client` tells those who send apart. What was taken in before under
    /// the same key is answered as it was then.
    ///
    /// # Errors
    /// What is wrong with it, or keeps it from being taken in; those of the database.
    pub(crate) async fn take(
        &self,
        submission: &ComplaintSubmission,
        client: &str,
        (holidays, catalog): (&Holidays, &Catalog),
    ) -> Result<Taken, Failure> {
        let (shared, draft) = (&self.0, &submission.complaint);
        let pepper = shared.cases.pepper();
        let request = replies::canonical(draft)?;
        let writing = Writing {
            key: pepper
                .hash("complaint-reply", &[&draft.idempotency_key])
                .text(),
            request: pepper.hash("complaint-form", &[&request]).text(),
        };
        // Before anything that can be against a new one, the rules of today too: it is acknowledged.
        let before = shared.db.reply(&writing.key).await?;
        let forget = self.now()?.seconds() - KEPT;
        let before = before.filter(|(_, reply)| reply.made_at > forget);
        if let Some(receipt) = self.answered(before, &writing, draft)? {
            return Ok((receipt, false));
        }
        let draft = &draft.plain();
        self.check(draft)?;
        let dept_name = catalog.department_name(&draft.dept_code);
        if dept_name.is_none() && !draft.dept_code.is_empty() {
            return Err(Fault::Fields(vec![no_such("dept_code", "部门")]).into());
        }
        let bucket = self.bucket(client);
        let turn = shared.cases.client_turn(&bucket).await;
        let spending = self.guard(submission, &bucket, self.now()?).await?;
        let mut tx = shared.db.begin_write().await?;
        let at = self.now()?;
        let forget = at.seconds() - KEPT;
        let before = replies::find(&mut tx, &writing.key, forget).await?;
        if let Some(receipt) = self.answered(before, &writing, draft)? {
            tx.rollback().await?;
            return Ok((receipt, false));
        }
        if let Some(spending) = spending {
            spending.spend(&mut tx, at.seconds()).await?;
        }
        let seed = hex(&random::<16>()?);
        let taking = Taking {
            draft,
            at,
            code: pepper.query_code(&seed),
            dept_name: dept_name.unwrap_or_default(),
            sample_key: "",
        };
        let no = self.write(&mut tx, &taking).await?;
        let reply = Reply {
            no: no.to_string(),
            seed,
            answer_by: due(shared.rules.screen, at.date(), holidays).to_string(),
            made_at: at.seconds(),
        };
        replies::note(&mut tx, &writing.key, &writing.request, &reply).await?;
        bucket.note_in(&mut tx, at.seconds()).await?;
        tx.commit().await?;
        drop(turn);
        tracing::info!(
            kind = draft.kind,
            issue = draft.issue,
            "a complaint was received"
        );
        Ok((self.receipt(draft, &reply)?, true))
    }

    /// What is wrong with a complaint; nothing of it is kept or logged then.
    fn check(&self, draft: &ComplaintDraft) -> Result<(), Fault> {
        let mut wrong = self.0.issues.faults(draft);
        if wrong.iter().any(|(_, fault)| *fault == Wrong::Discipline) {
            return Err(Fault::Discipline(self.elsewhere(draft)));
        }
        wrong.extend(draft.faults());
        if wrong.is_empty() {
            return Ok(());
        }
        let mut fields: Vec<_> = wrong.iter().map(said).collect();
        fields.dedup_by(|one, other| one.field == other.field);
        Err(Fault::Fields(fields))
    }

    fn elsewhere(&self, draft: &ComplaintDraft) -> Elsewhere {
        match self.0.issues.route(&draft.issue) {
            Some(Route::Elsewhere(elsewhere)) => elsewhere.clone(),
            _ => self.0.issues.discipline.clone(),
        }
    }

    /// The answer that was given under this key before.
    fn answered(
        &self,
        before: Option<(String, Reply)>,
        writing: &Writing,
        draft: &ComplaintDraft,
    ) -> Result<Option<ComplaintReceipt>, Failure> {
        match before {
            None => Ok(None),
            Some((request, _)) if request != writing.request => Err(Fault::KeyReused.into()),
            Some((_, reply)) => self.receipt(draft, &reply).map(Some),
        }
    }

    fn receipt(&self, draft: &ComplaintDraft, reply: &Reply) -> Result<ComplaintReceipt, Failure> {
        let received_at = Moment::from_seconds(reply.made_at);
        let kind = ComplaintKind::of_code(&draft.kind);
        let desk = match self.0.issues.route(&draft.issue) {
            Some(Route::Desk(desk)) => desk.to_owned(),
            _ => String::new(),
        };
        Ok(ComplaintReceipt {
            no: CaseNo::parse(&reply.no).map_err(anyhow::Error::from)?,
            query_code: self.0.cases.pepper().query_code(&reply.seed),
            kind: kind.map(ComplaintKind::coded).unwrap_or_default(),
            desk,
            received_at: received_at.ok_or_else(|| anyhow::anyhow!("the time of a reply"))?,
            answer_by: reply.answer_by.parse().ok(),
        })
    }

    /// Writes a complaint with its first event in a transaction.
    pub(crate) async fn write(
        &self,
        tx: &mut Transaction<'static, Any>,
        taking: &Taking<'_>,
    ) -> Result<CaseNo, Failure> {
        let Taking { draft, at, .. } = *taking;
        let area_name = db::areas::name(tx, &draft.area_code).await?;
        let area_name =
            area_name.ok_or_else(|| Fault::Fields(vec![no_such("area_code", "地区")]))?;
        let no = db::complaints::next_no(tx, &draft.area_code, at.date()).await?;
        let mut stored = self.stored(taking, no.ok_or(Fault::NoMoreNumbers)?, area_name);
        for photo in &draft.attachments {
            if !uploads::claim_picture(tx, photo, stored.no.as_str()).await? {
                return Err(Fault::NoSuchPhoto.into());
            }
        }
        let pepper = self.0.cases.pepper();
        let hash = |secret: &Secret| pepper.of_secret(&stored.no, secret).text();
        let proofs = Proofs {
            code_hash: hash(&Secret::Code(taking.code.clone())),
            phone_hash: tail(&stored.contact).as_ref().map(hash).unwrap_or_default(),
            text_hash: self.text_hash(&draft.text),
        };
        db::complaints::insert(tx, &stored, &proofs, at).await?;
        let kind = ComplaintKind::of_code(&draft.kind).unwrap_or(ComplaintKind::Complaint);
        let mut progress = ComplaintProgress::new(kind, stored.detail.rules.terms());
        let submit = ComplaintEventDraft {
            action: ComplaintAction::Submit.code().to_owned(),
            actor: Actor::Citizen.code().to_owned(),
            by: Party::applicant(),
            ..ComplaintEventDraft::default()
        };
        add(tx, &mut stored, &mut progress, &submit, at).await?;
        Ok(stored.no)
    }

    fn stored(&self, taking: &Taking<'_>, no: CaseNo, area_name: String) -> Stored {
        let mut draft = taking.draft.clone();
        let contact = std::mem::take(&mut draft.contact);
        draft.idempotency_key.clear();
        let (name_masked, phone_masked) = match &contact {
            Contact::Anonymous => (String::new(), String::new()),
            Contact::Named { name, phone } => (mask::name(name), mask::telephone(phone)),
        };
        Stored {
            no,
            detail: Detail {
                draft,
                rules: self.0.rules.clone(),
                area_name,
                dept_name: taking.dept_name.to_owned(),
                name_masked,
                phone_masked,
            },
            contact,
            public_id: String::new(),
            is_published: false,
            sample_key: taking.sample_key.to_owned(),
            events: Vec::new(),
        }
    }

    /// Finds the same text again, however it is spaced and pointed.
    pub(super) fn text_hash(&self, text: &str) -> String {
        let plain: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let plain = plain.to_lowercase();
        self.0
            .cases
            .pepper()
            .hash("complaint-text", &[&plain])
            .text()
    }
}

fn no_such(field: &str, name: &str) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        detail: format!("没有这个{name}，请重新选择"),
    }
}

/// The telephone's last four digits; none for the anonymous.
fn tail(contact: &Contact) -> Option<Secret> {
    let Contact::Named { phone, .. } = contact else {
        return None;
    };
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    let tail = digits.iter().skip(digits.len().saturating_sub(4));
    Some(Secret::PhoneTail(tail.collect()))
}
