"""Questions that are as different as those of people: what is nearly the same as five others of an hour is spam to the intake, and a
list without spam is then a list of five."""

import random

# None of them tells of danger.
WORDS = """
school juf meester toets huiswerk rooster klas pauze kantine fiets trein station bus vriend vriendin broer zus oma opa buurman
buurvrouw trainer coach voetbal hockey dansen muziek gitaar drummen zingen tekenen gamen telefoon laptop film serie boek strip
vakantie kamp strand bos park speeltuin winkel bakker markt bijbaan krant geld zakgeld sparen kopen verjaardag feest cadeau taart
koken eten ontbijt avond ochtend weekend zomer winter herfst lente regen sneeuw zon hond kat konijn cavia paard kip tuin kamer
zolder keuken bank tafel lamp raam deur sleutel tas jas schoenen bril beugel tandarts dokter kapper verhuizen stad dorp straat
plein brug rivier boot zwemmen schaatsen skaten rennen wandelen klimmen kaarten schaken puzzel lachen praten luisteren vertellen
vragen antwoorden schrijven lezen leren oefenen proberen wachten zoeken vinden kiezen beginnen stoppen verder samen alleen thuis
buiten binnen vandaag morgen gisteren straks later vroeger soms vaak altijd nooit bijna helemaal beetje gewoon anders nieuw oud
groot klein lang kort snel rustig druk leuk saai spannend moeilijk makkelijk belangrijk
""".split()


def question(dice=random):
    """One that nobody sent before."""
    return f"Ik heb een vraag over {' '.join(dice.sample(WORDS, 24))}. Hoe pak ik dat aan?"
