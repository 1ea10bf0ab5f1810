//! Half a year of training: loads stay sane, every change is told, whatever happens.

use fettle_tests::season::live;

/// Lives in this run; `cargo run --release -p fettle-tests --example season` lives two hundred.
const LIVES: u64 = 4;

#[test]
fn half_a_year_stays_sane_and_is_told() {
    for seed in 0..LIVES {
        let life = live(seed);
        assert_eq!(life.faults, Vec::<String>::new(), "{} faults of athlete {seed}", life.faults.len());
        assert!(life.trained > 20, "{life:?}");
    }
}
