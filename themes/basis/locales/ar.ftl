# Every word the templates themselves say. Keys are sorted by place, not by alphabet.

## The frame of every page
og-locale = ar
nav-skip = انتقل إلى المحتوى
nav-label = القائمة الرئيسية
nav-menu = القائمة
demo-line = موقع تجريبي: لا أحد يقرأ الرسائل بعد.
crumbs-label = أنت هنا
toc-title = في هذه الصفحة
steps-label = السابق والتالي
steps-previous = السابق
steps-next = التالي
read-answer = اقرأ جوابك
redirect-title = انتقلت هذه الصفحة
redirect-link = اذهب إلى المكان الجديد

## Leave quickly
exit-label = مغادرة هذا الموقع بسرعة
exit-text = هل ينظر أحد إلى شاشتك؟
exit-keys = اضغط على Shift ثلاث مرات، أو اختر:
exit-link = غادر الآن
exit-explained = هل ينظر أحد إلى شاشتك؟ زر «غادر الآن» ينقلك فورًا إلى موقع عن الطقس. انتبه: تبقى هذه الصفحة في سجل التصفح. يمكنك مسح السجل بنفسك في المتصفح.

## The three ways in
way-ask = لدي سؤال
way-ask-text = اسأل عما تريد من دون اسمك. تقرأ الجواب لاحقًا برمز.
way-join = أريد أن أكون social broker
way-join-text = هل يأتي الشباب إليك من تلقاء أنفسهم؟ سجّل لدى بلديتك.
way-town = أعمل في بلدية
way-town-text = اقرأ كيف فعلت بلديات أخرى ذلك، وابدأ بنفسك.
way-code = لدي رمز
ask = اطرح سؤالك
ask-title = هل يشغل بالك شيء أنت أيضًا؟
ask-text-demonstration = لا حاجة إلى أن تقول من أنت. في هذا الموقع التجريبي لا أحد يقرأ الرسائل بعد.
ask-text = لا حاجة إلى أن تقول من أنت. يقرأ سؤالك إنسان.
ask-within = تصل معظم الأجوبة خلال { $within }.
join = كن social broker
join-title = هل أنت أيضًا شخص كهؤلاء؟
join-text = لا يلزم أن تكون من أهل الاختصاص. حديث في الوقت المناسب يعني الكثير.

## Footer
foot-ways = إلى أين تريد أن تذهب؟
foot-help = تريد أن تتحدث مع أحد الآن؟
foot-danger = في خطر؟ اتصل بالرقم
foot-113 = تفكر في الانتحار؟ اتصل بالرقم
foot-kindertelefoon = هاتف الأطفال Kindertelefoon، مجانًا:
foot-site = عن هذا الموقع
foot-source = الشيفرة المصدرية
sender-of = هذا الموقع تابع لـ { $name }.
sender-demo = لا توجد بعد جهة وراء هذا الموقع التجريبي يمكنك التواصل معها.
sender-none = ستجد هنا قريبًا من يقف وراء هذا الموقع.
foot-promise = من دون حساب ومن دون ملفات تعريف الارتباط. لا أحد يتتبعك هنا.

## Home
home-for = للشباب ولكل من يقف إلى جانبهم
home-ways = لماذا جئت؟
home-what = ما هو الـ social broker؟
home-questions = أسئلة تشغل الشباب
home-questions-more = كل الأسئلة
home-stories = أناس كانوا حاضرين ببساطة
home-stories-more = كل القصص
home-tips = بداية صغيرة وفرق كبير
home-tips-more = كل النصائح
home-topics = ما الذي يشغل بالك؟
home-towns = بالقرب منك
home-towns-text = هذه البلديات تبحث عن هؤلاء الناس وتشكرهم وتساعدهم.
home-examples = بلديات فعلتها
home-examples-text = ما تقرؤه هنا فعلته البلديات سابقًا. وهي لا تشارك هنا الآن.
home-towns-more = كل البلديات
promise-name = لا حاجة إلى اسمك
promise-answer = تصل معظم الأجوبة خلال { $within }
promise-track = نحن لا نتتبعك
# What `answer_within` of the site says in its main language, if it can be counted. 0 is "a few".
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

## Lists
list-all = { $title }: القائمة كاملة
list-empty = لا يوجد شيء هنا بعد. ربما يكون سؤالك هو الأول.
topics-label = الموضوع
related-title = اقرأ أيضًا
photo-credit = الصورة: { $name }
card-dutch = بالهولندية
read-minutes = { $minutes ->
    [one] دقيقة واحدة للقراءة
    [two] دقيقتان للقراءة
    [few] { $minutes } دقائق للقراءة
   *[other] { $minutes } دقيقة للقراءة
}

