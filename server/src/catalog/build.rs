//! 目录: built from the database.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use serde::Deserialize;
use shigantong_contract::{Coded, codes};
use shigantong_search::{Entry, IndexBuilder, Synonyms};

use super::area::AreaNode;
use super::companies::Companies;
use super::filter::low_bits;
use super::intern::{CodeTable, NONE, Texts};
use super::journeys::Journeys;
use super::row::{NO_DAY, Row};
use super::{Catalog, CodeTables, DepartmentNode};
use crate::db::items::CANCELLED;
use crate::db::{Db, Settings};

/// How much each other text of an item says, beside its name.
const PLAIN_WORDS: f32 = 0.9;
const SUMMARY: f32 = 0.4;
const DEPARTMENT: f32 = 0.4;
/// How many other texts one name keeps.
const MOST_OTHER_TEXTS: usize = 60;

/// What a catalog needs of an item.
#[derive(Debug, Deserialize)]
pub(crate) struct Brief {
    task_handle_item: String,
    task_name: String,
    catalog_code: String,
    task_type: Coded,
    task_state: Coded,
    summary: String,
    plain_words: Vec<String>,
    is_sample: bool,
    dept_code: String,
    dept_name: String,
    use_level: Coded,
    area_code: String,
    server_type: Vec<Coded>,
    project_type: Option<Coded>,
    handle_type: Vec<Coded>,
    limit_scene_num: Option<u8>,
    is_online: bool,
    user_topic_type: Vec<Coded>,
    corp_topic_type: Vec<Coded>,
    promise_day: Option<u16>,
    promise_type: Option<Coded>,
    is_fee: Option<bool>,
}

/// A row before its place in the order is known.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) row: Row,
    pub(super) catalog_code: u32,
    /// What kind of department it is, whatever the region: 公安局 for 渭滨区公安局. Empty where
    /// the catalog code tells items apart.
    pub(super) kind: u32,
    /// 0 for the first item of this identity in its region.
    pub(super) repeat: u32,
}

impl Catalog {
    /// Reads everything that lists need.
    ///
    /// # Errors
    /// Those of the database, and an item whose JSON is none.
    pub async fn load(db: &Db, synonyms: Arc<Synonyms>) -> anyhow::Result<Self> {
        // The version is read first: what changes afterwards is seen at the next look.
        let settings = db.settings().await?;
        let areas = db.areas().await?;
        let mut builder = Builder::new(AreaNode::tree(areas));
        db.each_brief(|brief| builder.add(&brief)).await?;
        let journeys = db.journeys().await?;
        let companies = db.companies().await?;
        let catalog = tokio::task::spawn_blocking(move || {
            let (journeys, companies) = (Journeys::new(journeys), Companies::new(companies));
            builder.finish(&settings, (journeys, companies), synonyms)
        });
        Ok(catalog.await?)
    }
}

/// A catalog in the making.
pub(super) struct Builder {
    pub(super) areas: Vec<AreaNode>,
    pub(super) roots: Vec<u16>,
    area_numbers: HashMap<String, u16>,
    departments: Vec<DepartmentNode>,
    department_numbers: HashMap<(u32, u16), u32>,
    dept_codes: Texts,
    codes: CodeTables,
    texts: Texts,
    pub(super) titles: Texts,
    other: BTreeMap<u32, BTreeSet<(String, u8)>>,
    pub(super) drafts: Vec<Draft>,
    repeats: HashMap<(u32, u32, u32, u16), u32>,
    pub(super) samples: usize,
}

impl Builder {
    fn new((areas, roots): (Vec<AreaNode>, Vec<u16>)) -> Self {
        let codes_of = |area: &AreaNode| area.row.area_code.clone();
        Self {
            area_numbers: areas.iter().map(codes_of).zip(0..).collect(),
            areas,
            roots,
            departments: Vec::new(),
            department_numbers: HashMap::new(),
            dept_codes: Texts::new(),
            codes: CodeTables {
                task_type: CodeTable::new(codes::TASK_TYPE),
                use_level: CodeTable::new(codes::USE_LEVEL),
                project_type: CodeTable::new(codes::PROJECT_TYPE),
                day_type: CodeTable::new(codes::DAY_TYPE),
                server_type: CodeTable::new(codes::SERVER_TYPE),
                handle_type: CodeTable::new(codes::HANDLE_TYPE),
                topic: CodeTable::new(codes::TOPIC),
            },
            texts: Texts::new(),
            titles: Texts::new(),
            other: BTreeMap::new(),
            drafts: Vec::new(),
            repeats: HashMap::new(),
            samples: 0,
        }
    }

    fn add(&mut self, brief: &Brief) {
        let Some(area) = self.area_numbers.get(&brief.area_code).copied() else {
            return;
        };
        if brief.task_state.code == CANCELLED {
            return;
        }
        self.samples += usize::from(brief.is_sample);
        self.areas[usize::from(area)].item_count += 1;
        let row = self.row(brief, area);
        let kind = self.department_kind(&brief.dept_name, area).to_owned();
        self.keep_other(row.title, brief, &kind);
        // The catalog code says that items are the same; without one the kind of body has to.
        let by_code = !brief.catalog_code.is_empty();
        let kind = self.texts.intern(if by_code { "" } else { &kind });
        let catalog_code = self.texts.intern(&brief.catalog_code);
        let met = self
            .repeats
            .entry((row.title, catalog_code, kind, area))
            .or_default();
        let repeat = *met;
        *met += 1;
        self.drafts.push(Draft {
            row,
            catalog_code,
            kind,
            repeat,
        });
    }

