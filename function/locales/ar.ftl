### Every word that a visitor reads on a form or on a page that the function makes, in Arabic.
### Plain words for a fourteen-year-old: short sentences, no blame, always a next step.

## Dates

date = { $day } { $month } { $year }
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

## Titles

# They stay in the history of a browser that others use as well, so they say nothing.
page-title-done = تم
page-title-ask = أمر واحد بعد
page-title-problem = لم ينجح ذلك

## The form

form-optional = (اختياري)
form-submit = أرسل
form-choose = اختر
form-elsewhere = بلديتي ليست في القائمة
form-progress = الخطوة { $page } من { $pages }
form-next = التالي
form-back = رجوع
form-left = حرفًا متبقيًا
form-over = حرفًا زائدًا
form-advised = بضع جمل تساعدنا على أن نجيبك جيدًا. يمكنك أن تكتب أقل أيضًا.
form-honeypot = اترك هذا الحقل فارغًا
form-privacy-anonymous = تبقى هويتك مجهولة. لا نسأل من أنت، ولا نحفظ عنوان IP الخاص بك. لا يستطيع قراءة ما تكتبه إلا من يجيبون. بعد { $days } يومًا يُحذف كل شيء.
form-privacy-anonymous-other = تبقى هويتك مجهولة. لا نسأل من أنت، ولا نحفظ عنوان IP الخاص بك. لا يستطيع قراءة ما تكتبه إلا الفريق. بعد { $days } يومًا يُحذف كل شيء.
form-demonstration = هذا موقع تجريبي: لا أحد يقرأ الرسائل بعد، ولذلك لن يصل جواب. هل تريد التحدث مع أحد الآن؟ اضغط على «مساعدة» في أعلى هذه الصفحة.
form-read = يقرأ إنسان ما تكتبه.
form-welcome = يسعدنا وجودك هنا. يمكنك أن تسأل عن أي شيء، كبيرًا كان أو صغيرًا.
form-within = تصل معظم الأجوبة خلال { $within }.
form-within-chosen = إذا اخترت { $municipality } فستصل معظم الأجوبة خلال { $within }.
# How soon an answer is promised: what `answer_within` of the site says in Dutch, in every language. 0 is "a few".
within-hours = { $count ->
    [0] بضع ساعات
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $count } ساعات
   *[other] { $count } ساعة
}
within-days = { $count ->
    [0] أيام قليلة
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
   *[other] { $count } يومًا
}
within-workdays = { $count ->
    [0] أيام عمل قليلة
    [one] يوم عمل واحد
    [two] يومي عمل
    [few] { $count } أيام عمل
   *[other] { $count } يوم عمل
}
within-weeks = { $count ->
    [0] أسابيع قليلة
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $count } أسابيع
   *[other] { $count } أسبوعًا
}
# Whose team reads it, on a site with teams.
readers-national = يقرأ هذا الفريقُ الوطني في { $site }.
readers-chosen = إذا اخترت { $municipality } فسيقرأ هذا فريق { $team }. وإذا اخترت غيرها فسيقرؤه فريق آخر.
readers-by-choice = من يقرأ هذا يتوقف على البلدية التي تختارها: فريق تلك البلدية، وإن لم يكن لها فريق فالفريق الوطني في { $site }.
readers-own = يقرأ هذا شخص من فريقنا.
readers-by-choice-own = من يقرأ هذا يتوقف على البلدية التي تختارها: فريق تلك البلدية، وإن لم يكن لها فريق ففريقنا نحن.
receipt-readers-national = ما أرسلته يذهب إلى الفريق الوطني في { $site }.
receipt-readers-team = ما أرسلته يذهب إلى فريق { $team }.
form-privacy-named = لا يستطيع قراءة ما تكتبه إلا الفريق. بعد { $days } يومًا يُحذف كل شيء. ويمكنك حذفه قبل ذلك برمزك.
form-privacy-sign-up = لا يستطيع قراءة ما تكتبه إلا الفريق. يُحذف بعد { $days } يومًا. وإذا أصبحت social broker، يحتفظ فريقك باسمك وطريقة التواصل معك ما دمت تشارك. ويمكنك حذفه قبل ذلك برمزك.

## What is not right with a field

