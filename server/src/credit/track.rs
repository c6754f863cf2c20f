//! 申请进度: what whoever applied may see, proved by a secret, as with cases.

use shigantong_contract::credit::is_published;
use shigantong_contract::{CaseNo, Coded, CreditApplication, Secret, TrackRequest};

use super::{Credit, Failure, Fault};
use crate::cases::Buckets;
use crate::db::credit_applications::Application;

/// What a secret is compared with where there is no such application: no hash has this text.
const NO_HASH: &str = "----------------------------------------------------------------";

impl Credit {
    /// An application for whoever knows its secret. `client` tells those who ask apart.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for a number that does not exist and for a wrong secret alike,
    /// [`Fault::Limited`] after too many of them, and those of the database.
    pub async fn track(
        &self,
        request: &TrackRequest,
        client: &str,
    ) -> Result<CreditApplication, Failure> {
        let (shared, pepper) = (&self.0, self.0.cases.pepper());
        let now = self.now()?.seconds();
        let (no, secret) = (&request.case_no, &request.secret);
        let kind = match secret {
            Secret::Code(_) => "code",
            Secret::PhoneTail(_) => "phone",
        };
        let buckets = Buckets::of_application(pepper, no.as_str(), kind, client);
        let turn = shared.cases.turn(&buckets).await;
        if let Some(limited) = buckets.limited(&shared.db, now).await? {
            return Err(Fault::Limited(limited).into());
        }
        let hashes = shared.db.application_hashes(no).await?;
        let stored = hashes.as_ref().map_or(NO_HASH, |hashes| match secret {
            Secret::Code(_) => hashes.code.as_str(),
            Secret::PhoneTail(_) => hashes.phone.as_str(),
        });
        if !pepper.of_secret(no, secret).is(stored) {
            buckets.note(&shared.db, now).await?;
            drop(turn);
            return Err(Fault::NotFound.into());
        }
        let application = shared.db.application(no).await?.ok_or(Fault::NotFound)?;
        self.told(application).await
    }

    /// An application with its record as far as that is published.
    async fn told(&self, application: Application) -> Result<CreditApplication, Failure> {
        let record = self.0.db.credit_record(&application.record_id).await?;
        let now = self.now()?;
        let head = record.map(|record| record.head);
        let events = application.events;
        Ok(CreditApplication {
            no: application.no,
            kind: application.kind,
            record_id: application.record_id,
            record: head.filter(|head| is_published(head, now)),
            dept_name: application.dept_name,
            subject_masked: application.subject_masked,
            state: events
                .last()
                .map_or_else(Coded::default, |last| last.state.clone()),
            events,
            answer_by: application.answer_by,
            is_extended: application.is_extended,
        })
    }

    /// An application, for the operator.
    pub(crate) async fn application_of(&self, no: &CaseNo) -> Result<Application, Failure> {
        let application = self.0.db.application(no).await?;
        Ok(application.ok_or(Fault::NoSuchApplication)?)
    }
}
