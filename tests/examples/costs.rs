//! What the turns of all dialogs cost in a DynamoDB table, at several paces: `cargo run -p fettle-tests --release --example costs`.
#![allow(clippy::print_stdout, reason = "an example shows its figures")]

use chrono::TimeDelta;
use fettle_tests::costs::of_all;

fn main() {
    for seconds in [5, 20, 45, 120] {
        println!("{seconds} s between two turns: {}", of_all(TimeDelta::seconds(seconds)));
    }
}
