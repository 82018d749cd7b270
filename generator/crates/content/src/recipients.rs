//! The public keys in `content/site.toml`, read and changed without touching anything else in the file. The comment with a
//! key says whose it is: behind it on its line, or else on the lines above it.

use diagnostics::Message;
use forms::team::TeamId;
use toml_edit::{Array, DocumentMut, Item, Table, TomlError, Value};

const KEY: &str = "recipients";
const RECOVERY: &str = "recovery";
const TEAMS: &str = "teams";
/// Names a team.
const ID: &str = "id";
/// What was taken out of use by name, so that no older copy of the site brings it back.
const REVOKED: &str = "revoked";

/// A public key, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedKey {
    /// The key (`age1…`).
    pub key: String,
    /// What the comment with it says; empty without one.
    pub name: String,
}

/// The list that a key is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyList {
    /// Of the national team.
    National,
    /// Kept offline, beside every seal.
    Recovery,
    /// Of the team with this id.
    Team(String),
}

/// A public key that something is sealed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedKey {
    /// Where it is.
    pub list: KeyList,
    /// The key, and whose it is.
    pub key: NamedKey,
}

/// Why the file cannot be changed.
#[derive(Debug, thiserror::Error)]
pub enum RecipientsError {
    /// The file is no TOML.
    #[error("content/site.toml cannot be read: {0}")]
    Syntax(#[from] TomlError),
    /// The key is there and is no list of texts.
    #[error("`recipients` in content/site.toml is no list of keys")]
    Shape,
    /// There is no such team.
    #[error("content/site.toml has no team with the id {0}")]
    NoTeam(TeamId),
}

impl RecipientsError {
    /// The message that says it to a reader.
    pub fn message(&self) -> Message {
        match self {
            Self::Syntax(error) => Message::new("keys-no-toml").because(error.to_string()),
            Self::Shape => Message::new("keys-no-list"),
            Self::NoTeam(team) => Message::new("keys-no-team").with("team", team.to_string()),
        }
    }
}

/// The public keys that something is sealed to, in the order of the file: of the national team, of recovery, of the teams.
pub fn read(text: &str) -> Result<Vec<ListedKey>, RecipientsError> {
    let mut document: DocumentMut = text.parse()?;
    let mut all = Vec::new();
    for (list, keys) in lists(&mut document)? {
        let named = named_keys(keys)?.into_iter();
        all.extend(named.map(|key| ListedKey {
            list: list.clone(),
            key,
        }));
    }
    Ok(all)
}

/// The public keys that were taken out of use.
pub fn read_revoked(text: &str) -> Result<Vec<NamedKey>, RecipientsError> {
    let document: DocumentMut = text.parse()?;
    match document.get(REVOKED) {
        None => Ok(Vec::new()),
        Some(item) => named_keys(item.as_array().ok_or(RecipientsError::Shape)?),
    }
}

/// The ids of the teams that have a list of keys.
pub fn teams(text: &str) -> Result<Vec<String>, RecipientsError> {
    let mut document: DocumentMut = text.parse()?;
    let lists = lists(&mut document)?.into_iter();
    Ok(lists
        .filter_map(|(list, _)| match list {
            KeyList::Team(id) => Some(id),
            KeyList::National | KeyList::Recovery => None,
        })
        .collect())
}

/// Every list of keys that something is sealed to, as far as it is there.
fn lists(document: &mut DocumentMut) -> Result<Vec<(KeyList, &mut Array)>, RecipientsError> {
    let mut found = Vec::new();
    for (key, item) in document.iter_mut() {
        let list = match key.get() {
            KEY => KeyList::National,
            RECOVERY => KeyList::Recovery,
            TEAMS => {
                let tables = item.as_array_of_tables_mut();
                for table in tables.ok_or(RecipientsError::Shape)?.iter_mut() {
                    let id = table.get(ID).and_then(Item::as_str);
                    let list = KeyList::Team(id.unwrap_or_default().to_owned());
                    if let Some(keys) = table.get_mut(KEY) {
                        let keys = keys.as_array_mut().ok_or(RecipientsError::Shape)?;
                        found.push((list, keys));
                    }
                }
                continue;
            }
            _ => continue,
        };
        let keys = item.as_array_mut().ok_or(RecipientsError::Shape)?;
        found.push((list, keys));
    }
    Ok(found)
}

fn named_keys(list: &Array) -> Result<Vec<NamedKey>, RecipientsError> {
    let named = |(index, value): (usize, &Value)| {
        let key = value.as_str()?.to_owned();
        let name = name_of(list, index);
        Some(NamedKey { key, name })
    };
    list.iter()
        .enumerate()
        .map(named)
        .collect::<Option<_>>()
        .ok_or(RecipientsError::Shape)
}

/// The file without `key` in any list, and with it among what was taken out of use, with whose it was.
pub fn revoked(text: &str, key: &NamedKey) -> Result<String, RecipientsError> {
    let mut document: DocumentMut = text.parse()?;
    for (_, list) in lists(&mut document)? {
        let stands_at = |list: &Array| {
            list.iter()
                .position(|value| value.as_str() == Some(&*key.key))
        };
        while let Some(index) = stands_at(list) {
            remove(list, index);
        }
    }
    let out = document
        .entry(REVOKED)
        .or_insert_with(|| toml_edit::value(Array::new()))
        .as_array_mut()
        .ok_or(RecipientsError::Shape)?;
    if !out.iter().any(|value| value.as_str() == Some(&*key.key)) {
        let mut value = Value::from(&*key.key);
        let comment = match &*key.name {
            "" => String::new(),
            name => format!("\n  # {name}"),
        };
        value.decor_mut().set_prefix(format!("{comment}\n  "));
        out.push_formatted(value);
        out.set_trailing_comma(true);
        if !text_of(Some(out.trailing())).contains('\n') {
            out.set_trailing("\n");
        }
    }
    Ok(document.to_string())
}

/// What the comment with a key says: the one behind it on its line, or else those above it.
fn name_of(list: &Array, index: usize) -> String {
    let value = list.get(index);
    let behind = text_of(value.and_then(|value| value.decor().suffix()));
    let after = after(list, index);
    let behind = format!("{behind}{}", first_line(after));
    let comment = comments(&behind);
    if !comment.is_empty() {
        return comment;
    }
    let before = before(list, index);
    comments(&before[first_line(before).len()..])
}

/// The text of comments, without their marks.
fn comments(text: &str) -> String {
    let lines = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix('#'));
    let lines: Vec<_> = lines
        .map(|line| line.trim_matches([' ', '\t', '#']))
        .collect();
    lines.join(" ").trim().to_owned()
}

