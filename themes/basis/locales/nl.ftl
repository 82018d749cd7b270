# Every word the templates themselves say. Keys are sorted by place, not by alphabet.

## The frame of every page
og-locale = nl_NL
nav-skip = Ga naar de inhoud
nav-label = Hoofdmenu
nav-menu = Menu
demo-line = Een demonstratie: er leest nog niemand mee.
crumbs-label = Je bent hier
toc-title = Op deze pagina
steps-label = Vorige en volgende
steps-previous = Vorige
steps-next = Volgende
read-answer = Lees je antwoord
redirect-title = Deze pagina is verhuisd
redirect-link = Ga naar de nieuwe plek

## Leave quickly
exit-label = Deze site snel verlaten
exit-text = Kijkt er iemand mee?
exit-keys = Druk drie keer op Shift, of kies:
exit-link = Snel weg
exit-explained = Kijkt er iemand mee? Met ‘Snel weg’ sta je meteen op een site over het weer. Let op: deze pagina blijft wel in je geschiedenis staan. Die kun je zelf wissen in je browser.

## The three ways in
way-ask = Ik heb een vraag
way-ask-text = Vraag wat je wilt, zonder je naam. Met een code lees je later het antwoord.
way-join = Ik wil social broker zijn
way-join-text = Komen jongeren vanzelf naar jou toe? Meld je aan bij je gemeente.
way-town = Ik werk bij een gemeente
way-town-text = Lees hoe andere gemeenten het deden, en begin zelf.
way-code = Ik heb een code
ask = Stel je vraag
ask-title = Zit jij ook ergens mee?
ask-text-demonstration = Je hoeft niet te zeggen wie je bent. In deze demonstratie leest nog niemand mee.
ask-text = Je hoeft niet te zeggen wie je bent. Een mens leest je vraag.
ask-within = Meestal is er binnen { $within } een antwoord.
join = Word social broker
join-title = Ben jij ook zo iemand?
join-text = Je hoeft geen hulpverlener te zijn. Een praatje op het goede moment is al veel.

## Footer
foot-ways = Waar wil je heen?
foot-help = Meteen iemand spreken?
foot-danger = In gevaar? Bel
foot-113 = Denk je aan zelfmoord? Bel
foot-kindertelefoon = Kindertelefoon, gratis:
foot-site = Over deze site
foot-source = Broncode
sender-of = Deze site is van { $name }.
sender-demo = Achter deze demonstratie zit nog geen organisatie die je kunt bereiken.
sender-none = Wie er achter deze site zit, staat hier binnenkort.
foot-promise = Geen account, geen cookies. Niemand volgt je hier.

## Home
home-for = Voor jongeren en de mensen om hen heen
home-ways = Waar kom je voor?
home-what = Wat is een social broker?
home-questions = Vragen waar jongeren mee zitten
home-questions-more = Alle vragen
home-stories = Mensen die er gewoon waren
home-stories-more = Alle verhalen
home-tips = Klein begin, groot verschil
home-tips-more = Alle tips
home-topics = Waar zit je mee?
home-towns = Bij jou in de buurt
home-towns-text = Deze gemeenten zoeken, bedanken en helpen de mensen om wie het gaat.
home-examples = Zo kan het in een gemeente
home-examples-text = Hier lees je wat deze gemeenten eerder deden. Op deze site doen ze nu niet mee.
home-towns-more = Alle gemeenten
promise-name = Je naam is niet nodig
promise-answer = Meestal antwoord binnen { $within }
promise-track = Wij volgen je niet
# What `answer_within` of the site says in its main language, if it can be counted. 0 is "a few".
within-hours = { $count ->
    [0] een paar uur
    [one] één uur
   *[other] { $count } uur
}
within-days = { $count ->
    [0] een paar dagen
    [one] één dag
   *[other] { $count } dagen
}
within-workdays = { $count ->
    [0] een paar werkdagen
    [one] één werkdag
   *[other] { $count } werkdagen
}
within-weeks = { $count ->
    [0] een paar weken
    [one] één week
   *[other] { $count } weken
}

