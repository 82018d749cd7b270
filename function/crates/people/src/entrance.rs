//! Sessions: a cookie and a row of the table that open nothing without each other.

use jiff::{SignedDuration, Timestamp};
use zeroize::Zeroizing;

use forms::team::TeamId;
use store::{
    Belongings, Lock, Person, PersonId, RightsEvent, Session, Standing, StoreError, Wrap, Write,
};
use unsealing::Identity;

use crate::rights;
use crate::token::Token;
use crate::{NamesKey, People, PeopleError, locks, names};

/// How long a session lasts: a working day.
pub const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// After so long without a request, a session asks for the passkey again. `templates/desk/idle.js` hides pages after as long.
const IDLE: SignedDuration = SignedDuration::from_mins(15);
/// A session is noted as used at most once in this time.
const NOTED: SignedDuration = SignedDuration::from_mins(1);

/// The value of the cookie of a session: whose it is, and its token.
#[derive(Debug, Clone)]
pub struct SessionCookie {
    person: PersonId,
    token: Token,
}

impl SessionCookie {
    /// Reads the value of a cookie.
    pub fn parse(value: &str) -> Option<Self> {
        let (person, token) = value.split_once('.')?;
        Some(Self {
            person: PersonId::parse(person)?,
            token: Token::parse(token)?,
        })
    }

    /// The value for the cookie.
    pub fn reveal(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("{}.{}", self.person, *self.token.reveal()))
    }
}

/// What a session lets somebody do.
#[derive(Debug)]
pub enum Entrance {
    /// It is theirs, and opens what they may read.
    Open(Box<Inside>),
    /// It was not used for a while. It opens again with a passkey or a passphrase. This is whose it is, if that can be read.
    Locked(Option<String>),
    /// There is no such session.
    Outside,
}

/// Somebody with a session.
#[derive(Debug, Clone)]
pub struct Inside {
    /// Who it is.
    pub person: Person,
    /// Their name; none when their own key does not open it yet.
    pub name: Option<String>,
    /// Opens the names of others.
    pub names: NamesKey,
    /// Their own secret key.
    pub(crate) own: Identity,
    /// The keys of their teams.
    pub keys: Vec<TeamKey>,
    /// The hash of the token of this session.
    pub session: String,
}

/// The key of a team.
#[derive(Debug, Clone)]
pub struct TeamKey {
    /// Whose.
    pub team: TeamId,
    /// Its public half.
    pub public: String,
    /// It.
    pub key: Identity,
}

impl TeamKey {
    /// A secret key of a team.
    pub fn new(team: TeamId, key: Identity) -> Self {
        Self {
            team,
            public: key.to_public(),
            key,
        }
    }

    /// For somebody with this public key.
    pub(crate) fn wrap_to(&self, to: &str) -> Result<Wrap, PeopleError> {
        Ok(Wrap {
            lock: Lock::Team(self.team.clone(), self.public.clone()),
            salt: Vec::new(),
            sealed: locks::wrap(&self.key, to)?,
        })
    }
}

impl People {
    /// Who has this session, and what it opens. The session was used then.
    pub async fn entrance(&self, cookie: &SessionCookie) -> Result<Entrance, PeopleError> {
        self.admit(cookie, true).await
    }

    /// Like [`Self::entrance`], for what a page asks by itself: a session that nobody uses locks all the same.
    pub async fn glance(&self, cookie: &SessionCookie) -> Result<Entrance, PeopleError> {
        self.admit(cookie, false).await
    }

    async fn admit(&self, cookie: &SessionCookie, is_used: bool) -> Result<Entrance, PeopleError> {
        let now = self.clock.now();
        let found = match self.store.belongings(&cookie.person, now).await {
            Ok(found) => found,
            Err(StoreError::NotFound) => return Ok(Entrance::Outside),
            Err(error) => return Err(error.into()),
        };
        let hash = cookie.token.hash();
        let Some(session) = found.sessions.iter().find(|one| one.hash == hash) else {
            return Ok(Entrance::Outside);
        };
        if !matches!(found.person.standing, Standing::Active | Standing::Waiting) {
            return Ok(Entrance::Outside);
        }
        let lock = locks::of_session(&cookie.token)?;
        let Ok(own) = locks::unwrap(&lock, &session.sealed) else {
            return Ok(Entrance::Outside);
        };
        let name = names::opened(&found.person.name, &own);
        if is_idle(session, now) && can_open_again(&found) {
            return Ok(Entrance::Locked(name));
        }
        if is_used && now.duration_since(session.seen) >= NOTED {
            let seen = Session {
                seen: now,
                ..session.clone()
            };
            // A store that cannot write now is no reason not to read.
            if let Err(error) = self.store.touch(&found.person.id, &seen).await {
                tracing::warn!(%error, "a session is not noted as used");
            }
        }
        let keys = self.keys_of(&found, &own).await?;
        Ok(Entrance::Open(Box::new(Inside {
            name,
            names: NamesKey::of(&found, &own),
            person: found.person,
            own,
            keys,
            session: hash,
        })))
    }

    /// Ends the session of this cookie.
    pub async fn leave(&self, cookie: &SessionCookie) -> Result<(), PeopleError> {
        self.end_session(&cookie.person, &cookie.token.hash()).await
    }

