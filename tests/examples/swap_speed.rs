//! How long one core takes for a change of a planned week, the change with its words included: `swap_speed [athletes] [plain|limited]`.
#![allow(clippy::expect_used, clippy::print_stdout, reason = "an example measures, and shows figures")]

use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::nutrition::targets::Targets;
use fettle_core::nutrition::{
    DayAims, FoodLimits, MealEdit, MealPlan, MealRequest, MealStyle, MealWish, Mealtime, apply_meals, plan_meals,
};
use fettle_tests::eaters;
use fettle_tests::timing::cpu_ms;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let athletes: u64 = arguments.next().map_or(100, |text| text.parse().expect("a number"));
    let limited = arguments.next().is_some_and(|word| word == "limited");
    let world = Knowledge::built_in();
    let (mut times, mut refused, mut off, mut was_off) = (Vec::new(), 0, 0, 0);
    for number in 0..athletes {
        let eater = if limited { eaters::limited(number) } else { eaters::plain(number) };
        let profile = Profile::from_json(&serde_json::Value::from(eater).to_string()).expect("a profile");
        let athlete = Athlete::resolve(profile);
        let targets = Targets::of(&athlete);
        let request = MealRequest::new("2026-03-02".parse().expect("a date"), 7, number);
        let Ok(plan) = plan_meals(&athlete, &targets, world, &request) else { continue };
        let limits = FoodLimits::of(&athlete, world);
        let misses = |plan: &MealPlan, day: usize| {
            let day = &plan.days[day];
            !DayAims::of(day, plan, &athlete, &targets, limits.diets()).are_met(&day.nutrients(world))
        };
        for (day, slot, wish) in wishes() {
            let edit = MealEdit::Swap { date: plan.days[day].date, slot, wish };
            let began = cpu_ms();
            let edited = apply_meals(&plan, &edit, &athlete, &targets, world);
            times.push(cpu_ms() - began);
            match edited {
                Ok(edited) => {
                    off += u32::from(misses(&edited.plan, day));
                    was_off += u32::from(misses(&plan, day));
                }
                Err(_) => refused += 1,
            }
        }
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("{} swaps, {refused} refused; days off a figure: {was_off} before, {off} after", times.len());
    println!("ms of one core a swap: p50 {:.1}, p95 {:.1}, most {:.1}", at(0.5), at(0.95), at(1.0));
}

/// Swaps as people ask for them.
fn wishes() -> [(usize, Mealtime, MealWish); 5] {
    let style = |style| MealWish { style: Some(style), ..MealWish::default() };
    let without = |food: &str| MealWish { without: [food.to_owned()].into(), ..MealWish::default() };
    [
        (0, Mealtime::Dinner, MealWish::default()),
        (1, Mealtime::Lunch, style(MealStyle::Faster)),
        (2, Mealtime::Dinner, style(MealStyle::Cheaper)),
        (3, Mealtime::Lunch, without("eggs")),
        (6, Mealtime::Dinner, style(MealStyle::MoreProtein)),
    ]
}
