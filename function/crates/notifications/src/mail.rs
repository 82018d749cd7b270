//! Messages by mail: `smtps://user:password@host?from=…&to=…&to=…`.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::transport::smtp::Error;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use reqwest::Url;

use super::attempt::{Hidden, SendError, is_local};
use super::digest::Message;
use super::problem::Fault;

/// How long somebody waits to hear whether a message was sent.
const PATIENCE: Duration = Duration::from_secs(10);

/// A mail server, and between whom it carries messages.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// As `lettre` reads it; it holds the password.
    server: String,
    from: Mailbox,
    to: Vec<Mailbox>,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut mail = f.debug_struct("Mail");
        mail.field("server", &Hidden).field("to", &self.to.len());
        mail.finish_non_exhaustive()
    }
}

impl Mail {
    pub(super) fn parse(url: &Url) -> Result<Self, Fault> {
        if url.host_str().is_none_or(str::is_empty) {
            return Err(Fault::NoServer);
        }
        if !matches!(url.path(), "" | "/") {
            return Err(Fault::PathAfterServer);
        }
        if url.username().is_empty() != url.password().is_none() {
            return Err(Fault::HalfLogin);
        }
        let (mut from, mut to) = (None, Vec::new());
        for (key, value) in url.query_pairs() {
            let mailbox = || {
                let parsed = value.parse::<Mailbox>();
                parsed.map_err(|_| Fault::Mailbox(key.clone().into_owned()))
            };
            match &*key {
                "from" if from.is_none() => from = Some(mailbox()?),
                "to" => to.push(mailbox()?),
                _ => return Err(Fault::MailKeys),
            }
        }
        let from = from.ok_or(Fault::NoSender)?;
        if to.is_empty() {
            return Err(Fault::NobodyToWriteTo);
        }
        let server = server(url);
        Ok(Self { server, from, to })
    }

    pub(super) async fn send(&self, message: &Message) -> Result<(), SendError> {
        let mail = self.compose(message)?;
        // Built when there is something to send: it reads the certificates of the machine.
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&self.server)
            .map_err(|error| failure(&error))?
            .build();
        let sent = transport.send(mail).await;
        sent.map(drop).map_err(|error| failure(&error))
    }

    /// Whether something can be sent to this address.
    pub fn reaches(address: &str) -> bool {
        address.trim().parse::<Address>().is_ok()
    }

    /// Sends to one address that is none of those that are notified, and is kept nowhere. One try, of which somebody waits to hear.
    pub async fn send_to(&self, address: &str, subject: &str, text: &str) -> Result<(), SendError> {
        let to = address.trim().parse::<Address>();
        let to = to.map_err(|_| SendError::lasting("it is no mail address"))?;
        let one = Self {
            to: vec![Mailbox::new(None, to)],
            ..self.clone()
        };
        let message = Message {
            subject: subject.to_owned(),
            text: text.to_owned(),
            json: String::new(),
            urgent: false,
        };
        let late = |_| Err(SendError::passing("the mail server does not answer"));
        let sent = tokio::time::timeout(PATIENCE, one.send(&message)).await;
        sent.unwrap_or_else(late)
    }

    fn compose(&self, message: &Message) -> Result<lettre::Message, SendError> {
        let mut builder = lettre::Message::builder()
            .from(self.from.clone())
            .subject(&message.subject)
            .message_id(Some(self.message_id()?))
            .header(ContentType::TEXT_PLAIN);
        for to in &self.to {
            builder = builder.to(to.clone());
        }
        let body = builder.body(message.text.clone());
        let mut mail = body.map_err(|error| SendError::lasting(error.to_string()))?;
        // So that nobody's "out of office" answers it.
        let name = HeaderName::new_from_ascii_str("Auto-Submitted");
        let value = HeaderValue::new(name, "auto-generated".into());
        mail.headers_mut().insert_raw(value);
        Ok(mail)
    }

    /// One of our own: `lettre` would put the name of this machine into it.
    fn message_id(&self) -> Result<String, SendError> {
        let random = getrandom::u64().map_err(|error| SendError::passing(error.to_string()))?;
        Ok(format!("<{random:016x}@{}>", self.from.email.domain()))
    }
}

/// The address without the mailboxes. Unencrypted `smtp` is only for loopback; elsewhere STARTTLS is required.
fn server(url: &Url) -> String {
    let mut server = url.clone();
    let closed = url.scheme() == "smtp" && !is_local(url);
    server.set_query(closed.then_some("tls=required"));
    server.to_string()
}

/// Describes an error by its kind and code: the text of a mail server may repeat an address.
fn failure(error: &Error) -> SendError {
    if error.is_permanent() {
        let code = error.status().map(|code| code.to_string());
        let code = code.unwrap_or_default();
        return SendError::lasting(format!("the mail server refuses: {code}"));
    }
    SendError::passing(match error.status() {
        Some(code) => format!("the mail server cannot now: {code}"),
        None if error.is_timeout() => "the mail server does not answer".into(),
        None if error.is_tls() || is_unsafe(error) => {
            "there is no safe line to the mail server: its certificate is not \
             one that this machine trusts, or it is not for that name"
                .into()
        }
        None => "the mail server cannot be reached".to_owned(),
    })
}

/// A line that is closed halfway (STARTTLS) fails as a connection; the reason is further down.
fn is_unsafe(error: &Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        let inside = error.downcast_ref::<std::io::Error>();
        let inside = inside.and_then(std::io::Error::get_ref);
        if error.is::<rustls::Error>()
            || inside.is_some_and(<dyn std::error::Error + Send + Sync>::is::<rustls::Error>)
        {
            return true;
        }
        cause = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_on_this_machine_is_a_line_open() {
        for (address, server) in [
            (
                "smtps://wie:wacht%20woord@mail.example:465",
                "smtps://wie:wacht%20woord@mail.example:465",
            ),
            ("smtp://mail.example", "smtp://mail.example?tls=required"),
            (
                "smtp://mail.example:25",
                "smtp://mail.example:25?tls=required",
            ),
            ("smtp://127.0.0.1:2525", "smtp://127.0.0.1:2525"),
        ] {
            let url = format!("{address}?from=a@b.nl&to=Team%20Zuid%20<c@d.nl>");
            let mail = Mail::parse(&Url::parse(&url).unwrap()).unwrap();
            assert_eq!(mail.server, server);
            assert_eq!(mail.to[0].name.as_deref(), Some("Team Zuid"));
        }
    }
}
