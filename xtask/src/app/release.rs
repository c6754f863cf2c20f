//! A release in `dist/`: its manifest, the previous release's assets, and the change from one to
//! the other.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::assets::Assets;
use super::fingerprint;
use crate::project::Project;

const MANIFEST: &str = "manifest.json";
const WORKER: &str = "sw.js";

/// What a built app consists of.
pub(crate) struct Manifest(Value);

impl Manifest {
    /// Reads the manifest of a built app, if there is one.
    pub(crate) fn read(dist: &Path) -> Option<Self> {
        let text = fs::read_to_string(dist.join(MANIFEST)).ok()?;
        serde_json::from_str(&text).ok().map(Self)
    }

    /// The name of an asset (`css`, `js`, `wasm`) in `assets/`.
    pub(crate) fn asset(&self, kind: &str) -> Option<&str> {
        self.0.get(kind)?.as_str()?.strip_prefix("/assets/")
    }

    /// The chunks, each with the names of its parts in `assets/`.
    pub(crate) fn chunks(&self) -> Vec<(&str, Vec<&str>)> {
        let chunks = self.0.get("parts").and_then(Value::as_object);
        let chunks = chunks.into_iter().flatten().map(|(chunk, parts)| {
            let parts = parts.as_array().into_iter().flatten();
            let names = parts.filter_map(|part| part.as_str()?.strip_prefix("/assets/"));
            (chunk.as_str(), names.collect())
        });
        chunks.collect()
    }

