//! 工作量证明: what a phone works out before it sends something, so that sending one costs nothing
//! and sending a hundred thousand costs much (the scheme of ALTCHA, v1).

use serde::{Deserialize, Serialize};

/// A challenge: some number from 0 to `maxnumber` has this hash together with the salt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Challenge {
    /// `SHA-256`; empty where no proof is asked for.
    pub algorithm: String,
    /// The hash that is looked for: of the salt and the decimal number after it, in lower-case hex.
    pub challenge: String,
    /// The greatest number to try.
    pub maxnumber: u32,
    /// The salt, with when it expires (`?expires=` seconds since 1970) and an `&` at its end.
    pub salt: String,
    /// The server's signature of the challenge, in lower-case hex.
    pub signature: String,
}
