//! However a right code is written, it is read; a wrong one is never made into another.

use proptest::prelude::*;
use proptest::sample::select;
use sealing::receipt::{Receipt, ReceiptError};

use crate::world::World;

const CODE: &str = "ZQ1D-6NK6-0ZCZ-ECR2";

fn read(typed: &str) -> Result<String, ReceiptError> {
    Receipt::parse(typed).map(|receipt| receipt.reveal().as_str().to_owned())
}

#[test]
fn every_way_to_write_a_right_code_is_read() {
    for typed in [
        "ZQ\u{661}D-\u{666}NK\u{666}-\u{660}ZCZ-ECR\u{662}",
        "ZQ\u{6f1}D-\u{6f6}NK\u{6f6}-\u{6f0}ZCZ-ECR\u{6f2}",
        "ZQ१D ६NK६ ०ZCZ ECR२",
        "\u{202a}ZQ1D 6NK6 0ZCZ ECR2\u{202c}",
        "\u{2068}zq1d6nk60zczecr2\u{2069}",
        "ZQ1D\u{ad}6NK6\u{ad}0ZCZ\u{ad}ECR2",
        "ZQ1D\u{2060}6NK6\u{2060}0ZCZ\u{2060}ECR2",
        "ZQ\u{131}D-6NK6-0ZCZ-ECR2",
        "ZQ\u{130}D-6NK6-0ZCZ-ECR2",
        "zqi\u{307}d-6nk6-0zcz-ecr2",
        "ZQ1D/6NK6/0ZCZ/ECR2",
        "ZQ1D, 6NK6, 0ZCZ, ECR2",
        "ZQ1D:6NK6:0ZCZ:ECR2",
        "ZQ1D·6NK6·0ZCZ·ECR2",
        "ZQ1D•6NK6•0ZCZ•ECR2",
        "ZQ1D－6NK6－0ZCZ－ECR2",
        "ZQ1D\u{2043}6NK6\u{2043}0ZCZ\u{2043}ECR2",
        "ZQ1D\u{a0}6NK6\u{202f}0ZCZ\u{3000}ECR2",
        "ＺＱ１Ｄ－６ＮＫ６－０ＺＣＺ－ＥＣＲ２",
        "𝐙𝐐𝟏𝐃-𝟔𝐍𝐊𝟔-𝟎𝐙𝐂𝐙-𝐄𝐂𝐑𝟐",
        "ZQ1️⃣D6️⃣NK6️⃣ 0️⃣ZCZ ECR2️⃣",
        "*ZQ1D-6NK6-0ZCZ-ECR2*",
        "“ZQ1D-6NK6-0ZCZ-ECR2”",
        "ZQ1D|6NK6|0ZCZ|ECR2",
        "ZQ1D+6NK6+0ZCZ+ECR2",
        "Z Q 1 D 6 N K 6 0 Z C Z E C R 2",
        "ZQ 1D 6N K6 0Z CZ EC R2",
        "mijn code is ZQ1D6NK60ZCZECR2",
        "code ZQ1D 6NK6 0ZCZ ECR2",
        "Code: zq1d 6nk6 0zcz ecr2",
        "MIJN CODE IS ZQ1D 6NK6 0ZCZ ECR2",
        "zq1d 6nk6 0zcz ecr2 is mijn code, dank je wel!",
        "hier is hij ZQ1D-6NK6-0ZCZ-ECR2 kun je kijken?",
        "op 12 mei 2026 kreeg ik ZQ1D-6NK6-0ZCZ-ECR2",
        "Je code:\nZQ1D 6NK6 0ZCZ ECR2\n20 mei 2027",
        "dit is hem:ZQ1D-6NK6-0ZCZ-ECR2",
        "code-ZQ1D-6NK6-0ZCZ-ECR2",
        "كودي هو ZQ1D 6NK6 0ZCZ ECR2 شكرا",
        "رمزي:ZQ1D-6NK6-0ZCZ-ECR2",
        "ZQ1D 6NK6 0ZCZ ECR2 (ZQ1D-6NK6-0ZCZ-ECR2)",
    ] {
        assert_eq!(read(typed).as_deref(), Ok(CODE), "{typed}");
    }
}