/// The text before a key; its first line belongs to the key before it.
fn before(list: &Array, index: usize) -> &str {
    text_of(list.get(index).and_then(|value| value.decor().prefix()))
}

/// The text after a key and its comma.
fn after(list: &Array, index: usize) -> &str {
    if index + 1 < list.len() {
        before(list, index + 1)
    } else {
        text_of(Some(list.trailing()))
    }
}

fn text_of(raw: Option<&toml_edit::RawString>) -> &str {
    raw.and_then(toml_edit::RawString::as_str)
        .unwrap_or_default()
}

fn first_line(text: &str) -> &str {
    text.find('\n').map_or(text, |end| &text[..end])
}

/// Takes a key out with the comment that says whose it is; the comments of the others stay with them.
fn remove(list: &mut Array, index: usize) {
    let own = before(list, index).to_owned();
    let next = after(list, index).to_owned();
    let is_last = index + 1 == list.len();
    // What is behind the key before it, on that one's line.
    let head = first_line(&own);
    let kept = match next.find('\n') {
        Some(end) => format!("{head}{}", &next[end..]),
        None if own.contains('\n') && is_last => format!("{head}\n"),
        None if own.contains('\n') => {
            let indent = own.rfind('\n').map_or("", |last| &own[last..]);
            format!("{head}{indent}")
        }
        None if index == 0 && !is_last => own.clone(),
        None => next.clone(),
    };
    list.remove(index);
    if is_last {
        list.set_trailing(kept);
    } else if let Some(value) = list.get_mut(index) {
        value.decor_mut().set_prefix(kept);
    }
}

/// The file with `new` in the place of the `old` keys of a team; keys of others, such as a recovery key, stay.
pub fn replaced(
    text: &str,
    team: &TeamId,
    old: &[String],
    new: &str,
) -> Result<String, RecipientsError> {
    let mut document: DocumentMut = text.parse()?;
    let keys = if team.is_national() {
        document
            .entry(KEY)
            .or_insert_with(|| toml_edit::value(Array::new()))
            .as_array_mut()
            .ok_or(RecipientsError::Shape)?
    } else {
        keys_of(&mut document, team)?
    };
    replace(keys, old, new);
    Ok(document.to_string())
}

