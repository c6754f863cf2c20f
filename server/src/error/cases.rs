//! 错误: what can go wrong with a case, as a status and a name.

use axum::http::StatusCode;
use shigantong_contract::case::Refusal;

use crate::cases::{Failure, Fault};
use crate::error::ApiError;

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Fault(fault) => Self::Case(fault),
            Failure::Internal(error) => Self::internal(format!("{error:#}")),
        }
    }
}

/// Status, name and title of a fault.
pub(super) fn kind(fault: &Fault) -> (StatusCode, &'static str, &'static str) {
    match fault {
        Fault::NotFound => (StatusCode::NOT_FOUND, "case-not-found", "没有查到这个办件"),
        Fault::Limited(_) => (
            StatusCode::TOO_MANY_REQUESTS,
            "too-many-attempts",
            "查询出错的次数太多",
        ),
        Fault::NoSuchCase => (StatusCode::NOT_FOUND, "not-found", "没有这个办件"),
        Fault::NoSuchItem => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "没有这个事项"),
        Fault::Fields(_) => (StatusCode::BAD_REQUEST, "invalid", "填写的内容有误"),
        Fault::Refused { refusal, .. } if is_about_content(refusal) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid",
            "填写的内容有误",
        ),
        Fault::Refused { .. } => (StatusCode::CONFLICT, "not-allowed", "现在不能这样操作"),
        Fault::Moved { .. } => (StatusCode::CONFLICT, "moved-on", "办件已经有了新的进展"),
        Fault::KeyReused => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "key-reused",
            "Idempotency-Key 重复",
        ),
        Fault::Tampered(_) => (StatusCode::CONFLICT, "tampered", "存证对不上"),
        Fault::NotOver => (StatusCode::CONFLICT, "not-over", "还不能评价"),
        Fault::NoMoreNumbers => (StatusCode::CONFLICT, "no-more-numbers", "编号已经用完"),
    }
}

fn is_about_content(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::UnknownAction
            | Refusal::Missing(_)
            | Refusal::Unfit(_)
            | Refusal::TooLong(..)
            | Refusal::NotInRange(..)
    )
}
