//! "weighed in at 80.4 this morning": today's body weight. "I weigh 80 kg" is an introduction and stays with the profile.

use crate::athlete::{KG_PER_LB, Units, WeightKg};
use crate::language::cue::Cue;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, When};

/// Words that may stand beside a weigh-in that says nothing but the figure: "81.2kg this am".
const FEW_WORDS: usize = 6;

/// Reads today's body weight.
pub(in crate::language) fn log_weight(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let Some((kg, at)) = weigh_in(reading, sentence) else { continue };
        found.add(at.start, Intent::LogWeight { weight_kg: kg });
        reading.take(at);
        if let Some(cue) = reading.free_cue(Cue::Weighed, sentence) {
            reading.take(cue);
        }
        let today = reading.days.iter().find(|mark| mark.at.start >= at.end && mark.at.start <= at.end + 1).map(|mark| mark.at);
        today.into_iter().for_each(|at| reading.take(at));
        return;
    }
}

fn weigh_in(reading: &Reading, sentence: Span) -> Option<(f64, Span)> {
    let wish = reading.has_any(&[Cue::GoalOnly, Cue::PerWeek, Cue::Remind], sentence) || reading.asked.is_some();
    let weighed = reading.free_cue(Cue::Weighed, sentence);
    if wish && weighed.is_none() {
        return None;
    }
    if let Some(cue) = weighed {
        let clause = reading.clause_at(cue.start);
        let near = Span::new(clause.start, (cue.end + 8).min(sentence.end));
        return figure(reading, near, true).filter(|_| !reading.has(Cue::GoalOnly, clause));
    }
    if let Some(found) = weight_today(reading, sentence) {
        return Some(found);
    }
    let (kg, at) = figure(reading, sentence, false).or_else(|| told_now(reading, sentence))?;
    let clause = reading.clause_at(at.start);
    let now = reading
        .cues(Cue::ThisMorning, clause)
        .any(|cue| cue.start >= at.end && cue.start <= at.end + 1 && reading.text(cue.start) != "now");
    let short = clause.len() <= FEW_WORDS && reading.free_exercises(sentence).next().is_none();
    let told = reading.before(at.start, 1) == "weigh";
    (now && short && !told).then_some((kg, at))
}

/// "weight: 70.2 today".
fn weight_today(reading: &Reading, sentence: Span) -> Option<(f64, Span)> {
    let today = reading.days.iter().any(|mark| sentence.holds(mark.at.start) && mark.what.when() == Some(When::Today));
    let word = (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "weight" | "bodyweight"));
    if today && word { figure(reading, sentence, true) } else { None }
}

/// "im 79.2 this morning".
fn told_now(reading: &Reading, sentence: Span) -> Option<(f64, Span)> {
    let (kg, at) = figure(reading, sentence, true)?;
    let broken = reading.words[at.start].number().is_some_and(|value| value.fract() != 0.0);
    let told = at.start == sentence.start || matches!(reading.before(at.start, 1), "am" | "was" | "at" | "is");
    (broken && told && kg >= 35.0).then_some((kg, at))
}

/// A body weight; without its unit only where the words ask for one.
fn figure(reading: &Reading, within: Span, bare: bool) -> Option<(f64, Span)> {
    let said = reading.free_measures(within).find_map(|mark| Some((mark.what.kg()?, mark.at)));
    let plain = || {
        let number = reading.bare_numbers(within).into_iter().find(|mark| reading.before(mark.at.start, 1) != "not")?;
        let per_unit = if reading.units == Units::Imperial { KG_PER_LB } else { 1.0 };
        Some((number.what * per_unit, number.at))
    };
    let (kg, at) = if bare { said.or_else(plain)? } else { said? };
    WeightKg::new(kg).ok().map(|weight| ((weight.get() * 100.0).round() / 100.0, at))
}
