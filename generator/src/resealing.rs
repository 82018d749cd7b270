//! After a key was revoked, everything of its team is sealed again by itself, a part at a time: `brokers keys revoke` said whose key it
//! is, and asked.

use std::time::Duration;

use desk::DeskState;

/// How long one part takes.
const PART: Duration = Duration::from_secs(5);
/// How long others have the machine for themselves between two parts.
const PAUSE: Duration = Duration::from_secs(1);
/// How soon it is seen that a key was revoked.
const LOOKS: Duration = Duration::from_secs(20);

/// Does what is to be done, and looks again. `state` gives the desk of now, if there is one.
pub(crate) async fn watch(state: impl Fn() -> Option<DeskState>) {
    loop {
        let pause = match state() {
            Some(state) => a_part(state).await,
            None => LOOKS,
        };
        tokio::time::sleep(pause).await;
    }
}

async fn a_part(state: DeskState) -> Duration {
    if state.assets.facts.revoked.is_empty() {
        return LOOKS;
    }
    match desk::reseal_after_revoking(state, PART).await {
        Ok(true) => LOOKS,
        Ok(false) => PAUSE,
        Err(error) => {
            tracing::error!(%error, "sealing again goes on later");
            LOOKS
        }
    }
}
