//! Where each file of the output comes from, and which two of them want one place: an address that two sources fill shows
//! only one of them, and nobody hears which. Names that differ in capitals only are one name on many disks and hosts.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::job::{Entry, Job, Source};
use content::composed;
use diagnostics::{Diagnostic, Problem};
use site::Site;
use site::addresses;

/// Two sources of one file.
#[derive(Debug)]
pub(crate) struct Clash {
    first: Claim,
    second: Claim,
    /// A word for how the two names are one.
    how: &'static str,
}

/// A source and the path in the output that it fills.
#[derive(Debug)]
struct Claim {
    path: String,
    source: Source,
}

impl Claim {
    fn of(path: &str, entry: &Entry) -> Self {
        Self {
            path: path.to_owned(),
            source: entry.source.clone(),
        }
    }

    /// What an editor calls it: the file somebody wrote, or the address of what the site itself makes.
    fn name(&self, site: &Site) -> String {
        name(&self.source, site).unwrap_or_else(|| address(&self.path))
    }
}

impl Clash {
    /// Whether the site itself makes both.
    pub(crate) fn is_of_the_site(&self) -> bool {
        let is_own = |claim: &Claim| matches!(claim.source, Source::Site | Source::Picture);
        is_own(&self.first) && is_own(&self.second)
    }

    /// Two sources that fill exactly this path.
    pub(crate) fn same(path: &str, first: &Entry, second: &Entry) -> Option<Self> {
        let is_copy = matches!((&first.job, &second.job), (Job::Bytes(a), Job::Bytes(b)) if a == b);
        if first.source == Source::Picture && second.source == Source::Picture && is_copy {
            return None;
        }
        Some(Self {
            first: Claim::of(path, first),
            second: Claim::of(path, second),
            how: "same",
        })
    }
}

/// Which of these paths are one on a disk that knows no capitals, or a folder where another is a file.
pub(crate) fn clashes(entries: &BTreeMap<String, Entry>) -> Vec<Clash> {
    let mut by_name: HashMap<Cow<'_, str>, (&str, &Entry)> = HashMap::with_capacity(entries.len());
    let mut found = Vec::new();
    let mut clash = |how, first: (&str, &Entry), second: (&str, &Entry)| {
        let (first, second) = (Claim::of(first.0, first.1), Claim::of(second.0, second.1));
        found.push(Clash { first, second, how });
    };
    for (path, entry) in entries {
        match by_name.get(&folded(path)) {
            Some(first) => clash("case", *first, (path, entry)),
            None => {
                by_name.insert(folded(path), (path, entry));
            }
        }
    }
    let mut looked_at = "";
    for (path, entry) in entries {
        let Some((folder, _)) = path
            .rsplit_once('/')
            .filter(|(folder, _)| *folder != looked_at)
        else {
            continue;
        };
        looked_at = folder;
        let above = path.match_indices('/').map(|(at, _)| &path[..at]);
        for folder in above {
            if let Some(file) = by_name.get(&folded(folder)) {
                clash("folder", *file, (path, entry));
            }
        }
    }
    found
}

/// A name as disks without capitals see it.
fn folded(path: &str) -> Cow<'_, str> {
    if path.is_ascii() && !path.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Borrowed(path)
    } else {
        Cow::Owned(composed(path).to_lowercase())
    }
}

/// What is reported to an editor: at the old address, page or file that can be changed, with the name of the other. Nothing of
/// what is where the site itself answers: that has been said.
pub(crate) fn diagnose(clash: &Clash, site: &Site) -> Option<Diagnostic> {
    let (mine, other) = if rank(&clash.second.source) >= rank(&clash.first.source) {
        (&clash.second, &clash.first)
    } else {
        (&clash.first, &clash.second)
    };
    let how = clash.how;
    let url = address(&mine.path);
    if addresses::is_owned(&url) {
        return None;
    }
    Some(match &mine.source {
        Source::Alias(id, index) => {
            let page = &site.pages[*id];
            let alias = &page.common.aliases[*index];
            let problem = Problem::TakenAlias {
                alias: alias.value.clone(),
                other: other.name(site),
                how,
            };
            Diagnostic::error(problem, page.file.place(alias.span.clone()))
        }
        Source::Page(id) => {
            let problem = match name(&other.source, site) {
                Some(other) => Problem::SameUrl { url, other, how },
                None => Problem::TakenUrl { url },
            };
            Diagnostic::error(problem, site.pages[*id].file.top())
        }
        _ => Diagnostic::global(Problem::SameOutput {
            path: mine.name(site),
            url,
            other: name(&other.source, site),
            how,
        }),
    })
}

/// The higher, the easier it is to change: that is where the problem is shown.
fn rank(source: &Source) -> u8 {
    match source {
        Source::Site | Source::Picture => 0,
        Source::Form(_) => 1,
        Source::Page(_) => 2,
        Source::File(_) => 3,
        Source::Alias(..) => 4,
    }
}

/// The file that somebody wrote; none for what the site itself makes.
fn name(source: &Source, site: &Site) -> Option<String> {
    match source {
        Source::Page(id) | Source::Alias(id, _) => Some(site.pages[*id].file.path.clone()),
        Source::File(path) => Some(format!("content/{path}")),
        Source::Form(path) => Some(path.clone()),
        Source::Picture | Source::Site => None,
    }
}

/// `site/tips/luisteren/index.html` → `/tips/luisteren/`
fn address(path: &str) -> String {
    let below = path.strip_prefix("site").unwrap_or(path);
    let folder = below.strip_suffix("index.html");
    folder
        .filter(|folder| folder.ends_with('/'))
        .unwrap_or(below)
        .to_owned()
}
