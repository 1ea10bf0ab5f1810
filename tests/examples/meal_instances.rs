//! Random weeks of meals as numbers, with our answer to each, for `tests/milp/compare.py`:
//! `meal_instances [count] [dishes] [days] [steps] [rounds]`. A line of JSON each: the problem as `fettle_optimiser` documents it, the week, its points and milliseconds.
#![allow(clippy::expect_used, clippy::print_stdout, reason = "an example writes, and measures")]

use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::nutrition::targets::Targets;
use fettle_core::nutrition::{MealRequest, week_in_numbers};
use fettle_optimiser::{Bounds, Chance, Effort, Place, Problem, Week, solve};
use fettle_tests::eaters;
use fettle_tests::timing::cpu_ms;
use serde_json::{Value, json};

/// Runs whose time is taken together.
const RUNS: u32 = 5;

fn main() {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse::<u64>().expect("a number"));
    let mut argument = |usual: u64| arguments.next().unwrap_or(usual);
    let (count, dishes, days) = (argument(100), argument(24), argument(7));
    let usual = Effort::WEEK.for_days(days as usize);
    let effort = Effort { steps: argument(u64::from(usual.steps)) as u32, rounds: argument(u64::from(usual.rounds)) as u32 };
    let world = Knowledge::built_in();
    let start = "2026-03-02".parse().expect("a date");
    let mut written = 0;
    for number in 0.. {
        let athlete = Athlete::resolve(profile(number));
        let request = MealRequest::new(start, days as u8, number);
        let Some(whole) = week_in_numbers(&athlete, &Targets::of(&athlete), world, &request) else { continue };
        let problem = thinned(&whole, dishes as usize, number);
        let (week, ms) = timed(&problem, effort, number);
        println!(
            "{}",
            json!({ "id": number, "problem": written_out(&problem), "week": week.servings, "points": week.cost.total(), "ms": ms })
        );
        written += 1;
        if written == count {
            return;
        }
    }
}

/// Our answer, and the milliseconds of a core it took: of several runs, since the clock of a core may tick but every few.
fn timed(problem: &Problem, effort: Effort, seed: u64) -> (Week, f64) {
    let began = cpu_ms();
    let mut week = solve(problem, None, effort, seed);
    (1..RUNS).for_each(|_| week = solve(problem, None, effort, seed));
    (week, (cpu_ms() - began) / f64::from(RUNS))
}

/// Every other athlete has limits.
fn profile(number: u64) -> Profile {
    let eater = if number.is_multiple_of(2) { eaters::plain(number) } else { eaters::limited(number) };
    Profile::from_json(&Value::from(eater).to_string()).expect("a profile")
}

/// The same problem with so many dishes, drawn by number, for each kind of meal.
fn thinned(whole: &Problem, dishes: usize, number: u64) -> Problem {
    let mut problem = Problem { servings: vec![whole.servings[0].clone()], places: Vec::new(), ..whole.clone() };
    let mut known: Vec<(std::ops::Range<u32>, std::ops::Range<u32>)> = Vec::new();
    for place in &whole.places {
        let range = match known.iter().find(|(from, _)| *from == place.servings) {
            Some((_, to)) => to.clone(),
            None => {
                let range = copied(whole, &mut problem, place, dishes, number);
                known.push((place.servings.clone(), range.clone()));
                range
            }
        };
        problem.places.push(Place { servings: range, ..place.clone() });
    }
    problem
}

fn copied(whole: &Problem, problem: &mut Problem, place: &Place, dishes: usize, number: u64) -> std::ops::Range<u32> {
    let servings = &whole.servings[place.servings.start as usize..place.servings.end as usize];
    let mut all: Vec<u16> = servings.iter().filter_map(|serving| serving.dish).collect();
    all.dedup();
    let lot = |dish: &u16| Chance::named(number, &whole.dishes[usize::from(*dish)].id).draw();
    all.sort_by_key(lot);
    all.truncate(dishes);
    let start = problem.servings.len() as u32;
    problem.servings.extend(servings.iter().filter(|serving| serving.dish.is_some_and(|dish| all.contains(&dish))).cloned());
    start..problem.servings.len() as u32
}

fn written_out(problem: &Problem) -> Value {
    let dishes = problem.dishes.iter().map(|dish| {
        json!({ "id": dish.id, "keeps_days": dish.keeps_days, "minutes": dish.minutes, "cook": dish.cook, "recook": dish.recook,
            "again": dish.again, "most_days": dish.most_days, "most_cooks": dish.most_cooks, "kins": dish.kins })
    });
    let servings = problem
        .servings
        .iter()
        .map(|serving| json!({ "dish": serving.dish, "points": serving.points, "day": serving.day, "week": serving.week }));
    let kins = problem.kins.iter().map(|kin| json!({ "free": kin.free, "points": kin.points }));
    let places = problem
        .places
        .iter()
        .map(|place| json!({ "day": place.day, "first": place.servings.start, "end": place.servings.end, "empty": place.empty }));
    json!({
        "dishes": dishes.collect::<Vec<_>>(),
        "servings": servings.collect::<Vec<_>>(),
        "kins": kins.collect::<Vec<_>>(),
        "places": places.collect::<Vec<_>>(),
        "wished": problem.wished.iter().map(bounds).collect::<Vec<_>>(),
        "musts": problem.musts.iter().map(bounds).collect::<Vec<_>>(),
        "week": bounds(&problem.week),
        "minutes": problem.minutes,
        "per_minute": problem.per_minute,
    })
}

fn bounds<const N: usize>(bounds: &Bounds<N>) -> Value {
    json!({ "least": bounds.least.to_vec(), "most": bounds.most.to_vec(), "below": bounds.below.to_vec(), "above": bounds.above.to_vec() })
}
