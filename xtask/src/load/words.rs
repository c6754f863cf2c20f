//! What made-up items are called: departments with what they deal with, and what is done with it.
//! Objects and actions carry their pinyin, so that queries by sound need no dictionary.

/// A department and its objects.
pub(super) struct Department {
    pub(super) name: &'static str,
    pub(super) topic: &'static str,
    pub(super) objects: &'static [(&'static str, &'static str)],
}

/// What is done with an object: its task type, its words and their sound.
pub(super) struct Action {
    pub(super) task_type: &'static str,
    pub(super) name: &'static str,
    pub(super) pinyin: &'static str,
}

const fn action(task_type: &'static str, name: &'static str, pinyin: &'static str) -> Action {
    Action {
        task_type,
        name,
        pinyin,
    }
}

/// The regions of the city, first the city itself.
pub(super) const AREAS: &[(&str, &str)] = &[
    ("610300", "宝鸡市"),
    ("610302", "渭滨区"),
    ("610303", "金台区"),
    ("610304", "陈仓区"),
    ("610305", "凤翔区"),
    ("610323", "岐山县"),
    ("610324", "扶风县"),
    ("610326", "眉县"),
    ("610327", "陇县"),
    ("610328", "千阳县"),
    ("610329", "麟游县"),
    ("610330", "凤县"),
    ("610331", "太白县"),
];

/// Stages and cases that a name ends with; most names have none.
pub(super) const STAGES: &[&str] = &[
    "",
    "",
    "",
    "（首次）",
    "（新办）",
    "（延续）",
    "（补办）",
    "（个人）",
    "（单位）",
    "（企业）",
    "（变更法定代表人）",
    "（变更地址）",
    "（跨区域）",
    "（简易程序）",
    "（告知承诺）",
    "（线上）",
];

pub(super) const ACTIONS: &[Action] = &[
    action("01", "核发", "he fa"),
    action("01", "审批", "shen pi"),
    action("01", "许可", "xu ke"),
    action("01", "变更", "bian geng"),
    action("01", "延续", "yan xu"),
    action("01", "注销", "zhu xiao"),
    action("02", "违法行为的处罚", "wei fa xing wei de chu fa"),
    action(
        "02",
        "未按规定办理的处罚",
        "wei an gui ding ban li de chu fa",
    ),
    action(
        "03",
        "相关物品的查封扣押",
        "xiang guan wu pin de cha feng kou ya",
    ),
    action("05", "补助发放", "bu zhu fa fang"),
    action("05", "待遇给付", "dai yu ji fu"),
    action("06", "监督检查", "jian du jian cha"),
    action("06", "专项检查", "zhuan xiang jian cha"),
    action("07", "确认", "que ren"),
    action("07", "登记", "deng ji"),
    action("07", "认定", "ren ding"),
    action("08", "先进单位表彰", "xian jin dan wei biao zhang"),
    action("10", "备案", "bei an"),
    action("10", "年度报告", "nian du bao gao"),
    action("20", "信息查询", "xin xi cha xun"),
    action("20", "补领", "bu ling"),
    action("20", "预约服务", "yu yue fu wu"),
    action("20", "政策咨询", "zheng ce zi xun"),
    action("20", "证明开具", "zheng ming kai ju"),
];

