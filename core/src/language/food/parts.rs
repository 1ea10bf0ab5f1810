//! The part of a sentence that one wish fills, where another wish stands beside it.

use super::energy;
use super::guests;
use super::names::foods;
use super::scope::{days, meal};
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::Span;
use crate::language::reading::Reading;

/// What a clause may say that is a matter of its own.
const MATTERS: &[Cue] = &[
    Cue::EatOut,
    Cue::Weighed,
    Cue::Done,
    Cue::Show,
    Cue::Hungry,
    Cue::Stuffed,
    Cue::Dislike,
    Cue::NotEaten,
    Cue::ShowGroceries,
    Cue::ExplainRecipe,
    Cue::Undo,
    Cue::ShowTargets,
    Cue::ShowProfile,
    Cue::Remind,
];

/// "eating out tomorrow and give me the list for friday": the clauses around a place that say nothing of their own. `own` are the
/// cues that belong to the wish itself.
pub(super) fn own_part(reading: &Reading, sentence: Span, at: Span, own: &[Cue]) -> Span {
    let clauses: Vec<Span> = reading.clauses().into_iter().filter(|clause| sentence.holds(clause.start)).collect();
    let Some(place) = clauses.iter().position(|clause| clause.holds(at.start)) else { return sentence };
    let quiet = |clause: &&Span| !is_a_matter(reading, **clause, own);
    let before = clauses[..place].iter().rev().take_while(quiet).last();
    let after = clauses[place + 1..].iter().take_while(quiet).last();
    let whole = clauses[place];
    Span::new(before.map_or(whole.start, |clause| clause.start), after.map_or(whole.end, |clause| clause.end))
}

fn is_a_matter(reading: &Reading, clause: Span, own: &[Cue]) -> bool {
    let dish = meal(reading, clause).is_some()
        || (clause.start..clause.end).any(|at| matches!(reading.words[at].stem.as_str(), "recip" | "cook" | "make" | "bake"));
    let said = |cue: &&Cue| !own.contains(cue) && reading.has(**cue, clause) && (**cue != Cue::ExplainRecipe || dish);
    MATTERS.iter().any(|cue| said(&cue)) && clause.len() > 1
        || plans_meals(reading, clause)
        || swaps_a_meal(reading, clause)
        || tells_of_the_athlete(reading, clause)
}

/// "make a meal plan for 4 days and the list": a plan is made, and no list of it.
fn plans_meals(reading: &Reading, clause: Span) -> bool {
    reading.has(Cue::MealPlan, clause) && reading.has(Cue::Make, clause) && !reading.has(Cue::ShowGroceries, clause)
}

fn swaps_a_meal(reading: &Reading, clause: Span) -> bool {
    const CHANGES: &[Cue] =
        &[Cue::Swap, Cue::OtherMeal, Cue::InsteadOf, Cue::Faster, Cue::Cheaper, Cue::Lighter, Cue::MoreProtein];
    meal(reading, clause).is_some() && (reading.has_any(CHANGES, clause) || guests::company(reading, clause).is_some())
}

/// Ways of eating, allergies, money, figures of a day and who eats: facts, whatever is wished for beside them.
fn tells_of_the_athlete(reading: &Reading, clause: Span) -> bool {
    let word = |words: &[&str]| (clause.start..clause.end).any(|at| words.contains(&reading.text(at)));
    // "the veggie chilli" is a dish, "I'm veggie" a fact.
    let diet = |at: Span| reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Diet(_)) && mark.at.touches(at));
    let food = foods(reading, clause).iter().any(|food| !diet(food.at));
    let dish = (meal(reading, clause).is_some() || food) && !word(&["i", "we", "am", "me"]);
    let fact = reading.marks.iter().any(|mark| match mark.what {
        Meaning::Diet(_) => clause.holds(mark.at.start) && !dish,
        Meaning::Budget(_) | Meaning::Condition(_) => clause.holds(mark.at.start),
        _ => false,
    });
    let allergy = (clause.start..clause.end)
        .any(|at| reading.words[at].stem.starts_with("allerg") || reading.words[at].stem.starts_with("intoler"));
    let counted = reading.bare_numbers(clause).iter().any(|mark| {
        reading.text(mark.at.end) == "people"
            || matches!(reading.text(mark.at.end), "of" | "meals") && word(&["we", "us", "are", "is", "am", "eat", "meals"])
    });
    let measured = days(reading, clause).is_none()
        && reading.free_measures(clause).any(|mark| mark.what.kg().is_some() || mark.what.minutes().is_some());
    let harmed = reading.has(Cue::Harms, clause) || word(&["coeliac", "celiac"]);
    fact || harmed || allergy || counted || measured || energy::energy(reading, clause).is_some()
}
