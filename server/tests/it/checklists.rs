//! 材料体检 over the real sample, read through the import: which answers lead to which list.

use std::collections::BTreeMap;

use shigantong_contract::checklist::{Checklist, Standing, check, evaluate};
use shigantong_contract::{Answers, AreaCode, ServiceItem};
use shigantong_server::import::{Context, validate};
use shigantong_server::sample;

/// 麟游县, which asks for the materials that the kinds name, no more and no less.
const PLAIN_PLACE: &str = "610329";

/// The items of a place that ask questions, by name.
fn items_of(place: &str) -> BTreeMap<String, ServiceItem> {
    let context = Context {
        area: AreaCode::parse("610300").unwrap(),
        is_sample: true,
    };
    let mut items = BTreeMap::new();
    for row in sample::rows().unwrap().rows {
        let asks = row.cells.get("questions").is_some_and(|cell| cell != "[]");
        if asks && row.cells["area_code"] == place {
            let item = validate(&row, &context).unwrap();
            items.insert(item.task_name.clone(), item);
        }
    }
    items
}

fn items() -> BTreeMap<String, ServiceItem> {
    items_of(PLAIN_PLACE)
}

fn list(item: &ServiceItem, answers: &Answers) -> Checklist {
    evaluate(
        &item.questions,
        &item.material_rules,
        &item.materials,
        answers,
    )
}

type IsMeant = fn(&Standing) -> bool;

/// The list in a line: what to bring, what a department holds, what may follow, what is not
/// needed, and what is open; parted by semicolons, by the beginnings of the names.
fn shown(item: &ServiceItem, list: &Checklist) -> String {
    let groups: [(&str, IsMeant); 6] = [
        ("带", |standing| *standing == Standing::Bring),
        ("免", |standing| *standing == Standing::Exempt),
        ("补", |standing| *standing == Standing::Later),
        ("不", |standing| *standing == Standing::NotNeeded),
        ("选", |standing| *standing == Standing::Optional),
        ("看", |standing| matches!(standing, Standing::Open(_))),
    ];
    let groups = groups.map(|(word, is_meant)| {
        let entries = list
            .entries
            .iter()
            .filter(|entry| is_meant(&entry.standing));
        let names = entries.map(|entry| item.materials[entry.material].material_name.as_str());
        let names: Vec<&str> = names.collect();
        if names.is_empty() {
            return String::new();
        }
        format!("{word}：{}", names.join("、"))
    });
    let groups: Vec<String> = groups
        .into_iter()
        .filter(|group| !group.is_empty())
        .collect();
    groups.join("；")
}

