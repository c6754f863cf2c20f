//! 材料体检 as the phone keeps it: the answers to the questions of one item, and what is ready.

use shigantong_contract::Answers;

/// The most names that are ticked: more materials than any item has.
const MOST: usize = 200;
/// How the text is written; another number is another version of the app.
const VERSION: &str = "1";

/// The list of one item, as it was left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeptChecklist {
    /// The item's name.
    pub(crate) name: String,
    /// When it was left, in milliseconds since 1970.
    pub(crate) at: u64,
    /// How many materials were to be brought.
    pub(crate) total: usize,
    /// How many of those were ready.
    pub(crate) ready: usize,
    /// The answers.
    pub(crate) answers: Answers,
    /// The names of the materials that are ready, also of those that are not needed now.
    pub(crate) ticked: Vec<String>,
}

/// Reads a list; `None` where the text is no list of this version.
pub(crate) fn parse(text: &str) -> Option<KeptChecklist> {
    let mut lines = text.lines();
    let mut fields = lines.next()?.split('\t');
    if fields.next()? != VERSION {
        return None;
    }
    Some(KeptChecklist {
        at: fields.next()?.parse().ok()?,
        total: fields.next()?.parse().ok()?,
        ready: fields.next()?.parse().ok()?,
        answers: Answers::parse_query(fields.next()?),
        name: fields.next()?.to_owned(),
        ticked: lines.take(MOST).map(str::to_owned).collect(),
    })
}

/// Writes a list: a line of its own, then a line for each name.
pub(crate) fn write(list: &KeptChecklist) -> String {
    let (at, total, ready) = (list.at, list.total, list.ready);
    let (answers, name) = (list.answers.query(), line(&list.name));
    let mut text = format!("{VERSION}\t{at}\t{total}\t{ready}\t{answers}\t{name}");
    for ticked in list.ticked.iter().take(MOST) {
        text.push('\n');
        text.push_str(&line(ticked));
    }
    text
}

fn line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_list_reads_as_it_was_written(
            name in "\\PC{0,20}", at in any::<u64>(), counts in (0usize..99, 0usize..99),
            ticked in prop::collection::vec("\\PC{1,12}", 0..5),
            answers in prop::collection::vec(("[a-z0-9_]{1,24}", "[a-z0-9_]{1,24}"), 0..5),
        ) {
            let answers = answers.iter().fold(Answers::default(), |all, (q, a)| all.with(q, a));
            let (total, ready) = counts;
            let list = KeptChecklist { name, at, total, ready, answers, ticked };
            prop_assert_eq!(parse(&write(&list)), Some(list));
        }

        #[test]
        fn anything_is_read(text in "(\\PC|\\t|\\n){0,60}") {
            parse(&text);
        }
    }

    #[test]
    fn what_is_written_is_small_and_bounded() {
        let list = KeptChecklist {
            name: "甲\t\n乙".to_owned(),
            at: 7,
            total: 3,
            ready: 1,
            answers: Answers::default().with("who", "self"),
            ticked: vec!["申请书".to_owned(); 300],
        };
        let text = write(&list);
        assert!(
            text.starts_with("1\t7\t3\t1\tq.who=self\t甲  乙\n申请书\n"),
            "{text}"
        );
        assert_eq!(parse(&text).map(|list| list.ticked.len()), Some(200));
    }

    #[test]
    fn another_version_is_no_list() {
        for text in [
            "",
            "1",
            "2\t7\t3\t1\t\t甲",
            "1\tx\t3\t1\t\t甲",
            "1\t7\t3\t1\tq.a=b",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
