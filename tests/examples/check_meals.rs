//! Holds the meals that `fettle plan` writes against the food table, with a checker that shares no line with the planner.
//!
//! ```sh
//! cargo run --release -p fettle-tests --example eaters -- 20000 > eaters.jsonl
//! cargo run --release -p fettle -- plan --only meals --start 2026-03-02 eaters.jsonl |
//!     cargo run --release -p fettle-tests --example check_meals -- eaters.jsonl
//! ```
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a report, from outside")]

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::ExitCode;

use fettle_tests::plate_checker::{PlateChecker, PlateTally};
use serde_json::Value;

fn main() -> ExitCode {
    let people = std::env::args().nth(1).expect("the file of profiles");
    let people = BufReader::new(File::open(people).expect("a readable file")).lines();
    let mut plans = std::io::stdin().lock().lines();
    let (checker, mut tally) = (PlateChecker::read(), PlateTally::default());
    for person in people {
        let profile: Value = serde_json::from_str(&person.expect("a line")).expect("a profile");
        match plans.next().map(|line| serde_json::from_str(&line.expect("a line"))) {
            Some(Ok(line)) => tally.take(&profile, &line, &checker),
            _ => tally.violation(&profile, "no answer".to_owned()),
        }
    }
    println!("{tally}{} lines too many", plans.count());
    if tally.violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
