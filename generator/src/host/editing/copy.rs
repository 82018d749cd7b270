//! The copy of the repository that the editor works on. It is another one than what the site is built from: that one may be thrown
//! away and fetched again, and what was saved may not.
//!
//! What was saved is a **line** of commits on top of what was fetched, until the repository has it. Where the site wants no review,
//! there is one line, for the branch of the site; where it does, one for each person, and a branch for each.

use std::ffi::OsStr;
use std::time::Duration;

use super::super::git::{Git, GitError, Question};
use super::changes::{Becomes, Change, Changes, is_shown};

/// A whole repository may come over a slow line.
const FIRST: Duration = Duration::from_mins(10);
/// Somebody waits for it.
const SOON: Duration = Duration::from_secs(30);
const LOCAL: Duration = Duration::from_mins(1);
/// The list of all files of the largest site, and the largest files that are asked for at once.
const MOST: u64 = 256 * 1024 * 1024;
/// What begins each line that `ls-tree` and `diff-tree` print.
const TAB: char = '\t';

/// What was fetched last of the branch of the site.
const TIP: &str = "refs/brokers/tip";

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Blob {
    pub(super) path: String,
    /// Its name in git.
    pub(super) name: String,
    pub(super) size: u64,
}

/// Who saves.
pub(super) struct Author<'a> {
    pub(super) name: &'a str,
    pub(super) mail: &'a str,
}

/// A copy of the repository.
pub(super) struct Copy {
    git: Git,
    address: String,
    branch: Option<String>,
}

impl Copy {
    /// The copy in this folder; nothing is fetched yet.
    pub(super) fn new(folder: std::path::PathBuf, address: String, branch: Option<String>) -> Self {
        Self {
            git: Git { folder },
            address,
            branch,
        }
    }

    /// The commit with this name; none when there is none.
    pub(super) async fn commit(&self, name: &str) -> Option<String> {
        let name = format!("{name}^{{commit}}");
        let asked = ["rev-parse", "--quiet", "--verify", name.as_str()];
        self.git.run(&asked, LOCAL).await.ok()
    }

    /// What was fetched last.
    pub(super) async fn tip(&self) -> Option<String> {
        self.commit(TIP).await
    }

    /// Fetches the branch of the site.
    pub(super) async fn fetch(&self) -> Result<String, GitError> {
        let is_first = self.tip().await.is_none();
        if is_first {
            files::create_private_dir(&self.git.folder)
                .map_err(|error| GitError::System(std::io::Error::other(error)))?;
            let init = ["init", "--quiet", "--bare", "--template="];
            self.git.run(&init, LOCAL).await?;
        }
        let what = format!("+refs/heads/{}:{TIP}", self.branch().await?);
        let limit = if is_first { FIRST } else { SOON };
        self.git.fetch((&self.address, &what), limit).await?;
        let unknown = || GitError::Said(what.clone());
        self.tip().await.ok_or_else(unknown)
    }

    /// The branch of the site; where the settings name none, the main one.
    pub(super) async fn branch(&self) -> Result<String, GitError> {
        if let Some(branch) = &self.branch {
            return Ok(branch.clone());
        }
        let asked = ["ls-remote", "--symref", "--", &self.address, "HEAD"];
        let said = self.git.run(&asked, SOON).await?;
        let named = said.lines().find_map(|line| {
            let name = line.strip_prefix("ref: refs/heads/")?;
            Some(name.split(TAB).next()?.to_owned())
        });
        named.ok_or(GitError::Said("no HEAD".to_owned()))
    }

    /// Whether the repository has this branch.
    pub(super) async fn has_branch(&self, branch: &str) -> Result<bool, GitError> {
        let name = format!("refs/heads/{branch}");
        let asked = ["ls-remote", "--", &self.address, &name];
        Ok(!self.git.run(&asked, SOON).await?.is_empty())
    }

    /// Sends a commit; never in the place of another history.
    pub(super) async fn push(&self, commit: &str, branch: &str) -> Result<(), GitError> {
        let what = format!("{commit}:refs/heads/{branch}");
        // A folder that people work in takes it along, if nothing in it was changed.
        let receive = "--receive-pack=git -c receive.denyCurrentBranch=updateInstead receive-pack";
        let mut push = vec!["push", "--quiet", "--no-verify"];
        if self.address.starts_with('/') {
            push.push(receive);
        }
        push.extend(["--", &self.address, &what]);
        self.git.run(&push, SOON).await.map(drop)
    }