## Lists
list-all = { $title }: alles op een rij
list-empty = Hier staat nog niets. Misschien is jouw vraag de eerste.
topics-label = Gaat over
related-title = Lees ook
photo-credit = Foto: { $name }
card-dutch = In het Nederlands
read-minutes = { $minutes ->
    [one] 1 minuut lezen
   *[other] { $minutes } minuten lezen
}

## Kinds of page
kind-verhaal = Verhaal
kind-tip = Tip
kind-vraag = Vraag
kind-praktijk = Zo deden zij het
kind-onderwerp = Onderwerp
kind-persoon = Iemand die je kunt tegenkomen

## Story, tip, question
age = { $age } jaar
example-story = Dit verhaal is bedacht, maar zo kan het gaan.
example-question = Deze vraag en dit antwoord zijn bedacht, maar zo kan het gaan.
example-person = Deze persoon is bedacht, om te laten zien hoe zo’n pagina eruitziet.
person-where = Wanneer en waar:
example-share = { $title } (bedacht voorbeeld)
video-watch = Bekijk de film op { $host }
video-elsewhere = De film staat op een andere site. Pas als je klikt, ga je daarheen.
video-transcript = Lees wat er gezegd wordt
qa-question = De vraag
qa-question-example = De vraag (bedacht)
qa-answer-example = Het antwoord (bedacht)
qa-answer-broker = Antwoord van een broker
qa-answer-professional = Antwoord van een professional
qa-answer-team = Antwoord van het team
qa-date = Beantwoord op { $date }
qa-role-broker = Een volwassene uit de buurt die graag meedenkt
qa-role-professional = Iemand die met jongeren werkt, zoals een jongerenwerker
qa-role-team = De mensen die hier vragen lezen en beantwoorden
qa-role-team-of = Het team dat vragen uit { $place } beantwoordt
qa-tips = Tips die hierbij passen
for-jongere = Voor jongeren
for-broker = Voor brokers
for-ouder = Voor ouders
for-professional = Voor professionals
comma = ,
who-jongere = jongeren
who-broker = brokers
who-ouder = ouders
who-professional = professionals
tips-jump = Voor wie zoek je een tip?
tips-for-jongere = Voor jongeren
tips-for-broker = Voor brokers
tips-for-ouder = Voor ouders
tips-for-professional = Voor mensen die met jongeren werken
topic-questions = Vragen hierover
topic-tips = Tips hierover
topic-stories = Verhalen hierover
topic-more-dutch = Meer in het Nederlands

## Practices and factors
fact-town = Gemeente
fact-year = Jaar
fact-source = Bron
fact-contact = Contact
practice-factors = Wat hier werkte
related-practices = Ook zo gedaan
factor-number = Wat werkt, nummer { $number }
factor-towns = Genoemd door
factor-practices = Zo zag dat eruit
matrix-title = Wie noemde wat?
matrix-text = Per gemeente zie je wat daar hielp.
matrix-slide = Op een klein scherm schuif je de tabel opzij.
matrix-label = Tabel, opzij te schuiven
matrix-factor = Wat werkt
matrix-yes = ja
matrix-no = nee

## Municipalities
map-label = Kaart van Nederland met de gemeenten
map-source = Bron: CBS en Kadaster, 2023.
town-title = Social brokers in { $name }
town-kicker = Social brokers in { $province }
town-ambassadors = Ambassadeurs
town-ambassadors-then = Ambassadeurs van toen
town-hotspots = Plekken waar je terechtkunt
town-hotspots-then = Hier gebeurde het toen
town-no-hotspots = In { $name } staan nog geen plekken op de lijst.
town-contact = Contact
town-website = Website van de gemeente
town-people = Wie je in { $name } kunt tegenkomen
town-practices = Zo ging het in { $name }
town-stories = Verhalen uit { $name }
town-questions = Vragen uit { $name }
town-merged = { $name } hoort nu bij { $into }. Wat hier staat, gaat over vroeger.
town-merged-short = (nu { $name })
town-inactive = { $name } deed mee en is daarmee gestopt. Wat hier staat, gaat over toen.
town-stopped-short = (gestopt)
town-example-title-year = Wat { $name } in { $year } deed
town-example-title = Wat { $name } deed
town-example-year = Dit is een voorbeeld. Je leest wat { $name } in { $year } deed. Nu doet de gemeente hier niet mee.
town-example = Dit is een voorbeeld. Je leest wat { $name } deed. Nu doet de gemeente hier niet mee.
town-example-short-year = (voorbeeld uit { $year })
town-example-short = (voorbeeld)

