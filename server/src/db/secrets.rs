//! 密钥: what hashes are keyed with, and the public keys that ever signed.

use shigantong_contract::PublicKey;
use shigantong_contract::chain::ALGORITHM;
use sqlx::Row;

use super::Db;

impl Db {
    /// The secret of this name; `fresh` where there is none yet, and from then on.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn secret(&self, name: &str, fresh: String) -> sqlx::Result<String> {
        // Two servers may start at once: the first one's stays.
        sqlx::query(
            "INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        )
        .bind(name.to_owned())
        .bind(fresh)
        .execute(self.pool())
        .await?;
        let row = sqlx::query("SELECT value FROM secret WHERE name = $1")
            .bind(name.to_owned())
            .fetch_one(self.pool())
            .await?;
        row.try_get(0)
    }

    /// Notes a public key, and gives all that ever signed, the latest first.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn signing_keys(
        &self,
        key: &PublicKey,
        now: i64,
    ) -> sqlx::Result<Vec<PublicKey>> {
        sqlx::query(
            "INSERT INTO signing_key (key_id, public_key, since) VALUES ($1, $2, $3) \
             ON CONFLICT (key_id) DO NOTHING",
        )
        .bind(key.key_id.clone())
        .bind(key.public_key.clone())
        .bind(now)
        .execute(self.pool())
        .await?;
        let rows =
            sqlx::query("SELECT key_id, public_key FROM signing_key ORDER BY since DESC, key_id")
                .fetch_all(self.pool())
                .await?;
        rows.iter()
            .map(|row| {
                Ok(PublicKey {
                    key_id: row.try_get(0)?,
                    algorithm: ALGORITHM.to_owned(),
                    public_key: row.try_get(1)?,
                })
            })
            .collect()
    }
}
