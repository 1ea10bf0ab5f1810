//! Planned meals in words: dishes, portions, figures.

use chrono::NaiveDate;

use crate::conversation::scene::Scene;
use crate::conversation::words::{day, listed};
use crate::nutrition::targets::Targets;
use crate::nutrition::{
    Class, Course, Food, FoodId, FoodLimits, MealDay, MealPlan, Mealtime, Measures, Nutrients, Served, Used, Variant,
};

/// Whether this athlete is shown figures of energy and of what food brings.
pub(super) fn shows_figures(scene: &Scene<'_>) -> bool {
    Targets::of(&scene.athlete()).withheld.is_none()
}

/// The dish as it is called with what goes in.
pub(super) fn title(scene: &Scene<'_>, served: &Served) -> String {
    served.dish.variant(scene.world).map_or_else(|| served.dish.recipe().to_string().replace('_', " "), |variant| variant.title)
}

/// "Lentil soup, with an apple (from Mon)".
pub(super) fn course(scene: &Scene<'_>, plan: &MealPlan, date: NaiveDate, course: &Course) -> String {
    match course {
        Course::Out => "eating out".to_owned(),
        Course::Skipped => "left out".to_owned(),
        Course::Open => "open".to_owned(),
        Course::Dish(served) => {
            let cooked = plan.cooked_on(date, &served.dish, scene.world);
            let left = if cooked < date { format!(" (left from {})", cooked.format("%a")) } else { String::new() };
            let company = plan.day(date).and_then(|day| day.meals.iter().find(|meal| meal.course == *course)?.people);
            let company = company.map_or(String::new(), |people| format!(" (for {})", people.get()));
            format!("{}{}{left}{company}", title(scene, served), sides(scene, served))
        }
    }
}

/// "Next to it: an apple."
pub(super) fn sides_line(scene: &Scene<'_>, served: &Served) -> Option<String> {
    let names: Vec<String> = served.sides.iter().map(|side| self::side(scene, side.food, side.grams)).collect();
    (!names.is_empty()).then(|| format!("Next to it: {}.", listed(&names)))
}

fn sides(scene: &Scene<'_>, served: &Served) -> String {
    let names: Vec<String> = served.sides.iter().map(|side| self::side(scene, side.food, side.grams)).collect();
    if names.is_empty() { String::new() } else { format!(", with {}", listed(&names)) }
}

/// "an apple", "2 glasses of soy drink", "2 boiled eggs", "180 g of quinoa".
fn side(scene: &Scene<'_>, id: FoodId, grams: f64) -> String {
    let food = scene.world.foods.get(id);
    let Some(side) = scene.world.sides.of(id) else {
        return format!("{} of {}", amount(scene, food, grams), food.name.to_lowercase());
    };
    let units = (grams / side.g).round();
    let counted = side.name.strip_prefix("a ").or_else(|| side.name.strip_prefix("an "));
    let piece = food.measures.piece.as_ref().map(|(each, name)| ((grams / each).round(), name));
    match (counted, piece) {
        _ if units <= 1.0 => side.name.clone(),
        (Some(one), _) => several(units, one),
        (None, Some((pieces, name))) if side.name.ends_with(&format!("{name}s")) => format!("{pieces:.0} {}", side.name),
        (None, Some((pieces, _))) if pieces >= 2.0 && !side.name.ends_with('s') => several(pieces, &side.name),
        (None, _) => format!("{} of {}", amount(scene, food, grams), side.name.trim_start_matches("more ")),
    }
}

/// "2 apples", "2 glasses of soy drink".
fn several(units: f64, one: &str) -> String {
    let (head, rest) = one.split_once(" of ").map_or((one, String::new()), |(head, rest)| (head, format!(" of {rest}")));
    let ending = if ["ss", "ch", "sh", "o"].iter().any(|end| head.ends_with(end)) && head != "avocado" { "es" } else { "s" };
    format!("{units:.0} {head}{ending}{rest}")
}

/// "1 1/2 portions".
pub(super) fn portions(count: f64) -> String {
    let quarters = (count * 4.0).round() as u32;
    let part = match quarters % 4 {
        1 => "1/4",
        2 => "1/2",
        3 => "3/4",
        _ => "",
    };
    let whole = quarters / 4;
    let amount = match (whole, part) {
        (0, part) => part.to_owned(),
        (whole, "") => whole.to_string(),
        (whole, part) => format!("{whole} {part}"),
    };
    if quarters <= 4 { format!("{amount} portion") } else { format!("{amount} portions") }
}

