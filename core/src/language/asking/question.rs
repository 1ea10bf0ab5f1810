//! Questions of knowledge that no other intent answers: "is it ok to train when sore?".

use crate::language::Intent;
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Span, among};
use crate::language::reading::Reading;
use crate::language::understand::Found;

/// How a sentence asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::language) enum Form {
    /// "is", "does", "what", "why": wants to know.
    Knowledge,
    /// "can we", "could you": may be a wish.
    Request,
}

const LEADS: &str = "so and also but hey hi ok okay btw well quick question coach just hello erm um then yo wondering curious right mate \
    please hmm oh";

/// How a stretch of words asks, if it does.
pub(in crate::language) fn form(reading: &Reading, within: Span) -> Option<Form> {
    let start = (within.start..within.end).find(|&at| reading.words[at].is_word() && !among(LEADS, reading.text(at)))?;
    let next = reading.text(start + 1);
    let someone = matches!(next, "i" | "you" | "we" | "u" | "it" | "someone" | "the" | "this");
    match reading.text(start) {
        "is" | "are" | "does" | "why" | "how" | "which" | "when" | "will" | "was" | "whats" | "what" | "who" | "where"
        | "whens" => Some(Form::Knowledge),
        "do" | "did" if matches!(next, "i" | "you" | "we" | "they" | "people" | "most") => Some(Form::Knowledge),
        "should" | "am" if someone || reading.text(start) == "should" || next == "men" || next == "women" => {
            Some(Form::Knowledge)
        }
        "do" if reading.has(Cue::Domain, within)
            && !matches!(
                next,
                "it" | "that" | "this" | "a" | "the" | "todays" | "my" | "not" | "me" | "some" | "more" | "less" | "them" | ""
            ) =>
        {
            Some(Form::Knowledge)
        }
        "do" if reading.text(within.end.saturating_sub(1)) == "?" => Some(Form::Knowledge),
        "have" if matches!(next, "i" | "you") => Some(Form::Knowledge),
        "may" if someone => Some(Form::Knowledge),
        "can" | "could" | "would" if matches!(next, "it" | "that" | "this") && reading.text(start + 2) == "be" => {
            Some(Form::Knowledge)
        }
        "can" | "could" if someone && reading.text(start + 2) == "drink" => Some(Form::Knowledge),
        "can" | "could" | "would" if someone => Some(Form::Request),
        "can" | "could" if next == "too" || names_topic(reading, start + 1) => Some(Form::Knowledge),
        "any" if matches!(next, "tips" | "advice" | "idea" | "ideas" | "thoughts") => Some(Form::Knowledge),
        "tell" if next == "me" => Some(Form::Knowledge),
        _ => None,
    }
}

/// A thing to know about stands here: "can beer ...", "will lifting ...".
fn names_topic(reading: &Reading, at: usize) -> bool {
    const VERBS: &[&str] =
        &["train", "lift", "run", "eat", "drink", "walk", "rest", "sleep", "gain", "lose", "burn", "recover", "breathe", "cut"];
    let topic = reading.cues(Cue::Domain, reading.whole()).any(|cue| cue.start == at)
        || reading.exercises.iter().any(|mark| mark.at.start == at);
    topic && !VERBS.contains(&reading.text(at))
}

/// Takes sentences that only want to know something, before their words are read as facts of the athlete.
pub(in crate::language) fn questions(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let own_allergy = (sentence.start..sentence.end).any(|at| reading.words[at].stem.starts_with("allerg"))
            && (sentence.start..sentence.end).any(|at| matches!((reading.text(at), reading.text(at + 1)), ("i", "am")));
        if own_allergy || !reading.is_free(sentence) || !asks(reading, sentence) {
            continue;
        }
        let of_food = knows_food(reading, sentence);
        if is_about_training(reading, sentence) || of_food {
            found.add(sentence.start, Intent::Question);
            reading.take(asking_part(reading, sentence));
            return;
        }
        reading.take(sentence);
    }
}

