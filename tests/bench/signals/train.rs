//! The weights of the model in `signals`: a linear support vector machine over what sentences have in them.
//!
//! Only additions, multiplications and divisions in a fixed order: the same messages give the same weights, to the byte.

use std::collections::BTreeSet;
use std::io;

use signals::Window;

use crate::sets::{self, Message};

/// What the weights are computed from, in this order. `blind.2` and `blind.3` are kept apart.
const FIXTURES: [&str; 14] = [
    "nl",
    "nl.1",
    "nl.2",
    "nl.3",
    "nl.4",
    "nl.blind",
    "tuning",
    "voices.fit",
    "voices.more",
    "voices.held",
    "en",
    "unseen",
    "blind.1",
    "foreign",
];
/// Which messages of these are acute.
pub(crate) const ACUTE: &str = "function/crates/signals/model/acute.txt";
/// How many files were written for the model.
const WRITTEN: usize = 12;

/// How many weights there are.
const BUCKETS: usize = 1 << 16;
/// How many times the sentences are chosen anew, and how often all are gone through each time.
const TURNS: usize = 3;
const ROUNDS: usize = 12;
/// What a message on the wrong side costs beside large weights.
const COST: f64 = 0.015;
/// What a feature of the sentence beside counts.
const BESIDE: f64 = 0.5;
/// The largest weight in the file.
const LARGEST: f64 = 127.0;

/// What the weights tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    /// Whether a message is dangerous.
    Danger,
    /// Whether it says that somebody's life is in danger now.
    Acute,
}

/// What is computed.
#[derive(Debug, Clone)]
struct Weights {
    bias: f64,
    of: Vec<f64>,
}

/// Messages as they are learnt from.
#[derive(Debug)]
pub(crate) struct Learnt<'m>(Vec<Example<'m>>);

#[derive(Debug)]
struct Example<'m> {
    /// What is left out together, to measure the others.
    group: &'m str,
    /// Not learnt from.
    left_out: bool,
    /// Whether the answer to the question is yes.
    yes: bool,
    windows: Vec<Window>,
}

/// A sentence that takes part in a turn.
struct Part<'e> {
    side: f64,
    /// What it costs on the wrong side.
    cost: f64,
    window: &'e Window,
    /// How much it holds the weights in their place.
    pull: f64,
}

/// The messages that the weights are computed from.
pub(crate) fn messages() -> io::Result<Vec<Message>> {
    let fixtures = FIXTURES
        .iter()
        .map(|name| format!("function/tests/suite/fixtures/signalen.{name}.txt"));
    let written =
        (1..=WRITTEN).map(|number| format!("function/crates/signals/model/messages.{number}.txt"));
    let mut messages = Vec::new();
    for file in fixtures.chain(written) {
        messages.extend(sets::read(&file)?);
    }
    Ok(messages)
}

impl Question {
    /// Where `signals` reads the weights.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Self::Danger => "function/crates/signals/model/weights.bin",
            Self::Acute => "function/crates/signals/model/acute.bin",
        }
    }

    fn example<'m>(self, one: &'m Message, acute: &BTreeSet<&str>) -> Example<'m> {
        // Dangerous in another language is for the lists. What is ordinary there teaches to leave it alone.
        let left_out = one.dangerous && one.is_foreign();
        let (group, yes) = match self {
            Self::Danger => (writer(&one.set), one.dangerous),
            Self::Acute => (one.set.as_str(), is_acute(one, acute)),
        };
        Example {
            group,
            left_out,
            yes,
            windows: signals::windows(&one.text),
        }
    }
}

/// What was written for the model says it by its section; of the other sets a list names the acute ones.
fn is_acute(one: &Message, acute: &BTreeSet<&str>) -> bool {
    one.section.starts_with("acute") || acute.contains(one.text.as_str())
}

impl<'m> Learnt<'m> {
    pub(crate) fn new(messages: &'m [Message], question: Question, acute: &str) -> Self {
        let acute = acute.lines().collect();
        let example = |one: &'m Message| question.example(one, &acute);
        Self(messages.iter().map(example).collect())
    }

    /// The weight of each message, in hundredths, computed from the messages of all other groups.
    pub(crate) fn by_others(&self) -> Vec<i32> {
        let groups: BTreeSet<&str> = self.0.iter().map(|one| one.group).collect();
        let mut weights = vec![0; self.0.len()];
        for group in groups {
            let learnt = Weights::new(self.0.iter().filter(|one| one.group != group));
            let messages = self.0.iter().zip(&mut weights);
            for (one, weight) in messages.filter(|(one, _)| one.group == group) {
                *weight = learnt.most(one);
            }
        }
        weights
    }

    /// The weights computed from all messages, as `signals` reads them.
    pub(crate) fn file(&self) -> Vec<u8> {
        Weights::new(self.0.iter()).file()
    }
}

