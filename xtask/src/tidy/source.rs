//! Rust source as the rules read it: each line without comments, with and without what stands in
//! string literals, and whether it belongs to a test.

/// A source file.
#[derive(Debug)]
pub(super) struct Source {
    /// From the root of the repository, with `/`.
    pub(super) path: String,
    /// The lines, in order.
    pub(super) lines: Vec<Line>,
}

/// A line of source.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Without comments and without the content of literals.
    pub(super) code: String,
    /// Without comments.
    pub(super) text: String,
    /// Whether it is compiled for tests alone.
    pub(super) is_test: bool,
    /// Whether it lies in `fn main`.
    pub(super) is_main: bool,
}

impl Source {
    /// Reads a file; never fails, as the compiler is the one to complain.
    pub(super) fn parse(path: &str, text: &str) -> Self {
        let mut lines = Reader::new(text).read();
        let is_test_file = path.starts_with("tests/")
            || path.contains("/tests/")
            || path.ends_with("/tests.rs")
            || path.ends_with("_tests.rs");
        if is_test_file {
            lines.iter_mut().for_each(|line| line.is_test = true);
        }
        for start in 0..lines.len() {
            let code = lines[start].code.trim_start();
            let is_test = code.starts_with("#[cfg(test)]") || code.starts_with("#[cfg(all(test");
            let is_main = code.starts_with("fn main(") || code.starts_with("async fn main(");
            if is_test || is_main {
                let end = end_of_item(&lines, start);
                for line in &mut lines[start..=end] {
                    line.is_test |= is_test;
                    line.is_main |= is_main;
                }
            }
        }
        Self {
            path: path.to_owned(),
            lines,
        }
    }
}

/// The line where the item ends that starts at `start`: at its closing brace or its semicolon.
fn end_of_item(lines: &[Line], start: usize) -> usize {
    let mut depth = 0_usize;
    for (number, line) in lines.iter().enumerate().skip(start) {
        for character in line.code.chars() {
            match character {
                '{' => depth += 1,
                '}' if depth <= 1 => return number,
                '}' => depth -= 1,
                ';' if depth == 0 => return number,
                _ => {}
            }
        }
    }
    lines.len() - 1
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    lines: Vec<Line>,
}

impl Reader {
    fn new(text: &str) -> Self {
        Self {
            rest: text.chars().collect(),
            at: 0,
            lines: vec![Line::default()],
        }
    }

    fn read(mut self) -> Vec<Line> {
        while let Some(character) = self.peek(0) {
            match (character, self.peek(1)) {
                ('/', Some('/')) => self.skip_line_comment(),
                ('/', Some('*')) => self.skip_block_comment(),
                ('"', _) => self.string(0, true),
                ('r' | 'b' | 'c', _) if !self.is_within_word() => self.word_or_literal(),
                ('\'', _) => self.character_or_lifetime(),
                _ => self.take(true),
            }
        }
        if self.lines.last().is_some_and(|line| line.text.is_empty()) {
            self.lines.pop();
        }
        self.lines
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.get(self.at + ahead).copied()
    }

