//! How many eat: "cooking for two", "family of four", "me and my two brothers".

use crate::athlete::{People, ProfilePatch};
use crate::language::cue::Cue;
use crate::language::phrases::{Span, among};
use crate::language::reading::Reading;

/// "me, my husband and two kids", "me and my two brothers": everyone who is named.
fn household(reading: &Reading) -> Option<u8> {
    let word = |words: &[&str]| (0..reading.len()).any(|at| words.contains(&reading.text(at)));
    let me = u8::from(word(&["me", "myself", "i"]));
    let partner =
        u8::from(word(&["husband", "wife", "partner", "girlfriend", "boyfriend", "fiance", "fiancee", "missus", "hubby"]));
    let others: Vec<f64> = (1..reading.len())
        .filter(|&at| among(KIN, reading.text(at)))
        .filter_map(|at| reading.words[at - 1].number())
        .filter(|count| (1.0..=10.0).contains(count))
        .collect();
    let count: f64 = others.iter().sum();
    let ones = (1..reading.len())
        .filter(|&at| among(KIN, reading.text(at)) && matches!(reading.before(at, 1), "a" | "my" | "our"))
        .count() as u8;
    let adults = (1..reading.len()).find(|&at| reading.text(at) == "adults").and_then(|at| reading.words[at - 1].number());
    if let Some(adults) = adults.filter(|adults| (1.0..=10.0).contains(adults)) {
        return Some(adults as u8 + count as u8 + ones);
    }
    let said = word(&["me", "myself"]) || partner > 0 && me > 0;
    (!others.is_empty() && said).then_some(me + partner + count as u8)
}

/// Who lives in a household, in numbers.
const KIN: &str = "kids children toddlers teenagers teens sons daughters brothers sisters flatmates housemates roommates boys girls kid child \
    toddler teenager son daughter brother sister flatmate housemate roommate parents grandparents babies";

/// "cooking for two", "family of four", "me and my wife".
pub(super) fn people(reading: &mut Reading, patch: &mut ProfilePatch) {
    if let Some(count) = household(reading) {
        patch.people = People::new(count).ok();
        return;
    }
    let food = reading.has_any(&[Cue::Cooking, Cue::MealWord, Cue::PeopleCue], reading.whole());
    let number = reading.bare_numbers(reading.whole()).into_iter().find(|mark| {
        let before = Span::new(mark.at.start.saturating_sub(3), mark.at.start);
        let strong = reading
            .cues(Cue::PeopleCue, before)
            .any(|cue| cue.len() > 1 || reading.text(cue.start) == "feed" || reading.text(cue.start) == "feeding");
        let us = (1..=3).any(|back| {
            reading.before(mark.at.start, back + 1) == "we" && matches!(reading.before(mark.at.start, back), "are" | "were")
        }) && matches!(reading.text(mark.at.end), "now" | "at" | "in" | "for" | "to" | "" | "," | ".");
        let home = matches!(reading.text(mark.at.end), "in" | "at" | "altogether")
            && (mark.at.end..(mark.at.end + 4).min(reading.len()))
                .any(|at| matches!(reading.text(at), "house" | "home" | "household" | "family" | "all" | "total" | "flat"));
        let kin = (0..reading.len()).any(|at| among(KIN, reading.text(at)));
        let summed = kin && matches!(reading.before(mark.at.start, 1), "so" | "makes" | "is") && mark.at.end + 1 >= reading.len();
        let serves = matches!(reading.before(mark.at.start, 1), "serve" | "serves" | "serving");
        let after = summed
            || serves
            || us && (food || home)
            || matches!(reading.text(mark.at.end), "people" | "mouths" | "portions" | "servings" | "persons")
            || matches!((reading.text(mark.at.end), reading.text(mark.at.end + 1)), ("of", "us") | ("at", "home"));
        let plain = reading.before(mark.at.start, 1) == "for" && reading.has(Cue::MealWord, reading.whole()) && mark.what <= 12.0
            || reading.before(mark.at.start, 1) == "for"
                && matches!(reading.before(mark.at.start, 2), "portions" | "servings" | "recipes");
        mark.what.fract() == 0.0 && (1.0..=20.0).contains(&mark.what) && (strong || after || plain)
    });
    if let Some(number) = number {
        patch.people = People::new(number.what as u8).ok();
        reading.take(number.at);
    } else if food
        && (0..reading.len()).any(|at| {
            matches!(
                (reading.text(at), reading.text(at + 1)),
                ("just" | "only", "me" | "myself") | ("for", "myself") | ("live" | "living", "alone") | ("one", "person")
            ) || matches!(
                (reading.text(at), reading.text(at + 1), reading.text(at + 2)),
                ("just" | "only", "for", "me" | "myself" | "one") | ("on", "my", "own") | ("one", "of", "me") | ("1", "of", "me")
            )
        })
    {
        patch.people = People::new(1).ok();
    } else if let Some(at) = reading.free_cue(Cue::Pair, reading.whole()).filter(|at| food || is_only_a_pair(reading, *at)) {
        patch.people = People::new(2).ok();
        reading.take(at);
    }
}

/// "wife and I, no kids", "it's only my daughter and me": who lives here, and hardly a word more.
fn is_only_a_pair(reading: &Reading, at: Span) -> bool {
    let words = (0..reading.len()).filter(|&place| reading.words[place].is_word() && !at.holds(place)).count();
    words <= 4 && !reading.has_any(&[Cue::TrainingWord, Cue::Make], reading.whole()) && reading.exercises.is_empty()
}