## Kinds of page
kind-verhaal = قصة
kind-tip = نصيحة
kind-vraag = سؤال
kind-praktijk = هكذا فعلوا
kind-onderwerp = موضوع
kind-persoon = شخص يمكنك مقابلته

## Story, tip, question
age = العمر: { $age }
example-story = هذه القصة متخيلة، لكن يمكن أن تحدث هكذا.
example-question = هذا السؤال وهذا الجواب متخيلان، لكن يمكن أن يحدث الأمر هكذا.
example-person = هذا الشخص متخيل، ليظهر شكل صفحة كهذه.
person-where = متى وأين:
example-share = { $title } (مثال متخيل)
video-watch = شاهد الفيديو على { $host }
video-elsewhere = الفيديو موجود في موقع آخر. لا تنتقل إليه إلا إذا ضغطت.
video-transcript = اقرأ ما يقال
qa-question = السؤال
qa-question-example = السؤال (متخيل)
qa-answer-example = الجواب (متخيل)
qa-answer-broker = جواب من broker
qa-answer-professional = جواب من مختص
qa-answer-team = جواب من الفريق
qa-date = تاريخ الجواب: { $date }
qa-role-broker = شخص بالغ من الحي يحب أن يفكر معك
qa-role-professional = شخص يعمل مع الشباب
qa-role-team = الأشخاص الذين يقرؤون الأسئلة هنا ويجيبون عنها
qa-role-team-of = الفريق الذي يجيب عن الأسئلة من { $place }
qa-tips = نصائح مناسبة لهذا
for-jongere = للشباب
for-broker = للـ brokers
for-ouder = للآباء والأمهات
for-professional = للمختصين
comma = ،
who-jongere = للشباب
who-broker = للـ brokers
who-ouder = للآباء والأمهات
who-professional = للمختصين
tips-jump = لمن تبحث عن نصيحة؟
tips-for-jongere = للشباب
tips-for-broker = للـ brokers
tips-for-ouder = للآباء والأمهات
tips-for-professional = لمن يعملون مع الشباب
topic-questions = أسئلة عن هذا
topic-tips = نصائح عن هذا
topic-stories = قصص عن هذا
topic-more-dutch = المزيد بالهولندية

## Practices and factors
fact-town = البلدية
fact-year = السنة
fact-source = المصدر
fact-contact = للتواصل
practice-factors = ما الذي نجح هنا
related-practices = تجارب مشابهة
factor-number = ما ينجح، رقم { $number }
factor-towns = البلديات التي ذكرته
factor-practices = هكذا كان ذلك في الواقع
matrix-title = من ذكر ماذا؟
matrix-text = ترى هنا ما الذي ساعد في كل بلدية.
matrix-slide = على الشاشة الصغيرة حرّك الجدول جانبًا.
matrix-label = جدول يتحرك جانبًا
matrix-factor = ما ينجح
matrix-yes = نعم
matrix-no = لا

## Municipalities
map-label = خريطة هولندا مع البلديات
map-source = المصدر: CBS و Kadaster، 2023.
town-title = Social brokers في { $name }
town-kicker = Social brokers في { $province }
town-ambassadors = السفراء
town-ambassadors-then = سفراء ذلك الوقت
town-hotspots = أماكن يمكنك أن تقصدها
town-hotspots-then = هنا حدث ذلك آنذاك
town-no-hotspots = لا توجد أماكن في قائمة { $name } حتى الآن.
town-contact = للتواصل
town-website = موقع البلدية
town-people = أشخاص يمكنك مقابلتهم في { $name }
town-practices = هكذا كان الأمر في { $name }
town-stories = قصص من { $name }
town-questions = أسئلة من { $name }
town-merged = أصبحت { $name } الآن جزءًا من { $into }. ما تقرؤه هنا عن الماضي.
town-merged-short = (الآن { $name })
town-inactive = شاركت { $name } ثم توقفت. ما تقرؤه هنا عن ذلك الوقت.
town-stopped-short = (توقفت)
town-example-title-year = ما فعلته { $name } عام { $year }
town-example-title = ما فعلته { $name }
town-example-year = هذا مثال. تقرأ هنا ما فعلته { $name } عام { $year }. البلدية لا تشارك هنا الآن.
town-example = هذا مثال. تقرأ هنا ما فعلته { $name }. البلدية لا تشارك هنا الآن.
town-example-short-year = (مثال من عام { $year })
town-example-short = (مثال)

## Help
help-title = هل تريد أن تتحدث مع أحد الآن؟
help-call = اتصل بـ { $name }:
help-chat = دردش مع { $name }
help-site = إلى موقع { $name }
help-beside = (يُفتح في علامة تبويب جديدة)
help-now = مساعدة
help-all = كل خطوط المساعدة
help-experts = هؤلاء يعرفون الكثير عن هذا
help-topics = هل الأمر يخص موضوعًا معينًا؟
source-label = المصدر:

