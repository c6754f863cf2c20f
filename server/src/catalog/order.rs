//! 目录: the order of rows, and what the installation says of itself.

use encoding_rs::GB18030;
use shigantong_contract::Site;

use super::build::{Builder, Draft};
use super::row::Row;
use crate::db::Settings;

impl Builder {
    /// The rows by name, identity and region, with the numbers of their groups.
    pub(super) fn ordered(&mut self) -> Vec<Row> {
        // GB18030 has the common characters in the order of their pinyin.
        let sound = |n: u32| GB18030.encode(self.titles.get(n)).0.into_owned();
        let mut by_sound: Vec<(Vec<u8>, u32)> = (0..)
            .map(|n| (sound(n), n))
            .take(self.titles.len())
            .collect();
        by_sound.sort_unstable();
        let mut ranks = vec![0_u32; by_sound.len()];
        for (rank, (_, title)) in (0..).zip(&by_sound) {
            ranks[*title as usize] = rank;
        }
        let rank = |draft: &Draft| ranks[draft.row.title as usize];
        let identity = |draft: &Draft| (rank(draft), draft.catalog_code, draft.kind, draft.repeat);
        let mut drafts = std::mem::take(&mut self.drafts);
        drafts.sort_unstable_by_key(|draft| (identity(draft), draft.row.area, draft.row.key));
        let mut group = 0;
        let mut before = drafts.first().map(identity);
        let rows = drafts.into_iter().map(|mut draft| {
            let own = Some(identity(&draft));
            group += u32::from(own != before);
            before = own;
            draft.row.group = group;
            draft.row
        });
        rows.collect()
    }

    /// What the settings say; where they say nothing, what follows from the largest region that
    /// has nothing above it.
    pub(super) fn site(&self, settings: &Settings, items: usize) -> Site {
        let or = |name: &str, otherwise: &str| match settings.get(name) {
            "" => otherwise.to_owned(),
            value => value.to_owned(),
        };
        let roots = self
            .roots
            .iter()
            .map(|root| &self.areas[usize::from(*root)].row);
        let root = roots.min_by_key(|row| row.position);
        let city = or("city_name", root.map_or("", |root| &root.name));
        let short = city.trim_end_matches(['市', '区', '县']);
        Site {
            name: or("name", "十感通"),
            city_title: or("city_title", &format!("{short}政务")),
            area_code: or("area_code", root.map_or("", |root| &root.area_code)),
            city_name: city,
            hotline: or("hotline", "12345"),
            data_version: settings.data_version(),
            data_updated_at: settings.data_updated_at().to_owned(),
            item_count: u32::try_from(items).unwrap_or(u32::MAX),
            is_sample: self.samples > 0,
        }
    }
}