#[test]
fn a_right_code_is_read_with_what_keyboards_and_copies_put_into_it() {
    for typed in [
        // Lines of keyboards without a dash, and other dashes.
        "ZQ1Dー6NK6ー0ZCZーECR2",
        "ZQ1Dｰ6NK6ｰ0ZCZｰECR2",
        "ＺＱ１Ｄー６ＮＫ６ー０ＺＣＺーＥＣＲ２",
        "ZQ1D ー 6NK6 ー 0ZCZ ー ECR2",
        "ZQ1Dㅡ6NK6ㅡ0ZCZㅡECR2",
        "ZQ1D一6NK6一0ZCZ一ECR2",
        "ZQ1Dـ6NK6ـ0ZCZـECR2",
        "ZQ1D゠6NK6゠0ZCZ゠ECR2",
        "ZQ1D〜6NK6〜0ZCZ〜ECR2",
        "ZQ1D～6NK6～0ZCZ～ECR2",
        "ZQ1D﹣6NK6﹣0ZCZ﹣ECR2",
        "ZQ1D–6NK6–0ZCZ–ECR2",
        "ZQ1D — 6NK6 — 0ZCZ — ECR2",
        "ZQ1D--6NK6--0ZCZ--ECR2",
        "ZQ1D_6NK6_0ZCZ_ECR2",
        // o for 0, i and l for 1.
        "ZQID-6NK6-OZCZ-ECR2",
        "zqld 6nk6 ozcz ecr2",
        "Zqld-6Nk6-Ozcz-Ecr2",
        // Broken lines, and copied from the page with what stands around it.
        "ZQ1D-6NK6-\n0ZCZ-ECR2",
        "ZQ1D-6NK6\r\n-0ZCZ-ECR2",
        "ZQ1D\n6NK6\n0ZCZ\nECR2",
        "ZQ1D\t6NK6\t0ZCZ\tECR2",
        "Je code:\n\nZQ1D-6NK6-0ZCZ-ECR2\n\nKopieer de code",
        "Bewaar deze code: ZQ1D-6NK6-0ZCZ-ECR2. Zonder code kun je je antwoord niet lezen.",
        "Your code is ZQ1D-6NK6-0ZCZ-ECR2. Keep it.",
        "رمزك: ZQ1D-6NK6-0ZCZ-ECR2",
        "Мій код ZQ1D-6NK6-0ZCZ-ECR2, дякую",
        "मेरा कोड ZQ1D-6NK6-0ZCZ-ECR2 है",
        "code=ZQ1D-6NK6-0ZCZ-ECR2",
        "\"ZQ1D-6NK6-0ZCZ-ECR2\",",
        "`ZQ1D-6NK6-0ZCZ-ECR2`",
        "<ZQ1D-6NK6-0ZCZ-ECR2>",
        "#ZQ1D-6NK6-0ZCZ-ECR2",
        "ZQ1D-6NK6-0ZCZ-ECR2 👍",
        "🔑ZQ1D-6NK6-0ZCZ-ECR2",
        "Z.Q.1.D.6.N.K.6.0.Z.C.Z.E.C.R.2",
        "z-q-1-d-6-n-k-6-0-z-c-z-e-c-r-2",
        "code: ZQ1D-6NK6-0ZCZ-ECR2 (bewaren tot 20 mei 2027)",
        "hoi ik had een vraag gesteld en mijn code was ZQ1D-6NK6-0ZCZ-ECR2 alvast bedankt",
        "ZQ１D-６NK6-０ZCZ-ECR２",
        "ZQ१D-६NK६-०ZCZ-ECR२",
        "ZQ১D-৬NK৬-০ZCZ-ECR২",
    ] {
        assert_eq!(read(typed).as_deref(), Ok(CODE), "{typed}");
    }
}

