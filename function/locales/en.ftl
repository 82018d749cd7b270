### Every word that a visitor reads on a form or on a page that the function makes, in English.
### Plain words for a fourteen-year-old: short sentences, "you", no blame, always a next step.

## Dates

date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Titles

# They stay in the history of a browser that others use as well, so they say nothing.
page-title-done = Done
page-title-ask = One more thing
page-title-problem = That did not work

## The form

form-optional = (you can skip this)
form-submit = Send
form-choose = Make a choice
form-elsewhere = My municipality is not in the list
form-progress = Step { $page } of { $pages }
form-next = Next
form-back = Back
form-left = characters left
form-over = characters too many
form-advised = A few sentences help us to answer you well. Shorter is fine, too.
form-honeypot = Leave this field empty
form-privacy-anonymous = You stay anonymous. We do not ask who you are and we do not keep your IP address. Only the people who answer can read what you write. After { $days } days it is all gone.
form-privacy-anonymous-other = You stay anonymous. We do not ask who you are and we do not keep your IP address. Only the team can read what you write. After { $days } days it is all gone.
form-demonstration = This is a demonstration: nobody reads messages yet, so there will be no answer. Do you want to talk to somebody now? Then tap Help now, at the top of this page.
form-read = A person reads what you write.
form-welcome = We are glad you are here. You can ask anything, big or small.
form-within = Most answers come within { $within }.
form-within-chosen = If you choose { $municipality }, most answers come within { $within }.
# How soon an answer is promised: what `answer_within` of the site says in Dutch, in every language. 0 is "a few".
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
# Whose team reads it, on a site with teams.
readers-national = The national team of { $site } reads this.
readers-chosen = If you choose { $municipality }, the team { $team } reads this. If you choose something else, another team does.
readers-by-choice = Who reads this depends on the municipality you choose: the team of that municipality or, if there is none, the national team of { $site }.
readers-own = Someone on our team reads this.
readers-by-choice-own = Who reads this depends on the municipality you choose: the team of that municipality or, if there is none, our own team.
receipt-readers-national = What you sent goes to the national team of { $site }.
receipt-readers-team = What you sent goes to the team { $team }.
form-privacy-named = Only the team can read what you fill in. After { $days } days it is all gone. You can also remove it earlier, with your code.
form-privacy-sign-up = Only the team can read what you fill in. After { $days } days it is gone. If you become a social broker, your team keeps your name and how to reach you for as long as you take part. You can also remove it earlier, with your code.

## What is not right with a field

error-title = Something is not right yet
error-title-prefix = Error: { $title }
error-of-question = { $question } { $message }
error-of-quiz = { $count } questions of the quiz still need an answer.
error-missing = Please fill this in.
error-not-chosen = Please make a choice here.
error-no-consent = Tick the box if you agree. Without it we cannot continue.
error-too-short =
    { $length ->
        [one] Write a little more: at least { $min } characters. Now there is 1.
       *[other] Write a little more: at least { $min } characters. Now there are { $length }.
    }
error-too-long = This doesn’t quite fit: there is room for { $max } characters. Now there are { $length }. Take some out.
error-too-few = Choose at least { $min }.
error-too-many = Choose at most { $max }. Now there are { $count }.
error-unknown = We do not know this choice. Choose one from the list.
error-not-email = This does not look like an e-mail address. It looks like this: name@example.org.
error-email-several = There is more than one e-mail address here. Which one may we write to? Leave only that one.
error-email-comma = There is a comma in this e-mail address. Do you mean a full stop? It looks like this: name@example.org.
error-email-two-signs = There is more than one @ in this e-mail address. It has only one, as in name@example.org.
error-email-blank = Fill in only your e-mail address, without spaces and without words around it. It looks like this: name@example.org.
error-email-no-ending = The end of this e-mail address is missing, such as .com or .org. It looks like this: name@example.org.
error-not-phone = This does not look like a phone number. Use digits only, such as 06 12345678.
error-twice = This field can have only one value. Send one.
error-no-field = This form has no field of this name. Remove it, or check the name.
error-code-missing = Fill in your code.
error-code-short = Your code has 16 letters and digits. You typed { $length }. Look again: something may be missing.
error-code-long = Your code has 16 letters and digits. You typed { $length }. Look again: there may be one too many.
error-code-character = There is a character here that is not part of any code: character { $at } is “{ $sign }”. Your code has only letters and digits, and never the letter U.
error-code-alphabet = Character { $at } of your code is “{ $sign }” from another alphabet. It looks just like the { $latin } you mean. Switch your keyboard to ordinary (Latin) letters and type your code again.
error-code-several = There could be more than one code in this. Fill in only your own: 16 letters and digits.
error-code-none = We cannot find a code in this. Fill in only your code: 16 letters and digits, in four groups of four.

