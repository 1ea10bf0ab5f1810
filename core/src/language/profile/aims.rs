//! What the training is for, how long somebody trained, and how the days are spent.

use crate::athlete::{Activity, Experience, Goal, ProfilePatch};
use crate::language::When;
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::measures::Measure;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::{Reading, is_correction};

/// Months of training below which somebody is a beginner.
const BEGINNER_MONTHS: f64 = 6.0;
/// Months of training from which somebody is advanced when nothing else is said.
const ADVANCED_MONTHS: f64 = 60.0;

/// Reads goal, experience and activity.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    if let Some(mark) = goal(reading) {
        patch.goal = Some(mark.what);
        reading.take(mark.at);
    }
    if let Some(mark) = experience(reading) {
        patch.experience = Some(mark.what);
        reading.take(mark.at);
    }
    if let Some(mark) = activity(reading) {
        patch.activity = Some(mark.what);
        reading.take(mark.at);
    }
}

fn goal(reading: &Reading) -> Option<Mark<Goal>> {
    let whole = reading.whole();
    let strong = reading.meanings(whole, |meaning| if let Meaning::Goal(goal) = meaning { Some(goal) } else { None });
    let strong: Vec<Mark<Goal>> = strong.into_iter().filter(|mark| counts(reading, mark.at)).collect();
    if let Some(best) = settled(reading, &strong) {
        return Some(best);
    }
    let weak = reading.meanings(whole, |meaning| if let Meaning::GoalWord(goal) = meaning { Some(goal) } else { None });
    let fits = |mark: &&Mark<Goal>| counts(reading, mark.at) && talks_of_goal(reading, mark.at);
    let weak: Vec<Mark<Goal>> = weak.iter().filter(fits).cloned().collect();
    settled(reading, &weak)
}

/// Of several goals the one that is called the goal, else the first.
fn settled(reading: &Reading, goals: &[Mark<Goal>]) -> Option<Mark<Goal>> {
    let named = goals
        .iter()
        .find(|mark| reading.cues(Cue::GoalOnly, reading.clause_at(mark.at.start)).any(|cue| cue.start < mark.at.start));
    let corrected = goals.iter().rfind(|mark| goals.len() > 1 && is_correction(reading, mark.at.start));
    // "get fit for a half marathon": fitness serves what it is for.
    let served = goals.windows(2).find_map(|pair| {
        let joined = matches!(reading.text(pair[0].at.end), "for" | "to") && pair[1].at.start <= pair[0].at.end + 3;
        (pair[0].what == Goal::GeneralHealth && joined).then(|| &pair[1])
    });
    named.or(corrected).or(served).or_else(|| goals.first()).cloned()
}

fn counts(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    let past = (clause.start..at.start).any(|at| matches!(reading.text(at), "used" | "did" | "was" | "without" | "never"))
        || matches!((reading.before(at.start, 2), reading.before(at.start, 1)), ("done" | "finished", "with"))
        || reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Equipment(_)) && mark.at.touches(at))
        || reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Activity(_)) && mark.at.swallows(at));
    // "I feel strong today" tells how it is, not what is wanted.
    let felt = matches!(reading.before(at.start, 1), "are" | "feel" | "feeling" | "felt" | "am")
        && matches!(reading.words[at.start].stem.as_str(), "strong" | "stronger" | "better" | "good" | "great");
    let dropped = (1..=2).any(|back| matches!(reading.before(at.start, back), "forget" | "than" | "ignore"))
        || reading.before(at.start, 1) == "from" && (at.end..clause.end).any(|at| reading.text(at) == "to")
        || matches!((reading.before(at.start, 2), reading.before(at.start, 1)), ("instead", "of"))
        || is_over(reading, at)
        || leaves_out_a_food(reading, at);
    !reading.denied(at.start) && !past && !felt && !dropped
}

/// "bulk is over", "done bulking", "no longer cutting": what was the goal until now.
fn is_over(reading: &Reading, at: Span) -> bool {
    let ended = |place: usize| matches!(reading.text(place), "over" | "done" | "finished" | "ended" | "complete" | "behind");
    let behind = matches!(reading.text(at.end), "is" | "was" | "are" | "has" | "phase") && (at.end + 1..at.end + 4).any(ended);
    let before = (1..=3).any(|back| matches!(reading.before(at.start, back), "done" | "finished" | "stopped" | "completed"))
        && reading.clause_at(at.start).holds(at.start.saturating_sub(1));
    let no_longer = (1..=5).any(|back| reading.before(at.start, back) == "longer" && reading.before(at.start, back + 1) == "no");
    behind || before || no_longer
}

/// "lose the protein bars": a food goes, and no fat.
fn leaves_out_a_food(reading: &Reading, at: Span) -> bool {
    let loses = (at.start..at.end).any(|at| matches!(reading.text(at), "lose" | "losing" | "drop" | "cut"));
    let named = reading.marks.iter().any(|mark| mark.what == Meaning::Food && (at.end..=at.end + 1).contains(&mark.at.start));
    // "drop to three meals".
    let counted = reading.words.get(at.end).is_some_and(|token| token.number().is_some())
        && matches!(
            reading.words.get(at.end + 1).map(|next| next.stem.as_str()),
            Some("meal" | "day" | "session" | "snack" | "time")
        );
    counted || loses && named && matches!(reading.text(at.end), "the" | "those" | "these" | "my" | "all")
}

