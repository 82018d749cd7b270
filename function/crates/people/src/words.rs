//! Words for passphrases that people remember and nobody guesses.

use crate::PeopleError;
use crate::token::random;

/// How many words are offered: 56 random bits, and Argon2id makes each guess cost a fraction of a second.
const WORDS: usize = 7;

/// 256 short words, so that a random byte chooses one.
const LIST: &str = "\
aap aarde actie adem adres akker anker appel april arend avond baken bakker band bank basis beek beer berg \
beuk bezem bloem boek boom boot bord bos boter brand brief broer brood brug bus buurt cacao cactus cent cirkel \
citroen dag dak dal dans deken deur dijk dolfijn donder doos dorp draak draad droom druif duif duin eend eik \
eiland emmer engel erwt ezel fabriek feest fiets film fles fluit fontein forel foto gans garage gast gebak \
geit geluk gitaar glas goud gras grot haan haard hagel hamer hand haring hart haven heide helm hemel herfst \
hert heuvel hoed hond honing hout huis iglo inkt jager jas juli juni kaars kaas kachel kade kamer kano kast \
kat kelder kers ketel kever kikker klei klok klomp knoop koe koffie kompas konijn kraan krant kreeft krijt \
kroon kruid kust kwast laars ladder lamp land lava leeuw lente lepel letter licht liedje lijm linde linnen \
maan maat magneet mais mand markt meeuw melk mens merel mes metro middag mier minuut mist molen mond mos motor \
muis muur muziek naald nacht nest net neus noot oever olie onweer oog orgel otter oven paard pad paleis pan \
papier parel park peer pen plank plein poes pomp poort post potlood punt raam radio regen reis reus ridder \
riem rijst ring rivier robot rok roos rots rugzak schaap schelp schip schoen school sjaal slak slee slot \
sneeuw snoek soep spiegel spoor ster stoel storm strand straat stuur suiker tafel tak tand tas tent thee \
tijger toren touw trap trein trui tuin tulp uil";

/// A passphrase of random words.
pub fn suggested_passphrase() -> Result<String, PeopleError> {
    let list: Vec<&str> = LIST.split(' ').collect();
    let chosen = random::<WORDS>()?;
    let words = chosen
        .iter()
        .filter_map(|byte| list.get(usize::from(*byte)));
    Ok(words.copied().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::account::is_long_enough;

    #[test]
    fn every_byte_chooses_another_word() {
        let words: BTreeSet<_> = LIST.split(' ').collect();
        assert_eq!(words.len(), 256);
        assert!(
            words
                .iter()
                .all(|word| word.chars().all(|c| c.is_ascii_lowercase()))
        );
        let one = suggested_passphrase().unwrap();
        assert_eq!(one.split(' ').count(), WORDS);
        assert!(is_long_enough(&one));
        assert_ne!(one, suggested_passphrase().unwrap());
    }
}
