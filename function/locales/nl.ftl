### Every word that a visitor reads on a form or on a page that the function makes.
### Plain Dutch for a fourteen-year-old: short sentences, "je", no blame, always a next step.

## Dates

date = { $day } { $month } { $year }
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

## Titles

# They stay in the history of a browser that others use as well, so they say nothing.
page-title-done = Klaar
page-title-ask = Nog één ding
page-title-problem = Het lukte niet

## The form

form-optional = (hoeft niet)
form-submit = Verstuur
form-choose = Maak een keuze
form-elsewhere = Mijn gemeente staat er niet bij
form-progress = Stap { $page } van { $pages }
form-next = Verder
form-back = Terug
form-left = tekens over
form-over = tekens te veel
form-advised = Een paar zinnen helpen ons om je goed te antwoorden. Korter mag ook.
form-honeypot = Laat dit veld leeg
form-privacy-anonymous = Je blijft anoniem. We vragen niet wie je bent en we bewaren je IP-adres niet. Alleen de mensen die antwoorden kunnen lezen wat je schrijft. Na { $days } dagen is alles weg.
form-privacy-anonymous-other = Je blijft anoniem. We vragen niet wie je bent en we bewaren je IP-adres niet. Alleen het team kan lezen wat je schrijft. Na { $days } dagen is alles weg.
form-demonstration = Dit is een demonstratie: er leest nog niemand mee, dus er komt geen antwoord. Wil je nu met iemand praten? Tik dan op Hulp nu, bovenaan deze pagina.
form-read = Een mens leest je vraag.
form-welcome = Fijn dat je er bent. Je mag hier alles vragen, groot of klein.
form-within = Meestal is er binnen { $within } een antwoord.
form-within-chosen = Kies je { $municipality }, dan is er meestal binnen { $within } een antwoord.
# How soon an answer is promised: what `answer_within` of the site says in Dutch, in every language. 0 is "a few".
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
# Whose team reads it, on a site with teams.
readers-national = Het landelijke team van { $site } leest dit.
readers-chosen = Kies je { $municipality }, dan leest het team { $team } dit. Kies je iets anders, dan leest een ander team het.
readers-by-choice = Wie dit leest, hangt af van de gemeente die je kiest: het team van die gemeente, of als dat er niet is het landelijke team van { $site }.
readers-own = Iemand van ons team leest dit.
readers-by-choice-own = Wie dit leest, hangt af van de gemeente die je kiest: het team van die gemeente, of als dat er niet is ons eigen team.
# After sending. What the form itself says stands before it, so this says only where it goes.
receipt-readers-national = Wat je stuurde, gaat naar het landelijke team van { $site }.
receipt-readers-team = Wat je stuurde, gaat naar het team { $team }.
form-privacy-named = Alleen het team kan lezen wat je invult. Na { $days } dagen is alles weg. Je kunt het ook eerder weghalen, met je code.
form-privacy-sign-up = Alleen het team kan lezen wat je invult. Na { $days } dagen is het weg. Word je social broker, dan bewaart je team je naam en hoe het je bereikt zolang je meedoet. Je kunt het ook eerder weghalen, met je code.

## What is not right with a field

error-title = Er klopt nog iets niet
error-title-prefix = Fout: { $title }
# Above the form, where the questions of a test would otherwise all be wrong in the same words.
error-of-question = { $question } { $message }
error-of-quiz = Kies bij { $count } vragen van de test nog een antwoord.
error-missing = Vul dit nog in.
error-not-chosen = Maak hier nog een keuze.
error-no-consent = Zet een vinkje als je het hiermee eens bent. Zonder vinkje kunnen we niet verder.
error-too-short =
    { $length ->
        [one] Schrijf nog iets meer: minstens { $min } tekens. Nu is het er 1.
       *[other] Schrijf nog iets meer: minstens { $min } tekens. Nu zijn het er { $length }.
    }
