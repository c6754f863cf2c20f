//! 办件查询与评价: what the applicant may see and say, proved by a secret.

use shigantong_contract::case::{State, fold};
use shigantong_contract::{Case, Rating, RatingRequest, Secret, TrackRequest};

use super::fault::{self, Failure, Fault};
use super::limits::Buckets;
use super::{Cases, broken, now};
use crate::db::cases::{self, CaseRow, Hashes};

/// What a secret is compared with where there is no such case: no hash has this text.
const NO_HASH: &str = "----------------------------------------------------------------";

impl Cases {
    /// A case for whoever knows its secret. `client` tells those who ask apart.
    ///
    /// # Errors
    /// [`Fault::NotFound`] for a number that does not exist and for a wrong secret alike,
    /// [`Fault::Limited`] after too many of them, and those of the database.
    pub async fn track(&self, request: &TrackRequest, client: &str) -> Result<Case, Failure> {
        let row = self.proved(request, client).await?;
        self.whole(row).await
    }

    /// Writes the rating of a case that is over. The same one sent again changes nothing, not even
    /// its time.
    ///
    /// # Errors
    /// As [`Cases::track`]; a rating that cannot be taken, and [`Fault::NotOver`].
    pub async fn rate(&self, request: &RatingRequest, client: &str) -> Result<Rating, Failure> {
        let rating = request.rating(now()?).map_err(fault::of_rating)?;
        let row = self.proved(&request.track(), client).await?;
        let case_no = &row.head.case_no;
        let (events, before) = self.0.db.case_log(&row).await?;
        let progress = fold(&events)
            .map_err(|error| broken(&format!("event {}: {:?}", error.seq, error.fault)))?;
        if !progress.state.is_some_and(State::is_rateable) {
            return Err(Fault::NotOver.into());
        }
        if let Some(before) = before {
            let again = Rating {
                rated_at: before.rated_at,
                ..rating.clone()
            };
            if again == before {
                return Ok(before);
            }
        }
        let mut tx = self.0.db.begin_write().await?;
        cases::rate(&mut tx, case_no, &rating).await?;
        tx.commit().await?;
        Ok(rating)
    }

    /// The row of the case whose secret this is. Whatever is wrong, the same is done and said.
    async fn proved(&self, request: &TrackRequest, client: &str) -> Result<CaseRow, Failure> {
        let shared = &self.0;
        let now = now()?.seconds();
        let (case_no, secret) = (&request.case_no, &request.secret);
        let buckets = Buckets::of(&shared.pepper, case_no.as_str(), kind(secret), client);
        let turn = shared.turns.of(&buckets).await;
        if let Some(limited) = buckets.limited(&shared.db, now).await? {
            return Err(Fault::Limited(limited).into());
        }
        let hashes = shared.db.case_hashes(case_no).await?;
        let stored = hashes.as_ref().map_or(NO_HASH, |of| stored(of, secret));
        let is_right = shared.pepper.of_secret(case_no, secret).is(stored);
        if !is_right {
            buckets.note(&shared.db, now).await?;
            drop(turn);
            return Err(Fault::NotFound.into());
        }
        let row = shared.db.case(case_no).await?;
        Ok(row.ok_or(Fault::NotFound)?)
    }
}

fn stored<'h>(hashes: &'h Hashes, secret: &Secret) -> &'h str {
    match secret {
        Secret::Code(_) => &hashes.code,
        Secret::PhoneTail(_) => &hashes.phone,
    }
}

fn kind(secret: &Secret) -> &'static str {
    match secret {
        Secret::Code(_) => "code",
        Secret::PhoneTail(_) => "phone",
    }
}
