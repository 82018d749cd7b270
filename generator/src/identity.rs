//! The moderators' keys on this machine, in `.brokers/identity.txt`: the one of today first, older ones after it.

use std::path::{Path, PathBuf};

use sealing::SealError;
use unsealing::Identity;

use diagnostics::Message;
use files::{self as fs, FsError};

const FILE: &str = "identity.txt";
/// Keys that are no longer in use.
const RETIRED: &str = "identity-oud.txt";

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub(crate) enum IdentityError {
    /// A key is never overwritten: what was sealed to it could not be opened any more.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// There is none yet.
    #[error("{} is missing", .0.display())]
    Missing(PathBuf),
    /// The file is there but holds no key.
    #[error("{} holds no key: {source}", path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: SealError,
    },
    /// The file cannot be read or written.
    #[error(transparent)]
    Fs(#[from] FsError),
}

impl IdentityError {
    /// The message that says it to a reader; none for what the system says.
    pub(crate) fn message(&self) -> Option<Message> {
        match self {
            Self::Exists(path) => Some(Message::new("keys-exist").at(path)),
            Self::Missing(path) => Some(Message::new("keys-missing").at(path)),
            Self::Invalid { path, source } => Some(
                Message::new("keys-invalid")
                    .at(path)
                    .because(source.to_string()),
            ),
            Self::Fs(_) => None,
        }
    }
}

/// Makes a key pair; returns the file of the secret half, and the public half.
pub(crate) fn new_identity(root: &Path) -> Result<(PathBuf, String), IdentityError> {
    let path = file(root);
    if path.exists() {
        return Err(IdentityError::Exists(path));
    }
    let identity = Identity::generate();
    fs::create_private_dir(&root.join(fs::LOCAL))?;
    fs::write_private(&path, written(&identity).as_bytes())?;
    Ok((path, identity.to_public()))
}

/// The keys of this machine, the one of today first.
pub(crate) fn load(root: &Path) -> Result<Vec<Identity>, IdentityError> {
    read(root).map(|(identities, _)| identities)
}

/// The keys of this machine; without any, one is made, and its path returned.
pub(crate) fn load_or_make(root: &Path) -> Result<(Vec<Identity>, Option<PathBuf>), IdentityError> {
    let made = if file(root).exists() {
        None
    } else {
        Some(new_identity(root)?.0)
    };
    Ok((load(root)?, made))
}

/// Puts a new key before the others, which stay as they are.
pub(crate) fn put_first(root: &Path, identity: &Identity) -> Result<PathBuf, IdentityError> {
    let (path, (_, before)) = (file(root), read(root)?);
    let text = format!("{}\n# Ouder:\n{before}", written(identity));
    fs::replace_private(&path, text.as_bytes())?;
    Ok(path)
}

/// Takes all keys but the first out of use. They are kept aside, for backups that were sealed to them; returns where.
pub(crate) fn retire_older(root: &Path) -> Result<PathBuf, IdentityError> {
    let identities = load(root)?;
    let aside = root.join(fs::LOCAL).join(RETIRED);
    let retired = match fs::read(&aside) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(_) if !aside.exists() => String::new(),
        Err(error) => return Err(error.into()),
    };
    let older: String = identities.iter().skip(1).map(written).collect();
    fs::replace_private(&aside, format!("{retired}{older}").as_bytes())?;
    if let Some(first) = identities.first() {
        fs::replace_private(&file(root), written(first).as_bytes())?;
    }
    Ok(aside)
}

fn file(root: &Path) -> PathBuf {
    root.join(fs::LOCAL).join(FILE)
}

/// The keys, and the file as it is.
fn read(root: &Path) -> Result<(Vec<Identity>, String), IdentityError> {
    let path = file(root);
    if !path.exists() {
        return Err(IdentityError::Missing(path));
    }
    let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
    match Identity::parse_file(&text) {
        Ok(identities) => Ok((identities, text)),
        Err(source) => Err(IdentityError::Invalid { path, source }),
    }
}

/// A key as it is in the file.
fn written(identity: &Identity) -> String {
    format!(
        "# Geheime sleutel van de moderatoren van Social Brokers. Deel dit bestand met niemand.\n\
         # Openbare sleutel: {}\n{}\n",
        identity.to_public(),
        *identity.expose_secret()
    )
}
