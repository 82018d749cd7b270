//! `brokers publish`: brings a target (a bucket, a folder) to the state of the
//! site, so that a visitor never meets half of it.
//!
//! The target keeps a [`state::State`] of its own: what stands there, by hash.
//! Only what differs is sent: fingerprinted assets first, then other files,
//! new pages, changed pages, and removals last. Before anything is sent the
//! state says which files are about to change, so that after a broken
//! connection nothing is taken for what it is not; and it carries a lease, so
//! that two editors never mix two versions.

mod plan;
mod send;
mod state;
mod target;

use std::path::Path;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use fluent_bundle::FluentValue;
use jiff::Timestamp;

use crate::cli::Publish;
use crate::commands::{Console, Failure, all_warnings, millis, refusal, stop_at};
use crate::pipeline::{self, Built};
use diagnostics::Reporter;
use diagnostics::words::Args;
use files::output;
use plan::Plan;
use render::headers::Headers;
use send::Progress;
use site::Options;
use target::{Address, Target};

/// Checks, builds and brings the target up to date.
pub fn run(root: &Path, arguments: &Publish, console: &Console) -> Result<(), Failure> {
    let started = Instant::now();
    let refused = |error: Error| Failure::Other(error.sentence(console.reporter()));
    let address = Address::parse(&arguments.url).map_err(refused)?;
    if let Address::Folder(folder) = &address {
        output::check_apart(root, folder).map_err(|found| refusal(&found, console))?;
    }
    let options = Options {
        drafts: false,
        now: Timestamp::now(),
        base_url: arguments.base_url.clone(),
    };
    let built = pipeline::run(root, &options, &[]).map_err(Failure::Problems)?;
    refuse_unready(&built, arguments)?;
    if arguments.compress && matches!(address, Address::Folder(_)) {
        stop_at(built.snapshot.plan.check_compressed())?;
    }
    let mut output = built.snapshot.output().map_err(Failure::Problems)?;
    for (path, bytes) in search::files(&built.snapshot)? {
        output.add(path, bytes);
    }
    console.report(&all_warnings(&built));
    let headers = Headers::new(&built.snapshot.site.config);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let done = runtime.block_on(async {
        let target = if arguments.dry_run {
            Target::look(&address)?
        } else {
            Target::open(&address)?
        };
        let wanted = plan::files(&mut output, &target, &headers, arguments.compress);
        let (state, version) = target.load().await?;
        let present = target.present().await?;
        let plan = Plan::new(wanted, &state, &present);
        if !arguments.take_over {
            refuse_foreign(&plan, &target, plan.foreign(&state, &present)).await?;
        }
        if arguments.dry_run || plan.is_empty() {
            return Ok(plan);
        }
        let editor = state::Editor::of(root)?;
        let session = state::Session::begin(&target, (state, version), &editor, &plan).await?;
        send::run(&plan, &target, session, &Progress::new(&plan, console)).await?;
        Ok(plan)
    });
    let plan = done.map_err(refused)?;
    if arguments.dry_run {
        list(&plan, console);
    }
    say_done(&plan, arguments, started, console);
    Ok(())
}

/// Visitors must be able to tell what is real, and who is behind it.
fn refuse_unready(built: &Built, arguments: &Publish) -> Result<(), Failure> {
    let config = &built.snapshot.site.config;
    let key = match (config.site.demonstratie, &config.afzender) {
        (true, _) if arguments.demonstration => return Ok(()),
        (true, _) => "publish-demonstration",
        (false, None) => "publish-no-sender",
        (false, Some(_)) => return Ok(()),
    };
    Err(Failure::Message(key, Vec::new()))
}

/// How much was sent, or would be.
fn say_done(plan: &Plan, arguments: &Publish, started: Instant, console: &Console) {
    let key = match (arguments.dry_run, plan.is_empty()) {
        (_, true) => "publish-nothing",
        (true, false) => "publish-would",
        (false, false) => "publish-done",
    };
    let args = [
        ("uploads", plan.uploads().count().into()),
        ("removals", plan.removals.len().into()),
        ("same", plan.same.into()),
        ("url", arguments.url.clone().into()),
        ("millis", millis(started.elapsed())),
    ];
    console.say(key, &args);
}

/// Nothing that somebody else put there is overwritten; a file that is the same already is no loss to anybody.
async fn refuse_foreign(plan: &Plan, target: &Target, found: Vec<&str>) -> Result<(), Error> {
    let mut foreign = Vec::new();
    for path in found {
        let is_same = match plan.upload(path) {
            Some(upload) => target.has(path, &upload.file.bytes).await?,
            None => false,
        };
        if !is_same {
            foreign.push(path.to_owned());
        }
    }
    if foreign.is_empty() {
        Ok(())
    } else {
        Err(Error::Foreign(foreign))
    }
}

