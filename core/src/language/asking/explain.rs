//! "how do I do an RDL", "cues for back squat?": how an exercise is done.

use crate::fitness::ExerciseId;
use crate::language::Intent;
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span, among};
use crate::language::reading::Reading;
use crate::language::understand::Found;

/// Reads a wish to have an exercise explained.
pub(in crate::language) fn explain_exercise(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let clauses: Vec<Span> = reading.clauses().into_iter().filter(|clause| sentence.holds(clause.start)).collect();
        let scopes = clauses.into_iter().chain([sentence]);
        let asked = scopes.filter_map(|scope| wish(reading, scope)).next();
        let Some((mark, cue, scope)) = asked.or_else(|| them(reading, sentence)) else { continue };
        found.add(cue.start.min(mark.at.start), Intent::ExplainExercise { exercise: Some(mark.what) });
        reading.take(scope);
    }
}

/// Words of how an exercise is done.
const TECHNIQUE: &str = "grip elbows wide narrow low deep depth lock lean feet stance breathe breath brace tuck flare arch bend straight \
    squeeze heels toes tempo range motion setup bar path hands thumbs shrug lockout chin touch hold position angle hinge \
    hips knees back down";

/// "am I meant to lock my elbows on dips?"
fn asks_technique(reading: &Reading, scope: Span) -> bool {
    let asks = matches!(
        reading.text(scope.start),
        "am" | "should" | "do" | "how" | "where" | "is" | "are" | "does" | "what" | "when" | "can" | "which"
    );
    asks && (scope.start..scope.end).any(|at| among(TECHNIQUE, reading.text(at)))
}

/// "swap pull ups for pulldowns and tell me how to do them": the exercise that was named last.
fn them(reading: &Reading, sentence: Span) -> Option<(Mark<ExerciseId>, Span, Span)> {
    let clauses = reading.clauses().into_iter().filter(|clause| sentence.holds(clause.start) && reading.is_free(*clause));
    clauses.into_iter().find_map(|clause| {
        let before = |mark: &&Mark<ExerciseId>| {
            let here = sentence.holds(mark.at.start);
            let alone = reading.sentence_at(mark.at.start).len() <= mark.at.len() + 3;
            mark.at.end <= clause.start && (here || alone && reading.is_free(mark.at))
        };
        let mark = reading.exercises.iter().rfind(before)?.clone();
        let cue = reading.cues(Cue::Explain, clause).next()?;
        let how = (clause.start..clause.end).any(|at| reading.text(at) == "how");
        let last = (clause.start..clause.end).rfind(|&at| reading.words[at].is_word())?;
        let pronoun = (last.saturating_sub(1)..=last).any(|at| matches!(reading.text(at), "them" | "it" | "those" | "that"));
        let what = (reading.text(clause.start), reading.text(clause.start + 1)) == ("what", "is");
        ((how || what) && pronoun).then_some((mark, cue, clause))
    })
}

fn wish(reading: &Reading, scope: Span) -> Option<(Mark<ExerciseId>, Span, Span)> {
    let mark = reading.free_exercises(scope).last()?.clone();
    let technique =
        (asks_technique(reading, scope) || only_how(reading, scope, mark.at)).then(|| Span::new(scope.start, scope.start + 1));
    let cue = reading.cues(Cue::Explain, scope).find(|at| reading.is_free(*at)).or(technique)?;
    if reading.has_any(&[Cue::SomethingElse, Cue::Instead, Cue::InsteadOf, Cue::GoalOnly, Cue::Progress], scope) {
        return None;
    }
    let when = matches!(reading.text(cue.start), "when") && !opens(reading, scope, cue);
    let eats = (scope.start..scope.end).any(|at| matches!(reading.text(at), "eat" | "drink" | "snack"));
    let judged =
        (scope.start..scope.end).any(|at| matches!(reading.text(at), "bad" | "safe" | "dangerous" | "worth" | "healthy"));
    let advice = eats || (technique.is_none() || judged) && asks_advice(reading, scope);
    let things = reading
        .meanings(reading.sentence_at(scope.start), |meaning| matches!(meaning, Meaning::Equipment(_)).then_some(()))
        .len()
        > 1;
    let figures = things || reading.free_measures(scope).any(|mark| mark.what.kg().is_some());
    (!when && !advice && !figures).then_some((mark, cue, scope))
}

/// "goblet squat how", "face pull - how?".
fn only_how(reading: &Reading, scope: Span, name: Span) -> bool {
    let words: Vec<usize> = (scope.start..scope.end).filter(|&at| reading.words[at].is_word()).collect();
    words.last().is_some_and(|&last| reading.text(last) == "how") && words.len() <= name.len() + 3
}

fn opens(reading: &Reading, scope: Span, cue: Span) -> bool {
    (scope.start..cue.start).all(|at| !reading.words[at].is_word() || matches!(reading.text(at), "so" | "and" | "hey" | "ok"))
}

/// "how many squats should I do", "what is better, running or rowing", "how often": a question of knowledge.
fn asks_advice(reading: &Reading, scope: Span) -> bool {
    const ADVICE: &str = "many much often better best worth safe ok okay bad why more long good enough worse difference between";
    let form = (scope.start..scope.end)
        .any(|at| matches!(reading.text(at), "form" | "technique" | "cues" | "tips" | "way" | "setup" | "show" | "explain"));
    let several = reading.free_exercises(scope).count() > 1;
    !form
        && (several
            || (scope.start..scope.end)
                .any(|at| among(ADVICE, reading.text(at)) && !reading.exercises.iter().any(|mark| mark.at.holds(at))))
}
