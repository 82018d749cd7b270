//! Proof of work: a small computation that a browser does before it sends a form, with the protocol of ALTCHA (version
//! 2). It costs a phone less than a second and a flood a lot. It only changes the spam score: messages without it are
//! accepted too.
//!
//! The challenge gives the first half of a derived key, and the browser counts up from zero until it finds the number
//! that leads to it. The number is chosen here, so no browser tries more than [`MOST`] numbers. The challenge is signed
//! with the guard's key. Another process cannot check that, nor can this one after its key has changed: then the work
//! changes nothing.

use std::collections::HashMap;

use altcha::{
    Challenge, CreateChallengeOptions, Payload, VerifySolutionOptions, create_challenge,
    verify_solution,
};

use super::Digest;

/// One derivation is twice as many blocks of SHA-256; a phone of ten years ago does some 300,000 of them in a second.
const COST: u32 = 1000;
/// So 100 derivations on average, and never more than 200.
const MOST: u32 = 200;
/// Somebody may think about a question for a long time; then the work has to be done again, or counts for nothing.
const LIFE: i64 = 2 * 3600;
/// How many challenges are remembered as used at most: 40 bytes each, so a few hundred kilobytes.
const REMEMBERED: usize = 8192;
/// Work is some 500 characters of JSON.
const LONGEST: usize = 2048;

/// The result of checking a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProofOfWork {
    /// No work, or it cannot be checked: too late, or signed by another process.
    None,
    /// It was done, for this message alone.
    Done,
    /// The challenge is ours and the outcome is wrong. No browser sends that.
    Invalid,
    /// It was done for another message.
    Used,
}

/// Two keys for the signatures of the protocol, in hexadecimal.
pub(super) struct Keys {
    pub(super) challenge: String,
    pub(super) outcome: String,
}

/// A challenge that was made just now. `random` chooses the number.
pub(super) fn challenge(keys: Keys, now: i64, random: u32) -> Result<Challenge, altcha::Error> {
    create_challenge(CreateChallengeOptions {
        algorithm: "PBKDF2/SHA-256".into(),
        cost: COST,
        counter: Some(random % MOST),
        expires_at: Some(now + LIFE),
        hmac_signature_secret: Some(keys.challenge),
        hmac_key_signature_secret: Some(keys.outcome),
        ..CreateChallengeOptions::default()
    })
}

/// Checks what a browser sent: the work, and the challenge that it was done for.
pub(super) fn check(keys: Keys, text: &str) -> (ProofOfWork, Option<Challenge>) {
    if text.is_empty() || text.len() > LONGEST {
        return (ProofOfWork::None, None);
    }
    let Ok(Payload {
        challenge,
        solution,
    }) = serde_json::from_str(text)
    else {
        return (ProofOfWork::None, None);
    };
    let checked = verify_solution(VerifySolutionOptions {
        hmac_key_signature_secret: Some(keys.outcome),
        ..VerifySolutionOptions::new(&challenge, &solution, keys.challenge)
    });
    let work = match checked {
        Ok(checked) if checked.verified => ProofOfWork::Done,
        Ok(checked) if checked.invalid_solution == Some(true) => ProofOfWork::Invalid,
        // Expired, or not signed by us; an error is a challenge that nobody here made.
        Ok(_) | Err(_) => ProofOfWork::None,
    };
    (work, Some(challenge))
}

/// The message that each challenge was used for.
#[derive(Default)]
pub(super) struct Used(HashMap<Digest, (Digest, i64)>);

impl Used {
    /// Whether the challenge is free for this message, which then has it.
    pub(super) fn take(&mut self, challenge: Digest, message: Digest, now: i64) -> bool {
        if self.0.len() >= REMEMBERED {
            self.0.retain(|_, (_, since)| now - *since < LIFE);
        }
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        self.0.entry(challenge).or_insert((message, now)).0 == message
    }

    /// The message was not stored, so another one may have it.
    pub(super) fn give_back(&mut self, challenge: Digest, message: Digest) {
        if self.0.get(&challenge).is_some_and(|(by, _)| *by == message) {
            self.0.remove(&challenge);
        }
    }
}

#[cfg(test)]
mod tests {
    use altcha::{SolveChallengeOptions, solve_challenge};

    use super::*;

    fn keys(name: &str) -> Keys {
        Keys {
            challenge: format!("{name} challenge"),
            outcome: format!("{name} outcome"),
        }
    }

    fn solved(challenge: &Challenge) -> Payload {
        let solution = solve_challenge(SolveChallengeOptions::new(challenge));
        Payload {
            challenge: challenge.clone(),
            solution: solution.unwrap().unwrap(),
        }
    }

    fn now() -> i64 {
        jiff::Timestamp::now().as_second()
    }

    #[test]
    fn work_counts_once_it_is_done_and_only_for_who_asked() {
        let made = challenge(keys("ours"), now(), 3).unwrap();
        let payload = solved(&made);
        assert_eq!(payload.solution.counter, 3);
        let text = serde_json::to_string(&payload).unwrap();
        assert_eq!(check(keys("ours"), &text).0, ProofOfWork::Done);
        assert_eq!(check(keys("another's"), &text).0, ProofOfWork::None);
        let mut other = payload;
        other.solution.derived_key = "00".repeat(32);
        let text = serde_json::to_string(&other).unwrap();
        assert_eq!(check(keys("ours"), &text).0, ProofOfWork::Invalid);
        other.challenge.parameters.cost = 1;
        let text = serde_json::to_string(&other).unwrap();
        assert_eq!(check(keys("ours"), &text).0, ProofOfWork::None);
    }

    #[test]
    fn work_that_comes_too_late_counts_for_nothing() {
        let made = challenge(keys("ours"), now() - LIFE - 1, 2).unwrap();
        let text = serde_json::to_string(&solved(&made)).unwrap();
        assert_eq!(check(keys("ours"), &text).0, ProofOfWork::None);
    }

    #[test]
    fn what_is_no_work_is_none() {
        let long = format!("\"{}\"", "x".repeat(LONGEST));
        for text in [
            "",
            "x",
            "{}",
            "[]",
            "{\"challenge\":{},\"solution\":{}}",
            &long,
        ] {
            assert_eq!(check(keys("ours"), text).0, ProofOfWork::None, "{text}");
        }
    }

    #[test]
    fn a_challenge_belongs_to_one_message_and_takes_bounded_room() {
        let mut used = Used::default();
        assert!(used.take([1; 16], [1; 16], 0));
        assert!(used.take([1; 16], [1; 16], 5));
        assert!(!used.take([1; 16], [2; 16], 5));
        used.give_back([1; 16], [2; 16]);
        assert!(!used.take([1; 16], [2; 16], 5));
        used.give_back([1; 16], [1; 16]);
        assert!(used.take([1; 16], [2; 16], 5));
        for number in 0..20_000_u128 {
            used.take(number.to_be_bytes(), [1; 16], 0);
        }
        assert!(used.0.len() <= REMEMBERED);
    }
}