## Pages
page-updated = آخر تحديث: { $date }
lost-ways = عمّ كنت تبحث؟

# The finder of municipalities
finder-label = في أي بلدية تسكن؟
finder-here = تشارك
finder-example = مثال: اقرأ ما فعلوه
finder-none = لا نعرف هذه البلدية. تأكد من كتابة الاسم.
finder-here-label = ابحث عن بلدية
finder-not-here = غير موجودة هنا. تأكد من كتابة الاسم، أو ابحث في قائمة كل البلديات.
choose-find = ابحث في القائمة
choose-none = لم نجد هذه البلدية. تأكد من كتابة الاسم، أو اختر «بلديتي ليست في القائمة».
finder-total = عدد البلديات: { $number }

# Long lists
pages-label = المزيد من هذه القائمة
pages-page = صفحة
pages-previous = السابق
pages-next = التالي

## Thank-you cards; the designs are named by what they say
card-make = اصنع بطاقتك
card-choose = اختر بطاقة
card-net = أنت من سندني
card-thee = كان عندك وقت لي
card-luister = أنت استمعت إليّ
card-bal = أنت رأيت ما أستطيع
card-paraplu = عندك وجدت الأمان
card-plant = بفضلك كبرت
card-write = اكتب على البطاقة
card-hint = اكتب على السطور المنقطة. القليل يكفي: شيء واحد أحببته.
card-to = إلى
card-text = رسالتك
card-from = من
card-paper = على أي ورق تطبع؟
card-a6 = صغير: بطاقة واحدة على A6 (بطاقة بريدية)
card-a4 = كبير: بطاقتان على A4 للقص
card-noscript = اطبع بزر الطباعة في متصفحك، أو بـ Ctrl و P. هل وصلك رابط فيه بطاقة؟ شغّل JavaScript لتقرأها.
card-print = اطبع البطاقة
card-save = احفظها كصورة
card-share = اصنع رابطًا
card-link = رابط بطاقتك
card-link-hint = رسالتك داخل الرابط نفسه. نحن لا نراها.
card-copied = تم نسخ الرابط. الصقه في رسالة.
card-received = وصلتك بطاقة
card-invite = هناك من يريد أن يشكرك. كنت حاضرًا في الوقت المناسب. هل تريد أن تكون كذلك مرات أكثر، ولمزيد من الشباب؟
card-again = اصنع بطاقة أنت أيضًا
card-file = shukran

## The picture frame
frame-lead = من يقف مع الشباب يستحق أن يُرى. اطبع الإطار وعلّقه.
frame-how = اكتب اسمًا في الإطار، أو اكتبه لاحقًا بيدك. ثم اطبعه على A4. ألصق صورة إن وافق صاحبها. المربعات السوداء رمز QR: يفتح به الهاتف صفحة البلدية.
frame-poster = إطار لـ social broker في { $name }
frame-top = هنا يمكنك أن تلجأ إلى
frame-photo = مكان لصورة
frame-name = الاسم
frame-why = لأن الحديث أحيانًا هو كل شيء.
frame-qr = رمز QR لصفحة { $name }
frame-scan = اطرح سؤالك، حتى من دون اسمك:
town-frame = اطبع إطار { $name }
town-thanks = اشكر شخصًا ببطاقة

## Languages
lang-label = اللغة

## Words of the generator
date-long = { $day } { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
} { $year }
section-gemeenten = البلديات
section-verhalen = قصص
section-tips = نصائح
section-vragen = أسئلة وأجوبة
section-praktijk = هكذا تفعل البلديات
section-onderwerpen = المواضيع
section-factoren = ما الذي ينجح
section-mensen = أشخاص يمكنك مقابلتهم
home = الرئيسية
form-in-municipality = { $title } في { $municipality }
form-in-municipality-description = { $description } لسكان { $municipality }.
frame-title = إطار { $municipality }
frame-description = اطبع هذا الإطار وضع فيه social broker من { $municipality } وعلّقه.
numbered-title = { $title }، صفحة { $number }
not-found = هذه الصفحة غير موجودة
table-name = جدول
notes-title = هوامش
note-reference = هامش { $number }
note-back = العودة إلى الهامش { $number } في النص

