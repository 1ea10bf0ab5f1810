//! Whether a text is in another language than English: half understood is worse than not understood.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Common words of Spanish, French, German, Portuguese, Italian and Dutch that are no English words, without their accents.
const FOREIGN: &str = "quiero necesito quisiera hola entrenamiento entrenar por para con sin mi mis tengo estoy soy puedo puedes hacer dias semana una los las \
    que como cuando hoy manana rutina ejercicio ejercicios casa comida cena desayuno almuerzo rodilla espalda duele dolor bajar perder ganar peso musculo anos \
    gracias favor quitar cambiar nada muy mas pero tambien alergico alergica vegetariano vegetariana horas minutos mujer hombre ayuda mido peso \
    je suis veux voudrais pour avec sans mon mes ma bonjour salut merci jours semaine par une les des du pas et entrainement entrainer maigrir poids genou mal \
    aux jai dans faire cest mais aussi plus moins fois veux perdre dos matin soir aujourdhui demain repas dejeuner diner allergique ans femme homme aide moi \
    ich mochte bitte woche trainieren und der das ein eine einen mit ohne fur nicht habe tage hallo danke abnehmen knie schmerzen mein meine heute morgen \
    muskeln aufbauen kein keine jahre mann frau hilfe kann zu stunde \
    eu quero preciso nao com sem meu minha treino treinar obrigado obrigada ola tenho emagrecer joelho dor voce posso hoje amanha jantar almoco sou \
    voglio sono ho per giorni settimana ciao grazie allenamento allenarmi dimagrire ginocchio oggi domani cena pranzo senza \
    wil graag oefeningen ik een mijn niet dagen week geen heb met voor";

/// Little words without which hardly an English sentence stands.
const ENGLISH: &str = "i im ive my me the a an to of and is it for in on at with do does did can can't dont have has had get got give make show what whats how when \
    want need am are was this that you your we be not please from or so but if just some any today tomorrow days week";

static FOREIGN_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| FOREIGN.split(' ').collect());
static ENGLISH_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| ENGLISH.split(' ').collect());

/// Mostly letters that English lacks, or more words of other languages than English ones, and two at least.
pub fn is_foreign(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    let (all, other) = letters.fold((0, 0), |(all, other), letter| (all + 1, other + usize::from(letter > '\u{24F}')));
    let plain: String =
        text.to_lowercase().nfkd().filter(|letter| !is_combining_mark(*letter) && !"'’".contains(*letter)).take(MOST).collect();
    let words = || plain.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    let foreign = words().filter(|word| FOREIGN_WORDS.contains(word) && !ENGLISH_WORDS.contains(word)).count();
    let english = words().filter(|word| ENGLISH_WORDS.contains(word)).count();
    other * 2 > all || (foreign >= 2 && foreign > english)
}

/// Letters that are looked at.
const MOST: usize = 400;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told_from_english() {
        for text in [
            "quiero perder peso, tengo 3 días a la semana",
            "soy vegetariana y alérgica a las nueces",
            "je veux maigrir, 3 jours par semaine",
            "J'ai mal au genou",
            "ich möchte drei mal die woche trainieren",
            "ты меня понимаешь",
            "me duele la rodilla",
        ] {
            assert!(is_foreign(text), "{text}");
        }
        for text in [
            "i want to lose weight, 3 days a week",
            "no pain in mi knee mate",
            "hola coach, what's on today",
            "carne asada for dinner por favor, can you make it",
            "merci! same again on friday",
            "bench 3x8 60",
            "57, male, 101 kilos, 180",
            "plan",
        ] {
            assert!(!is_foreign(text), "{text}");
        }
    }
}
