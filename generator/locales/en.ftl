# What the tool says to editors, in English (--lang en).

severity-error = error
severity-warning = warning
severity-note = note
severity-help = to mend it

problem-unreadable = { $path } cannot be read: { $reason }
    .help = See whether the file is still there and whether you may read it.
problem-missing = { $path } is missing
    .help = Are you in the right folder? --root names the folder that holds content/ and themes/.
problem-not-utf8 = this file is not UTF-8 (from byte { $byte })
    .help = Save the file again with UTF-8 encoding.
problem-unknown-folder = “{ $path }” is not a place for any type of page
    .help = { $nearest ->
        [none] Put the file in gemeenten, verhalen, tips, vragen, praktijk, onderwerpen, factoren or paginas.
       *[other] Did you mean the folder “{ $nearest }”?
    }
problem-unknown-language = the language “{ $lang }” of the file name is not in site.toml
    .help = Known languages: { $known }. Add it to languages, or take “.{ $lang }” out of the name.
problem-no-front-matter = this file does not begin with front matter between +++
    .help = Put a line +++ at the top, then title = "…", then another line +++.
problem-wrong-delimiter = the front matter is between “{ $found }”, but belongs between +++
    .help = Replace both lines by +++ and write the data as key = "value".
problem-open-front-matter = the front matter is not closed
    .help = Put a line with only +++ after the last key.
problem-toml-syntax = this is not valid TOML: { $reason }
    .help = A line looks like this: title = "My title". Text stands between double quotes.
problem-unknown-key = { $kind ->
    [home] the home page
    [section] a section page
    [gemeente] a municipality
    [gemeentepagina] a page of a municipality
    [verhaal] a story
    [tip] a tip
    [vraag] a question
    [praktijk] a practice
    [onderwerp] a topic
    [factor] a factor
    [site] site.toml
   *[pagina] a page
} knows no “{ $key }”
    .help = { $nearest ->
        [none] Choose from: { $known }.
       *[other] Did you mean “{ $nearest }”?
    }
problem-missing-key = “{ $key }” is missing; { $kind ->
    [home] the home page
    [section] a section page
    [gemeente] a municipality
    [gemeentepagina] a page of a municipality
    [verhaal] a story
    [tip] a tip
    [vraag] a question
    [praktijk] a practice
    [onderwerp] a topic
    [factor] a factor
    [site] site.toml
   *[pagina] a page
} needs it
    .help = Add a line between the +++ lines that begins with { $key } =
problem-wrong-type = “{ $key }” must be { $expected }, but is { $found }
    .help = Text stands between quotes, a number does not, a list stands between [ and ].
problem-wrong-value = “{ $key }” is wrong: { $reason }
problem-unknown-choice = “{ $key }” cannot be “{ $value }”
    .help = { $nearest ->
        [none] Choose from: { $known }.
       *[other] Did you mean “{ $nearest }”? Choose from: { $known }.
    }
problem-not-a-date = “{ $key }” is not a date: { $found }
    .help = Write a date as 2026-03-14, without quotes.
problem-unknown-reference = { $what ->
    [gemeente] the municipality
    [onderwerp] the topic
   *[factor] the working factor
} “{ $slug }” does not exist
    .help = { $nearest ->
        [none] Make a page for it first, or choose another.
       *[other] Did you mean “{ $nearest }”?
    }
problem-unknown-municipality = “{ $value }” is not in the list of municipalities
    .help = { $nearest ->
        [none] The list is content/data/gemeenten.csv.
       *[other] Did you mean “{ $nearest }”?
    }
problem-same-url = this page goes to { $url }, where { $other } already is
    .help = Give one of the two another file name.
problem-unknown-link = there is no page “{ $target }”
    .help = { $nearest ->
        [none] A link within the site begins with @/ and names a file in content/.
       *[other] Did you mean “{ $nearest }”?
    }
problem-unknown-anchor = “{ $target }” has no heading “#{ $anchor }”
    .help = { $nearest ->
        [none] See which headings that page has.
       *[other] Did you mean “#{ $nearest }”?
    }
problem-unknown-shortcode = there is no shortcode “{ $name }”
    .help = { $nearest ->
        [none] Shortcodes are in themes/…/templates/shortcodes/.
       *[other] Did you mean “{ $nearest }”?
    }
problem-broken-shortcode = the shortcode “{ $name }” is wrong: { $reason }
    .help = A shortcode looks like this: {"{{"} name(key="value") {"}}"}
