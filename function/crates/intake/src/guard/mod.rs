//! Protects the queue against floods, without knowing who anybody is.
//!
//! Everything here is in the memory of one process only: no table, log or copy holds an address or anything that leads
//! back to one. An address becomes a [`SourceKey`] at once: an HMAC under a random key, which is discarded after at
//! most 24 hours with everything that was counted under it. The price is that processes count separately: where Lambda
//! runs N of them, one source gets at most N times the limit.
//!
//! # Idempotent submissions
//!
//! A double click, a reloaded page and a browser that resends must make one submission with one receipt, and two people
//! must never share one. The receipt is derived from a *seed* and from all fields, so the same seed and the same fields
//! give the same key in the store, whose conditional write accepts only one. Nothing needs to be remembered, in any
//! number of processes.
//!
//! * A page that the function renders, and a static page with its small script, has a token with 128 random bits. These
//!   are the seed. No two pages share a token, so two people never collide.
//! * A static page without scripts has no token. If much was typed, its seed is remembered here for two minutes, under a
//!   digest of the content, the source and what the browser says of itself. Two people would have to type the same
//!   sentence of 40 characters and choose the same options, behind the same address, in the same browser, within two minutes.
//! * The same few words from such a page are never one submission, however fast they follow each other: a class types
//!   *help* on equal computers behind one address. Nor is what comes from a browser that says nothing of itself. In
//!   doubt everything stays separate: two copies cost a moderator a moment, and a shared receipt would cost a young
//!   person their privacy.
//! * A program that sends JSON chooses: with a token it makes one submission, without one it is treated like a page
//!   without scripts.
//!
//! # Urgent questions during a flood
//!
//! Suspected spam goes to a separate list. Two rules keep urgent questions out of it:
//!
//! * A token is good for a message and two corrections ([`reuse`]). A token that brings one text after another belongs
//!   to a machine, however old it is.
//! * A suspicious urgent message stays in the open queue, with the reasons for suspicion: password managers fill in
//!   hidden fields, and a class writes the same few words. So that a flood of invented danger does not bury a real one,
//!   at most [`URGENT_IN_FLOOD`] suspicious ones a minute stay there during a flood, or from one page that sends text
//!   after text. Messages with a token of their own or with proof of work always stay. The others go to the spam list,
//!   marked as urgent, and moderators are notified of them as usual.
//!
//! A flood is not a peak: see [`flood`]. Whoever has a page of their own is never part of one.
//!
//! # Rate limit
//!
//! A school has one address. So only submissions without a page token are counted per address, and the count only makes
//! them more suspicious. Only at many times the limit are senders asked to wait, and urgent messages never are.

mod flood;
mod proof_of_work;
mod rate_limit;
mod reuse;
mod simhash;
mod source;
mod token;

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use axum::http::request::Parts;

use clock::Clock;
use flood::Arrivals;
use proof_of_work::Used;
use rate_limit::HourlyCounts;
use reuse::Reuse;
use sealing::hmac_sha256;
use sealing::receipt::LookupId;
use simhash::RecentTexts;

pub(crate) use flood::Origin;
pub(crate) use proof_of_work::ProofOfWork;
pub use source::Caller;
pub(crate) use token::PageToken;

/// The privacy page promises that a key lives at most 24 hours.
const KEY_LIFE: i64 = 24 * 3600;
/// The window of the rate limit.
const HOUR: i64 = 3600;
/// How long a page without a token is recognised when it is sent again.
const SAME_PAGE: i64 = 120;
/// How long a second click on whether something helped is the same one.
const SAME_CLICK: i64 = 5;
/// From this many characters of different words on, two people do not type identical texts by chance.
const DISTINCTIVE: usize = 40;
/// As many urgent messages that look like spam stay in the open queue in a minute.
const URGENT_IN_FLOOD: usize = 5;
/// From this many times the limit on, more comes from one place without a page token than a class of thirty sends.
const CROWDED: u32 = 3;
/// From this many times the limit on, it is no school either: what has no page token and can wait is asked to wait.
const FULL: u32 = 20;
/// How many times somebody behind one address says in an hour whether a page helped, before no more is counted.
const RATINGS: u32 = 60;
/// How many pages without a token are remembered at most: 24 bytes each, so a few hundred kilobytes.
const REMEMBERED: usize = 8192;

/// Half an HMAC, under a key that nobody can read and that is soon gone.
pub(crate) type Digest = [u8; 16];
/// Counts requests from one source without holding its address.
pub(crate) type SourceKey = Digest;

/// The rate limit, and how to find the source of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// Submissions per source and hour; 0 means no limit.
    pub per_hour: u32,
    /// The header in which the reverse proxy passes the visitor's address, such as `CloudFront-Viewer-Address`. Without
    /// one, the address of the connection is used. Name one only if nobody can bypass that proxy.
    pub source_header: Option<String>,
}

