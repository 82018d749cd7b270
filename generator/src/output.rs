//! A built site becomes a folder.

use std::path::Path;

use crate::failure::{Failure, stop_at};
use crate::pipeline::Built;
use files::compress;
use files::output::Place;

/// Writes everything that belongs to the site into its folder, which is replaced as a whole; with `compressed`, also `.br` and
/// `.gz` beside text. Returns how many files the site has.
pub(crate) fn write(built: &Built, place: &Place, compressed: bool) -> Result<usize, Failure> {
    write_and(built, place, compressed, |_, files| Ok(files))
}

/// The same; `finish` sees everything where it is written, and only when that goes well it takes the place of what was there.
pub(crate) fn write_and<T>(
    built: &Built,
    place: &Place,
    compressed: bool,
    finish: impl FnOnce(&Path, usize) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let snapshot = &built.snapshot;
    if compressed {
        stop_at(snapshot.plan.check_compressed())?;
    }
    let index = search::files(snapshot);
    place.replace(|folder| {
        let write = |path: &str, bytes: &[u8]| {
            folder.write(path, bytes)?;
            if compressed && path.starts_with("site/") {
                for (path, small) in compress::packed(path, bytes) {
                    folder.write(&path, &small)?;
                }
            }
            Ok::<_, Failure>(())
        };
        index
            .iter()
            .try_for_each(|(path, bytes)| write(path, bytes))?;
        snapshot.render_each(write)?;
        finish(folder.path(), snapshot.plan.len() + index.len())
    })
}
