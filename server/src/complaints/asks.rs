//! 提问次数: how many questions that cost work one client can ask in a minute. They are counted in
//! memory, by each server for itself: writing them down would cost more than answering.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

const MINUTE: i64 = 60;
/// The most clients that are told apart in a minute.
const MOST_CLIENTS: usize = 50_000;

/// What was asked in the present minute.
#[derive(Debug, Default)]
pub(super) struct Asks(Mutex<Minute>);

#[derive(Debug, Default)]
struct Minute {
    began: i64,
    counts: HashMap<String, u32>,
}

impl Asks {
    /// Counts a question. Where a client has asked `most` in this minute: how many seconds it has to
    /// wait.
    pub(super) fn ask(&self, client: &str, most: u32, now: i64) -> Result<(), u32> {
        let mut minute = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let began = now.div_euclid(MINUTE);
        if minute.began != began || minute.counts.len() >= MOST_CLIENTS {
            minute.counts.clear();
            minute.began = began;
        }
        let count = minute.counts.entry(client.to_owned()).or_default();
        if *count >= most {
            let left = MINUTE - now.rem_euclid(MINUTE);
            return Err(u32::try_from(left).unwrap_or(1));
        }
        *count += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_client_has_its_own_minute() {
        let asks = Asks::default();
        for (client, now, expected) in [
            ("a", 120, Ok(())),
            ("a", 121, Ok(())),
            ("a", 130, Err(50)),
            ("b", 179, Ok(())),
            ("a", 179, Err(1)),
            ("a", 180, Ok(())),
        ] {
            assert_eq!(asks.ask(client, 2, now), expected, "{client} {now}");
        }
    }
}
