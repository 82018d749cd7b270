//! The commands: they call the library and say what happened. This is the one
//! place that prints.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fluent_bundle::FluentValue;
use jiff::Timestamp;

use crate::cli::{Build, Check, Cli, Command, Keys, New, Rotate};
use crate::collect;
use crate::external;
use crate::keys::{self, IdentityError};
use crate::pipeline::{self, Built};
use crate::publish;
use crate::serve;
use content::recipients::RecipientsError;
use content::{Date, SiteSettings};
use diagnostics::words::Args;
use diagnostics::{Diagnostic, Format, Problem, Problems, Reason, Reporter, Severity};
use editor::scaffold::{self, NewFile};
use files as fs;
use files::compress;
use files::output::{self, Refused};
use lint::advice;
use site::Options;

/// Runs a command. Exit status 0 is done, 1 is a problem that has been said.
pub fn run(cli: Cli) -> ExitCode {
    let console = Console::new(cli.lang);
    let done = match cli.command {
        Command::New(arguments) => new(&cli.root, &arguments, &console),
        Command::Check(arguments) => check(&cli.root, &arguments, &console),
        Command::Build(arguments) => build(&cli.root, &arguments, &console),
        Command::Serve(arguments) => serve::run(&cli.root, &arguments, &console),
        Command::Publish(arguments) => publish::run(&cli.root, &arguments, &console),
        Command::Desk(arguments) => serve::run_desk(&cli.root, &arguments, &console),
        Command::Collect(arguments) => collect::run(&cli.root, &arguments, &console),
        Command::Keys(Keys::New) => keys_new(&cli.root, &console),
        Command::Keys(Keys::Rotate(Rotate { finish: false })) => keys::rotate(&cli.root, &console),
        Command::Keys(Keys::Rotate(Rotate { finish: true })) => keys::finish(&cli.root, &console),
        Command::Keys(Keys::Revoke(arguments)) => keys::revoke(&cli.root, &arguments, &console),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            console.fail(&failure);
            ExitCode::FAILURE
        }
    }
}

/// A command line that cannot be read: exit status 2. Help that was asked for is shown.
pub fn refuse(error: &clap::Error, lang: diagnostics::words::Lang) -> ExitCode {
    match crate::usage::explain(error, lang) {
        Some(sentence) => {
            complain(&sentence);
            ExitCode::from(2)
        }
        None => error.exit(),
    }
}

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// Problems in the content; not said yet.
    Problems(Vec<Diagnostic>),
    /// Problems that have been said.
    Said,
    /// Anything else, by the key of its message and its arguments.
    Message(&'static str, Vec<(&'static str, String)>),
    /// Anything else, in a sentence that is in the reader's language already or is a library's.
    Other(String),
    /// A sentence that ends in what the system says of it: that part is said in our own words.
    System {
        /// The whole sentence.
        sentence: String,
        /// The part of it that is the system's.
        system: String,
        /// What it means.
        reason: Reason,
    },
}

impl<E: std::error::Error + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        // Problems keep their places, so that each can be shown where it is.
        if let Some(known) = known(&error) {
            return known;
        }
        let mut sentence = error.to_string();
        let mut system = raw_io(&error).map(Reason::of_io);
        let mut source = error.source();
        while let Some(cause) = source {
            let cause_text = cause.to_string();
            if !sentence.contains(&cause_text) {
                sentence = format!("{sentence}: {cause_text}");
            }
            system = raw_io(cause).map(Reason::of_io).or(system);
            source = cause.source();
        }
        match system {
            Some(reason) => Self::System {
                system: reason.reason.clone(),
                sentence,
                reason,
            },
            None => Self::Other(sentence),
        }
    }
}

