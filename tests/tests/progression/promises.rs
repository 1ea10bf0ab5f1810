//! Progression as an athlete would tell it.

use fettle_core::athlete::{Area, kg_from_lb};
use fettle_core::fitness::progression::estimate_1rm;
use fettle_core::fitness::{Feel, SessionDone};

use super::gym::{BEGINNER, Gym, INTERMEDIATE, at, bare, before, day, planned, reps, set};

const BENCH: &str = "barbell_bench_press";

fn bench(load: f64) -> Gym {
    Gym::new(INTERMEDIATE, planned(BENCH, 3, reps(8, 10), Some(load)))
}

#[test]
fn every_set_at_the_top_with_reps_to_spare_earns_the_next_plates() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &at(8.0, &[set(10, 60.0); 3])).next_day();
    assert_eq!(gym.load(), Some(62.5));
    assert_eq!(gym.said(), "Barbell Bench Press 60 -> 62.5 kg: all 3 sets of 10 done on Mon 4 May with reps to spare\n");
}

#[test]
fn without_a_word_on_effort_it_takes_two_sessions() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &[set(10, 60.0); 3]).next_day();
    assert_eq!(gym.load(), Some(60.0));
    gym.logs(BENCH, &[set(10, 60.0); 3]).next_day();
    assert_eq!(gym.load(), Some(62.5));
    assert!(gym.said().contains("done twice"), "{}", gym.said());
}

#[test]
fn two_more_on_the_last_set_twice_earns_the_next_plates() {
    let mut gym = Gym::new(INTERMEDIATE, planned(BENCH, 3, reps(5, 5), Some(80.0)));
    let sets = [set(5, 80.0), set(5, 80.0), set(7, 80.0)];
    gym.logs(BENCH, &sets).next_day();
    assert_eq!(gym.load(), Some(80.0));
    gym.logs(BENCH, &sets).next_day();
    assert_eq!(gym.load(), Some(82.5));
}

#[test]
fn inside_the_range_the_load_stays() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &[set(10, 60.0), set(9, 60.0), set(8, 60.0)]).next_day();
    assert_eq!(gym.load(), Some(60.0));
    assert_eq!(gym.said(), "");
}

#[test]
fn a_beginner_adds_load_each_session_inside_what_a_week_allows() {
    let mut gym = Gym::new(BEGINNER, planned("barbell_back_squat", 3, reps(8, 10), Some(60.0)));
    gym.logs("barbell_back_squat", &[set(10, 60.0); 3]).next_day();
    assert_eq!(gym.load(), Some(65.0));
    gym.logs("barbell_back_squat", &[set(10, 65.0); 3]).next_day();
    assert_eq!(gym.load(), Some(65.0), "10 % in a week are enough");
}

#[test]
fn a_missing_set_is_no_success() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &at(7.0, &[set(10, 60.0); 2])).next_day();
    gym.logs(BENCH, &at(7.0, &[set(10, 60.0); 2])).next_day();
    assert_eq!(gym.load(), Some(60.0));
}

#[test]
fn a_lightened_set_is_no_success() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &at(7.0, &[set(10, 60.0), set(10, 60.0), set(12, 50.0)])).next_day();
    assert_eq!(gym.load(), Some(60.0));
}

#[test]
fn a_ramp_in_the_log_is_no_failure() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &at(8.0, &[set(8, 30.0), set(5, 45.0), set(10, 60.0), set(10, 60.0), set(10, 60.0)])).next_day();
    assert_eq!(gym.load(), Some(62.5));
}

#[test]
fn who_lightens_twice_is_followed() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &[set(9, 55.0); 3]).next_day();
    assert_eq!(gym.load(), Some(55.0), "a first load was only a guess");
    gym.logs(BENCH, &[set(9, 55.0); 3]).next_day();
    gym.logs(BENCH, &[set(9, 50.0); 3]).next_day();
    assert_eq!(gym.load(), Some(55.0));
    gym.logs(BENCH, &[set(9, 50.0); 3]).next_day();
    assert_eq!(gym.load(), Some(50.0));
    assert!(gym.said().contains("you used 50 kg twice"), "{}", gym.said());
}

