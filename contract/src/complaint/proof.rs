//! 工作量证明: what a phone works out before it sends something, so that sending one costs nothing
//! and sending a hundred thousand costs much (the scheme of ALTCHA, v1).
//!
//! The number that is looked for is known to the server alone; whoever wants it tries all from 0.

use serde::{Deserialize, Serialize};

/// The one algorithm.
pub const ALGORITHM: &str = "SHA-256";

/// A challenge: some number from 0 to `maxnumber` has this hash together with the salt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Challenge {
    /// [`ALGORITHM`]; empty where no proof is asked for.
    pub algorithm: String,
    /// The hash that is looked for: of the salt and the decimal number after it, in lower-case hex.
    pub challenge: String,
    /// The greatest number to try.
    pub maxnumber: u32,
    /// The salt, with when it expires (`?expires=` seconds since 1970) and an `&` at its end, so that
    /// no digit can pass from the number to the salt.
    pub salt: String,
    /// The server's signature of the challenge, in lower-case hex.
    pub signature: String,
}

/// A solved challenge, as it travels within base64.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Solution {
    /// [`ALGORITHM`].
    pub algorithm: String,
    /// As in the challenge.
    pub challenge: String,
    /// The number.
    pub number: u32,
    /// As in the challenge.
    pub salt: String,
    /// As in the challenge.
    pub signature: String,
}

impl Challenge {
    /// Whether a proof is asked for.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        !self.algorithm.is_empty()
    }
}

impl Solution {
    /// When it expires, in seconds since 1970; none where the salt does not say.
    #[must_use]
    pub fn expires(&self) -> Option<i64> {
        let (_, rest) = self.salt.split_once("?expires=")?;
        rest.strip_suffix('&')?.parse().ok()
    }
}

#[cfg(feature = "verify")]
pub use solver::{Solver, Step, hash};

#[cfg(feature = "verify")]
mod solver {
    use sha2::{Digest, Sha256};

    use super::{ALGORITHM, Challenge};

    /// The hash of a salt with a number, in lower-case hex.
    #[must_use]
    pub fn hash(salt: &str, number: u32) -> String {
        let digest = Sha256::digest(format!("{salt}{number}"));
        let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
        digest
            .iter()
            .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
            .collect()
    }

    /// Looks for the number of a challenge, some at a time.
    #[derive(Clone, Debug)]
    pub struct Solver {
        salted: Sha256,
        wanted: [u8; 32],
        next: u32,
        last: u32,
    }

    /// What came of some tries.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Step {
        /// This is the number.
        Found(u32),
        /// There are more to try.
        More,
        /// None is the number: the challenge is broken.
        Nothing,
    }

    impl Solver {
        /// Begins; none for a challenge that cannot be read, or cannot be written into JSON as it
        /// stands.
        #[must_use]
        pub fn new(challenge: &Challenge) -> Option<Self> {
            let is_plain = |text: &str| {
                let is_plain = |b: u8| b.is_ascii_graphic() && b != b'"' && b != b'\\';
                text.bytes().all(is_plain)
            };
            if challenge.algorithm != ALGORITHM
                || !is_plain(&challenge.salt)
                || !is_plain(&challenge.signature)
            {
                return None;
            }
            Some(Self {
                salted: Sha256::new().chain_update(&challenge.salt),
                wanted: bytes(&challenge.challenge)?,
                next: 0,
                last: challenge.maxnumber,
            })
        }

        /// Tries the next numbers, so many.
        pub fn run(&mut self, tries: u32) -> Step {
            for _ in 0..tries {
                let number = self.next;
                if number > self.last {
                    return Step::Nothing;
                }
                let mut digits = [0; 10];
                let from = decimal(number, &mut digits);
                let tried = self.salted.clone().chain_update(&digits[from..]);
                if tried.finalize()[..] == self.wanted {
                    return Step::Found(number);
                }
                self.next = number.saturating_add(1);
            }
            Step::More
        }
    }

    impl Challenge {
        /// The JSON of its solution; base64 of it is the proof.
        #[must_use]
        pub fn solution(&self, number: u32) -> String {
            format!(
                r#"{{"algorithm":"{}","challenge":"{}","number":{number},"salt":"{}","signature":"{}"}}"#,
                self.algorithm, self.challenge, self.salt, self.signature
            )
        }
    }

    /// Writes a number at the end of the digits; says where it begins.
    fn decimal(mut number: u32, digits: &mut [u8; 10]) -> usize {
        let mut place = digits.len();
        loop {
            place -= 1;
            // Below 10.
            digits[place] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 || place == 0 {
                return place;
            }
        }
    }

    fn bytes(hex: &str) -> Option<[u8; 32]> {
        let mut bytes = [0; 32];
        if hex.len() != 64 || !hex.is_ascii() {
            return None;
        }
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(hex.get(2 * place..2 * place + 2)?, 16).ok()?;
        }
        Some(bytes)
    }
}

