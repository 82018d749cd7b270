//! The overview, filters and place of the queue that a moderator looks at. Addresses and forms carry it, so that each browser
//! tab returns to its own place after an action.

use crate::overview::Overview;
use crate::workflow::Move;
use forms::Text;
use forms::age;
use forms::label::Label;
use forms::team::TeamId;
use pages::assets::Assets;
use store::{Cursor, Status, Submission};

/// The parameter with the place from which a page of the queue goes on.
pub(crate) const FROM: &str = "vanaf";
/// The parameter with the second at which a list was looked at.
pub(crate) const SINCE: &str = "sinds";
/// The parameter with what was known of its hour then.
pub(crate) const KNOWN: &str = "gezien";
/// The parameter with the overview.
const LIST: &str = "lijst";

/// An overview, its filters, and where a page of it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QueueView {
    pub(crate) overview: Overview,
    /// The beginning, or where an earlier page ended.
    pub(crate) from: Cursor,
    pub(crate) filters: Filters,
}

/// What is left out, until somebody takes the filter off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filters {
    pub(crate) team: Option<TeamId>,
    pub(crate) municipality: Option<String>,
    pub(crate) form: Option<String>,
    pub(crate) status: Option<Status>,
    /// Is in the label only.
    pub(crate) topic: Option<String>,
    /// Is in the label only.
    pub(crate) age: Option<String>,
}

impl Default for QueueView {
    fn default() -> Self {
        Self {
            overview: Overview::Open,
            from: Cursor::default(),
            filters: Filters::default(),
        }
    }
}

/// The names of filters in addresses.
pub(crate) const FILTERS: [&str; 6] = [
    "team",
    "gemeente",
    "formulier",
    "status",
    "onderwerp",
    "leeftijd",
];

impl Filters {
    /// Names and values, in the order of [`FILTERS`].
    pub(crate) fn values(&self) -> [(&'static str, Option<&str>); 6] {
        let values = [
            self.team.as_ref().map(TeamId::as_str),
            self.municipality.as_deref(),
            self.form.as_deref(),
            self.status.map(Status::as_str),
            self.topic.as_deref(),
            self.age.as_deref(),
        ];
        let mut values = values.into_iter();
        FILTERS.map(|name| (name, values.next().flatten()))
    }

    /// Unknown values are ignored: they would give an empty list without saying why.
    fn parse(value: impl Fn(&str) -> Option<String>, assets: &Assets) -> Self {
        let facts = &assets.facts;
        let knows_team =
            |team: &TeamId| team.is_national() || facts.teams.iter().any(|known| known.id == *team);
        let knows_topic = |slug: &String| facts.topics.iter().any(|topic| topic.slug == *slug);
        let knows_age = |age: &String| ages(assets).iter().any(|(value, _)| value == age);
        Self {
            team: value("team")
                .and_then(|id| id.parse().ok())
                .filter(knows_team),
            municipality: value("gemeente").filter(|slug| facts.municipality(slug).is_some()),
            form: value("formulier").filter(|id| assets.forms.contains_key(id)),
            status: value("status").and_then(|word| word.parse().ok()),
            topic: value("onderwerp").filter(knows_topic),
            age: value("leeftijd").filter(knows_age),
        }
    }

    /// Whether labels have to be read to know what belongs to it.
    pub(crate) fn asks_for_labels(&self) -> bool {
        self.topic.is_some() || self.age.is_some()
    }

    /// Whether a submission with this label belongs to it. Of one without, nobody knows.
    pub(crate) fn admits(&self, label: Option<&Label>) -> bool {
        let Some(label) = label else {
            return true;
        };
        self.topic
            .as_ref()
            .is_none_or(|topic| label.topics.contains(topic))
            && (self.age.is_none() || self.age == label.age)
    }

    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The ages that forms ask for, each with its words.
pub(crate) fn ages(assets: &Assets) -> Vec<(&str, &Text)> {
    age::choices(assets.forms.values())
}

impl QueueView {
    /// The query string of an address; empty for the first page of everything that is open.
    pub(crate) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.overview != Overview::Open {
            query.append_pair(LIST, self.overview.as_str());
        }
        for (name, value) in self.filters.values() {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        if !self.from.is_start() {
            query.append_pair(FROM, &self.from.to_string());
        }
        query.finish()
    }

    /// The query string with its overview, even if that is the first one: a list without any is the one that somebody left.
    pub(crate) fn full_query(&self) -> String {
        match self.query() {
            query if self.overview != Overview::Open => query,
            query if query.is_empty() => format!("{LIST}={}", Overview::Open.as_str()),
            query => format!("{LIST}={}&{query}", Overview::Open.as_str()),
        }
    }

    /// The first page of an overview, with the same filters. The filter by status belongs to the overview it was chosen in.
    pub(crate) fn of(&self, overview: Overview) -> Self {
        let status = self.filters.status.filter(|_| overview == self.overview);
        Self {
            overview,
            from: Cursor::default(),
            filters: Filters {
                status,
                ..self.filters.clone()
            },
        }
    }

    /// Where to continue after a move: whoever takes something out of the spam is working through the spam.
    pub(crate) fn after(&self, pressed: Move) -> Self {
        let overview = match (pressed, self.overview) {
            (Move::NotSpam, Overview::Open) => Overview::Spam,
            (_, overview) => overview,
        };
        Self {
            overview,
            ..self.clone()
        }
    }

    /// The address of the queue.
    pub(crate) fn queue_address(&self) -> String {
        self.append_to("/desk")
    }

    /// The address of a submission.
    pub(crate) fn address_of(&self, seen: &Submission) -> String {
        self.append_to(&format!("/desk/{}", seen.entry.id))
    }

    /// An address with this query string.
    pub(crate) fn append_to(&self, path: &str) -> String {
        match self.query() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// Reads the query string that [`Self::query`] wrote.
    pub(crate) fn parse(query: &str, assets: &Assets) -> Self {
        let value = |name: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            let found = pairs.find(|(known, _)| known == name);
            found.map(|(_, value)| value.into_owned())
        };
        let overview = value(LIST).and_then(|word| Overview::parse(&word));
        let from = value(FROM).and_then(|from| from.parse().ok());
        Self {
            overview: overview.unwrap_or(Overview::Open),
            from: from.unwrap_or_default(),
            filters: Filters::parse(value, assets),
        }
    }
}
