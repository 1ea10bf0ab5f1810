//! Ways of eating, allergens, dislikes, and how the kitchen runs.

use super::{allergies, cook_time, others, table, tastes, utensils};
use crate::athlete::{Allergen, Budget, Diet, MealsPerDay, ProfilePatch};
use crate::language::MealName;
use crate::language::cue::Cue;
use crate::language::food::energy;
use crate::language::food::names::name;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;

/// Reads everything about food.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    diets(reading, patch);
    allergies::read(reading, patch);
    tastes::read(reading, patch);
    // "Lentils give me hives, allergic to them": the food was named before.
    patch.dislikes = patch.dislikes.difference(&patch.food_allergies).cloned().collect();
    let harmful = |mark: &&Mark<Meaning>| matches!(mark.what, Meaning::Allergen(what) if patch.allergens.contains(&what));
    let harm: Vec<String> = reading.marks.iter().filter(harmful).map(|mark| name(reading, mark.at)).collect();
    patch.dislikes.retain(|food| !harm.contains(food));
    let named = !patch.food_allergies.is_empty();
    patch.unread_allergy = patch.unread_allergy.take().filter(|words| !(named && words.is_empty()));
    narrow(reading, patch);
    implied(patch);
    let free = (0..reading.len()).any(|at| matches!(reading.text(at), "free" | "dairyfree" | "glutenfree"));
    if !free {
        // "No gluten, I'm coeliac": one limit, and the stricter.
        let stricter = [(Allergen::Gluten, Diet::GlutenFree), (Allergen::Milk, Diet::DairyFree)];
        let held: Vec<Diet> =
            stricter.into_iter().filter(|(allergen, _)| patch.allergens.contains(allergen)).map(|(_, diet)| diet).collect();
        patch.diets.retain(|diet| !held.contains(diet));
    }
    kitchen(reading, patch);
}

/// "Vegetarian, no eggs", "vegetarian, eggs yes, no milk": the narrower way of eating, when it has a name.
fn narrow(reading: &Reading, patch: &mut ProfilePatch) {
    if !patch.diets.contains(&Diet::Vegetarian) || reading.asked.is_some() && patch.dislikes.is_empty() {
        return;
    }
    let milk = ["milk", "dairy", "cheese"].iter().any(|food| patch.dislikes.contains(*food));
    let eggs = patch.dislikes.contains("egg");
    let narrower = match (milk, eggs) {
        (false, true) => Diet::LactoVegetarian,
        (true, false) => Diet::OvoVegetarian,
        _ => return,
    };
    patch.dislikes.retain(|food| !matches!(food.as_str(), "milk" | "dairy" | "cheese" | "egg"));
    patch.diets.remove(&Diet::Vegetarian);
    patch.diets.insert(narrower);
}

/// "As a Hindu I don't take beef": what a way of eating leaves out anyway is no taste beside it.
fn implied(patch: &mut ProfilePatch) {
    const MILK: &[&str] = &["milk", "cows milk", "cow milk", "dairy", "cheese", "cream", "butter", "yoghurt", "yogurt"];
    let leaves_out: &[(Diet, &[&str])] = &[
        (Diet::HinduNoBeef, &["beef"]),
        (Diet::Vegetarian, &["meat"]),
        (Diet::Vegan, &["meat", "dairy"]),
        (Diet::DairyFree, MILK),
    ];
    for (_, foods) in leaves_out.iter().filter(|(diet, _)| patch.diets.contains(diet)) {
        patch.dislikes.retain(|food| !foods.contains(&food.as_str()));
    }
}

