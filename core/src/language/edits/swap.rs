//! "swap squats for leg press", "someone's hogging the leg press, what else can I do": another exercise.

use super::roles::roles;
use crate::fitness::ExerciseId;
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span, among};
use crate::language::profile::preferences::drops_for_good;
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, SwapReason, When};

/// Reads wishes for another exercise.
pub(in crate::language) fn swap(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        if let Some(pairs) = pairs(reading, sentence) {
            for (at, exercise, with) in pairs {
                found.add(at, Intent::SwapExercise { exercise: Some(exercise), with: Some(with), reason: None });
            }
            reading.take(sentence);
            continue;
        }
        if let Some((mut intent, at, spans)) = read(reading, sentence).or_else(|| read_across(reading, sentence)) {
            if let Intent::SwapExercise { exercise: Some(_), reason, .. } = &mut intent
                && found.tells_of_pain()
            {
                reason.get_or_insert(SwapReason::Pain);
            }
            found.add(at, intent);
            spans.into_iter().for_each(|span| reading.take(span));
        } else if let Some(clause) = drops_a_kind(reading, sentence).filter(|_| found.tells_of_pain()) {
            let intent = Intent::SwapExercise { exercise: None, with: None, reason: Some(SwapReason::Pain) };
            found.add(clause.start, intent);
            reading.take(clause);
        }
    }
}

/// "so drop the pressing", "can we skip overhead stuff": a kind of movement goes.
fn drops_a_kind(reading: &Reading, sentence: Span) -> Option<Span> {
    const KINDS: &str = "pressing pulling pushing rowing squatting lunging overhead curling hinging benching deadlifting";
    let drops = |at: usize| matches!(reading.text(at), "drop" | "skip" | "cut" | "leave" | "remove" | "swap" | "ditch");
    let kind = (sentence.start..sentence.end).find(|&at| among(KINDS, reading.text(at)))?;
    let clause = reading.clause_at(kind);
    let asked = (clause.start..kind).any(|at| drops(at) && kind - at <= 3) && reading.is_free(Span::new(kind, kind + 1));
    asked.then_some(clause)
}

/// "swap lunges for step ups and pull ups for rows": one swap for each pair.
fn pairs(reading: &Reading, sentence: Span) -> Option<Vec<(usize, ExerciseId, ExerciseId)>> {
    let named: Vec<Mark<ExerciseId>> = reading.free_exercises(sentence).cloned().collect();
    let linked = |pair: &[Mark<ExerciseId>]| match pair {
        [left, right] => (left.at.end..right.at.start).any(|at| matches!(reading.text(at), "for" | "with" | "to")),
        _ => false,
    };
    let all = named.len() >= 4 && reading.has(Cue::Swap, sentence) && named.chunks(2).all(linked);
    all.then(|| {
        named.chunks(2).filter_map(|pair| Some((pair[0].at.start, pair[0].what.clone(), pair.get(1)?.what.clone()))).collect()
    })
}

type Swap = (Intent, usize, Vec<Span>);

fn read(reading: &Reading, scope: Span) -> Option<Swap> {
    let named: Vec<Mark<ExerciseId>> = reading.free_exercises(scope).cloned().collect();
    if named.is_empty() {
        return nameless(reading, scope);
    }
    if reading.has(Cue::GoalOnly, scope) || named.iter().any(|mark| drops_for_good(reading, mark.at)) {
        return None;
    }
    let things = named
        .iter()
        .all(|mark| reading.marks.iter().any(|other| matches!(other.what, Meaning::Equipment(_)) && other.at == mark.at));
    let asks = reading.has_any(&[Cue::InsteadOf, Cue::SomethingElse, Cue::Instead], scope);
    if things && (reading.has(Cue::Lost, scope) || (reading.has(Cue::Have, scope) && !asks)) {
        return None;
    }
    let trigger = trigger(reading, scope, &named)?;
    let mut roles = roles(reading, scope, &named);
    if roles.from.is_none() && roles.with.is_some() {
        let before = Span::new(0, scope.start);
        roles.from = reading.free_exercises(before).last().map(|mark| mark.what.clone());
    }
    let reason = reason(reading, scope, &named).or_else(|| said_before(reading, scope));
    let first = named.first().map_or(scope.start, |mark| mark.at.start.min(trigger.start));
    let mut spans = vec![reading.clause_at(trigger.start)];
    let explained = |clause: Span| {
        clause != spans[0] && reading.has(Cue::Explain, clause) && !reading.has_any(&[Cue::TooHard, Cue::Dislike], clause)
    };
    let clauses: Vec<Span> =
        named.iter().map(|mark| reading.clause_at(mark.at.start)).filter(|clause| !explained(*clause)).collect();
    spans.extend(clauses);
    spans.extend(reason.map(|(_, at)| reading.clause_at(at.start)));
    spans.extend(
        reading
            .free_exercises(Span::new(0, scope.start))
            .last()
            .filter(|mark| Some(&mark.what) == roles.from.as_ref())
            .map(|mark| reading.sentence_at(mark.at.start)),
    );
    let intent = Intent::SwapExercise { exercise: roles.from, with: roles.with, reason: reason.map(|(reason, _)| reason) };
    Some((intent, first, spans))
}

