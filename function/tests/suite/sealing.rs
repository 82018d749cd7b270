//! Seals: what opens them, and what they reveal.

use forms::letter::{Letter, Suspicion};
use forms::{Submitted, validate};
use sealing::receipt::Receipt;
use sealing::{AnswerRecipient, Recipients, SealError};
use unsealing::{Identity, open_with_any};

use crate::world::site::{facts, vraag};

fn recipients(identities: &[&Identity]) -> Recipients {
    let keys: Vec<_> = identities
        .iter()
        .map(|identity| identity.to_public())
        .collect();
    Recipients::parse(&keys).unwrap()
}

#[test]
fn every_recipient_opens_it_and_nobody_else() {
    let (one, two, other) = (
        Identity::generate(),
        Identity::generate(),
        Identity::generate(),
    );
    let sealed = recipients(&[&one, &two]).seal(b"een geheim").unwrap();
    assert_eq!(one.open(&sealed).unwrap().as_slice(), b"een geheim");
    assert_eq!(two.open(&sealed).unwrap().as_slice(), b"een geheim");
    assert_eq!(other.open(&sealed), Err(SealError::Open));
    assert_eq!(
        open_with_any(&[other, two], &sealed).unwrap().as_slice(),
        b"een geheim"
    );
    assert_eq!(open_with_any(&[], &sealed), Err(SealError::Open));
}

#[test]
fn sealing_twice_gives_different_bytes_without_the_text() {
    let identity = Identity::generate();
    let recipients = recipients(&[&identity]);
    let (one, two) = (
        recipients.seal(b"een geheim").unwrap(),
        recipients.seal(b"een geheim").unwrap(),
    );
    assert!(one != two);
    assert!(!one.as_bytes().windows(6).any(|part| part == b"geheim"));
    assert!(!format!("{one:?}").contains("geheim"));
}

#[test]
fn the_size_tells_little() {
    let identity = Identity::generate();
    let recipients = recipients(&[&identity]);
    // `age` puts a stanza of random length into the header; what follows the header is what counts.
    let size = |length: usize| {
        let sealed = recipients.seal(&vec![b'a'; length]).unwrap();
        let mac = sealed
            .as_bytes()
            .windows(4)
            .position(|part| part == b"--- ")
            .unwrap();
        sealed.as_bytes().len() - mac
    };
    assert_eq!(size(0), size(1020));
    assert_eq!(size(1021), size(2044));
    assert_eq!(size(1021) - size(1020), 1024);
    for length in [0, 1, 1019, 1020, 1021, 5000, 100_000] {
        let text = vec![b'x'; length];
        assert_eq!(
            identity
                .open(&recipients.seal(&text).unwrap())
                .unwrap()
                .as_slice(),
            text,
            "{length}"
        );
    }
}

#[test]
fn only_the_receipt_opens_an_answer() {
    let receipt = Receipt::generate().unwrap();
    let stored: AnswerRecipient = receipt
        .answer_recipient()
        .unwrap()
        .to_string()
        .parse()
        .unwrap();
    let sealed = stored
        .seal("Dag. Fijn dat je het vraagt.".as_bytes())
        .unwrap();
    assert_eq!(
        receipt.open(&sealed).unwrap().as_slice(),
        "Dag. Fijn dat je het vraagt.".as_bytes()
    );
    assert!(Receipt::generate().unwrap().open(&sealed).is_err());
    assert!(Identity::generate().open(&sealed).is_err());
}

#[test]
fn keys_travel_as_text_and_show_in_no_log() {
    let identity = Identity::generate();
    let file = format!(
        "# de sleutel van de balie\n\n{}\n",
        *identity.expose_secret()
    );
    let read = Identity::parse_file(&file).unwrap();
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].to_public(), identity.to_public());
    assert_eq!(format!("{identity:?}"), "Identity(…)");
    for wrong in ["", "# niets\n", "age1abc", &identity.to_public()] {
        assert_eq!(
            Identity::parse_file(wrong).err(),
            Some(SealError::Identity),
            "{wrong}"
        );
    }
}

#[test]
fn a_letter_comes_back_as_it_went() {
    let submitted = Submitted::from_iter([
        ("vraag", "Hoe gaat dat eigenlijk?"),
        ("onderwerpen", "gevoel"),
    ]);
    let answers = validate(&vraag(), &facts(&Identity::generate()), &submitted).unwrap();
    let letter = Letter::new("nl", answers, vec![Suspicion::Honeypot]);
    let json = letter.to_json().unwrap();
    assert_eq!(Letter::from_json(&json).unwrap(), letter);
    assert!(
        String::from_utf8_lossy(&json)
            .starts_with(r#"{"version":1,"lang":"nl","answers":[["vraag","#)
    );
    assert!(Letter::from_json(b"{}").is_err());
}
