//! Developer commands for 十感通: `cargo xtask help` lists them.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod app;
mod load;
mod process;
mod project;
mod serve;
mod setup;
mod suite;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use project::Project;

/// Builds, serves, tests and measures 十感通.
#[derive(Parser)]
#[command(name = "cargo xtask", disable_version_flag = true)]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the app and the server, then serve both until Ctrl-C
    Serve {
        /// The port to listen on
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Where the server keeps its data
        #[arg(long, value_name = "DIR", default_value = "./data")]
        data: PathBuf,
    },
    /// Build the app into dist/
    Build,
    /// Check and test everything, browser journeys included
    Test {
        /// Only this step; may be repeated
        #[arg(long, value_enum, value_name = "STEP")]
        only: Vec<suite::Step>,
    },
    /// Check the rules of the code base
    Tidy,
    /// Measure search in a city's worth of items
    Bench {
        /// How many items to generate
        #[arg(long, default_value_t = 50_000)]
        items: usize,
    },
    /// Write a list of made-up service items as CSV
    Generate {
        /// How many items
        #[arg(long, default_value_t = 50_000)]
        items: usize,
        /// The file to write
        out: PathBuf,
    },
    /// Read a list of service items into the server's data
    Import {
        /// The list
        file: PathBuf,
        /// The region it is for, such as 610300
        #[arg(long, value_name = "CODE")]
        area: String,
        /// Where the server keeps its data
        #[arg(long, value_name = "DIR", default_value = "./data")]
        data: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(error) => {
            process::yield_to_interrupt();
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    let project = Project::find()?;
    process::end_all_on_interrupt()?;
    match task {
        Task::Serve { port, data } => serve::serve(&project, port, &data)?,
        Task::Build => {
            let _lock = project.lock()?;
            app::build(&project)?;
        }
        Task::Test { only } => return suite::run(&project, &only),
        Task::Tidy => tidy::check(&project)?,
        Task::Bench { items } => load::bench(&project, items)?,
        Task::Generate { items, out } => load::generate(items, &out)?,
        Task::Import { file, area, data } => serve::import(&project, &file, &area, &data)?,
    }
    Ok(ExitCode::SUCCESS)
}
