# What `brokers --help` says in Dutch. The English is in generator/src/cli.rs; the long text of a command is `.long`.

usage = Gebruik:
subcommands = Opdrachten
positionals = Gegevens
options = Opties
default = standaard: { $values }
choices = kies uit: { $values }

root = De map waarin content/ staat
lang = De taal waarin brokers praat
help = Laat deze uitleg zien; --help zegt meer dan -h
version = Laat zien welke versie dit is

brokers = Maakt de site van Social Brokers, en laat die zien met formulieren en balie.
    .long = Schrijf markdown in content/, bekijk het met `brokers serve`, en zet wat `brokers build` maakt op een webhost.
brokers-help = Uitleg, ook over één opdracht

brokers-init = Begin een eigen site, in een nieuwe map
    .long =
        Bijvoorbeeld: brokers init kerkrade --gemeente kerkrade

        Er staan de pagina's en formulieren in die elke site nodig heeft, een voorbeeld van elk soort pagina als concept, en een README voor wie erin schrijft. Het thema zit in brokers: zie `brokers theme`.
brokers-init-folder = De map die er komt; een map die er al is, moet leeg zijn
brokers-init-gemeente = De gemeente waar de site voor is, met haar naam: Kerkrade
brokers-init-forge = Waar de repository van de site staat: alleen de workflows voor daar. Zonder dit die voor alle drie
brokers-init-demo = Begin met de inhoud van de demonstratie; alles daarin is bedacht, en zegt dat ook

brokers-theme = Verander hoe de site eruitziet
brokers-theme-help = Uitleg, ook over één opdracht
brokers-theme-eject = Schrijf bestanden van het thema in brokers naar theme/, waar je ze kunt veranderen
    .long = Een bestand in theme/ gaat voor op dat in brokers. Er wordt nooit iets overschreven. Wil je terug? Gooi dan je eigen bestand weg.
brokers-theme-eject-file = Eén bestand, zoals templates/tip.html; zonder naam worden het ze allemaal

brokers-schema = Schrijf JSON-schema's van de koppen van pagina's, site.toml en formulieren, voor tekstverwerkers zoals VS Code
    .long = `brokers init` heeft ze al geschreven; doe het nog eens na een nieuwe versie van brokers.
brokers-schema-out = De map waarin ze komen, vanaf --root

brokers-handout = Schrijf handleidingen en aanvullingen voor de opdrachtregel: voor wie een pakket maakt
brokers-handout-folder = De map waarin ze komen

brokers-new = Maak een nieuw bestand met de juiste kop, en zeg waar het staat
    .long = Bijvoorbeeld: brokers new verhaal "Koffie op vrijdag" --gemeente kerkrade
brokers-new-kind = Het soort pagina
brokers-new-title = De titel; daar komt ook de bestandsnaam van
brokers-new-gemeente = De gemeente waar de pagina bij hoort, met haar naam of zoals in het adres: kerkrade

brokers-check = Zoek alles wat er niet klopt in content/, zonder iets te schrijven
    .long =
        Het programma eindigt met 0 als er geen fouten zijn, met 1 als die er zijn, en met 2 als de opdracht niet klopt.

        Met --format json staat er één document op de standaarduitvoer:

          {"{"} "version": 1, "problems": [ {"{"} "severity": "error" | "warning" | "note",
            "code": "unknown-key", "message": "…", "help": "…" | null,
            "file": "content/tips/luisteren.md" | null, "line": 5, "column": 1,
            "start": 61, "end": 67, "details": {"{"} … {"}"} {"}"} ] {"}"}

        Regels en kolommen tellen vanaf 1, in tekens; start en end zijn bytes in het bestand. Alle vier zijn null als er geen
        plaats in een tekst is. In details staan de waarden uit de melding, per code. Codes en namen blijven wat ze zijn;
        er kunnen er bij komen.

        --format github schrijft aantekeningen voor GitHub Actions en Forgejo Actions, --format gitlab een verslag voor code
        quality. Paden tellen daarin vanaf de map waarin de opdracht draait.
brokers-check-format = Hoe wordt gezegd wat er gevonden is
brokers-check-drafts = Kijk ook naar concepten en naar pagina’s die later verschijnen
brokers-check-external = Vraag andere sites of de pagina’s waar we naar linken er nog zijn
    .long = Niet gevonden (404, 410), voorgoed verhuisd (301, 308), geen antwoord of een kapot antwoord (5xx) zijn waarschuwingen. Een site die programma’s weigert (401, 403, 429) is een opmerking. De opdracht mislukt er niet door: wat andere sites doen, heb jij niet in de hand.
