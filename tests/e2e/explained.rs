//! What an editor is told about mistakes in forms and settings, and that one
//! mistake is one message.

use crate::check::codes;
use crate::harness::Site;

const FORM: &str = "content/formulieren/vraag.toml";
const TIP: &str = "content/tips/luisteren.md";
const SETTINGS: &str = "content/site.toml";

/// Lines of the settings of the small site.
const BASE: &str = "https://klein.example";
const LANGUAGES: &str = "languages = [\"nl\"]";
const PHONE: &str = "phone = \"112\"";

/// What is said of one file, as `code line:column`, and in words. Nothing is said
/// of others.
pub(crate) fn said_of(site: &Site, path: &str) -> (Vec<String>, String) {
    let json = site.run(&["check", "--format", "json"]).json();
    let problems = json["problems"].as_array().unwrap();
    let codes = problems.iter().map(|one| {
        assert_eq!(one["file"], path, "{one:#}");
        let code = one["code"].as_str().unwrap();
        format!("{code} {}:{}", one["line"], one["column"])
    });
    let words = problems.iter().map(|one| {
        let words = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
        format!("{}\n{}\n", words("message"), words("help"))
    });
    (codes.collect(), words.collect())
}

/// In the small site a text is replaced in a file; then this is said of the file,
/// and the words are among what is said.
struct Mistake {
    path: &'static str,
    from: &'static str,
    to: &'static str,
    codes: &'static [&'static str],
    words: &'static [&'static str],
}