## Something that may tell who you are

confirm-title = Not sent yet: it has { $what } in it
confirm-title-several = Not sent yet: it has personal details in it
confirm-two = { $first } and { $second }
confirm-what-phone = a phone number
confirm-what-email = an e-mail address
confirm-what-address = an address
confirm-what-url = a link
confirm-what-handle = a name on social media
confirm-what-account = a bank account number
confirm-what-citizen = a citizen service number (BSN)
confirm-urgent = It is good that you tell us. This can stay in, just as it is.
confirm-text = Your question has not been sent yet. We saw something that people might recognise you by:
confirm-text-other = Nothing has been sent yet. We saw something that people might recognise you or somebody else by:
confirm-phone = looks like a phone number
confirm-email = looks like an e-mail address
confirm-address = looks like an address
confirm-url = looks like a link
confirm-handle = looks like a name on social media
confirm-account = looks like a bank account number
confirm-citizen = looks like a citizen service number (BSN)
confirm-choice = We do not need it to answer you. It is up to you: take it out, or leave it in. Both are fine.
confirm-choice-other = It is up to you. Do we need this to get your message to the right person? Then leave it in. Can we do without? Then take it out. Both are fine.
confirm-names = We do not recognise names. Is there a name in it? You can take that out, too.
confirm-change = I will change it
confirm-send = Send it like this

## Helplines

helplines-title = Do you want to talk to someone now?
helplines-urgent-title = Do you need help now? Call or chat right away
helplines-told-title = Good that you told us. Don’t wait for us: call or chat now
helplines-urgent-text = You do not have to wait for our answer. Are you in danger, or are you thinking of hurting yourself? Someone is there right now to listen to you.
helplines-chat-short = Chat
helplines-site-short = Website
helplines-chat = Chat with { $name }
helplines-site = To the website of { $name }

link-beside = (opens in a new tab)

## The receipt

receipt-title-question = We have your question
receipt-title-signup = We have your sign-up
receipt-title-contribution = We have what you sent
receipt-title-thanks = We have your thank-you
receipt-heading = This is your code
receipt-keep = Write this code down or take a photo of it. Only with this code can you read the answer.
receipt-keep-contribution = Write this code down or take a photo of it. With this code you see whether it has been read, or you remove it again.
receipt-keep-signup = Write this code down or take a photo of it. With this code you see how things stand, or remove your sign-up.
receipt-ways = You can also print this page, copy the code or take a screenshot.
receipt-copy = Copy the code
receipt-copied = The code has been copied.
receipt-not-copied = Copying does not work here. Write the code down, or take a photo of it.
receipt-once = Keep the code now. We cannot send it again, because we do not keep it.
receipt-safe = Keep it where only you can see it. Whoever has the code can read it all, too.
receipt-next-title = What happens now?
receipt-next-within = Most answers come within { $within }. At weekends and during holidays it may take longer.
receipt-next-urgent = Don’t wait for that. Call or chat now with one of the people above.
receipt-demonstration-signup = This is a demonstration: nobody reads messages yet, so you will not hear from us now.
receipt-next-lookup = After that, go to the page <a href="{ $page }" target="_blank" rel="noopener">Read your answer<span class="hidden"> (opens in a new tab)</span></a> and fill in your code.
receipt-next-lookup-open = In a few days, go to the page <a href="{ $page }" target="_blank" rel="noopener">Read your answer<span class="hidden"> (opens in a new tab)</span></a> and fill in your code. Nothing there yet? Look again a few days later.
receipt-next-lookup-contribution = Do you want to see how things stand? Go to the page <a href="{ $page }" target="_blank" rel="noopener">Read your answer<span class="hidden"> (opens in a new tab)</span></a> and fill in your code.
receipt-next-lookup-signup = Go to the page <a href="{ $page }" target="_blank" rel="noopener">Read your answer<span class="hidden"> (opens in a new tab)</span></a> and fill in your code to see how things stand.
receipt-next-expires = It is kept until { $date }. After that it is gone.
receipt-next-expires-signup = Your sign-up is kept until { $date }. After that it is gone. If you become a social broker, your team keeps how to reach you for as long as you take part.
receipt-profile-title = From the test: { $profile }
receipt-home = To the home page

## Looking up the answer

lookup-title = Read your answer
lookup-label = Your code
lookup-hint = The code you got when you sent something: 16 letters and digits. Capitals and dashes do not matter.
lookup-submit = See if there is an answer

