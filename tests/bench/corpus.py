#!/usr/bin/env python3
"""Makes a site of N stories for the benchmark: about 4 KB of markdown each, with headings, lists, a table, a quote and
links, two topics and a municipality. With --hugo the same pages in Hugo's dialect, with equivalent templates.

    corpus.py FOLDER N [--hugo | --search] [--no-related]

With --search ours has a page to search on, and so an index. With --no-related no page shows others that are like it: Hugo
spends most of its time on those here, because many pages share few topics.
"""

import datetime
import random
import shutil
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
WORDS = (
    "de het een en van dat is op te in niet met voor zijn maar er aan ook als dan nog wel bij om uit naar weer door "
    "over school vriend huis avond trainer vraag antwoord luisteren praten samen klein groot morgen vandaag buurt fiets "
    "winkel moeder vader zus broer hond regen straat bal boek muziek droom moed hulp tijd stil blij boos bang"
).split()
TOPICS = [f"onderwerp-{number}" for number in range(16)]
TOWNS = [("apeldoorn", "Apeldoorn", "GM0200", "Gelderland"), ("gouda", "Gouda", "GM0513", "Zuid-Holland"),
         ("kerkrade", "Kerkrade", "GM0928", "Limburg"), ("leiden", "Leiden", "GM0546", "Zuid-Holland"),
         ("oss", "Oss", "GM0828", "Noord-Brabant"), ("tilburg", "Tilburg", "GM0855", "Noord-Brabant"),
         ("zwolle", "Zwolle", "GM0193", "Overijssel"), ("diemen", "Diemen", "GM0384", "Noord-Holland")]


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(6, 14))]
    return " ".join(words).capitalize() + "."


def paragraph(rng, sentences=7):
    return " ".join(sentence(rng) for _ in range(sentences))


def body(rng, number, count, link):
    other = rng.randrange(count)
    parts = []
    for heading in range(4):
        parts.append(f"## {sentence(rng)[:-1]}\n\n{paragraph(rng)}\n\n{paragraph(rng, 6)}")
    parts.insert(2, "- " + "\n- ".join(sentence(rng) for _ in range(4)))
    parts.insert(3, f"> {sentence(rng)} {sentence(rng)}")
    parts.insert(4, "| wie | wat |\n|---|---|\n" + "\n".join(f"| {rng.choice(WORDS)} | {sentence(rng)} |" for _ in range(3)))
    parts.append(f"Lees ook {link(other)} of *{rng.choice(WORDS)}* en **{rng.choice(WORDS)}**.")
    return "\n\n".join(parts) + "\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def ours(folder, count):
    content = folder / "content"
    write(content / "site.toml", 'title = "Proef"\nbase_url = "https://proef.test"\nanswer_within = "een dag"\n\n'
          '[[helplines]]\nname = "112"\nwhen = "Bij gevaar"\nphone = "112"\n'
          # Otherwise those inside the program are read, which are larger than many a site.
          '\n[signals]\nnl = ["wil dood"]\n')
    write(content / "_index.md", '+++\ntitle = "Proef"\ndescription = "Proef."\n+++\n\nHallo.\n')
    for page in ("vraag", "aanmelden", "antwoord", "voor-gemeenten", "hulp-nu"):
        write(content / f"paginas/{page}.md", f'+++\ntitle = "{page}"\ndescription = "Proef."\n+++\n\nTekst.\n')
    for topic in TOPICS:
        write(content / f"onderwerpen/{topic}.md", f'+++\ntitle = "{topic}"\ndescription = "Proef."\n+++\n\nTekst.\n')
    for slug, name, code, province in TOWNS:
        write(content / f"gemeenten/{slug}/_index.md",
              f'+++\ntitle = "{name}"\nname = "{name}"\ncbs = "{code}"\nprovincie = "{province}"\ndeelname = "actief"\ndescription = "Proef."\n+++\n\nTekst.\n')
    for number in range(count):
        rng = random.Random(number)
        day = datetime.date(2020, 1, 1) + datetime.timedelta(days=number % 2000)
        first, second = rng.sample(TOPICS, 2)
        front = (f'+++\ntitle = "Verhaal {number}: {sentence(rng)[:-1]}"\ndate = {day}\ndescription = "{sentence(rng)}"\n'
                 f'gemeente = "{rng.choice(TOWNS)[0]}"\nonderwerpen = ["{first}", "{second}"]\n'
                 f'broker = {{ name = "Een trainer", role = "jeugdtrainer" }}\nvoorbeeld = true\n+++\n\n')
        write(content / f"verhalen/verhaal-{number}.md",
              front + body(rng, number, count, lambda other: f"[verhaal {other}](@/verhalen/verhaal-{other}.md)"))
    shutil.copytree(REPOSITORY / "themes", folder / "themes", dirs_exist_ok=True)


