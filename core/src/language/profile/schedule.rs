//! Days a week, minutes for a session, and the weekdays that suit.

use crate::athlete::{DaysPerWeek, ProfilePatch, SessionMinutes, Weekday};
use crate::language::cue::Cue;
use crate::language::dates::DayName;
use crate::language::lexicon::Meaning;
use crate::language::measures::Measure;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::{Reading, is_correction};

/// Reads days and minutes.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    if let Some(mark) = days_a_week(reading) {
        patch.days_per_week = Some(mark.what);
        reading.take(mark.at);
    }
    if let Some(mark) = minutes(reading) {
        patch.minutes_per_session = Some(mark.what);
        reading.take(mark.at);
    }
    weekdays(reading, patch);
}

fn crossed_out(reading: &Reading, at: Span) -> bool {
    let small = matches!(reading.before(at.start, 1), "an" | "a" | "the" | "my" | "usual");
    let back = 1 + usize::from(small);
    let instead = reading.before(at.start, back) == "of" && reading.before(at.start, back + 1) == "instead";
    instead
        || reading.before(at.start, 1) == "not"
        || (reading.before(at.start, back) == "than" && reading.before(at.start, back + 1) == "rather")
}

/// "4 days", "3x a week", "twice a week", "four sessions per week", "every other day"; what was said last counts.
fn days_a_week(reading: &Reading) -> Option<Mark<DaysPerWeek>> {
    let mut found: Vec<Mark<f64>> = Vec::new();
    for mark in reading.free_measures(reading.whole()) {
        if let Measure::Days(days) = mark.what
            && !is_stretch(reading, mark.at)
        {
            found.push(Mark { at: mark.at, what: days });
        }
    }
    for number in reading.bare_numbers(reading.whole()) {
        if counts_sessions(reading, number.at.end) {
            found.push(number);
        }
    }
    found.extend(in_words(reading));
    let corrected = reading.bare_numbers(reading.whole()).into_iter().filter(|number| is_correction(reading, number.at.start));
    let corrected: Vec<Mark<f64>> =
        corrected.filter(|number| found.iter().any(|earlier| earlier.at.end <= number.at.start)).collect();
    let only = reading.bare_numbers(reading.whole()).into_iter().filter(|number| {
        let does = matches!(reading.before(number.at.start, 1), "do" | "manage" | "make" | "to");
        let only = (2..=4).any(|back| matches!(reading.before(number.at.start, back), "only" | "just" | "cut" | "down"));
        let should = matches!((reading.before(number.at.start, 2), reading.before(number.at.start, 1)), ("should", "be"));
        (does && only || should) && found.iter().any(|earlier| earlier.at.end <= number.at.start)
    });
    let only: Vec<Mark<f64>> = only.collect();
    found.extend(only);
    found.extend(corrected);
    found.sort_by_key(|mark| mark.at);
    let last = found.into_iter().rfind(|mark| !crossed_out(reading, mark.at) && !meals(reading, mark.at))?;
    let days = last.what;
    let whole = days.fract() == 0.0 && (1.0..=7.0).contains(&days);
    if whole { DaysPerWeek::new(days as u8).ok().map(|what| Mark { at: last.at, what }) } else { None }
}

/// "3 meals a day", "snack 3 times".
fn meals(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    reading.has(Cue::PerDay, Span::new(at.start, (at.end + 3).min(clause.end)))
        && reading.has_any(&[Cue::MealWord, Cue::MealsADay], clause)
}

/// "in 3 days", "2 days ago", "30 day challenge": a stretch of time.
fn is_stretch(reading: &Reading, at: Span) -> bool {
    let before = reading.before(at.start, 1);
    let after = reading.text(at.end);
    let one_day =
        reading.text(at.start) == "one" && !reading.has(Cue::PerWeek, Span::new(at.end, (at.end + 2).min(reading.len())));
    one_day
        || matches!(before, "in" | "last" | "past" | "within")
        || matches!(after, "ago" | "from" | "challenge" | "later" | "off" | "straight" | "in" | "rest" | "since")
        || reading.text(at.end) == "without"
}

