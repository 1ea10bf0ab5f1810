//! What a change did, in words for the athlete.

use super::MealChange;
use super::settle::Basis;
use crate::nutrition::planning::aims_of;
use crate::nutrition::{Course, DayAims, MealDay, MealPlan, PlannedMeal, Served, SideServed, Target};

/// Every difference between two plans. The reason is that of the dishes; portions follow the day's figures.
pub(super) fn changes(basis: &Basis<'_>, plan: &MealPlan, why: &str) -> Vec<MealChange> {
    let days = basis.plan.days.iter().zip(&plan.days);
    let meals = days.clone().flat_map(|(old, new)| {
        new.meals.iter().enumerate().filter_map(|(place, meal)| one(basis, old.meals.get(place), meal, new, why))
    });
    let aims = aims_of(plan, basis.athlete, basis.targets, basis.world);
    let changed = days.zip(&aims).filter(|((old, new), _)| old != new);
    let kept = changed.filter_map(|((_, new), aims)| missed(basis, aims, new));
    meals.chain(kept).collect()
}

fn one(basis: &Basis<'_>, old: Option<&PlannedMeal>, new: &PlannedMeal, day: &MealDay, why: &str) -> Option<MealChange> {
    let told = |words: String, why: &str| MealChange { date: day.date, slot: Some(new.slot), words, why: why.to_owned() };
    let course = |meal: &PlannedMeal| match &meal.course {
        Course::Dish(served) => title(basis, served),
        Course::Out => "eaten out".to_owned(),
        Course::Skipped => "left out".to_owned(),
        Course::Open => "nothing".to_owned(),
    };
    let before = old.map_or("nothing".to_owned(), course);
    match (old.and_then(|old| old.course.dish()), new.course.dish()) {
        (Some(old), Some(served)) if old.dish == served.dish => {
            let portion =
                (old.portion != served.portion).then(|| format!("{before}: {} -> {} servings", old.portion, served.portion));
            let sides = (old.sides != served.sides).then(|| sides(basis, &served.sides));
            let parts: Vec<String> = portion.into_iter().chain(sides).collect();
            (!parts.is_empty()).then(|| told(parts.join(", "), "to keep the day on its figures"))
        }
        (old_dish, new_dish) => {
            let same = old_dish.is_none() && new_dish.is_none() && old.is_some_and(|old| old.course == new.course);
            (!same).then(|| told(format!("{before} -> {}", course(new)), why))
        }
    }
}

fn title(basis: &Basis<'_>, served: &Served) -> String {
    served.dish.variant(basis.world).map_or_else(|| served.dish.recipe().to_string(), |variant| variant.title)
}

fn sides(basis: &Basis<'_>, sides: &[SideServed]) -> String {
    let names: Vec<&str> =
        sides.iter().filter_map(|side| basis.world.sides.of(side.food)).map(|side| side.name.as_str()).collect();
    if names.is_empty() { "without the side".to_owned() } else { format!("with {}", names.join(" and ")) }
}

/// What a changed day now misses.
fn missed(basis: &Basis<'_>, aims: &DayAims, day: &MealDay) -> Option<MealChange> {
    let eaten = day.nutrients(basis.world);
    let off = aims.deviations(&eaten).into_iter().filter(|(target, off)| off.abs() > target.within());
    let words: Vec<String> = off.map(|(target, off)| in_words(target, off)).collect();
    (!words.is_empty()).then(|| MealChange {
        date: day.date,
        slot: None,
        words: format!("That day now has {}", words.join(" and ")),
        why: "nothing closer fits with the other meals as they are".to_owned(),
    })
}

fn in_words(target: Target, off: f64) -> String {
    let name = match target {
        Target::Kcal => "energy",
        Target::Protein => "protein",
        Target::Fat => "fat",
        _ => "carbohydrate",
    };
    format!("{:.0} % {} {name} than its target", off.abs() * 100.0, if off > 0.0 { "more" } else { "less" })
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
