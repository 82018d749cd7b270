### Every word that a moderator reads at the desk.

## Dates

date = { $day } { $month } { $year }
hour = { $day } { $month } { $year }, tussen { $from } en { $to } uur
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

## Everywhere

desk-name = Balie
desk-home = Naar de wachtrij
desk-leave = Afmelden
desk-skip = Naar de inhoud
desk-me = Je bent { $name }
yes = Ja
no = Nee
profile = Uitkomst van de test
municipality-elsewhere = Staat niet in de lijst

## The way in

enter-title = Naar de balie
enter-text = Deze link werkt één keer, op deze computer. Je blijft daarna twaalf uur aangemeld, of tot je je afmeldt.
enter-name = Hoe heet je hier?
enter-name-hint = Je voornaam of roepnaam. Zo zien collega's wie wat doet. Laat je dit leeg, dan heet je { $nameless }.
enter-known = Was je hier al eerder?
enter-known-submit = Ik ben { $name }
enter-new = Ben je nieuw hier?
enter-name-length = Kies een naam van { $shortest } tot en met { $longest } tekens.
enter-name-characters = In deze naam staat een teken dat niemand ziet of dat de tekst omdraait, of er staat geen letter in. Typ de naam opnieuw, met gewone letters, cijfers en spaties.
enter-name-reserved = Zo heet de software zelf in de geschiedenis van een vraag. Kies je eigen naam.
enter-name-taken = Er is al iemand die zo heet, of bijna zo. Ben jij dat? Kies dan je eigen naam. Anders: zet er iets bij, zoals de eerste letter van je achternaam.
enter-submit = Meld me aan
used-title = Deze link werkt niet meer
used-text = Een link naar de balie werkt één keer, en hooguit een kwartier. Wie de balie opnieuw start, krijgt een nieuwe. Heb je een toegangssleutel? Dan heb je geen link nodig.
outside-title = Je bent niet aangemeld
outside-text = Meld je aan met je toegangssleutel. Staat de balie op deze computer? Start de balie dan opnieuw: er verschijnt een nieuwe link.
left-title = Je bent afgemeld
expired-title = Je bent niet meer aangemeld
expired-text = Wat je net vroeg is niet gebeurd. Alles wat je schreef staat hieronder. Meld je in een ander tabblad weer aan, en druk dan hier op de knop.
left-text = Sluit dit tabblad als anderen deze computer ook gebruiken.
foreign-title = Dit verzoek kwam niet van de balie
foreign-text = Er is niets veranderd. Open de balie opnieuw en probeer het nog eens.

## Passkeys, and other ways in

outside-enter = Aanmelden met je toegangssleutel
outside-enter-new = Aanmelden in een nieuw tabblad
sign-in-title = Aanmelden bij de balie
sign-in-text = Je meldt je aan met je naam en je toegangssleutel: je vinger, je gezicht, je pincode of een sleutel die je in de computer steekt.
sign-in-locked = Je was even weg, daarom zit de balie op slot. Met je toegangssleutel ga je verder waar je was.
sign-in-name = Je naam aan de balie
sign-in-passphrase = Je wachtzin
sign-in-passphrase-hint = Jouw toegangssleutel kan niet alles openen. Daarom heb je er een wachtzin bij gekozen.
sign-in-submit = Meld me aan
sign-in-recover = Ik heb mijn toegangssleutel niet meer
sign-in-here = Staat de balie op deze computer, en heb je geen toegangssleutel? Start de balie dan opnieuw: er verschijnt een nieuwe link.
passkey-needs-script = Een toegangssleutel werkt alleen als JavaScript aanstaat in je browser. De rest van de balie werkt zonder.
passkey-cancelled = Het is niet gelukt, of je hebt het afgebroken. Meld je je aan? Kijk dan of je naam klopt. Probeer het gerust nog eens.
passkey-unavailable = Deze browser kent geen toegangssleutels. Gebruik een nieuwere browser, of een ander apparaat.
passkey-known = Op dit apparaat heb je er al een. Wil je een tweede? Doe dit dan op een ander apparaat, of met een losse sleutel.
passkey-failed = Het is niet gelukt. Probeer het nog eens, of gebruik een ander apparaat.
passkey-passphrase = Met alleen deze toegangssleutel gaat de balie niet open. Vul hieronder een wachtzin in en druk nog een keer op de knop.
passphrase-label = Kies een wachtzin
passphrase-hint = Minstens { $shortest } tekens, en nergens anders gebruikt. Deze woorden zijn voor jou gekozen; schrijf ze op of verzin zelf iets:
entry-wrong = Dit klopt niet. Controleer je naam en probeer het nog eens.
entry-too-many = Er is in dit uur te vaak geraden. Probeer het over een uur nog eens, of vraag een collega om een nieuwe uitnodiging.
entry-needs-passphrase = Vul ook je wachtzin in.
entry-short = Je wachtzin is te kort. Neem minstens { $shortest } tekens.
entry-last-passkey = Dit is je laatste toegangssleutel. Maak eerst een andere.
no-passkeys-title = Op dit adres kan dat niet
no-passkeys-text = Een toegangssleutel hoort bij een naam, zoals balie.jouwgemeente.nl of localhost. Dit adres bestaat uit cijfers. Open de balie op http://localhost met hetzelfde nummer erachter, of op het adres van je gemeente.
recover-title = Binnenkomen met je herstelcode
recover-text = Ben je je toegangssleutel kwijt, of is je telefoon stuk? Met je herstelcode kom je binnen. Maak daarna meteen een nieuwe toegangssleutel.
recover-code = Je herstelcode
recover-code-hint = Zestien letters en cijfers, die je kreeg toen je begon.
recover-submit = Laat me binnen
recover-wrong = Naam en code horen niet bij elkaar. Kijk ze allebei na: een code werkt één keer, dus neem de nieuwste. Je code staat er nog.
recover-lost = Ook geen herstelcode meer? Vraag een collega om je opnieuw uit te nodigen. Er gaat niets verloren: je team kan alles nog lezen.
recover-back = Toch aanmelden met een toegangssleutel
accept-title = Welkom bij de balie
accept-text = Hallo { $name }. Een collega nodigt je uit voor de balie. Jouw rol wordt: { $roles }. Maak hier je toegangssleutel; daarna bevestigt een collega dat jij het bent.
accept-text-nameless = Hallo. Een collega nodigt je uit voor de balie. Jouw rol wordt: { $roles }. Maak hier je toegangssleutel; daarna bevestigt een collega dat jij het bent.
accept-passkey = Je browser vraagt zo om je vinger, je gezicht, je pincode of een losse sleutel. Wij krijgen die niet te zien.
accept-submit = Maak mijn toegangssleutel
recovery-title = Bewaar deze herstelcode
recovery-text = Raak je je toegangssleutel kwijt, dan kom je met deze code weer binnen. Je ziet hem alleen nu. Een vorige code werkt niet meer.
recovery-used = Je bent binnen. De code die je net gebruikte, werkt niet meer: dit is de nieuwe.
recovery-care = Schrijf de code op papier en leg dat ergens veilig, niet bij je computer. Wie de code heeft, kan doen wat jij kunt.
recovery-next = Ik heb hem bewaard
come-in-title = Naar de balie
come-in-next = Ga verder
invitation-used-title = Deze uitnodiging werkt niet meer
invitation-used-text = Een uitnodiging werkt één keer, en drie dagen lang. Heb jij hem niet zelf gebruikt? Zeg het dan meteen tegen je collega. Die kan een nieuwe maken.
idle-title = Ben je er nog?
idle-text = Je deed een kwartier niets. Daarom staat deze pagina nu niet op je scherm. Wat je schreef, is er nog.
idle-back = Laat de pagina weer zien
idle-outside = De balie zit op slot. Meld je aan in een nieuw tabblad, en druk daarna hier.
idle-failed = De balie geeft geen antwoord. Probeer het zo nog eens.
locked-title = De balie zit op slot
locked-text = Je was meer dan een kwartier weg. Wat je net vroeg is niet gebeurd. Alles wat je schreef staat hieronder. Meld je in een ander tabblad aan, en druk dan hier op de knop.

## People and rights

