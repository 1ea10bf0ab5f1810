//! Where there are so few weeks that each can be looked at, the search comes to the best of them.
#![allow(clippy::tests_outside_test_module, reason = "a test of the crate from outside")]

use fettle_optimiser::{Bounds, Chance, DAY_LANES, Dish, Effort, Kin, Place, Problem, Serving, WEEK_LANES, solve};

/// Lanes of a day that hold something: the first ones, and one of the others.
const LANES: [usize; 5] = [0, 1, 2, 3, 5];
const DISHES: u16 = 4;

fn share(chance: &mut Chance, least: f32, most: f32) -> f32 {
    least + chance.share() * (most - least)
}

fn dish(number: u16, chance: &mut Chance) -> Dish {
    Dish {
        id: number.to_string(),
        keeps_days: chance.below(3) as u8,
        minutes: share(chance, 0.0, 40.0),
        cook: share(chance, 0.0, 0.5),
        recook: share(chance, 0.0, 1.0),
        again: share(chance, 0.0, 0.5),
        most_days: 2,
        most_cooks: 1 + chance.below(2) as u8,
        kins: (0..2).filter(|_| chance.below(2) == 0).collect(),
    }
}

fn serving(dish: u16, chance: &mut Chance) -> Serving {
    let mut serving = Serving { dish: Some(dish), portion: 1.0, points: share(chance, 0.0, 1.0), ..Serving::NOTHING };
    LANES.iter().for_each(|lane| serving.day[*lane] = share(chance, 0.0, 10.0));
    serving.week[0] = share(chance, 0.0, 1.0);
    serving.week[7] = share(chance, 0.0, 1.0);
    serving
}

/// Bounds around what servings hold in the mean, some of them out of reach.
fn day_bounds(lanes: &[usize], price: f64, chance: &mut Chance) -> Bounds<DAY_LANES> {
    let mut bounds = Bounds::NONE;
    for lane in lanes {
        let target = f64::from(share(chance, 3.0, 30.0));
        bounds.at_least(*lane, target * 0.97, price);
        bounds.at_most(*lane, target * 1.03, price);
    }
    bounds
}

fn problem(seed: u64) -> Problem {
    let chance = &mut Chance::new(seed);
    let dishes: Vec<Dish> = (0..DISHES).map(|number| dish(number, chance)).collect();
    let mut servings = vec![Serving::NOTHING];
    servings.extend((0..DISHES * 2).map(|number| serving(number / 2, chance)));
    let end = servings.len() as u32;
    let place = |day| Place { day, servings: 1..end, empty: if day == 0 { 2.0 } else { 0.0 } };
    let mut week = Bounds::<WEEK_LANES>::NONE;
    week.at_least(0, 2.5, 3.0);
    week.at_most(7, 1.5, 2.0);
    Problem {
        places: vec![place(0), place(0), place(1), place(1)],
        wished: (0..2).map(|_| day_bounds(&LANES, 0.4, chance)).collect(),
        musts: (0..2).map(|_| day_bounds(&[0], 2.0, chance)).collect(),
        kins: (0..2).map(|number| Kin { name: number.to_string(), free: 1, points: 0.7 }).collect(),
        dishes,
        servings,
        week,
        minutes: 30.0,
        per_minute: 0.02,
    }
}

/// The first day of a problem, with the places of both.
fn one_day(seed: u64) -> Problem {
    let mut day = problem(seed);
    day.places.iter_mut().for_each(|place| place.day = 0);
    day.wished.truncate(1);
    day.musts.truncate(1);
    day
}

/// Whether a week keeps the rules that no price outweighs.
fn is_allowed(problem: &Problem, week: &[u32]) -> bool {
    let dish = |at: u32| problem.servings[at as usize].dish;
    let on = |day: u8| problem.places.iter().zip(week).filter(move |(place, _)| place.day == day).filter_map(|(_, at)| dish(*at));
    let twice = |day: u8| on(day).enumerate().any(|(number, dish)| on(day).take(number).any(|other| other == dish));
    let often = |(number, eaten): (usize, &u8)| {
        let it = &problem.dishes[number];
        eaten.count_ones() > u32::from(it.most_days) || problem.cooked(number, *eaten).count_ones() > u32::from(it.most_cooks)
    };
    !(0..problem.wished.len() as u8).any(twice) && !problem.eaten(week).iter().enumerate().any(often)
}

/// The fewest points of all weeks there are.
fn fewest(problem: &Problem) -> f64 {
    let choices = problem.servings.len() as u32;
    let week = |number: u32| [number, number / choices, number / choices.pow(2), number / choices.pow(3)].map(|it| it % choices);
    let allowed = (0..choices.pow(4)).map(week).filter(|week| is_allowed(problem, week));
    allowed.map(|week| problem.cost(&week).total()).fold(f64::INFINITY, f64::min)
}

#[test]
fn the_best_of_a_few_thousand_weeks_is_found() {
    let effort = Effort { steps: 200, rounds: 12 };
    let found = (0..40).filter(|seed| {
        let problem = problem(*seed);
        let (week, best) = (solve(&problem, None, effort, *seed), fewest(&problem));
        assert!(is_allowed(&problem, &week.servings), "{seed}: {:?}", week.servings);
        let points = week.cost.total();
        assert!(points > best - 1e-3 && points < best * 1.1 + 0.1, "{seed}: {points} points, the best is {best}");
        points < best + 1e-3
    });
    assert!(found.count() >= 38);
}

#[test]
fn a_day_that_can_be_looked_at_as_a_whole_is_the_best_there_is() {
    for seed in 0..40 {
        let problem = one_day(seed);
        let (week, best) = (solve(&problem, None, Effort { steps: 5, rounds: 12 }, seed), fewest(&problem));
        assert!(is_allowed(&problem, &week.servings), "{seed}: {:?}", week.servings);
        let points = week.cost.total();
        assert!((points - best).abs() < 3e-3, "{seed}: {points} points, the best is {best}");
    }
}

#[test]
fn the_same_seed_gives_the_same_week() {
    let problem = problem(7);
    let solved = |seed| solve(&problem, None, Effort::WEEK, seed);
    assert_eq!(solved(3), solved(3));
}
