//! "how do I cook tonight's dinner", "recipe for the chickpea curry": a recipe should be shown.

use super::names::foods;
use super::parts::own_part;
use super::scope::{meal, people, when};
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Span, among};
use crate::language::reading::Reading;
use crate::language::understand::Found;
use crate::language::{Intent, RecipeSlots};

/// Reads wishes for a recipe.
pub(in crate::language) fn explain_recipe(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        if let Some(slots) = scaled_meal(reading, sentence) {
            found.add(sentence.start, Intent::ExplainRecipe(slots));
            reading.take(sentence);
            return;
        }
        if let Some((people, at)) = rescaled(reading, sentence) {
            let recipe = dish_of(reading, sentence);
            found.add(at.start, Intent::ExplainRecipe(RecipeSlots { people: Some(people), recipe, ..RecipeSlots::default() }));
            reading.take(sentence);
            return;
        }
        let Some(cue) = reading
            .cues(Cue::ExplainRecipe, sentence)
            .filter(|at| reading.is_free(*at) && fits(reading, *at))
            .max_by_key(|at| at.len())
        else {
            continue;
        };
        if is_a_limit(reading, sentence, cue) {
            continue;
        }
        let part = part_of(reading, sentence, cue);
        let about = if meal(reading, part).is_some() || names_a_dish(reading, cue) { part } else { sentence };
        let slots = slots(reading, about, cue);
        found.add(cue.start, Intent::ExplainRecipe(slots));
        reading.take(part);
        asked_twice(reading, part);
        return;
    }
}

/// "no recipe that takes over 40 minutes", "recipes under 20 min": how long cooking may take, and no recipe to see.
fn is_a_limit(reading: &Reading, sentence: Span, cue: Span) -> bool {
    let bounded = |at: Span| {
        (1..=3).any(|back| {
            matches!(
                reading.before(at.start, back),
                "over"
                    | "under"
                    | "up"
                    | "than"
                    | "max"
                    | "maximum"
                    | "within"
                    | "below"
                    | "above"
                    | "longer"
                    | "most"
                    | "exceed"
            )
        }) || matches!(reading.text(at.end), "max" | "tops" | "maximum" | "or" | "at")
    };
    let timed = reading.free_measures(sentence).any(|mark| mark.what.minutes().is_some() && bounded(mark.at));
    let of_time = matches!(reading.words[cue.end - 1].stem.as_str(), "recip" | "time");
    timed && of_time && !matches!(reading.text(sentence.start), "how" | "show")
}

/// "How is Friday's dinner cooked? Give me the recipe": the same wish in other words.
fn asked_twice(reading: &mut Reading, part: Span) {
    let rest: Vec<Span> = reading.sentences().into_iter().filter(|sentence| sentence.start >= part.end).collect();
    for sentence in rest {
        let again = reading.has(Cue::ExplainRecipe, sentence) && sentence.len() <= 6 && meal(reading, sentence).is_none();
        if again {
            reading.take(sentence);
        }
    }
}

/// "make it for two", "can you scale that to 6 portions", "same recipe for four": the dish that was spoken of, for so many.
fn rescaled(reading: &Reading, sentence: Span) -> Option<(u8, Span)> {
    let word = |words: &[&str]| (sentence.start..sentence.end).any(|at| words.contains(&reading.text(at)));
    let verb = word(&["make", "cook", "scale", "do", "change", "adjust", "same"]);
    let it = word(&["it", "that", "this", "recipe", "dish"]);
    let short = (sentence.start..sentence.end).filter(|&at| reading.words[at].is_word()).count() <= 7;
    let other = meal(reading, sentence).is_some()
        || reading.free_days(sentence).next().is_some()
        || reading.has_any(&[Cue::MealPlan, Cue::ExplainRecipe, Cue::TrainingWord], sentence) && !word(&["recipe"])
        || reading.free_exercises(sentence).next().is_some();
    let number = reading.bare_numbers(sentence).into_iter().find(|mark| {
        matches!(reading.before(mark.at.start, 1), "for" | "to" | "serve" | "serves" | "feed")
            && mark.what.fract() == 0.0
            && (1.0..=20.0).contains(&mark.what)
            && (mark.at.end..sentence.end).all(|at| {
                !reading.words[at].is_word()
                    || matches!(
                        reading.text(at),
                        "people" | "persons" | "portions" | "servings" | "please" | "of" | "us" | "instead" | "mate"
                    )
            })
    })?;
    let named = word(&["scale", "resize", "adjust"]) && dish_of(reading, sentence).is_some();
    ((verb && it && short || named) && !other && reading.is_free(sentence)).then_some((number.what as u8, sentence))
}

/// "scale tonight's dinner to 3 people".
fn scaled_meal(reading: &Reading, sentence: Span) -> Option<RecipeSlots> {
    let scales = (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "scale" | "resize" | "rescale"));
    let meal = meal(reading, sentence).filter(|_| scales)?.what;
    let number =
        reading.bare_numbers(sentence).into_iter().find(|mark| mark.what.fract() == 0.0 && (1.0..=20.0).contains(&mark.what))?;
    let when = when(reading, sentence).map(|(when, _)| when);
    Some(RecipeSlots { meal: Some(meal), when, people: Some(number.what as u8), ..RecipeSlots::default() })
}

/// "scale the black bean tacos to 8 people": the dish by its name.
fn dish_of(reading: &Reading, sentence: Span) -> Option<String> {
    let foods = foods(reading, sentence);
    let (first, last) = (foods.first()?, foods.last()?);
    Some((first.at.start..last.at.end).map(|at| reading.words[at].typed.as_str()).collect::<Vec<_>>().join(" "))
}

