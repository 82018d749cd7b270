//! The HTML of forms, and the escaping in it.

use std::collections::BTreeMap;

use forms::facts::{SiteFacts, Words};
use forms::{FieldError, Form, Reason, Submitted};
use pages::shell::Shell;
use pages::{FormContext, Pages, ReceiptPage};
use sealing::receipt::Receipt;
use unsealing::Identity;

use crate::world::site::{SHELL, aanmelden, facts, vraag};

fn pages() -> Pages {
    Pages::new(&BTreeMap::new()).unwrap()
}

#[test]
fn an_empty_form_has_every_field_with_its_label_and_hint() {
    let facts = facts(&Identity::generate());
    let html = pages()
        .form(&vraag(), &FormContext::blank("nl", &facts))
        .unwrap()
        .into_string();
    for part in [
        "<form class=\"form\" method=\"post\" action=\"/api/forms/vraag\" accept-charset=\"utf-8\" novalidate autocomplete=\"off\" data-form>",
        "<input type=\"hidden\" name=\"_token\" value=\"\">",
        "<input type=\"hidden\" name=\"_lang\" value=\"nl\">",
        "<label class=\"field__label\" for=\"f-vraag\">Wat wil je vragen?</label>",
        "<p class=\"field__hint\" id=\"f-vraag-hint\">Schrijf geen namen op. Een paar zinnen helpen ons om je goed te antwoorden. Korter mag ook.</p>",
        "<textarea class=\"field__textarea\" id=\"f-vraag\" name=\"vraag\" rows=\"12\" dir=\"auto\" data-longest=\"4000\" data-left=\"tekens over\" data-over=\"tekens te veel\" required aria-describedby=\"f-vraag-hint\">\n</textarea>",
        "<legend class=\"field__legend\">Hoe oud ben je? <span class=\"field__optional\">(hoeft niet)</span></legend>",
        "<input class=\"choice__input\" type=\"radio\" id=\"f-leeftijd-2\" name=\"leeftijd\" value=\"15-17\">",
        "<option value=\"kerkrade\">Kerkrade</option>",
        "name=\"_website\" tabindex=\"-1\" autocomplete=\"off\" data-1p-ignore data-lpignore=\"true\" data-bwignore",
        "Na 180 dagen is alles weg.",
        "<button class=\"button button--primary\" type=\"submit\">Verstuur mijn vraag</button>",
    ] {
        assert!(html.contains(part), "no {part} in\n{html}");
    }
    assert!(!html.contains("field--error") && !html.contains("maxlength"));
}

#[test]
fn without_a_municipality_that_takes_part_a_form_can_still_be_sent() {
    let mut facts = facts(&Identity::generate());
    let page = |form: &Form, facts: &SiteFacts| {
        let context = FormContext::blank("nl", facts);
        pages().form(form, &context).unwrap().into_string()
    };
    let last = "<option value=\"elders\">Mijn gemeente staat er niet bij</option>\n</select>";
    assert!(page(&aanmelden(), &facts).contains(last));
    assert!(!page(&vraag(), &facts).contains("elders"));
    facts.municipalities.clear();
    assert!(page(&aanmelden(), &facts).contains(last));
    assert!(!page(&vraag(), &facts).contains("name=\"gemeente\""));
}

#[test]
fn a_municipality_can_be_chosen_beforehand_but_what_was_chosen_wins() {
    let facts = facts(&Identity::generate());
    let page = |values| {
        let context = FormContext {
            municipality: Some("zaanstad"),
            values,
            ..FormContext::blank("nl", &facts)
        };
        pages().form(&vraag(), &context).unwrap().into_string()
    };
    assert!(page(None).contains("<option value=\"zaanstad\" selected>"));
    let chosen = Submitted::from_iter([("gemeente", "kerkrade")]);
    let html = page(Some(&chosen));
    assert!(
        html.contains("<option value=\"kerkrade\" selected>")
            && !html.contains("zaanstad\" selected")
    );
}

