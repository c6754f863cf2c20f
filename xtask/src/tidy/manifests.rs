//! Rules for Cargo.toml files: one place for versions, and which crate may depend on which.

use super::Finding;

/// Crates of the workspace that a crate's manifest must not name.
const MUST_NOT_DEPEND: &[(&str, &[&str])] = &[
    (
        "contract/",
        &["shigantong", "shigantong-search", "shigantong-server"],
    ),
    ("search/", &["shigantong", "shigantong-server"]),
];

/// The findings in a manifest.
pub(super) fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut section = String::new();
    let mut open = 0_isize;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        let continues = open > 0;
        open += brackets(line);
        if line.is_empty() || line.starts_with('#') || continues {
            continue;
        }
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']).to_owned();
            open = 0;
            continue;
        }
        for rule in broken(path, &section, line) {
            findings.push(Finding {
                path: path.to_owned(),
                line: number + 1,
                rule,
            });
        }
    }
    findings
}

fn broken(path: &str, section: &str, line: &str) -> Vec<String> {
    let mut rules = Vec::new();
    let Some(kind) = dependencies(section) else {
        return rules;
    };
    let has_version = match kind {
        Dependencies::Table => !line.replace(' ', "").contains("workspace=true"),
        Dependencies::One => ["version", "path", "git"]
            .iter()
            .any(|key| line.starts_with(key)),
    };
    if has_version {
        rules.push("versions of dependencies stand in [workspace.dependencies] alone".to_owned());
    }
    let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
    for (dir, forbidden) in MUST_NOT_DEPEND {
        if path.starts_with(dir) && forbidden.contains(&name) {
            rules.push(format!("{dir} must not depend on {name}"));
        }
    }
    rules
}

enum Dependencies {
    /// `[dependencies]`: a line a crate.
    Table,
    /// `[dependencies.NAME]`: lines about one crate.
    One,
}

fn dependencies(section: &str) -> Option<Dependencies> {
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    // A target may itself hold dots and brackets: what counts is how the name ends.
    let table = section.rsplit('.').next().unwrap_or_default();
    if kinds.contains(&table) {
        return (section != "workspace.dependencies").then_some(Dependencies::Table);
    }
    let owner = section.rsplit('.').nth(1).unwrap_or_default();
    let is_one = kinds.contains(&owner) && !section.starts_with("workspace.");
    is_one.then_some(Dependencies::One)
}

fn brackets(line: &str) -> isize {
    let count = |brackets: &[char]| isize::try_from(line.matches(brackets).count()).unwrap_or(0);
    count(&['[', '{']) - count(&[']', '}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_stand_in_one_place() {
        let rows: &[(&str, &[usize])] = &[
            ("[workspace.dependencies]\nserde = \"1\"\n", &[]),
            ("[dependencies]\nserde.workspace = true\n", &[]),
            (
                "[dependencies]\nserde = { workspace = true, features = [\n  \"derive\",\n] }\n",
                &[],
            ),
            ("[dependencies]\n# serde = 1\nserde = \"1\"\n", &[3]),
            ("[dev-dependencies]\na = { path = \"../a\" }\n", &[2]),
            (
                "[target.'cfg(target_arch = \"wasm32\")'.dependencies]\njs-sys = \"0.3\"\n",
                &[2],
            ),
            ("[dependencies.serde]\nversion = \"1\"\n", &[2]),
            (
                "[dependencies.serde]\nworkspace = true\nfeatures = [\"derive\"]\n",
                &[],
            ),
            (
                "[package]\nversion = \"1.0.0\"\n[features]\na = [\"b\"]\n",
                &[],
            ),
        ];
        for (text, lines) in rows {
            let found: Vec<usize> = check("a/Cargo.toml", text).iter().map(|f| f.line).collect();
            assert_eq!(&found, lines, "{text}");
        }
    }

    #[test]
    fn crates_depend_one_way() {
        let text = "[dependencies]\nshigantong-search.workspace = true\n";
        assert_eq!(check("contract/Cargo.toml", text).len(), 1);
        assert_eq!(check("server/Cargo.toml", text).len(), 0);
    }
}