top-account = Mijn account
forbidden-title = Dit hoort niet bij jouw rol
forbidden-text = Er is niets veranderd. Heb je dit nodig voor je werk? Vraag het aan je beheerder.
waiting-title = Nog even wachten
waiting-text = Een collega uit je team moet nog bevestigen dat jij het bent. Laat even weten dat je er bent.
waiting-why = Tot die tijd kan niemand iets lezen met jouw account. Zo weet je team zeker dat de uitnodiging bij de goede persoon kwam.
waiting-again = Kijk nog eens
too-many-title = Te vaak geprobeerd
too-many-text = Probeer het over een uur nog eens.
second-person-title = Hier zijn er twee voor nodig
second-person-text = Jij hebt deze collega uitgenodigd. Iemand anders uit het team moet bevestigen. Er is niets veranderd.
last-one-title = Dan blijft er niemand over
last-one-text = Er moet altijd iemand zijn die leest voor een team, en een beheerder. Geef die rol eerst aan een ander. Er is niets veranderd.
person-not-now-title = Dit kan nu niet
person-not-now-text = We hebben niets gedaan. Misschien deed een collega intussen al iets, of kan dit niet met jouw rol. Kijk nog eens bij “Mensen en rechten”.
people-title = Mensen en rechten
people-text = Een nieuwe collega krijgt een uitnodiging, maakt een toegangssleutel, en leest pas mee als een tweede collega heeft bevestigd.
people-me = dit ben jij
# Het opschrift bij iemand van wie deze computer de naam niet kan lezen, en hoe knoppen die persoon noemen.
people-name-locked = Naam nog op slot
people-nameless = deze collega
people-confirm = Bevestig { $name }
people-confirm-hint = Heb je { $name } zelf gesproken, en kwam de uitnodiging bij de goede persoon? Dan geef je hiermee de sleutel van het team.
people-more = Meer over { $name }
people-roles = Rollen
people-change = Sla op
people-sessions = Meld { $name } overal af
people-sessions-hint = Dit meldt af en meer niet: met een toegangssleutel kan je collega daarna weer binnenkomen. Is een telefoon of laptop kwijt? Haal dan ook de toegangssleutel van dat apparaat weg.
people-confirm-second = Jij hebt { $name } uitgenodigd. Iemand anders uit het team moet bevestigen.
people-confirm-moderator = { $name } gaat lezen. Daarom moet een moderator van het team bevestigen: die geeft de sleutel door.
people-confirm-key = Jij hebt zelf geen sleutel van elk team waar { $name } voor gaat lezen. Een moderator van die teams kan wel bevestigen.
people-invited-until = De uitnodiging werkt tot { $when }.
people-invited-late = De uitnodiging werkte tot { $when }. Maak een nieuwe link.
people-link = Nieuwe link voor { $name }
people-withdraw = Trek de uitnodiging in
people-withdraw-hint = De link werkt dan niet meer, en de naam { $name } is weer vrij.
people-withdraw-sure = Ja, trek de uitnodiging in
people-passkey-hint = Voor als het apparaat kwijt is. Met deze toegangssleutel kan niemand meer binnenkomen, en waar { $name } ermee aangemeld is, is het meteen afgelopen. Dit kun je niet terugdraaien.
people-passkey-only = Het is de enige: { $name } komt daarna alleen nog binnen met de herstelcode, of als jij het account stopt en opnieuw uitnodigt.
people-passkey-sure = Ja, haal deze sleutel van { $name } weg
people-done-confirmed = Bevestigd. Je collega kan nu aan het werk.
people-done-changed = De rollen zijn bewaard.
people-done-sessions = Je collega is overal afgemeld. De toegangssleutels werken nog: is er een apparaat kwijt, haal dan ook die sleutel weg.
people-done-passkey = De toegangssleutel is weg. Wie ermee aangemeld was, is afgemeld.
people-done-ended = Gedaan. Deze persoon kan niet meer binnenkomen.
people-end = { $name } stopt
people-end-nameless = Deze collega stopt
people-end-sure = Ja, { $name } stopt
people-end-sure-nameless = Ja, deze collega stopt
people-end-hint = Toegangssleutels en sessies zijn meteen weg, en waar { $name } mee bezig was komt weer vrij. Dit kun je niet terugdraaien.
people-invite-title = Nodig een collega uit
people-name = Hoe heet je collega?
people-mail = Mailadres
people-mail-hint = Laat dit leeg als je de link zelf wilt doorgeven. Vul je een adres in, dan stuurt de balie de link daarheen. Het adres wordt niet bewaard.
people-mail-wrong = Dit mailadres klopt niet. Laat het leeg als je de link zelf wilt doorgeven.
people-name-hint = Een voornaam of roepnaam. Zo ziet het team wie wat doet.
people-invite = Maak een uitnodiging
people-no-role = Kies minstens één rol.
people-teams = Teams
people-teams-hint = Je collega leest alleen wat voor deze teams is.
people-no-team = Kies minstens één team.
people-gone = Wie er gestopt is
role-moderator = moderator
role-moderator-hint = Leest en beantwoordt alles wat bij het team binnenkomt.
role-beheerder = beheerder
role-beheerder-hint = Regelt mensen en rechten, en leest niets.
role-broker = social broker
role-redacteur = redacteur
role-cijfers = cijfers
role-cijfers-hint = Ziet alleen aantallen.
role-broker-hint = Denkt mee met andere brokers.
role-redacteur-hint = Zorgt voor de pagina's van de site.
mark-professional = jeugdprofessional
mark-professional-hint = Helpt collega's met vragen die meer kennis vragen.
mark-dienst = heeft dienst
mark-dienst-hint = Kijkt nu als eerste naar wat spoed heeft. Dit kan je collega ook zelf aan- en uitzetten.
people-marks = Kenmerken
people-on-duty = Nu dienst: { $names }. Wat spoed heeft, is voor hen.
people-nobody-on-duty = Niemand heeft nu dienst. Wat spoed heeft, is voor iedereen.
account-duty = Dienst
account-duty-on = Je hebt nu dienst. Collega's zien dat: wat spoed heeft, is het eerst voor jou.
account-duty-off = Je hebt nu geen dienst. Zet je dienst aan als jij als eerste kijkt naar wat spoed heeft.
account-duty-begin = Ik heb nu dienst
account-duty-end = Mijn dienst zit erop
welcome-title = Welkom bij de balie
welcome-text = Fijn dat je meedoet. Dit kun je hier met jouw rol.
welcome-moderator = Je leest en beantwoordt wat er bij je team binnenkomt.
welcome-beheerder = Je regelt wie er meedoet en wie wat mag. Wat jongeren schrijven, lees je niet.
welcome-broker = Je denkt als social broker mee met je team. De kring waarin dat gaat, is er nog niet; zodra die er is, vind je hem hier. Tot die tijd spreek je je team zoals je gewend bent. Wat jongeren schrijven, lees je hier niet.
welcome-redacteur = Je zorgt voor de pagina's van de site. Antwoorden die op de site mogen, zet een moderator er met een knop in, of iemand haalt ze op met “brokers collect” op de computer van de redactie. Aan de balie is er voor jou geen knop. Wat jongeren schrijven, lees je hier niet.
welcome-redacteur-here = Je zorgt voor de pagina's van de site. Je verandert ze op deze machine: wat je bewaart, staat met jouw naam in de geschiedenis. Wat jongeren schrijven, lees je hier niet.
site-editor-title = Naar het beheer van de pagina's
site-editor-outside = Je bent niet meer aangemeld. Wat je schreef, staat hier nog. Open de balie in een ander tabblad, meld je daar aan, en bewaar dan hier opnieuw.
site-editor-forbidden = Met jouw rol kun je de site niet veranderen. Vraag een beheerder van de balie om de rol redacteur.
site-editor-trouble = Dat is nu niet gelukt, en er is niets bewaard. Wat je schreef, staat hier nog. Probeer het zo meteen opnieuw.
welcome-cijfers = Je ziet hoeveel er binnenkomt bij je teams, en hoe ver het is. Nooit wat iemand schreef.
standing-invited = uitgenodigd
standing-waiting = wacht op bevestiging
standing-active = doet mee
standing-left = gestopt
account-title = Mijn account
account-text = Je bent { $name }: { $roles }.
account-passkeys = Toegangssleutels
account-no-passkey = Je hebt er nog geen. Je komt binnen met de link van deze computer.
account-made = Gemaakt { $when }.
passkey-name = Hoe noem je deze toegangssleutel?
passkey-name-hint = Zodat je hem later herkent, zoals “Werktelefoon”. Een beheerder ziet deze naam ook.
passkey-nameless = Toegangssleutel zonder naam
passkey-used = Laatst gebruikt { $when }.
passkey-unused = Nog niet gebruikt om aan te melden.
device-phone = Telefoon met { $browser }
device-tablet = Tablet met { $browser }
device-computer = Computer met { $browser }
device-unknown = Een apparaat dat we niet kennen
account-only-passkey = Dit is je enige toegangssleutel. Wil je hem weghalen? Maak eerst hieronder een nieuwe, en haal daarna deze weg.
account-remove-hint = Op dat apparaat kun je je dan niet meer aanmelden, en waar je ermee aangemeld bent, word je afgemeld. Hier blijf je aangemeld. Dit kun je niet terugdraaien.
account-remove-sure = Ja, haal “{ $name }” weg
account-done-added = Je nieuwe toegangssleutel is gemaakt. Moet er een oude weg? Haal die dan nu weg.
account-done-removed = De toegangssleutel is weg. Waar je ermee aangemeld was, ben je afgemeld.
account-done-ended = Daar ben je nu afgemeld.
account-done-duty = Je hebt nu dienst.
account-done-duty-ended = Je dienst zit erop.
account-done-recovered = Je kwam binnen met je herstelcode. Maak hieronder nu een nieuwe toegangssleutel, en haal daarna de sleutel weg die je kwijt bent.
account-recovery-again = Er is net al een nieuwe herstelcode gemaakt; die werkt. Er is nu geen andere gemaakt. Heb je hem niet opgeschreven? Druk dan nog eens op “Maak een nieuwe herstelcode”.
account-add = Maak nog een toegangssleutel
account-remove = Haal deze weg
account-recovery = Herstelcode
account-recovery-text = Kwijt, of iemand anders kan hem gezien hebben? Maak een nieuwe. De oude werkt dan niet meer.
account-recovery-submit = Maak een nieuwe herstelcode
account-sessions = Waar je aangemeld bent
account-begun = Aangemeld { $when }.
account-seen = Laatst gebruikt { $when }.
account-this = Dit apparaat.
account-end = Meld daar af
account-end-all = Meld me overal af
stolen-title = Laptop of telefoon gestolen?
stolen-text = Doe dit meteen, in deze volgorde. Je hoeft niet te wachten tot je iets zeker weet.
stolen-sessions = Meld je hier overal af, bij Mijn account. Is het een apparaat van een collega? Doe dat bij Mensen en rechten.
stolen-cloud = Stond de balie zelf op de laptop? Laat de beheerder van de server eerst de toegang van die laptop tot de opslag intrekken.
stolen-person = Haal de toegangssleutel van het apparaat weg. Je eigen sleutel bij Mijn account; was het je enige, maak dan eerst een nieuwe. Die van een collega haalt een beheerder weg, bij Mensen en rechten. Weet niemand welke het was? Laat de beheerder dan het account stoppen en opnieuw uitnodigen.
stolen-key = Stond er een bestand met een sleutel van het team op? Maak dan een nieuwe sleutel en zet alles opnieuw op slot, zoals in de handleiding voor beheerders staat.
stolen-report = Meld het bij je gemeente als datalek, ook als je denkt dat er niets gelezen is.
rights-title = Wie gaf wie welke rechten
rights-text = Elke regel hangt vast aan de vorige. Verandert iemand er later iets aan, dan zie je dat hier.
rights-broken = Let op: deze lijst is veranderd bij regel { $number }. Vertrouw wat erna komt niet, en haal er iemand bij die de opslag beheert.
rights-here = wie de balie op de computer startte
rights-made-here = { $person } kwam binnen op de computer met de sleutel van het team ({ $about }).
rights-entered =
    { $about ->
        [recovery] { $person } kwam binnen met de herstelcode.
        [keyfile] { $person } kwam binnen met de link op de computer met de sleutel van het team.
       *[other] { $person } meldde zich aan met een toegangssleutel.
    }
