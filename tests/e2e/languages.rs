//! The tool speaks one language at a time: with `--lang en` no Dutch, and otherwise no English, also when something goes wrong.

use std::process::Stdio;

use crate::harness::{Ran, Site};
use crate::server::Server;

/// Words that are in most Dutch sentences and in no English one.
const DUTCH: [&str; 26] = [
    "de", "het", "een", "niet", "geen", "er", "van", "staat", "wordt", "bestaat", "sleutel",
    "opslag", "maak", "zijn", "dit", "deze", "naar", "voor", "met", "alles", "zoals", "kan",
    "waar", "nieuw", "weg", "fout",
];

/// Words that are in most English sentences and in no Dutch one.
const ENGLISH: [&str; 25] = [
    "the", "and", "with", "this", "not", "does", "which", "there", "has", "cannot", "when", "from",
    "that", "your", "print", "write", "show", "build", "could", "failed", "error", "invalid",
    "unable", "found", "usage",
];

/// What begins a sentence of a library, after our own words; it goes on to the end of the line.
const QUOTES: [&str; 6] = [
    "het programma zegt: ",
    "het systeem zegt: ",
    "Tera zegt: ",
    "the program says: ",
    "the system says: ",
    "Tera says: ",
];

/// The words that are the tool's own: no examples in quotes, names of files, options and environment variables, and no lines of
/// a file that is shown.
fn own_words(said: &str) -> Vec<String> {
    let mut words = Vec::new();
    for line in said.lines() {
        let start = line.trim_start();
        let is_shown = start.starts_with(|c: char| c.is_ascii_digit() || "|:".contains(c));
        if is_shown || start.starts_with("-->") {
            continue;
        }
        let line = QUOTES
            .iter()
            .fold(line, |line, quote| line.split(quote).next().unwrap_or(line));
        let mut rest = line.to_owned();
        for (open, close) in [("“", "”"), ("`", "`"), ("\"", "\"")] {
            while let Some((before, after)) = rest.split_once(open) {
                let after = after.split_once(close).map_or("", |(_, after)| after);
                rest = format!("{before} … {after}");
            }
        }
        let names = [
            "brokers keys show",
            "brokers keys",
            "brokers new",
            "brokers build",
        ];
        let rest = names
            .iter()
            .fold(rest, |rest, name| rest.replace(name, " "));
        let own = rest
            .split_whitespace()
            .filter(|word| !word.contains(['/', '_', '=', '<', '[']) && !word.starts_with('-'));
        let own = own.flat_map(|word| word.split(|c: char| !c.is_alphanumeric()));
        words.extend(own.map(str::to_lowercase));
    }
    words
}

/// Asserts that a command says nothing in the other language.
fn assert_speaks(lang: &str, arguments: &[&str], ran: &Ran) {
    let foreign = if lang == "en" {
        &DUTCH[..]
    } else {
        &ENGLISH[..]
    };
    let said = format!("{}\n{}", ran.out, ran.err);
    let words = own_words(&said);
    let found: Vec<_> = words
        .iter()
        .filter(|word| foreign.contains(&word.as_str()))
        .collect();
    assert!(
        found.is_empty(),
        "{lang} {arguments:?}: {found:?} in {said}"
    );
}

fn run(site: &Site, lang: &str, arguments: &[&str]) -> Ran {
    let ran = site.run(&[&["--lang", lang], arguments].concat());
    assert_speaks(lang, arguments, &ran);
    ran
}

const LANGUAGES: [&str; 2] = ["nl", "en"];

