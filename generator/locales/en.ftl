# What the tool says to editors, in English (--lang en).

severity-error = error
severity-warning = warning
severity-note = note
severity-help = to mend it

problem-unreadable = { $path } cannot be read: { $reason ->
    [not-found] the file is not there
    [denied] you may not read it
    [loop] a link to a folder goes round in circles here
   *[other] { $reason }
}
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
problem-odd-name = the name “{ $name }” has a sign that means something else in a web address: # ? % \ or one that cannot be seen
    .help = Better call it { $better }
problem-unknown-language = the language “{ $lang }” of the file name is not in site.toml
    .help = Known languages: { $known }. Add it to languages, or take “.{ $lang }” out of the name.
problem-no-front-matter = this file does not begin with front matter between +++
    .help = Put a line +++ at the top, then title = "…", then another line +++.
problem-wrong-delimiter = the front matter is between “{ $found }”, but belongs between +++
    .help = Replace both lines by +++ and write the data as key = "value".
problem-open-front-matter = the front matter is not closed
    .help = Put a line with only +++ after the last key.
problem-toml-syntax = { $fault ->
    [quotes] the text here needs quotes around it
    [curly] these are curly quotes; straight ones belong here: "
    [open-quote] the closing quote is missing
    [backslash] a \ has a meaning of its own here
    [equals] this key has no = and no value
    [colon] this is a colon, but an = belongs here
    [value] there is no value after the =
    [open-list] this list is not closed
    [open-braces] the closing brace is missing
    [comma] a comma belongs between these two
    [twice] this key is there twice
    [key] this cannot be a key
    [extra] there is something too much here
   *[other] this is not valid TOML ({ $reason })
}
    .help = { $fault ->
        [open-list] Put a ] at the end: onderwerpen = ["gevoel", "school"]
        [open-braces] Put a {"}"} at the end, on the same line: image = {"{"} src = "foto.jpg", alt = "what it shows" {"}"}
        [comma] A list looks like this: ["gevoel", "school"]
        [twice] Remove one of the two lines.
        [backslash] Write \\ if you mean \.
        [key] A key has letters without accents, digits, - and _ only.
        [extra] Each key stands on a line of its own. A comment begins with #.
       *[other] A line looks like this: title = "My title"
    }
problem-no-such-date = there is no date { $found }
    .help = Look at the calendar, and write year-month-day: 2026-03-14.
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
} knows no “{ $key }”{ $inside ->
    [none] { "" }
   *[other] { " " }in “{ $inside }”
}
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
problem-wrong-type = “{ $key }” must be { $expected ->
    [text] text
    [yesno] true or false
    [list] a list
    [number] a whole number
    [table] a group between braces
   *[other] something else
}, but is { $found ->
    [text] text
    [yesno] true or false
    [list] a list
    [number] a number
    [date] a date
    [table] a group
   *[other] something else
}
    .help = { $expected ->
        [text] Put quotes around it: { $key } = "…"
        [yesno] Write { $key } = true or { $key } = false, without quotes.
        [list] Put square brackets around it: { $key } = ["…", "…"]
        [number] Write a whole number of 0 or more, without quotes: { $key } = 10
        [table] Write the parts between braces: { $key } = {"{"} … = "…" {"}"}
       *[other] See how another page has it.
    }
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
problem-taken-url = this page goes to { $url }, where a part of the site itself is
    .help = Give the file or folder another name.
problem-bad-alias = “{ $alias }” cannot be an old address
    .help = Write an address of this site, from its first slash on: "/old/address/"