rights-invited-again = { $who } maakte een nieuwe uitnodiging voor { $person }.
rights-invitation-withdrawn = { $who } trok de uitnodiging voor { $person } in.
rights-passkey-taken = { $who } haalde een toegangssleutel van { $person } weg.
rights-session-ended = { $person } meldde zich af.
rights-sessions-ended = { $who } meldde { $person } overal af.
rights-names-given = { $person } kan de namen van collega's lezen.
rights-name-sealed = De naam van { $person } is verzegeld.
rights-invited = { $who } nodigde { $person } uit ({ $about }).
rights-accepted = { $person } nam de uitnodiging aan.
rights-confirmed = { $who } bevestigde { $person } ({ $about }).
rights-confirmed-alone = { $who } bevestigde { $person } alleen, want er was geen tweede ({ $about }).
rights-changed = { $who } veranderde de rollen van { $person } ({ $about }).
rights-ended = { $person } stopte aan de balie; { $who } regelde dat.
rights-passkey-added = { $person } maakte een toegangssleutel.
rights-passkey-removed = { $person } haalde een toegangssleutel weg.
rights-recovery-renewed = { $person } maakte een nieuwe herstelcode.
rights-freed = Wat { $person } nog had opgepakt, kwam vrij.
rights-guessed = Let op: er is in een uur { $about } keer geprobeerd met een herstelcode of wachtzin binnen te komen als { $person }. Meer wordt in dat uur niet geprobeerd.
rights-duty-begun = { $person } begon met dienst.
rights-duty-ended = De dienst van { $person } zit erop.
rights-read-much = Let op: { $person } opende in een uur { $about } verschillende inzendingen. Dat kan hard werken zijn; vraag het na.
rights-page-saved = { $person } bewaarde een wijziging van de site (commit { $about }).
rights-download = Download deze lijst
audit-title = Wie las en deed wat
audit-text = Elke keer dat iemand een inzending van dit team te zien krijgt of verandert, staat hier: wie, wat en wanneer, nooit de tekst. Elke regel hangt vast aan de vorige.
audit-team = Team
audit-show = Toon
audit-empty = Hier is nog niets gebeurd.
audit-broker = broker { $id }
audit-submission = inzending { $id }
audit-earlier = Eerder
audit-newest = Naar het nieuwste
audit-broken = Let op: deze lijst is veranderd bij regel { $number }. Vertrouw wat erna komt niet, en haal er iemand bij die de opslag beheert.
audit-download = Download een maand
audit-month = Welke maand?
audit-month-hint = Jaar en maand, zoals 2026-11.
audit-month-wrong = Typ de maand als jaar en maand, zoals 2026-11.
audit-csv = Als tabel (CSV)
audit-lines = Als regels JSON

## The queue

list-open = Te doen
list-mijn = Van mij
list-vrij = Vrij
list-wacht = Bij een ander
list-spoed = Acuut en let op
list-telaat = Te laat
list-vervolg = Vervolgvragen
list-aanmeldingen = Aanmeldingen
list-bijdragen = Bijdragen en bedankjes
list-beantwoord = Beantwoord
list-afgerond = Afgerond
list-spam = Vermoedelijk spam
queue-lists = Lijsten
queue-empty = Hier is niets te doen.
queue-pages = Bladeren
queue-next = Volgende pagina
queue-first = Naar het begin van de lijst
team-national = Landelijk team
queue-without-key = Het team “{ $team }” heeft in site.toml geen sleutel die werkt. Wat daarvoor binnenkomt, lees jij hier.
queue-keyless = Deze balie heeft geen sleutel van een team, dus hier is niets te zien. Zet de geheime sleutel van je team in .brokers/identity.txt, of vraag je collega's welke het is.
queue-urgent = Acuut
queue-attention = Let op
queue-follow-up = vervolg
queue-mine = bij jou
queue-to-remove = { $count ->
    [one] Eén pagina moet van de site af.
   *[other] { $count } pagina's moeten van de site af.
}
queue-acute-outside = { $count ->
    [one] Eén acute vraag die niemand heeft, valt buiten je keuze.
   *[other] { $count } acute vragen die niemand heeft, vallen buiten je keuze.
}
queue-acute-outside-show = Toon alles wat acuut is
queue-choose = Kies “{ $words }”
queue-choose-nameless = Kies { $kind } van { $when }
queue-chosen-spam = Zet wat je aanvinkte bij de spam
queue-chosen-back = Haal wat je aanvinkte uit de spam
queue-look-again = Kijk of er iets nieuws is
queue-news =
    { $count ->
        [0] Niets nieuws sinds { $since }.
       *[other] { $count } nieuw sinds { $since }.
    }
queue-news-acute =
    { $others ->
        [0] { $acute } acuut, nieuw sinds { $since }.
       *[other] { $acute } acuut, en nog { $others } nieuw sinds { $since }.
    }
news-outside = Je bent niet meer aangemeld. Hier komt niets nieuws meer bij.
news-outside-enter = Meld je weer aan
queue-filter = Kies wat je wilt zien
queue-only = Je ziet alleen:
queue-filter-off = Niet meer alleen
queue-by-label = Onderwerp en leeftijd staan op slot. De aantallen hierboven tellen daarom ook andere onderwerpen en leeftijden mee.
filter-team = Team
filter-team-all = Alle teams
filter-gemeente = Gemeente
filter-gemeente-all = Alle gemeenten
filter-formulier = Formulier
filter-formulier-all = Alle formulieren
filter-status = Status
filter-status-all = Alles in deze lijst
filter-onderwerp = Onderwerp
filter-onderwerp-all = Alle onderwerpen
filter-leeftijd = Leeftijd
filter-leeftijd-all = Alle leeftijden
moved-spam =
    { $count ->
        [0] Niets bij de spam gezet
        [one] Eén bij de spam gezet
       *[other] { $count } bij de spam gezet
    }
moved-back =
    { $count ->
        [0] Niets uit de spam gehaald
        [one] Eén uit de spam gehaald
       *[other] { $count } uit de spam gehaald
    }
moved-left =
    { $count ->
        [one] Eén ervan was intussen veranderd. Die is blijven staan.
       *[other] { $count } ervan waren intussen veranderd. Die zijn blijven staan.
    }
moved-unknown =
    { $count ->
        [one] De opslag gaf opeens geen antwoord. Van één weten we niet of het gelukt is. Kijk in de lijst.
       *[other] De opslag gaf opeens geen antwoord. Van { $count } weten we niet of het gelukt is. Kijk in de lijst.
    }
moved-undo = Maak dit ongedaan
queue-waits = Wacht { $time }
queue-assignee = { $name } is ermee bezig
queue-approved = klaar voor de site
queue-author = wacht op de schrijver
queue-page-eyes = pagina wacht op een collega
queue-page-back = pagina teruggegeven
queue-show = Toon
queue-show-all = Toon alles
queue-empty-filter = Hiervan is er niets in deze lijst.
waits-briefly = minder dan een uur
waits-hours = { $count } uur
waits-days =
    { $count ->
        [one] 1 dag
       *[other] { $count } dagen
    }

status-new = nieuw
status-claimed = in behandeling
status-escalated = doorgezet
status-answered = beantwoord
status-published = gepubliceerd
status-in-review = op weg naar de site
status-closed = afgerond
status-rejected = afgewezen
status-spam = spam
status-intake = intake
status-training = training
status-active = actief
status-declined = geen plek

care-title = Beheer
care-people-text = Wie werkt er mee, en wie mag wat?
care-people = Mensen en rechten
invited-title = Een link voor je collega
invited-mailed = De link voor { $name } is per mail verstuurd. De balie bewaart het adres niet. Komt de mail niet aan, geef de link dan zelf door.
invited-not-mailed = De mail kon niet weg. Geef de link hieronder zelf door, bijvoorbeeld in een gesprek.
invitation-mail-subject = Je uitnodiging
invitation-mail-text =
    Hallo,

    Met deze link maak je je eigen toegang:

    { $url }

    De link werkt één keer, binnen drie dagen. Stuur deze mail niet door.
    Verwachtte je geen uitnodiging? Dan kun je deze mail weggooien.
invited-text = Met deze link maakt { $name } een toegangssleutel. De link werkt één keer, en drie dagen lang. Je ziet hem alleen nu.
invited-until = De link werkt tot { $when }.
invited-again = De vorige link werkt niet meer.
invited-copy = Kopieer de link
invited-copied = Gekopieerd.
invited-not-copied = Kopiëren lukt hier niet. De link is gemarkeerd: kopieer hem zelf.
invited-label = De link
invited-care = Geef de link alleen aan die ene collega, en vraag daarna even of het gelukt is. De link werkt voor wie hem het eerst gebruikt. Lezen kan pas nadat een collega heeft bevestigd.
invited-only-here = Deze link werkt alleen op deze computer. Werkt je collega ergens anders, zet dan eerst het adres van de balie in DESK_URL.
care-collect = Zet klare pagina's in de site
care-export = Download een lijst van wat er bewaard wordt, zonder inhoud (CSV)
care-reseal-text = Is er een nieuwe sleutel, of is er een ingetrokken? Zet dan alles wat deze balie kan openen opnieuw op slot, met de sleutels die nu in site.toml staan. Eerst zie je voor wie er iets verandert.
care-reseal = Zet alles opnieuw op slot
reseal-title = Alles opnieuw op slot zetten
reseal-text = Alles wat deze balie kan openen, krijgt een nieuw slot. Daarna gaat het alleen nog open met de sleutels die hier staan. Je kunt tussendoor stoppen en later verdergaan; wat collega's open hebben staan, blijft geldig.
reseal-unknown = Hier staat nog nergens wie tot nu toe mee kon lezen. Kijk dus goed: wie hieronder ontbreekt, kan straks niets meer openen.
reseal-kept = Deze sleutels blijven
reseal-added = Deze sleutels komen erbij
reseal-dropped = Deze sleutels gaan weg
reseal-own = (van deze balie)
reseal-nameless = Zonder naam
reseal-own-key = Er is niets veranderd. De sleutel van deze balie staat niet bij recipients in deze bouw van de site: je zou jezelf buitensluiten. Zet de openbare helft in site.toml, bouw opnieuw en start de balie opnieuw.
reseal-missing = Er is niets veranderd. In deze bouw van de site ontbreken sleutels die nu wel in gebruik zijn. Wie zo'n sleutel heeft, zou niets meer kunnen lezen:
reseal-missing-how = Is dit een oudere bouw? Haal dan de nieuwste site op, bouw en start de balie opnieuw. Hoort een van deze sleutels er echt niet meer bij? Trek die dan met naam in: brokers keys revoke, met de sleutel erachter.
reseal-revoked = Er is niets veranderd. In deze bouw van de site staan sleutels die zijn ingetrokken:
reseal-revoked-how = Dit is een oudere bouw, of iemand heeft een ingetrokken sleutel teruggezet. Haal de nieuwste site op, bouw en start de balie opnieuw. Wie weer mee moet lezen, maakt een nieuwe sleutel.
reseal-under-way = Er is een sleutel ingetrokken, en alles gaat vanzelf opnieuw op slot: { $done } van { $total } is klaar. Dat gaat door zolang iemand de lijst open heeft, of op de computer met de sleutel.
resealed-title = Opnieuw op slot
resealed-go-on = Ga verder
resealed-left =
    { $left ->
        [one] Van de { $total } inzendingen is er nog 1 niet bekeken. Ga verder tot er niets overblijft. Stoppen kan ook: wat gedaan is, blijft gedaan.
       *[other] Van de { $total } inzendingen zijn er nog { $left } niet bekeken. Ga verder tot er niets overblijft. Stoppen kan ook: wat gedaan is, blijft gedaan.
    }
