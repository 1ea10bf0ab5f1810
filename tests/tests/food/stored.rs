//! A dish that was kept and read again is the same dish: an edit must not take it for another one.

use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Diet, Profile};
use fettle_core::nutrition::{Candidate, DishRef, FoodLimits};

#[test]
fn a_kept_dish_is_the_dish_that_the_planner_knows() {
    let world = Knowledge::built_in();
    for diet in [None, Some(Diet::Vegan), Some(Diet::GlutenFree)] {
        let profile = Profile { diets: diet.into_iter().collect(), ..Profile::default() };
        let limits = FoodLimits::of(&Athlete::resolve(profile), world);
        let dishes = world.recipes.all().iter().filter_map(|recipe| Candidate::own(recipe, &limits, &world.foods));
        for candidate in dishes {
            let kept: DishRef = serde_json::from_str(&serde_json::to_string(&candidate.dish).unwrap()).unwrap();
            assert_eq!(kept, candidate.dish);
        }
    }
}
