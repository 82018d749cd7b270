//! The moderators' keys on this machine, in `.brokers/identity.txt`: of each team the one of today first, older ones after it.
//! A comment above a key says which team it is of; without one it is the national team's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use forms::team::TeamId;
use sealing::SealError;
use unsealing::Identity;

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
            Self::Fs(_) => None,
        }
    }
}

/// Makes a key pair for a team; returns the file of the secret half, and the public half.
pub(crate) fn new_identity(root: &Path, team: &TeamId) -> Result<(PathBuf, String), IdentityError> {
    let path = file(root);
    let held = Held {
        team: team.clone(),
        identity: Identity::generate(),
    };
    if path.exists() {
        let (others, before) = read(root)?;
        if others.iter().any(|other| other.team == *team) {
            return Err(IdentityError::Exists(path));
        }
        let text = format!("{}\n{}", before.trim_end(), written(&held));
        fs::replace_private(&path, text.as_bytes())?;
    } else {
        fs::create_private_dir(&root.join(fs::LOCAL))?;
        fs::write_private(&path, written(&held).as_bytes())?;
    }
    Ok((path, held.identity.to_public()))
}

/// The keys of this machine, of each team the one of today first.
pub(crate) fn load(root: &Path) -> Result<Vec<Held>, IdentityError> {
    read(root).map(|(held, _)| held)
}

/// The keys of this machine for one team, the one of today first.
pub(crate) fn load_of(root: &Path, team: &TeamId) -> Result<Vec<Identity>, IdentityError> {
    let held = load(root)?.into_iter();
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

/// The keys alone.
pub(crate) fn identities(held: &[Held]) -> Vec<Identity> {
    held.iter().map(|held| held.identity.clone()).collect()
}

/// The keys of this machine; without one of the national team, one is made, and its path returned.
pub(crate) fn load_or_make(root: &Path) -> Result<(Vec<Held>, Option<PathBuf>), IdentityError> {
    let national = TeamId::national();
    let has_one = file(root).exists() && load(root)?.iter().any(|held| held.team == national);
    let made = if has_one {
        None
    } else {
        Some(new_identity(root, &national)?.0)
    };
    Ok((load(root)?, made))
}

/// Puts a new key before the others, which stay as they are.
pub(crate) fn put_first(root: &Path, held: &Held) -> Result<PathBuf, IdentityError> {
    let (path, (_, before)) = (file(root), read(root)?);
    let text = format!("{}\n# Eerder:\n{before}", written(held));
    fs::replace_private(&path, text.as_bytes())?;
    Ok(path)
}

/// Takes all keys of a team but the first out of use. They are kept aside, for backups that were sealed to them; returns where.
pub(crate) fn retire_older(root: &Path, team: &TeamId) -> Result<PathBuf, IdentityError> {
    let held = load(root)?;
    let aside = root.join(fs::LOCAL).join(RETIRED);
    let retired = match fs::read(&aside) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(_) if !aside.exists() => String::new(),
        Err(error) => return Err(error.into()),
    };
    let mut is_first = true;
    let (older, kept): (Vec<_>, Vec<_>) = held.iter().partition(|held| {
        let is_of_team = held.team == *team;
        let is_older = is_of_team && !is_first;
        is_first &= !is_of_team;
        is_older
    });
    let older: String = older.into_iter().map(written).collect();
    fs::replace_private(&aside, format!("{retired}{older}").as_bytes())?;
    let kept: String = kept.into_iter().map(written).collect();
    fs::replace_private(&file(root), kept.as_bytes())?;
    Ok(aside)
}

fn file(root: &Path) -> PathBuf {
    root.join(fs::LOCAL).join(FILE)
}

/// The keys, and the file as it stands.
fn read(root: &Path) -> Result<(Vec<Held>, String), IdentityError> {
    let path = file(root);
    if !path.exists() {
        return Err(IdentityError::Missing(path));
    }
    let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
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
        let [national, kerkrade] = ["landelijk", "kerkrade"].map(|id| id.parse().unwrap());
        let (_, first) = new_identity(root.path(), &national).unwrap();
        let (path, second) = new_identity(root.path(), &kerkrade).unwrap();
        let again = new_identity(root.path(), &kerkrade);
        assert!(matches!(again, Err(IdentityError::Exists(_))));
        let newer = Held {
            team: kerkrade.clone(),
            identity: Identity::generate(),
        };
        put_first(root.path(), &newer).unwrap();
        let publics = |team: &TeamId| -> Vec<String> {
            let own = load_of(root.path(), team).unwrap();
            own.iter().map(Identity::to_public).collect()
        };
        let third = newer.identity.to_public();
        assert_eq!(publics(&kerkrade), [third.clone(), second]);
        assert_eq!(publics(&national), std::slice::from_ref(&first));

        retire_older(root.path(), &kerkrade).unwrap();
        assert_eq!(publics(&kerkrade), [third]);
        assert_eq!(publics(&national), [first]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}
