use super::*;
use crate::athlete::{Condition, Experience, Profile};

/// An advanced athlete with everything in reach, and what JSON says of them.
fn athlete(json: &str) -> Athlete {
    let profile = Profile::from_json(json).unwrap_or_else(|error| panic!("{json}: {error}"));
    let everything = crate::athlete::Equipment::ALL.iter().copied().collect();
    Athlete::resolve(Profile {
        equipment: profile.equipment.clone().or(Some(everything)),
        experience: profile.experience.or(Some(Experience::Advanced)),
        ..profile
    })
}

fn why_not(json: &str, id: &str) -> Option<(&'static str, String)> {
    let world = Knowledge::built_in();
    let athlete = athlete(json);
    let exercise = world.exercises.get(&id.into()).expect("an exercise of the catalogue");
    Exclusions::of(&athlete, world).why_not(exercise).map(|out| (out.rule, out.because))
}

fn limits(json: &str) -> Limits {
    Exclusions::of(&athlete(json), Knowledge::built_in()).limits()
}

fn out(rule: &'static str, because: &str) -> Option<(&'static str, String)> {
    Some((rule, because.to_owned()))
}

#[test]
fn a_healthy_adult_with_a_gym_may_do_everything() {
    let world = Knowledge::built_in();
    let athlete = athlete("{}");
    let exclusions = Exclusions::of(&athlete, world);
    assert!(world.exercises.all().iter().all(|exercise| exclusions.why_not(exercise).is_none()));
    assert_eq!(exclusions.limits(), Limits::default());
}

