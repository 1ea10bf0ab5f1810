//! "another dinner tonight", "make Friday vegan", "no fish this week", "eating out tonight": other meals than planned.

use std::collections::BTreeSet;

use super::names::foods;
use super::roles::roles;
use super::scope::{days, meal, speaks_of_meals, tells_of_the_past, when, wonders};
use crate::athlete::Diet;
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, MealName, MealSlots, MealStyle};

/// Reads wishes for other meals.
pub(in crate::language) fn swap_meal(reading: &mut Reading, found: &mut Found) {
    let mut scopes = reading.sentences();
    if scopes.len() == 2 {
        scopes.push(reading.whole());
    }
    for sentence in scopes {
        let Some(scope) = stretch(reading, sentence) else { continue };
        if let Some(slots) = wish(reading, scope) {
            for meal in also_named(reading, scope, &slots) {
                found.add(scope.start, Intent::SwapMeal(Box::new(MealSlots { meal: Some(meal), ..slots.clone() })));
            }
            found.add(scope.start, Intent::SwapMeal(Box::new(slots)));
            reading.take(scope);
        }
    }
}

/// The clauses of a sentence from the first to the last that speaks of food or of a day.
fn stretch(reading: &Reading, sentence: Span) -> Option<Span> {
    if !reading.is_free(sentence) && foods(reading, sentence).is_empty() && meal(reading, sentence).is_none() {
        return None;
    }
    let clauses: Vec<Span> = reading.clauses().into_iter().filter(|clause| sentence.holds(clause.start)).collect();
    let about = |clause: &&Span| {
        meal(reading, **clause).is_some()
            || !foods(reading, **clause).is_empty()
            || when(reading, **clause).is_some()
            || diets(reading, **clause).next().is_some()
            || speaks_of_meals(reading, **clause)
            || reading
                .has_any(&[Cue::EatOut, Cue::OtherMeal, Cue::Faster, Cue::Cheaper, Cue::Lighter, Cue::MoreProtein], **clause)
    };
    let first = clauses.iter().find(about)?;
    let last = clauses.iter().rev().find(about)?;
    Some(Span::new(first.start, last.end))
}

/// "lunch and the snack": every meal beside the first that only a joining word parts from it.
fn also_named(reading: &Reading, scope: Span, slots: &MealSlots) -> Vec<MealName> {
    let meals = reading.meanings(scope, |meaning| if let Meaning::Meal(meal) = meaning { Some(meal) } else { None });
    let joined = |pair: &&[Mark<MealName>]| {
        let between = pair[0].at.end..pair[1].at.start;
        between.clone().any(|at| reading.text(at) == "and")
            && between.clone().all(|at| matches!(reading.text(at), "and" | "the" | "my" | "todays" | "tomorrows"))
    };
    meals.windows(2).take_while(joined).map(|pair| pair[1].what).filter(|meal| Some(*meal) != slots.meal).collect()
}

fn diets(reading: &Reading, within: Span) -> impl Iterator<Item = Mark<Diet>> {
    reading.meanings(within, |meaning| if let Meaning::Diet(diet) = meaning { Some(diet) } else { None }).into_iter()
}

fn wish(reading: &Reading, scope: Span) -> Option<MealSlots> {
    if is_something_else(reading, scope) {
        return None;
    }
    let meal = meal(reading, scope);
    let when = when(reading, scope);
    let place = meal.is_some() || when.is_some();
    let named = MealSlots { meal: meal.map(|meal| meal.what), when: when.map(|(when, _)| when), ..MealSlots::default() };
    if reading.asked.is_none() && no_meal_at_all(reading, scope) {
        return None;
    }
    if is_out(reading, scope, place) {
        return Some(MealSlots { out: true, meal: named.meal.or_else(|| of_the_evening(reading, scope)), ..named });
    }
    if is_a_habit(reading, scope, place) {
        return None;
    }
    let roles = roles(reading, scope);
    let style = style(reading, scope);
    let diets = wanted_diets(reading, scope, &roles.without);
    let changed = style.is_some() || !diets.is_empty() || !roles.without.is_empty();
    let all = (scope.start..scope.end).any(|at| reading.text(at) == "everything");
    let food =
        named.meal.is_some() || speaks_of_meals(reading, scope) || all || !roles.with.is_empty() || !roles.without.is_empty();
    let exchange = reading.has_any(&[Cue::Swap, Cue::InsteadOf], scope) && !roles.without.is_empty();
    let asked_for = matches!((reading.text(scope.start), reading.text(scope.start + 1)), ("can" | "could", "we" | "i"));
    let served = !roles.with.is_empty() && (named.meal.is_some() && asks(reading, scope) || asked_for && named.when.is_some());
    let other = reading.has(Cue::OtherMeal, scope) && (named.meal.is_some() || speaks_of_meals(reading, scope));
    let diet_day = !diets.is_empty() && named.when.is_some();
    let fits = (changed && place && (food || diet_day)) || (style.is_some() && food) || exchange || served || (other && food);
    let hour = named.meal.or_else(|| evening_meal(reading, scope).filter(|_| !roles.with.is_empty()));
    let named = MealSlots { meal: hour, ..named };
    fits.then_some(MealSlots { with: roles.with, without: roles.without, diets, style, ..named })
}

