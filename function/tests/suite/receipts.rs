//! The receipt: how it is read, and what follows from it.

use proptest::prelude::*;
use sealing::receipt::{LookupId, Receipt, ReceiptError};

/// Fixed receipts with what follows from them. If this test fails, everyone who holds a receipt is locked out.
#[test]
fn what_follows_from_a_receipt_never_changes() {
    for (code, id, recipient) in [
        (
            "0000-0000-0000-0000",
            "2fa9f8e3dfca03d2ea572e1d10aaa691",
            "age1lgd40axmeut256cw57t0se90kg27c2g32rh5g4t7659nfx2m9pqs2q95yn",
        ),
        (
            "7ZQ4-9KXM-2B8H-VW5T",
            "790c1eef77ba2f6bb761b3e2b8ce70db",
            "age13u8tzycp275u6v7358neswzfkdmrvuzwd7fvzf9gppspy9qzq3tschnq59",
        ),
        (
            "ZZZZ-ZZZZ-ZZZZ-ZZZZ",
            "2bf027e0e9d5ed1bebc6e257cea9eebe",
            "age1shuqfluycnp0rne89qkhke7yka67amejq6dxs9a7x9844sy2ps0syq7phg",
        ),
    ] {
        let receipt = Receipt::parse(code).unwrap();
        assert_eq!(receipt.reveal().as_str(), code);
        assert_eq!(receipt.lookup_id().as_str(), id);
        assert_eq!(receipt.answer_recipient().unwrap().to_string(), recipient);
    }
}

#[test]
fn people_may_type_it_as_they_like() {
    let meant = Receipt::parse("0123-4567-89AB-1011").unwrap();
    for typed in [
        "0123456789AB1011",
        "0123456789ab1011",
        " 0123 4567 89ab 1011 ",
        "o123-4567-89ab-iO1l",
        "O123.4567.89AB.LOI1",
        "0123–4567—89AB‑1011",
        "0123\u{200B}4567\n89AB\t1011",
        "-0-1-2-3-4-5-6-7-8-9-a-b-1-0-1-1-",
        "Dit is je code\n\n0123-4567-89AB-1011\n\nKopieer de code",
        "mijn code is o123–4567–89ab–1o11, dankjewel!",
        "０１２３４５６７８９ＡＢ１０１１",
        "de code 0123 4567 89AB 1011",
        "0123-4567-89AB-1011 (nog eens: 0123-4567-89AB-1011)",
    ] {
        assert!(Receipt::parse(typed).unwrap() == meant, "{typed}");
    }
}

#[test]
fn what_is_no_code_is_refused_with_the_reason() {
    for (typed, error) in [
        ("", ReceiptError::Empty),
        (" - - ", ReceiptError::Empty),
        ("0123-4567-89AB-101", ReceiptError::Length { length: 15 }),
        ("0123-4567-89AB-10111", ReceiptError::Length { length: 17 }),
        (
            "0123-4567-89AB-101U",
            ReceiptError::Character {
                character: 'U',
                at: 16,
            },
        ),
        (
            "0123-4567-89AB-101é",
            ReceiptError::Character {
                character: 'é',
                at: 16,
            },
        ),
        (
            "0123-4567-89AB-101!",
            ReceiptError::Character {
                character: '!',
                at: 16,
            },
        ),
        // Which of the two?
        (
            "0123-4567-89AB-1011 of 0123-4567-89AB-1012",
            ReceiptError::Several,
        ),
        ("x0123-4567-89AB-1011", ReceiptError::Length { length: 17 }),
    ] {
        assert_eq!(Receipt::parse(typed).err(), Some(error), "{typed}");
    }
}

#[test]
fn nothing_shows_it_but_reveal() {
    let receipt = Receipt::generate().unwrap();
    assert_eq!(format!("{receipt:?}"), "Receipt(…)");
    assert!(
        !receipt
            .lookup_id()
            .as_str()
            .to_uppercase()
            .contains(&receipt.reveal().replace('-', ""))
    );
}

#[test]
fn a_lookup_id_is_hexadecimal_and_nothing_else() {
    assert!(LookupId::parse(&"0a".repeat(16)).is_some());
    for wrong in [
        "",
        "0a",
        &"0A".repeat(16),
        &"0g".repeat(16),
        &"é".repeat(16),
        &"0a".repeat(17),
    ] {
        assert!(LookupId::parse(wrong).is_none(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn what_is_printed_can_be_read(bits in any::<[u8; 10]>()) {
        // Every 80 bits are a receipt: build one from its characters.
        let alphabet: Vec<char> = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().collect();
        let number = bits.iter().fold(0_u128, |all, byte| all << 8 | u128::from(*byte));
        let code: String = (0..16).rev().map(|at| alphabet[(number >> (5 * at) & 31) as usize]).collect();
        let receipt = Receipt::parse(&code).unwrap();
        prop_assert_eq!(receipt.reveal().replace('-', ""), code);
        prop_assert!(Receipt::parse(&receipt.reveal().to_lowercase()).unwrap() == receipt);
    }

    #[test]
    fn any_text_is_read_or_refused(typed in ".{0,40}") {
        let _ = Receipt::parse(&typed);
    }

    #[test]
    fn two_receipts_share_nothing(one in "[0-9A-HJKMNP-TV-Z]{16}", other in "[0-9A-HJKMNP-TV-Z]{16}") {
        prop_assume!(one != other);
        let (one, other) = (Receipt::parse(&one).unwrap(), Receipt::parse(&other).unwrap());
        prop_assert_ne!(one.lookup_id(), other.lookup_id());
        prop_assert!(one.answer_recipient().unwrap() != other.answer_recipient().unwrap());
    }
}
