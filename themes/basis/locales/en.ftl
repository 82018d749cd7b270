# Every word the templates themselves say. Keys are sorted by place, not by alphabet.

## The frame of every page
og-locale = en_GB
nav-skip = Skip to the content
nav-label = Main menu
nav-menu = Menu
demo-line = A demonstration: nobody reads messages yet.
crumbs-label = You are here
toc-title = On this page
steps-label = Previous and next
steps-previous = Previous
steps-next = Next
read-answer = Read your answer
redirect-title = This page has moved
redirect-link = Go to its new place

## Leave quickly
exit-label = Leave this site quickly
exit-text = Is somebody watching?
exit-keys = Press Shift three times, or choose:
exit-link = Leave now
exit-explained = Is somebody watching? ‘Leave now’ takes you to a site about the weather at once. Please note: this page stays in your history. You can clear that yourself in your browser.

## The three ways in
way-ask = I have a question
way-ask-text = Ask anything you like, without your name. You read the answer later, with a code.
way-join = I want to be a social broker
way-join-text = Do young people tend to come to you? Sign up with your municipality.
way-town = I work for a municipality
way-town-text = Read how other municipalities did it, and get started yourself.
way-code = I have a code
ask = Ask your question
ask-title = Is something on your mind, too?
ask-text-demonstration = You don’t have to say who you are. In this demonstration nobody reads messages yet.
ask-text = You don’t have to say who you are. A person reads your question.
ask-within = Most answers come within { $within }.
join = Become a social broker
join-title = Are you somebody like that, too?
join-text = You don’t have to be a professional. A talk at the right moment already means a lot.

## Footer
foot-ways = Where do you want to go?
foot-help = Talk to somebody now?
foot-danger = In danger? Call
foot-113 = Thinking of suicide? Call
foot-kindertelefoon = Kindertelefoon (children’s helpline), free:
foot-site = About this site
foot-source = Source code
sender-of = This site is run by { $name }.
sender-demo = There is no organisation behind this demonstration yet that you can reach.
sender-none = Who is behind this site will be here soon.
foot-promise = No account, no cookies. Nobody tracks you here.

## Home
home-for = For young people, and for those who are there for them
home-ways = What brings you here?
home-what = What is a social broker?
home-questions = What young people ask
home-questions-more = All questions
home-stories = People who were simply there
home-stories-more = All stories
home-tips = A small start, a big difference
home-tips-more = All tips
home-topics = What is on your mind?
home-towns = Near you
home-towns-text = These municipalities find people like that, thank them and help them.
home-examples = What a municipality can do
home-examples-text = Read what these municipalities did before. They do not take part here now.
home-towns-more = All municipalities
promise-name = Your name is not needed
promise-answer = Most answers come within { $within }
promise-track = We do not track you
# What `answer_within` of the site says in its main language, if it can be counted. 0 is "a few".
within-hours = { $count ->
    [0] a few hours
    [one] an hour
   *[other] { $count } hours
}
within-days = { $count ->
    [0] a few days
    [one] one day
   *[other] { $count } days
}
within-workdays = { $count ->
    [0] a few working days
    [one] one working day
   *[other] { $count } working days
}
within-weeks = { $count ->
    [0] a few weeks
    [one] one week
   *[other] { $count } weeks
}

## Lists
list-all = { $title }: all of them
list-empty = There is nothing here yet. Perhaps your question will be the first.
topics-label = This is about
related-title = Read on
photo-credit = Photo: { $name }
card-dutch = In Dutch
read-minutes = { $minutes ->
    [one] 1 minute to read
   *[other] { $minutes } minutes to read
}

## Kinds of page
kind-verhaal = Story
kind-tip = Tip
kind-vraag = Question
kind-praktijk = How they did it
kind-onderwerp = Topic
kind-persoon = Somebody you can meet

## Story, tip, question
age = { $age } years old
example-story = This story is made up, but it could have happened like this.
example-question = This question and this answer are made up, but it could go like this.
example-person = This person is made up, to show what such a page looks like.
person-where = When and where:
example-share = { $title } (made-up example)
video-watch = Watch the video on { $host }
video-elsewhere = The video is on another site. You only go there when you click.
video-transcript = Read what is said
qa-question = The question
qa-question-example = The question (made up)
qa-answer-example = The answer (made up)
qa-answer-broker = Answer from a broker
qa-answer-professional = Answer from a professional
qa-answer-team = Answer from the team
qa-date = Answered on { $date }
qa-role-broker = An adult from the neighbourhood who is happy to help
qa-role-professional = Somebody who works with young people, such as a youth worker
qa-role-team = The people who read and answer questions here
qa-role-team-of = The team that answers questions from { $place }
qa-tips = Tips that go with this
for-jongere = For young people
for-broker = For brokers
for-ouder = For parents
for-professional = For professionals
comma = ,
who-jongere = young people
who-broker = brokers
who-ouder = parents
who-professional = professionals
tips-jump = Who is the tip for?
tips-for-jongere = For young people
tips-for-broker = For brokers
tips-for-ouder = For parents
tips-for-professional = For people who work with young people
topic-questions = Questions about this
topic-tips = Tips about this
topic-stories = Stories about this
topic-more-dutch = More in Dutch

