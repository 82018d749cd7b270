//! `brokers`: only wiring; the work is in the library.

use std::process::ExitCode;

use clap::Parser;
use generator::cli::Cli;

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    generator::commands::run(Cli::parse())
}
