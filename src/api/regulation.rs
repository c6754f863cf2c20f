//! 监管一网通: companies, inspections, draws, discretion standards and the penalties beside them.

use leptos::prelude::*;
use shigantong_contract::draw::DrawSummary;
use shigantong_contract::{
    Company, CompanyHit, DiscretionRule, Draw, Inspection, InspectionQuery, Page, Penalty, path,
};

use super::{Load, use_load};
use crate::route::{Lookup, Standard};

/// The companies with a name that was typed.
pub(crate) fn hits(lookup: Memo<Lookup>) -> Load<Vec<CompanyHit>> {
    use_load(Signal::derive(move || lookup.with(Lookup::hits)))
}

/// One company.
pub(crate) fn company(lookup: Memo<Lookup>) -> Load<Company> {
    use_load(Signal::derive(move || lookup.with(Lookup::company)))
}

/// Its inspections, for the draws that they came of.
pub(crate) fn inspections_of(lookup: Memo<Lookup>) -> Load<Page<Inspection>> {
    use_load(Signal::derive(move || lookup.with(Lookup::inspections)))
}

/// A page of inspections.
pub(crate) fn inspections(query: Memo<InspectionQuery>) -> Load<Page<Inspection>> {
    use_load(Signal::derive(move || query.with(path::inspections)))
}

/// The draws.
pub(crate) fn draws() -> Load<Vec<DrawSummary>> {
    use_load(Signal::derive(path::draws))
}

/// One draw.
pub(crate) fn draw(id: Signal<String>) -> Load<Draw> {
    use_load(Signal::derive(move || {
        id.with(|id| match id.as_str() {
            "" => String::new(),
            id => path::draw(id),
        })
    }))
}

/// The standards: all, or those of a penalty.
pub(crate) fn rules(standard: Memo<Standard>) -> Load<Vec<DiscretionRule>> {
    use_load(Signal::derive(move || standard.with(Standard::rules)))
}

/// The penalties that rest on the standard.
pub(crate) fn penalties(standard: Memo<Standard>) -> Load<Page<Penalty>> {
    use_load(Signal::derive(move || standard.with(Standard::penalties)))
}
