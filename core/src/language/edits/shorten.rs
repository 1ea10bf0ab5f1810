//! "only got 20 minutes today": less time than planned, this once.

use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, When};

/// Longest session that still counts as short of time, in minutes.
const LONGEST: f64 = 240.0;

/// Reads how little time there is.
pub(in crate::language) fn shorten_session(reading: &mut Reading, found: &mut Found) {
    let meal = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Meal(_)))
        && !reading.has(Cue::TrainingWord, reading.whole());
    if meal
        || found.changes_meals()
        || reading.has(Cue::Cooking, reading.whole())
        || reading.asked.is_some() && !reading.has(Cue::Rush, reading.whole())
    {
        return;
    }
    let Some(sentence) =
        reading.sentences().into_iter().rev().find(|sentence| is_short(reading, *sentence, found.moved_to().is_some()))
    else {
        return;
    };
    let minutes = minutes(reading, Span::new(sentence.start, reading.len()));
    let when = day(reading, sentence);
    let moved = found.moved_to();
    let start = minutes.map_or(sentence.start, |(_, at)| at.start);
    found.add(
        start,
        Intent::ShortenSession { minutes: minutes.map(|(minutes, _)| minutes), when: when.map(|(when, _)| when).or(moved) },
    );
    let taken: Vec<Span> =
        reading.free_measures(reading.whole()).filter(|mark| mark.what.minutes().is_some()).map(|mark| mark.at).collect();
    taken.into_iter().chain(when.map(|(_, at)| at)).for_each(|at| reading.take(at));
    if let Some(cue) = reading.free_cue(Cue::Rush, sentence) {
        reading.take(cue);
    }
}

fn is_short(reading: &Reading, sentence: Span, moved: bool) -> bool {
    let minutes = minutes(reading, sentence);
    let rush = reading.said(Cue::Rush, sentence).is_some();
    let shorter = reading.cues(Cue::Rush, sentence).any(|at| {
        at.len() > 1 || matches!(reading.words[at.start].stem.as_str(), "shorten" | "shorter" | "condens" | "squeez" | "compress")
    });
    let Some((_, at)) = minutes else {
        let meant = shorter && speaks_of_session(reading, sentence) || asks_for_less(reading, sentence);
        let too_much = reading.has(Cue::TooHard, sentence) && reading.has(Cue::Easier, sentence);
        return rush && meant && !too_much && !is_standing(reading);
    };
    let clause = reading.clause_at(at.start);
    let once = day(reading, sentence).is_some();
    let only =
        reading.cues(Cue::OnlyHave, clause).any(|at| !matches!(reading.text(at.start), "max" | "tops" | "maximum" | "at" | "no"));
    let planned = reading.has_any(&[Cue::RealPlan, Cue::GoalOnly, Cue::ExplainRecipe], reading.whole());
    let introduces =
        reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Condition(_) | Meaning::Experience(_) | Meaning::Diet(_)))
            && !rush
            && !once;
    let more = has_more_schedule(reading) || introduces;
    !is_standing(reading) && !more && !planned && (rush || once || moved || (only && !sets_default(reading, clause)))
}

/// "quick version please", "dont have long today": short and clear without a word for the session.
fn asks_for_less(reading: &Reading, sentence: Span) -> bool {
    let words = (sentence.start..sentence.end).filter(|&at| reading.words[at].is_word()).count();
    let plain = reading.cues(Cue::Rush, sentence).any(|cue| {
        (cue.start..cue.end).any(|at| {
            matches!(
                reading.words[at].stem.as_str(),
                "version"
                    | "express"
                    | "shorten"
                    | "condens"
                    | "shorter"
                    | "trim"
                    | "long"
                    | "one"
                    | "quick"
                    | "quicki"
                    | "quicker"
                    | "faster"
            )
        })
    });
    let food =
        reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Food | Meaning::Meal(_)) && sentence.holds(mark.at.start))
            || reading.has(Cue::MealWord, sentence);
    plain && words <= 11 && !food && reading.free_exercises(sentence).next().is_none()
}

fn speaks_of_session(reading: &Reading, sentence: Span) -> bool {
    reading.has_any(&[Cue::TrainingWord, Cue::SessionWord], sentence)
}

/// Days a week, or several days: the figure belongs to the profile.
fn has_more_schedule(reading: &Reading) -> bool {
    let whole = reading.whole();
    let several = reading.free_days(whole).filter(|mark| !mark.what.weekdays().is_empty()).count() > 1;
    let days = reading.free_measures(whole).any(|mark| matches!(mark.what, crate::language::measures::Measure::Days(_)));
    let counted = reading.bare_numbers(whole).iter().any(|number| {
        reading.words.get(number.at.end).is_some_and(|next| {
            matches!(next.stem.as_str(), "morn" | "even" | "night" | "time" | "session" | "workout" | "lunchtim")
        })
    });
    several || days || counted || reading.has(Cue::PerWeek, whole)
}

fn is_standing(reading: &Reading) -> bool {
    reading.has(Cue::Standing, reading.whole())
        && !reading.days.iter().any(|mark| matches!(mark.what.when(), Some(When::Today | When::Tomorrow)))
}

/// "make that 45 mins", "workouts of 40 min at most": for every session.
fn sets_default(reading: &Reading, clause: Span) -> bool {
    reading.has(Cue::TrainingWord, clause) || reading.text(clause.start) == "make"
}

/// The last figure that was not taken back.
fn minutes(reading: &Reading, sentence: Span) -> Option<(u16, Span)> {
    let fits = |at: Span| reading.before(at.start, 1) != "not";
    let said =
        reading.free_measures(sentence).filter(|mark| fits(mark.at)).filter_map(|mark| Some((mark.what.minutes()?, mark.at)));
    let measured = said.filter(|(minutes, _)| (1.0..=LONGEST).contains(minutes)).last();
    // "took me 70 min, can we trim it to 50": how long it was, and how long it should be.
    let trimmed = measured.and_then(|(_, at)| bare_minutes(reading, Span::new(at.end, sentence.end)));
    trimmed.or(measured).or_else(|| bare_minutes(reading, sentence)).map(|(minutes, at)| (minutes.round() as u16, at))
}

/// "shorten it to 30".
fn bare_minutes(reading: &Reading, sentence: Span) -> Option<(f64, Span)> {
    let rush = reading.said(Cue::Rush, sentence)?;
    let numbers = reading.bare_numbers(Span::new(rush.start, sentence.end));
    let fits = |at: Span| {
        let before = reading.before(at.start, 1);
        matches!(before, "to" | "in" | "into" | "under" | "only" | "just" | "down")
            || (before == "it" && reading.before(at.start, 2) == "make")
    };
    numbers.into_iter().rfind(|mark| (5.0..=180.0).contains(&mark.what) && fits(mark.at)).map(|mark| (mark.what, mark.at))
}

fn day(reading: &Reading, sentence: Span) -> Option<(When, Span)> {
    let here = reading.free_days(sentence).filter_map(|mark| Some((mark.what.when()?, mark.at)));
    here.filter(|(when, _)| !matches!(when, When::Week | When::NextWeek | When::Yesterday)).last()
}
