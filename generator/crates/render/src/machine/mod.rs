//! What machines read: feeds, the sitemap, files that browsers and hosts look for, linked data and the search index.

pub(crate) mod feeds;
pub(crate) mod linked_data;
pub(crate) mod search_documents;
pub(crate) mod sitemap;
pub(crate) mod well_known;
