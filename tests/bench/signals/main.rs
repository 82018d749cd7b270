//! How the lists of danger words do on sets of made-up messages, and which points would make them do better.
//!
//!     tests/bench/run danger measure SET …   how many messages of each section are marked
//!     tests/bench/run danger misses SET …    each message on the wrong side, and what counts in it; never for a set
//!                                            that is kept apart
//!     tests/bench/run danger propose SET …   points for the computed part of the Dutch list, with what they would do
//!                                            on messages that they were not computed from
//!     tests/bench/run danger write SET …     the same, put into content/site.toml

#![allow(clippy::print_stdout)]

mod fit;
mod points;
mod sets;

use std::collections::BTreeMap;
use std::error::Error;
use std::{env, fs};

use sets::Message;
use signals::Signals;

const SITE: &str = "content/site.toml";

type Lists = BTreeMap<String, Vec<String>>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let mut messages = Vec::new();
    for file in arguments {
        messages.extend(sets::read(&file)?);
    }
    let site = fs::read_to_string(SITE)?;
    let table: toml::Table = site.parse()?;
    let lists: Lists = table["signals"].clone().try_into()?;
    match command.as_str() {
        "measure" => measure(&signals(&lists)?, &messages),
        "misses" => misses(&lists, &messages)?,
        "propose" => println!("{}", points::propose(&lists["nl"], &messages)?),
        "write" => {
            let computed = points::propose(&lists["nl"], &messages)?;
            fs::write(SITE, points::replaced(&site, &computed)?)?;
        }
        _ => return Err("measure, misses, propose or write, and then sets of messages".into()),
    }
    Ok(())
}

fn signals(lists: &Lists) -> Result<Signals, Box<dyn Error>> {
    Signals::new(lists).map_err(|bad| format!("{bad:?}").into())
}

fn measure(signals: &Signals, messages: &[Message]) {
    let marked = messages.iter().map(|one| signals.found_in(&one.text));
    sets::print_totals(messages, &marked.collect::<Vec<_>>());
}

fn misses(lists: &Lists, messages: &[Message]) -> Result<(), Box<dyn Error>> {
    let signals = signals(lists)?;
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
    }
    Ok(())
}
