//! 防滥用: proof of work before anything is sent, and how much one client and one text can send.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use shigantong_contract::Moment;
use shigantong_contract::complaint::proof::{ALGORITHM, Solution, hash};
use shigantong_contract::complaint::{Challenge, ComplaintSubmission};
use sqlx::{Any, Transaction};

use super::{Complaints, Failure, Fault};
use crate::cases::{ClientBucket, hex, is_same, random};
use crate::db::proofs;

const TEN_MINUTES: i64 = 600;
const DAY: i64 = 24 * 3600;
/// The longest proof, in characters.
const MOST_PROOF: usize = 1_000;

/// The limits of an installation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limits {
    /// The greatest number to try; 0 asks for no proof.
    pub(super) work: u32,
    /// How many complaints within ten minutes double it.
    pub(super) busy: u32,
    /// The most that it becomes.
    pub(super) most_work: u32,
    /// How long a proof can be used.
    pub(super) minutes: u32,
    /// Complaints of one client in a quarter of an hour.
    pub(super) quarter: u32,
    /// And in a day.
    pub(super) day: u32,
    /// Complaints with the same text in a day.
    pub(super) same_text: u32,
    /// How often one client says to have the same problem as somebody, in a quarter of an hour.
    #[serde(default = "support_quarter")]
    pub(super) support_quarter: u32,
    /// And in a day.
    #[serde(default = "support_day")]
    pub(super) support_day: u32,
    /// How often one client asks for the same problems, in a minute.
    #[serde(default = "similar_minute")]
    pub(super) similar_minute: u32,
}

// Where an installation's own file is older than these.
const fn support_quarter() -> u32 {
    60
}

const fn support_day() -> u32 {
    300
}

const fn similar_minute() -> u32 {
    60
}

/// A proof that holds, to be used within a transaction.
pub(super) struct Spending {
    challenge: String,
    expires_at: i64,
}

impl Limits {
    /// What cannot be; empty where all can.
    pub(super) fn problems(&self) -> Vec<String> {
        let numbers = [
            ("busy", self.busy, 1, 1_000_000),
            ("work", self.work, 0, 10_000_000),
            ("most_work", self.most_work, self.work, 10_000_000),
            ("minutes", self.minutes, 1, 24 * 60),
            ("quarter", self.quarter, 1, 1_000_000),
            ("day", self.day, 1, 1_000_000),
            ("same_text", self.same_text, 1, 1_000_000),
            ("support_quarter", self.support_quarter, 1, 1_000_000),
            ("support_day", self.support_day, 1, 1_000_000),
            ("similar_minute", self.similar_minute, 1, 1_000_000),
        ];
        let wrong = numbers
            .into_iter()
            .filter(|(_, is, least, most)| !(least..=most).contains(&is));
        wrong
            .map(|(name, _, least, most)| format!("{name} 应为 {least} 到 {most}"))
            .collect()
    }

    /// The work where so many complaints came within ten minutes.
    fn work(&self, lately: i64) -> u32 {
        let doublings = u32::try_from(lately / i64::from(self.busy.max(1))).unwrap_or(u32::MAX);
        let work = u64::from(self.work) << doublings.min(20);
        u32::try_from(work)
            .unwrap_or(u32::MAX)
            .min(self.most_work.max(self.work))
    }
}

impl Complaints {
    /// A challenge to work on; one that asks for nothing where the installation wants none.
    ///
    /// # Errors
    /// Those of the database, and a system without randomness.
    pub async fn challenge(&self) -> Result<Challenge, Failure> {
        let (shared, limits) = (&self.0, &self.0.limits);
        if limits.work == 0 {
            return Ok(Challenge::default());
        }
        let now = self.now()?.seconds();
        let lately = shared.db.complaints_lately(now - TEN_MINUTES).await?;
        let maxnumber = limits.work(lately);
        let expires = now + i64::from(limits.minutes) * 60;
        let salt = format!("{}?expires={expires}&", hex(&random::<12>()?));
        let number = u32::from_le_bytes(random()?) % maxnumber.saturating_add(1).max(1);
        let challenge = hash(&salt, number);
        Ok(Challenge {
            algorithm: ALGORITHM.to_owned(),
            signature: self.signature(&challenge),
            challenge,
            maxnumber,
            salt,
        })
    }

