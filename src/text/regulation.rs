//! The words of 监管一网通: companies, inspections, draws.

use shigantong_contract::Date;

use super::deadline::day_with_year;

/// The heading.
pub const TITLE: &str = "监管一网通";
/// Search engines.
pub const DESCRIPTION: &str = "查一家企业：谁主管、谁监管，许可、检查、处罚、红黑榜按时间排在一起；抽查怎么抽的，人人都能重新抽一遍。";
/// Above the search.
pub const LEAD: &str = "查一家企业归谁管、查过没有、罚过没有。";
/// The accessible name of the search.
pub const SEARCH: &str = "搜企业名称或代码";
/// Inside the empty box.
pub const SEARCH_HINT: &str = "企业名称、拼音或代码";
/// The accessible name of the hits.
pub const HITS: &str = "企业";
/// How many companies were found.
pub fn hits(count: usize, q: &str) -> String {
    format!("“{q}”找到 {count} 家企业")
}
/// There may be more than are answered.
pub const MORE: &str = "只列最像的 20 家，名称打全一点更准。";
/// No company was found.
pub const NONE: &str = "没有找到这家企业";
/// What to try then.
pub const NONE_TIPS: [&str; 3] = [
    "名称少打几个字，或用拼音首字母",
    "照着营业执照输 18 位统一社会信用代码，最准",
    "这里只有本市登记、本市监管的企业和个体工商户",
];
/// Other pages.
pub const ALSO: &str = "还可以看";
/// To the inspections.
pub const INSPECTIONS: &str = "检查公示";
/// To the draws.
pub const DRAWS: &str = "双随机抽查";
/// To the standards.
pub const DISCRETION: &str = "裁量基准";

/// Search engines, one company.
pub fn company_description(name: &str, area: &str) -> String {
    format!("{name}（{area}）归谁监管，许可、检查、处罚和红黑榜记录。")
}
/// The region.
pub const AREA: &str = "登记地";
/// 统一社会信用代码.
pub const USCC: &str = "统一社会信用代码";
/// Who regulates.
pub const REGULATORS: &str = "归谁监管";
/// By what rule.
pub const REGULATORS_HINT: &str = "谁审批谁监管、谁主管谁监管：每一项都写明部门和法律依据。";
/// Nobody is named.
pub const NO_REGULATOR: &str = "还没有公布监管部门，可以拨打 12345 问。";
/// By law.
pub const BASIS: &str = "依据";
/// The timeline.
pub const TIMELINE: &str = "许可、检查、处罚、红黑榜";
/// All kinds.
pub const ALL: &str = "全部";
/// The accessible name of the filter.
pub const KINDS: &str = "只看一类";
/// It is empty.
pub const NO_ENTRY: &str = "现在没有公开的记录。没有记录不代表好，也不代表不好。";
/// Nothing of this kind.
pub const NO_ENTRY_OF_KIND: &str = "没有这一类的记录。";
/// To the credit record.
pub const TO_RECORD: &str = "看这条红黑榜记录";
/// To the draw.
pub const TO_DRAW: &str = "看当时是怎么抽的";
/// To the standards of a penalty.
pub const TO_STANDARD: &str = "看这类处罚该罚多少";
/// To the inspections of the company.
pub const TO_INSPECTIONS: &str = "看这家企业的检查";
/// To the credit lists by its code.
pub const TO_CREDIT: &str = "查它的红黑榜";
/// The number of a document.
pub const NUMBER: &str = "文号";
/// Reports it.
pub const REPORT: &str = "发现它有问题";
/// How.
pub fn report_hint(name: &str, uscc: &str) -> String {
    format!(
        "可以举报，监管部门应当核查。说清时间、地点、看到了什么，并报上名称和代码：{name}，{uscc}。"
    )
}
/// Copies name and code.
pub const COPY: &str = "复制名称和代码";
/// It worked.
pub const COPIED: &str = "已复制。";
/// Reports it.
pub const TO_REPORT: &str = "去投诉举报";

/// Search engines, inspections.
pub const INSPECTIONS_DESCRIPTION: &str =
    "行政检查公示：查了谁、谁去查的、凭什么查、查了什么、结果怎样。";
/// Above the list.
pub const INSPECTIONS_LEAD: &str =
    "谁去查的、凭什么查、查出什么，都写在这里。没有法律依据，不能检查。";
