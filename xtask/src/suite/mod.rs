//! `test`: every check of the code base, one after the other, with the sum at the end.

mod browser_tests;
mod bytes;
mod checks;
mod engine_gate;

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::project::Project;
use crate::{app, process, tidy};
pub(crate) use browser_tests::free_port;

/// A step of the suite, in the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// Formatting
    Fmt,
    /// Rules of the code base
    Tidy,
    /// Lints, for the host and for the browser
    Clippy,
    /// Tests on the host
    Unit,
    /// The app in dist/
    Build,
    /// What a visit downloads, against its budget
    Bytes,
    /// The app against old engines
    Gate,
    /// Tests in the wasm module
    Wasm,
    /// Journeys through the whole product
    Journeys,
}

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Adds what a closing line of cargo's tests says; other lines say nothing.
    pub(crate) fn read(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result: ") else {
            return;
        };
        for part in counts.split(['.', ';']) {
            match part.trim().split_once(' ') {
                Some((count, "passed")) => self.passed += count.parse().unwrap_or(0),
                Some((count, "failed")) => self.failed += count.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

impl Step {
    fn title(self) -> &'static str {
        match self {
            Self::Fmt => "Formatting",
            Self::Tidy => "Rules of the code base",
            Self::Clippy => "Lints",
            Self::Unit => "Tests on the host",
            Self::Build => "The app",
            Self::Bytes => "Bytes",
            Self::Gate => "Old engines",
            Self::Wasm => "Tests in the wasm module",
            Self::Journeys => "Journeys",
        }
    }

    fn run(self, project: &Project) -> Result<Tally> {
        if self.needs_app() {
            // Nothing to do in a whole run, as the app's own step came before.
            app::build(project)?;
        }
        match self {
            Self::Fmt => checks::format(project)?,
            Self::Tidy => tidy::check(project)?,
            Self::Clippy => checks::lint(project)?,
            Self::Build => app::build(project)?,
            Self::Bytes => bytes::check(project)?,
            Self::Gate => engine_gate::check(project)?,
            Self::Unit => return checks::unit_tests(project),
            Self::Wasm => return browser_tests::wasm(project),
            Self::Journeys => return browser_tests::journeys(project),
        }
        Ok(Tally::default())
    }

    fn needs_app(self) -> bool {
        matches!(self, Self::Bytes | Self::Gate | Self::Journeys)
    }
}

/// What became of a step.
struct Outcome {
    step: Step,
    took: Duration,
    tally: Tally,
    error: Option<anyhow::Error>,
}

/// Runs the steps, all of them or those that are named, and prints the sum. A failed step does
/// not stop the others: one run shows everything there is to mend.
pub(crate) fn run(project: &Project, only: &[Step]) -> Result<ExitCode> {
    let _lock = project.lock()?;
    let chosen = Step::value_variants().iter().copied();
    let chosen: Vec<Step> = chosen
        .filter(|step| only.is_empty() || only.contains(step))
        .collect();
    let mut outcomes: Vec<Outcome> = Vec::new();
    for step in chosen {
        println!("\n== {} ==", step.title());
        let started = Instant::now();
        let has_no_app = outcomes
            .iter()
            .any(|done| done.step == Step::Build && done.error.is_some());
        let result = if has_no_app && step.needs_app() {
            Err(anyhow::anyhow!("left out, as the app could not be built"))
        } else {
            step.run(project)
        };
        process::yield_to_interrupt();
        let (tally, error) = match result {
            Ok(tally) => (tally, None),
            Err(error) => (Tally::default(), Some(error)),
        };
        let outcome = Outcome {
            step,
            took: started.elapsed(),
            tally,
            error,
        };
        outcome.print();
        outcomes.push(outcome);
    }
    Ok(sum_up(&outcomes))
}

impl Outcome {
    fn has_failed(&self) -> bool {
        self.error.is_some() || self.tally.failed > 0
    }

    fn print(&self) {
        let word = if self.has_failed() { "FAILED" } else { "ok" };
        println!(
            "-- {}: {word}, {:.0} s",
            self.step.title(),
            self.took.as_secs_f32()
        );
        if let Some(error) = &self.error {
            println!("   {error:#}");
        }
    }
}

fn sum_up(outcomes: &[Outcome]) -> ExitCode {
    let mut total = Tally::default();
    println!("\n== Sum ==");
    for outcome in outcomes {
        outcome.print();
        total.add(outcome.tally);
        // A step that broke down, or checks without counting, still shows in the number.
        if outcome.error.is_some() {
            total.failed += 1;
        }
    }
    let took: Duration = outcomes.iter().map(|outcome| outcome.took).sum();
    println!(
        "Took {} min {} s.",
        took.as_secs() / 60,
        took.as_secs() % 60
    );
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Runs a command of cargo's tests and counts; no count at all is a failure of the command itself.
fn count_tests(command: &mut Command) -> Result<Tally> {
    let mut tally = Tally::default();
    let shown = process::shown(command);
    let status = process::run_seen(command, |line| tally.read(line))?;
    if !status.success() && tally.failed == 0 {
        bail!("{shown} failed ({status})");
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_closing_lines() {
        let rows = [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
                12,
                0,
            ),
            (
                "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured",
                3,
                2,
            ),
            (
                "    test result: ok. 4 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.2s",
                4,
                0,
            ),
            ("test a_result ... ok", 0, 0),
            ("", 0, 0),
        ];
        for (line, passed, failed) in rows {
            let mut tally = Tally::default();
            tally.read(line);
            assert_eq!(tally, Tally { passed, failed }, "{line}");
        }
    }
}