    /// The names of all parts; one that several chunks need stands here once.
    pub(crate) fn parts(&self) -> Vec<&str> {
        let chunks = self.chunks().into_iter();
        let mut names: Vec<&str> = chunks.flat_map(|(_, parts)| parts).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The pack of small parts, and where each begins and ends in it.
    pub(crate) fn pack(&self) -> Option<(&str, Vec<(usize, usize)>)> {
        let pack = self.0.get("pack")?;
        let name = pack.get("file")?.as_str()?.strip_prefix("/assets/")?;
        let ranges = serde_json::from_value(pack.get("ranges")?.clone());
        Some((name, ranges.ok()?))
    }

    fn own(&self) -> Vec<String> {
        let kinds = ["css", "js", "wasm"];
        let first = kinds.iter().filter_map(|kind| self.asset(kind));
        let names = first.chain(self.parts());
        names.map(str::to_owned).collect()
    }

    fn previous(&self) -> Vec<String> {
        let names = self.0.get("previous").and_then(Value::as_array);
        let names = names.into_iter().flatten();
        names.filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

/// Writes the manifest and brings over the assets of the release before, as pages that were
/// opened before this release still ask for them. Older ones are left behind.
pub(super) fn write_manifest(project: &Project, stage: &Path, names: &Assets) -> Result<()> {
    let own = names.files();
    let previous = previous_assets(Manifest::read(&project.dist), &own);
    for name in &previous {
        for ending in ["", ".br", ".gz"] {
            let file = format!("{name}{ending}");
            let from = project.dist.join("assets").join(&file);
            if from.is_file() {
                fs::copy(from, stage.join("assets").join(&file))?;
            }
        }
    }
    let content = fingerprint::short(format!("{own:?}").as_bytes());
    let manifest = json!({
        "css": format!("/assets/{}", names.css),
        "js": format!("/assets/{}", names.js),
        "wasm": format!("/assets/{}", names.wasm),
        "parts": names.parts.by_chunk(),
        "pack": names.parts.pack(),
        "version": format!("{}-{content}", env!("CARGO_PKG_VERSION")),
        "previous": previous,
    });
    let text = serde_json::to_string_pretty(&manifest)? + "\n";
    fs::write(stage.join(MANIFEST), text).context("cannot write the manifest")
}

/// Writes the release's files into the service worker, and a version that changes with the shell,
/// which names them: a browser takes a worker for new only if its text is.
pub(super) fn name_in_worker(stage: &Path, names: &Assets, shell: &str) -> Result<()> {
    let worker = stage.join(WORKER);
    let template =
        fs::read_to_string(&worker).with_context(|| format!("cannot read {}", worker.display()))?;
    let version = fingerprint::short(shell.as_bytes());
    let parts = names.parts.files().into_iter();
    let parts: Vec<String> = parts.map(|name| format!("/assets/{name}")).collect();
    let text = names
        .fill(WORKER, &template)?
        .replace("{{parts}}", &json!(parts).to_string())
        .replace("{{version}}", &version);
    fs::write(worker, text).context("cannot write the service worker")
}

/// The assets to keep: those of the release that is there now, or, when that is the same release
/// built again, those it kept itself.
fn previous_assets(old: Option<Manifest>, own: &[&str]) -> Vec<String> {
    let Some(old) = old else {
        return Vec::new();
    };
    let is_same = old.own().iter().all(|name| own.contains(&name.as_str()));
    let kept = if is_same { old.previous() } else { old.own() };
    kept.into_iter()
        .filter(|name| !own.contains(&name.as_str()))
        .collect()
}

/// Puts the new release in the place of the old one: two renames, so that an interruption leaves
/// a whole release or none, which the next build notices.
pub(super) fn swap_in(project: &Project, stage: &Path) -> Result<()> {
    if project.dist.exists() {
        let outgoing = project.root.join("dist.old");
        super::remove_tree(&outgoing)?;
        fs::rename(&project.dist, &outgoing)?;
        fs::rename(stage, &project.dist)?;
        super::remove_tree(&outgoing)
    } else {
        Ok(fs::rename(stage, &project.dist)?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::parts::Parts;
    use super::*;

    #[test]
    fn every_release_is_another_worker() {
        let stage = std::env::temp_dir().join(format!("sgt-worker-{}", std::process::id()));
        fs::create_dir_all(&stage).unwrap();
        let names = Assets {
            css: "a.css".to_owned(),
            js: "a.js".to_owned(),
            wasm: "a.wasm".to_owned(),
            parts: Parts::default(),
        };
        let mut workers = Vec::new();
        for shell in ["one", "other"] {
            let template = "'{{version}}' '{{css}}' '{{js}}' '{{wasm}}' {{parts}}";
            fs::write(stage.join(WORKER), template).unwrap();
            name_in_worker(&stage, &names, shell).unwrap();
            workers.push(fs::read_to_string(stage.join(WORKER)).unwrap());
        }
        fs::remove_dir_all(stage).unwrap();
        assert!(workers[0].ends_with(" '/assets/a.css' '/assets/a.js' '/assets/a.wasm' []"));
        assert!(
            !workers[0].contains("{{") && workers[0] != workers[1],
            "{workers:?}"
        );
    }

    #[test]
    fn keeps_one_release_before() {
        let own = ["b.css", "b.js", "b.wasm", "part-b.wasm"];
        let manifest = |css: &str, js: &str, wasm: &str, previous: &[&str]| {
            let path = |name| format!("/assets/{name}");
            Manifest(json!({
                "css": path(css), "js": path(js), "wasm": path(wasm), "previous": previous,
                "parts": { "guides": ["/assets/part-b.wasm"], "own": ["/assets/part-b.wasm"] }
            }))
        };
        let rows = [
            (None, vec![]),
            (
                Some(manifest("a.css", "a.js", "a.wasm", &["z.js"])),
                vec!["a.css", "a.js", "a.wasm"],
            ),
            (
                Some(manifest("b.css", "a.js", "a.wasm", &["z.js"])),
                vec!["a.js", "a.wasm"],
            ),
            (
                Some(manifest("b.css", "b.js", "b.wasm", &["a.js"])),
                vec!["a.js"],
            ),
        ];
        for (old, expected) in rows {
            assert_eq!(previous_assets(old, &own), expected);
        }
    }
}
