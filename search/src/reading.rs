//! 解读：一个查询的几种读法（reading）。

use crate::filler;
use crate::index::Index;
use crate::latin;
use crate::normalise::Folded;
use crate::pattern::{Pattern, Slot};
use crate::stage;
use crate::synonyms::{Found, Synonyms};

/// What a filler word still weighs.
const FILLER: f32 = 0.08;
/// What a character weighs that no entry holds.
const UNSEEN: f32 = 0.55;

/// How many meanings of an everyday expression are tried, its own words among them.
const CHOICES: usize = 8;

/// One way to understand a query: all its units together.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) units: Vec<Unit>,
    /// How far this way of reading is to be trusted, 0 to 1.
    pub(crate) factor: f32,
    /// Stages the query asks for (see `stage`); all when unknown.
    pub(crate) stages: u16,
}

/// A part of a query: the best of its choices counts.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) weight: f32,
    /// The part as typed first, then what it may mean.
    pub(crate) choices: Vec<Pattern>,
}

impl Unit {
    /// Slots of all choices together.
    pub(crate) fn slots(&self) -> usize {
        self.choices.iter().map(|pattern| pattern.slots.len()).sum()
    }
}

/// How Latin letters are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    AsTyped,
    Syllables,
    /// As syllables, with a letter mended.
    Mended,
    Initials,
}

/// The ways to read a query; with `mend`, those for misspelt queries instead.
pub(crate) fn readings(
    index: &Index,
    synonyms: &Synonyms,
    query: &Folded,
    mend: bool,
) -> Vec<Reading> {
    let patterns = match mend {
        true => misspelt(index, query),
        false => [Letters::AsTyped, Letters::Syllables, Letters::Initials]
            .into_iter()
            .filter(|&way| way == Letters::AsTyped || has_letters(query))
            .filter_map(|way| spell(index, query, way))
            .collect(),
    };
    let mut readings = Vec::new();
    for mut pattern in patterns {
        weigh(index, &mut pattern);
        readings.extend(explain(index, synonyms, &pattern));
        readings.push(whole(pattern));
    }
    readings
}

fn has_letters(query: &Folded) -> bool {
    query.chars.iter().any(char::is_ascii_lowercase)
}

/// The query heard instead of read, and its pinyin with a letter mended.
fn misspelt(index: &Index, query: &Folded) -> Vec<Pattern> {
    let way = match has_letters(query) {
        true => Letters::Syllables,
        false => Letters::AsTyped,
    };
    let heard = spell(index, query, way).and_then(|pattern| blur(index, pattern));
    let mended = has_letters(query)
        .then(|| spell(index, query, Letters::Mended))
        .flatten();
    heard.into_iter().chain(mended).collect()
}

/// The query as slots; `None` when its letters cannot be taken that way.
fn spell(index: &Index, query: &Folded, way: Letters) -> Option<Pattern> {
    let mut slots = Vec::new();
    let mut gaps = Vec::new();
    let mut factor = 1.0;
    let mut at = 0;
    while at < query.chars.len() {
        let c = query.chars[at];
        if !c.is_ascii_lowercase() || way == Letters::AsTyped {
            slots.push(Slot::Char(c));
            gaps.push(query.gap[at]);
            at += 1;
            continue;
        }
        let rest = &query.chars[at..];
        let len = rest.iter().take_while(|c| c.is_ascii_lowercase()).count();
        if way == Letters::Initials {
            slots.extend(rest[..len].iter().map(|&c| Slot::Initial(c)));
            factor *= 0.93;
        } else {
            let cuts: Vec<usize> = (1..len).filter(|&i| query.gap[at + i]).collect();
            let segmented = latin::segment(index, &rest[..len], &cuts, way == Letters::Mended)?;
            slots.extend(segmented.slots);
            factor *= 0.98 * 0.93_f32.powi(segmented.mistakes as i32);
        }
        gaps.resize(slots.len(), false);
        at += len;
    }
    let mut pattern = Pattern::new(slots, gaps, factor);
    pattern.runs_only = way == Letters::Initials && pattern.slots.iter().all(|s| s.own().is_none());
    Some(pattern)
}

/// Lets every slot accept what sounds like it; `None` when that changes nothing.
fn blur(index: &Index, pattern: Pattern) -> Option<Pattern> {
    let blurred = |slot: &Slot| match *slot {
        Slot::Char(c) if index.table.of(c)[0] != 0 => Slot::Like(c, index.table.of(c)[0]),
        Slot::Sound(s) => Slot::Near(s),
        same => same,
    };
    let slots: Vec<Slot> = pattern.slots.iter().map(blurred).collect();
    (slots != pattern.slots).then_some(Pattern {
        slots,
        factor: pattern.factor * 0.9,
        ..pattern
    })
}

