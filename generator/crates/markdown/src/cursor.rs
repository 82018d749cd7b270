//! Reads the parts of a shortcode: names, arguments and punctuation.

use std::collections::BTreeMap;
use std::ops::Range;

/// Quotes as word processors and telephones write them.
const CURLY: [char; 8] = ['“', '”', '„', '‟', '‘', '’', '«', '»'];

/// The value of an argument.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Argument {
    /// `"text"`
    Text(String),
    /// `12`
    Number(i64),
    /// `true` or `false`
    Bool(bool),
}

/// A word for the kind of mistake in a shortcode, and what it is about.
pub(super) type SyntaxFault = (&'static str, String);
/// Arguments, and where each is written.
pub(super) type Arguments = (BTreeMap<String, Argument>, BTreeMap<String, Range<usize>>);

pub(super) struct Cursor<'t> {
    text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    /// After the two braces at a place, and blanks.
    pub(super) fn inside(text: &'t str, start: usize) -> Self {
        let mut cursor = Self {
            text,
            at: start + 2,
        };
        cursor.skip_space();
        cursor
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    pub(super) fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    pub(super) fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    pub(super) fn word(&mut self) -> Option<String> {
        let length = self
            .rest()
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte == b'-')
            .count();
        let word = self.rest()[..length].to_owned();
        self.at += length;
        (length > 0).then_some(word)
    }

    /// Whether the tag ends here.
    pub(super) fn closes(&mut self) -> bool {
        self.skip_space();
        self.eat("%}")
    }

    /// The arguments up to and with the closing bracket. A mistake has the place of
    /// its argument.
    pub(super) fn arguments(&mut self) -> Result<Arguments, (SyntaxFault, usize)> {
        let mut arguments = BTreeMap::new();
        let mut places = BTreeMap::new();
        loop {
            self.skip_space();
            if self.eat(")") {
                return Ok((arguments, places));
            }
            let start = self.at;
            let mistake = |fault: &'static str, name: &str| ((fault, name.to_owned()), start);
            let name = self.word().ok_or_else(|| mistake("key", ""))?;
            self.skip_space();
            if !self.eat("=") {
                return Err(mistake("equals", &name));
            }
            self.skip_space();
            let value = self.value(&name).map_err(|fault| (fault, start))?;
            if arguments.insert(name.clone(), value).is_some() {
                return Err(mistake("twice", &name));
            }
            places.insert(name.clone(), start..self.at);
            self.skip_space();
            if !self.eat(",") && !self.rest().starts_with(')') {
                return Err(mistake("comma", &name));
            }
        }
    }

    fn value(&mut self, name: &str) -> Result<Argument, SyntaxFault> {
        if self.eat("\"") {
            return self.string(name).map(Argument::Text);
        }
        if self.rest().starts_with(CURLY) {
            return Err(("curly", name.to_owned()));
        }
        if self.rest().starts_with('\'') {
            return Err(("single", name.to_owned()));
        }
        let negative = self.eat("-");
        let word = self.word().ok_or_else(|| ("no-value", name.to_owned()))?;
        match (word.as_str(), negative) {
            ("true", false) => Ok(Argument::Bool(true)),
            ("false", false) => Ok(Argument::Bool(false)),
            _ => {
                let number: i64 = word.parse().map_err(|_| ("quotes", name.to_owned()))?;
                Ok(Argument::Number(if negative { -number } else { number }))
            }
        }
    }

    /// The text up to the closing quote; `\"` and `\\` stand for themselves.
    fn string(&mut self, name: &str) -> Result<String, SyntaxFault> {
        let mut value = String::new();
        let mut escaped = false;
        for (index, character) in self.rest().char_indices() {
            match character {
                '\\' if !escaped => escaped = true,
                '"' if !escaped => {
                    self.at += index + 1;
                    return Ok(value);
                }
                _ => {
                    if escaped && character != '"' && character != '\\' {
                        value.push('\\');
                    }
                    value.push(character);
                    escaped = false;
                }
            }
        }
        Err(("open-quote", name.to_owned()))
    }
}
