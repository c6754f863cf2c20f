//! 核对: what entries say of each other, once all of them are written and before it counts.

use std::collections::BTreeSet;

use shigantong_contract::discretion::lawful_range;
use shigantong_contract::{DiscretionRule, Inspection, Penalty, ServiceItem};
use sqlx::{Any, Transaction};

use super::kept::{At, Batch, CompanyRow, StoredDraw};
use super::said;
use crate::db::regulation::{catalog_code, penalties_of, stored};
use crate::db::{self, AreaRow};
use crate::toml_file::{Fault, LineError, Reader};

/// 行政处罚, a code of `codes::TASK_TYPE`.
const PENALTY: &str = "02";

type Tx = Transaction<'static, Any>;

/// Takes the department of a penalty from its item where none is written.
pub(super) async fn complete(tx: &mut Tx, penalties: &mut [At<Penalty>]) -> anyhow::Result<()> {
    for At { value, .. } in penalties {
        if !value.dept_code.is_empty() && !value.dept_name.is_empty() {
            continue;
        }
        if let Some(detail) = db::items::performed(tx, &value.item).await? {
            let item: ServiceItem = serde_json::from_str(&detail)?;
            for (to, from) in [
                (&mut value.dept_code, item.dept_code),
                (&mut value.dept_name, item.dept_name),
            ] {
                if to.is_empty() {
                    *to = from;
                }
            }
        }
    }
    Ok(())
}

/// Checks a batch that is written, within its transaction.
pub(super) struct Check<'c> {
    tx: &'c mut Tx,
    reader: Reader<'c>,
    areas: &'c [AreaRow],
}

impl<'c> Check<'c> {
    pub(super) fn new(tx: &'c mut Tx, text: &'c str, areas: &'c [AreaRow]) -> Self {
        Self {
            tx,
            reader: Reader::new(text),
            areas,
        }
    }

    pub(super) fn errors(self) -> Vec<LineError> {
        self.reader.errors
    }

    pub(super) async fn all(&mut self, batch: &Batch) -> anyhow::Result<()> {
        for At { at, value } in &batch.companies {
            self.area(*at, "company.area_code", &value.area_code);
        }
        for At { at, value } in &batch.licences {
            self.company(*at, "licence.uscc", &value.uscc).await?;
        }
        for At { at, value } in &batch.regulators {
            self.area(*at, "regulator.area_code", &value.area_code);
        }
        for At { at, value } in &batch.draws {
            self.area(*at, "draw.area_code", &value.plan.area_code);
            self.subjects(*at, "draw.subjects", value).await?;
        }
        for At { at, value } in &batch.inspections {
            self.area(*at, "inspection.area_code", &value.area_code);
            self.company(*at, "inspection.uscc", &value.uscc).await?;
            self.draw_of(*at, value).await?;
        }
        for At { at, value } in &batch.rules {
            self.rule(*at, value).await?;
        }
        for At { at, value } in &batch.penalties {
            self.penalty(*at, value).await?;
        }
        self.removed(batch).await
    }

    fn refuse(&mut self, at: usize, field: &str, what: String) {
        self.reader.refuse(at, field, Fault::Said(what));
    }

    fn area(&mut self, at: usize, field: &str, code: &str) {
        if !self.areas.iter().any(|area| area.area_code == code) {
            self.refuse(at, field, format!("没有 {code} 这个地区，请先导入区划"));
        }
    }

    async fn company(&mut self, at: usize, field: &str, uscc: &str) -> anyhow::Result<()> {
        if stored::<CompanyRow>(self.tx, uscc).await?.is_none() {
            let what = format!("没有代码为 {uscc} 的企业，请在 [[company]] 里写上");
            self.refuse(at, field, what);
        }
        Ok(())
    }

    /// Every subject of a draw is a company, so that its inspection has a name and a place.
    pub(super) async fn subjects(
        &mut self,
        at: usize,
        field: &str,
        draw: &StoredDraw,
    ) -> anyhow::Result<()> {
        for subject in &draw.draw.subjects {
            self.company(at, field, subject).await?;
        }
        Ok(())
    }

