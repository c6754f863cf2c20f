//! What a complaint is about: an item, a material, and what is wrong with it.

/// What a complaint is about, as far as the page before it knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Concern {
    /// What is wrong: the code of an issue of the complaint form; may be empty.
    pub(crate) issue: String,
    /// The key of the item; may be empty.
    pub(crate) item: String,
    /// The name of one of its materials; may be empty.
    pub(crate) material: String,
    /// The key of the same item elsewhere, that asks for less; may be empty.
    pub(crate) than: String,
    /// 统一社会信用代码 of a company; may be empty.
    pub(crate) company: String,
}

impl Concern {
    /// The parameter that carries the issue.
    pub(crate) const ISSUE: &str = "issue";
    const ITEM: &str = "item";
    const MATERIAL: &str = "material";
    const THAN: &str = "than";
    const COMPANY: &str = "company";

    /// Reads the parameters of an address.
    pub(crate) fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut concern = Self::default();
        for (name, value) in pairs {
            let field = match name {
                Self::ISSUE => &mut concern.issue,
                Self::ITEM => &mut concern.item,
                Self::MATERIAL => &mut concern.material,
                Self::THAN => &mut concern.than,
                Self::COMPANY => &mut concern.company,
                _ => continue,
            };
            *field = value.chars().take(200).collect();
        }
        concern
    }

    /// The parameters of the address.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let pairs = [
            (Self::ISSUE, &self.issue),
            (Self::ITEM, &self.item),
            (Self::MATERIAL, &self.material),
            (Self::THAN, &self.than),
            (Self::COMPANY, &self.company),
        ];
        let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
        pairs.map(|(name, value)| (name, value.clone())).collect()
    }
}
