//! 办件 as the phone keeps it, where its applicant agreed: what it is, how it was when it was last
//! seen, and the query code only where that was agreed to as well.

/// How the text is written; another number is another version of the app.
const VERSION: &str = "1";

/// One case, as it was last seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeptCase {
    /// The name of its item.
    pub(crate) name: String,
    /// Its state in words.
    pub(crate) state: String,
    /// When it was seen, in milliseconds since 1970.
    pub(crate) at: u64,
    /// The query code or the digits of the telephone; empty where only the case may be kept.
    pub(crate) secret: String,
    /// The answer of the API, as JSON.
    pub(crate) json: String,
}

/// Reads a case; `None` where the text is none of this version.
pub(crate) fn parse(text: &str) -> Option<KeptCase> {
    let (line, json) = text.split_once('\n')?;
    let mut fields = line.split('\t');
    if fields.next()? != VERSION {
        return None;
    }
    Some(KeptCase {
        at: fields.next()?.parse().ok()?,
        state: fields.next()?.to_owned(),
        secret: fields.next()?.to_owned(),
        name: fields.next()?.to_owned(),
        json: json.to_owned(),
    })
}

/// Writes a case: a line of what is known of it, then the answer.
pub(crate) fn write(case: &KeptCase) -> String {
    let KeptCase {
        name,
        state,
        at,
        secret,
        json,
    } = case;
    let (state, secret, name) = (line(state), line(secret), line(name));
    format!("{VERSION}\t{at}\t{state}\t{secret}\t{name}\n{json}")
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
        fn a_case_reads_as_it_was_written(
            name in "\\PC{0,20}", state in "\\PC{0,8}", at in any::<u64>(),
            secret in "([0-9A-Z]{8})?", json in "(\\PC|\\n|\\t){0,60}",
        ) {
            let case = KeptCase { name, state, at, secret, json };
            prop_assert_eq!(parse(&write(&case)), Some(case));
        }

        #[test]
        fn anything_is_read(text in "(\\PC|\\t|\\n){0,60}") {
            parse(&text);
        }
    }

    #[test]
    fn another_version_is_no_case() {
        for text in [
            "",
            "1\t7\tx\t\t甲",
            "2\t7\tx\t\t甲\n{}",
            "1\tx\tx\t\t甲\n{}",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