/// "tonight", "saturday night", "tuesday evening": the meal of that hour.
fn of_the_evening(reading: &Reading, scope: Span) -> Option<MealName> {
    let hour = |at: usize| {
        matches!(reading.text(at), "tonight" | "evening" | "tonights") || reading.text(at) == "night" && at > scope.start
    };
    (scope.start..scope.end).any(hour).then_some(MealName::Dinner)
}

/// The same where a food is wished for: "tonight" alone leaves the meal open.
fn evening_meal(reading: &Reading, scope: Span) -> Option<MealName> {
    of_the_evening(reading, scope).filter(|_| (scope.start..scope.end).any(|at| matches!(reading.text(at), "evening" | "night")))
}

/// "cheap meals please", "quick meals only, 15 minutes tops": how somebody eats every day, and no other meal.
fn is_a_habit(reading: &Reading, scope: Span, place: bool) -> bool {
    let cheap = reading
        .meanings(scope, |meaning| matches!(meaning, Meaning::Budget(_)).then_some(()))
        .iter()
        .any(|mark| !matches!(reading.text(mark.at.start), "cheaper" | "save"));
    let timed = reading.free_measures(reading.whole()).any(|mark| mark.what.minutes().is_some());
    let other = reading.has_any(&[Cue::Swap, Cue::Instead, Cue::InsteadOf, Cue::Bored], scope)
        || (scope.start..scope.end).any(|at| matches!(reading.text(at), "something" | "another" | "make" | "too"));
    !place && !other && (cheap || timed)
}

/// "no snacks for me", "I don't eat breakfast": a meal that is left out on every day.
fn no_meal_at_all(reading: &Reading, scope: Span) -> bool {
    crate::language::profile::food::dropped_meal(reading).is_some_and(|(_, at)| scope.holds(at.start))
}

/// The slots of a stretch that is taken for a wish for other meals.
pub(in crate::language) fn slots(reading: &Reading, scope: Span, out: bool) -> MealSlots {
    let roles = roles(reading, scope);
    MealSlots {
        meal: meal(reading, scope).map(|meal| meal.what).or_else(|| of_the_evening(reading, scope).filter(|_| out)),
        when: when(reading, scope).map(|(when, _)| when),
        diets: if out { BTreeSet::new() } else { wanted_diets(reading, scope, &roles.without) },
        style: style(reading, scope).filter(|_| !out),
        with: if out { BTreeSet::new() } else { roles.with },
        without: if out { BTreeSet::new() } else { roles.without },
        out,
    }
}

/// A plan to make, a fact of the athlete, a question, or training.
fn is_something_else(reading: &Reading, scope: Span) -> bool {
    let exercise = reading.free_exercises(scope).any(|mark| !foods(reading, scope).iter().any(|food| food.at.touches(mark.at)));
    let menu = (scope.start..scope.end)
        .any(|at| matches!((reading.text(at), reading.text(at + 1)), ("new" | "another" | "fresh" | "different", "menu")));
    let plan = menu || reading.has(Cue::RealPlan, scope) && meal(reading, scope).is_none() && !reading.has(Cue::EatOut, scope);
    let undone = reading.cues(Cue::Undo, scope).any(|at| matches!(reading.words[at.start].stem.as_str(), "undo" | "revert"));
    let limit =
        undone || meal(reading, scope).is_none() && reading.free_measures(scope).any(|mark| mark.what.minutes().is_some());
    let lasting = reading.has(Cue::Lasting, scope) || days(reading, scope).is_some() || limit;
    let training = reading.has(Cue::TrainingWord, scope) && meal(reading, scope).is_none();
    exercise
        || plan
        || training
        || lasting
        || states_a_fact(reading, scope)
        || wonders(reading, scope)
        || tells_of_the_past(reading, scope)
        || reading.has_any(&[Cue::Allergic, Cue::GoalOnly], scope) && says_allergy(reading, scope)
}

