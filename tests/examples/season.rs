//! Half a year of many athletes: `cargo run --release -p fettle-tests --example season -- [athletes]`
#![allow(clippy::print_stdout, reason = "a report, from outside")]

use std::process::ExitCode;

use fettle_tests::season::live;

/// A lift that falls below this share is worth a look.
const HALF: f64 = 0.5;

fn main() -> ExitCode {
    let athletes: u64 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(200);
    let (mut turns, mut trained, mut told, mut faulty, mut stronger) = (0, 0, 0, 0, 0);
    let mut rises: Vec<f64> = Vec::new();
    for seed in 0..athletes {
        let life = live(seed);
        (turns, trained, told) = (turns + life.turns, trained + life.trained, told + life.told);
        faulty += u64::from(!life.faults.is_empty());
        for fault in life.faults.iter().take(3) {
            println!("{fault}");
        }
        let own: Vec<f64> = life.lifts.iter().filter(|(_, first, _)| *first > 0.0).map(|(_, first, last)| last / first).collect();
        stronger += u64::from(own.iter().any(|rise| *rise > 1.0));
        rises.extend(own);
        let fell = life.lifts.iter().filter(|(_, first, last)| *last < first * HALF);
        fell.for_each(|(id, first, last)| println!("athlete {seed}: {id} from {first} to {last} kg"));
    }
    rises.sort_by(f64::total_cmp);
    let at = |share: usize| rises.get(rises.len() * share / 100).or(rises.last()).copied().unwrap_or_default();
    println!("{athletes} athletes, {turns} events, {trained} sessions, {told} replies with changes");
    println!(
        "{} lifts over the half year, last load against first: least {:.2}, p50 {:.2}, most {:.2}",
        rises.len(),
        at(0),
        at(50),
        at(100)
    );
    println!("{stronger} athletes with a lift that went up; {faulty} athletes with faults");
    if faulty == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