#[test]
fn a_right_code_is_read_out_of_links_photos_and_sentences_without_blanks() {
    for typed in [
        "#ZQ1D-6NK6-0ZCZ-ECR2",
        "https://voorbeeld.nl/antwoord/#ZQ1D-6NK6-0ZCZ-ECR2",
        "https://voorbeeld.nl/ar/antwoord/ZQ1D-6NK6-0ZCZ-ECR2/",
        "https://voorbeeld.nl/antwoord/?code=ZQ1D%2D6NK6%2D0ZCZ%2DECR2&x=1",
        "http://127.0.0.1:8080/antwoord/#zq1d6nk60zczecr2",
        "code=ZQ1D-6NK6-0ZCZ-ECR2&_lang=nl",
        "ZQ1D%206NK6%200ZCZ%20ECR2",
        "ZQ1D&nbsp;6NK6&nbsp;0ZCZ&nbsp;ECR2",
        "ZQ1D&#45;6NK6&#45;0ZCZ&#45;ECR2",
        // Where nobody writes blanks.
        "我的代码是ZQ1D-6NK6-0ZCZ-ECR2。",
        "我的代码是ZQ1D6NK60ZCZECR2。谢谢",
        "コードはZQ1D-6NK6-0ZCZ-ECR2です",
        "코드ZQ1D-6NK6-0ZCZ-ECR2입니다",
        "رمزيZQ1D-6NK6-0ZCZ-ECR2شكرا",
        "קודZQ1D6NK60ZCZECR2",
        "รหัสZQ1D-6NK6-0ZCZ-ECR2",
        "कोडZQ1D-6NK6-0ZCZ-ECR2",
        "ZQ1D-6NK6-〇ZCZ-ECR2",
        // The name of a photo, twice in a row, with words that stick to it, dictated.
        "ZQ1D-6NK6-0ZCZ-ECR2.jpg",
        "code_ZQ1D-6NK6-0ZCZ-ECR2.png",
        "Screenshot_ZQ1D-6NK6-0ZCZ-ECR2.PNG",
        "ZQ1D-6NK6-0ZCZ-ECR2ZQ1D-6NK6-0ZCZ-ECR2",
        "ZQ1D 6NK6 0ZCZ ECR2 ZQ1D 6NK6 0ZCZ ECR2",
        "codeZQ1D-6NK6-0ZCZ-ECR2",
        "codeZQ1D6NK60ZCZECR2",
        "Je codeZQ1D-6NK6-0ZCZ-ECR2Kopieer de code",
        "ZQ1D streepje 6NK6 streepje 0ZCZ streepje ECR2",
        "mijn code is ZQ1D min 6NK6 min 0ZCZ min ECR2",
    ] {
        assert_eq!(read(typed).as_deref(), Ok(CODE), "{typed}");
    }
}