/// How many.
pub fn inspections(total: u32) -> String {
    format!("共 {total} 次检查")
}
/// There is none.
pub const NO_INSPECTION: &str = "没有符合条件的检查";
/// All of them.
pub const ALL_INSPECTIONS: &str = "看全部检查";
/// 检查事项.
pub const MATTERS: &str = "查什么";
/// 检查主体.
pub const BY: &str = "谁来查";
/// 联合检查.
pub const PARTNERS: &str = "一起来的";
/// 检查计划.
pub const PLAN: &str = "检查计划";
/// The day that is planned.
pub const PLANNED: &str = "计划";
/// The day on which it was done.
pub const DONE: &str = "查的那天";
/// What was found.
pub const FINDING: &str = "查出什么";
/// No later than a day.
pub fn planned(day: Date) -> String {
    format!("{} 以前", day_with_year(day))
}

/// Search engines, draws.
pub const DRAWS_DESCRIPTION: &str =
    "双随机、一公开：随机抽谁、随机派谁去，名单、种子和算法全部公开，人人都能重新抽一遍核对。";
/// Above the list.
pub const DRAWS_LEAD: &str = "抽谁、派谁去，都由公开的数字算出来。每一次都可以自己重抽一遍。";
/// There is none.
pub const NO_DRAW: &str = "还没有公布抽查";
/// In the list: what of how many.
pub fn draw_counts(count: u32, subjects: u32, inspectors: u32) -> String {
    format!("{subjects} 家里抽 {count} 家 · 检查人员 {inspectors} 名")
}
/// Drawn on.
pub fn drawn_on(day: Date) -> String {
    format!("{} 抽取", day_with_year(day))
}
/// Not yet drawn.
pub const PREPARED: &str = "名单已公布，还没抽";
/// Drawn.
pub const DRAWN: &str = "已抽取";
/// When the lists were published.
pub fn prepared_on(day: Date) -> String {
    format!("名单 {} 公布", day_with_year(day))
}
/// One draw without a title.
pub const DRAW: &str = "一次双随机抽查";

/// How it works.
pub const HOW: &str = "怎么抽的";
/// In five lines.
pub fn how(
    subjects: usize,
    inspectors: usize,
    count: usize,
    per_subject: u32,
    source: &str,
) -> [String; 5] {
    let source = if source.is_empty() {
        "事先说好的公开数字"
    } else {
        source
    };
    [
        format!(
            "先公布名单：{subjects} 家企业、{inspectors} 名检查人员，各配一个指纹；改一个字，指纹就变。"
        ),
        format!("再等一个谁也控制不了的数，由它得出种子：{source}。"),
        format!("用种子给每家企业算一个名次，从小到大排，前 {count} 家抽中。"),
        format!("每家再用同样的办法给检查人员排队，去掉要回避的，前 {per_subject} 名去。"),
        "名单、种子、办法都公开，谁来抽都是这个结果：不信可以自己抽一遍。".to_owned(),
    ]
}
/// Who was drawn and who goes.
pub const TEAMS: &str = "抽中谁、谁去查";
/// What the numbers are.
pub const TEAMS_HINT: &str = "点企业代码看是哪家；检查人员只写执法证号。";
/// Of an inspector.
pub const INSPECTOR: &str = "执法证号";
/// Not drawn yet.
pub const NOT_YET: &str = "还没有抽。名单和指纹先公布在这里，抽取以后再来核对。";
/// What is needed to repeat it.
pub const DATA: &str = "种子和名单";
/// 种子.
pub const SEED: &str = "种子";
/// Where it comes from.
pub const SOURCE: &str = "种子怎么来的";
/// Its hash.
pub const SEED_HASH: &str = "种子的指纹";
/// The list of subjects.
pub const SUBJECTS_HASH: &str = "企业名单的指纹";
/// The list of inspectors.
pub const INSPECTORS_HASH: &str = "检查人员名单的指纹";
/// The fold.
pub fn subjects(count: usize) -> String {
    format!("企业名单（{count} 家）")
}
/// The fold.
pub fn inspectors(count: usize) -> String {
    format!("检查人员名单（{count} 名，执法证号）")
}
/// The fold.
pub fn recusals(count: usize) -> String {
    format!("回避（{count} 条）")
}
/// The rest of a long list.
pub fn and_more(count: usize) -> String {
    format!("另有 {count} 个，在下面的原始数据里。")
}
/// A recusal in a line.
pub fn recusal(inspector: &str, subject: &str, reason: &str) -> String {
    format!("{inspector} 不去 {subject}：{reason}")
}
/// Repeats it.
pub const CHECK: &str = "重新抽取核对";
/// What it does.
pub const CHECK_HINT: &str =
    "在您的手机上照同样的办法重抽一遍，再和公布的结果逐个对照。数据不离开手机。";
