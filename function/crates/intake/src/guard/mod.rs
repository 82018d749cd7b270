//! What stands between a flood and the queue, without knowing who anybody is.
//!
//! Everything in here lives in the memory of one process and nowhere else: no table, no log and no copy ever holds an
//! address, nor anything that leads back to one. An address is turned into a [`Mark`] at once, an HMAC under a random
//! key that is thrown away with all that was counted under it after at most 24 hours. The price is that two processes
//! count apart: where Lambda runs N at a time, one source gets at most N times the limit.
//!
//! # One submission, however often it is sent
//!
//! A double click, a reloaded page and a browser that sends again must make one submission with one receipt, and two
//! people must never share one. The receipt itself settles it: it is derived from a *seed* and from everything that was
//! filled in, so the same seed and the same content give the same receipt and hence the same key in the store, whose
//! conditional write then lets one of them through. Nothing needs to be remembered, in any number of processes.
//!
//! * A page that the function renders, and a static page with its small script, carries a token with 128 random bits of
//!   its own. That is the seed. Two pages never have the same, so two people never meet.
//! * A static page without scripts has no token. There the seed is remembered here, under a digest of the content, the
//!   source and the browser, for two minutes, or for five seconds when little was typed. Two people would have to type
//!   the same 40 characters and choose the same options, behind the same address, in the same browser, within two
//!   minutes; or the same few words within five seconds. When in doubt they stay apart: two copies cost a moderator a
//!   moment, and one shared receipt would cost a young person their privacy.
//! * A program that sends JSON decides for itself: with a token it gets one submission, without one it is treated like
//!   a page without scripts.
//!
//! # A flood, and a question in the middle of it
//!
//! What looks like spam goes to a list of its own. Two rules keep that list from swallowing what must not wait:
//!
//! * A token counts for a message and two corrections ([`reuse`]). One that was fetched once and brings text after text
//!   is a machine's, however old it is.
//! * An urgent message stays in the open queue, with the reasons for suspicion beside it: password managers fill in fields
//!   that nobody sees, and a class writes the same few words. So that a flood of made-up danger does not bury a real one,
//!   at most [`URGENT_IN_FLOOD`] suspicious ones a minute stay there during a flood, or from one page that sends text after
//!   text; what comes with a token of its own or with work needs no such place and always stays. Those beyond are in the
//!   list of spam, marked as urgent, and moderators are notified of them like of any other.
//!
//! # Many people behind one address
//!
//! A school is one address. So an address is only counted for what comes without a page token, and the count only makes
//! that more suspicious. It takes many times the limit until somebody is asked to wait, and nothing urgent ever is.

mod counts;
mod resemblance;
mod reuse;
mod source;
mod token;
mod work;

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use axum::http::request::Parts;
use hkdf::Hkdf;
use sha2::Sha256;

use clock::Clock;
use counts::Counts;
use resemblance::Recent;
use reuse::Reuse;
use sealing::receipt::LookupId;
use work::Used;

pub use source::Caller;
pub(crate) use token::PageToken;
pub(crate) use work::Work;

/// The privacy page promises that a key lives at most 24 hours.
const KEY_LIFE: i64 = 24 * 3600;
/// The window of the rate limit.
const HOUR: i64 = 3600;
/// How long a page without a token is recognised when it is sent again.
const SAME_PAGE: i64 = 120;
/// The same, when so little was typed that two people could have typed it.
const SAME_CLICK: i64 = 5;
/// From this many characters on, two people do not type the same by chance.
const DISTINCTIVE: usize = 40;
/// More arrivals in a minute than all young people of a city send.
const FLOOD: usize = 120;
/// As many urgent messages that look like spam stay in the open queue in a minute.
const URGENT_IN_FLOOD: usize = 5;
/// From this many times the limit on, more comes from one place without a page token than a class of thirty sends.
const CROWDED: u32 = 3;
/// From this many times the limit on, it is no school either: what has no page token and can wait is asked to wait.
const FULL: u32 = 20;
/// How many pages without a token are remembered at most: 24 bytes each, so a few hundred kilobytes.
const REMEMBERED: usize = 8192;

