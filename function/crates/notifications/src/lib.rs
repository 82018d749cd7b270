//! Notifies moderators of new submissions, without their content.
//!
//! Each round compares the queue with the notification state, sends one message, and then stores the new state. So
//! senders never wait for a mail server, and a message that was not delivered is sent by the next round. If a process
//! dies between sending and storing, moderators are notified twice rather than never.
//!
//! On Lambda a process is frozen between requests, so a schedule starts each round; elsewhere [`Notifier::watch`] does.

mod attempt;
mod channel;
mod digest;
mod mail;
mod notice;
mod problem;
mod settings;
#[cfg(feature = "sns")]
mod topic;
mod variables;
mod webhook;

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;

use clock::Clock;
use forms::facts::SiteFacts;
use forms::team::TeamId;
use store::{
    Arrivals, Cursor, Entry, NotificationState, Order, QueueFilter, QueuePart, Status, Store,
    StoreError,
};
use strings::StringsError;

pub use attempt::SendError;
pub use channel::{Channel, Patience};
pub use mail::Mail;
pub use notice::Notice;
pub use problem::SettingsError;
pub use settings::Settings;
#[cfg(feature = "sns")]
pub use topic::Topic;
pub use webhook::Webhook;

use digest::{Digest, Group, Place};

/// About how long a process waits from one round to the next.
pub const EVERY: Duration = Duration::from_mins(1);
/// How many urgent and other submissions a round reads. They take some 300 bytes each, so this is one page of the
/// index, and far more than usually arrives between two notifications.
const LOOKS_AT: usize = 500;
/// How many of the list of spam are counted.
const SPAM: usize = 101;
/// How long others leave the telling to who began it: longer than [`Patience`] lasts, in whole minutes, so that the
/// table does not hold the second.
const TURN: i64 = 2;
const MINUTE: i64 = 60;

/// Notifies moderators.
#[derive(Debug, Clone)]
pub struct Notifier {
    store: Store,
    clock: Clock,
    settings: Settings,
    /// Names of municipalities by slug.
    names: BTreeMap<String, String>,
    /// Who is notified: a team apart, or the national one for everybody else.
    of: TeamId,
    /// Whose arrivals are told.
    teams: Vec<TeamId>,
}

/// The result of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// Nothing is new, or it can wait.
    Quiet,
    /// Somebody else is telling at this moment.
    LeftToOthers,
    /// A notification was sent.
    Notified,
}

