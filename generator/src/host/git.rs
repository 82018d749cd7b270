//! The `git` program of this machine, asked without a shell, without a terminal, and for a limited time.

use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, Command};

/// What git is told before every question. Nothing in a repository runs, and nothing asks anybody for a password.
const CONFIG: [&str; 12] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.askPass=",
    // A link could lead out of the repository: its target would be published.
    "core.symlinks=false",
    "core.autocrlf=false",
    "credential.interactive=false",
    "submodule.recurse=false",
    "advice.detachedHead=false",
    // What git does in the background would go on after its time.
    "gc.autoDetach=false",
    "maintenance.autoDetach=false",
    // What a force push threw away is of no use here.
    "gc.pruneExpire=1.hour.ago",
    "gc.reflogExpire=now",
];
/// Settings of this process that git has no business with.
const OWN: [&str; 3] = ["WEBHOOK_SECRET", "NOTIFY", "AWS_"];
/// Variables that would lead git to another repository.
const ELSEWHERE: [&str; 6] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
];
/// So much is kept of what git says; a server can send any number of lines.
const KEPT: u64 = 16 * 1024;
/// So long is the sentence of git that is passed on.
const SENTENCE: usize = 300;

/// Why git did not do it.
#[derive(Debug)]
pub(super) enum GitError {
    /// There is no `git`.
    Missing,
    /// It took longer than this.
    Late(Duration),
    /// It could not be started.
    System(io::Error),
    /// What it says itself.
    Said(String),
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("git is not installed"),
            Self::Late(limit) => write!(f, "git took longer than {} seconds", limit.as_secs()),
            Self::System(error) => write!(f, "{error}"),
            Self::Said(said) => f.write_str(said),
        }
    }
}

/// What git is asked, and what it needs for that.
#[derive(Default)]
pub(super) struct Question<'a> {
    pub(super) arguments: Vec<&'a OsStr>,
    /// What it reads.
    pub(super) input: Vec<u8>,
    /// Variables that it is given.
    pub(super) variables: Vec<(&'static str, &'a OsStr)>,
}

/// A bare repository.
pub(super) struct Git {
    pub(super) folder: PathBuf,
}

impl Git {
    /// Runs a command of git in the repository, and returns what it prints.
    pub(super) async fn run<A: AsRef<OsStr>>(
        &self,
        arguments: &[A],
        limit: Duration,
    ) -> Result<String, GitError> {
        let arguments = arguments.iter().map(AsRef::as_ref);
        let question = Question {
            arguments: arguments.collect(),
            ..Question::default()
        };
        let out = self.ask(question, limit, KEPT).await?;
        Ok(String::from_utf8_lossy(&out).trim().to_owned())
    }

    /// Fetches the newest commit of a branch, without its history: `what` says from where to where.
    pub(super) async fn fetch(
        &self,
        (address, what): (&str, &str),
        limit: Duration,
    ) -> Result<(), GitError> {
        let fetch = [
            "fetch",
            "--quiet",
            "--depth=1",
            "--no-tags",
            "--no-recurse-submodules",
            "--no-write-fetch-head",
            "--",
            address,
            what,
        ];
        self.run(&fetch, limit).await.map(drop)
    }

    /// Asks something, and returns the beginning of what it prints: so many bytes.
    pub(super) async fn ask(
        &self,
        question: Question<'_>,
        limit: Duration,
        most: u64,
    ) -> Result<Vec<u8>, GitError> {
        let mut command = self.command();
        command.args(question.arguments).envs(question.variables);
        if !question.input.is_empty() {
            command.stdin(Stdio::piped());
        }
        let mut child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => GitError::Missing,
            _ => GitError::System(error),
        })?;
        let mut group = Group::of(&child);
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let given = child.stdin.take();
        let give = async {
            if let Some(mut given) = given {
                // When it does not read on, what it says tells why.
                let _ = given.write_all(&question.input).await;
            }
        };
        let done = async { tokio::join!(keep(out, most), keep(err, KEPT), child.wait(), give) };
        let Ok((out, err, status, ())) = tokio::time::timeout(limit, done).await else {
            return Err(GitError::Late(limit));
        };
        let status = status.map_err(GitError::System)?;
        group.ended();
        if status.success() {
            Ok(out)
        } else {
            Err(GitError::Said(sentence(&String::from_utf8_lossy(&err))))
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new("git");
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if OWN.iter().any(|own| name.starts_with(own)) || ELSEWHERE.contains(&&*name) {
                command.env_remove(&*name);
            }
        }
        command
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_ALLOW_PROTOCOL", "https:ssh:file")
            .env("SSH_ASKPASS_REQUIRE", "never")
            // Its sentences in one language.
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        #[cfg(unix)]
        // A group of its own: ssh and others that it starts end with it.
        command.process_group(0);
        command.arg("--git-dir").arg(&self.folder);
        for setting in CONFIG {
            command.args(["-c", setting]);
        }
        command
    }
}

