//! "another dinner tonight", "make Friday vegan", "no fish this week", "eating out tonight": other meals than planned.

use std::collections::BTreeSet;

use super::guests;
use super::names::foods;
use super::out::{evening_meal, is_out, of_the_evening, of_the_morning};
use super::roles::roles;
use super::scope::{days, meal, speaks_of_meals, tells_of_the_past, when, wonders};
use super::skips::skips;
use super::stretch::{lent_day, lent_foods, says_for_me, stretch, take_what_visitors_need};
use crate::athlete::Diet;
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, MealName, MealSlots, MealStyle, When};

/// Reads wishes for other meals.
pub(in crate::language) fn swap_meal(reading: &mut Reading, found: &mut Found) {
    let mut scopes = reading.sentences();
    let weighed = reading.measures.iter().any(|mark| mark.what.kg().is_some());
    if scopes.len() == 2 && !weighed {
        scopes.push(reading.whole());
    }
    for sentence in scopes {
        let Some(scope) = stretch(reading, sentence) else { continue };
        let parts = several(reading, scope);
        let wishes: Vec<(Span, MealSlots)> = parts
            .clone()
            .unwrap_or_else(|| vec![scope])
            .into_iter()
            .filter_map(|part| Some((part, wish(reading, part)?)))
            .collect();
        for (scope, mut slots) in wishes {
            slots.when = slots.when.or_else(|| lent_day(reading, sentence, &slots));
            if slots.with.is_empty() && !slots.out && !slots.skip {
                slots.with = lent_foods(reading, sentence);
            }
            for other in also_named(reading, scope, &slots) {
                found.add(scope.start, Intent::SwapMeal(Box::new(other)));
            }
            found.add(scope.start, Intent::SwapMeal(Box::new(slots)));
            reading.take(scope);
        }
        let limited = found.last_meal().is_some_and(|slots| !slots.diets.is_empty() || !slots.without.is_empty());
        if limited {
            take_what_visitors_need(reading, sentence);
        }
        // What stands between them tells of somebody else: "and she's vegan".
        parts.into_iter().for_each(|_| reading.take(scope));
    }
}

/// "skipping breakfast tomorrow and eating out on friday": clauses that each name a day of their own and say what becomes of it.
fn several(reading: &Reading, scope: Span) -> Option<Vec<Span>> {
    let clauses: Vec<Span> = reading.clauses().into_iter().filter(|clause| scope.holds(clause.start)).collect();
    let told: Vec<(Span, When)> = clauses.into_iter().filter_map(|clause| Some((clause, when(reading, clause)?.0))).collect();
    let days_differ = told.windows(2).all(|pair| pair[0].1 != pair[1].1);
    let all = told.len() > 1 && days_differ && told.iter().all(|(clause, _)| wish(reading, *clause).is_some());
    all.then(|| told.into_iter().map(|(clause, _)| clause).collect())
}

/// "lunch and the snack", "tuesday and thursday": the same wish for every meal and day that only a joining word parts from the first.
fn also_named(reading: &Reading, scope: Span, slots: &MealSlots) -> Vec<MealSlots> {
    let meals = other_meals(reading, scope, slots).into_iter().map(|meal| MealSlots { meal: Some(meal), ..slots.clone() });
    let days = other_days(reading, scope).into_iter().map(|when| MealSlots { when: Some(when), ..slots.clone() });
    meals.chain(days).collect()
}

fn other_days(reading: &Reading, scope: Span) -> Vec<When> {
    let days: Vec<(When, Span)> = reading.free_days(scope).filter_map(|mark| Some((mark.what.when()?, mark.at))).collect();
    let joined = |pair: &&[(When, Span)]| {
        (pair[0].1.end..pair[1].1.start)
            .all(|at| !reading.words[at].is_word() || matches!(reading.text(at), "and" | "on" | "the" | "also" | "then"))
    };
    days.windows(2).take_while(joined).map(|pair| pair[1].0).collect()
}

fn other_meals(reading: &Reading, scope: Span, slots: &MealSlots) -> Vec<MealName> {
    let meals = reading.meanings(scope, |meaning| if let Meaning::Meal(meal) = meaning { Some(meal) } else { None });
    let joined = |pair: &&[Mark<MealName>]| {
        let between = pair[0].at.end..pair[1].at.start;
        between.clone().any(|at| reading.text(at) == "and")
            && between.clone().all(|at| matches!(reading.text(at), "and" | "the" | "my" | "todays" | "tomorrows"))
    };
    meals.windows(2).take_while(joined).map(|pair| pair[1].what).filter(|meal| Some(*meal) != slots.meal).collect()
}

