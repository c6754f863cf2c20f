//! 核验存证: whether a case's log is as the server signed it, and which event is not.

use ed25519_compact::Signature;

use super::hash::{bytes, head_hash, link, links};
use super::{ALGORITHM, FILE_KIND, FORMAT, PublicKey, Receipt, ReceiptFile};
use crate::Moment;
use crate::case::CaseEvent;
use crate::case::event::MAX_EVENTS;

/// A log that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many events it has.
    pub count: u32,
    /// When it was signed: of what happened later it says nothing.
    pub signed_at: Moment,
    /// The key that signed.
    pub key_id: String,
}

/// What was found. Events are named by their numbers as they were signed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tamper {
    /// It is no receipt, or a part of it is not written as receipts are.
    Malformed,
    /// It has a format of a later version.
    NewerFormat(u32),
    /// The key that signed is none of those that were given: nothing can be said of the signature.
    UnknownKey(String),
    /// The signature does not fit: the hashes are not those that the server signed.
    BadSignature,
    /// All events are as they were signed, but the list of hashes was changed.
    Links,
    /// The case's head was changed.
    Head,
    /// This event was changed.
    Changed(u32),
    /// This event was removed.
    Removed(u32),
    /// This event stands in another place than the one it was signed in.
    Moved(u32),
    /// An event was put in after this one; 0 is before the first.
    Added(u32),
}

/// Checks a receipt's file with keys that were obtained from the server itself, at any time before.
///
/// # Errors
/// All that was found, at least one finding.
pub fn verify(file: &ReceiptFile, keys: &[PublicKey]) -> Result<Verified, Vec<Tamper>> {
    let receipt = &file.receipt;
    if receipt.format > FORMAT {
        return Err(vec![Tamper::NewerFormat(receipt.format)]);
    }
    if !is_well_formed(file) {
        return Err(vec![Tamper::Malformed]);
    }
    let key = keys
        .iter()
        .find(|key| key.key_id == receipt.key_id && key.algorithm == ALGORITHM)
        .and_then(|key| bytes(&key.public_key));
    let mut findings = Vec::new();
    match key {
        None => findings.push(Tamper::UnknownKey(receipt.key_id.clone())),
        Some(key) if is_signed(receipt, key) => {}
        Some(key) => return Err(without_signature(file, key)),
    }
    if head_hash(&file.head) != receipt.head_hash {
        findings.push(Tamper::Head);
    }
    findings.extend(compare(&file.events, &receipt.head_hash, &receipt.links));
    if !findings.is_empty() {
        return Err(findings);
    }
    Ok(Verified {
        count: receipt.count,
        signed_at: receipt.signed_at,
        key_id: receipt.key_id.clone(),
    })
}

/// Whether a later state of a case goes on from an earlier one that somebody kept. Both must have
/// been verified: then the server signed both, and what differs is the server's own doing.
///
/// # Errors
/// All that differs, by the numbers of the earlier one.
pub fn continues(earlier: &ReceiptFile, later: &ReceiptFile) -> Result<(), Vec<Tamper>> {
    let kept = &earlier.receipt;
    let mut findings = Vec::new();
    if head_hash(&later.head) != kept.head_hash {
        findings.push(Tamper::Head);
    }
    let events = later.events.iter().filter(|event| event.seq <= kept.count);
    let events: Vec<CaseEvent> = events.cloned().collect();
    findings.extend(compare(&events, &kept.head_hash, &kept.links));
    if findings.is_empty() {
        return Ok(());
    }
    Err(findings)
}

fn is_well_formed(file: &ReceiptFile) -> bool {
    let receipt = &file.receipt;
    let most = MAX_EVENTS.max(receipt.links.len());
    file.kind == FILE_KIND
        && receipt.format == FORMAT
        && most == MAX_EVENTS
        && file.events.len() <= 2 * MAX_EVENTS
        && receipt.count as usize <= MAX_EVENTS
        && bytes::<64>(&receipt.signature).is_some()
        && bytes::<32>(&receipt.head_hash).is_some()
        && receipt.links.iter().all(|link| bytes::<32>(link).is_some())
}

fn is_signed(receipt: &Receipt, key: [u8; 32]) -> bool {
    let Some(signature) = bytes(&receipt.signature) else {
        return false;
    };
    let key = ed25519_compact::PublicKey::new(key);
    let text = receipt.signed_text();
    key.verify(text, &Signature::new(signature)).is_ok()
}