    async fn draw_of(&mut self, at: usize, inspection: &Inspection) -> anyhow::Result<()> {
        let (id, uscc) = (&inspection.draw_id, &inspection.uscc);
        if id.is_empty() {
            return Ok(());
        }
        let field = "inspection.draw_id";
        match stored::<StoredDraw>(self.tx, id).await? {
            None => self.refuse(at, field, format!("没有编号为 {id} 的抽取")),
            Some(draw) if !draw.draw.drawn.contains(uscc) => {
                self.refuse(at, field, format!("抽取 {id} 没有抽中 {uscc}"));
            }
            Some(_) => {}
        }
        Ok(())
    }

    async fn item(&mut self, at: usize, field: &str, item: &str) -> anyhow::Result<()> {
        let Some(detail) = db::items::performed(self.tx, item).await? else {
            let what = format!("清单里没有业务办理项编码为 {item} 的在用事项，请先导入事项");
            self.refuse(at, field, what);
            return Ok(());
        };
        let found: ServiceItem = serde_json::from_str(&detail)?;
        if found.task_type.code != PENALTY {
            let what = format!("“{}”不是行政处罚，请改成处罚的事项", found.task_name);
            self.refuse(at, field, what);
        }
        Ok(())
    }

    async fn rule(&mut self, at: usize, rule: &DiscretionRule) -> anyhow::Result<()> {
        self.item(at, "rule.item", &rule.item).await?;
        // A penalty that was measured by the rule must still be.
        for penalty in penalties_of(self.tx, &rule.id).await? {
            if let Some((_, what)) = misfit(&penalty, rule) {
                let what = format!("已经公布的处罚 {} 与它对不上：{what}", penalty.id);
                self.refuse(at, "rule.id", what);
            }
        }
        Ok(())
    }

    async fn penalty(&mut self, at: usize, penalty: &Penalty) -> anyhow::Result<()> {
        self.item(at, "penalty.item", &penalty.item).await?;
        self.area(at, "penalty.area_code", &penalty.area_code);
        if !penalty.uscc.is_empty() {
            self.company(at, "penalty.uscc", &penalty.uscc).await?;
        }
        if penalty.rule_id.is_empty() {
            if !penalty.circumstances.is_empty() {
                let what = "没有写 rule_id，情节无从对照，请写上裁量规则或者去掉情节";
                self.refuse(at, "penalty.circumstances", what.to_owned());
            }
            return Ok(());
        }
        let rule: Option<DiscretionRule> = stored(self.tx, &penalty.rule_id).await?;
        let Some(rule) = rule else {
            let what = format!("没有编号为 {} 的裁量规则", penalty.rule_id);
            self.refuse(at, "penalty.rule_id", what);
            return Ok(());
        };
        if let Some((field, what)) = misfit(penalty, &rule) {
            self.refuse(at, field, what);
        }
        Ok(())
    }

    /// What is withdrawn must not be what others rest on.
    async fn removed(&mut self, batch: &Batch) -> anyhow::Result<()> {
        let removed: BTreeSet<_> = batch.removes.iter().collect();
        for (kind, id) in removed {
            if *kind == "rule" && !penalties_of(self.tx, id).await?.is_empty() {
                let what = format!("还有处罚依据裁量规则 {id}，请先撤下或者更改那些处罚");
                self.refuse(0, "remove.rule", what);
            }
        }
        Ok(())
    }
}

/// Why a penalty cannot be measured by its standard; nothing is said of whether it is too heavy or
/// too light: that is what the public sees.
fn misfit(penalty: &Penalty, rule: &DiscretionRule) -> Option<(&'static str, String)> {
    let code = |item| match catalog_code(item) {
        "" => item,
        code => code,
    };
    if code(penalty.item.as_str()) != code(rule.item.as_str()) {
        let what = format!("裁量规则 {} 是另一个事项的", rule.id);
        return Some(("penalty.rule_id", what));
    }
    let chosen: Vec<&str> = penalty.circumstances.iter().map(String::as_str).collect();
    match lawful_range(rule, &chosen) {
        Err(why) => Some(("penalty.circumstances", said::no_range(&why))),
        Ok(range) if penalty.amount.is_some() && range.unit.code != penalty.unit.code => {
            Some(("penalty.unit", said::unit(&penalty.unit, &range.unit)))
        }
        Ok(_) => None,
    }
}
