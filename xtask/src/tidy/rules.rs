//! Rules that one file keeps or breaks by itself.

use super::Finding;
use super::source::{Line, Source};

const PAGE_LINES: usize = 200;
const FILE_LINES: usize = 400;
/// The files that may name web-sys: one browser capability each, and the IndexedDB file.
const WEB_SYS: &[&str] = &[
    "src/platform/",
    "src/platform.rs",
    "src/storage/indexed_db.rs",
];
/// The one file that may name WeChat's `wx`.
const WECHAT: &str = "src/platform/wechat.rs";
/// Where the app's wording lives.
const WORDING: &[&str] = &["src/text.rs", "src/text/"];
/// The product's own crates; developers' tools may be blunter.
const PRODUCT: &[&str] = &["src/", "contract/", "search/", "server/"];

/// A rule for single lines: where it holds, what breaks it, and its name.
struct LineRule {
    holds: fn(&Source, &Line) -> bool,
    is_broken: fn(&Line) -> bool,
    rule: &'static str,
}

const LINE_RULES: &[LineRule] = &[
    LineRule {
        holds: |source, _| !starts_with_any(&source.path, WEB_SYS),
        is_broken: |line| has_word(&line.code, "web_sys"),
        rule: "only src/platform/ and src/storage/indexed_db.rs name web_sys",
    },
    LineRule {
        holds: |source, line| {
            source.path.starts_with("src/") && source.path != WECHAT && !line.is_test
        },
        is_broken: |line| has_word(&line.text, "wx"),
        rule: "only src/platform/wechat.rs names wx",
    },
    LineRule {
        holds: |_, _| true,
        is_broken: |line| line.code.contains("inner_html"),
        rule: "no inner_html: it lets data become markup",
    },
    LineRule {
        holds: |_, _| true,
        is_broken: |line| line.code.contains("todo!") || line.code.contains("unimplemented!"),
        rule: "no todo! or unimplemented!",
    },
    LineRule {
        holds: |source, line| {
            starts_with_any(&source.path, PRODUCT) && !line.is_test && !line.is_main
        },
        is_broken: |line| line.code.contains(".unwrap()") || line.code.contains(".expect("),
        rule: "no unwrap or expect outside tests and main",
    },
    LineRule {
        holds: |source, line| {
            source.path.starts_with("src/")
                && !starts_with_any(&source.path, WORDING)
                && !line.is_test
        },
        is_broken: |line| has_chinese_wording(&line.text),
        rule: "Chinese wording stands in src/text.rs or src/text/",
    },
];

/// The findings in a file.
pub(super) fn check(source: &Source) -> Vec<Finding> {
    let finding = |line: usize, rule: &str| Finding {
        path: source.path.clone(),
        line,
        rule: rule.to_owned(),
    };
    let mut findings = Vec::new();
    let is_page = source.path.starts_with("src/pages/");
    let most = if is_page { PAGE_LINES } else { FILE_LINES };
    if source.lines.len() > most {
        let what = if is_page { "page" } else { "file" };
        let rule = format!(
            "a {what} has at most {most} lines, not {}",
            source.lines.len()
        );
        findings.push(finding(most + 1, &rule));
    }
    for (number, line) in source.lines.iter().enumerate() {
        for rule in LINE_RULES {
            if (rule.holds)(source, line) && (rule.is_broken)(line) {
                findings.push(finding(number + 1, rule.rule));
            }
        }
    }
    findings
}

fn starts_with_any(path: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| path.starts_with(start))
}

/// Whether a line says something in Chinese. A single character in quotes is no wording: code
/// that reads data looks for it, such as the 转 before an extension.
fn has_chinese_wording(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    characters.iter().enumerate().any(|(at, character)| {
        let is_quoted =
            at > 0 && characters[at - 1] == '\'' && characters.get(at + 1) == Some(&'\'');
        ('\u{4e00}'..='\u{9fff}').contains(character) && !is_quoted
    })
}

/// Whether `word` stands in `text` by itself, not as a part of a longer name.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-');
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules_broken(path: &str, text: &str) -> Vec<String> {
        let found = check(&Source::parse(path, text)).into_iter();
        found
            .map(|finding| format!("{}: {}", finding.line, finding.rule))
            .collect()
    }

    #[test]
    fn each_rule_finds_its_breach() {
        let rows = [
            ("src/pages/home.rs", "use web_sys::Window;", "web_sys"),
            (
                "src/api/items.rs",
                "let a = leptos::web_sys::window();",
                "web_sys",
            ),
            ("src/app.rs", "js(\"wx.config()\")", "names wx"),
            ("src/app.rs", "div().inner_html(a)", "inner_html"),
            ("server/src/a.rs", "todo!()", "todo!"),
            ("search/src/a.rs", "a.unwrap()", "unwrap"),
            ("contract/src/a.rs", "    .expect(\"x\")", "unwrap"),
            ("src/pages/home.rs", "view(\"首页\")", "Chinese"),
        ];
        for (path, line, rule) in rows {
            let text = format!("// a comment\n{line}\n");
            let broken = rules_broken(path, &text);
            assert_eq!(broken.len(), 1, "{line}: {broken:?}");
            assert!(
                broken[0].starts_with("2: ") && broken[0].contains(rule),
                "{broken:?}"
            );
        }
    }

    #[test]
    fn what_is_allowed_passes() {
        let rows = [
            ("src/platform/clock.rs", "use web_sys::Window;"),
            ("src/storage/indexed_db.rs", "use web_sys::IdbFactory;"),
            ("src/platform/wechat.rs", "js(\"wx.config()\")"),
            ("src/app.rs", "let wxid = wx_config; // wx, web_sys"),
            ("src/app.rs", "class(\"wx-icon\")"),
            ("src/text/home.rs", "pub const TITLE: &str = \"首页\";"),
            ("src/text.rs", "pub const TITLE: &str = \"首页\";"),
            ("server/src/a.rs", "let a = \"首页\";"),
            ("src/app.rs", "/// 首页\nfn a() {}"),
            ("src/domain/phone.rs", "text.split('转')"),
            ("server/src/main.rs", "fn main() {\n a.unwrap();\n}"),
            (
                "src/app.rs",
                "#[cfg(test)]\nmod tests {\n a.unwrap(); b(\"甲\");\n}",
            ),
            ("src/app.rs", "a.unwrap_or(1)"),
            ("xtask/src/a.rs", "a.expect(1)"),
        ];
        for (path, text) in rows {
            assert_eq!(
                rules_broken(path, text),
                Vec::<String>::new(),
                "{path}: {text}"
            );
        }
    }

    #[test]
    fn files_have_a_size() {
        let rows = [
            ("src/pages/home.rs", 200, None),
            (
                "src/pages/home.rs",
                201,
                Some("201: a page has at most 200 lines, not 201"),
            ),
            ("server/src/a.rs", 400, None),
            (
                "server/src/a.rs",
                450,
                Some("401: a file has at most 400 lines, not 450"),
            ),
        ];
        for (path, lines, expected) in rows {
            let broken = rules_broken(path, &"a\n".repeat(lines));
            assert_eq!(
                broken.first().map(String::as_str),
                expected,
                "{path} {lines}"
            );
        }
    }
}
