//! 公示期规则: those of the installation, or the order's own.

use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context as _, bail};
use shigantong_contract::CreditRules;
use shigantong_contract::credit::rules::RuleProblem;

/// The name of the rules' file in the data directory.
pub const FILE: &str = "credit-rules.toml";
/// The rules that the program carries: 信用修复管理办法 (国家发展改革委令第36号).
const NATIONAL: &str = include_str!("../../../contract/src/credit/rules.toml");

/// The rules: `credit-rules.toml` of the data directory where there is one, and else the program's
/// own.
///
/// # Errors
/// A file that cannot be read, and rules that cannot be; a line says what to do.
pub fn load(dir: &Path) -> anyhow::Result<CreditRules> {
    let path = dir.join(FILE);
    let shown = path.display();
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => NATIONAL.to_owned(),
        Err(error) => return Err(error).with_context(|| format!("无法读取公示期规则 {shown}")),
    };
    let rules: CreditRules = toml::from_str(&text).map_err(|error| {
        anyhow::anyhow!(
            "公示期规则 {shown} 写法有误：{}；请对照 contract/src/credit/rules.toml 改正",
            error.message()
        )
    })?;
    let problems: Vec<String> = rules.problems().iter().map(said).collect();
    if !problems.is_empty() {
        bail!(
            "公示期规则 {shown} 不能用：{}；请改正后再启动，删掉这个文件则用信用修复管理办法的规则",
            problems.join("；")
        );
    }
    Ok(rules)
}

fn said(problem: &RuleProblem) -> String {
    match problem {
        RuleProblem::Source => "source 要写依据的名称（name）和文号（number）".to_owned(),
        RuleProblem::UnknownSeverity(code) => format!(
            "severity 没有“{code}”，应为 minor（轻微）、ordinary（一般）、serious（严重）之一"
        ),
        RuleProblem::NotOne(severity) => {
            format!("“{}”应有且只有一条规则", severity.coded().label)
        }
        RuleProblem::Months(severity) => format!(
            "“{}”的 max_months 应为 1 到 120，min_months 不能比它长",
            severity.coded().label
        ),
        RuleProblem::Days(name) => format!("{name} 应为 1 到 100 个工作日"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_installation_brings_its_own_rules_or_hears_what_is_wrong() {
        let dir = tempfile::TempDir::new().unwrap();
        assert_eq!(load(dir.path()).unwrap().objection_days, 7);
        let write = |text: &str| std::fs::write(dir.path().join(FILE), text).unwrap();
        write(&NATIONAL.replace("objection_days = 7", "objection_days = 5"));
        assert_eq!(load(dir.path()).unwrap().objection_days, 5);
        for (from, to, says) in [
            (
                "decide_days = 7",
                "decide_days = 0",
                "decide_days 应为 1 到 100",
            ),
            ("max_months = 12", "max_months = 0", "“一般”的 max_months"),
            ("\"minor\"", "\"grave\"", "没有“grave”"),
            ("objection_days = 7", "", "写法有误"),
            ("国家发展和改革委员会令第36号", "", "文号"),
        ] {
            write(&NATIONAL.replace(from, to));
            let error = load(dir.path()).unwrap_err().to_string();
            assert!(
                error.contains(says) && error.lines().count() <= 2,
                "{error}"
            );
        }
    }
}
