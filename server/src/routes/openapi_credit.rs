//! 接口说明: the parameters and problems of credit lists and of what their subjects send.

use std::collections::BTreeMap;

use serde_json::json as value;
use shigantong_contract::CreditQuery;
use utoipa::openapi::path::{Parameter, ParameterIn};
use utoipa::openapi::{RefOr, Response};
use utoipa::{IntoParams, IntoResponses};

use super::openapi::{parameter, problems, text_schema};

/// The parameters of the credit lists, as `CreditQuery` reads them.
pub(super) struct CreditParams;

impl IntoParams for CreditParams {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let names = CreditQuery::NAMES.iter();
        let described = names.map(|name| {
            let mut described = parameter(name);
            if *name == "sort" {
                let orders =
                    text_schema().enum_values(Some(["relevance", "newest", "ending", "name"]));
                described.schema = Some(orders.default(Some(value!("relevance"))).build().into());
            }
            described
        });
        described.collect()
    }
}

macro_rules! problems_of {
    ($($(#[$doc:meta])* $name:ident: $rows:expr;)+) => {$(
        $(#[$doc])*
        pub(super) struct $name;

        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<Response>> {
                problems($rows)
            }
        }
    )+};
}

pub(super) use problems_of;

problems_of! {
    /// The problems that a request for entries can meet.
    RecordProblems: &[
        ("400", "A parameter that is unknown, repeated or cannot be read"),
        ("404", "There is no such entry, or no such page"),
        ("405", "Only GET and HEAD are answered"),
        ("410", "The entry is not published, whatever the reason"),
    ];
    /// The problems that the list of samples can meet.
    SampleProblems: &[
        ("400", "A parameter: there are none"),
        ("405", "Only GET and HEAD are answered"),
    ];
    /// The problems that a form can meet.
    FormProblems: &[
        ("400", "Fields that cannot be taken, each with what to enter"),
        ("404", "There is no such entry"),
        ("405", "Only POST is answered"),
        ("409", "It is too early, duties are open, or an application is open already"),
        ("410", "The entry is not published, whatever the reason"),
        ("413", "The body is too large"),
        ("422", "Not the subject of the entry, or the key of another form"),
        ("429", "Too many wrong tries; Retry-After says how long"),
    ];
    /// The problems that a look-up can meet.
    TrackProblems: &[
        ("400", "A number or secret that cannot be read"),
        ("404", "No such application, or a wrong secret: the same answer"),
        ("405", "Only POST is answered"),
        ("413", "The body is too large"),
        ("429", "Too many wrong look-ups; Retry-After says how long"),
    ];
    /// The problems that a file can meet.
    UploadProblems: &[
        ("400", "An empty file"),
        ("405", "Only POST is answered"),
        ("413", "More than 5 MiB"),
        ("415", "Neither PDF nor PNG nor JPEG"),
        ("429", "Too many files; Retry-After says how long"),
    ];
}
