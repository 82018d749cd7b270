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
yes = Ja
no = Nee
profile = Uitkomst van de test

## The way in

enter-title = Naar de balie
enter-text = Deze link werkt één keer. Je blijft daarna twaalf uur aangemeld, of tot je je afmeldt.
enter-submit = Meld me aan
used-title = Deze link werkt niet meer
used-text = Een link naar de balie werkt één keer, en hooguit een kwartier. Vraag een nieuwe link aan.
outside-title = Je bent niet aangemeld
outside-text = Open de balie met een link die één keer werkt. Die krijg je van wie de balie draait.
left-title = Je bent afgemeld
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
queue-page = Pagina { $page }
queue-next = Volgende pagina
queue-previous = Vorige pagina
queue-urgent = Spoed

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
care-export = Download een lijst van wat er bewaard wordt, zonder inhoud (CSV)
care-reseal-text = Is er een nieuwe sleutel? Zet dan alles wat deze balie kan openen opnieuw op slot, met de sleutels die nu in site.toml staan.
care-reseal = Zet alles opnieuw op slot
resealed-title = Opnieuw op slot
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
submission-suspicious = Dit lijkt spam. Is het toch echt, haal het dan uit de spam. Dit viel op:
suspicion-honeypot = Er was een veld ingevuld dat mensen niet zien.
suspicion-too-fast = Het was binnen drie seconden ingevuld.
suspicion-no-token = De pagina stuurde geen tijd mee. Dat gebeurt ook bij mensen zonder JavaScript.
suspicion-seen-before = Er kwam kort daarvoor bijna hetzelfde binnen.
suspicion-seen-often = Er kwam in een uur vaak bijna hetzelfde binnen.
suspicion-flood = Er kwam in die minuut veel meer binnen dan mensen sturen.
suspicion-many-links = Er staan veel links in.
suspicion-wrong-work = Het rekenwerk dat een browser op de achtergrond doet, klopte niet.
suspicion-used-work = Het rekenwerk van de browser was al voor een ander bericht gebruikt.
submission-thread = Vervolgvraag { $number }
submission-earlier = Dit antwoord kreeg de afzender eerder
submission-thread-closed = Deze vervolgvraag gaat niet open met de sleutel van deze balie.
submission-expires-soon = Let op: deze inzending wordt op { $date } verwijderd.
queue-expires-soon = Verdwijnt { $date }
submission-closed-seal = Deze inzending gaat niet open met de sleutel van deze balie. Vraag een collega met een andere sleutel.
submission-language = Geschreven op een pagina in een andere taal: { $lang }.
submission-received = Binnengekomen
submission-municipality = Gemeente
submission-status = Stand
submission-expires = Bewaard tot
submission-content = Wat er geschreven is
submission-answered = Er is een antwoord. Alleen wie de code heeft, kan het lezen.
answer-title = Antwoord schrijven
answer-label = Jouw antwoord
answer-hint = De afzender leest dit met de code. Noem geen namen. Hooguit { $longest } tekens. Een antwoord kun je niet meer veranderen.
answer-submit = Verstuur het antwoord
answer-kept = Wat je had geschreven
error-answer-empty = Schrijf eerst een antwoord.
error-answer-long = Dit antwoord is te lang. Je tekst staat er nog: maak hem korter.
error-title = Er klopt nog iets niet
actions-title = Iets anders doen
action-close = Rond af zonder antwoord
action-close-answered = Rond af
action-spam = Dit is spam
action-restore = Dit is geen spam

## When something goes wrong

not-found-title = Deze pagina is er niet
not-found-text = Ga terug naar de wachtrij.
gone-title = Deze inzending is er niet meer
gone-text = De afzender heeft haar ingetrokken, of de bewaartijd is voorbij.
conflict-title = Een collega was je voor
conflict-text = Een collega was je voor. Er is niets van jou opgeslagen. Hieronder zie je hoe het er nu voor staat; wat je had geschreven is er nog.
unavailable-title = De opslag geeft geen antwoord
unavailable-text = Er is niets opgeslagen, en er is niets kwijt. Probeer het over een halve minuut nog eens.
unavailable-again = Probeer opnieuw
internal-title = Er ging iets mis
internal-text = Er is niets opgeslagen. De oorzaak staat in het logboek van wie de balie draait.