error-title = ما زال هناك شيء يحتاج إلى تصحيح
error-title-prefix = خطأ: { $title }
error-of-question = { $question } { $message }
error-of-quiz = بقيت أسئلة في الاختبار تحتاج إلى إجابة ({ $count }).
error-missing = يرجى ملء هذا الحقل.
error-not-chosen = يرجى الاختيار هنا.
error-no-consent = ضع علامة في حال موافقتك. من دونها لا نستطيع المتابعة.
error-too-short = اكتب أكثر قليلًا. أقل عدد للأحرف: { $min }. العدد الآن: { $length }.
error-too-long = هذا أطول قليلًا من المساحة المتاحة. أكبر عدد للأحرف: { $max }. العدد الآن: { $length }. احذف بعضها.
error-too-few = اختر ما لا يقل عن { $min }.
error-too-many = اختر { $max } على الأكثر. عدد ما اخترته الآن: { $count }.
error-unknown = لا نعرف هذا الاختيار. اختر واحدًا من القائمة.
error-not-email = لا يبدو هذا عنوان بريد إلكتروني. يكون شكله هكذا: name@example.org.
error-email-several = يوجد هنا أكثر من عنوان بريد إلكتروني. إلى أي عنوان يمكننا أن نكتب لك؟ اترك هذا العنوان وحده.
error-email-comma = توجد فاصلة في عنوان البريد الإلكتروني هذا. هل تقصد نقطة؟ يكون شكله هكذا: name@example.org.
error-email-two-signs = توجد أكثر من علامة @ واحدة في عنوان البريد الإلكتروني هذا. تُكتب مرة واحدة فقط، مثل name@example.org.
error-email-blank = اكتب عنوان بريدك الإلكتروني فقط، بدون مسافات وبدون كلمات حوله. يكون شكله هكذا: name@example.org.
error-email-no-ending = تنقص نهاية عنوان البريد الإلكتروني هذا، مثل ‎.com أو ‎.org. يكون شكله هكذا: name@example.org.
error-not-phone = لا يبدو هذا رقم هاتف. استخدم الأرقام فقط، مثل 06 12345678.
error-twice = لهذا الحقل قيمة واحدة فقط. أرسل قيمة واحدة.
error-no-field = لا يوجد في هذه الاستمارة حقل بهذا الاسم. احذفه أو تأكد من الاسم.
error-code-missing = أدخل رمزك.
error-code-short = يتكون رمزك من 16 حرفًا ورقمًا، وعددها هنا { $length }. انظر مرة أخرى، فقد يكون هناك شيء ناقص.
error-code-long = يتكون رمزك من 16 حرفًا ورقمًا، وعددها هنا { $length }. انظر مرة أخرى، فقد يكون هناك شيء زائد.
error-code-character = هنا علامة لا ترد في أي رمز: العلامة رقم { $at } هي «{ $sign }». في رمزك حروف لاتينية وأرقام فقط، ولا يرد فيه الحرف U أبدًا.
error-code-alphabet = العلامة رقم { $at } في رمزك هي «{ $sign }» من أبجدية أخرى، وتشبه تمامًا { $latin } التي تقصدها. حوّل لوحة المفاتيح إلى الحروف اللاتينية واكتب رمزك من جديد.
error-code-several = قد يكون هنا أكثر من رمز واحد. أدخل رمزك فقط: 16 حرفًا ورقمًا.
error-code-none = لا نجد رمزًا هنا. أدخل رمزك فقط: 16 حرفًا ورقمًا، في أربع مجموعات من أربعة.

## Something that may tell who you are

confirm-title = لم يُرسل بعد: فيه { $what }
confirm-title-several = لم يُرسل بعد: فيه بيانات شخصية
confirm-two = { $first } و{ $second }
confirm-what-phone = رقم هاتف
confirm-what-email = عنوان بريد إلكتروني
confirm-what-address = عنوان سكن
confirm-what-url = رابط
confirm-what-handle = اسم على وسائل التواصل الاجتماعي
confirm-what-account = رقم حساب مصرفي
confirm-what-citizen = رقم الخدمة الوطني (BSN)
confirm-urgent = جيد أنك تخبرنا بذلك. يمكن أن يبقى هذا كما هو.
confirm-text = لم يُرسل سؤالك بعد. رأينا شيئًا قد يعرف الناس منه من أنت:
confirm-text-other = لم يُرسل شيء بعد. رأينا شيئًا قد يعرف الناس منه من أنت، أو من هو شخص آخر:
confirm-phone = يشبه رقم هاتف
confirm-email = يشبه عنوان بريد إلكتروني
confirm-address = يشبه عنوان سكن
confirm-url = يشبه رابطًا
confirm-handle = يشبه اسمًا على وسائل التواصل الاجتماعي
confirm-account = يشبه رقم حساب مصرفي
confirm-citizen = يشبه رقم الخدمة الوطني (BSN)
confirm-choice = لا نحتاج إليه لنجيبك. القرار لك: احذفه أو اتركه. كلاهما مقبول.
confirm-choice-other = القرار لك. هل نحتاج إليه لتصل رسالتك إلى صاحبها؟ اتركه إذًا. هل يمكن الاستغناء عنه؟ احذفه إذًا. كلاهما مقبول.
confirm-names = نحن لا نتعرّف على الأسماء. هل فيه اسم؟ يمكنك حذفه أيضًا.
confirm-change = سأعدّله
confirm-send = أرسله هكذا

