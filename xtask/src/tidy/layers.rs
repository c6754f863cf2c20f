//! Imports point one way: pages, then what they share, then the browser.

use super::Finding;
use super::source::Source;

/// The parts of the app, each with those it must not import.
const MUST_NOT_IMPORT: &[(&str, &[&str])] = &[
    ("src/components", &["pages", "app"]),
    ("src/api", &["pages", "components", "app"]),
    (
        "src/domain",
        &[
            "pages",
            "components",
            "api",
            "storage",
            "state",
            "platform",
            "app",
        ],
    ),
    ("src/storage", &["pages", "components", "api", "app"]),
    ("src/state", &["pages", "components", "app"]),
    (
        "src/platform",
        &[
            "pages",
            "components",
            "api",
            "domain",
            "storage",
            "state",
            "app",
        ],
    ),
    (
        "src/text",
        &[
            "pages",
            "components",
            "api",
            "storage",
            "state",
            "platform",
            "app",
        ],
    ),
];

/// The findings in a file, given the names of all pages.
pub(super) fn check(source: &Source, pages: &[String]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let page = page_of(&source.path);
    let is_other_page =
        |name: Option<&str>| name != page && pages.iter().any(|known| Some(known.as_str()) == name);
    for (number, path) in crate_paths(source) {
        let mut parts = path.split("::");
        let (module, inner) = (parts.next().unwrap_or_default(), parts.next());
        let mut rule = None;
        if module == "pages" && page.is_some() && is_other_page(inner) {
            rule = Some(
                "pages never import pages: move what they share to src/components/".to_owned(),
            );
        }
        for (part, forbidden) in MUST_NOT_IMPORT {
            if is_within(&source.path, part) && forbidden.contains(&module) {
                rule = Some(format!(
                    "imports point one way: {part} must not import crate::{module}"
                ));
            }
        }
        if let Some(rule) = rule {
            findings.push(Finding {
                path: source.path.clone(),
                line: number,
                rule,
            });
        }
    }
    findings
}

/// The page that a file belongs to: `guide` for `src/pages/guide.rs` and `src/pages/guide/steps.rs`.
pub(super) fn page_of(path: &str) -> Option<&str> {
    let name = path.strip_prefix("src/pages/")?;
    let name = name.split('/').next()?;
    let name = name.strip_suffix(".rs").unwrap_or(name);
    (name != "mod").then_some(name)
}

fn is_within(path: &str, part: &str) -> bool {
    let Some(rest) = path.strip_prefix(part) else {
        return false;
    };
    rest.starts_with('/') || rest == ".rs"
}

/// Every path into the crate with its line, groups taken apart: `crate::{a::b, c}` gives `a::b`
/// and `c`. A `super::` that leaves a page's file counts as a path into `pages`.
fn crate_paths(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let code: String = source
        .lines
        .iter()
        .map(|line| format!("{}\n", line.code))
        .collect();
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let is_part = code[..at].ends_with(|c: char| c.is_alphanumeric() || "_:$".contains(c));
            let number = code[..at].matches('\n').count();
            let is_page_file =
                source.path.starts_with("src/pages/") && source.path.matches('/').count() == 2;
            // Within a test module, `super` is the page itself.
            let is_own = start == "super::" && (!is_page_file || source.lines[number].is_test);
            if is_part || is_own {
                continue;
            }
            let prefix = if start == "super::" { "pages" } else { "" };
            let mut tree = Tree {
                rest: &code[at + start.len()..],
                line: number + 1,
            };
            tree.expand(prefix, &mut found);
        }
    }
    found
}

/// What follows `crate::`: a path, or a group of them in braces.
struct Tree<'a> {
    rest: &'a str,
    line: usize,
}

