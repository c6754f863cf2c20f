//! 查询: number and secret of a look-up, as they were sent.

use serde::Deserialize;
use shigantong_contract::{CaseNo, FieldProblem, Secret, TrackRequest};

use crate::cases::of_case_no;
use crate::error::ApiError;

/// The largest look-up, in bytes.
pub(super) const MOST_TRACK: usize = 1_024;

/// A look-up as it was sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct LookUp {
    /// The number; complaints call it `no` where they are acted on.
    #[serde(alias = "no")]
    pub(super) case_no: String,
    pub(super) secret: String,
}

impl LookUp {
    /// The look-up, or what is wrong with which field. `number` is what the number is called, and
    /// `when` says of what the telephone was left with.
    pub(super) fn track(&self, number: &str, when: &str) -> Result<TrackRequest, ApiError> {
        let case_no = CaseNo::parse(&self.case_no).map_err(|error| FieldProblem {
            field: "case_no".to_owned(),
            detail: of_case_no(error)
                .replace("办件编号", number)
                .replace("受理回执", "回执"),
        });
        let secret = Secret::parse(&self.secret).map_err(|_| FieldProblem {
            field: "secret".to_owned(),
            detail: format!("请填 8 位查询码，或者{when}时所留电话的后四位"),
        });
        match (case_no, secret) {
            (Ok(case_no), Ok(secret)) => Ok(TrackRequest { case_no, secret }),
            (case_no, secret) => {
                let errors = case_no.err().into_iter().chain(secret.err());
                Err(ApiError::Invalid(errors.collect()))
            }
        }
    }
}