## Practices and factors
fact-town = Municipality
fact-year = Year
fact-source = Source
fact-contact = Contact
practice-factors = What worked here
related-practices = Others who did it this way
factor-number = What works, number { $number }
factor-towns = Named by
factor-practices = What it looked like
matrix-title = Who named what?
matrix-text = You see what helped in each municipality.
matrix-slide = On a small screen, slide the table sideways.
matrix-label = Table, slides sideways
matrix-factor = What works
matrix-yes = yes
matrix-no = no

## Municipalities
map-label = Map of the Netherlands with the municipalities
map-source = Source: CBS and Kadaster, 2023.
town-title = Social brokers in { $name }
town-kicker = Social brokers in { $province }
town-ambassadors = Ambassadors
town-ambassadors-then = Ambassadors of that time
town-hotspots = Places you can go to
town-hotspots-then = Where it happened then
town-no-hotspots = There are no places on the list for { $name } yet.
town-contact = Contact
town-website = Website of the municipality
town-people = People you can meet in { $name }
town-practices = How it went in { $name }
town-stories = Stories from { $name }
town-questions = Questions from { $name }
town-merged = { $name } is part of { $into } now. What you read here is about the past.
town-merged-short = (now { $name })
town-inactive = { $name } took part and has stopped. What you read here is about that time.
town-stopped-short = (stopped)
town-example-title-year = What { $name } did in { $year }
town-example-title = What { $name } did
town-example-year = This is an example. You read what { $name } did in { $year }. The municipality does not take part here now.
town-example = This is an example. You read what { $name } did. The municipality does not take part here now.
town-example-short-year = (example from { $year })
town-example-short = (example)

## Help
help-title = Do you want to talk to somebody now?
help-call = Call { $name }:
help-chat = Chat with { $name }
help-site = To the site of { $name }
help-beside = (opens in a new tab)
help-now = Help now
help-all = All helplines
help-experts = They know a lot about this
help-topics = Is it about one thing?
source-label = Source:

## Pages
page-updated = Updated on { $date }
lost-ways = What were you looking for?

# The finder of municipalities
finder-label = Which municipality do you live in?
finder-here = takes part
finder-example = example: read what they did
finder-none = We do not know that municipality. Check how you spelled it.
finder-here-label = Find a municipality
finder-not-here = It is not in this list. Check the spelling, or look in the list of all municipalities.
choose-find = Search the list
choose-none = No municipality found. Check the spelling, or choose “My municipality is not in the list”.
finder-total = { $number ->
    [one] 1 municipality
   *[other] { $number } municipalities
}

# Long lists
pages-label = More of this list
pages-page = Page
pages-previous = Previous
pages-next = Next

## Thank-you cards; the designs are named by what they say
card-make = Make your card
card-choose = Choose a card
card-net = You caught me when I fell
card-thee = You had time for me
card-luister = You listened
card-bal = You saw what I could do
card-paraplu = You gave me shelter
card-plant = You made me grow
card-write = Write on the card
card-hint = Type on the dotted lines. Short is fine: one thing that you liked.
card-to = To
card-text = Your message
card-from = From
card-paper = Which paper do you print on?
card-a6 = Small: one card on A6 (a postcard)
card-a4 = Large: two cards on A4, to cut out
card-noscript = Print with your browser’s own print button, or with Ctrl and P. Did you get a link with a card? Then turn on JavaScript to read it.
card-print = Print the card
card-save = Save as an image
card-share = Make a link
card-link = The link to your card
card-link-hint = Your message is in the link itself. We do not see it.
card-copied = The link is copied. Paste it in a message.
card-received = You got a card
card-invite = Somebody wants to thank you. You were there, at the right moment. Would you like to be, more often, for more young people?
card-again = Make a card yourself
card-file = thank-you

## The picture frame
frame-lead = Whoever is there for young people deserves to be seen. Print the frame and hang it up.
frame-how = Type a name in the frame, or write it there later. Then print it on A4. Stick in a photo, if that person agrees. The black squares are a QR code: a phone uses it to open the page of the municipality.
frame-poster = Frame for a social broker in { $name }
frame-top = You can turn to
frame-photo = Space for a photo
frame-name = Name
frame-why = Because sometimes a talk is everything.
frame-qr = QR code to the page of { $name }
frame-scan = Ask your question, without your name if you like:
town-frame = Print the frame of { $name }
town-thanks = Thank somebody with a card

