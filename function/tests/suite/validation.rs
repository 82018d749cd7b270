//! Valid and invalid fields, and the messages about them.

use forms::{Answer, Answers, FieldError, Form, JsonError, Reason, Submitted, validate};
use proptest::prelude::*;
use unsealing::Identity;

use crate::world::site::{aanmelden, facts, vraag};

fn check(form: &Form, body: &str) -> Result<Answers, Vec<FieldError>> {
    validate(
        form,
        &facts(&Identity::generate()),
        &Submitted::from_form(body.as_bytes()),
    )
}

fn reasons(form: &Form, body: &str) -> Vec<(String, Reason)> {
    check(form, body)
        .unwrap_err()
        .into_iter()
        .map(|e| (e.field, e.reason))
        .collect()
}

const SIGNUP: &str = "gemeente=kerkrade&naam=Sam&email=sam%40voorbeeld.nl&test.stil=klusje&test.nieuw=meedoen&akkoord=ja";

#[test]
fn a_whole_question_gives_its_answers_in_the_order_of_the_form() {
    let answers = check(
        &vraag(),
        "gemeente=zaanstad&onderwerpen=thuis&leeftijd=15-17&onderwerpen=gevoel&vraag=+Hoe+gaat+dat%3F+%0D%0AEcht.+&_lang=nl&onbekend=x",
    )
    .unwrap();
    let json = serde_json::to_string(&answers).unwrap();
    assert_eq!(
        json,
        r#"[["vraag","Hoe gaat dat? \nEcht."],["onderwerpen",["gevoel","thuis"]],["leeftijd","15-17"],["gemeente","zaanstad"]]"#
    );
    assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers);
}

#[test]
fn a_municipality_that_is_not_in_the_list_is_an_answer_where_one_is_asked() {
    let answers = check(&aanmelden(), &SIGNUP.replace("kerkrade", "elders")).unwrap();
    assert_eq!(answers.text("gemeente"), Some("elders"));
}

#[test]
fn whatever_shows_is_a_question_however_short() {
    for cry in [
        "wil dood",
        "help",
        "sos",
        "112",
        "x",
        "hij slaat",
        "我爸爸每天打我",
        "죽고 싶어요",
        "ساعدني",
        "🆘",
        "é",
    ] {
        let typed = Submitted::from_iter([("vraag", cry)]);
        let answers = validate(&vraag(), &facts(&Identity::generate()), &typed).unwrap();
        assert_eq!(answers.text("vraag"), Some(cry));
    }
}

#[test]
fn a_text_of_which_nothing_shows_is_empty() {
    let nothing = "%E2%80%8B%EF%BB%BF+%E3%85%A4".repeat(6);
    let missing = [("vraag".to_owned(), Reason::Missing)];
    assert_eq!(reasons(&vraag(), &format!("vraag={nothing}")), missing);
    // In between, such as in an emoji of a family, they stay.
    let family = "👨\u{200d}👩\u{200d}👧";
    let typed = Submitted::from_iter([("vraag", format!("Dit is mijn {family}"))]);
    let answers = validate(&vraag(), &facts(&Identity::generate()), &typed).unwrap();
    assert!(answers.text("vraag").unwrap().ends_with(family));
}

