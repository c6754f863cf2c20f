//! 各单位办得怎么样: what departments say beside what citizens say, small numbers hidden.

use leptos::prelude::*;
use shigantong_contract::complaint::{ComplaintFigures, DepartmentFigures, FigureCell};

use crate::components::details::Rows;
use crate::text::{board as words, case};

/// The figures of all departments.
pub(crate) fn figures_view(figures: ComplaintFigures) -> AnyView {
    let at = case::moment_with_year(figures.generated_at);
    let is_empty = figures.departments.is_empty();
    let departments: Vec<_> = figures.departments.iter().map(department).collect();
    let too_few = figures.too_few;
    view! {
        <p class="faint">{at}</p>
        {is_empty.then(|| view! { <p>{words::FIGURES_EMPTY}</p> })}
        {departments}
        {(too_few > 0).then(|| view! { <p class="faint">{words::too_few(too_few)}</p> })}
    }
    .into_any()
}

fn department(figures: &DepartmentFigures) -> AnyView {
    let on_time = figures.on_time.as_ref();
    let on_time = on_time.map_or(words::FEW.to_owned(), |share| {
        words::share(share.on_time, share.of)
    });
    let rows = vec![
        (words::RECEIVED, words::received(figures.received)),
        (words::ON_TIME, on_time),
        (words::OUTCOMES, cells(&figures.outcomes)),
        (words::CITIZEN_OUTCOMES, cells(&figures.citizen_outcomes)),
        (words::DISPUTED, count(figures.disputed)),
        (words::LEVELS, cells(&figures.levels)),
    ];
    view! {
        <section class="part">
            <h2>{figures.dept_name.clone()}</h2>
            <Rows rows=rows plain=true />
        </section>
    }
    .into_any()
}

fn cells(cells: &[FigureCell]) -> String {
    let cells = cells.iter().filter(|cell| cell.count != Some(0));
    let cells: Vec<String> = cells
        .map(|cell| format!("{} {}", cell.value.label, count(cell.count)))
        .collect();
    cells.join("，")
}

fn count(count: Option<u32>) -> String {
    count.map_or(words::FEW.to_owned(), |count| count.to_string())
}
