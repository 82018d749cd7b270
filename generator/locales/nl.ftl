# What the tool says to editors, in Dutch. A problem is `problem-<code>`; its
# attribute `.help` says what to do about it.

severity-error = fout
severity-warning = let op
severity-note = weetje
severity-help = zo los je het op

problem-unreadable = { $path } kan niet gelezen worden: { $reason }
    .help = { $why ->
        [not-found] Kijk of het bestand er nog is.
        [loop] Haal de link weg, of laat hem naar een echt bestand wijzen.
        [long-name] Geef het bestand een kortere naam.
       *[other] Kijk of het bestand er nog is en of je het mag lezen.
    }
problem-missing = { $path } ontbreekt
    .help = Sta je in de goede map? Met --root wijs je de map aan waarin content/ staat. Een nieuwe site begin je met `brokers init`.
problem-not-utf8 = dit bestand is geen UTF-8 (vanaf byte { $byte })
    .help = { $looks ->
        [document] Dit is een document van Word of een ander programma, en geen platte tekst. Kopieer de woorden, en plak ze in een nieuw bestand dat je maakt met “brokers new”.
        [sheet] Kies in Excel: Bestand, Opslaan als, en dan het type “CSV UTF-8”.
       *[other] Sla het bestand opnieuw op met de codering UTF-8. In Kladblok: Opslaan als, en kies onderaan UTF-8.
    }
problem-unknown-folder = bij “{ $path }” hoort geen soort pagina
    .help = { $better ->
        [none] { $nearest ->
            [none] Zet het bestand in gemeenten, verhalen, tips, vragen, praktijk, onderwerpen, factoren, mensen of paginas.
           *[other] Bedoelde je de map “{ $nearest }”?
        }
       *[other] Zet het bestand hier: content/{ $better }
    }
problem-wrong-ending = { $path } heeft een andere naam dan het hoort te hebben, en komt zo niet op de site
    .help = Hernoem het naar { $better }
problem-odd-name = in de naam “{ $name }” staat een teken dat in een webadres iets anders betekent: # ? % \ of een teken dat je niet ziet
    .help = Noem het liever { $better }
problem-unportable-name = { $why ->
    [hidden] in de naam “{ $name }” staat een teken dat je niet ziet
   *[windows] op een computer met Windows kan niets “{ $name }” heten
}
    .help = { $why ->
        [hidden] Wie ernaar wil linken, kan die naam niet typen. Noem het liever { $better }
       *[windows] Wie daar aan de site wil werken, krijgt de bestanden niet binnen. Noem het liever { $better }
    }
problem-link-outside = { $path } is een snelkoppeling naar { $target }, buiten de map van de site; wat daar staat, komt op de site
    .help = Is dat de bedoeling, kopieer het dan naar content/: dan ziet iedereen die aan de site werkt wat erop komt. Haal de snelkoppeling anders weg.
problem-named-language = “{ $path }” heet naar een taal, en dan is niet te zien welke pagina het is
    .help = Is het een vertaling, noem het dan naar de pagina die het vertaalt, met de taal erachter: content/{ $better }. Is het een pagina over iets anders, geef die dan een naam die zegt waar ze over gaat.
problem-unknown-language = { $better ->
    [none] de taal “{ $lang }” in de bestandsnaam staat niet in site.toml
   *[other] achter de punt in de bestandsnaam hoort een taal te staan, en “{ $lang }” is geen taal
}
    .help = { $better ->
        [none] Bekende talen: { $known }. Voeg de taal toe bij languages, of haal “.{ $lang }” uit de naam.
       *[other] Noem het bestand { $better }
    }
problem-no-front-matter = { $fault ->
    [signs] deze regel hoort uit precies drie plussen te bestaan: +++
    [keys] boven de gegevens ontbreekt een regel met +++
    [later] boven de gegevens tussen +++ staat nog iets
    [document] dit is een document van een ander programma, en geen platte tekst
    [carriage] de regels van dit bestand eindigen met een oud teken, dus alles staat op één regel
   *[none] dit bestand begint niet met gegevens tussen +++
}
    .help = { $fault ->
        [signs] Schrijf +++
        [keys] Zet +++ op een eigen regel boven deze.
        [document] Kopieer de woorden, en plak ze in een nieuw bestand dat je maakt met “brokers new”.
        [carriage] Sla het bestand opnieuw op met gewone regeleinden (LF of CRLF).
        [later] Haal het weg, of zet het onder de tweede regel met +++. Ook een lege regel mag er niet boven staan.
       *[none] Zet bovenaan een regel met +++, dan title = "…", dan weer een regel met +++.
    }
problem-wrong-delimiter = de gegevens bovenaan staan tussen “{ $found }”, maar horen tussen +++
    .help = Vervang beide regels door +++ en schrijf de gegevens als sleutel = "waarde".
problem-open-front-matter = de gegevens bovenaan worden niet afgesloten
    .help = Zet na de laatste sleutel een regel met alleen +++.
problem-toml-syntax = { $fault ->
    [quotes] hier horen aanhalingstekens om de tekst
    [quotes-inside] in deze tekst staan dezelfde aanhalingstekens als eromheen
    [apostrophe] in deze tekst staat hetzelfde teken als eromheen: '
    [yesno] hier hoort true (ja) of false (nee), precies zo geschreven
    [curly] hier staan krullende aanhalingstekens; er horen rechte te staan: "
    [open-quote] hier ontbreekt het sluitende aanhalingsteken
    [open-quotes] deze tekst begint met drie aanhalingstekens, maar de drie aan het einde ontbreken
    [backslash] een \ heeft hier een eigen betekenis
    [equals] na deze sleutel ontbreekt het = teken met een waarde
    [colon] hier staat een dubbele punt, maar er hoort een = teken
    [value] na het = teken ontbreekt de waarde
    [open-list] deze lijst wordt niet afgesloten
    [open-braces] deze accolade wordt niet afgesloten
    [comma] tussen deze twee hoort een komma
    [comma-twice] hier staat een komma te veel
    [twice] deze sleutel staat er twee keer
    [twice-header] dit kopje staat er meer dan één keer
    [header] dit kopje wordt niet afgesloten
    [number] zo schrijf je een getal hier niet
    [key] dit kan geen sleutel zijn
    [line-end] achter deze regel staat een teken dat daar niet hoort
    [comment] zo schrijf je hier geen opmerking
    [hidden] hier staat een teken dat je niet ziet, of dat op een spatie lijkt
    [merge] hier staan twee versies van dezelfde regels door elkaar
    [deep] dit zit te diep in elkaar
    [carriage] de regels van dit bestand eindigen met een oud teken
    [equals-twice] achter deze sleutel hoort één = teken te staan, en niet meer
    [round] een lijst staat tussen vierkante haken
    [extra] hier staat iets te veel
   *[other] hier klopt de schrijfwijze niet
}
    .help = { $fault ->
        [quotes-inside] Gebruik binnenin andere: title = "Zij zei: ‘hallo’"
        [apostrophe] Zet er dubbele aanhalingstekens omheen: title = "Zo'n dag"
        [curly] { $better ->
            [none] Vervang ze door rechte: title = "Mijn titel"
           *[other] Schrijf: { $better }
        }
        [open-quotes] Zet onder de tekst een regel met drie aanhalingstekens. Past de tekst op één regel, dan is één " voor en achter genoeg.
        [open-list] Zet aan het einde een ]: onderwerpen = ["gevoel", "school"]
        [open-braces] Zet aan het einde een {"}"}, op dezelfde regel: image = {"{"} src = "foto.jpg", alt = "wat er te zien is" {"}"}
        [comma] Zo ziet een lijst eruit: ["gevoel", "school"]. En zo een groepje: {"{"} src = "foto.jpg", alt = "wat er te zien is" {"}"}
        [equals-twice] Een regel ziet er zo uit: title = "Mijn titel"
        [round] { $better ->
            [none] Zo ziet een lijst eruit: ["gevoel", "school"]
           *[other] Schrijf: { $better }
        }
        [comma-twice] Haal er een weg: ["gevoel", "school"]
        [twice] Haal een van de twee regels weg.
        [twice-header] Is het een lijst? Schrijf dan boven elk deel het kopje met dubbele haken: [[helplines]]
        [header] Een kopje staat tussen haken, zoals [signals] of [[helplines]].
        [number] Schrijf alleen cijfers: 10. Is het geen getal om mee te rekenen, zet er dan aanhalingstekens omheen.
        [backslash] Schrijf \\ als je een \ bedoelt.
        [key] Een sleutel heeft alleen letters zonder accent, cijfers, - en _.
        [line-end] Haal het weg. Elke sleutel staat op een eigen regel, zonder komma of puntkomma erachter.
        [comment] Een opmerking begint met #.
        [hidden] Het komt mee als je tekst plakt. Haal weg wat er tussen de woorden staat, en typ het opnieuw.
        [merge] Kies er een, en haal de regels met <<<<<<<, ======= en >>>>>>> weg.
        [deep] Haal er haken uit.
        [carriage] Sla het bestand opnieuw op met gewone regeleinden (LF).
        [extra] Elke sleutel staat op een eigen regel. Een opmerking begint met #.
       *[other] { $better ->
            [none] Een regel ziet er zo uit: title = "Mijn titel"
           *[other] Schrijf: { $better }
        }
    }
problem-no-such-date = de datum { $found } bestaat niet
    .help = Kijk op de kalender, en schrijf jaar-maand-dag: 2026-03-14.
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
    [formulier] een formulier
   *[pagina] een pagina
} kent geen “{ $key }”{ $inside ->
    [none] { "" }
   *[other] { " " }in “{ $inside }”
}
    .help = { $above ->
        [yes] Alles onder de regel [{ $inside }] hoort daarbij. Zet deze regel erboven.
       *[none] { $nearest ->
            [none] Je kunt kiezen uit: { $known }.
           *[other] Bedoelde je “{ $nearest }”?
        }
    }