/// Errors that have words of ours in each language.
fn known(error: &(dyn std::error::Error + 'static)) -> Option<Failure> {
    if let Some(Problems(found)) = error.downcast_ref() {
        return Some(Failure::Problems(found.clone()));
    }
    let message = if let Some(error) = error.downcast_ref::<RecipientsError>() {
        Some(error.message())
    } else {
        error.downcast_ref::<IdentityError>()?.message()
    };
    message.map(|(key, args)| Failure::Message(key, args))
}

/// An error of the system, which has a kind and not only an English sentence.
fn raw_io<'e>(error: &'e (dyn std::error::Error + 'static)) -> Option<&'e std::io::Error> {
    error.downcast_ref()
}

/// Says things, in the language that was asked for.
pub struct Console {
    reporter: Arc<Reporter>,
}

impl Console {
    pub(crate) fn new(lang: diagnostics::words::Lang) -> Self {
        let styled = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Self {
            reporter: Arc::new(Reporter::new(lang, styled)),
        }
    }

    /// A result, on standard output.
    pub fn say(&self, key: &str, args: &[(&str, FluentValue<'_>)]) {
        let args: Args<'_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        print(&self.reporter.say(key, &args));
    }

    /// Asks on standard error and waits for a line. Nothing, or no line at all, is no.
    pub fn confirms(&self, key: &str) -> bool {
        complain(&self.reporter.say(key, &Args::new()));
        let mut line = String::new();
        if std::io::stdin().read_line(&mut line).is_err() {
            return false;
        }
        let answer = line.trim().to_lowercase();
        matches!(answer.as_str(), "j" | "ja" | "y" | "yes")
    }

    /// Words that stand in a line with something else.
    pub fn words(&self, key: &str) -> String {
        self.reporter.say(key, &Args::new())
    }

    /// What to do next, on standard error: beside the result, not in it.
    pub fn hint(&self, key: &str) {
        complain(&self.reporter.say(key, &Args::new()));
    }

    /// Something that is the same in every language, on standard output.
    pub fn show(&self, text: &str) {
        print(text);
    }

    /// Problems, on standard error.
    pub fn report(&self, diagnostics: &[Diagnostic]) {
        let mut out = std::io::stderr().lock();
        for diagnostic in diagnostics {
            // When nobody can read it any more there is nothing left to do.
            let _ = writeln!(out, "{}\n", self.reporter.text(diagnostic));
        }
    }

    /// The reporter, for problems that are shown elsewhere.
    pub fn reporter(&self) -> &Arc<Reporter> {
        &self.reporter
    }

    fn fail(&self, failure: &Failure) {
        match failure {
            Failure::Said => {}
            Failure::Problems(found) => {
                self.report(found);
                let errors = count(found, Severity::Error);
                complain(
                    &self
                        .reporter
                        .say("check-errors", &[("errors", errors.into())].into()),
                );
            }
            Failure::Message(key, args) => {
                let args: Args<'_> = args
                    .iter()
                    .map(|(name, value)| (*name, value.as_str().into()))
                    .collect();
                complain(&self.reporter.say(key, &args));
            }
            Failure::Other(sentence) => complain(sentence),
            Failure::System {
                sentence,
                system,
                reason,
            } => complain(&sentence.replace(system, &self.reporter.reason(reason))),
        }
    }
}

/// Prints a line; a closed pipe is no reason to panic.
#[allow(clippy::print_stdout)]
fn print(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics
        .iter()
        .filter(|found| found.severity == severity)
        .count()
}

/// Today, on the clocks of a site; of Amsterdam as long as its settings cannot be read.
fn today(root: &Path) -> Date {
    /// The one key that says which clocks.
    #[derive(Default, serde::Deserialize)]
    struct Settings {
        #[serde(default)]
        site: SiteSettings,
    }
    let text = fs::read(&root.join("content/site.toml")).unwrap_or_default();
    let settings: Option<Settings> = toml::from_slice(&text).ok();
    settings.unwrap_or_default().site.day_of(Timestamp::now())
}

pub(crate) fn millis(time: Duration) -> FluentValue<'static> {
    // As text, so that no language groups its digits.
    FluentValue::from(time.as_millis().to_string())
}

fn check(root: &Path, arguments: &Check, console: &Console) -> Result<(), Failure> {
    let options = Options {
        drafts: arguments.drafts,
        now: Timestamp::now(),
        base_url: None,
    };
    let result = pipeline::run(root, &options, &[]).and_then(|built| {
        built.snapshot.check()?;
        Ok(built)
    });
    let (found, checked) = match result {
        Ok(built) => {
            let mut found = all_warnings(&built);
            found.extend(advice::advise(&built.snapshot));
            if arguments.external {
                let patience = Duration::from_secs(arguments.timeout);
                found.extend(external::check(&built.snapshot, patience, console)?);
            }
            diagnostics::sort(&mut found);
            let site = &built.snapshot.site;
            (found, Some((site.pages.len(), site.hidden.len())))
        }
        Err(found) => (found, None),
    };
    if arguments.format == Format::Json {
        print(&format!("{:#}", console.reporter.json(&found)));
        return if checked.is_some() {
            Ok(())
        } else {
            Err(Failure::Said)
        };
    }
    let Some((pages, hidden)) = checked else {
        return Err(Failure::Problems(found));
    };
    console.report(&found);
    console.say("check-clean", &[("pages", pages.into())]);
    if hidden > 0 {
        console.say("check-hidden", &[("count", hidden.into())]);
    }
    let warnings = count(&found, Severity::Warning);
    if warnings > 0 {
        console.say("check-warnings", &[("warnings", warnings.into())]);
    }
    Ok(())
}

fn build(root: &Path, arguments: &Build, console: &Console) -> Result<(), Failure> {
    let started = Instant::now();
    let options = Options {
        drafts: arguments.drafts,
        now: Timestamp::now(),
        base_url: arguments.base_url.clone(),
    };
    let out = in_root(root, &arguments.out);
    let waiting = || {
        let path = out.display().to_string();
        let args = [("path", path.into())].into();
        complain(&console.reporter.say("build-waiting", &args));
    };
    let place = output::check_replaceable(&out)
        .and_then(|()| output::check_apart(root, &out))
        .and_then(|()| output::Place::take(&out, waiting))
        .map_err(|refused| refusal(&refused, console))?;
    let built = pipeline::run(root, &options, &[]).map_err(Failure::Problems)?;
    if arguments.compress {
        stop_at(built.snapshot.plan.check_compressed())?;
    }
    let index = search::files(&built.snapshot);
    place.replace(|folder| {
        let write = |path: &str, bytes: &[u8]| {
            folder.write(path, bytes)?;
            if arguments.compress && path.starts_with("site/") {
                for (path, small) in compress::packed(path, bytes) {
                    folder.write(&path, &small)?;
                }
            }
            Ok::<_, Failure>(())
        };
        index
            .iter()
            .try_for_each(|(path, bytes)| write(path, bytes))?;
        built.snapshot.render_each(write)
    })?;
    console.report(&all_warnings(&built));
    console.say(
        "build-done",
        &[
            ("pages", built.snapshot.site.pages.len().into()),
            ("files", (built.snapshot.plan.len() + index.len()).into()),
            ("out", out.display().to_string().into()),
            ("millis", millis(started.elapsed())),
        ],
    );
    // The process ends here: giving back the site piece by piece would take longer than a few hundred pages.
    std::mem::forget(built);
    drop(place);
    Ok(())
}

/// Problems end it, if there are any.
pub(crate) fn stop_at(found: Vec<Diagnostic>) -> Result<(), Failure> {
    if found.is_empty() {
        Ok(())
    } else {
        Err(Failure::Problems(found))
    }
}

/// Why a folder is left alone, as an editor reads it.
pub(crate) fn refusal(refused: &Refused, console: &Console) -> Failure {
    let (key, path, what) = match refused {
        Refused::Foreign { path, .. } if path.is_file() => {
            ("build-file-there", path, String::new())
        }
        Refused::Foreign { path, found } => ("build-foreign", path, found.clone()),
        Refused::AmongSources { path, folder } => {
            ("build-among-sources", path, (*folder).to_owned())
        }
        Refused::Busy { path } => ("build-busy", path, String::new()),
        Refused::Disk(error) => return Failure::Other(error.to_string()),
    };
    let args = [
        ("path", path.display().to_string().into()),
        ("found", what.into()),
    ];
    Failure::Other(console.reporter.say(key, &args.into()))
}

/// The warnings of a site, with those that only rendering it shows.
pub(crate) fn all_warnings(built: &Built) -> Vec<Diagnostic> {
    let mut warnings = built.warnings.clone();
    warnings.extend(built.snapshot.engine.missing_links());
    warnings
}

/// A relative path counts from the root folder.
fn in_root(root: &Path, path: &Path) -> PathBuf {
    if path.is_absolute() || root == Path::new(".") {
        path.to_path_buf()
    } else {
        root.join(path)
    }
}

/// Nothing is made in a folder that holds no site: somebody is in the wrong one.
pub(crate) fn check_folder(root: &Path) -> Result<(), Failure> {
    if root.join("content").is_dir() {
        return Ok(());
    }
    let path = "content".to_owned();
    let missing = Diagnostic::global(Problem::Missing { path });
    Err(Failure::Problems(vec![missing]))
}

fn new(root: &Path, arguments: &New, console: &Console) -> Result<(), Failure> {
    check_folder(root)?;
    let file = NewFile {
        kind: arguments.kind,
        title: arguments.title.clone(),
        municipality: arguments.gemeente.clone(),
    };
    let path = scaffold::new_file(root, &file, today(root)).map_err(|error| {
        let Some((key, args)) = error.message() else {
            return error.into();
        };
        let args: Args<'_> = args
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        Failure::Other(console.reporter.say(key, &args))
    })?;
    console.say("new-done", &[("path", path.display().to_string().into())]);
    console.hint("new-hint");
    Ok(())
}

fn keys_new(root: &Path, console: &Console) -> Result<(), Failure> {
    let (path, public) = keys::new_identity(root)?;
    console.say("keys-done", &[]);
    console.say("keys-public", &[]);
    print(&public);
    console.say(
        "keys-secret",
        &[("path", path.display().to_string().into())],
    );
    Ok(())
}