/// "520 kcal, 31 g protein, 60 g carbohydrate, 14 g fat".
pub(super) fn brings(nutrients: &Nutrients) -> String {
    format!(
        "{:.0} kcal, {:.0} g protein, {:.0} g carbohydrate, {:.0} g fat",
        nutrients.kcal(),
        nutrients.protein(),
        nutrients.carb(),
        nutrients.fat()
    )
}

/// The name of a meal, with a capital.
pub(super) fn meal_name(slot: Mealtime) -> &'static str {
    match slot {
        Mealtime::Breakfast => "Breakfast",
        Mealtime::Lunch => "Lunch",
        Mealtime::Dinner => "Dinner",
        Mealtime::Snack => "Snack",
    }
}

/// What the shopper has to look for in the foods of some days: "chicken breast: buy halal-certified".
pub(super) fn labels(scene: &Scene<'_>, days: &[&MealDay]) -> Vec<String> {
    let athlete = scene.athlete();
    let limits = FoodLimits::of(&athlete, scene.world);
    let mut lines: Vec<String> = Vec::new();
    let foods = days.iter().flat_map(|day| day.served()).flat_map(|(_, served)| served.foods(scene.world));
    for (food, _) in foods {
        let food = scene.world.foods.get(food);
        if let Some(label) = limits.label(food) {
            lines.push(format!("{}: {label}", food.name));
        }
    }
    lines.sort();
    lines.dedup();
    lines
}

/// The same for one recipe.
pub(super) fn labels_of(scene: &Scene<'_>, variant: &Variant<'_>) -> Vec<String> {
    let athlete = scene.athlete();
    let limits = FoodLimits::of(&athlete, scene.world);
    let label = |used: &Used<'_>| limits.label(used.food).map(|label| format!("{}: {label}.", used.name));
    variant.used.iter().filter_map(label).collect()
}

/// A word on labels for who must not eat some allergen.
pub(super) fn read_the_label(scene: &Scene<'_>) -> Option<String> {
    let allergens = &scene.dossier.profile.allergens;
    let names: Vec<String> = allergens.iter().map(|allergen| allergen.name().replace('_', " ")).collect();
    (!names.is_empty()).then(|| {
        format!(
            "Makes differ: read each label for {}, \"may contain\" too. Unlabelled and loose food stays in the shop.",
            listed(&names)
        )
    })
}

/// "Mon 23 Nov", with what the day is.
pub(super) fn day_title(date: NaiveDate, trains: bool) -> String {
    if trains { format!("{} (training)", day(date)) } else { day(date) }
}

/// So much of a food as this athlete is told it: by the scale where figures are shown, else by cup, spoon, piece and hand.
pub(super) fn amount(scene: &Scene<'_>, food: &Food, grams: f64) -> String {
    if grams < PINCH_G {
        "a pinch".to_owned()
    } else if shows_figures(scene) && grams >= SCALE_G {
        food.measures.say(grams, scene.units())
    } else {
        household(food, grams)
    }
}

/// Less than this is taken between two fingers.
const PINCH_G: f64 = 1.0;
/// Less than this no kitchen scale shows well.
const SCALE_G: f64 = 5.0;
/// What a cup of a food weighs that nobody has measured, and what lies on a palm (meat and fish). Conventions.
const CUP_G: f64 = 160.0;
const PALM_G: f64 = 110.0;
/// Grams up to which a spoon is handier than a cup.
const SPOONS_G: f64 = 45.0;

fn household(food: &Food, grams: f64) -> String {
    let Measures { cup, tbsp, tsp, piece } = &food.measures;
    let counted = |each: f64, name: &str, least: f64| {
        let count = ((grams / each * 4.0).round() / 4.0).max(least);
        format!("about {} {name}", portions(count).trim_end_matches(" portions").trim_end_matches(" portion"))
    };
    match (piece, tbsp, tsp) {
        (Some((each, name)), _, _) if grams >= each * 0.4 => counted(*each, name, 0.5),
        (_, _, Some(each)) if grams <= each * 2.5 => counted(*each, "tsp", 0.25),
        (_, Some(each), _) if grams <= SPOONS_G => counted(*each, "tbsp", 0.5),
        _ if grams <= 15.0 => counted(15.0, "tbsp", 0.25),
        _ if MEAT_AND_FISH.contains(&food.class) => counted(PALM_G, "palm-sized pieces", 0.5),
        _ => counted(cup.unwrap_or(CUP_G), "cups", 0.25),
    }
}

const MEAT_AND_FISH: &[Class] =
    &[Class::Beef, Class::Pork, Class::Lamb, Class::Game, Class::Poultry, Class::Fish, Class::Crust, Class::Moll];
