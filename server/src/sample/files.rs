//! 示例数据: the data files, carried in the program.

macro_rules! kinds {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../sample/kinds/", $name, ".toml")))),*]
    };
}

macro_rules! drawings {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../sample/files/", $name, ".svg")))),*]
    };
}

pub(super) const AREAS: &str = include_str!("../../sample/areas.toml");
pub(super) const CASES: &str = include_str!("../../sample/cases.toml");
pub(super) const DEPARTMENTS: &str = include_str!("../../sample/departments.toml");
pub(super) const DISCRETION: &str = include_str!("../../sample/discretion.toml");
pub(super) const REGULATION: &str = include_str!("../../sample/regulation.toml");
pub(super) const DIFFERENCES: &str = include_str!("../../sample/differences.toml");
pub(super) const NOTICES: &str = include_str!("../../sample/notices.toml");
pub(super) const STEPS: &str = include_str!("../../sample/steps.toml");

/// Name and text of each file of kinds.
pub(super) const KINDS: &[(&str, &str)] = kinds![
    "agriculture",
    "civil",
    "commerce",
    "culture",
    "development",
    "disabled",
    "education",
    "electricity",
    "emergency",
    "environment",
    "finance",
    "fire",
    "forestry",
    "government_service",
    "health",
    "housing",
    "housing_fund",
    "industry",
    "justice",
    "market",
    "medical_insurance",
    "meteorology",
    "natural_resources",
    "police",
    "postal_archives",
    "public_utilities",
    "religion",
    "social_security",
    "sports",
    "statistics",
    "tax",
    "tobacco",
    "town",
    "transport",
    "urban_management",
    "urban_water",
    "veterans",
    "water",
];

/// Name and SVG of each form, filled-in example and sample of a result.
pub(super) const DRAWINGS: &[(&str, &str)] = drawings![
    "sample-birth-card",
    "sample-birth-form",
    "sample-birth-form-filled",
    "sample-dibao-form",
    "sample-dibao-form-filled",
    "sample-dibao-notice",
    "sample-disabled-card",
    "sample-disabled-form",
    "sample-disabled-form-filled",
    "sample-food-form",
    "sample-food-form-filled",
    "sample-food-permit",
    "sample-id-card",
    "sample-id-form",
    "sample-id-form-filled",
    "sample-marriage",
    "sample-marriage-form",
    "sample-marriage-form-filled",
    "sample-residence-card",
    "sample-social-card",
    "sample-unemployed-form",
    "sample-unemployed-form-filled",
];
