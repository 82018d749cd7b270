//! Sets of made-up messages: `! ` before a dangerous one, `- ` before an ordinary one, `# ` before the name of a section.

use std::collections::BTreeMap;
use std::{fs, io};

/// A message of a set.
#[derive(Debug)]
pub(crate) struct Message {
    pub set: String,
    pub section: String,
    pub dangerous: bool,
    pub text: String,
}

impl Message {
    /// Whether it is in another language than Dutch, or mixed with one.
    pub(crate) fn is_foreign(&self) -> bool {
        self.section.starts_with("foreign")
    }
}

/// Reads a set.
pub(crate) fn read(file: &str) -> io::Result<Vec<Message>> {
    let set = file.rsplit('/').next().unwrap_or(file);
    let mut section = "";
    let mut messages = Vec::new();
    let text = fs::read_to_string(file)?;
    for line in text.lines() {
        let (dangerous, text) = match line.split_at_checked(2) {
            Some(("! ", text)) => (true, text),
            Some(("- ", text)) => (false, text),
            // A comment has a full stop in it, or is long.
            Some(("# ", name)) if name.len() < 40 => {
                section = name;
                continue;
            }
            _ => continue,
        };
        messages.push(Message {
            set: set.to_owned(),
            section: section.to_owned(),
            dangerous,
            text: text.to_owned(),
        });
    }
    Ok(messages)
}

/// Prints how many of each section are marked.
pub(crate) fn print_totals(messages: &[Message], marked: &[bool]) {
    let mut totals: BTreeMap<_, (u32, u32)> = BTreeMap::new();
    for (one, marked) in messages.iter().zip(marked) {
        let (of, count) = totals
            .entry((&one.set, &one.section, one.dangerous))
            .or_default();
        *of += u32::from(*marked);
        *count += 1;
    }
    for ((set, section, dangerous), (marked, count)) in totals {
        let kind = if dangerous { "dangerous" } else { "ordinary" };
        let share = 100.0 * f64::from(marked) / f64::from(count);
        println!("{set:28} {section:34} {kind:9} {marked:4} of {count:4} marked: {share:5.1} %");
    }
}
