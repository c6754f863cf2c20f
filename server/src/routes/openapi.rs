//! 接口说明: /openapi.json, made from the types and handlers themselves.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::extract::Request;
use axum::response::Response;
use serde_json::{Value, json as value};
use shigantong_contract::codes;
use shigantong_contract::credit::codes as credit_codes;
use shigantong_contract::{InspectionQuery, ItemQuery, NoticeQuery, Problem};
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{
    ContentBuilder, ObjectBuilder, Ref, RefOr, Required, Response as Described, ResponseBuilder,
    Type,
};
use utoipa::{IntoParams, IntoResponses, OpenApi};

use super::{
    applications, areas, companies, complaint_board, complaints, credit, credit_forms, departments,
    discretion, files, holidays, inspections, journeys, keys, notices, open311, performance,
    service_items, site, staff, staff_complaints, variants,
};
use crate::error::ApiError;
use crate::http::{Pairs, Tag, is_fresh, json, not_modified};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "十感通",
        description = "城市权责清单、办事指南与办件查询的公开接口。无需登录，可从任何网页调用；\
            办件编号与查询码只在 POST 的内容里传送。/staff 供工作人员使用，需要令牌。\
            字段名用国家标准（GB/T 39554）的名字，代码值带文字；出错时返回 RFC 9457 的问题说明。",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    servers((url = "/")),
    paths(
        service_items::list,
        service_items::one,
        files::one,
        variants::of_item,
        journeys::list,
        journeys::one,
        areas::list,
        departments::list,
        site::one,
        applications::track,
        applications::rating,
        applications::samples,
        holidays::list,
        holidays::one,
        keys::all,
        performance::all,
        notices::hearings,
        notices::decisions,
        companies::search,
        companies::one,
        inspections::list,
        inspections::draws,
        inspections::draw,
        discretion::rules,
        discretion::penalties,
        staff::create,
        staff::one,
        staff::advance,
        credit::list,
        credit::one,
        credit_forms::objections,
        credit_forms::repairs,
        credit_forms::track,
        credit_forms::samples,
        credit_forms::upload,
        complaint_board::list,
        complaint_board::one,
        complaint_board::similar,
        complaint_board::support,
        complaint_board::figures,
        open311::all_services,
        open311::requests,
        open311::one,
        complaints::issues,
        complaints::rules,
        complaints::challenge,
        complaints::take,
        complaints::track,
        complaints::file,
        complaints::events,
        complaints::samples,
        staff_complaints::list,
        staff_complaints::one,
        staff_complaints::advance,
        staff_complaints::publish,
        staff_complaints::photo,
        document
    ),
    components(schemas(Problem))
)]
struct Document;

static TEXT: LazyLock<String> = LazyLock::new(|| {
    let mut text = Document::openapi().to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
});

/// The document, as it is checked in.
#[must_use]
pub(crate) fn text() -> &'static str {
    &TEXT
}

/// This document.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "get_openapi",
    tag = "site",
    responses((status = 200, description = "OpenAPI 3.1", body = Object), Problems)
)]
pub(super) async fn document(request: Request) -> Result<Response, ApiError> {
    Pairs::parse(request.uri().query())?.only([])?;
    let tag = Tag::of_bytes(text().as_bytes());
    if is_fresh(request.headers(), &tag) {
        return Ok(not_modified(&tag));
    }
    let document: Value = serde_json::from_str(text()).map_err(ApiError::internal)?;
    json(&tag, &document)
}

/// The problems that any request can meet.
pub(super) struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        let fresh = ResponseBuilder::new();
        let fresh = fresh.description("The copy that If-None-Match names is still good");
        let mut responses = problems(&[
            (
                "400",
                "A parameter that is unknown, repeated or cannot be read",
            ),
            ("404", "There is no such thing, or no such page"),
            ("405", "Only GET and HEAD are answered"),
        ]);
        responses.insert("304".to_owned(), RefOr::T(fresh.build()));
        responses
    }
}

/// The problems that a look-up can meet.
pub(super) struct CaseProblems;

impl IntoResponses for CaseProblems {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("400", "A number, secret or field that cannot be read"),
            ("404", "No such case, or a wrong secret: the same answer"),
            ("405", "Only POST is answered"),
            ("409", "The case is not over: it cannot be rated yet"),
            ("413", "The body is too large"),
            ("429", "Too many wrong look-ups; Retry-After says how long"),
        ])
    }
}

/// The problems that staff can meet.
pub(super) struct StaffProblems;

impl IntoResponses for StaffProblems {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        problems(&[
            ("400", "Fields that cannot be read"),
            ("401", "No token, or a wrong one"),
            ("404", "No such case, or the staff API is off"),
            (
                "409",
                "The event does not follow here, or somebody was first",
            ),
            ("413", "The body is too large"),
            ("422", "An event that lacks what its action needs"),
            ("429", "Too many wrong tokens; Retry-After says how long"),
        ])
    }
}

