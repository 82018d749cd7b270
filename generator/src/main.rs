//! `brokers`: only wiring; the work is in the library.

use std::process::ExitCode;

use clap::Parser;
use generator::cli::Cli;
use generator::{commands, usage};

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => commands::run(cli),
        Err(error) => commands::refuse(
            &error,
            usage::language(
                std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()),
            ),
        ),
    }
}
