//! Finds nearly identical texts by their `SimHash`. Only 64 bits of each text are kept, made with the guard's key: two
//! texts can be compared, and neither can be read.

use std::collections::VecDeque;

use sealing::hmac_sha256;

use super::HOUR;

/// How many texts are remembered: 16 bytes each.
const TEXTS: usize = 4096;
/// Letters in a row that count as one feature of a text.
const RUN: usize = 4;
/// From this many letters on, some ten words, nearly identical texts are suspicious. Anybody may write the same few
/// words.
const TELLING: usize = 50;
/// Two texts are nearly identical if at most this many of 64 bits differ. Unrelated texts differ in about 32.
const NEAR: u32 = 8;

/// When texts came and what they look like, oldest first; short ones look like nothing.
#[derive(Default)]
pub(super) struct RecentTexts(VecDeque<(i64, Option<u64>)>);

impl RecentTexts {
    /// Counts the nearly identical texts of the last hour, and remembers this one.
    pub(super) fn alike(&mut self, key: &[u8; 32], text: &str, now: i64) -> usize {
        while self.0.front().is_some_and(|(at, _)| now - at >= HOUR) || self.0.len() >= TEXTS {
            self.0.pop_front();
        }
        let hash = simhash(key, text);
        let is_near = |other: u64| hash.is_some_and(|hash| (other ^ hash).count_ones() <= NEAR);
        let others = self.0.iter().filter_map(|(_, other)| *other);
        let count = others.filter(|other| is_near(*other)).count();
        self.0.push_back((now, hash));
        count
    }
}

/// `SimHash`: each run of letters votes for or against each bit, so a small change moves few bits.
fn simhash(key: &[u8; 32], text: &str) -> Option<u64> {
    let letters: Vec<char> = text
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphabetic())
        .collect();
    if letters.len() < TELLING {
        return None;
    }
    let start = start(key);
    let mut votes = [0_i32; 64];
    for part in letters.windows(RUN) {
        let hash = feature(start, part);
        for (bit, vote) in votes.iter_mut().enumerate() {
            *vote += if hash >> bit & 1 == 1 { 1 } else { -1 };
        }
    }
    let bits = votes.iter().enumerate().filter(|(_, vote)| **vote > 0);
    Some(bits.fold(0, |hash, (bit, _)| hash | 1 << bit))
}

fn start(key: &[u8; 32]) -> u64 {
    let mut start = [0; 8];
    start.copy_from_slice(&hmac_sha256(key, b"simhash")[..8]);
    u64::from_be_bytes(start)
}

/// FNV-1a from a secret start: spread is enough here, because the numbers never leave this process.
fn feature(start: u64, letters: &[char]) -> u64 {
    let mixed = letters.iter().fold(start, |hash, letter| {
        (hash ^ u64::from(u32::from(*letter))).wrapping_mul(0x0100_0000_01b3)
    });
    // Without this the last letters reach only the low bits.
    let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) ^ mixed.rotate_left(27)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn a_text_with_a_small_change_is_nearly_the_same() {
        let mut recent = RecentTexts::default();
        let text = "Koop nu goedkope volgers voor je account, vandaag met korting voor iedereen die snel beslist.";
        assert_eq!(recent.alike(&KEY, text, 0), 0);
        assert_eq!(
            recent.alike(&KEY, &text.replace("vandaag", "vandaag 4711"), 1),
            1
        );
        assert_eq!(recent.alike(&KEY, &text.to_uppercase(), 2), 2);
        assert_eq!(recent.alike(&KEY, text, HOUR + 10), 0);
    }

    #[test]
    fn many_people_may_write_the_same_few_words() {
        let mut recent = RecentTexts::default();
        for text in [
            "Ik wil niet meer leven",
            "我爸爸每天打我",
            "Ik word gepest op school en niemand doet iets",
        ] {
            for now in 0..30 {
                assert_eq!(recent.alike(&KEY, text, now), 0, "{text}");
            }
        }
    }

    #[test]
    fn different_questions_are_not() {
        let mut recent = RecentTexts::default();
        for text in [
            "Hoe vertel ik thuis dat ik blijf zitten?",
            "Ik durf niet meer naar school omdat ze me uitlachen.",
            "Mijn ouders maken elke avond ruzie, wat kan ik doen?",
            "Mijn vriendin eet bijna niks meer en ik maak me zorgen.",
            "Ik ben verliefd op iemand uit mijn team.",
        ] {
            assert_eq!(recent.alike(&KEY, text, 0), 0, "{text}");
        }
    }
}
