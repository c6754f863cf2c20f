//! 同一标准: all places, each with what differs and a way to its guide.

use leptos::prelude::*;

use super::{Compared, demands, standing};
use crate::domain::compare::{Aspect, Demands, Order};
use crate::route::{PLACES, Route, compare_ordered};
use crate::text::compare as words;

/// The places in the order that the address asks for, with links to the other orders. The roles
/// keep it a table for the ear where the style sheet lays its rows out as cards.
#[component]
pub(crate) fn PlacesView(compared: Compared, order: Memo<Order>) -> impl IntoView {
    let orders = orders(&compared, order);
    let has_demands = has_demands(&compared);
    let mut heads = vec![words::PLACE];
    let spreads = &compared.comparison.spreads;
    heads.extend(
        spreads
            .iter()
            .map(|spread| words::aspect_name(spread.aspect)),
    );
    if has_demands {
        heads.push(words::DEMANDS);
    }
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th role="columnheader" scope="col">{head}</th> })
        .collect();
    let rows = move || {
        let ordered = compared.comparison.ordered(order.get());
        let rows = ordered
            .into_iter()
            .map(|place| row(&compared, place, has_demands));
        rows.collect::<Vec<_>>()
    };
    let said = move || match order.get() {
        Order::Region => "",
        Order::By(aspect) => words::order(aspect),
    };
    view! {
        <section class="part" id=PLACES aria-labelledby="places-title">
            <h2 id="places-title">{words::PLACES}</h2>
            {orders}
            <p class="hidden" role="status">{said}</p>
            <div class="compare">
                <table role="table" aria-labelledby="places-title">
                    <thead role="rowgroup">
                        <tr role="row">{heads}</tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn has_demands(compared: &Compared) -> bool {
    let mut demands = compared.comparison.demands.iter();
    demands.any(|demands| *demands != Demands::default())
}

/// The orders that differ from one another, as links.
fn orders(compared: &Compared, order: Memo<Order>) -> impl IntoView + use<> {
    let Some(own) = compared.own_place() else {
        return ().into_any();
    };
    let offered = [Aspect::Limit, Aspect::Visits, Aspect::Materials];
    let spreads = compared.comparison.spreads.iter();
    let by = spreads.filter(|spread| offered.contains(&spread.aspect) && !spread.best.is_empty());
    let mut orders = vec![(Order::Region, words::BY_REGION)];
    orders.extend(by.map(|spread| (Order::By(spread.aspect), words::order(spread.aspect))));
    if orders.len() < 2 {
        return ().into_any();
    }
    let links: Vec<_> = orders
        .into_iter()
        .map(|(wanted, label)| {
            let href = compare_ordered(&own.task_handle_item, wanted);
            let is_on = move || order.get() == wanted;
            view! {
                <li>
                    <a
                        class=move || if is_on() { "chip on" } else { "chip" }
                        href=href
                        aria-current=move || is_on().then_some("true")
                    >
                        {label}
                    </a>
                </li>
            }
        })
        .collect();
    view! { <ul class="chips" aria-label=words::SORT>{links}</ul> }.into_any()
}

fn row(compared: &Compared, place: usize, has_demands: bool) -> impl IntoView + use<> {
    let variant = compared.place(place);
    let is_own = place == compared.own;
    let cells: Vec<_> = compared
        .comparison
        .spreads
        .iter()
        .map(|spread| {
            let (aspect, own) = (spread.aspect, spread.standings[place]);
            view! {
                <td role="cell" data-label=words::aspect_name(aspect)>
                    {compared.value(aspect, place)}
                    {standing(aspect, own)}
                </td>
            }
        })
        .collect();
    let demands = has_demands.then(|| {
        view! { <td role="cell" class="wants">{demands(compared, place)}</td> }
    });
    view! {
        <tr role="row" class=if is_own { "own" } else { "" }>
            <th role="rowheader" scope="row">
                <a href=Route::Guide(variant.task_handle_item.clone()).href()>
                    {variant.area_name.clone()}
                    <span class="hidden">" "{crate::text::item::GUIDE}</span>
                </a>
                {is_own.then(|| view! { <span class="tag">{words::OWN}</span> })}
            </th>
            {cells}
            {demands}
        </tr>
    }
}
