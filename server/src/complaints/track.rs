//! 诉求进度: what whoever complained may see, proved by a secret, as with cases.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use shigantong_contract::complaint::{Complaint, ComplaintFile};
use shigantong_contract::{Secret, TrackRequest};

use super::{Complaints, Failure, Fault};
use crate::cases::Buckets;

/// What a secret is compared with where there is none: no hash has this text.
const NO_HASH: &str = "----------------------------------------------------------------";

impl Complaints {
    /// A complaint for whoever knows its secret. `client` tells those who ask apart.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for a number that does not exist and for a wrong secret alike,
    /// [`Fault::Limited`] after too many of them, and those of the database.
    pub async fn track(&self, request: &TrackRequest, client: &str) -> Result<Complaint, Failure> {
        self.prove(request, client).await?;
        let stored = self.0.db.complaint(&request.case_no).await?;
        self.shown(&stored.ok_or(Fault::NotFound)?)
    }

    /// A file of a complaint for whoever knows its secret: of the photographs that were handed in, and
    /// of what events have.
    ///
    /// # Errors
    /// As [`Complaints::track`]; [`Fault::NoSuchFile`] where it has none of this name.
    pub(crate) async fn own_file(
        &self,
        request: &TrackRequest,
        file: &str,
        client: &str,
    ) -> Result<ComplaintFile, Failure> {
        self.prove(request, client).await?;
        let found = self.photo(&request.case_no, file).await?;
        let found = found.ok_or(Fault::NoSuchFile)?;
        Ok(ComplaintFile {
            media_type: found.media_type,
            data: STANDARD.encode(found.content),
        })
    }

    /// Whether number and secret belong together.
    pub(super) async fn prove(&self, request: &TrackRequest, client: &str) -> Result<(), Failure> {
        let (shared, pepper) = (&self.0, self.0.cases.pepper());
        let now = self.now()?.seconds();
        let (no, secret) = (&request.case_no, &request.secret);
        let kind = match secret {
            Secret::Code(_) => "code",
            Secret::PhoneTail(_) => "phone",
        };
        let buckets = Buckets::of_complaint(pepper, no.as_str(), kind, client);
        let turn = shared.cases.turn(&buckets).await;
        if let Some(limited) = buckets.limited(&shared.db, now).await? {
            return Err(Fault::Limited(limited).into());
        }
        let hashes = shared.db.complaint_hashes(no).await?;
        let stored = hashes.as_ref().map_or(NO_HASH, |hashes| match secret {
            Secret::Code(_) => hashes.code.as_str(),
            Secret::PhoneTail(_) => hashes.phone.as_str(),
        });
        if pepper.of_secret(no, secret).is(stored) {
            return Ok(());
        }
        buckets.note(&shared.db, now).await?;
        drop(turn);
        Err(Fault::NotFound.into())
    }
}
