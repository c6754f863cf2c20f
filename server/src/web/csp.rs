//! 网页: the content security policy, with the hashes of the shell's own inline scripts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The policy of the app's pages.
#[derive(Debug)]
pub(super) struct Policy {
    scripts: String,
    styles: String,
}

impl Policy {
    /// The policy for a shell: what stands inline in it may run, nothing else that is inline.
    pub(super) fn of(shell: &str) -> Self {
        Self {
            scripts: hashes(&inline(shell, "script")),
            styles: hashes(&inline(shell, "style")),
        }
    }

    /// The header for a client. Chrome before 97 and Safari before 16 do not know
    /// `'wasm-unsafe-eval'` and need `'unsafe-eval'` to load any wasm; they alone get it.
    pub(super) fn header(&self, user_agent: &str) -> String {
        let eval = if knows_wasm_eval(user_agent) {
            ""
        } else {
            " 'unsafe-eval'"
        };
        let Self { scripts, styles } = self;
        format!(
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{eval}{scripts}; \
             style-src 'self'{styles}; img-src 'self' data: blob:; connect-src 'self'; \
             object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
        )
    }
}

fn hashes(contents: &[&str]) -> String {
    let sources = contents
        .iter()
        .map(|content| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(content))));
    sources.collect()
}

/// What stands inside the elements of this name that run or apply: not those that load a file,
/// not data.
fn inline<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let lower = html.to_ascii_lowercase();
    let (open, close) = (format!("<{name}"), format!("</{name}"));
    let mut contents = Vec::new();
    let mut from = 0;
    while let Some(start) = lower[from..].find(&open).map(|place| from + place) {
        let Some(end_of_tag) = lower[start..].find('>').map(|place| start + place) else {
            break;
        };
        let Some(end) = lower[end_of_tag..]
            .find(&close)
            .map(|place| end_of_tag + place)
        else {
            break;
        };
        let tag = &lower[start + open.len()..end_of_tag];
        let is_ours = tag.is_empty() || tag.starts_with(char::is_whitespace);
        let is_data = tag.contains("application/json") || tag.contains("application/ld+json");
        if is_ours && !is_data && !tag.contains(" src") {
            contents.push(&html[end_of_tag + 1..end]);
        }
        from = end;
    }
    contents
}

fn knows_wasm_eval(user_agent: &str) -> bool {
    if let Some(version) = number_after(user_agent, "Chrome/") {
        return version >= 97;
    }
    if user_agent.contains("iPhone") || user_agent.contains("iPad") {
        return number_after(user_agent, " OS ").is_none_or(|version| version >= 16);
    }
    // An iPad that asks for desktop pages calls itself a Macintosh.
    if user_agent.contains("Macintosh") && user_agent.contains("Safari/") {
        return number_after(user_agent, "Version/").is_none_or(|version| version >= 16);
    }
    true
}

fn number_after(text: &str, mark: &str) -> Option<u32> {
    let (_, rest) = text.split_once(mark)?;
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    rest[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_named_by_their_hash() {
        let shell = r#"<!doctype html><style>a{}</style><SCRIPT>alert('Hello, world.');</SCRIPT>
            <script src="/assets/a.js"></script><script type="application/json">{}</script>"#;
        let header = Policy::of(shell).header("");
        // The example of the CSP specification.
        let hash = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert!(
            header.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {hash};")),
            "{header}"
        );
        assert_eq!(header.matches("sha256").count(), 2);
        assert!(!header.contains("unsafe-inline") && !header.contains("'unsafe-eval'"));
    }

    #[test]
    fn only_old_engines_may_eval() {
        let rows = [
            (
                "Mozilla/5.0 (Linux; Android 10) Chrome/86.0.4240.99 MicroMessenger/8.0",
                true,
            ),
            (
                "Mozilla/5.0 (Linux; Android 13) Chrome/97.0.1 Mobile",
                false,
            ),
            (
                "Mozilla/5.0 (Linux; Android 13) Chrome/116.0.0.0 XWEB/1160083",
                false,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X) Version/15.4",
                true,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_1 like Mac OS X)",
                false,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/15.1 Safari/605",
                true,
            ),
            (
                "Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/120.0",
                false,
            ),
            ("", false),
        ];
        for (agent, expected) in rows {
            let header = Policy::of("").header(agent);
            assert_eq!(header.contains(" 'unsafe-eval'"), expected, "{agent}");
        }
    }
}