#[cfg(all(test, feature = "verify"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn challenge(number: u32, maxnumber: u32) -> Challenge {
        let salt = "0f1e2d3c4b5a?expires=1800000000&".to_owned();
        Challenge {
            algorithm: ALGORITHM.to_owned(),
            challenge: hash(&salt, number),
            maxnumber,
            salt,
            signature: "aa".to_owned(),
        }
    }

    #[test]
    fn the_hash_is_of_salt_and_decimal_number() {
        // FIPS 180-2: "abc" is ba7816bf…; here the salt "ab" with no digit in it is checked by one
        // that ends in the digits themselves.
        assert_eq!(hash("a", 12), hash("a1", 2));
        assert!(hash("", 0).starts_with("5feceb66ffc86f38d952786c6d696c79"));
    }

    #[test]
    fn a_challenge_of_altchas_own_library_is_solved_as_it_would_be() {
        // Made by `altcha` 2.3.0 of PyPI, `create_challenge` of version 1: salt, number and expiry
        // given, key "test key"; its `verify_solution` takes the JSON below.
        let hex = "a6da3f1f8db72396fa21de102a5f7c99a962aae0018d5632dfb82fbf2cbebbf8";
        let signature = "bbc1a31d1380b908e00f92639c41d1eecd9b067d80cb27ca10ba5eb3944d74cc";
        let challenge = Challenge {
            algorithm: ALGORITHM.to_owned(),
            challenge: hex.to_owned(),
            maxnumber: 20_000,
            salt: "5bd3a1c0f2e84d6b7a9c0e1f?expires=4102444800&".to_owned(),
            signature: signature.to_owned(),
        };
        assert_eq!(hash(&challenge.salt, 4_711), hex);
        let mut solver = Solver::new(&challenge).unwrap();
        assert_eq!(solver.run(4_711), Step::More);
        assert_eq!(solver.run(1), Step::Found(4_711));
        let solution = format!(
            r#"{{"algorithm":"SHA-256","challenge":"{hex}","number":4711,"salt":"{}","signature":"{signature}"}}"#,
            challenge.salt
        );
        assert_eq!(challenge.solution(4_711), solution);
        let solution: Solution = serde_json::from_str(&solution).unwrap();
        assert_eq!(solution.expires(), Some(4_102_444_800));
    }

    #[test]
    fn broken_challenges_are_refused() {
        let good = challenge(5, 10);
        for change in [
            |c: &mut Challenge| c.algorithm = "SHA-1".to_owned(),
            |c: &mut Challenge| c.challenge.truncate(62),
            |c: &mut Challenge| c.challenge.replace_range(0..1, "g"),
            |c: &mut Challenge| c.salt.push('"'),
            |c: &mut Challenge| c.signature.push('\\'),
        ] {
            let mut broken = good.clone();
            change(&mut broken);
            assert!(Solver::new(&broken).is_none(), "{broken:?}");
        }
        let mut solver = Solver::new(&challenge(11, 10)).unwrap();
        assert_eq!(solver.run(100), Step::Nothing);
        assert!(!Challenge::default().is_asked());
    }

    proptest! {
        #[test]
        fn what_is_hidden_is_found(number in 0..3_000_u32, slice in 1..700_u32) {
            let challenge = challenge(number, 3_000);
            let mut solver = Solver::new(&challenge).unwrap();
            let mut turns = 0;
            let found = loop {
                match solver.run(slice) {
                    Step::Found(found) => break found,
                    Step::More => turns += 1,
                    Step::Nothing => panic!("nothing"),
                }
            };
            prop_assert_eq!(found, number);
            prop_assert_eq!(turns, number / slice);
            let solution: Solution = serde_json::from_str(&challenge.solution(found)).unwrap();
            prop_assert_eq!(hash(&solution.salt, solution.number), solution.challenge.clone());
            prop_assert_eq!(solution.expires(), Some(1_800_000_000));
        }
    }
}