problem-missing-key = “{ $last }” ontbreekt{ $spot ->
    [braces] { $inside ->
        [none] { " " }tussen deze accolades
       *[other] { " " }in “{ $inside }”
    }
    [dotted] { $inside ->
        [none] { " " }in dit deel
       *[other] { " " }in “{ $inside }”
    }
    [group] { $inside ->
        [none] { " " }in dit deel
       *[other] { " " }in “{ $inside }”
    }
   *[other] ; { $kind ->
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
        [formulier] een formulier
       *[pagina] een pagina
    } heeft die nodig
}
    .help = { $spot ->
        [braces] Zet tussen de accolades ook: { $last } = …
        [dotted] Zet onder deze regel een regel die begint met { $key } =
        [group] Zet onder deze regel een regel die begint met { $last } =
        [file] Zet bovenaan het bestand, boven de eerste regel met een [, een regel die begint met { $last } =
       *[front] { $last ->
            [deelname] Voeg tussen de +++ regels een regel toe. Doet de gemeente nu mee: deelname = "actief". Vertelt de pagina alleen wat ze ooit deed: deelname = "voorbeeld". Deed ze mee en is ze ermee opgehouden: deelname = "gestopt"
           *[other] Voeg tussen de +++ regels een regel toe die begint met { $last } =
        }
    }
problem-wrong-type = { $within ->
    [list] in de lijst
   *[key] bij
} “{ $key }” hoort { $expected ->
    [text] tekst
    [yesno] true of false
    [list] een lijst
    [list-header] een lijst
    [number] een heel getal van 0 of meer
    [languages] een waarde per taal
    [table] een groepje tussen accolades
   *[other] iets anders
}, maar er staat { $found ->
    [text] tekst
    [yesno] true of false
    [list] een lijst
    [number] een getal
    [date] een datum
    [table] een groepje
   *[other] iets anders
}
    .help = { $better ->
        [none] { $expected ->
            [text] Zet er aanhalingstekens omheen: { $last } = "…"
            [yesno] Schrijf { $last } = true (ja) of { $last } = false (nee), zonder aanhalingstekens.
            [list] Zet er vierkante haken omheen: { $last } = ["…", "…"]
            [list-header] Schrijf het kopje met dubbele haken: [[{ $last }]]
            [number] Schrijf een heel getal van 0 of meer, zonder aanhalingstekens: { $last } = 10
            [languages] Zeg erbij welke taal het is: { $last }.nl = …
            [table] Schrijf de delen tussen accolades: { $last } = {"{"} … = "…" {"}"}
           *[other] Kijk op een andere pagina hoe het daar staat.
        }
       *[other] Schrijf: { $better }
    }
problem-wrong-value = “{ $key }” klopt niet: { $reason }
    .help = { $why ->
        [colour] Schrijf een # met zes cijfers of letters van a tot f: "#0b4f48"
       *[other] Kijk op een andere pagina hoe het daar staat.
    }
problem-two-versions = hier staan twee versies van dezelfde regels door elkaar
    .help = Kies er een, en haal de regels met <<<<<<<, ======= en >>>>>>> weg.
problem-bad-setting = { $fault ->
    [base-url] “{ $value }” is geen adres van een site
    [timezone] “{ $value }” is geen tijdzone
    [repository] “{ $value }” is geen adres van een repository dat `brokers host` kan gebruiken
    [repository-secret] in het adres van de repository staat een naam, een wachtwoord of een token, en dat hoort niet in een bestand dat anderen kunnen lezen
    [branch] “{ $value }” kan geen naam van een branch zijn
    [base-url-path] “{ $value }” kan niet het adres van een site zijn: het heeft meer dan een pad, of een pad dat nergens heen gaat
    [contact] “{ $value }” is geen adres om iets te melden
    [address] “{ $value }” is geen webadres
    [no-languages] de site heeft geen taal
    [no-language] “{ $value }” is geen taal
    [language-twice] de taal “{ $value }” staat er twee keer
    [no-words] het thema heeft geen woorden voor de taal “{ $value }”; daar staat nu een andere taal
    [no-helplines] er staan geen hulplijnen in site.toml, dus bij elk formulier komt een leeg vak
    [helpline] bij deze hulplijn staat niet hoe je die bereikt
    [phone] “{ $value }” is geen telefoonnummer
    [email] “{ $value }” is geen e-mailadres
    [no-theme] er is geen thema “{ $value }”
    [logo] het plaatje { $value } staat niet in content/
    [empty-list] bij “{ $key }” staat niets in de lijst
    [range] “{ $key }” kan niet { $value } zijn
    [contrast] de kleur { $value } is niet goed te lezen: het contrast is { $better } en hoort 4.5 of meer te zijn
    [year] het jaar van “{ $key }” kan niet kloppen: { $value }
    [before-date] “{ $key }” ligt voor de datum van de pagina: { $value }
    [team-id] “{ $value }” kan geen id van een team zijn
    [team-reserved] het id “{ $value }” betekent al iets anders
    [team-twice] er is al een team met het id “{ $value }”
    [team-no-keys] het team “{ $value }” heeft geen sleutel
    [team-no-usable-key] het team “{ $value }” heeft geen sleutel die werkt
    [municipality-twice] de gemeente “{ $value }” staat al bij het team “{ $better }”
   *[empty] “{ $key }” is leeg
}
    .help = { $fault ->
        [base-url] Schrijf het hele adres, met https:// ervoor: { $better ->
            [none] https://www.voorbeeld.nl
           *[other] { $better }
        }
        [timezone] { $better ->
            [none] Schrijf een naam zoals Europe/Amsterdam.
           *[other] Bedoelde je “{ $better }”?
        }
        [repository] { $better ->
            [none] Schrijf https://…, ssh://…, git@host:pad of een pad op de machine dat met / begint.
           *[other] Bedoelde je “{ $better }”?
        }
        [repository-secret] Laat weg wat voor de @ of na de ? staat. Git krijgt het van de machine zelf; docs/operators.md zegt hoe.
        [branch] Gebruik letters, cijfers, punten, streepjes en /, zoals main.
        [base-url-path] Schrijf alleen de host en het pad, zonder ? en # en zonder //: { $better }
        [contact] Schrijf mailto: of https:// ervoor: { $better ->
            [none] mailto:naam@voorbeeld.nl
           *[other] { $better }
        }
        [address] Schrijf het hele adres, met https:// ervoor: { $better ->
            [none] https://www.voorbeeld.nl
           *[other] { $better }
        }
        [no-languages] Schrijf: languages = ["nl"]
        [no-language] Schrijf een taal met twee letters, zoals nl of ar.
        [language-twice] Haal er een weg.
        [no-words] Maak { $better }, of haal de taal weg.
        [no-helplines] Zet onderaan een regel [[helplines]], en daaronder name = "112" en phone = "112".
        [helpline] Voeg phone, url of chat toe.
        [phone] Schrijf het nummer met cijfers: 0800-0432
        [email] Schrijf het hele adres: naam@voorbeeld.nl
        [no-theme] { $better ->
            [none] Een thema is een map in themes/. Haal deze regel weg voor het gewone thema.
           *[other] Bedoelde je theme = "{ $better }"? Een thema is een map in themes/; zonder deze regel krijgt de site het gewone thema.
        }
        [logo] Zet het bij een pagina, en schrijf hier waar: paginas/logo.svg
        [empty-list] Kies er minstens één.
        [range] Kies een getal van { $better }.
        [contrast] Kies een donkerdere kleur, of laat tokens weg.
        [year] Kijk of er geen cijfer verkeerd staat.
        [before-date] Draai de twee om, of haal “{ $key }” weg.
        [team-id] Gebruik kleine letters, cijfers en streepjes, hoogstens 40, en begin met een letter: den-haag
        [team-reserved] Kies een ander id. Het landelijke team staat bovenaan, bij recipients.
        [team-twice] Geef elk team een eigen id, of voeg de twee samen.
        [team-no-keys] Maak een sleutelpaar met “brokers keys new --team { $value }” en zet de openbare helft hier.
        [team-no-usable-key] Zet hier de openbare helft van “brokers keys new --team { $value }”.
        [municipality-twice] Een gemeente heeft één team. Haal er een weg.
        [needed] Vul het in: deze regel kan niet gemist worden.
       *[empty] Vul het in of haal de regel weg.
    }
problem-unknown-choice = bij “{ $key }” kan niet “{ $value }” staan
    .help = { $nearest ->
        [none] Je kunt kiezen uit: { $known }.
       *[other] Bedoelde je “{ $nearest }”? Je kunt kiezen uit: { $known }.
    }
problem-not-a-date = “{ $key }” is geen datum zoals die hier hoort: { $found }
    .help = { $better ->
        [none] { $key ->
            [publish_on] Schrijf jaar-maand-dag, met een tijd van 00:00 tot 23:59 als je wilt, zonder aanhalingstekens: 2026-03-14T18:00:00
           *[other] Schrijf jaar-maand-dag, zonder aanhalingstekens: 2026-03-14
        }
       *[other] Schrijf zonder aanhalingstekens: { $key } = { $better }
    }