/// "another exercise please": the one that is on.
fn nameless(reading: &Reading, scope: Span) -> Option<Swap> {
    let names = |at: usize| {
        matches!(reading.words[at].stem.as_str(), "exercis" | "movement" | "drill")
            || matches!(reading.text(at), "move" | "moves")
    };
    let cue = reading.cues(Cue::SomethingElse, scope).chain(reading.cues(Cue::Swap, scope)).find(|at| reading.is_free(*at))?;
    let exercise = (scope.start..scope.end).any(names) && scope.len() <= 9;
    let days = reading.free_days(scope).next().is_some();
    let plan = reading.has_any(&[Cue::RealPlan, Cue::MealWord], scope);
    let knows = matches!(reading.text(scope.start), "is" | "why" | "how" | "does");
    let fits = exercise && !days && !plan && !knows;
    fits.then(|| (Intent::SwapExercise { exercise: None, with: None, reason: None }, cue.start, vec![scope]))
}

/// "I hate bulgarians. Give me something else": the exercise stands a sentence before.
fn read_across(reading: &Reading, sentence: Span) -> Option<Swap> {
    let asks = reading.free_cue(Cue::SomethingElse, sentence).or_else(|| reading.free_cue(Cue::Swap, sentence))?;
    let food = reading.has(Cue::MealWord, reading.whole()) || reading.free_days(sentence).next().is_some();
    let named = reading.free_exercises(reading.whole()).next().is_some();
    if food || !named || asks.start == 0 {
        return None;
    }
    read(reading, reading.whole())
}

/// What makes it a wish for another exercise.
fn trigger(reading: &Reading, scope: Span, named: &[Mark<ExerciseId>]) -> Option<Span> {
    let near = |cue: Span| named.iter().any(|mark| reading.clause_at(mark.at.start) == reading.clause_at(cue.start));
    let before = |cue: Span| named.iter().any(|mark| (cue.end..cue.end + 3).contains(&mark.at.start));
    let explains = |cue: &Span| {
        before(*cue)
            && matches!(reading.text(cue.start), "what")
            && reading.text(cue.start + 1) == "else"
            && reading.text(cue.end) != "for"
    };
    let plain = [Cue::InsteadOf, Cue::SomethingElse, Cue::Instead]
        .into_iter()
        .find_map(|cue| reading.cues(cue, scope).find(|at| !explains(at)));
    let swap = || reading.cues(Cue::Swap, scope).find(|cue| near(*cue) || named.iter().all(|mark| mark.at.end <= cue.start));
    let drop = || reading.cues(Cue::DropIt, scope).find(|cue| before(*cue));
    let skip = || {
        let given = named.get(1).is_some_and(|mark| {
            (1..=3).any(|back| matches!(reading.before(mark.at.start, back), "give" | "do" | "have" | "put" | "try"))
        });
        reading.cues(Cue::Avoid, scope).find(|cue| given && reading.text(cue.start) == "skip" && before(*cue))
    };
    let prefer = || reading.cues(Cue::Prefer, scope).find(|_| named.len() > 1);
    let complaint = || {
        let kinds = [Cue::TooHard, Cue::TooEasy, Cue::Bored, Cue::Taken];
        kinds
            .into_iter()
            .find_map(|kind| reading.said(kind, scope).filter(|cue| near(*cue) && complains(reading, kind, *cue, named)))
    };
    let not_today = || {
        let cue = reading.said(Cue::Dislike, scope).filter(|cue| near(*cue))?;
        reading.free_days(reading.clause_at(cue.start)).any(|mark| mark.what.when() == Some(When::Today)).then_some(cue)
    };
    plain.or_else(not_today).or_else(swap).or_else(drop).or_else(skip).or_else(prefer).or_else(complaint)
}

