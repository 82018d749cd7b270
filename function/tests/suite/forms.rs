//! Form definitions: valid and, above all, invalid ones.

use forms::{FieldType, Form, Kind};

use crate::world::site::{AANMELDEN, VRAAG, aanmelden, vraag};

/// A form of one field, given as the lines of that field.
fn with_field(lines: &str) -> String {
    format!(
        "id = \"proef\"\nkind = \"question\"\nanonymous = false\nretention_days = 30\ntitle.nl = \"Proef\"\n\n[[fields]]\n{lines}\n"
    )
}

fn refusal(source: &str) -> (String, String) {
    let error = Form::parse(source).unwrap_err();
    let span = error
        .span
        .clone()
        .unwrap_or_else(|| panic!("no place for: {error}"));
    (error.to_string(), source[span].to_owned())
}

#[test]
fn reads_a_question() {
    let form = vraag();
    assert_eq!(
        (
            form.id.as_str(),
            form.kind,
            form.anonymous,
            form.retention_days
        ),
        ("vraag", Kind::Question, true, 180)
    );
    let names: Vec<_> = form.fields.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(
        names,
        ["vraag", "onderwerpen", "leeftijd", "gemeente", "publiceren"]
    );
    let question = form.field("vraag").unwrap();
    assert_eq!(
        (question.advised, question.max, question.required),
        (Some(10), Some(4000), true)
    );
    assert_eq!(form.municipality_field().unwrap().name, "gemeente");
    assert_eq!(
        (form.title.get("en"), form.title.get("tr")),
        ("Ask your question", "Stel je vraag")
    );
}

#[test]
fn reads_a_signup_with_a_quiz() {
    let form = aanmelden();
    let (field, quiz) = form.quiz().unwrap();
    assert_eq!(
        (
            field.name.as_str(),
            quiz.questions.len(),
            quiz.profiles.len()
        ),
        ("test", 2, 2)
    );
    assert_eq!(quiz.profile("doener").unwrap().label.get("nl"), "De doener");
    assert!(
        form.field("akkoord").unwrap().required,
        "a consent is required unless the form says otherwise"
    );
    assert_eq!(form.field("email").unwrap().max, Some(254));
}