problem-unknown-reference = { $what ->
    [gemeente] de gemeente
    [onderwerp] het onderwerp
   *[factor] de werkende factor
} “{ $slug }” bestaat niet
    .help = { $nearest ->
        [none] Maak er eerst een pagina voor met “brokers new { $what }”, of kies een andere.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-unknown-municipality = “{ $value }” staat niet in de lijst van gemeenten
    .help = { $nearest ->
        [none] De lijst staat in content/data/gemeenten.csv.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-same-url = deze pagina komt op { $url }, maar daar staat al { $other }{ $how ->
        [case] {" "}(het verschil zit alleen in hoofdletters, en op veel computers en hosts is dat hetzelfde)
        [folder] {" "}(het een is een map waar het ander een bestand is)
       *[same] {""}
    }
    .help = Geef een van de twee een andere bestandsnaam.
problem-taken-url = deze pagina komt op { $url }, maar daar staat al een deel van de site zelf
    .help = Geef het bestand of de map een andere naam.
problem-bad-alias = “{ $alias }” kan geen oud adres zijn
    .help = Schrijf een adres van deze site, vanaf de eerste schuine streep en zonder ? # * of \: "/oud/adres/"
problem-same-output = { $path } komt op { $url }, maar daar komt { $how ->
        [compressed] met --compress ook de kleine versie van een ander bestand
       *[other] al { $other ->
            [none] iets dat de site zelf maakt
           *[other] { $other }
        }
    }{ $how ->
        [case] {" "}(het verschil zit alleen in hoofdletters, en op veel computers en hosts is dat hetzelfde)
        [folder] {" "}(het een is een map waar het ander een bestand is)
       *[same] {""}
    }
    .help = Geef het bestand een andere naam, of haal een van de twee weg.
problem-forms-below-path = de site staat onder een pad ({ $below }) en kan daarom geen formulieren hebben: { $file } heeft de functie nodig, en die antwoordt op /api van de hele host
    .help = Geef de site een eigen adres, zoals https://www.voorbeeld.nl. Of haal uit deze site alles weg wat iets verstuurt of ophaalt: de bestanden in content/formulieren/, en formulier(…) en bonnetje() op pagina’s.
problem-same-name = er zijn twee bestanden die { $path } heten: hun naam ziet er hetzelfde uit, maar de accenten zijn anders geschreven ({ $one } en { $other })
    .help = Kijk welke van de twee je wilt houden, en haal de andere weg of geef hem een andere naam. Dit gebeurt vaak als een bestand van een Mac komt.
problem-taken-alias = het oude adres “{ $alias }” is al in gebruik: { $other }{ $how ->
        [case] {" "}(het verschil zit alleen in hoofdletters, en op veel computers en hosts is dat hetzelfde)
        [folder] {" "}(het een is een map waar het ander een bestand is)
       *[same] {""}
    }
    .help = Haal het hier weg, of daar.
problem-unknown-link = er is geen pagina “{ $target }”
    .help = { $nearest ->
        [none] Een link binnen de site begint met @/ en noemt een bestand in content/.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-hidden-link = { $why ->
        [draft] “{ $target }” is nog een concept: bezoekers zien die pagina niet
       *[later] “{ $target }” komt pas op { $day } op de site
    }
    .help = { $why ->
        [draft] Haal daar “draft = true” weg als de pagina af is, of haal deze link zolang weg. Zelf kijken kan met “brokers serve --drafts”.
       *[later] Haal deze link tot dan weg, of laat de pagina met de link ook op die dag komen, met publish_on. Zelf kijken kan met “brokers serve --drafts”.
    }
problem-hidden-reference = { $what ->
        [gemeente] de gemeente
        [onderwerp] het onderwerp
       *[factor] de werkende factor
    } “{ $slug }” { $why ->
        [draft] is nog een concept
       *[later] komt pas op { $day } op de site
    }
    .help = Laat die pagina eerst op de site komen, of noem hier een andere. Zelf kijken kan met “brokers serve --drafts”.
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
problem-broken-shortcode = { $fault ->
    [curly] in de bouwsteen “{ $name }” staan krullende aanhalingstekens om “{ $detail }”; er horen rechte te staan: "
    [single] in de bouwsteen “{ $name }” staan enkele aanhalingstekens om “{ $detail }”; er horen dubbele te staan: "
    [empty] in de bouwsteen “{ $name }” is “{ $detail }” leeg
    [year] in de bouwsteen “{ $name }” staat een jaar dat niet kan: { $detail }
    [open-quote] in de bouwsteen “{ $name }” ontbreekt bij “{ $detail }” het sluitende aanhalingsteken
    [no-value] in de bouwsteen “{ $name }” heeft “{ $detail }” geen waarde
    [equals] in de bouwsteen “{ $name }” hoort na “{ $detail }” een = teken
    [comma] in de bouwsteen “{ $name }” hoort na “{ $detail }” een komma of )
    [twice] in de bouwsteen “{ $name }” staat “{ $detail }” twee keer
    [quotes] in de bouwsteen “{ $name }” horen aanhalingstekens om de tekst bij “{ $detail }”
    [key] in de bouwsteen “{ $name }” hoort hier een sleutel of )
    [close] de bouwsteen “{ $name }” wordt niet afgesloten met { $detail }
    [no-end] de bouwsteen “{ $name }” heeft geen einde
    [stray-end] hier staat een einde zonder begin
    [nested] in de bouwsteen “{ $name }” kan geen andere bouwsteen met tekst staan (“{ $detail }”)
    [needs-body] in de bouwsteen “{ $name }” hoort tekst
    [takes-no-body] in de bouwsteen “{ $name }” kan geen tekst staan; die zou niet op de pagina komen
    [address] “{ $detail }” is geen webadres
    [block] de bouwsteen “{ $name }” staat midden in een regel, en daar past hij niet
   *[brackets] achter “{ $name }” ontbreken de haakjes
}
    .help = { $fault ->
        [no-end] Zet op een eigen regel na de tekst: { $detail }
        [curly] Vervang ze door rechte: { $detail }="…"
        [single] Vervang ze door dubbele: { $detail }="…"
        [empty] Vul het in, of haal het weg.
        [year] Schrijf het jaar van de bron met vier cijfers.
        [block] Zet hem op een eigen regel, met een lege regel ervoor en erna.
        [brackets] Zet ze erachter: { $name }()
        [stray-end] Haal {"{%"} end {"%}"} weg, of zet het begin van de bouwsteen ervoor.
        [nested] Zet de tweede bouwsteen na het einde van de eerste.
        [needs-body] Schrijf {"{%"} { $name }(…) {"%}"}je tekst{"{%"} end {"%}"}
        [takes-no-body] Schrijf {"{{"} { $name }(…) {"}}"} en zet de tekst erna.
        [address] Schrijf het hele adres, met https:// ervoor.
       *[other] Een bouwsteen ziet er zo uit: {"{{"} { $name }(sleutel="waarde") {"}}"}
    }
problem-shortcode-fails = de bouwsteen “{ $name }” lukt niet: { $reason }
    .help = Dit staat in het thema, niet in een tekst. Vraag het aan wie het thema maakt.
problem-unknown-argument = de bouwsteen “{ $name }” kent geen “{ $argument }”
    .help = { $nearest ->
        [none] { $known ->
            [none] Deze bouwsteen heeft niets tussen de haakjes.
           *[other] Je kunt kiezen uit: { $known }.
        }
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-missing-argument = de bouwsteen “{ $name }” heeft ook “{ $argument }” nodig
    .help = Zet tussen de haakjes: { $example }
problem-raw-html = HTML werkt hier niet en komt als tekst op de pagina: { $html }
    .help = { $meant ->
        [line] Voor een nieuwe regel zet je een \ aan het einde van de regel.
        [bold] Vet schrijf je zo: **vet**
        [italic] Schuin schrijf je zo: *schuin*
        [struck] Doorgestreept schrijf je zo: ~~weg~~
        [style] Kleuren, strepen onder woorden en vakken maakt de site zelf. Haal het weg; nadruk schrijf je zo: **vet**
        [link] Een link schrijf je zo: [woorden](https://voorbeeld.nl)
        [picture] Een plaatje schrijf je zo: ![wat er te zien is](foto.jpg)
        [film] Een film of een andere site past niet in een pagina. Maak er een link van: [woorden](https://voorbeeld.nl)
        [list] Een lijst schrijf je met een streepje en een spatie voor elk punt: - eerste punt
        [heading] Een kop schrijf je zo: ## Kop
        [table] Een tabel schrijf je met | tussen de vakjes, en onder de bovenste regel | --- | --- |
        [quote] Zet > en een spatie voor elke regel van een citaat.
        [paragraph] Haal het weg: een lege regel begint een nieuwe alinea.
        [rule] Een streep schrijf je zo, met een lege regel erboven en eronder: ---
        [small] Typ het teken zelf, zoals m² of CO₂, of schrijf het voluit.
        [code] Zet er `…` omheen.
        [program] Dat werkt op deze site niet. Haal het weg.
        [comment] Deze opmerking eindigt nergens. Zet --> aan het einde.
       *[other] Haal het weg, of schrijf het in markdown: **vet**, [woorden](adres), ## Kop. Een <!-- opmerking --> mag wel.
    }
problem-unknown-form = er is geen formulier “{ $id }”
    .help = { $nearest ->
        [none] Formulieren staan in content/formulieren/.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-bad-form = { $fault ->
    [bad-name] “{ $value }” kan geen { $key ->
        [id] id
       *[other] naam
    } zijn
    [reserved-name] de naam “{ $value }” is van het formulier zelf
    [twice] “{ $value }” komt als { $key } twee keer voor
    [identifies] een anoniem formulier kan niet vragen naar { $value ->
        [email] een e-mailadres
       *[other] een telefoonnummer
    }: dat zegt wie iemand is
    [misplaced] “{ $key }” doet niets bij “{ $value }”
    [out-of-range] “{ $key }” hoort tussen { $least } en { $most } te liggen
    [min-above-max] “min” is { $least }, en dat is meer dan “max”: { $most }. Zo past er niets
    [too-few-options] “min” is { $least }, maar er zijn maar { $count } keuzes
    [no-fields] dit formulier heeft geen vragen
    [none-required] geen enkele vraag is verplicht, dus iemand kan een leeg formulier sturen
    [empty] dit veld heeft “{ $key }” nodig
    [one-option] een vraag van een test heeft minstens twee keuzes nodig
    [bad-value] “{ $value }” kan niet bewaard worden als keuze
    [no-dutch] “{ $key }” heeft geen Nederlands
    [no-language] “{ $value }” is geen taal
   *[empty-text] “{ $key }” is leeg in de taal “{ $value }”
}
    .help = { $fault ->
        [bad-name] Begin met een kleine letter. Daarna mogen kleine letters, cijfers en { $joint }, samen hooguit { $most } tekens.
        [reserved-name] Kies een naam die niet met _ begint.
        [twice] Geef een van de twee een andere { $key }.
        [identifies] Haal dit veld weg. Is het formulier niet anoniem bedoeld, schrijf dan bovenaan anonymous = false.
        [misplaced] Haal “{ $key }” hier weg.
        [out-of-range] Kies een getal van { $least } tot en met { $most }.
        [min-above-max] Maak “min” kleiner of “max” groter.
        [too-few-options] Maak “min” kleiner of voeg keuzes toe.
        [no-fields] Zet onderaan een regel [[fields]], en daaronder name, type en label.nl.
        [none-required] Zet bij minstens één veld: required = true
        [empty] { $key ->
            [options] Voeg keuzes toe: options = [{"{"} value = "ja", label.nl = "Ja" {"}"}, {"{"} value = "nee", label.nl = "Nee" {"}"}]
           *[other] Voeg onder dit veld minstens één keer [[fields.{ $key }]] toe.
        }
        [one-option] Voeg keuzes toe bij options.
        [bad-value] Een value heeft 1 tot { $most } letters, cijfers, - of _, en geen spaties. Wat mensen lezen, zet je bij label.nl.
        [no-dutch] Voeg toe: { $key }.nl = "…". Het Nederlands staat er ook als een vertaling ontbreekt.
        [no-language] Schrijf een taal met twee letters, zoals nl of ar.
       *[empty-text] Vul de tekst in of haal de regel weg.
    }
problem-unused-language = de taal “{ $lang }” staat niet in site.toml, dus deze tekst ziet niemand
    .help = { $nearest ->
        [none] Talen van deze site: { $known }. Voeg de taal toe bij languages, of haal de tekst weg.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-missing-image = het plaatje “{ $src }” is er niet
    .help = { $nearest ->
        [none] Zet het plaatje naast de tekst: in de map van de pagina.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-missing-alt = het plaatje “{ $src }” heeft geen beschrijving
    .help = Zeg in een paar woorden wat er te zien is: ![een meisje op een fiets](…)
problem-no-picture = { $looks ->
    [bare] “{ $src }” heeft geen einde dat zegt wat voor plaatje het is
   *[other] “{ $src }” is geen plaatje dat elke browser laat zien
}
    .help = { $looks ->
        [bare] Geef het bestand een naam die eindigt op .jpg, .png of .webp (een tekening op .svg).
        [film] Link ernaar, zonder uitroepteken ervoor: [woorden]({ $src })
        [document] Link ernaar, zonder uitroepteken ervoor: [woorden]({ $src })
       *[other] Sla het op als jpg, png of webp (een tekening als svg), en zet dat ervoor in de plaats.
    }
problem-remote-image = het plaatje “{ $src }” staat op een andere site; zo'n plaatje laat de site niet zien
    .help = Sla het plaatje op in de map van de pagina (mag dat van de maker?) en schrijf ![beschrijving](naam.jpg)
problem-bad-image = het plaatje { $path } kan niet op de site: { $reason }
    .help = { $why ->
        [image-named] Geef het een naam die eindigt op .{ $what }
        [image-empty] Zet de foto er opnieuw neer, of haal het bestand weg.
        [image-pixels] Verklein het in een fotoprogramma. 2000 punten breed is ruim genoeg.
        [image-narrow] Snijd het in een fotoprogramma in stukken die minder lang zijn.
       *[other] Open het in een fotoprogramma, sla het op als jpg, png of webp en zet dat ervoor in de plaats.
    }
problem-skipped-heading = { $from ->
    [1] de eerste kop op een pagina is hooguit van niveau 2, en dit is niveau { $to }
   *[other] na een kop van niveau { $from } komt er een van niveau { $to }
}
    .help = Begin deze kop met { $wanted }, zodat een voorleesprogramma de tekst kan volgen.
problem-no-answer = { $fault ->
    [twice] bij deze vraag staan twee antwoorden
    [empty] het antwoord is leeg
   *[none] bij deze vraag staat geen antwoord
}
    .help = { $fault ->
        [twice] Laat één regel “## Antwoord” staan. Voor een kop in het antwoord gebruik je ### en andere woorden.
        [empty] Zet het antwoord onder de regel “## Antwoord”.
       *[none] Zet na de vraag een regel “## Antwoord” en daaronder het antwoord.
    }
problem-open-code = vanaf hier is alles code, tot het einde van de pagina
    .help = Zet aan het einde van de code nog eens dezelfde tekens, op een eigen regel. Is dit geen code? Haal ze dan weg.
problem-top-heading = deze kop is zo groot als de titel van de pagina
    .help = Begin hem met ##. De titel staat al bovenaan de pagina.
problem-empty-heading = deze kop heeft geen woorden
    .help = Schrijf iets achter de #, of haal de regel weg.
problem-raw-braces = dit komt als tekst op de pagina: { $text }
    .help = Zo ziet een bouwsteen eruit: {"{{"} naam() {"}}"}. Is het een voorbeeld, zet er dan `…` omheen.
problem-left-as-text = { $fault ->
    [heading] dit is geen kop geworden, maar gewone tekst: { $text }
    [bold] hier staan sterretjes op de pagina, want zo wordt het niet vet
    [bold-after] hier staan sterretjes op de pagina, want achter de laatste staat meteen een woord
    [bold-before] hier staan sterretjes op de pagina, want voor de eerste staat meteen een woord
    [table] dit is geen tabel geworden, maar gewone tekst
    [list] dit is geen lijst geworden, maar gewone tekst: { $text }
    [elsewhere] dit werkt op deze site niet en komt als tekst op de pagina: { $text }
    [run-on] op de pagina staan deze regels achter elkaar, en niet als lijst: { $text }
    [task] dit is geen vakje geworden om af te vinken, maar gewone tekst: { $text }
    [table-tabs] dit is geen tabel geworden, maar gewone tekst
    [heading-signs] dit is geen kop geworden, maar gewone tekst: { $text }
    [note] dit is geen voetnoot geworden, maar gewone tekst: { $text }
    [mark] deze tekens komen gewoon op de pagina: { $text }
    [wiki] deze tekens komen gewoon op de pagina: { $text }
    [struck] deze tekens komen gewoon op de pagina: { $text }
    [underscores] deze tekens komen gewoon op de pagina: { $text }
    [raised] deze tekens komen gewoon op de pagina: { $text }
    [emoji] deze tekens komen gewoon op de pagina: { $text }
    [entity] deze tekens komen gewoon op de pagina: { $text }
    [quotes] deze tekens komen gewoon op de pagina: { $text }
    [backslash] deze \ komt gewoon op de pagina
    [comment] dit kan iedereen op de pagina lezen: { $text }
    [address] zo doet dit adres het niet: { $text }
    [mailto] op de pagina komt { $text } te staan
    [encoding] hier zijn letters verkeerd overgekomen: { $text }
    [word-error] dit heeft een tekstverwerker achtergelaten: { $text }
    [unfinished] dit lijkt nog niet af: { $text }
    [chat] deze regel komt uit een chat, met wie het zei en wanneer: { $text }
    [product] de sterretjes tussen deze cijfers staan niet op de pagina: { $text }
    [uneven] voor en achter deze woorden staan niet evenveel sterretjes: { $text }
    [indented] dit is code geworden, want er staan vier spaties of een tab voor: { $text }
   *[link] dit is geen link of plaatje geworden, maar gewone tekst
}
    .help = { $fault ->
        [heading] Zet een gewone spatie na de laatste #: { $better }
        [bold-after] Zet een spatie achter de sterretjes, of het leesteken erbuiten: **vet**: woord
        [bold-before] Zet een spatie voor de sterretjes.
        [table] Onder de bovenste regel hoort een regel met streepjes: { $better }
        [list] Zet een gewone spatie achter het eerste teken: { $better }
        [elsewhere] Schrijf het in gewone woorden, of haal het weg. Is het een voorbeeld, zet er dan `…` omheen.
        [run-on] Schrijf elk punt zo: { $better }. Is het geen lijst, zet dan een lege regel tussen de regels.
        [task] Schrijf: { $better }
        [table-tabs] Zet | tussen de vakjes: { $better }. Onder de bovenste regel hoort een regel met streepjes: | --- | --- |
        [heading-signs] Een kop schrijf je zo: { $better }
        [note] In de zin schrijf je [^1], en onderaan: { $better }
        [mark] Haal ze weg. Nadruk schrijf je zo: **vet**
        [wiki] Vet schrijf je zo: **vet**, en schuin zo: *schuin*
        [struck] Zet ze tegen de woorden aan: ~~weg~~
        [underscores] Zet ze tegen de woorden aan: __vet__
        [raised] Typ het teken zelf, zoals m² of CO₂, of schrijf het voluit.
        [emoji] Typ of plak het plaatje zelf, zoals 🙂, of haal het weg.
        [entity] Typ het teken zelf, zoals é, & of €.
        [quotes] Gebruik gewone aanhalingstekens: "zo"
        [backslash] Haal hem weg: aan het einde van een alinea is hij niet nodig.
        [comment] Haal het weg. Een opmerking die niemand ziet schrijf je zo: <!-- opmerking -->
        [address] Schrijf: { $better }
        [mailto] Schrijf alleen het mailadres: { $better }
        [encoding] Typ deze letters opnieuw.
        [word-error] Haal het weg, of schrijf op waar het naar verwees.
        [unfinished] Schrijf het af, of haal het weg. Met draft = true bovenaan ziet nog niemand de pagina.
        [chat] Haal de naam en de tijd weg, en kijk of iedereen mag lezen wat hier staat.
        [product] Schrijf × of zet er een \ voor: { $better }
        [uneven] Vet schrijf je zo: { $better }
        [indented] Haal de spaties of de tab aan het begin van de regel weg. Is het echt code, zet dan ``` op een regel erboven en eronder.
        [link-blank] Haal de spatie achter de dubbele punt weg: [woorden](mailto:naam@voorbeeld.nl)
        [bold] Zet de sterretjes tegen de woorden aan: **vet**, niet ** vet **
        [link-space] In het adres staat een spatie. Zet er < en > omheen: { $better }
        [link-title] Om de tekst achter het adres horen rechte aanhalingstekens, ervoor en erachter: { $better }
        [link-gap] Haal de spatie tussen ] en ( weg: { $better }
        [link-turned] Eerst de woorden tussen vierkante haken, dan het adres tussen ronde: [woorden]{ $better }
       *[link] Een link ziet er zo uit: [woorden](adres), en een plaatje zo: ![wat er te zien is](foto.jpg)
    }
problem-script-link = een link mag niet beginnen met { $scheme }: want dan voert de browser hem uit
    .help = Link naar een pagina: @/… of https://…
problem-unknown-scheme = een link die begint met { $scheme }: doet het bij bijna niemand
    .help = { $nearest ->
        [none] Een link begint met @/, https:// of mailto:
       *[other] Bedoelde je “{ $nearest }:”?
    }
problem-loose-link = { $fault ->
    [footnote] bij de voetnoot “{ $name }” staat nergens de tekst
    [footnote-colon] de voetnoot “{ $name }” is gewone tekst geworden
    [local] deze link werkt alleen op je eigen computer
    [own-file] deze link leidt naar een bestand op je eigen computer: daar kan niemand anders bij
    [detour] deze link gaat langs een ander bedrijf, dat zo ziet wie erop klikt
    [reference] nergens staat waar “{ $name }” naartoe leidt
    [unused] deze regel komt niet op de pagina: door “[{ $name }]:” is hij het adres bij een link, en geen link gebruikt dat
   *[empty] deze link leidt nergens heen
}
    .help = { $fault ->
        [footnote] Zet onderaan: [{ $name }]: de tekst van de voetnoot
        [footnote-colon] Zet een dubbele punt achter de haak: [{ $name }]: de tekst
        [local] Zet hier het adres op het internet, of het bestand van de pagina: @/…
        [own-file] Zet het bestand naast de tekst, in de map van de pagina, en schrijf alleen de naam: { $name }
        [detour] Zet hier het adres zelf: { $name }
        [reference] Zet onderaan: [{ $name }]: https://…
        [unused] Hoort hij bij de tekst? Zet er een \ voor: \[{ $name }]: … Anders kan hij weg.
       *[empty] Zet tussen de ronde haakjes een adres: @/… of https://…
    }
problem-bare-address = zo weet een browser niet dat “{ $target }” een mailadres of telefoonnummer is; de site maakt er een link van
    .help = Schrijf: [woorden]({ $better })
problem-empty-link = deze link heeft geen woorden, dus op de pagina staat het adres zelf
    .help = Zet tussen de vierkante haken waar de link heen gaat: [woorden]({ $target })
problem-heading-braces = achter deze kop staat iets tussen accolades, en dat komt als tekst op de pagina: { $text }
    .help = Daar kan alleen een eigen naam voor de kop staan, zonder spaties: {"{"}#mijn-kop{"}"}. Haal de rest weg.
problem-underlined-heading = deze tekst is een kop geworden, want eronder staat een streep: { $line }
    .help = Is het geen kop, zet dan een lege regel boven de streep. Is het er wel een, zet er dan ## voor en haal de streep weg.
problem-numbered-sentence = deze zin is een lijst geworden die bij { $number } begint
    .help = Zet een \ voor de punt: { $number }\.
problem-lost-cells = deze regel van de tabel heeft { $found } vakjes, en de bovenste { $wanted }; wat te veel is, komt niet op de pagina
    .help = Voeg bovenaan een kolom toe, of haal een vakje weg. Hoort een | bij de tekst, schrijf dan \|
problem-hidden-signs = { $count ->
    [one] hier staat een teken dat je niet ziet en dat niet op een pagina kan; de site laat het weg
   *[other] hier en verderop staan { $count } tekens die je niet ziet en die niet op een pagina kunnen; de site laat ze weg
}
    .help = Ze komen mee als je tekst plakt. Haal het weg, en typ opnieuw wat er tussen de woorden hoort.
problem-turning-signs = { $count ->
    [one] hier staat een teken dat je niet ziet en dat de woorden eromheen omkeert
   *[other] hier en verderop staan { $count } tekens die je niet ziet en die de woorden eromheen omkeren
}
    .help = Wie leest, ziet dan iets anders dan er staat. Haal het weg, en typ opnieuw wat er tussen de woorden hoort.
problem-many-more = { $count ->
    [one] op deze pagina staat nog één ding zoals hierboven
   *[other] op deze pagina staan nog { $count } dingen zoals hierboven
}
    .help = Is deze tekst ergens anders vandaan geplakt? Plak hem dan als platte tekst.
problem-poor-image = { $fault ->
    [moving] { $path } beweegt; op de site staat alleen het eerste beeld
    [moves] { $path } beweegt, en wie leest kan dat niet stilzetten
    [named] { $path } is een ander soort plaatje dan de naam zegt
   *[cut] { $path } is afgebroken: een deel van de foto ontbreekt
}
    .help = { $fault ->
        [moving] Dat is rustiger voor wie leest. Is de beweging nodig, zet er dan een film van op de site.
        [moves] Sla één beeld op als png, of zet er een film van op de site.
        [named] Noem het { $better }. Nu maakt de site er een bestand van zoals de naam zegt, en dat is vaak groter of minder mooi.
       *[cut] Sla de foto opnieuw op, of vraag hem nog een keer.
    }
problem-template = het sjabloon { $template } gaat mis{ $page ->
    [none] { "" }
   *[other] { " " }bij { $page }
}: { $reason }
    .help = Dit staat in het thema, niet in een tekst. Vraag het aan wie het thema maakt.
problem-shell-marker = in het sjabloon { $template } hoort <!--brokers:{ $marker }--> één keer te staan, en het staat er { $count ->
    [0] niet
    [1] achter <!--brokers:main-->
   *[other] { $count } keer
}
    .help = Zet <!--brokers:{ $marker }--> één keer in <{ $marker }>: daar komt { $marker ->
        [title] de titel
       *[main] de inhoud
    } van wat de functie antwoordt. De titel komt eerst.
problem-unknown-asset = er is geen bestand “{ $name }” in static/
    .help = { $nearest ->
        [none] Een adres in url() telt vanaf de map van dit stijlblad.
       *[other] Bedoelde je “{ $nearest }”?
    }
problem-hard-to-read = deze tekst is aan de moeilijke kant: { $score } op de schaal van Flesch-Douma, { $limit } of meer is het doel
    .help = Maak zinnen korter (de langste heeft { $longest } woorden) en kies gewonere woorden. Lang zijn: { $words }
problem-orphan = niets op de site leidt naar { $url }
    .help = Zet een link op een andere pagina of in een menu van site.toml.
problem-unused-image = { $draft ->
        [none] het plaatje { $src } wordt nergens gebruikt
       *[other] het plaatje { $src } staat al op de site, maar alleen { $draft } gebruikt het, en die pagina ziet nog niemand
    }
    .help = { $draft ->
        [none] Gebruik het met ![beschrijving](naam) of haal het weg.
       *[other] Mag nog niemand het zien? Haal het dan weg tot de pagina verschijnt.
    }
problem-unused-file = { $draft ->
        [none] { $path } staat op de site (op { $src }), maar niets leidt ernaartoe
       *[other] { $path } staat al op de site (op { $src }), maar alleen { $draft } leidt ernaartoe, en die pagina ziet nog niemand
    }
    .help = { $draft ->
        [none] { $looks ->
            [text] Is dit een pagina? Sla de tekst dan op als platte tekst in { $better }, met de gegevens bovenaan tussen +++. Anders: link ernaar met [woorden]({ $target }), of haal het weg.
            [form] Een formulier is een bestand dat eindigt op .toml. Haal dit weg als het er geen is.
           *[other] Link ernaar met [woorden]({ $target }), of haal het weg.
        }
       *[other] Mag nog niemand het zien? Haal het dan weg tot de pagina verschijnt.
    }
problem-missing-translations = in de taal “{ $lang }” ontbreken { $count } pagina's; daar staat nu het Nederlands
    .help = Een vertaling is hetzelfde bestand met .{ $lang } voor .md. Bijvoorbeeld: { $some }. Ze staan allemaal in “check --format json”.
problem-missing-words = in de taal “{ $lang }” ontbreken { $count } teksten van het thema; daar staat nu een andere taal
    .help = Voeg ze hier toe: { $names }
problem-lone-translation = bij deze vertaling hoort geen pagina: { $path } is er niet
    .help = Maak die pagina, of geef dit bestand de naam van de pagina die het vertaalt.
problem-replaces-frame = deze pagina komt op { $url }, in plaats van de poster met QR-code die de site daar zelf maakt
    .help = Wil je die poster houden, geef het bestand dan een andere naam.
problem-bad-data = dit gegevensbestand klopt niet: { $reason }
    .help = { $why ->
        [csv-quote] Zet voor en achter het vakje een ", of haal het teken weg.
        [csv-columns] Tussen twee vakjes staat één komma. Staat er een komma in de tekst zelf, zet er dan aanhalingstekens omheen.
        [csv-columns-semicolon] Tussen twee vakjes staat één puntkomma. Staat er een puntkomma in de tekst zelf, zet er dan aanhalingstekens omheen.
        [csv-columns-tab] Tussen twee vakjes staat één tab.
        [csv-cell] Vul het in, of haal de regel weg.
        [csv-code] Een code is GM met vier cijfers, zoals GM0358. Excel laat nullen aan het begin weg: maak van die kolom eerst tekst.
        [csv-number] Een graad ziet er zo uit: 6.7274
        [csv-place] Excel haalt soms de punt weg: dan wordt 6.7274 ineens 67274. Zet de oude lijst terug, of zet de punt terug.
        [csv-swapped] De lengtegraad ligt in Nederland tussen 3 en 8, de breedtegraad tussen 50 en 54.
        [csv-twice] Laat er één staan.
        [search-word] Schrijf een woord, een paar woorden met steeds één spatie ertussen, of het begin van een woord met een * erachter.
        [helpline-empty] Schrijf het erbij, of haal de regel weg.
        [helpline-text] Schrijf de tekst in elk geval in de hoofdtaal van de site: about = {"{"} nl = "…" {"}"}.
        [helpline-phone] Schrijf het nummer zoals mensen het lezen, met cijfers: 0800-0432.
        [helpline-address] Schrijf het hele adres, met https:// ervoor.
        [helpline-unknown] Kies een naam waarboven [lines.…] staat, of maak die erbij.
        [figure-place] Zet de cijfers in content/data/cijfers.toml, zoals de balie ze geeft, en haal dit bestand weg.
        [figure-empty] Schrijf het erbij, zoals in het bestand van de balie.
        [figure-few] Laat het aantal weg: dan staat er “niet te tonen”. Is dit wat een lijst samen is, haal dan die hele lijst weg.
        [figure-sum] Neem de lijst opnieuw over van de balie.
        [figure-follows] Vul niets in wat de balie weglaat: neem de lijst opnieuw over, of haal hem helemaal weg.
        [figure-twice] Laat er één staan. Uit twee keer hetzelfde kwartaal kun je uitrekenen wat er tussendoor bij kwam.
        [figure-list-twice] Laat er één staan.
        [figure-example] Op een demonstratie telt niemand iets. Zet onder “tot” de regel: voorbeeld = true
        [module-empty] Een bouwsteen heeft een titel en een tekst. Schrijf ze, of haal de bouwsteen weg.
        [module-title-long] Hooguit 60 tekens, zodat hij in een lijst past.
        [module-long] Hooguit 1000 tekens. Maak er twee bouwstenen van.
        [module-twice] Een team ziet elke titel één keer: die van alle teams en die van dat team samen. Geef deze een andere titel, of andere teams.
        [module-open] Een invulplek begint met [ en eindigt op dezelfde regel met ].
        [csv-empty] Zet de oude lijst terug, of haal het bestand weg als de site geen lijst heeft.
       *[other] Zet het vorige bestand terug als je er niet uitkomt.
    }
problem-unknown-data = met { $path } doet de site niets
    .help = Gegevens staan in een bestand dat eindigt op .toml, .json of .csv. Sla een rekenblad op als CSV.
problem-bad-locale = dit taalbestand klopt niet: { $reason }
problem-no-description = deze pagina heeft geen description
    .help = Schrijf in één zin waar de pagina over gaat; die zin staat in zoekresultaten en op kaartjes.
problem-template-text = hier staat nog de voorbeeldtekst waarmee de pagina begon
    .help = Schrijf op die plaats wat je wilt vertellen, of haal de regel weg.
problem-untranslated = deze vertaling ({ $lang }) zegt hetzelfde als de pagina zelf
    .help = Vertaal de tekst, of haal dit bestand weg tot de vertaling er is.
problem-dead-link = deze pagina bestaat niet meer: { $url } ({ $status })
    .help = Zoek het nieuwe adres, of haal de link weg.
problem-moved-link = deze pagina is verhuisd: { $url }
    .help = Het nieuwe adres is { $to }
problem-unreachable-link = { $reason ->
    [timeout] deze site antwoordt niet op tijd: { $url }
    [name] deze site bestaat niet, of er is geen internet: { $url }
    [refused] deze site neemt niet op: { $url }
    [certificate] deze site heeft geen geldig certificaat: { $url }
    [redirects] deze link blijft maar doorverwijzen: { $url }
    [server] deze site heeft een storing: { $url } ({ $detail })
    [address] dit is geen geldig adres: { $url }
   *[other] deze site geeft geen goed antwoord: { $url } (het programma zegt: { $detail })
}
    .help = { $reason ->
        [certificate] Bezoekers krijgen een waarschuwing te zien. Zoek een ander adres.
        [address] Een adres ziet er zo uit: https://www.voorbeeld.nl/pagina
       *[other] Probeer het later nog eens. Blijft het zo, zoek dan een ander adres.
    }
problem-no-internet = geen van de { $count } andere sites is te vinden, dus waarschijnlijk is er geen internet
    .help = Kijk of deze computer op internet kan, en probeer het dan nog eens.
problem-guarded-link = deze site laat zich niet door een programma bekijken: { $url } ({ $status })
    .help = Kijk zelf of de pagina er nog is.
problem-demonstration = dit is een demonstratie: elke pagina zegt dat, en als echte site wordt ze niet gepubliceerd
    .help = Doet er een gemeente mee, en is wat er staat echt? Haal dan “demonstratie = true” weg, en zeg bij [afzender] wie er achter de site zit. Een demonstratie publiceren kan met “brokers publish --demonstration”.
problem-no-sender = nergens staat wie er achter de site zit: zo wordt ze niet gepubliceerd
    .help = Zet onderaan een regel [afzender], met daaronder organisatie = "…", adres = "…" en email = "…".
problem-example-address = dit adres bestaat niet: { $value }
    .help = Zet bij base_url het adres dat de site krijgt. Eerder wordt ze niet gepubliceerd.
problem-mostly-composed = van de { $total } verhalen en vragen { $composed ->
        [one] is er { $composed }
       *[other] zijn er { $composed }
    } bedacht
    .help = Vervang ze door echte zodra die er zijn. Wat bedacht is, zegt dat overal van zichzelf.
problem-no-recipients = er is nog geen sleutel van moderatoren: de functie neemt zo geen vragen aan
    .help = Maak een sleutelpaar met “brokers keys new” en zet de openbare helft in site.toml bij recipients.
problem-bad-recipient = dit is geen geldige openbare sleutel: { $reason }
    .help = Een openbare sleutel begint met age1. Zet hier nooit de geheime sleutel (AGE-SECRET-KEY).
problem-bad-signal = dit signaal is niet te begrijpen: { $reason }
    .help = Boven de lijst in site.toml staat hoe je een signaal schrijft.

# Waarom iets niet lukt, als een bibliotheek of het systeem dat zegt.
reason-exists = dat is er al
reason-read-only = deze schijf is alleen om van te lezen
reason-quota = je ruimte op deze schijf is op
reason-not-empty = de map is niet leeg
reason-busy = een ander programma is ermee bezig
reason-other-disk = dat staat op een andere schijf
reason-no-browser = er is geen browser die dat hier kan
reason-in-use = daar luistert al een ander programma
reason-no-address = dat adres hoort niet bij deze computer
reason-refused = daar luistert niemand
reason-broken-off = de verbinding is verbroken
reason-no-network = er is geen verbinding met het netwerk
reason-slow = het duurde te lang
reason-invalid = er staat iets in dat daar niet hoort
reason-too-short = het houdt te vroeg op
reason-unsupported = dat kan dit systeem niet
reason-system = het systeem zegt: { $reason }
library-sentence = het programma zegt: { $reason }
reason-tera-syntax = dit kan zo niet in een sjabloon staan; Tera zegt: { $reason }
reason-tera-render = dit lukt hier niet; Tera zegt: { $reason }
reason-json-syntax = zo schrijf je geen JSON; het programma zegt: { $reason }
reason-json-data = hier hoort iets anders te staan; het programma zegt: { $reason }
reason-theme-words = er is geen tekst “{ $what }” in { $reason }
reason-theme-file-near = er is geen bestand “{ $what }” in static/, wel een dat erop lijkt
reason-theme-file = er is geen bestand “{ $what }” in static/
reason-theme-link = “{ $what }” begint niet met @/
reason-theme-place = “{ $what }” is geen plaats in content/
reason-borders = hier staan geen grenzen in zoals het CBS die geeft ({ $reason })
reason-not-found = het bestand is er niet
reason-denied = je mag er niet bij
reason-loop = hier gaat een link in een rondje
reason-long-name = de naam is te lang
reason-folder = dit is een map
reason-no-folder = een deel van het pad is geen map
reason-full = de schijf is vol
reason-large = het is te groot
reason-tera-parent = dit sjabloon bouwt voort op een sjabloon dat er niet is
reason-tera-template = er is geen sjabloon “{ $what }”
reason-tera-component = er is geen onderdeel “{ $what }”
reason-tera-circle = dit sjabloon roept zichzelf aan, misschien langs een omweg
reason-tera-argument = tussen de haakjes ontbreekt “{ $what }”
reason-tera-type = hier hoort een ander soort waarde ({ $what })
reason-colour = “{ $what }” is geen kleur met zes cijfers of letters
reason-in-part = in het deel “{ $part }”: { $reason }
reason-tera-large = dit getal is te groot of te klein ({ $reason })
reason-ftl-token = hier hoort “{ $what }” te staan
reason-ftl-empty = bij “{ $what }” ontbreekt de tekst
reason-ftl-value = hier ontbreekt de tekst
reason-ftl-default = bij een keuze hoort één regel met een *
reason-ftl-defaults = bij een keuze hoort maar één regel met een *
reason-ftl-quote = hier ontbreekt het sluitende aanhalingsteken
reason-ftl-brace = hier staat een accolade te veel
reason-ftl-inline = tussen deze accolades hoort een naam of een waarde
reason-ftl-twice = “{ $what }” staat er twee keer
reason-ftl-escape = een \ heeft hier een eigen betekenis
reason-json-comma = hier staat een komma te veel
reason-json-end = het bestand houdt te vroeg op
reason-csv-quote = op deze regel wordt een aanhalingsteken niet afgesloten
reason-csv-columns = deze regel heeft een ander aantal vakjes dan de eerste ({ $what })
reason-csv-number = hier hoort een getal, met een punt in plaats van een komma
reason-csv-columns-semicolon = deze regel heeft een ander aantal vakjes dan de eerste ({ $what })
reason-csv-columns-tab = deze regel heeft een ander aantal vakjes dan de eerste ({ $what })
reason-csv-line = deze regel is niet te lezen
reason-csv-cell = op deze regel is “{ $what }” leeg
reason-csv-code = “{ $what }” is geen code van een gemeente
reason-csv-place = { $what } graden ligt niet in Nederland
reason-csv-swapped = lengtegraad en breedtegraad staan in elkaars vakje
reason-csv-twice = “{ $what }” staat al in de lijst
reason-csv-header = in de eerste regel ontbreekt de kolom “{ $what }”
reason-csv-empty = de lijst is leeg
reason-helpline-empty = hier staat niets
reason-helpline-text = bij “{ $what }” ontbreekt de tekst in de hoofdtaal
reason-helpline-phone = “{ $what }” is geen telefoonnummer
reason-helpline-address = “{ $what }” is geen adres van een site
reason-helpline-unknown = er is geen hulplijn “{ $what }” in dit bestand
reason-figure-place = cijfers die op een pagina komen, horen in één bestand, omdat ze nagekeken worden
reason-figure-empty = “{ $what }” is leeg
reason-figure-few = { $what } gaat over minder dan vijf mensen
reason-figure-sum = “samen” klopt niet met de aantallen van de lijst “{ $what }”
reason-figure-follows = uit “samen” kun je uitrekenen wat er in de lijst “{ $what }” verborgen is
reason-figure-twice = dit team heeft al cijfers van { $what }
reason-figure-list-twice = er is al een lijst “{ $what }”
reason-figure-example = er staat niet bij dat de cijfers van { $what } bedacht zijn
reason-module-empty = bij deze bouwsteen is “{ $what }” leeg
reason-module-title-long = de titel “{ $what }” is te lang
reason-module-long = de tekst van deze bouwsteen is te lang
reason-module-twice = er is al een bouwsteen “{ $what }”
reason-module-open = bij “{ $what }” ontbreekt een haak
reason-search-word = “{ $what }” is geen zoekwoord
reason-image-type = bestanden van de soort { $what } laat een browser niet overal zien
reason-image-empty = het bestand is leeg
reason-image-named = dit is een { $what }-bestand met een andere naam
reason-image-pixels = het is te groot: { $what } punten, en meer dan 120 miljoen gaat niet
reason-image-narrow = het is te lang en te smal: { $what } punten
reason-image-failed = dit soort plaatje kan de site niet lezen
reason-image-none = in dit bestand zit geen plaatje
reason-image-broken = het bestand is beschadigd
reason-image-cut = het bestand houdt te vroeg op
reason-image-large = het is te groot
reason-url-file = een map op deze computer begint met file:/// en heeft geen naam van een computer
reason-url-scheme = “{ $what }” kan niet
reason-key-secret = dit is een geheime sleutel
reason-key-revoked = “{ $what }” is ingetrokken, want hij staat bij revoked
reason-key-none = “{ $what }” is er geen
reason-signal-empty = er staan geen woorden in
reason-signal-gap = de .. staat tussen twee woorden, niet aan een eind
reason-signal-points = “{ $what }” is geen aantal punten van -100 tot +100
reason-signal-word = “{ $what }” is geen woord
reason-signal-name = “@{ $what }” is geen naam voor een groep; schrijf @naam = woord, woord
reason-signal-group = er is geen groep “@{ $what }” in een regel hierboven
reason-signal-twice = de groep “@{ $what }” staat er twee keer

check-hidden = { $count ->
        [one] 1 concept of pagina voor later is
       *[other] { $count } concepten en pagina's voor later zijn
    } niet nagekeken; met --drafts wel.
check-clean = Alles klopt: { $pages ->
        [one] 1 pagina
       *[other] { $pages } pagina's
    } nagekeken.
check-looked = { $pages ->
        [one] 1 pagina
       *[other] { $pages } pagina's
    } nagekeken.
check-warnings = Geen fouten, wel { $warnings ->
        [one] 1 punt
       *[other] { $warnings } punten
    } om naar te kijken.
pictures-progress = Plaatjes: { $done } van { $steps } ({ $what })
check-progress = Links naar andere sites: { $done } van { $steps }
check-errors = { $errors ->
        [one] 1 fout
       *[other] { $errors } fouten
    } gevonden. Los die eerst op; er is niets geschreven.
build-foreign = In { $path } staat “{ $found }”, en dat heeft brokers niet gemaakt. Bouwen vervangt de hele map, dus die blijft zoals hij is. Kies met --out een lege map, of een map waarin je eerder bouwde.
build-file-there = { $path } is geen map. Kies met --out een map.
build-around-sources = In { $path } ligt de bron van de site zelf. Bouwen vervangt de hele map, dus dan was die weg. Kies met --out een map daarbuiten, zoals dist.
build-among-sources = { $path } ligt in { $found }/. Wat daar staat hoort bij de bron van de site: de volgende keer zou het als inhoud gelezen worden. Kies met --out een map daarbuiten, zoals dist.
build-published = { $path } hoort bij een site die gepubliceerd is in { $published }. Bouwen zou daar bestanden vervangen die bezoekers nu lezen, en wat publiceren van die map weet. Er is niets veranderd. Kies met --out een map daarbuiten, zoals dist.
build-waiting = Een andere “brokers build” is bezig in { $path }. Ik wacht tot die klaar is.
build-busy = Een andere “brokers build” is al tien minuten bezig in { $path }. Er is niets veranderd. Kijk of die nog draait, en bouw daarna nog eens.
build-done = { $pages ->
        [one] 1 pagina
       *[other] { $pages } pagina's
    } en { $files } bestanden geschreven naar { $out } in { $millis } ms.
new-done = Gemaakt: { $path }
new-hint = Het is een concept: je ziet het met “brokers serve --drafts”. Haal “draft = true” weg als het op de site mag.
keys-done = Nieuw sleutelpaar gemaakt.
keys-public = Openbare helft, zet die in site.toml bij recipients:
keys-public-of-team = De openbare helft staat nu bij het team { $team } in content/site.toml:
keys-show-team = Openbare helft van het team { $team }:
keys-secret = Geheime helft: { $path }. Bewaar die goed en deel hem met niemand. Wie hem kwijtraakt, kan geen vraag meer lezen.
rotate-done = Nieuw sleutelpaar gemaakt. De geheime helft staat bovenaan in { $path }; de oude staat daaronder en opent wat er al was.
    De openbare helft staat nu bij recipients in content/site.toml:
rotate-next =
    Zo ga je verder:
    1. Bewaar een kopie van het sleutelbestand op een veilige plek.
    2. Bouw, en zet de site en de functie online. Vanaf dan gaat alles op slot met de nieuwe sleutel.
    3. Start de balie opnieuw en kies Beheer, “Zet alles opnieuw op slot”. Herhaal dat tot er niets overblijft.
    4. Rond af: brokers keys rotate --finish
rotate-done-of-team = Nieuw sleutelpaar gemaakt. De geheime helft staat bovenaan in { $path }; de oude staat daaronder en opent wat er al was.
    De openbare helft staat nu bij het team { $team } in content/site.toml:
rotate-next-of-team =
    Zo ga je verder:
    1. Geef de geheime helft aan wie met dit team werkt, en bewaar een kopie op een veilige plek.
    2. Bouw, en zet de site en de functie online. Vanaf dan gaat alles voor dit team op slot met de nieuwe sleutel.
    3. Start de balie opnieuw en kies Beheer, “Zet alles opnieuw op slot”. Herhaal dat tot er niets overblijft.
    4. Rond af: brokers keys rotate --team { $team } --finish
rotate-readers = Wie nu alles kan lezen, volgens content/site.toml:
rotate-reader = { $key } ({ $name })
rotate-reader-own = { $key } ({ $name }; deze machine)
rotate-unlisted = { $key } ({ $name }): las mee in { $store }, staat niet meer in content/site.toml en is niet ingetrokken
rotate-nameless = zonder naam
rotate-check = Hoort er een niet meer bij? Trek die in: brokers keys revoke, met de sleutel erachter.
revoke-whose = Deze sleutel is van: { $name }
revoke-nameless = Bij deze sleutel staat niet van wie hij is.
revoke-absent = Hij staat niet bij recipients in content/site.toml, maar kan nog wel openen wat er eerder op slot ging.
revoke-of-team = Hij staat bij het team { $team }.
revoke-of-recovery = Hij staat bij recovery: hij opent alles, van elk team.
revoke-rest = Daarna kunnen alleen deze nog lezen:
revoke-ask = Intrekken? Wie deze sleutel heeft, kan dan niets nieuws meer lezen. [ja/nee]
revoke-done = Ingetrokken: { $key }. De sleutel staat nu bij revoked in content/site.toml.
revoke-next =
    De sleutel opent nog alles wat er al was. Ga dus meteen verder:
    1. Bouw, en zet de site en de functie online. Vanaf dan gaat niets nieuws meer op slot met deze sleutel.
    2. Start de balie opnieuw, op een machine waarvan de sleutel blijft, en kies Beheer, “Zet alles opnieuw op slot”. Herhaal dat tot er niets overblijft.
    3. Verwijder back-ups van de opslag van voor vandaag: die opent de sleutel nog.
    4. Kan de dief ook een andere sleutel hebben? Wissel die: brokers keys rotate
rotate-looked = Gekeken in { $name }: alles gaat open met de sleutel van nu.
rotate-finished = Klaar. De oude sleutel is niet meer in gebruik. Hij staat nog in { $path }, voor back-ups van eerder. Gooi dat bestand weg als die verlopen zijn.
serve-not-announced = De opslag kon niet onthouden voor wie deze site op slot zet. Alles werkt; bij de volgende start wordt het opnieuw geprobeerd.
desk-store = Opslag:   { $name }
desk-exported = { $count ->
        [one] 1 inzending
       *[other] { $count } inzendingen
    } op de lijst in { $path }. Er staat geen inhoud in.
desk-audit-empty = De lijst van rechten is nog leeg: er is nog niets om na te kijken.
desk-audit-team-empty = Het logboek van het team { $team } is nog leeg: er is nog niets om na te kijken.
desk-audit-whole = De lijst van rechten klopt: { $count ->
        [one] 1 regel
       *[other] { $count } regels
    }, de laatste met { $hash }.{ $part ->
        [new] { " " }Nagekeken: { $new ->
            [0] er kwam niets bij.
            [one] de ene die erbij kwam.
           *[other] de { $new } die erbij kwamen.
        } Wat ervoor staat, is op { $day } voor het laatst gelezen.
       *[all] { "" }
    }
desk-audit-broken = De lijst van rechten is veranderd bij regel { $number }. Vertrouw wat erna komt niet. Vergelijk met een back-up van de opslag, en kijk wie erbij kon.
desk-audit-rewritten = De lijst van rechten is veranderd bij regel { $number } of daarvoor: op { $day } klopte het daar nog. Vertrouw wat erna komt niet. Vergelijk met een back-up van de opslag, en kijk wie erbij kon. Heb je zelf een oudere back-up teruggezet of de opslag vervangen? Haal dan { $path } weg, en kijk opnieuw.
desk-audit-team-whole = Het logboek van het team { $team } klopt: { $count ->
        [one] 1 regel
       *[other] { $count } regels
    }, de laatste met { $hash }.{ $part ->
        [new] { " " }Nagekeken: { $new ->
            [0] er kwam niets bij.
            [one] de ene die erbij kwam.
           *[other] de { $new } die erbij kwamen.
        } Wat ervoor staat, is op { $day } voor het laatst gelezen.
       *[all] { "" }
    }
desk-audit-team-broken = Het logboek van het team { $team } is veranderd bij regel { $number }. Vertrouw wat erna komt niet. Vergelijk met een back-up van de opslag, en kijk wie erbij kon.
desk-audit-team-rewritten = Het logboek van het team { $team } is veranderd bij regel { $number } of daarvoor: op { $day } klopte het daar nog. Vertrouw wat erna komt niet. Vergelijk met een back-up van de opslag, en kijk wie erbij kon. Heb je zelf een oudere back-up teruggezet of de opslag vervangen? Haal dan { $path } weg, en kijk opnieuw.
desk-audit-noted = Tot hier is genoteerd in { $path }, en de volgende keer leest brokers alleen wat erna kwam; met --whole alles. Bewaar een kopie op een andere computer.
desk-audit-note-unreadable = { $path } is niet te lezen, dus er is niets nagekeken. Zet een kopie terug, of haal het bestand weg: dan leest brokers alles.
collect-written = Geschreven: { $path }
collect-there = Stond er al: { $path }
collect-would = Zou geschreven worden: { $path }
collect-taken-back = Toch niet geschreven, want net ingetrokken: { $path }
collect-would-remove = Zou weggehaald worden, want ingetrokken: { $path }
collect-removed = Weggehaald, want ingetrokken: { $path }
collect-changed = Ingetrokken, maar veranderd nadat het werd gemaakt: { $path }. Kijk ernaar, en haal het zelf weg.
collect-unsettled = Geschreven, maar de opslag weet dat nog niet: { $path }. Haal straks nog eens op; er komt geen tweede pagina.
collect-not-agreed = Niet geschreven: een pagina is niet de tekst waar de schrijver akkoord op gaf. Zet hem aan de balie opnieuw klaar; dan vragen we het opnieuw.
collect-no-topic = {"  "}Weggelaten: het onderwerp “{ $what }” is er niet (meer).
collect-no-age = {"  "}Weggelaten: de leeftijd “{ $what }” staat in geen formulier (meer).
collect-no-town = {"  "}Weggelaten: de gemeente “{ $what }” is er niet (meer).
collect-no-link = {"  "}Geen link geworden, maar tekst: { $what }
collect-nothing = Er is niets op te halen: aan de balie staat niets klaar voor de site.
collect-would-done = { $count ->
        [one] 1 pagina staat klaar.
       *[other] { $count } pagina's staan klaar.
    } Er is niets geschreven.
collect-done =
    { $count ->
        [one] 1 pagina opgehaald.
       *[other] { $count } pagina's opgehaald.
    }
    Zo ga je verder:
    1. Lees ze na. Staat er nog iets in waaraan iemand te herkennen is?
    2. Kijk of alles klopt: brokers check
    3. Zet de site online: brokers publish …
serve-site = Site:     { $url }
serve-editor = Schrijven: { $url }
serve-desk = Balie:    { $url } (deze link werkt één keer, 15 minuten lang)
serve-store = Opslag:   { $path }
serve-practice = Oefenen:  alles aan deze balie is verzonnen, en er gaat niets naar buiten. Opnieuw beginnen? Stop, en verwijder { $path }
practice-line = Oefenruimte: alles is verzonnen, en er gaat geen mail of melding naar buiten.
practice-table = Oefenen kan niet zolang SUBMISSIONS_TABLE of AWS_ENDPOINT_URL_DYNAMODB een echte opslag noemt. Haal die weg uit de omgeving, en probeer het opnieuw.
practice-elsewhere = { $path } is een verwijzing naar ergens anders. Daar kan iets echts staan, en daarom wordt er niet geoefend. Haal de verwijzing weg.
practice-not-one = { $path } is niet door `brokers serve --demo` gemaakt. Er kan iets echts in staan, en daarom blijft het zoals het is. Zet het bestand ergens anders neer om te oefenen.
host-listens = Luistert: { $url } (alleen voor de proxy)
host-desk = Balie:    { $url }
host-no-forms = Balie:    geen, want deze site heeft geen formulieren
host-renewed = De site is opnieuw gebouwd.
host-kept-earlier = De site van daarvoor blijft staan. Verbeter het, en laat dan opnieuw bouwen (systemctl reload, of het signaal SIGHUP).
host-repository = Broncode: { $url } (elke minuut{ $hook ->
    [yes] , en na een seintje op /webhook
   *[no] {""}
})
host-commit = Wijziging { $commit } staat op de site.
host-commit-failed = Wijziging { $commit } staat niet op de site: die van daarvoor blijft staan. Verbeter het en bewaar opnieuw; de volgende wijziging wordt vanzelf opgehaald.
host-unreachable = De site van daarvoor blijft staan. Over een minuut wordt het weer geprobeerd.
host-reachable = De repository is weer te bereiken.
host-stopped = Gestopt. Alles wat binnen was, is bewaard.
backup-done = De opslag staat in { $path }. Sleutels zitten er niet in: bewaar die ergens anders. Probeer ook eens of de back-up het doet: brokers restore.
restore-done = De opslag staat in { $path }.
serve-hidden = { $count ->
        [one] 1 concept of pagina voor later staat
       *[other] { $count } concepten en pagina's voor later staan
    } er niet bij; met --drafts wel.
serve-hint = Wijzig iets in content/, theme/ of themes/ en de browser ververst. Stoppen: Ctrl-C.
serve-looks = Het systeem kan niet meer bestanden in de gaten houden. Daarom kijk ik nu zelf steeds of er iets veranderd is; dat gaat wat trager.
    Op Linux helpt dit: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512
serve-rebuilt = Opnieuw gebouwd in { $millis } ms.
serve-broken = Bouwen lukt nu niet; de browser laat zien waarom.
serve-key-made = Voor deze map is een sleutelpaar gemaakt: { $path }

error-page-language = nl
error-page-title = Dit moet eerst gemaakt worden
error-page-text = Zodra het bestand klopt en is opgeslagen, komt de pagina vanzelf terug.
serve-open-failed = De browser ging niet vanzelf open ({ $reason }). Ga zelf naar { $url }
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
publish-path = “{ $url }” is een map op deze computer. Wil je daar publiceren, schrijf dan: { $better }
publish-into-build = { $path } hoort bij een map die “brokers build” maakt: { $built }. De volgende keer dat je bouwt, wordt die map helemaal vervangen. Er is niets gepubliceerd. Kies een andere map, zoals file:///srv/www.
publish-no-keys = Er zijn geen sleutels om in deze emmer te schrijven. Zet ze in AWS_ACCESS_KEY_ID en AWS_SECRET_ACCESS_KEY, en de regio in AWS_REGION. Je krijgt ze van wie de emmer beheert.
    ({ $reason })
publish-demonstration = Dit is een demonstratie (“demonstratie = true” in content/site.toml), en zo wordt ze niet als echte site gepubliceerd. Er is niets verstuurd. Haal de regel weg als er een gemeente meedoet en alles echt is. Wil je juist de demonstratie publiceren? Zet er dan --demonstration bij.
publish-no-sender = Nergens staat wie er achter deze site zit. Er is niets verstuurd. Zet onderaan content/site.toml een regel [afzender], met daaronder organisatie = "…", adres = "…" en email = "…".
publish-example-address = { $address } bestaat alleen in voorbeelden: elke link naar de site zou nergens heen gaan. Er is niets verstuurd. Zet het echte adres in content/site.toml bij base_url, of geef het mee met --base-url.
publish-busy = Iemand anders is nu aan het publiceren. Probeer het { $minutes ->
        [one] over een minuut
       *[other] over hooguit { $minutes } minuten
    } nog eens.
publish-overtaken = Gestopt: iemand anders is tegelijk gaan publiceren. Haal de nieuwste versie van de teksten op en publiceer dan nog eens.
publish-bad-state = Het bestand .brokers-publish.json op die plek is niet te lezen: { $reason }. Haal het daar weg; publiceer daarna met --take-over, dan gaat alles opnieuw de deur uit.
publish-local = Publiceren lukt niet: { $path }: { $reason }
publish-foreign = Daar { $count ->
        [one] staat een bestand dat brokers er niet heeft neergezet, en dat
       *[other] staan { $count } bestanden die brokers er niet heeft neergezet, en die
    } overschreven { $count ->
        [one] zou
       *[other] zouden
    } worden: { $some }{ $more ->
        [0] .
       *[other] {" "}en nog { $more }.
    } Er is niets veranderd. { $count ->
        [one] Zet het ergens anders neer, of kies een andere plek. Mag het weg
       *[other] Zet ze ergens anders neer, of kies een andere plek. Mogen ze weg
    }, publiceer dan met --take-over.
publish-no-bucket = De emmer in dit adres bestaat niet. Kijk of de naam klopt, en of hij bij deze aanbieder staat (AWS_ENDPOINT_URL_S3, AWS_REGION).
    ({ $reason })
publish-region = De emmer staat in een andere regio. Zet die in AWS_REGION.
    ({ $reason })
publish-refused = De emmer laat dit niet toe met deze sleutels. Kijk of AWS_ACCESS_KEY_ID en AWS_SECRET_ACCESS_KEY kloppen, en vraag wie de emmer beheert om rechten om te lezen, te schrijven en weg te halen.
    ({ $reason })
publish-clock = De klok van deze computer loopt niet gelijk met die van de emmer, en dan weigert die alles. Zet de klok goed (laat hem zichzelf gelijkzetten), en publiceer nog eens.
    ({ $reason })
publish-slow = De emmer heeft het te druk of heeft een storing. Wacht een paar minuten en publiceer nog eens: dan gaat het verder waar het gebleven was.
    ({ $reason })
publish-unable = Deze aanbieder kan niet alles wat voor publiceren nodig is: een bestand alleen vervangen als niemand het intussen veranderde. Vraag de aanbieder ernaar (“conditional writes”), of publiceer naar een andere.
    ({ $reason })
publish-odd = Wat daar antwoordt, is geen emmer. Vaak is het de inlogpagina van een wifi-netwerk: open een website om te zien of je echt op internet zit. Is dat zo, kijk dan of het adres klopt (AWS_ENDPOINT_URL_S3).
    ({ $reason })
publish-endless = De emmer noemt telkens dezelfde bestanden, of houdt niet op. Er is niets verstuurd. Publiceer over een tijdje nog eens, en vraag anders de aanbieder wat er met de emmer is.
publish-broken = De verbinding brak af: { $reason }
    Publiceer nog eens als alles het weer doet: dan gaat het verder waar het gebleven was.

# What is typed after `brokers`
usage-invalid-subcommand = “{ $what }” is geen opdracht van brokers.
usage-unknown-argument = “{ $what }” is hier geen optie.
usage-invalid-value = “{ $value }” kan niet bij { $what }.
usage-missing-argument = Er ontbreekt nog iets: { $what }
usage-missing-subcommand = Zeg erbij wat brokers moet doen.
usage-conflict = { $what } gaat niet samen met { $other }.
usage-no-value = Achter { $what } hoort een waarde.
usage-too-many = { $what } staat er te vaak.
usage-takes-nothing = Bij { $what } hoort geen waarde: “{ $value }”.
usage-not-text = Wat je typte bevat tekens die geen tekst zijn.
usage-other = Zo werkt deze opdracht niet.
usage-nearest = Bedoelde je “{ $nearest }”?
usage-choices = Je kunt kiezen uit: { $choices }.
usage-help = Alle opdrachten en opties staan in: brokers --help
init-done = Je site staat in { $path }: { $files } bestanden.
init-municipality = De gemeente is { $name } ({ $code }, { $province }).
init-next = Zo ga je verder:
    { "    " }cd { $path }
    { "    " }brokers serve --drafts
    In README.md staat hoe je schrijft, en wat er nog moet voordat de site online gaat.
init-file = { $path } is een bestand. Kies een map die er nog niet is. Er is niets veranderd.
init-not-empty = { $path } is niet leeg: daar { $more ->
        [0] vind ik { $names }
       *[other] vind ik { $names } en nog { $more } meer
    }. Kies een map die er nog niet is. Er is niets veranderd.
init-unknown-municipality = Er is geen gemeente “{ $name }”. { $nearest ->
    [none] Schrijf de naam zoals de gemeente zelf heet, bijvoorbeeld “Kerkrade”.
   *[other] Bedoelde je “{ $nearest }”?
}
    Er is niets veranderd.
init-several = Er is meer dan één gemeente die zo heet. Kies er een: { $names }. Er is niets veranderd.
theme-ejected = Geschreven: { $path }
theme-ejected-all = { $files ->
        [0] Er is niets geschreven
        [one] 1 bestand geschreven naar theme/
       *[other] { $files } bestanden geschreven naar theme/
    }{ $kept ->
        [0] .
        [one] ; van 1 bestand had je er al een.
       *[other] ; van { $kept } bestanden had je er al een.
    }
theme-hint = Dit gaat voor op wat er in brokers zit. Gooi het weg als je weer dat van brokers wilt.
theme-unknown = In het thema basis zit geen { $file }. { $nearest ->
    [none] Zonder naam schrijft `brokers theme eject` ze allemaal.
   *[other] Bedoelde je { $nearest }?
}
theme-own = { $path } heb je al, en dat gaat voor. Er is niets veranderd. Wil je dat van brokers ernaast leggen? Geef je eigen bestand dan eerst een andere naam.
theme-other = Deze site heeft een eigen thema: “{ $theme }”, in themes/{ $theme }/. In brokers zit alleen basis. Er is niets veranderd.
handout-done = Geschreven naar { $path }: man/ en completions/.
schema-done = { $files } schema's geschreven naar { $path }.
built-in-file = Dit bestand zit in brokers. Een eigen exemplaar om te veranderen krijg je met: brokers theme eject { $name }
new-no-slug = Van de titel “{ $title }” is geen bestandsnaam te maken. Gebruik ten minste één letter of cijfer.
new-hidden-signs = In de titel staat een teken dat je niet ziet. Het komt mee als je tekst plakt: typ de titel opnieuw.
new-no-municipality = Bij een { $kind } hoort geen --gemeente.
new-unknown-municipality = Er is geen gemeente “{ $slug }”: { $page } bestaat niet. { $nearest ->
    [none] Maak die eerst: brokers new gemeente "…"
   *[other] Bedoelde je “{ $nearest }”?
}
new-not-a-municipality = Er is geen gemeente “{ $name }”. Bedoelde je “{ $nearest }”? Er is niets geschreven.
new-several-municipalities = Er is meer dan één gemeente die zo heet. Kies er een: { $names }. Er is niets geschreven.
new-taken = Een pagina op { $url } kan niet: dat adres is al van een lijst, een gemeente of de site zelf. Kies een andere titel.
new-exists = { $path } bestaat al. Kies een andere titel of wijzig dat bestand.

failed = Dat lukte niet: { $reason }
serve-no-port = Kan niet luisteren op { $address }: { $reason }. Draait er al iets? Kies een ander adres, bijvoorbeeld met `--addr { $example }`.
store-missing = Er is geen opslag: { $path } bestaat niet, en SUBMISSIONS_TABLE noemt er ook geen. Draait de site met `brokers host`? Geef dan zijn map mee met `--data`. Anders komen vragen binnen met `brokers serve`, of met de functie.
store-unnamed = Er is geen opslag genoemd. Zeg met SUBMISSIONS_TABLE welke tabel het is, en met AWS_ENDPOINT_URL_DYNAMODB waar die staat als dat niet bij Amazon is. Op deze machine alleen? Dan heeft `brokers serve` een eigen balie.
store-silent = De opslag ({ $name }) geeft geen antwoord. Kloppen SUBMISSIONS_TABLE, AWS_ENDPOINT_URL_DYNAMODB en de rechten? { $reason }
store-no-open = { $path } kan niet open: { $reason }
store-newer = { $path } is van een nieuwere versie van brokers. Er is niets veranderd. Gebruik die versie, of zet een back-up van daarvoor terug.
store-not-one = { $path } is geen opslag van brokers, of niet heel. Er is niets veranderd.
data-busy = { $path } is al in gebruik: daar draait `brokers host`, of er wordt een back-up teruggezet. Er is niets veranderd.
host-own-store = { $name } is ingesteld, maar `brokers host` heeft een eigen opslag in de map van --data. Er is niets veranderd. Haal { $name } weg, of gebruik de functie met die andere opslag.
host-below-path = De site heeft een adres met een pad ({ $url }), en `brokers host` staat op een eigen adres. Geef met --base-url een adres zonder pad.
host-demonstration = Dit is een demonstratie (“demonstratie = true” in content/site.toml), en zo gaat ze niet als echte site online. Haal de regel weg als er een gemeente meedoet en alles echt is. Wil je juist de demonstratie laten zien? Zet er dan --demonstration bij.
host-no-sender = Nergens staat wie er achter deze site zit. Zet onderaan content/site.toml een regel [afzender], met daaronder organisatie = "…", adres = "…" en email = "…".
host-example-address = { $address } is een voorbeeld, en geen adres dat bestaat: alle links in feeds en zoekmachines zouden nergens heen gaan. Zet in content/site.toml bij base_url het echte adres, of geef het met --base-url.
host-no-site = In { $path } staat geen site. Maak die met `brokers build --compress --out …`, of laat --dist weg.
host-git-missing = Het programma git staat niet op deze machine, en daarmee wordt de repository opgehaald ([host] repository in content/site.toml). Installeer het (op Debian: apt install git), of haal die regel weg.
host-pull-late = Het ophalen van de repository duurde langer dan { $minutes } minuten en is afgebroken.
host-pull-failed = De repository kon niet worden opgehaald: { $reason }
host-source-failed = Wat uit de repository kwam, kon niet worden uitgepakt: { $reason }
host-short-secret = WEBHOOK_SECRET is korter dan 16 tekens en dus te raden. Maak een lang geheim (openssl rand -hex 24), en zet hetzelfde bij de webhook van de repository.
notice-failed-subject = De site is niet bijgewerkt{ $count ->
    [0] {""}
    [one] : 1 fout
   *[other] : { $count } fouten
}
notice-failed = Wijziging { $commit } staat niet op de site: die van daarvoor blijft staan.
notice-failed-build = De site kon niet opnieuw worden gebouwd: die van daarvoor blijft staan.
notice-more = En nog { $count }; `brokers check` laat ze allemaal zien.
notice-failed-end = Verbeter het en bewaar opnieuw; dan komt de site vanzelf bij.
notice-mended-subject = De site is weer bijgewerkt
notice-mended = Alles wat bewaard is, staat nu op de site.
notice-aside-subject = Een wijziging van een redacteur wacht op een keuze
notice-aside = Iemand veranderde dezelfde pagina in de repository voordat deze wijziging daar was. Ze is bewaard op de branch { $branch } en staat niet op de site. Kies daar wat er moet blijven.
editing-published = Bewaard met jouw naam. Over een paar tellen staat het op de site.
editing-made = Het staat op de site.
editing-broken = De site kan nu niet worden bijgewerkt, want er zit een fout in. Wat bewaard is, blijft bewaard, en de site van daarvoor blijft staan. Herstel dit, en bewaar opnieuw.
editing-not-made = De site kan nu niet worden bijgewerkt. Wat bewaard is, blijft bewaard, en de site van daarvoor blijft staan. Wie de machine beheert, ziet in het log waarom.
editing-proposed = Bewaard met jouw naam, op de branch { $branch }. Het komt op de site als iemand anders het heeft nagekeken.
editing-waiting = Bewaard met jouw naam, op deze machine. Versturen naar de repository lukt nog niet ({ $reason }). Het wordt elke minuut opnieuw geprobeerd; je hoeft niets te doen.
editing-aside = Bewaard, maar niet op de site: iemand veranderde dezelfde pagina. Jouw versie staat op de branch { $branch }. Laad deze pagina opnieuw om te zien wat er nu staat.
editing-unsent = Iets wat hier eerder is bewaard, is nog niet naar de repository gestuurd. Dat wordt elke minuut opnieuw geprobeerd.
editing-unreachable = De repository is nu niet te bereiken ({ $reason }). Je ziet wat er het laatst is opgehaald; wat je bewaart, wordt later verstuurd.
editing-no-copy = De pagina's zijn nog niet opgehaald. Wacht even, en laad deze pagina dan opnieuw.
editing-changed = “{ $file }” is veranderd of weggehaald sinds je het opende. Er is niets bewaard. Kopieer wat je schreef, laad deze pagina opnieuw en zet het er dan in.
editing-taken = Er is al een bestand “{ $file }”. Dat is niet overschreven. Kies een andere titel.
editing-place = “{ $file }” kan hier niet worden veranderd: alleen pagina's en foto's in de map content. De rest verander je in de repository.
editing-large = Dit is te groot om in één keer te bewaren. Maak de foto's kleiner, of bewaar ze een voor een.
editing-unreadable = Wat de editor stuurde, was niet te lezen. Er is niets bewaard. Laad deze pagina opnieuw.
editing-not-recorded = Dat je iets bewaart, kon niet in het logboek worden gezet. Daarom is er niets bewaard. Probeer het zo meteen opnieuw.
editing-failed = Bewaren is niet gelukt: { $reason }. Probeer het zo meteen opnieuw.
environment = Dat lukte niet: { $dutch }
host-no-function = De formulieren van deze site kunnen niet worden gebruikt: { $reason }
backup-no-store = Er is geen opslag: { $path } bestaat niet. Er is niets veranderd. Zeg met --data in welke map `brokers host` alles bewaart.
backup-there = { $path } bestaat al, en blijft zoals het is. Kies een andere naam.
backup-failed = { $path } is niet gemaakt: de kopie is niet heel ({ $reason }). De opslag zelf is niet veranderd.
restore-unusable = { $path } kan niet worden teruggezet: het is geen back-up van brokers, of maar een deel ervan ({ $reason }). Er is niets veranderd.
restore-live-copy = { $path } is een los bestand van een opslag die in gebruik was: er staat een -wal naast. Er is niets veranderd. Maak een back-up met `brokers backup`.
restore-there = { $path } bestaat al, en blijft zoals het is. Zet de back-up terug in een andere map, of haal dit bestand eerst zelf weg.
collect-just-made = { $path } is er net bij gekomen. Probeer het nog eens.
collect-no-name = Er is geen naam meer vrij.
collect-closed = Niet opgehaald (aantal: { $count }): ze gaan niet open met de sleutels in .brokers/identity.txt. Haal ze op waar de andere sleutel is.
revoke-already = { $key } is al ingetrokken: hij staat bij revoked in content/site.toml. Er is niets veranderd.
revoke-last = Dit is de enige sleutel bij recipients: zonder een andere kan niemand meer iets lezen. Er is niets veranderd. Maak eerst een nieuwe met `brokers keys rotate` of `brokers keys new`.
revoke-last-of-team = Dit is de enige sleutel van het team { $team }: zonder een andere kan niemand meer lezen wat dat team heeft. Er is niets veranderd. Maak eerst een nieuwe met `brokers keys rotate --team { $team }`.
revoke-own = Dit is de sleutel van deze machine: na het intrekken leest de balie hier niets meer. Er is niets veranderd. Wissel hem met `brokers keys rotate`, of trek hem in op de machine van een collega.
revoke-unchanged = Er is niets veranderd. Met --yes wordt er niets gevraagd.
revoke-secret = Dit is een geheime sleutel. Er is niets veranderd. Geef de openbare helft, die met age1 begint, en bewaar deze regel nergens: wie hem ziet, kan lezen wat die sleutel leest.
revoke-no-key =
    { $key } is geen openbare sleutel. Er is niets veranderd. Bij recipients in content/site.toml staan:
    { $known }
rotate-one-key = Er is maar één sleutel. Er valt niets af te ronden.
rotate-not-listed = De sleutel van nu staat niet bij recipients in content/site.toml. Er is niets veranderd. Zet hem daar, bouw en zet de site online, en rond dan pas af.
rotate-old-listed = Bij recipients in content/site.toml staat nog een oude sleutel. Er is niets veranderd. Haal die weg, bouw en zet de site online, zet aan de balie alles opnieuw op slot, en rond dan pas af.
rotate-no-store = Er is geen opslag om in te kijken, dus niemand weet of er nog iets op slot zit met de oude sleutel. Er is niets veranderd. Zeg waar de vragen staan: met `--data` en de map van `brokers host`, of met SUBMISSIONS_TABLE (en AWS_ENDPOINT_URL_DYNAMODB).
rotate-closed = In { $store } gaat nog niet alles open met de sleutel van nu (aantal: { $count }). Er is niets veranderd. Kies aan de balie Beheer, “Zet alles opnieuw op slot”, en probeer het daarna nog eens.
rotate-crowded = In { $store } zit nog iets op slot voor meer sleutels dan er in content/site.toml staan (aantal: { $count }): een sleutel die daar niet meer staat, leest dat ook. Er is niets veranderd. Kies aan de balie Beheer, “Zet alles opnieuw op slot”, en probeer het daarna nog eens.
keys-exist = { $path } bestaat al, en wordt nooit overschreven: zonder die sleutel zijn oude vragen niet meer te lezen. `brokers serve` maakt er bijvoorbeeld een. De openbare helft voor site.toml laat je zien met `brokers keys show`.
keys-locked = { $path } gaat niet open: er is geen wachtzin getypt, of die klopt niet.
passphrase-ask = Wat is de wachtzin van je sleutels?
passphrase-new = Kies een wachtzin: een paar woorden die je nergens anders gebruikt. Je ziet niet wat je typt.
passphrase-again = Typ de wachtzin nog een keer.
passphrase-short = De wachtzin is te kort: neem minstens { $shortest } tekens. Er is niets veranderd.
passphrase-other = De twee wachtzinnen zijn niet gelijk. Er is niets veranderd.
passphrase-done = { $path } heeft nu een wachtzin. Bewaar die op een andere plek dan deze computer: zonder de wachtzin opent niemand dit bestand meer.
passphrase-removed = { $path } heeft geen wachtzin meer.
keys-missing = Er is geen sleutel: { $path } ontbreekt. Maak een sleutelpaar met `brokers keys new`, of zet hier het bestand neer dat je bewaarde.
keys-none-of-team = Op deze machine staat geen sleutel van het team { $team }. Maak een sleutelpaar met `brokers keys new --team { $team }`, of zet de sleutel die je kreeg in .brokers/identity.txt, met daarboven de regel “# Team: { $team }”.
keys-no-team = In content/site.toml staat geen team met het id { $team }. Er is niets veranderd. Zet daar eerst [[teams]] met id, name en municipalities.
keys-invalid = { $path } bevat geen geldige sleutel: { $reason }
keys-not-utf8 = { $path } is geen UTF-8.
keys-no-toml = content/site.toml is niet te lezen: { $reason }
keys-no-list = Bij `recipients` in content/site.toml hoort een lijst van sleutels: ["age1…"]
