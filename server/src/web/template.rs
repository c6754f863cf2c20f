//! 网页: the shell with the places that a page fills.

use std::fmt::Write as _;

/// The shell, cut at its marks.
#[derive(Debug)]
pub(super) struct Template(Vec<Piece>);

#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Head,
    Parts,
    App,
    Data,
}

/// What a page puts into the shell.
#[derive(Clone, Debug, Default)]
pub(super) struct Fill {
    pub(super) title: String,
    pub(super) description: String,
    /// The address of the page, for share cards.
    pub(super) url: String,
    /// The address of the picture, for share cards; empty for none.
    pub(super) image: String,
    /// The addresses of the parts of the app that the page needs besides the first.
    pub(super) parts: Vec<String>,
    /// HTML.
    pub(super) html: String,
    /// JSON.
    pub(super) data: String,
}

impl Template {
    /// Cuts the shell at `<!--head-->…<!--/head-->`, `<!--parts-->`, `<!--app-->…<!--/app-->` and `<!--data-->`.
    /// A mark that is missing is named in the log: that part stays as it is.
    pub(super) fn of(shell: &str) -> Self {
        let mut pieces = vec![Piece::Text(shell.to_owned())];
        cut(
            &mut pieces,
            "<!--head-->",
            Some("<!--/head-->"),
            Piece::Head,
        );
        cut(&mut pieces, "<!--parts-->", None, Piece::Parts);
        cut(&mut pieces, "<!--app-->", Some("<!--/app-->"), Piece::App);
        cut(&mut pieces, "<!--data-->", None, Piece::Data);
        Self(pieces)
    }

    /// The page.
    pub(super) fn fill(&self, fill: &Fill) -> String {
        let mut page = String::with_capacity(fill.html.len() + fill.data.len() + 8_192);
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => page.push_str(text),
                Piece::Head => page.push_str(&head(fill)),
                Piece::Parts => page.push_str(&parts(fill)),
                Piece::App => page.push_str(&fill.html),
                Piece::Data => {
                    // Inside JSON `<` stands in texts alone, where it may be written so.
                    let data = fill.data.replace('<', "\\u003c");
                    let _ = write!(
                        page,
                        r#"<script type="application/json" id="first-view">{data}</script>"#
                    );
                }
            }
        }
        page
    }
}

fn cut(pieces: &mut Vec<Piece>, open: &str, close: Option<&str>, kind: Piece) {
    for place in 0..pieces.len() {
        let Piece::Text(text) = &pieces[place] else {
            continue;
        };
        let Some((before, rest)) = text.split_once(open) else {
            continue;
        };
        let after = match close {
            None => Some(rest),
            Some(close) => rest.split_once(close).map(|(_, after)| after),
        };
        let Some(after) = after else {
            continue;
        };
        let new = [
            Piece::Text(before.to_owned()),
            kind,
            Piece::Text(after.to_owned()),
        ];
        pieces.splice(place..=place, new);
        return;
    }
    tracing::warn!(mark = open, "index.html has no such mark");
}

fn head(fill: &Fill) -> String {
    let title = escaped(&fill.title);
    let description = escaped(&fill.description);
    let mut head =
        format!("<title>{title}</title>\n<meta name=\"description\" content=\"{description}\">\n");
    let cards = [
        ("og:type", "website"),
        ("og:title", &title),
        ("og:description", &description),
        ("og:url", &escaped(&fill.url)),
        ("og:image", &escaped(&fill.image)),
    ];
    for (name, value) in cards.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(head, r#"<meta property="{name}" content="{value}">"#);
    }
    head
}

/// After the styles and the script: a browser has few connections to one server, and what is seen
/// comes first.
fn parts(fill: &Fill) -> String {
    let mut links = String::new();
    for part in &fill.parts {
        // As the app's script asks for it, or it would be fetched twice.
        let _ = writeln!(
            links,
            r#"<link rel="preload" href="{}" as="fetch" type="application/wasm" crossorigin>"#,
            escaped(part)
        );
    }
    links
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_fills_the_shell_and_breaks_out_of_nothing() {
        let shell = "<head><!--head--><title>x</title><!--/head--><!--parts--></head>\
            <body><!--app--><p>静态</p><!--/app--><!--data--></body>";
        let page = Template::of(shell).fill(&Fill {
            title: "低保 <b> & \"x\"".to_owned(),
            description: "怎么办".to_owned(),
            url: "/items/1".to_owned(),
            image: String::new(),
            parts: vec!["/assets/part-1.wasm".to_owned()],
            html: "<div id=\"app\"></div>".to_owned(),
            data: r#"[{"q":"</script><script>"}]"#.to_owned(),
        });
        assert_eq!(
            page,
            "<head><title>低保 &lt;b&gt; &amp; &quot;x&quot;</title>\n\
            <meta name=\"description\" content=\"怎么办\">\n\
            <meta property=\"og:type\" content=\"website\">\n\
            <meta property=\"og:title\" content=\"低保 &lt;b&gt; &amp; &quot;x&quot;\">\n\
            <meta property=\"og:description\" content=\"怎么办\">\n\
            <meta property=\"og:url\" content=\"/items/1\">\n\
            <link rel=\"preload\" href=\"/assets/part-1.wasm\" as=\"fetch\" \
            type=\"application/wasm\" crossorigin>\n</head>\
            <body><div id=\"app\"></div><script type=\"application/json\" id=\"first-view\">\
            [{\"q\":\"\\u003c/script>\\u003cscript>\"}]</script></body>"
        );
    }

    #[test]
    fn a_shell_without_marks_stays_as_it_is() {
        let shell = "<!doctype html><p>静态";
        assert_eq!(Template::of(shell).fill(&Fill::default()), shell);
    }
}
