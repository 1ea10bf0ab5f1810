//! "I have a fever": no training, and when to begin again.

use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::language::{Intent, When};

/// Words that alone tell of an illness that rests.
const ILL: &[&str] = &["fever", "feverish", "flu", "covid", "influenza", "norovirus", "tonsillitis", "bronchitis"];

/// Pairs of words that tell of one.
const ILL_TOGETHER: &[(&str, &str)] = &[
    ("am", "sick"),
    ("am", "ill"),
    ("im", "sick"),
    ("im", "ill"),
    ("feel", "sick"),
    ("feeling", "sick"),
    ("a", "cold"),
    ("stomach", "bug"),
    ("throwing", "up"),
    ("threw", "up"),
    ("was", "sick"),
    ("been", "sick"),
    ("been", "ill"),
    ("got", "sick"),
];

/// Words that make it somebody else's illness, or none.
const OTHERS: &[&str] =
    &["son", "daughter", "kid", "kids", "wife", "husband", "partner", "mum", "dad", "vaccine", "shot", "jab", "tired", "shower"];

/// Below this, in mmol/l and mg/dl, blood sugar is low (ADA Standards of Care 2025: level 1, 70 mg/dl).
const LOW_SUGAR: [f64; 2] = [3.9, 70.0];

/// Answers somebody whose blood sugar is low, before anything else is read. Whether it did.
pub(in crate::conversation) fn hear_low_sugar(scene: &mut Scene<'_>, text: &str) -> bool {
    if !is_low(text) {
        return false;
    }
    let card = Card::saying("Low blood sugar comes first. Stop, sit down, and take 15 g of fast sugar now.")
        .toned(Tone::Urgent)
        .list(
            [
                "4 glucose tablets, a small glass of juice (150 ml) or 3 teaspoons of sugar in water.",
                "Check again after 15 minutes. Still low: the same once more.",
                "Then something with bread or fruit, if the next meal is more than an hour away.",
                "Drowsy, confused, or you can't swallow: somebody calls your local emergency number.",
            ]
            .map(str::to_owned),
        )
        .text("No training until it has been in range for a while. Your diabetes team knows your own figures better than I do.");
    scene.say(card);
    true
}

fn is_low(text: &str) -> bool {
    let plain = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words: Vec<&str> =
        plain.split(|letter: char| !letter.is_alphanumeric() && letter != '.').filter(|word| !word.is_empty()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let sugar = has(&["sugar", "sugars", "glucose", "bg", "bgl"]) && has(&["my", "blood", "bg", "bgl", "im", "i"]);
    let low = |figure: f64| figure > 1.0 && figure <= LOW_SUGAR[0] || (20.0..LOW_SUGAR[1]).contains(&figure);
    let figure = words.iter().filter_map(|word| word.trim_end_matches('.').parse().ok()).any(low);
    let figure = figure && !has(&["g", "grams", "gram", "kg", "minutes", "min", "reps", "sets", "days", "weeks", "years", "old"]);
    let said =
        words.windows(2).any(|pair| matches!(pair, ["is" | "too" | "very" | "really" | "gone" | "went" | "dropped", "low"]));
    let hypo = has(&["hypo", "hypoglycemic", "hypoglycaemic"]) && has(&["having", "have", "am", "im", "now", "feel", "going"]);
    let shaky = has(&["shaky", "shaking", "trembling"]) && has(&["sweaty", "sweating", "clammy"]);
    let asks = has(&["what", "how", "avoid", "prevent", "if", "when"]) && !figure;
    !asks && (sugar && (figure || said) || hypo || shaky)
}

/// Answers somebody who is ill, where nothing else was understood. Whether it did.
pub(in crate::conversation) fn hear(scene: &mut Scene<'_>, text: &str, intents: &[Intent]) -> bool {
    let other = |intent: &Intent| !matches!(intent, Intent::Unclear | Intent::Question | Intent::Greet);
    if intents.iter().any(other) || !is_ill(text) {
        return false;
    }
    let has_session = scene.dossier.session_on(scene.today).is_some();
    let card = Card::saying("Sorry you're unwell. With a fever, aches all over, a chesty cough or a bad stomach: no training.")
        .toned(Tone::Careful)
        .text("Begin again after a whole day without fever: half a session, easy, and back to the plan over a week.")
        .text("A cold in the nose alone: a walk or an easy session is fine if you feel like it.")
        .text("Fever for 3 days, chest pain or trouble breathing: see a doctor.");
    let moved = Intent::MoveSession { from: Some(When::Today), to: None };
    scene.say(if has_session { card.button("Move today's session", moved) } else { card });
    true
}

/// The neck check (Eichner 1993): what is below the neck, or a fever, rests.
fn is_ill(text: &str) -> bool {
    let plain = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words: Vec<&str> = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let alone = words.iter().any(|word| ILL.contains(word));
    let pair = words.windows(2).any(|pair| ILL_TOGETHER.contains(&(pair[0], pair[1])));
    let denied = words.windows(2).any(|pair| matches!(pair[0], "no" | "not" | "without") && ILL.contains(&pair[1]));
    (alone || pair) && !denied && !words.iter().any(|word| OTHERS.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{is_ill, is_low};

    #[test]
    fn low_blood_sugar_is_heard_and_food_is_left_alone() {
        for low in
            ["my sugar is low, 3.1", "I am having a hypo", "I feel shaky and sweaty", "my sugar is 55", "blood glucose 3.4"]
        {
            assert!(is_low(low), "{low}");
        }
        for other in ["low sugar snacks please", "30 g sugar a day", "my sugar is 110", "how do I avoid a hypo", "no sugar"] {
            assert!(!is_low(other), "{other}");
        }
    }

    #[test]
    fn an_illness_is_heard_and_a_manner_of_speaking_is_not() {
        for ill in ["I have a fever", "I'm sick", "i have the flu, should I train", "caught a cold", "I threw up during training"]
        {
            assert!(is_ill(ill), "{ill}");
        }
        for well in ["my son has a fever", "sick of squats", "no fever any more", "cold shower after training"] {
            assert!(!is_ill(well), "{well}");
        }
    }
}
