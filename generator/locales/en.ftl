# What the tool says to editors, in English (--lang en).

severity-error = error
severity-warning = warning
severity-note = note
severity-help = to mend it

problem-unreadable = { $path } cannot be read: { $reason }
    .help = { $why ->
        [not-found] See whether the file is still there.
        [loop] Remove the link, or let it lead to a real file.
        [long-name] Give the file a shorter name.
       *[other] See whether the file is still there and whether you may read it.
    }
problem-missing = { $path } is missing
    .help = Are you in the right folder? --root names the folder that holds content/. A new site begins with `brokers init`.
problem-not-utf8 = this file is not UTF-8 (from byte { $byte })
    .help = { $looks ->
        [document] This is a document of Word or another program, and no plain text. Copy the words into a new file that you make with “brokers new”.
        [sheet] In Excel, choose: File, Save as, and the type “CSV UTF-8”.
       *[other] Save the file again with UTF-8 encoding. In Notepad: Save as, and choose UTF-8 at the bottom.
    }
problem-unknown-folder = “{ $path }” is not a place for any type of page
    .help = { $better ->
        [none] { $nearest ->
            [none] Put the file in gemeenten, verhalen, tips, vragen, praktijk, onderwerpen, factoren, mensen or paginas.
           *[other] Did you mean the folder “{ $nearest }”?
        }
       *[other] Put the file here: content/{ $better }
    }
problem-wrong-ending = { $path } has another name than it should, so it does not get on the site
    .help = Rename it to { $better }
problem-odd-name = the name “{ $name }” has a sign that means something else in a web address: # ? % \ or one that cannot be seen
    .help = Better call it { $better }
problem-unportable-name = { $why ->
    [hidden] the name “{ $name }” has a character that cannot be seen
   *[windows] on a computer with Windows nothing can be called “{ $name }”
}
    .help = { $why ->
        [hidden] Whoever wants to link to it cannot type that name. Better call it { $better }
       *[windows] Whoever works on the site there cannot get its files. Better call it { $better }
    }
problem-link-outside = { $path } is a symbolic link to { $target }, outside the folder of the site; what is in that place gets on the site
    .help = If that is meant, copy it to content/: then everybody who works on the site sees what is published. Otherwise remove the link.
problem-named-language = “{ $path }” has the name of a language, which does not say which page it is
    .help = If it is a translation, name it after the page it translates, with the language behind it: content/{ $better }. If it is a page about something else, give it a name that says what it is about.
problem-unknown-language = { $better ->
    [none] the language “{ $lang }” of the file name is not in site.toml
   *[other] what follows the dot in the file name should be a language, and “{ $lang }” is none
}
    .help = { $better ->
        [none] Known languages: { $known }. Add it to languages, or take “.{ $lang }” out of the name.
       *[other] Name the file { $better }
    }
problem-no-front-matter = { $fault ->
    [signs] this line must be exactly three plus signs: +++
    [keys] a line +++ is missing above the front matter
    [later] there is something above the front matter between +++
    [document] this is a document of another program, and no plain text
    [carriage] the lines of this file end with an old sign, so everything is on one line
   *[none] this file does not begin with front matter between +++
}
    .help = { $fault ->
        [signs] Write +++
        [keys] Put +++ on a line of its own above this one.
        [document] Copy the words, and paste them into a new file that you make with “brokers new”.
        [carriage] Save the file again with ordinary line ends (LF or CRLF).
        [later] Remove it, or put it below the second line +++. No empty line may stand above it either.
       *[none] Put a line +++ at the top, then title = "…", then another line +++.
    }
problem-wrong-delimiter = the front matter is between “{ $found }”, but belongs between +++
    .help = Replace both lines by +++ and write the data as key = "value".
problem-open-front-matter = the front matter is not closed
    .help = Put a line with only +++ after the last key.
problem-toml-syntax = { $fault ->
    [quotes] the text here needs quotes around it
    [quotes-inside] this text has the same quotes inside as around it
    [apostrophe] this text has the same sign inside as around it: '
    [yesno] true or false belongs here, written exactly like that
    [curly] these are curly quotes; straight ones belong here: "
    [open-quote] the closing quote is missing
    [open-quotes] this text begins with three quotes, but the three at the end are missing
    [backslash] a \ has a meaning of its own here
    [equals] this key has no = and no value
    [colon] this is a colon, but an = belongs here
    [value] there is no value after the =
    [open-list] this list is not closed
    [open-braces] this brace is not closed
    [comma] a comma belongs between these two
    [comma-twice] there is a comma too many here
    [twice] this key is there twice
    [twice-header] this header is there more than once
    [header] this header is not closed
    [number] a number is not written like this
    [key] this cannot be a key
    [line-end] there is a sign after this line that does not belong there
    [comment] a comment is not written like this here
    [hidden] there is a sign here that cannot be seen, or looks like a space
    [merge] two versions of the same lines are mixed up here
    [deep] this is nested too deeply
    [carriage] the lines of this file end with an old sign
    [equals-twice] one = sign belongs after this key, and no more
    [round] a list is between square brackets
    [extra] there is something too much here
   *[other] this is not valid TOML
}
    .help = { $fault ->
        [quotes-inside] Use others inside: title = "She said ‘hello’"
        [apostrophe] Put double quotes around it: title = "It's a day"
        [curly] { $better ->
            [none] Replace them by straight ones: title = "My title"
           *[other] Write: { $better }
        }
        [open-quotes] Put a line with three quotes below the text. If the text fits on one line, one " before and after is enough.
        [open-list] Put a ] at the end: onderwerpen = ["gevoel", "school"]
        [open-braces] Put a {"}"} at the end, on the same line: image = {"{"} src = "foto.jpg", alt = "what it shows" {"}"}
        [comma] A list looks like this: ["gevoel", "school"]. And a group like this: {"{"} src = "foto.jpg", alt = "what it shows" {"}"}
        [equals-twice] A line looks like this: title = "My title"
        [round] { $better ->
            [none] A list looks like this: ["gevoel", "school"]
           *[other] Write: { $better }
        }
        [comma-twice] Remove one: ["gevoel", "school"]
        [twice] Remove one of the two lines.
        [twice-header] Is it a list? Then write the header of each part with double brackets: [[helplines]]
        [header] A header stands between brackets, such as [signals] or [[helplines]].
        [number] Write digits only: 10. If it is no number to count with, put quotes around it.
        [backslash] Write \\ if you mean \.
        [key] A key has letters without accents, digits, - and _ only.
        [line-end] Remove it. Each key stands on a line of its own, without a comma or semicolon after it.
        [comment] A comment begins with #.
        [hidden] It comes along when text is pasted. Remove what is between the words, and type it again.
        [merge] Choose one, and remove the lines with <<<<<<<, ======= and >>>>>>>.
        [deep] Take brackets out.
        [carriage] Save the file again with ordinary line ends (LF).
        [extra] Each key stands on a line of its own. A comment begins with #.
       *[other] { $better ->
            [none] A line looks like this: title = "My title"
           *[other] Write: { $better }
        }
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
    [formulier] a form
   *[pagina] a page
} knows no “{ $key }”{ $inside ->
    [none] { "" }
   *[other] { " " }in “{ $inside }”
}
    .help = { $above ->
        [yes] Everything below the line [{ $inside }] belongs to it. Put this line above that one.
       *[none] { $nearest ->
            [none] Choose from: { $known }.
           *[other] Did you mean “{ $nearest }”?
        }
    }
