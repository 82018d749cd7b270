//! The commands, one file each: they call the library and say what happened. This is the one place that prints.

mod backup;
mod build;
mod check;
mod collect;
mod desk;
mod handout;
mod host;
mod init;
mod keys;
mod new;
mod publish;
mod schema;
mod serve;
mod theme;

use std::path::Path;
use std::process::ExitCode;

use diagnostics::words::Lang;
use diagnostics::{Diagnostic, Problem};
use jiff::Timestamp;
use site::Options;
use tokio::runtime::Runtime;

use crate::cli::{Cli, Command};
use crate::console::{Console, complain};
use crate::failure::Failure;
use crate::identity::KeyFile;
use crate::usage;

/// Runs a command. Exit status 0 is done, 1 is a problem that has been said.
pub fn run(cli: Cli) -> ExitCode {
    let console = Console::new(cli.lang);
    let root = &cli.root;
    let done = match cli.command {
        Command::Init(arguments) => init::run(&arguments, &console),
        Command::New(arguments) => new::run(root, &arguments, &console),
        Command::Check(arguments) => check::run(root, &arguments, &console),
        Command::Build(arguments) => build::run(root, &arguments, &console),
        Command::Serve(arguments) => serve::run(root, &arguments, &console),
        Command::Host(arguments) => host::run(root, &arguments, &console),
        Command::Backup(arguments) => backup::run(root, &arguments, &console),
        Command::Restore(arguments) => backup::restore(root, &arguments, &console),
        Command::Publish(arguments) => publish::run(root, &arguments, &console),
        Command::Desk(arguments) => desk::run(root, &arguments, &console),
        Command::Collect(arguments) => collect::run(root, &arguments, &console),
        Command::Keys(command) => keys::run(root, &command, &console),
        Command::Theme(command) => theme::run(root, &command, &console),
        Command::Schema(arguments) => schema::run(root, &arguments, &console),
        Command::Handout(arguments) => handout::run(&arguments, &console),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            console.fail(&failure);
            ExitCode::FAILURE
        }
    }
}

/// The document of `check --format json`, for a program that is no command line.
pub fn checked(root: &Path, drafts: bool, lang: Lang) -> serde_json::Value {
    let options = Options {
        drafts,
        now: Timestamp::now(),
        base_url: None,
        host: None,
    };
    let console = Console::new(lang);
    let (found, _) = check::look(root, &options, &console.progress("pictures-progress"));
    console.reporter().json(&found)
}

/// A command line that cannot be read: exit status 2. Help that was asked for is shown.
pub fn refuse(error: &clap::Error, lang: Lang) -> ExitCode {
    match usage::explain(error, lang) {
        Some(sentence) => {
            complain(&sentence);
            ExitCode::from(2)
        }
        None => error.exit(),
    }
}

/// The key file of a site. Where it has a passphrase, that is asked for.
fn key_file(root: &Path, console: &Console) -> Result<KeyFile, Failure> {
    Ok(KeyFile::open(root, || console.secret("passphrase-ask"))?)
}

/// What everything that waits for others runs on.
fn runtime() -> std::io::Result<Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
}

/// Nothing is made in a folder that holds no site: somebody is in the wrong one.
fn check_folder(root: &Path) -> Result<(), Failure> {
    if root.join("content").is_dir() {
        return Ok(());
    }
    let path = "content".to_owned();
    let missing = Diagnostic::global(Problem::Missing { path });
    Err(Failure::Problems(vec![missing]))
}