/// A stand-in for a source: an HMAC under a key that nobody can read and that is soon gone.
pub(crate) type Mark = [u8; 16];

/// How much one source may do, and how to tell where it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// How many submissions one source may send in an hour; 0 is as many as it likes.
    pub per_hour: u32,
    /// The header in which the server in front tells the visitor's address, such as `CloudFront-Viewer-Address`.
    /// Without one, the address is that of the connection. Name one only if nobody can get past that server.
    pub source_header: Option<String>,
}

/// Counts and compares in memory. Clones are the same guard.
#[derive(Clone)]
pub struct Guard {
    inner: Arc<Mutex<Inner>>,
    rules: Arc<Rules>,
    clock: Clock,
    /// So that the log says once, and not at every request, that nobody tells where requests come from.
    missed: Arc<Once>,
}

/// There are no random numbers, so nothing can be kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gives no random numbers")]
pub struct NoRandomness;

/// Why there is no challenge.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoChallenge {
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    #[error("the challenge cannot be made: {0}")]
    Protocol(#[from] altcha::Error),
}

struct Inner {
    key: [u8; 32],
    since: i64,
    sent: Counts,
    guessed: Counts,
    recent: Recent,
    pages: HashMap<Mark, i64>,
    used: Used,
    reuse: Reuse,
    /// When urgent messages that look like spam were left in the open queue, oldest first, for each kind of flood.
    left_open: [VecDeque<i64>; 2],
}

/// How much came from one place in this hour without a page token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Crowd {
    /// No more than one person sends, or nobody can tell.
    Quiet,
    /// More than the limit: a family, a class.
    Busy,
    /// More than a class of thirty.
    Crowded,
    /// More than a school; in so many seconds the hour is over.
    Full { retry_after: u32 },
}

/// Where far more comes from than people send. Each has its own places in the open queue, so that one page that sends text
/// after text takes none from whoever is in the middle of it without a page token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flood {
    /// From one page that was used again and again.
    OnePage,
    /// From anywhere.
    Everywhere,
}

/// What came before a submission, seen from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Traffic {
    /// How many recent submissions were nearly the same.
    pub(crate) alike: usize,
    /// Whether far more arrives than people send.
    pub(crate) flood: bool,
}

impl Guard {
    /// A guard that has seen nobody yet.
    pub fn new(clock: Clock, rules: Rules) -> Result<Self, NoRandomness> {
        let inner = Inner {
            key: random()?,
            since: clock.now().as_second(),
            sent: Counts::default(),
            guessed: Counts::default(),
            recent: Recent::default(),
            pages: HashMap::new(),
            used: Used::default(),
            reuse: Reuse::default(),
            left_open: Default::default(),
        };
        Ok(Self {
            inner: Arc::new(Mutex::new(inner)),
            rules: Arc::new(rules),
            clock,
            missed: Arc::new(Once::new()),
        })
    }

    /// The mark of where a request comes from; none when nobody can tell.
    pub(crate) fn mark(&self, parts: &Parts) -> Option<Mark> {
        let header = self.rules.source_header.as_deref();
        let Some(address) = source::address(parts, header) else {
            self.miss(header);
            return None;
        };
        Some(self.lock().mark(b"source", &[&source::network(address)]))
    }

    /// The header that should tell where requests come from does not. With a slip in its name, limits hold for nobody.
    fn miss(&self, header: Option<&str>) {
        if let Some(header) = header {
            self.missed.call_once(|| {
                tracing::warn!(
                    header,
                    "requests come without an address in the header that SOURCE_HEADER names: nobody's submissions are limited; check the name and the server in front"
                );
            });
        }
    }