fn says_allergy(reading: &Reading, scope: Span) -> bool {
    (scope.start..scope.end)
        .any(|at| reading.words[at].stem.starts_with("allerg") || reading.words[at].stem.starts_with("intoler"))
}

/// "I am vegan", "we are a vegetarian family", "starting whole30 on Monday".
fn states_a_fact(reading: &Reading, scope: Span) -> bool {
    let begins = |at: usize| {
        matches!(
            reading.text(at),
            "starting"
                | "start"
                | "started"
                | "trying"
                | "going"
                | "finished"
                | "stopped"
                | "beginning"
                | "began"
                | "doing"
                | "on"
        )
    };
    diets(reading, scope).any(|diet| {
        (scope.start..diet.at.start).any(begins) && meal(reading, scope).is_none()
            || (scope.start..diet.at.start).any(|at| {
                matches!(
                    (reading.text(at), reading.text(at + 1)),
                    ("i", "am" | "eat" | "follow" | "keep") | ("we", "are" | "keep")
                )
            }) && meal(reading, scope).is_none()
    })
}

fn is_out(reading: &Reading, scope: Span, place: bool) -> bool {
    let hit = reading.cues(Cue::EatOut, scope).any(|at| !reading.denied(at.start) || reading.text(at.start) == "not");
    let food = meal(reading, scope).is_some() || speaks_of_meals(reading, scope) || is_plainly_out(reading, scope);
    let wants = reading.has_any(&[Cue::Faster, Cue::Cheaper], scope);
    hit && food && !wants && (place || is_plainly_out(reading, scope))
}

/// Words that leave no doubt, even without a meal.
fn is_plainly_out(reading: &Reading, scope: Span) -> bool {
    reading.cues(Cue::EatOut, scope).any(|at| {
        matches!(
            reading.words[at.start].stem.as_str(),
            "eat"
                | "dine"
                | "restaur"
                | "takeaway"
                | "takeout"
                | "order"
                | "meal"
                | "skip"
                | "buffet"
                | "cater"
                | "nando"
                | "nandos"
        ) || (at.start..at.end).any(|at| {
            reading.text(at).starts_with("mum")
                || matches!(reading.words[at].stem.as_str(), "restaur" | "pub" | "cafe" | "canteen")
        })
    })
}

fn style(reading: &Reading, scope: Span) -> Option<MealStyle> {
    let styles = [
        (Cue::MoreProtein, MealStyle::MoreProtein),
        (Cue::Faster, MealStyle::Faster),
        (Cue::Cheaper, MealStyle::Cheaper),
        (Cue::Lighter, MealStyle::Lighter),
    ];
    let named = styles.into_iter().find(|(cue, _)| reading.said(*cue, scope).is_some()).map(|(_, style)| style);
    let different = (scope.start..scope.end)
        .any(|at| matches!((reading.text(at), reading.text(at + 1)), ("something" | "anything" | "smth", "different" | "new")));
    named.or(different.then_some(MealStyle::Different))
}

/// Diets that count for these meals only; "no meat" names a food.
fn wanted_diets(reading: &Reading, scope: Span, without: &BTreeSet<String>) -> BTreeSet<Diet> {
    let names_food = |at: Span| matches!(reading.text(at.start), "no" | "not" | "without" | "avoid") && !without.is_empty();
    diets(reading, scope).filter(|mark| !names_food(mark.at) && !reading.denied(mark.at.start)).map(|mark| mark.what).collect()
}

/// "please", "can I have", "for dinner tonight?": a wish and no report.
fn asks(reading: &Reading, scope: Span) -> bool {
    let word = |at: usize| {
        matches!(
            reading.text(at),
            "please"
                | "can"
                | "could"
                | "want"
                | "fancy"
                | "fancying"
                | "give"
                | "make"
                | "do"
                | "have"
                | "instead"
                | "put"
                | "let"
                | "like"
                | "?"
                | "craving"
                | "add"
                | "about"
                | "cook"
                | "need"
                | "some"
                | "rather"
                | "prefer"
                | "maybe"
        )
    };
    let short = (scope.start..scope.end).filter(|&at| reading.words[at].is_word()).count() <= 6;
    (scope.start..scope.end).any(word) || short
}