pub(super) fn diets(reading: &Reading, within: Span) -> impl Iterator<Item = Mark<Diet>> {
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
    if let Some(slots) = with_others(reading, scope, &named) {
        return Some(slots);
    }
    if is_out(reading, scope, place) {
        return Some(MealSlots { out: true, meal: named.meal.or_else(|| of_the_evening(reading, scope)), ..named });
    }
    if skips(reading, scope) {
        return Some(MealSlots { skip: true, ..named });
    }
    if is_a_habit(reading, scope, place) {
        return None;
    }
    let mut roles = roles(reading, scope);
    if place {
        roles.with.extend(cuisines(reading, scope));
    }
    let style = style(reading, scope);
    let diets = wanted_diets(reading, scope, &roles.without);
    let changed = style.is_some() || !diets.is_empty() || !roles.without.is_empty();
    let trains = style == Some(MealStyle::Lighter) && reading.has_any(&[Cue::Easier, Cue::TooHard], scope);
    let all = !trains && (scope.start..scope.end).any(|at| reading.text(at) == "everything");
    let asks_something = says_something(reading, scope, style);
    let tonight = style.is_some()
        && of_the_evening(reading, scope).is_some()
        && (reading.text(scope.start) == "something" || style == Some(MealStyle::Faster) && reading.has(Cue::Cooking, scope));
    let cooks = tonight || style == Some(MealStyle::Faster) && reading.has(Cue::Cooking, scope);
    let food = named.meal.is_some()
        || speaks_of_meals(reading, scope)
        || cooks
        || all
        || !roles.with.is_empty()
        || !roles.without.is_empty();
    let exchange = reading.has_any(&[Cue::Swap, Cue::InsteadOf], scope) && !roles.without.is_empty();
    let asked_for = begins_like_a_wish(reading, scope);
    let plain = named.when.is_some() && is_short(reading, scope) && !names_other_business(reading, scope);
    let served =
        !roles.with.is_empty() && (named.meal.is_some() && asks(reading, scope) || asked_for && named.when.is_some() || plain);
    let other = reading.has(Cue::OtherMeal, scope) && (named.meal.is_some() || speaks_of_meals(reading, scope));
    let diet_day = !diets.is_empty() && named.when.is_some();
    let portion = style == Some(MealStyle::Lighter) && (scope.start..scope.end).any(|at| reading.words[at].stem == "portion");
    let fits = portion
        || asks_something
        || eats_instead(reading, scope)
        || (changed && place && (food || diet_day))
        || (style.is_some() && food)
        || exchange
        || is_not_to_be_had(reading, scope) && !roles.without.is_empty()
        || served
        || (other && food);
    let hour = named
        .meal
        .or_else(|| of_the_evening(reading, scope).filter(|_| tonight))
        .or_else(|| evening_meal(reading, scope).filter(|_| !roles.with.is_empty() || !roles.without.is_empty()))
        .or_else(|| of_the_morning(reading, scope).filter(|_| !roles.with.is_empty()));
    let named = MealSlots { meal: hour, ..named };
    fits.then_some(MealSlots { with: roles.with, without: roles.without, diets, style, ..named })
}

/// "I'm tired, something quick": a meal, as long as nobody speaks of training.
fn says_something(reading: &Reading, scope: Span, style: Option<MealStyle>) -> bool {
    let quick = style == Some(MealStyle::Faster)
        && (scope.start..scope.end).any(|at| {
            matches!(reading.text(at), "something" | "smth" | "anything")
                && (at + 1..at + 3).any(|at| matches!(reading.text(at), "quick" | "quicker" | "fast" | "faster" | "easy"))
        });
    let whole = reading.whole();
    let timed = reading.free_measures(whole).next().is_some();
    quick && !timed && reading.asked.is_none() && !reading.has_any(&[Cue::TrainingWord, Cue::SessionWord], whole)
}

/// "no cucumber available, alternatives?": what the shops don't have.
fn is_not_to_be_had(reading: &Reading, scope: Span) -> bool {
    (scope.start..scope.end).any(|at| matches!(reading.text(at), "available" | "alternatives" | "substitute"))
}

