//! 工作人员的令牌: how often one client may be wrong.

use super::limits::ClientBucket;
use super::{Cases, Failure, Fault, now};

impl Cases {
    /// Notes that a client sent a token of staff, right or wrong. After too many wrong ones the
    /// right one is refused too: else whoever guesses would go on, and see by the answer that a
    /// guess was right. Only that client waits; the command line knows no token.
    ///
    /// # Errors
    /// [`Fault::Limited`] after too many wrong ones, and those of the database.
    pub(crate) async fn staff_came(&self, is_right: bool, client: &str) -> Result<(), Failure> {
        let shared = &self.0;
        let now = now()?.seconds();
        let bucket = ClientBucket::of_staff(&shared.pepper, client);
        let _turn = shared.turns.of_client(&bucket).await;
        if let Some(limited) = bucket.limited(&shared.db, now).await? {
            return Err(Fault::Limited(limited).into());
        }
        if !is_right {
            bucket.note(&shared.db, now).await?;
        }
        Ok(())
    }
}