impl Tree<'_> {
    fn expand(&mut self, prefix: &str, found: &mut Vec<(usize, String)>) {
        self.skip_space();
        if !self.accept("{") {
            let name = self.name();
            let path = if prefix.is_empty() {
                name
            } else {
                format!("{prefix}::{name}")
            };
            if self.accept("::") {
                self.expand(&path, found);
            } else {
                found.push((self.line, path));
            }
            return;
        }
        while !self.rest.is_empty() && !self.accept("}") {
            self.expand(prefix, found);
            // A renaming, or whatever else stands here, up to the next entry or the end.
            let end = self.rest.find([',', '}', ';']).unwrap_or(self.rest.len());
            self.skip(end);
            if self.rest.starts_with(';') {
                return;
            }
            self.accept(",");
            self.skip_space();
        }
    }

    fn name(&mut self) -> String {
        let is_end = |c: char| !(c.is_alphanumeric() || c == '_' || c == '*');
        let end = self.rest.find(is_end).unwrap_or(self.rest.len());
        let name = self.rest[..end].to_owned();
        self.skip(end);
        name
    }

    fn accept(&mut self, token: &str) -> bool {
        let is_next = self.rest.starts_with(token);
        if is_next {
            self.skip(token.len());
        }
        is_next
    }

    fn skip_space(&mut self) {
        let space = self.rest.len() - self.rest.trim_start().len();
        self.skip(space);
    }

    fn skip(&mut self, count: usize) {
        self.line += self.rest[..count].matches('\n').count();
        self.rest = &self.rest[count..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_groups_apart() {
        let text = "use crate::{\n    api::{items, track as t},\n    pages::home::HomePage,\n};\nlet a = crate::route::HOME;\n";
        let paths = crate_paths(&Source::parse("src/app.rs", text));
        let paths: Vec<(usize, &str)> = paths.iter().map(|(n, p)| (*n, p.as_str())).collect();
        assert_eq!(
            paths,
            [
                (2, "api::items"),
                (2, "api::track"),
                (3, "pages::home::HomePage"),
                (5, "route::HOME")
            ]
        );
    }

    #[test]
    fn imports_point_one_way() {
        let rows = [
            ("src/pages/home.rs", "use crate::pages::guide::X;", true),
            (
                "src/pages/home.rs",
                "use crate::{api::items, pages::{guide, home}};",
                true,
            ),
            ("src/pages/home.rs", "use super::guide::X;", true),
            ("src/pages/home.rs", "use super::set_title;", false),
            ("src/pages/home.rs", "use crate::pages::set_title;", false),
            (
                "src/pages/home.rs",
                "use crate::components::pager::Pager;",
                false,
            ),
            (
                "src/pages/home.rs",
                "#[cfg(test)]\nmod tests {\n    use super::*;\n}",
                false,
            ),
            ("src/pages/guide/steps.rs", "use super::Guide;", false),
            (
                "src/pages/guide/steps.rs",
                "use crate::pages::guide::Guide;",
                false,
            ),
            (
                "src/pages/guide/steps.rs",
                "use crate::pages::home::Home;",
                true,
            ),
            ("src/pages/mod.rs", "use crate::pages::home::Home;", false),
            ("src/app.rs", "use crate::pages::home::Home;", false),
            (
                "src/components/pager.rs",
                "use crate::pages::home::Home;",
                true,
            ),
            ("src/api/items.rs", "use crate::components::load;", true),
            ("src/api/items.rs", "use crate::platform::network;", false),
            ("src/domain/draft.rs", "use crate::api::items;", true),
            ("src/platform/clock.rs", "use crate::domain::time;", true),
            ("src/platform/clock.rs", "// crate::domain::time", false),
            ("src/text/home.rs", "use crate::platform::clock;", true),
        ];
        let pages = ["home".to_owned(), "guide".to_owned()];
        for (path, text, is_broken) in rows {
            let findings = check(&Source::parse(path, text), &pages);
            assert_eq!(
                !findings.is_empty(),
                is_broken,
                "{path}: {text}: {findings:?}"
            );
        }
    }
}
