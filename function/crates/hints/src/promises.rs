//! Promises that a team cannot keep: of silence, of a good end, of always being there.

use crate::sentence::{Word, sentences};

/// A promise that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What is promised.
    pub promise: Promise,
    /// The words that promise it.
    pub text: String,
}

/// What is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// That nobody will be told.
    Silence,
    /// That it will end well.
    GoodEnd,
    /// That somebody is always there.
    AlwaysThere,
    /// That nothing can happen.
    Safety,
    /// That the team will solve it.
    Solution,
    /// "Ik beloof".
    Word,
}

impl Promise {
    /// Every promise.
    pub const ALL: [Self; 6] = [
        Self::Silence,
        Self::GoodEnd,
        Self::AlwaysThere,
        Self::Safety,
        Self::Solution,
        Self::Word,
    ];

    /// Its name in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Silence => "silence",
            Self::GoodEnd => "good-end",
            Self::AlwaysThere => "always-there",
            Self::Safety => "safety",
            Self::Solution => "solution",
            Self::Word => "word",
        }
    }
}

/// Words of a promise: `|` separates those that fit in one place, `+` stands for any number of [`ADVERBS`], `~` for at most three
/// words, and `$` for a pause.
const PATTERNS: [(Promise, &str); 51] = [
    (
        Promise::Silence,
        "ik|wij|we zeg|zeggen|vertel|vertellen ~ niemand",
    ),
    (
        Promise::Silence,
        "ik|wij|we zal|zullen|ga|gaan ~ niemand ~ zeggen|vertellen",
    ),
    (Promise::Silence, "ik|wij|we zeg|zeggen niks|niets tegen"),
    (
        Promise::Silence,
        "ik|wij|we vertel|vertellen niks|niets aan",
    ),
    (Promise::Silence, "ik|wij|we vertel|vertellen ~ niet door"),
    (Promise::Silence, "ik|wij|we hou|houd|houden ~ geheim"),
    (
        Promise::Silence,
        "ik|wij|we hou|houd|houden ~ voor me|mij|mezelf|ons|onszelf",
    ),
    (Promise::Silence, "blijft + tussen|onder ons"),
    (Promise::Silence, "blijft + tussen jou en mij|ons"),
    (Promise::Silence, "blijft + geheim"),
    (Promise::Silence, "niemand komt ~ te weten"),
    (Promise::Silence, "niemand komt ~ erachter|achter"),
    (Promise::Silence, "niemand hoort|leest|ziet dit|het ooit"),
    (Promise::Silence, "niemand zal|gaat ~ weten|horen|lezen"),
    (
        Promise::Silence,
        "ouders|moeder|vader|mama|papa|school komen|komt ~ niks|niets|nooit|niet ~ weten|achter",
    ),
    (Promise::Silence, "helemaal|volledig|100% geheim"),
    (Promise::GoodEnd, "het|alles|dit|dat komt + goed"),
    (Promise::GoodEnd, "komt + goed$"),
    (Promise::GoodEnd, "gaat + goedkomen"),
    (Promise::GoodEnd, "zal + goedkomen"),
    (Promise::GoodEnd, "het|alles wordt + beter"),
    (Promise::GoodEnd, "gaat vanzelf weer|wel over"),
    (Promise::GoodEnd, "weet zeker dat het|alles|je|jij|dit"),
    (Promise::GoodEnd, "gegarandeerd"),
    (Promise::GoodEnd, "ik|wij|we garandeer|garanderen"),
    (Promise::GoodEnd, "ik|wij|we kan|kunnen ~ garanderen"),
    (Promise::AlwaysThere, "ik|wij|we ben|zijn er ~ altijd"),
    (Promise::AlwaysThere, "ben|zijn ik|wij|we er ~ altijd"),
    (Promise::AlwaysThere, "ik|wij|we ben|zijn + altijd|dag"),
    (Promise::AlwaysThere, "kunt|kan|mag ons|mij|me altijd"),
    (
        Promise::AlwaysThere,
        "kunt|kan|mag je|jij ons|mij|me altijd",
    ),
    (
        Promise::AlwaysThere,
        "altijd bij ons|mij|me terecht|aankloppen",
    ),
    (
        Promise::AlwaysThere,
        "ons|mij|me ~ altijd bellen|appen|mailen|bereiken|schrijven",
    ),
    (
        Promise::AlwaysThere,
        "ik|wij|we laat|laten je nooit ~ alleen",
    ),
    (
        Promise::AlwaysThere,
        "ik|wij|we antwoord|antwoorden|reageer|reageren ~ meteen|direct|altijd|vandaag",
    ),
    (Promise::Safety, "er kan ~ niks|niets gebeuren|overkomen"),
    (Promise::Safety, "er kan je|jou niks|niets"),
    (Promise::Safety, "er gebeurt je|jou + niks|niets"),
    (Promise::Safety, "je|jij bent + veilig"),
    (Promise::Safety, "bent|ben je|jij + veilig bij ons"),
    (Promise::Safety, "je|jij krijgt + geen straf|problemen"),
    (Promise::Safety, "je|jij hoeft nergens bang"),
    (Promise::Solution, "ik|wij|we los|lossen ~ op"),
    (Promise::Solution, "ik|wij|we ga|gaan|zal|zullen ~ oplossen"),
    (Promise::Solution, "ik|wij|we zorg|zorgen dat|ervoor"),
    (
        Promise::Solution,
        "ik|wij|we regel|regelen het|dit|dat|alles",
    ),
    (Promise::Solution, "ik|wij|we haal|halen je ~ weg"),
    (Promise::Word, "ik|wij|we beloof|beloven"),
    (Promise::Word, "beloof|beloven ik|wij|we"),
    (Promise::Word, "ik zweer"),
    (Promise::Word, "op ons|mij|me rekenen"),
];