#[test]
fn a_slip_of_a_photo_or_a_link_is_never_made_into_another_code() {
    let character = |character, at| ReceiptError::Character { character, at };
    for (typed, error) in [
        ("ZQ|D-6NK6-0ZCZ-ECR2", character('|', 3)),
        ("ZQ1D-6NK6-0ZCZ-ECR|", character('|', 16)),
        ("ZQ1D-6NK6-0Z°Z-ECR2", character('°', 11)),
        ("ZQ1D-6NK6-ØZCZ-ECR2", character('Ø', 9)),
        ("ZQ1D-6李K6-0ZCZ-ECR2", character('李', 6)),
        (
            "https://voorbeeld.nl/antwoord/?code=ZQ1D-6NKU-0ZCZ-ECR2",
            character('U', 8),
        ),
        (
            "https://voorbeeld.nl/jongerencoaching/",
            ReceiptError::NoneAmongWords,
        ),
        (
            "ZQ1D-6NK6-0ZCZ-ECRKopieer",
            ReceiptError::Length { length: 22 },
        ),
        (
            "ZQ1D6NK60ZCZECR2ZQ1D6NK60ZCZECR3",
            ReceiptError::Length { length: 32 },
        ),
    ] {
        assert_eq!(read(typed), Err(error), "{typed}");
    }
    let two = "https://a.nl/#ZQ1D-6NK6-0ZCZ-ECR2 https://a.nl/#0123-4567-89AB-1011";
    assert!(read(two).is_err());
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let character = |character, at| ReceiptError::Character { character, at };
    let length = |length| ReceiptError::Length { length };
    for (typed, error) in [
        ("ZQ1D-6NKU-0ZCZ-ECR2", character('U', 8)),
        ("mijn code is ZQ1D-6NK6-0ZCZ-ECé2", character('é', 15)),
        ("ZQ1D-6NK6-0ZCZ-ECR!", character('!', 16)),
        ("ZQ!D-6NK6-0ZCZ-ECR2", character('!', 3)),
        // Letters of other alphabets, however alike: which one, and where.
        ("ZQ1D-6NК6-0ZCZ-ECR2", character('К', 7)),
        ("ZQ1D-6NK6-ОZCZ-ECR2", character('О', 9)),
        ("ZQ1D-6NK6-0ZCZ-ЕСR2", character('Е', 13)),
        ("ΖQ1D-6NK6-0ZCZ-ECR2", character('Ζ', 1)),
        ("мой код ZQ1D-6NК6-0ZCZ-ECR2", character('К', 7)),
        ("mijn code is zq1d6nk60zсzecr2", character('с', 11)),
        ("ZQ1D-6NK6-0ZCZ-ECR", length(15)),
        ("de code ZQ1D 6NK6 0ZCZ ECR", length(15)),
        ("ZQ1D-6NK6-0ZCZ-ECR22", length(17)),
        ("ZQ1D-6NK6-0ZCZ-ECR2-2", length(17)),
        ("ZQ1D 6NK6 0ZCZ ECR2 Z", length(17)),
        ("ABCD-EFGH-JKMN-PQRST", length(17)),
        ("ABCD-ZQ1D-6NK6-0ZCZ-ECR2", length(20)),
        ("ABCD ZQ1D 6NK6 0ZCZ ECR2", length(20)),
        (
            "ik ben mijn code helaas helemaal kwijt",
            ReceiptError::NoneAmongWords,
        ),
        ("de verantwoordelijke is weg", ReceiptError::NoneAmongWords),
        (
            "ZQ1D-6NK6-0ZCZ-ECR2 of 0123-4567-89AB-1011",
            ReceiptError::Several,
        ),
        (
            "ZQ1D-6NK6-0ZCZ-ECR2, 0123 4567 89AB 1011",
            ReceiptError::Several,
        ),
        ("2026 ZQ1D 6NK6 0ZCZ ECR2", length(20)),
    ] {
        assert_eq!(read(typed), Err(error), "{typed}");
    }
}

#[tokio::test]
async fn the_page_says_which_character_is_wrong() {
    let world = World::new().await;
    let page = world
        .stranger()
        .looks_up("ZQ1D-6NKU-0ZCZ-ECR2")
        .await
        .is(422);
    page.says("teken 8 is “U”").says("ZQ1D-6NKU-0ZCZ-ECR2");
    // A twin looks as it should: it is called a letter of another alphabet.
    let page = world
        .stranger()
        .looks_up("ZQ1D-6NК6-0ZCZ-ECR2")
        .await
        .is(422);
    page.says("Teken 7 van je code is “К” uit een ander alfabet")
        .says("lijkt precies op de K die je bedoelt");
    let page = world
        .stranger()
        .looks_up("ZQ1D-6NK6-0ZCZ-ECR2 of 0123-4567-89AB-1011")
        .await
        .is(422);
    page.says("meer dan één code");
}