/// By whom a set was made up: some writers made several.
fn writer(set: &str) -> &str {
    let name = set.strip_prefix("signalen.").unwrap_or(set);
    let first = name.split('.').next().unwrap_or(name);
    if matches!(first, "voices" | "messages") {
        first
    } else {
        name
    }
}

impl Weights {
    /// Computes them from messages.
    fn new<'e, 'm: 'e>(examples: impl Iterator<Item = &'e Example<'m>>) -> Self {
        let examples: Vec<_> = examples.filter(|one| !one.left_out).collect();
        let mut weights = Self {
            bias: 0.0,
            of: vec![0.0; BUCKETS],
        };
        for turn in 0..TURNS {
            let mut parts = Vec::new();
            for example in &examples {
                weights.add_parts(example, turn == 0, &mut parts);
            }
            weights = Self::fitted(&mut parts);
        }
        weights
    }

    /// Every sentence of a message with a no is a no. Of one with a yes only the most urgent counts, once it is known.
    fn add_parts<'e>(&self, example: &'e Example<'_>, first: bool, parts: &mut Vec<Part<'e>>) {
        let count = f64::from(u32::try_from(example.windows.len()).unwrap_or(1).max(1));
        let part = |side, cost, window| Part {
            side,
            cost,
            window,
            pull: 0.0,
        };
        match (example.yes, first) {
            (false, _) => {
                let cost = COST / count.sqrt();
                parts.extend(example.windows.iter().map(|one| part(-1.0, cost, one)));
            }
            (true, true) => {
                let cost = COST / count;
                parts.extend(example.windows.iter().map(|one| part(1.0, cost, one)));
            }
            (true, false) => {
                let most = example.windows.iter();
                let most = most.max_by(|a, b| self.weight(a).total_cmp(&self.weight(b)));
                parts.extend(most.map(|one| part(1.0, COST, one)));
            }
        }
    }

    /// Dual coordinate descent (Hsieh and others, 2008), with the square of what is lacking to a margin of one as loss.
    fn fitted(parts: &mut [Part<'_>]) -> Self {
        let mut weights = Self {
            bias: 0.0,
            of: vec![0.0; BUCKETS],
        };
        let count = parts.len();
        for round in 0..ROUNDS {
            // Another order each round, without chance: steps of a number that has no factor in common with the count.
            let step = coprime(count, 7919 + 104 * round);
            for at in 0..count {
                weights.adjust(&mut parts[at * step % count]);
            }
        }
        weights
    }

    fn adjust(&mut self, part: &mut Part<'_>) {
        let own = f64::from(u32::try_from(part.window.own.len()).unwrap_or(0));
        let beside = f64::from(u32::try_from(part.window.beside.len()).unwrap_or(0));
        let doubt = 0.5 / part.cost;
        let size = 1.0 + own + beside * BESIDE * BESIDE + doubt;
        let lacking = part.side * self.weight(part.window) - 1.0 + doubt * part.pull;
        let pull = (part.pull - lacking / size).max(0.0);
        let change = (pull - part.pull) * part.side;
        part.pull = pull;
        if change == 0.0 {
            return;
        }
        self.bias += change;
        for feature in &part.window.own {
            self.of[usize::from(*feature)] += change;
        }
        for feature in &part.window.beside {
            self.of[usize::from(*feature)] += change * BESIDE;
        }
    }

    fn weight(&self, window: &Window) -> f64 {
        let sum = |features: &[u16]| -> f64 {
            let weights = features.iter().map(|one| self.of[usize::from(*one)]);
            weights.sum()
        };
        self.bias + sum(&window.own) + BESIDE * sum(&window.beside)
    }

    /// The weight of the most urgent sentence, in hundredths.
    // Far from the limits of a number.
    #[expect(clippy::cast_possible_truncation)]
    fn most(&self, example: &Example<'_>) -> i32 {
        let weights = example.windows.iter().map(|window| self.weight(window));
        let most = weights.max_by(f64::total_cmp).unwrap_or(self.bias);
        (most * 100.0).floor() as i32
    }

    /// As `signals` reads them: the bias and what one is worth, both doubled because features of the sentence itself count
    /// two, then a byte for each weight.
    // Rounded and bounded just before.
    #[expect(clippy::cast_possible_truncation)]
    fn file(&self) -> Vec<u8> {
        let largest = self
            .of
            .iter()
            .fold(0.0_f64, |most, one| most.max(one.abs()));
        let scale = LARGEST / largest;
        let whole = |number: f64| (number * scale).round() as i32;
        let mut file = Vec::with_capacity(BUCKETS + 8);
        file.extend(whole(self.bias / BESIDE).to_le_bytes());
        file.extend(whole(1.0 / BESIDE).to_le_bytes());
        file.extend(
            self.of
                .iter()
                .map(|one| ((one * scale).round() as i8).cast_unsigned()),
        );
        file
    }
}

fn coprime(count: usize, from: usize) -> usize {
    let divisor = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    (from..=from + count)
        .find(|step| divisor(*step, count) == 1)
        .unwrap_or(1)
}