/// "3x a week", "3 times", "3 sessions", "3 workouts a week", "3 per week", "3 a week".
fn counts_sessions(reading: &Reading, end: usize) -> bool {
    const NOUNS: &[&str] = &["time", "session", "workout", "x", "train", "gym", "run", "lift", "even", "morn", "night"];
    const KINDS: &[&str] = &[
        "longer", "shorter", "short", "long", "hard", "full", "gym", "training", "evening", "morning", "proper", "good", "solid",
        "lifting", "weights", "workout",
    ];
    let kind = KINDS.contains(&reading.text(end));
    let end = end + usize::from(kind);
    let word = reading.words.get(end);
    if kind && matches!(reading.text(end), "day" | "days") && reading.text(end + 1) != "ago" {
        return true;
    }
    let noun = word.is_some_and(|token| NOUNS.contains(&token.stem.as_str()));
    let start = end + usize::from(noun);
    let again = start
        + usize::from(
            noun && reading.words.get(start).is_some_and(|token| matches!(token.stem.as_str(), "session" | "workout" | "day")),
        );
    let bare_week = noun && reading.text(again) == "week";
    let week = bare_week
        || reading.has(Cue::PerWeek, Span::new(start, (again + 3).min(reading.len())))
        || (reading.text(again) == "/" && reading.text(again + 1) == "week");
    let one_plan =
        reading.words.get(end + 1).is_some_and(|next| matches!(next.text.as_str(), "plan" | "programme" | "program" | "routine"));
    let other = one_plan || matches!(reading.text(end + 1), "ago" | "left");
    let plain = word.is_some_and(|token| matches!(token.stem.as_str(), "session" | "workout"))
        && !other
        && !(reading.text(end + 1) == "in"
            && reading.words.get(end + 2).is_some_and(|token| token.is_word() && token.text != "each"));
    // "full gym, three evenings": told beside what a plan is made from.
    let told = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Equipment(_)));
    let evenings = told
        && word.is_some_and(|token| matches!(token.text.as_str(), "evenings" | "mornings" | "evening" | "morning"))
        && !other;
    week || plain || evenings
}

fn in_words(reading: &Reading) -> Vec<Mark<f64>> {
    let mut found = Vec::new();
    for at in 0..reading.len() {
        let here = Span::new(at, at + 1);
        let week = || reading.has(Cue::PerWeek, Span::new(at + 1, (at + 4).min(reading.len())));
        let value = match reading.text(at) {
            "once" if week() => Some(1.0),
            "twice" if week() || reading.sentence_at(at).len() <= 4 => Some(2.0),
            "thrice" => Some(3.0),
            "daily" if is_each_day(reading, at) => Some(7.0),
            "every" if reading.text(at + 1) == "other" && reading.text(at + 2) == "day" => Some(4.0),
            "every" if reading.text(at + 1) == "second" && reading.text(at + 2) == "day" => Some(4.0),
            _ => None,
        };
        if let Some(what) = value.filter(|_| reading.is_free(here)) {
            found.push(Mark { at: here, what });
        }
    }
    found
}

/// "30 minutes daily": of training, and not of cooking.
fn is_each_day(reading: &Reading, at: usize) -> bool {
    let timed = reading.measures.iter().any(|mark| mark.at.end == at && mark.what.minutes().is_some());
    let whole = reading.whole();
    timed
        && reading.has_any(&[Cue::RealPlan, Cue::TrainingWord], whole)
        && !reading.has_any(&[Cue::Cooking, Cue::MealWord], whole)
}

/// Minutes for every session; what was said last counts.
fn minutes(reading: &Reading) -> Option<Mark<SessionMinutes>> {
    let said = reading.free_measures(reading.whole()).filter_map(|mark| Some(Mark { at: mark.at, what: mark.what.minutes()? }));
    let fits = |mark: &Mark<f64>| !crossed_out(reading, mark.at) && !is_other_time(reading, mark.at);
    let (gone, left): (Vec<Mark<f64>>, Vec<Mark<f64>>) = said.filter(fits).partition(|mark| is_gone(reading, mark.at));
    let last = left.into_iter().next_back().or_else(|| at_most(reading).filter(|_| !gone.is_empty()))?;
    let minutes = last.what.round();
    if (10.0..=240.0).contains(&minutes) {
        SessionMinutes::new(minutes as u16).ok().map(|what| Mark { at: last.at, what })
    } else {
        None
    }
}

/// "I don't have 60 minutes any more": the time that there was.
fn is_gone(reading: &Reading, at: Span) -> bool {
    let have = |back: usize| matches!(reading.before(at.start, back), "have" | "got" | "do" | "manage" | "find");
    let not = |back: usize| matches!(reading.before(at.start, back), "not" | "no" | "never");
    (1..=2).any(|back| have(back) && (not(back + 1) || not(back + 2)))
}

/// "35 max": minutes that stand for those that are gone.
fn at_most(reading: &Reading) -> Option<Mark<f64>> {
    let numbers = reading.bare_numbers(reading.whole());
    numbers.into_iter().rfind(|mark| {
        matches!(reading.text(mark.at.end), "max" | "tops" | "maximum")
            || matches!(reading.before(mark.at.start, 1), "only" | "just" | "max")
    })
}

/// Time in the kitchen, on a run, or asleep.
fn is_other_time(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    let slept = (clause.start..clause.end).any(|at| {
        matches!(reading.words[at].stem.as_str(), "sleep" | "slept" | "rest" | "commut" | "drive" | "ago" | "late" | "break")
    });
    reading.has(Cue::Cooking, clause) && !reading.has(Cue::TrainingWord, clause) || slept
}

/// "I hate mondays", "ate like a pig all weekend": days that nobody trains on because of these words.
fn is_small_talk(reading: &Reading) -> bool {
    let told = (0..reading.len()).any(|at| matches!(reading.text(at), "ate" | "drank" | "slept" | "rain" | "weather" | "sunny"));
    told || reading.has(Cue::Dislike, reading.whole()) && reading.len() <= 4
}