def without_line(path, part):
    """Takes the line that contains `part` out of a file; there must be one."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if part not in line]
    assert len(kept) == len(lines) - 1, f"{path}: one line should contain {part}"
    path.write_text("".join(kept), encoding="utf-8")


HUGO_BASE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}">
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" type="application/rss+xml" href="{{ .Permalink }}">{{ end }}</head>
<body><header><nav><a href="/">Home</a> <a href="/verhalen/">Verhalen</a> <a href="/onderwerpen/">Onderwerpen</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer><p>112, 113, Kindertelefoon</p></footer></body></html>
"""
HUGO_SINGLE = """{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Date.Format "2 January 2006" }}</p>{{ .TableOfContents }}
{{ .Content }}<ul>{{ range .GetTerms "onderwerpen" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
{{ range .GetTerms "gemeenten" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
<ul>{{ range first 3 (site.RegularPages.Related .) }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Description }}</li>{{ end }}</ul>
</article>{{ end }}
"""
HUGO_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate .Pages 20 }}<ul>{{ range $p.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
<p>{{ .Description }}</p></li>{{ end }}</ul>{{ template "_internal/pagination.html" . }}{{ end }}
"""


def hugo(folder, count):
    write(folder / "hugo.toml", 'baseURL = "https://proef.test/"\ntitle = "Proef"\nlanguageCode = "nl"\n'
          '[pagination]\npagerSize = 20\n[services.rss]\nlimit = 20\n[taxonomies]\nonderwerp = "onderwerpen"\ngemeente = "gemeenten"\n'
          '[related]\nthreshold = 50\n[[related.indices]]\nname = "onderwerpen"\nweight = 100\n[[related.indices]]\nname = "gemeenten"\nweight = 50\n')
    layouts = folder / "layouts/_default"
    write(layouts / "baseof.html", HUGO_BASE)
    write(layouts / "single.html", HUGO_SINGLE)
    write(layouts / "list.html", HUGO_LIST)
    write(folder / "content/_index.md", '+++\ntitle = "Proef"\n+++\n\nHallo.\n')
    write(folder / "content/verhalen/_index.md", '+++\ntitle = "Verhalen"\n+++\n')
    for number in range(count):
        rng = random.Random(number)
        day = datetime.date(2020, 1, 1) + datetime.timedelta(days=number % 2000)
        first, second = rng.sample(TOPICS, 2)
        front = (f'+++\ntitle = "Verhaal {number}: {sentence(rng)[:-1]}"\ndate = {day}\ndescription = "{sentence(rng)}"\n'
                 f'gemeenten = ["{rng.choice(TOWNS)[0]}"]\nonderwerpen = ["{first}", "{second}"]\n+++\n\n')
        write(folder / f"content/verhalen/verhaal-{number}.md",
              front + body(rng, number, count, lambda other: f'[verhaal {other}]({{{{< ref "/verhalen/verhaal-{other}.md" >}}}})'))


def main():
    target, pages, flags = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    (hugo if "--hugo" in flags else ours)(target, pages)
    if "--search" in flags:
        write(target / "content/paginas/zoeken.md", '+++\ntitle = "Zoeken"\ndescription = "Proef."\n+++\n\nTekst.\n')
    if "--no-related" in flags and "--hugo" in flags:
        without_line(target / "layouts/_default/single.html", ".Related")
    elif "--no-related" in flags:
        without_line(target / "themes/basis/templates/verhaal.html", "items={related}")


if __name__ == "__main__":
    main()
