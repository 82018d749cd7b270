//! What is found beside sentences: a text that is nothing but a cry, pictures, and words in other languages than most write.

use signals::Level::{Acute, Attention};
use signals::Signals;

use crate::signals::{dutch, finds, of_the_site};

fn with_the_model() -> Signals {
    of_the_site().with_model()
}

#[test]
fn a_whole_text_counts_where_nothing_else_is_said() {
    let signals = dutch(&["= help, help me|mij, sos, \u{1f198}", "^ 112", "= 112"]);
    finds(
        &signals,
        &[
            "help",
            " HELP!!! ",
            "h e l p",
            "h.e.l.p",
            "heeeelp",
            "help! help me!\nSOS",
            "help help help help help",
            "\u{1f198}\u{1f198}",
            "hеlр",
        ],
        &[
            "",
            "!!",
            "ik help",
            "help me met wiskunde",
            "kan iemand me helpen",
            "help de kat",
            "sos saus",
        ],
    );
    assert_eq!(signals.level_of("help"), Some(Attention));
    assert_eq!(signals.level_of("112 help"), Some(Acute));
    let counted = signals.counted_in("help! sos");
    let counted: Vec<_> = counted
        .iter()
        .map(|one| (one.phrase, one.word, one.points))
        .collect();
    assert_eq!(counted, [(0, 0, None), (2, 1, None)]);
    assert_eq!(signals.telling_in("help! sos"), [0..4, 6..9]);
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
#[test]
fn a_bare_cry_asks_for_attention_in_every_language_of_the_lists() {
    let signals = with_the_model();
    for cry in [
        "help",
        "Help!!",
        "h e l p",
        "H-E-L-P",
        "help me",
        "help mij",
        "help mij alsjeblieft",
        "help aub",
        "hulp",
        "ik heb hulp nodig",
        "kan iemand me helpen?",
        "kan iemand helpen",
        "kan iemand mij helpen aub",
        "ik heb echt hulp nodig",
        "help mij nu meteen",
        "koi meri madad karo",
        "ölmek",
        "sos",
        "s.o.s.",
        "\u{1f198}",
        "red me",
        "please help",
        "help please",
        "i need help",
        "save me",
        "hilfe",
        "hilf mir",
        "au secours",
        "aidez-moi",
        "à l'aide",
        "النجدة",
        "ساعدوني",
        "3awnouni",
        "imdat",
        "yardım edin",
        "pomocy",
        "допоможіть",
        "рятуйте",
        "помогите",
        "ayuda",
        "socorro",
        "aiuto",
        "ajutor",
        "помощ",
        "کمک",
        "ሓግዙኒ",
        "救命",
        "救命！",
        "मदद",
        "bachao",
        "yuda mi",
        "yepi mi",
        "i caawi",
    ] {
        let level = signals.level_of(cry);
        // Some of these were phrases before, in lists that know no levels.
        assert!(level.is_some(), "{cry}");
        assert_eq!(level, Some(Attention), "{cry}");
    }
    for cry in [
        "112",
        "1 1 2",
        "bel 112",
        "BEL 112!!",
        "112 nu",
        "moet ik 112 bellen",
        "moeten we nu 112 bellen?",
    ] {
        assert_eq!(signals.level_of(cry), Some(Acute), "{cry}");
    }
    for text in [
        "help met wiskunde",
        "help mij met mijn werkstuk over vulkanen",
        "ik help mijn oma elke week",
        "wat is het nummer van 112",
        "wanneer mag je 112 bellen",
        "mijn spreekbeurt gaat over 112",
        "hulp bij solliciteren",
        "12",
        "test",
        "hoi",
        "dank je wel",
    ] {
        assert_eq!(signals.level_of(text), None, "{text}");
    }
}

#[test]
fn pictures_say_as_much_as_words() {
    let signals = dutch(&[
        "kom je halen & \u{1f52a}",
        "alles .. \u{1f48a}",
        "@w = \u{1f52b}, mes",
        "+10 @w & school",
    ]);
    finds(
        &signals,
        &[
            "ik kom je halen\u{1f52a}",
            "\u{1f52a}\u{1f52a} kom je halen",
            "ik neem alles nu \u{1f48a}",
            "morgen op school \u{1f52b}\u{1f52b}",
            "mes mee naar school",
        ],
        &[
            "ik kom je halen",
            "\u{1f52a}",
            "alles goed. \u{1f48a}",
            "\u{1f52b}",
        ],
    );
    let signals = with_the_model();
    finds(
        &signals,
        &[
            "ik kom je halen \u{1f52a}",
            "wacht maar \u{1f52a}\u{1f52a}\u{1f52a}",
            "hij stuurt me steeds \u{1f52a}",
            "morgen neem ik \u{1f52b} mee naar school",
            "hij staat met een \u{1f52a} voor mijn deur",
            "ik neem alles \u{1f48a}\u{1f48a}\u{1f48a}",
            "vanavond alle \u{1f48a}",
            "i will \u{1f52a} you",
            "took all the \u{1f48a}",
        ],
        &[
            "we gaan vanavond fortnite spelen \u{1f52b}",
            "ik leer koken met mijn vader \u{1f52a}\u{1f35d}",
            "ga je mee paintballen \u{1f52b}",
            "verkouden \u{1f927}\u{1f48a}",
            "moet ik elke dag mijn \u{1f48a} nemen tegen hooikoorts",
            "nieuwe skin voor de \u{1f52a} in csgo",
            "halloween feest \u{1f383}\u{1f52a}",
            "barbecue morgen \u{1f52a}\u{1f969}",
        ],
    );
}

#[test]
fn turkish_is_found_in_its_forms_and_hindi_in_both_alphabets() {
    finds(
        &of_the_site(),
        &[
            "ölmek istiyorum",
            "o\u{308}lmek istiyorum",
            "olmek istiyorum",
            "OLMEK ISTIYORUM",
            "ÖLMEK İSTİYORUM",
            "oelmek istiyorum",
            "ölmek istiyom",
            "ölmeyi düşünüyorum",
            "ölüp gitmek istiyorum",
            "ölesim geliyor",
            "kendimi öldüreceğim",
            "yaşamak istemediğimi kimse bilmiyor",
            "canıma kıyacağım",
            "मैं मरना चाहता हूँ",
            "मैं मरना चाहती हूं",
            "मुझे मरना है",
            "मैं जीना नहीं चाहती",
            "मेरे पापा मुझे मारते हैं",
            "mujhe marna hai",
            "main jeena nahi chahta",
            "papa mujhe roz marte hain",
        ],
        &[
            "öğrenmek istiyorum",
            "olmak istiyorum öğretmen",
            "मैं डच सीखना चाहता हूँ",
            "मेरी माँ मुझे बाहर नहीं जाने देती",
            "मेरा भाई मेरे साथ खेलता है",
            "मुझे परीक्षा से डर लगता है",
            "meri mummy mujhe bahar nahi jane deti",
        ],
    );
}
