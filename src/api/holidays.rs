//! 节假日: the tables by which deadlines are counted.

use leptos::prelude::*;
use serde::Deserialize;
use shigantong_contract::{Calendar, HolidayYear, path};

use super::{Load, use_load};

/// The years whose tables the server has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Years {
    years: Vec<Known>,
}

/// A year whose table the server has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
struct Known {
    year: i32,
}

/// The calendar of these years, as far as their tables are there: more of it comes as they come.
/// `None` until it is known which years there are.
pub(crate) fn calendar(years: std::ops::RangeInclusive<i32>) -> Signal<Option<Calendar>> {
    let list: Load<Years> = use_load(Signal::derive(path::holidays_list));
    let tables: Vec<Load<HolidayYear>> = years.map(|year| table(list, year)).collect();
    Signal::derive(move || {
        let known = list.answer.get()?;
        let loaded: Vec<_> = tables.iter().map(|table| table.answer.get()).collect();
        let all = loaded.into_iter().flatten().filter_map(Result::ok);
        known.ok().map(|_| Calendar::new(all.collect()))
    })
}

/// The table of a year, asked for where the server has it.
fn table(list: Load<Years>, year: i32) -> Load<HolidayYear> {
    use_load(Signal::derive(move || {
        let is_known = list.answer.with(|list| match list {
            Some(Ok(list)) => list.years.iter().any(|known| known.year == year),
            _ => false,
        });
        if is_known {
            path::holidays(year)
        } else {
            String::new()
        }
    }))
}
