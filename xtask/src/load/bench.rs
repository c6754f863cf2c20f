//! `bench`: imports a made-up city, asks it a fixed number of things, and says how long it took.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::generate::{generate, names};
use super::http::Connection;
use super::queries::{Kind, Query, mix};
use super::words::AREAS;
use crate::process::{self, Running};
use crate::project::Project;
use crate::serve::build_server;
use crate::suite::free_port;
use crate::{app, process::run};

const SERVER_STARTS_WITHIN: Duration = Duration::from_secs(120);

/// Measures search over `items` made-up items; everything happens on loopback, once through a
/// fixed list of queries.
pub(crate) fn bench(project: &Project, items: usize) -> Result<()> {
    let _lock = project.lock()?;
    app::build(project)?;
    build_server(project)?;
    let dir = project.scratch()?.join("bench");
    if dir.exists() {
        fs::remove_dir_all(&dir)?;
    }
    fs::create_dir_all(&dir)?;
    let list = dir.join("items.csv");
    let data = dir.join("data");
    generate(items, &list)?;
    let started = Instant::now();
    let mut import = Command::new(project.server_binary("release"));
    import
        .arg("import")
        .arg(&list)
        .args(["--area", AREAS[0].0, "--data"])
        .arg(&data);
    run(&mut import)?;
    println!("Imported in {:.1} s.", started.elapsed().as_secs_f32());

    let (server, port) = start_server(project, &dir)?;
    let before = resident_kib(server.id());
    let queries = mix(&names());
    let times = ask(port, &queries)?;
    println!(
        "\n{:>12} {:>8} {:>8} {:>8} {:>8}   ms",
        "query", "p50", "p95", "p99", "max"
    );
    for kind in Kind::ALL {
        let of_kind = queries
            .iter()
            .zip(&times)
            .filter(|(query, _)| query.kind == kind);
        print_row(kind.title(), of_kind.map(|(_, time)| *time).collect());
    }
    print_row("all", times);
    let after = resident_kib(server.id());
    println!(
        "Resident memory: {} MiB, after the queries {} MiB.",
        before / 1024,
        after / 1024
    );
    drop(server);
    println!("Data on disk: {:.1} MB.", bytes_in(&data)? as f64 / 1e6);
    fs::remove_dir_all(&dir).context("cannot remove the made-up data")
}

/// Starts the server and waits until it answers.
fn start_server(project: &Project, dir: &Path) -> Result<(Running, u16)> {
    let port = free_port()?;
    let log = dir.join("server.log");
    let mut command = Command::new(project.server_binary("release"));
    command
        .args(["serve", "--port", &port.to_string(), "--data"])
        .arg(dir.join("data"))
        .arg("--dist")
        .arg(&project.dist)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(&log)?);
    let mut server = process::start(&mut command)?;
    let started = Instant::now();
    loop {
        let answer =
            Connection::open(port).and_then(|mut c| c.get("/api/v1/service-items?page_size=1"));
        if answer.is_ok_and(|answer| answer.status == 200) {
            println!(
                "The server answered {:.1} s after its start.",
                started.elapsed().as_secs_f32()
            );
            return Ok((server, port));
        }
        if server.has_ended() || started.elapsed() > SERVER_STARTS_WITHIN {
            let said = fs::read_to_string(&log).unwrap_or_default();
            bail!(
                "the server does not answer: {}",
                process::last_lines(&said, 3)
            );
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// Asks each query once and returns how long each took.
fn ask(port: u16, queries: &[Query]) -> Result<Vec<Duration>> {
    let mut connection = Connection::open(port)?;
    let mut times = Vec::new();
    let mut refused = 0;
    for query in queries {
        let started = Instant::now();
        let answer = connection.get(&query.path)?;
        times.push(started.elapsed());
        if answer.status != 200 {
            refused += 1;
            if refused == 1 {
                let body = String::from_utf8_lossy(&answer.body).into_owned();
                println!("{} answered {}: {body}", query.path, answer.status);
            }
        }
    }
    if refused > 0 {
        bail!("{refused} of {} queries were not answered", queries.len());
    }
    Ok(times)
}

fn print_row(title: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let shown = [50, 95, 99, 100].map(|percent| percentile(&times, percent).as_secs_f64() * 1e3);
    let [p50, p95, p99, max] = shown;
    println!("{title:>12} {p50:>8.2} {p95:>8.2} {p99:>8.2} {max:>8.2}");
}

/// The smallest time that so many percent of all do not exceed.
fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted
        .get(rank.saturating_sub(1))
        .copied()
        .unwrap_or_default()
}

/// VmRSS of a process in KiB; 0 where the system does not tell.
fn resident_kib(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

fn bytes_in(dir: &Path) -> Result<u64> {
    let mut sum = 0;
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let file = entry.metadata()?;
        sum += if file.is_dir() {
            bytes_in(&entry.path())?
        } else {
            file.len()
        };
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_observed_values() {
        let times: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        let rows = [(50, 100), (95, 190), (99, 198), (100, 200)];
        for (percent, expected) in rows {
            assert_eq!(percentile(&times, percent), Duration::from_millis(expected));
        }
        assert_eq!(percentile(&[], 50), Duration::ZERO);
        assert_eq!(percentile(&times[..1], 99), Duration::from_millis(1));
    }
}
