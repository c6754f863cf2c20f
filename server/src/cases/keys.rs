//! 签名密钥: what receipts are signed with.
//!
//! It is made at the first start and kept in the data directory, for its owner alone; servers that
//! share a database are given the same one by `SHIGANTONG_SIGNING_KEY`.

use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::{Context, bail};
use shigantong_contract::chain::Signer;

use super::secrets::{bytes_of, hex, random};

/// The name of the key's file in the data directory.
pub const FILE: &str = "signing.key";

/// The key that was given, or that of the data directory, which is made where it has none.
///
/// # Errors
/// A key that is none, and a directory that cannot be written.
pub(super) fn open(dir: &Path, given: Option<&str>) -> anyhow::Result<Signer> {
    if let Some(given) = given {
        let seed = bytes_of(given.trim()).context(
            "SHIGANTONG_SIGNING_KEY 应为 64 个十六进制数字（32 字节），可用 openssl rand -hex 32 生成",
        )?;
        return Ok(Signer::from_seed(seed));
    }
    let path = dir.join(FILE);
    let shown = path.display();
    if let Some(signer) = read(&path)? {
        return Ok(signer);
    }
    std::fs::create_dir_all(dir).with_context(|| format!("无法创建数据目录 {}", dir.display()))?;
    let seed = random::<32>()?;
    match write_new(&path, &hex(&seed)) {
        Ok(()) => Ok(Signer::from_seed(seed)),
        // Another process that started at the same time was first.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            read(&path)?.with_context(|| format!("无法读取 {shown}"))
        }
        Err(error) => Err(error).with_context(|| format!("无法写入签名密钥 {shown}")),
    }
}

fn read(path: &Path) -> anyhow::Result<Option<Signer>> {
    let shown = path.display();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("无法读取签名密钥 {shown}")),
    };
    match bytes_of(text.trim()) {
        Some(seed) => Ok(Some(Signer::from_seed(seed))),
        None => {
            bail!("签名密钥 {shown} 已损坏，请从备份恢复；确实没有备份时删掉它，重新启动会另做一个")
        }
    }
}

/// Writes a file that was not there, for its owner alone, whole or not at all.
fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    let mut draft = path.as_os_str().to_owned();
    draft.push(format!(".{}", std::process::id()));
    let draft = std::path::PathBuf::from(draft);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&draft).and_then(|mut file| {
        writeln!(file, "{text}")?;
        file.sync_all()
    });
    // A link fails where the name is taken, so that no key is ever written over.
    let linked = written.and_then(|()| std::fs::hard_link(&draft, path));
    let _ = std::fs::remove_file(&draft);
    linked
}
