//! How the lists of danger words do on sets of made-up messages, and which points would make them do better.
//!
//!     tests/bench/run danger measure SET …   how many messages of each section are marked: by the lists, by the model,
//!                                            and by both together, as on the site
//!     tests/bench/run danger misses SET …    each message on the wrong side, and what counts in it; never for a set
//!                                            that is kept apart
//!     tests/bench/run danger propose SET …   points for the computed part of the Dutch list, with what they would do
//!                                            on messages that they were not computed from
//!     tests/bench/run danger write SET …     the same, put into content/site.toml
//!     tests/bench/run danger train           the weights of the model, written to its file, and how it does on the messages
//!                                            of each writer with weights from those of all others

#![allow(clippy::print_stdout)]

mod fit;
mod points;
mod sets;
mod train;

use std::collections::BTreeMap;
use std::error::Error;
use std::{env, fs};

use sets::Message;
use signals::{ACUTE_FROM, Level, Signals};
use train::{Learnt, Question};

const SITE: &str = "content/site.toml";
/// How many words that weigh most are named.
const WEIGHED: usize = 5;

type Lists = BTreeMap<String, Vec<String>>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let mut messages = Vec::new();
    if command == "train" {
        messages = train::messages()?;
    }
    for file in arguments {
        messages.extend(sets::read(&file)?);
    }
    let site = fs::read_to_string(SITE)?;
    let table: toml::Table = site.parse()?;
    let lists: Lists = table["signals"].clone().try_into()?;
    match command.as_str() {
        "measure" => measure(&signals(&lists)?, &messages),
        "train" => train(&signals(&lists)?, &messages)?,
        "misses" => misses(&lists, &messages)?,
        "propose" => println!("{}", points::propose(&lists["nl"], &messages)?),
        "write" => {
            let computed = points::propose(&lists["nl"], &messages)?;
            fs::write(SITE, points::replaced(&site, &computed)?)?;
        }
        _ => {
            return Err(
                "measure, misses, propose, write or train, and then sets of messages".into(),
            );
        }
    }
    Ok(())
}

fn signals(lists: &Lists) -> Result<Signals, Box<dyn Error>> {
    Signals::new(lists).map_err(|bad| format!("{bad:?}").into())
}

fn measure(lists: &Signals, messages: &[Message]) {
    let model = Signals::default().with_model();
    let both = lists.clone().with_model();
    for (title, signals) in [("Lists", lists), ("Model", &model), ("Both", &both)] {
        println!("{title}:");
        let marked = messages.iter().map(|one| signals.found_in(&one.text));
        sets::print_totals(messages, &marked.collect::<Vec<_>>());
    }
    println!("Both, as acute:");
    let acute = messages.iter();
    let acute = acute.map(|one| both.level_of(&one.text) == Some(Level::Acute));
    sets::print_totals(messages, &acute.collect::<Vec<_>>());
}

fn train(lists: &Signals, messages: &[Message]) -> Result<(), Box<dyn Error>> {
    let levels = fs::read_to_string(train::ACUTE)?;
    let danger = Learnt::new(messages, Question::Danger, &levels);
    let weighed = messages.iter().zip(danger.by_others());
    let marked: Vec<bool> = weighed
        .map(|(one, weight)| lists.said_of(&one.text).urgent_with(weight))
        .collect();
    println!("Both together, with weights from the messages of other writers:");
    sets::print_totals(messages, &marked);
    let acute = Learnt::new(messages, Question::Acute, &levels);
    let weighed = marked.iter().zip(acute.by_others());
    let marked: Vec<bool> = weighed
        .map(|(marked, weight)| *marked && weight >= ACUTE_FROM)
        .collect();
    println!("Found so and heavy enough for acute, with weights from the messages of other sets:");
    sets::print_totals(messages, &marked);
    fs::write(Question::Danger.file(), danger.file())?;
    fs::write(Question::Acute.file(), acute.file())?;
    Ok(())
}

fn misses(lists: &Lists, messages: &[Message]) -> Result<(), Box<dyn Error>> {
    let signals = signals(lists)?.with_model();
    for one in messages {
        let marked = signals.found_in(&one.text);
        if marked == one.dangerous {
            continue;
        }
        println!("{} · {} · {}", one.set, one.section, one.text);
        for counted in signals.counted_in(&one.text) {
            let entry = &lists[&counted.language][counted.index];
            let phrase = points::phrases(entry).nth(counted.phrase);
            let points = counted
                .points
                .map_or("enough".to_owned(), |points| format!("{points:+}"));
            println!(
                "    {} {} {points} {}",
                counted.language,
                counted.sentence,
                phrase.unwrap_or_default()
            );
        }
        let letters = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
        let words = one.text.split(|c: char| !letters(c));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        for weighed in signals.weighed_in(&one.text).iter().take(WEIGHED) {
            let word = words.get(weighed.word).copied().unwrap_or_default();
            println!("    model {:+} {word}", weighed.weight);
        }
    }
    Ok(())
}
