//! What holds for every query and every set of titles.

#![allow(clippy::unwrap_used, clippy::expect_used)]
#![cfg(feature = "build")]

use proptest::prelude::*;
use shigantong_search::{Entry, Index, IndexBuilder, Synonyms};

/// Characters of titles and queries, so that matches are common, and some that never match.
const ALPHABET: &str = "食品经营许可证登记变更注销社会保障卡补贴残疾人高龄津户口迁移行长车重绿";
const STRANGE: &str = "a z9Ｚ（）《》，。😀\u{0}\u{7}\u{200b}\u{fffd}𠮷ü'\"<&%\t\n";

fn text(characters: &'static str, longest: usize) -> impl Strategy<Value = String> {
    let all: Vec<char> = characters.chars().collect();
    prop::collection::vec(prop::sample::select(all), 0..longest)
        .prop_map(|chars| chars.into_iter().collect())
}

fn query() -> impl Strategy<Value = String> {
    prop_oneof![
        text(ALPHABET, 90),
        text(STRANGE, 40),
        (text(ALPHABET, 8), text(STRANGE, 6), text(ALPHABET, 8))
            .prop_map(|(a, b, c)| format!("{a}{b}{c}")),
        "[a-z ]{0,80}",
        any::<String>(),
    ]
}

fn titles() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(
        prop_oneof![text(ALPHABET, 16), text(STRANGE, 8), any::<String>()],
        0..24,
    )
}

fn index(titles: &[String]) -> Index {
    let mut builder = IndexBuilder::new();
    for (i, title) in titles.iter().enumerate() {
        let id = builder.add(&Entry {
            title,
            also: &[("民政局", 0.2), ("残疾人 补钱", 0.6)],
        });
        assert_eq!(id as usize, i);
    }
    builder.build()
}

fn synonyms() -> Synonyms {
    Synonyms::parse("补钱|发钱\t补贴|津贴\n娃 户口\t户口登记\nsim卡\t社会保障卡\n").unwrap()
}

/// A text as search sees it, told from outside: letters and digits, narrow and lower case.
fn plain(text: &str) -> String {
    let narrow = |c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap(),
        _ => c,
    };
    let kept = text.chars().map(narrow).filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn hits_are_known_finite_sorted_and_repeatable(titles in titles(), query in query()) {
        let (index, synonyms) = (index(&titles), synonyms());
        let hits = index.search(&query, &synonyms);
        prop_assert_eq!(&hits, &index.search(&query, &synonyms));
        prop_assert!(hits.iter().all(|h| (h.entry as usize) < titles.len()));
        prop_assert!(hits.iter().all(|h| h.score.is_finite() && h.score > 0.0));
        prop_assert!(hits.windows(2).all(|w| w[0].score > w[1].score
            || (w[0].score == w[1].score && w[0].entry < w[1].entry)));
    }

    #[test]
    fn ranges_are_inside_sorted_and_apart(titles in titles(), query in query(), text in query()) {
        let (index, synonyms) = (index(&titles), synonyms());
        for text in titles.iter().chain([&text]) {
            let ranges = index.highlight(&query, &synonyms, text);
            let mut end = 0;
            for range in &ranges {
                prop_assert!(range.len > 0);
                prop_assert!(range.start >= end);
                end = range.start + range.len;
            }
            prop_assert!(end as usize <= text.chars().count());
        }
    }

    #[test]
    fn the_title_itself_ranks_first(
        mut titles in titles(),
        title in text(ALPHABET, 30).prop_filter("meaningful", |t| !t.is_empty()),
        place in any::<prop::sample::Index>(),
    ) {
        titles.insert(place.index(titles.len() + 1), title.clone());
        let first = index(&titles).search(&title, &synonyms())[0];
        prop_assert_eq!(plain(&titles[first.entry as usize]), plain(&title));
    }

    #[test]
    fn a_query_beyond_the_limit_changes_nothing(titles in titles(), tail in query()) {
        let (index, synonyms) = (index(&titles), synonyms());
        let head = "食品许可".repeat(shigantong_search::QUERY_LIMIT / 4);
        prop_assert_eq!(
            index.search(&head, &synonyms),
            index.search(&format!("{head}{tail}"), &synonyms)
        );
    }

    #[test]
    fn any_table_is_read_or_refused(table in any::<String>()) {
        match Synonyms::parse(&table) {
            Ok(synonyms) => prop_assert!(index(&[]).search("补贴", &synonyms).is_empty()),
            Err(error) => prop_assert!(error.line >= 1 && error.line <= table.lines().count()),
        }
    }
}

#[test]
fn hopeless_queries_find_nothing() {
    let index = index(&["食品经营许可".into(), "社会保障卡补领".into()]);
    let synonyms = synonyms();
    let punctuation = "？".repeat(10_000);
    for query in ["", " ", "\u{0}\u{1}", "😀😀", "，。、（）", &punctuation] {
        assert_eq!(index.search(query, &synonyms), [], "{query:?}");
        assert_eq!(index.highlight(query, &synonyms, "食品经营许可"), []);
    }
    let long = "食品".repeat(5_000);
    assert!(index.search(&long, &synonyms).len() <= 2);
    assert_eq!(Index::default().search("食品", &synonyms), []);
}
