//! "what's on today", "show me the week", "what's for dinner": a plan should be shown.

use crate::athlete::Weekday;
use crate::language::cue::Cue;
use crate::language::dates::DayName;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Asked, Intent, PlanKind, When};

/// Reads a wish to see a plan.
pub(in crate::language) fn show_plan(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let Some((what, when, at)) = wish(reading, sentence).or_else(|| joined(reading, sentence)) else { continue };
        found.add(at.start, Intent::ShowPlan { what, when });
        let days: Vec<Span> = reading.free_days(sentence).map(|mark| mark.at).collect();
        days.into_iter().chain([at]).for_each(|at| reading.take(at));
        return;
    }
}

fn wish(reading: &Reading, sentence: Span) -> Option<(PlanKind, When, Span)> {
    let days: Vec<Mark<DayName>> = reading.free_days(sentence).cloned().collect();
    let day = days.iter().rev().find_map(|mark| Some((mark.what.when()?, mark.at)));
    let weekend = days
        .first()
        .filter(|mark| day.is_none() && mark.what.weekdays() == [Weekday::Sat, Weekday::Sun])
        .and_then(|mark| Some((When::Day(*mark.what.weekdays().first()?), mark.at)));
    let day = day.or(weekend.filter(|_| days.len() == 1));
    if asks_advice(reading, sentence) || compares(reading, sentence) {
        return None;
    }
    let hurts = reading.has(Cue::Pain, sentence) && (sentence.start..sentence.end).any(|at| reading.text(at) == "should");
    if hurts {
        return None;
    }
    let show = reading.cues(Cue::Show, sentence).find(|at| reading.is_free(*at) && opens(reading, sentence, *at));
    let show = show.filter(|at| !doubts(reading, *at, day.map(|(_, at)| at)));
    let show = show.filter(|at| reading.text(at.start) != "next" || reading.is_free(sentence));
    let food = names_food(reading, sentence);
    let noun = reading.cues(Cue::ShowNoun, sentence).find(|at| reading.is_free(*at));
    let about = sentence_has_figures(reading, sentence);
    let what = kind(reading, sentence);
    let what = if reading.has(Cue::BothWord, sentence) && show.is_some() { PlanKind::Both } else { what };
    let bare = is_bare(reading, sentence, day.map(|(_, at)| at));
    match (show, day, noun) {
        (Some(show), Some((when, at)), _) if !about => {
            Some((what, when, Span::new(show.start.min(at.start), show.end.max(at.end))))
        }
        (Some(show), None, Some(_)) if !about && of_plan(reading, sentence, food) => {
            Some((what, default_when(reading, sentence, food), show))
        }
        (Some(show), None, None) if food && !about && of_plan(reading, sentence, food) => {
            Some((what, default_when(reading, sentence, food), show))
        }
        (None, Some((when, at)), _) if bare => Some((what, when, at)),
        (None, None, _) if only_a_meal(reading, sentence) => Some((PlanKind::Meals, When::Today, sentence)),
        (None, None, Some(at)) if bare && reading.has(Cue::RealPlan, sentence) => {
            Some((what, default_when(reading, sentence, food), at))
        }
        _ => None,
    }
}

/// "is it the tomatoes", "and is it freezable": asked of something, unless a day stands in the same clause.
fn doubts(reading: &Reading, show: Span, day: Option<Span>) -> bool {
    let clause = reading.clause_at(show.start);
    matches!((reading.text(show.start), reading.text(show.start + 1)), ("is", "it"))
        && show.start > 0
        && !day.is_some_and(|day| clause.holds(day.start))
}

/// "which meal costs the most": knowledge, and no plan.
fn compares(reading: &Reading, sentence: Span) -> bool {
    (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "which" | "what"))
        && (sentence.start..sentence.end)
            .any(|at| matches!(reading.text(at), "most" | "least" | "cheapest" | "dearest" | "healthiest" | "worst"))
}

/// "show my progress and my plan for the week": the verb stands before the first of both.
fn joined(reading: &Reading, sentence: Span) -> Option<(PlanKind, When, Span)> {
    if !matches!(reading.text(sentence.start), "show" | "give" | "can" | "please" | "let") {
        return None;
    }
    let clauses =
        reading.clauses().into_iter().filter(|clause| sentence.holds(clause.start) && reading.text(clause.start) == "and");
    clauses.into_iter().filter(|clause| reading.is_free(*clause)).find_map(|clause| wish(reading, clause))
}

/// "what is a good post workout snack": knowledge, and no plan.
fn asks_advice(reading: &Reading, sentence: Span) -> bool {
    let what = (sentence.start..sentence.end).find(|&at| {
        matches!(reading.text(at), "what" | "which" | "any")
            && matches!(reading.text(at + 1), "is" | "are" | "a" | "some" | "good" | "healthy" | "would" | "makes")
    });
    what.is_some_and(|at| {
        (at..(at + 5).min(sentence.end))
            .any(|at| matches!(reading.text(at), "good" | "best" | "healthy" | "healthiest" | "ideal" | "better"))
    }) && !(sentence.start..sentence.end).any(|at| matches!(reading.text(at), "plan" | "my" | "todays"))
}

/// "breakfast?": a meal and nothing else.
fn only_a_meal(reading: &Reading, sentence: Span) -> bool {
    let meals: Vec<Span> =
        reading.marks.iter().filter(|mark| matches!(mark.what, Meaning::Meal(_))).map(|mark| mark.at).collect();
    let rest =
        (sentence.start..sentence.end).filter(|&at| reading.words[at].is_word() && !meals.iter().any(|meal| meal.holds(at)));
    reading.asked.is_none() && meals.iter().any(|meal| sentence.holds(meal.start)) && rest.count() == 0
}

