//! 材料: files that were sent for applications.

use sqlx::any::AnyRow;
use sqlx::{Any, Row, Transaction};

use super::Db;

/// A file that was sent.
#[derive(Clone, Debug)]
pub(crate) struct StoredFile {
    pub(crate) id: String,
    pub(crate) media_type: String,
    pub(crate) content: Vec<u8>,
}

impl Db {
    /// The files of an application, in the order of their keys.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn uploads_of(&self, no: &str) -> sqlx::Result<Vec<StoredFile>> {
        let sql = "SELECT id, media_type, content FROM upload WHERE application_no = $1 \
                   ORDER BY id";
        let query = sqlx::query(sql).bind(no.to_owned());
        let rows = query.fetch_all(self.pool()).await?;
        rows.iter().map(file).collect()
    }

    /// One file of an application or a complaint; none where it has none of this name.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn upload_of(&self, no: &str, id: &str) -> sqlx::Result<Option<StoredFile>> {
        let sql =
            "SELECT id, media_type, content FROM upload WHERE application_no = $1 AND id = $2";
        let query = sqlx::query(sql).bind(no.to_owned()).bind(id.to_owned());
        let row = query.fetch_optional(self.pool()).await?;
        row.as_ref().map(file).transpose()
    }

    /// How many files no application has claimed, and their size in bytes.
    ///
    /// # Errors
    /// Those of the database.
    pub(crate) async fn unclaimed_uploads(&self) -> sqlx::Result<(i64, i64)> {
        let sql = "SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM upload \
                   WHERE application_no = ''";
        let row = sqlx::query(sql).fetch_one(self.pool()).await?;
        Ok((row.try_get(0)?, row.try_get(1)?))
    }
}

fn file(row: &AnyRow) -> sqlx::Result<StoredFile> {
    Ok(StoredFile {
        id: row.try_get(0)?,
        media_type: row.try_get(1)?,
        content: row.try_get(2)?,
    })
}

/// Writes a file that nothing has claimed yet.
///
/// # Errors
/// Those of the database.
pub(crate) async fn insert(
    tx: &mut Transaction<'static, Any>,
    file: StoredFile,
    now: i64,
) -> sqlx::Result<()> {
    let size = i64::try_from(file.content.len()).unwrap_or(i64::MAX);
    sqlx::query(
        "INSERT INTO upload (id, media_type, size, content, made_at, application_no) \
         VALUES ($1, $2, $3, $4, $5, '')",
    )
    .bind(file.id)
    .bind(file.media_type)
    .bind(size)
    .bind(file.content)
    .bind(now)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Gives a file to an application; false where there is none that is free.
///
/// # Errors
/// Those of the database.
pub(crate) async fn claim(
    tx: &mut Transaction<'static, Any>,
    id: &str,
    no: &str,
) -> sqlx::Result<bool> {
    let sql = "UPDATE upload SET application_no = $1 WHERE id = $2 AND application_no = ''";
    let query = sqlx::query(sql).bind(no.to_owned()).bind(id.to_owned());
    Ok(query.execute(&mut **tx).await?.rows_affected() == 1)
}

/// Gives a picture to a complaint; false where there is none that is free. Pictures are drawn anew
/// before they are kept, documents are not.
///
/// # Errors
/// Those of the database.
pub(crate) async fn claim_picture(
    tx: &mut Transaction<'static, Any>,
    id: &str,
    no: &str,
) -> sqlx::Result<bool> {
    let sql = "SELECT COUNT(*) FROM upload WHERE id = $1 AND media_type = 'image/jpeg'";
    let query = sqlx::query(sql).bind(id.to_owned());
    let pictures: i64 = query.fetch_one(&mut **tx).await?.try_get(0)?;
    Ok(pictures == 1 && claim(tx, id, no).await?)
}

/// Deletes what nothing has claimed since a moment; says how many there were.
///
/// # Errors
/// Those of the database.
pub(crate) async fn forget(tx: &mut Transaction<'static, Any>, before: i64) -> sqlx::Result<u64> {
    let sql = "DELETE FROM upload WHERE application_no = '' AND made_at <= $1";
    let done = sqlx::query(sql).bind(before).execute(&mut **tx).await?;
    Ok(done.rows_affected())
}
