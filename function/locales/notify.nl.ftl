# Wat moderatoren horen als er iets nieuws is. Hier staat nooit inhoud in: alleen hoeveel het er zijn, voor welke
# gemeente, en of het dringend is. `$count` is het aantal, `$shown` is hetzelfde zoals het er moet staan ("100+").

submission =
    { $count ->
        [one] 1 nieuwe inzending
       *[other] { $shown } nieuwe inzendingen
    }
question =
    { $count ->
        [one] 1 nieuwe vraag
       *[other] { $shown } nieuwe vragen
    }
signup =
    { $count ->
        [one] 1 nieuwe aanmelding
       *[other] { $shown } nieuwe aanmeldingen
    }
contribution =
    { $count ->
        [one] 1 nieuwe bijdrage
       *[other] { $shown } nieuwe bijdragen
    }
for-municipality = { $what } voor { $municipality }
all-urgent =
    { $count ->
        [one] { $what }, dringend
        [2] { $what }, allebei dringend
       *[other] { $what }, allemaal dringend
    }
some-urgent = { $what }, waarvan { $urgent } dringend
urgent-spam =
    { $count ->
        [one] Let op: 1 dringend bericht staat bij de spam, omdat er te veel tegelijk kwam. Kijk daar ook.
       *[other] Let op: { $shown } dringende berichten staan bij de spam, omdat er te veel tegelijk kwam. Kijk daar ook.
    }
more = Er is nog meer dan hier staat.
alarm-subject = Kijk even wat er aan de balie gebeurde
alarm = Aan de balie opende iemand in een uur ongewoon veel inzendingen, of probeerde iemand vaak met een herstelcode of wachtzin binnen te komen. Het kan niets zijn, maar kijk het na: een beheerder ziet bij “Wie gaf wie welke rechten” om wie het gaat.
spam =
    { $count ->
        [one] In de lijst met spam staat 1 inzending.
       *[other] In de lijst met spam staan { $shown } inzendingen.
    } Kijk daar soms ook even: er kan een echte vraag tussen zitten.
open-desk = Open de balie: { $address }
look-at-desk = Kijk aan de balie.
no-content = In dit bericht staat nooit wat iemand heeft geschreven.
