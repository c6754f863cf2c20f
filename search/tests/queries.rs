//! Each kind of query on a small set of titles, as tables.

#![allow(clippy::unwrap_used, clippy::expect_used)]
#![cfg(feature = "build")]

use shigantong_search::{Entry, Index, IndexBuilder, SynonymProblem, Synonyms};

const TITLES: &[&str] = &[
    "食品经营许可",
    "食品经营许可（变更）",
    "食品经营许可（注销）",
    "食品小作坊登记证核发",
    "高龄津贴给付",
    "残疾人两项补贴资格认定",
    "社会保障卡挂失与解挂",
    "社会保障卡申领",
    "城乡居民基本养老保险参保登记",
    "城乡居民基本养老保险待遇申领",
    "企业职工基本养老保险关系转移接续",
    "内地居民婚姻登记",
    "出生登记",
    "户口迁移",
    "林木采伐许可证核发",
    "网络预约出租汽车经营许可",
    "第二类、第三类易制毒化学品购买备案",
    "危险废物经营许可证核发",
    "《预防接种证》办理",
    "取水许可",
    "歌舞娱乐场所设立审批",
    "互联网上网服务营业场所经营许可",
    "个体工商户注销登记",
    "无犯罪记录证明",
];

const TABLE: &str = "\
# 注释
开饭馆|开饭店\t食品经营许可|餐饮服务
KTV|歌厅\t歌舞娱乐场所
砍树\t林木采伐|移植树木
娃 户口\t出生登记
社保卡\t社会保障卡
扯证\t婚姻登记
";

fn index() -> Index {
    let mut builder = IndexBuilder::new();
    for title in TITLES {
        builder.add(&Entry {
            title,
            also: &[("宝鸡市行政审批服务局", 0.2)],
        });
    }
    builder.build()
}

fn first(query: &str) -> &'static str {
    let hits = index().search(query, &Synonyms::parse(TABLE).unwrap());
    hits.first().map_or("", |hit| TITLES[hit.entry as usize])
}

/// Queries and the title that must come first.
fn check(table: &[(&str, &str)]) {
    for (query, expected) in table {
        assert_eq!(first(query), *expected, "{query}");
    }
}

#[test]
fn as_written() {
    check(&[
        ("食品经营许可", "食品经营许可"),
        ("食品经营许可(变更)", "食品经营许可（变更）"),
        ("预防接种证", "《预防接种证》办理"),
        ("易制毒化学品", "第二类、第三类易制毒化学品购买备案"),
        ("　取水　", "取水许可"),
    ]);
}

#[test]
fn words_in_any_order() {
    check(&[
        ("变更 食品经营", "食品经营许可（变更）"),
        ("注销 个体户", "个体工商户注销登记"),
        ("养老保险 居民 待遇", "城乡居民基本养老保险待遇申领"),
        ("认定 残疾人 补贴", "残疾人两项补贴资格认定"),
    ]);
}

#[test]
fn full_pinyin() {
    check(&[
        ("gaolingjintie", "高龄津贴给付"),
        ("gao ling jin tie", "高龄津贴给付"),
        ("Gāolíng jīntiē", "高龄津贴给付"),
        ("ＧＡＯＬＩＮＧ", "高龄津贴给付"),
        ("hukouqianyi", "户口迁移"),
        ("shehuibaozhangkaguashi", "社会保障卡挂失与解挂"),
        ("shebaoka guashi", "社会保障卡挂失与解挂"),
        ("qushuixuke", "取水许可"),
        ("canjirenbut", "残疾人两项补贴资格认定"),
    ]);
}

#[test]
fn pinyin_with_a_slip() {
    check(&[
        ("gaolinjintie", "高龄津贴给付"),
        ("gaolingjintei", "高龄津贴给付"),
        ("sebaoka guasi", "社会保障卡挂失与解挂"),
        ("hukouqiani", "户口迁移"),
        ("qusuixuke", "取水许可"),
    ]);
}

#[test]
fn initials() {
    check(&[
        ("gljt", "高龄津贴给付"),
        ("spjyxk", "食品经营许可"),
        ("csdj", "出生登记"),
        ("CJRLXBT", "残疾人两项补贴资格认定"),
        ("hkqy", "户口迁移"),
    ]);
}

