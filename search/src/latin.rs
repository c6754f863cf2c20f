//! 拼音切分：字母串切成音节（latin）。

use crate::index::Index;
use crate::pattern::Slot;
use crate::syllable::{self, Syllable};

/// Segmentations kept at each place.
const BEAM: usize = 16;
/// Longest syllable, with a letter too many.
const LONGEST: usize = 7;

/// Fewer letters than this are never mended; and so many swaps are tried.
const MENDABLE: usize = 5;
const SWAPS: usize = 32;

/// What a step costs. A pair of syllables that some entry holds earns `FOLLOWED` back.
const SYLLABLE: f32 = 0.4;
const BARE_VOWEL: f32 = 0.5;
const UNKNOWN: f32 = 0.8;
const UNFINISHED: f32 = 0.9;
const MISTYPED: f32 = 0.9;
const FOLLOWED: f32 = 0.35;

/// Letters cut into syllables.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Segmented {
    pub(crate) slots: Vec<Slot>,
    /// Syllables that had to be mended.
    pub(crate) mistakes: usize,
}

/// One step of a path through the letters.
#[derive(Clone, Copy)]
struct Step {
    slot: Slot,
    last: Syllable,
    cost: f32,
    mistakes: usize,
    /// Place and rank of the step before.
    from: Option<(usize, usize)>,
}

/// Cuts letters (ASCII, lower case) into syllables, at all `cuts` and where it fits best.
/// `None` when they are no pinyin; with `mend`, when they are none give or take a letter.
pub(crate) fn segment(
    index: &Index,
    letters: &[char],
    cuts: &[usize],
    mend: bool,
) -> Option<Segmented> {
    let text: String = letters.iter().filter(|c| c.is_ascii_lowercase()).collect();
    if text.len() != letters.len() || text.len() < 2 {
        return None;
    }
    if !mend || text.len() < MENDABLE {
        return best(index, &text, cuts, 0).map(|(segmented, _)| segmented);
    }
    let mut found = best(index, &text, cuts, 1 + text.len() / 12);
    for swapped in swaps(&text).take(SWAPS) {
        let Some((mut segmented, cost)) = best(index, &swapped, cuts, 0) else {
            continue;
        };
        segmented.mistakes = 1;
        if found.as_ref().is_none_or(|f| cost + MISTYPED < f.1) {
            found = Some((segmented, cost + MISTYPED));
        }
    }
    found.map(|(segmented, _)| segmented)
}

/// The text with two different neighbouring letters swapped, at each place.
fn swaps(text: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = text.chars().collect();
    let places = (1..letters.len()).filter(|&i| text.as_bytes()[i - 1] != text.as_bytes()[i]);
    let places: Vec<usize> = places.collect();
    places.into_iter().map(move |i| {
        let mut swapped = letters.clone();
        swapped.swap(i - 1, i);
        swapped.into_iter().collect()
    })
}

/// The cheapest way to cut a text with so many letters mistaken at most, and its cost.
fn best(index: &Index, text: &str, cuts: &[usize], allowed: usize) -> Option<(Segmented, f32)> {
    let mut places: Vec<Vec<Step>> = vec![Vec::new(); text.len() + 1];
    for at in 0..text.len() {
        let limit = cuts
            .iter()
            .copied()
            .find(|&cut| cut > at)
            .unwrap_or(text.len());
        let reach = limit.min(at + LONGEST);
        for end in at + 1..=reach {
            for (slot, last, cost, mistakes) in edges(index, text, at, end, allowed > 0) {
                let steps = continued(index, &places[at], at, last, cost);
                for (before, cost, sum) in steps {
                    let mistakes = mistakes + sum;
                    if mistakes <= allowed {
                        let from = (at > 0).then_some((at, before));
                        places[end].push(Step {
                            slot,
                            last,
                            cost,
                            mistakes,
                            from,
                        });
                    }
                }
            }
        }
        for place in places.iter_mut().skip(at + 1).take(LONGEST) {
            prune(place);
        }
    }
    trace(&places)
}

/// Each path so far with the cost of one more step: rank, cost, mistakes.
fn continued(
    index: &Index,
    paths: &[Step],
    at: usize,
    next: Syllable,
    cost: f32,
) -> Vec<(usize, f32, usize)> {
    if at == 0 {
        return vec![(0, cost, 0)];
    }
    let paths = paths.iter().enumerate();
    paths
        .map(|(rank, path)| {
            let known = index.followed.contains(path.last, next);
            let earned = if known { FOLLOWED } else { 0.0 };
            (rank, path.cost + cost - earned, path.mistakes)
        })
        .collect()
}

