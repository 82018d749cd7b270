//! A built site becomes a folder.

use crate::failure::{Failure, stop_at};
use crate::pipeline::Built;
use files::compress;
use files::output::Place;

/// Writes everything that belongs to the site into its folder, which is replaced as a whole; with `compressed`, also `.br` and
/// `.gz` beside text. Returns how many files the site has.
pub(crate) fn write(built: &Built, place: &Place, compressed: bool) -> Result<usize, Failure> {
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
        snapshot.render_each(write)
    })?;
    Ok(snapshot.plan.len() + index.len())
}