answer-title-answer = There is an answer
answer-title-asked = We have a question for you
answer-title-waiting = No answer yet
answer-title-done = How do things stand?
answer-heading = The answer
answer-question = Our question to you
answer-reason = What we want to say about it
answer-earlier = Answer { $number }
own-first = What you asked
own-later = What you added
answer-again = You can read this again with your code until { $date }.
answer-later = Come back later. You will need your code again. It is kept until { $date }.
status-question-new = Your question has arrived. It is waiting for someone to read it.
status-question-new-follow-up = Your follow-up question has arrived. It is waiting for someone to read it.
status-question-new-reopened = We are looking at your question once more. It is waiting for someone to read it again.
status-question-claimed = Someone is reading your question and working on an answer.
status-question-asked = Someone has read your question and would first like to know something from you. You may answer, but you don’t have to.
status-question-escalated = We have asked someone who knows more to have a look. That is why it takes a little longer.
status-question-answered = Someone has read your question and written an answer.
status-question-published = Someone has read your question and written an answer. It is also on the site, without anything about you. If you take your question away here, that page stays.
status-question-published-until-taken-back = Someone has read your question and written an answer. It is also on the site, without anything about you. If you take your question away here, the team takes that page off the site as well. That can take a few days.
status-question-published-in-review = Someone has read your question and written an answer. A page for the site was made of it as well, without anything about you. It may not be there yet: someone looks at it first, and that can take a few days. If you take your question away here, the team takes that page away as well.
status-question-closed = Somebody read your question, but there was no answer. That is not because of you, and it was good that you asked. You can always ask again, also in other words. Do you want to talk to someone now? The people below are happy to listen.
status-question-closed-answered = This conversation has ended. What we wrote to you stays here for you.
status-question-closed-later = This conversation has ended. There was no answer to your last question. That is not your fault, and it was good that you asked. What we wrote to you before stays here for you. You may always ask a new question.
status-question-rejected = We cannot answer this question ourselves. That is not because of you, and it is good that you asked. The people below can help you further: call or chat with them, about anything. And you can always ask another question here.
# Why a moderator cannot answer something or put it on the site. With the helplines of the page below it.
decline-question-more-help = What you tell us matters, and you deserve somebody who really knows about this. We cannot give you that help here. The people below can, and so can your doctor, or somebody at school whom you trust. You may tell them exactly what you wrote to us.
decline-question-unclear = We read your question carefully, but we do not understand yet what you mean. That may be because of us. Please ask again, with a few sentences about what is going on.
decline-question-other-subject = It is good that you ask. We know too little about this subject to help you well, and we do not want to tell you anything wrong. Ask somebody who knows more about it, such as a teacher or somebody at home. If that does not help, the people below will think along with you.
decline-question-hurtful = In what you wrote there are words that hurt people. That is why we do not answer it. Is there something behind it: are you angry, or is somebody hurting you? Tell us in your own words. We will listen to that.
decline-question-no-question = We did not find a question in this that we can help you with. Is something bothering you after all? Then ask a new question: we read everything, and no question is too small.
decline-contribution-recognisable = Thank you for sending this. We are not putting it on the site, because somebody can be recognised in it, and that may be unpleasant for them. You may send it again, without names and places.
decline-contribution-not-fitting = Thank you for sending this. It does not quite fit with what is on this site, so we are not putting it there. Do you have another story or tip? We would like to read it.
decline-contribution-unclear = Thank you for sending this. We do not understand well enough what you mean to put it on the site. Please send it again, with a few more sentences.
decline-contribution-hurtful = We read what you sent. There are words in it that hurt people, and that is why we are not putting it on the site. Do you want to tell what is behind it? Then ask a question: we will listen to that.
decline-signup-no-place = It is good that you want to be there for others. The group that starts now is full, and that is why you cannot take part this time. That is not because of you. You are welcome to sign up again later.
decline-signup-not-here = It is good that you want to be there for others. There is no team near you now that can guide you well, and we do not start without guidance. Once there is one, please sign up again.
decline-signup-unreachable = We tried to reach you, and that did not work. That is why we are closing your sign-up. Would you still like to take part? Then sign up again, and check that your number and your mail address are right.
decline-signup-not-fitting = Thank you for your time, and for what you told us. We think that being a social broker does not suit you now. That says nothing about how much you can mean to others. If something is on your own mind, we are there for you too: do ask a question.
status-signup-new = Your sign-up has arrived. The team has not read it yet.
status-signup-intake = The team has read your sign-up and will make an appointment with you.
status-signup-training = You are taking part in the training.
status-signup-active = You are a social broker. Good to have you.
status-signup-paused = You are a social broker and are taking a break. Would you like to take part again? Let your team know.
status-signup-stopped = You are no longer a social broker. Thank you for everything you did.
status-signup-intake-planned = The team has read your sign-up and has an appointment with you.
planned-title = What was agreed
planned-appointment = Conversation
planned-training = Training
planned-when = { $day } at { $time } (Dutch time)
broker-kept = Your team keeps your name and how to reach you for as long as you take part. Around { $asked } it asks whether you still do. If it hears nothing, everything is gone on { $gone }.
broker-kept-stopped = What your team kept about you is gone on { $gone }.
status-signup-declined = The team cannot offer you a place now. That says nothing about what you do for young people. Thank you for signing up.
status-signup-closed = Your sign-up is closed.
status-contribution-new = What you sent has arrived. It is waiting for someone to read it.
status-contribution-new-reopened = We are looking once more at what you sent. It is waiting for someone to read it.
status-contribution-claimed = Someone is reading what you sent.
status-contribution-answered = Someone has read what you sent and written back to you.
status-contribution-published = What you sent is on the site. Thank you.
status-contribution-rejected = We will not put this on the site. Thank you for sending it.
status-contribution-closed = What you sent has been read and closed. Thank you.

