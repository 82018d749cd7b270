//! Numbers and addresses as somebody copies them from a contact card (vCard), a link or a telephone.

use crate::validation::kept;

#[test]
fn a_line_of_a_contact_card_is_taken_as_what_it_says() {
    for (field, typed, expected) in [
        ("telefoon", "+31(0)6-12345678", "+31(0)6-12345678"),
        ("telefoon", "+31 (0) 6 1234 5678", "+31 (0) 6 1234 5678"),
        ("telefoon", "tel:+31-6-1234-5678;ext=3", "+31-6-1234-5678"),
        ("telefoon", "TEL;TYPE=CELL:+31612345678", "+31612345678"),
        (
            "telefoon",
            "TEL;type=CELL;type=VOICE;type=pref:+31 6 12345678",
            "+31 6 12345678",
        ),
        ("telefoon", "item1.TEL;CELL:0612345678", "0612345678"),
        (
            "telefoon",
            "TEL;VALUE=uri:tel:+31-6-12345678",
            "+31-6-12345678",
        ),
        (
            "telefoon",
            "BEGIN:VCARD\nVERSION:3.0\nFN:Els\nTEL:+31 6 12345678\nEND:VCARD",
            "+31 6 12345678",
        ),
        ("telefoon", "📱 06 12 34 56 78", "📱 06 12 34 56 78"),
        (
            "telefoon",
            "06\u{a0}12\u{a0}34\u{a0}56\u{a0}78",
            "06 12 34 56 78",
        ),
        ("telefoon", "06\u{2060}12345678", "0612345678"),
        ("telefoon", "0612345678 (mobiel)", "0612345678 (mobiel)"),
        (
            "email",
            "EMAIL;TYPE=INTERNET:els@voorbeeld.nl",
            "els@voorbeeld.nl",
        ),
        ("email", "E-mail: els@voorbeeld.nl", "els@voorbeeld.nl"),
        (
            "email",
            "BEGIN:VCARD EMAIL:els@voorbeeld.nl END:VCARD",
            "els@voorbeeld.nl",
        ),
        ("email", "els@voorbeeld。nl", "els@voorbeeld.nl"),
        (
            "email",
            "e\u{2060}ls\u{feff}@voor\u{200d}beeld.nl",
            "els@voorbeeld.nl",
        ),
        (
            "email",
            "\u{3000}els@voorbeeld.nl\u{3000}",
            "els@voorbeeld.nl",
        ),
    ] {
        assert_eq!(kept(field, typed).as_deref(), Some(expected), "{typed:?}");
    }
}

#[test]
fn what_is_no_number_and_no_address_stays_refused() {
    for (field, typed) in [
        ("telefoon", "TEL;TYPE=CELL:bel me"),
        ("telefoon", "BEGIN:VCARD FN:Els END:VCARD"),
        ("telefoon", "tel:123"),
        ("email", "EMAIL;TYPE=INTERNET:els"),
        ("email", "mail: els@voorbeeld.nl, sam@voorbeeld.nl"),
        ("email", "els @ voorbeeld.nl"),
        ("email", "\u{200b}@voorbeeld.nl"),
    ] {
        assert_eq!(kept(field, typed), None, "{typed:?}");
    }
}
