//! Carries a plan out.

use futures_util::{StreamExt, TryStreamExt, stream};

use super::error::Error;
use super::plan::Plan;
use super::session::Session;
use super::target::Target;
use diagnostics::Progress;

/// Requests at a time: enough to fill a home connection, few enough for any
/// host.
const AT_ONCE: usize = 16;

/// Sends and removes everything, phase by phase. Whatever happens, the state
/// in the target says what was done.
pub(super) async fn run(
    plan: &Plan,
    target: &Target,
    mut session: Session<'_>,
    progress: &Progress,
) -> Result<(), Error> {
    let sent = all(plan, target, &mut session, progress).await;
    match sent {
        Ok(()) => session.end().await,
        // Nobody else's state may be touched.
        Err(Error::Overtaken) => Err(Error::Overtaken),
        Err(error) => {
            // If the connection is gone this fails, too. Then the state still
            // says that these files are unsure, which is true; the first error
            // is the one to tell.
            let _ = session.end().await;
            Err(error)
        }
    }
}

async fn all(
    plan: &Plan,
    target: &Target,
    session: &mut Session<'_>,
    progress: &Progress,
) -> Result<(), Error> {
    for phase in &plan.phases {
        let mut sent = stream::iter(phase)
            .map(|upload| async move {
                target.put(&upload.file).await?;
                Ok::<_, Error>(&upload.file)
            })
            .buffer_unordered(AT_ONCE);
        while let Some(file) = sent.try_next().await? {
            session.still_holds()?;
            session.sent(&file.path, &file.hash).await?;
            progress.step(&file.path);
        }
    }
    let mut removed = stream::iter(&plan.removals)
        .map(|path| async move {
            target.remove(path).await?;
            Ok::<_, Error>(path)
        })
        .buffer_unordered(AT_ONCE);
    while let Some(path) = removed.try_next().await? {
        session.still_holds()?;
        session.removed(path).await?;
        progress.step(path);
    }
    Ok(())
}