problem-missing-key = “{ $last }” is missing{ $spot ->
    [braces] { $inside ->
        [none] { " " }between these braces
       *[other] { " " }in “{ $inside }”
    }
    [dotted] { $inside ->
        [none] { " " }in this part
       *[other] { " " }in “{ $inside }”
    }
    [group] { $inside ->
        [none] { " " }in this part
       *[other] { " " }in “{ $inside }”
    }
   *[other] { "" }; { $kind ->
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
        [formulier] a form
       *[pagina] a page
    } needs it
}
    .help = { $spot ->
        [braces] Add between the braces: { $last } = …
        [dotted] Add a line below this one that begins with { $key } =
        [group] Add a line below this one that begins with { $last } =
        [file] Add a line that begins with { $last } = at the top of the file, above the first line with a [
       *[front] { $last ->
            [deelname] Add a line between the +++ lines. The municipality takes part now: deelname = "actief". The page only tells what it did once: deelname = "voorbeeld". It took part and has stopped: deelname = "gestopt"
           *[other] Add a line between the +++ lines that begins with { $last } =
        }
    }
problem-wrong-type = { $within ->
    [list] an item of “{ $key }”
   *[key] “{ $key }”
} must be { $expected ->
    [text] text
    [yesno] true or false
    [list] a list
    [list-header] a list
    [number] a whole number of 0 or more
    [languages] a value per language
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
    .help = { $better ->
        [none] { $expected ->
            [text] Put quotes around it: { $last } = "…"
            [yesno] Write { $last } = true or { $last } = false, without quotes.
            [list] Put square brackets around it: { $last } = ["…", "…"]
            [list-header] Write the header with double brackets: [[{ $last }]]
            [number] Write a whole number of 0 or more, without quotes: { $last } = 10
            [languages] Say which language it is: { $last }.nl = …
            [table] Write the parts between braces: { $last } = {"{"} … = "…" {"}"}
           *[other] See how another page has it.
        }
       *[other] Write: { $better }
    }
problem-wrong-value = “{ $key }” is wrong: { $reason }
    .help = { $why ->
        [colour] Write a # with six digits or letters from a to f: "#0b4f48"
       *[other] See how another page has it.
    }
problem-two-versions = two versions of the same lines are mixed up here
    .help = Choose one, and remove the lines with <<<<<<<, ======= and >>>>>>>.
problem-bad-setting = { $fault ->
    [base-url] “{ $value }” is not the address of a site
    [timezone] “{ $value }” is no time zone
    [repository] “{ $value }” is no address of a repository that `brokers host` can use
    [repository-secret] the address of the repository has a name, a password or a token in it, which does not belong in a file that others can read
    [branch] “{ $value }” cannot be the name of a branch
    [base-url-path] “{ $value }” cannot be the address of a site: it has more than a path, or a path that leads nowhere
    [contact] “{ $value }” is not an address for reports
    [address] “{ $value }” is not a web address
    [no-languages] the site has no language
    [no-language] “{ $value }” is no language
    [language-twice] the language “{ $value }” is there twice
    [no-words] the theme has no words for the language “{ $value }”; another language stands there now
    [no-helplines] there are no helplines in site.toml, so every form comes with an empty box
    [helpline] this helpline does not say how to reach it
    [phone] “{ $value }” is not a telephone number
    [email] “{ $value }” is not an e-mail address
    [no-theme] there is no theme “{ $value }”
    [logo] the picture { $value } is not in content/
    [empty-list] “{ $key }” has nothing in its list
    [range] “{ $key }” cannot be { $value }
    [contrast] the colour { $value } is hard to read: its contrast is { $better } and must be 4.5 or more
    [year] the year of “{ $key }” cannot be right: { $value }
    [before-date] “{ $key }” is before the date of the page: { $value }
    [team-id] “{ $value }” cannot be the id of a team
    [team-reserved] the id “{ $value }” means something else
    [team-twice] there is a team with the id “{ $value }” already
    [team-no-keys] the team “{ $value }” has no key
    [team-no-usable-key] the team “{ $value }” has no key that works
    [municipality-twice] the municipality “{ $value }” is with the team “{ $better }” already
   *[empty] “{ $key }” is empty
}
    .help = { $fault ->
        [base-url] Write the whole address, beginning with https://: { $better ->
            [none] https://www.example.nl
           *[other] { $better }
        }
        [timezone] { $better ->
            [none] Write a name such as Europe/Amsterdam.
           *[other] Did you mean “{ $better }”?
        }
        [repository] { $better ->
            [none] Write https://…, ssh://…, git@host:path, or a path on the machine that begins with /.
           *[other] Did you mean “{ $better }”?
        }
        [repository-secret] Leave out what is before the @ or after the ?. Git gets it from the machine itself; docs/operators.md says how.
        [branch] Use letters, digits, dots, hyphens and /, such as main.
        [base-url-path] Write the host and the path only, without ? and # and without //: { $better }
        [contact] Begin with mailto: or https://: { $better ->
            [none] mailto:name@example.nl
           *[other] { $better }
        }
        [address] Write the whole address, beginning with https://: { $better ->
            [none] https://www.example.nl
           *[other] { $better }
        }
        [no-languages] Write: languages = ["nl"]
        [no-language] Write a language with two letters, such as nl or ar.
        [language-twice] Remove one.
        [no-words] Make { $better }, or remove the language.
        [no-helplines] Put a line [[helplines]] at the end, and below it name = "112" and phone = "112".
        [helpline] Add phone, url or chat.
        [phone] Write the number in digits: 0800-0432
        [email] Write the whole address: name@example.nl
        [no-theme] { $better ->
            [none] A theme is a folder in themes/. Remove this line for the ordinary theme.
           *[other] Did you mean theme = "{ $better }"? A theme is a folder in themes/; without this line the site has the ordinary theme.
        }
        [logo] Put it beside a page, and say here where: paginas/logo.svg
        [empty-list] Choose at least one.
        [range] Choose a number from { $better }.
        [contrast] Choose a darker colour, or leave out tokens.
        [year] See whether a digit is wrong.
        [before-date] Swap the two, or remove “{ $key }”.
        [team-id] Use small letters, digits and hyphens, at most 40, and begin with a letter: den-haag
        [team-reserved] Choose another id. The national team is at the top, under recipients.
        [team-twice] Give every team an id of its own, or make one of the two.
        [team-no-keys] Make a key pair with “brokers keys new --team { $value }” and put the public half here.
        [team-no-usable-key] Put the public half of “brokers keys new --team { $value }” here.
        [municipality-twice] A municipality has one team. Remove one of the two.
        [needed] Write it: this line cannot be missing.
       *[empty] Write it or remove the line.
    }
problem-unknown-choice = “{ $key }” cannot be “{ $value }”
    .help = { $nearest ->
        [none] Choose from: { $known }.
       *[other] Did you mean “{ $nearest }”? Choose from: { $known }.
    }
problem-not-a-date = “{ $key }” is not a date as it is written here: { $found }
    .help = { $better ->
        [none] { $key ->
            [publish_on] Write year-month-day, with a time from 00:00 to 23:59 if you like, without quotes: 2026-03-14T18:00:00
           *[other] Write year-month-day, without quotes: 2026-03-14
        }
       *[other] Write without quotes: { $key } = { $better }
    }
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
problem-same-url = this page goes to { $url }, where { $other } already is{ $how ->
        [case] {" "}(only the capitals differ, and on many computers and hosts that is the same)
        [folder] {" "}(one is a folder where the other is a file)
       *[same] {""}
    }
    .help = Give one of the two another file name.
problem-taken-url = this page goes to { $url }, where a part of the site itself is
    .help = Give the file or folder another name.
problem-bad-alias = “{ $alias }” cannot be an old address
    .help = Write an address of this site, from its first slash on and without ? # * or \: "/old/address/"
problem-same-output = { $path } goes to { $url }, where { $how ->
        [compressed] --compress puts the small version of another file
       *[other] { $other ->
            [none] the site itself puts something
           *[other] { $other } already is
        }
    }{ $how ->
        [case] {" "}(only the capitals differ, and on many computers and hosts that is the same)
        [folder] {" "}(one is a folder where the other is a file)
       *[same] {""}
    }
    .help = Give the file another name, or remove one of the two.
problem-forms-below-path = the site is below a path ({ $below }), so it can have no forms: { $file } needs the function, which answers at /api of the whole host
    .help = Give the site an address of its own, such as https://www.example.nl. Or remove from this site whatever sends or fetches something: the files in content/formulieren/, and formulier(…) and bonnetje() on pages.
problem-same-name = two files are called { $path }: their names look the same, but the accents are written in another way ({ $one } and { $other })
    .help = Choose which of the two to keep, and remove or rename the other. This often happens to files from a Mac.
problem-taken-alias = the old address “{ $alias }” is in use: { $other }{ $how ->
        [case] {" "}(only the capitals differ, and on many computers and hosts that is the same)
        [folder] {" "}(one is a folder where the other is a file)
       *[same] {""}
    }
    .help = Remove it here, or there.
problem-unknown-link = there is no page “{ $target }”
    .help = { $nearest ->
        [none] A link within the site begins with @/ and names a file in content/.
       *[other] Did you mean “{ $nearest }”?
    }
problem-hidden-link = { $why ->
        [draft] “{ $target }” is still a draft: visitors do not see that page
       *[later] “{ $target }” does not appear before { $day }
    }
    .help = { $why ->
        [draft] Remove “draft = true” there when the page is ready, or remove this link until then. “brokers serve --drafts” shows it to you.
       *[later] Remove this link until then, or let the page with the link appear on that day, too, with publish_on. “brokers serve --drafts” shows it to you.
    }