resealed-progress = Zo ver is het
resealed-crowded =
    { $crowded ->
        [one] 1 inzending is overgeslagen: die zit op slot voor meer sleutels dan deze bouw van de site noemt, dus er zou iemand buitengesloten worden.
       *[other] { $crowded } inzendingen zijn overgeslagen: die zitten op slot voor meer sleutels dan deze bouw van de site noemt, dus er zou iemand buitengesloten worden.
    } Haal de nieuwste site op, bouw en start de balie opnieuw. Is er vroeger een sleutel weggehaald? Trek die dan met naam in: brokers keys revoke, met de sleutel erachter.
resealed-done =
    { $done ->
        [one] 1 inzending zit nu op slot met de sleutels van nu.
       *[other] { $done } inzendingen zitten nu op slot met de sleutels van nu.
    }
resealed-closed =
    { $closed ->
        [one] 1 inzending ging niet open met de sleutels van deze balie, of veranderde net. Gooi de oude sleutel nog niet weg.
       *[other] { $closed } inzendingen gingen niet open met de sleutels van deze balie, of veranderden net. Gooi de oude sleutel nog niet weg.
    }

## One submission

submission-urgent = Acuut: misschien is iemand nu in gevaar. Lees dit als eerste.
submission-attention = Let op: misschien is er gevaar, of zijn er grote zorgen.
submission-marked = Wat het meest meetelde, is gemarkeerd. Lees het hele bericht.
submission-unmarked = Geen los woord wijst daarop: lees het hele bericht.
submission-suspicious = Dit lijkt spam. Kijk zelf: is het toch echt en staat het bij de spam, haal het daar dan uit. Dit viel op:
suspicion-honeypot = Er was een veld ingevuld dat mensen niet zien.
suspicion-too-fast = Het was binnen drie seconden ingevuld.
suspicion-no-token = De pagina stuurde geen tijd mee. Dat gebeurt ook bij mensen zonder JavaScript.
suspicion-seen-before = Er kwam kort daarvoor bijna hetzelfde binnen.
suspicion-seen-often = Er kwam in een uur vaak bijna hetzelfde binnen.
suspicion-flood = Er kwam in die minuut veel meer binnen dan mensen sturen.
suspicion-many-links = Er staan veel links in.
suspicion-wrong-work = Het rekenwerk dat een browser op de achtergrond doet, klopte niet.
suspicion-used-work = Het rekenwerk van de browser was al voor een ander bericht gebruikt.
suspicion-busy-place = Er kwam in dat uur veel binnen vanaf dezelfde plek op internet. Dat gebeurt ook bij een klas of een gezin.
suspicion-crowded-place = Er kwam in dat uur meer binnen vanaf dezelfde plek op internet dan een klas stuurt.
suspicion-reused-page = Vanaf dezelfde pagina kwamen al meer dan drie verschillende berichten.
submission-thread = Vervolgvraag { $number }
submission-said = Dit schreven we
submission-asked-back = Dit vroegen we
submission-said-closed = Dit bericht is van vóór de tijd dat het team meelas. Alleen wie de code heeft, kan het lezen.
submission-asked = We wachten op de afzender: die leest onze vraag met de code. Antwoorden kan ook nu al.
submission-handed = { $name } gaf dit aan jou door. Staat er een notitie bij, dan vind je die hieronder.
assigned-title = Wacht op jou
assigned-by = Aan jou overgedragen door { $name }:
assigned-due = Daar zou jij naar kijken:
due-by = uiterlijk { $date }
due-today = uiterlijk vandaag
due-late = had gemoeten op { $date }
queue-late = langer dan beloofd
shift-note-waits = Er ligt een briefje van { $name }
submission-due = Kijk hier uiterlijk { $date } naar.
leaving-answer = Je antwoord gaat weg om { $time }
leaving-asks = Je vraag gaat weg om { $time }
leaving-tag = onderweg
leaving-hint = Tot vlak daarvoor kun je het terughalen: je tekst komt dan terug als concept. Daarna kan er alleen nog een bericht bij.
action-recall = Haal terug
leaving-eyes = Dit wacht op een tweede paar ogen
eyes-tag = wacht op tweede paar ogen
eyes-needed = Wat je hier schrijft, gaat pas weg als een collega het heeft gelezen.
eyes-read = { $name } schreef dit. Lees het rustig, en kijk of alles klopt. Na je knop gaat het over tien minuten weg.
eyes-own = Jij schreef dit. Een collega uit je team leest het en laat het weggaan; tot dan leest de afzender niets.
eyes-alone = Jij schreef dit, en je bent nu de enige in dit team. Er is dus niemand die meeleest.
eyes-alone-go-on = Laat het zonder tweede paar ogen weggaan…
eyes-alone-sure = Lees het zelf nog één keer helemaal. In het logboek staat dat je dit alleen deed.
eyes-recall = Klopt er iets niet? Haal het terug: het wordt weer een concept, en gaat daarna opnieuw langs een collega.
leaving-reason = Dit leest de afzender vanaf { $time }
submission-thread-closed = Deze vervolgvraag gaat niet open met de sleutel van deze balie.
submission-expires-soon = Let op: deze inzending wordt op { $date } verwijderd.
queue-expires-soon = Verdwijnt { $date }
submission-unrecorded = De opslag neemt nu niets aan. Wie iets leest, staat altijd in het logboek; daarom laten we dit nog even niet zien. Er is niets kwijt. Probeer het over een halve minuut nog eens.
submission-closed-seal = Deze inzending gaat niet open met de sleutel van deze balie. Vraag een collega met een andere sleutel.
submission-language =
    Geschreven op een pagina in { $lang ->
        [en] het Engels
        [ar] het Arabisch
        [tr] het Turks
        [pl] het Pools
        [uk] het Oekraïens
        [de] het Duits
        [fr] het Frans
        [es] het Spaans
       *[other] een andere taal ({ $lang })
    }.
submission-kept-until = Dit blijft bewaard tot { $date }. Daarna is het weg.
submission-busy = { $name } is hiermee bezig.
submission-busy-text = Overleg even, of neem het over. Antwoorden kan ook gewoon.
submission-mine = Jij bent hiermee bezig. Collega's zien dat.
submission-content = Wat er geschreven is
submission-read = Alles wat er geschreven is
submission-answered = Er is een antwoord. De afzender leest het met de code.
answer-title = Antwoord schrijven
answer-label = Jouw antwoord
answer-hint = De afzender leest dit met de code. Noem geen namen. Hooguit { $longest } tekens. Het gaat tien minuten na de knop weg; tot dan kun je het terughalen.
answer-submit = Stuur het antwoord
answer-again-title = Nog een bericht schrijven
answer-again-submit = Stuur dit erbij
answer-preview = Zo leest de afzender het
ask-submit = Stuur het als vraag terug
draft-save = Bewaar concept
draft-saved = Concept bewaard ({ $time }). Collega’s zien het ook.
draft-saved-by = Concept van { $name }, bewaard ({ $time }). Je kunt hierin verder schrijven.
draft-saved-at = Bewaard om %
draft-held-back = Dit bericht is niet verstuurd. Iemand van het team haalde het terug, of de afzender schreef zelf nog iets voordat het weg was. Je kunt het aanpassen en weer sturen.
draft-unsaved = Nog niet bewaard. We proberen het zo weer; laat deze pagina open.
draft-outside = Nog niet bewaard, want je bent niet meer aangemeld. Laat deze pagina open en meld je aan in een ander tabblad; dan bewaren we het vanzelf.
draft-not-yet = Jouw tekst is nog niet bewaard.
draft-typing = Nog niet bewaard…
draft-unknown = De opslag geeft geen antwoord: of er een concept is, kunnen we nu niet zien.
draft-other = { $name } schreef ook aan dit antwoord ({ $time }). Dat staat hieronder; jouw tekst staat hierboven en is nog niet bewaard. Neem over wat je wilt houden. Met “Bewaar concept” blijft jouw tekst.
draft-other-mine = In een ander tabblad schreef je ook aan dit antwoord ({ $time }). Dat staat hieronder; de tekst hierboven is nog niet bewaard. Met “Bewaar concept” blijft de tekst hierboven.
draft-other-held-back = Dit bericht is niet verstuurd. Iemand van het team haalde het terug, of de afzender schreef zelf nog iets voordat het weg was.
draft-other-open = Een collega schrijft hier ook aan. Druk op “Bewaar concept” om allebei de teksten te zien.
insert-label = Zet een bouwsteen in je antwoord
insert-none = Kies een bouwsteen
insert-submit = Zet die erin
insert-done = De bouwsteen staat in je antwoord.
insert-fill = De bouwsteen staat in je antwoord. Vul in wat er tussen [haken] staat.
modules-own = Voor dit team: { $team }
modules-common = Voor alle teams
modules-read = Lees de bouwstenen
modules-where = De redactie schrijft de bouwstenen, in content/data/bouwstenen.toml: voor alle teams, of voor een team. Wat gemarkeerd is, vul je zelf in. Klopt er iets niet, of mist er een? Zeg het tegen wie de site bijhoudt.
crisis-title = Eerst dit
crisis-intro = Doe rustig aan, één stap tegelijk. Wat je aanvinkt, zien je collega's ook.
crisis-done = Gedaan door { $who }
check-submit = Bewaar wat je deed
crisis-read = Lees alles, ook wat er eerder stond
crisis-read-text = Gebeurt het nu, was het eerder, of is iemand bang dat het gebeurt?
crisis-colleague = Haal er iemand bij
crisis-colleague-text =
    { $count ->
        [0] Bel een collega uit je team en lees samen. Doe dit niet alleen.
        [one] Bel { $names } en lees samen. Doe dit niet alleen.
       *[other] Bel een van deze collega's en lees samen: { $names }. Doe dit niet alleen.
    }
