//! The public keys in `content/site.toml`, changed without touching anything else in the file.

use toml_edit::{Array, DocumentMut, TomlError, Value};

const KEY: &str = "recipients";

/// Why the file cannot be changed.
#[derive(Debug, thiserror::Error)]
pub(super) enum RecipientsError {
    /// The file is no TOML.
    #[error("content/site.toml is niet te lezen: {0}")]
    Syntax(#[from] TomlError),
    /// The key is there and is no list of texts.
    #[error("`recipients` in content/site.toml moet een lijst van sleutels zijn: [\"age1…\"]")]
    Shape,
}

/// The public keys that stand there.
pub(super) fn read(text: &str) -> Result<Vec<String>, RecipientsError> {
    let document: DocumentMut = text.parse()?;
    let Some(item) = document.get(KEY) else {
        return Ok(Vec::new());
    };
    let list = item.as_array().ok_or(RecipientsError::Shape)?;
    list.iter()
        .map(|value| value.as_str().map(str::to_owned))
        .collect::<Option<_>>()
        .ok_or(RecipientsError::Shape)
}

/// The file with `new` in the place of the `old` keys; keys of others, such as a recovery key, stay.
pub(super) fn replaced(text: &str, old: &[String], new: &str) -> Result<String, RecipientsError> {
    let mut document: DocumentMut = text.parse()?;
    let item = document
        .entry(KEY)
        .or_insert_with(|| toml_edit::value(Array::new()))
        .as_array_mut()
        .ok_or(RecipientsError::Shape)?;
    let is_old = |value: &Value| {
        value
            .as_str()
            .is_some_and(|key| old.iter().any(|o| o == key))
    };
    let place = item.iter().position(is_old);
    if let Some(place) = place {
        item.replace(place, new);
        item.retain(|value| !is_old(value));
    } else {
        match own_line(item) {
            Some(prefix) => {
                let mut value = Value::from(new);
                value.decor_mut().set_prefix(prefix);
                item.push_formatted(value);
            }
            None => item.push(new),
        }
    }
    Ok(document.to_string())
}

/// What stands before a key where each has a line of its own.
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
            assert_eq!(replaced(before, &old(), "age1nieuw").unwrap(), after);
        }
    }

    #[test]
    fn what_cannot_be_changed_says_why() {
        for text in [
            "recipients = \"age1oud\"",
            "recipients = [",
            "recipients = 3",
        ] {
            assert!(replaced(text, &old(), "age1nieuw").is_err(), "{text}");
        }
        assert!(read("recipients = [1]").is_err());
        assert_eq!(read("title = \"X\"").unwrap(), Vec::<String>::new());
    }
}