brokers-check-timeout = Hoe lang we op een andere site wachten, in seconden

brokers-build = Maak dist/site (voor elke webhost) en dist/function (wat de functie nodig heeft)
brokers-build-out = De map waarin het komt, vanaf --root; de oude blijft heel tot de nieuwe klaar is
    .long = Een map waar iets anders in staat dan een eerder resultaat, blijft zoals die is.
brokers-build-base-url = Het adres dat de site krijgt, in plaats van dat in site.toml
brokers-build-drafts = Neem ook concepten mee, en pagina’s die later verschijnen
brokers-build-compress = Schrijf ook .br en .gz naast tekstbestanden, voor hosts die ze zo versturen

brokers-serve = Site, formulieren en balie op deze computer; de browser ververst als een bestand verandert
    .long = Vragen worden bewaard in .brokers/store.sqlite, op slot met de sleutel in .brokers/identity.txt.
brokers-serve-addr = Het adres waarop brokers luistert
brokers-serve-drafts = Laat ook concepten zien, en pagina’s die later verschijnen
brokers-serve-open = Open de browser op de pagina die het laatst veranderd is
brokers-serve-demo = Open een oefenruimte: een balie vol verzonnen vragen, waaruit niets naar buiten gaat
    .long = Ze heeft een eigen opslag en een eigen sleutel, in .brokers/demo. Opnieuw beginnen? Verwijder die map.

brokers-host = Site, formulieren, antwoorden en balie op één machine in productie, achter een proxy
    .long = De site wordt in de map van --data gebouwd: bij het begin, als er een dag begint of een pagina verschijnt, en bij SIGHUP. Mislukt dat, dan blijft de site van daarvoor staan. Alles wat wordt verstuurd, staat daar in store.sqlite. Er is geen sleutel van moderatoren bij: `brokers desk --data` laat de eerste binnen. /health zegt of alles antwoordt, /health/ready of er iets bewaard kan worden. Uit de omgeving: DESK_URL (waar moderatoren de balie vinden, op een eigen hostnaam; anders op /desk van de site), SOURCE_HEADER (X-Forwarded-For), RATE_LIMIT, NOTIFY en LOG.
brokers-host-data = De map waarin alles bewaard wordt; die wordt gemaakt als ze er niet is
brokers-host-port = De poort van deze machine waarop brokers luistert, voor de proxy
brokers-host-addr = Waar brokers anders luistert, als de proxy op een andere machine of in een andere container staat
brokers-host-dist = Gebruik wat `brokers build` in deze map maakte, in plaats van hier te bouwen
brokers-host-base-url = Het adres dat de site heeft, in plaats van dat in site.toml
brokers-host-demonstration = Laat een demonstratie (“demonstratie = true” in site.toml) als demonstratie zien

brokers-backup = Kopieer de opslag naar één bestand, ook terwijl die in gebruik is
    .long = De kopie zit net zo op slot als de opslag; sleutels zitten er niet in.
brokers-backup-file = Het bestand dat gemaakt wordt; een dat er al is, blijft zoals het is
brokers-backup-data = De map van `brokers host`, in plaats van de opslag van `brokers serve`

brokers-restore = Maak de opslag van een map uit een back-up; een die er al is, blijft zoals ze is
brokers-restore-file = De back-up
brokers-restore-data = De map van `brokers host`, in plaats van de opslag van `brokers serve`

brokers-publish = Breng een bucket of een map bij met de site
    .long = Kijkt eerst alles na. Stuurt dan alleen wat veranderd is: eerst wat pagina’s nodig hebben, dan de pagina’s, en als laatste gaat weg wat weg moet. Is de verbinding verbroken? Doe het dan nog een keer. De sleutels van een bucket komen uit AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION en AWS_ENDPOINT_URL_S3.
brokers-publish-url = s3://bucket/map of file:///map
brokers-publish-dry-run = Zeg alleen wat er zou veranderen
brokers-publish-take-over = Vervang bestanden met dezelfde naam die er al staan en niet van brokers zijn
    .long = Zonder deze optie blijven ze staan, en wordt er niets verstuurd.
brokers-publish-demonstration = Publiceer een demonstratie (“demonstratie = true” in site.toml)
    .long = Op elke pagina staat dat het een demonstratie is. Zonder deze optie wordt die niet gepubliceerd.
