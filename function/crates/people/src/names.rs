//! Names are sealed: to a key that moderators and administrators hold, wrapped for each of them, and to whom the name belongs.
//! The table keeps only what a name is looked up by, which is no name.
//!
//! Earlier versions kept names readable. Whoever comes in seals them, one person a transaction, so it can be stopped at any moment;
//! what is left is done the next time.

use std::collections::{BTreeMap, BTreeSet};

use sealing::{Recipients, Sealed};
use store::{
    Belongings, Lock, Names, Person, PersonId, Standing, StoreError, StoredName, Wrap, Write,
};
use unsealing::Identity;

use crate::token::random;
use crate::{Name, People, PeopleError, locks, rights};

/// The key of the names, as far as somebody holds it.
#[derive(Debug, Clone, Default)]
pub struct NamesKey(pub(crate) Option<Identity>);

/// Somebody, with their name.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// Who it is.
    pub person: Person,
    /// Their name; none when nothing here opens it.
    pub name: Option<String>,
}

impl NamesKey {
    pub(crate) fn new(key: Identity) -> Self {
        Self(Some(key))
    }

    /// The key among what somebody has.
    pub(crate) fn of(found: &Belongings, own: &Identity) -> Self {
        let key = found.wraps.iter().find_map(|wrap| match wrap.lock {
            Lock::Names(_) => locks::unwrap(own, &wrap.sealed).ok(),
            _ => None,
        });
        Self(key)
    }

    /// Somebody with their name.
    pub fn colleague(&self, person: Person) -> Colleague {
        let name = self.0.as_ref().map_or_else(
            || readable(&person.name).map(str::to_owned),
            |key| opened(&person.name, key),
        );
        Colleague { person, name }
    }

    /// The key, for somebody else.
    pub(crate) fn wrap_to(&self, public: &str) -> Result<Option<Wrap>, PeopleError> {
        let Some(key) = &self.0 else {
            return Ok(None);
        };
        Ok(Some(Wrap {
            lock: Lock::Names(key.to_public()),
            salt: Vec::new(),
            sealed: locks::wrap(key, public)?,
        }))
    }

    /// A name that this key opens, for whom it belongs to as well.
    pub(crate) fn for_both(
        &self,
        stored: &StoredName,
        own: &str,
    ) -> Result<StoredName, PeopleError> {
        let Some(key) = &self.0 else {
            return Ok(stored.clone());
        };
        match opened(stored, key) {
            Some(name) => sealed(&name, &[&key.to_public(), own]),
            None => Ok(stored.clone()),
        }
    }
}

/// A name that whoever holds one of these keys opens.
pub(crate) fn sealed(name: &str, to: &[&str]) -> Result<StoredName, PeopleError> {
    Ok(StoredName::Sealed(sealed_words(name, to)?))
}

/// A few words, sealed.
pub(crate) fn sealed_words(words: &str, to: &[&str]) -> Result<Sealed, PeopleError> {
    Ok(Recipients::parse(to)?.seal(words.as_bytes())?)
}

/// A few words, if this key opens them.
pub(crate) fn opened_words(sealed: &Sealed, key: &Identity) -> Option<String> {
    String::from_utf8(key.open(sealed).ok()?.to_vec()).ok()
}

/// A name, if this key opens it.
pub(crate) fn opened(stored: &StoredName, key: &Identity) -> Option<String> {
    match stored {
        StoredName::Readable(name) => Some(name.clone()),
        StoredName::Sealed(sealed) => opened_words(sealed, key),
    }
}

fn readable(stored: &StoredName) -> Option<&str> {
    match stored {
        StoredName::Readable(name) => Some(name),
        StoredName::Sealed(_) => None,
    }
}

/// Everything by which a name is looked up.
pub(crate) fn words(name: &Name, names: &Names) -> Result<Vec<String>, PeopleError> {
    let folded = name.folded();
    let words = folded
        .iter()
        .map(|folded| locks::of_name(folded, &names.salt));
    words.collect()
}

/// How names are kept from now on, and the key that opens them.
pub(crate) fn new_names() -> Result<(Names, NamesKey), PeopleError> {
    let key = Identity::generate();
    let names = Names {
        public: key.to_public(),
        salt: random::<16>()?.to_vec(),
    };
    Ok((names, NamesKey::new(key)))
}

/// Whether something about this person is still to be done.
fn wants_tending(person: &Person) -> bool {
    readable(&person.name).is_some() || lacks_key(person)
}

fn lacks_key(person: &Person) -> bool {
    person.standing == Standing::Active
        && !person.knows_names
        && !person.key.is_empty()
        && rights::knows_names(&person.roles)
}

impl People {
    /// Everybody, by name. Whoever has none here comes last.
    pub async fn everybody(&self, key: &NamesKey) -> Result<Vec<Colleague>, PeopleError> {
        let people = self.store.people().await?.into_iter();
        let mut named: Vec<_> = people.map(|person| key.colleague(person)).collect();
        named.sort_by_key(|one| (one.name.is_none(), one.name.clone()));
        Ok(named)
    }

    /// The names of these people, as far as this key opens them.
    pub async fn names(
        &self,
        key: &NamesKey,
        ids: &BTreeSet<PersonId>,
    ) -> Result<BTreeMap<PersonId, String>, PeopleError> {
        let found = self.store.people_by_id(ids).await?.into_values();
        let named = found.map(|person| key.colleague(person));
        let known = named.filter_map(|one| Some((one.person.id, one.name?)));
        Ok(known.collect())
    }

