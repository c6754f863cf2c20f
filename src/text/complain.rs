//! The words of the complaint page (投诉举报), and the text that it composes for 12345.

use shigantong_contract::ServiceItem;

use crate::domain::less::Less;

/// Issue: the guide is wrong.
pub const GUIDE_ERROR: &str = "guide_error";
/// Issue: a demand without reason.
pub const UNREASONABLE: &str = "unreasonable";
/// Issue: this place asks for more than another one.
pub const MORE_THAN_ELSEWHERE: &str = "more_than_elsewhere";
/// Issue: anything else.
pub const OTHER: &str = "other";
/// The issues: code and label.
pub const ISSUES: [(&str, &str); 4] = [
    (GUIDE_ERROR, "指南有误"),
    (UNREASONABLE, UNREASONABLE_SHORT),
    (MORE_THAN_ELSEWHERE, "这里比别处要得多"),
    (OTHER, "其他问题"),
];
/// The issue on a link beside a material.
pub const UNREASONABLE_SHORT: &str = "这个要求不合理";
/// The issue on a link below a guide.
pub const GUIDE_ERROR_SHORT: &str = "指南有误";

/// Above the form.
pub const LEAD: &str = "网上提交还没有开通。下面把情况替您写成了一段话：补充几句，复制下来发给 12345，或者打电话照着念。";
/// What it is about.
pub const ABOUT: &str = "要反映的事";
/// The name of the item.
pub const ITEM: &str = "事项";
/// Its key.
pub const KEY: &str = "事项编码";
/// Its department.
pub const DEPT: &str = "部门";
/// Its region.
pub const AREA: &str = "地区";
/// The material.
pub const MATERIAL: &str = "材料";
/// What the guide says it rests on.
pub const BASIS: &str = "指南写的依据";
/// The guide gives none.
pub const NO_BASIS: &str = "没有写";
/// The other place, and what it does not ask for.
pub const ELSEWHERE: &str = "别处";
/// The other place asks for nothing less, as far as the data tell.
pub const NO_LESS: &str = "公布的内容看不出差别，请写下您遇到的差别";
/// The item is not known.
pub const UNKNOWN_ITEM: &str = "没有查到这个事项的资料，请在下面写明办什么事、在哪里办。";
/// The choice of the issue.
pub const ISSUE: &str = "是什么问题";
/// The field for one's own words.
pub const WORDS: &str = "补充说明";
/// What helps to write them.
pub const WORDS_HINT: &str =
    "写清什么时候、在哪个窗口、要您做什么、您希望怎样。不要写身份证号、银行卡号和密码。";
/// The draft is kept.
pub const KEPT: &str = "写的内容随时存在这部手机上，关掉再来还在。";
/// It is not.
pub const NOT_KEPT: &str = "这个浏览器不让保存草稿，请写完马上复制，不要关闭本页。";
/// Where no script runs: what one does without the field.
pub const WITHOUT_SCRIPTS: &str = "补充的话请直接对话务员说。换了问题，点这里更新下面的文字：";
/// Where no script runs: composes the text anew.
pub const UPDATE: &str = "更新文字";
/// The heading of the composed text.
pub const COMPOSED: &str = "可以复制、可以照着念";
/// Copies it.
pub const COPY: &str = "复制这段话";
/// It worked.
pub const COPIED: &str = "已复制。可以粘贴到短信、微信里发给 12345，或留着打电话时照着念。";

/// Before the address of the guide.
pub const ADDRESS: &str = "指南网址：";

/// Calls the hotline.
pub fn call(number: &str) -> String {
    format!("拨打 {number}")
}

/// The label of an issue; that of an unknown code is the last one's.
pub fn issue(code: &str) -> &'static str {
    let known = ISSUES.iter().find(|(known, _)| *known == code);
    known.map_or(ISSUES[ISSUES.len() - 1].1, |(_, label)| label)
}

/// What stands below the field: how much is written, and what is missing or too much.
pub fn count(count: usize, least: usize, most: usize) -> String {
    match count {
        0 => format!("可以不写；要写请写 {least} 到 {most} 个字"),
        _ if count < least => format!("已写 {count} 个字，再写 {} 个字说得更清楚", least - count),
        _ if count > most => format!(
            "已写 {count} 个字，请删去 {} 个字，最多 {most} 个字",
            count - most
        ),
        _ => format!("已写 {count} 个字，最多 {most} 个字"),
    }
}

/// What another place asks less, in words.
pub fn less(less: &Less) -> String {
    match less {
        Less::Visits { here, there } => format!("这里要跑 {here} 次，那里跑 {there} 次"),
        Less::Days { here, there, unit } => {
            format!("这里承诺 {here} 个{unit}，那里 {there} 个{unit}")
        }
        Less::Fee => "这里收费，那里不收费".to_owned(),
        Less::Materials(names) => format!("这里要交、那里不要的材料：{}", names.join("、")),
    }
}

