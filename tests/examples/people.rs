//! Writes random profiles, a line each: `cargo run --release -p fettle-tests --example people -- 20000 > people.jsonl`
#![allow(clippy::print_stdout, reason = "lines for a pipe")]

use fettle_tests::people::profile;

fn main() {
    let count = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(20_000);
    (0..count).for_each(|seed| println!("{}", profile(seed)));
}
