//! Being unwell short of an emergency: an illness that rests, and blood sugar that is low. Words in, yes or no out.

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

/// Whether blood sugar is low now, by a figure or in words.
pub fn has_low_sugar(text: &str) -> bool {
    let plain = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words: Vec<&str> =
        plain.split(|letter: char| !letter.is_alphanumeric() && letter != '.').filter(|word| !word.is_empty()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let own = words.windows(2).any(|pair| matches!(pair, ["my" | "blood", "sugar" | "sugars"]));
    let sugar = own || has(&["glucose", "bg", "bgl"]);
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

/// Whether a headache comes with effort. The first one needs a doctor: the brain's vessels are checked before the next heavy set.
pub fn has_headache_on_effort(text: &str) -> bool {
    const EFFORTS: &[&str] = &[
        "lift",
        "lifts",
        "lifting",
        "lifted",
        "squat",
        "squats",
        "squatting",
        "deadlift",
        "deadlifts",
        "deadlifting",
        "bench",
        "benching",
        "press",
        "pressing",
        "train",
        "training",
        "trained",
        "workout",
        "workouts",
        "exercise",
        "exercising",
        "set",
        "sets",
        "strain",
        "straining",
        "gym",
        "run",
        "running",
    ];
    let plain = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words: Vec<&str> = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let head = words.windows(2).any(|pair| pair[0] == "head" && matches!(pair[1], "hurts" | "pounds" | "throbs" | "aches"));
    let ache = has(&["headache", "headaches"]) || head;
    let linked = has(&["while", "when", "whenever", "during", "after", "every", "on", "mid", "with", "from", "doing"]);
    let asks = matches!(words.first(), Some(&("does" | "can" | "is" | "will" | "should")));
    let denied = words.windows(2).any(|pair| matches!(pair[0], "no" | "not" | "without") && pair[1].starts_with("headache"));
    ache && linked && has(EFFORTS) && !asks && !denied
}

/// Whether somebody tells of an illness with which nobody trains. The neck check (Eichner 1993): what is below the neck, or a
/// fever, rests.
pub fn is_ill(text: &str) -> bool {
    let plain = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words: Vec<&str> = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let alone = words.iter().any(|word| ILL.contains(word));
    let pair = words.windows(2).any(|pair| ILL_TOGETHER.contains(&(pair[0], pair[1])));
    let denied = words.windows(2).any(|pair| matches!(pair[0], "no" | "not" | "without") && ILL.contains(&pair[1]));
    (alone || pair) && !denied && !words.iter().any(|word| OTHERS.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{has_headache_on_effort, has_low_sugar, is_ill};

    #[test]
    fn a_headache_with_effort_is_heard() {
        for told in ["I get a headache while lifting", "headache when i squat", "my head pounds during sets"] {
            assert!(has_headache_on_effort(told), "{told}");
        }
        for other in ["I have a headache", "no headache when lifting any more", "can exercise help with headaches when stressed"]
        {
            assert!(!has_headache_on_effort(other), "{other}");
        }
    }

    #[test]
    fn low_blood_sugar_is_heard_and_food_is_left_alone() {
        for low in
            ["my sugar is low, 3.1", "I am having a hypo", "I feel shaky and sweaty", "my sugar is 55", "blood glucose 3.4"]
        {
            assert!(has_low_sugar(low), "{low}");
        }
        for other in [
            "low sugar snacks please",
            "30 g sugar a day",
            "my sugar is 110",
            "how do I avoid a hypo",
            "no sugar",
            "2 sugars in my coffee",
        ] {
            assert!(!has_low_sugar(other), "{other}");
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