/// The button.
pub const CHECK_NOW: &str = "重新抽一遍";
/// Again.
pub const CHECK_AGAIN: &str = "再抽一遍";
/// Where no script runs.
pub const CHECK_WITHOUT_APP: &str = "用下面的办法核对";
/// On the way.
pub fn checking(done: usize, of: usize) -> String {
    format!("正在重抽：{done} / {of}")
}
/// It begins.
pub const CHECK_BEGINS: &str = "正在排名次…";
/// It agrees.
pub fn agrees(drawn: usize, teams: usize) -> String {
    if teams == 0 {
        format!("一致：名单指纹、种子和抽中的 {drawn} 家，重抽的结果和公布的完全一样。")
    } else {
        format!(
            "一致：名单指纹、种子、抽中的 {drawn} 家和 {teams} 组检查人员，重抽的结果和公布的完全一样。"
        )
    }
}
/// It does not.
pub fn differs(count: usize) -> String {
    format!("不一致：有 {count} 处和公布的不同")
}
/// What to do then.
pub const DIFFERS_HINT: &str =
    "公布的数据可能有错，也可能有人动过手脚。请截图，向公布的部门反映，或拨打 12345。";
/// With one's own means.
pub const BY_HAND: &str = "用自己的电脑核对";
/// How.
pub const BY_HAND_HINT: &str = "不想用本站算？下载原始数据存成 draw.json，装有 Python 3 的电脑运行下面几行；三行都是 True 就一致。";
/// The file.
pub const RAW: &str = "下载原始数据";
/// The draw, exactly.
pub const ALGORITHM: [&str; 4] = [
    "名单的指纹：编号按字节从小到大排，每个后面加一个换行，整个算 SHA-256。",
    "种子的指纹：种子 32 个字节的 SHA-256。",
    "企业的名次：SHA-256（种子 ‖ 企业编号），按字节从小到大排，取前面规定的家数。",
    "检查人员的名次：SHA-256（种子 ‖ 企业编号 ‖ 换行 ‖ 执法证号），去掉要回避的，取前面规定的人数。",
];
/// The recipe: it says whether hashes, subjects and teams agree.
pub const RECIPE: &str = r#"import hashlib, json
d = json.load(open("draw.json", encoding="utf-8"))
seed = bytes.fromhex(d["seed"])
H = lambda b: hashlib.sha256(b)
L = lambda ids: H(b"".join(i.encode() + b"\n" for i in sorted(ids, key=str.encode))).hexdigest()
R = lambda ids, pre: sorted(ids, key=lambda i: H(seed + (pre + i).encode()).digest())
N = {(r["subject"], r["inspector"]) for r in d["recusals"]}
drawn = R(d["subjects"], "")[:d["count"]]
teams = [{"subject": s, "inspectors": R([i for i in d["inspectors"] if (s, i) not in N],
         s + "\n")[:d["per_subject"]]} for s in drawn] if d["inspectors"] else []
print(H(seed).hexdigest() == d["seed_hash"] and L(d["subjects"]) == d["subjects_hash"]
      and L(d["inspectors"]) == d["inspectors_hash"])
print(drawn == d["drawn"])
print(teams == d["teams"])"#;

/// Where a draw differs, in words.
pub mod difference {
    use shigantong_contract::Difference;
    use shigantong_contract::draw::{DrawList, Team};

    /// One difference.
    pub fn said(difference: &Difference) -> String {
        match difference {
            Difference::Algorithm(name) => {
                format!("抽取的办法“{name}”这个版本不认识，没法核对；更新页面再试")
            }
            Difference::Seed => "种子不是 64 位十六进制数，没法重抽".to_owned(),
            Difference::SeedHash => "种子和先前公布的指纹对不上：种子被换过".to_owned(),
            Difference::Ids(list) => format!("{}里有空的、重复的或不合规定的编号", name(*list)),
            Difference::ListHash(list) => {
                format!("{}和先前公布的指纹对不上：名单被改过", name(*list))
            }
            Difference::Drawn {
                place,
                published,
                ours,
            } => beside(
                &format!("第 {} 个抽中的", place + 1),
                published.clone(),
                ours.clone(),
            ),
            Difference::Team {
                place,
                published,
                ours,
            } => beside(
                &format!("第 {} 组检查人员", place + 1),
                published.as_ref().map(team),
                ours.as_ref().map(team),
            ),
        }
    }

    fn beside(what: &str, published: Option<String>, ours: Option<String>) -> String {
        let none = || "没有".to_owned();
        format!(
            "{what}：公布的是 {}，重抽的是 {}",
            published.unwrap_or_else(none),
            ours.unwrap_or_else(none)
        )
    }

    fn team(team: &Team) -> String {
        format!("{}（{}）", team.subject, team.inspectors.join("、"))
    }

    fn name(list: DrawList) -> &'static str {
        match list {
            DrawList::Subjects => "企业名单",
            DrawList::Inspectors => "检查人员名单",
        }
    }
}