brokers-publish-compress = Stuur tekst ingepakt (gzip in een bucket; .br en .gz ernaast in een map)
brokers-publish-base-url = Het adres dat de site krijgt, in plaats van dat in site.toml

brokers-desk = Alleen de balie, op een opslag die in de omgeving staat
    .long = SUBMISSIONS_TABLE en AWS_ENDPOINT_URL_DYNAMODB zeggen waar de opslag is, FUNCTION_ASSETS zegt welke map `brokers build` maakte (dist/function). De sleutels staan in .brokers/identity.txt.
brokers-desk-addr = Het adres waarop brokers luistert
brokers-desk-data = De map van `brokers host`, in plaats van de opslag die in de omgeving staat; die kan blijven draaien
brokers-desk-verify-audit = Kijk alleen of niemand de lijst van rechten of een logboek heeft veranderd
    .long = Elke regel hangt vast aan de vorige. Dit volgt ze tot de laatste, zegt hoeveel het er zijn en wat het kenmerk van de laatste is, en noteert dat in .brokers/audit.json. De volgende keer leest het alleen wat erna kwam, en ziet het of wat genoteerd is ontbreekt of opnieuw is geschreven.
brokers-desk-whole = Lees met --verify-audit alle regels, ook die al eens klopten
    .long = Zonder dit valt een oudere regel niet op die iemand ter plekke veranderde, zonder wat erna komt.
brokers-desk-export = Schrijf alleen een lijst (CSV) van wat er ligt, zonder inhoud, naar dit bestand; - is de standaarduitvoer
    .long = Eén regel voor alle inzendingen met hetzelfde formulier, soort, gemeente, uur van binnenkomst, status, spoed en einde, en hoeveel dat er zijn. Daar is geen sleutel voor nodig.

brokers-collect = Zet de antwoorden die aan de balie zijn goedgekeurd in content/vragen/
    .long = Van een goedgekeurde pagina komt een nieuw bestand. Er wordt nooit iets overschreven, en niets erin leidt terug naar degene die de vraag stelde. De opslag is die van SUBMISSIONS_TABLE en AWS_ENDPOINT_URL_DYNAMODB, of anders die van `brokers serve`, ook terwijl die draait. De sleutels staan in .brokers/identity.txt. Het kan zo vaak als je wilt.
brokers-collect-dry-run = Zeg alleen wat er geschreven zou worden
brokers-collect-data = De map van `brokers host`, in plaats van een andere opslag; die kan blijven draaien

brokers-keys = Maak en beheer de sleutels van de moderatoren
brokers-keys-help = Uitleg, ook over één opdracht
brokers-keys-new = Maak een sleutelpaar: de geheime helft in .brokers/identity.txt, de openbare voor site.toml
brokers-keys-new-team = Voor een team uit site.toml, met zijn id: de openbare helft komt daar te staan
brokers-keys-show = Laat de openbare helften zien van de sleutels op deze computer, voor site.toml
brokers-keys-rotate = Neem een nieuw sleutelpaar: het oude opent nog wat er al op slot zat
    .long = De nieuwe geheime helft komt bovenaan in .brokers/identity.txt, de openbare helft komt in site.toml op de plaats van de oude. Bouw daarna de site, zet die online, zet aan de balie alles opnieuw op slot, en rond het af.
brokers-keys-rotate-finish = Haal de oude sleutels weg, als niets in de opslag ze nog nodig heeft
brokers-keys-rotate-data = De map van `brokers host`: met --finish wordt ook daar gekeken; die kan blijven draaien
brokers-keys-rotate-team = De sleutel van een team uit site.toml, met zijn id, in plaats van die van het landelijke team
brokers-keys-passphrase = Zet een wachtzin op .brokers/identity.txt, of verander die
    .long = Het bestand staat dan in het formaat dat age zelf voor wachtzinnen heeft. Elke opdracht die een sleutel nodig heeft, vraagt erom.
brokers-keys-passphrase-remove = Haal de wachtzin eraf
brokers-keys-revoke = Trek een openbare sleutel in: een gestolen sleutel, of die van iemand die weg is
    .long = Zegt van wie de sleutel is en wie er nog kan lezen, vraagt of je het zeker weet, en verplaatst de sleutel in site.toml naar revoked: weg bij het landelijke team, bij de andere teams en bij recovery. Bouw daarna de site, zet die online, en zet alles opnieuw op slot aan een balie waarvan de sleutel blijft.
brokers-keys-revoke-key = De openbare sleutel, zoals die in site.toml staat (age1…)
brokers-keys-revoke-yes = Vraag niet of het zeker is
