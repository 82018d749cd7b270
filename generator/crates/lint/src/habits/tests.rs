use super::{answer_in, habits};

/// What is found in a text: the word for it, what was quoted, and what to write.
fn found(text: &str) -> Vec<(&'static str, &str, String)> {
    habits(text)
        .into_iter()
        .map(|habit| (habit.fault, &text[habit.span], habit.better))
        .collect()
}

#[test]
fn lists_of_other_programs_are_said_once_and_as_they_should_be() {
    for (text, quoted, better) in [
        ("· een\n· twee", "· een", "- een"),
        ("Zin.\n\n• een • twee", "• een • twee", "- een • twee"),
        ("– een\n– twee", "– een", "- een"),
        ("o\teen\no\ttwee", "o\teen", "- een"),
        ("\u{f0b7} een", "\u{f0b7} een", "- een"),
        ("a) een\nb) twee", "a) een", "- een"),
        ("a. een\nb. twee", "a. een", "- een"),
        ("(1) een\n(2) twee", "(1) een", "- een"),
        ("-een\n-twee", "-een", "- een"),
        ("*een\n*twee", "*een", "- een"),
        ("+een\n+twee", "+een", "- een"),
        ("1.een\n2.twee", "1.een", "1. een"),
        ("1)een\n2)twee", "1)een", "1. een"),
        ("1 - een\n2 - twee", "1 - een", "1. een"),
        ("✓ een\n✓ twee", "✓ een", "- een"),
        ("Zin:\n2. een\n3. twee", "2. een", "1. een"),
        ("-- een\n-- twee", "-- een", "- een"),
        ("- een\n– twee\n- drie", "– twee", "- twee"),
        ("→ een\n→ twee\n→ drie", "→ een", "- een"),
        ("☐ een\n☐ twee", "☐ een", "- een"),
    ] {
        assert_eq!(
            found(text),
            [("run-on", quoted, better.to_owned())],
            "{text}"
        );
    }
}

/// Exactly this is said of a text.
fn said(text: &str, fault: &str, quoted: &str) {
    let found: Vec<_> = found(text)
        .into_iter()
        .map(|(fault, quoted, _)| (fault, quoted))
        .collect();
    assert_eq!(found, [(fault, quoted)], "{text}");
}

#[test]
fn what_other_programs_know_is_found() {
    for (text, fault, quoted) in [
        ("- [ ]een", "task", "[ ]een"),
        ("[x] een", "task", "[x] een"),
        ("#Kop zonder spatie", "heading-signs", "#Kop zonder spatie"),
        ("== Kop ==", "heading-signs", "== Kop =="),
        ("h2. Kop", "heading-signs", "h2. Kop"),
        ("Dit is '''vet'''.", "wiki", "'''vet'''"),
        ("Dit is ''schuin''.", "wiki", "''schuin''"),
        ("Dit is ==geel== zo.", "mark", "==geel=="),
        ("Dit is ++lijn++ zo.", "mark", "++lijn++"),
        ("Dit is ~~ weg ~~ zo.", "struck", "~~ weg ~~"),
        ("Dit is __vet __ zo.", "underscores", "__vet __"),
        ("__vet__tekst", "underscores", "__vet__"),
        ("*Ja!*zei hij", "bold-after", "*Ja!*"),
        ("Zin^[een no\u{e9}", "note", "^[een no\u{e9}"),
        ("Dit is m^2^.", "raised", "^2^"),
        ("Dit is m^2.", "raised", "^2"),
        ("Dit is H~2~O.", "raised", "~2~"),
        ("Zo :smile: en", "emoji", ":smile:"),
        ("Zo :+1: en", "emoji", ":+1:"),
        ("[b]vet[/b]", "elsewhere", "[b]"),
        ("[color=red]rood[/color]", "elsewhere", "[color=red]"),
        ("[gallery ids=\"1\"]", "elsewhere", "[gallery ids=\"1\"]"),
        ("Tekst {.klasse}", "elsewhere", "{.klasse}"),
        (":::tip\nInhoud\n:::", "elsewhere", ":::tip"),
        ("!!! note\n\nInhoud", "elsewhere", "!!! note"),
    ] {
        said(text, fault, quoted);
    }
}

