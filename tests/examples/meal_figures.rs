//! How well weeks of meals meet their figures, and how long they take: `meal_figures [athletes] [plain|limited]`.
#![allow(clippy::expect_used, clippy::print_stdout, reason = "an example shows figures, and measures")]

use std::collections::{BTreeMap, BTreeSet};

use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::nutrition::targets::Targets;
use fettle_core::nutrition::{DayAims, FoodLimits, MealRequest, Nutrient, plan_meals};
use fettle_tests::eaters;
use fettle_tests::timing::cpu_ms;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let athletes: u64 = arguments.next().map_or(200, |text| text.parse().expect("a number"));
    let limited = arguments.next().is_some_and(|word| word == "limited");
    let world = Knowledge::built_in();
    let start = "2026-03-02".parse().expect("a date");
    let mut times = Vec::new();
    let (mut days, mut energy, mut macros, mut fiber, mut weeks, mut repeats, mut varied, mut adjusted, mut open) =
        (0, 0, 0, 0, 0, 0, 0, 0, 0);
    let mut misses: BTreeMap<&str, u32> = BTreeMap::new();
    for number in 0..athletes {
        let athlete = Athlete::resolve(profile(number, limited));
        let targets = Targets::of(&athlete);
        let began = cpu_ms();
        let plan = match plan_meals(&athlete, &targets, world, &MealRequest::new(start, 7, number)) {
            Ok(plan) => plan,
            Err(refusal) => {
                println!("{number}: {refusal}");
                continue;
            }
        };
        times.push(cpu_ms() - began);
        weeks += 1;
        let limits = FoodLimits::of(&athlete, world);
        let mut uses: BTreeMap<&str, u32> = BTreeMap::new();
        let mut foods = BTreeSet::new();
        adjusted += u32::from(!plan.adjusted.is_empty());
        for day in &plan.days {
            let aims = DayAims::of(day, &plan, &athlete, &targets, limits.diets());
            let eaten = day.nutrients(world);
            let off = |figure: f64, target: f64| (figure / target - 1.0).abs();
            days += 1;
            let mut miss = |ok: bool, name: &'static str| {
                if !ok {
                    *misses.entry(name).or_default() += 1;
                }
                u32::from(ok)
            };
            energy += miss(off(eaten.kcal(), aims.kcal) <= 0.03, "kcal");
            macros += miss(off(eaten.protein(), aims.protein_g) <= 0.05, "protein")
                * miss(off(eaten.fat(), aims.fat_g) <= 0.05, "fat")
                * miss(off(eaten.carb(), aims.carb_g) <= 0.05, "carb");
            fiber += u32::from(eaten.at_least(Nutrient::Fiber) >= 0.014 * eaten.kcal());
            for meal in &day.meals {
                open += u32::from(meal.course.dish().is_none());
            }
            for (_, served) in day.served() {
                *uses.entry(served.dish.recipe().as_str()).or_default() += 1;
                foods.extend(served.foods(world).into_iter().map(|(food, _)| food));
            }
        }
        repeats += u32::from(uses.values().any(|count| *count > 2));
        varied += u32::from(foods.len() >= 20);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let percent = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1)) * 100.0;
    println!("{weeks} weeks, {adjusted} with targets that gave way, {open} meals open");
    println!(
        "energy within 3 %: {:.2} % of days, all macros within 5 %: {:.2} %, misses {misses:?}",
        percent(energy, days),
        percent(macros, days)
    );
    println!(
        "fibre: {:.2} % of days; weeks with a recipe more than twice: {repeats}; 20 foods: {:.2} %",
        percent(fiber, days),
        percent(varied, weeks)
    );
    println!("ms of one core a week: p50 {:.1}, p95 {:.1}, most {:.1}", at(0.5), at(0.95), at(1.0));
}

/// An athlete by number.
fn profile(number: u64, limited: bool) -> Profile {
    let eater = if limited { eaters::limited(number) } else { eaters::plain(number) };
    Profile::from_json(&serde_json::Value::from(eater).to_string()).expect("a profile")
}
