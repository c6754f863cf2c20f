//! The words that lists use of materials (申请材料): their forms, and how many there must be.

/// Words that say in which form a material is brought, not which material it is.
pub const FORMS: [&str; 9] = [
    "原件及复印件",
    "原件和复印件",
    "原件或复印件",
    "复印件",
    "原件",
    "正副本",
    "正本",
    "副本",
    "电子件",
];
/// Words for showing an original that one takes home again.
pub const SHOWN: [&str; 10] = [
    "出示原件",
    "原件核验",
    "原件查验",
    "核验原件",
    "查验原件",
    "核验",
    "查验",
    "原件",
    "核验后退还",
    "审核后退还",
];
/// What all of those come to.
pub const SHOW: &str = "出示原件";
/// An original.
pub const ORIGINAL: &str = "原件";
/// What materials are counted in.
pub const UNITS: [&str; 6] = ["份", "张", "套", "本", "册", "件"];