crisis-danger = Is er nu gevaar? Bel 112
crisis-danger-text = Staat er een naam, een adres of een plek bij? Bel dan 112 en lees voor wat er staat. Staat er niets bij, ga dan door: wij kunnen niet opzoeken wie dit is.
crisis-danger-call = Bel 112
crisis-home-call = Bel { $phone }
crisis-home = Is het thuis niet veilig? Bel Veilig Thuis
crisis-home-text = Het nummer is { $phone }. Vertel wat er staat, en vraag wat jullie kunnen doen.
crisis-write = Schrijf meteen, kort en warm
crisis-write-text = Zeg dat je het las, en dat het goed is om dit te vertellen. Noem één nummer dat nu past. Vraag één ding: ben je nu veilig? Beloof niets wat je niet zeker weet, ook niet dat het geheim blijft.
crisis-watch = Spreek af wie er blijft kijken
crisis-watch-text = Je antwoord gaat na tien minuten weg. Schrijf in een notitie wie er daarna kijkt of er iets terugkomt, en wie dat overneemt.
notes-title = Voor het team
note-label = Notitie
note-hint = Alleen je team leest dit, de afzender nooit. Hooguit { $longest } tekens.
note-submit = Zet de notitie erbij
note-closed = Deze notitie gaat niet open met de sleutel van deze balie.
due-label = Wanneer moet er uiterlijk naar gekeken zijn? (hoeft niet)
escalate-hint = Kies hierboven wie er meekijkt, of laat het leeg: dan ziet het hele team dat er meer kennis nodig is. Schrijf in de notitie waarom.
answer-and-page = Stuur het, en maak er een pagina van…
answer-kept = Wat je had geschreven
error-answer-empty = Schrijf eerst een antwoord.
error-answer-blank = { $count ->
        [one] Er staat nog een plek open: { $blank }. Vul die in, of haal hem weg.
       *[other] Er staan nog { $count } plekken open: { $blank }. Vul ze in, of haal ze weg.
    } Er is nog niets verstuurd.
error-answer-long = Dit antwoord is te lang. Je tekst staat er nog: maak hem korter.
error-title = Er klopt nog iets niet
actions-title = Iets anders doen
action-claim = Ik pak deze op
action-take-over = Neem over van { $name }
action-give-back = Zet terug in de wachtrij
action-hand-over = Geef door, of vraag iemand mee te kijken…
# Wat het is, in een woord: in de lijst, en in de titel van het tabblad. Daar staat nooit wat iemand schreef.
kind-question = Vraag
kind-thanks = Bedankje
kind-signup = Aanmelding
kind-contribution = Bijdrage
kind-broker = Broker
label-title = Opschrift: { $words }
label-label = Nieuw opschrift
label-hint = Een paar woorden waaraan je dit in de lijst herkent, zonder namen. Laat je dit leeg, dan komen de eerste woorden van het bericht er weer te staan.
label-submit = Verander het opschrift
hand-over-label = Wie pakt dit op?
hand-over-hint = Kies een collega uit je team. Wat je bij de notitie schrijft, gaat mee.
hand-over-submit = Geef door
action-escalate = Vraag om meer kennis
action-reject = Wijs af…
action-close = Rond af zonder antwoord…
action-close-answered = Rond af…
action-acute = Dit is acuut: er is nu gevaar
action-attention = Zet dit op “let op”
action-calm = Dit is niet dringend
action-spam = Dit is spam
action-not-spam = Dit is geen spam
action-intake = Nodig uit voor de intake
action-training = Door naar de training
action-activate = Is nu social broker
action-decline = Geen plek…
action-unpublish = Toch niet op de site
action-sender-reads = De afzender leest dan: “{ $text }”
action-final = Dit kun je niet terugdraaien.
action-undoable = De afzender leest dit na tien minuten; tot dan kun je het ongedaan maken. Daarna kun je het heropenen: dat leest de afzender dan ook.
action-release = Gezien, mag weg
action-page-seen = Akkoord met deze pagina
action-page-back = Geef de pagina terug
action-eyes = Vraag hier een tweede paar ogen
action-no-eyes = Een tweede paar ogen is niet nodig
action-pass-on = Dit is doorgegeven aan wie het bedoeld is
action-not-passed-on = Dit is toch niet doorgegeven
action-undo = Maak dit ongedaan
action-reopen = Heropen
move-told = De afzender leest het vanaf { $time }; tot vlak daarvoor kun je het ongedaan maken.
decline-why = Kies waarom dit geen antwoord krijgt. Bij elke reden staat wat de afzender dan leest.
decline-why-sign-up = Kies waarom er geen plek is. Bij elke reden staat wat degene die zich aanmeldde dan leest.
decline-reads = De afzender leest: “{ $text }”
decline-language =
    Dit is geschreven op een pagina in { $lang ->
        [en] het Engels
        [ar] het Arabisch
        [tr] het Turks
        [pl] het Pools
        [uk] het Oekraïens
        [de] het Duits
        [fr] het Frans
        [es] het Spaans
       *[other] een andere taal ({ $lang })
    }, en wie het stuurde leest de zin ook in die taal. Wat je er zelf bij schrijft, gaat weg zoals jij het schrijft.
decline-more = Wil je er in je eigen woorden iets bij zeggen? (hoeft niet)
decline-more-label = Wat je er in je eigen woorden bij schreef
decline-more-hint = Dit komt onder de zin te staan. Hooguit { $longest } tekens.
reason-question-more-help = Hier is meer hulp nodig dan wij kunnen geven
reason-question-unclear = We begrijpen de vraag niet goed genoeg
reason-question-other-subject = Over dit onderwerp weten we te weinig
reason-question-hurtful = Er staan woorden in die iemand pijn doen
reason-question-no-question = Dit lijkt geen echte vraag
reason-contribution-recognisable = Iemand is eraan te herkennen
reason-contribution-not-fitting = Het past niet op de site
reason-contribution-unclear = We begrijpen het niet goed genoeg
reason-contribution-hurtful = Er staan woorden in die iemand pijn doen
reason-signup-no-place = De groep is vol
reason-signup-not-here = Er is daar geen team dat kan begeleiden
reason-signup-unreachable = We kregen geen contact
reason-signup-not-fitting = Het past nu niet
action-reject-sure = Wijs af, met deze reden
action-decline-sure = Zeg dat er geen plek is
action-close-sure = Rond af zonder antwoord
action-close-answered-sure = Rond af

# Of a sign-up, back to where it was.
action-give-back-again = Toch nog niet: terug naar nieuw
action-intake-again = Toch (weer) in gesprek
action-training-again = Toch terug naar de training
action-can-be-undone = De afzender leest dit na tien minuten; tot dan kun je het ongedaan maken. Ook daarna kun je weer met iemand in gesprek.

history-title = Wat er gebeurde
history-arrived = Binnengekomen
history-new = Teruggezet in de wachtrij door { $who }
history-claimed = Opgepakt door { $who }
history-taken-over = Overgenomen door { $who }
history-escalated-to = Aan iemand met meer kennis gevraagd door { $who }
history-freed = Weer vrij voor iedereen: het was een dag stil, of een collega stopte
history-asked = Vraag aan de afzender geschreven door { $who }
history-added = Nog een bericht geschreven door { $who }
history-recalled = Bericht teruggehaald door { $who }
history-checked = Lijst voor acuut bijgewerkt door { $who }
history-noted = Notitie geschreven door { $who }
history-handed-over = Doorgegeven aan een collega door { $who }
history-escalated = Doorgezet naar iemand met meer kennis door { $who }
history-answered = Antwoord geschreven door { $who }
history-answered-approved = Antwoord geschreven en klaargezet voor de site door { $who }
history-answered-page-author = Antwoord geschreven, en een pagina gemaakt die op akkoord van de schrijver wacht, door { $who }
history-answered-page-eyes = Antwoord geschreven, en een pagina gemaakt die een collega eerst leest, door { $who }
history-approved = Klaargezet voor de site door { $who }
history-page-author = Pagina gemaakt door { $who }: die wacht op akkoord van de schrijver
history-page-eyes = Pagina gemaakt door { $who }: een collega leest die eerst
history-page-seen = Pagina gelezen en goed gevonden door { $who }
history-page-seen-alone = Pagina zonder tweede paar ogen doorgelaten door { $who }
history-page-back = Pagina teruggegeven door { $who }
history-unapproved = Toch niet op de site, zei { $who }
history-page-agreed = Akkoord met de pagina, zei { $who }
history-page-declined = Liever geen pagina op de site, zei { $who }
history-published = Op de site gezet door { $who }
history-sent-for-review = Naar de bestanden van de site gestuurd door { $who }: staat op de site als iemand die overneemt
history-closed = Afgerond door { $who }
history-rejected = Afgewezen door { $who }
history-spam = Bij de spam gezet door { $who }
history-intake = Uitgenodigd voor de intake door { $who }
history-training = Door naar de training, via { $who }
history-active = Social broker geworden, via { $who }
history-declined = Geen plek gegeven door { $who }
history-proposed = Ter lezing aan een collega gegeven door { $who }
history-proposed-page = Ter lezing aan een collega gegeven door { $who }: een antwoord en een pagina
history-released = Gelezen door { $who }: mag weg
history-released-alone = Zonder tweede paar ogen weggestuurd door { $who }
history-eyes-wanted = Tweede paar ogen gevraagd door { $who }
history-eyes-waived = Tweede paar ogen niet meer nodig, zei { $who }
history-passed-on = Als doorgegeven aangemerkt door { $who }
history-not-passed-on = Als toch niet doorgegeven aangemerkt door { $who }
history-undone = Ongedaan gemaakt door { $who }
history-reopened = Heropend door { $who }
history-raised = Acuut genoemd door { $who }
history-attended = Op “let op” gezet door { $who }
history-lowered = Niet dringend genoemd door { $who }
history-relabelled = Opschrift veranderd door { $who }
history-follow-up = Vervolgvraag van { $who }
history-resealed = Opnieuw op slot gezet door { $who }
history-withdrawn = Ingetrokken door { $who }
history-looked = Bekeken door { $who }
history-looked-at-broker = In het register bekeken door { $who }
history-broker-registered = In het register gezet door { $who }
history-broker-changed = Gegevens bijgewerkt door { $who }
history-broker-undone = Stap in het register ongedaan gemaakt door { $who }
history-broker-confirmed = Doet nog mee, hoorde { $who }
history-broker-active = Doet weer mee, via { $who }
history-broker-paused = Pauze genoteerd door { $who }
history-broker-stopped = Gestopt, genoteerd door { $who }
history-broker-lapsed = Uit het register, omdat er geen bevestiging kwam of omdat de tijd na het stoppen om was, door { $who }
history-broker-removed = Helemaal verwijderd door { $who }
history-broker-exported = Alle gegevens gedownload door { $who }
history-looked-title =
    { $count ->
        [one] Wie keek: 1 collega
       *[other] Wie keek: { $count } collega's
    }
history-looks =
    { $count ->
        [one] { $who }, één keer: { $when }
       *[other] { $who }, { $count } keer, het laatst { $when }
    }
who-somebody = iemand aan de balie
name-locked = iemand van wie de naam nog op slot zit
name-locked-first = Iemand van wie de naam nog op slot zit
names-locked = Sommige namen zitten hier nog op slot. Vraag een collega die ze wel kan lezen om “Mensen en rechten” te openen (onder Beheer). Ververs daarna deze pagina.
who-sender = de afzender
who-desk = de balie
who-collect = “brokers collect”
when-today = vandaag { $time }
when-yesterday = gisteren { $time }
when-earlier = { $day } { $month } { $year }, { $time }