/// The keys of a team, which is in the file.
fn keys_of<'d>(
    document: &'d mut DocumentMut,
    team: &TeamId,
) -> Result<&'d mut Array, RecipientsError> {
    let tables = document.get_mut(TEAMS).map(Item::as_array_of_tables_mut);
    let tables = tables.map(|tables| tables.ok_or(RecipientsError::Shape));
    let mut tables = tables
        .transpose()?
        .into_iter()
        .flat_map(|all| all.iter_mut());
    let is_it = |table: &&mut Table| table.get(ID).and_then(Item::as_str) == Some(team.as_str());
    let table = tables
        .find(is_it)
        .ok_or_else(|| RecipientsError::NoTeam(team.clone()))?;
    table
        .entry(KEY)
        .or_insert_with(|| toml_edit::value(Array::new()))
        .as_array_mut()
        .ok_or(RecipientsError::Shape)
}

fn replace(keys: &mut Array, old: &[String], new: &str) {
    let is_old = |value: &Value| {
        value
            .as_str()
            .is_some_and(|key| old.iter().any(|o| o == key))
    };
    let place = keys.iter().position(is_old);
    if let Some(place) = place {
        keys.replace(place, new);
        keys.retain(|value| !is_old(value));
        return;
    }
    match own_line(keys) {
        Some(prefix) => {
            let mut value = Value::from(new);
            value.decor_mut().set_prefix(prefix);
            keys.push_formatted(value);
        }
        None => keys.push(new),
    }
}

