//! An illness or a medicine that nothing is known of: never dropped, always said.

use super::told::{DENIALS, Word, before, is_of_others, lower, told, words};

/// Words before an illness with which somebody tells of having one.
const HAVING: &[&str] =
    &["have", "have got", "i've", "got", "suffer from", "suffering from", "diagnosed with", "live with", "living with", "with"];

/// Words before a medicine with which somebody tells of taking it.
const TAKING: &[&str] = &["take", "taking", "prescribed", "on", "started", "using", "use"];

/// Nouns that an illness ends in.
const ILLNESS_NOUNS: &[&str] = &["syndrome", "disease", "disorder", "deficiency", "malabsorption", "insufficiency", "dystrophy"];

/// Endings of names of illnesses.
const ILLNESS_ENDINGS: &[&str] =
    &["itis", "osis", "emia", "aemia", "uria", "pathy", "plasia", "penia", "asthenia", "oedema", "cythaemia"];

/// Illnesses without such an ending.
const ILLNESSES: &[&str] = &[
    "lupus",
    "epilepsy",
    "hiv",
    "pcos",
    "endometriosis",
    "psoriasis",
    "eczema",
    "rosacea",
    "reflux",
    "gerd",
    "migraine",
    "migraines",
    "parkinson's",
    "parkinsons",
    "thalassaemia",
    "thalassemia",
    "cancer",
    "hyperthyroidism",
    "addison's",
    "addisons",
    "cushing's",
    "sjogren's",
    "sarcoidosis",
    "lipoedema",
    "ms",
    "ulcers",
    "ulcer",
];

/// Illnesses and injuries of the body that training minds and food does not, and what is read elsewhere.
const OF_TRAINING: &[&str] = &[
    "tendinitis",
    "tendonitis",
    "arthritis",
    "osteoarthritis",
    "bursitis",
    "fasciitis",
    "epicondylitis",
    "scoliosis",
    "osteoporosis",
    "spondylosis",
    "kyphosis",
    "lordosis",
    "periostitis",
    "sacroiliitis",
    "capsulitis",
    "spondylitis",
    "heart disease",
    "disc disease",
    "joint disease",
    "eating disorder",
    "carpal tunnel syndrome",
    "impingement syndrome",
    "pain syndrome",
    "piriformis syndrome",
    "band syndrome",
    "compartment syndrome",
    "tunnel syndrome",
    "iron deficiency",
    "vitamin deficiency",
    "d deficiency",
    "diagnosis",
    "prognosis",
    "hypnosis",
    "ketosis",
    "metamorphosis",
    "academia",
    "bronchitis",
    "tonsillitis",
    "sinusitis",
    "laryngitis",
    "cystitis",
    "conjunctivitis",
    "appendicitis",
    "meningitis",
];

/// Endings of names of medicines (international nonproprietary names).
const MEDICINE_ENDINGS: &[&str] = &[
    "pril",
    "sartan",
    "statin",
    "olol",
    "dipine",
    "azole",
    "mycin",
    "cillin",
    "cycline",
    "floxacin",
    "oxetine",
    "pram",
    "traline",
    "zepam",
    "zolam",
    "done",
    "tidine",
    "gliptin",
    "glitazone",
    "mab",
    "nib",
    "parin",
    "xaban",
    "grel",
    "semide",
    "thiazide",
    "zosin",
    "triptan",
    "setron",
    "vir",
    "lukast",
    "phylline",
    "gabalin",
    "pentin",
    "trigine",
    "racetam",
    "sone",
    "solone",
    "coxib",
    "zine",
    "tyline",
    "apine",
    "peridol",
    "prazole",
    "limus",
    "formin",
];

/// Kinds of medicines that leave open which one is meant.
const KINDS: &[&str] = &[
    "blood thinner",
    "blood thinners",
    "antidepressant",
    "antidepressants",
    "steroids",
    "antibiotics",
    "diuretic",
    "diuretics",
    "water tablets",
    "water pills",
    "blood pressure tablets",
    "blood pressure pills",
    "blood pressure medication",
    "blood pressure meds",
    "heart medication",
    "heart tablets",
    "antipsychotics",
    "chemotherapy tablets",
    "seizure medication",
    "epilepsy medication",
];

/// Supplements and everyday words with such an ending.
const NO_MEDICINE: &[&str] =
    &["caffeine", "creatine", "done", "dozen", "someone", "everyone", "magazine", "alone", "cushion", "medicine"];

