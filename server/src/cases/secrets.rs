//! 查询凭证的保存: query codes and telephones as keyed hashes, and what comes from chance.

use sha2::{Digest, Sha256};
use shigantong_contract::{CaseNo, QueryCode, Secret};

use crate::db::Db;

/// The block of SHA-256, in bytes.
const BLOCK: usize = 64;
/// The name of the secret in its table.
const NAME: &str = "pepper";

/// What secrets are hashed with: 32 random bytes, the same for all servers of one database.
pub(crate) struct Pepper([u8; 32]);

/// A keyed hash, as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Hash([u8; 32]);

impl Pepper {
    /// The secret of this database, made where it has none yet.
    ///
    /// # Errors
    /// Those of the database, and a system without randomness.
    pub(crate) async fn of(db: &Db) -> anyhow::Result<Self> {
        let fresh = hex(&random::<32>()?);
        let value = db.secret(NAME, fresh).await?;
        let bytes = bytes_of(&value);
        bytes
            .map(Self)
            .ok_or_else(|| anyhow::anyhow!("数据库里的密钥（secret 表）已损坏，请从备份恢复"))
    }

    /// HMAC-SHA256 (RFC 2104) over what it is for and the parts, each with a mark at its end.
    pub(crate) fn hash(&self, purpose: &str, parts: &[&str]) -> Hash {
        let mut message = Vec::new();
        for part in [purpose].iter().chain(parts) {
            message.extend_from_slice(part.as_bytes());
            message.push(0);
        }
        Hash(hmac(&self.0, &message))
    }

    /// What a look-up's secret is compared with.
    pub(crate) fn of_secret(&self, case_no: &CaseNo, secret: &Secret) -> Hash {
        let purpose = match secret {
            Secret::Code(_) => "code",
            Secret::PhoneTail(_) => "phone",
        };
        self.hash(purpose, &[case_no.as_str(), secret.expose()])
    }

    /// The query code that follows from a seed, for an answer that is given again.
    pub(crate) fn query_code(&self, seed: &str) -> QueryCode {
        let Hash(hash) = self.hash("query-code", &[seed]);
        let [a, b, c, d, e, ..] = hash;
        QueryCode::from_bytes([a, b, c, d, e])
    }
}

impl Hash {
    pub(crate) fn text(&self) -> String {
        hex(&self.0)
    }

    /// Whether it is the one that was stored. It takes the same time wherever the two differ.
    pub(crate) fn is(&self, stored: &str) -> bool {
        is_same(self.text().as_bytes(), stored.as_bytes())
    }
}

/// Compares in a time that depends on the lengths alone.
pub(crate) fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut difference = u8::from(one.len() != other.len());
    for (place, byte) in one.iter().enumerate() {
        difference |= byte ^ other.get(place).copied().unwrap_or(0);
    }
    std::hint::black_box(difference) == 0
}

/// Random bytes of the operating system.
///
/// # Errors
/// A system that has none.
pub(crate) fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("系统没有随机数：{error}"))?;
    Ok(bytes)
}

/// A query code by chance.
///
/// # Errors
/// A system without randomness.
pub(crate) fn random_code() -> anyhow::Result<QueryCode> {
    Ok(QueryCode::from_bytes(random()?))
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// The 32 bytes that 64 hexadecimal digits write.
pub(super) fn bytes_of(text: &str) -> Option<[u8; 32]> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let bytes: Vec<u8> = digits?
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
        .collect();
    (text.len() == 64).then(|| bytes.try_into().ok()).flatten()
}

fn hmac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let pad = |with: u8| {
        let mut block = [with; BLOCK];
        block
            .iter_mut()
            .zip(key)
            .for_each(|(byte, key)| *byte ^= key);
        block
    };
    let inner = Sha256::new()
        .chain_update(pad(0x36))
        .chain_update(message)
        .finalize();
    let outer = Sha256::new().chain_update(pad(0x5c)).chain_update(inner);
    outer.finalize().into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        // RFC 4231, test case 1: a key of 20 bytes is the same as one filled up with zeros.
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        assert_eq!(
            hex(&hmac(&key, b"Hi There")),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        );
        let pepper = Pepper(key);
        let hash = |parts: &[&str]| pepper.hash("code", parts).text();
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        assert_ne!(hash(&["a"]), pepper.hash("phone", &["a"]).text());
    }

    #[test]
    fn the_same_is_the_same_and_nothing_else() {
        let rows: &[(&[u8], &[u8], bool)] = &[
            (b"", b"", true),
            (b"abc", b"abc", true),
            (b"abc", b"abd", false),
            (b"abc", b"ab", false),
            (b"ab", b"ab\0", false),
            (b"ab\0", b"ab", false),
        ];
        for (one, other, expected) in rows {
            assert_eq!(is_same(one, other), *expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn bytes_are_written_and_read() {
        let bytes = random::<32>().unwrap();
        assert_eq!(bytes_of(&hex(&bytes)), Some(bytes));
        assert_ne!(bytes, random::<32>().unwrap());
        for text in ["", "00", &"g".repeat(64), &"0".repeat(63), &"0".repeat(66)] {
            assert_eq!(bytes_of(text), None, "{text}");
        }
    }
}
