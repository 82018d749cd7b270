//! `brokers`: only wiring; the work is in the library.

use std::process::ExitCode;

use clap::FromArgMatches;
use generator::cli::Cli;
use generator::{commands, help, usage};

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let arguments = std::env::args_os();
    let lang = usage::language(arguments.map(|one| one.to_string_lossy().into_owned()));
    let read = help::command(lang)
        .try_get_matches()
        .and_then(|matches| Cli::from_arg_matches(&matches));
    match read {
        Ok(cli) => commands::run(cli),
        Err(error) => commands::refuse(&error, lang),
    }
}
