//! Weeks for thousands of people with a disease or a medicine, held against a second list of what is out.
//!
//! `cargo run --release -p fettle-tests --example medical_weeks -- PEOPLE_PER_MATTER DAYS SEED`

#![allow(clippy::print_stdout, reason = "its figures are what it is run for")]

use fettle_tests::chance::Chance;
use fettle_tests::clinic::{breaches, plan, planned_for, somebody};

fn main() {
    let mut words = std::env::args().skip(1);
    let mut number = |usual: u64| words.next().and_then(|word| word.parse().ok()).unwrap_or(usual);
    let (people, days, seed) = (number(50), number(2) as u8, number(1));
    let (mut planned, mut none, mut meals, mut wrong) = (0, 0, 0, 0);
    for matter in planned_for() {
        let mut chance = Chance::new(seed);
        for place in 0..people {
            let profile = somebody(&mut chance, matter);
            let Some(plan) = plan(&profile, days, seed + place) else {
                none += 1;
                continue;
            };
            planned += 1;
            meals += plan.days.iter().map(|day| day.meals.len()).sum::<usize>();
            for breach in breaches(matter, &plan) {
                wrong += 1;
                println!("{breach}: {profile}");
            }
        }
    }
    println!("{planned} plans, {meals} meals, {none} people without a plan, {wrong} breaches");
}
