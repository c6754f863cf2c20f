//! 检索：事项名称的查找、排序与高亮（search）。
//!
//! Pure: no I/O, no threads, no clock. The same code ranks on the server and in the browser.
//!
//! A query is read in several ways (as written, as full pinyin, as pinyin initials, with everyday
//! words replaced by official ones, and, when all that finds little, as misspelt). Each reading
//! is a set of patterns; inverted lists over character pairs find candidates, and an alignment of
//! pattern and title gives each candidate its score. The best reading of an entry counts.

mod align;
#[cfg(feature = "build")]
mod builder;
mod filler;
mod gather;
mod highlight;
mod index;
mod latin;
mod merge;
mod normalise;
mod pattern;
mod reading;
mod search;
mod sound;
mod stage;
mod syllable;
mod synonyms;

#[cfg(feature = "build")]
pub use builder::IndexBuilder;
pub use highlight::Highlighter;
pub use index::Index;
pub use synonyms::{SynonymError, SynonymProblem, Synonyms};

/// One thing to be found.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The official name. Matches here count in full.
    pub title: &'a str,
    /// Other text it may be found by (everyday words, department, result, summary), each with
    /// a weight in `0.0..=1.0`. From 0.5 on the text counts as a name: a query that is all of
    /// it ranks nearly like one that is the title, so give each everyday name on its own.
    pub also: &'a [(&'a str, f32)],
}

/// One entry that answers a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// The id that [`IndexBuilder::add`] gave.
    pub entry: u32,
    /// About `0.0..=1.0`; above 1 when the query is the title itself.
    pub score: f32,
}

/// A stretch of a text to highlight, in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Where it starts.
    pub start: u32,
    /// How long it is; never 0.
    pub len: u32,
}

/// How many meaningful characters of a query are read; the rest is ignored.
pub const QUERY_LIMIT: usize = 64;
