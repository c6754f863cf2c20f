//! 示例数据: one kind in one place, as the cells of an import.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde_json::{Value, json};
use shigantong_contract::{codes, uscc};

use super::difference::{Difference, Exempt};
use super::kind::{Body, Kind, KindRule, Level, Place, Places, When};
use super::procedure::Procedure;

/// 公共服务, which is no administrative act, so that no remedy of administrative law lies.
const PUBLIC_SERVICE: &str = "20";

/// 窗口办理, the only form without the net.
const WINDOW: &str = "1";

/// A kind as a body performs it in a place.
pub(super) struct Performed<'a> {
    pub(super) kind: &'a Kind,
    pub(super) body: &'a Body,
    pub(super) place: &'a Place,
    pub(super) places: &'a Places,
    pub(super) procedure: &'a Procedure,
    pub(super) differences: Vec<&'a Difference>,
}

type Cells = BTreeMap<String, String>;

impl Performed<'_> {
    /// The cells, by column.
    pub(super) fn cells(&self) -> anyhow::Result<Cells> {
        let mut cells = Cells::new();
        self.identity(&mut cells)?;
        self.handling(&mut cells);
        self.time(&mut cells);
        self.lists(&mut cells);
        self.contact(&mut cells);
        cells.retain(|_, text| !text.is_empty());
        Ok(cells)
    }

    fn identity(&self, cells: &mut Cells) -> anyhow::Result<()> {
        let kind = self.kind;
        let dept_code = credit_code(self.body, self.place).with_context(|| kind.name.clone())?;
        let level = match self.place.level() {
            Level::City => "3",
            Level::County => "4",
            Level::Town => "5",
        };
        let task_code = format!("{dept_code}{level}{}", kind.catalog_code);
        let dept_type = if self.body.kind == "11" { "1" } else { "2" };
        put(
            cells,
            [
                ("task_handle_item", format!("{task_code}01").as_str()),
                ("task_code", &task_code),
                ("catalog_code", &kind.catalog_code),
                ("task_name", &kind.name),
                ("task_type", &kind.task_type),
                ("task_version", "1"),
                ("task_state", "1"),
                ("plan_effective_date", "2026-01-01"),
                ("summary", &kind.summary),
                ("is_sample", "1"),
                ("dept_code", &dept_code),
                ("dept_name", &self.body.name_in(self.place)),
                ("dept_type", dept_type),
                ("use_level", level),
                ("power_source", &kind.power_source),
                ("area_code", &self.place.code),
                ("area_name", &self.place.name),
            ],
        );
        Ok(())
    }

    fn handling(&self, cells: &mut Cells) {
        let kind = self.kind;
        let visits = self.visits();
        let depth = self.online_depth();
        let handle_type = kind.handle_type.iter().map(String::as_str);
        let handle_type = handle_type.filter(|form| depth != "0" || *form == WINDOW);
        let topics = |first: char| {
            let codes = kind
                .topics
                .iter()
                .filter_map(|label| codes::code_of(codes::TOPIC, label));
            codes
                .filter(|code| code.starts_with(first))
                .collect::<Vec<_>>()
                .join(",")
        };
        put(
            cells,
            [
                ("server_type", kind.server_type.join(",").as_str()),
                ("project_type", &kind.project_type),
                ("handle_type", &handle_type.collect::<Vec<_>>().join(",")),
                ("handle_area", &kind.handle_area),
                ("limit_scene_num", &visits.to_string()),
                ("limit_scene_explain", self.visits_reason(visits)),
                ("is_online", if depth == "0" { "0" } else { "1" }),
                ("online_handle_depth", depth),
                ("is_entry_center", "1"),
                ("user_topic_type", &topics('1')),
                ("corp_topic_type", &topics('2')),
                ("exercise", &kind.exercise),
                ("result_name", &kind.result_name),
                ("result_type", &kind.result_type),
                ("result_validity", &kind.result_validity),
                ("result_guid", &kind.result_guid),
            ],
        );
    }

    fn time(&self, cells: &mut Cells) {
        let kind = self.kind;
        put(
            cells,
            [
                ("anticipate_day", kind.statutory_day.to_string().as_str()),
                ("anticipate_type", &kind.statutory_type),
                ("anticipate_explain", &kind.statutory_explain),
                ("promise_day", &self.promise_day().to_string()),
                ("promise_type", self.promise_type()),
            ],
        );
    }

    fn lists(&self, cells: &mut Cells) {
        let kind = self.kind;
        let steps = self.procedure.steps(kind, self.promise_day());
        let laws = kind
            .by_law
            .iter()
            .map(|law| json!({"law": law.law, "article": law.article, "text": law.text}));
        let own = self.differences.iter().filter_map(|own| own.fee.as_ref());
        let fees: Vec<_> = kind.fees.iter().chain(own).collect();
        let is_fee = if fees.is_empty() { "0" } else { "1" };
        let fees = fees.into_iter().map(|fee| {
            json!({"fee_name": fee.name, "fee_stand": fee.standard, "by_law": fee.by_law,
                "desc_explain": fee.free_explain})
        });
        let special = kind.special_procedures.iter().map(|special| {
            json!({"name": special.name, "days": special.days, "explain": special.explain})
        });
        let rows = kind
            .discretion
            .iter()
            .map(|row| json!({"circumstance": row.circumstance, "range": row.range}));
        let faq = kind
            .faq
            .iter()
            .map(|faq| json!({"question": faq.q, "answer": faq.a}));
        put(
            cells,
            [
                ("by_law", list(laws).as_str()),
                ("fees", &list(fees)),
                ("is_fee", is_fee),
                ("special_procedure", &list(special)),
                ("discretion", &list(rows)),
                ("faq", &list(faq)),
                ("materials", &list(self.materials())),
                ("questions", &list(self.questions())),
                ("material_rules", &list(self.material_rules())),
                ("steps", &json!(steps).to_string()),
                ("accept_condition", &json!(kind.conditions).to_string()),
                ("duties", &json!(kind.duties).to_string()),
                ("accountability", &json!(kind.accountability).to_string()),
                ("plain_words", &json!(kind.plain_words).to_string()),
            ],
        );
    }

    fn materials(&self) -> impl Iterator<Item = Value> {
        let more = self.differences.iter().flat_map(|own| &own.more);
        self.kind.materials.iter().chain(more).map(|material| {
            let waived = self.waived(&material.name);
            let exempt = waived.map_or(&material.exempt, |own| &own.reason);
            json!({
                "material_name": material.name, "material_type": material.r#type,
                "material_format": material.format, "is_need": material.need,
                "source_type": material.source, "page_num": material.copies,
                "fill_explain": material.note, "accept_stand": material.standard,
                "by_law": material.by_law,
                "form_guid": material.form_guid, "example_guid": material.example_guid,
                "exempt": exempt,
            })
        })
    }

    fn questions(&self) -> impl Iterator<Item = Value> {
        self.kind.questions.iter().map(|question| {
            let options = question.options.iter().map(|choice| {
                json!({
                    "key": choice.key, "label": choice.label, "advice": choice.advice,
                    "is_dead_end": choice.is_dead_end,
                })
            });
            json!({
                "key": question.key, "text": question.text, "hint": question.hint,
                "when": conditions(&question.when), "options": options.collect::<Vec<_>>(),
            })
        })
    }

    /// Whether the place does without a material.
    fn waived(&self, material: &str) -> Option<&Exempt> {
        let differences = self.differences.iter();
        let mut waived = differences.filter_map(|own| own.exempt.as_ref());
        waived.find(|own| own.material == material)
    }

    /// What a place does without, nobody brings, whatever the rules of the kind say.
    fn material_rules(&self) -> impl Iterator<Item = Value> {
        let asks = |rule: &&KindRule| matches!(rule.need.as_str(), "bring" | "later");
        let is_waived = move |rule: &&KindRule| asks(rule) && self.waived(&rule.material).is_some();
        let rules = self.kind.rules.iter();
        rules.filter(move |rule| !is_waived(rule)).map(|rule| {
            json!({
                "material": rule.material, "when": conditions(&rule.when), "need": rule.need,
                "reason": rule.reason,
            })
        })
    }

    fn contact(&self, cells: &mut Cells) {
        let place = self.place;
        let number = self.body.number;
        let position = self
            .places
            .area
            .iter()
            .position(|known| known.code == place.code);
        let extension = format!("{:02}{number:02}", position.unwrap_or_default() + 1);
        let window = number % 24 + 1;
        let is_act = self.kind.task_type != PUBLIC_SERVICE;
        put(
            cells,
            [
                (
                    "transact_addr",
                    format!("{}，{window} 号窗口；{}", place.hall, place.address).as_str(),
                ),
                ("transact_time", &place.hours),
                ("link_way", &format!("0917-12345 转 {extension}")),
                ("supervise_way", "12345（政务服务热线，可投诉、举报）"),
                (
                    "reconsideration",
                    &if is_act {
                        self.reconsideration()
                    } else {
                        String::new()
                    },
                ),
                ("litigation", if is_act { LITIGATION } else { "" }),
            ],
        );
    }

    /// Where one applies for reconsideration: the people's government of the same level; taxes
    /// and other vertical bodies at the body above (行政复议法 第二十四、二十七条).
    fn reconsideration(&self) -> String {
        let city = &self.places.area[0];
        let body = match (self.body.key.as_str(), self.place.level()) {
            ("tax", Level::City) => "国家税务总局陕西省税务局".to_owned(),
            ("tax", _) => format!("国家税务总局{}税务局", city.name),
            (_, Level::Town) => {
                let county = self
                    .places
                    .area
                    .iter()
                    .find(|area| area.code == self.place.code[..6]);
                format!("{}人民政府", county.map_or("", |county| &county.name))
            }
            (_, Level::City | Level::County) => format!("{}人民政府", self.place.name),
        };
        format!("{body}，自知道该行政行为之日起 60 日内申请（《行政复议法》第二十条）")
    }

    fn is_uncut(&self) -> bool {
        self.place.uncut.contains(&self.body.key)
    }

    fn promise_day(&self) -> u32 {
        let kind = self.kind;
        if self.is_uncut() {
            return kind.statutory_day;
        }
        let scaled = (kind.promise_day * self.place.promise_percent).div_ceil(100);
        scaled.min(kind.statutory_day)
    }

    fn promise_type(&self) -> &str {
        if self.is_uncut() {
            &self.kind.statutory_type
        } else {
            &self.kind.promise_type
        }
    }

    /// The slowest places ask for one visit more where not everything can be done online.
    fn visits(&self) -> u8 {
        let kind = self.kind;
        let more = self.place.promise_percent >= 150 && kind.visits < 2 && kind.online_depth != "4";
        let own: u8 = self.differences.iter().map(|own| own.more_visits).sum();
        kind.visits + u8::from(more) + own
    }

    fn visits_reason(&self, visits: u8) -> &str {
        let mut own = self
            .differences
            .iter()
            .map(|own| own.visits_reason.as_str());
        let own = own.find(|reason| !reason.is_empty());
        match (visits, own, self.kind.visits_reason.as_str()) {
            (0, ..) => "",
            (_, Some(reason), _) => reason,
            (_, None, "") => "当地窗口需核验原件",
            (_, None, reason) => reason,
        }
    }

    fn online_depth(&self) -> &str {
        let mut own = self
            .differences
            .iter()
            .filter_map(|own| own.online_depth.as_deref());
        own.next().unwrap_or(&self.kind.online_depth)
    }
}

