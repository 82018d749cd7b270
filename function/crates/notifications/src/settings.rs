//! The settings of notifications, from the environment.

use jiff::SignedDuration;
use reqwest::Url;

use super::channel::{Channel, Patience};
use super::mail::Mail;
use super::problem::{Fault, SettingsError};
use super::variables::{DESK, EVERY, LONGEST_EVERY, SECRET, SITE, TEAMS, WHERE};
use forms::team::TeamId;

/// In minutes. Urgent submissions are notified at once.
const DEFAULT_EVERY: i64 = 15;

/// Whether and how moderators are notified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Where messages go.
    pub channel: Channel,
    /// The address of the desk, for in the message.
    pub desk: Option<String>,
    /// The period in which at most one message about submissions that are not urgent is sent.
    pub every: SignedDuration,
    /// How long to go on trying.
    pub patience: Patience,
}

impl Settings {
    /// The mail server, where messages go by mail.
    pub fn mail(&self) -> Option<Mail> {
        match &self.channel {
            Channel::Mail(mail) => Some(mail.clone()),
            _ => None,
        }
    }

    /// Reads where a team is notified apart (`NOTIFY_<ID>`, or its part of `NOTIFY_TEAMS`); none if it is notified with
    /// everybody else. The rest is as for all.
    pub fn of_team(
        team: &TeamId,
        get: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, SettingsError> {
        let name = format!("{WHERE}_{}", team.as_str().replace('-', "_").to_uppercase());
        let own = get(&name).map(|value| value.trim().to_owned());
        let own = own.filter(|value| !value.is_empty());
        let together = of_teams(get(TEAMS).as_deref())?;
        let listed = together.into_iter().find(|(id, _)| id == team.as_str());
        let (name, value) = match (own, listed) {
            (Some(_), Some(_)) => {
                return Err(one(&name, Fault::BothSay(team.clone())));
            }
            (Some(own), None) => (name, own),
            (None, Some((_, listed))) => (format!("{TEAMS} ({team})"), listed),
            (None, None) => return Ok(None),
        };
        Self::at(&value, &name, get)
    }

    /// Reads where editors are told of problems of the site (`NOTIFY_SITE`); without it, where `NOTIFY` says.
    pub fn of_site(get: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, SettingsError> {
        let own = get(SITE).map(|value| value.trim().to_owned());
        match own.filter(|value| !value.is_empty()) {
            Some(value) => Self::at(&value, SITE, get),
            None => Self::read(get),
        }
    }

    /// The settings for another place than `NOTIFY`, which the variable `name` has.
    fn at(
        value: &str,
        name: &str,
        get: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, SettingsError> {
        // Only a webhook is signed.
        let is_signed = value.starts_with("http");
        let read = Self::read(|asked| match asked {
            WHERE => Some(value.to_owned()),
            SECRET if !is_signed => None,
            other => get(other),
        });
        read.map_err(|error| error.of_place(name))
    }

    /// Reads the settings; none if notifications are off. All errors are reported together.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, SettingsError> {
        let Some(value) = get(WHERE) else {
            // Beside the places of teams they have a meaning.
            let alone = [SECRET, DESK, EVERY]
                .iter()
                .find(|name| get(name).is_some() && get(TEAMS).is_none());
            return alone.map_or(Ok(None), |name| Err(one(name, Fault::Alone)));
        };
        let mut problems = Vec::new();
        let mut keep = |name: &str, fault: Fault| problems.push(fault.of(name));
        let channel = Channel::parse(&value)
            .map_err(|problem| keep(WHERE, problem))
            .ok();
        let channel = channel.and_then(|channel| {
            signed(channel, get(SECRET))
                .map_err(|problem| keep(SECRET, problem))
                .ok()
        });
        let desk =
            get(DESK).and_then(|desk| address(desk).map_err(|problem| keep(DESK, problem)).ok());
        let every = every(get(EVERY).as_deref())
            .map_err(|problem| keep(EVERY, problem))
            .ok();
        match (channel, every) {
            (Some(channel), Some(every)) if problems.is_empty() => Ok(Some(Self {
                channel,
                desk,
                every,
                patience: Patience::default(),
            })),
            _ => Err(SettingsError::new(problems)),
        }
    }
}

fn one(variable: &str, fault: Fault) -> SettingsError {
    SettingsError::new(vec![fault.of(variable)])
}

/// The teams that `NOTIFY_TEAMS` names, each with the place where it is notified.
pub(super) fn of_teams(value: Option<&str>) -> Result<Vec<(String, String)>, SettingsError> {
    let mut teams: Vec<(String, String)> = Vec::new();
    for pair in value.unwrap_or_default().split_whitespace() {
        let (team, place) = pair
            .split_once('=')
            .filter(|(team, place)| team.parse::<TeamId>().is_ok() && !place.is_empty())
            .ok_or_else(|| one(TEAMS, Fault::Pairs))?;
        if teams.iter().any(|(known, _)| known == team) {
            return Err(one(TEAMS, Fault::TeamTwice(team.to_owned())));
        }
        teams.push((team.to_owned(), place.to_owned()));
    }
    Ok(teams)
}

/// Refuses a team of `NOTIFY_TEAMS` that nobody would be notified of: a slip would be silence.
pub(super) fn check_teams(value: Option<&str>, notified: &[&TeamId]) -> Result<(), SettingsError> {
    for (team, _) in of_teams(value)? {
        if !notified.iter().any(|known| known.as_str() == team) {
            return Err(one(TEAMS, Fault::NoSuchTeam(team)));
        }
    }
    Ok(())
}

fn signed(channel: Channel, secret: Option<String>) -> Result<Channel, Fault> {
    match (channel, secret) {
        (Channel::Webhook(mut webhook), Some(secret)) => {
            webhook.sign_with(secret)?;
            Ok(Channel::Webhook(webhook))
        }
        (_, Some(_)) => Err(Fault::SecretWithoutWebhook),
        (channel, None) => Ok(channel),
    }
}

/// It is shown in mails, so it is a whole address.
fn address(value: String) -> Result<String, Fault> {
    let url = Url::parse(&value).ok();
    if url.is_some_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host()) {
        Ok(value)
    } else {
        Err(Fault::Desk(value))
    }
}

fn every(value: Option<&str>) -> Result<SignedDuration, Fault> {
    let minutes = match value {
        None => Some(DEFAULT_EVERY),
        Some(value) => value.parse().ok(),
    };
    minutes
        .filter(|minutes| (1..=LONGEST_EVERY).contains(minutes))
        .map(SignedDuration::from_mins)
        .ok_or_else(|| Fault::Every(value.unwrap_or_default().to_owned()))
}
