//! Everything that can go wrong with one step of one turn of every dialog, and then storms over several turns drawn from a seed:
//! `cargo run -p fettle-tests --release --example storms [SEED] [SCHEDULES FOR EACH DIALOG]`.
#![allow(clippy::print_stdout, reason = "an example shows its figures")]

use std::process::ExitCode;

use fettle_tests::dialog::all;
use fettle_tests::storm::{every_single_strike, some_of_everything};

fn main() -> ExitCode {
    let figures: Vec<u64> = std::env::args().skip(1).filter_map(|figure| figure.parse().ok()).collect();
    let seed = figures.first().copied().unwrap_or(2026);
    let each = figures.get(1).copied().unwrap_or(100) as usize;
    let dialogs = all();
    let single = every_single_strike(&dialogs, seed);
    println!("seed {seed}, one strike each: {single}");
    let storms = some_of_everything(&dialogs, each, seed);
    println!("seed {seed}, storms: {storms}");
    ExitCode::from(u8::from(!single.wrong.is_empty() || !storms.wrong.is_empty()))
}