## Helplines

helplines-title = هل تريد التحدث مع أحد الآن؟
helplines-urgent-title = هل تحتاج إلى مساعدة الآن؟ اتصل أو راسل فورًا
helplines-told-title = جيد أنك أخبرتنا. لا تنتظر جوابنا: اتصل أو راسل الآن
helplines-urgent-text = لا داعي لانتظار جوابنا. هل أنت في خطر، أو تفكر في إيذاء نفسك؟ هناك شخص جاهز الآن ليستمع إليك.
helplines-chat-short = راسل
helplines-site-short = موقع
helplines-chat = راسل { $name }
helplines-site = إلى موقع { $name }

## The receipt

receipt-title-question = وصل سؤالك
receipt-title-signup = وصل تسجيلك
receipt-title-contribution = وصل ما أرسلته
receipt-title-thanks = وصلت كلمة شكرك
link-beside = (يُفتح في علامة تبويب جديدة)
receipt-heading = هذا رمزك
receipt-keep = اكتب هذا الرمز عندك أو التقط صورة له. لا يمكنك قراءة الجواب إلا بهذا الرمز.
receipt-keep-contribution = اكتب هذا الرمز عندك أو التقط صورة له. بهذا الرمز ترى إن كان قد قُرئ، أو تحذفه.
receipt-keep-signup = اكتب هذا الرمز عندك أو التقط صورة له. بهذا الرمز ترى أين وصل تسجيلك، أو تحذفه.
receipt-ways = يمكنك أيضًا طباعة هذه الصفحة أو نسخ الرمز أو التقاط صورة للشاشة.
receipt-copy = انسخ الرمز
receipt-copied = تم نسخ الرمز.
receipt-not-copied = النسخ لا يعمل هنا. اكتب الرمز عندك أو التقط صورة له.
receipt-once = احفظ الرمز الآن. لا نستطيع إرساله مرة أخرى لأننا لا نحفظه.
receipt-safe = احفظه في مكان لا يراه غيرك. من لديه الرمز يستطيع أن يقرأ كل شيء.
receipt-next-title = ماذا يحدث الآن؟
receipt-next-within = تصل معظم الأجوبة خلال { $within }. وفي عطلة نهاية الأسبوع والإجازات قد يطول الأمر.
receipt-next-urgent = لا تنتظر ذلك. اتصل الآن بإحدى الجهات المذكورة أعلاه أو راسلها.
receipt-demonstration-signup = هذا موقع تجريبي: لا أحد يقرأ الرسائل بعد، ولذلك لن تسمع منا الآن.
receipt-next-lookup = بعد ذلك اذهب إلى صفحة <a href="{ $page }" target="_blank" rel="noopener">اقرأ جوابك<span class="hidden"> (يُفتح في علامة تبويب جديدة)</span></a> وأدخل رمزك.
receipt-next-lookup-open = بعد بضعة أيام اذهب إلى صفحة <a href="{ $page }" target="_blank" rel="noopener">اقرأ جوابك<span class="hidden"> (يُفتح في علامة تبويب جديدة)</span></a> وأدخل رمزك. ألم يصل شيء بعد؟ عد بعد بضعة أيام أخرى.
receipt-next-lookup-contribution = هل تريد أن ترى أين وصل الأمر؟ اذهب إلى صفحة <a href="{ $page }" target="_blank" rel="noopener">اقرأ جوابك<span class="hidden"> (يُفتح في علامة تبويب جديدة)</span></a> وأدخل رمزك.
receipt-next-lookup-signup = اذهب إلى صفحة <a href="{ $page }" target="_blank" rel="noopener">اقرأ جوابك<span class="hidden"> (يُفتح في علامة تبويب جديدة)</span></a> وأدخل رمزك لترى أين وصل تسجيلك.
receipt-next-expires = يبقى محفوظًا حتى { $date }. بعد ذلك يُحذف.
receipt-next-expires-signup = يبقى تسجيلك محفوظًا حتى { $date }، وبعد ذلك يُحذف. وإذا أصبحت social broker، يحتفظ فريقك بطريقة التواصل معك ما دمت تشارك.
receipt-profile-title = نتيجة الاختبار: { $profile }
receipt-home = إلى الصفحة الرئيسية

