//! How long plans take: so many random people, so many weeks, one core.
//! `cargo run --release -p fettle-tests --example plan_speed -- [people] [weeks]`
#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::expect_used, reason = "a measurement, from outside")]

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::{Athlete, Profile};
use fettle_core::fitness::{Request, audit, programme, workouts};
use fettle_tests::people::profile;

/// Each plan is made so often, and its shortest time counts: what others do on the machine meanwhile does not.
const RUNS: usize = 3;

fn main() {
    let argument = |place: usize, usual: u64| std::env::args().nth(place).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (people, weeks) = (argument(1, 2_000), argument(2, 12) as u8);
    let world = Knowledge::built_in();
    let start = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day");
    let (mut plans, mut whole) = (Vec::new(), Vec::new());
    for seed in 0..people {
        let profile = profile(seed).to_string();
        let (plan, line) = (0..RUNS)
            .map(|_| {
                let begun = Instant::now();
                let athlete = Athlete::resolve(Profile::from_json(&profile).expect("a profile"));
                let made = programme(&athlete, world, &Request { weeks, start, seed });
                let planned = begun.elapsed();
                if let Ok(made) = made {
                    let checks = audit(&athlete, world, &made.plan);
                    let line = serde_json::to_string(&(workouts(&made.plan, &athlete, world), checks)).expect("a line");
                    assert!(!line.is_empty());
                }
                (planned, begun.elapsed())
            })
            .min()
            .unwrap_or_default();
        plans.push(plan);
        whole.push(line);
    }
    report(&format!("plan of {weeks} weeks"), plans);
    report("plan, audit and JSON document", whole);
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).or(times.last()).copied().unwrap_or_default();
    println!("{what}: p50 {:?}, p95 {:?}, p99 {:?}, most {:?}", at(50), at(95), at(99), at(100));
}