    /// The files of a commit that the editor is shown.
    pub(super) async fn list(&self, commit: &str) -> Result<Vec<Blob>, GitError> {
        let asked = ["ls-tree", "-r", "-l", "-z", "--full-tree", commit];
        let printed = self.ask(&asked, Vec::new()).await?;
        let printed = String::from_utf8_lossy(&printed);
        let entries = printed.split('\0').filter_map(|entry| {
            let (about, path) = entry.split_once(TAB)?;
            let about: Vec<_> = about.split_whitespace().collect();
            let &[_, "blob", name, size] = &about[..] else {
                return None;
            };
            Some(Blob {
                path: path.to_owned(),
                name: name.to_owned(),
                size: size.parse().ok()?,
            })
        });
        Ok(entries.filter(|blob| is_shown(&blob.path)).collect())
    }

    /// What is in a file, by its name in git.
    pub(super) async fn read(&self, name: &str) -> Result<Vec<u8>, GitError> {
        self.ask(&["cat-file", "blob", name], Vec::new()).await
    }

    /// What is in these files, in their order.
    pub(super) async fn read_all(&self, names: &[&str]) -> Result<Vec<Vec<u8>>, GitError> {
        let input = names.iter().map(|name| format!("{name}\n"));
        let input: String = input.collect();
        let printed = self.ask(&["cat-file", "--batch"], input.into()).await?;
        Ok(batch(&printed))
    }

    /// Makes a commit of these changes, on top of another one. Nothing leads to it yet.
    pub(super) async fn make(
        &self,
        base: &str,
        changes: &Changes,
        author: &Author<'_>,
    ) -> Result<String, GitError> {
        let mut lines = String::new();
        for change in &changes.files {
            lines += &self.index_line(change).await?;
        }
        let tree = self.tree(base, lines).await?;
        self.commit_tree(&tree, base, &changes.message, author)
            .await
    }

    /// A line for `update-index --index-info`; the file is in the copy after this.
    async fn index_line(&self, change: &Change) -> Result<String, GitError> {
        let name = match &change.becomes {
            Becomes::Nothing => return Ok(gone(&change.path)),
            Becomes::Same(name) => name.clone(),
            Becomes::Bytes(bytes) if bytes.is_empty() => {
                let empty = ["hash-object", "-w", "/dev/null"];
                self.git.run(&empty, LOCAL).await?
            }
            Becomes::Bytes(bytes) => {
                let keep = ["hash-object", "-w", "--stdin"];
                let name = self.ask(&keep, bytes.clone()).await?;
                String::from_utf8_lossy(&name).trim().to_owned()
            }
        };
        Ok(there_is(&change.path, &name))
    }

    /// The tree of a commit with these lines of an index.
    async fn tree(&self, base: &str, lines: String) -> Result<String, GitError> {
        let index = self.git.folder.join("index-of-a-change");
        // What a process that was killed left.
        let _ = std::fs::remove_file(&index);
        let _ = std::fs::remove_file(index.with_extension("lock"));
        let asked: [(&[&str], Vec<u8>); 3] = [
            (&["read-tree", base], Vec::new()),
            (&["update-index", "-z", "--index-info"], lines.into()),
            (&["write-tree"], Vec::new()),
        ];
        let mut printed = Vec::new();
        for (arguments, input) in asked {
            let question = Question {
                arguments: arguments.iter().map(OsStr::new).collect(),
                input,
                variables: vec![("GIT_INDEX_FILE", index.as_os_str())],
            };
            printed = self.git.ask(question, LOCAL, MOST).await?;
        }
        Ok(String::from_utf8_lossy(&printed).trim().to_owned())
    }

    async fn commit_tree(
        &self,
        tree: &str,
        base: &str,
        message: &str,
        author: &Author<'_>,
    ) -> Result<String, GitError> {
        let question = Question {
            arguments: ["commit-tree", tree, "-p", base].map(OsStr::new).to_vec(),
            input: format!("{message}\n").into(),
            variables: vec![
                ("GIT_AUTHOR_NAME", OsStr::new(author.name)),
                ("GIT_AUTHOR_EMAIL", OsStr::new(author.mail)),
                ("GIT_COMMITTER_NAME", OsStr::new("brokers host")),
                ("GIT_COMMITTER_EMAIL", OsStr::new("host@brokers.invalid")),
            ],
        };
        let name = self.git.ask(question, LOCAL, MOST).await?;
        Ok(String::from_utf8_lossy(&name).trim().to_owned())
    }

    /// Which files differ between two commits: the path, and its name in git in either; none where it is not there.
    pub(super) async fn differences(
        &self,
        before: &str,
        after: &str,
    ) -> Result<Vec<(String, [Option<String>; 2])>, GitError> {
        let asked = ["diff-tree", "-r", "-z", "--no-renames", before, after];
        let printed = self.ask(&asked, Vec::new()).await?;
        let printed = String::from_utf8_lossy(&printed);
        let mut parts = printed.split('\0');
        let mut found = Vec::new();
        while let (Some(about), Some(path)) = (parts.next(), parts.next()) {
            let about: Vec<_> = about.split_whitespace().collect();
            let &[_, _, old, new, _] = &about[..] else {
                continue;
            };
            let name = |name: &str| (!name.bytes().all(|b| b == b'0')).then(|| name.to_owned());
            found.push((path.to_owned(), [name(old), name(new)]));
        }
        Ok(found)
    }

