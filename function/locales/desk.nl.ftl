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
enter-text = Deze link werkt één keer. Je blijft daarna twaalf uur aangemeld, of tot je je afmeldt.
enter-name = Hoe heet je hier?
enter-name-hint = Je voornaam of roepnaam. Zo zien collega's wie wat doet. Laat je dit leeg, dan heet je { $nameless }.
enter-name-length = Kies een naam van { $shortest } tot en met { $longest } tekens.
enter-name-characters = In deze naam staat een teken dat niemand ziet of dat de tekst omdraait, of er staat geen letter in. Typ de naam opnieuw, met gewone letters, cijfers en spaties.
enter-name-reserved = Zo heet de software zelf in de geschiedenis van een vraag. Kies je eigen naam.
enter-name-taken = Aan de balie zit al iemand die zo heet, of bijna zo. Zet er iets bij, zoals de eerste letter van je achternaam. Ben je het zelf, op een ander apparaat? Meld je daar dan eerst af.
enter-submit = Meld me aan
used-title = Deze link werkt niet meer
used-text = Een link naar de balie werkt één keer, en hooguit een kwartier. Een collega aan de balie kan een nieuwe voor je maken; anders wie de balie heeft gestart.
outside-title = Je bent niet aangemeld
outside-text = Open de balie met een link die één keer werkt. Die krijg je van een collega aan de balie, of van wie de balie heeft gestart.
left-title = Je bent afgemeld
expired-title = Je bent niet meer aangemeld
expired-text = Wat je net vroeg is niet gebeurd. Alles wat je schreef staat hieronder. Open de balie in een ander tabblad met een nieuwe link (een collega aan de balie kan er een maken), en druk dan hier op de knop.
left-text = Sluit dit tabblad als anderen deze computer ook gebruiken.
foreign-title = Dit verzoek kwam niet van de balie
foreign-text = Er is niets veranderd. Open de balie opnieuw en probeer het nog eens.

## The queue

list-open = Te doen
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
queue-urgent = Spoed
queue-waits = Wacht { $time }
queue-assignee = { $name } is ermee bezig
queue-approved = klaar voor de site
queue-municipality = Gemeente
queue-all-municipalities = Alle gemeenten
queue-form = Formulier
queue-all-forms = Alle formulieren
queue-show = Toon
queue-show-all = Toon alles
queue-empty-filter = Hiervan is er niets in deze lijst.
waits-briefly = nog geen uur
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
status-closed = afgerond
status-rejected = afgewezen
status-spam = spam
status-intake = intake
status-training = training
status-active = actief
status-declined = geen plek

care-title = Beheer
care-invite-text = Komt er een collega bij? Met deze link komt die binnen.
care-invite = Maak een link voor een collega
invited-title = Een link voor een collega
invited-text = De link werkt één keer, en hooguit een kwartier. Je collega vult zelf een naam in.
invited-label = De link
invited-care = Wie deze link heeft, leest alles wat jij hier leest. Stuur hem alleen aan die ene collega, en liefst niet per mail.
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

submission-urgent = Spoed: hierin staan woorden die op acuut gevaar wijzen. Lees dit als eerste.
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
submission-earlier = Dit antwoord kreeg de afzender eerder
submission-thread-closed = Deze vervolgvraag gaat niet open met de sleutel van deze balie.
submission-expires-soon = Let op: deze inzending wordt op { $date } verwijderd.
queue-expires-soon = Verdwijnt { $date }
submission-closed-seal = Deze inzending gaat niet open met de sleutel van deze balie. Vraag een collega met een andere sleutel.
submission-language = Geschreven op een pagina in een andere taal: { $lang }.
submission-kept-until = Dit blijft bewaard tot { $date }. Daarna is het weg.
submission-busy = { $name } is hiermee bezig.
submission-busy-text = Overleg even, of neem het over. Antwoorden kan ook gewoon.
submission-mine = Jij bent hiermee bezig. Collega's zien dat.
submission-content = Wat er geschreven is
submission-answered = Er is een antwoord. Alleen wie de code heeft, kan het lezen.
answer-title = Antwoord schrijven
answer-label = Jouw antwoord
answer-hint = De afzender leest dit met de code. Noem geen namen. Hooguit { $longest } tekens. Een antwoord kun je niet meer veranderen.
answer-submit = Stuur het antwoord
answer-and-page = Stuur het, en maak er een pagina van…
answer-kept = Wat je had geschreven
error-answer-empty = Schrijf eerst een antwoord.
error-answer-long = Dit antwoord is te lang. Je tekst staat er nog: maak hem korter.
error-title = Er klopt nog iets niet
actions-title = Iets anders doen
action-claim = Ik pak deze op
action-take-over = Neem over van { $name }
action-give-back = Zet terug in de wachtrij
action-hand-over = Geef door aan een collega…
hand-over-label = Wie pakt dit op?
hand-over-hint = De naam waarmee je collega aan de balie zit.
hand-over-submit = Geef door
action-escalate = Vraag een collega met meer kennis
action-reject = Wijs af…
action-close = Rond af zonder antwoord…
action-close-answered = Rond af…
action-spam = Dit is spam
action-not-spam = Dit is geen spam
action-intake = Nodig uit voor de intake
action-training = Door naar de training
action-activate = Is nu social broker
action-decline = Geen plek…
action-unpublish = Toch niet op de site
action-sender-reads = De afzender leest dan: “{ $text }”
action-final = Dit kun je niet terugdraaien.
action-sure = Ja, doe dat

