//! Words in, diseases and medicines of the athlete out: those of others and denied ones are left aside.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use super::{BOOK, Matter};

/// What a text tells of these matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The athlete has them.
    pub has: BTreeSet<Matter>,
    /// The athlete does not, or no longer.
    pub has_not: BTreeSet<Matter>,
}

/// Words before a matter, up to so many, that take it back or give it to somebody else.
const REACH: usize = 5;
pub(super) const DENIALS: &[&str] =
    &["no", "not", "don't", "dont", "never", "without", "isn't", "haven't", "stopped", "neither", "nor"];
const OTHERS: &[&str] = &[
    "mum", "mom", "mother", "dad", "father", "wife", "husband", "partner", "son", "daughter", "sister", "brother", "friend",
    "grandma", "grandpa", "aunt", "uncle", "dog", "cat",
];

/// One word, with the sentence and the clause it stands in.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) sentence: usize,
    clause: usize,
}

/// What matters are called, by the first word.
static NAMES: LazyLock<HashMap<&str, Vec<(&str, Matter)>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Vec<(&str, Matter)>> = HashMap::new();
    for (it, phrase) in BOOK.iter().flat_map(|it| it.words.iter().map(move |phrase| (it, phrase))) {
        let first = phrase.split(' ').next().unwrap_or_default();
        names.entry(first).or_default().push((phrase, it.name));
    }
    names
});

/// The matters that a text tells of the athlete.
pub fn told(text: &str) -> Told {
    let text = lower(text);
    let words = words(&text);
    let mut told = Told::default();
    for (at, word) in words.iter().enumerate() {
        for (phrase, matter) in NAMES.get(word.text).into_iter().flatten() {
            if stands(&words, at, phrase) && !is_of_others(&words, at) {
                let side = if is_denied(&words, at) { &mut told.has_not } else { &mut told.has };
                side.insert(*matter);
            }
        }
    }
    told.has_not.retain(|matter| !told.has.contains(matter));
    if told.has.contains(&Matter::AlphaGal) && has_milk(&text) {
        told.has.remove(&Matter::AlphaGal);
        told.has.insert(Matter::AlphaGalMilkEaten);
    }
    told
}

pub(super) fn lower(text: &str) -> String {
    text.to_lowercase().replace('\u{2019}', "'")
}

/// A sentence ends at a full stop, a clause at a comma, too, and where somebody begins anew: "but", "and I".
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let (mut sentence, mut clause) = (0, 0);
    let mut words: Vec<Word<'_>> = Vec::new();
    for piece in text.split_inclusive(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-') {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            clause += usize::from(matches!(word, "but" | "and" | "i" | "i'm" | "i've"));
            words.push(Word { text: word, sentence, clause });
        }
        sentence += usize::from(piece.ends_with(['.', ';', '!', '?', '\n']));
        clause += usize::from(piece.ends_with([',', '.', ';', ':', '!', '?', '\n', '(']));
    }
    words
}

fn stands(words: &[Word<'_>], at: usize, phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(nth, part)| words.get(at + nth).is_some_and(|word| word.text == part))
}

pub(super) fn before<'w, 't>(words: &'w [Word<'t>], at: usize) -> impl Iterator<Item = &'w Word<'t>> {
    let sentence = words[at].sentence;
    words[at.saturating_sub(REACH)..at].iter().filter(move |word| word.sentence == sentence)
}

