//! The terminal without echo, while somebody types a secret.

/// As long as this lives, the terminal does not show what is typed. Where standard input is no terminal, nothing changes.
pub(crate) struct Hidden(#[cfg(unix)] Option<rustix::termios::Termios>);

#[cfg(unix)]
impl Hidden {
    pub(crate) fn begin() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let stdin = std::io::stdin();
        let Ok(before) = tcgetattr(&stdin) else {
            return Self(None);
        };
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        let changed = tcsetattr(&stdin, OptionalActions::Now, &hidden);
        Self(changed.is_ok().then_some(before))
    }
}

#[cfg(unix)]
impl Drop for Hidden {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(before) = &self.0 {
            // There is nothing to do about a terminal that is gone.
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, before);
        }
    }
}

#[cfg(not(unix))]
impl Hidden {
    pub(crate) fn begin() -> Self {
        Self()
    }
}
