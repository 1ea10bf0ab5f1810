//! What an utterance looks like to whoever guesses: its words and pairs of words, with figures, days, exercises and foods as
//! what they are, and the cues that stand in it.

use super::When;
use super::dates::DayName;
use super::lexicon::Meaning;
use super::measures::Measure;
use super::phrases::Span;
use super::reading::Reading;

/// The traits of an utterance, each once, in no order that matters.
pub(super) fn traits(reading: &Reading, within: Span) -> Vec<String> {
    let words = words(reading, within);
    let mut traits: Vec<String> = Vec::with_capacity(4 * words.len());
    for pair in words.windows(2) {
        traits.push(format!("{} {}", pair[0], pair[1]));
    }
    for triple in words.windows(3) {
        traits.push(format!("{} _ {}", triple[0], triple[2]));
    }
    traits.extend(words.into_iter().filter(|word| !matches!(word.as_str(), "^" | "$")));
    for mark in reading.marks.iter().filter(|mark| within.start <= mark.at.start && mark.at.end <= within.end) {
        if let Meaning::Cue(cue) = mark.what {
            let denied = if reading.denied_before(mark.at.start) { "!" } else { "" };
            traits.push(format!("cue:{}{denied}", cue.name()));
        }
    }
    traits.extend(reading.asked.map(|asked| format!("asked:{}", asked.name())));
    traits.sort_unstable();
    traits.dedup();
    traits
}

fn words(reading: &Reading, within: Span) -> Vec<String> {
    let mut out = vec!["^".to_owned()];
    let mut at = within.start;
    while at < within.end {
        let (word, end) = sort(reading, at).unwrap_or_else(|| (plain(reading, at), at + 1));
        out.extend(word);
        at = end.max(at + 1);
    }
    out.push("$".to_owned());
    out
}

fn plain(reading: &Reading, at: usize) -> Option<String> {
    let token = &reading.words[at];
    if token.number().is_some() {
        return Some("<number>".to_owned());
    }
    (token.is_word() || token.is_sign('?')).then(|| token.stem.clone())
}

/// What stands here, if it is of a kind of which any would do.
fn sort(reading: &Reading, at: usize) -> Option<(Option<String>, usize)> {
    let exercise = reading.exercises.iter().find(|mark| mark.at.start == at).map(|mark| ("exercise", mark.at.end));
    let day = || reading.days.iter().find(|mark| mark.at.start == at).map(|mark| (day(&mark.what), mark.at.end));
    let measure = || reading.measures.iter().find(|mark| mark.at.start == at).map(|mark| (measure(mark.what), mark.at.end));
    let thing = || {
        let here = reading.marks.iter().filter(|mark| mark.at.start == at);
        here.filter_map(|mark| Some((thing(mark.what)?, mark.at.end))).max_by_key(|(_, end)| *end)
    };
    let (name, end) = exercise.or_else(day).or_else(measure).or_else(thing)?;
    Some((Some(format!("<{name}>")), end))
}

fn day(name: &DayName) -> &'static str {
    match name.when() {
        Some(When::Today) => "today",
        Some(When::Tomorrow) => "tomorrow",
        Some(When::Yesterday) => "yesterday",
        Some(When::Week | When::NextWeek) => "week",
        Some(When::Day(_)) => "weekday",
        Some(When::Date(_)) => "date",
        None => "weekdays",
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Kg(_) => "kg",
        Measure::Cm(_) => "cm",
        Measure::Seconds(_) => "time",
        Measure::Km(_) => "km",
        Measure::Percent(_) => "percent",
        Measure::Days(_) => "days",
        Measure::Weeks(_) => "weeks",
        Measure::Months(_) => "months",
        Measure::Years(_) => "years",
        Measure::Clock(..) | Measure::Colon(..) => "clock",
    }
}

fn thing(meaning: Meaning) -> Option<&'static str> {
    Some(match meaning {
        Meaning::Equipment(_) => "kit",
        Meaning::Area(_) => "area",
        Meaning::Condition(_) => "condition",
        Meaning::Diet(_) => "diet",
        Meaning::Allergen(_) | Meaning::Food => "food",
        Meaning::Cuisine => "cuisine",
        Meaning::Meal(_) => "meal",
        Meaning::Goal(_) => "goal",
        Meaning::Experience(_) => "level",
        Meaning::Activity(_) => "activity",
        Meaning::Sex(_) => "sex",
        _ => return None,
    })
}
