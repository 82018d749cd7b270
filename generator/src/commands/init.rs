//! `brokers init`

use crate::cli::Init;
use crate::console::Console;
use crate::failure::Failure;
use crate::init::{self, Beginning};
use content::{Date, SiteSettings};
use diagnostics::Message;
use jiff::Timestamp;

pub(super) fn run(arguments: &Init, console: &Console) -> Result<(), Failure> {
    let folder = &arguments.folder;
    let beginning = if arguments.demo {
        Beginning::Demo
    } else {
        let named = arguments.gemeente.as_deref();
        let found = named.map(init::municipality).transpose()?;
        Beginning::Own(found.map(Box::new))
    };
    let today: Date = SiteSettings::default().day_of(Timestamp::now());
    let begun = init::begin(folder, &beginning, arguments.forge, today)?;
    let done = Message::new("init-done").with("files", begun.files);
    console.say(done.at(folder));
    if let Beginning::Own(Some(record)) = &beginning {
        let made_for = Message::new("init-municipality").with("name", record.naam.clone());
        let made_for = made_for.with("code", record.cbs.clone());
        console.say(made_for.with("province", record.provincie.clone()));
    }
    console.hint(Message::new("init-next").at(folder));
    Ok(())
}
