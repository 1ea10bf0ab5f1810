//! "how's my bench coming along", "show my weight trend": how it goes.

use crate::language::cue::Cue;
use crate::language::measures::Measure;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, Metric};

/// Reads a wish to see progress.
pub(in crate::language) fn show_progress(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let Some(cue) = reading.free_cue(Cue::Progress, sentence).filter(|at| asks(reading, sentence, *at)) else { continue };
        let exercise = reading.free_exercises(sentence).last().map(|mark| mark.what.clone());
        let metric = metric(reading, sentence, exercise.is_some());
        found.add(cue.start, Intent::ShowProgress { exercise, metric });
        let clause = reading.clause_at(cue.start);
        reading.take(clause);
        let named: Vec<Span> = reading.free_exercises(sentence).map(|mark| mark.at).collect();
        named.into_iter().for_each(|at| reading.take(at));
        return;
    }
}

/// A question, a wish to see, or nothing but the word.
fn asks(reading: &Reading, sentence: Span, cue: Span) -> bool {
    const OPENERS: &[&str] = &[
        "how", "what", "show", "am", "have", "is", "has", "graph", "chart", "plot", "give", "can", "see", "let", "did", "are",
        "any", "display", "view", "view", "tell", "check", "pull", "could", "do", "where", "my", "weekly", "monthly", "compare",
        "which", "total", "overall",
    ];
    let clause = reading.clause_at(cue.start);
    let opens = |at: usize| OPENERS.contains(&reading.text(at)) || at == cue.start;
    let lead = |from: usize| from + usize::from(matches!(reading.text(from), "and" | "so" | "but" | "ok" | "hey" | "coach"));
    let wish = reading.has_any(&[Cue::GoalOnly, Cue::Make, Cue::TooHard, Cue::TooEasy], clause) && !opens(lead(clause.start));
    let knowledge = reading.text(sentence.start) == "what"
        && reading.text(sentence.start + 1) == "is"
        && !(sentence.start..sentence.end).any(|at| reading.text(at) == "my");
    let opener = lead(clause.start);
    let should = (sentence.start..sentence.end).any(|at| reading.text(at) == "should");
    let how_should = should
        || reading.text(opener) == "how" && matches!(reading.text(opener + 1), "should" | "do" | "can" | "to" | "long" | "often");
    let days = reading.free_measures(sentence).any(|mark| matches!(mark.what, Measure::Days(_)))
        && matches!(reading.text(cue.start), "go" | "down" | "up" | "come");
    let aims = days || reading.text(cue.start) == "get" && !matches!(reading.before(cue.start, 1), "i" | "did" | "we");
    let tops = matches!(reading.text(cue.start), "max") && reading.has(Cue::Cooking, sentence);
    let bare = !tops && sentence.len() <= 4 && reading.is_free(sentence);
    (bare || opens(lead(clause.start)) || opens(lead(sentence.start)) || opens(lead(lead(sentence.start))))
        && !wish
        && !tops
        && !aims
        && !knowledge
        && !how_should
        && general(reading, sentence)
}

/// Progress of one's own: not "is 3 sets enough volume".
fn general(reading: &Reading, sentence: Span) -> bool {
    let mine = (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "my" | "i" | "me" | "we" | "mine" | "am"));
    let few = sentence.len() <= 5
        || reading.days.iter().any(|mark| sentence.holds(mark.at.start))
        || (sentence.start..sentence.end).any(|at| reading.text(at) == "month");
    mine || few
}

/// The figure that is asked for.
pub(in crate::language) fn metric(reading: &Reading, sentence: Span, exercise: bool) -> Option<Metric> {
    if reading.has(Cue::StrengthWord, sentence) {
        return Some(Metric::Strength);
    }
    if reading.has(Cue::VolumeWord, sentence) {
        return Some(Metric::Volume);
    }
    (!exercise && reading.has(Cue::WeightWord, sentence)).then_some(Metric::Weight)
}