#[test]
fn what_is_not_there_is_not_planned() {
    assert_eq!(why_not(r#"{"equipment":["none"]}"#, "deadlift"), out("equipment", "no barbell here"));
    assert_eq!(why_not(r#"{"equipment":["dumbbell"]}"#, "dumbbell_bench_press"), out("equipment", "no bench here"));
    assert_eq!(why_not(r#"{"equipment":["full_gym"]}"#, "lap_swimming"), out("equipment", "no pool here"));
}

#[test]
fn a_limitation_grows_with_its_severity() {
    let knee = |severity| format!(r#"{{"limitations":[{{"area":"knee","severity":"{severity}"}}]}}"#);
    let because_of_knee = out("limitation", "your knee");
    assert_eq!(why_not(&knee("mild"), "goblet_squat"), None);
    assert_eq!(why_not(&knee("mild"), "barbell_back_squat"), because_of_knee);
    assert_eq!(why_not(&knee("mild"), "box_jump"), because_of_knee);
    assert_eq!(why_not(&knee("moderate"), "jump_rope"), None);
    assert_eq!(why_not(&knee("moderate"), "deep_squat_hold"), because_of_knee);
    assert_eq!(why_not(&knee("severe"), "goblet_squat"), because_of_knee);
    assert_eq!(why_not(&knee("severe"), "box_squat_bodyweight"), None);
    assert_eq!(why_not(r#"{"limitations":[{"area":"knee"}]}"#, "deep_squat_hold"), because_of_knee, "moderate unless said");
}

#[test]
fn the_more_severe_of_two_words_on_one_joint_counts() {
    let twice = r#"{"limitations":[{"area":"knee","severity":"mild"},{"area":"knee","severity":"severe"}]}"#;
    assert_eq!(why_not(twice, "goblet_squat"), out("limitation", "your knee"));
}

#[test]
fn conditions_bring_the_rules_they_build_on() {
    let sciatica = r#"{"conditions":["sciatica_disc"]}"#;
    assert_eq!(why_not(sciatica, "mcgill_curl_up"), out("condition", "your sciatica"));
    assert_eq!(why_not(sciatica, "deadlift"), out("condition", "your lower back"));
    assert_eq!(
        why_not(r#"{"conditions":["rotator_cuff_tear_or_postop"]}"#, "barbell_overhead_press").map(|it| it.0),
        Some("condition")
    );
}

#[test]
fn pregnancy_goes_by_trimester_and_is_strictest_while_unknown() {
    let pregnancy = out("condition", "your pregnancy");
    let trimester = |number| format!(r#"{{"pregnancy_trimester":{number}}}"#);
    assert_eq!(why_not(&trimester(1), "dumbbell_bench_press"), None);
    assert_eq!(why_not(&trimester(1), "outdoor_cycling"), pregnancy);
    assert_eq!(why_not(&trimester(2), "dumbbell_bench_press"), pregnancy);
    assert_eq!(why_not(&trimester(2), "push_up"), None);
    assert_eq!(why_not(&trimester(3), "push_up"), pregnancy);
    let world = Knowledge::built_in();
    let (unknown, third) = (athlete(r#"{"conditions":["pregnancy"]}"#), athlete(&trimester(3)));
    let (unknown, third) = (Exclusions::of(&unknown, world), Exclusions::of(&third, world));
    for exercise in world.exercises.all() {
        assert!(third.why_not(exercise).is_none() || unknown.why_not(exercise).is_some(), "{}", exercise.id);
    }
}

#[test]
fn after_a_birth_strength_waits_and_running_waits_longer() {
    let birth = out("condition", "the first weeks after birth");
    assert_eq!(why_not(r#"{"conditions":["postpartum"]}"#, "goblet_squat"), birth);
    assert_eq!(why_not(r#"{"conditions":["postpartum"]}"#, "walking"), None);
    assert_eq!(why_not(r#"{"lactation_months":"0-6"}"#, "goblet_squat"), None);
    assert_eq!(why_not(r#"{"lactation_months":"0-6"}"#, "jogging"), out("condition", "the months after birth"));
    assert_eq!(why_not(r#"{"lactation_months":"7-12"}"#, "jogging"), None);
    assert_eq!(why_not(r#"{"lactation_months":"7-12","conditions":["postpartum"]}"#, "jogging"), None);
}

#[test]
fn age_has_its_own_rules() {
    assert_eq!(why_not(r#"{"age":12}"#, "walking"), out("age", "your age"));
    assert_eq!(why_not(r#"{"age":15}"#, "power_clean"), out("age", "your age"));
    assert_eq!(why_not(r#"{"age":64}"#, "squat_jump"), None);
    assert_eq!(why_not(r#"{"age":65}"#, "squat_jump"), out("age", "your age"));
    let teen = limits(r#"{"age":15}"#);
    assert!(teen.rpe_max <= 7.0 && teen.reps_min >= 8 && !teen.loads_allowed && teen.sets_max == Some(2));
    let new_at_seventy = limits(r#"{"age":70,"experience":"beginner"}"#);
    assert_eq!((new_at_seventy.rpe_max, new_at_seventy.percent_1rm_max), (6.0, 60));
    assert_eq!(limits(r#"{"age":70,"experience":"intermediate"}"#).percent_1rm_max, 80);
}

#[test]
fn a_body_mass_index_of_35_spares_the_joints() {
    assert_eq!(why_not(r#"{"height_cm":200,"weight_kg":140}"#, "jogging"), out("condition", "the load on your joints"));
    assert_eq!(why_not(r#"{"height_cm":200,"weight_kg":139}"#, "jogging"), None);
}

#[test]
fn no_jumping_means_no_landing_either() {
    let quiet = r#"{"no_jumping":true}"#;
    assert_eq!(why_not(quiet, "squat_jump"), out("impact", "no jumping"));
    assert_eq!(why_not(quiet, "jogging"), out("impact", "no jumping"));
    assert_eq!(why_not(quiet, "kettlebell_swing"), None);
}

#[test]
fn an_exercise_is_never_above_the_athlete() {
    assert_eq!(why_not(r#"{"experience":"beginner"}"#, "pull_up"), out("level", "it is for intermediate lifters"));
    assert_eq!(why_not(r#"{"experience":"intermediate"}"#, "pull_up"), None);
}

#[test]
fn what_is_avoided_by_id_is_out_and_nothing_else() {
    let no_burpee = r#"{"avoid_exercises":["burpee"]}"#;
    assert_eq!(why_not(no_burpee, "burpee"), out("avoided", "you asked to leave it out"));
    assert_eq!(why_not(no_burpee, "squat_jump"), None);
}

#[test]
fn a_name_nobody_knows_is_handed_back() {
    let athlete = athlete(r#"{"avoid_exercises":["zorbing the moon", "burpee"]}"#);
    assert_eq!(Exclusions::of(&athlete, Knowledge::built_in()).not_understood(), ["zorbing the moon"]);
}

#[test]
fn the_strictest_of_several_bounds_counts() {
    let both = limits(r#"{"conditions":["hypertension","heart_disease"],"age":70}"#);
    assert_eq!((both.rpe_max, both.percent_1rm_max, both.hold_seconds_max), (5.0, 60, 20));
    assert_eq!((both.reps_min, both.reps_max, both.rest_seconds_min, both.cooldown_minutes), (10, 15, 90, 10));
    assert_eq!(limits(r#"{"limitations":[{"area":"shoulder","severity":"mild"}]}"#).pull_push_min, 1.5);
}

#[test]
fn any_two_conditions_leave_a_set_that_can_be_done() {
    for one in Condition::ALL {
        for other in Condition::ALL {
            let limits = limits(&format!(r#"{{"conditions":["{}","{}"]}}"#, one.name(), other.name()));
            assert!(limits.reps_min + 2 <= limits.reps_max, "{one:?} with {other:?}: {limits:?}");
            assert!(limits.rpe_max >= 4.0 && limits.percent_1rm_max >= 50, "{one:?} with {other:?}");
            assert!(limits.notes.values().all(|note| note.chars().count() <= 200), "{one:?} with {other:?}");
        }
    }
}
