//! `brokers host`

use std::path::Path;

use super::{check_folder, runtime};
use crate::cli::Host;
use crate::console::Console;
use crate::failure::Failure;
use crate::host::{self, Event};
use diagnostics::Message;

/// Runs until it is told to stop.
pub(super) fn run(root: &Path, arguments: &Host, console: &Console) -> Result<(), Failure> {
    if arguments.dist.is_none() {
        check_folder(root)?;
    }
    let pictures = console.progress("pictures-progress");
    let tell = |event: Event<'_>| say(&event, console);
    runtime()?.block_on(host::run(root, arguments, (&tell, &pictures)))
}

fn say(event: &Event<'_>, console: &Console) {
    match event {
        Event::Ready {
            address,
            site,
            desk,
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
            console.say(Message::new("serve-store").at(store));
        }
        Event::NotAnnounced => console.hint("serve-not-announced"),
        Event::Renewed => console.say("host-renewed"),
        Event::KeptEarlier(failure) => {
            console.fail(failure);
            console.hint("host-kept-earlier");
        }
        Event::Stopped => console.say("host-stopped"),
    }
}