error-too-long = Dit past er net niet in: er is plaats voor { $max } tekens. Nu zijn het er { $length }. Haal er wat af.
error-too-few =
    { $min ->
        [one] Kies er minstens 1.
       *[other] Kies er minstens { $min }.
    }
error-too-many = Kies er hoogstens { $max }. Nu zijn het er { $count }.
error-unknown = Deze keuze kennen we niet. Kies er een uit de lijst.
error-not-email = Dit lijkt geen e-mailadres. Het ziet er zo uit: naam@voorbeeld.nl.
error-email-several = Hier staan meer e-mailadressen. Op welk adres mogen we je mailen? Laat alleen dat staan.
error-email-comma = In dit e-mailadres staat een komma. Bedoel je een punt? Het ziet er zo uit: naam@voorbeeld.nl.
error-email-two-signs = In dit e-mailadres staat meer dan één @. Er hoort er maar één in, zoals in naam@voorbeeld.nl.
error-email-blank = Vul alleen je e-mailadres in, zonder spaties en zonder woorden eromheen. Het ziet er zo uit: naam@voorbeeld.nl.
error-email-no-ending = Het einde van dit e-mailadres mist nog, zoals .nl of .com. Het ziet er zo uit: naam@voorbeeld.nl.
error-not-phone = Dit lijkt geen telefoonnummer. Gebruik alleen cijfers, zoals 06 12345678.
# Only programs that send JSON read these two.
error-twice = Dit veld kan maar één waarde hebben. Stuur er één.
error-no-field = Dit formulier heeft geen veld met deze naam. Haal het weg, of kijk of de naam klopt.
error-code-missing = Vul je code in.
error-code-short = Je code heeft 16 letters en cijfers. Dit zijn er { $length }. Kijk nog eens goed of er iets mist.
error-code-long = Je code heeft 16 letters en cijfers. Dit zijn er { $length }. Kijk nog eens goed of er iets te veel staat.
error-code-character = In deze code staat een teken dat er niet in hoort: teken { $at } is “{ $sign }”. Je code heeft alleen letters en cijfers, en nooit de letter U.
error-code-alphabet = Teken { $at } van je code is “{ $sign }” uit een ander alfabet. Het lijkt precies op de { $latin } die je bedoelt. Zet je toetsenbord op gewone (Latijnse) letters en typ je code opnieuw.
error-code-several = Hier kan meer dan één code in staan. Vul alleen jouw code in: 16 letters en cijfers.
error-code-none = Hierin vinden we geen code. Vul alleen je code in: 16 letters en cijfers, in vier groepjes van vier.

## Something that may tell who you are

confirm-title = { $count ->
    [one] Nog niet verstuurd: er staat { $what } in
   *[other] Nog niet verstuurd: er staan { $what } in
}
confirm-title-several = Nog niet verstuurd: er staan persoonlijke gegevens in
confirm-two = { $first } en { $second }
confirm-what-phone = een telefoonnummer
confirm-what-email = een e-mailadres
confirm-what-address = een adres
confirm-what-url = een link
confirm-what-handle = een naam op sociale media
confirm-what-account = een rekeningnummer
confirm-what-citizen = een burgerservicenummer
# Above it are the helplines: nothing is held against whoever cries for help.
confirm-urgent = Goed dat je het vertelt. Dit mag er gewoon in blijven staan.
confirm-text = Je vraag is nog niet verstuurd. We zagen iets waaraan mensen je misschien kunnen herkennen:
confirm-text-other = Er is nog niets verstuurd. We zagen iets waaraan mensen jou of iemand anders misschien kunnen herkennen:
confirm-phone = lijkt op een telefoonnummer
confirm-email = lijkt op een e-mailadres
confirm-address = lijkt op een adres
confirm-url = lijkt op een link
confirm-handle = lijkt op een naam op sociale media
confirm-account = lijkt op een rekeningnummer
confirm-citizen = lijkt op een burgerservicenummer
confirm-choice = Voor een antwoord hebben we dit niet nodig. Jij kiest: haal het weg, of laat het staan. Allebei is goed.
confirm-choice-other = Jij kiest. Hebben we dit nodig om je bericht bij de goede persoon te brengen? Laat het dan staan. Kan het zonder? Haal het dan weg. Allebei is goed.
confirm-names = Namen herkennen we niet. Staat er een naam in? Die mag er ook uit.
confirm-change = Ik pas het aan
confirm-send = Verstuur het zo

