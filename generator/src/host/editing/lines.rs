//! What was saved and is not in the repository yet: lines of commits, and how they get there.

use std::sync::Arc;
use std::time::Duration;

use desk::Editor;
use tokio::sync::{Mutex, Notify};

use super::super::git::GitError;
use super::super::notice::Notices;
use super::Settings;
use super::changes::Changes;
use super::copy::{Author, Blob, Copy};

/// The commits on top of what was fetched, and where each line began.
const LINES: &str = "refs/brokers/lines/";
const BEGINNINGS: &str = "refs/brokers/begin/";
/// What a reviewed line was when it was sent last.
const SENT: &str = "refs/brokers/sent/";
/// What does not fit the site any more, and could not be sent yet.
const ASIDE: &str = "refs/brokers/aside/";
/// What somebody decided not to take. It is kept here.
const KEPT: &str = "refs/brokers/kept/";
/// The line of a site without review.
const SITE: &str = "site";
/// So often what could not be sent is tried again.
const EVERY: Duration = Duration::from_mins(1);
/// Somebody else can push between a look and a push.
const TRIES: usize = 3;
/// So many digits of a commit, or of a person, are enough in a name.
const SHORT: usize = 8;

/// What became of what was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is in the repository, and will be on the site.
    Published,
    /// It is on this branch, for somebody to look at.
    Proposed(String),
    /// It is kept here, and sent again.
    Waiting(String),
    /// Somebody else changed the same file meanwhile. It is kept, on this branch.
    Aside(String),
}

/// Why nothing was saved.
#[derive(Debug)]
pub(super) enum NotSaved {
    /// Nothing was fetched yet.
    NoCopy,
    /// This file is not what the editor shows of it.
    Changed(String),
    /// There is a file with this name.
    Taken(String),
    /// The audit could not take it in.
    NotRecorded,
    Git(GitError),
}

impl From<GitError> for NotSaved {
    fn from(error: GitError) -> Self {
        Self::Git(error)
    }
}

/// The lines of a copy.
pub(super) struct Lines {
    pub(super) copy: Copy,
    review: bool,
    /// Told when there is something new for the site.
    sent: Arc<Notify>,
    /// One change at a time; and what editors are told.
    alone: Mutex<Notices>,
}

