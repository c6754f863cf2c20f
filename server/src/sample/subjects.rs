//! 示例主体: invented companies, shops and persons, always the same ones.
//!
//! Credit records, inspections and penalties of the sample speak of the same subjects. Nobody can be
//! meant: every name says 示例, and the organisation codes begin with MAYY, far beyond those that
//! are given out. Their check characters are right, so that forms take them. Of persons there is no
//! identity number at all, only what a masked one shows.

use anyhow::Context as _;
use shigantong_contract::credit::SubjectKind;
use shigantong_contract::{mask, uscc};

use super::{expand, files, kind};

/// How many subjects there are.
pub(crate) const COUNT: u32 = 400;
/// How many regions they are spread over: the city, its counties and districts.
const AREAS: usize = 13;

/// A trade, and who watches over it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Trade {
    /// What a company of it is called: 建筑劳务.
    pub(crate) name: &'static str,
    /// What a shop of it is called: 装修部.
    pub(crate) shop: &'static str,
    /// 信用领域, a code of `credit::codes::FIELD`.
    pub(crate) field: &'static str,
    /// The key of its department in `sample/departments.toml`.
    pub(crate) dept: &'static str,
}

const fn trade(
    name: &'static str,
    shop: &'static str,
    field: &'static str,
    dept: &'static str,
) -> Trade {
    Trade {
        name,
        shop,
        field,
        dept,
    }
}

/// The trades.
pub(crate) const TRADES: &[Trade] = &[
    trade("建筑劳务", "装修部", "construction", "housing"),
    trade("食品加工", "小吃店", "food_drug", "market"),
    trade("道路运输", "货运部", "transport", "transport"),
    trade("环保科技", "废旧物资回收站", "environment", "environment"),
    trade("人力资源", "家政服务部", "labour", "social_security"),
    trade("商贸", "便利店", "market", "market"),
    trade("医药", "诊所", "health", "health"),
    trade("农业科技", "农资店", "agriculture", "agriculture"),
    trade("文化旅游", "农家乐", "culture_tourism", "culture"),
    trade("矿山机械", "烟花爆竹店", "work_safety", "emergency"),
    trade("财务咨询", "代理记账部", "tax", "tax"),
    trade("教育咨询", "托管班", "education", "education"),
    trade("小额贷款", "典当行", "finance", "finance"),
];

/// Words that make names differ.
const WORDS: &[&str] = &[
    "云岭", "禾川", "青原", "同泰", "远景", "金穗", "长乐", "明泉", "北辰", "安和", "春晖", "锦程",
    "立信", "宏图", "百川", "新禾", "秋实", "永固", "东篱", "望岳", "清源", "和顺", "聚贤", "松涛",
    "映山", "广济", "博文", "流霞", "晨曦", "乐耕", "天行",
];
const FAMILY_NAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡",
];

/// An invented company, shop or person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    /// Its number, from 0.
    pub(crate) number: u32,
    pub(crate) kind: SubjectKind,
    /// The name as it may be shown: that of a person is masked.
    pub(crate) name: String,
    /// The name in full. That of a person is not to be stored.
    pub(crate) full_name: String,
    /// 统一社会信用代码; empty for a person.
    pub(crate) uscc: String,
    /// What a person's identity number shows when it is masked; empty for all others.
    pub(crate) id_masked: String,
    /// The region where it is registered.
    pub(crate) area_code: String,
    /// That region's name.
    pub(crate) area_name: String,
    pub(crate) trade: &'static Trade,
}

impl Subject {
    /// Whether it is a company or a shop, which has a code and can be looked up by it.
    pub(crate) fn is_company(&self) -> bool {
        self.kind != SubjectKind::NaturalPerson
    }
}

/// All subjects, in the order of their numbers.
///
/// # Errors
/// The sample's regions, where they cannot be read.
pub(crate) fn all() -> anyhow::Result<Vec<Subject>> {
    let places: kind::Places = toml::from_str(files::AREAS).context("areas.toml")?;
    let places = places.area.get(..AREAS).context("areas.toml: 13 regions")?;
    let subjects = (0..COUNT).map(|number| {
        let place = &places[number as usize % AREAS];
        subject(number, place).with_context(|| format!("subject {number}"))
    });
    subjects.collect()
}

