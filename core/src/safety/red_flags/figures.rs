//! Red flags that are figures: a blood pressure at which nobody trains, and wishes to eat next to nothing.

use super::RedFlag;
use super::reading::{Reading, Word};
use crate::language::UrgentKind;

/// Systolic and diastolic pressure in mmHg from which nobody trains: the stricter of ACSM (200/110) and of the American Heart
/// Association's word on resistance exercise (180/110, Circulation 2007;116:572).
const PRESSURE_TO_REST: (u32, u32) = (180, 110);

/// From here signs of harm beside it are an emergency (AHA: 180/120 with symptoms).
const PRESSURE_OF_A_CRISIS: (u32, u32) = (180, 120);

/// Signs of harm that people tell beside a pressure.
const SIGNS_OF_HARM: &[&str] = &[
    "headache",
    "headaches",
    "chest",
    "breath",
    "breathless",
    "blurred",
    "blurry",
    "vision",
    "dizzy",
    "confused",
    "numb",
    "weak",
    "vomiting",
    "nosebleed",
    "faint",
];

/// Daily energy in kilocalories below which a wish is a sign.
const TOO_LITTLE: u32 = 1_000;

/// The sign in the figures of a text.
pub(super) fn red_flag(reading: &Reading) -> Option<RedFlag> {
    let harm = reading.words.iter().any(|word| SIGNS_OF_HARM.contains(&word.text.as_str()));
    if harm && tells_of_pressure(reading, PRESSURE_OF_A_CRISIS) {
        return Some(RedFlag { kind: UrgentKind::Medical, sign: "pressure_with_signs" });
    }
    if tells_of_pressure(reading, PRESSURE_TO_REST) {
        return Some(RedFlag { kind: UrgentKind::Medical, sign: "very_high_blood_pressure" });
    }
    wishes_too_little(reading).then_some(RedFlag { kind: UrgentKind::EatingDisorder, sign: "very_low_intake" })
}

fn tells_of_pressure(reading: &Reading, from: (u32, u32)) -> bool {
    let texts: Vec<&str> = reading.words.iter().map(|word| word.text.as_str()).collect();
    let spoken_of = texts.iter().any(|it| matches!(*it, "bp" | "pressure" | "systolic"));
    let mut figures = texts.iter().filter(|it| **it != "over").map(|it| figure(it)).collect::<Vec<_>>();
    figures.push(None);
    let high = |pair: &[Option<u32>]| match pair {
        [Some(upper), Some(lower)] if (60..=300).contains(upper) && (30..=200).contains(lower) && upper > lower => {
            *upper >= from.0 || *lower >= from.1
        }
        _ => false,
    };
    spoken_of && figures.windows(2).any(high)
}

fn wishes_too_little(reading: &Reading) -> bool {
    (0..reading.words.len()).filter_map(|place| Calories::at(&reading.words, place)).any(|told| {
        let sentence = reading.sentences((told.first, told.unit));
        let says = |list: &[&str]| reading.words[sentence.clone()].iter().any(|it| list.contains(&it.text.as_str()));
        told.is_too_little(reading)
            && ((says(A_DAY) && told.value >= LIKE_A_DAY) || told.is_eaten(reading))
            && !says(SOMETHING_ELSE)
    })
}

/// Smaller figures are those of one food.
const LIKE_A_DAY: u32 = 100;

/// Words that make a figure the food of a day.
const A_DAY: &[&str] = &["day", "daily", "diet", "intake", "restrict", "restricting", "everyday", "total"];

/// Words that make it something else: work done, one meal.
const SOMETHING_ELSE: &[&str] = &[
    "burn",
    "burned",
    "burnt",
    "burning",
    "burns",
    "deficit",
    "surplus",
    "meal",
    "meals",
    "breakfast",
    "lunch",
    "dinner",
    "snack",
    "snacks",
    "shake",
    "smoothie",
    "recipe",
    "recipes",
    "serving",
    "portion",
    "bar",
    "dessert",
    "bowl",
    "run",
    "running",
    "session",
    "workout",
    "class",
    "maintenance",
    "drink",
    "drinks",
    "dog",
    "cat",
    "hour",
    "hr",
    "steps",
    "walk",
    "walking",
    "cardio",
    "treadmill",
    "bike",
    "swim",
    "before",
    "after",
    "each",
    "banana",
];

