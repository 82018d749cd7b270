//! Numbers and addresses as somebody copies them from a contact card (vCard), a link or a telephone.

use forms::{EmailProblem, Reason};

use crate::validation::{kept, reason};

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
fn an_address_is_taken_out_of_what_mail_programs_and_chats_put_around_it() {
    for typed in [
        "Els <els@voorbeeld.nl>",
        "\"Vries, Els de\" <els@voorbeeld.nl>",
        "<els@voorbeeld.nl>",
        "<els@voorbeeld.nl",
        "els@voorbeeld.nl;",
        "mailto:els@voorbeeld.nl?cc=sam@voorbeeld.nl",
        "mailto:els%40voorbeeld.nl",
        "[els@voorbeeld.nl](mailto:els@voorbeeld.nl)",
        "els@voorbeeld.nl<mailto:els@voorbeeld.nl>",
        "Van: Els de Vries [mailto:els@voorbeeld.nl]",
        "mijn mail: els@voorbeeld.nl",
        "'els@voorbeeld.nl'",
        "“els@voorbeeld.nl”",
        "*els@voorbeeld.nl*",
        "📧els@voorbeeld.nl 😊",
        "els@voorbeeld.nl (werk)",
        "Els (els@voorbeeld.nl)",
        "ｅｌｓ＠ｖｏｏｒｂｅｅｌｄ．ｎｌ",
        "els@voorbeeld.nl، ",
    ] {
        assert_eq!(
            kept("email", typed).as_deref(),
            Some("els@voorbeeld.nl"),
            "{typed}"
        );
    }
}

#[test]
fn a_number_is_taken_out_of_links_and_words_that_stick_to_it() {
    for (typed, expected) in [
        ("tel:+31 6 12345678", "+31 6 12345678"),
        ("tel:%2B31%206%2012345678", "+31 6 12345678"),
        ("0031 (0)6 12345678", "0031 (0)6 12345678"),
        ("06/12.34.56.78", "06/12.34.56.78"),
        ("0612345678mobiel", "0612345678mobiel"),
        ("nr0612345678", "nr0612345678"),
        ("06 12345678 x2", "06 12345678 x2"),
        ("O6 1234567O", "06 12345670"),
        ("06 12345678 of om 6 uur", "06 12345678 of om 6 uur"),
        ("0️⃣6️⃣ 1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", "06 12345678"),
        ("＋31612345678", "+31612345678"),
        ("\"06 12345678\"", "06 12345678"),
        ("06 12345678\n045 5631234", "06 12345678 045 5631234"),
    ] {
        assert_eq!(
            kept("telefoon", typed).as_deref(),
            Some(expected),
            "{typed}"
        );
    }
}

#[test]
fn what_is_wrong_with_an_address_is_said() {
    use EmailProblem::{Blank, Comma, NoEnding, Several, TwoSigns};
    for (typed, expected) in [
        ("els@voorbeeld,nl", Reason::BadEmail(Comma)),
        ("els@voorbeeld，nl", Reason::BadEmail(Comma)),
        ("els@voorbeeld،nl", Reason::BadEmail(Comma)),
        ("els,jansen@voorbeeld.nl", Reason::BadEmail(Comma)),
        (
            "els@voorbeeld.nl, sam@voorbeeld.nl",
            Reason::BadEmail(Several),
        ),
        (
            "els@voorbeeld.nl of sam@voorbeeld.nl",
            Reason::BadEmail(Several),
        ),
        (
            "mailto:els@voorbeeld.nl,sam@voorbeeld.nl",
            Reason::BadEmail(Several),
        ),
        ("els@@voorbeeld.nl", Reason::BadEmail(TwoSigns)),
        (
            "els@voorbeeld.nl/sam@voorbeeld.nl",
            Reason::BadEmail(TwoSigns),
        ),
        ("els jansen@voorbeeld.nl", Reason::BadEmail(Blank)),
        ("els @ voorbeeld.nl", Reason::BadEmail(Blank)),
        ("mijn mail is els@voorbeeld.nl", Reason::BadEmail(Blank)),
        ("els@voorbeeld.nl, 06-12345678", Reason::BadEmail(Blank)),
        ("els@gmail", Reason::BadEmail(NoEnding)),
        ("els@voorbeeld.", Reason::BadEmail(NoEnding)),
        ("els", Reason::NotEmail),
        ("els(at)voorbeeld.nl", Reason::NotEmail),
        ("els@voorbeeld..nl", Reason::NotEmail),
    ] {
        assert_eq!(reason("email", typed), Some(expected), "{typed}");
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