#[test]
fn help_is_in_one_language() {
    const COMMANDS: [&[&str]; 18] = [
        &[],
        &["init"],
        &["theme"],
        &["theme", "eject"],
        &["schema"],
        &["new"],
        &["check"],
        &["build"],
        &["serve"],
        &["publish"],
        &["desk"],
        &["collect"],
        &["keys"],
        &["keys", "new"],
        &["keys", "show"],
        &["keys", "passphrase"],
        &["keys", "rotate"],
        &["keys", "revoke"],
    ];
    let site = Site::small();
    for lang in LANGUAGES {
        for command in COMMANDS {
            for help in ["-h", "--help"] {
                // Names of commands stand at the beginning of a line, and are the same in every language.
                let arguments = [&["--lang", lang], command, &[help]].concat();
                let mut ran = site.run(&arguments).ok();
                let lines = ran.out.lines().map(|line| {
                    let of_command = line.strip_prefix("  ").filter(|it| !it.starts_with(' '));
                    of_command.map_or(line, |it| it.split_once("  ").map_or("", |(_, it)| it))
                });
                ran.out = lines.collect::<Vec<_>>().join("\n");
                ran.out = ran.out.replace("brokers help", "");
                assert_speaks(lang, &arguments, &ran);
            }
        }
    }
}

#[test]
fn what_works_is_said_in_one_language() {
    /// The key of the small site.
    const OTHER: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    for lang in LANGUAGES {
        let site = Site::small();
        let folder = tempfile::tempdir().unwrap();
        let url = format!("file://{}", folder.path().join("www").display());
        run(&site, lang, &["check"]).ok();
        run(&site, lang, &["check", "--drafts"]).ok();
        run(&site, lang, &["build"]).ok();
        run(&site, lang, &["publish", &url, "--dry-run"]).ok();
        run(&site, lang, &["publish", &url]).ok();
        run(&site, lang, &["publish", &url]).ok();
        run(&site, lang, &["new", "tip", "Nieuwe tip"]).ok();
        run(&site, lang, &["check"]).ok();
        run(&site, lang, &["schema"]).ok();
        site.remove("themes");
        run(&site, lang, &["theme", "eject", "templates/tip.html"]).ok();
        run(&site, lang, &["theme", "eject"]).ok();
        let own = folder.path().join("eigen");
        let own = own.to_str().unwrap();
        run(&site, lang, &["init", own, "--gemeente", "Kerkrade"]).ok();
        run(&site, lang, &["keys", "new"]).ok();
        let settings = site.read("content/site.toml");
        let own = site.read(".brokers/identity.txt");
        let public = own.split_once("age1").unwrap().1.lines().next().unwrap();
        let listed = format!("recipients = [\"age1{public}\", ");
        site.write(
            "content/site.toml",
            settings.replacen("recipients = [", &listed, 1),
        );
        run(&site, lang, &["keys", "revoke", OTHER, "--yes"]).ok();
        let ready = if lang == "en" { "Desk:" } else { "Balie:" };
        let arguments = ["--lang", lang, "serve", "--addr", "127.0.0.1:0"];
        let server = Server::run_until(site.command(&arguments), Stdio::null(), ready);
        server.kill();
        let data = site.path(".brokers");
        let data = data.to_str().unwrap();
        run(&site, lang, &["desk", "--verify-audit", "--data", data]).ok();
        run(&site, lang, &["collect", "--dry-run"]).ok();
        run(&site, lang, &["keys", "rotate"]).ok();
        run(&site, lang, &["keys", "rotate", "--finish"]).ok();
        let settings = site.read("content/site.toml");
        let team = "[[teams]]\nid = \"kerkrade\"\nname = \"K\"\nrecipients = []\n[[helplines]]";
        site.write("content/site.toml", settings.replace("[[helplines]]", team));
        run(&site, lang, &["keys", "new", "--team", "kerkrade"]).ok();
        run(&site, lang, &["keys", "show"]).ok();
        run(&site, lang, &["keys", "passphrase", "--remove"]).ok();
        run(&site, lang, &["keys", "rotate", "--team", "kerkrade"]).ok();
    }
}

