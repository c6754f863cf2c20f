//! 办件存证: the proof that a case's log is whole: its events hash-chained and signed.
//!
//! Each event's link is SHA-256 over the 32 bytes of the link before it and the event's canonical
//! JSON ([`canonical`]); the first is chained to the hash of the case's head. The server signs the
//! whole list of links, so that with a good signature every link is known to be genuine, and an
//! event that was changed, removed or moved is named by its number ([`verify`]). Whoever has the
//! key could sign another history: the receipt that the applicant kept shows that too
//! ([`continues`]).

use serde::{Deserialize, Serialize};

use crate::case::{CaseEvent, CaseHead};
use crate::{Case, Moment};

pub mod canonical;
#[cfg(feature = "verify")]
mod check;
#[cfg(feature = "verify")]
pub(crate) mod hash;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod sample_tests;
#[cfg(feature = "sign")]
mod sign;

#[cfg(feature = "verify")]
pub use check::{Tamper, Verified, continues, verify};
#[cfg(feature = "sign")]
pub use sign::Signer;

/// The format of receipts that this version writes and reads.
pub const FORMAT: u32 = 1;
/// The `kind` of a receipt's file.
pub const FILE_KIND: &str = "shigantong-receipt";
/// The `algorithm` of a key.
pub const ALGORITHM: &str = "Ed25519";

/// 存证: the hashes of a case's events, signed by the server. All bytes are written as lower-case
/// hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// The format: [`FORMAT`].
    pub format: u32,
    /// SHA-256 over the canonical JSON of the case's head: what the first event is chained to.
    pub head_hash: String,
    /// How many events there are.
    pub count: u32,
    /// For each event, SHA-256 over the hash before it and its canonical JSON.
    pub links: Vec<String>,
    /// When it was signed.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub signed_at: Moment,
    /// Which key signed.
    pub key_id: String,
    /// The Ed25519 signature over the canonical JSON of all other fields and [`FILE_KIND`].
    pub signature: String,
}

/// 存证文件: what one keeps of a case, to check it later without network and without this server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptFile {
    /// What the file is: [`FILE_KIND`].
    pub kind: String,
    /// The case's head.
    pub head: CaseHead,
    /// Its events.
    pub events: Vec<CaseEvent>,
    /// The proof.
    pub receipt: Receipt,
}

/// The server's public keys (`path::KEYS`): the one that signs now first, then those of before,
/// so that old receipts can be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Keys {
    /// The keys.
    pub keys: Vec<PublicKey>,
}

/// One public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublicKey {
    /// Its name: the first 16 hexadecimal digits of SHA-256 over its bytes.
    pub key_id: String,
    /// [`ALGORITHM`].
    pub algorithm: String,
    /// Its 32 bytes as hexadecimal digits.
    pub public_key: String,
}

impl ReceiptFile {
    /// The file of a case as the server gave it.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        Self {
            kind: FILE_KIND.to_owned(),
            head: case.head.clone(),
            events: case.events.clone(),
            receipt: case.receipt.clone(),
        }
    }
}
