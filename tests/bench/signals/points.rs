//! Points for the computed part of the Dutch list: groups, pairs of groups and words that make danger a little more or less
//! likely. What is enough by itself, and hints of more than [`MOST`] points, are written by people and stay.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;

use signals::Signals;

use crate::fit::{self, Data, Hint, Sentence};
use crate::sets::{self, Message};

/// The most points that are computed.
const MOST: f64 = 10.0;
/// The most points of a single word or of two: none is enough by itself, nor are two of them.
const MOST_OF_WORDS: f64 = 4.0;
/// In how many messages a word, or two in a row, must stand at least.
const SEEN: usize = 5;
/// Into how many parts the messages are divided: each is measured with points from the others.
const PARTS: usize = 5;
/// Where the computed part of the list begins.
const HEADING: &str = "  # Hints: groepen";
/// How long a line of the list is.
const WIDTH: usize = 112;

/// The phrases of an entry.
pub(crate) fn phrases(entry: &str) -> impl Iterator<Item = String> {
    let rest = match entry.trim().split_once(char::is_whitespace) {
        Some((points, rest)) if points.starts_with(['+', '-', '!', '~', '^']) => rest,
        _ => entry,
    };
    rest.split(',').map(|phrase| {
        let words: Vec<_> = phrase.split_whitespace().collect();
        words.join(" ")
    })
}

/// The points of a hint.
fn points(entry: &str) -> Option<f64> {
    let first = entry.split_whitespace().next()?;
    first.starts_with(['+', '-']).then(|| first.parse().ok())?
}

/// Computes the points, prints what they do on messages that they were not computed from, and writes them as entries.
pub(crate) fn propose(list: &[String], messages: &[Message]) -> Result<String, Box<dyn Error>> {
    let is_computed = |entry: &&String| points(entry).is_some_and(|points| points.abs() <= MOST);
    let (computed, by_hand): (Vec<_>, Vec<_>) = list.iter().partition(is_computed);
    let of_groups = computed.into_iter().flat_map(|entry| phrases(entry));
    let of_groups: BTreeSet<String> = of_groups.filter(|phrase| phrase.contains('@')).collect();
    let candidates: Vec<String> = of_groups.into_iter().chain(seen_words(messages)).collect();
    let data = data(&by_hand, &candidates, messages)?;
    measure_on_the_rest(&data, messages);
    let all = vec![true; messages.len()];
    let weights = fit::weights(&data, &all);
    Ok(entries(&candidates, &weights))
}

/// What stands where, with the candidates as hints after what is written by people.
fn data(
    by_hand: &[&String],
    candidates: &[String],
    messages: &[Message],
) -> Result<Data, Box<dyn Error>> {
    let mut list: Vec<String> = by_hand.iter().map(|entry| (*entry).clone()).collect();
    list.extend(candidates.iter().map(|phrase| format!("+1 {phrase}")));
    let signals = Signals::new(&BTreeMap::from([("nl".to_owned(), list)]));
    let signals = signals.map_err(|bad| format!("{bad:?}"))?;
    let mut hints: Vec<Hint> = candidates.iter().map(|phrase| candidate(phrase)).collect();
    let mut fixed: HashMap<(usize, usize), usize> = HashMap::new();
    let mut texts = Vec::new();
    for one in messages {
        let mut sentences: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut enough = false;
        for counted in signals.counted_in(&one.text) {
            let Some(points) = counted.points else {
                enough = true;
                continue;
            };
            let hint = match counted.index.checked_sub(by_hand.len()) {
                Some(candidate) => candidate,
                None => *fixed
                    .entry((counted.index, counted.phrase))
                    .or_insert_with(|| {
                        hints.push(Hint::Fixed(f64::from(points)));
                        hints.len() - 1
                    }),
            };
            sentences.entry(counted.sentence).or_default().insert(hint);
        }
        texts.push(fit::Text {
            dangerous: one.dangerous,
            enough,
            urgent: signals::urgent_from(&one.text),
            sentences: sentences.into_iter().map(Sentence::new).collect(),
        });
    }
    Ok(Data { hints, texts })
}