    /// Counts a submission without a page token, and says how much came from there before it. Many people share an address,
    /// so this alone decides nothing about one of them.
    pub(crate) fn arrives(&self, mark: Option<Mark>) -> Crowd {
        let (limit, now) = (self.rules.per_hour, self.now());
        let Some(mark) = mark.filter(|_| limit > 0) else {
            return Crowd::Quiet;
        };
        let (before, retry_after) = self.lock().sent.add(mark, now);
        match before / limit {
            0 => Crowd::Quiet,
            times if times < CROWDED => Crowd::Busy,
            times if times < FULL => Crowd::Crowded,
            _ => Crowd::Full { retry_after },
        }
    }

    /// Takes back what [`Guard::arrives`] counted: nothing new was stored.
    pub(crate) fn give_back(&self, mark: Option<Mark>) {
        if let Some(mark) = mark {
            self.lock().sent.give_back(mark);
        }
    }

    /// How long an answer to a code takes at least. It is the same for a right and a wrong code, so that time tells
    /// nothing, and grows with the wrong codes that came from there.
    pub(crate) fn pause(&self, mark: Option<Mark>) -> Duration {
        let now = self.now();
        let wrong = mark.map_or(0, |mark| self.lock().guessed.count(mark, now));
        match wrong {
            0..5 => Duration::from_millis(100),
            5..10 => Duration::from_millis(500),
            10..20 => Duration::from_secs(1),
            _ => Duration::from_secs(3),
        }
    }

    /// Somebody gave a code that leads nowhere.
    pub(crate) fn guessed_wrong(&self, mark: Option<Mark>) {
        let now = self.now();
        if let Some(mark) = mark {
            // Never refused, only slower.
            self.lock().guessed.add(mark, now);
        }
    }

    /// A token for a page that is made now.
    pub(crate) fn token(&self) -> Result<String, NoRandomness> {
        let nonce = random::<16>()?;
        let now = self.now();
        Ok(token::write(now, &nonce, &self.lock().key))
    }

    /// Reads the token of a page; none when there is none or it is no token at all.
    pub(crate) fn read_token(&self, text: &str) -> Option<PageToken> {
        let now = self.now();
        token::read(text, &self.lock().key, now)
    }

    /// A challenge for a browser, which may do some work before it sends a form.
    pub(crate) fn challenge(&self) -> Result<altcha::Challenge, NoChallenge> {
        let (now, number) = (self.now(), u32::from_be_bytes(random()?));
        let keys = self.lock().work_keys();
        Ok(work::challenge(keys, now, number)?)
    }

    /// What the work is worth that came with a message. It is that message's from then on.
    pub(crate) fn work(&self, text: &str, message: &LookupId) -> Work {
        let now = self.now();
        let keys = self.lock().work_keys();
        match work::check(keys, text) {
            (Work::Done, Some(challenge)) => {
                let mut inner = self.lock();
                let (challenge, message) = inner.work_marks(&challenge, message);
                if inner.used.take(challenge, message, now) {
                    Work::Done
                } else {
                    Work::Used
                }
            }
            (work, _) => work,
        }
    }

    /// The message was not stored: its work is free again.
    pub(crate) fn give_back_work(&self, text: &str, message: &LookupId) {
        if let Ok(altcha::Payload { challenge, .. }) = serde_json::from_str(text) {
            let mut inner = self.lock();
            let (challenge, message) = inner.work_marks(&challenge, message);
            inner.used.give_back(challenge, message);
        }
    }

    /// The seed for a page without a token: the same one for the same `content` from the same place and browser, for a
    /// short while, and otherwise one that nobody has. `typed` is the number of characters that somebody typed.
    pub(crate) fn seed(
        &self,
        mark: Option<Mark>,
        content: &[&[u8]],
        typed: usize,
    ) -> Result<[u8; 32], NoRandomness> {
        let Some(mark) = mark else {
            return random();
        };
        let now = self.now();
        let window = if typed < DISTINCTIVE {
            SAME_CLICK
        } else {
            SAME_PAGE
        };
        let mut inner = self.lock();
        let mut parts = vec![&mark[..]];
        parts.extend_from_slice(content);
        let page = inner.mark(b"page", &parts);
        let first = match inner.pages.get(&page) {
            Some(first) if now - first < window => *first,
            _ => inner.remember(page, now),
        };
        Ok(inner.hmac(b"seed", &[&page, &first.to_be_bytes()]))
    }

