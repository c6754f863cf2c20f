//! 提交申请: objections and applications for repair, as the subject sends them. They change no
//! record: only what staff does with them, does (`decide`).

use shigantong_contract::credit::application::codes as kinds;
use shigantong_contract::credit::forms::FormSubject;
use shigantong_contract::credit::{CreditAction, CreditProgress, CreditRefusal, is_published};
use shigantong_contract::{
    ApplicationEvent, ApplicationKind, ApplicationReceipt, ApplicationState, CaseNo, Coded,
    CreditRecord, Date, Limit, ListKind, Moment, QueryCode, Secret, mask, uscc,
};
use sqlx::{Any, Transaction};

use super::change::{add, draft};
use super::subject::hidden;
use super::{Credit, Failure, Fault, Form, found};
use crate::cases::{Buckets, hex, random};
use crate::db::credit_applications::{Application, Proofs};
use crate::db::replies::{self, KEPT, Reply};
use crate::db::{credit, credit_applications, uploads};
use crate::holidays::Holidays;

/// A form with what its application is to be written with.
pub(crate) struct Submitting<'s> {
    pub(crate) form: &'s Form,
    pub(crate) at: Moment,
    pub(crate) code: QueryCode,
    /// Names one of the sample's; empty for all others.
    pub(crate) sample_key: &'s str,
}

/// A form under its key, both as keyed hashes.
struct Writing {
    key: String,
    request: String,
}

impl Credit {
    /// Takes in a form, once for its key. `client` tells those who send apart.
    ///
    /// # Errors
    /// What is wrong with the form, or keeps it from being taken in; those of the database.
    pub async fn submit(
        &self,
        form: &Form,
        client: &str,
        holidays: &Holidays,
    ) -> Result<ApplicationReceipt, Failure> {
        form.check()?;
        let (shared, pepper) = (&self.0, self.0.cases.pepper());
        let request = replies::canonical(form)?;
        let writing = Writing {
            key: pepper.hash("credit-reply", &[form.key()]).text(),
            request: pepper.hash("credit-form", &[&request]).text(),
        };
        let uscc = &form.subject().uscc;
        let buckets = Buckets::of_form(pepper, form.record_id(), uscc, client);
        let turn = shared.cases.turn(&buckets).await;
        // Before the transaction: whoever waits for it holds a connection.
        let limited = buckets.limited(&shared.db, self.now()?.seconds()).await?;
        let mut tx = shared.db.begin_write().await?;
        let at = self.now()?;
        if let Some(receipt) = self.before(&mut tx, form, &writing, at).await? {
            tx.rollback().await?;
            return Ok(receipt);
        }
        if let Some(limited) = limited {
            return Err(Fault::Limited(limited).into());
        }
        let seed = hex(&random::<16>()?);
        let submitting = Submitting {
            form,
            at,
            code: pepper.query_code(&seed),
            sample_key: "",
        };
        let application = match self.write(&mut tx, &submitting, holidays).await {
            // Whoever tries names and codes is counted, after the transaction is given up.
            Err(Failure::Fault(fault @ (Fault::NotTheSubject | Fault::NoSuchRecord))) => {
                tx.rollback().await?;
                buckets.note(&shared.db, at.seconds()).await?;
                return Err(fault.into());
            }
            written => written?,
        };
        let reply = Reply {
            no: application.no.to_string(),
            seed,
            answer_by: application
                .answer_by
                .map_or_else(String::new, |day| day.to_string()),
            made_at: at.seconds(),
        };
        let Writing { key, request } = &writing;
        replies::note(&mut tx, key, request, &reply).await?;
        tx.commit().await?;
        drop(turn);
        tracing::info!(kind = form.kind().code(), "an application was received");
        self.receipt(form, &reply)
    }

    /// The answer that was given under this key before.
    async fn before(
        &self,
        tx: &mut Transaction<'static, Any>,
        form: &Form,
        writing: &Writing,
        at: Moment,
    ) -> Result<Option<ApplicationReceipt>, Failure> {
        let forget = at.seconds() - KEPT;
        let before = replies::find(tx, &writing.key, forget).await?;
        match before {
            None => Ok(None),
            Some((request, _)) if request != writing.request => Err(Fault::KeyReused.into()),
            Some((_, reply)) => self.receipt(form, &reply).map(Some),
        }
    }

    fn receipt(&self, form: &Form, reply: &Reply) -> Result<ApplicationReceipt, Failure> {
        let received_at = Moment::from_seconds(reply.made_at);
        Ok(ApplicationReceipt {
            no: CaseNo::parse(&reply.no).map_err(anyhow::Error::from)?,
            query_code: self.0.cases.pepper().query_code(&reply.seed),
            kind: form.kind().coded(),
            record_id: form.record_id().to_owned(),
            received_at: received_at.ok_or_else(|| anyhow::anyhow!("the time of a reply"))?,
            answer_by: reply.answer_by.parse().ok(),
        })
    }

