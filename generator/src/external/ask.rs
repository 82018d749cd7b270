//! Asks after web addresses: politely, many at a time, and never for long.

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::{StreamExt, stream};
use reqwest::header::LOCATION;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, Response, StatusCode};
use url::Url;

use crate::failure::Failure;

/// Sites asked at a time. Each is asked for one page at a time.
const HOSTS_AT_ONCE: usize = 16;
/// Between two pages of one site.
const PAUSE: Duration = Duration::from_millis(200);
/// Whoever is sent on more often is being led around.
const REDIRECTS: usize = 10;
const NAME: &str = concat!("brokers-check/", env!("CARGO_PKG_VERSION"));

/// What a site says of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// It is there.
    There,
    /// It has another address, for good.
    Moved(String),
    /// It is not there, and the site says so.
    Gone(u16),
    /// The site does not answer programs; a person may well see the page.
    Guarded(u16),
    /// No answer, or a broken one: a word for why, and what was said.
    Failed(&'static str, String),
}

pub(super) struct Asker {
    client: Client,
}

impl Asker {
    /// `patience` is for one request, from the first byte to the last.
    pub(super) fn new(patience: Duration) -> Result<Self, Failure> {
        // Another part of the process may have chosen already; that is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(NAME)
            .redirect(Policy::none())
            .timeout(patience)
            .connect_timeout(patience)
            .build()?;
        Ok(Self { client })
    }

    /// Asks after all of them; `done` is called after each.
    pub(super) async fn ask_all(
        &self,
        urls: Vec<String>,
        done: impl Fn(&str),
    ) -> BTreeMap<String, Answer> {
        let mut hosts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for url in urls {
            hosts.entry(host_of(&url)).or_default().push(url);
        }
        let done = &done;
        let asked = stream::iter(hosts.into_values())
            .map(|urls| async move {
                let mut answers = Vec::with_capacity(urls.len());
                for (number, url) in urls.into_iter().enumerate() {
                    if number > 0 {
                        tokio::time::sleep(PAUSE).await;
                    }
                    let answer = self.ask(&url).await;
                    done(&url);
                    answers.push((url, answer));
                }
                answers
            })
            .buffer_unordered(HOSTS_AT_ONCE)
            .collect::<Vec<_>>();
        asked.await.into_iter().flatten().collect()
    }

    /// Follows redirects by hand, to know which of them are meant for good.
    async fn ask(&self, text: &str) -> Answer {
        let Ok(mut url) = Url::parse(text) else {
            return Answer::Failed("address", String::new());
        };
        let mut for_good = None;
        let mut only_for_good = true;
        for _ in 0..=REDIRECTS {
            let response = match self.request(&url).await {
                Ok(response) => response,
                Err(error) => return failed(&error),
            };
            let Some(next) = next_address(&url, &response) else {
                return match (verdict(response.status()), for_good) {
                    (Answer::There, Some(to)) => Answer::Moved(String::from(to)),
                    (answer, _) => answer,
                };
            };
            let is_for_good = matches!(
                response.status(),
                StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT
            );
            only_for_good &= is_for_good;
            if only_for_good {
                for_good = Some(next.clone());
            }
            url = next;
        }
        Answer::Failed("redirects", String::new())
    }

    /// HEAD spares both sides the page. Not every site knows it, so what HEAD
    /// does not find is asked for with GET; no more than the head is read.
    async fn request(&self, url: &Url) -> reqwest::Result<Response> {
        let send = |method| self.client.request(method, url.clone()).send();
        match send(Method::HEAD).await {
            Ok(response) if response.status().as_u16() < 400 => Ok(response),
            Err(error) if error.is_timeout() || error.is_connect() => Err(error),
            _ => send(Method::GET).await,
        }
    }
}

fn host_of(url: &str) -> String {
    Url::parse(url)
        .ok()
        .and_then(|url| Some(url.host_str()?.to_owned()))
        .unwrap_or_default()
}

/// Where a redirect leads; `None` for every other answer.
fn next_address(url: &Url, response: &Response) -> Option<Url> {
    if !response.status().is_redirection() {
        return None;
    }
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let next = url.join(location).ok()?;
    matches!(next.scheme(), "http" | "https").then_some(next)
}

fn verdict(status: StatusCode) -> Answer {
    match status.as_u16() {
        200..400 => Answer::There,
        // Not found, and gone for good.
        404 | 410 => Answer::Gone(status.as_u16()),
        // Who are you, you may not, not so often, not in your country.
        400..500 => Answer::Guarded(status.as_u16()),
        number => Answer::Failed("server", number.to_string()),
    }
}

fn failed(error: &reqwest::Error) -> Answer {
    let said = causes(error);
    let has = |words: &str| said.to_lowercase().contains(words);
    let reason = match () {
        () if error.is_timeout() => "timeout",
        () if has("dns") || has("lookup") => "name",
        () if has("certificate") => "certificate",
        () if has("refused") => "refused",
        () => "other",
    };
    Answer::Failed(reason, said)
}

/// The innermost cause says what happened; the outer ones repeat the address.
fn causes(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    let mut said = String::new();
    while let Some(inner) = cause.source() {
        said = inner.to_string();
        if said.contains("dns") || said.contains("certificate") {
            break;
        }
        cause = inner;
    }
    said
}
