//! The files of `dist/assets`: named after their content, minified, with compressed copies.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use super::parts::Parts;
use super::wasm::OUT_NAME;
use super::{ENGINES, fingerprint};
use crate::process::{output, run};
use crate::project::Project;
use crate::setup::{Cache, npm};

/// Endings of files that get smaller by compression.
const COMPRESSIBLE: &[&str] = &[
    "bin",
    "css",
    "html",
    "ico",
    "js",
    "json",
    "mjs",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];
/// Below this size a compressed copy saves nothing that a network packet would show.
const WORTH_COMPRESSING: u64 = 512;
/// Node.js compresses: its brotli and gzip are at hand and fast.
const COMPRESS: &str = include_str!("compress.js");

/// The hashed names, without their directory.
pub(super) struct Assets {
    pub(super) css: String,
    pub(super) js: String,
    pub(super) wasm: String,
    pub(super) parts: Parts,
}

impl Assets {
    /// All files.
    pub(super) fn files(&self) -> Vec<&str> {
        let first = [self.css.as_str(), &self.js, &self.wasm];
        first.into_iter().chain(self.parts.files()).collect()
    }

    /// Puts the addresses into the placeholders of the file with this name.
    pub(super) fn fill(&self, file_name: &str, template: &str) -> Result<String> {
        let mut page = template.to_owned();
        for (name, file) in [("css", &self.css), ("js", &self.js), ("wasm", &self.wasm)] {
            let placeholder = format!("{{{{{name}}}}}");
            if !page.contains(&placeholder) {
                bail!("{file_name} does not name {placeholder}");
            }
            page = page.replace(&placeholder, &format!("/assets/{file}"));
        }
        Ok(page)
    }
}

/// Writes the module under its hashed name.
pub(super) fn place_wasm(stage: &Path, module: &[u8]) -> Result<String> {
    let name = format!("{OUT_NAME}-{}_bg.wasm", fingerprint::short(module));
    fs::write(stage.join("assets").join(&name), module)?;
    Ok(name)
}

/// Writes the JavaScript beside the modules: one file, minified, with the modules' hashed names in
/// it, so that it finds the first even where the page does not say its address.
pub(super) fn place_script(
    cache: &Cache,
    stage: &Path,
    glue: &Path,
    names: &Assets,
) -> Result<String> {
    let esbuild = npm::script(cache, &npm::ESBUILD, "esbuild")?;
    let mut command = esbuild.command();
    command
        .arg(glue)
        .args([
            "--bundle",
            "--format=esm",
            "--minify",
            "--log-level=warning",
        ])
        .arg(format!("--target={ENGINES}"));
    let script = output(&mut command).context("esbuild could not minify the script")?;
    let mut script = script.replace(&format!("{OUT_NAME}_bg.wasm"), &names.wasm);
    for (unhashed, link) in names.parts.links() {
        // With what stands before it: the name of one part can end another's.
        let (from, to) = (format!("./{unhashed}"), format!("./{link}"));
        if !script.contains(&from) {
            bail!("the script does not name {unhashed}");
        }
        script = script.replace(&from, &to);
    }
    let name = format!("{OUT_NAME}-{}.js", fingerprint::short(script.as_bytes()));
    fs::write(stage.join("assets").join(&name), script)?;
    Ok(name)
}

/// Joins and minifies the styles.
pub(super) fn place_styles(project: &Project, cache: &Cache, stage: &Path) -> Result<String> {
    let dir = project.root.join("style");
    let mut joined = String::new();
    for file in style_files(&dir)? {
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        joined.push_str(&text);
        joined.push('\n');
    }
    let source = project.scratch()?.join("style.css");
    fs::write(&source, joined)?;
    let mut command = npm::script(cache, &npm::ESBUILD, "esbuild")?.command();
    command
        .arg(&source)
        .args(["--minify", "--log-level=warning"])
        .arg(format!("--target={ENGINES}"));
    let style = output(&mut command).context("esbuild could not minify the styles")?;
    let name = format!("style-{}.css", fingerprint::short(style.as_bytes()));
    fs::write(stage.join("assets").join(&name), style)?;
    Ok(name)
}

/// The styles in the order of `order.txt`, one name a line; without it, by name.
fn style_files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "css") {
            files.push(path);
        }
    }
    files.sort();
    let Ok(order) = fs::read_to_string(dir.join("order.txt")) else {
        return Ok(files);
    };
    let named = order.lines().map(str::trim);
    let named: Vec<PathBuf> = named
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| dir.join(line))
        .collect();
    if let Some(left) = files.iter().find(|file| !named.contains(file)) {
        bail!("style/order.txt does not name {}", left.display());
    }
    Ok(named)
}

/// Makes the `.br` and `.gz` copies that the server sends to those who take them.
pub(super) fn compress(stage: &Path) -> Result<()> {
    let mut files = Vec::new();
    compressible(stage, &mut files)?;
    // The shell is filled in anew for each answer or sent as it is; a stale copy must not win.
    files.retain(|file| *file != stage.join("index.html"));
    run(npm::node()
        .arg("-e")
        .arg(COMPRESS)
        .args(&files)
        .stdout(Stdio::null()))
    .context("Node.js could not compress the files")
}

fn compressible(dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let path = entry.path();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            compressible(&path, files)?;
        } else if COMPRESSIBLE.contains(&ending.as_ref())
            && entry.metadata()?.len() > WORTH_COMPRESSING
        {
            files.push(path);
        }
    }
    Ok(())
}

/// Prints what a first visit downloads.
pub(super) fn print_sizes(stage: &Path, names: &Assets) -> Result<()> {
    println!("{:>12} {:>10} {:>10}", "bytes", "raw", "brotli");
    let parts = names.parts.files().into_iter().map(|name| ("later", name));
    let first = [
        ("wasm", names.wasm.as_str()),
        ("js", &names.js),
        ("css", &names.css),
    ];
    for (kind, name) in first.into_iter().chain(parts) {
        let file = stage.join("assets").join(name);
        let raw = fs::metadata(&file)?.len();
        let packed = fs::metadata(stage.join("assets").join(format!("{name}.br")))
            .map_or(raw, |copy| copy.len());
        println!("{kind:>12} {raw:>10} {packed:>10}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets() -> Assets {
        Assets {
            css: "style-1.css".to_owned(),
            js: "app-2.js".to_owned(),
            wasm: "app-3_bg.wasm".to_owned(),
            parts: Parts::default(),
        }
    }

    #[test]
    fn fills_the_shell() {
        let template = "<link href=\"{{css}}\"><a {{js}} {{wasm}}><b {{wasm}}>";
        assert_eq!(
            assets().fill("index.html", template).unwrap(),
            "<link href=\"/assets/style-1.css\"><a /assets/app-2.js /assets/app-3_bg.wasm>\
             <b /assets/app-3_bg.wasm>"
        );
        assert!(assets().fill("index.html", "{{css}} {{js}}").is_err());
    }
}
