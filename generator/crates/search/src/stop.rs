//! Words that say nothing by themselves. They are found in titles only (*Wie ben ik?*).

const DUTCH: &str = "aan achter af al allemaal als alsof altijd ander andere ben bent best beter bij bijna blijf blijft bv daar \
    daarom dan dat de den der deze die ding dingen dit doe doen doet door dus echt een eens eigenlijk elk elkaar \
    elke en er erg erover ervan even ff ga gaan gaat gaf ge gedaan geef geeft geen gegaan gegeven gehad gekregen \
    genoeg geven geweest gewoon ging graag haar had hadden heb hebben hebt heeft heel helemaal hem hen het hier \
    hierdoor hij hoe hoor hun ieder iedere iedereen iemand iets ik in ineens is ja je jou jouw jullie kan keer kom \
    komen komt kon konden kreeg krijg krijgen krijgt kunnen kunt kwam laat laten liet m maak maakt maar mag manier \
    me mee meer meestal men mezelf mij mijn misschien mn mocht moest moet moeten mogen na naar nee net niet nog \
    nooit nou nu of om omdat omtrent onder ons onze ooit ook op opeens over pas per s sinds soms soort sta staan \
    staat steeds stond t te tegen terwijl tijdens toch toe toen tot tussen u uit uw vaak van vanaf veel vind vindt \
    voel voelt volgens voor vooral waar waardoor waarom waarover wanneer want waren was wat we weer weet weinig \
    wel welke werd weten wie wij wil wilde willen wilt wist word worden wordt zal zat zaten ze zeer zeg zeggen \
    zegt zei zeker zelf zich zichzelf zij zijn zit zitten zn zo zoals zonder zou zouden";
const ENGLISH: &str = "a about am an and are as at be been but by can did do does for from had has have he her him his how i \
    if in is it its me my not of on or our she so that the their them there they this to us was we what when where which \
    who why will with you your";

/// The words of a language, in their order.
pub(super) fn of(lang: &str) -> Vec<&'static str> {
    let listed = match lang {
        "nl" => DUTCH,
        "en" => ENGLISH,
        _ => "",
    };
    let mut words: Vec<&str> = listed.split_whitespace().collect();
    words.sort_unstable();
    words
}