/// Code and name of a department, by its key, in one of the regions.
///
/// # Errors
/// A key or a region that there is not.
pub(crate) fn department(key: &str, area_code: &str) -> anyhow::Result<(String, String)> {
    let places: kind::Places = toml::from_str(files::AREAS).context("areas.toml")?;
    let bodies: kind::Bodies = toml::from_str(files::DEPARTMENTS).context("departments.toml")?;
    let body = bodies.department.iter().find(|body| body.key == key);
    let place = places.area.iter().find(|place| place.code == area_code);
    let (body, place) = body
        .zip(place)
        .with_context(|| format!("no {key} in {area_code}"))?;
    let code = expand::credit_code(body, place).with_context(|| format!("code of {key}"))?;
    Ok((code, body.name_in(place)))
}

fn subject(number: u32, place: &kind::Place) -> Option<Subject> {
    // Three of five are companies, one is a shop and one a person.
    let kind = match number / 13 % 5 {
        1 => SubjectKind::SoleTrader,
        3 => SubjectKind::NaturalPerson,
        _ => SubjectKind::LegalPerson,
    };
    // The numbers have no factor in common: every region meets every trade and word.
    let trade = &TRADES[(number / 13 + number) as usize % TRADES.len()];
    let word = WORDS[number as usize % WORDS.len()];
    let short = place.short();
    let is_person = kind == SubjectKind::NaturalPerson;
    let full_name = match kind {
        SubjectKind::LegalPerson => format!("{short}示例{word}{}有限公司", trade.name),
        SubjectKind::SoleTrader => format!("{short}示例{word}{}", trade.shop),
        SubjectKind::NaturalPerson => {
            let family = FAMILY_NAMES[number as usize % FAMILY_NAMES.len()];
            format!("{family}示例{word}")
        }
    };
    Some(Subject {
        number,
        kind,
        name: if is_person {
            mask::name(&full_name)
        } else {
            full_name.clone()
        },
        full_name,
        uscc: match kind {
            SubjectKind::LegalPerson => code("91", number, place)?,
            SubjectKind::SoleTrader => code("92", number, place)?,
            SubjectKind::NaturalPerson => String::new(),
        },
        id_masked: match kind {
            SubjectKind::NaturalPerson => format!("{}********{:04}", place.code, 9_000 + number),
            _ => String::new(),
        },
        area_code: place.code.clone(),
        area_name: place.name.clone(),
        trade,
    })
}

fn code(kind: &str, number: u32, place: &kind::Place) -> Option<String> {
    let organisation = format!("MAYY{number:04}");
    let check = uscc::organisation_check_character(&organisation)?;
    let body = format!("{kind}{}{organisation}{check}", place.code);
    Some(format!("{body}{}", uscc::check_character(&body)?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeSet;

    use shigantong_contract::credit::codes::FIELD;

    use super::*;

    #[test]
    fn subjects_are_invented_complete_and_their_own() {
        let all = all().unwrap();
        assert_eq!(all.len(), COUNT as usize);
        let of = |part: fn(&Subject) -> &str| all.iter().map(part).collect::<BTreeSet<_>>();
        assert_eq!(of(|s| &s.area_code).len(), AREAS);
        assert_eq!(of(|s| s.trade.name).len(), TRADES.len());
        assert_eq!(of(|s| s.kind.code()).len(), SubjectKind::ALL.len());
        assert_eq!(
            of(|s| &s.full_name).len(),
            all.len(),
            "one name, two subjects"
        );
        let companies = all.iter().filter(|s| s.is_company());
        assert_eq!(of(|s| &s.uscc).len(), companies.count() + 1);
        for subject in &all {
            assert!(subject.full_name.contains("示例"), "{}", subject.full_name);
            if subject.is_company() {
                assert_eq!(uscc::check(&subject.uscc), Ok(()), "{}", subject.full_name);
                assert!(subject.uscc.contains("MAYY") && subject.id_masked.is_empty());
                assert_eq!(subject.name, subject.full_name);
            } else {
                assert!(subject.uscc.is_empty());
                assert_eq!(subject.id_masked.chars().count(), 18);
                assert!(!subject.name.contains("示例"), "{}", subject.name);
                assert!(mask::find_unmasked(&subject.id_masked).is_empty());
            }
        }
    }

    #[test]
    fn every_trade_has_a_field_and_departments() {
        let all = all().unwrap();
        for subject in &all {
            let trade = subject.trade;
            assert!(FIELD.iter().any(|(code, _)| *code == trade.field));
            let (code, name) = department(trade.dept, &subject.area_code).unwrap();
            assert_eq!(uscc::check(&code), Ok(()));
            assert!(!name.contains('{') && !name.is_empty(), "{name}");
        }
    }
}
