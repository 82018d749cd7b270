//! Dutch words that are made of two: *schoolplein* is found by *school* and by *plein*, where these are words of the site
//! too. Other languages write compounds apart.

use std::collections::BTreeSet;

/// The fewest letters of a part; those of the list of parts may have one less.
const SHORTEST: usize = 4;
/// What may be between two parts: *vertrouwen(s)persoon*, *jeugd(en)werk*.
const JOINTS: [&str; 4] = ["", "s", "en", "e"];
/// Beginnings that make another word of a word: *voorbeeld* is about no *beeld*.
const PREFIXES: [&str; 22] = [
    "aaneen", "achter", "binnen", "boven", "buiten", "door", "heen", "hier", "langs", "mede",
    "neer", "onder", "over", "rond", "samen", "tegen", "terug", "voor", "waar", "weer", "daar",
    "zonder",
];
/// Ends that look like a word.
const SUFFIXES: [&str; 12] = [
    "achtig", "baar", "eren", "heden", "heid", "ingen", "lijk", "lijke", "loos", "loze", "zaam",
    "zame",
];

/// The two words that a word is made of. `is_known` says of a part whether it is a word of the site.
pub(super) fn parts<'w>(
    word: &'w str,
    is_known: impl Fn(&str) -> bool,
    listed: &BTreeSet<&str>,
) -> Option<[&'w str; 2]> {
    let is_word = |part: &str| {
        let is_long = part.chars().count() >= SHORTEST;
        listed.contains(part) || (is_long && is_known(part))
    };
    let splits = word.char_indices().map(|(at, _)| word.split_at(at));
    let found = splits.filter_map(|(first, second)| {
        if SUFFIXES.contains(&second) || !is_word(second) {
            return None;
        }
        let first = JOINTS.iter().find_map(|joint| {
            let first = first.strip_suffix(joint)?;
            (is_word(first) && !PREFIXES.contains(&first)).then_some(first)
        })?;
        Some([first, second])
    });
    // A long beginning is hardly there by chance.
    found.max_by_key(|[first, _]| first.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_is_made_of_words_of_the_site() {
        let known: BTreeSet<&str> = [
            "school",
            "kracht",
            "beeld",
            "persoon",
            "vertrouwen",
            "zorg",
            "ver",
            "school",
            "eren",
        ]
        .into();
        let listed: BTreeSet<&str> = ["plein", "bui", "eet"].into();
        for (word, expected) in [
            ("schoolplein", Some(["school", "plein"])),
            ("vertrouwenspersoon", Some(["vertrouwen", "persoon"])),
            ("eetbui", Some(["eet", "bui"])),
            // No word by itself, a prefix, a suffix, and nothing known.
            ("verkracht", None),
            ("voorbeeld", None),
            ("schoolheid", None),
            ("schooleren", None),
            ("schoolreisje", None),
            ("school", None),
        ] {
            let found = parts(word, |part| known.contains(part), &listed);
            assert_eq!(found, expected, "{word}");
        }
    }
}