    /// Ends a session of somebody.
    pub async fn end_session(&self, person: &PersonId, hash: &str) -> Result<(), PeopleError> {
        let writes = [Write::EndSession(person, hash)];
        let event = self.event(Some(person), person, "session-ended", "");
        Ok(self.store.change_people(&writes, &event).await?)
    }

    /// A new session for somebody whose secret key was just opened, and its cookie.
    pub(crate) fn new_session(
        &self,
        person: &PersonId,
        own: &Identity,
        entered_by: &str,
    ) -> Result<(Session, SessionCookie), PeopleError> {
        let token = Token::generate()?;
        let now = self.clock.now();
        let device = self.device.as_deref();
        let device = device.map(|words| names::sealed_words(words, &[&own.to_public()]));
        let session = Session {
            hash: token.hash(),
            begun: now,
            seen: now,
            until: now.checked_add(SESSION).unwrap_or(Timestamp::MAX),
            sealed: locks::wrap(own, &locks::of_session(&token)?.to_public())?,
            entered_by: Some(entered_by.to_owned()),
            device: device.transpose()?,
        };
        let person = person.clone();
        Ok((session, SessionCookie { person, token }))
    }

    /// Begins a session.
    pub(crate) async fn enter(
        &self,
        person: &Person,
        own: &Identity,
        how: &'static str,
    ) -> Result<SessionCookie, PeopleError> {
        let (session, cookie) = self.new_session(&person.id, own, how)?;
        // Whoever was put out a moment ago does not come in.
        let writes = [Write::Still(person), Write::Session(&person.id, &session)];
        let event = self.event(Some(&person.id), &person.id, "entered", how);
        self.store.change_people(&writes, &event).await?;
        self.tend_names_after(person, own).await;
        Ok(cookie)
    }

    /// Names that an earlier version kept readable are sealed when somebody comes in. That is no reason to keep them out.
    pub(crate) async fn tend_names_after(&self, person: &Person, own: &Identity) {
        if let Err(error) = self.tend_names_of(person, own).await {
            tracing::error!(%error, "names that are readable are sealed the next time");
        }
    }

    /// The keys that somebody's own key opens, those of this machine's key file first and in its order.
    async fn keys_of(
        &self,
        found: &Belongings,
        own: &Identity,
    ) -> Result<Vec<TeamKey>, PeopleError> {
        if found.person.standing != Standing::Active || !rights::reads(&found.person.roles) {
            return Ok(Vec::new());
        }
        let mut keys: Vec<TeamKey> = Vec::new();
        for wrap in &found.wraps {
            if let Lock::Team(team, public) = &wrap.lock
                && found.person.teams.contains(team)
                && let Ok(key) = locks::unwrap(own, &wrap.sealed)
            {
                keys.push(TeamKey {
                    team: team.clone(),
                    public: public.clone(),
                    key,
                });
            }
        }
        if self.is_at_home(found) {
            for newer in &*self.machine {
                if keys.iter().any(|each| each.public == newer.public) {
                    continue;
                }
                // The key file has a key that is newer than the person's wraps. Of a team that is not theirs, it opens here
                // only.
                if found.person.teams.contains(&newer.team) {
                    let wrap = newer.wrap_to(&found.person.key)?;
                    self.store.keep_wrap(&found.person.id, &wrap).await?;
                }
                keys.push(newer.clone());
            }
            self.keep_key_file(found, own).await?;
        }
        let place = |public: &str| {
            let mut known = self.machine.iter();
            known
                .position(|each| each.public == public)
                .unwrap_or(usize::MAX)
        };
        keys.sort_by_key(|each| place(&each.public));
        Ok(keys)
    }

    /// The first key of a key file lets people in; when it is a new one, it does that from now on, because the older ones will be
    /// taken out of the file.
    async fn keep_key_file(&self, found: &Belongings, own: &Identity) -> Result<(), PeopleError> {
        let Some(TeamKey { public, .. }) = self.machine.first() else {
            return Ok(());
        };
        let lock = Lock::KeyFile(public.clone());
        if found.wraps.iter().any(|wrap| wrap.lock == lock) {
            return Ok(());
        }
        let wrap = Wrap {
            lock,
            salt: Vec::new(),
            sealed: locks::wrap(own, public)?,
        };
        let id = &found.person.id;
        self.store.keep_wrap(id, &wrap).await?;
        Ok(self.store.keep_at_key_file(id, public).await?)
    }

    /// Whether this machine's key file opens the person's own key.
    fn is_at_home(&self, found: &Belongings) -> bool {
        found.wraps.iter().any(|wrap| match &wrap.lock {
            Lock::KeyFile(public) => self.machine.iter().any(|known| known.public == *public),
            _ => false,
        })
    }

    pub(crate) fn event<'a>(
        &self,
        by: Option<&'a PersonId>,
        person: &'a PersonId,
        what: &'static str,
        about: &'a str,
    ) -> RightsEvent<'a> {
        RightsEvent {
            by,
            person,
            what,
            about,
            at: self.clock.now(),
        }
    }
}

/// A desk whose clock is behind sees a session that was used in the future: that is no idle one.
pub(crate) fn is_idle(session: &Session, now: Timestamp) -> bool {
    now.duration_since(session.seen) >= IDLE
}

/// Who came in by a link at this machine has nothing to open a locked session with.
pub(crate) fn can_open_again(found: &Belongings) -> bool {
    !found.credentials.is_empty()
}