/// These problems, and those that any request can meet.
pub(super) fn problems(rows: &[(&str, &str)]) -> BTreeMap<String, RefOr<Described>> {
    let common = [
        ("500", "Our own fault; the request_id finds it in the log"),
        ("503", "Too busy; Retry-After says when to ask again"),
    ];
    let responses = rows.iter().chain(&common).map(|(status, description)| {
        let schema = Ref::from_schema_name("Problem");
        let content = ContentBuilder::new().schema(Some(schema)).build();
        let response = ResponseBuilder::new().description(*description);
        let response = response.content("application/problem+json", content);
        ((*status).to_owned(), RefOr::T(response.build()))
    });
    responses.collect()
}

/// The parameters of the lists of notices, as `NoticeQuery` reads them.
pub(super) struct NoticeParams;

impl IntoParams for NoticeParams {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let names = NoticeQuery::NAMES.iter();
        names.map(|name| parameter(name)).collect()
    }
}

/// The parameters of the list of inspections, as `InspectionQuery` reads them.
pub(super) struct InspectionParams;

impl IntoParams for InspectionParams {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let names = InspectionQuery::NAMES.iter();
        names.map(|name| parameter(name)).collect()
    }
}

/// The parameters of the list of items, as `ItemQuery` reads them.
pub(super) struct ItemParams;

impl IntoParams for ItemParams {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        ItemQuery::NAMES
            .iter()
            .map(|name| parameter(name))
            .collect()
    }
}

pub(super) fn parameter(name: &str) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description(name)))
        .schema(Some(schema(name).build()))
        .build()
}

fn description(name: &str) -> &'static str {
    match name {
        "q" => "What was typed: words in any order, full pinyin, initials, everyday words",
        "area_code" => "The region: 6, 9 or 12 digits",
        "include_lower" => "Whether the regions below it count too",
        "scope" => "Powers only (权责), or what one can ask for (办事)",
        "use_level" => "行使层级",
        "task_type" => "事项类型",
        "dept_code" => "实施主体编码",
        "server_type" => "服务对象",
        "handle_type" => "办理形式",
        "max_visits" => "到办事现场次数, at most",
        "project_type" => "办件类型",
        "topic" => "主题",
        "uscc" => "统一社会信用代码 of the subject",
        "result" => "检查结果",
        "year" => "The year: of a plan, or of a decision",
        "distinct" => {
            "Whether the same item of several regions stands once, with the number of places"
        }
        "list_kind" => "榜单",
        "field" => "信用领域",
        "severity" => "失信程度",
        "subject_kind" => "主体类型",
        "sort" => "The order",
        "page" => "The page",
        "page_size" => "Entries on a page",
        _ => "",
    }
}

fn schema(name: &str) -> ObjectBuilder {
    let of = |table: &[(&str, &str)]| {
        let codes: Vec<&str> = table.iter().map(|(code, _)| *code).collect();
        text_schema().enum_values(Some(codes))
    };
    let names = |names: &[&str]| text_schema().enum_values(Some(names.to_vec()));
    let whole = |least: i32, most: i32| {
        let schema = ObjectBuilder::new().schema_type(Type::Integer);
        schema.minimum(Some(least)).maximum(Some(most))
    };
    let flag = || ObjectBuilder::new().schema_type(Type::Boolean);
    match name {
        "q" => text_schema().max_length(Some(100)),
        "area_code" => text_schema().pattern(Some("^([0-9]{6}|[0-9]{9}|[0-9]{12})$")),
        "include_lower" => flag().default(Some(value!(true))),
        "scope" => names(&["power", "service"]),
        "use_level" => of(codes::USE_LEVEL),
        "task_type" => of(codes::TASK_TYPE),
        "dept_code" => text_schema().max_length(Some(40)),
        "server_type" => of(codes::SERVER_TYPE),
        "handle_type" => of(codes::HANDLE_TYPE),
        "max_visits" => whole(0, 9),
        "project_type" => of(codes::PROJECT_TYPE),
        "topic" => of(codes::TOPIC),
        "result" => of(shigantong_contract::inspection::codes::INSPECTION_RESULT),
        "year" => whole(1990, 2199),
        "distinct" => flag().default(Some(value!(false))),
        "sort" => names(&["relevance", "name", "promise"]).default(Some(value!("relevance"))),
        "list_kind" => of(credit_codes::LIST_KIND),
        "severity" => of(credit_codes::SEVERITY),
        "subject_kind" => of(credit_codes::SUBJECT_KIND),
        "field" => text_schema().max_length(Some(40)),
        "page" => whole(1, 1_000_000).default(Some(value!(1))),
        "page_size" => whole(1, 100).default(Some(value!(20))),
        _ => text_schema(),
    }
}

pub(super) fn text_schema() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

#[cfg(test)]
mod tests {
    use super::super::openapi_credit::CreditParams;
    use super::*;

    #[test]
    fn every_parameter_is_described() {
        let inspections = InspectionParams::into_params(|| None);
        let others = CreditParams::into_params(|| None)
            .into_iter()
            .chain(inspections);
        for parameter in ItemParams::into_params(|| None).into_iter().chain(others) {
            let description = parameter.description.unwrap_or_default();
            assert!(!description.is_empty(), "{}", parameter.name);
        }
    }
}
