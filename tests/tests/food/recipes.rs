//! The recipes: each holds together, and together they feed everybody.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use fettle_core::Knowledge;
use fettle_core::athlete::{Allergen, Athlete, Diet, Profile};
use fettle_core::nutrition::{Choices, Class, FoodLimits, Mealtime, Nutrient, Recipe, Variant};

use super::kitchen;

fn world() -> &'static Knowledge {
    Knowledge::built_in()
}

fn as_written(recipe: &Recipe) -> Variant<'_> {
    recipe.with(Choices(vec![0; recipe.ingredients.len()]), &world().foods)
}

/// File and line of a recipe's id, for whoever has to mend it.
fn place(id: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data/recipes");
    let line = format!("id = \"{id}\"");
    for file in fs::read_dir(folder).expect("the recipes") {
        let path = file.expect("a file").path();
        let text = fs::read_to_string(&path).expect("text");
        if let Some(number) = text.lines().position(|it| it == line) {
            return format!("{}:{}", path.file_name().expect("a name").to_string_lossy(), number + 1);
        }
    }
    id.to_owned()
}

/// The names in braces in the steps.
fn named(recipe: &Recipe) -> BTreeSet<String> {
    let text = recipe.steps.join(" ");
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

/// Every recipe as written, and with each of its swaps alone.
fn variants(recipe: &Recipe) -> Vec<Variant<'_>> {
    let plain = vec![0; recipe.ingredients.len()];
    let mut all = vec![as_written(recipe)];
    for (at, ingredient) in recipe.ingredients.iter().enumerate() {
        for swap in 1..=ingredient.swaps.len() as u8 {
            let mut choices = plain.clone();
            choices[at] = swap;
            all.push(recipe.with(Choices(choices), &world().foods));
        }
    }
    all
}

