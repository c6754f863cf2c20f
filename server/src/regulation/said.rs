//! 说明: what is wrong with codes, standards and draws, in words that say what to do.

use shigantong_contract::discretion::{DiscretionProblem as Problem, MOST_ENTRIES, NoRange};
use shigantong_contract::draw::{ALGORITHM, Difference, DrawList, MOST_ID_BYTES, Team};
use shigantong_contract::uscc::{Explanation, Slip, Typed, typed};
use shigantong_contract::{Coded, Draw, discretion};

use super::read::LEAST_INSPECTORS;

/// Why a text is no unified social credit code; none where it is one.
pub(crate) fn uscc(text: &str) -> Option<String> {
    let compare = "请对照营业执照改正";
    let what = match typed(text) {
        Typed::Whole => return None,
        Typed::SoFar(0) => "请填 18 位的统一社会信用代码".to_owned(),
        Typed::SoFar(count) => {
            format!("统一社会信用代码有 18 位，这里只有 {count} 位，{compare}")
        }
        Typed::TooLong(count) => {
            format!("统一社会信用代码有 18 位，这里有 {count} 位，{compare}")
        }
        Typed::Character { place, meant } => {
            let meant = meant.map_or(String::new(), |meant| format!("，可能是 {meant}"));
            let place = place + 1;
            format!("第 {place} 位不是统一社会信用代码里的字符{meant}，{compare}")
        }
        Typed::Wrong(Explanation::One(Slip::Substitution { place, expected })) => {
            let place = place + 1;
            format!("校验位对不上：第 {place} 位可能应为 {expected}，{compare}")
        }
        Typed::Wrong(Explanation::One(Slip::Transposition { place })) => {
            let (first, second) = (place + 1, place + 2);
            format!("校验位对不上：第 {first} 位和第 {second} 位可能写反了，{compare}")
        }
        Typed::Wrong(Explanation::Several(count)) => {
            format!("校验位对不上：有一处写错，有 {count} 种可能，{compare}")
        }
        Typed::Wrong(Explanation::None) => {
            format!("校验位对不上，不止一处写错，{compare}")
        }
    };
    Some(what)
}

/// What is wrong with a standard, with the field of the file where it stands.
pub(crate) fn discretion(problem: &Problem) -> (&'static str, String) {
    let circumstances = "circumstances";
    let bands = "bands";
    match problem {
        Problem::Missing(field) => (field, "不能为空".to_owned()),
        Problem::TooMany(list) => (list, format!("超过 {MOST_ENTRIES} 个")),
        Problem::Key(key) => (circumstances, format!("“{key}”这个 key 重复或者为空")),
        Problem::UnknownCode(name) => (bands, format!("“{name}”的档次或者单位不在代码表里")),
        Problem::OrdinaryCircumstance(key) => (
            circumstances,
            format!("“{key}”写成了一般处罚：没有情节时就是一般，请改档次或者去掉"),
        ),
        Problem::Reversed(label) => (bands, format!("“{label}”的上限低于下限")),
        Problem::TwoBands(effect) => {
            let label = effect.coded().label;
            (bands, format!("“{label}”有两个幅度，请只留一个"))
        }
        Problem::Units => (bands, "几个幅度的单位不同，请统一".to_owned()),
        Problem::NoOrdinaryBand => (bands, "没有一般处罚的幅度：没有情节时无从适用".to_owned()),
        Problem::Unreachable(label) => (bands, format!("没有情节会用到“{label}”这个幅度")),
        Problem::NoBand(key) => (circumstances, format!("情节“{key}”没有相应的幅度")),
        Problem::ExemptAmount(label) => (bands, format!("“{label}”是不予处罚，却有数额")),
        Problem::Overlap(lighter, heavier) => (
            bands,
            format!("“{heavier}”的下限低于“{lighter}”的上限，两档重叠"),
        ),
        Problem::Gap(lighter, heavier) => (
            bands,
            format!("“{lighter}”和“{heavier}”之间有空当，没有情节能用到"),
        ),
        Problem::OutsideStatute(label) => (bands, format!("“{label}”超出法定幅度")),
    }
}

