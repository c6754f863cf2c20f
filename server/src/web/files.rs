//! 网页: the files of the app, with what was compressed ahead.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};

use crate::http::{Tag, is_fresh, not_modified_as};

/// Hashed names never change their content.
const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// May be kept, and is asked for again each time.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");
/// How deep directories may lie in one another.
const MOST_DEPTH: usize = 6;

/// The files by path, without a leading slash.
#[derive(Debug, Default)]
pub(super) struct Files(HashMap<String, File>);

/// A file and what was made of it ahead.
#[derive(Debug)]
pub(super) struct File {
    plain: Vec<u8>,
    brotli: Option<Vec<u8>>,
    gzip: Option<Vec<u8>>,
    kind: &'static str,
    immutable: bool,
    tag: Tag,
}

impl Files {
    /// Reads a directory, all of it.
    pub(super) fn read(dir: &Path) -> std::io::Result<Self> {
        let mut found = BTreeMap::new();
        walk(dir, "", 0, &mut found)?;
        let names: Vec<String> = found.keys().cloned().collect();
        let mut files = HashMap::new();
        for name in names {
            let made_ahead = [".br", ".gz"].iter().any(|ending| {
                name.strip_suffix(ending)
                    .is_some_and(|base| found.contains_key(base))
            });
            if made_ahead {
                continue;
            }
            let brotli = found.get(&format!("{name}.br")).cloned();
            let gzip = found.get(&format!("{name}.gz")).cloned();
            let plain = found.get(&name).cloned().unwrap_or_default();
            let file = File {
                kind: kind(&name),
                immutable: name.starts_with("assets/"),
                tag: Tag::of_bytes(&plain),
                plain,
                brotli,
                gzip,
            };
            files.insert(name, file);
        }
        Ok(Self(files))
    }

    /// The file at a path of a request.
    pub(super) fn get(&self, path: &str) -> Option<&File> {
        self.0.get(path.strip_prefix('/')?)
    }

    /// Takes a file out.
    pub(super) fn take(&mut self, name: &str) -> Option<Vec<u8>> {
        self.0.remove(name).map(|file| file.plain)
    }

    /// The first of these that is there.
    pub(super) fn first<'n>(&self, names: &[&'n str]) -> Option<&'n str> {
        names
            .iter()
            .copied()
            .find(|name| self.0.contains_key(*name))
    }
}

impl File {
    /// What stands in it.
    pub(super) fn content(&self) -> &[u8] {
        &self.plain
    }

    /// The answer to a request for it.
    pub(super) fn answer(&self, headers: &HeaderMap) -> Response {
        let cache = if self.immutable {
            IMMUTABLE
        } else {
            REVALIDATE
        };
        if is_fresh(headers, &self.tag) {
            return not_modified_as(&self.tag, cache);
        }
        let (bytes, encoding) = self.choose(headers);
        let mut response = Body::from(bytes.to_vec()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(CACHE_CONTROL, cache);
        headers.insert(ETAG, self.tag.value());
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(encoding) = encoding {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }

    fn choose(&self, headers: &HeaderMap) -> (&[u8], Option<&'static str>) {
        match (&self.brotli, &self.gzip) {
            (Some(bytes), _) if accepts(headers, "br") => (bytes, Some("br")),
            (_, Some(bytes)) if accepts(headers, "gzip") => (bytes, Some("gzip")),
            _ => (&self.plain, None),
        }
    }
}

/// Whether the client takes this encoding: named, and not with `q=0`.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    headers.get_all(ACCEPT_ENCODING).iter().any(|value| {
        let value = value.to_str().unwrap_or_default();
        value.split(',').any(|part| {
            let (name, quality) = part.split_once(';').unwrap_or((part, ""));
            let quality = quality.trim().strip_prefix("q=");
            let quality: f32 = quality.and_then(|q| q.trim().parse().ok()).unwrap_or(1.0);
            name.trim().eq_ignore_ascii_case(encoding) && quality > 0.0
        })
    })
}

fn walk(
    dir: &Path,
    prefix: &str,
    depth: usize,
    found: &mut BTreeMap<String, Vec<u8>>,
) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else {
            continue;
        };
        let path = format!("{prefix}{name}");
        let meta = std::fs::metadata(entry.path())?;
        if meta.is_file() {
            found.insert(path, std::fs::read(entry.path())?);
        } else if meta.is_dir() && depth < MOST_DEPTH {
            walk(&entry.path(), &format!("{path}/"), depth + 1, found)?;
        }
    }
    Ok(())
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