/// What ends with a question mark, is about training and was understood by nobody.
pub(in crate::language) fn leftovers(reading: &mut Reading, found: &mut Found) {
    let asked = |sentence: &Span| reading.text(sentence.end.saturating_sub(1)) == "?" && is_about_training(reading, *sentence);
    if let Some(sentence) = reading.sentences().into_iter().find(|sentence| found.is_empty() && asked(sentence)) {
        found.add(sentence.start, Intent::Question);
        reading.take(sentence);
    }
}

fn asks(reading: &Reading, sentence: Span) -> bool {
    let mark = reading.text(sentence.end.saturating_sub(1)) == "?";
    let clauses = reading.clauses().into_iter().filter(|clause| sentence.holds(clause.start));
    match form(reading, sentence) {
        Some(Form::Knowledge) => true,
        Some(Form::Request) => !is_wish(reading, sentence),
        None => {
            let food = knows_food(reading, sentence) || names_food(reading, sentence);
            (mark || food)
                && clauses.skip(1).any(|clause| {
                    form(reading, clause) == Some(Form::Knowledge)
                        || reading.text(clause.start) == "ok"
                        || reading.text(clause.start) == "okay"
                })
        }
    }
}

/// "can we do four days", "could you use pounds": facts in the dress of a question.
fn is_wish(reading: &Reading, sentence: Span) -> bool {
    let start = (sentence.start..sentence.end)
        .find(|&at| matches!(reading.text(at), "can" | "could" | "would"))
        .unwrap_or(sentence.start);
    let who = reading.text(start + 1);
    let schedule = reading.free_measures(sentence).next().is_some()
        || reading.free_days(sentence).next().is_some()
        || reading.has(Cue::PerWeek, sentence);
    let facts = reading.marks.iter().any(|mark| {
        sentence.holds(mark.at.start) && matches!(mark.what, Meaning::Equipment(_) | Meaning::Diet(_) | Meaning::Allergen(_))
    }) || reading.has_any(&[Cue::UseUnits, Cue::GoalOnly, Cue::NoJumping, Cue::AgainFine, Cue::Avoid], sentence);
    let chosen = reading.has(Cue::MealsADay, sentence) || crate::language::food::energy::energy(reading, sentence).is_some();
    let allowed =
        (start + 2..start + 4).any(|at| matches!(reading.text(at), "eat" | "have" | "drink")) && names_food(reading, sentence);
    if allowed {
        return false;
    }
    if chosen {
        return true;
    }
    if who == "i" { schedule && reading.has_any(&[Cue::PerWeek, Cue::AgainFine], sentence) } else { facts || schedule }
}

fn names_food(reading: &Reading, sentence: Span) -> bool {
    reading.marks.iter().any(|mark| mark.what == Meaning::Food && sentence.holds(mark.at.start))
}

/// "vegan since lent, could it be iron": what stands before the question is told, and no part of it.
fn asking_part(reading: &Reading, sentence: Span) -> Span {
    let first = reading
        .clauses()
        .into_iter()
        .find(|clause| sentence.holds(clause.start) && form(reading, *clause) == Some(Form::Knowledge));
    match first {
        Some(clause) if form(reading, sentence).is_none() => Span::new(clause.start, reading.len()),
        _ => reading.whole(),
    }
}

/// What is wanted to be known of eating: "could it be iron", "should I eat less".
fn knows_food(reading: &Reading, sentence: Span) -> bool {
    let named = reading.marks.iter().any(|mark| {
        sentence.holds(mark.at.start) && matches!(mark.what, Meaning::Meal(_) | Meaning::Diet(_) | Meaning::Condition(_))
    });
    let knowledge = reading
        .clauses()
        .into_iter()
        .any(|clause| sentence.holds(clause.start) && form(reading, clause) == Some(Form::Knowledge));
    knowledge && (named || reading.has(Cue::MealWord, sentence))
}

fn is_about_training(reading: &Reading, sentence: Span) -> bool {
    names_food(reading, sentence)
        || reading.has_any(&[Cue::Domain, Cue::TrainingWord], sentence)
        || reading.free_exercises(sentence).next().is_some()
}