/// What can be said where the hashes are not those that were signed: nothing of single events,
/// unless the events themselves come to what was signed.
fn without_signature(file: &ReceiptFile, key: [u8; 32]) -> Vec<Tamper> {
    let mut receipt = file.receipt.clone();
    let missing = receipt.links.len() + 1..=receipt.count as usize;
    receipt.head_hash = head_hash(&file.head);
    receipt.links = links(&receipt.head_hash, &file.events);
    receipt.count = u32::try_from(receipt.links.len()).unwrap_or(u32::MAX);
    if is_signed(&receipt, key) {
        return vec![Tamper::Links];
    }
    let removed = missing.filter_map(|seq| Some(Tamper::Removed(u32::try_from(seq).ok()?)));
    [Tamper::BadSignature].into_iter().chain(removed).collect()
}

/// What differs between events and the links that were signed for them, by number.
fn compare(events: &[CaseEvent], head_hash: &str, signed: &[String]) -> Vec<Tamper> {
    let genuine = genuine(events, head_hash, signed);
    let mut missing: Vec<usize> = (1..=signed.len())
        .filter(|seq| !genuine.contains(&Some(*seq)))
        .collect();
    let mut findings = moved(&genuine);
    for (place, event) in events.iter().enumerate() {
        if genuine[place].is_some() {
            continue;
        }
        let before = genuine[..place].iter().rev().find_map(|seq| *seq);
        let before = before.unwrap_or(0);
        let after = genuine[place..].iter().find_map(|seq| *seq);
        let after = after.unwrap_or(signed.len() + 1);
        // It is a changed one where one is missing: the one that it says it is, or the one that
        // stood in its place.
        let own = missing.iter().position(|seq| *seq == event.seq as usize);
        let here = || missing.iter().position(|seq| before < *seq && *seq < after);
        findings.push(match own.or_else(here) {
            Some(index) => Tamper::Changed(number(missing.remove(index))),
            None => Tamper::Added(number(before)),
        });
    }
    findings.extend(missing.into_iter().map(|seq| Tamper::Removed(number(seq))));
    findings.sort_by_key(|finding| match finding {
        Tamper::Changed(seq) | Tamper::Removed(seq) | Tamper::Moved(seq) => (*seq, 0),
        Tamper::Added(seq) => (*seq, 1),
        _ => (0, 0),
    });
    findings
}

/// By place, the number of each event that is as it was signed. The number is part of what is
/// hashed, so such an event fits the link of its own number and no other. Of several copies the
/// one that follows its predecessor counts, else the first.
fn genuine(events: &[CaseEvent], head_hash: &str, signed: &[String]) -> Vec<Option<usize>> {
    let fits = |event: &CaseEvent| {
        let index = (event.seq as usize).checked_sub(1)?;
        let before = match index {
            0 => head_hash,
            _ => signed.get(index - 1)?,
        };
        let link = link(before, event)?;
        (Some(&link) == signed.get(index)).then_some(index + 1)
    };
    let mut genuine: Vec<_> = events.iter().map(fits).collect();
    for seq in 1..=signed.len() {
        let places = (0..genuine.len()).filter(|place| genuine[*place] == Some(seq));
        let places: Vec<usize> = places.collect();
        let follows = |place: &&usize| match place.checked_sub(1) {
            Some(before) => genuine[before] == Some(seq - 1),
            None => seq == 1,
        };
        let kept = places.iter().find(follows).or(places.first()).copied();
        for place in places {
            if Some(place) != kept {
                genuine[place] = None;
            }
        }
    }
    genuine
}

/// The genuine events that do not stand in the order of their numbers.
fn moved(genuine: &[Option<usize>]) -> Vec<Tamper> {
    let found: Vec<usize> = genuine.iter().flatten().copied().collect();
    let mut ordered = found.clone();
    ordered.sort_unstable();
    let pairs = found.into_iter().zip(ordered);
    pairs
        .filter(|(found, expected)| found != expected)
        .map(|(found, _)| Tamper::Moved(number(found)))
        .collect()
}

fn number(seq: usize) -> u32 {
    u32::try_from(seq).unwrap_or(u32::MAX)
}

#[cfg(all(test, feature = "sign"))]
#[allow(clippy::unwrap_used)]
mod tests;
