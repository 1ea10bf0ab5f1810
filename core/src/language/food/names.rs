//! Foods by their names: lower case, singular.

use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;

/// Foods that nobody took, the longest name at each place.
pub(in crate::language) fn foods(reading: &Reading, within: Span) -> Vec<Mark<String>> {
    let marks = reading.meanings(within, |meaning| matches!(meaning, Meaning::Food).then_some(()));
    // "Fri" is a day, though fries have the same stem.
    let is_day = |at: Span| reading.days.iter().any(|day| day.at.touches(at));
    let meant = marks.into_iter().filter(|mark| !is_part_of_an_exercise(reading, mark.at) && !is_day(mark.at));
    meant.map(|mark| Mark { at: mark.at, what: name(reading, mark.at) }).collect()
}

fn is_part_of_an_exercise(reading: &Reading, at: Span) -> bool {
    reading.exercises.iter().any(|mark| mark.at.touches(at))
}

/// The words of a place as the name of a food.
pub(in crate::language) fn name(reading: &Reading, at: Span) -> String {
    let mut words: Vec<String> = (at.start..at.end).map(|at| reading.text(at).to_owned()).collect();
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    words.join(" ")
}

/// Plurals that follow no rule, and words that only look like one.
const ODD: &[(&str, &str)] = &[
    ("leaves", "leaf"),
    ("loaves", "loaf"),
    ("chillies", "chilli"),
    ("chilies", "chili"),
    ("cookies", "cookie"),
    ("brownies", "brownie"),
    ("smoothies", "smoothie"),
    ("toasties", "toastie"),
    ("pies", "pie"),
    ("fries", "fries"),
    ("veggies", "vegetable"),
    ("molasses", "molasses"),
    ("pulses", "pulse"),
    ("crisps", "crisps"),
    ("nachos", "nachos"),
    ("cornflakes", "cornflakes"),
];

/// One of what a plural means many of.
pub(in crate::language) fn singular(word: &str) -> String {
    if let Some((_, one)) = ODD.iter().find(|(many, _)| *many == word) {
        return (*one).to_owned();
    }
    let stays = word.len() < 4 || ["ss", "us"].iter().any(|end| word.ends_with(end)) || !word.ends_with('s');
    if stays {
        return word.to_owned();
    }
    if let Some(root) = word.strip_suffix("ies") {
        return format!("{root}y");
    }
    let hissing = ["oes", "shes", "ches", "sses", "xes"].iter().any(|end| word.ends_with(end));
    word.get(..word.len() - if hissing { 2 } else { 1 }).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_many() {
        for (many, one) in [("tomatoes", "tomato"), ("berries", "berry"), ("peaches", "peach"), ("hummus", "hummus")] {
            assert_eq!(singular(many), one);
        }
        assert_eq!(singular("noodles"), "noodle");
        assert_eq!(singular("peas"), "pea");
    }
}
