//! Writes random profiles for food, a line each: `cargo run --release -p fettle-tests --example eaters -- 20000 > eaters.jsonl`
#![allow(clippy::print_stdout, reason = "lines for a pipe")]

use fettle_tests::eaters::limited;
use serde_json::Value;

fn main() {
    let count = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(20_000);
    (0..count).for_each(|seed| println!("{}", Value::from(limited(seed))));
}
