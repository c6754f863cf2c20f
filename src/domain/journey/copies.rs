//! 份数: how many originals and copies serve several offices.

use crate::text::material::{ORIGINAL, SHOW, SHOWN, UNITS};

/// One part of what an office asks for, such as 复印件2份.
struct Part<'t> {
    form: &'t str,
    count: u32,
    unit: &'t str,
}

/// What serves all of these: of each form the most that anybody asks for. What cannot be counted
/// is named as it is.
pub(super) fn most<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut different: Vec<&str> = Vec::new();
    for text in texts.into_iter().map(str::trim) {
        if !text.is_empty() && !different.contains(&text) {
            different.push(text);
        }
    }
    if let [only] = different.as_slice() {
        return (*only).to_owned();
    }
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut others: Vec<&str> = Vec::new();
    let pieces = different
        .iter()
        .flat_map(|text| text.split(['，', '、', '；', ',', ';']));
    for piece in pieces.map(str::trim).filter(|piece| !piece.is_empty()) {
        let other = match counted(piece) {
            Some(part) => {
                add(&mut parts, part);
                continue;
            }
            None if SHOWN.contains(&piece) => SHOW,
            None => piece,
        };
        if !others.contains(&other) {
            others.push(other);
        }
    }
    // Whoever brings an original can show it; one copy of no form at all is among the others.
    let has_original = parts.iter().any(|part| part.form == ORIGINAL);
    others.retain(|other| *other != SHOW || !has_original);
    let most_of_all = parts.iter().filter(|part| !part.form.is_empty());
    let most_of_all = most_of_all.map(|part| part.count).max().unwrap_or(0);
    parts.retain(|part| !part.form.is_empty() || part.count > most_of_all);
    let parts = parts
        .iter()
        .map(|part| format!("{}{}{}", part.form, part.count, part.unit));
    let all: Vec<String> = parts
        .chain(others.iter().map(ToString::to_string))
        .collect();
    all.join("，")
}

fn add<'t>(parts: &mut Vec<Part<'t>>, part: Part<'t>) {
    let same = |known: &&mut Part<'t>| known.form == part.form && known.unit == part.unit;
    match parts.iter_mut().find(same) {
        Some(known) => known.count = known.count.max(part.count),
        None => parts.push(part),
    }
}

/// Reads 复印件2份: a form, a number, a unit, and nothing else.
fn counted(piece: &str) -> Option<Part<'_>> {
    let start = piece.find(|c: char| c.is_ascii_digit())?;
    let (form, rest) = piece.split_at(start);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = rest.split_at(digits);
    let unit = unit.trim();
    let is_unit = UNITS.contains(&unit);
    let count = number.parse().ok().filter(|count| *count < 1_000)?;
    is_unit.then_some(Part {
        form: form.trim(),
        count,
        unit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_each_form_the_most_counts() {
        let rows: [(&[&str], &str); 12] = [
            (&[], ""),
            (&["", " "], ""),
            (&["原件1份，核验后退还"], "原件1份，核验后退还"),
            (&["原件1份", "原件1份"], "原件1份"),
            (&["原件1份", "复印件2份"], "原件1份，复印件2份"),
            (&["复印件1份", "原件1份，复印件3份"], "复印件3份，原件1份"),
            (&["原件1份，核验后退还", "出示原件", "查验"], "原件1份"),
            (&["出示原件", "原件核验", "查验"], "出示原件"),
            (&["1份", "复印件2份"], "复印件2份"),
            (&["3份", "复印件2份"], "3份，复印件2份"),
            (&["2张", "1张", "电子照片1张"], "2张，电子照片1张"),
            (
                &["按人数", "原件1份", "1000000份"],
                "原件1份，按人数，1000000份",
            ),
        ];
        for (texts, expected) in rows {
            assert_eq!(most(texts.iter().copied()), expected, "{texts:?}");
        }
    }
}