pub(super) fn is_of_others(words: &[Word<'_>], at: usize) -> bool {
    before(words, at).any(|word| OTHERS.contains(&word.text))
}

/// "no gout", "I'm off warfarin", "no diabetes, gout or kidney disease": the denial stands in the same clause, or opens a list.
fn is_denied(words: &[Word<'_>], at: usize) -> bool {
    let here = &words[at];
    let lists_on = words.iter().any(|word| word.sentence == here.sentence && word.text == "or");
    let off = at > 0 && words[at - 1].text == "off" && words[at - 1].clause == here.clause;
    let denies = |word: &&Word<'_>| DENIALS.contains(&word.text) && (word.clause == here.clause || lists_on);
    off || before(words, at).any(|word| denies(&word))
}

/// "Milk is fine", "I eat dairy without trouble".
pub fn has_milk(text: &str) -> bool {
    const MILK: &[&str] = &["milk", "dairy", "cheese", "yoghurt", "yogurt"];
    let text = lower(text);
    let words: Vec<&str> = words(&text).into_iter().map(|word| word.text).collect();
    words.iter().enumerate().any(|(at, word)| {
        let near = |range: &[&str], known: &[&str]| range.iter().any(|word| known.contains(word));
        let (before, after) = (&words[at.saturating_sub(3)..at], &words[at + 1..words.len().min(at + 5)]);
        let fine = near(after, &["fine", "ok", "okay", "alright"]) || near(before, &["tolerate", "eat", "drink", "have"]);
        let denied = near(before, DENIALS) || near(before, &["can't", "cannot"]) || near(after, &["not", "isn't", "aren't"]);
        MILK.contains(word) && fine && !denied
    })
}

/// Whether a text speaks of fasting, of leaving meals out, or of eating next to no carbohydrate.
pub fn is_fasting(text: &str) -> bool {
    const ALONE: &[&str] =
        &["fasting", "omad", "16:8", "18:6", "20:4", "16-8", "ramadan", "keto", "ketogenic", "carnivore", "atkins"];
    const SKIPS: &[&str] = &["skip", "skipping", "skipped", "miss", "missing", "missed", "no"];
    const MEALS: &[&str] = &["meal", "meals", "breakfast", "lunch", "dinner", "eating", "supper", "carbs", "carbohydrates"];
    let text = lower(text);
    let plain: Vec<&str> = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '?' | '!')).collect();
    let alone = plain.iter().any(|word| ALONE.contains(word));
    let pair = plain.windows(2).any(|pair| {
        let skips = SKIPS.contains(&pair[0]) && MEALS.contains(&pair[1]);
        let fasts = matches!((pair[0], pair[1]), ("to" | "day" | "hour" | "water" | "juice" | "i" | "long", "fast"));
        skips || fasts || matches!((pair[0], pair[1]), ("low" | "zero", "carb" | "carbs"))
    });
    let one = plain.windows(4).any(|four| matches!(four, ["one" | "1", "meal", "a" | "per", "day"]));
    alone || pair || one
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_oneself_counts() {
        for (text, matters) in [
            ("I take Warfarin every day", vec![Matter::Warfarin]),
            ("type 1 diabetes, on insulin", vec![Matter::Insulin, Matter::Diabetes]),
            ("i've got ckd stage 3", vec![Matter::KidneyDisease]),
            ("no kidney disease, i don't take warfarin", vec![]),
            ("no diabetes, gout or kidney disease", vec![]),
            ("no allergies, coeliac, 3 meals a day", vec![Matter::Coeliac]),
            ("no other allergies. i take warfarin", vec![Matter::Warfarin]),
            ("I don't eat meat and have gout", vec![Matter::Gout]),
            ("I'm off work with gout", vec![Matter::Gout]),
            ("my mum has gout", vec![]),
            ("I'm a coeliac", vec![Matter::Coeliac]),
            ("on Ozempic since May", vec![Matter::Glp1]),
            ("steak and lithium-ion batteries", vec![]),
            ("I have alpha-gal syndrome", vec![Matter::AlphaGal]),
            ("alpha gal, but dairy is fine", vec![Matter::AlphaGalMilkEaten]),
            ("G6PD deficiency", vec![Matter::G6pd]),
            ("I have IBS", vec![Matter::IrritableBowel]),
        ] {
            assert_eq!(told(text).has, matters.into_iter().collect(), "{text}");
        }
        assert_eq!(told("I'm not on warfarin any more").has_not, BTreeSet::from([Matter::Warfarin]));
        assert_eq!(told("I came off warfarin").has_not, BTreeSet::from([Matter::Warfarin]));
        assert_eq!(told("my mum has gout"), Told::default());
    }

    #[test]
    fn milk_that_does_no_harm_is_heard() {
        for fine in ["milk is fine", "I can eat cheese", "dairy is ok for me", "I tolerate milk"] {
            assert!(has_milk(fine), "{fine}");
        }
        for not in ["milk is not fine", "I can't have dairy", "I don't eat cheese", "oat milk"] {
            assert!(!has_milk(not), "{not}");
        }
    }

    #[test]
    fn fasting_is_heard_and_other_haste_is_not() {
        for fasts in
            ["can I do intermittent fasting", "I want to fast for two days", "I skip breakfast", "one meal a day", "keto?"]
        {
            assert!(is_fasting(fasts), "{fasts}");
        }
        for not in ["something fast for dinner", "a fast run", "I missed a session", "2 meals a day"] {
            assert!(!is_fasting(not), "{not}");
        }
    }
}
