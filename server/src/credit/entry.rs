//! 公示文件: what an operator writes of a record that is to be published, and what is wrong with it.

use serde::{Deserialize, Serialize};
use shigantong_contract::credit::record::Consequence;
use shigantong_contract::credit::{SubjectKind, codes};
use shigantong_contract::{
    AreaCode, Date, FieldProblem, LegalBasis, ListKind, Severity, mask, uscc,
};
use shigantong_contract::{codes as tables, credit};

/// The most entries of a list within a record.
const MOST_ENTRIES: usize = 30;
/// The longest name of a sole trader that is taken for its owner's, in characters.
const MOST_PERSONS_NAME: usize = 4;
/// The longest line and the longest text, in characters.
const MOST_LINE: usize = 100;
const MOST_TEXT: usize = 4_000;

/// A file of records: `[[record]]` in TOML, or `{"record": [...]}` in JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryFile {
    /// The records.
    #[serde(default)]
    pub record: Vec<Entry>,
}

/// A record that is to be published.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Entry {
    /// 榜单: `red` or `black`.
    pub list_kind: String,
    /// 主体类型.
    pub subject_kind: String,
    /// The subject's name in full; that of a person is masked before it is stored.
    pub subject_name: String,
    /// 统一社会信用代码; empty for a person.
    pub uscc: String,
    /// A person's identity number; stored masked and as a keyed hash.
    pub id_number: String,
    /// What it is about, in a line.
    pub title: String,
    /// 信用领域, a code of the table or of the city's own.
    pub field: String,
    /// The words for a field of the city's own.
    pub field_label: String,
    /// 失信程度; empty on the red list.
    pub severity: String,
    /// Whether the authority decided that a record that is normally not shown has to be.
    pub is_needed: bool,
    /// The region whose body decided.
    pub area_code: String,
    /// 认定机关.
    pub dept_code: String,
    /// 认定机关.
    pub dept_name: String,
    /// 文号.
    pub decision_no: String,
    /// 认定日期.
    pub decided_on: Option<Date>,
    /// The last day on the red list, where it has one.
    pub max_until: Option<Date>,
    /// What the decision says.
    pub decision_text: String,
    /// What it rests on; never empty.
    pub basis: Vec<LegalBasis>,
    /// What the subject has to do.
    pub obligations: Vec<credit::Obligation>,
    /// What follows from it, each with its basis.
    pub consequences: Vec<Consequence>,
    /// How to repair it.
    pub repair_steps: Vec<credit::RepairStep>,
    /// What to hand in for that.
    pub repair_materials: Vec<String>,
    /// How to object.
    pub objection_way: String,
}

// Written out, so that no log shows a name or a number.
impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Entry(..)")
    }
}

impl Entry {
    pub(super) fn is_person(&self) -> bool {
        self.subject_kind == SubjectKind::NaturalPerson.code()
    }

    /// Whether the name is that of a person: a sole trader need not have a trade name (个体工商户条例
    /// 第八条), and then goes by its owner's.
    pub(super) fn has_persons_name(&self) -> bool {
        let is_trader = self.subject_kind == SubjectKind::SoleTrader.code();
        let length = self.subject_name.trim().chars().count();
        self.is_person() || (is_trader && length <= MOST_PERSONS_NAME)
    }

    pub(super) fn is_red(&self) -> bool {
        self.list_kind == ListKind::Red.code()
    }

    /// Everything that is wrong with it, but for the clock and the rules.
    pub(super) fn problems(&self) -> Vec<FieldProblem> {
        let mut found = Found(Vec::new());
        self.check_subject(&mut found);
        self.check_decision(&mut found);
        self.check_lists(&mut found);
        found.0
    }

    fn check_subject(&self, found: &mut Found) {
        found.one_of("subject_kind", codes::SUBJECT_KIND, &self.subject_kind);
        found.line("subject_name", &self.subject_name);
        let (code, number) = (self.uscc.trim(), self.id_number.trim());
        if self.is_person() {
            found.unless(
                code.is_empty(),
                "uscc",
                "自然人没有统一社会信用代码，请留空",
            );
            let is_number = number.is_empty() || mask::is_identity(number);
            found.unless(is_number, "id_number", "身份证号码有误，请核对；没有的留空");
        } else {
            let is_code = uscc::check(&uscc::normal(code)).is_ok();
            found.unless(
                is_code,
                "uscc",
                "不是有效的统一社会信用代码，请对照登记证照核对",
            );
            found.unless(number.is_empty(), "id_number", "只有自然人才有，请留空");
        }
    }