/// "can we ...", "give me ...", "something with ...".
fn begins_like_a_wish(reading: &Reading, scope: Span) -> bool {
    let start = (scope.start..scope.end).find(|&at| !matches!(reading.text(at), "and" | "also" | "then" | "please" | "so" | ","));
    start.is_some_and(|at| {
        matches!((reading.text(at), reading.text(at + 1)), ("can" | "could", "we" | "i") | ("give" | "make", "me" | "us"))
            || matches!(reading.text(at), "something" | "fancy" | "craving")
            || matches!((reading.text(at), reading.text(at + 1)), ("i" | "we", "want" | "fancy" | "crave"))
    })
}

/// "what can I eat instead?": another dish for what was spoken of.
fn eats_instead(reading: &Reading, scope: Span) -> bool {
    let word = |words: &[&str]| (scope.start..scope.end).any(|at| words.contains(&reading.text(at)));
    let quick = style(reading, scope) == Some(MealStyle::Faster) && word(&["can", "could"]);
    reading.text(scope.start) == "what"
        && word(&["eat", "have", "cook"])
        && (word(&["instead", "else"]) || quick)
        && !word(&["of"])
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
        ..MealSlots::default()
    }
}

/// The slots of a wish that no rule of ours read, but the listener heard: tonight is dinner, and who is not hungry skips a meal.
pub(in crate::language) fn heard_slots(reading: &Reading, scope: Span, out: bool) -> MealSlots {
    let slots = slots(reading, scope, out);
    let hungry = (scope.start..scope.end).find(|&at| reading.text(at) == "hungry");
    let skip = !out && slots.with.is_empty() && hungry.is_some_and(|at| reading.denied(at));
    let meal = slots.meal.or_else(|| of_the_evening(reading, scope)).or_else(|| of_the_morning(reading, scope));
    let short = reading.measures.iter().any(|mark| scope.holds(mark.at.start) && mark.what.minutes().is_some());
    let style = slots.style.or_else(|| (short && !slots.out).then_some(MealStyle::Faster));
    MealSlots { meal, style, skip: slots.skip || skip, ..slots }
}

/// A plan to make, a fact of the athlete, a question, or training.
fn is_something_else(reading: &Reading, scope: Span) -> bool {
    let skipped = |at: Span| reading.text(at.start) == "skipping" && skips(reading, scope);
    let exercise = reading
        .free_exercises(scope)
        .any(|mark| !skipped(mark.at) && !foods(reading, scope).iter().any(|food| food.at.touches(mark.at)));
    let menu = (scope.start..scope.end)
        .any(|at| matches!((reading.text(at), reading.text(at + 1)), ("new" | "another" | "fresh" | "different", "menu")));
    let plan = menu || reading.has(Cue::RealPlan, scope) && meal(reading, scope).is_none() && !reading.has(Cue::EatOut, scope);
    let undone = reading.cues(Cue::Undo, scope).any(|at| matches!(reading.words[at.start].stem.as_str(), "undo" | "revert"));
    let limit =
        undone || meal(reading, scope).is_none() && reading.free_measures(scope).any(|mark| mark.what.minutes().is_some());
    let meals_a_day = reading.bare_numbers(scope).iter().any(|mark| {
        reading.words.get(mark.at.end).is_some_and(|token| token.stem == "meal")
            && reading.has(Cue::PerDay, Span::new(mark.at.end, (mark.at.end + 4).min(scope.end)))
    });
    let lasting = meals_a_day || reading.has(Cue::Lasting, scope) || days(reading, scope).is_some() || limit;
    let training = reading.has(Cue::TrainingWord, scope) && meal(reading, scope).is_none();
    let styled = meal(reading, scope).is_some() && style(reading, scope).is_some();
    let kit = meal(reading, scope).is_none()
        && foods(reading, scope).is_empty()
        && reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Equipment(_)) && scope.holds(mark.at.start));
    exercise && !styled
        || kit
        || plan
        || training
        || lasting
        || states_a_fact(reading, scope)
        || wonders(reading, scope)
        || tells_of_the_past(reading, scope)
        || reading.has_any(&[Cue::Allergic, Cue::GoalOnly], scope)
            && says_allergy(reading, scope)
            && !guests::tells_of_visitors(reading, scope)
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
                | "gone"
                | "doing"
                | "on"
        )
    };
    let from_a_day = says_for_me(reading, scope)
        || reading.free_days(scope).any(|day| matches!(reading.before(day.at.start, 1), "from" | "starting" | "since"));
    diets(reading, scope).any(|diet| {
        from_a_day && meal(reading, scope).is_none()
            || (scope.start.max(diet.at.start.saturating_sub(6))..diet.at.start).any(begins) && meal(reading, scope).is_none()
            || (scope.start.max(diet.at.start.saturating_sub(5))..diet.at.start).any(|at| {
                matches!(
                    (reading.text(at), reading.text(at + 1)),
                    ("i", "am" | "eat" | "follow" | "keep") | ("we", "are" | "keep")
                )
            }) && meal(reading, scope).is_none()
    })
}