problem-hidden-reference = { $what ->
        [gemeente] the municipality
        [onderwerp] the topic
       *[factor] the working factor
    } “{ $slug }” { $why ->
        [draft] is still a draft
       *[later] does not appear before { $day }
    }
    .help = Let that page appear first, or name another one here. “brokers serve --drafts” shows it to you.
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
    [curly] the shortcode “{ $name }” has curly quotes around “{ $detail }”; they must be straight: "
    [single] the shortcode “{ $name }” has single quotes around “{ $detail }”; they must be double: "
    [empty] the shortcode “{ $name }” has nothing in “{ $detail }”
    [year] the shortcode “{ $name }” has a year that cannot be: { $detail }
    [open-quote] the shortcode “{ $name }” has no closing quote at “{ $detail }”
    [no-value] the shortcode “{ $name }” has no value for “{ $detail }”
    [equals] the shortcode “{ $name }” needs an = after “{ $detail }”
    [comma] the shortcode “{ $name }” needs a comma or ) after “{ $detail }”
    [twice] the shortcode “{ $name }” has “{ $detail }” twice
    [quotes] the shortcode “{ $name }” needs quotes around the text of “{ $detail }”
    [key] the shortcode “{ $name }” needs a key or ) here
    [close] the shortcode “{ $name }” is not closed with { $detail }
    [no-end] the shortcode “{ $name }” has no end
    [stray-end] this is an end without a beginning
    [nested] the shortcode “{ $name }” cannot have another shortcode with text in it (“{ $detail }”)
    [needs-body] the shortcode “{ $name }” needs text
    [takes-no-body] the shortcode “{ $name }” takes no text; it would not be on the page
    [address] “{ $detail }” is not a web address
    [block] the shortcode “{ $name }” stands in the middle of a line, where it does not fit
   *[brackets] “{ $name }” lacks its brackets
}
    .help = { $fault ->
        [no-end] Put on a line of its own after the text: { $detail }
        [curly] Replace them by straight ones: { $detail }="…"
        [single] Replace them by double ones: { $detail }="…"
        [empty] Fill it in, or remove it.
        [year] Write the year of the source with four digits.
        [block] Put it on a line of its own, with an empty line before and after.
        [brackets] Write {"{{"} { $name }() {"}}"}
        [stray-end] Remove {"{%"} end {"%}"}, or put the beginning of the shortcode before it.
        [nested] Put the second shortcode after the end of the first.
        [needs-body] Write {"{%"} { $name }(…) {"%}"}your text{"{%"} end {"%}"}
        [takes-no-body] Write {"{{"} { $name }(…) {"}}"} and put the text after it.
        [address] Write the whole address, beginning with https://.
       *[other] A shortcode looks like this: {"{{"} { $name }(key="value") {"}}"}
    }
problem-shortcode-fails = the shortcode “{ $name }” fails: { $reason }
    .help = This is in the theme, not in a text. Ask whoever makes the theme.
problem-unknown-argument = the shortcode “{ $name }” knows no “{ $argument }”
    .help = { $nearest ->
        [none] { $known ->
            [none] This shortcode has nothing between its brackets.
           *[other] Choose from: { $known }.
        }
       *[other] Did you mean “{ $nearest }”?
    }
problem-missing-argument = the shortcode “{ $name }” needs “{ $argument }”, too
    .help = Put between the brackets: { $example }