pub(super) const DEPARTMENTS: &[Department] = &[
    Department {
        name: "市场监督管理局",
        topic: "202",
        objects: &[
            ("食品经营许可证", "shi pin jing ying xu ke zheng"),
            ("食品生产许可证", "shi pin sheng chan xu ke zheng"),
            ("药品零售企业", "yao pin ling shou qi ye"),
            ("个体工商户", "ge ti gong shang hu"),
            ("有限责任公司", "you xian ze ren gong si"),
            ("特种设备使用", "te zhong she bei shi yong"),
            ("小作坊食品加工", "xiao zuo fang shi pin jia gong"),
            ("计量标准器具", "ji liang biao zhun qi ju"),
        ],
    },
    Department {
        name: "公安局",
        topic: "102",
        objects: &[
            ("居民身份证", "ju min shen fen zheng"),
            ("出生登记户口", "chu sheng deng ji hu kou"),
            ("机动车驾驶证", "ji dong che jia shi zheng"),
            ("机动车号牌", "ji dong che hao pai"),
            ("普通护照", "pu tong hu zhao"),
            ("烟花爆竹运输", "yan hua bao zhu yun shu"),
            ("旅馆业特种行业", "lv guan ye te zhong hang ye"),
            (
                "大型群众性活动安全",
                "da xing qun zhong xing huo dong an quan",
            ),
        ],
    },
    Department {
        name: "人力资源和社会保障局",
        topic: "111",
        objects: &[
            (
                "城镇职工基本养老保险",
                "cheng zhen zhi gong ji ben yang lao bao xian",
            ),
            ("失业保险金", "shi ye bao xian jin"),
            ("工伤职工", "gong shang zhi gong"),
            ("社会保障卡", "she hui bao zhang ka"),
            ("劳务派遣单位", "lao wu pai qian dan wei"),
            ("人力资源服务机构", "ren li zi yuan fu wu ji gou"),
            ("职业技能提升培训", "zhi ye ji neng ti sheng pei xun"),
            ("专业技术人员职称", "zhuan ye ji shu ren yuan zhi cheng"),
        ],
    },
    Department {
        name: "民政局",
        topic: "112",
        objects: &[
            ("最低生活保障", "zui di sheng huo bao zhang"),
            ("特困人员供养", "te kun ren yuan gong yang"),
            ("高龄老年人津贴", "gao ling lao nian ren jin tie"),
            ("内地居民婚姻", "nei di ju min hun yin"),
            ("社会团体", "she hui tuan ti"),
            ("养老机构", "yang lao ji gou"),
            ("孤儿基本生活", "gu er ji ben sheng huo"),
            ("殡葬服务设施", "bin zang fu wu she shi"),
        ],
    },
    Department {
        name: "自然资源和规划局",
        topic: "212",
        objects: &[
            ("不动产权", "bu dong chan quan"),
            ("建设用地规划", "jian she yong di gui hua"),
            ("建设工程规划", "jian she gong cheng gui hua"),
            ("农村宅基地", "nong cun zhai ji di"),
            ("采矿权", "cai kuang quan"),
            ("临时用地", "lin shi yong di"),
            ("抵押权", "di ya quan"),
            ("测绘资质单位", "ce hui zi zhi dan wei"),
        ],
    },
    Department {
        name: "住房和城乡建设局",
        topic: "110",
        objects: &[
            ("公共租赁住房", "gong gong zu lin zhu fang"),
            ("商品房预售", "shang pin fang yu shou"),
            ("建筑工程施工", "jian zhu gong cheng shi gong"),
            ("房屋建筑竣工验收", "fang wu jian zhu jun gong yan shou"),
            ("燃气经营企业", "ran qi jing ying qi ye"),
            ("物业专项维修资金", "wu ye zhuan xiang wei xiu zi jin"),
            ("城镇排水管网", "cheng zhen pai shui guan wang"),
            ("农村危房改造", "nong cun wei fang gai zao"),
        ],
    },
    Department {
        name: "卫生健康委员会",
        topic: "101",
        objects: &[
            ("公共场所卫生", "gong gong chang suo wei sheng"),
            ("医疗机构执业", "yi liao ji gou zhi ye"),
            ("护士执业", "hu shi zhi ye"),
            ("生育服务", "sheng yu fu wu"),
            ("母婴保健技术", "mu ying bao jian ji shu"),
            ("饮用水供水单位", "yin yong shui gong shui dan wei"),
            ("放射诊疗", "fang she zhen liao"),
            ("乡村医生", "xiang cun yi sheng"),
        ],
    },
    Department {
        name: "教育体育局",
        topic: "104",
        objects: &[
            ("教师资格", "jiao shi zi ge"),
            ("民办学校", "min ban xue xiao"),
            ("义务教育阶段入学", "yi wu jiao yu jie duan ru xue"),
            ("家庭经济困难学生", "jia ting jing ji kun nan xue sheng"),
            ("校外培训机构", "xiao wai pei xun ji gou"),
            ("学籍", "xue ji"),
            ("游泳场所经营", "you yong chang suo jing ying"),
            ("社会体育指导员", "she hui ti yu zhi dao yuan"),
        ],
    },
    Department {
        name: "交通运输局",
        topic: "114",
        objects: &[
            ("道路货物运输经营", "dao lu huo wu yun shu jing ying"),
            ("巡游出租汽车", "xun you chu zu qi che"),
            ("网络预约出租汽车", "wang luo yu yue chu zu qi che"),
            ("公路超限运输", "gong lu chao xian yun shu"),
            ("机动车维修经营", "ji dong che wei xiu jing ying"),
            ("道路运输从业人员", "dao lu yun shu cong ye ren yuan"),
            ("港口经营", "gang kou jing ying"),
            ("涉路施工", "she lu shi gong"),
        ],
    },
    Department {
        name: "农业农村局",
        topic: "211",
        objects: &[
            ("农药经营", "nong yao jing ying"),
            ("种子生产经营", "zhong zi sheng chan jing ying"),
            ("动物防疫条件", "dong wu fang yi tiao jian"),
            ("生猪定点屠宰", "sheng zhu ding dian tu zai"),
            ("拖拉机驾驶", "tuo la ji jia shi"),
            ("兽药经营", "shou yao jing ying"),
            (
                "农村土地承包经营权",
                "nong cun tu di cheng bao jing ying quan",
            ),
            ("水产苗种", "shui chan miao zhong"),
        ],
    },
    Department {
        name: "生态环境局",
        topic: "214",
        objects: &[
            (
                "建设项目环境影响评价",
                "jian she xiang mu huan jing ying xiang ping jia",
            ),
            ("排污", "pai wu"),
            ("危险废物经营", "wei xian fei wu jing ying"),
            ("辐射安全", "fu she an quan"),
            ("夜间建筑施工作业", "ye jian jian zhu shi gong zuo ye"),
            ("入河排污口", "ru he pai wu kou"),
        ],
    },
    Department {
        name: "医疗保障局",
        topic: "111",
        objects: &[
            (
                "城乡居民基本医疗保险",
                "cheng xiang ju min ji ben yi liao bao xian",
            ),
            ("异地就医", "yi di jiu yi"),
            ("门诊慢性病", "men zhen man xing bing"),
            ("生育津贴", "sheng yu jin tie"),
            ("医疗救助对象", "yi liao jiu zhu dui xiang"),
            ("定点零售药店", "ding dian ling shou yao dian"),
        ],
    },
    Department {
        name: "应急管理局",
        topic: "215",
        objects: &[
            ("危险化学品经营", "wei xian hua xue pin jing ying"),
            ("烟花爆竹零售", "yan hua bao zhu ling shou"),
            ("矿山安全生产", "kuang shan an quan sheng chan"),
            (
                "生产安全事故应急预案",
                "sheng chan an quan shi gu ying ji yu an",
            ),
        ],
    },
    Department {
        name: "文化和旅游局",
        topic: "217",
        objects: &[
            ("娱乐场所经营", "yu le chang suo jing ying"),
            (
                "互联网上网服务营业场所",
                "hu lian wang shang wang fu wu ying ye chang suo",
            ),
            ("营业性演出", "ying ye xing yan chu"),
            ("旅行社", "lv xing she"),
            ("不可移动文物", "bu ke yi dong wen wu"),
        ],
    },
    Department {
        name: "水利局",
        topic: "214",
        objects: &[
            ("取水", "qu shui"),
            ("河道采砂", "he dao cai sha"),
            (
                "生产建设项目水土保持方案",
                "sheng chan jian she xiang mu shui tu bao chi fang an",
            ),
            ("水利工程质量", "shui li gong cheng zhi liang"),
        ],
    },
    Department {
        name: "残疾人联合会",
        topic: "112",
        objects: &[
            ("残疾人证", "can ji ren zheng"),
            ("困难残疾人生活", "kun nan can ji ren sheng huo"),
            ("残疾儿童康复", "can ji er tong kang fu"),
            ("无障碍改造", "wu zhang ai gai zao"),
        ],
    },
];

/// How people say it, which is no part of any name.
pub(super) const PLAIN: &[&str] = &[
    "开饭店",
    "开药店",
    "办身份证",
    "孩子上户口",
    "孩子上学",
    "换驾照",
    "办护照",
    "领退休金",
    "失业了怎么办",
    "低保",
    "结婚",
    "买房过户",
    "盖房子",
    "租房补贴",
    "看病报销",
    "生孩子补贴",
    "残疾补贴",
    "开公司",
    "注册个体户",
    "摆摊",
    "老人补贴",
    "网约车",
    "考教师证",
    "打井",
    "办营业执照",
    "工伤",
    "社保卡丢了",
    "房产证",
    "养猪",
    "卖烟花",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_its_sound() {
        let objects = DEPARTMENTS.iter().flat_map(|department| department.objects);
        let actions = ACTIONS.iter().map(|action| (action.name, action.pinyin));
        for (name, pinyin) in objects.copied().chain(actions) {
            assert_eq!(name.chars().count(), pinyin.split(' ').count(), "{name}");
        }
    }
}