/// Counts and compares in memory. Clones share the state.
#[derive(Clone)]
pub struct Guard {
    inner: Arc<Mutex<Inner>>,
    rules: Arc<Rules>,
    clock: Clock,
    /// The log warns only once that requests have no source.
    missed: Arc<Once>,
}

/// There are no random numbers, so nothing can be kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gives no random numbers")]
pub struct NoRandomness;

/// Why there is no challenge.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ChallengeError {
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    #[error("the challenge cannot be made: {0}")]
    Protocol(#[from] altcha::Error),
}

struct Inner {
    key: [u8; 32],
    since: i64,
    sent: HourlyCounts,
    guessed: HourlyCounts,
    rated: HourlyCounts,
    recent: RecentTexts,
    arrivals: Arrivals,
    pages: HashMap<Digest, i64>,
    used: Used,
    reuse: Reuse,
    /// When urgent messages that look like spam were left in the open queue, oldest first, for each kind of flood.
    left_open: [VecDeque<i64>; 2],
}

/// How much came from one place in this hour without a page token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Crowd {
    /// As much as one person sends, or the source is unknown.
    Quiet,
    /// More than the limit: a family, a class.
    Busy,
    /// More than a class of thirty.
    Crowded,
    /// More than a school; in so many seconds the hour is over.
    Full { retry_after: u32 },
}

/// The origin of a flood. Each kind has its own places in the open queue, so that one page that sends text after text
/// takes none from other senders without a page token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flood {
    /// From one page that was used again and again.
    OnePage,
    /// From anywhere.
    Everywhere,
}