    /// The commits of a line, the first one first.
    pub(super) async fn commits(&self, base: &str, end: &str) -> Result<Vec<String>, GitError> {
        let range = format!("{base}..{end}");
        let printed = self
            .ask(&["rev-list", "--reverse", &range], Vec::new())
            .await?;
        let printed = String::from_utf8_lossy(&printed);
        Ok(printed.lines().map(str::to_owned).collect())
    }

    /// The same change as a commit makes, on top of another commit; none where one of its files is not as it was.
    pub(super) async fn again(&self, commit: &str, base: &str) -> Result<Option<String>, GitError> {
        let parent = format!("{commit}^");
        let changed = self.differences(&parent, commit).await?;
        let there = self.list(base).await?;
        let mut lines = String::new();
        for (path, [old, new]) in changed {
            let now = there.iter().find(|blob| blob.path == path);
            let now = now.map(|blob| &blob.name);
            if now != old.as_ref() && now != new.as_ref() {
                return Ok(None);
            }
            lines += &new.map_or_else(|| gone(&path), |name| there_is(&path, &name));
        }
        let tree = self.tree(base, lines).await?;
        let asked = ["show", "-s", "--format=%an%x00%ae%x00%s", commit];
        let about = self.git.run(&asked, LOCAL).await?;
        let mut about = about.split('\0');
        let mut next = || about.next().unwrap_or_default();
        let author = Author {
            name: next(),
            mail: next(),
        };
        let made = self.commit_tree(&tree, base, next(), &author).await?;
        Ok(Some(made))
    }

    /// Gives a commit a name, in the place of the one that had it.
    pub(super) async fn name(&self, name: &str, commit: &str) -> Result<(), GitError> {
        let done = self.git.run(&["update-ref", name, commit], LOCAL).await;
        done.map(drop)
    }

    /// Gives commits their names, all at once.
    pub(super) async fn name_all(&self, names: &[(&str, &str)]) -> Result<(), GitError> {
        let lines = names
            .iter()
            .map(|(name, commit)| format!("update {name} {commit}\n"));
        let lines: String = lines.collect();
        self.ask(&["update-ref", "--stdin"], lines.into())
            .await
            .map(drop)
    }

    /// Takes a name away, if it is there.
    pub(super) async fn unname(&self, name: &str) -> Result<(), GitError> {
        let done = self.git.run(&["update-ref", "-d", name], LOCAL).await;
        done.map(drop)
    }

    /// The names that begin like this, without that beginning, and the commits that have them.
    pub(super) async fn named(&self, begin: &str) -> Result<Vec<(String, String)>, GitError> {
        let asked = ["for-each-ref", "--format=%(refname) %(objectname)", begin];
        let printed = self.ask(&asked, Vec::new()).await?;
        let printed = String::from_utf8_lossy(&printed);
        let names = printed.lines().filter_map(|line| {
            let (name, commit) = line.split_once(' ')?;
            Some((name.strip_prefix(begin)?.to_owned(), commit.to_owned()))
        });
        Ok(names.collect())
    }

    /// What was fetched last is this commit now: it was sent there.
    pub(super) async fn is_sent(&self, commit: &str) -> Result<(), GitError> {
        self.name(TIP, commit).await
    }

    async fn ask(&self, arguments: &[&str], input: Vec<u8>) -> Result<Vec<u8>, GitError> {
        let question = Question {
            arguments: arguments.iter().map(OsStr::new).collect(),
            input,
            ..Question::default()
        };
        self.git.ask(question, LOCAL, MOST).await
    }
}

/// The line of an index for a file.
fn there_is(path: &str, name: &str) -> String {
    format!("100644 {name}{TAB}{path}\0")
}

/// The line of an index for a file that goes.
fn gone(path: &str) -> String {
    format!("0 {}{TAB}{path}\0", "0".repeat(40))
}

/// What `cat-file --batch` prints: a line with the size of a file, what is in it, and an empty line.
fn batch(mut printed: &[u8]) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    while let Some(end) = printed.iter().position(|byte| *byte == b'\n') {
        let about = String::from_utf8_lossy(&printed[..end]).into_owned();
        printed = &printed[end + 1..];
        let size = about.rsplit(' ').next().and_then(|size| size.parse().ok());
        // What is missing has no size.
        let size: usize = size.unwrap_or(0);
        let (bytes, rest) = printed.split_at(size.min(printed.len()));
        all.push(bytes.to_vec());
        let is_there = !about.ends_with(" missing");
        printed = rest.get(usize::from(is_there)..).unwrap_or_default();
    }
    all
}