#[test]
fn three_misses_take_a_tenth_off() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &[set(8, 60.0); 3]).next_day();
    for _ in 0..2 {
        gym.logs(BENCH, &[set(8, 60.0), set(6, 60.0), set(5, 60.0)]).next_day();
        assert_eq!(gym.load(), Some(60.0));
    }
    gym.logs(BENCH, &[set(8, 60.0), set(6, 60.0), set(5, 60.0)]).next_day();
    assert_eq!(gym.load(), Some(52.5));
    assert!(gym.said().contains("3 sessions running fell short"), "{}", gym.said());
}

#[test]
fn a_stall_takes_a_tenth_off() {
    let mut gym = bench(60.0);
    for _ in 0..5 {
        gym.logs(BENCH, &[set(9, 60.0), set(9, 60.0), set(8, 60.0)]).next_day();
    }
    assert_eq!(gym.load(), Some(52.5));
    assert!(gym.said().contains("not one rep more in 5 sessions"), "{}", gym.said());
}

#[test]
fn effort_above_a_limit_makes_the_load_lighter() {
    let profile = INTERMEDIATE.replace(r#""age":30"#, r#""age":16"#);
    let mut gym = Gym::new(&profile, planned("machine_chest_press", 2, reps(12, 15), Some(20.0)));
    gym.logs("machine_chest_press", &at(9.0, &[set(12, 20.0); 2])).next_day();
    assert!(gym.load() < Some(20.0), "{:?}", gym.load());
    assert!(gym.said().contains("effort 9"), "{}", gym.said());
}

#[test]
fn two_weeks_off_are_stepped_back_in() {
    let mut gym = Gym::new(INTERMEDIATE, planned(BENCH, 4, reps(8, 10), Some(60.0)));
    gym.logs(BENCH, &[set(9, 60.0); 4]).next_day();
    gym.on(day(21));
    assert_eq!(gym.load(), Some(52.5));
    assert_eq!(gym.today().sets, 3);
    assert!(gym.said().contains("two weeks off"), "{}", gym.said());
    gym.logs(BENCH, &[set(9, 52.5); 3]).next_day();
    assert_eq!(gym.load(), Some(55.0), "and climbs back");
    assert_eq!(gym.today().sets, 3, "the first week back");
    gym.logs(BENCH, &[set(9, 55.0); 3]).next_day();
    gym.logs(BENCH, &[set(9, 55.0); 3]).next_day();
    assert_eq!(gym.today().sets, 4);
    assert!(gym.load() > Some(55.0));
}

#[test]
fn the_longer_away_the_lighter_back() {
    let back = |offset| {
        let mut gym = Gym::new(INTERMEDIATE, planned(BENCH, 4, reps(8, 10), Some(60.0)));
        gym.logs(BENCH, &[set(9, 60.0); 4]).next_day();
        gym.on(day(offset));
        (gym.load().unwrap(), gym.today().sets)
    };
    assert_eq!(back(11), (60.0, 4));
    assert_eq!(back(28), (47.5, 2));
    assert_eq!(back(49), (40.0, 2));
}

#[test]
fn a_missed_friday_changes_nothing() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &[set(9, 60.0); 3]).next_day();
    gym.logs(BENCH, &[set(10, 60.0); 3]).next_day().next_day();
    assert_eq!(gym.load(), Some(60.0));
    assert_eq!(gym.today().sets, 3);
}

#[test]
fn less_help_is_progress_and_ends_in_the_real_thing() {
    let mut gym = Gym::new(INTERMEDIATE, planned("assisted_pull_up", 3, reps(6, 8), Some(10.0)));
    for _ in 0..6 {
        let load = gym.load().unwrap_or(0.0);
        gym.logs("assisted_pull_up", &at(7.0, &[set(8, load); 3])).next_day();
        if gym.today().id.as_str() == "assisted_pull_up" {
            assert!(gym.load() <= Some(load) && gym.load() >= Some(0.0));
        }
    }
    assert_ne!(gym.today().id.as_str(), "assisted_pull_up");
    assert_eq!(gym.load(), None);
}