fn diets(reading: &mut Reading, patch: &mut ProfilePatch) {
    let named = reading.meanings(reading.whole(), |meaning| if let Meaning::Diet(diet) = meaning { Some(diet) } else { None });
    let corrected = corrected(reading, &named);
    for mark in named {
        if is_greens(reading, mark.at) || eats_animals(reading, mark.at) || is_set_apart(reading, mark.at) {
            continue;
        }
        let inside = matches!(reading.text(mark.at.start), "no" | "not" | "without" | "avoid")
            || names_animals(reading, mark.at)
            || is_food_left_out(reading, mark.at);
        let denied = reading.denied(mark.at.start) && !inside && !denied_twice(reading, mark.at);
        let held = denied_twice(reading, mark.at) || names_animals(reading, mark.at) || is_food_left_out(reading, mark.at);
        let over = denied || !held && is_over(reading, mark.at) || corrected.contains(&mark.at);
        let theirs = others::stands_before(reading, mark.at.start);
        let one_of_them = reading.before(mark.at.start, 1) == "is" && reading.before(mark.at.start, 2) == "one";
        if theirs || one_of_them || is_allergy(reading, mark.at, mark.what) {
            continue;
        }
        if over {
            patch.without.diets.insert(mark.what)
        } else {
            patch.diets.insert(mark.what)
        };
        reading.take(mark.at);
    }
    // "Sandeep, 35, 78 kg, veg, ...": alone between commas.
    let listed = reading.clauses().into_iter().find(|clause| {
        let words: Vec<&str> =
            (clause.start..clause.end).filter(|&at| reading.words[at].is_word()).map(|at| reading.text(at)).collect();
        words == ["veg"] && clause.start > 0 && reading.is_free(*clause)
    });
    if let Some(clause) = listed.filter(|_| reading.measures.len() > 1) {
        patch.diets.insert(Diet::Vegetarian);
        reading.take(clause);
    }
    patch.diets = patch.diets.difference(&patch.without.diets).copied().collect();
}

/// "I can't have lactose": what is denied is the food, so that the way of eating holds.
fn is_food_left_out(reading: &Reading, at: Span) -> bool {
    at.len() == 1 && reading.text(at.start) == "lactose" && reading.denied(at.start)
}

/// "milk allergy, not lactose": told apart from what is meant, and neither kept nor left.
fn is_set_apart(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let allergy = (sentence.start..sentence.end).any(|at| reading.words[at].stem.starts_with("allerg"));
    allergy
        && reading.text(at.start) == "lactose"
        && reading.before(at.start, 1) == "not"
        && !matches!(reading.before(at.start, 2), "can" | "do" | "does" | "could")
}

/// "more veg please": the food, and no way of eating.
fn is_greens(reading: &Reading, at: Span) -> bool {
    reading.text(at.start) == "veg"
        && matches!(
            reading.before(at.start, 1),
            "more" | "extra" | "some" | "enough" | "less" | "frozen" | "of" | "my" | "the" | "with"
        )
}

/// "anything with a face", "no animals": words that deny by themselves.
fn names_animals(reading: &Reading, at: Span) -> bool {
    (at.start..at.end).any(|at| {
        matches!(
            reading.text(at),
            "face"
                | "faces"
                | "mother"
                | "mum"
                | "mom"
                | "parents"
                | "eyes"
                | "heartbeat"
                | "pulse"
                | "animals"
                | "animal"
                | "alive"
                | "brain"
        )
    })
}

/// "I eat anything with a face": and likes it.
fn eats_animals(reading: &Reading, at: Span) -> bool {
    let eats = (1..=3).any(|back| matches!(reading.before(at.start, back), "eat" | "love" | "like"));
    names_animals(reading, at) && eats && !reading.denied(at.start) && reading.asked != Some(crate::language::Asked::FoodLimits)
}

/// "don't buy anything that isn't halal", "nothing that is not vegan", "no non halal meat": what is denied twice holds.
fn denied_twice(reading: &Reading, at: Span) -> bool {
    let before = |back: usize| reading.before(at.start, back);
    let not = (1..=3).find(|&back| matches!(before(back), "not" | "non" | "unless" | "without"));
    let Some(not) = not.filter(|&not| before(not) != "not" || matches!(before(not + 1), "is" | "are" | "was")) else {
        return false;
    };
    let denies = |back: usize| {
        matches!(
            before(back),
            "not"
                | "no"
                | "never"
                | "nothing"
                | "avoid"
                | "refuse"
                | "without"
                | "stop"
                | "ban"
                | "skip"
                | "dont"
                | "cant"
                | "wont"
        )
    };
    (not + 1..=not + 8).any(denies)
}

