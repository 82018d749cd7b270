//! What differs between the site and the target, in the order in which it has
//! to be sent.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use object_store::{Attribute, Attributes};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::model::{File, State, Upload};
use super::target::Target;
use files::compress;
use files::output::Output;
use render::headers::{Headers, cache_control, content_type};

/// The work to do.
#[derive(Debug)]
pub(crate) struct Plan {
    /// A phase begins when the one before it is done.
    pub(super) phases: Vec<Vec<Upload>>,
    /// Paths, sent after all phases.
    pub(crate) removals: Vec<String>,
    /// How many files stay as they are.
    pub(crate) same: usize,
}

/// The files of the site, made ready for the target.
pub(super) fn files(
    output: &mut Output,
    target: &Target,
    headers: &Headers,
    compressed: bool,
) -> Vec<File> {
    if compressed && !target.keeps_headers() {
        compress::beside(output);
    }
    let files: Vec<(&str, &Arc<[u8]>)> = output.below("site/").collect();
    files
        .into_par_iter()
        .map(|(path, bytes)| {
            if target.keeps_headers() {
                with_headers(path, bytes, headers, compressed)
            } else {
                file(path, Arc::clone(bytes), Attributes::new())
            }
        })
        .collect()
}

/// A bucket has one object for an address, so the compressed form takes its
/// place; gzip, because everything that fetches pages reads that.
fn with_headers(path: &str, bytes: &Arc<[u8]>, headers: &Headers, compressed: bool) -> File {
    let mut attributes = Attributes::new();
    attributes.insert(Attribute::ContentType, content_type(path).into());
    attributes.insert(Attribute::CacheControl, cache_control(path).into());
    // Storage sends these as x-amz-meta-…, which a CDN in front of it can turn
    // into the headers themselves. Pages are not all that a browser opens: a
    // drawing can hold a script, too.
    for (name, value) in headers.security(path) {
        attributes.insert(Attribute::Metadata(name.into()), value.into());
    }
    let small = compressed.then(|| compress::gzip(path, bytes)).flatten();
    match small {
        Some(small) => {
            attributes.insert(Attribute::ContentEncoding, "gzip".into());
            file(path, small.into(), attributes)
        }
        None => file(path, Arc::clone(bytes), attributes),
    }
}

fn file(path: &str, bytes: Arc<[u8]>, attributes: Attributes) -> File {
    let hash = hash(&bytes, &attributes);
    File {
        path: path.to_owned(),
        bytes,
        attributes,
        hash,
    }
}

/// 128 bits in hexadecimal, plenty to tell files apart.
fn hash(bytes: &[u8], attributes: &Attributes) -> String {
    let mut lines: Vec<String> = attributes
        .iter()
        .map(|(name, value)| format!("{name:?}={}\n", value.as_ref()))
        .collect();
    lines.sort();
    let mut hash = Sha256::new();
    hash.update(lines.concat());
    hash.update([0]);
    hash.update(bytes);
    hash.finalize()
        .iter()
        .take(16)
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

impl Plan {
    /// `present` are the files there, with sizes: the state says what was sent, not what became of it.
    pub(super) fn new(wanted: Vec<File>, state: &State, present: &HashMap<String, u64>) -> Self {
        let mut removals: BTreeSet<&str> = state.files.keys().map(String::as_str).collect();
        let mut same = 0;
        let mut phases: BTreeMap<Phase, Vec<Upload>> = BTreeMap::new();
        for file in wanted {
            removals.remove(file.path.as_str());
            let known = state.files.get(&file.path);
            let is_there = present.get(&file.path) == Some(&(file.bytes.len() as u64));
            if is_there && known.is_some_and(|hash| hash.as_ref() == Some(&file.hash)) {
                same += 1;
                continue;
            }
            let is_new = known.is_none();
            phases
                .entry(Phase::of(&file.path, is_new))
                .or_default()
                .push(Upload { file, is_new });
        }
        Self {
            removals: removals.into_iter().map(str::to_owned).collect(),
            phases: phases.into_values().collect(),
            same,
        }
    }

    /// Files that are where the site would put some, although the state does not know them: somebody else's.
    pub(super) fn foreign<'a>(
        &'a self,
        state: &'a State,
        present: &'a HashMap<String, u64>,
    ) -> Vec<&'a str> {
        let wanted: HashSet<&str> = self.uploads().map(|one| one.file.path.as_str()).collect();
        let folders: HashSet<&str> = wanted.iter().flat_map(|path| above(path)).collect();
        let is_in_the_way = |path: &str| {
            wanted.contains(path)
                || folders.contains(path)
                || above(path).any(|folder| wanted.contains(folder))
        };
        let mut foreign: Vec<&str> = present
            .keys()
            .map(String::as_str)
            .filter(|path| !state.files.contains_key(*path) && is_in_the_way(path))
            .collect();
        foreign.sort_unstable();
        foreign
    }

    /// What would be sent to this path.
    pub(super) fn upload(&self, path: &str) -> Option<&Upload> {
        self.uploads().find(|upload| upload.file.path == path)
    }

    pub(crate) fn uploads(&self) -> impl Iterator<Item = &Upload> {
        self.phases.iter().flatten()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.phases.is_empty() && self.removals.is_empty()
    }

    /// How many steps there are in all.
    pub(super) fn steps(&self) -> usize {
        self.uploads().count() + self.removals.len()
    }
}