## Help
help-title = Wil je nu met iemand praten?
help-call = Bel { $name }:
help-chat = Chat met { $name }
help-site = Naar de site van { $name }
help-beside = (opent in een nieuw tabblad)
help-now = Hulp nu
help-all = Alle hulplijnen
help-experts = Zij weten hier veel van
help-topics = Waar gaat het over?
source-label = Bron:

## Pages
page-updated = Bijgewerkt op { $date }
lost-ways = Waar kwam je voor?

# The finder of municipalities
finder-label = In welke gemeente woon je?
finder-here = doet mee
finder-example = voorbeeld: lees wat ze deden
finder-none = Die gemeente kennen we niet. Kijk of je de naam goed schreef.
finder-here-label = Zoek een gemeente
finder-not-here = Die staat er niet bij. Kijk of je de naam goed schreef, of zoek in de lijst van alle gemeenten.
choose-find = In de lijst zoeken
choose-none = Geen gemeente gevonden. Kijk of je de naam goed schreef, of kies ‘Mijn gemeente staat er niet bij’.
finder-total = { $number ->
    [one] 1 gemeente
   *[other] { $number } gemeenten
}

# Long lists
pages-label = Meer van deze lijst
pages-page = Pagina
pages-previous = Vorige
pages-next = Volgende

## Thank-you cards; the designs are named by what they say
card-make = Maak je kaart
card-choose = Kies een kaart
card-net = Jij ving mij op
card-thee = Jij had tijd voor mij
card-luister = Jij luisterde
card-bal = Jij zag wat ik kon
card-paraplu = Bij jou kon ik schuilen
card-plant = Door jou groeide ik
card-write = Schrijf op de kaart
card-hint = Typ op de stippellijnen. Kort is goed: één ding dat je fijn vond.
card-to = Voor
card-text = Je bericht
card-from = Van
card-paper = Op welk papier print je?
card-a6 = Klein: één kaart op A6 (een ansichtkaart)
card-a4 = Groot vel: twee kaarten op A4, om uit te knippen
card-noscript = Printen kan met de knop Afdrukken van je browser, of met Ctrl en P. Kreeg je een link met een kaart? Zet dan JavaScript aan om hem te lezen.
card-print = Print de kaart
card-save = Bewaar als plaatje
card-share = Maak een link
card-link = De link naar je kaart
card-link-hint = Je bericht zit in de link zelf. Wij zien het niet.
card-copied = De link is gekopieerd. Plak hem in een bericht.
card-received = Je kreeg een kaart
card-invite = Iemand wil je bedanken. Jij was er, op het goede moment. Wil je dat vaker zijn, voor meer jongeren?
card-again = Maak zelf een kaart
card-file = bedankt

## The picture frame
frame-lead = Wie er is voor jongeren, mag gezien worden. Print het lijstje en hang het op.
frame-how = Typ een naam in het lijstje, of schrijf die er later bij. Print dan op A4. Plak er een foto in, als die persoon dat goed vindt. De zwarte blokjes zijn een QR-code: een telefoon opent daarmee de pagina van de gemeente.
frame-poster = Fotolijstje voor een social broker in { $name }
frame-top = Hier kun je terecht bij
frame-photo = Plek voor een foto
frame-name = Naam
frame-why = Omdat een praatje soms alles is.
frame-qr = QR-code naar de pagina van { $name }
frame-scan = Stel je vraag, ook zonder naam:
town-frame = Print het fotolijstje van { $name }
town-thanks = Bedank iemand met een kaart

## Languages
lang-label = Taal

