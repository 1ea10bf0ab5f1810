//! "I'm hungry, give me more food", "200 calories less", "set me to 2200 kcal": how much there is to eat.

use super::parts::own_part;
use crate::athlete::Kcal;
use crate::language::cue::Cue;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Amount, Intent};

/// What belongs to the wish for more or less.
const OWN: &[Cue] = &[Cue::Hungry, Cue::Stuffed, Cue::NotEaten];

/// A figure of daily energy: the number, with its unit.
pub(in crate::language) struct Energy {
    pub(in crate::language) kcal: f64,
    pub(in crate::language) at: Span,
}

/// Smallest figure that is a whole day's food and no change of it.
const A_DAY: f64 = 900.0;

/// Reads wishes for more or less to eat.
pub(in crate::language) fn adjust_calories(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let figure = energy(reading, sentence).filter(|figure| figure.kcal < A_DAY && !is_goal(reading, figure));
        let Some((direction, at)) = direction(reading, sentence, figure.as_ref()) else { continue };
        let kcal = figure.as_ref().map(|figure| figure.kcal.round() as u16);
        found.add(at.start, Intent::AdjustCalories { direction, kcal });
        reading.take(at);
        let shared = reading.has_any(&[Cue::Weighed, Cue::Greet, Cue::Done], sentence);
        reading.take(if shared { reading.clause_at(at.start) } else { own_part(reading, sentence, at, OWN) });
        return;
    }
}

/// "to 850": where it should end.
fn is_goal(reading: &Reading, figure: &Energy) -> bool {
    matches!(reading.before(figure.at.start, 1), "to" | "at")
}

fn direction(reading: &Reading, sentence: Span, figure: Option<&Energy>) -> Option<(Amount, Span)> {
    if let Some(figure) = figure {
        let near = Span::new(sentence.start, (figure.at.end + 6).min(sentence.end));
        let less = (near.start..near.end).any(|at| {
            matches!(
                reading.text(at),
                "less"
                    | "fewer"
                    | "cut"
                    | "off"
                    | "drop"
                    | "reduce"
                    | "lower"
                    | "minus"
                    | "down"
                    | "subtract"
                    | "knock"
                    | "take"
                    | "shave"
                    | "trim"
                    | "decrease"
                    | "deficit"
            )
        });
        let more = (near.start..near.end).any(|at| {
            matches!(
                reading.text(at),
                "more"
                    | "extra"
                    | "add"
                    | "up"
                    | "raise"
                    | "increase"
                    | "bump"
                    | "plus"
                    | "top"
                    | "higher"
                    | "another"
                    | "boost"
                    | "surplus"
            )
        });
        let direction = match (less, more) {
            (true, _) => Amount::Less,
            (false, true) => Amount::More,
            _ => return None,
        };
        return Some((direction, figure.at));
    }
    if asks_to_know(reading, sentence) || energy(reading, sentence).is_some() {
        return None;
    }
    let wonders = |at: &Span| matches!(reading.text(reading.clause_at(at.start).start), "should" | "will" | "am");
    let more = longest(reading, Cue::Hungry, sentence).map(|at| (Amount::More, at));
    let less = longest(reading, Cue::Stuffed, sentence).map(|at| (Amount::Less, at));
    match (more, less) {
        (Some(more), Some(less)) if less.1.len() > more.1.len() => Some(less),
        (more, less) => more.or(less),
    }
    .filter(|(_, at)| !wonders(at))
    .filter(|(_, at)| is_of_food(reading, own_part(reading, sentence, *at, OWN), *at))
    .filter(|(_, at)| !reading.has(Cue::Show, sentence) || at.len() != 1)
    .filter(|_| !spends(reading, sentence))
}

/// The phrase that says most. "Not enough food": the denial is part of it.
fn longest(reading: &Reading, cue: Cue, sentence: Span) -> Option<Span> {
    let own_denial = |at: Span| matches!(reading.text(at.start), "not" | "can" | "never");
    reading
        .cues(cue, sentence)
        .filter(|at| reading.is_free(*at) && (!reading.denied(at.start) || own_denial(*at)))
        .max_by_key(|at| at.len())
}

