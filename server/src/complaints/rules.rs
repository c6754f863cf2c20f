//! 事由与时限: those of the installation, or the program's own examples.

use std::io::ErrorKind;
use std::path::Path;

use super::guard::Limits;
use anyhow::{Context as _, bail};
use serde::de::DeserializeOwned;
use shigantong_contract::complaint::{IssueProblem, IssueRules, SlaProblem, SlaRules};

/// The name of the issues' file in the data directory.
pub const ISSUES_FILE: &str = "complaint-issues.toml";
/// The name of the limits' file in the data directory.
pub const RULES_FILE: &str = "complaint-rules.toml";

/// The name of the file of what keeps robots out in the data directory.
pub const LIMITS_FILE: &str = "complaint-limits.toml";

pub(super) const LIMITS: &str = include_str!("../../data/complaint-limits.toml");
const ISSUES: &str = include_str!("../../../contract/src/complaint/issues.toml");
const RULES: &str = include_str!("../../../contract/src/complaint/rules.toml");

/// The issues: `complaint-issues.toml` of the data directory where there is one, and else the
/// program's own.
///
/// # Errors
/// A file that cannot be read, and rules that cannot be; a line says what to do.
pub(super) fn issues(dir: &Path) -> anyhow::Result<IssueRules> {
    let rules: IssueRules = read(
        dir,
        ISSUES_FILE,
        ISSUES,
        "contract/src/complaint/issues.toml",
    )?;
    let problems: Vec<String> = rules.problems().iter().map(of_issue).collect();
    usable(dir, ISSUES_FILE, &problems)?;
    Ok(rules)
}

/// The limits: `complaint-rules.toml` of the data directory where there is one, and else the
/// program's own.
///
/// # Errors
/// As [`issues`].
pub(super) fn limits(dir: &Path) -> anyhow::Result<SlaRules> {
    let rules: SlaRules = read(dir, RULES_FILE, RULES, "contract/src/complaint/rules.toml")?;
    let problems: Vec<String> = rules.problems().iter().map(of_limit).collect();
    usable(dir, RULES_FILE, &problems)?;
    Ok(rules)
}

/// What keeps robots out: `complaint-limits.toml` of the data directory where there is one, and else
/// the program's own.
///
/// # Errors
/// As [`issues`].
pub(super) fn guards(dir: &Path) -> anyhow::Result<Limits> {
    let limits: Limits = read(
        dir,
        LIMITS_FILE,
        LIMITS,
        "server/data/complaint-limits.toml",
    )?;
    usable(dir, LIMITS_FILE, &limits.problems())?;
    Ok(limits)
}

fn read<T: DeserializeOwned>(
    dir: &Path,
    file: &str,
    own: &str,
    example: &str,
) -> anyhow::Result<T> {
    let path = dir.join(file);
    let shown = path.display();
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => own.to_owned(),
        Err(error) => return Err(error).with_context(|| format!("无法读取诉求规则 {shown}")),
    };
    toml::from_str(&text).map_err(|error| {
        anyhow::anyhow!(
            "诉求规则 {shown} 写法有误：{}；请对照 {example} 改正",
            error.message()
        )
    })
}

fn usable(dir: &Path, file: &str, problems: &[String]) -> anyhow::Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    let shown = dir.join(file);
    bail!(
        "诉求规则 {} 不能用：{}；请改正后再启动，删掉这个文件则用示例规则",
        shown.display(),
        problems.join("；")
    )
}

fn of_issue(problem: &IssueProblem) -> String {
    match problem {
        IssueProblem::Discipline => {
            "discipline 要写名称（name）、数字电话（phone），网址（url）以 https:// 开头或留空"
                .to_owned()
        }
        IssueProblem::Count(count) => format!("issues 应有 1 到 60 项，现在有 {count} 项"),
        IssueProblem::NoOther => "issues 要有 other（其他问题）".to_owned(),
        IssueProblem::Twice(code) => format!("“{code}”写了两次"),
        IssueProblem::Code(code) => format!("“{code}”只能用英文字母、数字、_ 和 -"),
        IssueProblem::Label(code) => format!("“{code}”的 label 应有 1 到 40 个字"),
        IssueProblem::Kind(code) => format!("“{code}”的 kind 不是诉求种类"),
        IssueProblem::Desk(code) => {
            format!("“{code}”要写受理台（desk）；违纪违法线索（is_discipline）则留空")
        }
    }
}

fn of_limit(problem: &SlaProblem) -> String {
    match problem {
        SlaProblem::Source => "source 要写依据的名称（name）和文号（number）".to_owned(),
        SlaProblem::NoEffectiveDate => {
            "is_checked = true 时，source 要写施行日期（in_force_from）".to_owned()
        }
        SlaProblem::UnknownKind(code) => format!("kinds 没有“{code}”这种诉求"),
        SlaProblem::NotOne(kind) => format!("“{}”应有且只有一条规则", kind.coded().label),
        SlaProblem::Handle(kind) => format!("“{}”的 handle 应为 1 到 120 天", kind.coded().label),
        SlaProblem::Number(name) => format!("{name} 的数值不在允许的范围内"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_installation_brings_its_own_rules_or_hears_what_is_wrong() {
        let dir = tempfile::TempDir::new().unwrap();
        assert_eq!(limits(dir.path()).unwrap().confirm_days, 7);
        let write = |file: &str, text: &str| std::fs::write(dir.path().join(file), text).unwrap();
        write(
            RULES_FILE,
            &RULES.replace("confirm_days = 7", "confirm_days = 10"),
        );
        assert_eq!(limits(dir.path()).unwrap().confirm_days, 10);
        for (from, to, says) in [
            ("confirm_days = 7", "confirm_days = 0", "confirm_days"),
            ("\"praise\"", "\"wish\"", "没有“wish”"),
            ("is_checked = false", "is_checked = true", "in_force_from"),
            ("max_transfers = 2", "", "写法有误"),
        ] {
            write(RULES_FILE, &RULES.replace(from, to));
            let error = limits(dir.path()).unwrap_err().to_string();
            assert!(
                error.contains(says) && error.lines().count() <= 2,
                "{error}"
            );
        }
        write(ISSUES_FILE, &ISSUES.replace("\"other\"", "\"others\""));
        let error = issues(dir.path()).unwrap_err().to_string();
        assert!(error.contains("other（其他问题）"), "{error}");
    }
}