## Helplines

helplines-title = Wil je nu met iemand praten?
helplines-urgent-title = Heb je nu hulp nodig? Bel of chat meteen
# After something urgent was sent. As short as the other: the code must still be in the first screen.
helplines-told-title = Goed dat je het vertelt. Wacht niet op ons: bel of chat nu
helplines-urgent-text = Je hoeft niet op ons antwoord te wachten. Ben je in gevaar, of denk je eraan om jezelf iets aan te doen? Er zit nu iemand klaar die naar je luistert.
# Above a code there is room for one word, which must be in the whole words as well.
helplines-chat-short = Chat
helplines-site-short = Site
helplines-chat = Chat met { $name }
helplines-site = Naar de site van { $name }
# For people who hear the page instead of seeing it.
link-beside = (opent in een nieuw tabblad)

## The receipt

receipt-title-question = Je vraag is binnen
receipt-title-signup = Je aanmelding is binnen
receipt-title-contribution = Wat je stuurde is binnen
receipt-title-thanks = Je bedankje is binnen
receipt-heading = Dit is je code
receipt-keep = Schrijf deze code op of maak er een foto van. Alleen met deze code kun je het antwoord lezen.
receipt-keep-contribution = Schrijf deze code op of maak er een foto van. Met deze code zie je of het gelezen is, of haal je het weer weg.
receipt-keep-signup = Schrijf deze code op of maak er een foto van. Met deze code zie je hoe het ervoor staat, of haal je je aanmelding weg.
receipt-ways = Je kunt deze pagina ook printen, de code kopiëren of een schermafdruk maken.
receipt-copy = Kopieer de code
receipt-copied = De code is gekopieerd.
receipt-not-copied = Kopiëren lukt hier niet. Schrijf de code op, of maak er een foto van.
receipt-once = Bewaar de code nu. Wij kunnen hem niet opnieuw sturen, want we bewaren hem niet.
receipt-safe = Bewaar hem op een plek die alleen jij ziet. Wie de code heeft, kan meelezen.
receipt-next-title = Wat gebeurt er nu?
receipt-next-within = Meestal is er binnen { $within } een antwoord. In het weekend en in vakanties kan het langer duren.
receipt-next-urgent = Wacht daar niet op. Bel of chat nu met een van de mensen hierboven.
receipt-demonstration-signup = Dit is een demonstratie: er leest nog niemand mee, dus je hoort nu niets van ons.
receipt-next-lookup = Ga daarna naar de pagina <a href="{ $page }" target="_blank" rel="noopener">Lees je antwoord<span class="hidden"> (opent in een nieuw tabblad)</span></a> en vul je code in.
receipt-next-lookup-open = Kijk over een paar dagen op de pagina <a href="{ $page }" target="_blank" rel="noopener">Lees je antwoord<span class="hidden"> (opent in een nieuw tabblad)</span></a> en vul daar je code in. Is er dan nog niets? Kijk een paar dagen later nog eens.
receipt-next-lookup-contribution = Wil je zien hoe het ervoor staat? Ga naar de pagina <a href="{ $page }" target="_blank" rel="noopener">Lees je antwoord<span class="hidden"> (opent in een nieuw tabblad)</span></a> en vul je code in.
receipt-next-lookup-signup = Ga naar de pagina <a href="{ $page }" target="_blank" rel="noopener">Lees je antwoord<span class="hidden"> (opent in een nieuw tabblad)</span></a> en vul je code in om te zien hoe het ervoor staat.
receipt-next-expires = Tot { $date } blijft het bewaard. Daarna is het weg.
receipt-next-expires-signup = Tot { $date } blijft je aanmelding bewaard. Daarna is die weg. Word je social broker, dan bewaart je team hoe het je bereikt zolang je meedoet.
receipt-profile-title = Uit de test: { $profile }
receipt-home = Naar de beginpagina

