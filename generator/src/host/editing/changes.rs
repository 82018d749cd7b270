//! What the editor sends to be saved: which files, and what must be there now. Pure.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

/// A change of the site can only be below this folder.
const FOLDER: &str = "content/";
/// What the editor makes: pages, and pictures for them. Settings, forms and who can read what is sent in are changed in the
/// repository, where somebody else looks at it.
const ENDINGS: [&str; 7] = ["md", "jpg", "jpeg", "png", "webp", "gif", "avif"];
/// So many files are one change.
const MOST: usize = 100;
/// A longer path is a mistake.
const LONGEST: usize = 400;
/// So long is the first line of a commit.
const LINE: usize = 200;

/// What the editor sends.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    message: String,
    files: Vec<SentFile>,
}

#[derive(Deserialize)]
struct SentFile {
    operation: String,
    path: String,
    #[serde(default)]
    content: String,
    from_path: Option<String>,
    sha: Option<String>,
}

/// Why it cannot be saved.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is not what the editor sends.
    Unreadable,
    /// This file is not changed here.
    Place(String),
}

/// Changes that are saved together.
#[derive(Debug)]
pub(super) struct Changes {
    /// The first line of the commit.
    pub(super) message: String,
    pub(super) files: Vec<Change>,
}

/// What happens to one file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) path: String,
    /// What must be there now, as the name that git gives it; nothing must be, if none.
    pub(super) expected: Option<String>,
    pub(super) becomes: Becomes,
}

/// What a file becomes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Becomes {
    /// It goes.
    Nothing,
    Bytes(Vec<u8>),
    /// What has this name in git: it moves as it is.
    Same(String),
}

impl Changes {
    pub(super) fn read(body: &[u8]) -> Result<Self, Refused> {
        let sent: Sent = serde_json::from_slice(body).map_err(|_| Refused::Unreadable)?;
        if sent.files.is_empty() || sent.files.len() > MOST {
            return Err(Refused::Unreadable);
        }
        let mut files = Vec::new();
        for file in sent.files {
            file.add_to(&mut files)?;
        }
        let mut paths: Vec<_> = files.iter().map(|file: &Change| &file.path).collect();
        paths.sort();
        if paths.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Refused::Unreadable);
        }
        Ok(Self {
            message: first_line(&sent.message),
            files,
        })
    }
}

impl SentFile {
    /// A file that moves is one that goes, and one that comes.
    fn add_to(self, files: &mut Vec<Change>) -> Result<(), Refused> {
        let path = checked(self.path)?;
        let known = self.sha.filter(|sha| !sha.is_empty());
        let moved = self
            .from_path
            .filter(|from| !from.is_empty() && *from != path);
        let bytes = STANDARD.decode(&self.content);
        let bytes = Becomes::Bytes(bytes.map_err(|_| Refused::Unreadable)?);
        let (expected, becomes) = match (self.operation.as_str(), moved, known) {
            ("create", None, _) => (None, bytes),
            ("update", None, Some(known)) => (Some(known), bytes),
            ("delete", None, Some(known)) => (Some(known), Becomes::Nothing),
            ("update", Some(from), Some(known)) => {
                let becomes = match bytes {
                    Becomes::Bytes(bytes) if bytes.is_empty() => Becomes::Same(known.clone()),
                    other => other,
                };
                files.push(Change {
                    path: checked(from)?,
                    expected: Some(known),
                    becomes: Becomes::Nothing,
                });
                (None, becomes)
            }
            _ => return Err(Refused::Unreadable),
        };
        let change = Change {
            path,
            expected,
            becomes,
        };
        files.push(change);
        Ok(())
    }
}

/// A path that the editor may write.
fn checked(path: String) -> Result<String, Refused> {
    if may_be_written(&path) {
        Ok(path)
    } else {
        Err(Refused::Place(path))
    }
}

fn may_be_written(path: &str) -> bool {
    let Some(below) = path.strip_prefix(FOLDER) else {
        return false;
    };
    let ending = below.rsplit_once('.').map(|(_, ending)| ending);
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.');
    let has_bad = path.contains(|c: char| c.is_control() || matches!(c, '\\' | ':' | '"'));
    path.len() <= LONGEST
        && !has_bad
        && below.split('/').all(is_plain)
        && ending.is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

/// Whether the editor is shown a file.
pub(super) fn is_shown(path: &str) -> bool {
    path.starts_with(FOLDER)
}

/// What a commit is about, in one line.
fn first_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim();
    let printable = line.chars().filter(|c| !c.is_control()).take(LINE);
    let line: String = printable.collect();
    if line.is_empty() {
        "Beheer: bewaard".to_owned()
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_and_pictures_below_content_are_written() {
        for path in [
            "content/_index.md",
            "content/tips/luisteren.en.md",
            "content/gemeenten/kerkrade/plein.JPG",
            "content/tips/met spatie en é.md",
        ] {
            assert!(may_be_written(path), "{path}");
        }
        for path in [
            "",
            "content",
            "content/",
            "content/site.toml",
            "content/formulieren/vraag.toml",
            "content/data/toegankelijkheid.toml",
            "content/../site.md",
            "content/tips/../../x.md",
            "content//x.md",
            "content/.git/x.md",
            "content/tips/.verborgen.md",
            "content/tips/x.svg",
            "content/tips/x.html",
            "content/tips/x",
            "content/tips/x.md\n",
            "content\\tips\\x.md",
            "content/C:/x.md",
            "/content/x.md",
            "themes/basis/x.md",
            ".github/workflows/x.md",
        ] {
            assert!(!may_be_written(path), "{path}");
        }
    }

    fn read(file: &str) -> Result<Changes, Refused> {
        Changes::read(format!("{{\"message\":\"Tip\\nen meer\",\"files\":[{file}]}}").as_bytes())
    }

    #[test]
    fn what_replaces_or_removes_says_what_was_there() {
        let page = "\"path\":\"content/tips/a.md\"";
        let created = read(&format!(
            "{{\"operation\":\"create\",{page},\"content\":\"YQ==\"}}"
        ));
        let created = created.expect("read");
        assert_eq!(created.message, "Tip");
        assert_eq!(
            created.files,
            [Change {
                path: "content/tips/a.md".into(),
                expected: None,
                becomes: Becomes::Bytes(b"a".into())
            }]
        );
        for operation in ["update", "delete", "upload"] {
            let file = format!("{{\"operation\":\"{operation}\",{page},\"content\":\"YQ==\"}}");
            assert_eq!(read(&file).err(), Some(Refused::Unreadable), "{operation}");
        }
        let moved = read(&format!(
            "{{\"operation\":\"update\",{page},\"sha\":\"1\",\"from_path\":\"content/tips/b.md\"}}"
        ));
        let [gone, come] = &moved.expect("read").files[..] else {
            panic!("one that goes, and one that comes");
        };
        assert_eq!(
            (&*gone.path, &gone.becomes),
            ("content/tips/b.md", &Becomes::Nothing)
        );
        assert_eq!(come.expected, None);
        assert_eq!(come.becomes, Becomes::Same("1".into()));
        let out = "{\"operation\":\"update\",\"path\":\"content/tips/a.md\",\"content\":\"YQ==\",\"sha\":\"1\",\"from_path\":\"README.md\"}";
        assert_eq!(read(out).err(), Some(Refused::Place("README.md".into())));
    }

    #[test]
    fn one_file_is_changed_once() {
        let one = "{\"operation\":\"create\",\"path\":\"content/a.md\",\"content\":\"YQ==\"}";
        assert_eq!(
            read(&format!("{one},{one}")).err(),
            Some(Refused::Unreadable)
        );
    }
}
