//! `brokers`: only wiring; the work is in the library.

use std::process::ExitCode;

use clap::Parser;
use generator::cli::Cli;

fn main() -> ExitCode {
    generator::commands::run(Cli::parse())
}
