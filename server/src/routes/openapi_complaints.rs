//! 接口说明: the parameters and problems of complaints.

use std::collections::BTreeMap;

use serde_json::json as value;
use shigantong_contract::complaint::ComplaintQuery;
use utoipa::openapi::path::{Parameter, ParameterIn};
use utoipa::openapi::{RefOr, Response};
use utoipa::{IntoParams, IntoResponses};

use super::openapi::{parameter, problems, text_schema};
use super::openapi_credit::problems_of;

/// The parameters of the board, as `ComplaintQuery` reads them.
pub(super) struct BoardParams;

impl IntoParams for BoardParams {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let names = ComplaintQuery::NAMES.iter();
        let described = names.map(|name| {
            let mut described = parameter(name);
            if *name == "sort" {
                let orders = text_schema().enum_values(Some(["newest", "answered", "waiting"]));
                described.schema = Some(orders.default(Some(value!("newest"))).build().into());
            }
            described
        });
        described.collect()
    }
}

problems_of! {
    /// The problems that a question for the same, or a support, can meet.
    SupportProblems: &[
        ("400", "Fields that cannot be taken, or no proof of work"),
        ("404", "There is no such entry"),
        ("405", "Only POST is answered"),
        ("413", "The body is too large"),
        ("429", "Too many from one client; Retry-After says how long"),
    ];
    /// The problems that a complaint can meet.
    TakeProblems: &[
        ("400", "Fields that cannot be taken, each with what to enter; or no proof of work"),
        ("405", "Only GET, HEAD and POST are answered"),
        ("409", "All numbers of the region's day are given"),
        ("413", "The body is too large"),
        ("422", "A clue of discipline, which goes elsewhere, or the key of another complaint"),
        ("429", "Too many from one client, or with one text; Retry-After says how long"),
    ];
    /// The problems that a look-up can meet.
    TrackProblems: &[
        ("400", "A number or secret that cannot be read"),
        ("404", "No such complaint, or a wrong secret: the same answer"),
        ("405", "Only POST is answered"),
        ("413", "The body is too large"),
        ("429", "Too many wrong look-ups; Retry-After says how long"),
    ];
    /// The problems that an act can meet.
    ActProblems: &[
        ("400", "Fields that cannot be read"),
        ("404", "No such complaint, or a wrong secret: the same answer"),
        ("405", "Only POST is answered"),
        ("409", "It cannot be done now; the detail says what can, and from when"),
        ("413", "The body is too large"),
        ("422", "The key of another act"),
        ("429", "Too many wrong look-ups; Retry-After says how long"),
    ];
    /// The problems that staff can meet.
    StaffProblems: &[
        ("400", "Fields that cannot be read"),
        ("401", "No token, or a wrong one"),
        ("404", "No such complaint or photograph"),
        ("405", "Another method"),
        ("409", "The event does not follow, or somebody else was first"),
        ("413", "The body is too large"),
        ("422", "The key of another writing"),
        ("429", "Too many wrong tokens; Retry-After says how long"),
    ];
}
