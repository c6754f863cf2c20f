//! 错误: what can go wrong with a credit record, an application or a file, as a status and a name.

use axum::http::StatusCode;

use crate::cases;
use crate::credit::{Failure, Fault};
use crate::error::ApiError;

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            // Told as with cases, with the time to wait.
            Failure::Fault(Fault::Limited(limited)) => Self::Case(cases::Fault::Limited(limited)),
            Failure::Fault(Fault::Busy) => Self::Busy,
            Failure::Fault(fault) => Self::Credit(fault),
            Failure::Internal(error) => Self::internal(format!("{error:#}")),
        }
    }
}

/// Status, name and title of a fault.
pub(super) fn kind(fault: &Fault) -> (StatusCode, &'static str, &'static str) {
    let invalid = (StatusCode::BAD_REQUEST, "invalid", "填写的内容有误");
    let not_allowed = (StatusCode::CONFLICT, "not-allowed", "现在不能这样办理");
    match fault {
        Fault::NoSuchRecord => (StatusCode::NOT_FOUND, "not-found", "没有这条信用记录"),
        Fault::NotPublished => (StatusCode::GONE, "not-published", "这条记录已不再公示"),
        Fault::Fields(_) | Fault::NoSuchUpload => invalid,
        Fault::NotTheSubject => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "not-the-subject",
            "主体不一致",
        ),
        Fault::AlreadyOpen => (StatusCode::CONFLICT, "already-open", "已有申请在办理"),
        Fault::KeyReused => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "key-reused",
            "表单已经提交过",
        ),
        Fault::Limited(_) => (
            StatusCode::TOO_MANY_REQUESTS,
            "too-many-attempts",
            "次数太多",
        ),
        Fault::NotFound | Fault::NoSuchApplication => (
            StatusCode::NOT_FOUND,
            "application-not-found",
            "没有查到这份申请",
        ),
        Fault::NothingToRepair
        | Fault::Refused { .. }
        | Fault::ApplicationIs(..)
        | Fault::PublishedOtherwise(_)
        | Fault::RulesNotInForce => not_allowed,
        Fault::NoMoreNumbers => (StatusCode::CONFLICT, "no-more-numbers", "编号已经用完"),
        Fault::EmptyUpload => (StatusCode::BAD_REQUEST, "invalid", "文件是空的"),
        Fault::UnfitUpload => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not-a-document",
            "不能上传这种文件",
        ),
        Fault::LargeUpload => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "文件太大"),
        Fault::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy", "现在办事的人太多"),
        Fault::FullOfUploads => (StatusCode::SERVICE_UNAVAILABLE, "busy", "现在上传的人太多"),
    }
}
