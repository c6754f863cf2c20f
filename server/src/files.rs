//! 文件: blank forms, filled-in examples and samples of results, by the names that items give.
//!
//! They lie in `files/` of the data directory as `{guid}.{ending}`; the sample's own are carried
//! in the program. What is shown is what the content says it is, whatever the ending says.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use shigantong_contract::path::is_guid;

use crate::sample;

/// The largest file that is shown.
const MOST: u64 = 10 << 20;
/// The endings under which a file is looked for.
const ENDINGS: &[&str] = &["pdf", "png", "jpg", "jpeg", "svg"];
/// How far into an SVG its first element must begin.
const MOST_PROLOGUE: usize = 4_096;

/// A kind of file that may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A PDF.
    Pdf,
    /// A PNG.
    Png,
    /// A JPEG.
    Jpeg,
    /// An SVG.
    Svg,
}

impl Kind {
    /// What the content is; `None` where it is nothing that may be shown.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        if bytes.starts_with(b"\xff\xd8\xff") {
            return Some(Self::Jpeg);
        }
        is_svg(bytes).then_some(Self::Svg)
    }

    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Svg => "image/svg+xml",
        }
    }

    /// The ending of its name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Svg => "svg",
        }
    }
}

/// Whether the first element of an XML text is `<svg`.
fn is_svg(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if std::str::from_utf8(bytes).is_err() {
        return false;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(MOST_PROLOGUE)]);
    let mut rest = head.trim_start();
    loop {
        let after = if rest.starts_with("<?") {
            rest.split_once("?>")
        } else if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if rest.starts_with("<!DOCTYPE") {
            rest.split_once('>')
        } else {
            break;
        };
        match after {
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
    let element = rest.strip_prefix("<svg");
    element.is_some_and(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == '>'))
}

/// A file that may be shown.
#[derive(Clone, Debug)]
pub struct File {
    /// What it is.
    pub kind: Kind,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Where the files are.
#[derive(Clone, Debug)]
pub struct Store {
    dir: PathBuf,
}

impl Store {
    /// The files of a data directory. It need not be there.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self {
            dir: data.join("files"),
        }
    }

    /// Whether there is a file of this name, of whatever content.
    #[must_use]
    pub fn has(&self, guid: &str) -> bool {
        sample::file(guid).is_some() || self.find(guid).is_some()
    }

    /// The file of this name; `None` where there is none, or none that may be shown.
    #[must_use]
    pub fn read(&self, guid: &str) -> Option<File> {
        let bytes = match self.find(guid) {
            Some(path) => content(&path)?,
            None => sample::file(guid)?.as_bytes().to_vec(),
        };
        let kind = Kind::of(&bytes)?;
        Some(File { kind, bytes })
    }

    fn find(&self, guid: &str) -> Option<PathBuf> {
        if !is_guid(guid) {
            return None;
        }
        let mut paths = ENDINGS
            .iter()
            .map(|ending| self.dir.join(format!("{guid}.{ending}")));
        paths.find(|path| path.is_file())
    }
}

fn content(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| {
        // One byte more than may be: a file that grows while it is read is too large as well.
        file.take(MOST + 1).read_to_end(&mut bytes)
    });
    match read {
        Ok(length) if length as u64 <= MOST => Some(bytes),
        Ok(_) => {
            tracing::warn!(path = %path.display(), "the file is larger than 10 MB and is not shown");
            None
        }
        Err(error) => {
            tracing::warn!(path = %path.display(), %error, "the file cannot be read");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_says_what_a_file_is() {
        let rows: &[(&[u8], Option<Kind>)] = &[
            (b"%PDF-1.7\n", Some(Kind::Pdf)),
            (b"\x89PNG\r\n\x1a\n....", Some(Kind::Png)),
            (b"\xff\xd8\xff\xe0", Some(Kind::Jpeg)),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", Some(Kind::Svg)),
            (
                b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- a --><!DOCTYPE svg PUBLIC \"-\">\n<svg>",
                Some(Kind::Svg),
            ),
            (b"<svgx>", None),
            (b"<html><svg></svg></html>", None),
            (b"<!-- <svg> ", None),
            (b"<svg \xff>", None),
            (b"GIF89a", None),
            (b"PK\x03\x04", None),
            (b" %PDF-", None),
            (b"", None),
        ];
        for (bytes, expected) in rows {
            assert_eq!(Kind::of(bytes), *expected, "{}", bytes.escape_ascii());
        }
    }
}
