//! "make me a workout plan", "I need a meal plan": a plan should be made.

use crate::language::cue::Cue;
use crate::language::food::energy::energy;
use crate::language::lexicon::Meaning;
use crate::language::measures::Measure;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, PlanKind};

/// Longest plan in weeks.
const MOST_WEEKS: f64 = 52.0;

/// Reads a wish for a plan.
pub(in crate::language) fn create_plan(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let Some((what, at)) = wish(reading, sentence) else { continue };
        let weeks = weeks(reading, sentence);
        found.add(at.start, Intent::CreatePlan { what, weeks: weeks.map(|(weeks, _)| weeks), days: None });
        reading.take(Span::new(at.start, at.start + 1));
        weeks.into_iter().for_each(|(_, at)| reading.take(at));
        let days: Vec<Span> =
            reading.free_days(sentence).filter(|mark| mark.what.weekdays().is_empty()).map(|mark| mark.at).collect();
        days.into_iter().for_each(|at| reading.take(at));
        return;
    }
}

fn wish(reading: &Reading, sentence: Span) -> Option<(PlanKind, Span)> {
    let make = reading
        .cues(Cue::Make, sentence)
        .find(|at| reading.is_free(*at) && !denied(reading, *at))
        .or_else(|| bare_noun(reading, sentence))?;
    let rest = Span::new(make.start, sentence.end);
    let near = |cue: Cue| reading.cues(cue, rest).find(|at| at.start <= make.end + 12 && !stale(reading, *at));
    let meals = near(Cue::MealPlan).filter(|at| at.len() > 1 || !names_diet_only(reading, rest, *at));
    let training = near(Cue::RealPlan).or_else(|| near(Cue::PlanNoun).filter(|_| strong(reading, make)));
    let both =
        reading.has(Cue::BothWord, rest) || (reading.has(Cue::MealWord, sentence) && reading.has(Cue::TrainingWord, sentence));
    let earlier = || {
        reading.cues(Cue::RealPlan, Span::new(sentence.start, make.start)).next().filter(|_| new_one(reading, make)).map(|_| make)
    };
    let noun = [training, meals].into_iter().flatten().min().or_else(earlier)?;
    if changes_it(reading, rest, make) {
        return None;
    }
    if asks_to_see(reading, sentence, make) || asks_about(reading, sentence) {
        return None;
    }
    let plain_meals =
        meals.is_some() || reading.has(Cue::MealWord, sentence) || names_foods_only(reading) || names_energy(reading);
    let what = match (plain_meals, both) {
        (_, true) => PlanKind::Both,
        (true, false) => PlanKind::Meals,
        _ => PlanKind::Workouts,
    };
    Some((what, Span::new(make.start, noun.end)))
}

/// "meal plan for weight loss please", "8 week strength programme": the plan itself, with what it should be like.
fn bare_noun(reading: &Reading, sentence: Span) -> Option<Span> {
    let meals = reading.cues(Cue::MealPlan, sentence).filter(|at| at.len() > 1);
    let noun = reading.cues(Cue::RealPlan, sentence).chain(meals).filter(|at| reading.is_free(*at)).min()?;
    let opens = noun.start <= sentence.start + 4
        && (sentence.start..noun.start).all(|at| {
            !matches!(
                reading.text(at),
                "my" | "the" | "this" | "show" | "what" | "is" | "i" | "to" | "todays" | "how" | "are" | "am" | "have" | "not"
            )
        });
    let goal = reading.marks.iter().any(|mark| {
        matches!(mark.what, Meaning::Goal(_) | Meaning::Equipment(_) | Meaning::Diet(_) | Meaning::Experience(_))
            && sentence.holds(mark.at.start)
            || matches!(mark.what, Meaning::Budget(_)) && sentence.holds(mark.at.start) && reading.has(Cue::RealPlan, sentence)
    });
    let wish = goal || weeks(reading, sentence).is_some();
    let day = reading.free_days(sentence).any(|mark| mark.what.when().is_some());
    let clause = reading.clause_at(noun.start);
    let asked = clause.end == sentence.end && clause.len() <= noun.len() + 2 && reading.text(noun.end) == "please";
    ((opens || asked) && wish && !day).then_some(Span::new(noun.start, noun.start + 1))
}

/// "I'd like diabetic friendly meals", "put me on the DASH diet": how somebody eats, and no plan of so many days.
fn names_diet_only(reading: &Reading, rest: Span, at: Span) -> bool {
    let diet = reading
        .marks
        .iter()
        .any(|mark| matches!(mark.what, Meaning::Diet(_)) && mark.at.start < at.end && at.start < mark.at.end + 2);
    let dated = reading.free_days(rest).next().is_some() || weeks(reading, rest).is_some();
    diet && !dated && matches!(reading.words[at.start].stem.as_str(), "meal" | "diet" | "food")
}

/// "make my plan less intense", "make this session shorter": what is there should be otherwise.
fn changes_it(reading: &Reading, rest: Span, make: Span) -> bool {
    let mine = |at: usize| matches!(reading.text(at), "my" | "the" | "this" | "these" | "those" | "it" | "todays" | "our");
    let noun = reading.words.get(make.end + 1).is_some_and(|token| matches!(token.stem.as_str(), "session" | "workout"));
    let lasts = noun && reading.words.get(make.end + 2).is_some_and(|token| token.number().is_some());
    mine(make.end) && lasts
        || mine(make.end) && reading.has_any(&[Cue::Easier, Cue::Harder, Cue::Rush], Span::new(make.end, rest.end))
}

