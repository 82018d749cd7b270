//! How an entry of a list is written, and what it says.

use std::fmt;

use smallvec::SmallVec;

use super::pictures;

/// The most points that one hint can give or take.
const MOST_POINTS: i32 = 100;

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry<'e> {
    /// `@gezin = vader, moeder`: a name for phrases.
    Group(&'e str, Vec<Phrase<'e>>),
    /// `! lach .. dood`: a manner of speaking, which is not looked at.
    Exclusion(Vec<Phrase<'e>>),
    /// `~ boek, film`: what is quoted right after it is a title, which is not looked at.
    Titled(Vec<Phrase<'e>>),
    /// `^ wil .. dood`: says of a text that is found that somebody's life is in danger.
    Acute(Vec<Phrase<'e>>),
    /// `= help, help me`: enough where nothing else stands in the text.
    Whole(Vec<Phrase<'e>>),
    /// `zelfmoord*`: enough by itself.
    Sure(Vec<Phrase<'e>>),
    /// `+3 alleen, bang`: counts together with others.
    Hint(i32, Vec<Phrase<'e>>),
}

/// Rows of words that all stand near one another, in any order.
pub(super) type Phrase<'e> = SmallVec<[Row<'e>; 1]>;

/// Words in their order.
pub(super) type Row<'e> = Vec<Step<'e>>;

/// One place in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step<'e> {
    /// Whether a few other words may stand before it.
    pub after_gap: bool,
    /// What may stand there.
    pub any: SmallVec<[Piece<'e>; 1]>,
}

/// What may stand in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'e> {
    /// A word, as it is written in the list.
    Word(&'e str),
    /// The beginning of a word.
    Start(&'e str),
    /// One of the phrases of a group.
    Group(&'e str),
}

/// What is wrong with an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// There are no words in it, or none between two commas.
    Empty,
    /// A row begins or ends with `..`.
    LooseGap,
    /// The number before a hint is none, or too large.
    Points(String),
    /// A sign where a word should be.
    NoWord(String),
    /// A group without a name, or with signs in its name.
    GroupName(String),
    /// A group that was not described in an entry before.
    UnknownGroup(String),
    /// A group that is described twice.
    GroupTwice(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there are no words in it"),
            Self::LooseGap => f.write_str("`..` stands between two words, not at an end"),
            Self::Points(written) => write!(
                f,
                "`{written}` is no number of points from -{MOST_POINTS} to +{MOST_POINTS}"
            ),
            Self::NoWord(written) => write!(f, "`{written}` is no word"),
            Self::GroupName(name) => write!(
                f,
                "`@{name}` is no name for a group: write `@name = word, word` with letters only"
            ),
            Self::UnknownGroup(name) => {
                write!(f, "there is no group `@{name}` in an entry before this one")
            }
            Self::GroupTwice(name) => write!(f, "the group `@{name}` is described twice"),
        }
    }
}

/// Reads an entry.
pub(super) fn parse(entry: &str) -> Result<Entry<'_>, Reason> {
    let entry = entry.trim();
    if let Some(exclusion) = entry.strip_prefix('!') {
        return Ok(Entry::Exclusion(phrases(exclusion)?));
    }
    if let Some(titled) = entry.strip_prefix('~') {
        return Ok(Entry::Titled(phrases(titled)?));
    }
    if let Some(acute) = entry.strip_prefix('^') {
        return Ok(Entry::Acute(phrases(acute)?));
    }
    if let Some(whole) = entry.strip_prefix('=') {
        return Ok(Entry::Whole(phrases(whole)?));
    }
    if let Some((name, members)) = entry
        .strip_prefix('@')
        .and_then(|rest| rest.split_once('='))
    {
        return Ok(Entry::Group(group_name(name.trim())?, phrases(members)?));
    }
    if entry.starts_with(['+', '-']) {
        let (written, rest) = entry.split_once(char::is_whitespace).unwrap_or((entry, ""));
        let points = written
            .parse()
            .ok()
            .filter(|points: &i32| points.abs() <= MOST_POINTS)
            .ok_or_else(|| Reason::Points(written.to_owned()))?;
        return Ok(Entry::Hint(points, phrases(rest)?));
    }
    Ok(Entry::Sure(phrases(entry)?))
}

fn phrases(written: &str) -> Result<Vec<Phrase<'_>>, Reason> {
    let phrases = written.split(',');
    phrases
        .map(|phrase| phrase.split('&').map(row).collect())
        .collect()
}

fn row(written: &str) -> Result<Row<'_>, Reason> {
    let mut row = Row::new();
    let mut after_gap = false;
    for place in written.split_whitespace() {
        if place == ".." {
            if row.is_empty() {
                return Err(Reason::LooseGap);
            }
            after_gap = true;
            continue;
        }
        let any = place.split('|').map(piece).collect::<Result<_, _>>()?;
        row.push(Step { after_gap, any });
        after_gap = false;
    }
    match (row.is_empty(), after_gap) {
        (true, _) => Err(Reason::Empty),
        (_, true) => Err(Reason::LooseGap),
        _ => Ok(row),
    }
}

fn piece(written: &str) -> Result<Piece<'_>, Reason> {
    if let Some(name) = written.strip_prefix('@') {
        return Ok(Piece::Group(group_name(name)?));
    }
    let (word, start) = match written.strip_suffix('*') {
        Some(word) => (word, true),
        None => (written, false),
    };
    let says = |c: char| c.is_alphanumeric() || pictures::is_telling(c);
    if !word.chars().any(says) || !word.chars().all(|c| says(c) || is_joiner(c)) {
        return Err(Reason::NoWord(written.to_owned()));
    }
    Ok(if start {
        Piece::Start(word)
    } else {
        Piece::Word(word)
    })
}

/// What may stand in a word beside letters: a hyphen, an apostrophe, the marks above and below letters.
fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '\'' | '’') || unicode_normalization::char::is_combining_mark(c)
}

fn group_name(name: &str) -> Result<&str, Reason> {
    let letters = |c: char| c.is_alphanumeric() || c == '_';
    if name.is_empty() || !name.chars().all(letters) {
        return Err(Reason::GroupName(name.to_owned()));
    }
    Ok(name)
}