/// "I put vegan but I meant pescatarian", "low carb? no, I said low FODMAP": the first of the two is taken back.
fn corrected(reading: &Reading, named: &[Mark<Diet>]) -> Vec<Span> {
    let taken_back = |pair: &&[Mark<Diet>]| {
        let between = || pair[0].at.end..pair[1].at.start;
        let word = |words: &[&str]| between().any(|at| words.contains(&reading.text(at)));
        let denial = word(&["no", "not", "nope", "wrong", "sorry", "oops"]);
        pair[0].what != pair[1].what
            && (word(&["meant", "mean", "actually", "rather"]) || denial && word(&["said", "its", "is", "am"]))
    };
    named.windows(2).filter(taken_back).map(|pair| pair[0].at).collect()
}

/// "from keto to mediterranean", "take vegetarian off my profile".
fn is_left_behind(reading: &Reading, at: Span) -> bool {
    let next = reading
        .marks
        .iter()
        .any(|mark| matches!(mark.what, Meaning::Diet(_)) && mark.at.start > at.end && reading.before(mark.at.start, 1) == "to");
    let taken = reading.text(at.end) == "off"
        && (1..=4).any(|back| matches!(reading.before(at.start, back), "take" | "cross" | "strike" | "scratch"));
    reading.before(at.start, 1) == "from" && next || taken
}

/// "stopped being vegan".
fn is_over(reading: &Reading, at: Span) -> bool {
    if is_left_behind(reading, at) {
        return true;
    }
    let clause = reading.clause_at(at.start);
    let after = (at.end..(at.end + 5).min(clause.end)).any(|place| {
        let ended = matches!(reading.text(place), "finished" | "over" | "done" | "ended" | "gone");
        let of_a_food = reading.marks.iter().any(|mark| {
            matches!(mark.what, Meaning::Food | Meaning::Allergen(_)) && mark.at.start >= at.end && mark.at.start < place
        });
        let fine = !of_a_food
            && matches!(reading.text(place), "fine" | "ok" | "okay")
            && matches!(reading.before(place, 1), "is" | "are" | "now");
        (ended || fine) && !reading.denied(place)
    });
    let before = (1..=3).any(|back| {
        matches!(
            reading.before(at.start, back),
            "finished"
                | "quit"
                | "quitting"
                | "dropped"
                | "dropping"
                | "scrap"
                | "ditch"
                | "forget"
                | "remove"
                | "delete"
                | "cancel"
        )
    });
    let harmless = (at.end..(at.end + 3).min(clause.end)).any(|place| {
        reading.text(place) == "not"
            && matches!(reading.text(place + 1), "bother" | "affect" | "hurt" | "upset" | "matter" | "bothering" | "trouble")
    });
    if after || before || harmless {
        return true;
    }
    reading.cues(Cue::NoMore, clause).any(|cue| {
        cue.end <= at.start
            && at.start - cue.end <= 2
            && reading.text(cue.start) != "off"
            && !(cue.end..at.start).any(|at| matches!(reading.text(at), "just" | "only"))
    })
}

/// "gluten allergy": the allergen is meant, not the diet.
fn is_allergy(reading: &Reading, at: Span, diet: Diet) -> bool {
    let clause = reading.clause_at(at.start);
    let can_not = reading.before(at.start, 1) == "can" && reading.text(at.start) == "not";
    can_not && matches!(diet, Diet::GlutenFree | Diet::DairyFree)
        || matches!(diet, Diet::GlutenFree | Diet::LactoseFree | Diet::DairyFree)
            && (clause.start..clause.end).any(|at| reading.words[at].stem.starts_with("allerg"))
}