fn check(mistakes: &[Mistake]) {
    for Mistake {
        path,
        from,
        to,
        codes,
        words,
    } in mistakes
    {
        let site = Site::small();
        let text = site.read(path);
        assert!(text.contains(from), "{from} in {path}");
        site.write(path, text.replacen(from, to, 1));
        let (found, said) = said_of(&site, path);
        assert_eq!(found, *codes, "{to}");
        for words in *words {
            assert!(said.contains(words), "{words} in {said}");
        }
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn mistakes_in_forms_are_explained() {
    let in_form = |from, to, codes, words| Mistake {
        path: FORM,
        from,
        to,
        codes,
        words,
    };
    check(&[
        in_form(
            "anonymous = true",
            "anonymus = true",
            &["unknown-key 3:1"],
            &[
                "een formulier kent geen “anonymus”",
                "Bedoelde je “anonymous”?",
            ],
        ),
        in_form(
            "id = \"vraag\"\n",
            "",
            &["missing-key 1:1"],
            &["“id” ontbreekt; een formulier heeft die nodig"],
        ),
        in_form(
            "\"long_text\"",
            "\"lange_tekst\"",
            &["unknown-choice 13:8"],
            &["Bedoelde je “long_text”?"],
        ),
        in_form(
            "retention_days = 180",
            "retention_days = \"tien\"",
            &["wrong-type 4:18"],
            &["hoort een heel getal"],
        ),
        in_form(
            "label.nl = \"Hoe oud ben je?\"\n",
            "",
            &["missing-key 28:1"],
            &[
                "“label” ontbreekt in dit deel",
                "regel die begint met label =",
            ],
        ),
        in_form(
            "\"12-14\"",
            "\"12 14\"",
            &["bad-form 35:13"],
            &["“12 14” kan niet bewaard worden", "geen spaties"],
        ),
        in_form(
            "\"municipality\"",
            "\"email\"",
            &["bad-form 43:8"],
            &["een anoniem formulier kan niet vragen naar een e-mailadres"],
        ),
        in_form(
            "title.nl",
            "title.en",
            &["bad-form 6:1", "unused-language 6:7"],
            &["“title” heeft geen Nederlands", "staat niet in site.toml"],
        ),
        in_form(
            "min = 10",
            "min = 5000",
            &["bad-form 15:7"],
            &["Maak “min” kleiner of “max” groter"],
        ),
    ]);
}

/// Whatever type the keys have, in every kind of table.
#[test]
fn all_keys_that_a_group_lacks_are_said_at_once() {
    for (front, expected) in [
        ("agenda = [{}]", "agenda.date agenda.title agenda.place"),
        ("[[agenda]]\ntitel = \"x\"", "agenda.date agenda.place"),
        (
            "hotspots = [{ name = \"x\" }, {}]",
            "hotspots.kind hotspots.name hotspots.kind",
        ),
        ("[image]", "image.src image.alt"),
        ("contact = {}", ""),
    ] {
        let path = "content/gemeenten/kerkrade/_index.md";
        let text = Site::small().read(path);
        let start = text.rfind("\n+++").unwrap();
        let (before, after) = text.split_at(start);
        let site = Site::small().with(path, format!("{before}\n{front}{after}"));
        let json = site.run(&["check", "--format", "json"]).json();
        let missing: Vec<&str> = json["problems"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["code"] == "missing-key")
            .map(|one| one["details"]["key"].as_str().unwrap())
            .collect();
        assert_eq!(missing.join(" "), expected, "{front}");
    }
}

#[test]
fn a_form_says_all_its_mistakes_and_its_pages_none() {
    let site = Site::small();
    let text = site.read(FORM);
    let broken = text
        .replace("kind = \"question\"", "kind = \"vraag\"")
        .replace("retention_days = 180", "retention_days = tien")
        .replace("max = 3", "max = \"3\"");
    site.write(FORM, broken);
    // Three pages have this form; that it cannot be read is said once.
    assert_eq!(
        said_of(&site, FORM).0,
        ["unknown-choice 2:8", "toml-syntax 4:18", "wrong-type 24:7"]
    );
    site.write("content/formulieren/nog-een.toml", &text);
    assert!(
        codes(&site).is_empty() || codes(&site)[0].contains("vraag.toml"),
        "{:?}",
        codes(&site)
    );
    site.write(FORM, &text);
    assert_eq!(
        codes(&site),
        ["bad-form content/formulieren/vraag.toml:1:1"]
    );
}

#[test]
fn one_mistake_is_one_message() {
    let one = |from, to, code: &'static [&'static str], words| Mistake {
        path: SETTINGS,
        from,
        to,
        codes: code,
        words,
    };
    check(&[
        one(
            "recipients = [\"age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\"]",
            "recipients = [",
            &["toml-syntax 6:14"],
            &["deze lijst wordt niet afgesloten"],
        ),
        one(
            "[[helplines]]\nname = \"112\"\nwhen = \"Bij gevaar\"\nphone = \"112\"",
            "[helplines]\nname = \"112\"\n[helplines]\nname = \"113\"\n[helplines]\nname = \"114\"",
            &["toml-syntax 12:2"],
            &["dit kopje staat er meer dan één keer", "[[helplines]]"],
        ),
        one(
            "[[helplines]]",
            "[helplines]",
            &["wrong-type 10:1"],
            &["Schrijf het kopje met dubbele haken: [[helplines]]"],
        ),
        one(
            "phone = \"112\"",
            "phone = 112",
            &["wrong-type 13:9"],
            &[
                "bij “helplines.phone” hoort tekst",
                "Schrijf: phone = \"112\"",
            ],
        ),
        one(
            "tagline",
            "exit_url = \"x\"\ntagline",
            &["unknown-key 2:1"],
            &["site.toml kent geen “exit_url”\n"],
        ),
        one(
            "base_url = \"https://klein.example\"\n",
            "",
            &["missing-key 1:1"],
            &["Zet bovenaan het bestand, boven de eerste regel met een ["],
        ),
        one(
            "name = \"112\"\n",
            "",
            &["missing-key 10:1"],
            &["“name” ontbreekt in “helplines”", "Zet onder deze regel"],
        ),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn advice_can_be_followed() {
    let tip = |to, codes, words| Mistake {
        path: TIP,
        from: "+++\n",
        to,
        codes,
        words,
    };
    check(&[
        tip(
            "+++\ndraft = ja\ndate = \"gisteren\"\n",
            &["toml-syntax 2:9", "not-a-date 3:8"],
            &["Schrijf: draft = true"],
        ),
        tip(
            "+++\ndraft = False\n",
            &["toml-syntax 2:9"],
            &["Schrijf: draft = false"],
        ),
        tip(
            "+++\ndate = 4 maart 2026\n",
            &["not-a-date 2:8"],
            &["date = 2026-03-04"],
        ),
        tip(
            "+++\nupdated = 20-02-2026\n",
            &["not-a-date 2:11"],
            &["updated = 2026-02-20"],
        ),
        tip(
            "+++\ndate = 2026-3-4\n",
            &["not-a-date 2:8"],
            &["date = 2026-03-04"],
        ),
        tip(
            "+++\nimage = { src = \"x.jpg\" }\n",
            &["missing-key 2:9"],
            &[
                "“alt” ontbreekt in “image”",
                "Zet tussen de accolades ook: alt = …",
            ],
        ),
        tip(
            "+++\nimage = \"foto.jpg\"\n",
            &["wrong-type 2:9"],
            &["Schrijf: image = { src = \"foto.jpg\", alt = \"wat er te zien is\" }"],
        ),
        tip(
            "+++\nimage = [\"foto.jpg\"]\n",
            &["wrong-type 2:9"],
            &["hoort een groepje tussen accolades, maar er staat een lijst"],
        ),
        tip(
            "+++\naliases = \"/a/, /b/\"\n",
            &["wrong-type 2:11"],
            &["Schrijf: aliases = [\"/a/\", \"/b/\"]"],
        ),
        tip(
            "+++\naliases = [“/a/”]\n",
            &["toml-syntax 2:12"],
            &["Schrijf: \"/a/\""],
        ),
        tip(
            "+++\naliases = [\"/a/\"],\n",
            &["toml-syntax 2:18"],
            &["Haal het weg.", "zonder komma of puntkomma"],
        ),
        tip(
            "+++\nvolgorde =\u{a0}3\n",
            &["toml-syntax 2:11"],
            &["hier staat een teken dat je niet ziet", "typ het opnieuw"],
        ),
        tip(
            "+++\n<<<<<<< HEAD\nvolgorde = 3\n=======\nvolgorde = 4\n>>>>>>> ander\n",
            &["toml-syntax 2:9"],
            &["twee versies van dezelfde regels"],
        ),
        tip(
            "+++\nimage = {}\n",
            &["missing-key 2:9", "missing-key 2:9"],
            &["“src” ontbreekt in “image”", "“alt” ontbreekt in “image”"],
        ),
        tip(
            "+++\nimage.src = \"x.jpg\"\n",
            &["missing-key 2:1"],
            &["“alt” ontbreekt in “image”", "begint met image.alt ="],
        ),
        tip(
            "+++\naliases = [\"/oud/\", 5]\n",
            &["wrong-type 2:21"],
            &["in de lijst “aliases” hoort tekst", "Schrijf: \"5\""],
        ),
        tip(
            "+++\nimage = { scr = \"x.jpg\", alt = 3 }\n",
            &["unknown-key 2:11", "wrong-type 2:32"],
            &["Bedoelde je “src”?", "Schrijf: alt = \"3\""],
        ),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn settings_that_cannot_be_are_refused() {
    let one = |from, to, codes, words| Mistake {
        path: SETTINGS,
        from,
        to,
        codes,
        words,
    };
    check(&[
        one(BASE, "x.nl", &["bad-setting 3:12"], &["https://x.nl"]),
        one(
            BASE,
            "",
            &["bad-setting 3:12"],
            &["is geen adres van een site"],
        ),
        one(
            BASE,
            "ftp://x.nl",
            &["bad-setting 3:12"],
            &["met https:// ervoor"],
        ),
        one(
            BASE,
            "javascript:x",
            &["bad-setting 3:12"],
            &["met https:// ervoor"],
        ),
        one(
            BASE,
            "https://x.nl/pad",
            &["bad-setting 3:12"],
            &["heeft een pad", "Schrijf https://x.nl en"],
        ),
        one(
            "tagline =",
            "security_contact = \"info@x.nl\"\ntagline =",
            &["bad-setting 2:20"],
            &["mailto:info@x.nl"],
        ),
        one(
            LANGUAGES,
            "languages = []",
            &["bad-setting 4:13"],
            &["de site heeft geen taal"],
        ),
        one(
            LANGUAGES,
            "languages = [\"nl\", \"nederlands\", \"nl\"]",
            &["bad-setting 4:20", "bad-setting 4:34"],
            &["“nederlands” is geen taal", "staat er twee keer"],
        ),
        one(
            LANGUAGES,
            "languages = [\"nl\", \"pl\"]",
            &["bad-setting 4:20", "missing-translations 4:20"],
            &["Maak themes/basis/locales/pl.ftl"],
        ),
        one(
            PHONE,
            "",
            &["bad-setting 10:1"],
            &["Voeg phone, url of chat toe"],
        ),
        one(
            PHONE,
            "phone = \"bel maar\"",
            &["bad-setting 13:9"],
            &["met cijfers"],
        ),
        one(
            PHONE,
            "chat = \"www.113.nl\"",
            &["bad-setting 13:8"],
            &["https://www.113.nl"],
        ),
        one(
            "[[helplines]]\nname = \"112\"\nwhen = \"Bij gevaar\"\nphone = \"112\"\n",
            "",
            &["bad-setting 1:1"],
            &["bij elk formulier komt een leeg vak"],
        ),
        one(
            "\"@/tips/_index.md\"",
            "\"/verhaal/\"",
            &["unknown-link 8:38"],
            &["er is geen pagina “/verhaal/”"],
        ),
        one(
            "\"@/tips/_index.md\"",
            "\"javascript:x\"",
            &["unknown-link 8:38"],
            &["begint met @/"],
        ),
    ]);
    let ran = Site::small().run(&["build", "--base-url", "https://x.nl/pad"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("heeft een pad"), "{}", ran.err);
}
