//! 抽取与复核: the draw itself, on the server and in the browser alike.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::{ALGORITHM, Difference, Draw, DrawList, MOST_ID_BYTES, MOST_IDS, Team};
use crate::chain::hash::{bytes, hex};

/// The hash of a list of ids, whatever their order.
#[must_use]
pub fn list_hash<T: AsRef<str>>(ids: &[T]) -> String {
    let mut sorted: Vec<&str> = ids.iter().map(AsRef::as_ref).collect();
    sorted.sort_unstable();
    let mut hash = Sha256::new();
    for id in sorted {
        hash.update(id);
        hash.update(b"\n");
    }
    hex(&hash.finalize())
}

/// The seed that a public text makes: SHA-256 over its UTF-8, in hexadecimal digits.
#[must_use]
pub fn seed_of(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// The hash of a seed, to publish before it; none where that is no seed.
#[must_use]
pub fn seed_hash(seed: &str) -> Option<String> {
    Some(hex(&Sha256::digest(bytes::<32>(seed)?)))
}

/// Draws `count` ids, in the order of rank; all where there are fewer.
///
/// # Errors
/// A seed that is none, or ids that cannot be drawn from.
pub fn draw(seed: &str, ids: &[String], count: u32) -> Result<Vec<String>, Difference> {
    let seed: [u8; 32] = bytes(seed).ok_or(Difference::Seed)?;
    is_fit(ids)
        .then_some(())
        .ok_or(Difference::Ids(DrawList::Subjects))?;
    Ok(ranked(&seed, "", ids.iter(), count))
}

/// The inspectors who go to a subject, in the order of rank.
///
/// # Errors
/// As with [`draw`].
pub fn team(draw: &Draw, subject: &str) -> Result<Team, Difference> {
    let seed: [u8; 32] = bytes(&draw.seed).ok_or(Difference::Seed)?;
    let is_known = is_fit(&draw.inspectors);
    is_known
        .then_some(())
        .ok_or(Difference::Ids(DrawList::Inspectors))?;
    Ok(team_of(draw, &seed, subject))
}

/// Repeats a draw and compares. An empty answer means that it agrees in everything.
#[must_use]
pub fn verify(draw: &Draw) -> Vec<Difference> {
    if draw.algorithm != ALGORITHM {
        return vec![Difference::Algorithm(draw.algorithm.clone())];
    }
    let Some(seed) = bytes::<32>(&draw.seed) else {
        return vec![Difference::Seed];
    };
    let mut found = Vec::new();
    if hex(&Sha256::digest(seed)) != draw.seed_hash {
        found.push(Difference::SeedHash);
    }
    let lists = [
        (DrawList::Subjects, &draw.subjects, &draw.subjects_hash),
        (
            DrawList::Inspectors,
            &draw.inspectors,
            &draw.inspectors_hash,
        ),
    ];
    for (list, ids, hash) in lists {
        if !is_fit(ids) {
            found.push(Difference::Ids(list));
        } else if list_hash(ids) != *hash {
            found.push(Difference::ListHash(list));
        }
    }
    // A list that cannot be drawn from, or is another one, says nothing of who was drawn.
    if found
        .iter()
        .any(|difference| *difference != Difference::SeedHash)
    {
        return found;
    }
    let drawn = ranked(&seed, "", draw.subjects.iter(), draw.count);
    compare(&draw.drawn, &drawn, |place, published, ours| {
        found.push(Difference::Drawn {
            place,
            published,
            ours,
        });
    });
    if draw.inspectors.is_empty() && draw.teams.is_empty() {
        return found;
    }
    let teams: Vec<Team> = drawn
        .iter()
        .map(|subject| team_of(draw, &seed, subject))
        .collect();
    compare(&draw.teams, &teams, |place, published, ours| {
        found.push(Difference::Team {
            place,
            published,
            ours,
        });
    });
    found
}

/// Names every place at which two lists differ.
fn compare<T: Clone + PartialEq>(
    published: &[T],
    ours: &[T],
    mut differ: impl FnMut(usize, Option<T>, Option<T>),
) {
    for place in 0..published.len().max(ours.len()) {
        let (theirs, mine) = (published.get(place), ours.get(place));
        if theirs != mine {
            differ(place, theirs.cloned(), mine.cloned());
        }
    }
}

fn team_of(draw: &Draw, seed: &[u8; 32], subject: &str) -> Team {
    let recused: BTreeSet<&str> = draw
        .recusals
        .iter()
        .filter(|recusal| recusal.subject == subject)
        .map(|recusal| recusal.inspector.as_str())
        .collect();
    let inspectors = draw.inspectors.iter();
    let inspectors = inspectors.filter(|inspector| !recused.contains(inspector.as_str()));
    let prefix = format!("{subject}\n");
    Team {
        subject: subject.to_owned(),
        inspectors: ranked(seed, &prefix, inspectors, draw.per_subject),
    }
}

fn ranked<'a>(
    seed: &[u8; 32],
    prefix: &str,
    ids: impl Iterator<Item = &'a String>,
    count: u32,
) -> Vec<String> {
    let rank = |id: &str| -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(seed);
        hash.update(prefix);
        hash.update(id);
        hash.finalize().into()
    };
    let mut ranks: Vec<([u8; 32], &String)> = ids.map(|id| (rank(id), id)).collect();
    ranks.sort_unstable();
    let drawn = ranks.into_iter().take(count as usize);
    drawn.map(|(_, id)| id.clone()).collect()
}

fn is_fit(ids: &[String]) -> bool {
    let is_id =
        |id: &String| (1..=MOST_ID_BYTES).contains(&id.len()) && !id.chars().any(char::is_control);
    let mut seen = BTreeSet::new();
    ids.len() <= MOST_IDS && ids.iter().all(|id| is_id(id) && seen.insert(id))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
