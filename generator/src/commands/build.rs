//! `brokers build`

use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::Timestamp;

use crate::cli::Build;
use crate::console::Console;
use crate::failure::Failure;
use crate::output;
use crate::pipeline;
use diagnostics::Message;
use files::apart::check_apart;
use files::output::{Place, check_replaceable};
use site::Options;

pub(super) fn run(root: &Path, arguments: &Build, console: &Console) -> Result<(), Failure> {
    let started = Instant::now();
    let options = Options {
        drafts: arguments.drafts,
        now: Timestamp::now(),
        base_url: arguments.base_url.clone(),
        host: None,
    };
    let out = in_root(root, &arguments.out);
    check_replaceable(&out)?;
    check_apart(root, &out)?;
    let place = Place::take(&out, || {
        console.hint(Message::new("build-waiting").at(&out));
    })?;
    let pictures = console.progress("pictures-progress");
    let built = pipeline::run(root, &options, &[], &pictures).map_err(Failure::Problems)?;
    let files = output::write(&built, &place, arguments.compress)?;
    console.report(&built.all_warnings());
    console.say(
        Message::new("build-done")
            .with("pages", built.snapshot.site.pages.len())
            .with("files", files)
            .with("out", out.display().to_string())
            // As text, so that no language groups its digits.
            .with("millis", started.elapsed().as_millis().to_string()),
    );
    // The process ends here: giving back the site piece by piece would take longer than a few hundred pages.
    std::mem::forget(built);
    drop(place);
    Ok(())
}

/// A relative path counts from the root folder.
fn in_root(root: &Path, path: &Path) -> PathBuf {
    if path.is_absolute() || root == Path::new(".") {
        path.to_path_buf()
    } else {
        root.join(path)
    }
}
