//! Why a command stopped.

use content::recipients::RecipientsError;
use diagnostics::{Diagnostic, Message, Problems, Reason};
use editor::scaffold::NewError;
use files::apart::Refused;
use settings::SettingsError;

use crate::identity::IdentityError;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Problems in the content; not said yet.
    Problems(Vec<Diagnostic>),
    /// Problems that have been said.
    Said,
    /// Anything else that has words of ours.
    Message(Message),
    /// A sentence that ends in what the system says of it: that part is said in our own words.
    System {
        /// The whole sentence.
        sentence: String,
        /// What its end means.
        reason: Reason,
    },
}

/// A failure that is one message.
pub(crate) fn refused(message: impl Into<Message>) -> Failure {
    Failure::Message(message.into())
}

/// Problems end it, if there are any.
pub(crate) fn stop_at(found: Vec<Diagnostic>) -> Result<(), Failure> {
    if found.is_empty() {
        Ok(())
    } else {
        Err(Failure::Problems(found))
    }
}

impl<E: std::error::Error + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        // Problems keep their places, so that each can be shown where it is.
        if let Some(Problems(found)) = (&error as &dyn std::error::Error).downcast_ref() {
            return Self::Problems(found.clone());
        }
        if let Some(message) = message(&error) {
            return Self::Message(message);
        }
        let mut sentence = error.to_string();
        let mut system = raw_io(&error).map(Reason::of_io);
        let mut source = error.source();
        while let Some(cause) = source {
            let cause_text = cause.to_string();
            if !sentence.contains(&cause_text) {
                sentence = format!("{sentence}: {cause_text}");
            }
            system = raw_io(cause).map(Reason::of_io).or(system);
            source = cause.source();
        }
        match system {
            Some(reason) => Self::System { sentence, reason },
            None => refused(Message::new("failed").because(sentence)),
        }
    }
}

/// What errors of ours are in words of ours.
fn message(error: &(dyn std::error::Error + 'static)) -> Option<Message> {
    let content = error.downcast_ref().map(RecipientsError::message);
    content
        .or_else(|| error.downcast_ref().and_then(IdentityError::message))
        .or_else(|| error.downcast_ref().and_then(NewError::message))
        .or_else(|| error.downcast_ref().and_then(left_alone))
        .or_else(|| error.downcast_ref().map(environment))
}

/// What is wrong with the environment; the crate of the settings has the words for it, as programs without locales say it too.
fn environment(wrong: &SettingsError) -> Message {
    Message::new("environment")
        .with("dutch", wrong.in_dutch())
        .with("english", wrong.to_string())
}

/// Why a folder is left alone, as an editor reads it.
fn left_alone(refused: &Refused) -> Option<Message> {
    Some(match refused {
        Refused::NoFolder { path } => Message::new("build-file-there").at(path),
        Refused::Foreign { path, found } => Message::new("build-foreign")
            .at(path)
            .with("found", found.clone()),
        Refused::AmongSources { path, folder } => Message::new("build-among-sources")
            .at(path)
            .with("found", *folder),
        Refused::AroundSources { path } => Message::new("build-around-sources").at(path),
        Refused::Published { path, published } => Message::new("build-published")
            .at(path)
            .with("published", published.display().to_string()),
        Refused::Built { path, built } => Message::new("publish-into-build")
            .at(path)
            .with("built", built.display().to_string()),
        Refused::Busy { path } => Message::new("build-busy").at(path),
        Refused::Disk(_) => return None,
    })
}

/// An error of the system, which has a kind and not only an English sentence.
fn raw_io<'e>(error: &'e (dyn std::error::Error + 'static)) -> Option<&'e std::io::Error> {
    error.downcast_ref()
}
