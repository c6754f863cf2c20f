//! 错误: what can go wrong with a request, and the problem details that say so (RFC 9457).

mod cases;
mod complaints;
mod credit;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use shigantong_contract::{FieldError, FieldProblem, Problem, Reason};

use crate::cases::Fault;
use crate::http::request_id;

/// What went wrong with a request.
#[derive(Debug)]
pub enum ApiError {
    /// Parameters that cannot be read.
    Invalid(Vec<FieldProblem>),
    /// A query string, or a path, whose percent-encoding is no text.
    NotText,
    /// No item with this key.
    NoSuchItem(String),
    /// No journey with this key.
    NoSuchJourney,
    /// No file of this name, or none that may be shown.
    NoSuchFile,
    /// No holiday table for this year.
    NoSuchYear,
    /// No company with this code.
    NoSuchCompany,
    /// No draw with this key.
    NoSuchDraw,
    /// Something that cannot be done with a case.
    Case(Fault),
    /// Something that cannot be done with a credit record or an application.
    Credit(crate::credit::Fault),
    /// Something that cannot be done with a complaint.
    Complaint(crate::complaints::Fault),
    /// A body that is not the JSON that is meant; the line and the column where it is not.
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// Staff without the token.
    NotStaff,
    /// A page after the last one.
    BeyondTheEnd {
        /// The page that was asked for.
        page: u32,
        /// The last one.
        pages: u32,
    },
    /// No such address.
    NoSuchPath,
    /// Another method than GET and HEAD.
    MethodNotAllowed,
    /// Another method than POST.
    PostOnly,
    /// An address that is too long.
    UriTooLong,
    /// A request with a body that is too large.
    BodyTooLarge,
    /// Too many requests at once, or one that takes too long.
    Busy,
    /// Our own fault; the log says what.
    Internal,
}

