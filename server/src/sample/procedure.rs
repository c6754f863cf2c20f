//! 示例数据: procedures by template.

use std::collections::BTreeMap;

use serde::Deserialize;
use shigantong_contract::{Step, StepLink};

use super::kind::Kind;

/// The templates by name.
pub(super) type Procedures = BTreeMap<String, Procedure>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Procedure {
    steps: Vec<TemplateStep>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateStep {
    #[serde(default)]
    key: String,
    name: String,
    role: String,
    /// By the end of which share of the promised time the step is done, in percent.
    #[serde(default)]
    until: u32,
    /// In words, where the step has no share of the promised time.
    #[serde(default)]
    limit: String,
    #[serde(default)]
    standard: String,
    result: String,
    #[serde(default)]
    risk: String,
    #[serde(default)]
    is_review: bool,
    #[serde(default)]
    is_parallel: bool,
    #[serde(default)]
    next: Vec<StepLink>,
}

impl Procedure {
    /// The steps of a kind whose promised time is so many days; 0 is at once.
    pub(super) fn steps(&self, kind: &Kind, promise_day: u32) -> Vec<Step> {
        let own = |step: &TemplateStep, own: &str, template: &str| {
            if step.is_review {
                own.to_owned()
            } else {
                template.to_owned()
            }
        };
        self.steps
            .iter()
            .map(|step| Step {
                key: step.key.clone(),
                name: step.name.clone(),
                role: step.role.clone(),
                limit: if step.limit.is_empty() {
                    limit(step.until, promise_day, &kind.promise_type)
                } else {
                    step.limit.clone()
                },
                standard: own(step, &kind.review_standard, &step.standard),
                result: step.result.clone(),
                risk: own(step, &kind.risk_point, &step.risk),
                next: step.next.clone(),
                is_parallel: step.is_parallel,
            })
            .collect()
    }
}

fn limit(until: u32, promise_day: u32, unit: &str) -> String {
    match (until * promise_day).div_ceil(100) {
        0 => "当场".to_owned(),
        1 => format!("1 个{unit}内"),
        day => format!("第 {day} 个{unit}前"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use shigantong_contract::step::check;

    /// Every template branches; joint handling is really parallel.
    #[test]
    fn templates_are_procedures() {
        let text = include_str!("../../sample/steps.toml");
        let procedures: Procedures = toml::from_str(text).unwrap();
        assert_eq!(procedures.len(), 15);
        for (name, procedure) in &procedures {
            let steps = procedure.steps.iter().map(|step| Step {
                key: step.key.clone(),
                next: step.next.clone(),
                is_parallel: step.is_parallel,
                ..Step::default()
            });
            let steps: Vec<_> = steps.collect();
            assert_eq!(check(&steps), [], "{name}");
            assert!(steps.iter().any(|step| step.next.len() > 1), "{name}");
            assert_eq!(name == "joint", steps.iter().any(|step| step.is_parallel));
            for step in &procedure.steps {
                assert_ne!(
                    step.until > 0,
                    !step.limit.is_empty(),
                    "{name} {}",
                    step.name
                );
            }
        }
    }

    #[test]
    fn limits_add_up_to_the_promise() {
        let rows = [
            (10, 0, "当场"),
            (10, 5, "1 个工作日内"),
            (70, 7, "第 5 个工作日前"),
            (100, 7, "第 7 个工作日前"),
        ];
        for (until, promise, expected) in rows {
            assert_eq!(limit(until, promise, "工作日"), expected);
        }
    }
}
