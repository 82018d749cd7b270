# What the tool says to editors, in Dutch. A problem is `problem-<code>`; its
# attribute `.help` says what to do about it.

severity-error = fout
severity-warning = let op
severity-note = weetje
severity-help = zo los je het op

problem-unreadable = { $path } kan niet gelezen worden: { $reason }
    .help = Kijk of het bestand er nog is en of je het mag lezen.
problem-missing = { $path } ontbreekt
    .help = Sta je in de goede map? Met --root wijs je de map aan waarin content/ en themes/ staan.
problem-not-utf8 = dit bestand is geen UTF-8 (vanaf byte { $byte })
    .help = Sla het bestand opnieuw op met de codering UTF-8.
problem-unknown-folder = bij “{ $path }” hoort geen soort pagina
    .help = { $nearest ->
        [none] Zet het bestand in gemeenten, verhalen, tips, vragen, praktijk, onderwerpen, factoren of paginas.
       *[other] Bedoelde je de map “{ $nearest }”?
    }
problem-unknown-language = de taal “{ $lang }” in de bestandsnaam staat niet in site.toml
    .help = Bekende talen: { $known }. Voeg de taal toe bij languages, of haal “.{ $lang }” uit de naam.
problem-no-front-matter = dit bestand begint niet met gegevens tussen +++
    .help = Zet bovenaan een regel met +++, dan title = "…", dan weer een regel met +++.
problem-wrong-delimiter = de gegevens bovenaan staan tussen “{ $found }”, maar horen tussen +++
    .help = Vervang beide regels door +++ en schrijf de gegevens als sleutel = "waarde".
problem-open-front-matter = de gegevens bovenaan worden niet afgesloten
    .help = Zet na de laatste sleutel een regel met alleen +++.
problem-toml-syntax = hier klopt de schrijfwijze niet: { $reason }
    .help = Een regel ziet er zo uit: title = "Mijn titel". Tekst staat tussen dubbele aanhalingstekens.