fn kitchen(reading: &mut Reading, patch: &mut ProfilePatch) {
    utensils::read(reading, patch);
    meals_a_day(reading, patch);
    cook_time::read(reading, patch);
    table::people(reading, patch);
    if let Some((kcal, at)) = energy::chosen(reading) {
        patch.kcal = Some(kcal);
        reading.take(at);
    }
    let named =
        reading.meanings(reading.whole(), |meaning| if let Meaning::Budget(budget) = meaning { Some(budget) } else { None });
    let timed = |at: Span| reading.measures.iter().any(|mark| mark.at.start == at.end && mark.what.minutes().is_some());
    let named: Vec<_> = named.into_iter().filter(|mark| !timed(mark.at)).collect();
    if let Some(mark) = named.first().filter(|mark| !reading.denied(mark.at.start)).cloned() {
        patch.budget = Some(mark.what);
        reading.take(mark.at);
    } else if let Some(mark) = named.first() {
        patch.budget = Some(if mark.what == Budget::Low { Budget::Normal } else { Budget::Low });
    }
}

fn meals_a_day(reading: &mut Reading, patch: &mut ProfilePatch) {
    let number = reading.bare_numbers(reading.whole()).into_iter().find(|mark| {
        let after = Span::new(mark.at.end, (mark.at.end + 5).min(reading.len()));
        let meal = matches!(reading.words.get(mark.at.end).map(|token| token.stem.as_str()), Some("meal"))
            || matches!(reading.words.get(mark.at.end + 1).map(|token| token.stem.as_str()), Some("meal"));
        let clause = reading.clause_at(mark.at.start);
        let eating = (clause.start..clause.end).any(|at| matches!(reading.text(at), "eat" | "eating"));
        let eats = matches!(reading.text(mark.at.end), "times" | "x") && (eating || eats(reading, mark.at.start));
        let set_to = matches!(reading.before(mark.at.start, 1), "to" | "at")
            && (2..=3).any(|back| matches!(reading.before(mark.at.start, back), "meals" | "meal"))
            && reading.has(Cue::PerDay, after);
        let eats = eats || set_to;
        (meal && !matches!(reading.text(mark.at.end + 1), "plan")) || (eats && reading.has(Cue::PerDay, after))
    });
    let Some(mut number) = number else { return named_meals(reading, patch) };
    let times = reading.bare_numbers(reading.whole()).into_iter().find(|mark| {
        reading.text(mark.at.end) == "times"
            && reading.has(Cue::PerDay, Span::new(mark.at.end, (mark.at.end + 4).min(reading.len())))
    });
    let snacks = (0..reading.len()).find(|&at| matches!(reading.text(at), "snack" | "snacks")).map(|at| {
        let counted = reading.words.get(at.wrapping_sub(1)).and_then(crate::language::tokens::Token::number);
        counted.unwrap_or(if matches!(reading.before(at, 1), "a" | "one") { 1.0 } else { 0.0 })
    });
    number.what = times.map_or(number.what + snacks.unwrap_or(0.0), |times| times.what);
    let whole = number.what.fract() == 0.0 && (2.0..=6.0).contains(&number.what);
    if let (true, Ok(meals)) = (whole, MealsPerDay::new(number.what as u8)) {
        patch.meals_per_day = Some(meals);
        reading.take(Span::new(number.at.start, number.at.end + 1));
    }
}

/// "I only eat 3 times a day": food is meant, no training.
fn eats(reading: &Reading, at: usize) -> bool {
    (1..=3).any(|back| matches!(reading.before(at, back), "eat" | "eating" | "meals" | "eats"))
}

