//! The moderators' keys on this machine, in `.brokers/identity.txt`: of each team the one of today first, older ones after it.
//! A comment above a key says which team it is of; without one it is the national team's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use forms::team::TeamId;
use people::TeamKey;
use sealing::SealError;
use unsealing::Identity;
use zeroize::Zeroizing;

use diagnostics::Message;
use files::{self as fs, FsError};

const FILE: &str = "identity.txt";
/// Keys that are no longer in use.
const RETIRED: &str = "identity-oud.txt";

/// The comment above a key of a team.
const TEAM: &str = "# Team: ";

/// A key of this machine, with its team.
#[derive(Clone)]
pub(crate) struct Held {
    pub(crate) team: TeamId,
    pub(crate) identity: Identity,
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub(crate) enum IdentityError {
    /// A key is never overwritten: what was sealed to it could not be opened any more.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// There is none yet.
    #[error("{} is missing", .0.display())]
    Missing(PathBuf),
    /// There are keys, and none of this team.
    #[error("this machine has no key of the team {0}")]
    NoneOfTeam(TeamId),
    /// The file is there but holds no key.
    #[error("{} holds no key: {source}", path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: SealError,
    },
    /// The file has a passphrase, and what was typed does not open it.
    #[error("the passphrase does not open {}", .0.display())]
    Locked(PathBuf),
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
            Self::NoneOfTeam(team) => {
                Some(Message::new("keys-none-of-team").with("team", team.to_string()))
            }
            Self::Invalid { path, source } => Some(
                Message::new("keys-invalid")
                    .at(path)
                    .because(source.to_string()),
            ),
            Self::Locked(path) => Some(Message::new("keys-locked").at(path)),
            Self::Fs(_) => None,
        }
    }
}

/// The key file of a site, and the passphrase that opens it where it has one.
pub(crate) struct KeyFile {
    root: PathBuf,
    /// Where the file is.
    folder: PathBuf,
    passphrase: Option<Zeroizing<String>>,
}

impl KeyFile {
    /// Where the file has a passphrase, `ask` gives what was typed.
    pub(crate) fn open(
        root: &Path,
        ask: impl FnOnce() -> Option<Zeroizing<String>>,
    ) -> Result<Self, IdentityError> {
        let path = root.join(fs::LOCAL).join(FILE);
        let has_passphrase = path.exists() && unsealing::is_locked(&fs::read(&path)?);
        let passphrase = match has_passphrase.then(ask) {
            None => None,
            Some(Some(typed)) => Some(typed),
            Some(None) => return Err(IdentityError::Locked(path)),
        };
        Ok(Self {
            root: root.to_owned(),
            folder: root.join(fs::LOCAL),
            passphrase,
        })
    }

    /// The key file of a practice room, which is in a folder of its own.
    pub(crate) fn of_practice(root: &Path, folder: PathBuf) -> Self {
        Self {
            root: root.to_owned(),
            folder,
            passphrase: None,
        }
    }

    /// The folder of the site.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    fn aside(&self) -> PathBuf {
        self.folder.join(RETIRED)
    }

    /// The text of one of the files.
    fn text(&self, path: &Path) -> Result<Zeroizing<String>, IdentityError> {
        let bytes = Zeroizing::new(fs::read(path)?);
        let bytes = if unsealing::is_locked(&bytes) {
            let passphrase = self.passphrase.as_deref().map_or("", String::as_str);
            unsealing::unlock(passphrase, &bytes)
                .map_err(|_| IdentityError::Locked(path.to_owned()))?
        } else {
            bytes
        };
        Ok(Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned()))
    }

    fn write(&self, path: &Path, text: &str) -> Result<(), IdentityError> {
        let invalid = |source| IdentityError::Invalid {
            path: path.to_owned(),
            source,
        };
        match &self.passphrase {
            Some(passphrase) => {
                let locked = unsealing::lock(passphrase, text.as_bytes()).map_err(invalid)?;
                fs::replace_private(path, &locked)?;
            }
            None => fs::replace_private(path, text.as_bytes())?,
        }
        Ok(())
    }

    /// Gives the files another passphrase, or none. Returns the file of the keys of today.
    pub(crate) fn lock_with(
        &self,
        passphrase: Option<Zeroizing<String>>,
    ) -> Result<PathBuf, IdentityError> {
        load(self)?;
        let (path, aside) = (self.path(), self.aside());
        let retired = aside.exists().then(|| self.text(&aside)).transpose()?;
        let text = self.text(&path)?;
        let next = Self {
            root: self.root.clone(),
            folder: self.folder.clone(),
            passphrase,
        };
        if let Some(retired) = retired {
            next.write(&aside, &retired)?;
        }
        next.write(&path, &text)?;
        Ok(path)
    }
}