    fn is_within_word(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.rest.get(at));
        before.is_some_and(|character| character.is_alphanumeric() || *character == '_')
    }

    /// Moves one character on; it goes to the text, and to the code where it is code.
    fn take(&mut self, is_code: bool) {
        let Some(character) = self.peek(0) else {
            return;
        };
        self.at += 1;
        if character == '\n' {
            self.lines.push(Line::default());
        } else if let Some(line) = self.lines.last_mut() {
            line.text.push(character);
            if is_code {
                line.code.push(character);
            }
        }
    }

    fn take_many(&mut self, count: usize) {
        (0..count).for_each(|_| self.take(true));
    }

    fn skip_line_comment(&mut self) {
        while self.peek(0).is_some_and(|character| character != '\n') {
            self.at += 1;
        }
    }

    /// Block comments nest.
    fn skip_block_comment(&mut self) {
        let mut depth = 0;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => {
                    depth += 1;
                    self.at += 2;
                }
                (Some('*'), Some('/')) => {
                    depth -= 1;
                    self.at += 2;
                }
                (Some('\n'), _) => self.take(true),
                (Some(_), _) => self.at += 1,
                (None, _) => return,
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// `r"..."`, `br#"..."#`, `b"..."`, `c"..."`, or a word that starts with one of these letters.
    fn word_or_literal(&mut self) {
        let prefix = (0..2).take_while(|ahead| matches!(self.peek(*ahead), Some('r' | 'b' | 'c')));
        let prefix = prefix.count();
        let is_raw = (0..prefix).any(|ahead| self.peek(ahead) == Some('r'));
        let hashes = (prefix..)
            .take_while(|ahead| is_raw && self.peek(*ahead) == Some('#'))
            .count();
        if self.peek(prefix + hashes) == Some('"') {
            self.take_many(prefix + hashes);
            self.string(hashes, !is_raw);
        } else {
            self.take(true);
        }
    }

    fn string(&mut self, hashes: usize, has_escapes: bool) {
        self.take(true);
        while let Some(character) = self.peek(0) {
            if character == '\\' && has_escapes {
                self.take(false);
                self.take(false);
            } else if character == '"' && (1..=hashes).all(|ahead| self.peek(ahead) == Some('#')) {
                return self.take_many(1 + hashes);
            } else {
                self.take(false);
            }
        }
    }

    fn character_or_lifetime(&mut self) {
        self.take(true);
        if self.peek(0) == Some('\\') {
            self.take(false);
            self.take(false);
            while self.peek(0).is_some_and(|character| character != '\'') {
                self.take(false);
            }
            self.take(true);
        } else if self.peek(1) == Some('\'') {
            self.take(false);
            self.take(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_code_from_comments_and_literals() {
        let rows = [
            ("let a = 1; // b", "let a = 1; ", "let a = 1; "),
            ("a /* b /* c */ d */ e", "a  e", "a  e"),
            (r#"f("a \" // b")"#, r#"f("")"#, r#"f("a \" // b")"#),
            (
                r###"f(r#"a " b"#, c)"###,
                r###"f(r#""#, c)"###,
                r###"f(r#"a " b"#, c)"###,
            ),
            (r#"b"x" car"#, r#"b"" car"#, r#"b"x" car"#),
            (
                r"fn f<'a>(c: char) { c == '\'' || c == '甲' }",
                "fn f<'a>(c: char) { c == '' || c == '' }",
                r"fn f<'a>(c: char) { c == '\'' || c == '甲' }",
            ),
            (r#"bar"甲""#, r#"bar"""#, r#"bar"甲""#),
        ];
        for (line, code, text) in rows {
            let source = Source::parse("src/a.rs", line);
            assert_eq!(source.lines[0].code, code, "{line}");
            assert_eq!(source.lines[0].text, text, "{line}");
        }
    }

    #[test]
    fn literals_and_comments_span_lines() {
        let source = Source::parse("src/a.rs", "a(\"x\ny\"); /* 1\n2 */ b\n");
        let code: Vec<_> = source.lines.iter().map(|line| line.code.as_str()).collect();
        assert_eq!(code, ["a(\"", "\"); ", " b"]);
    }

    #[test]
    fn marks_tests_and_main() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n fn b() { c() }\n}\nfn main() {\n d();\n}\n#[cfg(test)]\nmod more;\nfn e() {}\n";
        let source = Source::parse("src/a.rs", text);
        let marks: String = source
            .lines
            .iter()
            .map(|line| match (line.is_test, line.is_main) {
                (true, _) => 't',
                (_, true) => 'm',
                _ => '-',
            })
            .collect();
        assert_eq!(marks, "-ttttmmmtt-");
        assert!(Source::parse("server/tests/a.rs", "fn a() {}").lines[0].is_test);
    }
}