## The accessibility statement
a11y-status = Hoe toegankelijk is de site?
a11y-status-A = Status A: de site voldoet volledig.
a11y-status-B = Status B: de site voldoet gedeeltelijk.
a11y-status-C = Status C: de eerste maatregelen zijn genomen.
a11y-status-D = Status D: de site voldoet niet.
a11y-norm = Dat is getoetst aan de norm { $norm }.
a11y-scope = Dit geldt voor:
a11y-tested = Hoe is er getest?
a11y-axe = Automatische test met axe-core, licht en donker, op 320, 768 en 1280 pixels
a11y-axe-result = { $pages } pagina's, van elk soort minstens één. Fouten: { $faults }. Zo'n test vindt niet alles.
a11y-lighthouse = Automatische test met Lighthouse, als op een telefoon
a11y-lighthouse-result = { $pages } pagina's. Het laagste cijfer voor toegankelijkheid is { $lowest } van 100. Zo'n test vindt niet alles.
a11y-result = Uitslag
a11y-when = Wanneer
a11y-deviations = Wat is er nog niet goed?
a11y-criterion = Onderdeel van de norm
a11y-cause = Oorzaak
a11y-effect = Gevolg voor jou
a11y-measure = Wat we eraan doen
a11y-planned = Wanneer klaar
a11y-made = Deze verklaring is opgesteld op { $date }.

## Search; # stands for a number
search = Zoeken
search-label = Wat zoek je?
search-private = Je woorden blijven op deze pagina. We sturen en bewaren ze niet.
search-button = Zoek
search-filters = Laat alleen zien
search-soort = Soort
search-gemeente = Gemeente
search-onderwerp = Onderwerp
search-any = Alles
search-loading = Even laden…
search-failed = Zoeken lukt nu niet. Kies hieronder een onderwerp.
search-none = Niets gevonden.
search-one = 1 pagina gevonden.
search-many = # pagina’s gevonden.
search-meant = Bedoelde je ‘#’?
search-urgent = Hieronder staat eerst wie je nu kan helpen.
search-empty = Hier staat nog niets over. Dat ligt niet aan jou. Je mag het gewoon vragen, zonder je naam te noemen.
search-talk = Praat nu met iemand
search-without = Zoeken lukt alleen met JavaScript. Hieronder staat alles per onderwerp.
search-try = Een ander woord proberen kan ook. Of kies hieronder een onderwerp.
search-results = Gevonden
search-more = Laat meer zien
search-help = Liever meteen met iemand praten?
search-topics = Kies een onderwerp

# What the work brings
figures-until = Geteld tot en met { $until }.
figures-example = Deze cijfers zijn bedacht. Ze laten zien hoe zo’n pagina eruitziet.
figures-chart = Grafiek: { $title }. De tabel zegt hetzelfde.
figures-what = Wat
figures-count = Aantal
figures-total = Samen
figures-few = niet te tonen
figures-none = Er zijn nog geen cijfers.
figures-source = We tellen wat er bij het team binnenkomt en wat het daarmee doet. Bezoekers van deze site tellen en volgen we niet. “Te weinig” staat waar een getal over minder dan vijf mensen gaat, of waar je zo’n getal zou kunnen uitrekenen.

# Whether a page helped
helped-question = Hielp dit?
helped-yes = Ja
helped-no = Niet echt
helped-hint = We tellen alleen hoeveel mensen “ja” of “niet echt” zeggen. Niet wie dat was.

# A share row
share-label = Deel dit
share-mail = Mail
share-whatsapp = WhatsApp
share-copy = Kopieer de link
share-device = Deel op een andere manier
share-copied = De link is gekopieerd.
share-failed = Kopiëren lukt hier niet. Dit is de link:

# Lists, read in another way
filters-topic = Kies een onderwerp
filters-factor = Kies wat er werkte

# A municipality of its own
town-place = { $name } op de kaart van Nederland
town-join = Doe mee in { $name }
town-agenda = Agenda van { $name }
town-agenda-empty = Er staat nu niets op de agenda. Is er iets te doen voor jongeren of brokers?
town-agenda-tell = Laat het weten
town-stories-empty = Er staat hier nog geen verhaal uit { $name }. Wel van andere plekken.
town-tips = Tips die overal helpen