    fn row(&mut self, brief: &Brief, area: u16) -> Row {
        let department = self.department(brief, area);
        let codes = &mut self.codes;
        let own = codes.topic.mask(&brief.user_topic_type);
        let topics = own | codes.topic.mask(&brief.corp_topic_type);
        let mut number = |table: fn(&mut CodeTables) -> &mut CodeTable, coded: Option<&Coded>| {
            coded.map_or(NONE, |coded| table(codes).intern(coded))
        };
        Row {
            promise_type: number(|c| &mut c.day_type, brief.promise_type.as_ref()),
            task_type: number(|c| &mut c.task_type, Some(&brief.task_type)),
            use_level: number(|c| &mut c.use_level, Some(&brief.use_level)),
            project_type: number(|c| &mut c.project_type, brief.project_type.as_ref()),
            key: self.texts.intern(&brief.task_handle_item),
            title: self.titles.intern(&brief.task_name),
            group: 0,
            summary: self.texts.intern(&brief.summary),
            department,
            topics,
            area,
            promise_day: brief.promise_day.unwrap_or(NO_DAY),
            visits: brief.limit_scene_num.unwrap_or(NONE),
            server_types: low_bits(self.codes.server_type.mask(&brief.server_type)),
            handle_types: low_bits(self.codes.handle_type.mask(&brief.handle_type)),
            is_fee: brief.is_fee.map_or(NONE, u8::from),
            is_online: brief.is_online,
        }
    }

    fn department(&mut self, brief: &Brief, area: u16) -> u32 {
        let code = self.dept_codes.intern(&brief.dept_code);
        let next = u32::try_from(self.departments.len()).unwrap_or(u32::MAX);
        let number = *self.department_numbers.entry((code, area)).or_insert(next);
        if number == next {
            self.departments.push(DepartmentNode {
                code,
                name: brief.dept_name.clone(),
                area,
                item_count: 0,
            });
        }
        self.departments[number as usize].item_count += 1;
        number
    }

    /// The department without the name of its region or of one above, long or short.
    fn department_kind<'n>(&self, name: &'n str, area: u16) -> &'n str {
        let mut kind = name;
        let mut above = Some(area);
        let mut names: Vec<&str> = Vec::new();
        while let Some(node) = above.map(|place| &self.areas[usize::from(place)]) {
            names.push(&node.row.name);
            above = node.parent;
        }
        // From the top down: 宝鸡市渭滨区公安局 loses the city, then the district.
        for place in names.iter().rev() {
            let short = place.trim_end_matches(['市', '区', '县', '镇', '省']);
            let rest = kind
                .strip_prefix(place)
                .or_else(|| kind.strip_prefix(short));
            kind = rest
                .filter(|rest| rest.chars().count() >= 2)
                .unwrap_or(kind);
        }
        let level = ['市', '区', '县', '镇'];
        let rest = kind.strip_prefix(level);
        rest.filter(|rest| rest.chars().count() >= 2)
            .unwrap_or(kind)
    }

    fn keep_other(&mut self, title: u32, brief: &Brief, kind: &str) {
        let texts = self.other.entry(title).or_default();
        let mut keep = |text: &str, weight: f32| {
            if !text.is_empty() && texts.len() < MOST_OTHER_TEXTS {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                texts.insert((text.to_owned(), (weight * 100.0) as u8));
            }
        };
        for words in &brief.plain_words {
            keep(words, PLAIN_WORDS);
        }
        keep(&brief.summary, SUMMARY);
        keep(kind, DEPARTMENT);
    }

    fn finish(
        mut self,
        settings: &Settings,
        (journeys, companies): (Journeys, Companies),
        synonyms: Arc<Synonyms>,
    ) -> Catalog {
        let rows = self.ordered();
        let titles: Vec<String> = (0..)
            .map(|n| self.titles.get(n).to_owned())
            .take(self.titles.len())
            .collect();
        let mut builder = IndexBuilder::new();
        for (number, title) in (0..).zip(&titles) {
            let other = self.other.get(&number);
            let also: Vec<(&str, f32)> = other
                .into_iter()
                .flatten()
                .map(|(text, weight)| (text.as_str(), f32::from(*weight) / 100.0))
                .collect();
            builder.add(&Entry { title, also: &also });
        }
        let site = self.site(settings, rows.len());
        Catalog {
            tag: format!("{}.{}", settings.data_id(), settings.data_version()),
            site,
            areas: self.areas,
            roots: self.roots,
            departments: self.departments,
            dept_codes: self.dept_codes,
            codes: self.codes,
            texts: self.texts,
            titles,
            rows,
            index: builder.build(),
            journeys,
            companies,
            synonyms,
        }
    }
}
