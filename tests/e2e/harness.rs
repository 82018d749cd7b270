//! A site in a temporary folder, and the binary that works on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use diagnostics::words::Lang;
use tempfile::TempDir;

/// In the folder of a site: how many seconds its programs live later than this machine.
const CLOCK: &str = "clock.txt";

/// What makes a program live later, compiled.
static LATER: LazyLock<PathBuf> = LazyLock::new(|| {
    // Tests may be processes of their own that compile it at the same time.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (made, library) = (
        folder.join(format!("later-{}.so", std::process::id())),
        folder.join("later.so"),
    );
    let source = repository().join("tests/later.c");
    let compiled = Command::new("cc")
        .args(["-shared", "-fPIC", "-o"])
        .args([&made, &source])
        .arg("-ldl")
        .status()
        .unwrap();
    assert!(compiled.success(), "cc");
    std::fs::rename(made, &library).unwrap();
    library
});

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A site of its own, which goes when the test ends.
pub(crate) struct Site {
    folder: TempDir,
}

/// What a command left behind.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Site {
    /// The small site of `tests/fixtures/klein`, with the theme of the repository.
    pub(crate) fn small() -> Self {
        let site = Self::empty();
        copy(
            &repository().join("tests/fixtures/klein/content"),
            &site.path("content"),
        );
        site
    }

    /// The real content, without the pictures of its pages: to draw three hundred takes a debug build a while.
    pub(crate) fn real() -> Self {
        let site = Self::empty();
        copy(&repository().join("content"), &site.path("content"));
        let settings = site.read("content/site.toml");
        let without = settings.replace("deelplaatjes = true", "deelplaatjes = false");
        site.with("content/site.toml", without)
    }

    /// A municipality of the real content takes part here: none does in truth.
    pub(crate) fn taking_part(self, slug: &str) -> Self {
        let path = format!("content/gemeenten/{slug}/_index.md");
        let text = self.read(&path);
        let active = text.replace("deelname = \"voorbeeld\"", "deelname = \"actief\"");
        assert_ne!(active, text, "{slug} is no example");
        self.with(&path, active)
    }

    fn empty() -> Self {
        let site = Self::nothing();
        copy(&repository().join("themes"), &site.path("themes"));
        site
    }

    /// A folder with nothing in it.
    pub(crate) fn nothing() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    pub(crate) fn read(&self, below: &str) -> String {
        std::fs::read_to_string(self.path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
    }

    /// Writes a file; chainable.
    pub(crate) fn with(self, below: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(below, text);
        self
    }

    pub(crate) fn write(&self, below: &str, text: impl AsRef<[u8]>) {
        let path = self.path(below);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn remove(&self, below: &str) {
        let path = self.path(below);
        if path.is_dir() {
            std::fs::remove_dir_all(path).unwrap();
        } else {
            std::fs::remove_file(path).unwrap();
        }
    }

    /// The command `brokers --root <this site> …`.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_brokers"));
        command
            .arg("--root")
            .arg(self.folder.path())
            .args(arguments);
        let clock = self.path(CLOCK);
        if clock.exists() {
            command.env("LD_PRELOAD", &*LATER).env("LATER", clock);
        }
        command
    }

    /// The programs of this site have a clock that [`Self::later`] moves.
    pub(crate) fn with_a_clock(self) -> Self {
        self.with(CLOCK, "0")
    }

    /// For the programs of this site, eleven minutes go by: what was sent has left.
    pub(crate) fn later(&self) {
        let seconds: u32 = self.read(CLOCK).parse().unwrap();
        self.write(CLOCK, (seconds + 11 * 60).to_string());
    }

    /// The document of `check --format json`, without a process of its own.
    pub(crate) fn check(&self) -> serde_json::Value {
        generator::commands::checked(self.folder.path(), false, Lang::Nl)
    }

    /// What `check` says in words, each problem with its place.
    pub(crate) fn said(&self) -> String {
        let json = self.check();
        let words = json["problems"].as_array().unwrap().iter().map(|one| {
            let text = |key: &str| one[key].as_str().unwrap_or_default();
            let (line, column) = (&one["line"], &one["column"]);
            let (message, help) = (text("message"), text("help"));
            format!("{}:{line}:{column} {message}\n{help}\n", text("file"))
        });
        words.collect()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }
}

impl Ran {
    pub(crate) fn ok(self) -> Self {
        assert_eq!(self.status, 0, "{}{}", self.out, self.err);
        self
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// All files below a folder, by their path from it.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let below = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .display()
                .to_string();
            (below, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for (below, bytes) in files(from) {
        let path = to.join(below);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}