#[test]
fn more_help_than_planned_is_no_success() {
    let mut gym = Gym::new(INTERMEDIATE, planned("assisted_pull_up", 3, reps(6, 8), Some(20.0)));
    gym.logs("assisted_pull_up", &at(7.0, &[set(8, 20.0); 3])).next_day();
    assert_eq!(gym.load(), Some(15.0));
    gym.logs("assisted_pull_up", &at(7.0, &[set(8, 30.0); 3])).next_day();
    assert_eq!(gym.load(), Some(15.0));
}

#[test]
fn enough_push_ups_become_a_harder_push_up() {
    let mut gym = Gym::new(INTERMEDIATE, planned("push_up", 3, reps(8, 12), None));
    gym.logs("push_up", &at(8.0, &[bare(12); 3])).next_day();
    assert_eq!(gym.today().id.as_str(), "decline_push_up");
    assert_eq!(gym.said(), "Push-Up -> Decline Push-Up: all 3 sets of 12 done on Mon 4 May with some to spare\n");
}

#[test]
fn without_a_harder_push_up_there_are_more_of_them() {
    let profile = INTERMEDIATE
        .replace(r#""age":30"#, r#""age":30,"avoid_exercises":["decline_push_up","diamond_push_up","weighted_push_up"]"#);
    let mut gym = Gym::new(&profile, planned("push_up", 3, reps(8, 12), None));
    gym.logs("push_up", &at(8.0, &[bare(12); 3])).next_day();
    assert_eq!(gym.today().dose, reps(10, 14));
}

#[test]
fn a_hold_grows_by_seconds() {
    let mut gym = Gym::new(INTERMEDIATE, planned("plank", 3, fettle_core::fitness::Dose::Seconds(30), None));
    gym.logs("plank", &[bare(30); 3]).next_day();
    gym.logs("plank", &[bare(30); 3]).next_day();
    assert_eq!(gym.today().dose, fettle_core::fitness::Dose::Seconds(35));
}

#[test]
fn a_carry_grows_by_load() {
    let carry = planned("farmer_s_carry", 3, fettle_core::fitness::Dose::Metres(40), Some(20.0));
    let mut gym = Gym::new(INTERMEDIATE, carry);
    gym.logs("farmer_s_carry", &at(7.0, &[set(40, 20.0); 3])).next_day();
    assert_eq!(gym.load(), Some(22.0));
}

#[test]
fn slips_are_asked_about_and_not_believed() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &at(8.0, &[set(9, 60.0); 3])).next_day();
    gym.logs(BENCH, &at(8.0, &[set(10, 600.0); 3])).next_day();
    assert_eq!(gym.load(), Some(60.0));
    assert_eq!(
        gym.doubts,
        ["Barbell Bench Press, Wed 6 May: 600 kg looks like a slip (you were at 60 kg), so I left it out. What was it?"]
    );
    gym.logs(BENCH, &at(8.0, &[set(109, 60.0); 3])).next_day();
    assert_eq!(gym.load(), Some(60.0));
    assert!(gym.doubts[1].contains("109 looks like a slip"), "{:?}", gym.doubts);
}

#[test]
fn everything_done_and_easy_is_a_success() {
    let mut gym = bench(60.0);
    gym.says(SessionDone::All, Some(Feel::Easy)).next_day();
    assert_eq!(gym.load(), Some(62.5));
}

#[test]
fn everything_done_as_planned_moves_through_the_range() {
    let mut gym = bench(60.0);
    gym.says(SessionDone::All, Some(Feel::Right)).next_day();
    assert_eq!(gym.load(), Some(60.0));
    gym.says(SessionDone::All, Some(Feel::Right)).next_day();
    assert_eq!(gym.load(), Some(62.5));
}

#[test]
fn a_session_half_done_proves_nothing() {
    let mut gym = bench(60.0);
    gym.says(SessionDone::Part, Some(Feel::Easy)).next_day();
    gym.says(SessionDone::Part, Some(Feel::Easy)).next_day();
    assert_eq!(gym.load(), Some(60.0));
}

