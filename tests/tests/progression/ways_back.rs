//! Ways back: after lighter days, a pause, figures in doubt; and days told late, early or in another unit.

use fettle_core::athlete::{Area, kg_from_lb};
use fettle_core::fitness::SessionDone;

use super::gym::{BEGINNER, Gym, INTERMEDIATE, at, day, planned, reps, set};

const BENCH: &str = "barbell_bench_press";

fn bench(load: f64) -> Gym {
    Gym::new(INTERMEDIATE, planned(BENCH, 3, reps(8, 10), Some(load)))
}

#[test]
fn after_lighter_days_nothing_is_asked_that_was_never_done() {
    let mut gym = Gym::new(BEGINNER, planned("barbell_back_squat", 1, reps(5, 5), Some(80.0)));
    gym.logs("barbell_back_squat", &[set(5, 80.0)]).hurts(Area::Knee).next_day();
    assert_eq!(gym.load(), Some(75.0), "a tenth off the 85 that were next");
    while gym.today < day(14) {
        gym.logs("barbell_back_squat", &[set(5, 75.0)]).next_day();
    }
    gym.logs("barbell_back_squat", &[set(5, 75.0)]).next_day();
    assert_eq!(gym.load(), Some(82.5), "a tenth over the 75 of this week: 85 were never done");
    assert!(gym.said().contains("one step at a time"), "{}", gym.said());
}

#[test]
fn a_session_back_that_was_only_half_done_does_not_end_the_way_back() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &[set(9, 60.0); 3]).next_day();
    gym.on(day(21));
    assert_eq!(gym.load(), Some(52.5));
    gym.says(SessionDone::Part, None).next_day();
    assert_eq!(gym.load(), Some(52.5));
}

#[test]
fn figures_in_doubt_bring_no_more_than_was_asked_that_day() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &[set(9, 60.0); 3]).hurts(Area::Shoulder).next_day();
    assert_eq!(gym.load(), Some(52.5));
    gym.on(day(14)).logs(BENCH, &[set(9, 600.0); 3]).next_day();
    assert_eq!(gym.load(), Some(52.5));
    assert!(gym.said().contains("were left out"), "{}", gym.said());
    gym.logs(BENCH, &[set(9, 52.5); 3]).next_day();
    assert!(gym.load() >= Some(52.5));
}

#[test]
fn help_that_carries_most_of_the_body_is_not_made_more() {
    let mut gym = Gym::new(INTERMEDIATE, planned("assisted_pull_up", 3, reps(6, 8), Some(60.0)));
    let mut most: f64 = 60.0;
    for _ in 0..8 {
        let load = gym.load().unwrap();
        most = most.max(load);
        gym.logs("assisted_pull_up", &[set(3, load); 3]).hurts(Area::Shoulder).next_day();
        assert_eq!(gym.doubts, Vec::<String>::new(), "what was asked for is believed");
    }
    assert_eq!(most, 65.0, "80 % of 80 kg, up to the next pin");
}

#[test]
fn a_session_done_a_day_early_reads_the_same_twice() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &[set(9, 60.0); 3]).on(day(1));
    gym.logs(BENCH, &at(8.0, &[set(10, 60.0); 3])).on(day(2));
    assert_eq!(gym.load(), Some(62.5));
    let once = gym.plan.clone();
    gym.on(day(2));
    assert_eq!(gym.said(), "");
    assert_eq!(gym.plan, once);
}

#[test]
fn what_is_told_a_day_late_counts_on_its_own_day() {
    let told = |late: bool| {
        let mut gym = bench(60.0);
        let monday = (day(0), at(8.0, &[set(10, 60.0); 3]));
        let wednesday = (day(2), vec![set(8, 60.0); 3]);
        let order = if late { [wednesday, monday] } else { [monday, wednesday] };
        for (date, sets) in order {
            gym.today = date;
            gym.logs(BENCH, &sets);
        }
        gym.on(day(4));
        gym.plan
    };
    assert_eq!(told(true), told(false));
}

#[test]
fn pounds_told_in_kilograms_with_two_decimals_are_those_pounds() {
    let profile = INTERMEDIATE.replace(r#""age":30"#, r#""age":30,"units":"imperial""#);
    let mut gym = Gym::new(&profile, planned(BENCH, 3, reps(8, 10), Some(kg_from_lb(135.0))));
    gym.logs(BENCH, &at(8.0, &[set(10, 61.23); 3])).next_day();
    assert_eq!(gym.load(), Some(kg_from_lb(140.0)));
    assert!(gym.said().contains("135 -> 140 lb"), "{}", gym.said());
}

#[test]
fn what_nobody_ever_lifted_is_not_believed_the_second_time_either() {
    let heavy = INTERMEDIATE.replace(r#""weight_kg":80"#, r#""weight_kg":125"#);
    let mut gym = Gym::new(&heavy, planned("barbell_back_squat", 3, reps(5, 5), Some(80.0)));
    for _ in 0..3 {
        gym.logs("barbell_back_squat", &[set(5, 600.0); 3]).next_day();
        assert_eq!(gym.load(), Some(80.0));
    }
}
