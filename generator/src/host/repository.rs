//! A copy of the repository that the site is in, and its files.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use content::HostSettings;
use diagnostics::Message;
use walkdir::WalkDir;

use super::git::{Git, GitError};
use crate::failure::{Failure, refused};

/// A whole repository may come over a slow line.
const FIRST: Duration = Duration::from_mins(10);
/// What changed since is little, and the midnight of `publish_on` should not wait for it.
const FETCH: Duration = Duration::from_mins(2);
/// What only this machine works on.
const LOCAL: Duration = Duration::from_mins(5);
/// How many digits of a commit are shown.
const SHOWN: usize = 12;

/// The commit that was fetched last.
const TIP: &str = "refs/brokers/tip";
/// The last commit that the site could be built from.
const GOOD: &str = "refs/brokers/good";

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Commit(String);

impl Commit {
    /// As people read it.
    pub(super) fn short(&self) -> &str {
        self.0.get(..SHOWN).unwrap_or(&self.0)
    }
}

/// A copy of the repository that the site is in.
pub(super) struct Repository {
    git: Git,
    /// Where its files are unpacked.
    tree: PathBuf,
    address: String,
    branch: Option<String>,
}

impl Repository {
    /// The copy in a data folder; nothing is fetched yet.
    pub(super) fn new(settings: HostSettings, data: &Path) -> Self {
        Self {
            git: Git {
                folder: data.join("repository.git"),
            },
            tree: data.join("repository"),
            address: settings.repository.value,
            branch: settings.branch.map(|branch| branch.value),
        }
    }

    /// The folder with its files.
    pub(super) fn tree(&self) -> &Path {
        &self.tree
    }

    /// Where it is copied from.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// The last commit that the site could be built from.
    pub(super) async fn good(&self) -> Option<Commit> {
        self.commit_of(GOOD).await.ok()
    }

    /// Remembers that the site could be built from this commit.
    pub(super) async fn remember_good(&self, commit: &Commit) -> Result<(), Failure> {
        let done = self.git.run(&["update-ref", GOOD, &commit.0], LOCAL).await;
        done.map(drop).map_err(source_failed)
    }

    /// Fetches, and returns the newest commit.
    pub(super) async fn pull(&self) -> Result<Commit, Failure> {
        self.prepare().await?;
        let is_first = self.commit_of(TIP).await.is_err();
        let limit = if is_first { FIRST } else { FETCH };
        let from = match &self.branch {
            Some(branch) => format!("refs/heads/{branch}"),
            None => "HEAD".to_owned(),
        };
        // With a plus: a history that was rewritten is as good as any other.
        let what = format!("+{from}:{TIP}");
        let fetched = self.git.fetch((&self.address, &what), limit).await;
        fetched.map_err(pull_failed)?;
        self.commit_of(TIP).await.map_err(pull_failed)
    }

    /// Unpacks the files of a commit, and nothing else.
    pub(super) async fn check_out(&self, commit: &Commit) -> Result<(), Failure> {
        files::create_dir_all(&self.tree)?;
        let unpack = [
            "checkout", "--quiet", "--force", "--detach", &commit.0, "--",
        ];
        // Photos that were made smaller are kept: they are made of what they are named after.
        let clean = ["clean", "--quiet", "-ffdx", "-e", "/.brokers"];
        for arguments in [&unpack[..], &clean[..]] {
            let mut with_tree = vec![OsStr::new("--work-tree"), self.tree.as_os_str()];
            with_tree.extend(arguments.iter().map(OsStr::new));
            if let Err(error) = self.git.run(&with_tree, LOCAL).await {
                if matches!(error, GitError::Said(_)) {
                    // A copy that is damaged is made anew by the next pull.
                    files::remove_dir_all(&self.git.folder)?;
                }
                return Err(source_failed(error));
            }
        }
        Ok(())
    }

    /// Makes the copy when it is not there, and takes away what a process that was killed left in it.
    async fn prepare(&self) -> Result<(), Failure> {
        if self.is_damaged().await {
            files::remove_dir_all(&self.git.folder)?;
        }
        files::create_private_dir(&self.git.folder)?;
        files::create_dir_all(&self.tree)?;
        for lock in locks(&self.git.folder) {
            files::remove_file(&lock)?;
        }
        let init = ["init", "--quiet", "--bare", "--template="];
        let made = self.git.run(&init, LOCAL).await;
        made.map(drop).map_err(pull_failed)
    }

    /// Whether what was fetched last is not there any more: with such a copy, nothing can be fetched either.
    async fn is_damaged(&self) -> bool {
        let asked = ["rev-parse", "--quiet", "--verify", TIP];
        let has_name = self.git.run(&asked, LOCAL).await.is_ok();
        let whole = format!("{TIP}^{{tree}}");
        let asked = ["rev-parse", "--quiet", "--verify", &whole];
        has_name && self.git.run(&asked, LOCAL).await.is_err()
    }

    async fn commit_of(&self, name: &str) -> Result<Commit, GitError> {
        let name = format!("{name}^{{commit}}");
        let asked = ["rev-parse", "--quiet", "--verify", &name];
        self.git.run(&asked, LOCAL).await.map(Commit)
    }
}

/// Locks of git: this process alone uses the copy, so nobody else holds one.
fn locks(folder: &Path) -> Vec<PathBuf> {
    // A folder that cannot be read is reported by git.
    let entries = WalkDir::new(folder).into_iter().flatten();
    let is_lock = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "lock");
    entries
        .map(walkdir::DirEntry::into_path)
        .filter(is_lock)
        .collect()
}

fn pull_failed(error: GitError) -> Failure {
    failure("host-pull-failed", error)
}

fn source_failed(error: GitError) -> Failure {
    failure("host-source-failed", error)
}

fn failure(key: &'static str, error: GitError) -> Failure {
    match error {
        GitError::Missing => refused("host-git-missing"),
        GitError::Late(limit) => {
            let minutes = limit.as_secs() / 60;
            refused(Message::new("host-pull-late").with("minutes", minutes))
        }
        GitError::System(error) => error.into(),
        GitError::Said(said) => refused(Message::new(key).because(said)),
    }
}
