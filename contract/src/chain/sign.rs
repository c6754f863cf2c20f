//! 签发存证: signs the links of a case's log. The server alone has the key.

use ed25519_compact::{KeyPair, Seed};

use super::hash::{head_hash, hex, key_id, link, links};
use super::{ALGORITHM, FORMAT, PublicKey, Receipt, ReceiptFile, Tamper, verify};
use crate::Moment;
use crate::case::{CaseEvent, CaseHead};

/// A key that signs. It is never printed.
pub struct Signer {
    pair: KeyPair,
    key_id: String,
}

impl Signer {
    /// The key of 32 random bytes; the same bytes always make the same key.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        let pair = KeyPair::from_seed(Seed::new(seed));
        let key_id = key_id(pair.pk.as_slice());
        Self { pair, key_id }
    }

    /// The key that others check by.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        PublicKey {
            key_id: self.key_id.clone(),
            algorithm: ALGORITHM.to_owned(),
            public_key: hex(self.pair.pk.as_slice()),
        }
    }

    /// The receipt of a case's first events.
    #[must_use]
    pub fn receipt(&self, head: &CaseHead, events: &[CaseEvent], signed_at: Moment) -> Receipt {
        let head_hash = head_hash(head);
        let links = links(&head_hash, events);
        self.signed(head_hash, links, signed_at)
    }

    /// The receipt of a case with one more event. What was stored before is checked first: the
    /// server never signs a history that somebody changed in its database.
    ///
    /// # Errors
    /// What was found in what was stored.
    pub fn append(
        &self,
        stored: &ReceiptFile,
        event: &CaseEvent,
        keys: &[PublicKey],
    ) -> Result<Receipt, Vec<Tamper>> {
        verify(stored, keys)?;
        let before = &stored.receipt;
        let last = before.links.last().unwrap_or(&before.head_hash);
        let link = link(last, event).ok_or_else(|| vec![Tamper::Malformed])?;
        let links = before.links.iter().cloned().chain([link]).collect();
        Ok(self.signed(before.head_hash.clone(), links, event.at))
    }

    fn signed(&self, head_hash: String, links: Vec<String>, signed_at: Moment) -> Receipt {
        let mut receipt = Receipt {
            format: FORMAT,
            head_hash,
            count: u32::try_from(links.len()).unwrap_or(u32::MAX),
            links,
            signed_at,
            key_id: self.key_id.clone(),
            signature: String::new(),
        };
        let signature = self.pair.sk.sign(receipt.signed_text(), None);
        receipt.signature = hex(signature.as_slice());
        receipt
    }
}
