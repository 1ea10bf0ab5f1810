//! "this is way too easy", "ease off a bit": the plan should be harder or easier.

use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::measures::Measure;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Direction, Intent};

/// Reads which way difficulty should go.
pub(in crate::language) fn adjust_difficulty(reading: &mut Reading, found: &mut Found) {
    if found.changes_meals() && !reading.has(Cue::TrainingWord, reading.whole()) {
        return;
    }
    let kinds = [
        (Cue::Easier, Direction::Easier),
        (Cue::Harder, Direction::Harder),
        (Cue::TooHard, Direction::Easier),
        (Cue::TooEasy, Direction::Harder),
    ];
    let mut best: Option<(Direction, Span, bool)> = None;
    for (cue, direction) in kinds {
        let asks = matches!(cue, Cue::Easier | Cue::Harder);
        for at in reading.cues(cue, reading.whole()).filter(|at| counts(reading, cue, *at)) {
            let better = best.is_none_or(|(_, other, asked)| (asks, at.len()) > (asked, other.len()));
            if better {
                best = Some((direction, at, asks));
            }
        }
    }
    let Some((direction, at, _)) = best else { return };
    found.add(at.start, Intent::AdjustDifficulty { direction });
    let sentence = reading.sentence_at(at.start);
    let others: Vec<Span> = kinds.iter().flat_map(|(cue, _)| reading.cues(*cue, sentence)).collect();
    others.into_iter().for_each(|at| reading.take(at));
}

fn counts(reading: &Reading, cue: Cue, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    let denial_inside = matches!(reading.text(at.start), "not" | "no");
    let denied = !denial_inside && reading.denied(at.start);
    let exercise = reading.exercises.iter().any(|mark| mark.at.start == at.end)
        || reading.free_exercises(clause).next().is_some()
        || matches!(cue, Cue::TooHard | Cue::TooEasy) && reading.free_exercises(reading.sentence_at(at.start)).next().is_some();
    let goal = reading.marks.iter().any(|mark| {
        let felt = matches!(reading.before(mark.at.start, 1), "am" | "feel" | "felt" | "getting" | "got");
        !felt && matches!(mark.what, Meaning::Goal(_)) && reading.sentence_at(at.start).holds(mark.at.start)
    });
    let wish_of_life = goal && !reading.has(Cue::RealPlan, clause)
        || reading.has_any(&[Cue::GoalOnly, Cue::Cooking], reading.sentence_at(at.start));
    let question =
        matches!(reading.text(clause.start), "why" | "does" | "do" | "should" | "how" | "what" | "did" | "is" | "will")
            || (matches!(reading.text(clause.start), "can" | "could")
                && !matches!(reading.text(clause.start + 1), "you" | "we" | "i" | "it" | "not" | "the" | "u"));
    let of_plan = reading.has(Cue::PlanWord, reading.sentence_at(at.start)) || clause.len() <= 6 || at.len() > 2;
    let named = (clause.start..clause.end).any(|at| {
        matches!(
            reading.words[at].stem.as_str(),
            "workout" | "session" | "plan" | "pace" | "programm" | "program" | "routin" | "intens"
        )
    });
    let own_doing = matches!(cue, Cue::TooHard)
        && !named
        && matches!(reading.text(at.start), "can" | "unable" | "struggle" | "fail" | "not" | "impossible" | "dying");
    let other = reading.marks.iter().any(|mark| {
        matches!(mark.what, Meaning::Food | Meaning::Meal(_) | Meaning::Condition(_))
            && reading.sentence_at(at.start).holds(mark.at.start)
    }) || matches!(reading.text(at.end), "numbers" | "calories" | "salt" | "spice")
        || (at.end..clause.end.min(at.end + 3)).any(|at| matches!(reading.text(at), "numbers" | "calories" | "salt" | "spice"));
    let schedule = reading
        .free_measures(clause)
        .any(|mark| matches!(mark.what, Measure::Days(_)) && (at.end..at.end + 3).contains(&mark.at.start));
    let length = matches!(reading.text(at.end - 1), "long" | "short")
        && reading.free_measures(reading.sentence_at(at.start)).any(|mark| mark.what.minutes().is_some());
    let busy = reading.text(at.end - 1) == "much" && matches!(reading.text(at.end), "on" | "work" | "going");
    let other =
        other || busy || length || schedule || spares_a_part(reading, at) || cue == Cue::TooHard && wears_a_part(reading, at);
    reading.is_free(at) && !denied && !exercise && !other && !wish_of_life && !question && of_plan && !own_doing
}

fn names_part(reading: &Reading, within: Span) -> bool {
    reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Area(_)) && within.holds(mark.at.start))
}

/// "I have a bad shoulder, go easy on it": careful with a part of the body, not with the plan.
fn spares_a_part(reading: &Reading, at: Span) -> bool {
    let last = reading.text(at.end - 1);
    let on = if matches!(last, "on" | "with") { at.end - 1 } else { at.end };
    matches!(reading.text(on), "on" | "with")
        && matches!(reading.text(on + 1), "it" | "them" | "that" | "my" | "the" | "this" | "those")
        && names_part(reading, reading.sentence_at(at.start))
}

/// "my ankles have been weak for years, too much basketball": why a part of the body is worn.
fn wears_a_part(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    let plan = reading.cues(Cue::PlanWord, clause).next().is_some();
    let past = at.end < clause.end && reading.words[at.end].is_word() && reading.text(at.end - 1) == "much";
    past && !plan && names_part(reading, reading.sentence_at(at.start))
}
