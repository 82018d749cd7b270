//! What is printed, in the language that was asked for.

use std::io::{IsTerminal, Write};
use std::sync::Arc;

use diagnostics::words::Lang;
use diagnostics::{Diagnostic, Message, Progress, Reason, Reporter, Severity};

use crate::failure::Failure;
use crate::hidden::Hidden;
use zeroize::Zeroizing;

/// Says things: results on standard output, all else on standard error.
pub(crate) struct Console {
    reporter: Arc<Reporter>,
}

impl Console {
    pub(crate) fn new(lang: Lang) -> Self {
        let styled = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Self {
            reporter: Arc::new(Reporter::new(lang, styled)),
        }
    }

    /// A result.
    pub(crate) fn say(&self, message: impl Into<Message>) {
        print(&self.reporter.tell(&message.into()));
    }

    /// What to do next.
    pub(crate) fn hint(&self, message: impl Into<Message>) {
        complain(&self.reporter.tell(&message.into()));
    }

    /// Asks and waits for a line. Nothing, or no line at all, is no.
    pub(crate) fn confirms(&self, question: &'static str) -> bool {
        self.hint(question);
        let mut line = String::new();
        if std::io::stdin().read_line(&mut line).is_err() {
            return false;
        }
        let answer = line.trim().to_lowercase();
        matches!(answer.as_str(), "j" | "ja" | "y" | "yes")
    }

    /// Asks for something that nobody should see on the screen. None when nothing was typed.
    pub(crate) fn secret(&self, question: &'static str) -> Option<Zeroizing<String>> {
        self.hint(question);
        let mut line = Zeroizing::new(String::new());
        let hidden = Hidden::begin();
        let read = std::io::stdin().read_line(&mut line);
        drop(hidden);
        let typed = line.trim_end_matches(['\r', '\n']);
        (read.is_ok() && !typed.is_empty()).then(|| Zeroizing::new(typed.to_owned()))
    }

    /// Words that are part of another message.
    pub(crate) fn words(&self, key: &'static str) -> String {
        self.reporter.tell(&key.into())
    }

    /// Problems.
    pub(crate) fn report(&self, diagnostics: &[Diagnostic]) {
        let mut out = std::io::stderr().lock();
        for diagnostic in diagnostics {
            // When nobody can read it any more there is nothing left to do.
            let _ = writeln!(out, "{}\n", self.reporter.text(diagnostic));
        }
    }

    /// Says `key` now and then while something takes long.
    pub(crate) fn progress(&self, key: &'static str) -> Progress {
        Progress::new(&self.reporter, key)
    }

    /// The reporter, for problems that are shown elsewhere.
    pub(crate) fn reporter(&self) -> &Arc<Reporter> {
        &self.reporter
    }

    /// Why a command stopped.
    pub(crate) fn fail(&self, failure: &Failure) {
        match failure {
            Failure::Said => {}
            Failure::Problems(found) => {
                self.report(found);
                let errors = count(found, Severity::Error);
                self.hint(Message::new("check-errors").with("errors", errors));
            }
            Failure::Message(message) => complain(&self.reporter.tell(message)),
            Failure::System { sentence, reason } => {
                complain(&with_reason(sentence, reason, &self.reporter));
            }
        }
    }
}

/// A sentence that ends in what the system says, with that in words of ours.
fn with_reason(sentence: &str, reason: &Reason, reporter: &Reporter) -> String {
    sentence.replace(&reason.reason, &reporter.reason(reason))
}

/// How many problems are this bad.
pub(crate) fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    let found = diagnostics.iter();
    found.filter(|found| found.severity == severity).count()
}

/// Prints a result that is the same in every language; a closed pipe is no reason to panic.
pub(crate) fn print(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// The same on standard error.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// Whatever number the system gives, and however the error is wrapped.
    #[test]
    fn no_sentence_of_the_system_comes_without_words_of_ours() {
        let reporter = Reporter::new(Lang::Nl, false);
        for number in 1..=133 {
            let sentence = io::Error::from_raw_os_error(number).to_string();
            let wrapped = files::FsError {
                action: "read",
                path: "x".into(),
                source: io::Error::from_raw_os_error(number),
            };
            for failure in [
                Failure::from(io::Error::from_raw_os_error(number)),
                Failure::from(wrapped),
            ] {
                let Failure::System {
                    sentence: whole,
                    reason,
                } = failure
                else {
                    panic!("{number} is an error of the system");
                };
                let said = with_reason(&whole, &reason, &reporter);
                let is_ours = !said.contains(&sentence)
                    || said.contains(&format!("het systeem zegt: {sentence}"));
                assert!(is_ours, "{number}: {said}");
            }
        }
    }

    #[test]
    fn a_library_is_quoted_after_words_of_ours() {
        let reporter = Reporter::new(Lang::Nl, false);
        let error = "x".parse::<u8>().expect_err("no number");
        let Failure::Message(message) = Failure::from(error) else {
            panic!("it has no kind");
        };
        let said = reporter.tell(&message);
        assert_eq!(
            said,
            "Dat lukte niet: het programma zegt: invalid digit found in string"
        );
    }
}
