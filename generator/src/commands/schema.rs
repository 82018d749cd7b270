//! `brokers schema`

use std::path::Path;

use crate::cli::Schema;
use crate::console::Console;
use crate::failure::Failure;
use diagnostics::Message;
use editor::schemas;
use files::apart::{self, Refused};

/// Writes the schemas; those that are there are replaced, because they belong to this version.
pub(super) fn run(root: &Path, arguments: &Schema, console: &Console) -> Result<(), Failure> {
    let folder = root.join(&arguments.out);
    match apart::check_apart(root, &folder) {
        // Single files are written, and nothing else goes.
        Err(Refused::AroundSources { .. }) => {}
        other => other?,
    }
    files::create_dir_all(&folder)?;
    let all = schemas::all();
    for (name, schema) in &all {
        files::replace(&folder.join(name), format!("{schema:#}\n").as_bytes())?;
    }
    let done = Message::new("schema-done").with("files", all.len());
    console.say(done.at(&folder));
    Ok(())
}