## The accessibility statement
a11y-status = ما مدى سهولة الوصول إلى الموقع؟
a11y-status-A = الحالة A: الموقع مطابق بالكامل.
a11y-status-B = الحالة B: الموقع مطابق جزئيًا.
a11y-status-C = الحالة C: اتُّخذت الإجراءات الأولى.
a11y-status-D = الحالة D: الموقع غير مطابق.
a11y-norm = قيس ذلك وفق المعيار { $norm }.
a11y-scope = يشمل هذا:
a11y-tested = كيف جرى الاختبار؟
a11y-axe = اختبار آلي بأداة axe-core، بالألوان الفاتحة والداكنة، بعرض 320 و768 و1280 بكسل
a11y-axe-result = { $pages } صفحة، واحدة على الأقل من كل نوع. الأخطاء: { $faults }. هذا الاختبار لا يجد كل شيء.
a11y-lighthouse = اختبار آلي بأداة Lighthouse، كما على الهاتف
a11y-lighthouse-result = { $pages } صفحة. أدنى درجة لسهولة الوصول هي { $lowest } من 100. هذا الاختبار لا يجد كل شيء.
a11y-result = النتيجة
a11y-when = متى
a11y-deviations = ما الذي ليس جيدًا بعد؟
a11y-criterion = جزء المعيار
a11y-cause = السبب
a11y-effect = ما يعنيه ذلك لك
a11y-measure = ما نفعله بشأنه
a11y-planned = متى سننتهي منه
a11y-made = أُعد هذا البيان في { $date }.

## Search; # stands for a number
search = بحث
search-label = عمّ تبحث؟
search-private = كلماتك تبقى في هذه الصفحة. لا نرسلها ولا نحفظها.
search-button = ابحث
search-filters = اعرض فقط
search-soort = النوع
search-gemeente = البلدية
search-onderwerp = الموضوع
search-any = الكل
search-loading = لحظة من فضلك…
search-failed = البحث لا يعمل الآن. اختر موضوعًا أدناه.
search-none = لم نجد شيئًا.
search-one = وجدنا صفحة واحدة.
search-many = عدد الصفحات التي وجدناها: #
search-meant = هل تقصد «#»؟
search-urgent = تجد أدناه أولًا من يستطيع مساعدتك الآن.
search-empty = لا يوجد شيء عن هذا هنا بعد، والسبب ليس منك. يمكنك أن تسأل ببساطة من دون أن تذكر اسمك.
search-talk = تحدّث مع أحد الآن
search-without = البحث يعمل مع JavaScript فقط. تجد كل شيء أدناه حسب الموضوع.
search-try = يمكنك أيضًا أن تجرّب كلمة أخرى أو تختار موضوعًا أدناه.
search-results = النتائج
search-more = اعرض المزيد
search-help = هل تفضّل أن تتحدث مع أحد الآن؟
search-topics = اختر موضوعًا
example-mark = مثال متخيل
search-kind-verhaal = قصة
search-kind-tip = نصيحة
search-kind-vraag = سؤال وجواب
search-kind-praktijk = هكذا تفعل البلديات
search-kind-onderwerp = موضوع
search-kind-factor = ما ينجح
search-kind-persoon = شخص يمكنك مقابلته
search-kind-gemeente = بلدية
search-kind-gemeentepagina = من إحدى البلديات
search-kind-pagina = عن هذا الموقع

# What the work brings
figures-until = عُدّت حتى { $until } ضمنًا.
figures-example = هذه الأرقام مختلقة، وهي لتوضيح شكل صفحة كهذه.
figures-chart = رسم بياني: { $title }. الجدول يقول الشيء نفسه.
figures-what = ماذا
figures-count = العدد
figures-total = المجموع
figures-few = قليل جدًا
figures-none = لا توجد أرقام بعد.
figures-source = نعدّ ما يصل إلى الفريق وما يفعله به. لا نعدّ زوّار هذا الموقع ولا نتتبّعهم. تجد ”قليل جدًا“ حيث يخصّ العدد أقل من خمسة أشخاص، أو حيث يمكنك حساب عدد كهذا.

# Whether a page helped
helped-question = هل ساعدك هذا؟
helped-yes = نعم
helped-no = ليس كثيرًا
helped-hint = نعدّ فقط كم شخصًا قال «نعم» أو «ليس كثيرًا»، ولا نعرف من قال ذلك.

# A share row
share-label = شارك هذا
share-mail = البريد الإلكتروني
share-whatsapp = واتساب
share-copy = انسخ الرابط
share-device = شارك بطريقة أخرى
share-copied = تم نسخ الرابط.
share-failed = لا يمكن النسخ هنا. هذا هو الرابط:

# Lists, read in another way
filters-topic = اختر موضوعًا
filters-factor = اختر ما نجح

# A municipality of its own
town-place = { $name } على خريطة هولندا
town-join = شارك في { $name }
town-agenda = مواعيد { $name }
town-agenda-empty = لا توجد مواعيد الآن. هل هناك نشاط للشباب أو للـ brokers؟
town-agenda-tell = أخبرنا
town-stories-empty = لا توجد قصة من { $name } بعد. توجد قصص من أماكن أخرى.
town-tips = نصائح تساعد في كل مكان