#[test]
fn the_first_sets_give_the_first_load() {
    let mut gym = Gym::new(INTERMEDIATE, planned(BENCH, 3, reps(8, 10), None));
    gym.logs(BENCH, &[set(9, 57.5); 3]).next_day();
    assert_eq!(gym.load(), Some(57.5));
}

#[test]
fn sets_at_other_reps_give_a_load_by_the_maximum() {
    let mut gym = Gym::new(INTERMEDIATE, planned(BENCH, 3, reps(10, 12), None));
    gym.today = before(2);
    gym.logs(BENCH, &[set(3, 80.0); 3]).next_day();
    let maximum = estimate_1rm(80.0, 3).unwrap();
    let load = gym.load().unwrap();
    assert!(load < 0.75 * maximum && load > 0.6 * maximum && load % 2.5 == 0.0, "{load} of {maximum}");
    assert!(gym.said().contains("worked out from your 80 kg x 3"), "{}", gym.said());
}

#[test]
fn pounds_stay_pounds() {
    let profile = INTERMEDIATE.replace(r#""age":30"#, r#""age":30,"units":"imperial""#);
    let lb = kg_from_lb;
    let mut gym = Gym::new(&profile, planned(BENCH, 3, reps(8, 10), Some(lb(135.0))));
    gym.logs(BENCH, &at(8.0, &[set(10, lb(135.0)); 3])).next_day();
    assert_eq!(gym.load(), Some(lb(140.0)));
    assert!(gym.said().contains("135 -> 140 lb"), "{}", gym.said());
}

#[test]
fn pain_makes_what_loads_the_joint_lighter_for_two_weeks() {
    let mut gym = Gym::new(INTERMEDIATE, planned("barbell_back_squat", 3, reps(8, 10), Some(80.0)));
    gym.logs("barbell_back_squat", &at(8.0, &[set(9, 80.0); 3])).hurts(Area::Knee).next_day();
    assert_eq!(gym.load(), Some(70.0));
    assert!(gym.said().contains("your knee hurt"), "{}", gym.said());
    gym.logs("barbell_back_squat", &at(6.0, &[set(10, 70.0); 3])).next_day();
    assert_eq!(gym.load(), Some(70.0), "no step up while it heals");
    while gym.today < day(16) {
        gym.logs("barbell_back_squat", &at(6.0, &[set(10, 70.0); 3])).next_day();
    }
    assert_eq!(gym.load(), Some(80.0));
}

#[test]
fn two_signs_of_tiredness_make_a_light_week() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &at(7.0, &[set(10, 60.0), set(9, 60.0), set(9, 60.0)])).next_day();
    gym.logs(BENCH, &at(8.0, &[set(9, 60.0), set(9, 60.0), set(8, 60.0)])).next_day();
    gym.logs(BENCH, &at(9.0, &[set(8, 60.0), set(8, 60.0), set(8, 60.0)])).next_day();
    assert_eq!((gym.load(), gym.today().sets), (Some(52.5), 2));
    assert!(gym.said().contains("a lighter week, because you did less in two sessions running"), "{}", gym.said());
    gym.next_day().next_day().next_day();
    assert_eq!((gym.load(), gym.today().sets), (Some(60.0), 3));
}

#[test]
fn what_the_athlete_chose_stays_until_it_was_done() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &at(8.0, &[set(10, 60.0); 3])).next_day();
    for week in &mut gym.plan.weeks {
        for session in week.sessions.iter_mut().filter(|session| session.date >= day(2)) {
            session.exercises[0].load_kg = Some(55.0);
            session.exercises[0].chosen_on = Some(day(2));
        }
    }
    gym.on(day(2));
    assert_eq!(gym.load(), Some(55.0));
    gym.logs(BENCH, &at(8.0, &[set(10, 55.0); 3])).next_day();
    assert_eq!(gym.load(), Some(57.5));
}

#[test]
fn a_set_logged_in_the_middle_of_a_session_is_no_miss() {
    let mut gym = bench(60.0);
    gym.logs(BENCH, &[set(8, 60.0)]).on(day(0));
    assert_eq!(gym.said(), "");
    gym.logs(BENCH, &at(8.0, &[set(10, 60.0); 2])).next_day();
    assert_eq!(gym.load(), Some(60.0));
}
