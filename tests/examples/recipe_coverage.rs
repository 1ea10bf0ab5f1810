//! What is left to cook for every diet, alone and with any two allergens.
//! `cargo run --release -p fettle-tests --example recipe_coverage`
#![allow(clippy::print_stdout, reason = "a table to read")]

#[path = "../tests/food/kitchen.rs"]
mod kitchen;

use fettle_core::athlete::{Allergen, Diet};

fn main() {
    println!("Recipes left: alone, and with the two allergens that leave the fewest");
    println!("{:<18} {:>14} {:>14} {:>14} {:>14}", "", "breakfast", "lunch", "dinner", "snack");
    for diet in std::iter::once(None).chain(Diet::ALL.iter().copied().map(Some)) {
        let alone = kitchen::left(&diet.into_iter().collect::<Vec<_>>(), &[]);
        let worst = kitchen::worst_of_two(diet, Allergen::ALL);
        let name = diet.map_or("everything", Diet::name);
        let cells: Vec<String> = alone.iter().zip(worst).map(|(alone, worst)| format!("{alone:>5} {:>8}", worst.0)).collect();
        println!("{name:<18} {}", cells.join(" "));
        let pairs: Vec<String> = worst.iter().map(|(_, [one, other])| format!("{}+{}", one.name(), other.name())).collect();
        println!("{:<18} {}", "", pairs.join(", "));
    }
    println!("\nOne allergen alone");
    for &allergen in Allergen::ALL {
        println!("{:<18} {:?}", allergen.name(), kitchen::left(&[], &[allergen]));
    }
}