#[test]
fn a_text_field_has_a_greatest_length_even_when_the_definition_has_none() {
    let form = Form::parse(&with_field(
        "name = \"a\"\ntype = \"long_text\"\nrequired = true\nlabel.nl = \"A\"",
    ))
    .unwrap();
    assert_eq!(
        (&form.fields[0].field_type, form.fields[0].max),
        (&FieldType::LongText, Some(4000))
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn refuses_what_cannot_work_and_points_at_it() {
    let field = |rest: &str| {
        with_field(&format!(
            "name = \"a\"\nrequired = true\nlabel.nl = \"A\"\n{rest}"
        ))
    };
    let cases = [
        (
            VRAAG.replace("\"question\"", "\"vraag\""),
            "`kind` cannot be",
            "\"vraag\"",
        ),
        (
            VRAAG.replace("id = \"vraag\"", "id = \"Vraag!\""),
            "`id` starts with",
            "\"Vraag!\"",
        ),
        (
            VRAAG.replace("= 180", "= 0"),
            "`retention_days` must be",
            "0",
        ),
        (
            VRAAG.replace("= 180", "= 36500"),
            "`retention_days` must be",
            "36500",
        ),
        (
            VRAAG.replace("retention_days", "retention_day"),
            "unknown field `retention_day`",
            "retention_day",
        ),
        (
            VRAAG.replace("= 180", "= \"lang\""),
            "invalid type: string",
            "\"lang\"",
        ),
        (
            VRAAG.replace("name = \"leeftijd\"", "name = \"vraag\""),
            "`name` \"vraag\" is there twice",
            "\"vraag\"",
        ),
        (
            VRAAG.replace("name = \"leeftijd\"", "name = \"_lang\""),
            "reserved",
            "\"_lang\"",
        ),
        (
            VRAAG.replace("name = \"leeftijd\"", "name = \"hoe oud\""),
            "`name` starts with",
            "\"hoe oud\"",
        ),
        (
            VRAAG.replace("\"municipality\"", "\"email\""),
            "an anonymous form cannot have",
            "\"email\"",
        ),
        (
            VRAAG.replace("\"municipality\"", "\"phone\""),
            "an anonymous form cannot have",
            "\"phone\"",
        ),
        (
            VRAAG.replace("min = 10", "min = 5000"),
            "more than `max`",
            "5000",
        ),
        (
            VRAAG.replace("max = 4000", "max = 40000"),
            "`max` must be from 1 to 5000",
            "40000",
        ),
        (
            VRAAG.replace("max = 4000", "max = -1"),
            "`max` must be from 1 to 5000",
            "-1",
        ),
        (
            VRAAG.replace("\"15-17\"", "\"12-14\""),
            "is there twice",
            "\"12-14\"",
        ),
        (
            VRAAG.replace("\"15-17\"", "\"15 17\""),
            "no spaces",
            "\"15 17\"",
        ),
        (
            VRAAG.replace("required = true", "required = false"),
            "no field is required",
            "\"vraag\"",
        ),
        (
            field("type = \"tekst\""),
            "`type` cannot be \"tekst\": choose text, long_text",
            "\"tekst\"",
        ),
        (field("type = \"choice\""), "needs `options`", "\"a\""),
        (
            field("type = \"choice\"\noptions = []"),
            "needs `options`",
            "\"a\"",
        ),
        (field("type = \"quiz\""), "needs `profiles`", "\"a\""),
        (
            field("type = \"text\"\noptions = [{ value = \"b\", label.nl = \"B\" }]"),
            "`options` means nothing",
            "[{ value = \"b\", label.nl = \"B\" }]",
        ),
        (
            field("type = \"consent\"\nmax = 3"),
            "`max` means nothing",
            "3",
        ),
        (
            AANMELDEN.replace(
                "profile = \"doener\" },\n]\n\n[[fields.q",
                "profile = \"dromer\" },\n]\n\n[[fields.q",
            ),
            "`profile` cannot be \"dromer\": choose luisteraar, doener",
            "\"dromer\"",
        ),
        (
            AANMELDEN.replace("name = \"nieuw\"", "name = \"stil\""),
            "is there twice",
            "\"stil\"",
        ),
    ];
    for (source, message, place) in cases {
        let refused = refusal(&source);
        assert!(
            refused.0.contains(message),
            "{} does not say {message}",
            refused.0
        );
        assert_eq!(refused.1, place, "{}", refused.0);
    }
}

#[test]
fn every_text_has_dutch_and_no_text_is_empty() {
    for (from, to, message) in [
        ("title.nl = \"Stel je vraag\"\n", "", "`title` has no Dutch"),
        (
            "label.nl = \"Hoe oud ben je?\"",
            "label.en = \"How old are you?\"",
            "`label` has no Dutch",
        ),
        ("\"Wat wil je vragen?\"", "\" \"", "`label` is empty"),
        ("title.en", "title.engels_", "no language tag"),
    ] {
        let error = Form::parse(&VRAAG.replacen(from, to, 1)).unwrap_err();
        assert!(
            error.to_string().contains(message),
            "{error} does not say {message}"
        );
    }
}

#[test]
fn a_form_without_fields_or_that_is_no_toml_is_refused() {
    for source in [
        "",
        "id = ",
        "id = \"a\"\nkind = \"question\"\nanonymous = true\nretention_days = 1\ntitle.nl = \"A\"\n",
    ] {
        assert!(Form::parse(source).is_err(), "{source}");
    }
}

#[test]
fn the_forms_of_the_real_site_can_be_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/formulieren");
    let mut ids = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let source = std::fs::read_to_string(entry.path()).unwrap();
        let form = Form::parse(&source)
            .unwrap_or_else(|error| panic!("{}: {error}", entry.path().display()));
        assert_eq!(
            entry.file_name().to_string_lossy(),
            format!("{}.toml", form.id)
        );
        ids.push(form.id);
    }
    assert!(
        ids.contains(&"vraag".to_owned()) && ids.contains(&"aanmelden".to_owned()),
        "{ids:?}"
    );
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let source = "id = \"Fout\"\nkind = \"vraag\"\ntitle.en = \"A\"\n\n[[fields]]\nname = \"a\"\ntype = \"lange_tekst\"\nmin = 10\n\n[[fields]]\ntype = \"text\"\nmax = 0\nlabel.nl = \"B\"\n";
    let errors = Form::check(toml::from_str(source).unwrap()).unwrap_err();
    let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
    for words in [
        "`id` starts with",
        "`kind` cannot be",
        "`anonymous` is missing",
        "`retention_days` is missing",
        "`title` has no Dutch",
        "`type` cannot be \"lange_tekst\"",
        "`label` is missing",
        "`name` is missing",
        "`max` must be from 1",
    ] {
        assert!(
            said.iter().any(|one| one.contains(words)),
            "{words} in {said:#?}"
        );
    }
    assert_eq!(said.len(), 9, "{said:#?}");
}