#[test]
fn what_was_pasted_along_is_found() {
    for (text, fault, quoted) in [
        ("Zin^[een noot].", "note", "^[een noot]"),
        ("Zin[1].\n\n[1] De noot.", "note", "[1] De noot."),
        ("{woorden}(https://x.nl)", "link", "{woorden}("),
        ("(woorden)(https://x.nl)", "link", "(woorden)("),
        ("[woorden]<https://x.nl>", "link", "[woorden]<"),
        ("\"woorden\":https://x.nl", "link", "\"woorden\":"),
        ("[https://x.nl woorden]", "link", "[https://x.nl woorden]"),
        ("[woorden|https://x.nl]", "link", "[woorden|https://x.nl]"),
        ("!(alt)[foto.jpg]", "link", "!(alt)[foto.jpg]"),
        ("! [alt](foto.jpg)", "link", "! [alt](foto.jpg)"),
        ("Naam\tLeeftijd\nJan\t12", "table-tabs", "Naam\tLeeftijd"),
        ("a | b\n1 | 2", "table", "a | b"),
        ("+---+---+\n| a | b |", "table", "+---+---+"),
        ("Mail mailto:a@x.nl nu", "mailto", "mailto:"),
        ("Tom &amp;amp; Jerry", "entity", "&amp;amp;"),
        ("Tom&nbsp en", "entity", "&nbsp"),
        ("Een cafÃ© hier", "encoding", "Ã©"),
        ("Zei â€œja", "encoding", "â€œja"),
        ("Zo\u{fffd} dus", "encoding", "\u{fffd}"),
        (
            "Zie Fout! Verwijzingsbron niet gevonden.",
            "word-error",
            "Fout! Verwijzingsbron niet gevonden",
        ),
        ("TODO: schrijven", "unfinished", "TODO: schrijven"),
        (
            "[12-03-2026, 14:05:11] Jan: Hoi",
            "chat",
            "[12-03-2026, 14:05:11] Jan: Hoi",
        ),
        (
            "12-03-2026 14:05 - Jan: Hoi",
            "chat",
            "12-03-2026 14:05 - Jan: Hoi",
        ),
        ("Hij zei ,,ja''.", "quotes", ",,"),
        ("Zin <! -- nog doen -->", "comment", "<! -- nog doen -->"),
        ("Zin %% nog doen %%", "comment", "%% nog doen %%"),
        ("Regel\\\n\nNog een", "backslash", "\\"),
    ] {
        said(text, fault, quoted);
    }
}

#[test]
fn an_address_with_a_slip_is_said_as_it_should_be() {
    for (text, better) in [
        ("Kijk op http//www.x.nl.", "http://www.x.nl"),
        ("Kijk op www,x.nl of", "https://www.x.nl"),
        ("Kijk op http:\\\\www.x.nl\\a", "http://www.x.nl/a"),
        ("Kijk op https:www.x.nl", "https://www.x.nl"),
        ("Kijk op http:// www.x.nl nu", "http://www.x.nl"),
        ("Kijk op htpps://x.nl", "https://x.nl"),
    ] {
        let found: Vec<_> = found(text)
            .into_iter()
            .map(|(fault, _, better)| (fault, better))
            .collect();
        assert_eq!(found, [("address", better.to_owned())], "{text}");
    }
}

#[test]
fn ordinary_dutch_has_no_habits() {
    for text in [
        "Vul <naam> in; x<y en y>x.\n\nIk hou van je <3.",
        "De cijfers (2024) [bron 1] (zie boven) en [1] [2].",
        "- een\n- twee\n\n1. een\n2. twee\n\n* a\n* b",
        "2 * 3 * 4, snake_case_woord, C:\\\\map, 50 % van 3 = 1,5",
        "Adres:  \nStraat 1\\\nPlaats",
        "Prijs: € 5,- per stuk; dat is ~10 euro, 5~10 euro.",
        "#hashtag en @naam\n\n#MeToo\n\n#MeToo gaat over ons allemaal.",
        "Naam: ____ en leeftijd: ______ (invullen)",
        "Om 10:30:45 uur; verhouding 1:2:3; let op:dit werkt.",
        "Een | streepje in een zin.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\na | b\n--- | ---\n1 | 2",
        "Zij programmeert in C++ en C++ is moeilijk. A == B.",
        "[Een link](https://x.nl/a==b==c?x=1&amp=2) en https://x.nl/:kop: en <https://x.nl>",
        "[^1]: Noot\n\nZin[^1].",
        "`:smile:` en `==x==`\n\n```\n:::tip\n- [ ]x\nTODO\n```\n\n    · code\n    · code",
        "Hoera!! (Wat?) Dat kan (zie boven)(en onder). \"Ja\": dat zei ze.",
        "\\:smile: en \\==x==",
        "Bron: [https://x.nl, bekeken op 3 mei 2026].",
        "Jan & Piet, R&D, AT&T; 3° en 5º.\n\nâge, Âge en cœur",
        "Zij\n- nee, hij -\nzei het.",
        "o, wat mooi\no ja?",
        "'s Avonds zag ik foto's van baby's.\nIn '98 was 't anders: 'ja'.",
        "Van 12-03-2026 tot 14-03-2026 om 14:05 uur: open.",
        "*Ja!* zei hij. **Ja!** *ja* 5* hotel, 3* en *",
        "Mail [ons](mailto:a@x.nl) of <mailto:a@x.nl>.",
        "Zet [x] bij wat past. [ ]",
        "> – Een citaat met een streepje.\n\n– Een alinea met een streepje.",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn long_texts_of_one_sign_take_no_long() {
    for sign in [
        "[", "''", "==", ":a", "&", "^", "{.", ")(", "! [", "· a\n", "\t", "&amp;", "~~ ", "[b",
        "[b]", "www,", "[1] x\n", "}(",
    ] {
        let text = sign.repeat(20_000);
        let started = std::time::Instant::now();
        habits(&text);
        assert!(started.elapsed().as_secs() < 20, "{sign}");
    }
}

#[test]
fn what_a_young_person_asked_stays_as_it_was_typed() {
    let asked = "Hij zei ,,ga weg,, ==nu==.\n\n";
    for heading in ["## Antwoord\n", "## antwoord \n"] {
        let body = format!("{asked}{heading}\nPraat ermee.\n");
        assert_eq!(answer_in(&body), asked.len(), "{heading}");
    }
    assert_eq!(answer_in(asked), asked.len());
}