/// An invented credit code with valid check characters: kind of body, region, number of the body
/// and of the town.
pub(super) fn credit_code(body: &Body, place: &Place) -> Option<String> {
    let (county, town) = place.code.split_at_checked(6)?;
    let town = if town.is_empty() { "000" } else { town };
    let organisation = format!("{:02}{town}{}", body.number, &county[3..]);
    let check = uscc::organisation_check_character(&organisation)?;
    let body = format!("{}{county}{organisation}{check}", body.kind);
    Some(format!("{body}{}", uscc::check_character(&body)?))
}

const LITIGATION: &str = "有管辖权的人民法院，自知道该行政行为之日起 6 个月内起诉；不服复议决定的，自收到复议决定书之日起 15 日内起诉（《行政诉讼法》第四十五条、第四十六条）";

fn put<const N: usize>(cells: &mut Cells, pairs: [(&str, &str); N]) {
    for (name, text) in pairs {
        cells.insert(name.to_owned(), text.to_owned());
    }
}

fn list(rows: impl Iterator<Item = Value>) -> String {
    Value::Array(rows.collect()).to_string()
}

fn conditions(when: &When) -> Value {
    let conditions = when.iter().map(
        |(question, is)| json!({"question": question, "is": is.split('|').collect::<Vec<_>>()}),
    );
    Value::Array(conditions.collect())
}
