//! The moderators' key of this machine, in `.brokers/identity.txt`.

use std::path::{Path, PathBuf};

use function::seal::SealError;
use function::seal::open::Identity;

use crate::fs::{self, FsError};

/// Local state, ignored by git.
pub(super) const FOLDER: &str = ".brokers";
const FILE: &str = "identity.txt";

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// A key is never overwritten: what was sealed to it could not be opened any more.
    #[error("{} bestaat al. Een sleutel wordt nooit overschreven: zonder de oude zijn oude vragen niet meer te lezen.", .0.display())]
    Exists(PathBuf),
    /// The file is there but holds no key.
    #[error("{} bevat geen geldige sleutel: {source}", path.display())]
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

/// Makes a key pair; returns the file of the secret half, and the public half.
pub fn new_identity(root: &Path) -> Result<(PathBuf, String), IdentityError> {
    let path = root.join(FOLDER).join(FILE);
    if path.exists() {
        return Err(IdentityError::Exists(path));
    }
    let identity = Identity::generate();
    let public = identity.to_public();
    let text = format!(
        "# Geheime sleutel van de moderatoren van Social Brokers. Deel dit bestand met niemand.\n\
         # Openbare sleutel: {public}\n{}\n",
        *identity.expose_secret()
    );
    fs::create_private_dir(&root.join(FOLDER))?;
    fs::write_private(&path, text.as_bytes())?;
    Ok((path, public))
}

/// The keys of this machine; without any, one is made, and its path returned.
pub(super) fn load_or_make(root: &Path) -> Result<(Vec<Identity>, Option<PathBuf>), IdentityError> {
    let path = root.join(FOLDER).join(FILE);
    let made = if path.exists() {
        None
    } else {
        Some(new_identity(root)?.0)
    };
    let bytes = fs::read(&path)?;
    Identity::parse_file(&String::from_utf8_lossy(&bytes))
        .map(|identities| (identities, made))
        .map_err(|source| IdentityError::Invalid { path, source })
}