## Looking up the answer

lookup-title = اقرأ جوابك
lookup-label = رمزك
lookup-hint = الرمز الذي حصلت عليه عندما أرسلت شيئًا: 16 حرفًا ورقمًا. لا فرق بين الحروف الكبيرة والصغيرة، ولا أهمية للشرطات.
lookup-submit = هل يوجد جواب؟

answer-title-answer = يوجد جواب
answer-title-asked = لدينا سؤال لك
answer-title-waiting = لا يوجد جواب بعد
answer-title-done = أين وصل الأمر؟
answer-heading = الجواب
answer-question = سؤالنا لك
answer-reason = ما نود قوله عن ذلك
answer-earlier = الجواب { $number }
own-first = ما سألت عنه
own-later = ما أضفته
answer-again = يمكنك قراءة هذا مرة أخرى برمزك حتى { $date }.
answer-later = عد لاحقًا. ستحتاج إلى رمزك مرة أخرى. يبقى محفوظًا حتى { $date }.
status-question-new = وصل سؤالك. ينتظر الآن من يقرؤه.
status-question-new-follow-up = وصل سؤالك الآخر. ينتظر الآن من يقرؤه.
status-question-new-reopened = نحن ننظر في سؤالك مرة أخرى. ينتظر الآن من يقرؤه من جديد.
status-question-claimed = هناك من يقرأ سؤالك ويعمل على الجواب.
status-question-asked = قرأ أحدهم سؤالك ويودّ أن يعرف منك شيئًا أولًا. يمكنك أن تجيب، ولست مضطرًا.
status-question-escalated = طلبنا من شخص لديه معرفة أكثر أن ينظر معنا. لذلك يستغرق الأمر وقتًا أطول قليلًا.
status-question-answered = قرأ أحدهم سؤالك وكتب جوابًا.
status-question-published = قرأ أحدهم سؤالك وكتب جوابًا. والجواب منشور أيضًا في الموقع، من دون أي شيء عنك. إذا حذفت سؤالك هنا فستبقى تلك الصفحة.
status-question-published-until-taken-back = قرأ أحدهم سؤالك وكتب جوابًا. والجواب منشور أيضًا في الموقع، من دون أي شيء عنك. إذا حذفت سؤالك هنا فسيحذف الفريق تلك الصفحة من الموقع أيضًا، وقد يستغرق ذلك بضعة أيام.
status-question-published-in-review = قرأ أحدهم سؤالك وكتب جوابًا. وصُنعت منه أيضًا صفحة للموقع، من دون أي شيء عنك. وقد لا تكون ظاهرة بعد: ينظر إليها أحد أولًا، وقد يستغرق ذلك بضعة أيام. إذا حذفت سؤالك هنا فسيحذف الفريق تلك الصفحة أيضًا.
status-question-closed = قرأ أحدهم سؤالك، لكن لم يأتِ جواب. وليس ذلك بسببك، وكان جيدًا أنك سألت. يمكنك دائمًا أن تسأل مرة أخرى، بكلمات أخرى أيضًا. هل تريد التحدث مع أحد الآن؟ الجهات أدناه يسعدها أن تستمع إليك.
status-question-closed-answered = انتهت هذه المحادثة. ما كتبناه لك يبقى هنا من أجلك.
status-question-closed-later = انتهت هذه المحادثة. لم نجب عن سؤالك الأخير. ليس الذنب ذنبك، وأحسنت أنك سألت. ما كتبناه لك من قبل يبقى هنا. يمكنك دائمًا أن تطرح سؤالًا جديدًا.
status-question-rejected = لا نستطيع نحن الإجابة عن هذا السؤال. وليس ذلك بسببك، وجيد أنك سألت. الجهات أدناه تستطيع مساعدتك: اتصل بها أو راسلها في أي موضوع. ويمكنك دائمًا أن تطرح هنا سؤالًا آخر.
# Why a moderator cannot answer something or put it on the site. With the helplines of the page below it.
decline-question-more-help = ما تحكيه مهم، وأنت تستحق شخصًا يعرف هذا الأمر جيدًا. لا نستطيع أن نقدم لك هذه المساعدة هنا. الأشخاص المذكورون في الأسفل يستطيعون ذلك، وكذلك طبيبك أو شخص تثق به في المدرسة. يمكنك أن تحكي لهم ما كتبته لنا تمامًا.
decline-question-unclear = قرأنا سؤالك جيدًا، لكننا لا نفهم بعد ما تقصده. قد يكون السبب منا. اطرح سؤالك مرة أخرى، مع بضع جمل عما يحدث.
decline-question-other-subject = من الجيد أنك تسأل. نحن لا نعرف ما يكفي عن هذا الموضوع لنساعدك جيدًا، ولا نريد أن نقول لك شيئًا خاطئًا. اسأل شخصًا يعرف أكثر، مثل معلم أو أحد في البيت. وإن لم ينفع ذلك، فالأشخاص المذكورون في الأسفل يفكرون معك.
decline-question-hurtful = في ما كتبته كلمات تجرح الناس، ولذلك لا نجيب عنه. هل هناك شيء وراء ذلك: هل أنت غاضب، أو هل يؤذيك أحد؟ احكِ ذلك بكلماتك. نحن نستمع إليه.
decline-question-no-question = لم نجد في هذا سؤالًا نستطيع أن نساعدك فيه. هل هناك ما يشغلك؟ اطرح إذن سؤالًا جديدًا: نحن نقرأ كل شيء، ولا سؤال صغير أكثر مما ينبغي.
decline-contribution-recognisable = شكرًا لأنك أرسلت هذا. لن نضعه على الموقع، لأن شخصًا ما يمكن التعرف عليه فيه، وقد يزعجه ذلك. يمكنك إرساله مرة أخرى دون أسماء وأماكن.
decline-contribution-not-fitting = شكرًا لأنك أرسلت هذا. لا يناسب تمامًا ما على هذا الموقع، لذلك لن نضعه. هل لديك قصة أو نصيحة أخرى؟ يسعدنا أن نقرأها.
decline-contribution-unclear = شكرًا لأنك أرسلت هذا. لا نفهم جيدًا ما تقصده كي نضعه على الموقع. أرسله مرة أخرى مع بضع جمل إضافية.
decline-contribution-hurtful = قرأنا ما أرسلته. فيه كلمات تجرح الناس، ولذلك لن نضعه على الموقع. هل تريد أن تحكي ما وراء ذلك؟ اطرح إذن سؤالًا: نحن نستمع إليه.
decline-signup-no-place = جميل أنك تريد أن تكون إلى جانب الآخرين. المجموعة التي تبدأ الآن اكتملت، ولذلك لا يمكنك المشاركة هذه المرة. هذا ليس بسببك. يمكنك التسجيل مرة أخرى لاحقًا.
decline-signup-not-here = جميل أنك تريد أن تكون إلى جانب الآخرين. لا يوجد بالقرب منك الآن فريق يستطيع أن يرافقك جيدًا، ونحن لا نبدأ دون مرافقة. عندما يوجد فريق، سجّل مرة أخرى.
decline-signup-unreachable = حاولنا أن نتواصل معك ولم ننجح. لذلك نغلق تسجيلك. هل ما زلت تريد المشاركة؟ سجّل إذن مرة أخرى، وتأكد من أن رقمك وعنوان بريدك صحيحان.
decline-signup-not-fitting = شكرًا لوقتك ولما حكيته لنا. نعتقد أن دور social broker لا يناسبك الآن. هذا لا يقول شيئًا عن مدى ما يمكنك أن تفعله للآخرين. وإن كان هناك ما يشغلك أنت، فنحن هنا من أجلك أيضًا: اطرح سؤالًا.
status-signup-new = وصل تسجيلك. لم يقرأه الفريق بعد.
status-signup-intake = قرأ الفريق تسجيلك وسيحدد موعدًا معك.
status-signup-training = أنت تشارك في التدريب.
status-signup-active = أنت الآن social broker. يسعدنا أنك معنا.
status-signup-paused = أنت social broker وتأخذ استراحة الآن. هل تريد المشاركة من جديد؟ أخبر فريقك.
status-signup-stopped = لم تعد social broker. شكرًا لك على كل ما فعلته.
status-signup-intake-planned = قرأ الفريق تسجيلك وحدد موعدًا معك.
planned-title = ما اتُّفق عليه
planned-appointment = مقابلة تعارف
planned-training = تدريب
planned-when = { $day } في الساعة { $time } (بتوقيت هولندا)
broker-kept = يحتفظ فريقك باسمك وطريقة التواصل معك ما دمت تشارك. وحوالي { $asked } يسألك إن كنت ما زلت تشارك. وإن لم يصله شيء، يُحذف كل شيء في { $gone }.
broker-kept-stopped = ما احتفظ به فريقك عنك يُحذف في { $gone }.
status-signup-declined = لا يستطيع الفريق إعطاءك مكانًا الآن. هذا لا يقلل مما تفعله للشباب. شكرًا لتسجيلك.
status-signup-closed = أُغلق تسجيلك.
status-contribution-new = وصل ما أرسلته. ينتظر الآن من يقرؤه.
status-contribution-new-reopened = نحن ننظر مرة أخرى في ما أرسلته. ينتظر الآن من يقرؤه.
status-contribution-claimed = هناك من يقرأ ما أرسلته.
status-contribution-answered = قرأ أحدهم ما أرسلته وكتب لك ردًا.
status-contribution-published = ما أرسلته منشور في الموقع. شكرًا لك.
status-contribution-rejected = لن ننشر هذا في الموقع. شكرًا على إرساله.
status-contribution-closed = قُرئ ما أرسلته وأُغلق. شكرًا لك.

