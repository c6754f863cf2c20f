//! 同一标准: one place beside the others in words, and all places as a table whose rows become
//! cards on a phone.

mod demands;
mod table;

use leptos::prelude::*;
use shigantong_contract::{Variant, Variants};

use self::demands::demands;
pub(crate) use self::table::PlacesView;
use crate::components::limits::days;
use crate::domain::compare::{Aspect, Comparison, Spread, Standing, materials_asked};
use crate::domain::kind::is_applied_for;
use crate::text::compare as words;
use crate::text::item;

/// A comparison with what it was made of.
#[derive(Clone)]
pub(crate) struct Compared {
    pub(crate) variants: Variants,
    pub(crate) comparison: Comparison,
    /// The number of the place that the address names.
    pub(crate) own: usize,
}

impl Compared {
    /// Compares the item of this key with the others.
    pub(crate) fn new(variants: Variants, key: &str) -> Self {
        let mut places = variants.variants.iter();
        let own = places.position(|place| place.task_handle_item == key);
        Self {
            comparison: Comparison::of(&variants),
            own: own.unwrap_or_default(),
            variants,
        }
    }

    /// The place that the address names; none where the answer is empty.
    pub(crate) fn own_place(&self) -> Option<&Variant> {
        self.variants.variants.get(self.own)
    }

    fn place(&self, place: usize) -> &Variant {
        &self.variants.variants[place]
    }

    fn value(&self, aspect: Aspect, place: usize) -> String {
        let place = self.place(place);
        match aspect {
            Aspect::Limit => days(
                place.promise_day,
                place.promise_type.as_ref(),
                !is_applied_for(&self.variants.task_type),
            ),
            Aspect::Visits => place
                .limit_scene_num
                .map_or_else(|| item::UNKNOWN.to_owned(), words::visits),
            Aspect::Materials => words::materials(materials_asked(place)),
            Aspect::Fee => match place.is_fee {
                None => item::UNKNOWN.to_owned(),
                Some(false) => item::FREE.to_owned(),
                Some(true) => {
                    let names = place.fees.iter().map(|fee| fee.fee_name.as_str());
                    words::charged(&names.collect::<Vec<_>>())
                }
            },
            Aspect::Online => words::online(place.is_online).to_owned(),
        }
    }

    fn names(&self, places: &[usize]) -> Vec<&str> {
        let names = places
            .iter()
            .map(|place| self.place(*place).area_name.as_str());
        names.collect()
    }

    /// The best and the worst of an aspect in words.
    fn ends(&self, spread: &Spread) -> String {
        let end = |places: &[usize]| {
            let value = places
                .first()
                .map(|place| self.value(spread.aspect, *place));
            (self.names(places), value.unwrap_or_default())
        };
        if spread.best.is_empty() {
            return words::neither(spread.aspect, self.comparison.has_mixed_days).to_owned();
        }
        let all = self.variants.variants.len();
        words::best_and_worst(spread.aspect, end(&spread.best), end(&spread.worst), all)
    }
}

/// How a value stands, as a word beside it.
fn standing(aspect: Aspect, standing: Standing) -> impl IntoView {
    let class = match standing {
        Standing::Best => "tag",
        _ => "tag worse",
    };
    words::standing(aspect, standing).map(|word| view! { " "<span class=class>{word}</span> })
}

/// 本地 vs 最好 vs 最差: each aspect in which places differ, then what only the own place asks for.
#[component]
pub(crate) fn OwnView(compared: Compared) -> impl IntoView {
    let own = compared.own;
    let area = compared.place(own).area_name.clone();
    let spreads: Vec<_> = compared
        .comparison
        .spreads
        .iter()
        .map(|spread| {
            view! {
                <li>
                    <p class="aspect">{words::aspect_name(spread.aspect)}</p>
                    <p class="own">
                        {area.clone()}
                        " "
                        <b>{compared.value(spread.aspect, own)}</b>
                        {standing(spread.aspect, spread.standings[own])}
                    </p>
                    <p>{compared.ends(spread)}</p>
                </li>
            }
        })
        .collect();
    view! {
        <section class="part" aria-labelledby="own-title">
            <h2 id="own-title">{words::own_title(&area)}</h2>
            <ul class="spreads">{spreads}</ul>
            {demands(&compared, own)}
            <AlikeView compared=compared.clone() />
            {compared.comparison.has_mixed_days.then(|| view! { <p class="faint">{words::MIXED_DAYS}</p> })}
        </section>
    }
}

/// What all places have alike, in one sentence.
#[component]
pub(crate) fn AlikeView(compared: Compared) -> impl IntoView {
    let alike = compared.comparison.alike.iter();
    let values: Vec<String> = alike
        .map(|aspect| words::alike_value(*aspect, &compared.value(*aspect, compared.own)))
        .collect();
    (!values.is_empty()).then(|| view! { <p class="faint">{words::alike(&values)}</p> })
}