fn candidate(phrase: &str) -> Hint {
    let words = !phrase.contains('@');
    Hint::Computed {
        most: if words { MOST_OF_WORDS } else { MOST },
        doubt: if words { 0.1 } else { 0.02 },
    }
}

/// Words, and two words in a row, that stand in some of the messages. The points are those of the Dutch list: *my* and
/// *and* say nothing about danger, although they stand in dangerous messages only. Nor does a single letter.
fn seen_words(messages: &[Message]) -> impl Iterator<Item = String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let in_dutch = |one: &&Message| {
        let other = one.set.contains(".en.") || one.section.starts_with("foreign");
        !other && !one.section.starts_with("disguised")
    };
    for one in messages.iter().filter(in_dutch) {
        let text = one.text.to_lowercase().replace(['\'', '’'], "");
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words: Vec<&str> = words.filter(|word| word.chars().nth(1).is_some()).collect();
        let pairs = words.windows(2).map(|pair| pair.join(" "));
        let all: BTreeSet<String> = words.iter().map(|word| (*word).to_owned()).collect();
        for phrase in all.into_iter().chain(pairs).collect::<BTreeSet<_>>() {
            *seen.entry(phrase).or_default() += 1;
        }
    }
    seen.into_iter()
        .filter(|(_, times)| *times >= SEEN)
        .map(|(phrase, _)| phrase)
}

/// Computes the points five times, each time without a fifth of the messages, and measures on that fifth.
fn measure_on_the_rest(data: &Data, messages: &[Message]) {
    let mut marked = vec![false; messages.len()];
    for part in 0..PARTS {
        // The sets are mixed, so that every part has some of each section.
        let rest: Vec<bool> = (0..messages.len()).map(|at| at % PARTS == part).collect();
        let others: Vec<bool> = rest.iter().map(|rest| !rest).collect();
        let weights = fit::weights(data, &others);
        for (at, text) in data.texts.iter().enumerate().filter(|(at, _)| rest[*at]) {
            marked[at] = text.is_marked(&weights);
        }
    }
    println!("Computed from four fifths, measured on the rest (the other languages apart):");
    sets::print_totals(messages, &marked);
}

/// The candidates with their points as entries of the list, those without any left out.
fn entries(candidates: &[String], weights: &[f64]) -> String {
    let mut written = String::new();
    for (title, words) in [
        (
            "Hints: groepen, alleen of twee bij elkaar. De punten zijn berekend (tests/bench/run danger)",
            false,
        ),
        (
            "Hints: woorden die een beetje meetellen, ook berekend",
            true,
        ),
    ] {
        let mut by_points: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
        for (phrase, weight) in candidates.iter().zip(weights) {
            // Points are whole numbers, and small ones.
            #[expect(clippy::cast_possible_truncation)]
            let points = weight.round() as i32;
            if points != 0 && phrase.contains('@') != words {
                by_points.entry(points).or_default().push(phrase);
            }
        }
        written.push_str("  # ");
        written.push_str(title);
        written.push('\n');
        for (points, phrases) in by_points.iter().rev() {
            let entry = format!("{points:+} {}", phrases.join(", "));
            written.push_str(&wrapped(&entry));
        }
    }
    written
}

/// An entry over as many lines as it needs.
fn wrapped(entry: &str) -> String {
    if entry.len() + 5 <= WIDTH {
        return format!("  \"{entry}\",\n");
    }
    let mut text = String::from("  \"\"\"");
    let mut line = text.len();
    for word in entry.split(' ') {
        let letters = word.chars().count();
        if line + 1 + letters > WIDTH {
            text.push_str("\n    ");
            line = 4;
        } else if !text.ends_with("\"\"\"") {
            text.push(' ');
            line += 1;
        }
        text.push_str(word);
        line += letters;
    }
    text + "\"\"\",\n"
}

/// The site with another computed part of the Dutch list.
pub(crate) fn replaced(site: &str, computed: &str) -> Result<String, Box<dyn Error>> {
    let start = site.find(HEADING).ok_or("no computed part")?;
    let end = site[start..].find("\n]").ok_or("no end of the list")? + start + 1;
    Ok([&site[..start], computed, &site[end..]].concat())
}