## The register of brokers

register-title = Register van brokers
queue-brokers-due =
    { $count ->
        [one] Vraag 1 broker: doe je nog mee?
       *[other] Vraag { $count } brokers: doe je nog mee?
    }
register-parts = Delen van het register
register-alle = Iedereen
register-bevestigen = Bevestigen
register-intake = Intake
register-training = Training
register-actief = Actief
register-pauze = Pauze
register-gestopt = Gestopt
register-geen-plek = Geen plek
register-name = Naam
register-place = Gemeente
register-places-all = Alle gemeenten
register-search = Zoek
register-empty = Hier staat nog niemand.
register-empty-filter = Niemand gevonden. Zoek op een ander stukje van de naam, of kies “Iedereen”.
register-more = Dit zijn de eerste { $count }. Zoek op naam om de anderen te vinden.
register-due-hint = Vraag één keer per jaar of iemand nog meedoet. Komt er { $days } dagen na de dag die hier staat nog geen bevestiging, dan verdwijnt de broker uit het register, en niet eerder.
broker-state-intake = Intake
broker-state-training = Training
broker-state-active = Actief
broker-state-paused = Pauze
broker-state-stopped = Gestopt
broker-state-declined = Geen plek
broker-nameless = Zonder naam
broker-elsewhere = Andere gemeente
broker-when-later = Op { $day } vragen we: doe je nog mee?
broker-when-soon = Vraag vóór { $day }: doe je nog mee?
broker-when-late = Nog niet bevestigd sinds { $day }. Zonder bevestiging weg op { $gone }.
broker-when-gone = Deze gegevens zijn weg op { $gone }.
broker-since = Social broker sinds { $day }.
broker-confirmed-on = Laatst bevestigd op { $day }.
broker-contact = Gegevens
broker-name = Naam
broker-email = E-mailadres
broker-phone = Telefoonnummer
broker-languages = Talen
broker-reachable = Wanneer te bereiken
broker-remarks = Bijzonderheden
broker-remarks-hint = Alleen wat een collega moet weten, en geen namen van jongeren. Wie erom vraagt, krijgt te lezen wat hier staat. Hooguit { $longest } tekens.
broker-dates = Afspraak en trainingen
broker-dates-hint = Dit leest de broker ook, met de eigen code. De tijd is die in Nederland.
broker-appointment = Kennismaking
broker-training = Training { $number }
broker-trainings = Trainingen
broker-trainings-hint = Maak alle drie de velden leeg om een training weg te halen. Na het bewaren is er plek voor nog een.
broker-day = Dag
broker-time = Tijd
broker-where = Plek, of “telefonisch”
broker-save = Bewaar
broker-to-sign-up = Bewaar, en naar de aanmelding
broker-calendar = Zet de afspraken in je agenda (.ics, zonder naam)
broker-takes-part = Doet deze broker nog mee?
broker-takes-part-hint = Elke knop bewaart ook wat je op deze pagina invulde. Wie meedoet of pauzeert, wordt over een jaar weer gevraagd, en blijft daarna nog { $days } dagen staan. Wie stopt, blijft nog { $stays } dagen staan, zodat je een vergissing kunt herstellen; dan is alles weg, ook de aanmelding.
broker-confirm = Doet nog mee
broker-again = Doet weer mee
broker-pause = Neemt pauze
broker-still-paused = Nog steeds pauze
broker-stop = Is gestopt
broker-own-data = Inzage en verwijderen
broker-export-text = Vraagt iemand wat er over die persoon bewaard is? Download dan alles: de gegevens, de aanmelding, de notities en wat er gebeurde. Wie dat deed, komt in het logboek.
broker-export = Download alles
broker-remove = Verwijder alles…
broker-remove-text = Alles wat op slot zit, is dan meteen weg: de gegevens, de aanmelding en de notities. Ook de code werkt niet meer. In het logboek blijft staan dat er iets was en wie wat deed, zonder naam en zonder tekst. In reservekopieën kan het nog even staan, op slot. Dit kun je niet terugdraaien.
broker-remove-sure = Ja, ik weet het zeker
broker-remove-yes = Verwijder alles
broker-others = Zo staat het nu in het register
broker-empty = (leeg)
broker-done-text = Bewaard.
broker-wrong-text = Er is nog niets bewaard. Kijk na wat hieronder rood is; wat je invulde staat er nog.
broker-wrong-name = Vul een naam in.
broker-wrong-long = Een van de velden is te lang, of er zijn meer dan acht trainingen.
broker-wrong-meeting = Vul een dag en een tijd in, of maak alle drie de velden leeg.
broker-conflict-text = Dit is intussen veranderd, of de knop past er niet meer bij. Er is niets van jou bewaard; wat je invulde staat hieronder nog. Klopt het? Bewaar het dan nog eens.
broker-not-sure-text = Er is niets verwijderd. Zet eerst het vinkje.
broker-removed-title = Alles is verwijderd
broker-removed-text = De gegevens, de aanmelding en de notities zijn weg, en de code werkt niet meer. In het logboek staat wie het deed, zonder naam en zonder tekst.
broker-gone-title = Deze persoon staat niet in het register
broker-gone-text = De aanmelding is ingetrokken of verwijderd, de bewaartijd is voorbij, of de intake is nog niet begonnen.
broker-closed-title = Dit gaat niet open
broker-closed-text = Deze gegevens gaan niet open met de sleutel van deze balie. Er is niets veranderd.
checklist-title = Intake
checklist-hint = Vink aan wat je samen besprak. Erbij komt te staan wie dat deed, en wanneer.
checklist-by = { $who }, { $when }
checklist-why = Waarom deze persoon mee wil doen, en waar jongeren hem of haar van kennen
checklist-role = Wat een social broker doet: luisteren, merken dat er iets is, iets kleins doen
checklist-profile = Wat er uit het testje kwam, en of dat klopt
checklist-together = Brokers helpen elkaar eerst; lukt dat niet, dan kijkt een professional mee
checklist-limits = Wat een broker niet alleen draagt: gevaar, geweld, iemand die niet meer wil leven
checklist-privacy = Geen namen van jongeren doorvertellen of opschrijven
checklist-time = Hoeveel tijd er is, en wanneer bellen of mailen goed uitkomt
checklist-training = Hoe de training gaat: de werkwijze en de spelregels
checklist-year = Wat we bewaren en hoe lang, en dat we elk jaar vragen: doe je nog mee?
calendar-appointment = Kennismaking social broker
calendar-training = Training social broker
sign-up-register = In het register
sign-up-register-text = Afspraak, intake, trainingen, telefoon en e-mail.
sign-up-register-link = Naar intake en gegevens
quiz-title = Testje: { $profile }
quiz-says = Op de site stond er toen:
quiz-counts = Zo telden de antwoorden. Het is geen examen: elk antwoord is goed. Gebruik het als begin van het gesprek.
quiz-count =
    { $count ->
        [one] 1 antwoord
       *[other] { $count } antwoorden
    }

## A page for the site