    /// Compares a submission with what came before it, and remembers that it came.
    pub(crate) fn traffic(&self, text: &str) -> Traffic {
        let now = self.now();
        let mut inner = self.lock();
        let key = inner.key;
        let alike = inner.recent.alike(&key, text, now);
        let flood = inner.recent.in_the_last_minute(now) > FLOOD;
        Traffic { alike, flood }
    }

    /// Whether more different messages come from this page than anybody corrects one.
    pub(crate) fn overused(&self, page: &PageToken, message: &LookupId) -> bool {
        let mut inner = self.lock();
        let page = inner.mark(b"page used", &[&page.nonce]);
        let message = inner.mark(b"message", &[message.as_str().as_bytes()]);
        inner.reuse.too_many(page, message)
    }

    /// Whether an urgent message that looks like spam may stay in the open queue; it has its place then.
    pub(crate) fn leave_open(&self, flood: Flood) -> bool {
        let now = self.now();
        let mut inner = self.lock();
        let left = &mut inner.left_open[flood as usize];
        while left.front().is_some_and(|at| now - at >= 60) {
            left.pop_front();
        }
        let room = left.len() < URGENT_IN_FLOOD;
        if room {
            left.push_back(now);
        }
        room
    }

    fn now(&self) -> i64 {
        self.clock.now().as_second()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        let now = self.now();
        // Nothing in here can be left half done, so a panic elsewhere does no harm.
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        // Without randomness the old key would have to stay; then at least what was counted under it goes.
        if now - inner.since >= KEY_LIFE {
            inner.key = random().unwrap_or(inner.key);
            inner.since = now;
            inner.sent = Counts::default();
            inner.guessed = Counts::default();
            inner.recent = Recent::default();
            inner.pages.clear();
            inner.used = Used::default();
            inner.reuse = Reuse::default();
        }
        inner
    }
}

impl Inner {
    /// Each part goes in with its length, so that no two lists of parts look alike.
    fn hmac(&self, label: &[u8], parts: &[&[u8]]) -> [u8; 32] {
        let mut input = Vec::new();
        for part in std::iter::once(&label).chain(parts) {
            input.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            input.extend_from_slice(part);
        }
        // The first half of HKDF is HMAC-SHA256.
        Hkdf::<Sha256>::extract(Some(&self.key), &input).0.into()
    }

    fn mark(&self, label: &[u8], parts: &[&[u8]]) -> Mark {
        let mut mark = [0; 16];
        mark.copy_from_slice(&self.hmac(label, parts)[..16]);
        mark
    }

    fn work_keys(&self) -> work::Keys {
        let key = |label: &[u8]| {
            let bytes = self.hmac(label, &[]);
            bytes
                .iter()
                .fold(String::new(), |key, byte| format!("{key}{byte:02x}"))
        };
        work::Keys {
            challenge: key(b"challenge"),
            outcome: key(b"outcome"),
        }
    }

    fn work_marks(&self, challenge: &altcha::Challenge, message: &LookupId) -> (Mark, Mark) {
        let nonce = challenge.parameters.nonce.as_bytes();
        (
            self.mark(b"challenge used", &[nonce]),
            self.mark(b"message", &[message.as_str().as_bytes()]),
        )
    }

    fn remember(&mut self, page: Mark, now: i64) -> i64 {
        if self.pages.len() >= REMEMBERED {
            self.pages.retain(|_, first| now - *first < SAME_PAGE);
        }
        if self.pages.len() >= REMEMBERED {
            self.pages.clear();
        }
        self.pages.insert(page, now);
        now
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Guard(…)")
    }
}

fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}
