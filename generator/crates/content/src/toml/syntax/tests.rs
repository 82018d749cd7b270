//! Every common mistake in the writing of TOML, and the sentences that tell them apart.

use toml::de::DeTable;

use super::*;

fn problems(text: &str) -> Vec<Problem> {
    let errors = DeTable::parse_recoverable(text).1;
    diagnose(text, &errors)
        .into_iter()
        .map(|error| error.problem)
        .collect()
}

/// Texts with a mistake each.
const SAMPLES: [&str; 42] = [
    "\"\"\"a\"\"\" = 1",
    "a = 1\rb = 2",
    "a = Luisteren",
    "a = \"L",
    "a = 'L",
    "a = \"\"\"L",
    "a = \"\\",
    "a = \"\\u12\"",
    "a",
    "a = { b 1 }",
    "a =",
    "[a",
    "[[a",
    "a = [1",
    "a = [b = 1",
    "a = { b = 1",
    "a = [1 2]",
    "a = [1,,2]",
    "é = 1",
    " = 1",
    "a = 1\na = 1",
    "a = 1.x",
    "a = 1e",
    "a = 1_",
    "a = 1x",
    "a = 0xg",
    "a = 0o9",
    "a = 0b2",
    "a = +0x1",
    "a = ++1",
    "a = 1__2",
    "a = 007",
    "a = 2026-02-30",
    "a = tru",
    "a = 1e5.x",
    "a = 00x1",
    "a = 0X1",
    ".a",
    "a = 1.",
    "a = 12:00:00.",
    "a = 2026-01-01T09:60",
    "a = 2026-01-01T09:00+99:00",
];

/// The sentences are the parser's own, and another version may say them differently: then this says which.
#[test]
fn the_parser_still_says_what_is_looked_for() {
    let deep = format!("a = {}", "[".repeat(200));
    let long = format!("{}b = 1", "a.".repeat(200));
    let samples = SAMPLES.into_iter().chain([deep.as_str(), long.as_str()]);
    let errors = samples.flat_map(|text| DeTable::parse_recoverable(text).1);
    let said: Vec<String> = errors.map(|error| error.message().to_owned()).collect();
    let looked_for = KNOWN
        .iter()
        .map(|(start, _)| *start)
        .chain(NO_VALUE)
        .chain([
            "invalid multi-line",
            "unclosed array,",
            "unexpected `=` in array",
        ]);
    let unsaid: Vec<&str> = looked_for
        .filter(|start| !said.iter().any(|sentence| sentence.starts_with(start)))
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:#?} in {said:#?}");
}

#[test]
fn every_common_mistake_has_a_word() {
    for (text, expected) in [
        ("a = Luisteren", "quotes"),
        ("phone = 06-12345678", "quotes"),
        ("a = ja", "yesno"),
        ("a = True", "yesno"),
        ("a = “L”", "curly"),
        ("a = \"L", "open-quote"),
        ("a = 'L", "open-quote"),
        ("a = \"\"\"\nL\nb = 1\n", "open-quotes"),
        ("a = \"zij zei \"hoi\" en ging\"", "quotes-inside"),
        ("a = 'zo'n dag'", "apostrophe"),
        ("a", "equals"),
        ("a: 1", "colon"),
        ("a = { b: 1 }", "colon"),
        ("a = { b = }", "value"),
        ("a = \"x\", b = 1", "line-end"),
        ("a = \"x\";", "line-end"),
        ("// x", "comment"),
        ("a =\u{a0}1", "hidden"),
        ("\u{200b}a = 1", "hidden"),
        ("a = \"\u{7}\"", "hidden"),
        ("a = \"x\nen verder", "open-quote"),
        ("<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> b", "merge"),
        ("a = 1e", "number"),
        ("a =", "value"),
        ("a = [1", "open-list"),
        ("a = [\nb = 1\nc = [2]\n[[d]]\ne = 1\n", "open-list"),
        ("a = [\"x\" \"y\"]", "comma"),
        ("a = [1,,2]", "comma-twice"),
        ("a = { b = 1", "open-braces"),
        ("a = { b = 1\nc = 2\nd = 3\n", "open-braces"),
        ("a = 1\na = 2", "twice"),
        ("[a]\nb = 1\n[a]\nb = 2\n[[a]]\nb = 3\n", "twice-header"),
        ("a == \"x\"", "equals-twice"),
        ("a => \"x\"", "equals-twice"),
        ("a = `x`", "curly"),
        ("voor = (\"x\")", "round"),
        ("a = \"x\" y", "extra"),
        ("a = \"C:\\map\"", "backslash"),
        ("é = 1", "key"),
        ("[a\nb = 1", "header"),
        ("a = 007", "number"),
    ] {
        let found = problems(text);
        assert!(
            matches!(&found[..], [Problem::TomlSyntax { fault, .. }] if *fault == expected),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn a_mistake_says_how_it_should_be() {
    for (text, expected) in [
        ("draft = ja", "draft = true"),
        ("title = Luisteren naar", "title = \"Luisteren naar\""),
        ("image = { src = foto.jpg }", "src = \"foto.jpg\""),
        ("title = “Luisteren”", "title = \"Luisteren\""),
        ("onderwerpen = gevoel", "onderwerpen = [\"gevoel\"]"),
        ("onderwerpen = [“gevoel”]", "\"gevoel\""),
    ] {
        let found = problems(text);
        assert!(
            matches!(&found[0], Problem::TomlSyntax { better: Some(better), .. } if better == expected),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn dates_are_put_right_where_they_exist() {
    for (text, expected) in [
        ("a = 2026-02-30", None),
        ("a = 2026-13-01", None),
        ("a = 14-03-2026", Some("2026-03-14")),
        ("a = 2026-3-4", Some("2026-03-04")),
        ("date = 4 maart 2026", Some("2026-03-04")),
        ("publish_on = 2026-03-14T24:00", Some("2026-03-15T00:00:00")),
        ("publish_on = 2026-03-14T09", Some("2026-03-14T09:00:00")),
        ("publish_on = 2026-03-14T09:60", None),
        ("publish_on = 2026-03-14T09:00+99:00", None),
        ("date = 2026-03-14T09", Some("2026-03-14")),
    ] {
        let better = match problems(text).remove(0) {
            Problem::NotADate { better, .. } => better,
            Problem::NoSuchDate { .. } => None,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(better.as_deref(), expected, "{text}");
    }
}

#[test]
fn a_day_is_read_as_a_whole_however_it_is_written() {
    for (written, better) in [
        ("2026.03.14", "2026-03-14"),
        ("14.03.2026", "2026-03-14"),
        ("March 14, 2026", "2026-03-14"),
        ("14-3-26", "2026-03-14"),
        ("zaterdag 14 maart 2026", "2026-03-14"),
        ("14th of March 2026", "2026-03-14"),
        ("14.03.2026 # zaterdag", "2026-03-14"),
    ] {
        let found = problems(&format!("date = {written}\n"));
        let expected = Problem::NotADate {
            key: "date".to_owned(),
            found: written.trim_end_matches(" # zaterdag").to_owned(),
            better: Some(better.to_owned()),
        };
        assert_eq!(found, [expected], "{written}");
    }
}