    fn signature(&self, challenge: &str) -> String {
        let pepper = self.0.cases.pepper();
        pepper.hash("complaint-challenge", &[challenge]).text()
    }

    /// Whether a client may send a complaint now: by its proof, by how many it sent, and by how
    /// often the same was sent.
    ///
    /// # Errors
    /// Why not; those of the database.
    pub(super) async fn guard(
        &self,
        submission: &ComplaintSubmission,
        bucket: &ClientBucket,
        at: Moment,
    ) -> Result<Option<Spending>, Failure> {
        let (shared, now) = (&self.0, at.seconds());
        let spending = self.proven(&submission.proof, now)?;
        let text = self.text_hash(&submission.complaint.text);
        let same = shared.db.complaints_of_text(&text, now - DAY).await?;
        if same >= i64::from(shared.limits.same_text) {
            return Err(Fault::SameText.into());
        }
        if let Some(limited) = bucket.limited(&shared.db, now).await? {
            return Err(Fault::Limited(limited).into());
        }
        Ok(spending)
    }

    /// Where the complaints of one client are counted.
    pub(super) fn bucket(&self, client: &str) -> ClientBucket {
        let most = (self.0.limits.quarter, self.0.limits.day);
        ClientBucket::of_complaints(self.0.cases.pepper(), client, most)
    }

    /// Whether a proof is one of ours, right and fresh; none where none is asked for.
    pub(super) fn proven(&self, proof: &str, now: i64) -> Result<Option<Spending>, Fault> {
        if self.0.limits.work == 0 {
            return Ok(None);
        }
        let solution = read(proof).ok_or(Fault::NoProof)?;
        let signature = self.signature(&solution.challenge);
        let is_ours = is_same(signature.as_bytes(), solution.signature.as_bytes());
        let is_right = hash(&solution.salt, solution.number) == solution.challenge;
        let expires_at = solution.expires().filter(|expires| *expires > now);
        match expires_at {
            Some(expires_at) if is_ours && is_right && solution.algorithm == ALGORITHM => {
                Ok(Some(Spending {
                    challenge: solution.challenge,
                    expires_at,
                }))
            }
            _ => Err(Fault::NoProof),
        }
    }
}

impl Spending {
    /// Uses the proof, in the transaction that it lets pass.
    ///
    /// # Errors
    /// [`Fault::NoProof`] where it was used before, or expired while it waited for the transaction:
    /// then nothing would remember it; those of the database.
    pub(super) async fn spend(
        &self,
        tx: &mut Transaction<'static, Any>,
        now: i64,
    ) -> Result<(), Failure> {
        if self.expires_at > now && proofs::spend(tx, &self.challenge, self.expires_at, now).await?
        {
            return Ok(());
        }
        Err(Fault::NoProof.into())
    }
}

fn read(proof: &str) -> Option<Solution> {
    let bytes = STANDARD
        .decode(proof.get(..proof.len().min(MOST_PROOF))?)
        .ok()?;
    serde_json::from_slice(&bytes).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn work_rises_with_load_up_to_a_bound() {
        let limits: Limits = toml::from_str(super::super::rules::LIMITS).unwrap();
        assert_eq!(limits.problems(), Vec::<String>::new());
        for (lately, work) in [
            (0, 100_000),
            (49, 100_000),
            (50, 200_000),
            (99, 200_000),
            (9_999, 320_000),
        ] {
            assert_eq!(limits.work(lately), work, "{lately}");
        }
        let wrong = Limits {
            busy: 0,
            most_work: 1,
            ..limits
        };
        assert_eq!(wrong.problems().len(), 2);
    }
}
