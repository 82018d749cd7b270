//! Puts the files that are inside the program behind one another, and writes down where each is.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};

type Done = Result<(), Box<dyn Error>>;

/// The name of each collection in the program, its folder in the repository, and what of it is taken.
const COLLECTIONS: [(&str, &str, &[&str]); 4] = [
    (
        "THEME",
        "themes/basis",
        &["components", "fonts", "locales", "static", "templates"],
    ),
    ("STARTER", "generator/starter", &["."]),
    ("DEMO", "content", &["."]),
    ("WORKFLOWS", "generator/workflows", &["."]),
];

fn main() -> Done {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("../../..");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    // A debug build reads the files of this repository where they are, so that no edit of a text compiles anything; what is
    // inside it is for when it was taken elsewhere, and is as old as the build.
    let is_debug = std::env::var("PROFILE")? == "debug";
    println!("cargo::rerun-if-changed=build.rs");
    println!(
        "cargo::rustc-env=BROKERS_VERSION={}",
        version(&root, is_debug)?
    );
    let mut bytes = Vec::new();
    let mut index = String::new();
    for (name, folder, parts) in COLLECTIONS {
        let folder = root.join(folder);
        let mut files = Vec::new();
        for part in parts {
            let part = folder.join(part);
            if !is_debug {
                println!("cargo::rerun-if-changed={}", part.display());
            }
            collect(&part, &mut files)?;
        }
        let mut named = Vec::new();
        for file in files {
            named.push((name_of(&folder, &file), file));
        }
        named.sort();
        writeln!(
            index,
            "pub(crate) static {name}: &[(&str, usize, usize)] = &["
        )?;
        for (name, file) in named {
            let start = bytes.len();
            bytes.extend(std::fs::read(&file)?);
            writeln!(index, "    ({name:?}, {start}, {}),", bytes.len())?;
        }
        writeln!(index, "];")?;
    }
    std::fs::write(out.join("files.bin"), bytes)?;
    std::fs::write(out.join("index.rs"), index)?;
    Ok(())
}

/// The version with the commit it was built from. Whoever builds without a history of this repository can name it in `BROKERS_COMMIT`.
fn version(root: &Path, is_debug: bool) -> Result<String, Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=BROKERS_COMMIT");
    let version = std::env::var("CARGO_PKG_VERSION")?;
    let named = std::env::var("BROKERS_COMMIT").unwrap_or_default();
    let commit = match named.as_str() {
        // While somebody works on it, each commit would compile the program again.
        "" if is_debug => Some("development".to_owned()),
        "" => commit_of(root),
        named => Some(named.to_owned()),
    };
    Ok(match commit {
        Some(commit) => format!("{version} ({commit})"),
        None => version,
    })
}

fn commit_of(root: &Path) -> Option<String> {
    // A commit moves what HEAD names, and a change of branch HEAD itself.
    for name in ["HEAD", "logs/HEAD"] {
        let asked = ["rev-parse", "--git-path", name];
        let path = root.join(git(root, &asked)?);
        println!("cargo::rerun-if-changed={}", path.display());
    }
    git(root, &["rev-parse", "--short=12", "HEAD"])
}

/// What git answers; none without git, or outside a repository.
fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = std::process::Command::new("git");
    let asked = command.current_dir(root).args(arguments).output().ok()?;
    let answer = String::from_utf8(asked.stdout).ok()?;
    asked.status.success().then(|| answer.trim().to_owned())
}

/// The path below a folder, with `/`.
fn name_of(folder: &Path, file: &Path) -> String {
    let below = file.strip_prefix(folder).unwrap_or(file).components();
    let parts = below.map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Done {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