/// What belongs to the wish for a recipe.
const OWN: &[Cue] = &[Cue::ExplainRecipe];

/// "show me dinner and how to cook it": one wish, though it begins like another.
fn part_of(reading: &Reading, sentence: Span, cue: Span) -> Span {
    let part = own_part(reading, sentence, cue, OWN);
    let shown = reading.text(sentence.start) == "show" && meal(reading, part).is_none();
    Span::new(if shown { sentence.start } else { part.start }, part.end)
}

/// The slots of a sentence that asks for a recipe.
pub(in crate::language) fn slots(reading: &Reading, sentence: Span, cue: Span) -> RecipeSlots {
    let meal = meal(reading, sentence);
    let when = when(reading, sentence);
    let people = people(reading, sentence);
    let places: Vec<Span> =
        meal.iter().map(|mark| mark.at).chain(when.map(|(_, at)| at)).chain(people.map(|(_, at)| at)).collect();
    RecipeSlots {
        meal: meal.map(|meal| meal.what),
        when: when.map(|(when, _)| when),
        recipe: name(reading, sentence, cue, &places),
        people: people.map(|(people, _)| people),
    }
}

/// Words that are no part of a dish's name.
const SMALL: &str = "recipe recipes for the a an that this my our some how do i you we to can cook cooking make making prepare bake steps \
    step instructions method ingredients of in what is goes into please show me give send need want it them tonights \
    todays tomorrows full am supposed should would one again walk talk through get see have put people us s and on again \
    there are hey hi coach could meal dish thing go list out about tell so ok exactly prep start now ready actually \
    details directions explain long does take persons preparation time whats up roast fry grill you suggested gave did \
    takes taking cooked over min mins minutes planned plan from at home myself was which mentioned by but made share kindly serves serving feeding";

/// The run of words that names a dish.
fn name(reading: &Reading, sentence: Span, cue: Span, places: &[Span]) -> Option<String> {
    let placed = |at: usize| places.iter().any(|place| place.holds(at));
    let plain = |at: usize| reading.words[at].is_word() && !placed(at);
    let mut at = sentence.start;
    let mut best: Option<Span> = None;
    while at < sentence.end {
        if matches!(reading.text(at), "without" | "but") {
            // "the chicken curry but without coconut milk": the name ends there.
            at = if best.is_some() { sentence.end } else { at + 1 };
            continue;
        }
        if plain(at) && (!among(SMALL, reading.text(at)) || reading.text(at + 1) == "fry" && reading.text(at) == "stir") {
            let mut end = at + 1;
            while end < sentence.end
                && plain(end)
                && (!among(SMALL, reading.text(end)) || joins(reading, end, sentence) || reading.before(end, 1) == "stir")
            {
                end += 1;
            }
            let run = Span::new(at, end);
            let names_dish = reading.marks.iter().any(|mark| mark.what == Meaning::Food && run.holds(mark.at.start))
                || at >= cue.start && reading.clause_at(at) == reading.clause_at(cue.start);
            let without = matches!(reading.text(at), "without" | "has" | "not" | "no" | "because");
            if names_dish && !without && best.is_none_or(|best| run.len() > best.len()) {
                best = Some(run);
            }
            at = end;
        }
        at += 1;
    }
    best.map(|run| (run.start..run.end).map(|at| reading.words[at].typed.as_str()).collect::<Vec<_>>().join(" "))
}

/// "rice and beans", "chicken with lemon": a joining word inside a name.
fn joins(reading: &Reading, at: usize, sentence: Span) -> bool {
    let food_after = reading.marks.iter().any(|mark| mark.what == Meaning::Food && mark.at.start == at + 1);
    matches!(reading.text(at), "and" | "with" | "in" | "on" | "n") && at + 1 < sentence.end && food_after
}

fn fits(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    let exercise = reading.free_exercises(clause).next().is_some();
    let weak = matches!(reading.words[at.start].stem.as_str(), "ingredi" | "method");
    let another = reading.has(Cue::OtherMeal, clause) && !reading.has(Cue::Cook, clause);
    let short = !weak || reading.sentence_at(at.start).len() <= 12;
    let plan = reading.has(Cue::MealPlan, clause) && meal(reading, clause).is_none();
    let swaps = another && at.len() == 1;
    let vague = matches!(reading.text(at.start), "what" | "how") && is_vague(reading, at) && !names_a_dish(reading, at);
    !vague && short && !exercise && !plan && !swaps && !reading.has(Cue::Allergic, at)
}

/// "what is in the ...", "how do I do the ...": of a dish only when a meal or a food follows.
fn is_vague(reading: &Reading, at: Span) -> bool {
    let word = |word: &str| (at.start..at.end).any(|at| reading.text(at) == word);
    let in_it = word("in") && !word("goes") && reading.text(at.start) == "what";
    let cooks = (at.start..at.end).any(|at| {
        matches!(
            reading.words[at].stem.as_str(),
            "cook" | "make" | "made" | "prepar" | "bake" | "roast" | "fri" | "grill" | "steam" | "poach" | "boil" | "prep"
        )
    });
    let does = reading.text(at.start) == "how" && word("do") && !cooks || word("need") && word("for") && !cooks;
    let to_make = reading.text(at.start) == "how" && word("to") && (word("make") || word("prepare"));
    let long = word("long") && !cooks;
    long || in_it || does || to_make
}

fn names_a_dish(reading: &Reading, at: Span) -> bool {
    let after = Span::new(at.start, (at.end + 4).min(reading.sentence_at(at.start).end));
    reading.marks.iter().any(|mark| {
        matches!(mark.what, Meaning::Food | Meaning::Meal(_)) && mark.at.start >= after.start && mark.at.start < after.end
    })
}