site-title = Op de site
site-allowed = Wie dit vroeg, vindt het goed dat het antwoord ook op de site komt.
site-allowed-then = Wie dit vroeg, vindt een pagina op de site goed. Met de tweede knop zie je eerst hoe die wordt; er is dan nog niets verstuurd.
site-allowed-author = Wie dit vroeg, vindt een pagina op de site goed, maar wil die eerst lezen. Er komt pas iets op de site na een akkoord.
site-allowed-author-then = Wie dit vroeg, wil een pagina op de site eerst lezen. Met de tweede knop zie je hoe die wordt; er is dan nog niets verstuurd.
site-author-title = Wacht op de schrijver
site-eyes-title = Wacht op een collega
site-back-title = Teruggegeven door een collega
site-eyes-hint = Tot een collega akkoord zegt, gaat de pagina niet naar de site. Pas je de pagina aan, dan leest een collega die opnieuw.
page-eyes-read = { $name } maakte deze pagina. Lees de pagina zoals iedereen die straks leest: is er niemand aan te herkennen, en klopt het antwoord?
page-eyes-own = Jij maakte deze pagina. Een collega uit je team leest die eerst.
page-eyes-alone = Jij maakte deze pagina, en je bent nu de enige in dit team. Er is dus niemand die meeleest.
page-eyes-alone-go-on = Laat de pagina zonder tweede paar ogen door…
page-eyes-back-own = Een collega las je pagina en wil dat er iets anders wordt. Wat, lees je bij de notities. Pas de pagina aan, of haal die weg.
page-eyes-back = Deze pagina is teruggegeven aan { $name }. Wat er anders moet, staat bij de notities.
page-note-label = Wat moet er anders?
page-seen-anyway = Toch akkoord met deze pagina
page-note-hint = Alleen als je de pagina teruggeeft. { $name } leest dit bij de notities. Hooguit { $longest } tekens.
site-author-hint = Wie dit vroeg, leest de pagina met de code. Tot dan staat er niets op de site. Komt er geen antwoord, dan blijft dat zo. Pas je de pagina aan, dan vragen we opnieuw om akkoord.
page-author-asked = De schrijver heeft er nog niets over gezegd.
page-author-changes = De schrijver wil iets anders. Wat, lees je in het laatste bericht.
page-author-agreed = De schrijver heeft precies deze tekst gelezen en vindt hem goed.
page-author-declined = De schrijver heeft de pagina gelezen en wil liever niets op de site. Er komt dus geen pagina.
site-make = Maak er een pagina van…
site-ready-title = Klaar voor de site
site-ready-text = Deze pagina wacht tot iemand die in de site zet: met een knop, of met “brokers collect”.
site-ready-later = Deze pagina wacht tot de vervolgvraag een antwoord heeft.
site-ready-unanswered = Deze pagina wacht tot er een antwoord is: dat is teruggehaald, of nog niet verstuurd.
site-change = Pas de pagina aan…
collect-title = Klare pagina's naar de site
collect-text = Elke pagina die klaarstaat, wordt een nieuw bestand in content/vragen/. Wat iemand introk, gaat er weer uit. Er wordt niets overschreven.
collect-submit = Zet ze in de site
collect-waiting = { $count ->
    [0] Er staat niets klaar voor de site.
    [one] Eén pagina staat klaar voor de site. Je vindt die bij:
   *[other] { $count } pagina's staan klaar voor de site. Je vindt ze bij:
}
collect-remove = { $count ->
    [one] Eén pagina moet van de site af. Dat gebeurt bij het ophalen: met de knop, of met “brokers collect”.
   *[other] { $count } pagina's moeten van de site af. Dat gebeurt bij het ophalen: met de knop, of met “brokers collect”.
}
collect-remove-left = { $count ->
    [one] Eén pagina moet nog van de site af.
   *[other] { $count } pagina's moeten nog van de site af.
}
collect-nowhere = Deze balie draait niet bij de bestanden van de site, en kan er dus niets in zetten. De redactie haalt de pagina's op met “brokers collect”, op de computer waar de site staat.
collect-written = Geschreven:
collect-there = Stond er al:
collect-taken-back = Toch niet geschreven, want net ingetrokken:
collect-removed = Weggehaald, want ingetrokken:
collect-changed = Niet weggehaald: iemand trok deze pagina in, maar het bestand is veranderd nadat het werd gemaakt. Kijk ernaar, en haal het zelf weg:
collect-unsettled = Geschreven, maar de opslag weet dat nog niet. Druk straks nog eens; er komt geen tweede pagina:
collect-not-agreed = Niet geschreven: een pagina is niet de tekst waar de schrijver akkoord op gaf. Zet die opnieuw klaar; dan vragen we het opnieuw.
collect-omitted = Weggelaten of als tekst gezet, want de site heeft het niet:
collect-nothing = Er was niets om in de site te zetten.
collect-closed = { $count ->
    [one] Eén pagina gaat niet open met jouw sleutel.
   *[other] { $count } pagina's gaan niet open met jouw sleutel.
}
collect-left = { $count ->
    [one] Eén pagina wacht nog, bijvoorbeeld omdat het antwoord net verstuurd is. Probeer het over tien minuten nog eens.
   *[other] { $count } pagina's wachten nog, bijvoorbeeld omdat het antwoord net verstuurd is. Probeer het over tien minuten nog eens.
}
collect-failed = Dit is niet helemaal gelukt. Wat hieronder staat, is wel gebeurd.
collect-in-repository = Het is bewaard in de repository van de site, en komt zo op de site.
collect-on-branch = Het is bewaard op de tak { $branch }. Het komt op de site als iemand die overneemt.
collect-not-sent = Het is bewaard op deze machine, en gaat naar de repository zodra die bereikbaar is.
page-title = Een pagina voor de site
page-back = Terug naar de vraag
page-intro = Er is nog niets verstuurd. Haal hieronder alles weg waaraan iemand te herkennen is: namen, plaatsen, scholen, data. Daarna zie je hoe de pagina wordt.
page-intro-later = Het antwoord is al verstuurd en is hier niet meer te lezen. Schrijf het nog eens, voor iedereen. Haal alles weg waaraan iemand te herkennen is. Daarna zie je hoe de pagina wordt.
page-answer-kept = Dit antwoord krijgt wie het vroeg
page-answer-not-sent = Dit antwoord is niet verstuurd: een collega was je voor
page-titel = Titel
page-titel-hint = De vraag in één zin. Hooguit { $longest } tekens.
page-vraag = De vraag
page-vraag-hint = In de woorden van de jongere, zonder wat over één iemand gaat. Hooguit { $longest } tekens.
page-tekst = Het antwoord
page-tekst-hint = Tussenkopjes met ###, lijstjes met -, **vet**. {"{{ hulplijnen() }}"} op een eigen regel toont de hulplijnen. Hooguit { $longest } tekens.
page-topics = Onderwerpen
page-age = Noem de leeftijd: { $age }
page-age-hint = Zo koos wie het vroeg het zelf. Een precieze leeftijd staat er nooit bij.
page-municipality = Noem de gemeente: { $municipality }
page-municipality-hint = Alleen als niemand daardoor te herkennen is.
page-door = Wie gaf het antwoord?
page-by-hint = Kies wat klopt: de site zegt het zo, boven het antwoord.
page-by-team = Het team
page-by-team-of = Het team van { $municipality }
page-by-broker = Een social broker
page-by-professional = Een jeugdprofessional
page-look = Bekijk de pagina
page-kept = De pagina die je had gemaakt
identifying-title = Kijk hier nog even naar. Misschien is iemand hieraan te herkennen:
identifying-phone = lijkt op een telefoonnummer
identifying-email = lijkt op een e-mailadres
identifying-address = lijkt op een adres
identifying-url = lijkt op een link
identifying-handle = lijkt op een naam op sociale media
identifying-account = lijkt op een rekeningnummer
identifying-citizen = lijkt op een burgerservicenummer
identifying-name = lijkt op een naam
identifying-place = lijkt op een plaats
identifying-school = lijkt op een school
identifying-class = lijkt op een klas
identifying-date = is een datum
identifying-number = is een lang nummer
blanks-title = Nog in te vullen:
blanks-text = Zo lang dit er staat, gaat het niet weg.
hints-title = Kijk hier nog even naar.
hints-text = Het zijn tips: je kunt het zo sturen.
hints-more = En nog { $count } zulke plekken.
hint-long = Een zin van { $count } woorden. Knip die in tweeën.
hint-words = Lange woorden: { $words }. Hoe zeg je dat tegen iemand van veertien?
hint-repeated = Dit staat ook in de vraag. Leest er iemand mee, dan is te zien over wie het gaat. Laat het weg als het kan.
hint-identifying = { $looks }. Een ander kan meelezen: laat het weg als het niet nodig is.
hint-promise-silence = Dat kun je niet altijd waarmaken: bij gevaar moet er iemand bij. Schrijf liever wie dit leest, en dat jullie het eerst samen bespreken als er hulp bij moet.
hint-promise-good-end = Dat weet niemand vooraf. Schrijf liever wat je wél ziet (“dat je dit vraagt, is een stap”) en wat nu kan helpen.
hint-promise-always-there = Dat houdt niemand vol. Schrijf liever wanneer jullie lezen, en wie er is als het niet kan wachten.
hint-promise-safety = Dat kun je hiervandaan niet weten. Schrijf liever wat helpt om veilig te zijn, en wie je kunt bellen.
hint-promise-solution = Dat ligt niet alleen aan jullie. Schrijf liever wat je gaat doen, en wanneer je het laat weten.
hint-promise-word = Beloof alleen wat je zelf in de hand hebt. Schrijf liever wat je gaat doen, en wanneer.
preview-title = Zo wordt de pagina
preview-intro = Lees alles nog één keer. Er is nog niets verstuurd.
preview-age = { $age } jaar
preview-answer = Antwoord
page-place = Stuur het antwoord en bewaar de pagina
page-place-alone = Bewaar de pagina
preview-place = Stuur het antwoord en zet de pagina klaar
preview-place-later = Zet de pagina klaar
preview-author = Wie dit vroeg, wil de pagina eerst lezen. Na tien minuten staat die bij het antwoord, en tot een akkoord komt er niets op de site.
preview-place-author = Stuur het antwoord, en vraag akkoord op de pagina
preview-place-author-later = Vraag akkoord op de pagina
preview-place-eyes = Stuur het antwoord, en laat een collega de pagina lezen
preview-place-eyes-both = Laat een collega het antwoord en de pagina lezen
preview-place-eyes-later = Laat een collega de pagina lezen
preview-eyes = Een collega leest deze pagina voor ze naar de site kan.
preview-eyes-author = Een collega leest deze pagina eerst. Daarna leest wie dit vroeg de pagina, en tot een akkoord komt er niets op de site.
preview-frame = De pagina zoals ze op de site komt: { $title }
preview-plain = Dit is precies de tekst die op de site komt. Hoe ze er daar uitziet, kan deze balie niet laten zien: de site zelf staat ergens anders.
preview-change = Pas aan
error-field = Kijk dit veld na.
error-page-empty = Vul dit nog in.
error-page-long = Dit is te lang. Maak het korter.
error-page-blank = Er staat nog iets tussen [haken]. Vul dat in, of haal het weg.
error-page-by = Kies wie het antwoord gaf.

## When something goes wrong

