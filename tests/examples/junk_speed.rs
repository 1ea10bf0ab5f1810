//! How long the worst text takes in every place of every dialog: `cargo run --release -p fettle-tests --example junk_speed`
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a measurement, from outside")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use fettle_tests::junk::{fault, places, texts};

/// An answer takes no longer.
const MOST: Duration = Duration::from_millis(50);
/// Each answer is made so often, and its shortest time counts: what others do on the machine meanwhile does not.
const RUNS: usize = 3;

fn main() -> ExitCode {
    let (places, texts) = (places(), texts());
    let mut times: Vec<(Duration, String)> = Vec::new();
    let mut faults = 0;
    for place in &places {
        for text in &texts {
            let mut shortest = Duration::MAX;
            for _ in 0..RUNS {
                let begun = Instant::now();
                let (_, reply) = place.say(text);
                shortest = shortest.min(begun.elapsed());
                if let Some(fault) = fault(&reply) {
                    faults += 1;
                    println!("{} `{}`: {fault}", place.name, text.chars().take(80).collect::<String>().escape_debug());
                }
                if shortest < MOST / 10 {
                    break;
                }
            }
            times.push((shortest, format!("{} `{}`", place.name, text.chars().take(40).collect::<String>().escape_debug())));
        }
    }
    times.sort();
    let at = |share: usize| &times[(times.len() * share / 1000).min(times.len() - 1)];
    println!("{} places x {} texts", places.len(), texts.len());
    println!("p50 {:?}, p99 {:?}, p99.9 {:?}, most {:?} in {}", at(500).0, at(990).0, at(999).0, at(1000).0, at(1000).1);
    println!("{faults} faults");
    if faults == 0 && at(1000).0 < MOST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