follow-up-title = اطرح سؤالًا آخر عن الأمر نفسه
follow-up-add-title = هل تريد أن تضيف شيئًا؟
follow-up-reply-title = هل تريد أن تجيب؟
follow-up-label = ماذا تريد أن تسأل أو تقول أيضًا؟
follow-up-hint = تحصل على الجواب بالرمز نفسه. لا تكتب أسماء أو عناوين أو أسماء مدارس.
follow-up-submit = أرسل سؤالي
follow-up-full = أصبحت هذه المحادثة طويلة ولا تتسع للمزيد. هل تريد أن تسأل شيئًا آخر؟ اطرح سؤالًا جديدًا، وستحصل على رمز جديد.
follow-up-ended-text = لم يُرسَل هذا، لأنه لا يمكن طرح المزيد هنا. انسخه واطرح سؤالًا جديدًا.
followed-up-title = وصل سؤالك الآخر
followed-up-text = سيقرأ أحدهم سؤالك ويكتب لك. تقرأ الجواب بالرمز نفسه.
followed-up-back = العودة إلى سؤالي

leave-text = هل انتهيت، ويستخدم آخرون هذا الجهاز أيضًا؟
leave-link = امسح ما حفظه هذا الموقع واذهب إلى موقع عن الطقس

withdraw-title = هل تريد حذفه؟
withdraw-text = يمكنك ذلك دائمًا. عندها يُحذف ما أرسلته والجواب فورًا، ولا يستطيع أحد قراءتهما بعد ذلك.
withdraw-on-site = أما الصفحة التي أُعدّت للموقع فتُحذف بعد ذلك بقليل: يزيلها الفريق من الموقع. حتى ذلك الحين قد تبقى ظاهرة.
withdraw-submit = احذفه
withdraw-confirm-title = هل تريد ذلك حقًا؟
withdraw-confirm-text = يختفي ما أرسلته والجواب فورًا. لا يمكن التراجع عن ذلك.
withdraw-confirm-yes = نعم، احذف كل شيء
withdraw-confirm-no = لا، اتركه
withdrawn-title = تم الحذف
withdrawn-title-on-site = حُذف ما أرسلته
withdrawn-text = حُذف ما أرسلته. لم يعد رمزك يعمل. يمكنك دائمًا إرسال شيء جديد.
withdrawn-on-site = أُعدّت من سؤالك صفحة للموقع. قد تكون ما زالت ظاهرة الآن: سيزيلها شخص من الفريق. ليس عليك أن تفعل شيئًا آخر لذلك.

