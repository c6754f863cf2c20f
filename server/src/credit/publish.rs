//! 公示: a record comes into the lists, once for a decision and a subject.

use shigantong_contract::credit::record::Consequence;
use shigantong_contract::credit::{
    CreditAction, CreditDraft, CreditState, Obligation, RepairStep, codes,
};
use shigantong_contract::{
    Coded, CreditProgress, CreditRecord, CreditRecordSummary, CreditTerms, Date, LegalBasis,
    ListKind, Moment, Party, Severity, mask, uscc,
};
use sqlx::{Any, Transaction};

use super::change::{add, field};
use super::subject::{hidden, plain};
use super::{Credit, Entry, Failure, Fault};
use crate::cases::{hex, random};
use crate::db::{areas, credit};

/// What became of a record that was to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// It is in the lists now, under this key.
    New(String),
    /// It was before, with the same content.
    Unchanged(String),
}

impl Credit {
    /// Publishes records, all of them or none.
    ///
    /// # Errors
    /// What is wrong with the first that cannot be published, with its number from 1; those of the
    /// database have the number 0.
    pub async fn publish(&self, entries: &[Entry]) -> Result<Vec<Published>, (usize, Failure)> {
        let ours = |error: sqlx::Error| (0, Failure::from(error));
        let mut tx = self.0.db.begin_write().await.map_err(ours)?;
        let mut done = Vec::with_capacity(entries.len());
        for (number, entry) in (1..).zip(entries) {
            let at = self.now().map_err(|error| (0, error.into()))?;
            let one = self.publish_one(&mut tx, entry, at, false).await;
            done.push(one.map_err(|failure| (number, failure))?);
        }
        credit::touch(&mut tx).await.map_err(ours)?;
        tx.commit().await.map_err(ours)?;
        tracing::info!(records = done.len(), "credit records were published");
        Ok(done)
    }

    /// Publishes one in a transaction.
    pub(crate) async fn publish_one(
        &self,
        tx: &mut Transaction<'static, Any>,
        entry: &Entry,
        at: Moment,
        is_sample: bool,
    ) -> Result<Published, Failure> {
        let problems = entry.problems();
        if !problems.is_empty() {
            return Err(Fault::Fields(problems).into());
        }
        let identity = match entry.is_person() {
            true => format!("{}\n{}", plain(&entry.subject_name), entry.id_number.trim()),
            false => uscc::normal(&entry.uscc),
        };
        let pepper = self.0.cases.pepper();
        let no = plain(&entry.decision_no);
        let key = pepper.hash("credit-publish", &[&no, &identity]).text();
        let request = serde_json::to_string(entry)?;
        let request = pepper.hash("credit-published", &[&request]).text();
        if let Some((id, before)) = credit::published(tx, &key).await? {
            return match before == request {
                true => Ok(Published::Unchanged(id)),
                false => Err(Fault::PublishedOtherwise(id).into()),
            };
        }
        let id = hex(&random::<12>()?);
        let record = self.record(tx, entry, &id, at, is_sample).await?;
        let number = entry.id_number.trim();
        let identity_hash = match number {
            "" => String::new(),
            number => pepper.hash("credit-identity", &[number]).text(),
        };
        let new = credit::NewRecord {
            record: &record,
            publish_key: &key,
            publish_request: &request,
            name_hash: &self.name_hash(&id, &entry.subject_name),
            identity_hash: &identity_hash,
        };
        credit::insert(tx, &new).await?;
        Ok(Published::New(id))
    }

    /// The keyed hash of a subject's name; that of one record says nothing of another.
    pub(super) fn name_hash(&self, id: &str, name: &str) -> String {
        let pepper = self.0.cases.pepper();
        pepper.hash("credit-name", &[id, &plain(name)]).text()
    }

    /// The record with its first events.
    async fn record(
        &self,
        tx: &mut Transaction<'static, Any>,
        entry: &Entry,
        id: &str,
        at: Moment,
        is_sample: bool,
    ) -> Result<CreditRecord, Failure> {
        let decided_on = entry.decided_on.unwrap_or(at.date());
        if decided_on > at.date() {
            return Err(field("decided_on", "认定日期还没有到，请核对"));
        }
        if !is_sample && !self.0.rules.is_in_force(at.date()) {
            return Err(Fault::RulesNotInForce.into());
        }
        let mut names = areas::names(tx).await?;
        let area_name = names.remove(entry.area_code.trim());
        if area_name.is_none() && !is_sample {
            let detail = "库里没有这个地区，请先用 areas 导入区划";
            return Err(field("area_code", detail));
        }
        let terms = self.terms(entry, decided_on)?;
        let mut head = head(entry, terms, decided_on, at);
        id.clone_into(&mut head.id);
        (head.area_name, head.is_sample) = (area_name.unwrap_or_default(), is_sample);
        let mut record = written(entry, head);
        begin(&mut record, at)?;
        Ok(record)
    }

