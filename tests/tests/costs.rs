//! What a turn may cost: one request that reads and one that writes, and few units.

use fettle_tests::costs::{TALKING, of_all};

#[test]
fn a_turn_is_one_read_and_one_write_of_few_units() {
    let costs = of_all(TALKING);
    println!("{costs}");
    assert!(costs.turns() > 400, "{costs}");
    let median = costs.share(0.5);
    assert!(median.reads <= 1 && median.writes <= 1, "{costs}");
    assert!(median.write_units <= 4.0, "{costs}");
}
