//! What the food table and the names in it promise.

use fettle_core::Knowledge;
use fettle_core::athlete::Allergen;
use fettle_core::nutrition::{FoodId, Nutrient};

#[test]
fn every_food_is_found_by_its_id_and_its_name() {
    let foods = &Knowledge::built_in().foods;
    assert!(foods.all().len() > 800);
    for food in foods.all() {
        assert_eq!(FoodId::named(food.id.as_str()), Some(food.id));
        assert_eq!(foods.get(food.id).id, food.id);
        assert!(foods.find(&food.name).iter().any(|it| it.id == food.id), "{} isn't found as {}", food.id, food.name);
        assert!(food.per_100g.is_known(Nutrient::Sodium), "{}", food.id);
    }
}

#[test]
fn what_a_name_hides_is_known() {
    let foods = &Knowledge::built_in().foods;
    for (id, hidden) in [
        ("soy_sauce", Allergen::Gluten),
        ("worcestershire_sauce", Allergen::Fish),
        ("pesto", Allergen::TreeNut),
        ("pine_nuts", Allergen::TreeNut),
        ("oats_rolled_dry", Allergen::Gluten),
        ("hummus_commercial", Allergen::Sesame),
        ("ghee_clarified_butter", Allergen::Milk),
    ] {
        let food = foods.named(id).expect("a food");
        assert!(food.contains.contains(hidden), "{id}: {}", food.contains);
    }
    let stock = foods.named("vegetable stock").expect("a food");
    assert!(stock.may_contain.contains(Allergen::Celery) && stock.may_contain.contains(Allergen::Milk));
}
