//! 同义词：百姓说法到规范用语（synonyms）。

use std::fmt;

use crate::normalise::{Folded, fold};

/// Longest everyday or official term that is kept, in characters.
const TERM_LIMIT: usize = 32;

/// Everyday words and the official terms they may mean.
#[derive(Debug, Default, Clone)]
pub struct Synonyms {
    everyday: Vec<Everyday>,
    /// The official terms of each rule, the best first.
    official: Vec<Vec<Folded>>,
}

/// An everyday expression: parts that may stand apart and in any order.
#[derive(Debug, Clone)]
struct Everyday {
    parts: Vec<Vec<char>>,
    rule: usize,
}

/// Where an everyday expression stands in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Start and end of each part, ascending.
    pub(crate) spans: Vec<(usize, usize)>,
    /// Rules that apply.
    pub(crate) rules: Vec<usize>,
}

impl Found {
    fn len(&self) -> usize {
        self.spans.iter().map(|(from, to)| to - from).sum()
    }

    /// Whether it is left out of a set and not just a piece of one of its expressions.
    fn crosses(&self, set: &[Found]) -> bool {
        let within = |a: &(usize, usize), b: &(usize, usize)| b.0 <= a.0 && a.1 <= b.1;
        let covered = |a| set.iter().flat_map(|f| &f.spans).any(|b| within(a, b));
        !self.spans.iter().all(covered)
    }

    fn overlaps(&self, other: &Found) -> bool {
        let crosses = |a: &(usize, usize), b: &(usize, usize)| a.0 < b.1 && b.0 < a.1;
        self.spans
            .iter()
            .any(|a| other.spans.iter().any(|b| crosses(a, b)))
    }
}

/// A line of a synonym table that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SynonymError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: SynonymProblem,
}

/// What can be wrong with a line of a synonym table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SynonymProblem {
    /// No tab between the two sides.
    NoTab,
    /// More than one tab.
    TwoTabs,
    /// A side, or one of the terms on it, has no letter, digit or Han character.
    EmptyTerm,
    /// A term is longer than 32 characters.
    LongTerm,
}

impl fmt::Display for SynonymError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = match self.problem {
            SynonymProblem::NoTab => "no tab between everyday and official terms",
            SynonymProblem::TwoTabs => "more than one tab",
            SynonymProblem::EmptyTerm => "an empty term",
            SynonymProblem::LongTerm => "a term longer than 32 characters",
        };
        write!(f, "synonyms, line {}: {problem}", self.line)
    }
}

impl std::error::Error for SynonymError {}

impl Synonyms {
    /// Reads a table: a rule a line, everyday terms, a tab, official terms; several on a side
    /// are parted by `|`; blank lines and lines that start with `#` are skipped.
    pub fn parse(tsv: &str) -> Result<Synonyms, SynonymError> {
        let mut synonyms = Synonyms::default();
        for (number, line) in tsv.lines().enumerate() {
            let line = line.trim_start_matches('\u{feff}');
            if line.trim().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            synonyms.rule(line).map_err(|problem| SynonymError {
                line: number + 1,
                problem,
            })?;
        }
        Ok(synonyms)
    }

    fn rule(&mut self, line: &str) -> Result<(), SynonymProblem> {
        let (everyday, official) = line.split_once('\t').ok_or(SynonymProblem::NoTab)?;
        if official.contains('\t') {
            return Err(SynonymProblem::TwoTabs);
        }
        let rule = self.official.len();
        for term in terms(everyday)? {
            let parts = parts(&term);
            self.everyday.push(Everyday { parts, rule });
        }
        self.official.push(terms(official)?);
        Ok(())
    }

    /// How many everyday expressions it knows.
    pub fn len(&self) -> usize {
        self.everyday.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.everyday.is_empty()
    }

    /// The official terms of a rule, the best first.
    pub(crate) fn official(&self, rule: usize) -> &[Folded] {
        self.official.get(rule).map_or(&[], Vec::as_slice)
    }

    /// Everyday expressions in a query of `len` places: up to two sets in which none overlap,
    /// the longest expressions first, then those that had to give way to them.
    /// `spells` tells whether the characters may stand at a place.
    pub(crate) fn find(
        &self,
        len: usize,
        spells: impl Fn(usize, &[char]) -> bool,
    ) -> Vec<Vec<Found>> {
        let mut all: Vec<Found> = Vec::new();
        for found in self.everyday.iter().filter_map(|e| e.find(len, &spells)) {
            match all.iter_mut().find(|known| known.spans == found.spans) {
                Some(same) => same.rules.extend(found.rules),
                None => all.push(found),
            }
        }
        all.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.spans.cmp(&b.spans)));
        let first = apart(Vec::new(), &all);
        let crossed: Vec<Found> = all.iter().filter(|f| f.crosses(&first)).cloned().collect();
        let second = match crossed.is_empty() {
            true => Vec::new(),
            false => apart(apart(Vec::new(), &crossed), &all),
        };
        let sets = [first, second].into_iter();
        sets.filter(|set| !set.is_empty()).collect()
    }
}

/// Adds the expressions that overlap none before them.
fn apart(mut kept: Vec<Found>, more: &[Found]) -> Vec<Found> {
    for found in more {
        if !kept.iter().any(|k| k.overlaps(found)) {
            kept.push(found.clone());
        }
    }
    kept
}

impl Everyday {
    fn find(&self, len: usize, spells: &impl Fn(usize, &[char]) -> bool) -> Option<Found> {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for part in &self.parts {
            let from = (0..(len + 1).saturating_sub(part.len())).find(|&at| {
                let free = |s: &(usize, usize)| at >= s.1 || s.0 >= at + part.len();
                spells(at, part) && spans.iter().all(free)
            })?;
            spans.push((from, from + part.len()));
        }
        spans.sort_unstable();
        let rules = vec![self.rule];
        (!spans.is_empty()).then_some(Found { spans, rules })
    }
}

fn terms(side: &str) -> Result<Vec<Folded>, SynonymProblem> {
    side.split('|')
        .map(|term| {
            let folded = fold(term, TERM_LIMIT + 1);
            match folded.chars.len() {
                0 => Err(SynonymProblem::EmptyTerm),
                n if n > TERM_LIMIT => Err(SynonymProblem::LongTerm),
                _ => Ok(folded),
            }
        })
        .collect()
}

fn parts(term: &Folded) -> Vec<Vec<char>> {
    let mut parts: Vec<Vec<char>> = Vec::new();
    for (&c, &gap) in term.chars.iter().zip(&term.gap) {
        match parts.last_mut() {
            Some(part) if !gap => part.push(c),
            _ => parts.push(vec![c]),
        }
    }
    parts
}