follow-up-title = Ask a follow-up question
follow-up-add-title = Is there anything you want to add?
follow-up-reply-title = Would you like to answer?
follow-up-label = What else would you like to ask or tell?
follow-up-hint = You get the answer with the same code. Don’t write down names, addresses or names of schools.
follow-up-submit = Send my follow-up question
follow-up-full = This conversation has become so long that nothing more fits. Do you want to ask something else? Then ask a new question. You get a new code for it.
follow-up-ended-text = This was not sent, because nothing more can be asked here. Copy it, and ask a new question.
followed-up-title = We have your follow-up question
followed-up-text = Someone will read it and write back to you. You read the answer with the same code.
followed-up-back = Back to my question

leave-text = Are you done, and do others use this device too?
leave-link = Clear what this site remembered, and go to a site about the weather

withdraw-title = Do you want to remove it?
withdraw-text = You can do that at any time. What you sent and the answer will be gone at once. Nobody can read them after that.
withdraw-on-site = Only the page that was made for the website goes a little later: the team takes it off the website. Until then it may still be there.
withdraw-submit = Remove it
withdraw-confirm-title = Are you sure?
withdraw-confirm-text = What you sent and the answer will disappear at once. This cannot be undone.
withdraw-confirm-yes = Yes, remove everything
withdraw-confirm-no = No, leave it
withdrawn-title = It is gone
withdrawn-title-on-site = What you sent is gone
withdrawn-text = What you sent has been removed. Your code no longer works. You can always send something new.
withdrawn-on-site = A page for the website was made of your question. It may still be there now: somebody of the team takes it off. You do not have to do anything more for that.

## When something goes wrong

problem-typed-title = This is what you filled in
problem-typed-text = Copy it if you want to keep it.
problem-typed-label = What you filled in
problem-home = To the home page
problem-lookup = To the page Read your answer