impl Lines {
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            copy: Copy::new(settings.folder, settings.address, settings.branch),
            review: settings.review,
            sent: settings.sent,
            alone: Mutex::new(settings.notices),
        }
    }

    /// Whether somebody looks at what was saved before it is on the site.
    pub(super) fn has_review(&self) -> bool {
        self.review
    }

    /// The name of the line that somebody saves on.
    fn line_of(&self, editor: &Editor) -> String {
        if self.review {
            short(editor.id.as_str())
        } else {
            SITE.to_owned()
        }
    }

    /// What somebody sees: the site, with what they saved.
    pub(super) async fn head(&self, editor: &Editor) -> Option<String> {
        let line = self
            .copy
            .commit(&format!("{LINES}{}", self.line_of(editor)))
            .await;
        match line {
            Some(line) => Some(line),
            None => self.copy.tip().await,
        }
    }

    /// Looks at the repository, and says whether something waits to be sent. What others pushed is news for the site as well.
    pub(super) async fn look(&self) -> Result<bool, GitError> {
        let notices = self.alone.lock().await;
        let before = self.copy.tip().await;
        let tip = self.copy.fetch().await?;
        if before.is_some_and(|before| before != tip) {
            self.sent.notify_one();
        }
        self.send_all(&notices).await?;
        self.has_unsent().await
    }

    /// Sends again what could not be sent.
    pub(super) async fn keep_sending(&self) {
        loop {
            let waits = self.copy.tip().await.is_none() || self.has_unsent().await.unwrap_or(true);
            if (waits || self.review)
                && let Err(error) = self.look().await
            {
                tracing::warn!(%error, "the copy for editors could not be brought up to date");
            }
            tokio::time::sleep(EVERY).await;
        }
    }

    /// Saves, sends, and says what became of it. A commit that was made is never lost.
    pub(super) async fn save(
        &self,
        editor: &Editor,
        changes: &Changes,
    ) -> Result<(String, Vec<Blob>, Outcome), NotSaved> {
        let notices = self.alone.lock().await;
        let line = self.line_of(editor);
        let head = self.head(editor).await.ok_or(NotSaved::NoCopy)?;
        check(changes, &self.copy.list(&head).await?)?;
        let (name, mail) = (ident(&editor.name), mail(editor));
        let author = Author {
            name: &name,
            mail: &mail,
        };
        let commit = self.copy.make(&head, changes, &author).await?;
        let recorded = editor.record(&short(&commit)).await;
        recorded.map_err(|error| {
            tracing::error!(%error, "a save could not be recorded, so nothing was saved");
            NotSaved::NotRecorded
        })?;
        let begin = format!("{BEGINNINGS}{line}");
        if self.copy.commit(&format!("{LINES}{line}")).await.is_none() {
            self.copy.name(&begin, &head).await?;
        }
        self.copy.name(&format!("{LINES}{line}"), &commit).await?;
        let files = self.copy.list(&commit).await?;
        let outcome = match self.send(&line, &notices).await {
            Ok(outcome) => outcome,
            Err(error) => Outcome::Waiting(error.to_string()),
        };
        Ok((commit, files, outcome))
    }

    /// Sends everything that the repository does not have.
    async fn send_all(&self, notices: &Notices) -> Result<(), GitError> {
        for (line, commit) in self.copy.named(LINES).await? {
            if self.review && line != SITE && self.is_over(&line, &commit).await? {
                continue;
            }
            self.send(&line, notices).await?;
        }
        for (name, commit) in self.copy.named(ASIDE).await? {
            self.copy.push(&commit, &branch_of(&name)).await?;
            self.copy.unname(&format!("{ASIDE}{name}")).await?;
        }
        Ok(())
    }

    /// Whether a reviewed line has come to its end: all of it is on the site, or somebody took its branch away.
    async fn is_over(&self, line: &str, commit: &str) -> Result<bool, GitError> {
        let begin = format!("{BEGINNINGS}{line}");
        if self.is_on_site(&begin, commit).await? {
            self.end(line).await?;
            return Ok(true);
        }
        let was_sent = self.copy.commit(&format!("{SENT}{line}")).await;
        if was_sent.as_deref() == Some(commit) && !self.copy.has_branch(&branch_of(line)).await? {
            self.copy
                .name(&format!("{KEPT}{}", short(commit)), commit)
                .await?;
            self.end(line).await?;
            return Ok(true);
        }
        Ok(false)
    }

    /// Whether every file that a line changed is on the site as the line has it.
    async fn is_on_site(&self, begin: &str, commit: &str) -> Result<bool, GitError> {
        let Some(tip) = self.copy.tip().await else {
            return Ok(false);
        };
        let there = self.copy.list(&tip).await?;
        let changed = self.copy.differences(begin, commit).await?;
        Ok(changed.iter().all(|(path, [_, new])| {
            let now = there.iter().find(|blob| blob.path == *path);
            now.map(|blob| &blob.name) == new.as_ref()
        }))
    }

    async fn end(&self, line: &str) -> Result<(), GitError> {
        for begin in [LINES, BEGINNINGS, SENT] {
            self.copy.unname(&format!("{begin}{line}")).await?;
        }
        Ok(())
    }

    /// Sends one line.
    async fn send(&self, line: &str, notices: &Notices) -> Result<Outcome, GitError> {
        let name = format!("{LINES}{line}");
        let Some(commit) = self.copy.commit(&name).await else {
            return Ok(Outcome::Published);
        };
        if line == SITE {
            return self.send_to_site(&commit, notices).await;
        }
        let (branch, sent) = (branch_of(line), format!("{SENT}{line}"));
        if self.copy.commit(&sent).await.as_ref() != Some(&commit) {
            self.copy.push(&commit, &branch).await?;
            self.copy.name(&sent, &commit).await?;
        }
        Ok(Outcome::Proposed(branch))
    }

    /// Sends the line of the site. What others pushed meanwhile comes before it.
    async fn send_to_site(&self, commit: &str, notices: &Notices) -> Result<Outcome, GitError> {
        let branch = self.copy.branch().await?;
        let mut commit = commit.to_owned();
        for _ in 0..TRIES {
            let Err(refused) = self.copy.push(&commit, &branch).await else {
                self.copy.is_sent(&commit).await?;
                self.end(SITE).await?;
                self.sent.notify_one();
                return Ok(Outcome::Published);
            };
            let begin = self.copy.commit(&format!("{BEGINNINGS}{SITE}")).await;
            let tip = self.copy.fetch().await?;
            if begin.as_ref() == Some(&tip) {
                return Err(refused);
            }
            match self.on_top_of(&tip, begin, &commit).await? {
                Some(moved) => commit = moved,
                None => return self.put_aside(&commit, notices).await,
            }
        }
        Err(GitError::Said(
            "somebody else pushes all the time".to_owned(),
        ))
    }

    /// The line of the site on top of what was fetched; none when somebody changed one of its files.
    async fn on_top_of(
        &self,
        tip: &str,
        begin: Option<String>,
        commit: &str,
    ) -> Result<Option<String>, GitError> {
        let Some(begin) = begin else {
            return Ok(None);
        };
        let mut top = tip.to_owned();
        for one in self.copy.commits(&begin, commit).await? {
            match self.copy.again(&one, &top).await? {
                Some(made) => top = made,
                None => return Ok(None),
            }
        }
        let (line, begin) = (format!("{LINES}{SITE}"), format!("{BEGINNINGS}{SITE}"));
        self.copy.name_all(&[(&line, &top), (&begin, tip)]).await?;
        Ok(Some(top))
    }

    /// Somebody has to choose between two versions of a file: this one goes to a branch.
    async fn put_aside(&self, commit: &str, notices: &Notices) -> Result<Outcome, GitError> {
        let name = format!("botsing-{}", short(commit));
        let branch = branch_of(&name);
        self.copy.name(&format!("{ASIDE}{name}"), commit).await?;
        self.end(SITE).await?;
        notices.aside(&branch);
        if self.copy.push(commit, &branch).await.is_ok() {
            self.copy.unname(&format!("{ASIDE}{name}")).await?;
        }
        Ok(Outcome::Aside(branch))
    }

    async fn has_unsent(&self) -> Result<bool, GitError> {
        let sent = self.copy.named(SENT).await?;
        let lines = self.copy.named(LINES).await?;
        Ok(!self.copy.named(ASIDE).await?.is_empty()
            || lines.iter().any(|line| !sent.contains(line)))
    }
}