    /// The key of the names, where the key file of this machine opens that of somebody who holds it.
    pub async fn names_here(&self) -> Result<NamesKey, PeopleError> {
        for person in self.listed_here().await? {
            let found = self.store.belongings(&person.id, self.clock.now()).await?;
            let Some(own) = self.opened_here(&found) else {
                continue;
            };
            let key = NamesKey::of(&found, &own);
            if key.0.is_some() {
                return Ok(key);
            }
        }
        Ok(NamesKey::default())
    }

    /// Whose name this is.
    pub async fn owner_of(&self, name: &Name) -> Result<Option<PersonId>, PeopleError> {
        if let Some(names) = self.store.names().await? {
            let word = locks::of_name(&name.as_typed(), &names.salt)?;
            if let Some(owner) = self.store.named(&word).await? {
                return Ok(Some(owner));
            }
        }
        self.readable_owner_of(name).await
    }

    /// Whose name this is, or one that looks like it, among those that an earlier version kept.
    pub(crate) async fn readable_owner_of(
        &self,
        name: &Name,
    ) -> Result<Option<PersonId>, PeopleError> {
        for folded in name.folded() {
            if let Some(owner) = self.store.named(&folded).await? {
                return Ok(Some(owner));
            }
        }
        Ok(None)
    }

    /// The name of somebody who has just accepted, for themselves as well. One that their invitation does not open stays as it is
    /// until they are confirmed.
    pub(crate) async fn kept(
        &self,
        person: &Person,
        name: Option<&str>,
        own: &Identity,
    ) -> Result<StoredName, PeopleError> {
        match (self.store.names().await?, name) {
            (Some(names), Some(name)) if readable(&person.name).is_none() => {
                sealed(name, &[&names.public, &own.to_public()])
            }
            _ => Ok(person.name.clone()),
        }
    }

    /// Seals every name that is readable, and gives the key of the names to whoever may hold it and does not. `known` is what
    /// opens names now; gives what opens them afterwards.
    pub(crate) async fn tend_all_names(
        &self,
        (id, own): (&PersonId, &Identity),
        known: &NamesKey,
    ) -> Result<NamesKey, PeopleError> {
        let people = self.store.people().await?;
        if people.iter().any(wants_tending) {
            self.tend(id, own, people).await
        } else {
            Ok(known.clone())
        }
    }

    /// The same for whoever has just come in, when their own name is readable.
    pub(crate) async fn tend_names_of(
        &self,
        person: &Person,
        own: &Identity,
    ) -> Result<(), PeopleError> {
        if readable(&person.name).is_some() {
            let people = self.store.people().await?;
            self.tend(&person.id, own, people).await?;
        }
        Ok(())
    }

    async fn tend(
        &self,
        id: &PersonId,
        own: &Identity,
        mut people: Vec<Person>,
    ) -> Result<NamesKey, PeopleError> {
        let found = self.store.belongings(id, self.clock.now()).await?;
        if found.person.standing != Standing::Active || !rights::knows_names(&found.person.roles) {
            return Ok(NamesKey::default());
        }
        let (names, key) = match self.store.names().await? {
            Some(names) => (names, NamesKey::of(&found, own)),
            None => self.begin_names(&found.person).await?,
        };
        if key.0.is_none() {
            // A colleague who holds the key does it.
            return Ok(key);
        }
        // One's own comes last: as long as it is readable, there may be something left.
        people.sort_by_key(|person| person.id == *id);
        for person in people.iter().filter(|person| wants_tending(person)) {
            match self.tend_one(person, &names, &key).await {
                // It changed at this moment. The next time.
                Ok(()) | Err(PeopleError::Store(StoreError::Conflict)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(key)
    }

    /// Decides how names are kept, and gives the key to the first who holds it.
    async fn begin_names(&self, person: &Person) -> Result<(Names, NamesKey), PeopleError> {
        let (names, key) = new_names()?;
        let wrap = key.wrap_to(&person.key)?;
        let mut writes = vec![Write::Still(person), Write::Names(&names)];
        writes.extend(wrap.iter().map(|wrap| Write::Wrap(&person.id, wrap)));
        let event = self.event(Some(&person.id), &person.id, "names-given", "");
        self.store.change_people(&writes, &event).await?;
        Ok((names, key))
    }

    async fn tend_one(
        &self,
        person: &Person,
        names: &Names,
        key: &NamesKey,
    ) -> Result<(), PeopleError> {
        let id = &person.id;
        let gives = lacks_key(person);
        let plain = readable(&person.name).map(Name::stored);
        let next = Person {
            name: match &plain {
                Some(name) if person.key.is_empty() => sealed(name.as_str(), &[&names.public])?,
                Some(name) => sealed(name.as_str(), &[&names.public, &person.key])?,
                None => person.name.clone(),
            },
            knows_names: person.knows_names || gives,
            ..person.clone()
        };
        let wrap = if gives {
            key.wrap_to(&person.key)?
        } else {
            None
        };
        let (mut added, mut dropped) = (Vec::new(), Vec::new());
        if let Some(name) = &plain {
            added = words(name, names)?;
            dropped = name.folded();
        }
        let mut writes = vec![Write::Person(&next)];
        writes.extend(wrap.iter().map(|wrap| Write::Wrap(id, wrap)));
        writes.extend(added.iter().map(|word| Write::Name(id, word)));
        writes.extend(dropped.iter().map(|word| Write::DropName(word)));
        let what = if gives { "names-given" } else { "name-sealed" };
        let event = self.event(None, id, what, "");
        Ok(self.store.change_people(&writes, &event).await?)
    }
}