/// Why no range holds for the circumstances of a penalty.
pub(crate) fn no_range(why: &NoRange) -> String {
    match why {
        NoRange::Unknown(key) => format!("裁量规则里没有“{key}”这个情节"),
        NoRange::Contradiction(exempt, heavier) => {
            format!("“{exempt}”不予处罚，“{heavier}”从重处罚，不能同时认定")
        }
        NoRange::NoBand(effect) => {
            let label = effect.coded().label;
            format!("裁量规则里没有“{label}”的幅度")
        }
    }
}

/// Where a draw and the one that is repeated differ, with the field of the file where it stands.
pub(crate) fn difference(difference: &Difference) -> (&'static str, String) {
    let shown = |id: &Option<String>| id.clone().unwrap_or_else(|| "（没有）".to_owned());
    match difference {
        Difference::Algorithm(name) => (
            "algorithm",
            format!("“{name}”不是已知的抽取方法，应为 {ALGORITHM}"),
        ),
        Difference::Seed => ("seed", "种子应为 64 位小写十六进制数".to_owned()),
        Difference::SeedHash => (
            "seed_hash",
            "抽取无法复现：种子不是事先公布哈希的那一个".to_owned(),
        ),
        Difference::Ids(list) => (
            list_field(*list),
            format!("名单里有重复、为空、超过 {MOST_ID_BYTES} 字节的编号，或者编号太多"),
        ),
        Difference::ListHash(list) => (
            match list {
                DrawList::Subjects => "subjects_hash",
                DrawList::Inspectors => "inspectors_hash",
            },
            "抽取无法复现：名单不是事先公布哈希的那一份".to_owned(),
        ),
        Difference::Drawn {
            place,
            published,
            ours,
        } => {
            let (place, published, ours) = (place + 1, shown(published), shown(ours));
            (
                "drawn",
                format!("抽取无法复现：第 {place} 个写的是 {published}，按种子应为 {ours}"),
            )
        }
        Difference::Team {
            place,
            published,
            ours,
        } => {
            let (place, published, ours) = (place + 1, team(published), team(ours));
            (
                "teams",
                format!("抽取无法复现：第 {place} 组写的是 {published}，按种子应为 {ours}"),
            )
        }
    }
}

fn list_field(list: DrawList) -> &'static str {
    match list {
        DrawList::Subjects => "subjects",
        DrawList::Inspectors => "inspectors",
    }
}

fn team(team: &Option<Team>) -> String {
    team.as_ref().map_or_else(
        || "（没有）".to_owned(),
        |team| format!("{}：{}", team.subject, team.inspectors.join("、")),
    )
}

/// The first subject to which fewer than two inspectors would go; none where to each two go.
pub(crate) fn too_few(draw: &Draw) -> Option<String> {
    let least = LEAST_INSPECTORS as usize;
    let is_small = |team: &&Team| team.inspectors.len() < least;
    if draw.teams.len() < draw.drawn.len() {
        let what = "有抽中的对象没有派人：执法人员不得少于两人（行政处罚法第四十二条）";
        return Some(what.to_owned());
    }
    let team = draw.teams.iter().find(is_small)?;
    let (subject, count) = (&team.subject, team.inspectors.len());
    Some(format!(
        "回避之后，去 {subject} 的只有 {count} 人：执法人员不得少于两人（行政处罚法第四十二条），请增加检查人员"
    ))
}

/// What a penalty without amount, or of another unit than its standard's, is told.
pub(crate) fn unit(unit: &Coded, rule: &Coded) -> String {
    let label = |unit: &Coded| Coded::of(discretion::codes::UNIT, &unit.code).label;
    format!(
        "单位是“{}”，裁量规则的单位是“{}”，无法比较",
        label(unit),
        label(rule)
    )
}