/// "I eat twice a day", "no snacks for me", "I never eat breakfast": the meals of every day without a figure.
fn named_meals(reading: &mut Reading, patch: &mut ProfilePatch) {
    if let Some((count, at)) = only_these(reading) {
        patch.meals_per_day = MealsPerDay::new(count).ok();
        return reading.take(reading.clause_at(at.start));
    }
    let twice = (0..reading.len()).find(|&at| {
        reading.text(at) == "twice"
            && eats(reading, at)
            && reading.has(Cue::PerDay, Span::new(at + 1, (at + 4).min(reading.len())))
    });
    let dropped = dropped_meal(reading);
    let (count, at) = match (twice, dropped) {
        (Some(at), _) => (2, Span::new(at, at + 1)),
        (None, Some((count, at))) => (count, at),
        (None, None) => return,
    };
    if let Ok(meals) = MealsPerDay::new(count) {
        patch.meals_per_day = Some(meals);
        reading.take(reading.clause_at(at.start));
    }
}

/// "I only eat lunch and dinner", "just breakfast and dinner for me".
fn only_these(reading: &Reading) -> Option<(u8, Span)> {
    let meals = reading.meanings(reading.whole(), |meaning| if let Meaning::Meal(meal) = meaning { Some(meal) } else { None });
    let first = meals.first()?.at;
    let only = (1..=4).any(|back| matches!(reading.before(first.start, back), "only" | "just"));
    let eats =
        (1..=4).any(|back| matches!(reading.before(first.start, back), "eat" | "have" | "want" | "do" | "need" | "eating"));
    let listed = meals.windows(2).all(|pair| pair[1].at.start - pair[0].at.end <= 2);
    let dated = reading.free_days(reading.whole()).next().is_some() || reading.has_any(&[Cue::Swap, Cue::Show], reading.whole());
    let distinct: std::collections::BTreeSet<MealName> = meals.iter().map(|meal| meal.what).collect();
    let asks = reading.has_any(&[Cue::Make, Cue::ExplainRecipe, Cue::ShowGroceries, Cue::EatOut], reading.whole());
    if distinct.len() >= 3 && !dated && !asks && reading.len() <= 10 && (0..reading.len()).all(|at| reading.text(at) != "plan") {
        let snacks =
            meals.iter().filter(|meal| meal.what == MealName::Snack).map(|meal| counted_before(reading, meal.at)).sum::<u8>();
        let main = distinct.iter().filter(|meal| **meal != MealName::Snack).count() as u8;
        return Some((main + snacks, first));
    }
    (only && eats && listed && !dated && distinct.len() >= 2).then_some((distinct.len() as u8, first))
}

/// "two snacks", "a snack".
fn counted_before(reading: &Reading, at: Span) -> u8 {
    let number = at.start.checked_sub(1).and_then(|at| reading.words[at].number());
    number.filter(|number| (1.0..=3.0).contains(number)).map_or(1, |number| number as u8)
}

/// Three meals are left without snacks, lunch and dinner without a breakfast.
pub(in crate::language) fn dropped_meal(reading: &Reading) -> Option<(u8, Span)> {
    let meals = reading.meanings(reading.whole(), |meaning| if let Meaning::Meal(meal) = meaning { Some(meal) } else { None });
    let [only] = meals.as_slice() else { return None };
    let clause = reading.clause_at(only.at.start);
    let dated = reading.free_days(reading.whole()).next().is_some() || reading.has_any(&[Cue::Swap, Cue::Instead], clause);
    let before = |words: &[&str]| {
        (1..=4).any(|back| words.contains(&reading.before(only.at.start, back)) && only.at.start >= clause.start + back)
    };
    let never = before(&["not", "never"]) && before(&["eat", "do", "have", "want", "need", "like", "bother", "snack"]);
    let short = clause.len() <= only.at.len() + 5;
    match only.what {
        MealName::Snack
            if !dated && short && (never || before(&["no", "skip", "without", "drop", "cut", "remove", "delete", "scrap"])) =>
        {
            Some((3, only.at))
        }
        MealName::Breakfast
            if !dated && short && before(&["not", "never"]) && before(&["eat", "do", "have"]) && !before(&["did"]) =>
        {
            Some((2, only.at))
        }
        _ => None,
    }
}