/// Why a round did not do it. The next one tries again.
#[derive(Debug, thiserror::Error)]
pub enum NotifyError {
    /// The store does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The message did not get out.
    #[error(transparent)]
    Send(#[from] SendError),
    /// There are no words for it.
    #[error(transparent)]
    Words(#[from] StringsError),
}

/// The submissions since the last notification.
struct Seen {
    entries: Vec<Entry>,
    /// Whether there is more than that.
    more: bool,
}

impl Notifier {
    /// Prepares the notifiers of a site, without connecting to anything: one for each team that is notified at a place of its
    /// own, and one for all others. Nobody is left out: what is urgent is always told to somebody.
    pub fn all(
        (store, clock): (&Store, &Clock),
        facts: &SiteFacts,
        settings: Option<Settings>,
        get: impl Fn(&str) -> Option<String>,
    ) -> Result<Vec<Self>, SettingsError> {
        let notified: Vec<_> = facts.teams.iter().filter(|team| team.notify).collect();
        let ids: Vec<_> = notified.iter().map(|team| &team.id).collect();
        settings::check_teams(get(variables::TEAMS).as_deref(), &ids)?;
        let mut notifiers = Vec::new();
        let mut together = vec![TeamId::national()];
        for team in &facts.teams {
            let own = if team.notify {
                Settings::of_team(&team.id, &get)?
            } else {
                None
            };
            let Some(own) = own else {
                together.push(team.id.clone());
                continue;
            };
            let notifier = Self::new(store.clone(), clock.clone(), facts, own);
            notifiers.push(Self {
                of: team.id.clone(),
                teams: vec![team.id.clone()],
                ..notifier
            });
        }
        if let Some(settings) = settings {
            let notifier = Self::new(store.clone(), clock.clone(), facts, settings);
            notifiers.push(Self {
                teams: together,
                ..notifier
            });
        }
        Ok(notifiers)
    }

    /// Prepares the notifier of the national team alone, without connecting to anything.
    pub fn new(store: Store, clock: Clock, facts: &SiteFacts, settings: Settings) -> Self {
        let names = facts.municipalities.iter();
        Self {
            store,
            clock,
            settings,
            names: names.map(|m| (m.slug.clone(), m.name.clone())).collect(),
            of: TeamId::national(),
            teams: vec![TeamId::national()],
        }
    }

    /// One round for each of them, also if an earlier one fails. Gives the last error.
    pub async fn rounds(notifiers: &[Self]) -> Result<(), NotifyError> {
        let mut result = Ok(());
        for notifier in notifiers {
            if let Err(error) = notifier.round().await {
                tracing::error!(%error, of = %notifier.of, "moderators could not be notified; the next round tries again");
                result = Err(error);
            }
        }
        result
    }

    /// Looks again and again, about `every` so often. What goes wrong goes to the log, and is tried again.
    pub async fn watch(self, every: Duration) {
        loop {
            if let Err(error) = self.round().await {
                tracing::error!(%error, "moderators could not be notified; the next round tries again");
            }
            tokio::time::sleep(channel::about(every)).await;
        }
    }

    /// One round: notifies moderators if something is new.
    pub async fn round(&self) -> Result<Round, NotifyError> {
        let now = self.clock.now();
        let state = self.store.notification_state(&self.of).await?;
        if state.busy.is_some_and(|until| until > now) {
            return Ok(Round::LeftToOthers);
        }
        let seen = self.look(&state, now).await?;
        let news: Vec<_> = seen.news(&state).collect();
        let period = self.period(now);
        let alarms = self.store.alarms().await?;
        let due = alarms > state.alarms
            || news.iter().any(|entry| entry.is_urgent())
            || (!news.is_empty() && state.period != Some(period));
        if !due {
            return Ok(Round::Quiet);
        }
        let nothing_new = news.is_empty();
        let in_spam = news.iter().filter(|entry| entry.status == Status::Spam);
        let digest = Digest {
            urgent_spam: in_spam.count(),
            number: state.messages + 1,
            groups: Group::of(news),
            more: seen.more,
            spam: self.spam(now).await?,
            alarm: alarms > state.alarms,
        };
        let turn = state.busy_until(Some(end_of_turn(now)));
        let busy = match self.store.remember(&turn).await {
            Err(StoreError::Conflict) => return Ok(Round::LeftToOthers),
            busy => busy?,
        };
        let sent = self.send(&digest).await;
        let mut after = busy.and(&seen.entries, period, now).told_of(alarms);
        if nothing_new {
            // An alarm is no reason to tell of what comes next any later.
            after.period = state.period;
        }
        self.settle(sent, &busy, after).await
    }

    /// Stores whether the notification was sent.
    async fn settle(
        &self,
        sent: Result<(), NotifyError>,
        busy: &NotificationState,
        after: NotificationState,
    ) -> Result<Round, NotifyError> {
        let Err(error) = sent else {
            return match self.store.remember(&after).await {
                // The client tries again when an answer gets lost, and then finds what its first try wrote.
                Ok(_) | Err(StoreError::Conflict) => {
                    tracing::info!(number = after.messages, "moderators were notified");
                    Ok(Round::Notified)
                }
                Err(error) => Err(error.into()),
            };
        };
        if let Err(error) = self.store.remember(&busy.busy_until(None)).await {
            tracing::warn!(%error, "the next notification waits until this turn is over");
        }
        Err(error)
    }

    /// Everything new since the last message, urgent first.
    async fn look(&self, state: &NotificationState, now: Timestamp) -> Result<Seen, StoreError> {
        let since = state.look_from(now);
        let mut seen = Seen {
            entries: Vec::new(),
            more: false,
        };
        for part in [Arrivals::Urgent, Arrivals::UrgentSpam, Arrivals::Rest] {
            for team in &self.teams {
                let look = (team, part);
                let found = self.store.arrivals(look, since, now, LOOKS_AT).await?;
                seen.more |= found.more;
                seen.entries.extend(found.entries);
            }
        }
        Ok(seen)
    }

    async fn spam(&self, now: Timestamp) -> Result<usize, StoreError> {
        let spam = self.teams.iter();
        let spam: Vec<_> = spam
            .map(|team| QueuePart::new(team, Status::Spam))
            .collect();
        let (everything, start) = (QueueFilter::default(), Cursor::default());
        let look = (Order::NewestFirst, now, SPAM);
        let found = self.store.queue_page(&spam, everything, look, &start);
        Ok(found.await?.entries.len())
    }

    async fn send(&self, digest: &Digest) -> Result<(), NotifyError> {
        let message = digest.message(Place {
            names: &self.names,
            desk: self.settings.desk.as_deref(),
        })?;
        let Settings {
            channel, patience, ..
        } = &self.settings;
        Ok(channel.send(&message, patience).await?)
    }

    /// The beginning of the period that `now` is in.
    fn period(&self, now: Timestamp) -> Timestamp {
        let (now, every) = (now.as_second(), self.settings.every.as_secs().max(1));
        Timestamp::from_second(now - now.rem_euclid(every)).unwrap_or_default()
    }
}

impl Seen {
    /// The submissions that were not notified before.
    fn news<'s>(&'s self, state: &'s NotificationState) -> impl Iterator<Item = &'s Entry> {
        let known = |entry: &&Entry| state.mentioned.contains(&entry.mention());
        // Moderators know what they moved to the spam themselves.
        let moved = |entry: &&Entry| entry.status == Status::Spam && entry.version > 1;
        let news = self.entries.iter();
        news.filter(move |entry| !known(entry) && !moved(entry))
    }
}

fn end_of_turn(now: Timestamp) -> Timestamp {
    let minute = now.as_second().div_euclid(MINUTE);
    Timestamp::from_second((minute + 1 + TURN).saturating_mul(MINUTE)).unwrap_or(now)
}