/// A weak word such as "muscle" or "weight" right after a wish.
fn talks_of_goal(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    let named = reading.has(Cue::GoalOnly, clause);
    let near = Span::new(clause.start, at.start);
    let wish = reading.has(Cue::GoalCue, near) || reading.has(Cue::GoalCue, Span::new(at.end, (at.end + 2).min(clause.end)));
    let figures =
        reading.measures.iter().any(|mark| clause.holds(mark.at.start) && mark.what.kg().is_some() && !mark.at.touches(at));
    let named_figure = matches!(reading.words[at.start].stem.as_str(), "weight" | "fat" | "bodi")
        && (at.end..clause.end).any(|at| reading.words[at].number().is_some());
    let alone = clause.len() <= 5
        && clause.start == 0
        && reading.is_free(clause)
        && reading.free_exercises(clause).next().is_none()
        && !reading.has_any(&[Cue::Asking, Cue::RealPlan, Cue::Pain, Cue::Trouble], clause);
    let makes = reading.words[at.start].stem == "build" && reading.has(Cue::RealPlan, clause);
    !figures
        && !makes
        && !named_figure
        && (named
            || wish
            || (alone
                && matches!(
                    reading.words[at.start].stem.as_str(),
                    "strength" | "muscl" | "size" | "fit" | "health" | "stamina" | "strong"
                )))
}

/// Training age, from words or from years.
pub(in crate::language) fn experience(reading: &Reading) -> Option<Mark<Experience>> {
    let whole = reading.whole();
    let named = reading.meanings(whole, |meaning| if let Meaning::Experience(level) = meaning { Some(level) } else { None });
    let fits = |mark: &&Mark<Experience>| {
        !reading.denied(mark.at.start) || matches!(reading.text(mark.at.start), "not" | "no" | "never" | "zero")
    };
    let named = named
        .into_iter()
        .filter(|mark| fits(&mark))
        .filter(|mark| is_own_level(reading, mark.at))
        .filter(|mark| !dates_a_trouble(reading, mark.at))
        .max_by_key(|mark| (calls_itself(reading, mark.at), mark.at.len()));
    let by_years = years_of_training(reading);
    match (named, by_years) {
        (Some(named), Some(years)) if tells_of_years(reading, named.at, years.at) => Some(years),
        (Some(named), _) => Some(named),
        (None, by_years) => by_years,
    }
}

/// "two years under the bar", "on and off for 8 years": the words belong to the years, and the years decide.
fn tells_of_years(reading: &Reading, named: Span, years: Span) -> bool {
    let beside = named.start >= years.start && named.start <= years.end;
    !calls_itself(reading, named) && (beside || reading.text(named.start) == "on") && named != years
}

/// "so advanced", "call me intermediate": the level by its own name counts before what tells of it.
fn calls_itself(reading: &Reading, at: Span) -> bool {
    at.len() == 1 && matches!(reading.text(at.start), "beginner" | "intermediate" | "advanced")
}

/// "asthmatic since I was a kid": so long somebody has been ill, not trained.
fn dates_a_trouble(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let trouble = |what: Meaning| matches!(what, Meaning::Condition(_) | Meaning::Area(_));
    matches!(reading.text(at.start), "since" | "on")
        && reading.marks.iter().any(|mark| trouble(mark.what) && sentence.holds(mark.at.start) && mark.at.end <= at.start)
}

/// "a beginner plan for my mum" and "new" of something else are no level of one's own.
fn is_own_level(reading: &Reading, at: Span) -> bool {
    let first = reading.text(at.start);
    let new_alone = first == "new" && at.len() == 1;
    let athlete = matches!(first, "pro" | "athlete" | "medium" | "rusty" | "experienced")
        && at.len() == 1
        && reading.clause_at(at.start).len() > 6
        && reading.asked != Some(crate::language::Asked::Experience);
    (!new_alone && !athlete) || reading.asked == Some(crate::language::Asked::Experience)
}

