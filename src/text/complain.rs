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

/// Before the address of the guide.
pub const ADDRESS: &str = "指南网址：";

/// The label of an issue; that of an unknown code is the last one's.
pub fn issue(code: &str) -> &'static str {
    let known = ISSUES.iter().find(|(known, _)| *known == code);
    known.map_or(ISSUES[ISSUES.len() - 1].1, |(_, label)| label)
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
}
