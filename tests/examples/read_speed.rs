//! How long the knowledge takes to read, and how long every recipe takes to fit one person.
//! `cargo run --release -p fettle-tests --example read_speed`
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a measurement, from outside")]

use std::time::Instant;

use fettle_core::Knowledge;
use fettle_core::athlete::{Allergen, Athlete, Diet, Profile};
use fettle_core::nutrition::FoodLimits;

const TIMES: u32 = 100;

fn main() {
    let begun = Instant::now();
    let world = Knowledge::built_in();
    println!("knowledge read in {:?}: {} foods", begun.elapsed(), world.foods.all().len());
    let begun = Instant::now();
    println!("{} recipes read in {:?}", world.recipes.all().len(), begun.elapsed());
    let profile = Profile {
        diets: [Diet::Halal, Diet::LowSodium].into(),
        allergens: [Allergen::Milk, Allergen::Peanut].into(),
        dislikes: ["mushrooms".to_owned(), "fish".to_owned()].into(),
        ..Profile::default()
    };
    let athlete = Athlete::resolve(profile);
    let begun = Instant::now();
    let mut fitting = 0;
    for _ in 0..TIMES {
        let limits = FoodLimits::of(&athlete, world);
        fitting = world.recipes.all().iter().filter(|recipe| recipe.fit(&limits, &world.foods).is_ok()).count();
    }
    println!("{fitting} recipes fit; limits and all recipes take {:?} a person", begun.elapsed() / TIMES);
}