/// Rare characters and pairs weigh more than common ones, filler next to nothing.
fn weigh(index: &Index, pattern: &mut Pattern) {
    let rarities: Vec<f32> = pattern
        .slots
        .iter()
        .map(|&slot| rarity(index, slot))
        .collect();
    let own = |i: usize| pattern.slots.get(i).and_then(|slot| slot.own());
    let pair = |i: usize, j: usize| {
        let letter = |i| own(i).and_then(|c| index.letters.get(&c).copied());
        let number = index.pair(letter(i)?, letter(j)?)?;
        Some(index.rarity(index.pairs.list(number).len()))
    };
    let around = |i: usize| {
        let before = i.checked_sub(1).and_then(|before| pair(before, i));
        before
            .into_iter()
            .chain(pair(i, i + 1))
            .fold(None, |best: Option<f32>, r| {
                Some(best.map_or(r, |b| b.max(r)))
            })
    };
    let fillers = filler::mark(
        pattern.slots.len(),
        |i, c| pattern.slots[i].accepts(c, index.table.of(c)),
        |i| own(i).is_none() || around(i).is_some(),
    );
    let weights = (0..pattern.slots.len()).map(|i| {
        let weight = 0.15 + 0.5 * rarities[i] + 0.35 * around(i).unwrap_or(rarities[i]);
        if fillers[i] { weight * FILLER } else { weight }
    });
    let weights = weights.collect();
    pattern.weights = weights;
}

fn rarity(index: &Index, slot: Slot) -> f32 {
    let list = |letter: u16| index.singles.list(usize::from(letter)).len();
    match slot {
        Slot::Char(c) | Slot::Like(c, _) => index
            .letters
            .get(&c)
            .map_or(UNSEEN, |&letter| index.rarity(list(letter))),
        Slot::Sound(_) => index.rarity(slot.letters(index).into_iter().map(list).sum()),
        _ => 0.5,
    }
}

fn whole(pattern: Pattern) -> Reading {
    let stages = stages(&pattern);
    let unit = Unit {
        weight: pattern.weight(),
        choices: vec![Pattern {
            factor: 1.0,
            ..pattern.clone()
        }],
    };
    Reading {
        units: vec![unit],
        factor: pattern.factor,
        stages,
    }
}

fn stages(pattern: &Pattern) -> u16 {
    let typed: Option<String> = pattern.slots.iter().map(|slot| slot.own()).collect();
    typed.map_or(u16::MAX, |text| stage::of(&text))
}

/// The query with its everyday words explained, if it has any.
fn explain(index: &Index, synonyms: &Synonyms, pattern: &Pattern) -> Vec<Reading> {
    if pattern.runs_only {
        return Vec::new();
    }
    let find =
        |slots: &[Slot]| synonyms.find(slots.len(), |at, term| spells(index, slots, at, term));
    let sets = find(&pattern.slots);
    let typed: Vec<Slot> = pattern.slots.iter().map(|slot| slot.typed()).collect();
    if typed != pattern.slots && sets == find(&typed) {
        // All of them were typed right: explained before the query was taken for misspelt.
        return Vec::new();
    }
    let explained = sets.iter().map(|found| {
        let mut reading = Reading {
            units: rest(pattern, found),
            factor: pattern.factor * 0.97,
            stages: stages(pattern),
        };
        for expression in found {
            let unit = meanings(index, synonyms, pattern, expression, &mut reading.stages);
            reading.units.push(unit);
        }
        reading
    });
    explained.collect()
}

/// Whether the slots from `at` on may be this everyday term. Single characters, and terms
/// without one character as typed, are too easily heard where none was meant.
fn spells(index: &Index, slots: &[Slot], at: usize, term: &[char]) -> bool {
    let Some(slots) = slots.get(at..at + term.len()) else {
        return false;
    };
    let fits = |(slot, &c): (&Slot, &char)| match slot {
        Slot::Char(own) => *own == c,
        _ => slot.accepts(c, index.table.of(c)),
    };
    let typed = |(slot, &c): (&Slot, &char)| match slot {
        Slot::Char(_) => true,
        Slot::Like(own, _) => *own == c,
        _ => term.len() > 1,
    };
    slots.iter().zip(term).all(fits) && slots.iter().zip(term).any(typed)
}

/// The stretches of a query between its everyday words.
fn rest(pattern: &Pattern, found: &[Found]) -> Vec<Unit> {
    let taken = |i: usize| {
        let mut spans = found.iter().flat_map(|f| &f.spans);
        spans.any(|&(from, to)| (from..to).contains(&i))
    };
    let mut units = Vec::new();
    let mut start = 0;
    for i in 0..=pattern.slots.len() {
        if i < pattern.slots.len() && !taken(i) {
            continue;
        }
        if start < i {
            let part = pattern.part(start, i);
            units.push(Unit {
                weight: part.weight(),
                choices: vec![part],
            });
        }
        start = i + 1;
    }
    units
}

fn meanings(
    index: &Index,
    synonyms: &Synonyms,
    pattern: &Pattern,
    found: &Found,
    stages: &mut u16,
) -> Unit {
    let mut own = Pattern::new(Vec::new(), Vec::new(), 1.0);
    for &(from, to) in &found.spans {
        let part = pattern.part(from, to);
        own.slots.extend(part.slots);
        own.weights.extend(part.weights);
        own.gaps.extend(part.gaps);
    }
    let weight = own.weight();
    let mut choices = vec![own];
    for &rule in &found.rules {
        for (rank, term) in synonyms.official(rule).iter().enumerate() {
            let text: String = term.chars.iter().collect();
            *stages |= stage::of(&text);
            let mut choice = Pattern::of_term(&term.chars, 0.96 - 0.02 * rank.min(5) as f32);
            choice.gaps.clone_from(&term.gap);
            weigh(index, &mut choice);
            choices.push(choice);
        }
    }
    // Several rules for one expression: the best terms of each before the second best of any.
    choices.sort_by(|a, b| b.factor.total_cmp(&a.factor));
    choices.truncate(CHOICES);
    Unit { weight, choices }
}
