//! What a storm must not change: the state, the log, and that every answer is heard. `cargo run -p fettle-tests --release --example
//! storms` plays every single strike of every dialog.

use fettle_tests::dialog::{Dialog, all};
use fettle_tests::storm::some_of_everything;

/// One dialog in so many, and for each of them so many schedules.
const ONE_IN: usize = 3;
const EACH: usize = 16;

/// `STORM=seed` plays another choice of dialogs and schedules.
#[test]
fn whatever_breaks_the_state_is_the_same_and_every_answer_is_heard() {
    let named = std::env::vars().find(|(name, _)| name == "STORM").map(|(_, seed)| seed.parse().unwrap());
    let seed: u64 = named.unwrap_or(2026);
    let first = seed as usize % ONE_IN;
    let dialogs: Vec<Dialog> = all().into_iter().skip(first).step_by(ONE_IN).collect();
    let season = some_of_everything(&dialogs, EACH, seed);
    println!("seed {seed}: {season}");
    assert!(season.schedules >= 600, "{season}");
    assert_eq!(season.wrong, Vec::<String>::new(), "seed {seed}: {season}");
}
