//! 裁量基准: one standard as a table, beside the range that the law itself sets.

use leptos::prelude::*;
use shigantong_contract::DiscretionRule;

use crate::components::details::Rows;
use crate::components::law::LawView;
use crate::text::discretion as words;

/// The table 情节→幅度, from light to heavy, with the law.
pub(crate) fn table(rule: &DiscretionRule) -> AnyView {
    let [circumstances, range] = words::COLUMNS;
    let rows: Vec<_> = rule
        .bands
        .iter()
        .map(|band| {
            let own = rule.circumstances.iter();
            let own: Vec<_> = own
                .filter(|one| one.effect.code == band.effect.code)
                .map(|one| view! { <li>{one.label.clone()}</li> })
                .collect();
            let own = if own.is_empty() {
                view! { <p>{words::NO_CIRCUMSTANCE}</p> }.into_any()
            } else {
                view! { <ul>{own}</ul> }.into_any()
            };
            let range = words::range(band.from, band.to, &band.unit);
            view! {
                <tr>
                    <th scope="row"><b>{band.label.clone()}</b>{own}</th>
                    <td>{range}</td>
                </tr>
            }
        })
        .collect();
    let unit = rule.bands.first().map(|band| &band.unit);
    let facts = vec![
        (words::STATUTORY, words::statutory(rule.statutory, unit)),
        (words::SOURCE, rule.source.clone()),
    ];
    let has_law = !rule.law.law.is_empty();
    view! {
        <Rows rows=facts plain=true />
        <table class="bands">
            <thead><tr><th scope="col">{circumstances}</th><th scope="col">{range}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {has_law.then(|| view! { <h3>{words::LAW}</h3><LawView laws=vec![rule.law.clone()] /> })}
    }
    .into_any()
}
