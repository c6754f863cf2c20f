//! Times queries over 50,000 made-up names and prints percentiles and memory:
//! `speed [SYNONYMS.tsv]`.

use std::error::Error;
use std::time::{Duration, Instant};

use shigantong_search::{Entry, IndexBuilder, Synonyms};

const NAMES: usize = 50_000;

const PLACES: &[&str] = &[
    "",
    "渭滨区",
    "金台区",
    "陈仓区",
    "凤翔区",
    "岐山县",
    "扶风县",
    "眉县",
    "陇县",
    "千阳县",
    "麟游县",
    "太白县",
    "高新区",
];
const SUBJECTS: &[&str] = &[
    "食品经营",
    "食品生产",
    "食品小作坊",
    "公共场所卫生",
    "药品零售",
    "医疗器械经营",
    "道路货物运输",
    "道路旅客运输",
    "网络预约出租汽车",
    "机动车维修",
    "机动车驾驶证",
    "居民身份证",
    "居民户口簿",
    "户口迁移",
    "不动产转移",
    "不动产抵押",
    "农村宅基地",
    "建设工程规划",
    "建筑工程施工",
    "商品房预售",
    "住房公积金",
    "社会保障卡",
    "城乡居民基本养老保险",
    "企业职工基本养老保险",
    "失业保险",
    "工伤认定",
    "高龄津贴",
    "残疾人两项补贴",
    "最低生活保障",
    "特困人员供养",
    "临时救助",
    "老年人优待证",
    "养老机构",
    "民办学校",
    "教师资格",
    "幼儿园",
    "校外培训机构",
    "医师执业",
    "护士执业",
    "医疗机构",
    "诊所",
    "林木采伐",
    "占用林地",
    "木材运输",
    "取水",
    "河道采砂",
    "水土保持方案",
    "排污",
    "危险化学品经营",
    "烟花爆竹零售",
    "娱乐场所",
    "旅馆业特种行业",
    "互联网上网服务营业场所",
    "营业性演出",
    "出版物经营",
    "印刷经营",
    "农药经营",
    "兽药经营",
    "种子生产经营",
    "动物防疫条件",
    "动物诊疗",
    "生鲜乳收购",
    "水域滩涂养殖",
    "农民专业合作社",
    "个体工商户",
    "有限责任公司",
    "劳务派遣经营",
    "人力资源服务",
    "特种设备使用",
    "户外广告设置",
    "临时占用城市道路",
    "挖掘城市道路",
    "建筑垃圾处置",
    "城镇污水排入排水管网",
    "燃气经营",
    "社会团体",
    "民办非企业单位",
    "宗教活动场所",
    "律师执业",
    "法律援助",
    "收养",
    "婚姻",
    "生育",
];
const KINDS: &[&str] = &[
    "许可",
    "登记",
    "备案",
    "审批",
    "核准",
    "认定",
    "确认",
    "给付",
    "资格认定",
    "证书核发",
    "验收",
    "检查",
];
const STAGES: &[&str] = &[
    "",
    "（新办）",
    "（变更）",
    "（延续）",
    "（注销）",
    "（补办）",
    "变更",
    "注销",
    "延续",
    "补发",
    "申请",
    "（县级权限）",
    "（市级权限）",
    "（委托实施）",
    "（变更法定代表人）",
    "（变更地址）",
    "（增项）",
];
const DEPARTMENTS: &[&str] = &[
    "市场监督管理局",
    "人力资源和社会保障局",
    "民政局",
    "公安局",
    "住房和城乡建设局",
    "卫生健康委员会",
    "交通运输局",
    "农业农村局",
    "林业局",
    "水利局",
    "教育体育局",
    "自然资源局",
    "残疾人联合会",
];
const QUERIES: &[&str] = &[
    "食品经营许可",
    "金台区食品经营许可变更",
    "许可",
    "登记",
    "办证",
    "残疾人补贴",
    "老人补贴",
    "开饭馆需要办什么手续",
    "想开家火锅店怎么办理",
    "我想给娃上户口要什么材料",
    "身份证丢了怎么补办",
    "gaolingjintie",
    "gao ling jin tie",
    "canjiren butie",
    "sebaoka guasi",
    "gaolingjintei",
    "chengxiangjuminjibenyanglaobaoxiandengji",
    "cjrz",
    "gljt",
    "spjyxk",
    "dj",
    "xk",
    "sbk",
    "wlyyczqcjyxk",
    "食品经赢许可",
    "危险废勿经营",
    "老年人优证",
    "营执业照",
    "易制du化学品",
    "城乡居民保参登记",
    "退伍军人 一次性 补助",
    "渭滨区 网约车 注销",
    "KTV",
    "跑滴滴",
    "砍树",
    "盖房",
    "公司怎么换法人",
    "拖欠工资去哪里投诉",
    "孩子上小学报名",
    "房产过户",
    "医保报销",
    "火星签证",
    "不动产抵押登记注销金台区县级权限变更法定代表人补办延续申请新办委托实施增项变更地址市级权限个体",
    "zhangsanlisiwangwuzhaoliusunqizhoubawujiuzhengshi",
    "x",
    "的",
    "县",
    "，。！",
    "养老",
    "变更",
];

fn main() -> Result<(), Box<dyn Error>> {
    let synonyms = match std::env::args().nth(1) {
        Some(path) => Synonyms::parse(&std::fs::read_to_string(path)?)?,
        None => Synonyms::default(),
    };
    let started = Instant::now();
    let mut builder = IndexBuilder::new();
    for name in names() {
        let department = DEPARTMENTS[name.len() % DEPARTMENTS.len()];
        builder.add(&Entry {
            title: &name,
            also: &[(department, 0.2)],
        });
    }
    let index = builder.build();
    println!("{} names, built in {:?}", index.len(), started.elapsed());
    println!("memory {:.1} MB", index.memory_bytes() as f64 / 1e6);
    let (mut all, mut best) = (Vec::new(), Vec::new());
    for query in QUERIES {
        let mut times = Vec::new();
        let mut hits = 0;
        for _ in 0..20 {
            let started = Instant::now();
            hits = index.search(query, &synonyms).len();
            times.push(started.elapsed());
        }
        times.sort();
        // The least of the runs: what the query costs when nothing else runs.
        println!("{:>9.3} ms {hits:>6} hits  {query}", ms(times[0]));
        best.push(times[0]);
        all.extend(times);
    }
    print_percentiles("all runs", all);
    print_percentiles("the best run of each query", best);
    Ok(())
}

fn print_percentiles(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| ms(times[(times.len() - 1) * share / 100]);
    println!(
        "{what}: p50 {:.2} ms, p95 {:.2} ms, most {:.2} ms",
        at(50),
        at(95),
        at(100)
    );
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The first names of all combinations, in a fixed shuffled order.
fn names() -> impl Iterator<Item = String> {
    let all = PLACES.len() * SUBJECTS.len() * KINDS.len() * STAGES.len();
    (0..NAMES).map(move |i| {
        let mut left = i * 7_919 % all;
        let mut pick = |list: &'static [&'static str]| {
            let part = list[left % list.len()];
            left /= list.len();
            part
        };
        let (place, subject, kind) = (pick(PLACES), pick(SUBJECTS), pick(KINDS));
        format!("{place}{subject}{kind}{}", pick(STAGES))
    })
}
