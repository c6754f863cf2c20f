//! The parts of the app that are fetched later: large ones as files of their own, small ones together in
//! a pack. Over HTTP/1.1 asking for a small one takes longer than carrying it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use super::fingerprint;
use super::wasm::Part;

/// Parts below this size, in bytes, are packed.
const SMALL: usize = 6_000;

/// Where the parts are.
#[derive(Default)]
pub(super) struct Parts {
    placed: Vec<Placed>,
    /// The name of the pack; empty where nothing is small.
    pack: String,
    /// Where each part of the pack begins and ends.
    ranges: Vec<(usize, usize)>,
}

/// A part, in its file or in the pack.
struct Placed {
    /// The file as the split named it.
    unhashed: String,
    /// What the script asks for instead: the hashed name, and for a part of the pack its range, which
    /// `fetch_parts.js` reads.
    link: String,
    /// The file in `assets/`.
    name: String,
    /// The chunks that need it.
    chunks: Vec<String>,
    /// The size of the file in bytes.
    size: usize,
}

impl Parts {
    /// Writes the parts under hashed names.
    pub(super) fn place(stage: &Path, parts: &[(&Part, Vec<u8>)]) -> Result<Self> {
        let assets = stage.join("assets");
        let mut pack = Vec::new();
        let mut ranges = Vec::new();
        let small = parts.iter().filter(|(_, wasm)| wasm.len() < SMALL);
        for (_, wasm) in small {
            ranges.push((pack.len(), pack.len() + wasm.len()));
            pack.extend_from_slice(wasm);
        }
        let pack_name = match pack.is_empty() {
            true => String::new(),
            false => format!("pack-{}.bin", fingerprint::short(&pack)),
        };
        if !pack.is_empty() {
            fs::write(assets.join(&pack_name), &pack)?;
        }
        let mut free = ranges.iter();
        let mut placed = Vec::new();
        for (part, wasm) in parts {
            let stem = part.wasm.file_stem().unwrap_or_default().to_string_lossy();
            // Ranges are given out in the order in which they were made.
            let range = match wasm.len() < SMALL {
                true => free.next(),
                false => None,
            };
            let (name, link, size) = match range {
                Some((from, to)) => {
                    let link = format!("{pack_name}#{from}-{to}");
                    (pack_name.clone(), link, pack.len())
                }
                None => {
                    let name = format!("{stem}-{}.wasm", fingerprint::short(wasm));
                    fs::write(assets.join(&name), wasm)?;
                    (name.clone(), name, wasm.len())
                }
            };
            placed.push(Placed {
                unhashed: format!("{stem}.wasm"),
                link,
                name,
                chunks: part.chunks.clone(),
                size,
            });
        }
        placed.sort_by_key(|part| std::cmp::Reverse(part.size));
        Ok(Self {
            placed,
            pack: pack_name,
            ranges,
        })
    }

    /// The files, the largest first; the pack once.
    pub(super) fn files(&self) -> Vec<&str> {
        let mut files: Vec<&str> = Vec::new();
        for part in &self.placed {
            if !files.contains(&part.name.as_str()) {
                files.push(&part.name);
            }
        }
        files
    }

    /// The addresses of the files, by the chunks that need them; the largest first, since the server
    /// lets a page ask for the first few before its script does.
    pub(super) fn by_chunk(&self) -> BTreeMap<&str, Vec<String>> {
        let mut chunks: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for part in &self.placed {
            let address = format!("/assets/{}", part.name);
            for chunk in &part.chunks {
                let files = chunks.entry(chunk).or_default();
                if !files.contains(&address) {
                    files.push(address.clone());
                }
            }
        }
        chunks
    }

    /// What the split's script calls each part, and what it is to ask for instead.
    pub(super) fn links(&self) -> impl Iterator<Item = (&str, &str)> {
        let placed = self.placed.iter();
        placed.map(|part| (part.unhashed.as_str(), part.link.as_str()))
    }

    /// The pack for the manifest; null where there is none.
    pub(super) fn pack(&self) -> Value {
        match self.pack.is_empty() {
            true => Value::Null,
            false => json!({ "file": format!("/assets/{}", self.pack), "ranges": self.ranges }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_parts_travel_together() {
        let stage = std::env::temp_dir().join(format!("sgt-parts-{}", std::process::id()));
        fs::create_dir_all(stage.join("assets")).unwrap();
        let part = |name: &str, chunks: &[&str]| Part {
            wasm: format!("{name}.wasm").into(),
            chunks: chunks.iter().map(|chunk| (*chunk).to_owned()).collect(),
        };
        let [a, large, b] = [
            part("a", &["own", "guides"]),
            part("large", &["own"]),
            part("b", &["own"]),
        ];
        let parts = [
            (&a, vec![1; 10]),
            (&large, vec![2; SMALL]),
            (&b, vec![3; 20]),
        ];
        let placed = Parts::place(&stage, &parts).unwrap();
        let files = placed.files();
        assert_eq!(files.len(), 2, "{files:?}");
        let pack = files[1];
        let packed = fs::read(stage.join("assets").join(pack)).unwrap();
        assert_eq!((packed[9], packed[10], packed.len()), (1, 3, 30));
        let links: BTreeMap<&str, &str> = placed.links().collect();
        assert_eq!(links["a.wasm"], format!("{pack}#0-10"));
        assert_eq!(links["b.wasm"], format!("{pack}#10-30"));
        assert!(links["large.wasm"].ends_with(".wasm"));
        let chunks = placed.by_chunk();
        assert_eq!(chunks["own"].len(), 2);
        assert_eq!(chunks["guides"], [format!("/assets/{pack}")]);
        assert_eq!(placed.pack()["ranges"], json!([[0, 10], [10, 30]]));
        fs::remove_dir_all(&stage).unwrap();
    }
}