impl Guard {
    /// A guard that has seen nobody yet.
    pub fn new(clock: Clock, rules: Rules) -> Result<Self, NoRandomness> {
        let inner = Inner {
            key: random()?,
            since: clock.now().as_second(),
            sent: HourlyCounts::default(),
            guessed: HourlyCounts::default(),
            rated: HourlyCounts::default(),
            recent: RecentTexts::default(),
            arrivals: Arrivals::default(),
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

    /// The source of a request, if it is known.
    pub(crate) fn source(&self, parts: &Parts) -> Option<SourceKey> {
        let header = self.rules.source_header.as_deref();
        let Some(address) = source::address(parts, header) else {
            self.miss(header);
            return None;
        };
        Some(self.lock().digest(b"source", &[&source::network(address)]))
    }

    /// The configured header is missing. If its name is misspelt, the rate limit applies to nobody.
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
    pub(crate) fn arrives(&self, source: Option<SourceKey>) -> Crowd {
        let (limit, now) = (self.rules.per_hour, self.now());
        let Some(source) = source.filter(|_| limit > 0) else {
            return Crowd::Quiet;
        };
        let (before, retry_after) = self.lock().sent.add(source, now);
        match before / limit {
            0 => Crowd::Quiet,
            times if times < CROWDED => Crowd::Busy,
            times if times < FULL => Crowd::Crowded,
            _ => Crowd::Full { retry_after },
        }
    }

    /// Takes back what [`Guard::arrives`] counted: nothing new was stored.
    pub(crate) fn give_back(&self, source: Option<SourceKey>) {
        if let Some(source) = source {
            self.lock().sent.give_back(source);
        }
    }

    /// The minimum duration of a lookup. It is equal for right and wrong codes, so that timing reveals nothing, and
    /// grows with the wrong codes of this source.
    pub(crate) fn pause(&self, source: Option<SourceKey>) -> Duration {
        let now = self.now();
        let wrong = source.map_or(0, |source| self.lock().guessed.count(source, now));
        match wrong {
            0..5 => Duration::from_millis(100),
            5..10 => Duration::from_millis(500),
            10..20 => Duration::from_secs(1),
            _ => Duration::from_secs(3),
        }
    }

    /// Somebody gave a code that leads nowhere.
    pub(crate) fn guessed_wrong(&self, source: Option<SourceKey>) {
        let now = self.now();
        if let Some(source) = source {
            // Never refused, only slower.
            self.lock().guessed.add(source, now);
        }
    }

    /// Whether it is counted that a page helped, or did not. A double click counts once, and from one place no more than a class
    /// of thirty says in an hour.
    pub(crate) fn takes_rating(
        &self,
        source: Option<SourceKey>,
        (page, helped): (&str, bool),
    ) -> bool {
        let Some(source) = source else {
            return true;
        };
        let now = self.now();
        let mut inner = self.lock();
        let said = inner.digest(b"rated", &[&source, page.as_bytes(), &[u8::from(helped)]]);
        let first = inner.pages.get(&said).copied();
        if first.is_some_and(|first| now - first < SAME_CLICK) {
            return false;
        }
        inner.remember(said, now);
        let (before, _) = inner.rated.add(source, now);
        before < RATINGS
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
    pub(crate) fn challenge(&self) -> Result<altcha::Challenge, ChallengeError> {
        let (now, number) = (self.now(), u32::from_be_bytes(random()?));
        let keys = self.lock().work_keys();
        Ok(proof_of_work::challenge(keys, now, number)?)
    }

    /// Checks the proof of work of a message, and reserves it for this message.
    pub(crate) fn check_work(&self, text: &str, message: &LookupId) -> ProofOfWork {
        let now = self.now();
        let keys = self.lock().work_keys();
        match proof_of_work::check(keys, text) {
            (ProofOfWork::Done, Some(challenge)) => {
                let mut inner = self.lock();
                let (challenge, message) = inner.work_digests(&challenge, message);
                if inner.used.take(challenge, message, now) {
                    ProofOfWork::Done
                } else {
                    ProofOfWork::Used
                }
            }
            (work, _) => work,
        }
    }

    /// The message was not stored: its work is free again.
    pub(crate) fn give_back_work(&self, text: &str, message: &LookupId) {
        if let Ok(altcha::Payload { challenge, .. }) = serde_json::from_str(text) {
            let mut inner = self.lock();
            let (challenge, message) = inner.work_digests(&challenge, message);
            inner.used.give_back(challenge, message);
        }
    }

    /// The seed of a page without a token: equal for the same `content` from the same source and browser for a short
    /// time, and random otherwise: where one of these is unknown, and where so little was typed that two people type the
    /// same.
    pub(crate) fn seed(
        &self,
        (source, browser): (Option<SourceKey>, Option<&[u8]>),
        content: &[u8],
        typed: &str,
    ) -> Result<[u8; 32], NoRandomness> {
        let (Some(source), Some(browser), true) = (source, browser, is_distinctive(typed)) else {
            return random();
        };
        let now = self.now();
        let mut inner = self.lock();
        let page = inner.digest(b"page", &[&source, content, browser]);
        let first = match inner.pages.get(&page) {
            Some(first) if now - first < SAME_PAGE => *first,
            _ => inner.remember(page, now),
        };
        Ok(inner.hmac(b"seed", &[&page, &first.to_be_bytes()]))
    }

    /// How many recent submissions are nearly identical to this one, which is remembered.
    pub(crate) fn alike(&self, text: &str) -> usize {
        let now = self.now();
        let mut inner = self.lock();
        let key = inner.key;
        inner.recent.alike(&key, text, now)
    }

    /// Counts a submission, and says whether it is part of a flood.
    pub(crate) fn floods(&self, origin: Origin) -> bool {
        let now = self.now();
        self.lock().arrivals.add(origin, now)
    }

    /// Whether more different messages come from this page than anybody corrects one.
    pub(crate) fn overused(&self, page: &PageToken, message: &LookupId) -> bool {
        let mut inner = self.lock();
        let page = inner.digest(b"page used", &[&page.nonce]);
        let message = inner.digest(b"message", &[message.as_str().as_bytes()]);
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
        // Without randomness the old key has to stay, but everything counted under it goes.
        if now - inner.since >= KEY_LIFE {
            inner.key = random().unwrap_or(inner.key);
            inner.since = now;
            inner.sent = HourlyCounts::default();
            inner.guessed = HourlyCounts::default();
            inner.rated = HourlyCounts::default();
            inner.recent = RecentTexts::default();
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
        hmac_sha256(&self.key, &input)
    }

    fn digest(&self, label: &[u8], parts: &[&[u8]]) -> Digest {
        let mut digest = [0; 16];
        digest.copy_from_slice(&self.hmac(label, parts)[..16]);
        digest
    }

    fn work_keys(&self) -> proof_of_work::Keys {
        let key = |label: &[u8]| {
            let bytes = self.hmac(label, &[]);
            bytes
                .iter()
                .fold(String::new(), |key, byte| format!("{key}{byte:02x}"))
        };
        proof_of_work::Keys {
            challenge: key(b"challenge"),
            outcome: key(b"outcome"),
        }
    }

    fn work_digests(&self, challenge: &altcha::Challenge, message: &LookupId) -> (Digest, Digest) {
        let nonce = challenge.parameters.nonce.as_bytes();
        (
            self.digest(b"challenge used", &[nonce]),
            self.digest(b"message", &[message.as_str().as_bytes()]),
        )
    }

    fn remember(&mut self, page: Digest, now: i64) -> i64 {
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

/// Whether no two people type this by chance: *help help help …* is as short as *help*.
fn is_distinctive(typed: &str) -> bool {
    let words: BTreeSet<&str> = typed.split_whitespace().collect();
    // With the space behind each.
    let characters = words.iter().map(|word| word.chars().count() + 1);
    characters.sum::<usize>() > DISTINCTIVE
}

fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}
