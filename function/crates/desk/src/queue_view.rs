//! The tab, filter and place of the queue that a moderator looks at. Addresses and forms carry it, so that each browser
//! tab returns to its own place after an action.

use crate::workflow::Move;
use pages::assets::Assets;
use store::{Cursor, Order, Status, Submission};

/// The parameter with the place from which a page of the queue goes on.
pub(crate) const FROM: &str = "vanaf";

/// A tab of the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    /// Waits for a moderator.
    Open,
    /// Has an answer.
    Answered,
    /// Is done.
    Closed,
    /// Looks like spam.
    Spam,
}

impl Tab {
    pub(crate) const ALL: [Self; 4] = [Self::Open, Self::Answered, Self::Closed, Self::Spam];

    /// Its name in addresses and, after `list-`, in message keys.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "beantwoord",
            Self::Closed => "afgerond",
            Self::Spam => "spam",
        }
    }

    /// Spam is ordered like work that waits, because it may hold something urgent.
    pub(crate) fn order(self) -> Order {
        match self {
            Self::Open | Self::Spam => Order::OldestFirst,
            Self::Answered | Self::Closed => Order::NewestFirst,
        }
    }

    pub(crate) fn statuses(self) -> &'static [Status] {
        match self {
            Self::Open => &[
                Status::New,
                Status::Claimed,
                Status::Escalated,
                Status::Intake,
                Status::Training,
            ],
            Self::Answered => &[Status::Answered, Status::Published, Status::Active],
            Self::Closed => &[Status::Closed, Status::Rejected, Status::Declined],
            Self::Spam => &[Status::Spam],
        }
    }
}

/// A tab, its filter, and where a page of it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QueueView {
    pub(crate) tab: Tab,
    /// The beginning, or where an earlier page ended.
    pub(crate) from: Cursor,
    pub(crate) municipality: Option<String>,
    pub(crate) form: Option<String>,
}

impl Default for QueueView {
    fn default() -> Self {
        Self {
            tab: Tab::Open,
            from: Cursor::default(),
            municipality: None,
            form: None,
        }
    }
}

impl QueueView {
    /// The query string of an address; empty for the first page of everything that is open.
    pub(crate) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.tab != Tab::Open {
            query.append_pair("lijst", self.tab.as_str());
        }
        if let Some(municipality) = &self.municipality {
            query.append_pair("gemeente", municipality);
        }
        if let Some(form) = &self.form {
            query.append_pair("formulier", form);
        }
        if !self.from.is_start() {
            query.append_pair(FROM, &self.from.to_string());
        }
        query.finish()
    }

    /// Where to continue after a move: whoever takes something out of the spam is working through the spam.
    pub(crate) fn after(&self, pressed: Move) -> Self {
        let tab = match (pressed, self.tab) {
            (Move::NotSpam, Tab::Open) => Tab::Spam,
            (_, tab) => tab,
        };
        Self {
            tab,
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

    /// Reads the query string that [`Self::query`] wrote. Unknown values are ignored: they would give an empty list
    /// without saying why.
    pub(crate) fn parse(query: &str, assets: &Assets) -> Self {
        let value = |name: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            let found = pairs.find(|(known, _)| known == name);
            found.map(|(_, value)| value.into_owned())
        };
        let tab = value("lijst").unwrap_or_default();
        let from = value(FROM).and_then(|from| from.parse().ok());
        let tab = Tab::ALL.into_iter().find(|known| known.as_str() == tab);
        Self {
            tab: tab.unwrap_or(Tab::Open),
            from: from.unwrap_or_default(),
            municipality: value("gemeente")
                .filter(|slug| assets.facts.municipality(slug).is_some()),
            form: value("formulier").filter(|id| assets.forms.contains_key(id)),
        }
    }
}