impl ApiError {
    /// Notes the cause in the log; the answer does not tell it.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(request_id = %request_id(), %cause, "request failed");
        Self::Internal
    }

    /// The problem that travels.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let (status, kind, title) = self.kind();
        let errors = match self {
            Self::Invalid(errors) => errors.clone(),
            Self::Case(fault) => fault.fields(),
            Self::Credit(fault) => fault.fields(),
            Self::Complaint(fault) => fault.fields(),
            _ => Vec::new(),
        };
        Problem {
            kind: format!("/problems/{kind}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail: self.detail(),
            request_id: request_id(),
            errors,
        }
    }

    fn kind(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::Invalid(_) => (StatusCode::BAD_REQUEST, "invalid", "请求的参数有误"),
            Self::NotText => (StatusCode::BAD_REQUEST, "invalid", "网址无法识别"),
            Self::NoSuchItem(_) => (StatusCode::NOT_FOUND, "not-found", "没有这个事项"),
            Self::NoSuchJourney => (StatusCode::NOT_FOUND, "not-found", "没有这件事"),
            Self::NoSuchFile => (StatusCode::NOT_FOUND, "not-found", "没有这个文件"),
            Self::NoSuchYear => (StatusCode::NOT_FOUND, "not-found", "没有这一年的节假日表"),
            Self::NoSuchCompany => (StatusCode::NOT_FOUND, "not-found", "没有查到这家企业"),
            Self::NoSuchDraw => (StatusCode::NOT_FOUND, "not-found", "没有这次抽取"),
            Self::Case(fault) => cases::kind(fault),
            Self::Credit(fault) => credit::kind(fault),
            Self::Complaint(fault) => complaints::kind(fault),
            Self::NotJson { .. } => (StatusCode::BAD_REQUEST, "invalid", "请求的内容无法识别"),
            Self::NotStaff => (StatusCode::UNAUTHORIZED, "not-staff", "需要工作人员的令牌"),
            Self::BeyondTheEnd { .. } => (StatusCode::NOT_FOUND, "not-found", "没有这一页"),
            Self::NoSuchPath => (StatusCode::NOT_FOUND, "not-found", "没有这个接口"),
            Self::MethodNotAllowed | Self::PostOnly => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "不支持这种请求方法",
            ),
            Self::UriTooLong => (StatusCode::URI_TOO_LONG, "uri-too-long", "网址太长"),
            Self::BodyTooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "请求的内容太大"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy", "现在办事的人太多"),
            Self::Internal => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "服务器出了差错",
            ),
        }
    }

    fn detail(&self) -> String {
        match self {
            Self::Invalid(errors) => {
                let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
                format!("请改正这些参数再试：{}。", fields.join("、"))
            }
            Self::NotText => "网址里的百分号编码不是有效的 UTF-8 文字，请检查后再试。".to_owned(),
            Self::NoSuchItem(_) => "编码可能有误，或者事项已经取消。请按名称重新搜索。".to_owned(),
            Self::NoSuchJourney => {
                "网址可能打错了，或者这件事已经换了名字。请从“一件事一次办”的目录里找。".to_owned()
            }
            Self::NoSuchFile => {
                "文件可能还没有上传。请到窗口领取，或拨打办事指南上的咨询电话索取。".to_owned()
            }
            Self::NoSuchYear => {
                "国务院办公厅还没有公布，或者还没有载入。没有表的年份按周一至周五推算，结果为预计。"
                    .to_owned()
            }
            Self::NoSuchCompany => {
                "代码没有写错，但这里没有它的许可、检查和处罚：可能不在本市登记，也可能还没有载入。\
                 没有记录不等于守信，也不等于失信；可以到国家企业信用信息公示系统再查。"
                    .to_owned()
            }
            Self::NoSuchDraw => "网址可能打错了。请从双随机抽取的列表里找。".to_owned(),
            Self::Case(fault) => fault.to_string(),
            Self::Credit(fault) => fault.to_string(),
            Self::Complaint(fault) => fault.to_string(),
            Self::NotJson { line, column } => format!(
                "第 {line} 行第 {column} 列不是约定的 JSON，请对照 /api/v1/openapi.json 检查。"
            ),
            Self::NotStaff => "请在 Authorization 里用 Bearer 带上令牌。".to_owned(),
            Self::BeyondTheEnd { page, pages } => {
                format!("没有第 {page} 页，共 {pages} 页。请回到前面的页。")
            }
            Self::NoSuchPath => "请对照 /api/v1/openapi.json 检查网址。".to_owned(),
            Self::MethodNotAllowed => "这个接口只能读取，请用 GET。".to_owned(),
            Self::PostOnly => "这个接口请用 POST，内容为 JSON。".to_owned(),
            Self::UriTooLong => "请缩短搜索的文字或减少参数再试。".to_owned(),
            Self::BodyTooLarge => "请减少请求的内容再试；读取数据的请求不需要内容。".to_owned(),
            Self::Busy => "请过几秒再试。".to_owned(),
            Self::Internal => {
                "我们已经记录下来。请稍后再试；如果还是不行，请把请求编号告诉我们。".to_owned()
            }
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let problem = self.problem();
        let status = StatusCode::from_u16(problem.status).unwrap_or_default();
        let body = serde_json::to_string(&problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        let json = HeaderValue::from_static("application/problem+json");
        headers.insert(CONTENT_TYPE, json);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        match &self {
            Self::Busy => {
                headers.insert(RETRY_AFTER, HeaderValue::from_static("2"));
            }
            Self::Credit(crate::credit::Fault::FullOfUploads) => {
                headers.insert(RETRY_AFTER, HeaderValue::from_static("60"));
            }
            Self::Case(Fault::Limited(limited)) => {
                headers.insert(RETRY_AFTER, limited.seconds.into());
            }
            Self::NotStaff => {
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            _ => {}
        }
        response
    }
}

/// A region that is none, or that the data do not have.
pub(crate) fn no_such_area(field: &str) -> ApiError {
    ApiError::Invalid(vec![FieldProblem {
        field: field.to_owned(),
        detail: "没有这个地区，请从 /api/v1/areas 里选一个".to_owned(),
    }])
}

/// What to tell a person about a parameter that was refused.
pub(crate) fn field_problem(error: &FieldError) -> FieldProblem {
    let detail = match &error.reason {
        Reason::Unknown => "没有这个参数，请去掉".to_owned(),
        Reason::Repeated => "这个参数出现了两次，请只留一个".to_owned(),
        Reason::NotInRange(least, most) => format!("请填 {least} 到 {most} 的整数"),
        Reason::TooLong(most) => format!("请不要超过 {most} 个字"),
        Reason::NotAnArea => "请填 6、9 或 12 位数字的区划代码".to_owned(),
        Reason::NotOneOf(values) => format!("请填其中之一：{}", values.join("、")),
    };
    FieldProblem {
        field: error.field.clone(),
        detail,
    }
}