## When something goes wrong

problem-typed-title = هذا ما كتبته
problem-typed-text = انسخه إذا أردت الاحتفاظ به.
problem-typed-label = ما كتبته
problem-home = إلى الصفحة الرئيسية
problem-lookup = إلى صفحة اقرأ جوابك

problem-not-found-title = هذه الصفحة غير موجودة
problem-not-found-text = ربما كان العنوان غير صحيح، أو انتقلت الصفحة.
problem-no-such-form-title = لم تعد هذه الاستمارة موجودة
problem-no-such-form-text = لم يُرسل شيء. ربما انتقلت الاستمارة. ابدأ من جديد من الصفحة الرئيسية.
problem-no-such-receipt-title = لا نجد شيئًا لهذا الرمز
problem-no-such-receipt-text = ربما فيه خطأ في الكتابة. انظر مرة أخرى أدناه. وربما حُذف ما أرسلته، أو انتهت مدة حفظه.
problem-taken-back-text = هل حذفته للتو؟ إذن نجح ذلك ولم يبق شيء. هل ظننت أن شيئًا ما زال هنا؟ ربما في رمزك خطأ مطبعي. انظر إليه مرة أخرى أدناه.
problem-method-not-allowed-title = تصل إلى هنا عبر الاستمارة
problem-method-not-allowed-text = لم يُرسل شيء الآن. هل أرسلت شيئًا قبل قليل ورأيت رمزك؟ إذن فقد وصل. إذا أردت إرسال شيء فاملأ الاستمارة.
problem-code-again-title = أدخل رمزك مرة أخرى
problem-code-again-text = لا نعرض هذه الصفحة مرة أخرى من تلقاء نفسها. هكذا لا يستطيع أحد يستخدم هذا الجهاز بعدك أن يقرأها.
problem-malformed-title = لا نستطيع قراءة هذه الرسالة
problem-malformed-text = لم يُرسل شيء. وصلت البيانات تالفة ولم نستطع قراءة نصك. املأ الاستمارة على الموقع من جديد.
problem-malformed-json = المحتوى ليس JSON صحيحًا: أرسل كائنًا فيه أسماء الحقول وقيمها.
problem-timeout-title = استغرق الإرسال وقتًا طويلًا
problem-timeout-text = لم يُرسل شيء. ربما كان اتصالك بطيئًا. أعد تحميل هذه الصفحة: سيسألك المتصفح إن كان يُرسل نصك مرة أخرى.
problem-too-large-title = هذا كثير دفعة واحدة
problem-too-large-text = لم يُرسل شيء بعد، ولم يضع شيء. نصك أدناه. اجعله أقصر قليلًا ثم أرسله مرة أخرى.
problem-too-large-json = لم يُحفظ شيء. المحتوى أكبر من 64 KiB. اجعله أصغر ثم أرسله مرة أخرى.
problem-far-too-large-title = هذا كثير جدًا دفعة واحدة
problem-far-too-large-text = لم يُرسل شيء. لا نستطيع التعامل مع هذا القدر من النص، ولم نتمكن من الاحتفاظ به لك. ابدأ من جديد بنص أقصر.
problem-unsupported-title = لا نستطيع قراءة هذه الرسالة
problem-unsupported-text = لم يُرسل شيء. استخدم الاستمارة في الموقع. لا يمكنك إرسال ملفات هنا.
problem-loose-text = لم يُرسل شيء. ما كتبته تجده أدناه. انسخه والصقه في الاستمارة على الموقع.
problem-read-in-part-text = لم يُرسل شيء بعد. ربما لم يصل كل شيء، ولا يمكنك إرسال ملفات هنا. ما استطعنا قراءته تجده أدناه. راجعه ثم اضغط الزر.
problem-withdrawn-title = لقد سحبت هذا للتو
problem-withdrawn-text = ما أرسلته سابقًا حُذف، ولم يُحفظ الآن شيء جديد. هل تريد إرساله مع ذلك؟ ما كتبته تجده أدناه. اضغط الزر إذن.
problem-withdrawn-json = لم يُحفظ شيء: أُرسل هذا سابقًا ثم سُحب. أرسله مع _token جديد إذا كان يجب حفظه مع ذلك.
problem-invalid-title = ما زال هناك شيء يحتاج إلى تصحيح
problem-invalid-text = لم يُرسل شيء بعد. راجع الحقول وحاول مرة أخرى.
problem-too-many-title = انتظر قليلًا
problem-too-many-text = يصل الآن الكثير دفعة واحدة من مكانك على الإنترنت. لم يُرسل شيء بعد، ولم يضع شيء. اترك هذه الصفحة مفتوحة وانتظر { $minutes ->
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
       *[other] { $minutes } دقيقة
    } ثم اضغط الزر مرة أخرى. هل تحتاج إلى مساعدة الآن؟ اتصل أو راسل إحدى الجهات أدناه.