/// Whether every file is as the editor shows it.
fn check(changes: &Changes, there: &[Blob]) -> Result<(), NotSaved> {
    for change in &changes.files {
        let now = there.iter().find(|blob| blob.path == change.path);
        match (now, &change.expected) {
            (Some(now), Some(expected)) if now.name == *expected => {}
            (None, None) => {}
            (Some(_), None) => return Err(NotSaved::Taken(change.path.clone())),
            _ => return Err(NotSaved::Changed(change.path.clone())),
        }
    }
    Ok(())
}

/// Where a line of a person, or one that was put aside, is in the repository.
fn branch_of(name: &str) -> String {
    format!("redactie/{name}")
}

fn short(name: &str) -> String {
    name.chars().take(SHORT).collect()
}

/// A name as git takes it.
fn ident(name: &str) -> String {
    let plain = name
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '<' | '>'));
    let name = plain.collect::<String>().trim().to_owned();
    // Git takes no name of nothing but these.
    if name.chars().all(|c| ".,:;\"'\\".contains(c)) {
        "Redactie".to_owned()
    } else {
        name
    }
}

/// It tells people of one name apart, and is no address of anybody.
fn mail(editor: &Editor) -> String {
    format!("{}@redactie.invalid", short(editor.id.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_git_takes() {
        for (name, expected) in [
            ("Samira", "Samira"),
            ("Fatima <x@y.nl>", "Fatima x@y.nl"),
            ("a\nb", "ab"),
            (" .. ", "Redactie"),
            ("", "Redactie"),
        ] {
            assert_eq!(ident(name), expected);
        }
    }
}