/// Makes a key pair for a team; returns the file of the secret half, and the public half.
pub(crate) fn new_identity(
    key_file: &KeyFile,
    team: &TeamId,
) -> Result<(PathBuf, String), IdentityError> {
    let path = key_file.path();
    let held = Held {
        team: team.clone(),
        identity: Identity::generate(),
    };
    if path.exists() {
        let (others, before) = read(key_file)?;
        if others.iter().any(|other| other.team == *team) {
            return Err(IdentityError::Exists(path));
        }
        let text = format!("{}\n{}", before.trim_end(), written(&held));
        key_file.write(&path, &text)?;
    } else {
        fs::create_private_dir(&key_file.folder)?;
        fs::write_private(&path, written(&held).as_bytes())?;
    }
    Ok((path, held.identity.to_public()))
}

/// The keys of this machine, of each team the one of today first.
pub(crate) fn load(key_file: &KeyFile) -> Result<Vec<Held>, IdentityError> {
    read(key_file).map(|(held, _)| held)
}

/// The keys of this machine for one team, the one of today first.
pub(crate) fn load_of(key_file: &KeyFile, team: &TeamId) -> Result<Vec<Identity>, IdentityError> {
    let held = load(key_file)?.into_iter();
    let own: Vec<_> = held
        .filter(|held| held.team == *team)
        .map(|held| held.identity)
        .collect();
    if own.is_empty() {
        return Err(IdentityError::NoneOfTeam(team.clone()));
    }
    Ok(own)
}

/// The key of today of each team.
pub(crate) fn of_today(held: &[Held]) -> BTreeMap<&TeamId, &Identity> {
    let mut today = BTreeMap::new();
    for held in held {
        today.entry(&held.team).or_insert(&held.identity);
    }
    today
}

/// The keys as the desk takes them.
pub(crate) fn team_keys(held: &[Held]) -> Vec<TeamKey> {
    let key = |held: &Held| TeamKey::new(held.team.clone(), held.identity.clone());
    held.iter().map(key).collect()
}

/// The keys alone.
pub(crate) fn identities(held: &[Held]) -> Vec<Identity> {
    held.iter().map(|held| held.identity.clone()).collect()
}

/// The keys of this machine; without one of the national team, one is made, and its path returned.
pub(crate) fn load_or_make(
    key_file: &KeyFile,
) -> Result<(Vec<Held>, Option<PathBuf>), IdentityError> {
    let national = TeamId::national();
    let has_one =
        key_file.path().exists() && load(key_file)?.iter().any(|held| held.team == national);
    let made = if has_one {
        None
    } else {
        Some(new_identity(key_file, &national)?.0)
    };
    Ok((load(key_file)?, made))
}

/// Puts a new key before the others, which stay as they are.
pub(crate) fn put_first(key_file: &KeyFile, held: &Held) -> Result<PathBuf, IdentityError> {
    let (path, (_, before)) = (key_file.path(), read(key_file)?);
    let text = format!("{}\n# Eerder:\n{}", written(held), *before);
    key_file.write(&path, &text)?;
    Ok(path)
}

/// Takes all keys of a team but the first out of use. They are kept aside, for backups that were sealed to them; returns where.
pub(crate) fn retire_older(key_file: &KeyFile, team: &TeamId) -> Result<PathBuf, IdentityError> {
    let held = load(key_file)?;
    let aside = key_file.aside();
    let retired = if aside.exists() {
        key_file.text(&aside)?
    } else {
        Zeroizing::default()
    };
    let mut is_first = true;
    let (older, kept): (Vec<_>, Vec<_>) = held.iter().partition(|held| {
        let is_of_team = held.team == *team;
        let is_older = is_of_team && !is_first;
        is_first &= !is_of_team;
        is_older
    });
    let older: String = older.into_iter().map(written).collect();
    key_file.write(&aside, &format!("{}{older}", *retired))?;
    let kept: String = kept.into_iter().map(written).collect();
    key_file.write(&key_file.path(), &kept)?;
    Ok(aside)
}

