//! The short siege: real processes, really killed.

use std::time::Duration;

use fettle_tests::siege::Siege;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn killed_again_and_again_no_turn_is_lost_and_nothing_happens_twice() {
    let siege = Siege {
        program: env!("CARGO_BIN_EXE_siege").into(),
        athletes: 8,
        lasts: Duration::from_secs(10),
        between_kills: Duration::from_secs(2),
        lease_seconds: 3,
        think_millis: 2_000,
        seed: 2026,
    };
    let outcome = siege.lay().await;
    println!("{outcome}");
    assert!(outcome.turns > 20 && outcome.kills >= 3, "{outcome}");
    assert_eq!(outcome.wrong, Vec::<String>::new(), "{outcome}");
}