problem-unknown-form = there is no form “{ $id }”
    .help = { $nearest ->
        [none] Forms are in content/formulieren/.
       *[other] Did you mean “{ $nearest }”?
    }
problem-bad-form = this form is wrong: { $reason }
problem-missing-image = the image “{ $src }” is not there
    .help = { $nearest ->
        [none] Put the image beside the text, in the folder of the page.
       *[other] Did you mean “{ $nearest }”?
    }
problem-missing-alt = the image “{ $src }” has no description
    .help = Say in a few words what it shows: ![a girl on a bicycle](…)
problem-bad-image = the picture { $path } cannot go on the site: { $reason }
    .help = Open it in a photo program, save it as jpg, png or webp, and put that in its place.
problem-skipped-heading = a heading of level { $from } is followed by one of level { $to }
    .help = Use a heading less deep, so that a screen reader can follow the text.
problem-no-answer = this question has no answer
    .help = Put a line “## Antwoord” after the question and the answer below it.
problem-template = the template { $template } fails for { $page }: { $reason }
problem-hard-to-read = this text is rather hard: { $score } by Flesch-Douma, { $limit } or more is the aim
    .help = Make sentences shorter (the longest has { $longest } words) and words plainer: { $words }
problem-orphan = nothing on the site leads to { $url }
    .help = Link to it from another page or from a menu in site.toml.
problem-unused-image = the image { $src } is used nowhere
    .help = Use it with ![description](name) or remove it.
problem-missing-translations = { $count } pages are missing in the language “{ $lang }”; Dutch stands in for them
    .help = A translation is the same file with .{ $lang } before .md. They are: { $pages }
problem-bad-data = this data file is wrong: { $reason }
problem-bad-locale = this locale file is wrong: { $reason }
problem-no-description = this page has no description
    .help = Write in one sentence what the page is about; it shows in search results and on cards.
problem-no-recipients = there is no moderators' key yet: the function will take no questions
    .help = Make a key pair with “brokers keys new” and put the public half into site.toml under recipients.
problem-bad-recipient = this is not a valid public key: { $reason }
    .help = A public key begins with age1. Never put the secret key (AGE-SECRET-KEY) here.



check-clean = All is well: { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    } checked.
check-warnings = No errors, but { $warnings ->
        [one] 1 point
       *[other] { $warnings } points
    } to look at.
check-errors = Found { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }. Mend these first; nothing was written.
build-done = Wrote { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    } and { $files } files to { $out } in { $millis } ms.
new-done = Made: { $path }
keys-done = Made a new key pair.
keys-public = The public half, for recipients in site.toml:
keys-secret = The secret half: { $path }. Keep it safe and share it with nobody. Whoever loses it can read no question any more.
serve-site = Site:     { $url }
serve-editor = Write:    { $url }
serve-desk = Desk:     { $url } (this link works once, for 15 minutes)
serve-store = Store:    { $path }
serve-hint = Change something in content/ or themes/ and the browser reloads. Stop: Ctrl-C.
serve-rebuilt = Rebuilt in { $millis } ms.
serve-broken = It does not build now; the browser shows why.
serve-key-made = Made a key pair for this place: { $path }

publish-progress = Publishing: { $done } of { $steps }
publish-done = Published to { $url }: { $uploads ->
        [one] 1 file sent
       *[other] { $uploads } files sent
    }, { $removals } removed, { $same } unchanged, in { $millis } ms.
publish-would = This would change at { $url }: { $uploads ->
        [one] 1 file to send
       *[other] { $uploads } files to send
    }, { $removals } to remove; { $same } are right already. Nothing was sent.
publish-nothing = Everything at { $url } is right already: { $same ->
        [one] 1 file
       *[other] { $same } files
    }.
publish-would-add = new       { $path }
publish-would-change = changed   { $path }
publish-would-remove = gone      { $path }
publish-bad-url = Cannot publish to “{ $url }” ({ $reason }). Give an address such as s3://bucket/folder or file:///srv/www.
publish-busy = Somebody else is publishing now. Try again { $minutes ->
        [one] in a minute
       *[other] in { $minutes } minutes at most
    }.
publish-overtaken = Stopped: somebody else began to publish at the same time. Fetch the newest texts and publish again.
publish-bad-state = The file .brokers-publish.json there cannot be read: { $reason }. Remove it there; then everything is sent anew.
publish-local = Publishing failed: { $reason }
publish-broken = The connection broke: { $reason }
    Publish again when it is back: it goes on where it stopped.