/// "make a plan for 4 days and set me to 2000 kcal".
fn names_energy(reading: &Reading) -> bool {
    energy(reading, reading.whole()).is_some() && !reading.has(Cue::TrainingWord, reading.whole())
}

/// "no eggs for me, and plan the next 5 days": nothing but food was spoken of.
fn names_foods_only(reading: &Reading) -> bool {
    let has = |of: fn(Meaning) -> bool| reading.marks.iter().any(|mark| of(mark.what));
    has(|meaning| meaning == Meaning::Food)
        && !has(|meaning| matches!(meaning, Meaning::Goal(_) | Meaning::Equipment(_)))
        && !reading.has(Cue::TrainingWord, reading.whole())
}

/// "bored of this plan, new one please".
fn new_one(reading: &Reading, make: Span) -> bool {
    (make.start..=make.end)
        .any(|at| matches!(reading.text(at), "new" | "another" | "fresh" | "different") && reading.text(at + 1) == "one")
}

/// "my plan is too hard", "the plan" after a word of complaint.
fn stale(reading: &Reading, at: Span) -> bool {
    let counted = reading.words.get(at.start.wrapping_sub(1)).is_some_and(|token| token.number().is_some());
    let dated = reading.days.iter().any(|mark| mark.at.end == at.start);
    counted
        || dated
        || matches!(reading.text(at.end), "is" | "was" | "are") && matches!(reading.before(at.start, 1), "my" | "this" | "the")
}

fn denied(reading: &Reading, make: Span) -> bool {
    reading.denied(make.start)
        || (reading.text(make.start) == "want" && reading.text(make.end) == "to" && !starts_making(reading, make.end + 1))
}

fn starts_making(reading: &Reading, at: usize) -> bool {
    matches!(reading.text(at), "start" | "make" | "create" | "build" | "get" | "have" | "follow" | "try" | "begin" | "do" | "see")
}

/// Verbs that make something; "need", "want" and the like go with the word "plan" only.
fn strong(reading: &Reading, make: Span) -> bool {
    const STRONG: &[&str] = &[
        "make", "creat", "build", "design", "write", "put", "generat", "plan", "draw", "redo", "craft", "compos", "devis",
        "start", "sort", "prepar", "program",
    ];
    let stem = reading.words[make.start].stem.as_str();
    STRONG.contains(&stem)
        || (matches!(reading.text(make.start), "need" | "give" | "want" | "new" | "fresh")
            && reading.has(Cue::PlanNoun, Span::new(make.start, (make.end + 4).min(reading.len())))
            && !reading.has_any(&[Cue::SomethingElse, Cue::Swap], reading.sentence_at(make.start))
            && weeks(reading, reading.sentence_at(make.start)).is_some())
}

/// "show me my plan", "what's the plan today".
fn asks_to_see(reading: &Reading, sentence: Span, make: Span) -> bool {
    let opener = reading.text(sentence.start);
    let sees = matches!(opener, "show" | "what" | "whats" | "see" | "view" | "when" | "where")
        && reading.words[make.start].stem != "make"
        && !reading.has(Cue::Make, Span::new(sentence.start, sentence.start + 2));
    let mine = matches!(reading.text(make.start), "need" | "want" | "give" | "get")
        && reading.has(Cue::Show, sentence)
        && reading.free_days(sentence).next().is_some();
    sees || mine
}

/// "is this a good plan?"
fn asks_about(reading: &Reading, sentence: Span) -> bool {
    matches!(reading.text(sentence.start), "is" | "does" | "why" | "how" | "are" | "was")
}

/// "for 8 weeks", "a 12 week programme".
fn weeks(reading: &Reading, sentence: Span) -> Option<(u8, Span)> {
    let all = Span::new(sentence.start, reading.len());
    reading
        .free_measures(all)
        .find_map(|mark| match mark.what {
            Measure::Weeks(weeks) if (1.0..=MOST_WEEKS).contains(&weeks) && !per_week(reading, mark.at) => {
                Some((weeks as u8, mark.at))
            }
            Measure::Months(months) if (1.0..=12.0).contains(&months) && reading.text(mark.at.end) != "pregnant" => {
                Some(((months * 4.0) as u8, mark.at))
            }
            _ => None,
        })
        .or_else(|| next_month(reading, all))
}

/// "for the next month".
fn next_month(reading: &Reading, within: Span) -> Option<(u8, Span)> {
    let at = (within.start..within.end)
        .find(|&at| reading.text(at) == "month" && matches!(reading.before(at, 1), "next" | "coming"))?;
    Some((4, Span::new(at, at + 1)))
}

/// "20 weeks pregnant", "8 weeks ago" are no length of a plan.
fn per_week(reading: &Reading, at: Span) -> bool {
    matches!(
        reading.text(at.end),
        "pregnant" | "ago" | "postpartum" | "along" | "gone" | "after" | "post" | "since" | "old" | "out"
    )
}