history-title = Wat er gebeurde
history-arrived = Binnengekomen
history-new = Teruggezet in de wachtrij door { $who }
history-claimed = Opgepakt door { $who }
history-taken-over = Overgenomen door { $who }
history-handed-over = Doorgegeven aan een collega door { $who }
history-escalated = Doorgezet naar iemand met meer kennis door { $who }
history-answered = Beantwoord door { $who }
history-answered-approved = Beantwoord en klaargezet voor de site door { $who }
history-approved = Klaargezet voor de site door { $who }
history-unapproved = Toch niet op de site, zei { $who }
history-published = Op de site gezet door { $who }
history-closed = Afgerond door { $who }
history-rejected = Afgewezen door { $who }
history-spam = Bij de spam gezet door { $who }
history-intake = Uitgenodigd voor de intake door { $who }
history-training = Door naar de training, via { $who }
history-active = Social broker geworden, via { $who }
history-declined = Geen plek gegeven door { $who }
history-follow-up = Vervolgvraag van { $who }
history-resealed = Opnieuw op slot gezet door { $who }
history-withdrawn = Ingetrokken door { $who }
who-sender = de afzender
who-desk = de balie
who-collect = “brokers collect”
when-today = vandaag { $time }
when-yesterday = gisteren { $time }
when-earlier = { $day } { $month } { $year }, { $time }

## A page for the site

site-title = Op de site
site-allowed = Wie dit vroeg, vindt het goed dat het antwoord ook op de site komt.
site-allowed-then = Wie dit vroeg, vindt een pagina op de site goed. Met de tweede knop zie je eerst hoe die wordt; er is dan nog niets verstuurd.
site-make = Maak er een pagina van…
site-ready-title = Klaar voor de site
site-ready-text = Deze pagina wacht tot de redactie die ophaalt met “brokers collect”.
site-ready-later = Deze pagina wacht tot de vervolgvraag een antwoord heeft.
site-change = Pas de pagina aan…
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
page-leeftijd = Leeftijd
page-leeftijd-hint = Een getal, of laat het leeg.
page-leeftijd-asked = Wie het vroeg, koos: { $age }.
page-municipality = Noem de gemeente: { $municipality }
page-municipality-hint = Alleen als niemand daardoor te herkennen is.
page-by = Wie gaf het antwoord?
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
preview-title = Zo wordt de pagina
preview-intro = Lees alles nog één keer. Er is nog niets verstuurd.
preview-age = { $age } jaar
preview-answer = Antwoord
preview-place = Stuur het antwoord en zet de pagina klaar
preview-place-later = Zet de pagina klaar
preview-change = Pas aan
error-field = Kijk dit veld na.
error-page-empty = Vul dit nog in.
error-page-long = Dit is te lang. Maak het korter.
error-page-age = Vul een leeftijd in van 8 tot en met 30, of laat dit leeg.

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
done-left-text = Gelukt. { $event }. Wat je daarnaast had geschreven staat hieronder nog; dat is nergens opgeslagen.
done-unseen-title = Gelukt
done-unseen-text = Wat je vroeg is gedaan. De opslag geeft nu geen antwoord, dus de pagina komt straks pas weer. Wat je daarnaast had geschreven staat hieronder nog; dat is nergens opgeslagen.
no-consent-title = Hier mag geen pagina van komen
no-consent-text = Wie dit vroeg, heeft geen ja gezegd tegen een pagina op de site. Er is niets verstuurd. Je kunt wel gewoon antwoorden.
colleague-title = Wie is je collega?
colleague-text = Er is niets veranderd. Vul de naam van je collega in: 2 tot en met 40 tekens.
full-title = Dit gesprek is bijna vol
full-text = Dit past er niet meer bij. Er is niets opgeslagen; wat je schreef staat er nog. Maak het korter, of rond het gesprek af.
closed-seal-title = Dit gaat niet open
closed-seal-text = Deze inzending gaat niet open met de sleutel van deze balie. Er is niets verstuurd.
unavailable-title = De opslag geeft geen antwoord
unavailable-text = Probeer het over een halve minuut nog eens. Er is niets kwijt.
not-stored-title = Het is niet gelukt
not-stored-text = De opslag deed het niet, of deed er te lang over. We hebben het net nagekeken: het staat er niet in. Heel soms komt het toch nog aan. Wat je schreef staat hieronder. Druk over een halve minuut nog eens op de knop: dan gebeurt het alsnog, en hooguit één keer.
unknown-title = De opslag geeft geen antwoord
unknown-text = We weten nog niet of dit is opgeslagen. Er is niets kwijt: wat je schreef staat hieronder. Druk over een halve minuut nog eens op de knop. Was het al gebeurd, dan zeggen we dat, en gebeurt het niet nog een keer. Bij de inzending zie je het ook, onder “Wat er gebeurde”.
again = Probeer opnieuw: { $action }
incomplete-title = Dit kwam niet goed aan
incomplete-text = Er is niets veranderd. Ga terug met de terugknop: daar staat nog wat je schreef. Probeer het dan nog eens.
leaving-title = Je hebt nog iets geschreven
leaving-text = Als je je nu afmeldt, is dat weg. Je bent nog aangemeld.
leaving-anyway = Gooi het weg en meld me af
internal-title = Er ging iets mis
internal-text = Er is niets opgeslagen. De oorzaak staat in het logboek van wie de balie draait.
