//! `brokers theme`

use std::path::Path;

use super::check_folder;
use crate::cli::{Eject, Theme};
use crate::console::Console;
use crate::failure::Failure;
use crate::theme;
use diagnostics::Message;

pub(super) fn run(root: &Path, command: &Theme, console: &Console) -> Result<(), Failure> {
    let Theme::Eject(Eject { file }) = command;
    check_folder(root)?;
    let ejected = theme::eject(root, file.as_deref())?;
    match &ejected.written[..] {
        [one] => console.say(Message::new("theme-ejected").at(one)),
        several => {
            let done = Message::new("theme-ejected-all").with("files", several.len());
            console.say(done.with("kept", ejected.kept));
        }
    }
    console.hint("theme-hint");
    Ok(())
}
