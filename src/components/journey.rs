//! 一件事: the figures, the case, the stages, and the materials of all tasks together.

mod form;
mod list;
mod stages;
mod strip;

use leptos::prelude::*;
use shigantong_contract::{Area, AreaCode, Journey};

use crate::components::region::{Region, use_region};
use crate::domain::journey::Overview;
use crate::route::{Case, Route, use_case};

pub(crate) use form::FormView;
pub(crate) use list::ListView;
pub(crate) use stages::StagesView;

/// The case of a person, from the address and from what the phone remembers.
#[derive(Clone, Copy)]
pub(crate) struct MyCase {
    /// What the address says.
    pub(crate) address: Memo<Case>,
    region: Region,
    areas: Signal<Vec<Area>>,
}

impl MyCase {
    /// `areas` are the regions that there are: a phone may remember one that is no more.
    pub(crate) fn new(areas: Signal<Vec<Area>>) -> Self {
        Self {
            address: use_case(),
            region: use_region(),
            areas,
        }
    }

    /// The case with the region that counts: that of the address, or else the remembered one.
    pub(crate) fn get(self) -> Case {
        let case = self.address.get();
        if case.area.is_some() {
            return case;
        }
        let region = self.region.get().map(|(code, _)| code);
        let is_known = |code: &AreaCode| {
            let is_it = |area: &Area| area.area_code == code.as_str();
            self.areas.with(|areas| areas.iter().any(is_it))
        };
        Case {
            area: region.filter(is_known),
            ..case
        }
    }

    /// Remembers a region; `None` is the whole city.
    fn remember(self, area: Option<&AreaCode>) {
        let name = |code: &AreaCode| {
            let areas = self.areas.get_untracked();
            let area = areas
                .into_iter()
                .find(|area| area.area_code == code.as_str());
            area.map(|area| area.name)
        };
        let region = area.and_then(|code| Some((code.clone(), name(code)?)));
        // Where the phone keeps nothing, the address still says it.
        let _ = self.region.set(region);
    }
}

/// A journey as one person has it.
#[derive(Clone, Copy)]
pub(crate) struct MyJourney {
    /// The journey with the items of the case's region.
    pub(crate) journey: Signal<Journey>,
    /// The case.
    pub(crate) case: MyCase,
    /// What it all comes to.
    pub(crate) overview: Memo<Overview>,
}

impl MyJourney {
    /// The journey in a case.
    pub(crate) fn new(journey: Signal<Journey>, case: MyCase) -> Self {
        let overview = Memo::new(move |_| {
            case.address
                .with(|case| journey.with(|journey| Overview::of(journey, &case.with)))
        });
        Self {
            journey,
            case,
            overview,
        }
    }

    /// The address of this page in this case, with the region that counts: what one sends on.
    pub(crate) fn href(self) -> String {
        let key = self.journey.with(|journey| journey.key.clone());
        Route::Journey(key, self.case.get()).href()
    }
}

/// The names of these tasks.
fn names<'j>(journey: &'j Journey, tasks: &[usize]) -> Vec<&'j str> {
    let names = tasks.iter().filter_map(|task| journey.tasks.get(*task));
    names.map(|task| task.name.as_str()).collect()
}