    /// The terms, frozen from now on.
    fn terms(&self, entry: &Entry, decided_on: Date) -> Result<CreditTerms, Failure> {
        if entry.is_red() {
            return Ok(CreditTerms {
                min_until: None,
                max_until: entry.max_until,
                is_shown: true,
                source: String::new(),
            });
        }
        let severity = Severity::of_code(&entry.severity);
        let terms = severity.and_then(|s| self.0.rules.terms(s, decided_on, entry.is_needed));
        // Rules without this severity do not load.
        Ok(terms.ok_or_else(|| anyhow::anyhow!("no rule for this severity"))?)
    }
}

/// A text as it may be stored: numbers are hidden, and the name of a person who is the subject.
fn safe(entry: &Entry, text: &str) -> String {
    let person = entry
        .has_persons_name()
        .then_some(entry.subject_name.as_str());
    hidden(text.trim(), person)
}

/// What the lists show of an entry. Persons are masked here and in [`written`], and nowhere later.
fn head(entry: &Entry, terms: CreditTerms, decided_on: Date, at: Moment) -> CreditRecordSummary {
    let safe = |text: &str| safe(entry, text);
    let field = match entry.field_label.trim() {
        "" => Coded::of(codes::FIELD, &entry.field),
        label => Coded {
            code: entry.field.clone(),
            label: label.to_owned(),
        },
    };
    let is_person = entry.has_persons_name();
    CreditRecordSummary {
        id: String::new(),
        list_kind: Coded::of(codes::LIST_KIND, &entry.list_kind),
        subject_kind: Coded::of(codes::SUBJECT_KIND, &entry.subject_kind),
        subject_name: match is_person {
            true => mask::name(&entry.subject_name),
            false => safe(&entry.subject_name),
        },
        uscc: uscc::normal(&entry.uscc),
        id_masked: match entry.id_number.trim() {
            "" => String::new(),
            number => mask::identity(number),
        },
        title: safe(&entry.title),
        field,
        severity: Severity::of_code(&entry.severity).map(Severity::coded),
        area_code: entry.area_code.trim().to_owned(),
        area_name: String::new(),
        dept_code: entry.dept_code.trim().to_owned(),
        dept_name: entry.dept_name.trim().to_owned(),
        decision_no: safe(&entry.decision_no),
        decided_on,
        published_at: at,
        terms,
        state: CreditState::Published.coded(),
        is_sample: false,
    }
}

/// The rest of the record as it is stored.
fn written(entry: &Entry, head: CreditRecordSummary) -> CreditRecord {
    let safe = |text: &String| safe(entry, text);
    let basis = entry.basis.iter().map(|basis| LegalBasis {
        law: safe(&basis.law),
        article: safe(&basis.article),
        text: safe(&basis.text),
    });
    let obligations = entry.obligations.iter().map(|duty| Obligation {
        text: safe(&duty.text),
        done_on: duty.done_on,
    });
    let consequences = entry.consequences.iter().map(|one| Consequence {
        text: safe(&one.text),
        dept_name: safe(&one.dept_name),
        basis: safe(&one.basis),
    });
    let steps = entry.repair_steps.iter().map(|step| RepairStep {
        name: safe(&step.name),
        text: safe(&step.text),
    });
    CreditRecord {
        head,
        decision_text: safe(&entry.decision_text),
        basis: basis.collect(),
        obligations: obligations.collect(),
        consequences: consequences.collect(),
        repair_steps: steps.collect(),
        repair_materials: entry.repair_materials.iter().map(safe).collect(),
        objection_way: safe(&entry.objection_way),
        events: Vec::new(),
        holidays_version: 0,
    }
}

/// The first events: it is published, and where nothing is left to do, that is found at once.
fn begin(record: &mut CreditRecord, at: Moment) -> Result<(), Failure> {
    let is_black = record.head.list_kind.code == ListKind::Black.code();
    let fulfilled = is_black && record.fulfilled_on().is_some();
    let kind = if is_black {
        ListKind::Black
    } else {
        ListKind::Red
    };
    let mut progress = CreditProgress::new(kind, record.head.terms.clone());
    let by = Party {
        dept_code: record.head.dept_code.clone(),
        dept_name: record.head.dept_name.clone(),
        ..Party::default()
    };
    let no_duty = "没有需要履行的义务，或义务在公示前已经履行。";
    let events = [(CreditAction::Publish, ""), (CreditAction::Fulfil, no_duty)];
    for (action, decision) in events.iter().take(1 + usize::from(fulfilled)) {
        let draft = CreditDraft {
            action: action.code().to_owned(),
            by: by.clone(),
            decision: (*decision).to_owned(),
            document: None,
        };
        add(record, &mut progress, &draft, at)?;
    }
    Ok(())
}