problem-not-added-title = لا يتسع المكان هنا للمزيد
problem-not-added-text = لم يُرسل شيء: لا يمكن إضافة المزيد إلى هذه المحادثة. اطرح سؤالًا جديدًا.
problem-unavailable-title = لا ينجح الأمر الآن
problem-unavailable-text = الخطأ منا وليس منك. لم نستطع حفظه بعد، لكن لم يضع شيء. ما كتبته أدناه. انتظر نصف دقيقة ثم اضغط الزر مرة أخرى.
problem-unavailable-plain-text = الخطأ منا وليس منك. انتظر نصف دقيقة ثم حاول مرة أخرى.
problem-internal-title = حدث خطأ عندنا
problem-internal-text = الخطأ منا وليس منك. حاول لاحقًا.
problem-internal-typed-text = الخطأ منا لا منك. لم يُرسل شيء، ولم يضع شيء. ما كتبته تجده أدناه. انسخه، أو اترك هذه الصفحة مفتوحة واضغط الزر مرة أخرى لاحقًا.

## A page for the site that whoever asked reads first

site-page-heading = هكذا سيظهر في الموقع
site-page-intro = أردت أن تقرأ هذا أولًا. في الأسفل بالضبط ما سيقرؤه الجميع في الموقع. خذ وقتك. هل فيه شيء قد يعرفك به أحد؟ اضغط إذن على ”أريد شيئًا آخر“.
site-page-you-asked = أردت شيئًا آخر. هذا هو النص كما هو الآن. ألم يعجبك بعد؟ قل ذلك مرة أخرى.
site-page-you-agreed = وافقت على هذا النص. سيُنشر في الموقع كما هو هنا تمامًا.
site-page-you-declined = فضّلت ألا تكون هناك صفحة في الموقع، فلن تكون.
site-page-changed = لم يحدث شيء بعد: هذا لم يعد النص الذي قرأته قبل قليل. اقرأه مرة أخرى.
site-page-age = العمر: { $age } سنة
site-page-by-broker = جواب من وسيط اجتماعي
site-page-by-professional = جواب من مختص بالشباب
site-page-by-team = جواب من الفريق
site-page-answer = الجواب
site-page-helplines = (تظهر هنا خطوط المساعدة الخاصة بالموقع.)
site-page-agree = أوافق
site-page-change = أريد شيئًا آخر
site-page-decline = أفضّل ألا يُنشر
site-page-hint = لست مضطرًا إلى فعل شيء. من دون موافقتك لن يُنشر في الموقع. وإذا غيّر أحد النص بعد ذلك فسنسألك من جديد.
site-page-agreed-hint = هل غيّرت رأيك؟ يمكنك قول ذلك إلى أن يُنشر في الموقع.
site-page-agreed-title = شكرًا لك، لقد وافقت
site-page-agreed-text = سيُنشر النص في الموقع كما قرأته تمامًا. وإذا غيّر أحد شيئًا فيه فسنسألك من جديد.
site-page-declined-title = لن يُنشر في الموقع
site-page-declined-text = حُذف النص ولن نصنع منه صفحة. لا بأس بذلك أبدًا. ويمكنك أن تقرأ جوابك هنا دائمًا.
site-page-change-title = ماذا تريد أن يكون مختلفًا؟
site-page-change-text = اكتب ما يجب أن يتغير أو ما يجب حذفه. سيقرؤه شخص من الفريق ويغيّر النص، ثم تقرؤه أنت من جديد. لن يُنشر شيء في الموقع قبل أن توافق.

# "Did this help?", and the page after it
helped-question = هل ساعدك هذا الجواب؟
helped-yes = نعم
helped-no = ليس كثيرًا
helped-hint = نعدّ فقط كم شخصًا قال «نعم» أو «ليس كثيرًا»، ولا نعرف من قال ذلك.
helped-yes-title = يسعدنا أنه ساعدك
helped-yes-text = شكرًا لأنك أخبرتنا. هذا يفيدنا حقًا.
helped-no-title = جيد أنك قلت ذلك
helped-no-text = نأسف لأن هذا لم يساعدك. ليس الذنب ذنبك. هناك أشياء أخرى يمكنك فعلها.
helped-counted = عددنا فقط أن شخصًا قال هذا. لا نعرف من أنت.
helped-not-counted = لم ينجح العدّ الآن. لا بأس: لا تحتاج إلى فعل شيء من جديد.
helped-no-next = ماذا يمكنك أن تفعل الآن
helped-no-ask-on = يمكنك أن تسأل أكثر
helped-no-ask-text = اطرح سؤالك الخاص. لا نحتاج إلى اسمك.
helped-no-read = إنسان يقرأ سؤالك.
helped-no-ask = اطرح سؤالك
helped-back = العودة إلى ”{ $title }“