## Looking up the answer

lookup-title = Lees je antwoord
lookup-label = Je code
lookup-hint = De code die je kreeg toen je iets stuurde: 16 letters en cijfers. Hoofdletters en streepjes maken niet uit.
lookup-submit = Kijk of er antwoord is

answer-title-answer = Er is antwoord
answer-title-asked = We hebben een vraag aan je
answer-title-waiting = Nog geen antwoord
answer-title-done = Hoe staat het ervoor?
answer-heading = Het antwoord
answer-question = Onze vraag aan jou
answer-reason = Wat we erover willen zeggen
answer-earlier = Antwoord { $number }
own-first = Wat je vroeg
own-later = Wat je erbij schreef
answer-again = Je kunt dit tot { $date } teruglezen met je code.
answer-later = Kijk later nog eens. Je hebt dan weer je code nodig. Tot { $date } blijft het bewaard.
status-question-new = Je vraag is aangekomen. Hij wacht nu tot iemand hem leest.
status-question-new-follow-up = Je vervolgvraag is aangekomen. Hij wacht nu tot iemand hem leest.
status-question-new-reopened = We kijken toch nog eens naar je vraag. Hij wacht nu tot iemand hem weer leest.
status-question-claimed = Iemand leest je vraag en werkt aan een antwoord.
status-question-asked = Iemand heeft je vraag gelezen en wil eerst iets van je weten. Je mag antwoorden, maar het hoeft niet.
status-question-escalated = We hebben iemand met meer kennis gevraagd om mee te kijken. Daarom duurt het iets langer.
status-question-answered = Iemand heeft je vraag gelezen en een antwoord geschreven.
status-question-published = Iemand heeft je vraag gelezen en een antwoord geschreven. Het staat ook op de site, zonder iets over jou. Haal je je vraag hier weg, dan blijft die pagina staan.
status-question-published-until-taken-back = Iemand heeft je vraag gelezen en een antwoord geschreven. Het staat ook op de site, zonder iets over jou. Haal je je vraag hier weg, dan haalt het team die pagina ook van de site. Dat duurt soms een paar dagen.
status-question-published-in-review = Iemand heeft je vraag gelezen en een antwoord geschreven. Er is ook een pagina voor de site van gemaakt, zonder iets over jou. Misschien staat die er nog niet: er kijkt eerst nog iemand naar, en dat duurt soms een paar dagen. Haal je je vraag hier weg, dan haalt het team die pagina ook weg.
status-question-closed = Iemand heeft je vraag gelezen, maar een antwoord is er niet gekomen. Dat ligt niet aan jou, en het was goed dat je het vroeg. Je mag je vraag altijd opnieuw stellen, ook in andere woorden. Wil je nu met iemand praten? De mensen hieronder luisteren graag naar je.
status-question-closed-answered = Dit gesprek is afgerond. Wat we je schreven, blijft hier voor je staan.
status-question-closed-later = Dit gesprek is afgerond. Op je laatste vraag kwam geen antwoord meer. Dat ligt niet aan jou, en het was goed dat je het vroeg. Wat we je eerder schreven, blijft hier voor je staan. Je mag altijd een nieuwe vraag stellen.
status-question-rejected = Op deze vraag kunnen we zelf geen antwoord geven. Dat ligt niet aan jou, en het is goed dat je het vroeg. De mensen hieronder kunnen je wel verder helpen: bel of chat met ze, dat mag over alles. En een andere vraag mag je hier altijd stellen.
# Why a moderator cannot answer something or put it on the site. With the helplines of the page below it.
decline-question-more-help = Wat je vertelt is belangrijk, en je verdient iemand die er echt verstand van heeft. Die hulp kunnen wij je zo niet geven. De mensen hieronder wel, en je huisarts of iemand op school die je vertrouwt ook. Je mag daar precies zo vertellen wat je ons schreef.
decline-question-unclear = We hebben je vraag goed gelezen, maar we begrijpen nog niet wat je bedoelt. Dat kan aan ons liggen. Stel je vraag gerust nog een keer, met een paar zinnen erbij over wat er speelt.
decline-question-other-subject = Goed dat je het vraagt. Over dit onderwerp weten wij te weinig om je goed te helpen, en we willen je niets verkeerds vertellen. Vraag het iemand die er meer van weet, zoals een docent of iemand thuis. Kom je er niet uit, dan denken de mensen hieronder met je mee.
decline-question-hurtful = In wat je schreef staan woorden die iemand pijn doen. Daarom antwoorden we er niet op. Zit er iets achter: ben je boos, of doet iemand jou pijn? Vertel dat gerust in je eigen woorden. Daar luisteren we naar.
decline-question-no-question = We zagen hier geen vraag in waar we je mee kunnen helpen. Zit je toch ergens mee? Stel dan gerust een nieuwe vraag: we lezen alles, en geen vraag is te klein.
decline-contribution-recognisable = Bedankt dat je dit stuurde. We plaatsen het niet, omdat iemand eraan te herkennen is en dat voor diegene vervelend kan zijn. Je mag het nog eens sturen, zonder namen en plekken.
decline-contribution-not-fitting = Bedankt dat je dit stuurde. Het past net niet bij wat er op deze site staat, dus we plaatsen het niet. Heb je nog een verhaal of een tip? Die lezen we graag.
decline-contribution-unclear = Bedankt dat je dit stuurde. We begrijpen niet goed genoeg wat je bedoelt om het te plaatsen. Stuur het gerust nog eens, met een paar zinnen erbij.
decline-contribution-hurtful = We hebben gelezen wat je stuurde. Er staan woorden in die iemand pijn doen, en daarom plaatsen we het niet. Wil je kwijt wat erachter zit? Stel dan een vraag: daar luisteren we naar.
decline-signup-no-place = Fijn dat je er voor anderen wilt zijn. De groep die nu begint is vol, en daarom kunnen we je deze keer niet laten meedoen. Dat ligt niet aan jou. Je mag je later gerust weer aanmelden.
decline-signup-not-here = Fijn dat je er voor anderen wilt zijn. Bij jou in de buurt is nu geen team dat je goed kan begeleiden, en zonder begeleiding beginnen we niet. Komt dat er wel, meld je dan gerust nog een keer aan.
decline-signup-unreachable = We hebben geprobeerd je te bereiken, en dat is niet gelukt. Daarom sluiten we je aanmelding. Wil je nog steeds meedoen? Meld je dan opnieuw aan, en kijk even of je nummer en je mailadres kloppen.
decline-signup-not-fitting = Bedankt voor je tijd, en voor wat je vertelde. We denken dat social broker zijn nu niet bij je past. Dat zegt niets over hoeveel je voor anderen kunt betekenen. Heb je zelf iets waar je mee zit, dan zijn we er ook voor jou: stel gerust een vraag.
status-signup-new = Je aanmelding is aangekomen. Het team heeft hem nog niet gelezen.
status-signup-intake = Het team heeft je aanmelding gelezen en maakt een afspraak met je.
status-signup-training = Je doet mee met de training.
status-signup-active = Je bent social broker. Fijn dat je er bent.
status-signup-paused = Je bent social broker en neemt nu even pauze. Wil je weer meedoen? Laat het je team weten.
status-signup-stopped = Je bent gestopt als social broker. Bedankt voor alles wat je deed.
status-signup-intake-planned = Het team heeft je aanmelding gelezen en heeft een afspraak met je.
planned-title = Afgesproken
planned-appointment = Kennismaking
planned-training = Training
planned-when = { $day } om { $time } (Nederlandse tijd)
broker-kept = Je team bewaart je naam en hoe het je bereikt zolang je meedoet. Rond { $asked } vraagt het of je dat nog doet. Hoort het niets, dan is alles weg op { $gone }.
broker-kept-stopped = Wat je team van je bewaarde, is weg op { $gone }.
status-signup-declined = Het team kan je nu geen plek geven. Dat zegt niets over wat je voor jongeren doet. Bedankt dat je je aanmeldde.
status-signup-closed = Je aanmelding is afgerond.
status-contribution-new = Wat je stuurde is aangekomen. Het wacht nu tot iemand het leest.
status-contribution-new-reopened = We kijken nog eens naar wat je stuurde. Het wacht nu tot iemand het leest.
status-contribution-claimed = Iemand leest wat je stuurde.
status-contribution-answered = Iemand heeft gelezen wat je stuurde en je iets teruggeschreven.
status-contribution-published = Wat je stuurde staat op de site. Bedankt.
status-contribution-rejected = We plaatsen dit niet op de site. Bedankt dat je het stuurde.
status-contribution-closed = Wat je stuurde is gelezen en afgerond. Bedankt.