/// Name of the item, answers, list.
type Row = (&'static str, &'static str, &'static str);

const CASES: &[Row] = &[
    (
        "食品经营许可（新办）",
        "who=licensed&kind=catering&licence=yes&agent=self",
        "带：食品经营许可申请书、主要设备设施、经营布局和操作流程、食品安全规章制度目录清单；免：营业执照；\
         不：授权委托书和代理人身份证、事业单位法人证书或者社会组织登记证书",
    ),
    (
        "食品经营许可（新办）",
        "who=body&agent=agent",
        "带：食品经营许可申请书、主要设备设施、经营布局和操作流程、食品安全规章制度目录清单、授权委托书和代理人身份证、\
         事业单位法人证书或者社会组织登记证书；不：营业执照",
    ),
    (
        "食品经营许可（新办）",
        "who=licensed",
        "带：食品经营许可申请书、主要设备设施、经营布局和操作流程、食品安全规章制度目录清单；\
         不：事业单位法人证书或者社会组织登记证书；看：营业执照、授权委托书和代理人身份证",
    ),
    (
        "个体工商户设立登记",
        "how=online&place=web&scope=unsure",
        "带：个体工商户登记（备案）申请书、经营场所使用证明；免：经营者身份证；不：前置审批文件、委托书和代理人身份证",
    ),
    (
        "个体工商户设立登记",
        "how=window&agent=agent&place=rent&scope=yes",
        "带：个体工商户登记（备案）申请书、经营者身份证、经营场所使用证明、前置审批文件、委托书和代理人身份证",
    ),
    (
        "居民身份证首次申领",
        "age=child&book=no&hukou=outside",
        "带：居民户口簿、居民身份证申领登记表、监护人身份证、出生医学证明",
    ),
    (
        "居民身份证首次申领",
        "age=adult&hukou=local",
        "带：居民身份证申领登记表；免：居民户口簿；不：监护人身份证、出生医学证明",
    ),
    // The book is asked of children only: its answer counts for nothing here.
    (
        "居民身份证首次申领",
        "age=adult&book=no&hukou=local",
        "带：居民身份证申领登记表；免：居民户口簿；不：监护人身份证、出生医学证明",
    ),
    (
        "居民身份证丢失补领",
        "age=adult&book=no&urgent=yes",
        "带：居民身份证申领登记表、其他能证明身份的证件；免：居民户口簿；不：监护人身份证",
    ),
    (
        "居民身份证有效期满换领",
        "old=yes&age=child&change=yes&come=yes",
        "带：原居民身份证、居民身份证申领登记表、监护人身份证；免：居民户口簿",
    ),
    (
        "投靠亲属户口迁入（夫妻、父母、子女）",
        "kin=spouse&home=own&head=yes&from=outside",
        "带：迁入申请、房屋权属证明或者居住证明；免：申请人、被投靠人居民身份证、居民户口簿、亲属关系证明、户口迁移证；\
         不：户主同意入户的声明",
    ),
    (
        "投靠亲属户口迁入（夫妻、父母、子女）",
        "kin=children&book=no&home=rent&head=no&from=city",
        "带：迁入申请、亲属关系证明、房屋权属证明或者居住证明、户主同意入户的声明；\
         免：申请人、被投靠人居民身份证、居民户口簿；不：户口迁移证",
    ),
    (
        "新生儿出生登记",
        "birth=yes&married=yes&agent=self",
        "免：出生医学证明、居民户口簿、父母双方居民身份证、结婚证；不：亲子鉴定意见书、委托书和代办人身份证",
    ),
    (
        "新生儿出生登记",
        "birth=yes&married=no&follow=father&agent=agent",
        "带：父母双方居民身份证、亲子鉴定意见书、委托书和代办人身份证；免：出生医学证明、居民户口簿；不：结婚证",
    ),
    (
        "新生儿出生登记",
        "birth=yes&married=no&follow=mother&agent=self",
        "免：出生医学证明、居民户口簿、父母双方居民身份证；不：结婚证、亲子鉴定意见书、委托书和代办人身份证",
    ),
    (
        "普通护照签发",
        "age=child&id=no&kind=first",
        "带：中国公民出入境证件申请表、出入境证件照片、监护证明和监护人身份证件、居民户口簿；\
         不：居民身份证、单位同意办理出国证件的意见、原护照、护照遗失、被盗情况说明",
    ),
    (
        "普通护照签发",
        "age=adult&kind=lost&staff=yes",
        "带：中国公民出入境证件申请表、居民身份证、出入境证件照片、单位同意办理出国证件的意见、护照遗失、被盗情况说明；\
         不：监护证明和监护人身份证件、原护照、居民户口簿",
    ),
    (
        "结婚登记（内地居民）",
        "who=yes&before=never&id=yes",
        "带：双方居民身份证、申请结婚登记声明书、2寸双方近期半身免冠合影照片；\
         不：离婚证、生效的离婚判决书（调解书）或配偶死亡证明",
    ),
    (
        "结婚登记（内地居民）",
        "who=yes&before=court&id=yes",
        "带：双方居民身份证、申请结婚登记声明书、2寸双方近期半身免冠合影照片、离婚证、生效的离婚判决书（调解书）或配偶死亡证明",
    ),
    (
        "最低生活保障审核确认",
        "hukou=permit&ill=card&agent=agent",
        "带：最低生活保障申请书、共同生活的家庭成员居民身份证、家庭经济状况声明和核查授权书、申请人社会保障卡（或本人银行账户信息）、\
         居住证、委托书和代办人身份证；免：家庭成员居民户口簿、疾病诊断、残疾等情况证明",
    ),
    (
        "困难残疾人生活补贴和重度残疾人护理补贴发放",
        "card=yes&which=care&agent=self",
        "带：残疾人两项补贴申请表、残疾人居民身份证、残疾人或监护人社会保障卡（或本人银行账户信息）；\
         免：残疾人证、残疾人居民户口簿；不：低保等困难证明、监护人或者代办人身份证",
    ),
    (
        "购买自住住房提取住房公积金",
        "how=window&home=outside&whose=both",
        "带：身份证、购房合同或不动产权证、购房付款凭证、本人银行卡、配偶的身份证和银行卡；免：婚姻关系证明",
    ),
    (
        "租房提取住房公积金",
        "own=none&how=online&rent=cap",
        "带：本人银行卡；免：身份证、无房证明；不：租赁合同备案信息",
    ),
    (
        "异地就医直接结算备案",
        "why=transfer&how=online",
        "免：医保电子凭证、身份证或社会保障卡；补：转诊转院材料；不：异地就医备案登记表、异地居住承诺书或居住证明、代办人身份证",
    ),
    (
        "异地就医直接结算备案",
        "why=live&how=window&agent=agent",
        "带：医保电子凭证、身份证或社会保障卡、异地就医备案登记表、代办人身份证；补：异地居住承诺书或居住证明；不：转诊转院材料",
    ),
    (
        "基本医疗保险医疗费用手工（零星）报销",
        "hurt=alone&where=in&bill=digital&agent=self",
        "带：医疗费用报销申请表、医疗机构收费票据、费用清单、诊断证明或病历资料、参保人社会保障卡（或本人银行账户信息）、\
         意外伤害情况说明；不：代办人身份证",
    ),
    (
        "不动产转移登记（买卖）",
        "cert=yes&loan=yes&signed=yes&names=one&agent=self",
        "带：不动产登记申请书、买卖双方身份证、不动产权证书、抵押权人同意转让材料；免：买卖合同、契税等完税或减免凭证；\
         不：委托书和代理人身份证",
    ),
    (
        "不动产转移登记（继承、受遗赠）",
        "proof=notary&cert=lost",
        "带：不动产登记申请书、继承人身份证、户口簿、公证书或生效法律文书；免：被继承人死亡证明；\
         不：亲属关系证明、不动产权证书、遗嘱、继承协议或放弃继承声明",
    ),
    (
        "企业职工正常退休申请",
        "job=own&when=early&file=yes",
        "带：企业职工退休（待遇申领）申请表、申请人居民身份证、职工人事档案、退休人员社会保障卡（或本人银行账户信息）、弹性提前退休告知书",
    ),
    (
        "机动车转让登记（二手车过户）",
        "how=heir&fine=yes&agent=self",
        "带：机动车登记证书、行驶证、号牌、继承、赠与、裁判文书；免：现机动车所有人身份证明；\
         不：二手车销售统一发票、委托书和代办人身份证",
    ),
];

fn answers(text: &str) -> Answers {
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    pairs.fold(Answers::default(), |answers, (question, choice)| {
        answers.with(question, choice)
    })
}

#[test]
fn answers_lead_to_lists() {
    let items = items();
    for (name, given, expected) in CASES {
        let item = &items[*name];
        let given = answers(given);
        for (parameter, choice) in given.pairs() {
            let known = item.questions.iter().any(|question| {
                Answers::parameter(&question.key) == parameter
                    && question.options.iter().any(|option| option.key == choice)
            });
            assert!(known, "{name} has no {parameter}={choice}");
        }
        let list = list(item, &given);
        assert_eq!(shown(item, &list), *expected, "{name}");
        assert_eq!(list.unanswered() == 0, !expected.contains("看："), "{name}");
    }
}

/// What a place does without, nobody brings there; what it asks for besides, everybody does.
#[test]
fn places_differ() {
    let rows = [
        (
            "610302",
            "个体工商户设立登记",
            "how=online&place=web&scope=unsure",
            "带：个体工商户登记（备案）申请书；免：经营者身份证、经营场所使用证明；不：前置审批文件、委托书和代理人身份证",
        ),
        (
            "610331",
            "食品经营许可（新办）",
            "who=licensed&kind=catering&licence=yes&agent=self",
            "带：食品经营许可申请书、主要设备设施、经营布局和操作流程、食品安全规章制度目录清单、法定代表人无犯罪记录证明、\
             社区同意经营的盖章证明；免：营业执照；不：授权委托书和代理人身份证、事业单位法人证书或者社会组织登记证书",
        ),
    ];
    for (place, name, given, expected) in rows {
        let item = &items_of(place)[name];
        assert_eq!(shown(item, &list(item, &answers(given))), expected);
    }
}

/// Where an item cannot be done, the answer says so and what to do instead.
#[test]
fn dead_ends() {
    let items = items();
    let rows = [
        ("食品经营许可（新办）", "who=none", "营业执照"),
        (
            "食品经营许可（新办）",
            "who=licensed&kind=prepacked",
            "不用办许可",
        ),
        ("居民身份证有效期满换领", "old=no", "丢失补领"),
        ("新生儿出生登记", "birth=lost", "补发"),
        ("结婚登记（内地居民）", "who=no", "涉外"),
        ("最低生活保障审核确认", "hukou=outside", "户籍所在地"),
        ("租房提取住房公积金", "own=yes", "偿还购房贷款本息"),
        (
            "租房提取住房公积金",
            "own=none&how=online&rent=actual&filed=no",
            "备案",
        ),
        ("异地就医直接结算备案", "why=emergency", "不用办"),
        (
            "基本医疗保险医疗费用手工（零星）报销",
            "hurt=work",
            "工伤认定",
        ),
        ("企业职工正常退休申请", "job=unit&when=late", "约定"),
    ];
    for (name, given, expected) in rows {
        let item = &items[name];
        let list = list(item, &answers(given));
        let (question, choice) = list.dead_end.expect(name);
        let advice = &item.questions[question].options[choice].advice;
        assert!(advice.contains(expected), "{name}: {advice}");
        assert_eq!(list.unanswered(), 0);
    }
}

/// Every guide with questions decides every material, and says why wherever people must know.
#[test]
fn the_sample_leaves_nothing_undecided() {
    let items = items();
    assert!(items.len() >= 12, "{}", items.len());
    for item in items.values() {
        let flaws = check(&item.questions, &item.material_rules, &item.materials);
        assert_eq!(flaws, [], "{}", item.task_name);
        let mut ways = vec![Answers::default()];
        while let Some(given) = ways.pop() {
            let list = list(item, &given);
            let open = list.asked.iter().find(|asked| asked.answer.is_none());
            if let Some(open) = open.filter(|_| list.dead_end.is_none()) {
                let question = &item.questions[open.question];
                let choices = question.options.iter();
                ways.extend(choices.map(|choice| given.with(&question.key, &choice.key)));
                continue;
            }
            for entry in list.entries.iter().filter(|_| list.dead_end.is_none()) {
                let material = &item.materials[entry.material].material_name;
                let at = format!("{} {given:?} {material}", item.task_name);
                let is_settled = matches!(
                    entry.standing,
                    Standing::Bring | Standing::Later | Standing::Exempt | Standing::NotNeeded
                );
                assert!(is_settled, "{at}: {:?}", entry.standing);
                let is_told = matches!(entry.standing, Standing::Bring) || !entry.reason.is_empty();
                assert!(is_told, "{at}: nothing says why");
            }
        }
    }
}