/// Training, food or both, by the words of a stretch.
pub(in crate::language) fn kind(reading: &Reading, within: Span) -> PlanKind {
    match (names_food(reading, within), reading.has(Cue::TrainingWord, within)) {
        (true, true) if only_a_menu(reading, within) => PlanKind::Workouts,
        (true, true) => PlanKind::Both,
        (true, false) => PlanKind::Meals,
        (false, false) if talks_of_food(reading) => PlanKind::Meals,
        _ => PlanKind::Workouts,
    }
}

/// "hate mushrooms, show me the week": nothing else was spoken of.
fn talks_of_food(reading: &Reading) -> bool {
    reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Food | Meaning::Diet(_)))
        && !reading.has(Cue::TrainingWord, reading.whole())
}

/// "what is on the menu today, training wise": a menu of exercises.
fn only_a_menu(reading: &Reading, within: Span) -> bool {
    let meal = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Meal(_)) && within.holds(mark.at.start));
    let wise = (within.start..within.end).any(|at| reading.text(at) == "wise");
    wise && !meal && reading.cues(Cue::MealWord, within).all(|at| reading.text(at.start) == "menu")
}

/// The question begins the sentence, or its clause.
fn opens(reading: &Reading, sentence: Span, show: Span) -> bool {
    const LEADS: &[&str] = &[
        "and", "so", "ok", "okay", "hey", "hi", "then", "but", "also", "please", "coach", "can", "could", "you", "i", "just",
        "now", "right", "to", "let", "me", "want", "would", "like", "need", "yo", "hello", "wait", ",", "quick", "question",
        "erm", "um", "well", "oh", "plan", "exactly",
    ];
    let clause = reading.clause_at(show.start);
    let lead = |from: usize| (from..show.start).all(|at| LEADS.contains(&reading.text(at)));
    lead(sentence.start) || lead(clause.start)
}

fn names_food(reading: &Reading, sentence: Span) -> bool {
    let meal = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Meal(_)) && sentence.holds(mark.at.start));
    let cooks = (sentence.start..sentence.end).any(|at| reading.words[at].stem == "cook");
    meal || cooks || reading.has(Cue::MealWord, sentence)
}

/// "what should I do about 3 sets of squats" is no wish to see a day.
fn sentence_has_figures(reading: &Reading, sentence: Span) -> bool {
    reading.free_measures(sentence).any(|mark| mark.what.kg().is_some())
        || reading.free_cue(Cue::GoalOnly, sentence).is_some()
        || (reading.has(Cue::Remind, sentence) && !reading.has(Cue::RemindOf, sentence))
}

/// Without a day only a plan, a workout or a meal can be meant, and no exercise.
fn of_plan(reading: &Reading, sentence: Span, food: bool) -> bool {
    let exercise = reading.free_exercises(sentence).next().is_some();
    let noun = reading.cues(Cue::ShowNoun, sentence).any(|at| {
        let word = reading.words[at.start].stem.as_str();
        matches!(
            word,
            "plan"
                | "workout"
                | "session"
                | "schedul"
                | "programm"
                | "program"
                | "routin"
                | "menu"
                | "agenda"
                | "calendar"
                | "exercis"
                | "train"
                | "timet"
                | "split"
                | "timetabl"
        ) || at.len() > 1
    });
    let first = reading.text(sentence.start);
    let about = matches!(first, "is" | "are" | "am" | "do" | "have" | "does");
    let knows = reading.has(Cue::Domain, sentence)
        && matches!(first, "what" | "which" | "how")
        && matches!(reading.text(sentence.start + 1), "muscles" | "does" | "about")
        && !food;
    let advice = (sentence.start..sentence.end).any(|at| {
        matches!(reading.text(at), "best" | "better" | "good" | "worst" | "should" | "enough" | "safe" | "difference" | "mean")
    }) && !food;
    let around = (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "before" | "after" | "during"));
    !exercise && !about && !advice && !around && !knows && (noun || (food && !reading.has(Cue::AgainFine, sentence)))
}

/// A plan is shown for the week, a workout or a meal for today.
fn default_when(reading: &Reading, sentence: Span, food: bool) -> When {
    let plan = reading.cues(Cue::RealPlan, sentence).next().is_some();
    let next = reading.text(sentence.start) == "next" || (sentence.start..sentence.end).any(|at| reading.text(at) == "next");
    let meal = food && reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Meal(_)) && sentence.holds(mark.at.start));
    if plan && !meal && !next { When::Week } else { When::Today }
}

/// "today", "friday?", "plan for friday pls", "tomorrow's session".
fn is_bare(reading: &Reading, sentence: Span, day: Option<Span>) -> bool {
    const FILLERS: &[&str] = &[
        "for", "the", "my", "please", "on", "and", "a", "of", "whole", "full", "coach", "me", "in", "s", "about", "what", "how",
        "to", "just", "then", "ok", "at", "is", "up", "food", "meals",
    ];
    let known = |at: usize| {
        day.is_some_and(|day| day.holds(at))
            || !reading.words[at].is_word()
            || FILLERS.contains(&reading.text(at))
            || reading.cues(Cue::ShowNoun, sentence).any(|cue| cue.holds(at))
            || reading.cues(Cue::MealWord, sentence).any(|cue| cue.holds(at))
    };
    reading.asked != Some(Asked::DaysPerWeek) && reading.is_free(sentence) && (sentence.start..sentence.end).all(known)
}