problem-unknown-key = { $kind ->
    [home] de beginpagina
    [section] een overzichtspagina
    [gemeente] een gemeente
    [gemeentepagina] een pagina van een gemeente
    [verhaal] een verhaal
    [tip] een tip
    [vraag] een vraag
    [praktijk] een praktijk
    [onderwerp] een onderwerp
    [factor] een factor
    [site] site.toml
   *[pagina] een pagina
} kent geen “{ $key }”
    .help = { $nearest ->
        [none] Je kunt kiezen uit: { $known }.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-missing-key = “{ $key }” ontbreekt; { $kind ->
    [home] de beginpagina
    [section] een overzichtspagina
    [gemeente] een gemeente
    [gemeentepagina] een pagina van een gemeente
    [verhaal] een verhaal
    [tip] een tip
    [vraag] een vraag
    [praktijk] een praktijk
    [onderwerp] een onderwerp
    [factor] een factor
    [site] site.toml
   *[pagina] een pagina
} heeft die nodig
    .help = Voeg tussen de +++ regels een regel toe die begint met { $key } =
problem-wrong-type = “{ $key }” moet { $expected } zijn, maar is { $found }
    .help = Tekst staat tussen aanhalingstekens, een getal niet, een lijst tussen [ en ].
problem-wrong-value = “{ $key }” klopt niet: { $reason }
problem-unknown-choice = bij “{ $key }” kan niet “{ $value }” staan
    .help = { $nearest ->
        [none] Je kunt kiezen uit: { $known }.
       *[other] Bedoelde je “{ $nearest }”? Je kunt kiezen uit: { $known }.
    }
problem-not-a-date = “{ $key }” is geen datum: { $found }
    .help = Schrijf een datum als 2026-03-14, zonder aanhalingstekens.
problem-unknown-reference = { $what ->
    [gemeente] de gemeente
    [onderwerp] het onderwerp
   *[factor] de werkende factor
} “{ $slug }” bestaat niet
    .help = { $nearest ->
        [none] Maak er eerst een pagina voor, of kies een andere.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-unknown-municipality = “{ $value }” staat niet in de lijst van gemeenten
    .help = { $nearest ->
        [none] De lijst staat in content/data/gemeenten.csv.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-same-url = deze pagina komt op { $url }, maar daar staat al { $other }
    .help = Geef een van de twee een andere bestandsnaam.
problem-unknown-link = er is geen pagina “{ $target }”
    .help = { $nearest ->
        [none] Een link binnen de site begint met @/ en noemt een bestand in content/.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-unknown-anchor = op “{ $target }” is geen kop “#{ $anchor }”
    .help = { $nearest ->
        [none] Kijk welke koppen er op die pagina staan.
       *[other] Bedoelde je “#{ $nearest }”?
    }
problem-unknown-shortcode = er is geen bouwsteen “{ $name }”
    .help = { $nearest ->
        [none] Bouwstenen staan in themes/…/templates/shortcodes/.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-broken-shortcode = de bouwsteen “{ $name }” klopt niet: { $reason }
    .help = Een bouwsteen ziet er zo uit: {"{{"} naam(sleutel="waarde") {"}}"}
problem-unknown-form = er is geen formulier “{ $id }”
    .help = { $nearest ->
        [none] Formulieren staan in content/formulieren/.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-bad-form = dit formulier klopt niet: { $reason }
problem-missing-image = het plaatje “{ $src }” is er niet
    .help = { $nearest ->
        [none] Zet het plaatje naast de tekst: in de map van de pagina.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-missing-alt = het plaatje “{ $src }” heeft geen beschrijving
    .help = Zeg in een paar woorden wat er te zien is: ![een meisje op een fiets](…)
problem-bad-image = het plaatje { $path } kan niet op de site: { $reason }
    .help = Open het in een fotoprogramma, sla het op als jpg, png of webp en zet dat ervoor in de plaats.
problem-skipped-heading = na een kop van niveau { $from } komt er een van niveau { $to }
    .help = Gebruik een kop minder diep, zodat een voorleesprogramma de tekst kan volgen.
problem-no-answer = bij deze vraag staat geen antwoord
    .help = Zet na de vraag een regel “## Antwoord” en daaronder het antwoord.
problem-template = het sjabloon { $template } gaat mis bij { $page }: { $reason }
problem-hard-to-read = deze tekst is aan de moeilijke kant: { $score } op de schaal van Flesch-Douma, { $limit } of meer is het doel
    .help = Maak zinnen korter (de langste heeft { $longest } woorden) en kies gewonere woorden. Lang zijn: { $words }
problem-orphan = niets op de site leidt naar { $url }
    .help = Zet een link op een andere pagina of in een menu van site.toml.
problem-unused-image = het plaatje { $src } wordt nergens gebruikt
    .help = Gebruik het met ![beschrijving](naam) of haal het weg.
problem-missing-translations = in de taal “{ $lang }” ontbreken { $count } pagina's; daar staat nu het Nederlands
    .help = Een vertaling is hetzelfde bestand met .{ $lang } voor .md. Het gaat om: { $pages }
problem-bad-data = dit gegevensbestand klopt niet: { $reason }
problem-bad-locale = dit taalbestand klopt niet: { $reason }
problem-no-description = deze pagina heeft geen description
    .help = Schrijf in één zin waar de pagina over gaat; die zin staat in zoekresultaten en op kaartjes.
problem-no-recipients = er is nog geen sleutel van moderatoren: de functie neemt zo geen vragen aan
    .help = Maak een sleutelpaar met “brokers keys new” en zet de openbare helft in site.toml bij recipients.
problem-bad-recipient = dit is geen geldige openbare sleutel: { $reason }
    .help = Een openbare sleutel begint met age1. Zet hier nooit de geheime sleutel (AGE-SECRET-KEY).



check-clean = Alles klopt: { $pages ->
        [one] 1 pagina
       *[other] { $pages } pagina's
    } nagekeken.
check-warnings = Geen fouten, wel { $warnings ->
        [one] 1 punt
       *[other] { $warnings } punten
    } om naar te kijken.
check-errors = { $errors ->
        [one] 1 fout
       *[other] { $errors } fouten
    } gevonden. Los die eerst op; er is niets geschreven.
build-done = { $pages ->
        [one] 1 pagina
       *[other] { $pages } pagina's
    } en { $files } bestanden geschreven naar { $out } in { $millis } ms.
new-done = Gemaakt: { $path }
keys-done = Nieuw sleutelpaar gemaakt.
keys-public = Openbare helft, zet die in site.toml bij recipients:
keys-secret = Geheime helft: { $path }. Bewaar die goed en deel hem met niemand. Wie hem kwijtraakt, kan geen vraag meer lezen.
serve-site = Site:     { $url }
serve-editor = Schrijven: { $url }
serve-desk = Balie:    { $url } (deze link werkt één keer, 15 minuten lang)
serve-store = Opslag:   { $path }
serve-hint = Wijzig iets in content/ of themes/ en de browser ververst. Stoppen: Ctrl-C.
serve-rebuilt = Opnieuw gebouwd in { $millis } ms.
serve-broken = Bouwen lukt nu niet; de browser laat zien waarom.
serve-key-made = Voor dit adres is een sleutelpaar gemaakt: { $path }

publish-progress = Publiceren: { $done } van { $steps }
publish-done = Gepubliceerd op { $url }: { $uploads ->
        [one] 1 bestand verstuurd
       *[other] { $uploads } bestanden verstuurd
    }, { $removals } weggehaald, { $same } al goed, in { $millis } ms.
publish-would = Dit zou er op { $url } veranderen: { $uploads ->
        [one] 1 bestand versturen
       *[other] { $uploads } bestanden versturen
    }, { $removals } weghalen; { $same } zijn al goed. Er is niets verstuurd.
publish-nothing = Alles staat al goed op { $url }: { $same ->
        [one] 1 bestand
       *[other] { $same } bestanden
    }.
publish-would-add = nieuw     { $path }
publish-would-change = anders    { $path }
publish-would-remove = weg       { $path }
publish-bad-url = Naar “{ $url }” kan ik niet publiceren ({ $reason }). Geef een adres zoals s3://emmer/map of file:///srv/www.
publish-busy = Iemand anders is nu aan het publiceren. Probeer het { $minutes ->
        [one] over een minuut
       *[other] over hooguit { $minutes } minuten
    } nog eens.
publish-overtaken = Gestopt: iemand anders is tegelijk gaan publiceren. Haal de nieuwste versie van de teksten op en publiceer dan nog eens.
publish-bad-state = Het bestand .brokers-publish.json op die plek is niet te lezen: { $reason }. Haal het daar weg; daarna gaat alles opnieuw de deur uit.
publish-local = Publiceren lukt niet: { $reason }
publish-broken = De verbinding brak af: { $reason }
    Publiceer nog eens als alles het weer doet: dan gaat het verder waar het gebleven was.
