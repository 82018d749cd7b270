//! `brokers publish`

use std::path::Path;
use std::time::Instant;

use jiff::Timestamp;

use super::runtime;
use crate::cli::Publish;
use crate::console::Console;
use crate::failure::{Failure, refused, stop_at};
use crate::pipeline;
use crate::publish::{self, Address, Error, Plan, Request};
use crate::readiness::{self, Unready};
use diagnostics::Message;
use files::apart;
use render::headers::Headers;
use site::Options;

/// Checks, builds and brings the target up to date.
pub(super) fn run(root: &Path, arguments: &Publish, console: &Console) -> Result<(), Failure> {
    let started = Instant::now();
    let failed = |error: Error| refused(error.message());
    let address = Address::parse(&arguments.url).map_err(failed)?;
    if let Address::Folder(folder) = &address {
        apart::check_apart(root, folder)?;
        apart::check_not_built(folder)?;
    }
    let options = Options {
        drafts: false,
        now: Timestamp::now(),
        base_url: arguments.base_url.clone(),
        host: None,
    };
    let pictures = console.progress("pictures-progress");
    let built = pipeline::run(root, &options, &[], &pictures).map_err(Failure::Problems)?;
    readiness::check(&built, arguments.demonstration).map_err(unready)?;
    if arguments.compress && matches!(address, Address::Folder(_)) {
        stop_at(built.snapshot.plan.check_compressed())?;
    }
    let mut output = built.snapshot.output().map_err(Failure::Problems)?;
    for (path, bytes) in search::files(&built.snapshot) {
        output.add(path, bytes);
    }
    console.report(&built.all_warnings());
    let request = Request {
        root,
        address: &address,
        headers: &Headers::new(&built.snapshot.site.config),
        compress: arguments.compress,
        take_over: arguments.take_over,
        dry_run: arguments.dry_run,
    };
    let progress = console.progress("publish-progress");
    let plan = runtime()?.block_on(publish::run(&request, &mut output, &progress));
    let plan = plan.map_err(failed)?;
    if arguments.dry_run {
        list(&plan, console);
    }
    say_done(&plan, arguments, started, console);
    Ok(())
}

/// Visitors must be able to tell what is real, and who is behind it.
fn unready(unready: Unready) -> Failure {
    match unready {
        Unready::Demonstration => refused("publish-demonstration"),
        Unready::NoSender => refused("publish-no-sender"),
        Unready::ExampleAddress(address) => {
            refused(Message::new("publish-example-address").with("address", address))
        }
        Unready::LeftOver(found) => Failure::Problems(found),
    }
}

/// How much was sent, or would be.
fn say_done(plan: &Plan, arguments: &Publish, started: Instant, console: &Console) {
    let key = match (arguments.dry_run, plan.is_empty()) {
        (_, true) => "publish-nothing",
        (true, false) => "publish-would",
        (false, false) => "publish-done",
    };
    console.say(
        Message::new(key)
            .with("uploads", plan.uploads().count())
            .with("removals", plan.removals.len())
            .with("same", plan.same)
            .with("url", arguments.url.clone())
            // As text, so that no language groups its digits.
            .with("millis", started.elapsed().as_millis().to_string()),
    );
}

/// Every file that would change, in the order in which it would.
fn list(plan: &Plan, console: &Console) {
    let say = |key, path: &str| console.say(Message::new(key).with("path", path.to_owned()));
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
