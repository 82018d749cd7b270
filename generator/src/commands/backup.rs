//! `brokers backup` and `brokers restore`

use std::path::{Path, PathBuf};

use crate::backup;
use crate::cli::{Backup, Restore};
use crate::console::Console;
use crate::failure::Failure;
use crate::stores;
use diagnostics::Message;

pub(super) fn run(root: &Path, arguments: &Backup, console: &Console) -> Result<(), Failure> {
    let store = stores::in_folder(&folder(root, arguments.data.as_deref()));
    backup::back_up(&store, &arguments.file)?;
    console.say(Message::new("backup-done").at(&arguments.file));
    Ok(())
}

pub(super) fn restore(root: &Path, arguments: &Restore, console: &Console) -> Result<(), Failure> {
    let data = folder(root, arguments.data.as_deref());
    backup::restore(&arguments.file, &data)?;
    console.say(Message::new("restore-done").at(&data));
    Ok(())
}

/// The data folder, or that of `brokers serve`.
fn folder(root: &Path, data: Option<&Path>) -> PathBuf {
    data.map_or_else(|| root.join(files::LOCAL), Path::to_path_buf)
}