#[test]
fn every_recipe_holds_together() {
    let mut faults = Vec::new();
    for recipe in world().recipes.all() {
        let mut fault = |what: String| faults.push(format!("{}: {}: {what}", place(recipe.id.as_str()), recipe.id));
        let names: BTreeSet<String> = recipe.ingredients.iter().map(|it| it.name.clone()).collect();
        if names.len() != recipe.ingredients.len() {
            fault("two ingredients have one name".into());
        }
        for name in named(recipe).difference(&names) {
            fault(format!("a step names {{{name}}}, which is no ingredient"));
        }
        for name in names.difference(&named(recipe)) {
            fault(format!("no step uses {{{name}}}"));
        }
        if recipe.slots.is_empty() || recipe.servings == 0 || recipe.active_minutes > recipe.minutes {
            fault("slots, servings or minutes".into());
        }
        if !(2..=9).contains(&recipe.steps.len()) || recipe.steps.iter().any(|step| step.chars().count() > 260) {
            fault("2 to 9 steps of at most 260 characters".into());
        }
        if recipe.ingredients.iter().any(|it| it.g <= 0.0 || it.swaps.iter().any(|swap| swap.g <= 0.0)) {
            fault("grams".into());
        }
        for variant in variants(recipe) {
            let title = &variant.title;
            for nutrient in [Nutrient::Kcal, Nutrient::Fiber, Nutrient::SatFat, Nutrient::Sodium] {
                if !variant.per_serving.is_known(nutrient) {
                    fault(format!("{title}: {} is not known", nutrient.name()));
                }
            }
            let kcal = variant.per_serving.kcal();
            if !(150.0..=1200.0).contains(&kcal) && recipe.why_kcal.is_none() {
                fault(format!("{title}: {kcal:.0} kcal a serving"));
            }
            if variant.steps().iter().any(|step| step.contains(['{', '}', '[', ']'])) {
                fault(format!("{title}: a brace is left in a step"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn nutrition_is_the_sum_over_the_ingredients() {
    for recipe in world().recipes.all() {
        for variant in variants(recipe) {
            for &nutrient in Nutrient::ALL {
                let parts = variant.used.iter().map(|used| used.food.per_100g.get(nutrient).map(|it| it * used.grams / 100.0));
                let sum: Option<f64> = parts.sum();
                let (sum, said) = (sum.map(|it| it / f64::from(recipe.servings)), variant.per_serving.get(nutrient));
                let same = match (sum, said) {
                    (Some(sum), Some(said)) => (sum - said).abs() < 1e-6 * sum.max(1.0),
                    (sum, said) => sum == said,
                };
                assert!(same, "{} {}: {sum:?} and {said:?}", variant.title, nutrient.name());
            }
        }
    }
}

#[test]
fn there_is_enough_of_each_kind() {
    let recipes = world().recipes.all();
    let plain: Vec<Variant<'_>> = recipes.iter().map(as_written).collect();
    let fits = |variant: &&Variant<'_>, diet: Diet| variant.fits(diet, &world().diets);
    let vegan = plain.iter().filter(|it| fits(it, Diet::Vegan)).count();
    let vegetarian = plain.iter().filter(|it| fits(it, Diet::Vegetarian)).count() - vegan;
    let fish = plain.iter().filter(|it| it.used.iter().any(|used| used.food.class == Class::Fish)).count();
    let quick = recipes.iter().filter(|it| it.is_quick()).count();
    let batch = recipes.iter().filter(|it| it.is_batch()).count();
    let budget = plain.iter().filter(|it| it.is_for_small_budgets()).count();
    println!(
        "{} recipes: {vegan} vegan, {vegetarian} more vegetarian, {fish} fish, {quick} quick, {batch} batch, {budget} budget",
        recipes.len()
    );
    assert!(recipes.len() >= 300 && vegan >= 60 && vegetarian >= 60 && fish >= 40 && quick >= 40 && batch >= 40 && budget >= 30);
    for slot in Mealtime::ALL {
        println!("{}: {}", slot.name(), recipes.iter().filter(|it| it.slots.contains(slot)).count());
    }
}

#[test]
fn titles_follow_the_swaps() {
    let profile = Profile { allergens: [Allergen::Milk].into(), diets: [Diet::Vegan].into(), ..Profile::default() };
    let athlete = Athlete::resolve(profile);
    let limits = FoodLimits::of(&athlete, world());
    for recipe in world().recipes.all() {
        if let Ok(variant) = recipe.fit(&limits, &world().foods) {
            let title = variant.title.to_lowercase();
            let lies =
                ["chicken", "beef", "pork", "turkey", "lamb", "salmon", "cod", "prawn", "egg ", "yoghurt", "feta", "honey"];
            let told = |word: &&&str| title.split_whitespace().any(|it| it.trim_matches(',') == word.trim());
            let lie = lies.iter().find(told).filter(|word| !variant.used.iter().any(|used| used.name.contains(word.trim())));
            assert_eq!(lie, None, "{}: {}", recipe.id, variant.title);
        }
    }
}

/// The allergens that leave the fewest recipes; `examples/recipe_coverage` prints the table over all of them.
const HARDEST: &[Allergen] = &[Allergen::Egg, Allergen::Fish, Allergen::Milk, Allergen::Soy, Allergen::Celery];

#[test]
fn no_two_ingredients_of_a_variant_have_one_name() {
    let mut faults = BTreeSet::new();
    for &diet in Diet::ALL {
        for &allergen in HARDEST {
            let profile = Profile { allergens: [allergen].into(), diets: [diet].into(), ..Profile::default() };
            let athlete = Athlete::resolve(profile);
            let limits = FoodLimits::of(&athlete, world());
            for recipe in world().recipes.all() {
                let Ok(variant) = recipe.fit(&limits, &world().foods) else { continue };
                let mut names = BTreeSet::new();
                let again = variant.used.iter().filter(|used| !names.insert(used.name));
                faults.extend(again.map(|used| format!("{}: {}: {} twice", place(recipe.id.as_str()), recipe.id, used.name)));
            }
        }
    }
    assert_eq!(faults, BTreeSet::new());
}

/// Fewest breakfasts, lunches, dinners and snacks that are left, alone and with two allergens.
const FEWEST: &[(&[Diet], kitchen::Left, kitchen::Left)] = &[
    (&[Diet::Keto], [14, 28, 24, 14], [8, 14, 12, 9]),
    (&[Diet::LowFodmap], [20, 45, 40, 15], [12, 15, 12, 10]),
    (&[Diet::Paleo, Diet::Whole30], [18, 25, 24, 24], [12, 15, 13, 16]),
    (&[Diet::Jain], [20, 25, 25, 30], [15, 14, 14, 25]),
];
const USUALLY: (kitchen::Left, kitchen::Left) = ([30, 115, 115, 40], [20, 65, 65, 30]);

#[test]
fn every_diet_can_fill_a_week_alone_and_with_two_allergens() {
    for &diet in Diet::ALL {
        let few = FEWEST.iter().find(|(diets, ..)| diets.contains(&diet)).map(|(_, alone, two)| (*alone, *two));
        let (alone, two) = few.unwrap_or(USUALLY);
        let left = kitchen::left(&[diet], &[]);
        let worst = kitchen::worst_of_two(Some(diet), HARDEST);
        println!("{}: {left:?}, {worst:?}", diet.name());
        assert!(left.iter().zip(alone).all(|(left, least)| *left >= least), "{}: {left:?}", diet.name());
        assert!(worst.iter().zip(two).all(|((left, _), least)| *left >= least), "{}: {worst:?}", diet.name());
    }
}
