//! 企业: /companies.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::credit::query::is_private;
use shigantong_contract::{Company, CompanyHit, FieldProblem, uscc};

use super::openapi::Problems;
use crate::error::ApiError;
use crate::http::{Pairs, Tag, brief_json, json_unless_fresh};
use crate::regulation::{company, said};
use crate::state::State;

/// The longest search, in characters.
const MOST_QUERY: usize = 100;

/// The companies whose names have these words, best first, 20 at most: words in any order, full
/// pinyin, initials, or the beginning of a code. A number of a person is refused.
#[utoipa::path(
    get,
    path = "/api/v1/companies",
    operation_id = "search_companies",
    tag = "regulation",
    params(("q" = Option<String>, Query, description = "What was typed", max_length = 100)),
    responses(
        (status = 200, description = "The companies", body = Vec<CompanyHit>),
        Problems
    )
)]
pub(super) async fn search(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let pairs = Pairs::parse(uri.query())?;
    let [q] = pairs.only(["q"])?;
    let q = q.unwrap_or_default();
    if is_private(q) {
        return Err(wrong("q", PRIVATE.to_owned()));
    }
    if q.chars().count() > MOST_QUERY {
        return Err(wrong("q", format!("请不要超过 {MOST_QUERY} 个字")));
    }
    let catalog = state.catalog();
    let tag = Tag::of(&["companies", catalog.tag(), q]);
    json_unless_fresh(&headers, &tag, || catalog.companies(q))
}

/// A company with who regulates it and one timeline of what is public of it now: licences,
/// inspections planned and done, penalties, entries of credit lists.
#[utoipa::path(
    get,
    path = "/api/v1/companies/{uscc}",
    operation_id = "get_company",
    tag = "regulation",
    params(("uscc" = String, Path, description = "统一社会信用代码")),
    responses((status = 200, description = "The company", body = Company), Problems)
)]
pub(super) async fn one(
    Shared(state): Shared<State>,
    key: Result<Path<String>, PathRejection>,
    uri: Uri,
) -> Result<Response, ApiError> {
    let Path(key) = key.map_err(|_| ApiError::NotText)?;
    Pairs::parse(uri.query())?.only([])?;
    let code = uscc::normal(&key);
    if let Some(what) = said::uscc(&key) {
        let what = if is_private(&key) {
            PRIVATE.to_owned()
        } else {
            what
        };
        return Err(wrong("uscc", what));
    }
    let now = state.credit().now().map_err(ApiError::internal)?;
    let found = company(state.db(), &code, now).await;
    let (company, seconds) = found
        .map_err(ApiError::internal)?
        .ok_or(ApiError::NoSuchCompany)?;
    // It has no tag: a copy is never said to be good again once an entry is not public any more.
    brief_json(&company, seconds)
}

const PRIVATE: &str = "请不要填身份证号或者手机号：这里只能按企业的名称或者统一社会信用代码查";

fn wrong(field: &str, detail: String) -> ApiError {
    ApiError::Invalid(vec![FieldProblem {
        field: field.to_owned(),
        detail,
    }])
}
