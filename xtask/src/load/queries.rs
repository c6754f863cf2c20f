//! What people type: a fixed mix of queries over the made-up names.

use super::generate::Name;
use super::random::Random;
use super::words::PLAIN;

const SEED: u64 = 12_345;
const OF_EACH_KIND: usize = 100;
/// Filters in the API's own words; every second query has one.
const FILTERS: &[&str] = &[
    "area_code=610302",
    "area_code=610300&include_lower=false",
    "task_type=01",
    "scope=service",
    "scope=power",
    "distinct=true",
    "handle_type=2&max_visits=1",
    "sort=promise",
    "page_size=50",
];

/// A kind of query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A whole name.
    Name,
    /// A piece of a name.
    Fragment,
    /// A piece of its sound.
    Pinyin,
    /// The first letters of its sound.
    Initials,
    /// A name with one character wrong.
    Typo,
    /// Words that no name has.
    Plain,
}

impl Kind {
    pub(super) const ALL: [Self; 6] = [
        Self::Name,
        Self::Fragment,
        Self::Pinyin,
        Self::Initials,
        Self::Typo,
        Self::Plain,
    ];

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Name => "whole name",
            Self::Fragment => "fragment",
            Self::Pinyin => "pinyin",
            Self::Initials => "initials",
            Self::Typo => "typo",
            Self::Plain => "plain words",
        }
    }

    fn text(self, name: &Name, random: &mut Random) -> String {
        match self {
            Self::Name => name.full.clone(),
            Self::Fragment => fragment(&name.full, random),
            Self::Pinyin => {
                let syllables: Vec<&str> = name.pinyin.split(' ').collect();
                syllables[..syllables.len().min(2 + random.below(4))].concat()
            }
            Self::Initials => {
                let initials = name
                    .pinyin
                    .split(' ')
                    .filter_map(|word| word.chars().next());
                initials.take(3 + random.below(4)).collect()
            }
            Self::Typo => typo(&name.full, random),
            Self::Plain => (*random.pick(PLAIN)).to_owned(),
        }
    }
}

/// A query, ready to be sent.
pub(super) struct Query {
    pub(super) kind: Kind,
    pub(super) path: String,
}

/// The mix, its kinds interleaved as in real traffic.
pub(super) fn mix(names: &[Name]) -> Vec<Query> {
    let mut random = Random::new(SEED);
    let mut queries = Vec::new();
    for number in 0..OF_EACH_KIND {
        for kind in Kind::ALL {
            let text = kind.text(random.pick(names), &mut random);
            let mut path = format!("/api/v1/service-items?q={}", encoded(&text));
            if number % 2 == 1 {
                path.push('&');
                path.push_str(FILTERS[random.below(FILTERS.len())]);
            }
            queries.push(Query { kind, path });
        }
    }
    queries
}

fn fragment(name: &str, random: &mut Random) -> String {
    let characters: Vec<char> = name.chars().collect();
    let length = (2 + random.below(4)).min(characters.len());
    let start = random.below(characters.len() - length + 1);
    characters[start..start + length].iter().collect()
}

fn typo(name: &str, random: &mut Random) -> String {
    let mut characters: Vec<char> = name.chars().take(8).collect();
    let at = random.below(characters.len());
    characters[at] = *random.pick(&['的', '正', '市', '办', '件', '心']);
    characters.into_iter().collect()
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::generate::names;
    use super::*;

    #[test]
    fn the_mix_is_fixed() {
        let names = names();
        let (one, two) = (mix(&names), mix(&names));
        assert_eq!(one.len(), OF_EACH_KIND * Kind::ALL.len());
        assert!(one.iter().zip(&two).all(|(a, b)| a.path == b.path));
    }

    #[test]
    fn texts_are_never_empty() {
        let names = names();
        let mut random = Random::new(3);
        for kind in Kind::ALL {
            for name in &names[..500] {
                assert!(
                    !kind.text(name, &mut random).is_empty(),
                    "{kind:?} {}",
                    name.full
                );
            }
        }
        assert_eq!(encoded("a社"), "%61%E7%A4%BE");
    }
}
