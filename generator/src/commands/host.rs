//! `brokers host`

use std::path::Path;

use super::{check_folder, runtime};
use crate::cli::Host;
use crate::console::Console;
use crate::failure::Failure;
use crate::host::{self, Event, Screen};
use diagnostics::Message;

/// Runs until it is told to stop.
pub(super) fn run(root: &Path, arguments: &Host, console: &Console) -> Result<(), Failure> {
    if arguments.dist.is_none() {
        check_folder(root)?;
    }
    let pictures = console.progress("pictures-progress");
    let screen = Screen {
        tell: &|event: Event<'_>| say(&event, console),
        pictures: &pictures,
        reporter: console.reporter(),
    };
    runtime()?.block_on(host::run(root, arguments, screen))
}

fn say(event: &Event<'_>, console: &Console) {
    match event {
        Event::Ready {
            address,
            site,
            desk,
            repository,
            has_webhook,
            store,
        } => {
            let listens = format!("http://{address}");
            console.say(Message::new("host-listens").with("url", listens));
            if let Some(site) = site {
                console.say(Message::new("serve-site").with("url", (*site).to_owned()));
            }
            match desk {
                Some(desk) => console.say(Message::new("host-desk").with("url", desk.clone())),
                None => console.say("host-no-forms"),
            }
            if let Some(repository) = repository {
                let hook = if *has_webhook { "yes" } else { "no" };
                let message = Message::new("host-repository").with("url", (*repository).to_owned());
                console.say(message.with("hook", hook));
            }
            console.say(Message::new("serve-store").at(store));
        }
        Event::NotAnnounced => console.hint("serve-not-announced"),
        Event::Renewed => console.say("host-renewed"),
        Event::Commit(commit) => {
            console.say(Message::new("host-commit").with("commit", (*commit).to_owned()));
        }
        Event::KeptEarlier { failure, commit } => {
            console.fail(failure);
            console.hint(match commit {
                Some(commit) => {
                    Message::new("host-commit-failed").with("commit", (*commit).to_owned())
                }
                None => "host-kept-earlier".into(),
            });
        }
        Event::Unreachable(failure) => {
            console.fail(failure);
            console.hint("host-unreachable");
        }
        Event::Reachable => console.say("host-reachable"),
        Event::Stopped => console.say("host-stopped"),
    }
}