/// What the composed text is made of; what is not known is empty.
#[derive(Clone, Debug, Default)]
pub struct Facts<'a> {
    /// The code of the issue.
    pub issue: &'a str,
    /// The item.
    pub item: Option<&'a ServiceItem>,
    /// The name of one of its materials.
    pub material: &'a str,
    /// The same item elsewhere, and what is less there.
    pub elsewhere: Option<(&'a ServiceItem, Vec<Less>)>,
    /// Own words.
    pub words: &'a str,
    /// The address of the guide.
    pub address: &'a str,
}

/// The text to read out or to send.
pub fn composed(facts: &Facts<'_>) -> String {
    let mut lines = vec![format!("我要反映：{}。", issue(facts.issue))];
    if let Some(item) = facts.item {
        lines.push(format!("事项：{}", item.task_name));
        let place = match item.area_name.as_str() {
            "" => String::new(),
            area => format!("（{area}）"),
        };
        lines.push(format!("部门：{}{place}", item.dept_name));
        lines.push(format!("事项编码：{}", item.task_handle_item));
    }
    if !facts.material.is_empty() {
        let basis = basis_of(facts.item, facts.material);
        let basis = match &basis {
            Some(basis) if !basis.is_empty() => format!("指南写的依据：{basis}"),
            _ => "指南没有写要这份材料的依据".to_owned(),
        };
        lines.push(format!("材料：{}；{basis}", facts.material));
    }
    if let Some((there, less_there)) = &facts.elsewhere {
        let differences: Vec<String> = less_there.iter().map(less).collect();
        let differences = if differences.is_empty() {
            String::new()
        } else {
            format!("：{}", differences.join("；"))
        };
        lines.push(format!(
            "同一事项，{}{}要得更少{differences}",
            there.area_name, there.dept_name
        ));
    }
    if !facts.words.trim().is_empty() {
        lines.push(format!("说明：{}", facts.words.trim()));
    }
    lines.push("请核实处理，并告诉我受理编号和答复期限。".to_owned());
    if !facts.address.is_empty() {
        lines.push(format!("{ADDRESS}{}", facts.address));
    }
    lines.join("\n")
}

/// What the item says that a material rests on; `None` where it has no such material.
pub fn basis_of(item: Option<&ServiceItem>, material: &str) -> Option<String> {
    let materials = &item?.materials;
    let material = materials.iter().find(|m| m.material_name == material)?;
    Some(material.by_law.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use shigantong_contract::Material;

    fn item() -> ServiceItem {
        ServiceItem {
            task_handle_item: "A1".to_owned(),
            task_name: "甲事".to_owned(),
            dept_name: "渭滨区某局".to_owned(),
            area_name: "渭滨区".to_owned(),
            materials: vec![Material {
                material_name: "乙证明".to_owned(),
                by_law: "《丙法》".to_owned(),
                ..Material::default()
            }],
            ..ServiceItem::default()
        }
    }

    #[test]
    fn the_text_says_what_is_known_and_nothing_else() {
        let item = item();
        let facts = Facts {
            issue: UNREASONABLE,
            item: Some(&item),
            material: "乙证明",
            words: " 窗口要我开两次 ",
            ..Facts::default()
        };
        assert_eq!(
            composed(&facts),
            "我要反映：这个要求不合理。\n事项：甲事\n部门：渭滨区某局（渭滨区）\n事项编码：A1\n\
             材料：乙证明；指南写的依据：《丙法》\n说明：窗口要我开两次\n\
             请核实处理，并告诉我受理编号和答复期限。"
        );
        let facts = Facts {
            material: "不在清单上的",
            ..facts
        };
        assert!(composed(&facts).contains("指南没有写要这份材料的依据"));
        let bare = composed(&Facts::default());
        assert_eq!(
            bare,
            "我要反映：其他问题。\n请核实处理，并告诉我受理编号和答复期限。"
        );
    }

    #[test]
    fn another_place_is_named_with_what_it_asks_less() {
        let (here, mut there) = (item(), item());
        there.area_name = "金台区".to_owned();
        there.dept_name = "金台区某局".to_owned();
        let less = vec![
            Less::Visits { here: 2, there: 0 },
            Less::Materials(vec!["乙证明".to_owned()]),
        ];
        let text = composed(&Facts {
            issue: MORE_THAN_ELSEWHERE,
            item: Some(&here),
            elsewhere: Some((&there, less)),
            ..Facts::default()
        });
        assert!(
            text.contains(
                "金台区金台区某局要得更少：这里要跑 2 次，那里跑 0 次；这里要交、那里不要的材料：乙证明"
            ),
            "{text}"
        );
    }

    #[test]
    fn the_count_says_what_to_do() {
        for (written, part) in [
            (0, "可以不写"),
            (5, "再写 15 个字"),
            (20, "已写 20 个字，最多"),
            (2_000, "已写 2000 个字，最多"),
            (2_030, "请删去 30 个字"),
        ] {
            let said = count(written, 20, 2_000);
            assert!(said.contains(part), "{said}");
        }
    }
}
