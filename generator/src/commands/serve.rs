//! `brokers serve`

use std::path::Path;
use std::time::Duration;

use super::{check_folder, key_file, runtime};
use crate::cli::Serve;
use crate::console::Console;
use crate::failure::Failure;
use crate::practice_room;
use crate::serve::{self, Event, Onlooker};
use diagnostics::Message;

/// Runs until Ctrl-C.
pub(super) fn run(root: &Path, arguments: &Serve, console: &Console) -> Result<(), Failure> {
    check_folder(root)?;
    let onlooker = Onlooker {
        tell: &|event| say(event, console),
        reporter: console.reporter(),
        pictures: &console.progress("pictures-progress"),
    };
    let key_file = if arguments.demo {
        practice_room::open(root)?
    } else {
        key_file(root, console)?
    };
    runtime()?.block_on(serve::site(&key_file, arguments, onlooker))
}

/// Says what happens, as it happens.
pub(super) fn say(event: Event<'_>, console: &Console) {
    let after = |key: &'static str, time: Duration| {
        // As text, so that no language groups its digits.
        Message::new(key).with("millis", time.as_millis().to_string())
    };
    match event {
        Event::KeyMade(path) => console.say(Message::new("serve-key-made").at(path)),
        Event::NotAnnounced => console.hint("serve-not-announced"),
        Event::SiteReady { base, desk, store } => {
            console.say(Message::new("serve-site").with("url", format!("{base}/")));
            console.say(Message::new("serve-editor").with("url", format!("{base}/beheer/")));
            console.say(Message::new("serve-desk").with("url", desk));
            console.say(Message::new("serve-store").at(store));
            console.say("serve-hint");
        }
        Event::Practice(folder) => console.say(Message::new("serve-practice").at(folder)),
        Event::DeskReady { desk, store } => {
            console.say(Message::new("serve-desk").with("url", desk));
            console.say(Message::new("desk-store").with("name", store));
        }
        Event::NoBrowser { url, error } => console.say(
            Message::new("serve-open-failed")
                .with("url", url)
                .because(error),
        ),
        Event::Looking => console.hint("serve-looks"),
        Event::Found(found) => console.report(found),
        Event::Hidden(count) => console.say(Message::new("serve-hidden").with("count", count)),
        Event::Rebuilt(time) => console.say(after("serve-rebuilt", time)),
        Event::Broken(time) => console.say(after("serve-broken", time)),
    }
}
