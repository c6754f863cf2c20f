//! 哈希链: the links of a case's log.

use sha2::{Digest, Sha256};

use super::canonical::Canonical;
use crate::case::{CaseEvent, CaseHead};

/// The hash of a case's head: what the first event is chained to.
pub(super) fn head_hash(head: &CaseHead) -> String {
    hex(&Sha256::digest(head.canonical()))
}

/// The link of an event after the link before it; none where that is no link.
pub(super) fn link(before: &str, event: &CaseEvent) -> Option<String> {
    let before: [u8; 32] = bytes(before)?;
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(event.canonical());
    Some(hex(&hash.finalize()))
}

/// The links of a whole log.
pub(super) fn links(head_hash: &str, events: &[CaseEvent]) -> Vec<String> {
    let mut links: Vec<String> = Vec::with_capacity(events.len());
    for event in events {
        let before = links.last().map_or(head_hash, String::as_str);
        links.extend(link(before, event));
    }
    links
}

/// The name of a key.
#[cfg(feature = "sign")]
pub(super) fn key_id(public_key: &[u8]) -> String {
    hex(&Sha256::digest(public_key)[..8])
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(digit).collect()
}

/// The bytes that [`hex`] wrote, exactly so many.
pub(crate) fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N {
        return None;
    }
    for (index, digit) in text.bytes().enumerate() {
        let value = match digit {
            b'0'..=b'9' => digit - b'0',
            b'a'..=b'f' => digit - b'a' + 10,
            _ => return None,
        };
        bytes[index / 2] = bytes[index / 2] << 4 | value;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_digits_are_read_in_one_way() {
        assert_eq!(hex(&[0, 10, 255]), "000aff");
        assert_eq!(bytes("000aff"), Some([0, 10, 255]));
        for text in ["", "000af", "000AFF", "000aff0", "000ag0", "字"] {
            assert_eq!(bytes::<3>(text), None, "{text}");
        }
    }
}