fn weekdays(reading: &mut Reading, patch: &mut ProfilePatch) {
    if is_small_talk(reading) {
        return;
    }
    let named: Vec<Mark<DayName>> =
        reading.free_days(reading.whole()).filter(|mark| !mark.what.weekdays().is_empty()).cloned().collect();
    let eats = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Diet(_) | Meaning::Meal(_)));
    let trains = reading.has(Cue::TrainingWord, reading.whole());
    if named.is_empty() || (eats && !trains) || !suits_training(reading, &named) {
        return;
    }
    let named = spanned(reading, named);
    let only: Vec<Span> = named.iter().map(|mark| mark.at).filter(|at| is_the_only(reading, *at)).collect();
    let elsewhere =
        |at: Span| !only.is_empty() && only.iter().all(|only| reading.sentence_at(only.start) != reading.sentence_at(at.start));
    let (out, suits): (Vec<_>, Vec<_>) = named.into_iter().partition(|mark| is_out(reading, mark.at) || elsewhere(mark.at));
    let mut days: Vec<Weekday> = suits.iter().flat_map(|mark| mark.what.weekdays()).collect();
    if suits.is_empty() && out.iter().all(|mark| mark.what.weekdays().len() < Weekday::ALL.len()) && out.len() < 3 {
        days = Weekday::ALL.to_vec();
    }
    // "Tuesday and Thursday, not Tuesday and Friday": what was named for itself stays.
    let named = |day: &Weekday| suits.iter().any(|mark| mark.what.weekdays() == [*day]);
    days.retain(|day| named(day) || !out.iter().any(|mark| mark.what.weekdays().contains(day)));
    let trains = || {
        reading.words.iter().any(|token| {
            matches!(token.stem.as_str(), "train" | "workout" | "exercis" | "gym" | "session" | "lift" | "avail" | "free" | "do")
        })
    };
    if days.len() == Weekday::ALL.len() && !trains() && reading.asked != Some(crate::language::Asked::DaysPerWeek) {
        return;
    }
    if days.len() == Weekday::ALL.len() {
        patch.days_per_week = patch.days_per_week.or(DaysPerWeek::new(7).ok());
    } else {
        patch.weekdays.extend(days);
    }
    suits.iter().chain(&out).for_each(|mark| reading.take(mark.at));
}

/// "monday to friday": all days between.
pub(in crate::language) fn spanned(reading: &Reading, named: Vec<Mark<DayName>>) -> Vec<Mark<DayName>> {
    let mut out: Vec<Mark<DayName>> = Vec::new();
    for mark in named {
        let first = out.last().and_then(|last| last.what.weekdays().first().copied());
        let linked = out.last().is_some_and(|last| {
            last.at.end + 1 == mark.at.start && matches!(reading.text(last.at.end), "to" | "through" | "until" | "til")
        });
        match (first, mark.what.weekdays().first().copied(), out.last_mut()) {
            (Some(from), Some(to), Some(last)) if linked && from < to => {
                last.what = DayName::Every(Weekday::ALL[from as usize..=to as usize].to_vec());
                last.at.end = mark.at.end;
            }
            _ => out.push(mark),
        }
    }
    out
}

fn is_out(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    let lies_out = matches!(reading.text(at.end), "out" | "off") && !matches!(reading.before(at.start, 1), "day" | "my" | "a");
    let out_after = lies_out || reading.cues(Cue::CannotDay, clause).any(|cue| cue.start >= at.end && cue.start <= at.end + 2);
    if out_after {
        return true;
    }
    reading.denied(at.start)
        || matches!(reading.before(at.start, 1), "except" | "not" | "never")
        || (reading.before(at.start, 2) == "never")
}

/// "just weekdays", "weekends only".
fn is_the_only(reading: &Reading, at: Span) -> bool {
    matches!(reading.before(at.start, 1), "just" | "only") || matches!(reading.text(at.end), "only")
}

/// Most words of an utterance that tells of days only.
const FEW_WORDS: usize = 9;

/// Days that suit: said with training, several at once, or with nothing else.
fn suits_training(reading: &Reading, named: &[Mark<DayName>]) -> bool {
    const WORDS: &[&str] = &[
        "train", "work", "free", "avail", "suit", "best", "onli", "can", "day", "good", "prefer", "gym", "session", "workout",
        "fine", "ok", "okay", "schedul", "usual", "after", "do", "around", "make", "exercis", "lift", "stick",
    ];
    let several = named.iter().map(|mark| mark.what.weekdays().len()).sum::<usize>() > 1;
    let said = reading.words.iter().any(|token| WORDS.contains(&token.stem.as_str()));
    let asked = reading.asked == Some(crate::language::Asked::DaysPerWeek);
    let habit = named.iter().any(|mark| matches!(mark.what, DayName::Every(_))) && reading.len() <= FEW_WORDS;
    let never = reading.len() <= FEW_WORDS && named.iter().any(|mark| reading.denied(mark.at.start));
    let habit = habit || never;
    let said = said || habit;
    let trains = named.iter().any(|mark| reading.has(Cue::TrainingWord, reading.clause_at(mark.at.start)));
    let odd = reading.left_over() > 0.75 && !several && !trains;
    (several || said || asked) && (!odd || habit)
}
