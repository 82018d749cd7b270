//! Bodies that are something else than their content type says, or that have none: a program that sends a text without
//! saying what it is, a page with `enctype="text/plain"`, JSON under the type of a form.
//!
//! Such a body is taken when it is unmistakable: a JSON object, parts with their delimiter, or fields of which the first is
//! one that was asked for. Whatever else it is, it is a text, which is given back.

use super::multipart::{self, Parts};
use forms::{Submitted, decoded};

/// What a body unmistakably is.
pub(super) enum Found {
    Fields(Submitted),
    Parts(Parts),
}

/// The fields of a body, when `names` are those that it may have. Names that start with `_` belong to every page.
pub(super) fn read(body: &[u8], names: &[&str]) -> Option<Found> {
    if is_json(body) {
        return Submitted::from_json(body).ok().map(Found::Fields);
    }
    if let Some(parts) = multipart::read_by_itself(body) {
        return Some(Found::Parts(parts));
    }
    by_names(body, names).map(Found::Fields)
}

/// Whether a body cannot be a form, because no name begins like that: it is JSON or a text in quotes.
pub(super) fn is_no_form(body: &[u8]) -> bool {
    let first = decoded(body).trim_start().chars().next();
    first.is_some_and(|c| "{[\"<".contains(c))
}

fn is_json(body: &[u8]) -> bool {
    decoded(body).trim_start().starts_with('{')
}

fn by_names(body: &[u8], names: &[&str]) -> Option<Submitted> {
    let text = decoded(body);
    let is_name = |name: &str| {
        let field = name.split('.').next().unwrap_or_default();
        let asked = names.iter().any(|known| known.eq_ignore_ascii_case(field));
        asked || (name.len() > 1 && name.starts_with('_') && !name.contains(char::is_whitespace))
    };
    let (first, _) = text.split_once('=')?;
    if names.is_empty() || !is_name(first.trim()) {
        return None;
    }
    // What is escaped has no blanks and nothing but ASCII. With an `&` before another field it is a form all the same.
    let mut pieces = text.split('&').skip(1);
    let is_field = |piece: &str| {
        let name = piece.split_once('=').map(|(name, _)| name.trim());
        name.is_some_and(is_name)
    };
    let escaped = text.is_ascii() && !text.contains(char::is_whitespace);
    Some(if escaped || pieces.any(is_field) {
        Submitted::from_form(text.as_bytes())
    } else {
        Submitted::from_lines(body, is_name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(body: &str) -> Option<Vec<(String, String)>> {
        match read(body.as_bytes(), &["vraag", "test"])? {
            Found::Fields(fields) | Found::Parts(Parts { fields, .. }) => Some(
                fields
                    .iter()
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .collect(),
            ),
        }
    }

    #[test]
    fn what_is_unmistakable_is_read() {
        for (body, expected) in [
            ("{\"vraag\": \"a\"}", &[("vraag", "a")][..]),
            ("vraag=a+b%21", &[("vraag", "a b!")]),
            ("vraag=1 + 1 = 2\r\n", &[("vraag", "1 + 1 = 2")]),
            (
                "vraag=a\r\n\r\nb=c\r\n_lang=nl\r\n",
                &[("vraag", "a\n\nb=c"), ("_lang", "nl")],
            ),
            (
                "_token=x\r\nvraag=een \u{e9}\r\n",
                &[("_token", "x"), ("vraag", "een \u{e9}")],
            ),
            (
                "VRAAG=a b&test.een=c",
                &[("VRAAG", "a b"), ("test.een", "c")],
            ),
            (
                "--x\r\nContent-Disposition: form-data; name=\"vraag\"\r\n\r\na\r\n--x--\r\n",
                &[("vraag", "a")],
            ),
        ] {
            let expected = expected
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            assert_eq!(pairs(body), Some(expected.collect()), "{body}");
        }
    }

    #[test]
    fn a_text_is_no_form() {
        for body in [
            "",
            "help",
            "a=b dus ik snap het niet",
            "mijn vraag=waarom",
            "{\"vraag\": ",
            "[\"vraag\"]",
            "--\r\nnaam",
            "-- help --\nContent-me",
            "=x",
            "_ =x",
        ] {
            assert_eq!(pairs(body), None, "{body}");
        }
        assert!(read(b"vraag=a", &[]).is_none());
    }
}
