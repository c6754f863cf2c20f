//! The addresses of complaints: the board, tracking, and the steps of the form.

use leptos::prelude::*;
use shigantong_contract::complaint::ComplaintQuery;
use shigantong_contract::{CaseNo, path};

use super::{Concern, use_own, with_pairs, with_text};
use crate::domain::complaint_draft::Step;

/// A page about complaints, beside the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ComplaintPage {
    /// 公开诉求.
    Board(ComplaintQuery),
    /// One entry of it.
    Entry(String),
    /// 办得怎么样: how departments answer.
    Figures,
    /// 查我的诉求.
    Track,
    /// 我写的: drafts and receipts of this phone.
    Mine,
}

impl ComplaintPage {
    /// Reads an address below `/complaints`.
    #[cfg(any(feature = "ssr", test))]
    pub(super) fn parse<'a>(
        parts: &[&str],
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Option<Self> {
        Some(match parts {
            [] => Self::Board(ComplaintQuery::parse(pairs).0),
            ["figures"] => Self::Figures,
            ["track"] => Self::Track,
            ["mine"] => Self::Mine,
            [id] => Self::Entry((*id).to_owned()),
            _ => return None,
        })
    }

    /// The address of the page.
    pub(crate) fn href(&self) -> String {
        match self {
            Self::Board(query) => with_text("/complaints", &query.to_query_string()),
            Self::Entry(id) => format!("/complaints/{}", path::encoded(id)),
            Self::Figures => "/complaints/figures".to_owned(),
            Self::Track => "/complaints/track".to_owned(),
            Self::Mine => "/complaints/mine".to_owned(),
        }
    }

    /// What the page asks of the API.
    #[cfg(any(feature = "ssr", test))]
    pub(super) fn requests(&self) -> Vec<String> {
        match self {
            Self::Board(query) => vec![path::complaints(query)],
            Self::Entry(id) => vec![path::complaint(id)],
            Self::Figures => vec![path::complaint_figures()],
            Self::Track => vec![crate::api::complaint_track::samples_path()],
            Self::Mine => Vec::new(),
        }
    }
}

/// Where one is in the form: the key of the draft, which is nothing without the phone that has it,
/// and the step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FormAddress {
    /// The key of the draft; empty where none is begun.
    pub(crate) draft: String,
    /// The step, if the address names one.
    pub(crate) step: Option<Step>,
    /// Whether the person came to change one answer, and goes back to all of them.
    pub(crate) is_from_check: bool,
}

const DRAFT: &str = "draft";
const STEP: &str = "step";
const FROM: &str = "from";

/// Before the number of a case in the fragment of the form's address, which no server sees. It is
/// another than that of tracking, whose page would take it for its own while it is being left.
const OF_CASE: &str = "of=";

/// The address of the form about a case.
pub(crate) fn form_of_case(concern: Concern, number: &CaseNo) -> String {
    let form = super::Route::Complain(concern).href();
    format!("{form}#{OF_CASE}{number}")
}

/// The number of a case in the fragment of the form's address; empty where there is none.
pub(crate) fn case_of_form(hash: &str) -> String {
    let number = hash.trim_start_matches('#').strip_prefix(OF_CASE);
    let number = number.unwrap_or_default();
    number.chars().take(40).collect()
}

/// The address of the first step of a new draft, with what it is about.
pub(crate) fn form_begin(draft: &str, concern: &Concern, case_no: &str) -> String {
    let mut pairs = vec![
        (DRAFT, draft.to_owned()),
        (STEP, Step::Issue.name().to_owned()),
    ];
    pairs.extend(concern.pairs());
    let form = with_pairs("/complaints/new", pairs);
    match case_no {
        "" => form,
        case_no => format!("{form}#{OF_CASE}{case_no}"),
    }
}

/// The address of a step of the form.
pub(crate) fn form_step(draft: &str, step: Step, is_from_check: bool) -> String {
    let mut pairs = vec![(DRAFT, draft.to_owned()), (STEP, step.name().to_owned())];
    if is_from_check {
        pairs.push((FROM, Step::Check.name().to_owned()));
    }
    with_pairs("/complaints/new", pairs)
}

/// The step of the current address, as a signal.
pub(crate) fn use_form_address() -> Memo<FormAddress> {
    use_own(|pairs| {
        let mut address = FormAddress::default();
        for (name, value) in pairs {
            match *name {
                DRAFT => address.draft = (*value).to_owned(),
                STEP => address.step = Step::of_name(value),
                FROM => address.is_from_check = true,
                _ => {}
            }
        }
        address
    })
}

/// The query of the board in the current address, as a signal.
pub(crate) fn use_complaint_query() -> Memo<ComplaintQuery> {
    use_own(|pairs| ComplaintQuery::parse(pairs.iter().copied()).0)
}

/// The address of tracking with a complaint shown: a step of its own, so that going back leads to
/// the form. It holds no number.
pub(crate) fn open_complaint() -> String {
    format!("{}#{}", ComplaintPage::Track.href(), super::CASE)
}
