//! The project's own holiday tables, as the server has them.

use std::fs;
use std::path::Path;

use shigantong_contract::holiday::HolidayFile;
use shigantong_contract::{Calendar, HolidayYear};

/// The table of every file, in order of the years.
pub fn tables() -> Vec<HolidayYear> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/data/holidays");
    let files = fs::read_dir(folder).unwrap();
    let mut tables: Vec<HolidayYear> = files
        .map(|file| {
            let path = file.unwrap().path();
            let file: HolidayFile = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            let table = file.table().unwrap();
            assert!(path.ends_with(format!("{}.toml", table.year)));
            table
        })
        .collect();
    tables.sort_by_key(|table| table.year);
    tables
}

/// The calendar of all of them.
pub fn calendar() -> Calendar {
    Calendar::new(tables())
}