#[test]
fn a_quiz_and_a_consent_have_their_inputs() {
    let facts = facts(&Identity::generate());
    let html = pages()
        .form(&aanmelden(), &FormContext::blank("nl", &facts))
        .unwrap()
        .into_string();
    for part in [
        "<input class=\"choice__input\" type=\"radio\" id=\"f-test-stil\" name=\"test.stil\" value=\"ernaast\">",
        "<input class=\"choice__input\" type=\"checkbox\" id=\"f-dagen\" name=\"dagen\" value=\"ma\">",
        "<input class=\"choice__input\" type=\"checkbox\" id=\"f-akkoord\" name=\"akkoord\" value=\"ja\" required>",
        "type=\"email\" id=\"f-email\" name=\"email\" value=\"\" dir=\"auto\" autocomplete=\"email\"",
        "autocomplete=\"name\"",
        "autocomplete=\"tel\"",
    ] {
        assert!(html.contains(part), "no {part} in\n{html}");
    }
}

#[test]
fn what_is_wrong_stands_above_the_form_and_beside_the_field() {
    let facts = facts(&Identity::generate());
    let values = Submitted::from_iter([
        ("vraag", "kort"),
        ("leeftijd", "15-17"),
        ("onderwerpen", "gevoel"),
    ]);
    let errors = [FieldError {
        field: "vraag".into(),
        reason: Reason::TooShort { min: 10, length: 4 },
    }];
    let context = FormContext {
        values: Some(&values),
        errors: &errors,
        ..FormContext::blank("nl", &facts)
    };
    let page = pages().form_page(&vraag(), &context).unwrap();
    assert_eq!(page.title, "Fout: Stel je vraag");
    let html = page.main.as_str();
    let words = "Schrijf nog iets meer: minstens 10 tekens. Nu zijn het er 4.";
    for part in [
        &format!("<li><a href=\"#f-vraag\">{words}</a></li>"),
        &format!("<p class=\"field__error\" id=\"f-vraag-error\">{words}</p>"),
        "<div class=\"field field--error\">",
        "aria-invalid=\"true\" aria-describedby=\"f-vraag-hint f-vraag-error\">\nkort</textarea>",
        "value=\"15-17\" checked>",
        "value=\"gevoel\" checked>",
    ] {
        assert!(html.contains(part), "no {part} in\n{html}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn what_was_typed_is_escaped_wherever_it_stands() {
    let facts = facts(&Identity::generate());
    let evil = "\"></textarea></title><script>alert('x')</script>&lt;";
    let names = [
        "vraag",
        "onderwerpen",
        "leeftijd",
        "gemeente",
        "naam",
        "email",
        "telefoon",
        "test.stil",
        "akkoord",
    ];
    let values = Submitted::from_iter(names.map(|name| (name, evil)));
    let context = FormContext {
        values: Some(&values),
        ..FormContext::blank("nl", &facts)
    };
    for form in [vraag(), aanmelden()] {
        let html = pages()
            .form_page(&form, &context)
            .unwrap()
            .main
            .into_string();
        assert!(
            !html.contains("<script")
                && !html.contains("</title>")
                && !html.contains("\"></textarea>"),
            "{html}"
        );
        assert!(html.contains("&lt;script&gt;"), "the text is still there");
    }
    let shell = Shell::parse(SHELL).unwrap();
    assert!(!shell.page(evil, "").contains("<script"));
}

#[test]
fn an_empty_first_line_that_was_typed_stays() {
    let facts = facts(&Identity::generate());
    let values = Submitted::from_form(b"vraag=%0D%0Aeerst+een+lege+regel");
    let context = FormContext {
        values: Some(&values),
        ..FormContext::blank("nl", &facts)
    };
    let html = pages().form(&vraag(), &context).unwrap().into_string();
    assert!(html.contains(">\n\neerst een lege regel</textarea>"));
}

#[test]
fn a_theme_replaces_a_template_by_name_and_a_wrong_name_is_an_error() {
    let replace =
        |name: &str, html: &str| Pages::new(&BTreeMap::from([(name.to_owned(), html.to_owned())]));
    let facts = facts(&Identity::generate());
    let own = replace("helplines.html", "<p>{{ helplines | length }} lijnen</p>").unwrap();
    assert_eq!(
        own.helplines("nl", &facts).unwrap().as_str(),
        "<p>2 lijnen</p>"
    );
    assert!(
        replace("helpline.html", "")
            .err()
            .unwrap()
            .to_string()
            .contains("helplines.html")
    );
    assert!(replace("form.html", "{% if %}").is_err());
}

/// In a page that runs from right to left, groups of a code and of a telephone number would change places.
#[test]
fn codes_numbers_and_addresses_run_from_left_to_right() {
    let facts = facts(&Identity::generate());
    let lookup = pages().receipt_lookup_form("ar").unwrap().into_string();
    assert!(
        lookup.contains("spellcheck=\"false\" dir=\"ltr\""),
        "{lookup}"
    );
    let lines = pages().helplines("ar", &facts).unwrap().into_string();
    let number =
        "<bdi dir=\"ltr\"><a class=\"helplines__phone\" href=\"tel:08000432\">0800-0432</a></bdi>";
    assert!(lines.contains(number), "{lines}");
    let form = pages().form(&aanmelden(), &FormContext::blank("ar", &facts));
    let form = form.unwrap().into_string();
    for (name, direction) in [("naam", "auto"), ("email", "auto"), ("telefoon", "ltr")] {
        let part = format!("name=\"{name}\" value=\"\" dir=\"{direction}\"");
        assert!(form.contains(&part), "no {part} in {form}");
    }
    let receipt = Receipt::derived(b"seed", b"content").reveal();
    let page = pages().receipt_in_any_case(&ReceiptPage {
        lang: "ar",
        facts: &facts,
        form: &vraag(),
        municipality: None,
        receipt: &receipt,
        urgent: false,
        expires: jiff::Timestamp::UNIX_EPOCH,
        profile: None,
    });
    let code = format!(
        "<div dir=\"ltr\">\n<p class=\"receipt__code\" translate=\"no\">{}</p>\n</div>",
        *receipt
    );
    assert!(page.0.main.as_str().contains(&code), "{}", page.0.main);
}

#[test]
fn the_helplines_can_be_tapped() {
    let facts = facts(&Identity::generate());
    let html = pages().helplines("nl", &facts).unwrap().into_string();
    assert!(
        html.contains("<a class=\"helplines__phone\" href=\"tel:08000432\">0800-0432</a>"),
        "{html}"
    );
}

#[test]
fn words_of_a_helpline_are_in_the_language_of_the_page_or_say_which_one_they_are_in() {
    let mut facts = facts(&Identity::generate());
    facts.languages.push("en".into());
    let texts = [
        ("nl", "Als het thuis niet veilig is"),
        ("en", "When home is not safe"),
    ];
    let texts = texts.map(|(lang, text)| (lang.to_owned(), text.to_owned()));
    facts.helplines[1].text = Some(Words::Translated(BTreeMap::from(texts)));
    let html = |lang: &str| pages().helplines(lang, &facts).unwrap().into_string();
    let english = html("en");
    for part in [
        "<strong class=\"helplines__name\" lang=\"nl\">De Kindertelefoon</strong>",
        "<span class=\"helplines__about\">When home is not safe</span>",
        // Digits are in every language.
        "<strong class=\"helplines__name\">112</strong>",
    ] {
        assert!(english.contains(part), "no {part} in {english}");
    }
    assert!(html("nl").contains("Als het thuis niet veilig is") && !html("nl").contains("lang="));
}

#[test]
fn topics_are_in_the_language_of_the_page_or_say_which_one_they_are_in() {
    let mut facts = facts(&Identity::generate());
    facts.languages.push("en".into());
    let titles = [("nl", "Hoe je je voelt"), ("en", "How you feel")];
    let titles = titles.map(|(lang, title)| (lang.to_owned(), title.to_owned()));
    facts.topics[0].title = Words::Translated(BTreeMap::from(titles));
    let html = |lang: &str| {
        let form = pages().form(&vraag(), &FormContext::blank(lang, &facts));
        form.unwrap().into_string()
    };
    let english = html("en");
    for part in [
        "<label class=\"choice__label\" for=\"f-onderwerpen\">How you feel</label>",
        "<label class=\"choice__label\" for=\"f-onderwerpen-2\" lang=\"nl\">THUIS</label>",
    ] {
        assert!(english.contains(part), "no {part} in {english}");
    }
    assert!(html("nl").contains(">Hoe je je voelt</label>") && !html("nl").contains("lang="));
    // The desk reads Dutch, and so does what was written before topics had translations.
    assert_eq!(facts.topic("gevoel", "nl"), Some("Hoe je je voelt"));
    assert_eq!(facts.topic("thuis", "en"), Some("THUIS"));
    let read: SiteFacts = serde_json::from_str(&serde_json::to_string(&facts).unwrap()).unwrap();
    assert_eq!(read, facts);
}

#[test]
fn a_receipt_leads_to_the_page_for_codes_in_its_own_language() {
    let mut facts = facts(&Identity::generate());
    let page = |facts: &SiteFacts, lang: &str| {
        let page = ReceiptPage {
            lang,
            facts,
            form: &vraag(),
            municipality: None,
            receipt: "ABCD-EFGH-JKMN-PQRS",
            urgent: false,
            expires: "2027-05-20T00:00:00Z".parse().unwrap(),
            profile: None,
        };
        pages().receipt(&page).unwrap().main.into_string()
    };
    assert!(
        page(&facts, "en").contains(
            "<a href=\"/antwoord/\" target=\"_blank\" rel=\"noopener\">Read your answer<"
        )
    );
    let addresses = [("nl", "/antwoord/"), ("en", "/en/antwoord/")];
    facts.answer_pages = addresses
        .map(|(lang, url)| (lang.to_owned(), url.to_owned()))
        .into();
    assert!(page(&facts, "en").contains(
        "<a href=\"/en/antwoord/\" target=\"_blank\" rel=\"noopener\">Read your answer<"
    ));
    assert!(page(&facts, "ar").contains("<a href=\"/antwoord/\" target"));
}

#[test]
fn the_summary_has_one_line_for_a_quiz() {
    let facts = facts(&Identity::generate());
    let errors = ["test.stil", "test.nieuw"].map(|field| FieldError {
        field: field.into(),
        reason: Reason::NotChosen,
    });
    let main = |errors: &[FieldError]| {
        let context = FormContext {
            errors,
            ..FormContext::blank("nl", &facts)
        };
        let page = pages().form_page(&aanmelden(), &context).unwrap();
        page.main.as_str().to_owned()
    };
    let both = main(&errors);
    let line = "<a href=\"#f-test-stil\">Kies bij 2 vragen van de test nog een antwoord.</a>";
    assert!(both.contains(line), "{both}");
    assert_eq!(both.matches("href=\"#f-test").count(), 1, "{both}");
    let form = aanmelden();
    let question = form.quiz().unwrap().1.questions[1].label.get("nl");
    let line = format!("<a href=\"#f-test-nieuw\">{question} Maak hier nog een keuze.</a>");
    assert!(main(&errors[1..]).contains(&line), "no {line}");
}

#[test]
fn every_word_that_a_template_asks_for_exists() {
    let pages = pages();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut asked = 0;
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            continue;
        }
        let source = std::fs::read_to_string(entry.path()).unwrap();
        for rest in source.split("t(key=\"").skip(1) {
            let key = rest.split('"').next().unwrap();
            assert!(
                pages.strings().contains(key),
                "{key} in {}",
                entry.path().display()
            );
            asked += 1;
        }
    }
    assert!(asked > 40, "only {asked} keys found");
}

#[test]
fn a_shell_has_both_markers_exactly_once() {
    for wrong in [
        "",
        "<!--brokers:main-->",
        "<!--brokers:main--><!--brokers:title-->",
        &format!("{SHELL}{SHELL}"),
    ] {
        assert!(Shell::parse(wrong).is_err(), "{wrong}");
    }
    let page = Shell::parse(SHELL).unwrap().page("A & B", "<p>C</p>");
    assert!(
        page.contains("<title>A &amp; B – Proefsite</title>")
            && page.contains("<main id=\"inhoud\"><p>C</p></main>")
    );
}