#[test]
fn everyday_words() {
    check(&[
        ("砍树", "林木采伐许可证核发"),
        ("开ktv", "歌舞娱乐场所设立审批"),
        ("扯证", "内地居民婚姻登记"),
        ("给娃上户口", "出生登记"),
        ("kaifanguan", "食品经营许可"),
    ]);
}

#[test]
fn one_wrong_character() {
    check(&[
        ("危险废勿经营", "危险废物经营许可证核发"),
        ("易制du化学品", "第二类、第三类易制毒化学品购买备案"),
        ("高令津贴", "高龄津贴给付"),
        ("户迁口移", "户口迁移"),
        ("食品经许可", "食品经营许可"),
        ("食品品经营许可", "食品经营许可"),
        ("无犯醉记录", "无犯罪记录证明"),
        ("残即人补贴", "残疾人两项补贴资格认定"),
    ]);
}

#[test]
fn sentences() {
    check(&[
        ("我想开饭馆需要办什么手续", "食品经营许可"),
        ("请问社保卡丢了怎么挂失？", "社会保障卡挂失与解挂"),
        ("在哪里可以申请高龄津贴", "高龄津贴给付"),
        ("户口怎么迁移", "户口迁移"),
    ]);
}

#[test]
fn only_what_answers_is_listed() {
    let synonyms = Synonyms::parse(TABLE).unwrap();
    for (query, most) in [
        ("取水许可", 1),
        ("高龄津贴", 1),
        ("食品经营", 4),
        ("量子火箭签证", 0),
    ] {
        let found = index().search(query, &synonyms).len();
        assert!(found <= most, "{query}: {found}");
    }
    assert_eq!(index().search("食品经营许可", &synonyms).len().max(3), 3);
}

#[test]
fn ranges() {
    for (query, text, expected) in [
        ("取水许可", "取水许可", "[取水许可]"),
        ("预防接种", "《预防接种证》办理", "《[预防接种]证》办理"),
        (
            "补贴 残疾人",
            "残疾人两项补贴资格认定",
            "[残疾人]两项[补贴]资格认定",
        ),
        ("gaoling", "高龄津贴给付", "[高龄]津贴给付"),
        ("gljt", "高龄津贴给付", "[高龄津贴]给付"),
        ("砍树", "林木采伐许可证核发", "[林木采伐]许可证核发"),
        (
            "第二类第三类",
            "第二类、第三类易制毒",
            "[第二类、第三类]易制毒",
        ),
        ("开KTV", "歌舞娱乐场所设立审批", "[歌舞娱乐场所]设立审批"),
        ("废勿经营", "危险废物经营许可", "危险[废物经营]许可"),
        ("高龄", "取水许可", "取水许可"),
    ] {
        let ranges = index().highlight(query, &Synonyms::parse(TABLE).unwrap(), text);
        let mut shown = String::new();
        for (i, c) in text.chars().enumerate() {
            let i = i as u32;
            if ranges.iter().any(|r| r.start == i) {
                shown.push('[');
            }
            shown.push(c);
            if ranges.iter().any(|r| r.start + r.len == i + 1) {
                shown.push(']');
            }
        }
        assert_eq!(shown, expected, "{query}");
    }
}

#[test]
fn tables_that_cannot_be_read() {
    for (table, line, problem) in [
        ("# a\n砍树", 2, SynonymProblem::NoTab),
        ("a\tb\tc", 1, SynonymProblem::TwoTabs),
        ("\tb", 1, SynonymProblem::EmptyTerm),
        ("a\tb||c", 1, SynonymProblem::EmptyTerm),
        ("a\t", 1, SynonymProblem::EmptyTerm),
    ] {
        let error = Synonyms::parse(table).unwrap_err();
        assert_eq!((error.line, error.problem), (line, problem), "{table:?}");
    }
    assert_eq!(Synonyms::parse(TABLE).unwrap().len(), 8);
    assert!(Synonyms::parse("\n# nothing\n").unwrap().is_empty());
}