/// A complaint without a wish counts when it is of the exercise itself: "pull ups are too hard".
fn complains(reading: &Reading, kind: Cue, cue: Span, named: &[Mark<ExerciseId>]) -> bool {
    let of_it = named.iter().any(|mark| mark.at.end <= cue.start && cue.start - mark.at.end <= 4);
    let before_it = named.iter().any(|mark| mark.at.start >= cue.end && mark.at.start - cue.end <= 3);
    let denial = matches!(reading.text(cue.start), "can" | "not" | "no" | "unable" | "have" | "without" | "struggle");
    let thing = |mark: &Mark<ExerciseId>| {
        reading.marks.iter().any(|other| matches!(other.what, Meaning::Equipment(_)) && other.at == mark.at)
    };
    match kind {
        Cue::Bored => of_it || before_it,
        Cue::Taken if named.iter().all(thing) => false,
        Cue::Taken if before_it && matches!(reading.text(cue.end), "for" | "to") => true,
        _ => of_it && !denial,
    }
}

/// Why it should go.
fn reason(reading: &Reading, scope: Span, named: &[Mark<ExerciseId>]) -> Option<(SwapReason, Span)> {
    let said = |kind: Cue| reading.cues(kind, scope).find(|at| !reading.denied(at.start));
    let clauses: Vec<Span> = named.iter().map(|mark| reading.clause_at(mark.at.start)).collect();
    // "too easy, make it harder, and swap crunches": the complaint is of the plan.
    let of_exercise = |at: Span| {
        let here = reading.clause_at(at.start);
        let next = reading.clause_at(here.end.min(reading.len().saturating_sub(1)));
        let of_plan = next != here && reading.has_any(&[Cue::Harder, Cue::Easier], next);
        clauses.contains(&here) || clauses.contains(&next) || !of_plan
    };
    let hurts = said(Cue::Pain).filter(|at| pain_is_meant(reading, *at, scope));
    let lacks = || {
        let things = reading.meanings(scope, |meaning| matches!(meaning, Meaning::Equipment(_)).then_some(()));
        things.into_iter().map(|mark| mark.at).find(|at| reading.denied(at.start))
    };
    let taken = || said(Cue::Taken).or_else(lacks).filter(|at| !named.iter().any(|mark| mark.at == *at));
    hurts
        .map(|at| (SwapReason::Pain, at))
        .or_else(|| taken().map(|at| (SwapReason::Equipment, at)))
        .or_else(|| said(Cue::TooEasy).filter(|at| of_exercise(*at)).map(|at| (SwapReason::TooEasy, at)))
        .or_else(|| said(Cue::TooHard).filter(|at| of_exercise(*at)).map(|at| (SwapReason::TooHard, at)))
        .or_else(|| said(Cue::Dislike).map(|at| (SwapReason::Dislike, at)))
        .or_else(|| said(Cue::Bored).map(|at| (SwapReason::Variety, at)))
}

/// "The smith machine is taken. What else for squats?": the reason has a sentence of its own.
fn said_before(reading: &Reading, scope: Span) -> Option<(SwapReason, Span)> {
    let before = reading.sentence_at(scope.start.checked_sub(1)?);
    let own = reading.free_exercises(before).next().is_none() && reading.is_free(before) && before.start < scope.start;
    let cue = reading.said(Cue::Taken, before).filter(|_| own)?;
    Some((SwapReason::Equipment, cue))
}

/// "hurt", "pain" and the like always; weaker words only of a part of the body.
fn pain_is_meant(reading: &Reading, cue: Span, scope: Span) -> bool {
    let area = !reading.meanings(scope, |meaning| matches!(meaning, Meaning::Area(_)).then_some(())).is_empty();
    let area = area || reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Area(_)) && scope.holds(mark.at.start));
    area || matches!(reading.words[cue.start].stem.as_str(), "hurt" | "pain" | "ach" | "ache")
}