problem-raw-html = HTML does not work here and is shown as text: { $html }
    .help = { $meant ->
        [line] For a new line, put a \ at the end of the line.
        [bold] Bold is written like this: **bold**
        [italic] Italics are written like this: *italic*
        [struck] Crossed out is written like this: ~~gone~~
        [style] The site itself makes colours, lines below words and boxes. Remove it; emphasis is written like this: **bold**
        [link] A link is written like this: [words](https://example.org)
        [picture] A picture is written like this: ![what is to be seen](photo.jpg)
        [film] A film or another site does not fit into a page. Make it a link: [words](https://example.org)
        [list] A list is written with a hyphen and a space before each item: - first item
        [heading] A heading is written like this: ## Heading
        [table] A table is written with | between the cells, and | --- | --- | below its first line
        [quote] Put > and a space before each line of a quotation.
        [paragraph] Remove it: an empty line begins a new paragraph.
        [rule] A line across is written like this, with an empty line above and below it: ---
        [small] Type the character itself, such as m² or CO₂, or write it out.
        [code] Put `…` around it.
        [program] That does not work on this site. Remove it.
        [comment] This comment does not end. Put --> at its end.
       *[other] Remove it, or write it in markdown: **bold**, [words](address), ## Heading. A <!-- comment --> is fine.
    }
problem-unknown-form = there is no form “{ $id }”
    .help = { $nearest ->
        [none] Forms are in content/formulieren/.
       *[other] Did you mean “{ $nearest }”?
    }
problem-bad-form = { $fault ->
    [bad-name] “{ $value }” cannot be { $key ->
        [id] an id
       *[other] a name
    }
    [reserved-name] the name “{ $value }” belongs to the form itself
    [twice] the { $key } “{ $value }” is there twice
    [identifies] an anonymous form cannot ask for { $value ->
        [email] an e-mail address
       *[other] a telephone number
    }: that says who somebody is
    [misplaced] “{ $key }” does nothing for “{ $value }”
    [out-of-range] “{ $key }” must be from { $least } to { $most }
    [min-above-max] “min” is { $least }, which is more than “max”: { $most }. Nothing would fit
    [too-few-options] “min” is { $least }, but there are only { $count } options
    [no-fields] this form has no questions
    [none-required] no question is required, so an empty form could be sent
    [empty] this field needs “{ $key }”
    [one-option] a question of a quiz needs at least two options
    [bad-value] “{ $value }” cannot be kept as a choice
    [no-dutch] “{ $key }” has no Dutch
    [no-language] “{ $value }” is no language
   *[empty-text] “{ $key }” is empty in the language “{ $value }”
}
    .help = { $fault ->
        [bad-name] Begin with a small letter. Then small letters, digits and { $joint }, at most { $most } signs in all.
        [reserved-name] Choose a name that does not begin with _.
        [twice] Give one of the two another { $key }.
        [identifies] Remove this field. If the form is not meant to be anonymous, write anonymous = false at the top.
        [misplaced] Remove “{ $key }” here.
        [out-of-range] Choose a number from { $least } to { $most }.
        [min-above-max] Make “min” smaller or “max” greater.
        [too-few-options] Make “min” smaller or add options.
        [no-fields] Put a line [[fields]] at the end, and below it name, type and label.nl.
        [none-required] Put with at least one field: required = true
        [empty] { $key ->
            [options] Add options: options = [{"{"} value = "yes", label.nl = "Ja" {"}"}, {"{"} value = "no", label.nl = "Nee" {"}"}]
           *[other] Add [[fields.{ $key }]] below this field, at least once.
        }
        [one-option] Add some at options.
        [bad-value] A value has 1 to { $most } letters, digits, - or _, and no spaces. What people read stands at label.nl.
        [no-dutch] Add { $key }.nl = "…". The Dutch also stands in for a missing translation.
        [no-language] Write a language with two letters, such as nl or ar.
       *[empty-text] Write the text or remove the line.
    }
problem-unused-language = the language “{ $lang }” is not in site.toml, so nobody sees this text
    .help = { $nearest ->
        [none] Languages of this site: { $known }. Add the language to languages, or remove the text.
       *[other] Did you mean “{ $nearest }”?
    }
problem-missing-image = the image “{ $src }” is not there
    .help = { $nearest ->
        [none] Put the image beside the text, in the folder of the page.
       *[other] Did you mean “{ $nearest }”?
    }
problem-missing-alt = the image “{ $src }” has no description
    .help = Say in a few words what it shows: ![a girl on a bicycle](…)
problem-no-picture = { $looks ->
    [bare] “{ $src }” has no ending that says what kind of picture it is
   *[other] “{ $src }” is no picture that every browser shows
}
    .help = { $looks ->
        [bare] Give the file a name that ends in .jpg, .png or .webp (a drawing in .svg).
        [film] Link to it, without an exclamation mark before it: [words]({ $src })
        [document] Link to it, without an exclamation mark before it: [words]({ $src })
       *[other] Save it as jpg, png or webp (a drawing as svg), and put that in its place.
    }
problem-remote-image = the image “{ $src }” is on another site; the site does not show such images
    .help = Save it in the folder of the page (does its maker allow that?) and write ![description](name.jpg)
problem-bad-image = the picture { $path } cannot go on the site: { $reason }
    .help = { $why ->
        [image-named] Give it a name that ends in .{ $what }
        [image-empty] Put the photo in its place again, or remove the file.
        [image-pixels] Make it smaller in a photo program. 2000 pixels wide is plenty.
        [image-narrow] Cut it into shorter pieces in a photo program.
       *[other] Open it in a photo program, save it as jpg, png or webp, and put that in its place.
    }
problem-skipped-heading = { $from ->
    [1] the first heading of a page is of level 2 at most, and this is level { $to }
   *[other] a heading of level { $from } is followed by one of level { $to }
}
    .help = Begin this heading with { $wanted }, so that a screen reader can follow the text.
problem-no-answer = { $fault ->
    [twice] this question has two answers
    [empty] the answer is empty
   *[none] this question has no answer
}
    .help = { $fault ->
        [twice] Leave one line “## Antwoord”. For a heading in the answer use ### and other words.
        [empty] Put the answer below the line “## Antwoord”.
       *[none] Put a line “## Antwoord” after the question and the answer below it.
    }
problem-open-code = from here on everything is code, to the end of the page
    .help = Put the same signs once more behind the code, on a line of their own. If it is no code, remove them.
problem-top-heading = this heading is as large as the title of the page
    .help = Begin it with ##. The title stands at the top of the page already.
problem-empty-heading = this heading has no words
    .help = Write something after the #, or remove the line.
problem-raw-braces = this is shown as text on the page: { $text }
    .help = A shortcode looks like this: {"{{"} name() {"}}"}. If it is an example, put `…` around it.
problem-left-as-text = { $fault ->
    [heading] this did not become a heading, but plain text: { $text }
    [bold] there are asterisks on the page, because this does not make it bold
    [bold-after] there are asterisks on the page, because a word follows the last ones at once
    [bold-before] there are asterisks on the page, because a word stands right before the first ones
    [table] this did not become a table, but plain text
    [list] this did not become a list, but plain text: { $text }
    [elsewhere] this does not work on this site and is shown as text: { $text }
    [run-on] these lines follow one another on the page, and are no list: { $text }
    [task] this did not become a box to tick, but plain text: { $text }
    [table-tabs] this did not become a table, but plain text
    [heading-signs] this did not become a heading, but plain text: { $text }
    [note] this did not become a footnote, but plain text: { $text }
    [mark] these characters are shown as they are: { $text }
    [wiki] these characters are shown as they are: { $text }
    [struck] these characters are shown as they are: { $text }
    [underscores] these characters are shown as they are: { $text }
    [raised] these characters are shown as they are: { $text }
    [emoji] these characters are shown as they are: { $text }
    [entity] these characters are shown as they are: { $text }
    [quotes] these characters are shown as they are: { $text }
    [backslash] this \ is shown on the page
    [comment] anybody can read this on the page: { $text }
    [address] this address does not work: { $text }
    [mailto] the page shows { $text }
    [encoding] letters came over wrong here: { $text }
    [word-error] a word processor left this here: { $text }
    [unfinished] this does not look finished: { $text }
    [chat] this line was copied from a chat, with who said it and when: { $text }
    [product] the asterisks between these figures are not on the page: { $text }
    [uneven] there are not as many asterisks before these words as after them: { $text }
    [indented] this became code, because there are four spaces or a tab before it: { $text }
   *[link] this did not become a link or picture, but plain text
}
    .help = { $fault ->
        [heading] Put an ordinary space after the last #: { $better }
        [bold-after] Put a space after the asterisks, or the punctuation outside them: **bold**: word
        [bold-before] Put a space before the asterisks.
        [table] Below the first row there has to be a row of dashes: { $better }
        [list] Put an ordinary space after the first sign: { $better }
        [elsewhere] Write it in plain words, or remove it. If it is an example, put `…` around it.
        [run-on] Write each item like this: { $better }. If it is no list, put an empty line between the lines.
        [task] Write: { $better }
        [table-tabs] Put | between the cells: { $better }. Below the first row there has to be a row of dashes: | --- | --- |
        [heading-signs] A heading is written like this: { $better }
        [note] In the sentence write [^1], and at the end: { $better }
        [mark] Remove them. Emphasis is written like this: **bold**
        [wiki] Bold is written like this: **bold**, and italics like this: *italic*
        [struck] Put them against the words: ~~gone~~
        [underscores] Put them against the words: __bold__
        [raised] Type the character itself, such as m² or CO₂, or write it out.
        [emoji] Type or paste the picture itself, such as 🙂, or remove it.
        [entity] Type the character itself, such as é, & or €.
        [quotes] Use ordinary quotation marks: "like this"
        [backslash] Remove it: at the end of a paragraph it is not needed.
        [comment] Remove it. A comment that nobody sees is written like this: <!-- comment -->
        [address] Write: { $better }
        [mailto] Write the mail address only: { $better }
        [encoding] Type these letters again.
        [word-error] Remove it, or write what it referred to.
        [unfinished] Finish it, or remove it. With draft = true at the top nobody sees the page yet.
        [chat] Remove the name and the time, and see whether anybody may read what it says.
        [product] Write ×, or put a \ in front: { $better }
        [uneven] Bold is written like this: { $better }
        [indented] Remove the spaces or the tab at the beginning of the line. If it is code after all, put ``` on a line above and below it.
        [link-blank] Remove the space after the colon: [words](mailto:name@example.org)
        [bold] Put the asterisks against the words: **bold**, not ** bold **
        [link-space] There is a space in the address. Put < and > around it: { $better }
        [link-title] The text after the address needs straight quotes, before and after it: { $better }
        [link-gap] Remove the space between ] and (: { $better }
        [link-turned] First the words in square brackets, then the address in round ones: [words]{ $better }
       *[link] A link looks like this: [words](address), and a picture like this: ![what it shows](photo.jpg)
    }
problem-script-link = a link may not begin with { $scheme }: because the browser would run it
    .help = Link to a page: @/… or https://…
problem-unknown-scheme = a link that begins with { $scheme }: works for hardly anybody
    .help = { $nearest ->
        [none] A link begins with @/, https:// or mailto:
       *[other] Did you mean “{ $nearest }:”?
    }
problem-loose-link = { $fault ->
    [footnote] the text of the footnote “{ $name }” is nowhere
    [footnote-colon] the footnote “{ $name }” became plain text
    [local] this link works on your own computer only
    [own-file] this link leads to a file on your own computer, which nobody else can open
    [detour] this link leads past another company, which sees who clicks it
    [reference] it says nowhere where “{ $name }” leads
    [unused] this line is not on the page: “[{ $name }]:” makes it the address of a link, and no link uses it
   *[empty] this link leads nowhere
}
    .help = { $fault ->
        [footnote] Put at the end: [{ $name }]: the text of the footnote
        [footnote-colon] Put a colon after the bracket: [{ $name }]: the text
        [local] Put the address on the internet here, or the file of the page: @/…
        [own-file] Put the file beside the text, in the folder of the page, and write its name only: { $name }
        [detour] Put the address itself here: { $name }
        [reference] Put at the end: [{ $name }]: https://…
        [unused] Is it part of the text? Put a \ in front: \[{ $name }]: … If not, remove it.
       *[empty] Put an address between the brackets: @/… or https://…
    }
problem-bare-address = written like this a browser cannot tell that “{ $target }” is a mail address or telephone number; the site makes a link of it
    .help = Write: [words]({ $better })
problem-empty-link = this link has no words, so the page shows the address itself
    .help = Put where the link leads between the square brackets: [words]({ $target })
problem-heading-braces = there is something in braces behind this heading, and it is shown as text: { $text }
    .help = Only a name for the heading can stand there, without spaces: {"{"}#my-heading{"}"}. Remove the rest.
problem-underlined-heading = this text became a heading, because of the line below it: { $line }
    .help = If it is no heading, put an empty line above that line. If it is one, begin it with ## and remove the line.
problem-numbered-sentence = this sentence became a list that begins at { $number }
    .help = Put a \ before the full stop: { $number }\.
problem-lost-cells = this row of the table has { $found } cells, and the first row { $wanted }; what is too much is not on the page
    .help = Add a column at the top, or remove a cell. If a | belongs to the text, write \|
problem-hidden-signs = { $count ->
    [one] there is a character here that cannot be seen and that no page can have; the site leaves it out
   *[other] here and further on there are { $count } characters that cannot be seen and that no page can have; the site leaves them out
}
    .help = They come along with pasted text. Remove it, and type again what belongs between the words.
problem-turning-signs = { $count ->
    [one] there is a character here that cannot be seen and that turns the words around it
   *[other] here and further on there are { $count } characters that cannot be seen and that turn the words around them
}
    .help = Whoever reads sees something else than what is written. Remove it, and type again what belongs between the words.
problem-many-more = { $count ->
    [one] there is one more like the above on this page
   *[other] there are { $count } more like the above on this page
}
    .help = Was this text pasted from elsewhere? Then paste it as plain text.
problem-poor-image = { $fault ->
    [moving] { $path } moves; the site shows its first picture only
    [moves] { $path } moves, and readers cannot stop it
    [named] { $path } is another kind of picture than its name says
   *[cut] { $path } is cut off: a part of the photo is missing
}
    .help = { $fault ->
        [moving] That is calmer for readers. If the movement matters, put a film of it on the site.
        [moves] Save one picture of it as png, or put a film of it on the site.
        [named] Call it { $better }. Now the site makes a file of it as its name says, which is often larger or less beautiful.
       *[cut] Save the photo again, or ask for it once more.
    }
problem-template = the template { $template } fails{ $page ->
    [none] { "" }
   *[other] { " " }on { $page }
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
problem-unused-image = { $draft ->
        [none] the image { $src } is used nowhere
       *[other] the image { $src } is on the site already, but only { $draft } uses it, and nobody sees that page yet
    }
    .help = { $draft ->
        [none] Use it with ![description](name) or remove it.
       *[other] May nobody see it yet? Then take it away until the page appears.
    }
problem-unused-file = { $draft ->
        [none] { $path } is on the site (at { $src }), but nothing leads to it
       *[other] { $path } is on the site already (at { $src }), but only { $draft } leads to it, and nobody sees that page yet
    }
    .help = { $draft ->
        [none] { $looks ->
            [text] Is this a page? Then save the words as plain text in { $better }, with the data at the top between +++. Otherwise link to it with [words]({ $target }), or remove it.
            [form] A form is a file that ends in .toml. Remove this if it is none.
           *[other] Link to it with [words]({ $target }), or remove it.
        }
       *[other] May nobody see it yet? Then take it away until the page appears.
    }
problem-missing-translations = { $count } pages are missing in the language “{ $lang }”; Dutch stands in for them
    .help = A translation is the same file with .{ $lang } before .md. For example: { $some }. All of them are in “check --format json”.
problem-missing-words = the language “{ $lang }” lacks { $count } texts of the theme; another language stands there
    .help = Add them here: { $names }
problem-lone-translation = this translation belongs to no page: there is no { $path }
    .help = Make that page, or give this file the name of the page that it translates.
problem-replaces-frame = this page stands at { $url }, in place of the poster with a QR code that the site makes there
    .help = If you want to keep that poster, give the file another name.
problem-bad-data = this data file is wrong: { $reason }
    .help = { $why ->
        [csv-quote] Put a " before and after the cell, or remove the sign.
        [csv-columns] There is one comma between two cells. If a text has a comma itself, put quotes around it.
        [csv-columns-semicolon] There is one semicolon between two cells. If a text has a semicolon itself, put quotes around it.
        [csv-columns-tab] There is one tab between two cells.
        [csv-cell] Fill it in, or remove the line.
        [csv-code] A code is GM with four digits, such as GM0358. Excel drops zeros at the beginning: make that column text first.
        [csv-number] A degree looks like this: 6.7274
        [csv-place] Excel sometimes drops the point: then 6.7274 is suddenly 67274. Put the old list back, or the point.
        [csv-swapped] In the Netherlands the longitude is between 3 and 8, the latitude between 50 and 54.
        [csv-twice] Leave one of them.
        [search-word] Write a word, several words with one space between them, or the beginning of a word with a * behind it.
        [helpline-empty] Write it, or remove the line.
        [helpline-text] Write the text in the main language of the site at least: about = {"{"} nl = "…" {"}"}.
        [helpline-phone] Write the number as people read it, in digits: 0800-0432.
        [helpline-address] Write the whole address, with https:// in front.
        [helpline-unknown] Choose a name that has a heading [lines.…], or add one.
        [figure-place] Put the figures into content/data/cijfers.toml, as the desk gives them, and remove this file.
        [figure-empty] Write it, as in the file of the desk.
        [figure-few] Leave the number out: then the page says “too few”. If this is the total of a list, remove that list.
        [figure-sum] Take the list from the desk again.
        [figure-follows] Do not fill in what the desk leaves out: take the list again, or remove it.
        [figure-twice] Keep one. From the same quarter twice, readers can work out what came in between.
        [figure-list-twice] Keep one.
        [figure-example] In a demonstration nobody counts anything. Below “tot”, write: voorbeeld = true
        [module-empty] A text module has a title and a text. Write them, or take the module out.
        [module-title-long] At most 60 characters, so that it fits in a list.
        [module-long] At most 1000 characters. Make two modules of it.
        [module-twice] A team sees each title once: those for all teams and its own together. Give this one another title, or other teams.
        [module-open] A blank begins with [ and ends on the same line with ].
        [csv-empty] Put the old list back, or remove the file if the site has no list.
       *[other] Put the previous file back if you cannot find it.
    }
problem-unknown-data = the site does nothing with { $path }
    .help = Data stands in a file that ends in .toml, .json or .csv. Save a spreadsheet as CSV.
problem-bad-locale = this locale file is wrong: { $reason }
problem-no-description = this page has no description
    .help = Write in one sentence what the page is about; it shows in search results and on cards.
problem-template-text = this still has the example text that the page began with
    .help = Write what you want to say in its place, or remove the line.
problem-untranslated = this translation ({ $lang }) says the same as the page it translates
    .help = Translate the text, or remove this file until there is a translation.
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
   *[other] this site gives no proper answer: { $url } (the program says: { $detail })
}
    .help = { $reason ->
        [certificate] Visitors get to see a warning. Find another address.
        [address] An address looks like this: https://www.example.org/page
       *[other] Try again later. If it stays like this, find another address.
    }
problem-no-internet = none of the { $count } other sites can be found, so there is probably no internet
    .help = See whether this computer has internet, and try again.
problem-guarded-link = this site does not let a program look: { $url } ({ $status })
    .help = See for yourself whether the page is still there.
problem-demonstration = this is a demonstration: every page says so, and it is not published as a real site
    .help = Does a municipality take part, and is everything real? Then remove “demonstratie = true”, and say under [afzender] who is behind the site. “brokers publish --demonstration” publishes a demonstration.
problem-no-sender = nothing says who is behind the site: like this it is not published
    .help = Put a line [afzender] at the end, and below it organisatie = "…", adres = "…" and email = "…".
problem-example-address = this address does not exist: { $value }
    .help = Put the address that the site will have at base_url. Until then it is not published.
problem-mostly-composed = of the { $total } stories and questions { $composed ->
        [one] { $composed } is
       *[other] { $composed } are
    } composed
    .help = Replace them by real ones as soon as there are any. What is composed says so everywhere.
problem-no-recipients = there is no moderators' key yet: the function will take no questions
    .help = Make a key pair with “brokers keys new” and put the public half into site.toml under recipients.
problem-bad-recipient = this is not a valid public key: { $reason }
    .help = A public key begins with age1. Never put the secret key (AGE-SECRET-KEY) here.
problem-bad-signal = this signal cannot be understood: { $reason }
    .help = How to write one stands above the list in site.toml.

# Why something failed, as a library or the system says it.
reason-exists = it is there already
reason-read-only = this disk can only be read
reason-quota = your room on this disk is used up
reason-not-empty = the folder is not empty
reason-busy = another program is using it
reason-other-disk = that is on another disk
reason-no-browser = there is no browser here that can do it
reason-in-use = another program listens there already
reason-no-address = this computer does not have that address
reason-refused = nobody listens there
reason-broken-off = the connection was broken off
reason-no-network = there is no connection to the network
reason-slow = it took too long
reason-invalid = there is something in it that does not belong there
reason-too-short = it ends too early
reason-unsupported = this system cannot do that
reason-system = the system says: { $reason }
library-sentence = the program says: { $reason }
reason-tera-syntax = this cannot be in a template like that; Tera says: { $reason }
reason-tera-render = this does not work here; Tera says: { $reason }
reason-json-syntax = this is not how JSON is written; the program says: { $reason }
reason-json-data = something else belongs here; the program says: { $reason }
reason-theme-words = there is no text “{ $what }” in { $reason }
reason-theme-file-near = there is no file “{ $what }” in static/, but one that looks like it
reason-theme-file = there is no file “{ $what }” in static/
reason-theme-link = “{ $what }” does not begin with @/
reason-theme-place = “{ $what }” is no place in content/
reason-borders = there are no borders in it as Statistics Netherlands gives them ({ $reason })
reason-not-found = the file is not there
reason-denied = you have no access to it
reason-loop = a link goes round in a circle here
reason-long-name = the name is too long
reason-folder = this is a folder
reason-no-folder = a part of the path is no folder
reason-full = the disk is full
reason-large = it is too large
reason-in-part = in the part “{ $part }”: { $reason }
reason-colour = “{ $what }” is not a colour of six digits or letters
reason-tera-parent = this template builds on a template that does not exist
reason-tera-template = there is no template “{ $what }”
reason-tera-component = there is no component “{ $what }”
reason-tera-circle = this template calls itself, perhaps by a detour
reason-tera-argument = “{ $what }” is missing between the brackets
reason-tera-type = another kind of value belongs here ({ $what })
reason-ftl-token = “{ $what }” belongs here
reason-ftl-empty = “{ $what }” has no text
reason-ftl-value = the text is missing here
reason-ftl-default = a choice needs one line with a *
reason-ftl-defaults = a choice has only one line with a *
reason-ftl-quote = the closing quote is missing here
reason-ftl-brace = there is a brace too many here
reason-ftl-inline = a name or a value belongs between these braces
reason-ftl-twice = “{ $what }” is there twice
reason-ftl-escape = a \ has a meaning of its own here
reason-json-comma = there is a comma too many here
reason-json-end = the file ends too early
reason-csv-quote = a quote is not closed on this line
reason-csv-columns = this line has another number of cells than the first ({ $what })
reason-csv-number = a number belongs here, with a point and no comma
reason-csv-columns-semicolon = this line has another number of cells than the first ({ $what })
reason-csv-columns-tab = this line has another number of cells than the first ({ $what })
reason-csv-line = this line cannot be read
reason-csv-cell = “{ $what }” is empty on this line
reason-csv-code = “{ $what }” is no code of a municipality
reason-csv-place = { $what } degrees is not in the Netherlands
reason-csv-swapped = longitude and latitude are in the cell of each other
reason-csv-twice = “{ $what }” is in the list already
reason-csv-header = the first line has no column “{ $what }”
reason-csv-empty = the list is empty
reason-helpline-empty = there is nothing here
reason-helpline-text = “{ $what }” has no text in the main language
reason-helpline-phone = “{ $what }” is no telephone number
reason-helpline-address = “{ $what }” is no address of a site
reason-helpline-unknown = there is no helpline “{ $what }” in this file
reason-figure-place = figures for a page belong in one file, because they are checked
reason-figure-empty = “{ $what }” is empty
reason-figure-few = { $what } stands for fewer than five people
reason-figure-sum = “samen” does not fit the numbers of the list “{ $what }”
reason-figure-follows = what is hidden in the list “{ $what }” can be worked out from “samen”
reason-figure-twice = this team has figures for { $what } already
reason-figure-list-twice = there is a list “{ $what }” already
reason-figure-example = it does not say that the figures of { $what } are made up
reason-module-empty = “{ $what }” of this text module is empty
reason-module-title-long = the title “{ $what }” is too long
reason-module-long = the text of this module is too long
reason-module-twice = there is a module “{ $what }” already
reason-module-open = a bracket is missing at “{ $what }”
reason-search-word = “{ $what }” is no word to search with
reason-tera-large = this number is too large or too small ({ $reason })
reason-image-type = files of the type { $what } are not shown by every browser
reason-image-empty = the file is empty
reason-image-named = this is a { $what } file with another name
reason-image-pixels = it is too large: { $what } pixels, and more than 120 million is not possible
reason-image-narrow = it is too long and too narrow: { $what } pixels
reason-image-failed = the site cannot read this kind of picture
reason-image-none = there is no picture in this file
reason-image-broken = the file is damaged
reason-image-cut = the file ends too early
reason-image-large = it is too large
reason-url-file = a folder on this computer begins with file:/// and has no name of a computer
reason-url-scheme = “{ $what }” is not possible
reason-key-secret = this is a secret key
reason-key-revoked = “{ $what }” was revoked: it is in the list revoked
reason-key-none = “{ $what }” is none
reason-signal-empty = there are no words in it
reason-signal-gap = the .. stands between two words, not at an end
reason-signal-points = “{ $what }” is no number of points from -100 to +100
reason-signal-word = “{ $what }” is no word
reason-signal-name = “@{ $what }” is no name for a group; write @name = word, word
reason-signal-group = there is no group “@{ $what }” in an entry above
reason-signal-twice = the group “@{ $what }” is there twice

check-hidden = { $count ->
        [one] 1 draft or page for later was
       *[other] { $count } drafts and pages for later were
    } not checked; with --drafts they are.
check-clean = All is well: { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    } checked.
check-looked = { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    } checked.
check-warnings = No errors, but { $warnings ->
        [one] 1 point
       *[other] { $warnings } points
    } to look at.
pictures-progress = Pictures: { $done } of { $steps } ({ $what })
check-progress = Links to other sites: { $done } of { $steps }
check-errors = Found { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }. Mend these first; nothing was written.
build-foreign = { $path } holds “{ $found }”, which brokers did not make. A build replaces the whole folder, so it was left as it is. Choose an empty folder with --out, or one you built into before.
build-file-there = { $path } is no folder. Choose a folder with --out.
build-around-sources = The sources of the site are in { $path }. A build replaces the whole folder, so they would be gone. Choose a folder elsewhere with --out, such as dist.
build-among-sources = { $path } is inside { $found }/. That is what the site is made from: the next time it would be read as content. Choose a folder elsewhere with --out, such as dist.
build-published = { $path } belongs to a site that was published to { $published }. Building would replace files that visitors read now, and what publishing knows of that folder. Nothing was changed. Choose a folder outside it with --out, such as dist.
build-waiting = Another “brokers build” is working in { $path }. Waiting until it is done.
build-busy = Another “brokers build” has been working in { $path } for ten minutes. Nothing was changed. See whether it still runs, then build again.
build-done = Wrote { $pages ->
        [one] 1 page
       *[other] { $pages } pages
    } and { $files } files to { $out } in { $millis } ms.
new-done = Made: { $path }
new-hint = It is a draft: see it with “brokers serve --drafts”. Take “draft = true” out when it may be on the site.
keys-done = Made a new key pair.
keys-public = The public half, for recipients in site.toml:
keys-public-of-team = The public half is now with the team { $team } in content/site.toml:
keys-show-team = Public half of the team { $team }:
keys-secret = The secret half: { $path }. Keep it safe and share it with nobody. Whoever loses it can read no question any more.
rotate-done = Made a new key pair. The secret half is on top in { $path }; the old one is below it and opens what was there.
    The public half is now among the recipients in content/site.toml:
rotate-next =
    How to go on:
    1. Keep a copy of the key file in a safe place.
    2. Build, and put the site and the function online. From then on everything is sealed to the new key.
    3. Start the desk again and choose Beheer, “Zet alles opnieuw op slot”. Repeat until nothing is left over.
    4. Finish: brokers keys rotate --finish
rotate-done-of-team = New key pair made. The secret half is at the top of { $path }; the old one is below it and opens what was there.
    The public half is now with the team { $team } in content/site.toml:
rotate-next-of-team =
    Go on like this:
    1. Give the secret half to whoever works in this team, and keep a copy in a safe place.
    2. Build, and put the site and the function online. From then on everything for this team is sealed to the new key.
    3. Restart the desk and choose Beheer, “Zet alles opnieuw op slot”. Repeat that until nothing is left.
    4. Finish: brokers keys rotate --team { $team } --finish
rotate-readers = Who can read everything now, according to content/site.toml:
rotate-reader = { $key } ({ $name })
rotate-reader-own = { $key } ({ $name }; this machine)
rotate-unlisted = { $key } ({ $name }): could read { $store }, is no longer in content/site.toml and was not revoked
rotate-nameless = no name
rotate-check = Does one no longer belong here? Revoke it: brokers keys revoke, followed by the key.
revoke-whose = This key belongs to: { $name }
revoke-nameless = Nothing says whose key this is.
revoke-absent = It is not among the recipients in content/site.toml, but can still open what was sealed earlier.
revoke-of-team = It belongs to the team { $team }.
revoke-of-recovery = It is a recovery key: it opens everything, of every team.
revoke-rest = Only these can read from then on:
revoke-ask = Revoke it? Whoever holds this key can read nothing new then. [yes/no]
revoke-done = Revoked: { $key }. The key is now in the list revoked in content/site.toml.
revoke-next =
    The key still opens everything that was there. So go on at once:
    1. Build, and put the site and the function online. From then on nothing new is sealed to this key.
    2. Start the desk again, on a machine whose key stays, and choose Beheer, “Zet alles opnieuw op slot”. Repeat until nothing is left over.
    3. Delete backups of the store from before today: the key still opens those.
    4. Could the thief have another key as well? Change that one: brokers keys rotate
rotate-looked = Looked into { $name }: the key of today opens everything.
rotate-finished = Done. The old key is no longer in use. It is still in { $path }, for earlier backups. Remove that file when those have expired.
serve-not-announced = The store could not remember to whom this site seals. Everything works; the next start tries again.
desk-store = Store:    { $name }
desk-exported = { $count ->
        [one] 1 submission
       *[other] { $count } submissions
    } on the list in { $path }. It holds no content.
desk-audit-empty = The audit of rights is still empty: there is nothing to check yet.
desk-audit-team-empty = The audit of the team { $team } is still empty: there is nothing to check yet.
desk-audit-whole = The audit of rights is whole: { $count ->
        [one] 1 entry
       *[other] { $count } entries
    }, the last with { $hash }.{ $part ->
        [new] { " " }Checked: { $new ->
            [0] nothing was added.
            [one] the one that was added.
           *[other] the { $new } that were added.
        } What is before that was last read on { $day }.
       *[all] { "" }
    }
desk-audit-broken = The audit of rights was changed at entry { $number }. Do not trust what follows. Compare it with a backup of the store, and find out who had access.
desk-audit-rewritten = The audit of rights was changed at entry { $number } or before: on { $day } it was still right there. Do not trust what follows. Compare it with a backup of the store, and find out who had access. Did you restore an older backup yourself, or replace the store? Then remove { $path }, and check again.
desk-audit-team-whole = The audit of the team { $team } is whole: { $count ->
        [one] 1 entry
       *[other] { $count } entries
    }, the last with { $hash }.{ $part ->
        [new] { " " }Checked: { $new ->
            [0] nothing was added.
            [one] the one that was added.
           *[other] the { $new } that were added.
        } What is before that was last read on { $day }.
       *[all] { "" }
    }
desk-audit-team-broken = The audit of the team { $team } was changed at entry { $number }. Do not trust what follows. Compare it with a backup of the store, and find out who had access.
desk-audit-team-rewritten = The audit of the team { $team } was changed at entry { $number } or before: on { $day } it was still right there. Do not trust what follows. Compare it with a backup of the store, and find out who had access. Did you restore an older backup yourself, or replace the store? Then remove { $path }, and check again.
desk-audit-noted = This is noted in { $path }, and the next time brokers reads only what came after; with --whole everything. Keep a copy on another machine.
desk-audit-note-unreadable = { $path } cannot be read, so nothing was checked. Put a copy back, or remove the file: then brokers reads everything.
collect-written = Written: { $path }
collect-there = There already: { $path }
collect-would = Would be written: { $path }
collect-taken-back = Not written after all, because it was just withdrawn: { $path }
collect-would-remove = Would be removed, because it was withdrawn: { $path }
collect-removed = Removed, because it was withdrawn: { $path }
collect-changed = Withdrawn, but changed since it was made: { $path }. Look at it, and remove it yourself.
collect-unsettled = Written, but the store does not know it yet: { $path }. Collect again later; there will be no second page.
collect-not-agreed = Not written: a page is not the text that its author agreed to. Place it again at the desk; its author is then asked again.
collect-no-topic = {"  "}Left out: there is no topic “{ $what }” (any more).
collect-no-age = {"  "}Left out: no form has the age “{ $what }” (any more).
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
serve-practice = Practice: everything at this desk is made up, and nothing leaves. To begin again: stop, and remove { $path }
practice-line = Practice room: everything is made up, and no mail or notification leaves.
practice-table = There is no practising while SUBMISSIONS_TABLE or AWS_ENDPOINT_URL_DYNAMODB names a real store. Take it out of the environment, and try again.
practice-elsewhere = { $path } is a link to somewhere else. Something real may be there, so there is no practising. Remove the link.
practice-not-one = { $path } was not made by `brokers serve --demo`. Something real may be in it, so it stays as it is. Move the file elsewhere to practise.
host-listens = Listens:  { $url } (for the proxy only)
host-desk = Desk:     { $url }
host-no-forms = Desk:     none, because this site has no forms
host-renewed = The site was built again.
host-kept-earlier = The site of before stays. Mend it, and have it built again (systemctl reload, or the signal SIGHUP).
host-repository = Source:   { $url } (every minute{ $hook ->
    [yes] , and when told so at /webhook
   *[no] {""}
})
host-commit = Commit { $commit } is on the site.
host-commit-failed = Commit { $commit } is not on the site: the one of before stays. Mend it and save again; the next commit is fetched by itself.
host-unreachable = The site of before stays. In a minute it is tried again.
host-reachable = The repository can be reached again.
host-stopped = Stopped. Everything that came in is kept.
backup-done = The store is in { $path }. Keys are not in it: keep those elsewhere. Do try the backup: brokers restore.
restore-done = The store is in { $path }.
serve-hidden = { $count ->
        [one] 1 draft or page for later is
       *[other] { $count } drafts and pages for later are
    } left out; with --drafts they are shown.
serve-hint = Change something in content/, theme/ or themes/ and the browser reloads. Stop: Ctrl-C.
serve-looks = The system cannot watch more files. So we look ourselves whether anything changed, which is a little slower.
    On Linux this helps: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512
serve-rebuilt = Rebuilt in { $millis } ms.
serve-broken = It does not build now; the browser shows why.
serve-key-made = Made a key pair for this folder: { $path }

error-page-language = en
error-page-title = This has to be mended first
error-page-text = As soon as the file is right and saved, the page comes back by itself.
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
publish-path = “{ $url }” is a folder on this computer. To publish there, write: { $better }
publish-into-build = { $path } belongs to a folder that “brokers build” makes: { $built }. The next build replaces that folder as a whole. Nothing was published. Choose another folder, such as file:///srv/www.
publish-no-keys = There are no keys to write to this bucket with. Put them into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and the region into AWS_REGION. Whoever looks after the bucket has them.
    ({ $reason })
publish-demonstration = This is a demonstration (“demonstratie = true” in content/site.toml), and it is not published as a real site. Nothing was sent. Remove the line when a municipality takes part and everything is real. Do you want to publish the demonstration itself? Then add --demonstration.
publish-no-sender = Nothing says who is behind this site. Nothing was sent. Put a line [afzender] at the end of content/site.toml, and below it organisatie = "…", adres = "…" and email = "…".
publish-example-address = { $address } exists in examples only: every link to the site would lead nowhere. Nothing was sent. Put the real address in content/site.toml at base_url, or pass it with --base-url.
publish-busy = Somebody else is publishing now. Try again { $minutes ->
        [one] in a minute
       *[other] in { $minutes } minutes at most
    }.
publish-overtaken = Stopped: somebody else began to publish at the same time. Fetch the newest texts and publish again.
publish-bad-state = The file .brokers-publish.json there cannot be read: { $reason }. Remove it there and publish with --take-over; then everything is sent anew.
publish-local = Publishing failed: { $path }: { $reason }
publish-foreign = { $count ->
        [one] A file is there that brokers did not put there, and that
       *[other] { $count } files are there that brokers did not put there, and that
    } would be overwritten: { $some }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    } Nothing was changed. { $count ->
        [one] Move it, or choose another place. If it may go
       *[other] Move them, or choose another place. If they may go
    }, publish with --take-over.
publish-no-bucket = The bucket in this address does not exist. Check its name, and whether it is at this provider (AWS_ENDPOINT_URL_S3, AWS_REGION).
    ({ $reason })
publish-region = The bucket is in another region. Name that in AWS_REGION.
    ({ $reason })
publish-refused = The bucket does not allow this with these keys. Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and ask whoever manages the bucket for the right to read, write and delete.
    ({ $reason })
publish-clock = The clock of this computer differs from that of the bucket, which then refuses everything. Set the clock right (let it set itself), and publish again.
    ({ $reason })
publish-slow = The bucket is too busy, or out of order. Wait a few minutes and publish again: it goes on where it stopped.
    ({ $reason })
publish-unable = This provider lacks something that publishing needs: replacing a file only if nobody changed it meanwhile. Ask the provider about it (“conditional writes”), or publish to another one.
    ({ $reason })
publish-odd = What answers there is no bucket. Often it is the page of a Wi-Fi network that wants you to sign in: open a website to see whether you are really on the internet. If you are, check the address (AWS_ENDPOINT_URL_S3).
    ({ $reason })
publish-endless = The bucket names the same files again and again, or does not stop. Nothing was sent. Publish again later; if it stays so, ask the provider what is wrong with the bucket.
publish-broken = The connection broke: { $reason }
    Publish again when it is back: it goes on where it stopped.

# What is typed after `brokers`
usage-invalid-subcommand = “{ $what }” is no command of brokers.
usage-unknown-argument = “{ $what }” is no option here.
usage-invalid-value = “{ $value }” is not possible for { $what }.
usage-missing-argument = Something is missing: { $what }
usage-missing-subcommand = Say what brokers has to do.
usage-conflict = { $what } cannot be used with { $other }.
usage-no-value = { $what } needs a value after it.
usage-too-many = { $what } is there too often.
usage-takes-nothing = { $what } takes no value: “{ $value }”.
usage-not-text = What you typed has bytes in it that are no text.
usage-other = This command does not work like that.
usage-nearest = Did you mean “{ $nearest }”?
usage-choices = Choose from: { $choices }.
usage-help = All commands and options are in: brokers --help
init-done = Your site is in { $path }: { $files } files.
init-municipality = The municipality is { $name } ({ $code }, { $province }).
init-next = To go on:
    { "    " }cd { $path }
    { "    " }brokers serve --drafts
    README.md says (in Dutch) how to write, and what is left to do before the site goes online.
init-file = { $path } is a file. Choose a folder that is not there yet. Nothing was changed.
init-not-empty = { $path } is not empty: it has { $more ->
        [0] { $names }
       *[other] { $names } and { $more } more
    }. Choose a folder that is not there yet. Nothing was changed.
init-unknown-municipality = There is no municipality “{ $name }”. { $nearest ->
    [none] Write the name as the municipality itself does, for example “Kerkrade”.
   *[other] Did you mean “{ $nearest }”?
}
    Nothing was changed.
init-several = There is more than one municipality of that name. Choose one: { $names }. Nothing was changed.
theme-ejected = Written: { $path }
theme-ejected-all = { $files ->
        [0] Nothing was written
        [one] 1 file written to theme/
       *[other] { $files } files written to theme/
    }{ $kept ->
        [0] .
        [one] ; of 1 file you had one already.
       *[other] ; of { $kept } files you had one already.
    }
theme-hint = It takes the place of what is inside brokers. Delete it to go back to that.
theme-unknown = The theme basis has no { $file }. { $nearest ->
    [none] Without a name, `brokers theme eject` writes all of them.
   *[other] Did you mean { $nearest }?
}
theme-own = You have { $path } already, and it takes precedence. Nothing was changed. To see that of brokers beside it, rename your own first.
theme-other = This site has a theme of its own: “{ $theme }”, in themes/{ $theme }/. Only basis is inside brokers. Nothing was changed.
handout-done = Written to { $path }: man/ and completions/.
schema-done = { $files } schemas written to { $path }.
built-in-file = This file is inside brokers. For a copy of your own to change: brokers theme eject { $name }
new-no-slug = No file name can be made of the title “{ $title }”. Use at least one letter or digit.
new-hidden-signs = The title has a character that cannot be seen. It comes along with pasted text: type the title again.
new-no-municipality = A { $kind } takes no --gemeente.
new-unknown-municipality = There is no municipality “{ $slug }”: { $page } does not exist. { $nearest ->
    [none] Make it first: brokers new gemeente "…"
   *[other] Did you mean “{ $nearest }”?
}
new-not-a-municipality = There is no municipality “{ $name }”. Did you mean “{ $nearest }”? Nothing was written.
new-several-municipalities = There is more than one municipality of that name. Choose one: { $names }. Nothing was written.
new-taken = A page at { $url } is not possible: that address belongs to a list, a municipality or the site itself. Choose another title.
new-exists = { $path } exists already. Choose another title or change that file.

failed = That did not work: { $reason }
serve-no-port = Cannot listen on { $address }: { $reason }. Is something running there? Choose another address, for example with `--addr { $example }`.
store-missing = There is no store: { $path } does not exist, and SUBMISSIONS_TABLE names none either. Does the site run with `brokers host`? Then give its folder with `--data`. Otherwise questions come in with `brokers serve`, or with the function.
store-unnamed = No store is named. Say with SUBMISSIONS_TABLE which table it is, and with AWS_ENDPOINT_URL_DYNAMODB where it is unless that is Amazon. On this machine only? `brokers serve` has a desk of its own.
store-silent = The store ({ $name }) does not answer. Are SUBMISSIONS_TABLE, AWS_ENDPOINT_URL_DYNAMODB and the rights correct? { $reason }
store-no-open = { $path } cannot be opened: { $reason }
store-newer = { $path } is of a newer version of brokers. Nothing was changed. Use that version, or restore a backup of before.
store-not-one = { $path } is no store of brokers, or not whole. Nothing was changed.
data-busy = { $path } is in use: `brokers host` runs there, or a backup is being restored. Nothing was changed.
host-own-store = { $name } is set, but `brokers host` has a store of its own in the folder of --data. Nothing was changed. Remove { $name }, or use the function with that other store.
host-below-path = The address of the site has a path ({ $url }), and `brokers host` is at an address of its own. Give one without a path with --base-url.
host-demonstration = This is a demonstration (“demonstratie = true” in content/site.toml), and as such it does not go online as a real site. Remove that line when a municipality takes part and everything is real. Is it the demonstration that you want to show? Add --demonstration.
host-no-sender = Nothing says who is behind this site. Put a line [afzender] at the end of content/site.toml, with organisatie = "…", adres = "…" and email = "…" below it.
host-example-address = { $address } is an example, and no address that exists: all links in feeds and search engines would lead nowhere. Put the real address in content/site.toml at base_url, or give it with --base-url.
host-no-site = There is no site in { $path }. Make it with `brokers build --compress --out …`, or leave out --dist.
host-git-missing = The program git is not on this machine, and it fetches the repository ([host] repository in content/site.toml). Install it (on Debian: apt install git), or remove that line.
host-pull-late = Fetching the repository took more than { $minutes } minutes and was stopped.
host-pull-failed = The repository could not be fetched: { $reason }
host-source-failed = What came from the repository could not be unpacked: { $reason }
host-short-secret = WEBHOOK_SECRET has fewer than 16 characters and could be guessed. Make a long one (openssl rand -hex 24), and give the webhook of the repository the same.
notice-failed-subject = The site was not updated{ $count ->
    [0] {""}
    [one] : 1 error
   *[other] : { $count } errors
}
notice-failed = Commit { $commit } is not on the site: the one of before stays.
notice-failed-build = The site could not be built again: the one of before stays.
notice-more = And { $count } more; `brokers check` shows all of them.
notice-failed-end = Mend it and save again; then the site follows by itself.
notice-mended-subject = The site is up to date again
notice-mended = Everything that was saved is on the site now.
notice-aside-subject = A change of an editor waits for a choice
notice-aside = Somebody changed the same page in the repository before this change got there. It was kept on the branch { $branch } and is not on the site. Choose there what is to stay.
editing-published = Saved in your name. In a few seconds it is on the site.
editing-made = It is on the site.
editing-broken = The site cannot be made now, because something is wrong in it. What was saved is kept, and the site of before stays. Mend this, and save again.
editing-not-made = The site cannot be made now. What was saved is kept, and the site of before stays. Whoever looks after the machine sees in the log why.
editing-proposed = Saved in your name, on the branch { $branch }. It is on the site when somebody else has looked at it.
editing-waiting = Saved in your name, on this machine. It could not be sent to the repository yet ({ $reason }). That is tried again every minute; you need not do anything.
editing-aside = Saved, but not on the site: somebody changed the same page. Your version is on the branch { $branch }. Load this page again to see what is there now.
editing-unsent = Something that was saved here before was not sent to the repository yet. That is tried again every minute.
editing-unreachable = The repository cannot be reached now ({ $reason }). You see what was fetched last; what you save is sent later.
editing-no-copy = The pages were not fetched yet. Wait a moment, and load this page again.
editing-changed = “{ $file }” was changed or removed since you opened it. Nothing was saved. Copy what you wrote, load this page again, and put it in.
editing-taken = There is a file “{ $file }” already. It was not replaced. Choose another title.
editing-place = “{ $file }” cannot be changed here: only pages and pictures in the folder content. Change the rest in the repository.
editing-large = This is too large to save at once. Make the pictures smaller, or save them one by one.
editing-unreadable = What the editor sent could not be read. Nothing was saved. Load this page again.
editing-not-recorded = That you save something could not be put in the audit. So nothing was saved. Try again in a moment.
editing-failed = It could not be saved: { $reason }. Try again in a moment.
environment = That did not work: { $english }
host-no-function = The forms of this site cannot be used: { $reason }
backup-no-store = There is no store: { $path } does not exist. Nothing was changed. Say with --data in which folder `brokers host` keeps everything.
backup-there = { $path } exists, and stays as it is. Choose another name.
backup-failed = { $path } was not made: the copy is not whole ({ $reason }). The store itself was not changed.
restore-unusable = { $path } cannot be restored: it is no backup of brokers, or only a part of one ({ $reason }). Nothing was changed.
restore-live-copy = { $path } is a lone file of a store that was in use: there is a -wal beside it. Nothing was changed. Make a backup with `brokers backup`.
restore-there = { $path } exists, and stays as it is. Restore into another folder, or remove this file yourself first.
collect-just-made = { $path } appeared just now. Try again.
collect-no-name = No name is free any more.
collect-closed = Not collected ({ $count }): the keys in .brokers/identity.txt do not open these. Collect them where the other key is.
revoke-already = { $key } was revoked before: it is under revoked in content/site.toml. Nothing was changed.
revoke-last = This is the only key under recipients: without another one nobody can read anything. Nothing was changed. First make a new one with `brokers keys rotate` or `brokers keys new`.
revoke-last-of-team = This is the only key of the team { $team }: without another one nobody can read what that team has. Nothing was changed. First make a new one with `brokers keys rotate --team { $team }`.
revoke-own = This is the key of this machine: once it is revoked, the desk here reads nothing. Nothing was changed. Replace it with `brokers keys rotate`, or revoke it on the machine of a colleague.
revoke-unchanged = Nothing was changed. With --yes there is no question.
revoke-secret = This is a secret key. Nothing was changed. Give the public half, which begins with age1, and keep this line nowhere: anyone who sees it can read what that key reads.
revoke-no-key =
    { $key } is no public key. Nothing was changed. Under recipients in content/site.toml are:
    { $known }
rotate-one-key = There is only one key. There is nothing to finish.
rotate-not-listed = The present key is not under recipients in content/site.toml. Nothing was changed. Put it there, build and publish the site, and finish only then.
rotate-old-listed = An old key is still under recipients in content/site.toml. Nothing was changed. Take it out, build and publish the site, seal everything again at the desk, and finish only then.
rotate-no-store = There is no store to look into, so nobody knows whether something is still sealed to the old key. Nothing was changed. Say where the questions are: with `--data` and the folder of `brokers host`, or with SUBMISSIONS_TABLE (and AWS_ENDPOINT_URL_DYNAMODB).
rotate-closed = In { $store } the present key does not open everything yet ({ $count }). Nothing was changed. At the desk choose Beheer, “Zet alles opnieuw op slot”, and try again.
rotate-crowded = In { $store } something is sealed to more keys than content/site.toml has ({ $count }): a key that is no longer there reads it as well. Nothing was changed. At the desk choose Beheer, “Zet alles opnieuw op slot”, and try again.
keys-exist = { $path } is there already, and is never overwritten: without that key, old questions can no longer be read. `brokers serve` makes one, for example. `brokers keys show` prints the public half for site.toml.
keys-locked = { $path } does not open: no passphrase was typed, or it is not right.
passphrase-ask = What is the passphrase of your keys?
passphrase-new = Choose a passphrase: a few words that you use nowhere else. You will not see what you type.
passphrase-again = Type the passphrase once more.
passphrase-short = The passphrase is too short: take at least { $shortest } characters. Nothing was changed.
passphrase-other = The two passphrases are not the same. Nothing was changed.
passphrase-done = { $path } has a passphrase now. Keep it somewhere else than on this computer: without it, nobody opens this file any more.
passphrase-removed = { $path } has no passphrase any more.
keys-missing = There is no key: { $path } is missing. Make a key pair with `brokers keys new`, or put the file here that you kept.
keys-none-of-team = This machine has no key of the team { $team }. Make a key pair with `brokers keys new --team { $team }`, or put the key that you were given into .brokers/identity.txt, below the line “# Team: { $team }”.
keys-no-team = content/site.toml has no team with the id { $team }. Nothing was changed. First add [[teams]] with id, name and municipalities.
keys-invalid = { $path } holds no valid key: { $reason }
keys-not-utf8 = { $path } is not UTF-8.
keys-no-toml = content/site.toml cannot be read: { $reason }
keys-no-list = `recipients` in content/site.toml must be a list of keys: ["age1…"]
