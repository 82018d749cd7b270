//! With `--lang en` the tool says nothing in Dutch, also when something goes wrong.

use crate::harness::Site;

/// Words that are in most Dutch sentences and in no English one.
const DUTCH: [&str; 14] = [
    "de", "het", "een", "niet", "geen", "er", "en", "van", "staat", "wordt", "bestaat", "sleutel",
    "opslag", "maak",
];

/// Commands that refuse, and words of each refusal.
const REFUSED: &[(&[&str], &str)] = &[
    (&["collect"], "There is no key"),
    (&["desk"], "There is no key"),
    (&["keys", "rotate"], "There is no key"),
    (&["keys", "rotate", "--finish"], "There is no key"),
    (&["keys", "revoke", "age1none"], "no public key"),
    (&["keys", "revoke", "AGE-SECRET-KEY-1X"], "a secret key"),
    (
        &[
            "keys",
            "revoke",
            "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        ],
        "the only key",
    ),
    (
        &["serve", "--addr", "203.0.113.7:1"],
        "Cannot listen on 203.0.113.7:1",
    ),
    (&["new", "tip", "!!!"], "No file name"),
    (&["publish", "ftp://nowhere"], ""),
];

#[test]
fn refusals_are_in_english() {
    for (arguments, words) in REFUSED {
        let site = Site::small();
        let mut with_language = vec!["--lang", "en"];
        with_language.extend_from_slice(arguments);
        let ran = site.run(&with_language);
        assert_ne!(ran.status, 0, "{arguments:?}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(words), "{words} in {}", ran.err);
        let said = format!("{} {}", ran.out, ran.err).to_lowercase();
        let dutch: Vec<&str> = said
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| DUTCH.contains(word))
            .collect();
        assert!(dutch.is_empty(), "{arguments:?}: {dutch:?} in {said}");
    }
}