follow-up-title = Stel een vervolgvraag
# While a question waits for its answer.
follow-up-add-title = Wil je er nog iets bij zeggen?
follow-up-reply-title = Wil je antwoorden?
follow-up-label = Wat wil je nog vragen of vertellen?
follow-up-hint = Je krijgt het antwoord met dezelfde code. Schrijf geen namen, adressen of namen van scholen op.
follow-up-submit = Verstuur mijn vervolgvraag
follow-up-full = Dit gesprek is nu zo lang dat er niets meer bij past. Wil je nog iets vragen? Stel dan een nieuwe vraag. Je krijgt daarvoor een nieuwe code.
follow-up-ended-text = Dit is niet verstuurd, want hier kun je niets meer vragen. Kopieer het, en stel een nieuwe vraag.
followed-up-title = Je vervolgvraag is binnen
followed-up-text = Iemand leest je vraag en schrijft je terug. Je leest het antwoord met dezelfde code.
followed-up-back = Terug naar mijn vraag

leave-text = Klaar, en gebruiken anderen dit toestel ook?
leave-link = Wis wat deze site onthield, en ga naar een site over het weer

withdraw-title = Wil je het weghalen?
withdraw-text = Dat mag altijd. Wat je stuurde en het antwoord zijn dan meteen weg. Niemand kan het daarna nog lezen.
withdraw-on-site = Alleen de pagina die voor de site is gemaakt, gaat wat later weg: het team haalt die van de site. Tot dan kan die er nog staan.
withdraw-submit = Haal het weg
withdraw-confirm-title = Weet je het zeker?
withdraw-confirm-text = Wat je stuurde en het antwoord verdwijnen meteen. Dit kun je niet terugdraaien.
withdraw-confirm-yes = Ja, haal alles weg
withdraw-confirm-no = Nee, laat het staan
withdrawn-title = Het is weg
withdrawn-title-on-site = Wat je stuurde is weg
withdrawn-text = Wat je stuurde is weggehaald. Je code werkt niet meer. Je mag altijd iets nieuws sturen.
withdrawn-on-site = Van je vraag was een pagina voor de site gemaakt. Die kan er nu nog staan: iemand van het team haalt die eraf. Dat gebeurt zonder dat je nog iets hoeft te doen.

