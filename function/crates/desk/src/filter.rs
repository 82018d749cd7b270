//! Which part of the queue somebody looks at. It travels along in addresses and forms, so that whoever is done with a
//! submission comes back to where they were, in each tab by itself.

use axum::http::Uri;

use super::Desk;
use super::read::List;
use super::workflow::Move;

/// How far somebody can leaf through; what is further down comes up when something above it is done.
pub(super) const PAGES: usize = 50;

/// A list, what of it, and how far down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QueueFilter {
    pub(super) list: List,
    /// Counted from 1.
    pub(super) page: usize,
    pub(super) municipality: Option<String>,
    pub(super) form: Option<String>,
}

impl Default for QueueFilter {
    fn default() -> Self {
        Self {
            list: List::Open,
            page: 1,
            municipality: None,
            form: None,
        }
    }
}

impl QueueFilter {
    /// What stands behind the question mark of an address; empty for the whole list of what is to be done.
    pub(super) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.list != List::Open {
            query.append_pair("lijst", self.list.as_str());
        }
        if let Some(municipality) = &self.municipality {
            query.append_pair("gemeente", municipality);
        }
        if let Some(form) = &self.form {
            query.append_pair("formulier", form);
        }
        if self.page > 1 {
            query.append_pair("pagina", &self.page.to_string());
        }
        query.finish()
    }

    /// Where somebody goes on who pressed that: whoever takes something out of the spam is looking through the spam.
    pub(super) fn after(&self, pressed: Move) -> Self {
        let list = match (pressed, self.list) {
            (Move::NotSpam, List::Open) => List::Spam,
            (_, list) => list,
        };
        Self {
            list,
            ..self.clone()
        }
    }

    /// That address, with the filter behind it.
    pub(super) fn behind(&self, path: &str) -> String {
        match self.query() {
            query if query.is_empty() => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }
}

impl Desk {
    /// The filter in an address.
    pub(super) fn filter_of(&self, uri: &Uri) -> QueueFilter {
        self.filter(uri.query().unwrap_or_default())
    }

    /// Reads what [`QueueFilter::query`] wrote, or somebody typed. What is not known would leave an empty list behind,
    /// without a word of why.
    pub(super) fn filter(&self, query: &str) -> QueueFilter {
        let value = |name: &str| {
            let mut pairs = form_urlencoded::parse(query.as_bytes());
            let found = pairs.find(|(known, _)| known == name);
            found.map(|(_, value)| value.into_owned())
        };
        let list = value("lijst").unwrap_or_default();
        let page = value("pagina").and_then(|page| page.parse().ok());
        let list = List::ALL.into_iter().find(|known| known.as_str() == list);
        QueueFilter {
            list: list.unwrap_or(List::Open),
            page: page.unwrap_or(1).clamp(1, PAGES),
            municipality: value("gemeente")
                .filter(|slug| self.assets.facts.municipality(slug).is_some()),
            form: value("formulier").filter(|id| self.assets.forms.contains_key(id)),
        }
    }
}
