//! Logistic regression over what is counted in the sentence with most points, as the lists count it.

use std::collections::BTreeSet;

/// How often all messages are gone through.
const ROUNDS: u32 = 200;
/// How many points a hint changes by in the first round.
const STEP: f64 = 0.3;
/// How many points make a message twice as sure, roughly.
const SCALE: f64 = 2.5;
/// How many points more than it needs a dangerous message should have: others will have a word less.
const AHEAD: f64 = 3.0;
/// What a missed dangerous message costs, beside a marked ordinary one, and a marked long ordinary one.
const MISSED_COSTS: f64 = 1.5;
const LONG_COSTS: f64 = 5.0;
/// From how many points on a hint counts in the sentences beside its own, and where a message is urgent: as in `signals`.
const REACHING: f64 = 5.0;

/// A phrase that counts.
#[derive(Debug)]
pub(crate) enum Hint {
    /// Its points are written by people.
    Fixed(f64),
    /// Its points are computed: at most so many, and the closer to none the more doubt there is.
    Computed { most: f64, doubt: f64 },
}

/// The hints that stand in a sentence.
#[derive(Debug)]
pub(crate) struct Sentence {
    number: usize,
    hints: Vec<usize>,
}

impl Sentence {
    pub(crate) fn new((number, hints): (usize, BTreeSet<usize>)) -> Self {
        let hints = hints.into_iter().collect();
        Self { number, hints }
    }

    fn points(&self, weights: &[f64]) -> f64 {
        self.hints.iter().map(|hint| weights[*hint]).sum()
    }

    fn beside(&self, other: &Self) -> bool {
        self.number.abs_diff(other.number) == 1
    }
}

/// A message as it is counted.
#[derive(Debug)]
pub(crate) struct Text {
    pub dangerous: bool,
    /// A phrase in it is enough by itself.
    pub enough: bool,
    /// With how many points it is marked.
    pub urgent: i32,
    pub sentences: Vec<Sentence>,
}

impl Text {
    pub(crate) fn is_marked(&self, weights: &[f64]) -> bool {
        let rounded: Vec<f64> = weights.iter().map(|weight| weight.round()).collect();
        let (points, _) = self.most(&rounded);
        self.enough || points >= f64::from(self.urgent)
    }

    /// The most points of a sentence with what reaches over from one beside it, and the hints that are counted then.
    fn most(&self, weights: &[f64]) -> (f64, Vec<usize>) {
        let mut most = (f64::MIN, Vec::new());
        for (at, own) in self.sentences.iter().enumerate() {
            let mut points = own.points(weights);
            let mut over = Vec::new();
            if points > 0.0 {
                let before = at.checked_sub(1).and_then(|at| self.sentences.get(at));
                let beside = before.into_iter().chain(self.sentences.get(at + 1));
                let reaching = beside
                    .filter(|other| own.beside(other))
                    .map(|other| reaching(own, other, weights))
                    .max_by(|(a, _), (b, _)| a.total_cmp(b));
                if let Some((more, hints)) = reaching {
                    points += more;
                    over = hints;
                }
            }
            if points > most.0 {
                over.extend(&own.hints);
                most = (points, over);
            }
        }
        most
    }
}

/// What a sentence counts in the one beside it.
fn reaching(own: &Sentence, other: &Sentence, weights: &[f64]) -> (f64, Vec<usize>) {
    let reaches = |hint: &&usize| weights[**hint] >= REACHING && !own.hints.contains(hint);
    let hints: Vec<usize> = other.hints.iter().filter(reaches).copied().collect();
    let points: f64 = hints.iter().map(|hint| weights[*hint]).sum();
    let all = other.points(weights).max(0.0);
    if points > all {
        // It is as much as the whole sentence counts.
        return (all, other.hints.clone());
    }
    (points, hints)
}

/// All messages and hints.
#[derive(Debug)]
pub(crate) struct Data {
    pub hints: Vec<Hint>,
    pub texts: Vec<Text>,
}

/// The points of each hint, computed from the texts that are taken: gradient descent (Adam) on the logistic loss, with a
/// square penalty on points.
pub(crate) fn weights(data: &Data, taken: &[bool]) -> Vec<f64> {
    let mut weights: Vec<f64> = data.hints.iter().map(start).collect();
    let mut speed = vec![0.0; weights.len()];
    let mut size = vec![0.0; weights.len()];
    for round in 1..=ROUNDS {
        let gradient = gradient(data, taken, &weights);
        let step = STEP * (1.0 - f64::from(round - 1) / f64::from(ROUNDS));
        for (at, hint) in data.hints.iter().enumerate() {
            let Hint::Computed { most, doubt } = hint else {
                continue;
            };
            let slope = gradient[at] + doubt * weights[at];
            speed[at] = 0.9 * speed[at] + 0.1 * slope;
            size[at] = 0.99 * size[at] + 0.01 * slope * slope;
            let speed = speed[at] / (1.0 - 0.9_f64.powf(f64::from(round)));
            let size: f64 = size[at] / (1.0 - 0.99_f64.powf(f64::from(round)));
            weights[at] = (weights[at] - step * speed / (size.sqrt() + 1e-8)).clamp(-*most, *most);
        }
    }
    weights
}

fn start(hint: &Hint) -> f64 {
    match hint {
        Hint::Fixed(points) => *points,
        Hint::Computed { .. } => 0.0,
    }
}

fn gradient(data: &Data, taken: &[bool], weights: &[f64]) -> Vec<f64> {
    let mut gradient = vec![0.0; weights.len()];
    let texts = data.texts.iter().zip(taken);
    // What a phrase decides, no points can change.
    for (text, _) in texts.filter(|(text, taken)| **taken && !text.enough) {
        let (points, counted) = text.most(weights);
        let side = if text.dangerous { 1.0 } else { -1.0 };
        let cost = match (text.dangerous, text.urgent) {
            (true, _) => MISSED_COSTS,
            (false, ..=12) => 1.0,
            (false, _) => LONG_COSTS,
        };
        let ahead = if text.dangerous { AHEAD } else { 0.0 };
        let sure = (side * (points - f64::from(text.urgent) + 0.5) - ahead) / SCALE;
        let slope = -side * cost / SCALE / (1.0 + sure.exp());
        for hint in counted {
            gradient[hint] += slope;
        }
    }
    gradient
}