problem-taken-alias = the old address “{ $alias }” is in use: { $other }
    .help = Remove it here, or there.
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
problem-broken-shortcode = { $fault ->
    [open-quote] the shortcode “{ $name }” has no closing quote at “{ $detail }”
    [no-value] the shortcode “{ $name }” has no value for “{ $detail }”
    [equals] the shortcode “{ $name }” needs an = after “{ $detail }”
    [comma] the shortcode “{ $name }” needs a comma or ) after “{ $detail }”
    [twice] the shortcode “{ $name }” has “{ $detail }” twice
    [quotes] the shortcode “{ $name }” needs quotes around the text of “{ $detail }”
    [key] the shortcode “{ $name }” needs a key or ) here
    [close] the shortcode “{ $name }” is not closed with { $detail }
    [no-end] the shortcode “{ $name }” has no end
    [brackets] “{ $name }” lacks its brackets
    [block] the shortcode “{ $name }” stands in the middle of a line, where it does not fit
   *[other] the shortcode “{ $name }” fails: { $detail }
}
    .help = { $fault ->
        [no-end] Put on a line of its own after the text: { $detail }
        [block] Put it on a line of its own, with an empty line before and after.
        [brackets] Write {"{{"} { $name }() {"}}"}
       *[other] A shortcode looks like this: {"{{"} { $name }(key="value") {"}}"}
    }
problem-unknown-argument = the shortcode “{ $name }” knows no “{ $argument }”
    .help = { $nearest ->
        [none] { $known ->
            [none] This shortcode has nothing between its brackets.
           *[other] Choose from: { $known }.
        }
       *[other] Did you mean “{ $nearest }”?
    }
problem-missing-argument = the shortcode “{ $name }” needs “{ $argument }”, too
    .help = Put between the brackets: { $argument }="…"
problem-raw-html = HTML does not work here and is shown as text: { $html }
    .help = Use markdown or a shortcode (themes/…/templates/shortcodes/). A <!-- comment --> is fine.
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
problem-remote-image = the image “{ $src }” is on another site; the site does not show such images
    .help = Save it in the folder of the page (does its maker allow that?) and write ![description](name.jpg)
problem-bad-image = the picture { $path } cannot go on the site: { $reason }
    .help = Open it in a photo program, save it as jpg, png or webp, and put that in its place.
problem-skipped-heading = { $from ->
    [1] the first heading of a page is of level 2 at most, and this is level { $to }
   *[other] a heading of level { $from } is followed by one of level { $to }
}
    .help = Begin this heading with { $wanted }, so that a screen reader can follow the text.
problem-no-answer = this question has no answer
    .help = Put a line “## Antwoord” after the question and the answer below it.
problem-template = the template { $template } fails{ $page ->
    [none] { "" }
   *[other] { " " }for { $page }
}: { $reason }
    .help = This is in the theme, not in a text. Ask whoever makes the theme.
problem-shell-marker = the template { $template } must have <!--brokers:{ $marker }--> once, and has it { $count ->
    [0] nowhere
    [1] after <!--brokers:main-->
   *[other] { $count } times
}
    .help = Put <!--brokers:{ $marker }--> into <{ $marker }> once: that is where { $marker ->
        [title] the title
       *[main] the content
    } of the function's answers goes. The title comes first.
problem-unknown-asset = there is no file “{ $name }” in static/
    .help = { $nearest ->
        [none] An address in url() counts from the folder of this style sheet.
       *[other] Did you mean “{ $nearest }”?
    }
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
problem-dead-link = this page is gone: { $url } ({ $status })
    .help = Find its new address, or remove the link.
problem-moved-link = this page has moved: { $url }
    .help = Its new address is { $to }
problem-unreachable-link = { $reason ->
    [timeout] this site does not answer in time: { $url }
    [name] this site does not exist, or there is no internet: { $url }
    [refused] this site does not take calls: { $url }
    [certificate] this site has no valid certificate: { $url }
    [redirects] this link leads round in circles: { $url }
    [server] this site is out of order: { $url } ({ $detail })
    [address] this is not a valid address: { $url }
   *[other] this site gives no proper answer: { $url } ({ $detail })
}
    .help = { $reason ->
        [certificate] Visitors get to see a warning. Find another address.
        [address] An address looks like this: https://www.example.org/page
       *[other] Try again later. If it stays like this, find another address.
    }
problem-guarded-link = this site does not let a program look: { $url } ({ $status })
    .help = See for yourself whether the page is still there.
