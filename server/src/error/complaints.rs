//! 错误: what can go wrong with a complaint, as a status and a name.

use axum::http::StatusCode;

use crate::cases;
use crate::complaints::{Failure, Fault};
use crate::error::ApiError;

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            // Told as with cases, with the time to wait.
            Failure::Fault(Fault::Limited(limited)) => Self::Case(cases::Fault::Limited(limited)),
            Failure::Fault(fault) => Self::Complaint(fault),
            Failure::Internal(error) => Self::internal(format!("{error:#}")),
        }
    }
}

/// Status, name and title of a fault.
pub(super) fn kind(fault: &Fault) -> (StatusCode, &'static str, &'static str) {
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    match fault {
        Fault::Fields(_) | Fault::NoSuchPhoto => {
            (StatusCode::BAD_REQUEST, "invalid", "填写的内容有误")
        }
        Fault::NoProof => (StatusCode::BAD_REQUEST, "no-proof", "安全校验没有通过"),
        Fault::Discipline(_) => (unfit, "discipline", "违纪违法线索请向纪检监察机关反映"),
        Fault::KeyReused => (unfit, "key-reused", "已经提交过"),
        Fault::Limited(_) | Fault::SameText => (
            StatusCode::TOO_MANY_REQUESTS,
            "too-many-attempts",
            "次数太多",
        ),
        Fault::NotFound | Fault::NoSuchComplaint => (
            StatusCode::NOT_FOUND,
            "complaint-not-found",
            "没有查到这件诉求",
        ),
        Fault::NoSuchFile => (StatusCode::NOT_FOUND, "not-found", "没有这个文件"),
        Fault::NotOnBoard => (StatusCode::NOT_FOUND, "not-found", "没有这件公开诉求"),
        Fault::Changed => (StatusCode::CONFLICT, "changed", "诉求有了新的记录"),
        Fault::Refused { .. } | Fault::NoMerging | Fault::NotForPublic => {
            (StatusCode::CONFLICT, "not-allowed", "现在不能这样办理")
        }
        Fault::NoMoreNumbers => (StatusCode::CONFLICT, "no-more-numbers", "编号已经用完"),
    }
}
