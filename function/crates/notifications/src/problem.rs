//! What can be wrong with the settings of notifications, in the two languages of the programs that say it. A place is never
//! repeated, because it may hold a password.

use std::fmt;

use forms::team::TeamId;

use super::variables::{LONGEST_EVERY, SHORTEST_SECRET, TEAMS, WHERE};

/// Everything that is wrong with the settings of notifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsError(Vec<Problem>);

/// A variable, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) variable: String,
    pub(super) fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// None of the places that there are.
    Place,
    /// An ARN of something else than a topic of SNS.
    #[cfg(feature = "sns")]
    OtherArn,
    /// A topic, in a program that cannot send to one.
    #[cfg(not(feature = "sns"))]
    TopicElsewhere,
    NoServer,
    PathAfterServer,
    HalfLogin,
    /// The key of what is no mail address.
    Mailbox(String),
    MailKeys,
    NoSender,
    NobodyToWriteTo,
    WithoutTls,
    ShortSecret,
    SecretWithoutWebhook,
    /// Set, while nothing says where to send messages.
    Alone,
    Desk(String),
    Every(String),
    Pairs,
    TeamTwice(String),
    NoSuchTeam(String),
    /// Two variables say it.
    BothSay(TeamId),
}

impl SettingsError {
    pub(super) fn new(problems: Vec<Problem>) -> Self {
        Self(problems)
    }

    /// The same, where the place of messages was in another variable than `NOTIFY`.
    pub(super) fn of_place(mut self, variable: &str) -> Self {
        for problem in &mut self.0 {
            if problem.variable == WHERE {
                variable.clone_into(&mut problem.variable);
            }
        }
        self
    }

    /// The same for a program that speaks Dutch.
    pub fn in_dutch(&self) -> String {
        self.joined(Fault::in_dutch)
    }

    fn joined(&self, say: impl Fn(&Fault) -> String) -> String {
        let said = |Problem { variable, fault }: &Problem| format!("{variable} {}", say(fault));
        self.0.iter().map(said).collect::<Vec<_>>().join("; ")
    }
}

/// English.
impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.joined(Fault::in_english))
    }
}

impl std::error::Error for SettingsError {}

impl Fault {
    pub(super) fn of(self, variable: &str) -> Problem {
        Problem {
            variable: variable.to_owned(),
            fault: self,
        }
    }

    fn in_english(&self) -> String {
        match self {
            Self::Place => "must be smtps://…, https://… or the ARN of an SNS topic".into(),
            #[cfg(feature = "sns")]
            Self::OtherArn => {
                "is an ARN, but not one of an SNS topic such as arn:aws:sns:eu-central-1:123456789012:nieuw".into()
            }
            #[cfg(not(feature = "sns"))]
            Self::TopicElsewhere => {
                "is the ARN of an SNS topic, and this program cannot send to one: use smtps://… or https://…, or let the function on AWS notify".into()
            }
            Self::NoServer => "names no mail server".into(),
            Self::PathAfterServer => {
                "has something after the mail server: put it after a `?`".into()
            }
            Self::HalfLogin => "has a user or a password, but not both".into(),
            Self::Mailbox(key) => format!("has a `{key}` that is no mail address"),
            Self::MailKeys => "takes one `from` and any number of `to` after the `?`".into(),
            Self::NoSender => "has no sender: add `from=…`".into(),
            Self::NobodyToWriteTo => "has nobody to write to: add `to=…`".into(),
            Self::WithoutTls => "must begin with https:// unless it is on this machine".into(),
            Self::ShortSecret => format!("must have at least {SHORTEST_SECRET} characters"),
            Self::SecretWithoutWebhook => format!(
                "is set, but only a webhook is signed with it, and {WHERE} is no webhook: remove it"
            ),
            Self::Alone => format!(
                "is set, but {WHERE} is not: say where to send messages, or remove it"
            ),
            Self::Desk(value) => {
                format!("is \"{value}\", but must look like https://balie.example/desk")
            }
            Self::Every(value) => format!(
                "is \"{value}\", but must be a number of minutes from 1 to {LONGEST_EVERY}"
            ),
            Self::Pairs => "must consist of pairs such as kerkrade=https://…, with spaces or lines between them".into(),
            Self::TeamTwice(team) => format!("names {team} twice"),
            Self::NoSuchTeam(team) => {
                format!("names \"{team}\", which is no team with `notify = true` in site.toml")
            }
            Self::BothSay(team) => {
                format!("says where {team} is notified, and so does {TEAMS}: remove one")
            }
        }
    }

    fn in_dutch(&self) -> String {
        match self {
            Self::Place => "moet smtps://…, https://… of de ARN van een SNS-topic zijn".into(),
            #[cfg(feature = "sns")]
            Self::OtherArn => {
                "is een ARN, maar niet van een SNS-topic zoals arn:aws:sns:eu-central-1:123456789012:nieuw".into()
            }
            #[cfg(not(feature = "sns"))]
            Self::TopicElsewhere => {
                "is de ARN van een SNS-topic, en daar kan dit programma niets heen sturen: neem smtps://… of https://…, of laat de functie op AWS het melden".into()
            }
            Self::NoServer => "noemt geen mailserver".into(),
            Self::PathAfterServer => {
                "heeft nog iets achter de mailserver staan: zet dat achter een `?`".into()
            }
            Self::HalfLogin => {
                "heeft een gebruiker of een wachtwoord, maar niet allebei".into()
            }
            Self::Mailbox(key) => format!("heeft een `{key}` die geen mailadres is"),
            Self::MailKeys => {
                "kent achter de `?` één `from` en zoveel `to` als je wilt, en verder niets".into()
            }
            Self::NoSender => "heeft geen afzender: voeg `from=…` toe".into(),
            Self::NobodyToWriteTo => "heeft niemand om aan te schrijven: voeg `to=…` toe".into(),
            Self::WithoutTls => "moet met https:// beginnen, behalve op deze machine zelf".into(),
            Self::ShortSecret => format!("moet minstens {SHORTEST_SECRET} tekens hebben"),
            Self::SecretWithoutWebhook => format!(
                "is ingesteld, maar alleen een webhook wordt ermee ondertekend en {WHERE} is geen webhook: haal het weg"
            ),
            Self::Alone => format!(
                "is ingesteld, maar {WHERE} niet: zeg waar de meldingen heen gaan, of haal het weg"
            ),
            Self::Desk(value) => {
                format!("is \"{value}\", maar moet eruitzien als https://balie.example/desk")
            }
            Self::Every(value) => format!(
                "is \"{value}\", maar moet een aantal minuten van 1 tot en met {LONGEST_EVERY} zijn"
            ),
            Self::Pairs => {
                "moet bestaan uit paren zoals kerkrade=https://…, met spaties of regels ertussen".into()
            }
            Self::TeamTwice(team) => format!("noemt {team} twee keer"),
            Self::NoSuchTeam(team) => {
                format!("noemt \"{team}\", en dat is geen team met `notify = true` in site.toml")
            }
            Self::BothSay(team) => {
                format!("zegt waar {team} bericht krijgt, en {TEAMS} ook: haal een van de twee weg")
            }
        }
    }
}