## When something goes wrong

problem-typed-title = Dit had je ingevuld
problem-typed-text = Kopieer het als je het wilt bewaren.
problem-typed-label = Wat je had ingevuld
problem-home = Naar de beginpagina
problem-lookup = Naar de pagina Lees je antwoord

problem-not-found-title = Deze pagina is er niet
problem-not-found-text = Misschien klopt het adres niet, of is de pagina verhuisd.
problem-no-such-form-title = Dit formulier is er niet meer
problem-no-such-form-text = Er is niets verstuurd. Misschien is het formulier verhuisd. Begin opnieuw op de beginpagina.
problem-no-such-receipt-title = Bij deze code vinden we niets
problem-no-such-receipt-text = Misschien zit er een tikfout in. Kijk hieronder nog eens. Het kan ook dat het is weggehaald, of dat de bewaartijd voorbij is.
problem-taken-back-text = Heb je het net weggehaald? Dan is dat gelukt, en is er niets meer. Dacht je dat er nog iets stond? Dan zit er misschien een tikfout in je code. Kijk hieronder nog eens.
problem-method-not-allowed-title = Hier kom je met het formulier
problem-method-not-allowed-text = Er is nu niets verstuurd. Had je net iets gestuurd en je code gezien? Dan is het goed aangekomen. Wil je iets sturen, vul dan het formulier in.
problem-code-again-title = Vul je code nog een keer in
problem-code-again-text = Deze pagina laten we niet vanzelf opnieuw zien. Zo kan niemand meelezen die na jou op dit toestel zit.
problem-malformed-title = Dit bericht kunnen we niet lezen
problem-malformed-text = Er is niets verstuurd. De gegevens kwamen beschadigd aan, en we konden je tekst niet lezen. Vul het formulier op de site opnieuw in.
problem-malformed-json = De inhoud is geen geldige JSON: stuur een object met de namen van de velden en hun waarden.
problem-timeout-title = Het versturen duurde te lang
problem-timeout-text = Er is niets verstuurd. Misschien is je verbinding traag. Laad deze pagina opnieuw: je browser vraagt dan of hij je tekst nog een keer mag versturen.
problem-too-large-title = Dit is te veel in één keer
problem-too-large-text = Er is nog niets verstuurd, en er is niets kwijt. Je tekst staat hieronder. Maak hem wat korter en verstuur hem dan opnieuw.
problem-too-large-json = Er is niets opgeslagen. De inhoud is groter dan 64 KiB. Maak hem kleiner en stuur hem opnieuw.
problem-far-too-large-title = Dit is veel te veel in één keer
problem-far-too-large-text = Er is niets verstuurd. Zo veel tekst kunnen we niet aan, en we konden hem niet voor je bewaren. Begin opnieuw met een kortere tekst.
problem-unsupported-title = Dit bericht kunnen we niet lezen
problem-unsupported-text = Er is niets verstuurd. Gebruik het formulier op de site. Bestanden kun je hier niet sturen.
problem-loose-text = Er is niets verstuurd. Wat je schreef staat hieronder. Kopieer het en plak het in het formulier op de site.
problem-read-in-part-text = Er is nog niets verstuurd. Misschien kwam niet alles over, en bestanden kun je hier niet sturen. Wat we konden lezen staat hieronder. Kijk het na en druk dan op de knop.
problem-withdrawn-title = Dit had je net teruggetrokken
problem-withdrawn-text = Wat je eerder stuurde is weg, en er is nu niets nieuws opgeslagen. Wil je het toch nog sturen? Wat je invulde staat hieronder. Druk dan op de knop.
problem-withdrawn-json = Er is niets opgeslagen: dit is eerder verstuurd en daarna teruggetrokken. Stuur het met een nieuwe _token als het toch bewaard moet worden.
problem-invalid-title = Er klopt nog iets niet
problem-invalid-text = Er is nog niets verstuurd. Kijk de velden na en probeer het nog eens.
problem-too-many-title = Even wachten
problem-too-many-text = Er komt nu veel tegelijk binnen vanaf jouw plek op internet. Er is nog niets verstuurd, en er is niets kwijt. Laat deze pagina open, wacht { $minutes ->
        [one] 1 minuut
       *[other] { $minutes } minuten
    } en druk dan opnieuw op de knop. Heb je nu hulp nodig? Bel of chat met een van de mensen hieronder.
