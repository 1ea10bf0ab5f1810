//! How many recipes each way of eating leaves, alone and with any two allergens.

use fettle_core::Knowledge;
use fettle_core::athlete::{Allergen, Athlete, Diet, Profile};
use fettle_core::nutrition::{FoodLimits, Mealtime};

/// Recipes for breakfast, lunch, dinner and snack.
pub(crate) type Left = [usize; 4];

/// The recipes that fit someone with these diets and allergens.
pub(crate) fn left(diets: &[Diet], allergens: &[Allergen]) -> Left {
    let world = Knowledge::built_in();
    let profile =
        Profile { diets: diets.iter().copied().collect(), allergens: allergens.iter().copied().collect(), ..Profile::default() };
    let athlete = Athlete::resolve(profile);
    let limits = FoodLimits::of(&athlete, world);
    let mut left = [0; 4];
    for recipe in world.recipes.all() {
        if recipe.fit(&limits, &world.foods).is_ok() {
            for slot in &recipe.slots {
                left[*slot as usize] += 1;
            }
        }
    }
    left
}

/// For each mealtime the fewest recipes over any two of these allergens, and the two.
pub(crate) fn worst_of_two(diet: Option<Diet>, among: &[Allergen]) -> [(usize, [Allergen; 2]); 4] {
    let diets: Vec<Diet> = diet.into_iter().collect();
    let mut worst = [(usize::MAX, [Allergen::Celery; 2]); 4];
    for (place, &one) in among.iter().enumerate() {
        for &other in &among[place + 1..] {
            let left = left(&diets, &[one, other]);
            for slot in Mealtime::ALL {
                if left[*slot as usize] < worst[*slot as usize].0 {
                    worst[*slot as usize] = (left[*slot as usize], [one, other]);
                }
            }
        }
    }
    worst
}