/// The text before a key where each has a line of its own.
fn own_line(keys: &Array) -> Option<String> {
    let before = keys.iter().last()?.decor().prefix()?.as_str()?;
    before.rfind('\n').map(|line| before[line..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn old() -> Vec<String> {
        vec!["age1oud".to_owned(), "age1ouder".to_owned()]
    }

    #[test]
    fn only_the_keys_change() {
        for (before, after) in [
            ("recipients = []\n", "recipients = [\"age1nieuw\"]\n"),
            (
                "# Titel\ntitle = \"X\" # kort\nrecipients = [ \"age1oud\" ] # wij\n\n[signals]\nnl = []\n",
                "# Titel\ntitle = \"X\" # kort\nrecipients = [ \"age1nieuw\" ] # wij\n\n[signals]\nnl = []\n",
            ),
            (
                "recipients = [\n  # wij\n  \"age1oud\",\n  # de kluis\n  \"age1kluis\",\n]\n",
                "recipients = [\n  # wij\n  \"age1nieuw\",\n  # de kluis\n  \"age1kluis\",\n]\n",
            ),
            (
                "recipients = [\"age1ouder\", \"age1kluis\", \"age1oud\"]\n",
                "recipients = [\"age1nieuw\", \"age1kluis\"]\n",
            ),
            (
                "recipients = [\n  \"age1kluis\",\n]\n",
                "recipients = [\n  \"age1kluis\",\n  \"age1nieuw\",\n]\n",
            ),
            (
                "title = \"X\"\n[signals]\nnl = []\n",
                "title = \"X\"\nrecipients = [\"age1nieuw\"]\n[signals]\nnl = []\n",
            ),
        ] {
            assert_eq!(
                replaced(before, &TeamId::national(), &old(), "age1nieuw").unwrap(),
                after
            );
        }
    }

    #[test]
    fn the_comment_with_a_key_says_whose_it_is() {
        for (text, names) in [
            ("recipients = [\"age1a\", \"age1b\"]", ["", ""]),
            (
                "recipients = [\n  \"age1a\", # Fatima, laptop\n  \"age1b\" # Jan\n]",
                ["Fatima, laptop", "Jan"],
            ),
            (
                "recipients = [\n  # Fatima,\n  # laptop\n  \"age1a\",\n  # Jan\n  \"age1b\",\n]",
                ["Fatima, laptop", "Jan"],
            ),
            (
                "recipients = [ # wie mag lezen\n  \"age1a\", # Fatima\n  # de kluis\n  \"age1b\",\n]",
                ["Fatima", "de kluis"],
            ),
            (
                "recipients = [\n  \"age1a\", # Fatima\n  \"age1b\",\n]",
                ["Fatima", ""],
            ),
        ] {
            let read = read(text).unwrap();
            let found: Vec<_> = read.iter().map(|one| &*one.key.name).collect();
            assert_eq!(found, names, "{text}");
        }
    }

    #[test]
    fn a_key_goes_with_its_name_and_everything_else_stays() {
        let revoke = |text: &str, key: &str| {
            let named = read(text).unwrap();
            let key = named.into_iter().find(|one| one.key.key == key).unwrap();
            revoked(text, &key.key).unwrap()
        };
        for (before, key, after) in [
            (
                "recipients = [\"age1a\", \"age1b\", \"age1c\"]\n",
                "age1b",
                "recipients = [\"age1a\", \"age1c\"]\nrevoked = [\n  \"age1b\",\n]\n",
            ),
            (
                "recipients = [\"age1a\", \"age1b\"]\n",
                "age1a",
                "recipients = [\"age1b\"]\nrevoked = [\n  \"age1a\",\n]\n",
            ),
            (
                "recipients = [\n  \"age1a\", # Fatima\n  \"age1b\", # Jan\n  \"age1c\", # kluis\n]\n",
                "age1b",
                "recipients = [\n  \"age1a\", # Fatima\n  \"age1c\", # kluis\n]\nrevoked = [\n  # Jan\n  \"age1b\",\n]\n",
            ),
            (
                "recipients = [\n  \"age1a\", # Fatima\n  \"age1b\" # Jan\n]\n[signals]\nnl = []\n",
                "age1b",
                "recipients = [\n  \"age1a\" # Fatima\n]\nrevoked = [\n  # Jan\n  \"age1b\",\n]\n[signals]\nnl = []\n",
            ),
            (
                "recipients = [\n  # Fatima\n  \"age1a\",\n  # Jan\n  \"age1b\",\n]\nrevoked = [\n  \"age1x\",\n]\n",
                "age1a",
                "recipients = [\n  # Jan\n  \"age1b\",\n]\nrevoked = [\n  \"age1x\",\n  # Fatima\n  \"age1a\",\n]\n",
            ),
        ] {
            let changed = revoke(before, key);
            assert_eq!(changed, after);
            assert!(read(&changed).unwrap().iter().all(|one| one.key.key != key));
            assert!(
                read_revoked(&changed)
                    .unwrap()
                    .iter()
                    .any(|one| one.key == key)
            );
        }
    }

    #[test]
    fn the_keys_of_a_team_are_its_own() {
        let text = "recipients = [\"age1wij\"]\nrecovery = [\"age1kluis\"] # de kluis\n\n[[teams]]\nid = \"kerkrade\"\n\
                    recipients = [\"age1oud\"] # Kerkrade\n\n[[teams]]\nid = \"zaanstad\"\n";
        let listed = read(text).unwrap();
        let lists: Vec<_> = listed
            .iter()
            .map(|one| (&one.list, &*one.key.key))
            .collect();
        assert_eq!(
            lists,
            [
                (&KeyList::National, "age1wij"),
                (&KeyList::Recovery, "age1kluis"),
                (&KeyList::Team("kerkrade".into()), "age1oud"),
            ]
        );
        let [kerkrade, zaanstad, nowhere] =
            ["kerkrade", "zaanstad", "nergens"].map(|id| TeamId::of_a_team(id).unwrap());
        let changed = replaced(text, &kerkrade, &old(), "age1nieuw").unwrap();
        assert_eq!(changed, text.replace("age1oud", "age1nieuw"));
        let changed = replaced(text, &zaanstad, &[], "age1nieuw").unwrap();
        assert!(
            changed.ends_with("id = \"zaanstad\"\nrecipients = [\"age1nieuw\"]\n"),
            "{changed}"
        );
        let error = replaced(text, &nowhere, &[], "age1nieuw").unwrap_err();
        assert!(matches!(error, RecipientsError::NoTeam(_)), "{error}");
        let gone = revoked(text, &listed[2].key).unwrap();
        assert!(gone.contains("recipients = [] # Kerkrade"), "{gone}");
        assert_eq!(read(&gone).unwrap().len(), 2);
    }

    #[test]
    fn what_cannot_be_changed_says_why() {
        for text in [
            "recipients = \"age1oud\"",
            "recipients = [",
            "recipients = 3",
        ] {
            assert!(
                replaced(text, &TeamId::national(), &old(), "age1nieuw").is_err(),
                "{text}"
            );
        }
        assert!(read("recipients = [1]").is_err());
        assert_eq!(read("title = \"X\"").unwrap(), []);
    }
}