    /// Writes an application in a transaction, after all that can be against it.
    pub(crate) async fn write(
        &self,
        tx: &mut Transaction<'static, Any>,
        submitting: &Submitting<'_>,
        holidays: &Holidays,
    ) -> Result<Application, Failure> {
        let Submitting { form, at, .. } = *submitting;
        let (mut record, mut progress) = found(tx, form.record_id()).await?;
        if !is_published(&record.head, at) {
            return Err(Fault::NotPublished.into());
        }
        self.is_subject(tx, &record, form.subject()).await?;
        let open = credit_applications::open_of(tx, form.record_id()).await?;
        if open.iter().any(|open| open.kind.code == form.kind().code()) {
            return Err(Fault::AlreadyOpen.into());
        }
        let mut application = self.application(tx, submitting, &record, holidays).await?;
        try_first(&mut record, &mut progress, form.kind(), at).map_err(for_subject)?;
        for file in form.files() {
            if !uploads::claim(tx, file, application.no.as_str()).await? {
                return Err(Fault::NoSuchUpload.into());
            }
            application.files.push(file.clone());
        }
        let pepper = self.0.cases.pepper();
        let hash = |secret: &Secret| pepper.of_secret(&application.no, secret).text();
        let proofs = Proofs {
            code_hash: &hash(&Secret::Code(submitting.code.clone())),
            phone_hash: &hash(&tail(&form.subject().phone)),
            sample_key: submitting.sample_key,
        };
        credit_applications::insert(tx, &application, &proofs).await?;
        Ok(application)
    }

    /// Whether the form is the subject's: a body's by name and code, a person's by the keyed hash
    /// of the name.
    async fn is_subject(
        &self,
        tx: &mut Transaction<'static, Any>,
        record: &CreditRecord,
        subject: &FormSubject,
    ) -> Result<(), Failure> {
        let head = &record.head;
        let hash = credit::name_hash(tx, &head.id).await?.unwrap_or_default();
        let name = self.name_hash(&head.id, &subject.name);
        let is_name = crate::cases::is_same(name.as_bytes(), hash.as_bytes());
        let is_code = uscc::normal(&subject.uscc) == head.uscc;
        if is_name && is_code {
            return Ok(());
        }
        Err(Fault::NotTheSubject.into())
    }

    async fn application(
        &self,
        tx: &mut Transaction<'static, Any>,
        submitting: &Submitting<'_>,
        record: &CreditRecord,
        holidays: &Holidays,
    ) -> Result<Application, Failure> {
        let Submitting { form, at, .. } = *submitting;
        let (head, subject) = (&record.head, form.subject());
        let no = credit_applications::next_no(tx, &head.area_code, at.date()).await?;
        let limit = match form.kind() {
            ApplicationKind::Objection => self.0.rules.objection_limit(),
            ApplicationKind::Repair => self.0.rules.accept_limit(),
        };
        let person = head.uscc.is_empty().then_some(subject.name.trim());
        Ok(Application {
            no: no.ok_or(Fault::NoMoreNumbers)?,
            kind: Coded::of(kinds::KIND, form.kind().code()),
            record_id: head.id.clone(),
            dept_code: head.dept_code.clone(),
            dept_name: head.dept_name.clone(),
            subject_masked: head.subject_name.clone(),
            contact_masked: mask::name(&subject.contact),
            phone_masked: mask::telephone(&subject.phone),
            statement: hidden(form.statement().trim(), person),
            files: Vec::new(),
            received_at: at,
            accepted_at: None,
            is_extended: false,
            answer_by: Some(due(limit, at.date(), holidays)),
            events: vec![ApplicationEvent {
                at,
                state: ApplicationState::Received.coded(),
                by: "申请人".to_owned(),
                text: String::new(),
            }],
        })
    }
}

/// The last day of a term that begins on a day.
pub(crate) fn due(limit: Limit, start: Date, holidays: &Holidays) -> Date {
    let term = shigantong_contract::Term {
        start,
        limit,
        extensions: &[],
        pauses: &[],
        ended: None,
    };
    term.deadline(&holidays.calendar, start).due
}

/// Does with a record what its subject asks for, repair opened first where it is time for it.
///
/// # Errors
/// What is against it: open duties, too early, an objection that is not answered.
pub(super) fn try_first(
    record: &mut CreditRecord,
    progress: &mut CreditProgress,
    kind: ApplicationKind,
    at: Moment,
) -> Result<(), Failure> {
    if kind == ApplicationKind::Objection {
        let object = draft(record, CreditAction::Object, "");
        return add(record, progress, &object, at);
    }
    if progress.list_kind == ListKind::Red {
        return Err(Fault::NothingToRepair.into());
    }
    let apply = draft(record, CreditAction::Apply, "");
    if progress.apply(&apply, at).is_err() && !has_opened(progress) {
        let open = draft(
            record,
            CreditAction::OpenRepair,
            "最短公示期届满，义务已经履行。",
        );
        add(record, progress, &open, at)?;
    }
    add(record, progress, &apply, at)
}

/// What staff could do instead is nothing to its subject.
fn for_subject(failure: Failure) -> Failure {
    match failure {
        Failure::Fault(Fault::Refused {
            refusal: CreditRefusal::NotAllowed(_),
            state,
        }) => super::refused(CreditRefusal::NotAllowed(Vec::new()), state),
        other => other,
    }
}

/// Whether repair was opened or asked for already, so that opening it is not what is missing.
fn has_opened(progress: &CreditProgress) -> bool {
    use shigantong_contract::CreditState as S;
    let beneath = match progress.state {
        Some(S::Corrected | S::Upheld) => progress.beneath,
        state => state,
    };
    beneath != Some(S::Published)
}

/// The telephone's last four digits; the form was checked for having seven.
fn tail(phone: &str) -> Secret {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    let tail = digits.iter().skip(digits.len().saturating_sub(4));
    Secret::PhoneTail(tail.collect())
}