problem-not-added-title = Dit past er niet meer bij
problem-not-added-text = Er is niets verstuurd: in dit gesprek kan niets meer bij. Stel een nieuwe vraag.
problem-unavailable-title = Het lukt nu even niet
problem-unavailable-text = Dat ligt aan ons, niet aan jou. We konden het nog niet bewaren, maar er is niets kwijt. Wat je invulde staat hieronder. Wacht een halve minuut en druk dan opnieuw op de knop.
problem-unavailable-plain-text = Dat ligt aan ons, niet aan jou. Wacht een halve minuut en probeer het dan nog eens.
problem-internal-title = Er ging bij ons iets mis
problem-internal-text = Dat ligt aan ons, niet aan jou. Probeer het later nog eens.
problem-internal-typed-text = Dat ligt aan ons, niet aan jou. Er is niets verstuurd, en er is niets kwijt. Wat je invulde staat hieronder. Kopieer het, of laat deze pagina open en druk later nog eens op de knop.

## A page for the site that whoever asked reads first

site-page-heading = Zo komt het op de site
site-page-intro = Je wilde dit eerst lezen. Hieronder staat precies wat iedereen dan op de site kan lezen. Lees het rustig. Staat er iets in waaraan iemand jou herkent? Druk dan op “Ik wil iets anders”.
site-page-you-asked = Je wilde iets anders. Dit is de tekst zoals die nu is. Vind je hem nog niet goed? Zeg het gerust nog een keer.
site-page-you-agreed = Je zei akkoord tegen deze tekst. Hij komt op de site, precies zoals hij hier staat.
site-page-you-declined = Je wilde liever geen pagina op de site. Die komt er dus niet.
site-page-changed = Er is nog niets gebeurd: dit is niet meer de tekst die je net las. Lees hem nog een keer.
site-page-age = { $age } jaar
site-page-by-broker = Antwoord van een social broker
site-page-by-professional = Antwoord van een jeugdprofessional
site-page-by-team = Antwoord van het team
site-page-answer = Antwoord
site-page-helplines = (Hier staan de hulplijnen van de site.)
site-page-agree = Akkoord
site-page-change = Ik wil iets anders
site-page-decline = Liever niet
site-page-hint = Je hoeft niets te doen. Zonder jouw akkoord komt het niet op de site. Verandert iemand de tekst daarna, dan vragen we het je opnieuw.
site-page-agreed-hint = Toch liever niet? Dat kan tot het op de site staat.
site-page-agreed-title = Dank je, je zei akkoord
site-page-agreed-text = De tekst komt op de site, precies zoals je hem las. Verandert iemand er nog iets aan, dan vragen we het je opnieuw.
site-page-declined-title = Het komt niet op de site
site-page-declined-text = De tekst is weg en we maken er geen pagina van. Dat is helemaal goed. Je antwoord blijf je hier gewoon lezen.
site-page-change-title = Wat wil je anders?
site-page-change-text = Schrijf op wat er anders moet, of wat eruit moet. Iemand van het team leest het en past de tekst aan. Daarna lees jij hem weer. Tot je akkoord zegt, komt er niets op de site.

# "Hielp dit?", and the page after it
helped-question = Hielp dit antwoord je?
helped-yes = Ja
helped-no = Niet echt
helped-hint = We tellen alleen hoeveel mensen “ja” of “niet echt” zeggen. Niet wie dat was.
helped-yes-title = Fijn dat het hielp
helped-yes-text = Dank je dat je het even zegt. Daar hebben we echt iets aan.
helped-no-title = Goed dat je het zegt
helped-no-text = Jammer dat dit niet hielp. Dat ligt niet aan jou. Er is meer mogelijk, kijk maar.
helped-counted = We hebben alleen geteld dat iemand dit zei. We weten niet wie je bent.
helped-not-counted = Het tellen lukte nu niet. Dat geeft niet: je hoeft niets opnieuw te doen.
helped-no-next = Wat je nu kunt doen
helped-no-ask-on = Vraag gerust verder
helped-no-ask-text = Stel je eigen vraag. Je naam is niet nodig.
helped-no-read = Een mens leest je vraag.
helped-no-ask = Stel je vraag
helped-back = Terug naar “{ $title }”
