//! 一企一档的时间线: which kinds of entry it has, and the entries of one kind.

use shigantong_contract::CompanyEntry;
use shigantong_contract::company::COMPANY_ENTRY;

/// The kinds that a timeline has, in the order of the code table, each with its label and how many
/// entries it has; kinds of a later version come last, as the answer calls them.
pub(crate) fn kinds(entries: &[CompanyEntry]) -> Vec<(String, String, usize)> {
    let mut kinds: Vec<(String, String, usize)> = Vec::new();
    for entry in entries {
        match kinds.iter_mut().find(|(code, ..)| *code == entry.kind.code) {
            Some((.., count)) => *count += 1,
            None => kinds.push((entry.kind.code.clone(), entry.kind.label.clone(), 1)),
        }
    }
    let place = |code: &str| {
        let mut table = COMPANY_ENTRY.iter();
        table
            .position(|(known, _)| *known == code)
            .unwrap_or(COMPANY_ENTRY.len())
    };
    kinds.sort_by_key(|(code, ..)| place(code));
    kinds
}

/// The entries of a kind, the newest first; all where it is empty.
pub(crate) fn of_kind<'a>(entries: &'a [CompanyEntry], kind: &str) -> Vec<&'a CompanyEntry> {
    let entries = entries.iter();
    let mut entries: Vec<_> = entries
        .filter(|entry| kind.is_empty() || entry.kind.code == kind)
        .collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.date));
    entries
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use shigantong_contract::Coded;

    use super::*;

    fn entry(date: &str, kind: &str, id: &str) -> CompanyEntry {
        CompanyEntry {
            date: date.parse().unwrap(),
            kind: Coded::of(COMPANY_ENTRY, kind),
            title: String::new(),
            text: String::new(),
            dept_name: String::new(),
            number: String::new(),
            id: id.to_owned(),
        }
    }

    #[test]
    fn kinds_are_counted_and_narrow() {
        let entries = [
            entry("2026-01-02", "penalty", "p1"),
            entry("2026-03-02", "inspection", "i1"),
            entry("2026-02-02", "penalty", "p2"),
            entry("2026-02-02", "later", "x"),
            entry("2025-02-02", "licence", "l"),
        ];
        let kinds = kinds(&entries);
        let kinds: Vec<_> = kinds
            .iter()
            .map(|(code, label, count)| (code.as_str(), label.as_str(), *count))
            .collect();
        let expected = [
            ("licence", "许可", 1),
            ("inspection", "检查", 1),
            ("penalty", "处罚", 2),
            ("later", "later", 1),
        ];
        assert_eq!(kinds, expected);
        let rows: [(&str, &[&str]); 4] = [
            ("", &["i1", "p2", "x", "p1", "l"]),
            ("penalty", &["p2", "p1"]),
            ("red", &[]),
            ("later", &["x"]),
        ];
        for (kind, expected) in rows {
            let ids: Vec<_> = of_kind(&entries, kind)
                .iter()
                .map(|entry| entry.id.as_str())
                .collect();
            assert_eq!(ids, expected, "{kind}");
        }
        assert_eq!(super::kinds(&[]), []);
    }
}