/// Words that make a promise warmer and no smaller.
const ADVERBS: [&str; 20] = [
    "echt",
    "wel",
    "vast",
    "zeker",
    "helemaal",
    "allemaal",
    "snel",
    "gauw",
    "uiteindelijk",
    "vanzelf",
    "sowieso",
    "ook",
    "weer",
    "hier",
    "nu",
    "altijd",
    "gewoon",
    "dus",
    "heus",
    "daar",
];
/// Words that make it no promise.
const DENIALS: [&str; 9] = [
    "niet", "niets", "niks", "geen", "nooit", "als", "of", "alleen", "kunnen",
];

/// The promises of a text, in their order. What somebody else says, or asks, is none.
pub fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for sentence in sentences(text) {
        if sentence.is_question() {
            continue;
        }
        let mut after = 0;
        for at in 0..sentence.words.len() {
            if at < after {
                continue;
            }
            let words = &sentence.words[at..];
            let Some((promise, length)) = promise_at(words) else {
                continue;
            };
            if is_denied(promise, &sentence.words, (at, length)) {
                continue;
            }
            let said = words[..length].iter().map(|word| &*word.bare);
            let text = said.collect::<Vec<_>>().join(" ");
            after = at + length;
            if !found
                .iter()
                .any(|known| known.text.eq_ignore_ascii_case(&text))
            {
                found.push(Found { promise, text });
            }
        }
    }
    found
}

/// The promise that begins here, and of how many words it is.
fn promise_at(words: &[Word]) -> Option<(Promise, usize)> {
    PATTERNS.iter().find_map(|(promise, pattern)| {
        let pattern: Vec<&str> = pattern.split(' ').collect();
        let length = fits(&pattern, words)?;
        let is_own = words[..length].iter().all(|word| !word.is_quoted);
        is_own.then_some((*promise, length))
    })
}

/// How many of the words the pattern takes, if it fits. A pause ends a promise.
fn fits(pattern: &[&str], words: &[Word]) -> Option<usize> {
    let Some((first, rest)) = pattern.split_first() else {
        return Some(0);
    };
    let skips = |most: usize, may: &dyn Fn(&Word) -> bool| {
        let goes_on = |word: &&Word| may(word) && !word.pauses;
        let able = words.iter().take(most).take_while(goes_on).count();
        (0..=able).find_map(|skipped| Some(skipped + fits(rest, &words[skipped..])?))
    };
    match *first {
        "~" => skips(3, &|_| true),
        "+" => skips(usize::MAX, &|word| ADVERBS.contains(&&*word.small)),
        one => {
            let word = words.first()?;
            let ends = word.pauses || words.len() == 1;
            let one = match one.strip_suffix('$') {
                Some(one) => ends.then_some(one)?,
                None => one,
            };
            let is_it = one.split('|').any(|each| each == word.small);
            let goes_on = rest.is_empty() || !word.pauses;
            (is_it && goes_on).then(|| fits(rest, &words[1..]).map(|more| more + 1))?
        }
    }
}