problem-no-recipients = there is no moderators' key yet: the function will take no questions
    .help = Make a key pair with “brokers keys new” and put the public half into site.toml under recipients.
problem-bad-recipient = this is not a valid public key: { $reason }
    .help = A public key begins with age1. Never put the secret key (AGE-SECRET-KEY) here.
problem-bad-signal = this signal cannot be understood: { $reason }
    .help = How to write one stands above the list in site.toml.



check-hidden = { $count ->
        [one] 1 draft or page for later was
       *[other] { $count } drafts and pages for later were
    } not checked; with --drafts they are.
check-clean = All is well: { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    } checked.
check-warnings = No errors, but { $warnings ->
        [one] 1 point
       *[other] { $warnings } points
    } to look at.
check-progress = Links to other sites: { $done } of { $steps }
check-errors = Found { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }. Mend these first; nothing was written.
build-foreign = { $path } holds “{ $found }”, which brokers did not make. A build replaces the whole folder, so it was left as it is. Choose an empty folder with --out, or one you built into before.
build-file-there = { $path } is a file. Choose a folder with --out.
build-done = Wrote { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    } and { $files } files to { $out } in { $millis } ms.
new-done = Made: { $path }
new-hint = It is a draft: see it with “brokers serve --drafts”. Take “draft = true” out when it may be on the site.
keys-done = Made a new key pair.
keys-public = The public half, for recipients in site.toml:
keys-secret = The secret half: { $path }. Keep it safe and share it with nobody. Whoever loses it can read no question any more.
rotate-done = Made a new key pair. The secret half is on top in { $path }; the old one is below it and opens what was there.
    The public half is now among the recipients in content/site.toml:
rotate-next =
    How to go on:
    1. Keep a copy of the key file in a safe place.
    2. Build, and put the site and the function online. From then on everything is sealed to the new key.
    3. Start the desk again and choose Beheer, “Zet alles opnieuw op slot”. Repeat until nothing is left over.
    4. Finish: brokers keys rotate --finish
rotate-looked = Looked into { $name }: the key of today opens everything.
rotate-finished = Done. The old key is no longer in use. It is still in { $path }, for earlier backups. Remove that file when those have expired.
desk-store = Store:    { $name }
desk-exported = { $count ->
        [one] 1 submission
       *[other] { $count } submissions
    } on the list in { $path }. It holds no content.
collect-written = Written: { $path }
collect-there = There already: { $path }
collect-would = Would be written: { $path }
collect-taken-back = Not written after all, because it was just withdrawn: { $path }
collect-unsettled = Written, but the store does not know it yet: { $path }. Collect again later; there will be no second page.
collect-no-topic = {"  "}Left out: there is no topic “{ $what }” (any more).
collect-no-town = {"  "}Left out: there is no municipality “{ $what }” (any more).
collect-no-link = {"  "}Text instead of a link: { $what }
collect-nothing = There is nothing to collect: nothing at the desk is ready for the site.
collect-would-done = { $count ->
        [one] 1 page is ready.
       *[other] { $count } pages are ready.
    } Nothing was written.
collect-done =
    { $count ->
        [one] 1 page collected.
       *[other] { $count } pages collected.
    }
    What comes next:
    1. Read them. Is anything left in them by which somebody could be recognised?
    2. See whether all is well: brokers check
    3. Put the site online: brokers publish …
serve-site = Site:     { $url }
serve-editor = Write:    { $url }
serve-desk = Desk:     { $url } (this link works once, for 15 minutes)
serve-store = Store:    { $path }
serve-hidden = { $count ->
        [one] 1 draft or page for later is
       *[other] { $count } drafts and pages for later are
    } left out; with --drafts they are shown.
serve-hint = Change something in content/ or themes/ and the browser reloads. Stop: Ctrl-C.
serve-rebuilt = Rebuilt in { $millis } ms.
serve-broken = It does not build now; the browser shows why.
serve-key-made = Made a key pair for this place: { $path }

serve-open-failed = The browser did not open by itself ({ $reason }). Go to { $url }
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
