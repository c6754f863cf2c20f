//! Child processes: every one is known by its id and ended with all that it started, whether the
//! command ends well, fails, or is interrupted.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use anyhow::{Context, Result, bail};

static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// How long a process may take to end by itself before it is killed.
const GRACE: Duration = Duration::from_secs(5);

/// A running child; dropping it ends it and everything below it.
pub(crate) struct Running {
    child: Child,
}

/// Starts a command that [`end_all_on_interrupt`] knows about.
pub(crate) fn start(command: &mut Command) -> Result<Running> {
    let child = command
        .spawn()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    running(|ids| ids.push(child.id()));
    Ok(Running { child })
}

impl Running {
    /// The process id.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for the end.
    pub(crate) fn wait(&mut self) -> Result<ExitStatus> {
        Ok(self.child.wait()?)
    }

    /// Whether it has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.has_ended() {
            end_trees(&[self.child.id()]);
            let _ = self.child.wait();
        }
        running(|ids| ids.retain(|id| *id != self.child.id()));
    }
}

/// Runs a command to its end, on this terminal; an error when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = start(command)?.wait()?;
    if !status.success() {
        bail!("{} failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command and returns what it printed; an error with its own last words when it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    command.stdin(Stdio::null());
    let output = command
        .output()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        bail!(
            "{} failed ({}): {}",
            shown(command),
            output.status,
            last_lines(&words, 12)
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a command can be started and ends well; prints nothing.
pub(crate) fn succeeds(program: &str, arguments: &[&str]) -> bool {
    output(Command::new(program).args(arguments)).is_ok()
}

/// Runs a command on this terminal and hands each line of its standard output to `see` as well.
pub(crate) fn run_seen(command: &mut Command, mut see: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut running = start(command.stdout(Stdio::piped()))?;
    let mut lines = BufReader::new(running.child.stdout.take().context("no standard output")?);
    let mut line = Vec::new();
    while lines.by_ref().read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        print!("{text}");
        see(text.trim_end());
        line.clear();
    }
    running.wait()
}

/// From now on an interrupt (Ctrl-C, a closed terminal, a request to end) ends all children first.
pub(crate) fn end_all_on_interrupt() -> Result<()> {
    ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::SeqCst) {
            return;
        }
        let ids = running(|ids| ids.clone());
        end_trees(&ids);
        std::process::exit(130);
    })
    .context("cannot watch for Ctrl-C")
}

/// When the command was interrupted, waits for the children's end instead of reporting their
/// failure: the program then ends from the interrupt's own thread.
pub(crate) fn yield_to_interrupt() {
    if INTERRUPTED.load(Ordering::SeqCst) {
        thread::sleep(GRACE * 2);
    }
}

fn running<T>(change: impl FnOnce(&mut Vec<u32>) -> T) -> T {
    change(&mut RUNNING.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Ends the processes and all their descendants: asks, waits, then kills what is left.
fn end_trees(roots: &[u32]) {
    let all = with_descendants(roots);
    signal("-TERM", all.iter().map(|process| process.id));
    let asked = Instant::now();
    while asked.elapsed() < GRACE && all.iter().any(Process::is_alive) {
        thread::sleep(Duration::from_millis(50));
    }
    let left = all.iter().filter(|process| process.is_alive());
    signal("-KILL", left.map(|process| process.id));
}

fn signal(name: &str, ids: impl Iterator<Item = u32>) {
    let ids: Vec<String> = ids.map(|id| id.to_string()).collect();
    if !ids.is_empty() {
        let mut kill = Command::new("kill");
        kill.arg(name).args(ids);
        let _ = kill.stderr(Stdio::null()).status();
    }
}

/// A process, told from a later one with the same id by its start time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Process {
    id: u32,
    parent: u32,
    started: u64,
    is_zombie: bool,
}

impl Process {
    fn read(id: u32) -> Option<Self> {
        Self::parse(id, &fs::read_to_string(format!("/proc/{id}/stat")).ok()?)
    }

    /// Reads a line of /proc/ID/stat; the name in parentheses may itself hold spaces and brackets.
    fn parse(id: u32, stat: &str) -> Option<Self> {
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        Some(Self {
            id,
            parent: fields.get(1)?.parse().ok()?,
            started: fields.get(19)?.parse().ok()?,
            is_zombie: *fields.first()? == "Z",
        })
    }

    fn is_alive(&self) -> bool {
        Self::read(self.id).is_some_and(|now| now.started == self.started && !now.is_zombie)
    }
}

fn with_descendants(roots: &[u32]) -> Vec<Process> {
    let ids = fs::read_dir("/proc").into_iter().flatten().flatten();
    let every: Vec<Process> = ids
        .filter_map(|entry| Process::read(entry.file_name().to_str()?.parse().ok()?))
        .collect();
    let mut found: Vec<Process> = every
        .iter()
        .filter(|process| roots.contains(&process.id))
        .copied()
        .collect();
    let mut next = 0;
    while let Some(parent) = found.get(next).map(|process| process.id) {
        found.extend(every.iter().filter(|process| process.parent == parent));
        next += 1;
    }
    found
}

/// The command as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut text = program
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    match text.char_indices().nth(160) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

pub(crate) fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

/// Where a program lies, by the search path.
pub(crate) fn find_program(name: &str) -> Option<std::path::PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|dir| dir.join(name))
        .find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_process_lines() {
        let tail = "S 12 1 1 0 -1 4194304 1 0 0 0 0 0 0 0 20 0 1 0 4711 1 1";
        for (name, id) in [("cat", 30), ("a (b) c", 31), (")", 32)] {
            let process = Process::parse(id, &format!("{id} ({name}) {tail}")).unwrap();
            assert_eq!((process.parent, process.started), (12, 4711), "{name}");
            assert!(!process.is_zombie);
        }
        assert_eq!(Process::parse(1, "1 (cut"), None);
    }

    #[test]
    fn ends_a_child_with_its_own_children() {
        // The shell stays, as it has a second command, and its sleep is a grandchild of ours.
        let child = start(Command::new("sh").args(["-c", "sleep 300; true"])).unwrap();
        let mut tree = with_descendants(&[child.id()]);
        for _ in 0..100 {
            if tree.len() == 2 {
                break;
            }
            thread::sleep(Duration::from_millis(20));
            tree = with_descendants(&[child.id()]);
        }
        assert_eq!(tree.len(), 2);
        drop(child);
        assert!(!tree.iter().any(Process::is_alive));
    }
}
