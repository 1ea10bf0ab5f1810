//! The list names what shops sell, in words that shoppers use, and takes off no more than what is there.

use fettle_core::Knowledge;
use fettle_core::athlete::Units;
use fettle_core::nutrition::{Aisle, Food, FoodId, Standing, Trait};

fn food(id: &str) -> &'static Food {
    let id = FoodId::named(id).unwrap_or_else(|| panic!("no food {id}"));
    Knowledge::built_in().foods.get(id)
}

/// Who may eat the food on the plate may eat the one in the trolley.
#[test]
fn what_is_bought_is_as_safe_as_what_is_eaten() {
    let world = Knowledge::built_in();
    let mut pairs = 0;
    for (eaten, bought) in world.shelf.pairs() {
        let (eaten, bought) = (world.foods.get(eaten), world.foods.get(bought));
        assert!((bought.contains - eaten.contains).is_empty(), "{} holds more than {}", bought.name, eaten.name);
        assert!(
            (bought.may_contain - eaten.may_contain - eaten.contains).is_empty(),
            "{} may hold more than {}",
            bought.name,
            eaten.name
        );
        for of in Trait::ALL {
            let worse = eaten.standing(*of) == Standing::Yes && bought.standing(*of) == Standing::No;
            assert!(!worse, "{} is out for {of:?}, {} is not", bought.name, eaten.name);
        }
        pairs += 1;
    }
    assert!(pairs >= 20, "{pairs}");
}

/// Rice takes up about twice its weight in water, a roast loses about a quarter of its own.
#[test]
fn cooked_food_is_bought_raw_by_what_cooking_does_to_it() {
    let world = Knowledge::built_in();
    for (eaten, buy, least, most) in [
        ("rice_white_long_grain_cooked", "rice_white_long_grain_dry", 33.0, 40.0),
        ("rice_brown_long_grain_cooked", "rice_brown_long_grain_dry", 31.0, 40.0),
        ("quinoa_cooked", "quinoa_dry", 30.0, 37.0),
        ("couscous_cooked", "couscous_dry", 28.0, 42.0),
        ("pasta_cooked", "pasta_dry", 38.0, 50.0),
        ("chicken_breast_skinless_roasted", "chicken_breast_skinless_raw", 125.0, 145.0),
        ("chickpeas_cooked", "chickpeas_canned_drained", 100.0, 100.0),
        ("olive_oil", "olive_oil", 100.0, 100.0),
    ] {
        let (id, grams) = world.shelf.bought(food(eaten).id, 100.0, &world.foods).expect("something to buy");
        assert_eq!(id, food(buy).id);
        assert!((least..=most).contains(&grams), "{eaten}: {grams}");
    }
    assert_eq!(world.shelf.bought(food("water_tap").id, 500.0, &world.foods), None);
}

#[test]
fn a_list_speaks_as_the_shopper_does() {
    for (id, metric, imperial) in [
        ("rice_brown_long_grain_dry", "Long-grain brown rice", "Long-grain brown rice"),
        ("eggplant_raw", "Aubergine", "Eggplant"),
        ("zucchini_raw", "Courgette", "Zucchini"),
        ("bell_pepper_red", "Red pepper", "Red bell pepper"),
        ("chickpeas_canned_drained", "Tinned chickpeas", "Canned chickpeas"),
        ("lentils_cooked", "Tinned lentils", "Canned lentils"),
        ("lentils_red_dry", "Dried red lentils", "Dried red lentils"),
        ("greek_yogurt_plain_nonfat", "Fat-free plain Greek yoghurt", "Nonfat plain Greek yogurt"),
        ("tomatoes_canned_in_juice", "Tinned tomatoes in juice", "Canned tomatoes in juice"),
        ("beetroot_raw", "Beetroot", "Beet"),
        ("turkey_ground_93_lean_raw", "93% lean minced turkey", "93% lean ground turkey"),
        ("salmon_atlantic_farmed_raw", "Farmed Atlantic salmon", "Farmed Atlantic salmon"),
        ("sardines_canned_in_oil_drained", "Sardines tinned in oil", "Sardines canned in oil"),
        ("egg_whole_raw", "Egg", "Egg"),
    ] {
        let names = &Knowledge::built_in().shop_names;
        assert_eq!(names.of(food(id), Units::Metric), metric);
        assert_eq!(names.of(food(id), Units::Imperial), imperial);
    }
}

/// Two foods under one name could not be told apart on a list.
#[test]
fn no_two_foods_of_an_aisle_share_a_name() {
    let world = Knowledge::built_in();
    for units in [Units::Metric, Units::Imperial] {
        let mut known = std::collections::BTreeMap::new();
        let recipes = world.recipes.all().iter().flat_map(|recipe| &recipe.ingredients);
        let used = recipes.flat_map(|it| std::iter::once(it.food).chain(it.swaps.iter().map(|swap| swap.food)));
        for id in used.filter_map(|id| Some(world.shelf.bought(id, 1.0, &world.foods)?.0)) {
            let name = world.shop_names.of(world.foods.get(id), units);
            let other = *known.entry(name.clone()).or_insert(id);
            assert_eq!(other, id, "{name} is {other} and {id}");
        }
    }
}

#[test]
fn aisles_stand_in_the_order_of_a_walk() {
    assert_eq!(Aisle::ALL.first(), Some(&Aisle::Produce));
    assert_eq!(Aisle::ALL.last(), Some(&Aisle::Frozen));
}

#[test]
fn who_has_rice_still_buys_rice_noodles() {
    let foods = &Knowledge::built_in().foods;
    for (text, off, on) in [
        ("rice", "rice_white_long_grain_dry", "rice_noodles_dry"),
        ("rice", "rice_brown_long_grain_dry", "rice_milk_unsweetened"),
        ("onions", "onion_raw", "green_onion_scallion"),
        ("butter", "butter_unsalted", "peanut_butter_smooth_unsalted"),
        ("olive oil", "olive_oil", "olives_black_canned"),
        ("chickpeas", "chickpeas_canned_drained", "chickpea_flour_besan"),
    ] {
        let there = foods.at_home(text);
        assert!(there.contains(&food(off).id), "{text}: {there:?}");
        assert!(!there.contains(&food(on).id), "{text}: {there:?}");
    }
}