## Languages
lang-label = Language

## Words of the generator
date-long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
section-gemeenten = Municipalities
section-verhalen = Stories
section-tips = Tips
section-vragen = Questions and answers
section-praktijk = How municipalities do it
section-onderwerpen = Topics
section-factoren = What works
section-mensen = People you can meet
home = Home
form-in-municipality = { $title } in { $municipality }
form-in-municipality-description = { $description } For people who live in { $municipality }.
frame-title = The frame of { $municipality }
frame-description = Print this frame, put a social broker from { $municipality } in it and hang it up.
numbered-title = { $title }, page { $number }
not-found = This page is not there
table-name = Table
notes-title = Notes
note-reference = Note { $number }
note-back = Back to note { $number } in the text

## The accessibility statement
a11y-status = How accessible is the site?
a11y-status-A = Status A: the site conforms fully.
a11y-status-B = Status B: the site conforms partly.
a11y-status-C = Status C: first measures have been taken.
a11y-status-D = Status D: the site does not conform.
a11y-norm = It was measured against { $norm }.
a11y-scope = This is about:
a11y-tested = How was it tested?
a11y-axe = Automatic test with axe-core, light and dark, at 320, 768 and 1280 pixels
a11y-axe-result = { $pages } pages, at least one of each kind. Faults: { $faults }. Such a test does not find everything.
a11y-lighthouse = Automatic test with Lighthouse, as on a phone
a11y-lighthouse-result = { $pages } pages. The lowest mark for accessibility is { $lowest } out of 100. Such a test does not find everything.
a11y-result = Result
a11y-when = When
a11y-deviations = What is not right yet?
a11y-criterion = Part of the standard
a11y-cause = Cause
a11y-effect = What it means for you
a11y-measure = What we do about it
a11y-planned = When it will be done
a11y-made = This statement was made on { $date }.

## Search; # stands for a number
search = Search
search-label = What are you looking for?
search-private = Your words stay on this page. We do not send or keep them.
search-button = Search
search-filters = Show only
search-soort = Kind
search-gemeente = Municipality
search-onderwerp = Topic
search-any = Everything
search-loading = Loading…
search-failed = Search does not work right now. Choose a topic below.
search-none = Nothing found.
search-one = 1 page found.
search-many = # pages found.
search-meant = Did you mean ‘#’?
search-urgent = Below you first see who can help you now.
search-empty = There is nothing about this here yet. That is not your fault. You can just ask, without giving your name.
search-talk = Talk to someone now
search-without = Searching only works with JavaScript. Everything is below, by topic.
search-try = You can also try another word, or choose a topic below.
search-results = Results
search-more = Show more
search-help = Would you rather talk to someone now?
search-topics = Choose a topic
example-mark = Made-up example
search-kind-verhaal = Story
search-kind-tip = Tip
search-kind-vraag = Question and answer
search-kind-praktijk = How municipalities do it
search-kind-onderwerp = Topic
search-kind-factor = What works
search-kind-persoon = Somebody you can meet
search-kind-gemeente = Municipality
search-kind-gemeentepagina = From a municipality
search-kind-pagina = About this site

# What the work brings
figures-until = Counted up to and including { $until }.
figures-example = These figures are made up. They show what such a page is like.
figures-chart = Chart: { $title }. The table says the same.
figures-what = What
figures-count = Number
figures-total = Together
figures-few = too few
figures-none = There are no figures yet.
figures-source = We count what reaches the team and what it does with it. We neither count nor follow visitors of this site. “Too few” is where a number is about fewer than five people, or where you could work out such a number.

# Whether a page helped
helped-question = Did this help?
helped-yes = Yes
helped-no = Not really
helped-hint = We only count how many people say “yes” or “not really”. Not who said it.

# A share row
share-label = Share this
share-mail = E-mail
share-whatsapp = WhatsApp
share-copy = Copy the link
share-device = Share in another way
share-copied = The link is copied.
share-failed = Copying does not work here. This is the link:

# Lists, read in another way
filters-topic = Choose a topic
filters-factor = Choose what worked

# A municipality of its own
town-place = { $name } on the map of the Netherlands
town-join = Join in { $name }
town-agenda = What is on in { $name }
town-agenda-empty = Nothing is planned at the moment. Is there something on for young people or brokers?
town-agenda-tell = Tell us
town-stories-empty = There is no story from { $name } yet. There are stories from other places.
town-tips = Tips that help anywhere