/// The folders above a path: of `a/b/c` these are `a/b` and `a`.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// What a page needs comes before the page, and a page before those that may
/// link to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Assets,
    OtherFiles,
    NewPages,
    ChangedPages,
    /// Feeds and the sitemap call people to pages, so those must be there.
    Lists,
}

impl Phase {
    fn of(path: &str, is_new: bool) -> Self {
        if path.starts_with("assets/") {
            Self::Assets
        } else if path.ends_with(".xml") || path.ends_with(".xml.gz") || path.ends_with(".xml.br") {
            Self::Lists
        } else if !path.contains(".html") {
            Self::OtherFiles
        } else if is_new {
            Self::NewPages
        } else {
            Self::ChangedPages
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(path: &str, bytes: &str) -> File {
        file(path, bytes.as_bytes().into(), Attributes::new())
    }

    fn present(files: &[File]) -> HashMap<String, u64> {
        let size = |file: &File| (file.path.clone(), file.bytes.len() as u64);
        files.iter().map(size).collect()
    }

    #[test]
    fn assets_go_first_and_removals_last() {
        let mut state = State::default();
        let old = plain("index.html", "old");
        let same = plain("tips/index.html", "same");
        for known in [&old, &same] {
            state
                .files
                .insert(known.path.clone(), Some(known.hash.clone()));
        }
        state
            .files
            .insert("gone.html".to_owned(), Some("1".to_owned()));
        let same_there = [same.clone()];
        let wanted = vec![
            plain("atom.xml", "feed"),
            plain("index.html", "new"),
            plain("nieuw/index.html", "new page"),
            same,
            plain("foto.jpg", "photo"),
            plain("assets/site.1.css", "style"),
        ];
        let plan = Plan::new(wanted, &state, &present(&same_there));
        let order: Vec<&str> = plan.uploads().map(|one| one.file.path.as_str()).collect();
        assert_eq!(
            order,
            [
                "assets/site.1.css",
                "foto.jpg",
                "nieuw/index.html",
                "index.html",
                "atom.xml"
            ]
        );
        assert_eq!(plan.removals, ["gone.html"]);
        assert_eq!(plan.same, 1);
    }

    #[test]
    fn what_somebody_else_put_there_is_named() {
        let mut state = State::default();
        let ours = plain("contact/index.html", "old");
        state
            .files
            .insert(ours.path.clone(), Some(ours.hash.clone()));
        let wanted = vec![
            plain("contact/index.html", "new"),
            plain("index.html", "new"),
            plain("tips/index.html", "new"),
            plain("verhalen", "a file"),
        ];
        let theirs = [
            "index.html",
            "tips",
            "verhalen/opa/index.html",
            "anders.txt",
        ];
        let there: Vec<File> = theirs.iter().map(|path| plain(path, "theirs")).collect();
        let there = present(&[there, vec![ours]].concat());
        let plan = Plan::new(wanted, &state, &there);
        let expected = ["index.html", "tips", "verhalen/opa/index.html"];
        assert_eq!(plan.foreign(&state, &there), expected);
    }

    #[test]
    fn what_was_about_to_change_is_sent_again() {
        let page = plain("index.html", "page");
        let mut state = State::default();
        state.files.insert("index.html".to_owned(), None);
        let there = present(std::slice::from_ref(&page));
        assert_eq!(Plan::new(vec![page.clone()], &state, &there).steps(), 1);
        state
            .files
            .insert("index.html".to_owned(), Some(page.hash.clone()));
        assert!(Plan::new(vec![page], &state, &there).is_empty());
    }

    #[test]
    fn what_somebody_removed_or_cut_is_sent_again() {
        let page = plain("index.html", "page");
        let mut state = State::default();
        state
            .files
            .insert("index.html".to_owned(), Some(page.hash.clone()));
        for there in [
            HashMap::new(),
            HashMap::from([("index.html".to_owned(), 3)]),
        ] {
            assert_eq!(Plan::new(vec![page.clone()], &state, &there).steps(), 1);
        }
    }

    #[test]
    fn another_header_is_another_file() {
        let mut attributes = Attributes::new();
        attributes.insert(Attribute::CacheControl, "no-cache".into());
        assert_ne!(
            file("a", (*b"x").into(), attributes).hash,
            plain("a", "x").hash
        );
    }
}