problem-not-found-title = This page is not there
problem-not-found-text = Maybe the address is not right, or the page has moved.
problem-no-such-form-title = This form is no longer there
problem-no-such-form-text = Nothing has been sent. Maybe the form has moved. Start again on the home page.
problem-no-such-receipt-title = We cannot find anything for this code
problem-no-such-receipt-text = Maybe there is a typing mistake in it. Have another look below. It may also have been removed, or its time with us may be over.
problem-taken-back-text = Did you just take it back? Then that worked, and nothing is left. Did you think there was still something? Then there may be a typing mistake in your code. Have another look below.
problem-method-not-allowed-title = You reach this page through the form
problem-method-not-allowed-text = Nothing has been sent now. Did you just send something and see your code? Then it has arrived safely. If you want to send something, fill in the form.
problem-code-again-title = Fill in your code once more
problem-code-again-text = We do not show this page again by itself. That way nobody who uses this device after you can read along.
problem-malformed-title = We cannot read this message
problem-malformed-text = Nothing has been sent. The data arrived damaged, and we could not read your text. Please fill in the form on the site again.
problem-malformed-json = The content is not valid JSON: send an object with the names of the fields and their values.
problem-timeout-title = Sending took too long
problem-timeout-text = Nothing has been sent. Maybe your connection is slow. Load this page again: your browser then asks whether it may send your text once more.
problem-too-large-title = This is too much at once
problem-too-large-text = Nothing has been sent yet, and nothing is lost. Your text is below. Make it a little shorter and send it again.
problem-too-large-json = Nothing was stored. The content is larger than 64 KiB. Make it smaller and send it again.
problem-far-too-large-title = This is far too much at once
problem-far-too-large-text = Nothing has been sent. We cannot handle so much text, and could not keep it for you. Start again with a shorter text.
problem-unsupported-title = We cannot read this message
problem-unsupported-text = Nothing has been sent. Use the form on the site. You cannot send files here.
problem-loose-text = Nothing has been sent. What you wrote is below. Copy it and paste it into the form on the site.
problem-read-in-part-text = Nothing has been sent yet. Perhaps not everything came through, and you cannot send files here. What we could read is below. Check it and then press the button.
problem-withdrawn-title = You just withdrew this
problem-withdrawn-text = What you sent earlier is gone, and nothing new has been stored now. Do you want to send it after all? What you filled in is below. Then press the button.
problem-withdrawn-json = Nothing has been stored: this was sent earlier and then withdrawn. Send it with a new _token if it should be kept after all.
problem-invalid-title = Something is not right yet
problem-invalid-text = Nothing has been sent yet. Check the fields and try again.
problem-too-many-title = Please wait a moment
problem-too-many-text = A lot is coming in at once from your place on the internet. Nothing has been sent yet, and nothing is lost. Leave this page open, wait { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    } and press the button again. Do you need help now? Call or chat with one of the people below.
problem-not-added-title = Nothing more fits here
problem-not-added-text = Nothing has been sent: nothing can be added to this conversation. Ask a new question.
problem-unavailable-title = It is not working right now
problem-unavailable-text = That is our fault, not yours. We could not keep it yet, but nothing is lost. What you filled in is below. Wait half a minute and press the button again.
problem-unavailable-plain-text = That is our fault, not yours. Wait half a minute and try again.
problem-internal-title = Something went wrong on our side
problem-internal-text = That is our fault, not yours. Please try again later.
problem-internal-typed-text = That is our fault, not yours. Nothing has been sent, and nothing is lost. What you filled in is below. Copy it, or leave this page open and press the button again later.

## A page for the site that whoever asked reads first

site-page-heading = This is how it goes on the site
site-page-intro = You wanted to read this first. Below is exactly what everyone can then read on the site. Take your time. Is there anything by which someone could recognise you? Then press “I want something else”.
site-page-you-asked = You wanted something else. This is the text as it is now. Not happy with it yet? Just say so again.
site-page-you-agreed = You agreed to this text. It goes on the site exactly as it is here.
site-page-you-declined = You would rather have no page on the site. So there will be none.
site-page-changed = Nothing has happened yet: this is no longer the text that you just read. Please read it again.
site-page-age = { $age } years old
site-page-by-broker = Answer by a social broker
site-page-by-professional = Answer by a youth professional
site-page-by-team = Answer by the team
site-page-answer = Answer
site-page-helplines = (The helplines of the site are shown here.)
site-page-agree = I agree
site-page-change = I want something else
site-page-decline = Rather not
site-page-hint = You do not have to do anything. Without your yes it does not go on the site. If someone changes the text afterwards, we ask you again.
site-page-agreed-hint = Rather not after all? You can say so until it is on the site.
site-page-agreed-title = Thank you, you agreed
site-page-agreed-text = The text goes on the site exactly as you read it. If someone changes anything, we ask you again.
site-page-declined-title = It does not go on the site
site-page-declined-text = The text is gone, and we make no page of it. That is perfectly fine. You can still read your answer here.
site-page-change-title = What do you want to be different?
site-page-change-text = Write down what should be different, or what should be left out. Someone on the team reads it and changes the text. Then you read it again. Nothing goes on the site until you agree.

# "Did this help?", and the page after it
helped-question = Did this answer help you?
helped-yes = Yes
helped-no = Not really
helped-hint = We only count how many people say “yes” or “not really”. Not who said it.
helped-yes-title = Glad it helped
helped-yes-text = Thank you for telling us. That really helps us too.
helped-no-title = Good that you say so
helped-no-text = We are sorry this did not help. That is not your fault. There is more you can do.
helped-counted = We only counted that someone said this. We do not know who you are.
helped-not-counted = Counting did not work just now. That is all right: you do not need to do anything again.
helped-no-next = What you can do now
helped-no-ask-on = Feel free to ask more
helped-no-ask-text = Ask your own question. We do not need your name.
helped-no-read = A person reads your question.
helped-no-ask = Ask your question
helped-back = Back to “{ $title }”