/// Commands that refuse, and words of each refusal in Dutch and in English.
const REFUSED: &[(&[&str], &str, &str)] = &[
    (&["collect"], "Er is geen sleutel", "There is no key"),
    (&["desk"], "Er is geen sleutel", "There is no key"),
    (&["desk", "--export", "-"], "", "No store is named"),
    (&["keys", "rotate"], "", "There is no key"),
    (&["keys", "rotate", "--finish"], "", "There is no key"),
    (
        &["keys", "new", "--team", "x"],
        "geen team met",
        "no team with",
    ),
    (&["keys", "revoke", "age1none"], "", "no public key"),
    (&["keys", "revoke", "AGE-SECRET-KEY-1X"], "", "a secret key"),
    (
        &[
            "keys",
            "revoke",
            "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        ],
        "",
        "the only key",
    ),
    (
        &["serve", "--addr", "203.0.113.7:1"],
        "dat adres",
        "Cannot listen on 203.0.113.7:1",
    ),
    (&["new", "tip", "!!!"], "", "No file name"),
    (&["keys", "show"], "Er is geen sleutel", "There is no key"),
    (&["keys", "passphrase"], "te kort", "too short"),
    (
        &["keys", "passphrase", "--remove"],
        "Er is geen sleutel",
        "There is no key",
    ),
    (&["init", "/proc/none"], "", ""),
    (&["init", "/proc"], "is niet leeg", "is not empty"),
    (
        &["init", "/proc/none", "--gemeente", "Kerkrada"],
        "Bedoelde je",
        "Did you mean",
    ),
    (&["theme", "eject", "x.html"], "", "basis has no x.html"),
    (&["publish", "ftp://nowhere"], "", ""),
    (&["publish", "http://"], "", ""),
    (
        &["publish", "file:///proc/none"],
        "Publiceren lukt niet",
        "",
    ),
    (&["build", "--out", "/proc/none"], "", ""),
    (&["build", "--out", "content/uit"], "", ""),
    (
        &["--root", "/none", "check"],
        "staat er te vaak",
        "too often",
    ),
    (&["biuld"], "", "no command"),
    (&["check", "--format", "xml"], "", "not possible"),
    (&["serve", "--addr", "x"], "", "not possible"),
    (
        &["check", "--timeout", "x", "--external"],
        "",
        "not possible",
    ),
];

#[test]
fn refusals_are_in_one_language() {
    for (arguments, dutch, english) in REFUSED {
        for (lang, words) in LANGUAGES.into_iter().zip([dutch, english]) {
            let ran = run(&Site::small(), lang, arguments);
            assert_ne!(ran.status, 0, "{arguments:?}: {}{}", ran.out, ran.err);
            assert!(ran.err.contains(words), "{words} in {}", ran.err);
        }
    }
}

/// Nothing listens there, and no keys are needed to find that out.
#[test]
fn a_bucket_that_does_not_answer_is_explained_before_a_library_speaks() {
    let site = Site::small();
    for (lang, words) in [
        ("nl", "De verbinding brak af"),
        ("en", "The connection broke"),
    ] {
        let arguments = ["--lang", lang, "publish", "s3://bucket/site"];
        let mut command = site.command(&arguments);
        for (name, value) in [
            ("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9"),
            ("AWS_ACCESS_KEY_ID", "x"),
            ("AWS_SECRET_ACCESS_KEY", "x"),
            ("AWS_REGION", "eu-west-1"),
        ] {
            command.env(name, value);
        }
        let ran = Ran::from(command.output().unwrap());
        assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
        assert!(ran.err.contains(words), "{}", ran.err);
        assert_speaks(lang, &arguments, &ran);
    }
}

/// What `serve` shows in the browser while a page is wrong.
#[test]
fn the_page_about_a_mistake_is_in_one_language() {
    for (lang, ready) in [("nl", "Balie:"), ("en", "Desk:")] {
        let site = Site::small().with("content/tips/x.md", "no front matter\n");
        let arguments = ["--lang", lang, "serve", "--addr", "127.0.0.1:0"];
        let server = Server::run_until(site.command(&arguments), Stdio::null(), ready);
        let page = server.get("/").body;
        assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{page}");
        let (_, shown) = page.split_once("<body>").unwrap();
        let texts = shown.split('<');
        let texts = texts.map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        let ran = Ran {
            status: 0,
            out: texts.collect::<Vec<_>>().join("\n"),
            err: String::new(),
        };
        assert_speaks(lang, &arguments, &ran);
    }
}