fn prune(place: &mut Vec<Step>) {
    if place.len() > BEAM {
        place.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        place.truncate(BEAM);
    }
}

/// What a stretch of letters may stand for: slot, syllable, cost, mistakes.
fn edges(
    index: &Index,
    text: &str,
    at: usize,
    end: usize,
    mend: bool,
) -> Vec<(Slot, Syllable, f32, usize)> {
    let letters = &text[at..end];
    let known = |s: Syllable| {
        index
            .by_sound
            .get(usize::from(s))
            .is_some_and(|l| !l.is_empty())
    };
    let mut edges = Vec::new();
    let exact = syllable::spelt(letters);
    if exact != 0 {
        let rare = if known(exact) { 0.0 } else { UNKNOWN };
        let bare = if letters.len() == 1 { BARE_VOWEL } else { 0.0 };
        edges.push((Slot::Sound(exact), exact, SYLLABLE + rare + bare, 0));
    } else if end == text.len() {
        let (from, to) = syllable::beginning(letters);
        if from < to {
            edges.push((Slot::Begins(from, to), 0, SYLLABLE + UNFINISHED, 0));
        }
    }
    if mend {
        for other in 1..syllable::count() as Syllable {
            if other != exact && known(other) && one_off(letters, syllable::spelling(other)) {
                edges.push((Slot::Sound(other), other, SYLLABLE + MISTYPED, 1));
            }
        }
    }
    edges
}

/// Whether two words differ by one letter put in, left out, mistaken, or swapped.
fn one_off(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 1 || b.len() < 2 {
        return false;
    }
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    match (a, b) {
        ([p, q], [r, s]) => p == s && q == r,
        _ => a.len() <= 1 && b.len() <= 1,
    }
}

fn trace(places: &[Vec<Step>]) -> Option<(Segmented, f32)> {
    let last = places.last()?;
    let mut step = last.iter().min_by(|a, b| a.cost.total_cmp(&b.cost))?;
    let (mistakes, cost) = (step.mistakes, step.cost);
    let mut slots = vec![step.slot];
    while let Some((at, rank)) = step.from {
        step = places.get(at)?.get(rank)?;
        slots.push(step.slot);
    }
    slots.reverse();
    Some((Segmented { slots, mistakes }, cost))
}

#[cfg(all(test, feature = "build"))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::{Entry, IndexBuilder};

    fn index() -> Index {
        let mut builder = IndexBuilder::new();
        for title in [
            "高龄津贴",
            "社会保障卡挂失",
            "西安市取水许可",
            "女性健康",
            "先进单位",
        ] {
            builder.add(&Entry { title, also: &[] });
        }
        builder.build()
    }

    fn spelt(letters: &str, cuts: &[usize], mend: bool) -> Option<String> {
        let letters: Vec<char> = letters.chars().collect();
        let segmented = segment(&index(), &letters, cuts, mend)?;
        let names = segmented.slots.iter().map(|slot| match *slot {
            Slot::Sound(s) => syllable::spelling(s).to_string(),
            _ => "~".to_string(),
        });
        Some(names.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn letters_become_the_syllables_of_the_index() {
        for (letters, cuts, expected) in [
            ("gaolingjintie", &[][..], Some("gao ling jin tie")),
            ("xianshiqushui", &[], Some("xi an shi qu shui")),
            ("xianjin", &[], Some("xian jin")),
            ("nvxing", &[], Some("nv xing")),
            ("gaolingj", &[], Some("gao ling ~")),
            ("guashi", &[3], Some("gua shi")),
            ("cjrz", &[], None),
            ("x", &[], None),
        ] {
            assert_eq!(
                spelt(letters, cuts, false).as_deref(),
                expected,
                "{letters}"
            );
        }
    }

    #[test]
    fn a_letter_is_mended() {
        for (letters, expected) in [
            ("gaolingjintei", Some("gao ling jin tie")),
            ("gaolignjintie", Some("gao ling jin tie")),
            ("gaoligjintie", Some("gao ling jin tie")),
            ("gaolnigjintie", Some("gao ling jin tie")),
            ("qushuiuke", Some("qu shui xu ke")),
            ("qushiuxuke", Some("qu shui xu ke")),
            ("cjrz", None),
        ] {
            assert_eq!(spelt(letters, &[], true).as_deref(), expected, "{letters}");
        }
    }

    #[test]
    fn one_letter_off() {
        for (a, b, expected) in [
            ("tei", "tie", true),
            ("gua", "guan", true),
            ("lin", "ling", true),
            ("she", "shi", true),
            ("gao", "kai", false),
            ("gao", "gao", true),
        ] {
            assert_eq!(one_off(a, b), expected, "{a} {b}");
        }
    }
}