/// Words right before a figure that make it a difference.
const CHANGE_OF: &[&str] = &["cut", "lose", "burn", "save", "add", "spend", "shave", "drop", "by", "extra", "another", "plus"];

/// Words right after the unit that make it a difference.
const CHANGE_TO: &[&str] =
    &["less", "fewer", "more", "deficit", "surplus", "extra", "from", "above", "over", "below", "under", "short", "left", "off"];

/// Words shortly before a figure that make it what somebody eats.
const EATS: &[&str] =
    &["eat", "eating", "live", "living", "survive", "surviving", "allow", "allowing", "restrict", "limit", "limiting", "cap"];

/// A figure of energy in a text.
struct Calories {
    value: u32,
    /// The place of the figure's first word.
    first: usize,
    /// The place of its unit.
    unit: usize,
}

impl Calories {
    fn at(words: &[Word], unit: usize) -> Option<Self> {
        let text = |at: usize| words.get(at).map_or("", |word| word.text.as_str());
        if let Some(value) = glued(text(unit)) {
            return Some(Self { value, first: unit, unit });
        }
        let is_unit = matches!(text(unit), "kcal" | "kcals" | "cal" | "cals" | "calories" | "calorie" | "caloires" | "calroies");
        let last = unit.checked_sub(1).filter(|_| is_unit)?;
        match figure(text(last)) {
            Some(value) => Some(Self { value, first: last, unit }),
            None => {
                spoken(text(last.saturating_sub(1)), text(last)).map(|value| Self { value, first: last.saturating_sub(1), unit })
            }
        }
    }

    /// Below the line, or a line drawn at it: "under 1,000". Not a difference, and not what somebody refuses to do.
    fn is_too_little(&self, reading: &Reading) -> bool {
        let words = &reading.words;
        let before = |back: usize| self.first.checked_sub(back).and_then(|at| words.get(at)).map_or("", |it| it.text.as_str());
        let after = words.get(self.unit + 1).map_or("", |it| it.text.as_str());
        let line = matches!(before(1), "under" | "below") || (before(1) == "than" && matches!(before(2), "less" | "fewer"));
        let start = *reading.sentences((self.first, self.unit)).start();
        let refused =
            line && words[start..self.first].iter().any(|it| matches!(it.text.as_str(), "not" | "dont" | "never" | "without"));
        let low = self.value < TOO_LITTLE || (line && self.value == TOO_LITTLE);
        low && !refused && !CHANGE_OF.contains(&before(1)) && !CHANGE_TO.contains(&after)
    }

    /// "Eat 700 calories", "live on 600".
    fn is_eaten(&self, reading: &Reading) -> bool {
        let near = &reading.words[self.first.saturating_sub(4)..self.first];
        let eats = near.iter().any(|it| EATS.contains(&it.text.as_str()));
        eats || near.last().is_some_and(|it| it.text == "on")
    }
}

/// A figure with the unit at its end: "800kcal".
fn glued(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|it: char| it.is_alphabetic());
    let unit = text.get(digits.len()..)?;
    matches!(unit, "kcal" | "kcals" | "cal" | "cals" | "calories").then(|| figure(digits)).flatten()
}

fn figure(text: &str) -> Option<u32> {
    let first = text.chars().next()?;
    let whole: String = text.chars().filter(char::is_ascii_digit).collect();
    let plain = text.chars().all(|it| it.is_ascii_digit() || it == ',' || it == '.');
    (first.is_ascii_digit() && plain && whole.len() <= 6).then(|| whole.parse().ok()).flatten()
}

/// "Five hundred", "zero", "one thousand".
fn spoken(first: &str, last: &str) -> Option<u32> {
    const ONES: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    match last {
        "hundred" => ONES.iter().position(|one| *one == first).map(|at| 100 * (at as u32 + 1)),
        "zero" => Some(0),
        "thousand" if matches!(first, "a" | "one") => Some(TOO_LITTLE),
        _ => None,
    }
}