fn asks_to_know(reading: &Reading, sentence: Span) -> bool {
    matches!(
        reading.text(sentence.start),
        "what" | "how" | "is" | "why" | "which" | "does" | "should" | "when" | "are" | "will" | "do"
    )
}

/// Food is meant, not weights; and no meal of the plan, no illness.
fn is_of_food(reading: &Reading, sentence: Span, at: Span) -> bool {
    let exercise = reading.free_exercises(sentence).next().is_some();
    let meal = reading.marks.iter().any(|mark| {
        matches!(mark.what, crate::language::lexicon::Meaning::Meal(_))
            && sentence.holds(mark.at.start)
            && !matches!(reading.before(mark.at.start, 1), "after" | "by" | "before" | "between" | "even")
    }) && at.len() <= 2;
    let pace = reading.has(Cue::Swap, sentence);
    !exercise && !meal && !pace
}

/// "happy to spend a bit more on food": money is meant.
fn spends(reading: &Reading, sentence: Span) -> bool {
    (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "spend" | "spending" | "pay" | "afford"))
}

/// "2200 kcal", "300 more calories", "calories to 2000", "2.2k calories".
pub(in crate::language) fn energy(reading: &Reading, within: Span) -> Option<Energy> {
    (within.start..within.end)
        .filter(|&at| is_unit(reading, at))
        .find_map(|unit| before_unit(reading, unit).or_else(|| after_unit(reading, unit, within)))
}

fn is_unit(reading: &Reading, at: usize) -> bool {
    matches!(reading.text(at), "kcal" | "kcals" | "cal" | "cals" | "calorie" | "calories" | "kilocalories")
}

fn before_unit(reading: &Reading, unit: usize) -> Option<Energy> {
    let number = |at: usize| reading.words.get(at).and_then(crate::language::tokens::Token::number);
    let skip = usize::from(matches!(reading.before(unit, 1), "more" | "less" | "fewer" | "extra" | "daily"));
    let at = unit.checked_sub(1 + skip)?;
    if reading.text(at) == "k" {
        let at = at.checked_sub(1)?;
        return Some(Energy { kcal: number(at)? * 1000.0, at: Span::new(at, unit + 1) });
    }
    if let Some(kcal) = number(at) {
        return Some(Energy { kcal, at: Span::new(at, unit + 1) });
    }
    // "knock 200 off my calories"
    let joins = |at: usize| matches!(reading.text(at), "off" | "from" | "my" | "the" | "daily" | "onto" | "of" | "our");
    let back = (1..=4).find(|&back| unit.checked_sub(back).is_some_and(|at| number(at).is_some()))?;
    let at = unit - back;
    (at + 1..unit).all(joins).then_some(Energy { kcal: number(at)?, at: Span::new(at, unit + 1) })
}

fn after_unit(reading: &Reading, unit: usize, within: Span) -> Option<Energy> {
    let linked = |at: usize| {
        !reading.words[at].is_word() && reading.words[at].number().is_none()
            || matches!(
                reading.text(at),
                "to" | "at"
                    | "of"
                    | "is"
                    | "by"
                    | "target"
                    | "a"
                    | "day"
                    | "goal"
                    | "should"
                    | "be"
                    | "me"
                    | "on"
                    | "down"
                    | "up"
                    | "back"
                    | "per"
                    | "intake"
                    | "around"
                    | "about"
                    | "set"
            )
    };
    let at = (unit + 1..(unit + 6).min(within.end)).find(|&at| reading.words[at].number().is_some())?;
    let plain = (unit + 1..at).all(linked) && reading.measures.iter().all(|mark| !mark.at.holds(at));
    plain.then(|| Energy { kcal: reading.words[at].number().unwrap_or_default(), at: Span::new(unit, at + 1) })
}

/// A daily figure that was chosen: "set me to 2200 kcal".
pub(in crate::language) fn chosen(reading: &Reading) -> Option<(Kcal, Span)> {
    reading.sentences().into_iter().find_map(|sentence| {
        let figure = energy(reading, sentence).filter(|figure| reading.is_free(figure.at))?;
        let kcal = Kcal::new(figure.kcal.round() as u16).ok()?;
        (figure.kcal >= A_DAY || is_goal(reading, &figure)).then_some((kcal, figure.at))
    })
}
