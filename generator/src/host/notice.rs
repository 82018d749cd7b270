//! What editors are told when their site cannot be built, and when it can again.

use std::sync::Arc;

use diagnostics::{Diagnostic, Message, Reporter, Severity};
use notifications::{Notice, Settings};
use serde_json::json;

use crate::failure::Failure;

/// So many problems are listed; `brokers check` shows all of them.
const LISTED: usize = 10;

/// Tells editors, where the environment says so (`NOTIFY_SITE`, or else `NOTIFY`).
pub(super) struct Notices {
    pub(super) settings: Option<Settings>,
    pub(super) reporter: Arc<Reporter>,
    /// Whether the last thing that they were told is that it failed.
    pub(super) is_failing: bool,
}

impl Notices {
    /// The site could not be made: of this commit, or of what was there already.
    pub(super) fn failed(&mut self, failure: &Failure, commit: Option<&str>) {
        self.is_failing = true;
        let (problems, more) = self.problems(failure);
        let count = problems.len() + more;
        let subject = Message::new("notice-failed-subject").with("count", count);
        let first = match commit {
            Some(commit) => Message::new("notice-failed").with("commit", commit.to_owned()),
            None => Message::new("notice-failed-build"),
        };
        let mut text = self.reporter.tell(&first) + "\n\n";
        for problem in &problems {
            text = text + &problem.said + "\n\n";
        }
        if more > 0 {
            let message = Message::new("notice-more").with("count", more);
            text = text + &self.reporter.tell(&message) + "\n\n";
        }
        text = text + &self.reporter.tell(&"notice-failed-end".into()) + "\n";
        let listed: Vec<_> = problems.iter().map(|problem| &problem.json).collect();
        let json = json!({
            "site": { "state": "failed", "commit": commit, "problems": listed, "more": more },
        });
        self.send(Notice {
            subject: self.reporter.tell(&subject),
            text,
            json: json.to_string(),
        });
    }

    /// What is wrong, in words: a problem each. Empty for what only the log may say.
    pub(super) fn said(&self, failure: &Failure) -> Vec<String> {
        let (problems, more) = self.problems(failure);
        let mut said: Vec<_> = problems.into_iter().map(|problem| problem.said).collect();
        if more > 0 {
            let message = Message::new("notice-more").with("count", more);
            said.push(self.reporter.tell(&message));
        }
        said
    }

    /// The site could be made. Who was not told that it failed is not told of this.
    pub(super) fn mended(&mut self, commit: Option<&str>) {
        if !std::mem::take(&mut self.is_failing) {
            return;
        }
        let said = |key: &'static str| self.reporter.tell(&key.into());
        self.send(Notice {
            subject: said("notice-mended-subject"),
            text: said("notice-mended") + "\n",
            json: json!({ "site": { "state": "mended", "commit": commit } }).to_string(),
        });
    }

    /// Something that an editor saved is on a branch, for somebody to look at.
    pub(super) fn aside(&self, branch: &str) {
        let message = Message::new("notice-aside").with("branch", branch.to_owned());
        self.send(Notice {
            subject: self.reporter.tell(&"notice-aside-subject".into()),
            text: self.reporter.tell(&message) + "\n",
            json: json!({ "site": { "state": "aside", "branch": branch } }).to_string(),
        });
    }

    /// What is wrong, the first of them in words; and how many more there are.
    fn problems(&self, failure: &Failure) -> (Vec<Problem>, usize) {
        match failure {
            Failure::Problems(found) => {
                let errors = found.iter().filter(|one| one.severity == Severity::Error);
                let errors: Vec<_> = errors.collect();
                let listed = errors.iter().take(LISTED);
                let listed: Vec<_> = listed.map(|found| self.problem(found)).collect();
                let more = errors.len() - listed.len();
                (listed, more)
            }
            Failure::Message(message) => {
                let said = self.reporter.tell(message);
                let json = json!({ "message": &said });
                (vec![Problem { said, json }], 0)
            }
            // What the system says of this machine is for the log.
            Failure::Said | Failure::System { .. } => (Vec::new(), 0),
        }
    }

    fn problem(&self, found: &Diagnostic) -> Problem {
        let message = self.reporter.message(found);
        let help = self.reporter.help(found);
        let place = found.place.as_ref();
        let (line, _) = place.map_or((0, 0), diagnostics::Place::line_column);
        let file = place.map(|place| place.file.as_str());
        let at = file.map_or_else(String::new, |file| format!("{file}:{line}: "));
        let help_line = help.as_ref().map(|help| format!("\n{help}"));
        Problem {
            said: format!("{at}{message}{}", help_line.unwrap_or_default()),
            json: json!({ "file": file, "line": line, "message": message, "help": help }),
        }
    }

    /// Nobody waits for it: the site goes on.
    fn send(&self, notice: Notice) {
        let Some(settings) = self.settings.clone() else {
            return;
        };
        tokio::spawn(async move {
            if let Err(error) = settings.tell(notice).await {
                tracing::error!(%error, "editors could not be told of the site");
            }
        });
    }
}

/// A problem, in words and as JSON.
struct Problem {
    said: String,
    json: serde_json::Value,
}