/// Every file that would change, in the order in which it would.
fn list(plan: &Plan, console: &Console) {
    let say = |key: &str, path: &str| {
        console.say(key, &[("path", FluentValue::from(path.to_owned()))]);
    };
    for upload in plan.uploads() {
        let key = if upload.is_new {
            "publish-would-add"
        } else {
            "publish-would-change"
        };
        say(key, &upload.file.path);
    }
    for path in &plan.removals {
        say("publish-would-remove", path);
    }
}

/// Where Amazon's machines get their keys; other machines look there when they were given none.
const OWN_MACHINE_AT_AMAZON: &str = "169.254.169.254";

/// Why publishing stopped.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("unusable url {url}: {reason}")]
    Url { url: String, reason: String },
    #[error("a path and not a url: {0}")]
    Path(String),
    #[error("somebody else publishes, {minutes} minutes to go")]
    Busy { minutes: u64 },
    #[error("somebody else took over")]
    Overtaken,
    #[error("somebody else's files: {0:?}")]
    Foreign(Vec<String>),
    #[error("the state of the target is unreadable: {0}")]
    State(String),
    #[error("{0}")]
    Local(String),
    #[error(transparent)]
    Store(#[from] object_store::Error),
}

impl Error {
    /// What an editor reads.
    fn sentence(&self, reporter: &Reporter) -> String {
        let (key, args): (&str, Args<'_>) = match self {
            Self::Url { url, reason } => (
                "publish-bad-url",
                [
                    ("url", url.clone().into()),
                    ("reason", reason.clone().into()),
                ]
                .into(),
            ),
            Self::Path(path) => {
                let full = std::path::absolute(path).unwrap_or_else(|_| path.into());
                let better = url::Url::from_file_path(full).map(String::from);
                let better = better.unwrap_or_else(|()| "file:///srv/www".to_owned());
                let args = [("url", path.clone().into()), ("better", better.into())];
                ("publish-path", args.into())
            }
            Self::Busy { minutes } => ("publish-busy", [("minutes", (*minutes).into())].into()),
            Self::Overtaken => ("publish-overtaken", Args::new()),
            Self::Foreign(paths) => {
                let some = paths.iter().take(SOME).cloned().collect::<Vec<_>>();
                let args = [
                    ("count", paths.len().into()),
                    ("more", paths.len().saturating_sub(SOME).into()),
                    ("some", some.join(", ").into()),
                ];
                ("publish-foreign", args.into())
            }
            Self::State(reason) => (
                "publish-bad-state",
                [("reason", reason.clone().into())].into(),
            ),
            Self::Local(reason) => ("publish-local", [("reason", reason.clone().into())].into()),
            Self::Store(error) => {
                let reason = causes(error);
                (kind_of(error, &reason), [("reason", reason.into())].into())
            }
        };
        reporter.say(key, &args)
    }
}

/// How many files are named in a message.
const SOME: usize = 5;

/// The codes of S3 for what is wrong, and the message about it.
const CODES: [(&str, &str); 8] = [
    ("NoSuchBucket", "publish-no-bucket"),
    ("InvalidBucketName", "publish-no-bucket"),
    ("PermanentRedirect", "publish-region"),
    ("AuthorizationHeaderMalformed", "publish-region"),
    ("InvalidAccessKeyId", "publish-refused"),
    ("SignatureDoesNotMatch", "publish-refused"),
    ("ExpiredToken", "publish-refused"),
    ("AccessDenied", "publish-refused"),
];

/// The message about an error of the store: one that the store itself gave is no broken connection.
fn kind_of(error: &object_store::Error, reason: &str) -> &'static str {
    if reason.contains(OWN_MACHINE_AT_AMAZON) {
        return "publish-no-keys";
    }
    let code = CODES.iter().find(|(code, _)| reason.contains(code));
    match (code, error) {
        (Some((_, key)), _) => key,
        (
            None,
            object_store::Error::PermissionDenied { .. }
            | object_store::Error::Unauthenticated { .. },
        ) => "publish-refused",
        (None, object_store::Error::NotFound { .. }) => "publish-no-bucket",
        _ => "publish-broken",
    }
}

/// An error with its causes, each said once.
fn causes(error: &dyn std::error::Error) -> String {
    let mut sentence = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let text = cause.to_string();
        if !sentence.contains(&text) {
            sentence = format!("{sentence}: {text}");
        }
        source = cause.source();
    }
    sentence
}

/// Seconds since 1970.
fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |time| time.as_secs())
}