pub(super) fn style(reading: &Reading, scope: Span) -> Option<MealStyle> {
    let styles = [
        (Cue::MoreProtein, MealStyle::MoreProtein),
        (Cue::Faster, MealStyle::Faster),
        (Cue::Cheaper, MealStyle::Cheaper),
        (Cue::Lighter, MealStyle::Lighter),
    ];
    let timed = is_timed(reading, scope).then_some(MealStyle::Faster);
    let named = styles.into_iter().find(|(cue, _)| reading.said(*cue, scope).is_some()).map(|(_, style)| style);
    let different = (scope.start..scope.end).any(|at| {
        matches!(
            (reading.text(at), reading.text(at + 1)),
            ("something" | "anything" | "smth", "different" | "new") | ("different", "one")
        )
    });
    named.or(timed).or(different.then_some(MealStyle::Different))
}

/// Most minutes that are quick.
const QUICK: f64 = 20.0;

/// "a 15 minutes dinner", "breakfast, five minutes at most": little time for one meal that is named beside it.
fn is_timed(reading: &Reading, scope: Span) -> bool {
    reading.measures.iter().any(|mark| {
        let beside = reading.marks.iter().any(|meal| {
            let near = meal.at.start <= mark.at.end + 1 && mark.at.start <= meal.at.end + 1;
            matches!(meal.what, Meaning::Meal(_)) && near
        });
        scope.holds(mark.at.start) && mark.what.minutes().is_some_and(|minutes| minutes <= QUICK) && beside
    })
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
    (scope.start..scope.end).any(word) || is_short(reading, scope)
}

/// "pizza on saturday": hardly more than what and when.
fn is_short(reading: &Reading, scope: Span) -> bool {
    (scope.start..scope.end).filter(|&at| reading.words[at].is_word()).count() <= 6
}

/// The shopping, what is there, or a taste: no dish for that day.
fn names_other_business(reading: &Reading, scope: Span) -> bool {
    reading.has_any(&[Cue::ShowGroceries, Cue::HaveFood, Cue::Dislike, Cue::NotEaten, Cue::ExplainRecipe, Cue::Show], scope)
        || reading.has(Cue::TrainingWord, scope)
}

/// "something thai for dinner": a way of cooking for this meal.
fn cuisines(reading: &Reading, scope: Span) -> BTreeSet<String> {
    let named = reading.meanings(scope, |meaning| matches!(meaning, Meaning::Cuisine).then_some(()));
    let meant = named.into_iter().filter(|mark| !reading.denied(mark.at.start));
    meant.map(|mark| (mark.at.start..mark.at.end).map(|at| reading.text(at)).collect::<Vec<_>>().join(" ")).collect()
}

/// "cook for 6 on saturday", "my sister eats with us tonight". Whoever names a way of eating or a food wishes for that first.
fn with_others(reading: &Reading, scope: Span, named: &MealSlots) -> Option<MealSlots> {
    let open = MealSlots { company: true, ..MealSlots::default() };
    let lent = || lent_day(reading, reading.sentence_at(scope.start), &open);
    if named.meal.is_none() && named.when.is_none() && lent().is_none() {
        return None;
    }
    let sentence = reading.sentence_at(scope.start);
    let one_day = reading.free_days(sentence).count() < 2;
    let company = guests::company(reading, if one_day { sentence } else { scope })?;
    let other_wish = diets(reading, scope).next().is_some() || !roles(reading, scope).without.is_empty();
    let counted = company.people.is_some() || company.guests.is_some();
    let told = !reading.bare_numbers(sentence).is_empty();
    (counted && told || !other_wish).then(|| MealSlots {
        people: company.people,
        guests: company.guests,
        company: !counted,
        diets: diets(reading, scope).filter(|mark| !reading.denied(mark.at.start)).map(|mark| mark.what).collect(),
        meal: named.meal.or_else(|| of_the_evening(reading, scope)),
        when: named.when,
        ..MealSlots::default()
    })
}
