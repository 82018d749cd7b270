//! Why publishing stopped.

use std::error::Error as StdError;

use diagnostics::{Message, Reason};
use files::FsError;

/// Where Amazon's machines get their keys; other machines look there when they were given none.
const OWN_MACHINE_AT_AMAZON: &str = "169.254.169.254";
/// How many files are named in a message.
const SOME: usize = 5;

/// Why publishing stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("unusable url {url}: {reason:?}")]
    Url { url: String, reason: Reason },
    #[error("a path and not a url: {0}")]
    Path(String),
    #[error("somebody else publishes, {minutes} minutes to go")]
    Busy { minutes: u64 },
    #[error("somebody else took over")]
    Overtaken,
    #[error("somebody else's files: {0:?}")]
    Foreign(Vec<String>),
    #[error("the list of files there does not end")]
    Endless,
    #[error("a web page answers in the place of a bucket")]
    Page,
    #[error("the state of the target is unreadable: {0}")]
    State(#[from] serde_json::Error),
    #[error(transparent)]
    Local(#[from] FsError),
    #[error(transparent)]
    Store(#[from] object_store::Error),
}

impl Error {
    /// What an editor reads.
    pub(crate) fn message(&self) -> Message {
        match self {
            Self::Url { url, reason } => Message::new("publish-bad-url")
                .with("url", url.clone())
                .because(reason.clone()),
            Self::Path(path) => {
                let full = std::path::absolute(path).unwrap_or_else(|_| path.into());
                let better = url::Url::from_file_path(full).map(String::from);
                let better = better.unwrap_or_else(|()| "file:///srv/www".to_owned());
                Message::new("publish-path")
                    .with("url", path.clone())
                    .with("better", better)
            }
            Self::Busy { minutes } => Message::new("publish-busy").with("minutes", *minutes),
            Self::Overtaken => Message::new("publish-overtaken"),
            Self::Foreign(paths) => {
                let some = paths.iter().take(SOME).cloned().collect::<Vec<_>>();
                Message::new("publish-foreign")
                    .with("count", paths.len())
                    .with("more", paths.len().saturating_sub(SOME))
                    .with("some", some.join(", "))
            }
            Self::Endless => Message::new("publish-endless"),
            Self::Page => Message::new("publish-odd").because("<html>".to_owned()),
            Self::State(error) => Message::new("publish-bad-state").because(error.to_string()),
            Self::Local(error) => Message::new("publish-local")
                .at(&error.path)
                .because(Reason::of_io(&error.source)),
            Self::Store(error) => of_store(error),
        }
    }
}

/// What S3 and the library say of what is wrong, and the message about it. What is behind `Unable` and `Got invalid` is no
/// answer of a bucket.
const SAID: [(&str, &str); 22] = [
    ("NoSuchBucket", "publish-no-bucket"),
    ("InvalidBucketName", "publish-no-bucket"),
    ("PermanentRedirect", "publish-region"),
    ("AuthorizationHeaderMalformed", "publish-region"),
    ("InvalidAccessKeyId", "publish-refused"),
    ("SignatureDoesNotMatch", "publish-refused"),
    ("ExpiredToken", "publish-refused"),
    ("AccessDenied", "publish-refused"),
    ("TemporaryRedirect", "publish-region"),
    ("redirect without LOCATION", "publish-region"),
    ("status code: 301", "publish-region"),
    ("status code: 307", "publish-region"),
    ("RequestTimeTooSkewed", "publish-clock"),
    ("RequestExpired", "publish-clock"),
    ("SlowDown", "publish-slow"),
    ("ServiceUnavailable", "publish-slow"),
    ("InternalError", "publish-slow"),
    ("503 Service Unavailable", "publish-slow"),
    ("429 Too Many Requests", "publish-slow"),
    ("NotImplemented", "publish-unable"),
    ("Unable to extract metadata", "publish-odd"),
    ("Got invalid", "publish-odd"),
];

/// The message about an error of the store: one that the store itself gave is no broken connection.
fn of_store(error: &object_store::Error) -> Message {
    use object_store::Error as Store;
    let said = causes(error);
    let code = SAID.iter().find(|(code, _)| said.contains(code));
    let key = match (code, error) {
        _ if said.contains(OWN_MACHINE_AT_AMAZON) => "publish-no-keys",
        (Some((_, key)), _) => key,
        (None, Store::PermissionDenied { .. } | Store::Unauthenticated { .. }) => "publish-refused",
        (None, Store::NotFound { .. }) => "publish-no-bucket",
        _ => "publish-broken",
    };
    match io(error) {
        Some(io) => Message::new(key).because(Reason::of_io(io)),
        None => Message::new(key).because(said),
    }
}

/// The error of the system that is behind one of the store: a folder or a connection.
fn io<'e>(error: &'e (dyn StdError + 'static)) -> Option<&'e std::io::Error> {
    error.downcast_ref().or_else(|| error.source().and_then(io))
}

/// An error with its causes, each said once.
pub(super) fn causes(error: &dyn StdError) -> String {
    let mut sentence = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let text = cause.to_string();
        if !sentence.contains(&text) {
            sentence = format!("{sentence}: {text}");
        }
        source = cause.source();
    }
    sentence
}

#[cfg(test)]
mod tests {
    use diagnostics::Reporter;
    use diagnostics::words::Lang;
    use object_store::Error as Store;

    use super::*;

    fn all() -> Vec<Store> {
        let source = || "Something in English".into();
        let path = || "a/b".to_owned();
        let s3 = |code: &str| Store::Generic {
            store: "S3",
            source: format!("Client error: <Code>{code}</Code>").into(),
        };
        let mut all = vec![
            Store::NotFound {
                path: path(),
                source: source(),
            },
            Store::AlreadyExists {
                path: path(),
                source: source(),
            },
            Store::Precondition {
                path: path(),
                source: source(),
            },
            Store::NotModified {
                path: path(),
                source: source(),
            },
            Store::PermissionDenied {
                path: path(),
                source: source(),
            },
            Store::Unauthenticated {
                path: path(),
                source: source(),
            },
            Store::NotSupported { source: source() },
            s3("SlowDown"),
            s3(OWN_MACHINE_AT_AMAZON),
        ];
        all.extend(SAID.iter().map(|(code, _)| s3(code)));
        all
    }

    #[test]
    fn no_sentence_of_the_store_comes_without_words_of_ours() {
        for (lang, says) in [
            (Lang::Nl, "het programma zegt: "),
            (Lang::En, "the program says: "),
        ] {
            let reporter = Reporter::new(lang, false);
            for error in all() {
                let sentence = causes(&error);
                let said = reporter.tell(&Error::Store(error).message());
                let (ours, theirs) = said.split_once(says).expect("it is quoted");
                assert!(ours.len() > 15, "{said}");
                assert!(theirs.starts_with(&sentence), "{said}");
                assert!(!ours.contains("Something in English"), "{said}");
            }
        }
    }

    #[test]
    fn what_the_store_knows_a_kind_of_has_its_own_message() {
        let key = |error: Store| format!("{:?}", Error::Store(error).message());
        let found: Vec<_> = all().into_iter().map(key).collect();
        for (index, expected) in [
            (0, "publish-no-bucket"),
            (4, "publish-refused"),
            (5, "publish-refused"),
            (8, "publish-no-keys"),
            (11, "publish-region"),
            (7, "publish-slow"),
        ] {
            assert!(found[index].contains(expected), "{}", found[index]);
        }
        let gone = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        let message = key(Store::Generic {
            store: "S3",
            source: gone.into(),
        });
        assert!(message.contains("publish-broken") && message.contains("\"refused\""));
    }
}