/// Most words of a name.
const NAME_WORDS: usize = 4;

/// The names, in the athlete's own words, of what is told and nobody here knows.
pub fn unknown(text: &str) -> Vec<String> {
    let text = lower(text);
    let words = words(&text);
    let mut found: Vec<String> = Vec::new();
    for at in 0..words.len() {
        let name = illness(&words, at).or_else(|| medicine(&words, at));
        let name = name.filter(|name| !is_known(name) && !found.contains(name));
        found.extend(name.filter(|_| !is_of_others(&words, at) && !denied(&words, at)));
    }
    found
}

/// Whether a text takes a name back that was told before: "I don't have lupus".
pub fn takes_back(text: &str, name: &str) -> bool {
    let text = lower(text);
    let words = words(&text);
    let long = name.split(' ').count();
    (0..words.len().saturating_sub(long - 1)).any(|at| joined(&words[at..at + long]) == name && denied(&words, at))
}

fn is_known(name: &str) -> bool {
    OF_TRAINING.iter().any(|known| name.ends_with(known)) || !told(name).has.is_empty()
}

fn denied(words: &[Word<'_>], at: usize) -> bool {
    before(words, at).any(|word| DENIALS.contains(&word.text) || word.text == "off")
}

/// An illness that ends at this word, if somebody tells of having it.
fn illness(words: &[Word<'_>], at: usize) -> Option<String> {
    let word = words[at].text;
    let noun = ILLNESS_NOUNS.contains(&word);
    let named = ILLNESSES.contains(&word) || ILLNESS_ENDINGS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    if !noun && !named {
        return None;
    }
    let start = (at.saturating_sub(NAME_WORDS + 1)..=at).rev().find(|start| *start > 0 && opens(words, *start, HAVING))?;
    let first = (start..at).find(|place| !matches!(words[*place].text, "a" | "an" | "the" | "mild" | "severe" | "bad" | "had"));
    let first = first.unwrap_or(at);
    (first < at || named).then(|| joined(&words[first..=at]))
}

/// A medicine at this word, if somebody tells of taking it.
fn medicine(words: &[Word<'_>], at: usize) -> Option<String> {
    let kind = KINDS.iter().find(|kind| {
        let long = kind.split(' ').count();
        words.len() >= at + long && joined(&words[at..at + long]) == **kind
    });
    let word = words[at].text;
    let named = word.len() >= 6 && MEDICINE_ENDINGS.iter().any(|end| word.ends_with(end)) && !NO_MEDICINE.contains(&word);
    let name = kind.map(|kind| (*kind).to_owned()).or_else(|| named.then(|| word.to_owned()))?;
    (at.saturating_sub(4)..=at).any(|start| start > 0 && opens(words, start, TAKING)).then_some(name)
}

/// Whether one of these phrases ends right before a word, in its clause.
fn opens(words: &[Word<'_>], at: usize, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        let long = phrase.split(' ').count();
        at >= long
            && joined(&words[at - long..at]) == *phrase
            && words[at - 1].sentence == words[at.min(words.len() - 1)].sentence
    })
}

fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::unknown;

    #[test]
    fn what_nobody_knows_is_named_and_what_is_known_is_left_alone() {
        for (text, names) in [
            ("I have Zellweger syndrome", vec!["zellweger syndrome"]),
            ("i've got lupus", vec!["lupus"]),
            ("I was diagnosed with a mild blorp deficiency", vec!["blorp deficiency"]),
            ("I take blorpazine every morning", vec!["blorpazine"]),
            ("i'm on rivaroxaban", vec!["rivaroxaban"]),
            ("I take blood thinners", vec!["blood thinners"]),
            ("I have sarcoidosis and take 20 mg prednisolone", vec!["sarcoidosis", "prednisolone"]),
            ("I have coeliac disease and take warfarin", vec![]),
            ("I have tendinitis and a bad knee", vec![]),
            ("my mum has lupus", vec![]),
            ("I don't have lupus", vec![]),
            ("I have 30 minutes and dumbbells", vec![]),
            ("I take creatine and caffeine", vec![]),
            ("I'm on holiday, take it easy", vec![]),
            ("with someone alone, well done", vec![]),
        ] {
            assert_eq!(unknown(text), names, "{text}");
        }
    }
}