/// The keys, and the file as it stands.
fn read(key_file: &KeyFile) -> Result<(Vec<Held>, Zeroizing<String>), IdentityError> {
    let path = key_file.path();
    if !path.exists() {
        return Err(IdentityError::Missing(path));
    }
    let text = key_file.text(&path)?;
    match parse(&text) {
        Ok(held) => Ok((held, text)),
        Err(source) => Err(IdentityError::Invalid { path, source }),
    }
}

fn parse(text: &str) -> Result<Vec<Held>, SealError> {
    let mut held = Vec::new();
    let mut team = None;
    for line in text.lines().map(str::trim) {
        if let Some(id) = line.strip_prefix(TEAM) {
            team = id.trim().parse().ok();
        } else if !line.is_empty() && !line.starts_with('#') {
            held.push(Held {
                team: team.take().unwrap_or_default(),
                identity: line.parse()?,
            });
        }
    }
    if held.is_empty() {
        Err(SealError::Identity)
    } else {
        Ok(held)
    }
}

/// A key as it stands in the file.
fn written(held: &Held) -> String {
    let team = if held.team.is_national() {
        String::new()
    } else {
        format!("{TEAM}{}\n", held.team)
    };
    format!(
        "# Geheime sleutel van de moderatoren van Social Brokers. Deel dit bestand met niemand.\n\
         {team}# Openbare sleutel: {}\n{}\n",
        held.identity.to_public(),
        *held.identity.expose_secret()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_holds_keys_of_several_teams() {
        let root = tempfile::tempdir().unwrap();
        let key_file = KeyFile::open(root.path(), || None).unwrap();
        let [national, kerkrade] = ["landelijk", "kerkrade"].map(|id| id.parse().unwrap());
        let (_, first) = new_identity(&key_file, &national).unwrap();
        let (path, second) = new_identity(&key_file, &kerkrade).unwrap();
        let again = new_identity(&key_file, &kerkrade);
        assert!(matches!(again, Err(IdentityError::Exists(_))));
        let newer = Held {
            team: kerkrade.clone(),
            identity: Identity::generate(),
        };
        put_first(&key_file, &newer).unwrap();
        let publics = |team: &TeamId| -> Vec<String> {
            let own = load_of(&key_file, team).unwrap();
            own.iter().map(Identity::to_public).collect()
        };
        let third = newer.identity.to_public();
        assert_eq!(publics(&kerkrade), [third.clone(), second]);
        assert_eq!(publics(&national), std::slice::from_ref(&first));

        retire_older(&key_file, &kerkrade).unwrap();
        assert_eq!(publics(&kerkrade), [third]);
        assert_eq!(publics(&national), [first]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_with_a_passphrase_opens_with_it_alone_and_stays_so() {
        let root = tempfile::tempdir().unwrap();
        let typed = |text: &str| Some(Zeroizing::new(text.to_owned()));
        let right = || typed("zeven rustige zwanen");
        let team = TeamId::national();
        let open = KeyFile::open(root.path(), || panic!("there is nothing to ask for")).unwrap();
        let (path, public) = new_identity(&open, &team).unwrap();
        open.lock_with(right()).unwrap();
        assert!(unsealing::is_locked(&std::fs::read(&path).unwrap()));
        let without = KeyFile::open(root.path(), || None);
        assert!(matches!(without, Err(IdentityError::Locked(_))));
        let wrong = KeyFile::open(root.path(), || typed("acht rustige zwanen")).unwrap();
        assert!(matches!(load(&wrong), Err(IdentityError::Locked(_))));
        assert!(matches!(
            wrong.lock_with(None),
            Err(IdentityError::Locked(_))
        ));
        let key_file = KeyFile::open(root.path(), right).unwrap();
        let newer = Held {
            team: team.clone(),
            identity: Identity::generate(),
        };
        put_first(&key_file, &newer).unwrap();
        let aside = retire_older(&key_file, &team).unwrap();
        for file in [&path, &aside] {
            assert!(unsealing::is_locked(&std::fs::read(file).unwrap()));
        }
        assert_ne!(load(&key_file).unwrap()[0].identity.to_public(), public);
        key_file.lock_with(None).unwrap();
        let text = std::fs::read_to_string(aside).unwrap();
        assert!(text.contains(&public), "{text}");
    }
}
