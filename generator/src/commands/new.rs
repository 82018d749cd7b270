//! `brokers new`

use std::path::Path;

use super::check_folder;
use crate::cli::New;
use crate::console::Console;
use crate::failure::Failure;
use crate::today::today;
use diagnostics::Message;
use editor::scaffold::{self, NewFile};

pub(super) fn run(root: &Path, arguments: &New, console: &Console) -> Result<(), Failure> {
    check_folder(root)?;
    let file = NewFile {
        kind: arguments.kind,
        title: arguments.title.clone(),
        municipality: arguments.gemeente.clone(),
    };
    let path = scaffold::new_file(root, &file, today(root))?;
    console.say(Message::new("new-done").at(&path));
    console.hint("new-hint");
    Ok(())
}