not-found-title = Deze pagina is er niet
not-found-text = Ga terug naar de wachtrij.
gone-title = Deze inzending is er niet meer
gone-text = De afzender haalde die weg, of de bewaartijd is voorbij.
conflict-title = Een collega was je voor
conflict-text = Een collega was je voor: { $event }. Er is niets van jou opgeslagen. Hieronder zie je hoe het er nu voor staat; wat je had geschreven is er nog.
conflict-self-text = Dit heb je zelf intussen veranderd, misschien in een ander tabblad: { $event }. Wat je nu stuurde, is niet opgeslagen. Hieronder zie je hoe het er nu voor staat; wat je had geschreven is er nog.
conflict-sender-text = De afzender was je voor: { $event }. Er is niets van jou opgeslagen. Lees eerst wat er bij kwam; wat je had geschreven is er nog.
conflict-unknown-text = Dit is intussen veranderd. Er is niets van jou opgeslagen. Hieronder zie je hoe het er nu voor staat; wat je had geschreven is er nog.
not-now-text = Dat kan nu niet, zoals het er hieronder voor staat. Er is niets veranderd; wat je had geschreven is er nog.
done-text = Gelukt. { $event }.
done-left-text = Gelukt. { $event }. Wat je daarnaast had geschreven staat hieronder nog.
done-noted-text = Gelukt. Je notitie staat bij “Voor het team”.
done-checked-text = Gelukt. Wat je aanvinkte, is bewaard.
done-unseen-title = Gelukt
done-unseen-text = Wat je vroeg is gedaan. De opslag geeft nu geen antwoord, dus de pagina komt straks pas weer. Wat je daarnaast had geschreven staat hieronder nog; dat is nergens opgeslagen.
no-consent-title = Hier mag geen pagina van komen
no-consent-text = Wie dit vroeg, heeft geen ja gezegd tegen een pagina op de site. Er is niets verstuurd. Je kunt wel gewoon antwoorden.
colleague-title = Wie is je collega?
colleague-unknown-text = Er is niets veranderd. In het team van deze inzending is niemand die zo heet. Bij “Mensen en rechten” zie je hoe je collega hier heet.
colleague-self-text = Er is niets veranderd: dit is je eigen naam. Wil je het zelf doen, kies dan “Ik pak deze op”. Anders vul je de naam van een collega in.
colleague-text = Er is niets veranderd. Vul de naam van je collega in: 2 tot en met 40 tekens.
module-text = Er is niets veranderd. Kies eerst een bouwsteen.
done-inserted-whole-text = De bouwsteen staat onderaan je antwoord. Lees nog even na of alles past.
done-inserted-text = De bouwsteen staat onderaan je antwoord. Vul in wat er tussen [haken] staat.
eyes-own-text = Er is niets veranderd. Wat je zelf schreef, laat een collega weggaan.
page-note-typed-text = Er is nog niets veranderd. Je schreef ook iets op dat anders moet. Moet dat echt? Druk dan op “Geef de pagina terug”. Vind je de pagina goed zoals die is? Druk dan op “Toch akkoord met deze pagina”; je tekst blijft hieronder staan, zodat je die nog als notitie kunt bewaren.
page-note-empty-text = Er is niets veranderd. Schrijf eerst wat er anders moet aan de pagina.
reason-text = Er is niets veranderd. Kies eerst waarom: de afzender leest de zin die erbij staat.
explanation-long-text = Er is niets veranderd. Wat je erbij schreef is te lang: maak het korter. Je tekst staat er nog.
due-text = Er is niets veranderd. Kies een dag die nog moet komen, of laat dat veld leeg.
note-empty-text = Er is niets veranderd. Schrijf eerst iets in de notitie.
note-long-text = Er is niets veranderd. De notitie is te lang: maak die korter. Je tekst staat er nog.
full-title = Dit gesprek is bijna vol
full-text = Dit past er niet meer bij. Er is niets opgeslagen; wat je schreef staat er nog. Maak het korter, of rond het gesprek af.
page-declined-title = Hier mag geen pagina van komen
page-declined-text = Wie dit vroeg, heeft de pagina gelezen en wil die liever niet op de site. Er is niets verstuurd. Je kunt wel gewoon antwoorden.
closed-seal-title = Dit gaat niet open
closed-seal-text = Deze inzending gaat niet open met de sleutel van deze balie. Er is niets verstuurd.
unavailable-title = De opslag geeft geen antwoord
unavailable-text = Probeer het over een halve minuut nog eens. Er is niets kwijt.
not-stored-title = Het is niet gelukt
not-stored-text = De opslag deed het niet, of deed er te lang over. We hebben het net nagekeken: het staat er niet in. Heel soms komt het toch nog aan. Wat je schreef staat hieronder. Druk over een halve minuut nog eens op de knop: dan gebeurt het alsnog, en hooguit één keer.
unknown-title = De opslag geeft geen antwoord
unknown-text = We weten nog niet of dit is opgeslagen. Er is niets kwijt: wat je schreef staat hieronder. Druk over een halve minuut nog eens op de knop. Was het al gebeurd, dan zeggen we dat, en gebeurt het niet nog een keer. Bij de inzending zie je het ook, onder “Wat er gebeurde”.
again = Probeer opnieuw: { $action }
kept-form-outside = Wat je net vroeg is niet gebeurd. Meld je in een ander tabblad aan, en druk dan hier op de knop: alles wat je invulde en koos gaat dan mee.
kept-form-away = We weten niet of het gelukt is. Druk over een halve minuut nog eens op de knop: alles wat je invulde en koos gaat dan mee.
kept-form-confirm = Bevestig deze collega
kept-form-sessions = Meld deze collega overal af
kept-form-passkey = Haal deze toegangssleutel weg
kept-form-end = Laat deze collega stoppen
incomplete-title = Dit kwam niet goed aan
incomplete-text = Er is niets veranderd. Ga terug met de terugknop: daar staat nog wat je schreef. Probeer het dan nog eens.
leaving-title = Je hebt nog iets geschreven
leaving-text = Je bent nog aangemeld. Ga eerst terug naar de vraag: je antwoord blijft dan bewaard als concept. Meld je je meteen af, dan is weg wat nog niet bewaard was.
leaving-anyway = Gooi het weg en meld me af
internal-title = Er ging iets mis
internal-text = Er is niets opgeslagen. De oorzaak staat in het logboek van wie de balie draait.

## Cijfers

with-label = Met wie is dit antwoord gemaakt?
with-hint = Alleen voor de cijfers; je mag het overslaan. De jongere leest dit niet.
with-unsaid = Niet ingevuld

figures-title = Cijfers
figures-until = Geteld tot en met { $date }.
figures-period-label = Periode
figures-period = kwartaal { $quarter } van { $year } (week { $first } tot en met { $last })
figures-period-short = kwartaal { $quarter } van { $year }
figures-hidden = Wat voor minder dan { $least } mensen staat, zie je hier niet. Soms staat er ook bij een groter aantal “niet te tonen”: anders zou je het kleine kunnen uitrekenen.
figures-few = niet te tonen
figures-singles = In het kort
figures-single-helped = Hoe vaak het team hulp vroeg aan een professional
figures-single-published = Antwoorden die ook een pagina van de site werden
figures-single-passed-on = Bedankjes en bijdragen die zijn doorgegeven
figures-single-sign-ups = Aanmeldingen van brokers
figures-single-active = Brokers die actief werden
figures-rises = Vaker dan anders
figures-rise = { $municipality }: { $topic }
figures-no-rises = Geen onderwerp springt eruit.
figures-rises-hint = Onderwerpen waar een gemeente in de laatste vier weken minstens twee keer zo vaak naar vroeg als in de twaalf weken daarvoor, en minstens { $least } keer.
figures-weeks = Vragen per week
figures-topics = Vragen per onderwerp
figures-begun = Hoe snel iemand een vraag oppakte
figures-answered = Hoe snel er een antwoord was
figures-outcomes = Vragen zonder antwoord
figures-week = Week { $week }
figures-no-topic = Geen onderwerp gekozen
figures-with = Met wie antwoorden zijn gemaakt
figures-with-broker = Samen met een social broker
figures-with-professional = Door of met een professional
figures-with-team = Door het team zelf
figures-with-unsaid = Niet ingevuld
figures-helped = Hielp het antwoord?
figures-pages-helped = Hielp een pagina van de site?
figures-page-kinds = Bij welke pagina’s iemand dat zei
figures-helped-yes = Ja
figures-helped-no = Niet echt
figures-kind-vraag = Vragen met een antwoord
figures-kind-tip = Tips
figures-contributions = Bedankjes en bijdragen
figures-contribution-outcomes = Wat daarmee gebeurde
figures-contribution-answered = Iemand van het team schreef terug
figures-contribution-closed = Gelezen en afgerond
figures-contribution-rejected = Past niet op de site
figures-time-day = Op tijd, binnen een dag
figures-time-in-time = Op tijd, na meer dan een dag
figures-time-late = Later dan beloofd
figures-outcome-rejected = Niet te beantwoorden
figures-outcome-closed = Afgesloten zonder antwoord
figures-chart = Grafiek: { $title }. De tabel zegt hetzelfde.
figures-what = Wat
figures-count = Aantal
figures-share = Deel
figures-total = Samen
figures-method = Een vraag telt mee zodra iemand van het team er iets mee doet, in de week waarin ze binnenkwam. Een vraag met meer onderwerpen telt bij het eerste. Spam telt niet mee. “Hielp dit?” is een knop zonder account: wie erop drukt, weten we niet. Wat over pagina’s gezegd is, geldt voor de hele site en niet alleen voor je team.
figures-not-counted = Wat we niet tellen
figures-not-counted-visits = Wie de site bezoekt, welke pagina’s iemand leest, waar iemand vandaan komt en waarnaar iemand zoekt. Er zijn geen cookies en er is geen meetprogramma.
figures-not-counted-reading = Hoe vaak een antwoord met de code is gelezen.
figures-not-counted-places = Getallen per gemeente: bij zo weinig vragen zou je kunnen uitrekenen wat voor een paar mensen staat.
figures-download = Download als tabel
figures-site = Download voor de site
figures-site-hint = Met dit bestand maakt een redacteur de pagina “Wat het oplevert”. Er staat niets in wat je hier niet ziet.
figures-site-later = “Download voor de site” kan als dit kwartaal voorbij is. Anders kun je uit twee downloads na elkaar uitrekenen hoeveel vragen er in een week bij kwamen.
figures-file-note =
    Cijfers van de balie. Zet dit bestand in content/data/cijfers.toml; een pagina met {"{{ cijfers() }}"} laat ze zien.
    Je mag een hele lijst weghalen. Verander geen getallen en vul niets in: waar geen aantal staat, gaat het over minder dan
    vijf mensen, of zou je dat kunnen uitrekenen. `brokers check` kijkt dat na.

## Overdracht

shift-title = Overdracht
shift-note = Briefje van een collega
shift-no-note = Er ligt geen briefje.
shift-note-read = gelezen door { $name }, { $when }
shift-tick = Ik heb dit gelezen
shift-came-in = Binnengekomen sinds { $since }, en nog van niemand
shift-nothing-came-in = Niets nieuws.
shift-more = Er kwam nog meer binnen.
shift-waits = Wat wacht
shift-nothing-waits = Er wacht niets.
shift-mine = Van mij
shift-nothing-mine = Jij bent nergens mee bezig.
shift-did = Wat collega's deden sinds { $since }
shift-nobody-did = Niemand deed iets.
shift-leave = Laat een briefje achter
shift-label = Wat moet wie hierna komt weten?
shift-hint = Je team leest dit, en niemand anders. Hooguit { $longest } tekens. Het komt in plaats van het briefje dat er nu ligt, en verdwijnt na dertig dagen.
shift-submit = Leg het klaar
shift-note-empty = Schrijf eerst iets op.
shift-note-long = Dit is te lang: hooguit { $longest } tekens.
shift-note-other = Een collega legde net een ander briefje neer. Lees dat eerst; jouw tekst staat onderaan.
shift-note-own = Je legde intussen zelf al een ander briefje neer, misschien in een ander tabblad. Wat je nu schreef staat onderaan, en is nog niet bewaard.
shift-note-not-kept = De opslag geeft geen antwoord. Of je briefje er al ligt, weten we niet. De tekst staat hieronder: probeer het zo nog eens.
shift-kept-title = Je briefje is er nog
shift-kept-outside = Je bent niet meer aangemeld. Je tekst staat hieronder. Meld je aan in een ander tabblad, en druk dan hier nog eens op de knop.
shift-kept-enter = Meld je aan

## Sneltoetsen

keys-title = Sneltoetsen
keys-text = Ze werken op elke pagina van de balie, behalve terwijl je in een veld typt. Wat je typte en nog niet bewaard is, gooit geen enkele toets weg.
keys-next = Naar de volgende rij
keys-previous = Naar de vorige rij
keys-open = Open de rij
keys-queue = Naar de lijst
keys-shift = Naar de overdracht
keys-figures = Naar de cijfers
keys-filter = Kies wat je wilt zien
keys-help = Naar deze pagina
keys-then = {" "}en dan{" "}
keys-on = De sneltoetsen staan aan.
keys-off = De sneltoetsen staan uit.
keys-switch-off = Zet ze uit
keys-switch-on = Zet ze aan
keys-why-off = Uit is handig als je tegen je computer praat, of soms per ongeluk een toets raakt. Dit geldt voor deze browser.
keys-no-script = Sneltoetsen werken alleen met JavaScript. Zonder doet de balie het ook helemaal.
