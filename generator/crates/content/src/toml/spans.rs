//! Where the value of a key is in TOML that has been read into a type.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The places of all values of one file.
pub struct Spans<'t>(DeTable<'t>);

impl<'t> Spans<'t> {
    /// Of a file, or of the front matter of a page whose other lines are blank.
    pub fn of(text: &'t str) -> Self {
        Self(DeTable::parse_recoverable(text).0.into_inner())
    }

    /// Where the value at the end of these keys is; a number is a place in a
    /// list, from 0. Of a value that is not there, the one that should have it.
    pub fn at(&self, path: &[&str]) -> Range<usize> {
        let Some((first, rest)) = path.split_first() else {
            return 0..0;
        };
        let Some((key, value)) = self.0.iter().find(|(key, _)| key.get_ref() == first) else {
            return 0..0;
        };
        let found = rest
            .iter()
            .try_fold(value, |value, step| inner(value, step).ok_or(value));
        let (Ok(value) | Err(value)) = found;
        if value.span().is_empty() {
            key.span()
        } else {
            value.span()
        }
    }
}

fn inner<'v, 't>(value: &'v Spanned<DeValue<'t>>, step: &str) -> Option<&'v Spanned<DeValue<'t>>> {
    match value.get_ref() {
        DeValue::Table(table) => table
            .iter()
            .find(|(key, _)| key.get_ref() == step)
            .map(|(_, value)| value),
        DeValue::Array(items) => items.get(step.parse::<usize>().ok()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Spans;

    #[test]
    fn values_have_a_place() {
        let text = "a = 1\nb = [\"x\", \"y\"]\n[[c]]\nd = { e = 5 }\n[[c]]\nf = 6\n";
        let spans = Spans::of(text);
        for (path, expected) in [
            (&["a"][..], "1"),
            (&["b", "1"], "\"y\""),
            (&["c", "0", "d", "e"], "5"),
            (&["c", "1", "f"], "6"),
            (&["c", "1", "weg"], "[[c]]"),
            (&["weg"], ""),
        ] {
            assert_eq!(&text[spans.at(path)], expected, "{path:?}");
        }
    }
}
