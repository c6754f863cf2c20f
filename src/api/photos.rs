//! 照片: sends the photographs of a draft. What the server has already is not sent again.

use shigantong_contract::Upload;
use shigantong_contract::path;

use super::{ApiError, client};
use crate::platform::{base64, json};
use crate::storage::photos;

/// Sends those of a draft that the server does not have, and names all of them; tells how many of how
/// many are there. Only in a browser.
///
/// # Errors
/// What any request can come to; what was sent before stays sent.
pub(crate) async fn send_all(
    draft: &str,
    tell: impl Fn(usize, usize),
) -> Result<Vec<String>, ApiError> {
    let mut names = Vec::new();
    let all = photos::of(draft).await;
    let count = all.len();
    for mut photo in all {
        tell(names.len(), count);
        if photo.upload.is_empty() {
            let (_, data) = photo.data.split_once(',').ok_or(ApiError::Decode)?;
            let bytes = base64::bytes(data).ok_or(ApiError::Decode)?;
            let value = client::send_bytes(&path::uploads(), "image/jpeg", &bytes).await?;
            let upload: Upload = json::read(&value).ok_or(ApiError::Decode)?;
            photo.upload = upload.id;
            photos::put(&photo).await;
        }
        names.push(photo.upload);
    }
    tell(count, count);
    Ok(names)
}

/// The server has none of them any more: all are sent again. Only in a browser.
pub(crate) async fn begin_again(draft: &str) {
    for mut photo in photos::of(draft).await {
        photo.upload.clear();
        photos::put(&photo).await;
    }
}