/// Characters of a code, each written in one of the ways that mean the same.
fn written(code: &str, ways: &[u8]) -> Vec<String> {
    let zeros = [
        '0',
        '\u{660}',
        '\u{6f0}',
        '\u{966}',
        '\u{ff10}',
        '\u{1d7ce}',
    ];
    let signs = code.chars().zip(ways);
    let one = |(sign, way): (char, &u8)| match (sign.to_digit(10), way % 8) {
        (Some(0), 6) => "o".to_owned(),
        (Some(1), 6) => "ı".to_owned(),
        (Some(1), 7) => "L".to_owned(),
        (Some(digit), way) => {
            let zero = u32::from(zeros[usize::from(way) % zeros.len()]);
            char::from_u32(zero + digit).unwrap().to_string()
        }
        (None, 0..3) => sign.to_string(),
        (None, 3..6) => sign.to_lowercase().to_string(),
        (None, _) => char::from_u32(u32::from(sign) + 0xFEE0)
            .unwrap()
            .to_string(),
    };
    signs.map(one).collect()
}

const BETWEEN: [&str; 18] = [
    "", "-", " ", "/", ",", " - ", "\u{b7}", "\u{2022}", "\u{ff0d}", "\u{2043}", "\u{a0}",
    "\u{2003}", "\u{ad}", "\u{2060}", "\u{200f}", "_", ".", "\n",
];
const AROUND: [(&str, &str); 9] = [
    ("", ""),
    ("\u{2068}", "\u{2069}"),
    ("mijn code is ", ""),
    ("code: ", " bedankt"),
    ("Hoi, dit is hem: ", ". Groetjes"),
    ("(", ")"),
    ("\u{201c}", "\u{201d}"),
    ("رمزي ", " شكرا"),
    ("  ", "\n"),
];

fn grouped(signs: &[String], between: &str) -> String {
    let groups: Vec<_> = signs.chunks(4).map(<[String]>::concat).collect();
    groups.join(between)
}

proptest! {
    #[test]
    fn a_right_code_is_read_however_it_is_decorated(
        code in "[0-9A-HJKMNP-TV-Z]{3}[0-9][0-9A-HJKMNP-TV-Z]{8}[0-9A-HJKMNP-TV-Z]{3}[0-9]",
        ways in proptest::collection::vec(any::<u8>(), 16),
        between in select(&BETWEEN),
        (before, after) in select(&AROUND),
    ) {
        let typed = format!("{before}{}{after}", grouped(&written(&code, &ways), between));
        let found = read(&typed).map(|code| code.replace('-', ""));
        prop_assert_eq!(found, Ok(code), "{}", typed);
    }

    #[test]
    fn a_wrong_code_is_never_made_into_another(
        code in "[0-9A-HJKMNP-TV-Z]{16}",
        at in 0_usize..16,
        wrong in select(&["", "U", "é", "!", "С", "7X"][..]),
        between in select(&BETWEEN),
        (before, after) in select(&AROUND),
    ) {
        let mut signs: Vec<String> = code.chars().map(String::from).collect();
        wrong.clone_into(&mut signs[at]);
        let typed = format!("{before}{}{after}", grouped(&signs, between));
        prop_assert!(read(&typed).is_err(), "{}", typed);
    }

    #[test]
    fn a_character_too_many_is_not_dropped(
        code in "[0-9A-HJKMNP-TV-Z]{16}",
        more in "[0-9A-HJKMNP-TV-Z]",
        between in select(&BETWEEN),
        in_front in any::<bool>(),
    ) {
        let signs: Vec<String> = code.chars().map(String::from).collect();
        let code = grouped(&signs, between);
        let typed = if in_front { format!("{more}{between}{code}") } else { format!("{code}{between}{more}") };
        prop_assert!(read(&typed).is_err(), "{}", typed);
    }
}
