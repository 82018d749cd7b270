# Words of the site that the generator needs. A theme may replace each in its
# own locales/<lang>.ftl.

date-long = { $day } { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
} { $year }

section-gemeenten = Gemeenten
section-verhalen = Verhalen
section-tips = Tips
section-vragen = Vragen en antwoorden
section-praktijk = Zo doen gemeenten het
section-onderwerpen = Onderwerpen
section-factoren = Werkende factoren
section-mensen = Wie je kunt tegenkomen

home = Begin
# A form page of one municipality.
form-in-municipality = { $title } in { $municipality }
form-in-municipality-description = { $description } Voor wie in { $municipality } woont.
# The picture frame of one municipality.
frame-title = Het fotolijstje van { $municipality }
frame-description = Print dit lijstje, zet er een social broker uit { $municipality } in en hang het op.
# What says of a story, or of a question with its answer, that it is made up: on cards, in feeds and in JSON-LD.
example-mark = Bedacht voorbeeld
not-found = Deze pagina is er niet
table-name = Tabel
# Footnotes: the section at the end, the number in the text, the way back.
notes-title = Noten
note-reference = Noot { $number }
note-back = Terug naar noot { $number } in de tekst
# A further page of a list.
numbered-title = { $title }, pagina { $number }
# What can be found, by kind: on a result, and to narrow results down.
search-kind-verhaal = Verhaal
search-kind-tip = Tip
search-kind-vraag = Vraag en antwoord
search-kind-praktijk = Zo doen gemeenten het
search-kind-onderwerp = Onderwerp
search-kind-factor = Wat werkt
search-kind-persoon = Iemand die je kunt tegenkomen
search-kind-gemeente = Gemeente
search-kind-gemeentepagina = Uit een gemeente
search-kind-pagina = Over deze site