    fn check_decision(&self, found: &mut Found) {
        found.one_of("list_kind", codes::LIST_KIND, &self.list_kind);
        for (name, text) in [
            ("title", &self.title),
            ("field", &self.field),
            ("dept_code", &self.dept_code),
            ("dept_name", &self.dept_name),
            ("decision_no", &self.decision_no),
        ] {
            found.line(name, text);
        }
        let is_known =
            tables::has(codes::FIELD, &self.field) || !self.field_label.trim().is_empty();
        found.unless(is_known, "field_label", "这个领域不在代码表里，请写明名称");
        found.long("field_label", &self.field_label, MOST_LINE);
        let is_area = AreaCode::parse(&self.area_code).is_ok();
        found.unless(is_area, "area_code", "请写 6、9 或 12 位数字的区划代码");
        found.unless(
            self.decided_on.is_some(),
            "decided_on",
            "请写认定日期，例如 2026-11-20",
        );
        found.text("decision_text", &self.decision_text);
        found.long("objection_way", &self.objection_way, MOST_TEXT);
        if self.is_red() {
            let is_bare = self.severity.is_empty() && self.obligations.is_empty();
            found.unless(is_bare, "severity", "红榜没有失信程度和义务，请留空");
        } else {
            found.one_of("severity", codes::SEVERITY, &self.severity);
            let none = self.max_until.is_none();
            found.unless(none, "max_until", "黑榜的公示期按规则计算，请留空");
        }
        let is_minor = self.severity == Severity::Minor.code();
        let is_fit = !self.is_needed || is_minor;
        found.unless(
            is_fit,
            "is_needed",
            "只有轻微失信信息才需要决定是否公示，请去掉",
        );
    }

    fn check_lists(&self, found: &mut Found) {
        let has_basis = !self.basis.is_empty();
        found.unless(
            has_basis,
            "basis",
            "没有依据不能公示，请写明法律名称（law）和条款（article）",
        );
        for basis in &self.basis {
            found.line("basis.law", &basis.law);
            found.line("basis.article", &basis.article);
            found.long("basis.text", &basis.text, MOST_TEXT);
        }
        for duty in &self.obligations {
            found.line("obligations.text", &duty.text);
            let is_fit = duty
                .done_on
                .is_none_or(|done| self.decided_on.is_none_or(|on| on <= done));
            found.unless(is_fit, "obligations.done_on", "不能早于认定日期");
        }
        for consequence in &self.consequences {
            found.text("consequences.text", &consequence.text);
            let says = "每项措施都要写明法律依据（basis），没有依据的措施无效";
            found.unless(
                !consequence.basis.trim().is_empty(),
                "consequences.basis",
                says,
            );
            found.long("consequences.basis", &consequence.basis, MOST_TEXT);
        }
        for step in &self.repair_steps {
            found.line("repair_steps.name", &step.name);
            found.long("repair_steps.text", &step.text, MOST_TEXT);
        }
        for material in &self.repair_materials {
            found.line("repair_materials", material);
        }
        for (name, count) in [
            ("basis", self.basis.len()),
            ("obligations", self.obligations.len()),
            ("consequences", self.consequences.len()),
            ("repair_steps", self.repair_steps.len()),
            ("repair_materials", self.repair_materials.len()),
        ] {
            found.unless(count <= MOST_ENTRIES, name, "最多 30 项");
        }
    }
}

/// What was found to be wrong.
struct Found(Vec<FieldProblem>);

impl Found {
    fn unless(&mut self, is_fit: bool, field: &str, detail: &str) {
        if !is_fit {
            self.0.push(FieldProblem {
                field: field.to_owned(),
                detail: detail.to_owned(),
            });
        }
    }

    fn one_of(&mut self, field: &str, table: &[(&str, &str)], code: &str) {
        let codes: Vec<String> = table
            .iter()
            .map(|(code, label)| format!("{code}（{label}）"))
            .collect();
        let detail = format!("应为其中之一：{}", codes.join("、"));
        self.unless(tables::has(table, code), field, &detail);
    }

    fn line(&mut self, field: &str, text: &str) {
        self.unless(!text.trim().is_empty(), field, "不能为空");
        self.unless(!text.chars().any(char::is_control), field, "只能写一行");
        self.long(field, text, MOST_LINE);
    }

    fn text(&mut self, field: &str, text: &str) {
        self.unless(!text.trim().is_empty(), field, "不能为空");
        self.long(field, text, MOST_TEXT);
    }

    fn long(&mut self, field: &str, text: &str, most: usize) {
        let is_fit = text.chars().count() <= most;
        self.unless(is_fit, field, &format!("请不要超过 {most} 个字"));
    }
}