/// "Wij beloven niets", "we zeggen niet dat het goed komt".
fn is_denied(promise: Promise, words: &[Word], (at, length): (usize, usize)) -> bool {
    let denies = |word: &Word| DENIALS.contains(&&*word.small);
    let before = &words[at.saturating_sub(2)..at];
    let after = words[at + length..].iter();
    let after = after.take_while(|word| word.small != "dat").take(3);
    before.iter().any(denies) || (promise == Promise::Word && after.into_iter().any(denies))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<Promise> {
        find(text).first().map(|found| found.promise)
    }

    #[test]
    fn promises_are_found_as_people_make_them() {
        for (text, promise) in [
            ("Ik zeg het tegen niemand.", Promise::Silence),
            ("Wij vertellen dit aan niemand.", Promise::Silence),
            ("Ik zal het echt niemand vertellen.", Promise::Silence),
            ("Dit blijft tussen ons.", Promise::Silence),
            ("Het blijft allemaal onder ons, hoor", Promise::Silence),
            ("Wat je schrijft blijft geheim.", Promise::Silence),
            ("Niemand komt dit te weten.", Promise::Silence),
            ("Je ouders komen er nooit achter.", Promise::Silence),
            ("Ik hou het voor me.", Promise::Silence),
            ("We vertellen het niet door.", Promise::Silence),
            ("Het komt goed.", Promise::GoodEnd),
            ("Alles komt echt helemaal goed!", Promise::GoodEnd),
            ("komt goed", Promise::GoodEnd),
            ("Het gaat vanzelf wel over.", Promise::GoodEnd),
            ("Het wordt vanzelf beter.", Promise::GoodEnd),
            ("Ik weet zeker dat het lukt.", Promise::GoodEnd),
            ("We zijn er altijd voor je.", Promise::AlwaysThere),
            ("Ik ben altijd bereikbaar.", Promise::AlwaysThere),
            ("Je kunt ons altijd bellen.", Promise::AlwaysThere),
            ("Je kan altijd bij mij terecht.", Promise::AlwaysThere),
            ("We antwoorden altijd dezelfde dag.", Promise::AlwaysThere),
            ("Er kan je niks gebeuren.", Promise::Safety),
            ("Je bent hier veilig.", Promise::Safety),
            ("Je krijgt zeker geen straf.", Promise::Safety),
            ("We lossen het samen op.", Promise::Solution),
            ("Wij zorgen ervoor dat het stopt.", Promise::Solution),
            (
                "Ik regel het voor je, wij regelen alles.",
                Promise::Solution,
            ),
            ("Ik beloof je dat ik luister.", Promise::Word),
            ("Dat beloof ik.", Promise::Word),
            ("Je kunt op ons rekenen.", Promise::Word),
        ] {
            assert_eq!(first(text), Some(promise), "{text}");
        }
    }

    #[test]
    fn what_is_no_promise_is_left_alone() {
        for text in [
            "Komt het goed? Dat weten we niet.",
            "We kunnen niet beloven dat het goed komt.",
            "We beloven niets wat we niet kunnen.",
            "Ik beloof je niet dat het lukt.",
            "Zeg: ‘Ik beloof het, ik zeg het tegen niemand.’",
            "Als iemand zegt “dit blijft tussen ons”, zeg het dan juist wel.",
            "> Ik beloof dat ik het niet doorvertel",
            "113 is dag en nacht bereikbaar.",
            "Je mag altijd van gedachten veranderen.",
            "Beloof niet dat je het geheim houdt.",
            "Zo’n geheim moet je niet alleen dragen.",
            "Daar gaat deze tip over.",
            "Je bent niet alleen, en je bent niet gek.",
            "Zorg dat je veilig bent.",
            "Als je bang bent, is dat niet raar.",
            "Je mentor komt goed uit haar woorden",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn the_words_are_shown_as_they_were_written() {
        let found =
            find("Lieve Noor. Het komt écht wel goed, en het komt vast goed. Het komt vast goed.");
        let texts: Vec<_> = found.iter().map(|found| &*found.text).collect();
        assert_eq!(texts, ["Het komt écht wel goed", "het komt vast goed"]);
        let found = find("Dit blijft tussen ons. Ik beloof het.");
        let texts: Vec<_> = found.iter().map(|found| &*found.text).collect();
        assert_eq!(texts, ["blijft tussen ons", "Ik beloof"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "(ik |beloof |komt |goed|echt |niemand |[a-z ‘’.?,\n]){0,60}") {
            let _ = find(&text);
        }
    }
}
