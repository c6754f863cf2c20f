//! 材料: files for applications. They are kept in the database, shown to nobody but the authority,
//! and deleted after a day where no application has claimed them.

use axum::body::Bytes;
use shigantong_contract::Upload;
use shigantong_contract::credit::application::MAX_UPLOAD_BYTES;
use tokio::sync::SemaphorePermit;

use super::{Credit, Failure, Fault};
use crate::cases::{ClientBucket, hex, random};
use crate::db::uploads;
use crate::files::Kind;
use crate::pictures;

/// How long a file waits for its application, in seconds.
const WAITS: i64 = 24 * 3600;
/// How many bytes may wait at once.
const MOST_WAITING: i64 = 2 << 30;

impl Credit {
    /// A turn to send a file: so many at once stand in memory.
    ///
    /// # Errors
    /// [`Fault::FullOfUploads`].
    pub(crate) fn upload_turn(&self) -> Result<SemaphorePermit<'_>, Fault> {
        let turn = self.0.uploading.try_acquire();
        turn.map_err(|_| Fault::FullOfUploads)
    }

    /// Whether a client may send a file now.
    ///
    /// # Errors
    /// [`Fault::Limited`], and those of the database.
    pub(crate) async fn may_upload(&self, client: &str) -> Result<(), Failure> {
        let shared = &self.0;
        let now = self.now()?.seconds();
        let bucket = ClientBucket::of_uploads(shared.cases.pepper(), client);
        let _turn = shared.cases.client_turn(&bucket).await;
        if let Some(limited) = bucket.limited(&shared.db, now).await? {
            return Err(Fault::Limited(limited).into());
        }
        bucket.note(&shared.db, now).await?;
        let (_, waiting) = shared.db.unclaimed_uploads().await?;
        if waiting >= MOST_WAITING {
            return Err(Fault::FullOfUploads.into());
        }
        Ok(())
    }

    /// Keeps a file until an application claims it.
    ///
    /// # Errors
    /// A file that is none of those that are taken, and those of the database.
    pub(crate) async fn keep(&self, content: &Bytes) -> Result<Upload, Failure> {
        if content.is_empty() {
            return Err(Fault::EmptyUpload.into());
        }
        if content.len() > MAX_UPLOAD_BYTES {
            return Err(Fault::LargeUpload.into());
        }
        let kind = Kind::of(content).filter(|kind| *kind != Kind::Svg);
        let kind = kind.ok_or(Fault::UnfitUpload)?;
        // A document stays as it is; of a picture nothing is kept but what can be seen.
        let (media_type, content) = match kind {
            Kind::Pdf => (kind.media_type(), content.to_vec()),
            _ => {
                let cleaned = pictures::cleaned(content.to_vec()).await;
                let cleaned = cleaned.map_err(|pictures::Unfit| Fault::UnfitUpload)?;
                (Kind::Jpeg.media_type(), cleaned)
            }
        };
        let upload = Upload {
            id: hex(&random::<16>()?),
            media_type: media_type.to_owned(),
            size: u32::try_from(content.len())?,
        };
        let file = uploads::StoredFile {
            id: upload.id.clone(),
            media_type: upload.media_type.clone(),
            content,
        };
        let mut tx = self.0.db.begin_write().await?;
        let now = self.now()?.seconds();
        uploads::forget(&mut tx, now - WAITS).await?;
        uploads::insert(&mut tx, file, now).await?;
        tx.commit().await?;
        tracing::info!(
            size = upload.size,
            kind = upload.media_type,
            "a file was received"
        );
        Ok(upload)
    }

    /// Deletes the files that no application has claimed for a day; says how many there were.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn forget_uploads(&self) -> anyhow::Result<u64> {
        let mut tx = self.0.db.begin_write().await?;
        let gone = uploads::forget(&mut tx, self.now()?.seconds() - WAITS).await?;
        tx.commit().await?;
        Ok(gone)
    }
}