/// "been lifting about 3 yrs", "8 years on and off".
fn years_of_training(reading: &Reading) -> Option<Mark<Experience>> {
    let asked = reading.asked == Some(crate::language::Asked::Experience);
    let months = |mark: &Mark<Measure>| match mark.what {
        Measure::Years(years) => Some(years * 12.0),
        Measure::Months(months) => Some(months),
        Measure::Weeks(weeks) => Some(weeks / 4.3),
        _ => None,
    };
    let measures: Vec<Mark<Measure>> = reading.free_measures(reading.whole()).cloned().collect();
    measures.into_iter().find_map(|mark| {
        let months = months(&mark)?;
        let clause = reading.sentence_at(mark.at.start);
        let training = asked
            || (reading.has(Cue::YearsDoing, clause) && been(reading, clause))
            || reading.cues(Cue::YearsDoing, clause).any(|cue| cue.len() > 1);
        let started = (clause.start..mark.at.start)
            .any(|at| matches!(reading.text(at), "started" | "began" | "start" | "begun" | "joined"));
        let ago = reading.text(mark.at.end) == "ago" && !started
            || matches!(reading.text(mark.at.end), "old" | "pregnant" | "postpartum" | "plan" | "programme" | "left" | "away");
        let to_come =
            reading.before(mark.at.start, 1) == "have" && !matches!(reading.text(mark.at.end), "of" | "experience" | "in");
        let missed = (clause.start..mark.at.start).any(|at| matches!(reading.text(at), "not" | "no" | "without"));
        (training && !ago && !missed && !to_come).then(|| Mark { at: mark.at, what: level(months) })
    })
}

fn been(reading: &Reading, clause: Span) -> bool {
    (clause.start..clause.end).any(|at| {
        matches!(
            reading.text(at),
            "been"
                | "trained"
                | "lifted"
                | "for"
                | "experience"
                | "have"
                | "doing"
                | "done"
                | "lifting"
                | "training"
                | "of"
                | "on"
        )
    })
}

/// The level after so many months of training.
pub(in crate::language) fn level(months: f64) -> Experience {
    if months < BEGINNER_MONTHS {
        Experience::Beginner
    } else if months < ADVANCED_MONTHS {
        Experience::Intermediate
    } else {
        Experience::Advanced
    }
}

fn activity(reading: &Reading) -> Option<Mark<Activity>> {
    let named =
        reading.meanings(reading.whole(), |meaning| if let Meaning::Activity(level) = meaning { Some(level) } else { None });
    let fits = |mark: &Mark<Activity>| {
        !reading.denied(mark.at.start) || matches!(reading.text(mark.at.start), "not" | "barely" | "hardly")
    };
    let weak = |mark: &Mark<Activity>| {
        mark.at.len() == 1
            && matches!(
                reading.text(mark.at.start),
                "active" | "nurse" | "desk" | "farm" | "teacher" | "retail" | "lightly" | "moderately" | "chef" | "miner"
            )
            && !is_own(reading, mark.at)
    };
    let level = |mark: &Mark<Activity>| {
        let by_name = mark.at.len() == 2
            && reading.text(mark.at.end - 1) == "active"
            && matches!(reading.text(mark.at.start), "very" | "extremely" | "super" | "lightly" | "moderately");
        by_name
            || mark.at.len() == 1
                && matches!(reading.text(mark.at.start), "sedentary" | "light" | "moderate" | "moderately" | "lightly")
    };
    let past = |mark: &Mark<Activity>| {
        let clause = reading.clause_at(mark.at.start);
        (clause.start..mark.at.start)
            .any(|at| matches!(reading.text(at), "was" | "were" | "used" | "before" | "retired" | "former" | "ex"))
    };
    named
        .into_iter()
        .filter(|mark| !(rates(reading) && mark.at.len() == 1 && matches!(reading.text(mark.at.start), "moderate" | "light")))
        .filter(|mark| fits(mark) && !weak(mark) && !past(mark) && !is_of_one_day(reading, mark.at))
        .max_by_key(|mark| (level(mark), mark.at.len()))
        .or_else(|| by_steps(reading))
}

/// "call it moderate, not severe, the hip": a trouble is rated, and no day.
fn rates(reading: &Reading) -> bool {
    let area = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Area(_)));
    area && reading.words.iter().any(|token| matches!(token.text.as_str(), "severe" | "mild"))
}

/// "been on my feet 12 hrs, not happening today": how one day was, and no job.
fn is_of_one_day(reading: &Reading, at: Span) -> bool {
    let today = reading.days.iter().any(|mark| matches!(mark.what.when(), Some(When::Today | When::Yesterday)));
    reading.before(at.start, 1) == "been" && today
}

/// Steps a day that end sedentary, light, moderate and active days (Tudor-Locke and Bassett 2004).
const STEPS: [f64; 4] = [5_000.0, 7_500.0, 10_000.0, 12_500.0];

/// "5k steps a day", "8000 steps".
fn by_steps(reading: &Reading) -> Option<Mark<Activity>> {
    let at = (0..reading.len()).find(|&at| reading.words[at].stem == "step")?;
    let thousands = reading.before(at, 1) == "k";
    let number = at.checked_sub(1 + usize::from(thousands))?;
    let steps = reading.words[number].number()? * if thousands { 1_000.0 } else { 1.0 };
    let once = reading.days.iter().any(|mark| matches!(mark.what.when(), Some(When::Today | When::Yesterday)));
    let level = Activity::ALL[STEPS.iter().filter(|end| steps >= **end).count()];
    (steps >= 1_000.0 && !once).then_some(Mark { at: Span::new(number, at + 1), what: level })
}

fn is_own(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    clause.len() <= 3
        || (clause.start..clause.end).any(|at| matches!(reading.text(at), "i" | "am" | "job" | "work" | "life" | "a" | "as"))
}