#[test]
fn a_signup_gets_the_profile_of_its_quiz() {
    let answers = check(&aanmelden(), SIGNUP).unwrap();
    assert_eq!(answers.text("test.stil"), Some("klusje"));
    assert_eq!(answers.text("test"), Some("doener"));
    assert_eq!(answers.get("akkoord"), Some(&Answer::Bool(true)));
    let draw = check(&aanmelden(), &SIGNUP.replace("stil=klusje", "stil=ernaast")).unwrap();
    assert_eq!(
        draw.text("test"),
        Some("luisteraar"),
        "on a draw the first profile wins"
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn each_thing_that_is_wrong_is_named() {
    let long = "a".repeat(4001);
    let cases = [
        (vraag(), String::new(), "vraag", Reason::Missing),
        (vraag(), "vraag=+%0A+".into(), "vraag", Reason::Missing),
        (
            aanmelden(),
            SIGNUP.replace("naam=Sam", "naam=S"),
            "naam",
            Reason::TooShort { min: 2, length: 1 },
        ),
        (
            vraag(),
            format!("vraag={long}"),
            "vraag",
            Reason::TooLong {
                max: 4000,
                length: 4001,
            },
        ),
        (
            vraag(),
            "vraag=lang+genoeg&gemeente=parijs".into(),
            "gemeente",
            Reason::Unknown,
        ),
        (
            // Whoever need not choose leaves it empty.
            vraag(),
            "vraag=lang+genoeg&gemeente=elders".into(),
            "gemeente",
            Reason::Unknown,
        ),
        (
            vraag(),
            "vraag=lang+genoeg&leeftijd=99".into(),
            "leeftijd",
            Reason::Unknown,
        ),
        (
            vraag(),
            "vraag=lang+genoeg&onderwerpen=auto".into(),
            "onderwerpen",
            Reason::Unknown,
        ),
        (
            vraag(),
            "vraag=lang+genoeg&onderwerpen=gevoel&onderwerpen=thuis&onderwerpen=school".into(),
            "onderwerpen",
            Reason::TooMany { max: 2, count: 3 },
        ),
        (
            aanmelden(),
            SIGNUP.replace("kerkrade", ""),
            "gemeente",
            Reason::NotChosen,
        ),
        (
            aanmelden(),
            SIGNUP.replace("sam%40voorbeeld.nl", "sam"),
            "email",
            Reason::NotEmail,
        ),
        (
            aanmelden(),
            format!("{SIGNUP}&telefoon=bel+me"),
            "telefoon",
            Reason::NotPhone,
        ),
        (
            aanmelden(),
            format!("{SIGNUP}&dagen=ma"),
            "dagen",
            Reason::TooFew { min: 2, count: 1 },
        ),
        (
            aanmelden(),
            SIGNUP.replace("&akkoord=ja", ""),
            "akkoord",
            Reason::NoConsent,
        ),
        (
            aanmelden(),
            SIGNUP.replace("&test.nieuw=meedoen", ""),
            "test.nieuw",
            Reason::NotChosen,
        ),
        (
            aanmelden(),
            SIGNUP.replace("meedoen", "weglopen"),
            "test.nieuw",
            Reason::Unknown,
        ),
    ];
    for (form, body, field, reason) in cases {
        assert_eq!(
            reasons(&form, &body),
            [(field.to_owned(), reason)],
            "{body:.60}"
        );
    }
}

#[test]
fn lengths_are_counted_as_people_see_them() {
    // Two characters of two or four bytes each; a line end that arrives as CR LF counts once.
    for character in ["%C3%A9", "%F0%9F%99%82"] {
        let name = |count| format!("naam={}", character.repeat(count));
        let body = |count| SIGNUP.replace("naam=Sam", &name(count));
        assert!(check(&aanmelden(), &body(2)).is_ok());
        assert_eq!(
            reasons(&aanmelden(), &body(1))[0].1,
            Reason::TooShort { min: 2, length: 1 }
        );
    }
    assert_eq!(
        reasons(&vraag(), &format!("vraag=a%0D%0Ab{}", "c".repeat(3998)))[0].1,
        Reason::TooLong {
            max: 4000,
            length: 4001
        }
    );
    let longest = "é\r\n".repeat(2000);
    let encoded: String = form_urlencoded(&longest);
    assert_eq!(
        check(&vraag(), &format!("vraag={encoded}"))
            .unwrap()
            .text("vraag")
            .map(|t| t.chars().count()),
        Some(3999)
    );
}

fn form_urlencoded(text: &str) -> String {
    text.bytes()
        .fold(String::new(), |all, byte| format!("{all}%{byte:02X}"))
}

#[test]
fn addresses_and_numbers_are_checked_lightly() {
    let signup = |key: &str, value: &str| {
        let body = format!(
            "{}&{key}={}",
            SIGNUP.replace("email=sam%40voorbeeld.nl&", ""),
            form_urlencoded(value)
        );
        let body = if key == "email" {
            body
        } else {
            format!("{body}&email=a%40b.nl")
        };
        check(&aanmelden(), &body).is_ok()
    };
    for good in [
        "a@b.nl",
        "Voor.Naam+tag@sub.voorbeeld.co.uk",
        "'quote@voorbeeld.nl",
        "info@café.example",
        "<a@b.nl>",
    ] {
        assert!(signup("email", good), "{good}");
    }
    for bad in [
        "a",
        "a@b",
        "@b.nl",
        "a@b..nl",
        "a b@c.nl",
        "a@b@c.nl",
        "a@b.nl,c@d.nl",
    ] {
        assert!(!signup("email", bad), "{bad}");
    }
    for good in [
        "06 12345678",
        "+31 6 1234 5678",
        "(045) 123-4567",
        "0800-0432",
    ] {
        assert!(signup("telefoon", good), "{good}");
    }
    for bad in [
        "123456",
        "06 1234567a",
        "1234567890123456",
        "06 1234 of zo 567",
        "na 6 uur",
    ] {
        assert!(!signup("telefoon", bad), "{bad}");
    }
}

/// The normalised value of a field of a sign-up.
pub(crate) fn kept(field: &str, typed: &str) -> Option<String> {
    let answers = filled_in(field, typed).ok()?;
    answers.text(field).map(str::to_owned)
}

/// Why a field of a sign-up is refused.
pub(crate) fn reason(field: &str, typed: &str) -> Option<Reason> {
    let errors = filled_in(field, typed).err()?;
    let error = errors.iter().find(|error| error.field == field)?;
    Some(error.reason)
}

fn filled_in(field: &str, typed: &str) -> Result<Answers, Vec<FieldError>> {
    let pairs = form_urlencoded::parse(SIGNUP.as_bytes()).filter(|(name, _)| name != field);
    let pairs: Vec<_> = pairs
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .chain([(field.to_owned(), typed.to_owned())])
        .collect();
    let typed: Submitted = pairs.into_iter().collect();
    validate(&aanmelden(), &facts(&Identity::generate()), &typed)
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
#[test]
fn what_a_person_sees_as_right_is_taken_and_what_nobody_sees_is_dropped() {
    for (field, typed, expected) in [
        ("telefoon", "06\u{2013}12345678", "06-12345678"),
        ("telefoon", "06\u{a0}12345678", "06 12345678"),
        ("telefoon", "06\u{2011}12345678", "06-12345678"),
        ("telefoon", "\u{202a}+31612345678\u{202c}", "+31612345678"),
        ("telefoon", "06 12345678\u{200b}", "06 12345678"),
        ("telefoon", "045/5631234", "045/5631234"),
        ("telefoon", "٠٦١٢٣٤٥٦٧٨", "0612345678"),
        ("telefoon", "０６１２３４５６７８", "0612345678"),
        (
            "telefoon",
            "06 12345678 (na 6 uur)",
            "06 12345678 (na 6 uur)",
        ),
        (
            "telefoon",
            "06 12345678 (6 tot 8 uur)",
            "06 12345678 (6 tot 8 uur)",
        ),
        (
            "telefoon",
            "06-12345678 / 045-5631234",
            "06-12345678 / 045-5631234",
        ),
        (
            "telefoon",
            "06 12345678 of 06 87654321",
            "06 12345678 of 06 87654321",
        ),
        ("telefoon", "tel:+31612345678", "+31612345678"),
        ("telefoon", "Tel: 06 12345678.", "06 12345678"),
        (
            "telefoon",
            "+31\u{202f}(0)6\u{2009}12345678",
            "+31 (0)6 12345678",
        ),
        ("email", "els@voorbeeld.nl\u{200b}", "els@voorbeeld.nl"),
        (
            "email",
            "\u{202a}els@voorbeeld.nl\u{202c}",
            "els@voorbeeld.nl",
        ),
        ("email", "els@voor\u{ad}beeld.nl", "els@voorbeeld.nl"),
        ("email", "mailto:els@voorbeeld.nl", "els@voorbeeld.nl"),
        (
            "email",
            "MAILTO: els@voorbeeld.nl?subject=hoi",
            "els@voorbeeld.nl",
        ),
        ("email", "els@voorbeeld.nl.", "els@voorbeeld.nl"),
        ("email", "els@voorbeeld.nl,", "els@voorbeeld.nl"),
        (
            "email",
            "\u{a0}els＠voorbeeld．nl\u{a0}",
            "els@voorbeeld.nl",
        ),
        ("naam", "李", "李"),
        ("naam", "민", "민"),
        ("naam", "\u{202e}Sam\u{202c}", "Sam"),
        (
            "naam",
            "Anne\u{a0}de\u{2003}Vries \u{200b}",
            "Anne de Vries",
        ),
        ("naam", "Zoe\u{308}", "Zoë"),
        ("naam", "علی\u{200c}رضا", "علی\u{200c}رضا"),
        ("naam", "Sa\u{200d}m", "Sam"),
    ] {
        assert_eq!(kept(field, typed).as_deref(), Some(expected), "{typed:?}");
    }
    assert_eq!(kept("naam", "x"), None, "one letter is no name");
}

#[test]
fn json_says_the_same_as_a_form() {
    let submitted = Submitted::from_json(
        br#"{"naam":"Sam","dagen":["ma","di"],"test":{"stil":"klusje"},"akkoord":true,"leeg":null,"n":3,"nee":false}"#,
    )
    .unwrap();
    let pairs: Vec<_> = submitted.iter().collect();
    let expected = [
        ("naam", "Sam"),
        ("dagen", "ma"),
        ("dagen", "di"),
        ("test.stil", "klusje"),
        ("akkoord", "ja"),
        ("n", "3"),
    ];
    assert_eq!(pairs, expected);
    for (body, error) in [
        ("", JsonError::Syntax),
        ("{\"a\":", JsonError::Syntax),
        ("\"a\"", JsonError::Shape),
        ("[]", JsonError::Shape),
        ("{\"a\":{\"b\":{\"c\":1}}}", JsonError::Shape),
        ("{\"a\":[[1]]}", JsonError::Shape),
        ("{\"a\":[{}]}", JsonError::Shape),
    ] {
        assert_eq!(Submitted::from_json(body.as_bytes()), Err(error), "{body}");
    }
    let deep = format!("{}{}", "{\"a\":".repeat(10_000), "}".repeat(10_000));
    assert!(Submitted::from_json(deep.as_bytes()).is_err());
}

#[test]
fn nothing_that_was_typed_shows_in_a_debug_line() {
    let submitted = Submitted::from_form(b"vraag=een+geheim+van+mij");
    let answers = check(&vraag(), "vraag=een+geheim+van+mij").unwrap();
    let shown = format!("{submitted:?} {answers:?} {:?}", answers.get("vraag"));
    assert!(
        !shown.contains("geheim") && shown.contains("vraag"),
        "{shown}"
    );
}

proptest! {
    #[test]
    fn any_bytes_can_be_read_and_checked(body in proptest::collection::vec(any::<u8>(), 0..400)) {
        let submitted = Submitted::from_form(&body);
        let facts = facts(&Identity::generate());
        for form in [vraag(), aanmelden()] {
            let _ = validate(&form, &facts, &submitted);
        }
        let _ = Submitted::from_json(&body);
    }

    #[test]
    fn any_text_comes_through_a_form_as_it_was_typed(text in "[^\\p{C}]{10,200}") {
        let body: String = format!("vraag={}", form_urlencoded(&text));
        let submitted = Submitted::from_form(body.as_bytes());
        prop_assert_eq!(submitted.get("vraag"), Some(text.as_str()));
    }

    #[test]
    fn whatever_is_kept_of_a_line_is_kept_the_same_again(
        field in proptest::sample::select(&["naam", "email", "telefoon"][..]),
        typed in "(\\PC|[0-9 +().@-]|\u{200b}|\u{a0}|\u{202e}){0,30}",
    ) {
        if let Some(once) = kept(field, &typed) {
            prop_assert!(!once.chars().any(|c| "\u{200b}\u{a0}\u{202e}\u{ad}".contains(c)), "{once:?}");
            prop_assert_eq!(kept(field, &once), Some(once));
        }
    }

    #[test]
    fn what_is_accepted_is_within_the_limits(text in ".{0,60}") {
        let facts = facts(&Identity::generate());
        let submitted = Submitted::from_iter([("vraag", text)]);
        if let Ok(answers) = validate(&vraag(), &facts, &submitted) {
            let length = answers.text("vraag").unwrap_or_default().chars().count();
            prop_assert!((1..=4000).contains(&length));
        }
    }
}