/// The processes that git started; they are killed when nobody waits for them any more.
struct Group {
    #[cfg(unix)]
    leader: Option<rustix::process::Pid>,
}

impl Group {
    fn of(child: &Child) -> Self {
        #[cfg(not(unix))]
        let _ = child;
        Self {
            #[cfg(unix)]
            leader: child
                .id()
                .and_then(|id| rustix::process::Pid::from_raw(id.try_into().ok()?)),
        }
    }

    /// They ended by themselves: the number may soon be that of another process.
    fn ended(&mut self) {
        #[cfg(unix)]
        {
            self.leader = None;
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(leader) = self.leader {
            // Gone already is fine.
            let _ = rustix::process::kill_process_group(leader, rustix::process::Signal::KILL);
        }
    }
}

/// The beginning of what a program says; the rest is read, and thrown away.
async fn keep(stream: Option<impl AsyncRead + Unpin>, most: u64) -> Vec<u8> {
    let Some(mut stream) = stream else {
        return Vec::new();
    };
    let mut kept = Vec::new();
    // What cannot be read is nothing to be told.
    let _ = (&mut stream).take(most).read_to_end(&mut kept).await;
    let _ = tokio::io::copy(&mut stream, &mut tokio::io::sink()).await;
    kept
}

/// The line of git that says what went wrong, without what opens a door.
fn sentence(said: &str) -> String {
    let lines: Vec<&str> = said.lines().map(str::trim).collect();
    let is_reason = |line: &&&str| line.starts_with("fatal:") || line.starts_with("error:");
    let is_words = |line: &&&str| !line.is_empty();
    let line = lines.iter().find(is_reason);
    let line = line.or_else(|| lines.iter().rev().find(is_words));
    let line = without_names(line.copied().unwrap_or_default());
    let printable = line.chars().filter(|c| !c.is_control());
    printable.take(SENTENCE).collect()
}

/// Addresses without whoever is named before the host: git may have put a password there, as `insteadOf` says.
fn without_names(text: &str) -> String {
    const BEGIN: &str = "://";
    let mut clean = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(BEGIN) {
        let (before, after) = rest.split_at(at + BEGIN.len());
        let is_end = |c: char| "/'\"?".contains(c) || c.is_whitespace();
        let (host, more) = after.split_at(after.find(is_end).unwrap_or(after.len()));
        clean.push_str(before);
        clean.push_str(host.rsplit('@').next().unwrap_or_default());
        rest = more;
    }
    clean + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn git(folder: &tempfile::TempDir) -> Git {
        Git {
            folder: folder.path().join("site.git"),
        }
    }

    #[test]
    fn a_sentence_of_git_holds_no_password() {
        let said = "remote: hallo\nfatal: unable to access 'https://wie:geheim@host/pad/': \u{1b}[31mno\nmore\n";
        assert_eq!(
            sentence(said),
            "fatal: unable to access 'https://host/pad/': [31mno"
        );
        assert_eq!(sentence("Permission denied\n\n"), "Permission denied");
        assert_eq!(
            without_names("a https://x@y b ssh://git@z:22/w"),
            "a https://y b ssh://z:22/w"
        );
    }

    #[tokio::test]
    async fn what_takes_too_long_is_ended_with_all_that_it_started() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let git = git(&folder);
        let limit = Duration::from_mins(1);
        git.run(&["init", "--quiet", "--bare"], limit)
            .await
            .expect("made");
        let mark = folder.path().join("later");
        // An alias is a program that git starts and waits for.
        let alias = format!("alias.slow=!sleep 2; touch '{}'", mark.display());
        let begun = std::time::Instant::now();
        let late = git
            .run(&["-c", &alias, "slow"], Duration::from_millis(300))
            .await;
        assert!(matches!(late, Err(GitError::Late(_))), "{late:?}");
        assert!(begun.elapsed() < Duration::from_secs(2));
        tokio::time::sleep(Duration::from_secs(3)).await;
        assert!(!mark.exists());
    }

    #[tokio::test]
    async fn only_what_is_needed_may_be_fetched_from() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let git = git(&folder);
        let limit = Duration::from_mins(1);
        git.run(&["init", "--quiet", "--bare"], limit)
            .await
            .expect("made");
        for address in [
            "ext::touch x",
            "http://127.0.0.1:1/x",
            "git://127.0.0.1:1/x",
        ] {
            let refused = git.run(&["fetch", "--", address], limit).await;
            let is_refused =
                matches!(&refused, Err(GitError::Said(said)) if said.contains("not allowed"));
            assert!(is_refused, "{address}: {refused:?}");
        }
    }
}
