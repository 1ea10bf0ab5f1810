use std::collections::BTreeMap;

use super::*;
use crate::Knowledge;

fn catalogue() -> &'static Catalogue {
    &Knowledge::built_in().exercises
}

/// What people type, and the exercise that most of them mean.
const MEANT: &[(&str, &str)] = &[
    // Everyday names.
    ("squat", "barbell_back_squat"),
    ("squats", "barbell_back_squat"),
    ("bench", "barbell_bench_press"),
    ("bench press", "barbell_bench_press"),
    ("deadlift", "deadlift"),
    ("deads", "deadlift"),
    ("row", "barbell_row"),
    ("rowing", "rowing_machine"),
    ("pull ups", "pull_up"),
    ("chin ups", "chin_up"),
    ("plank", "plank"),
    ("planks", "plank"),
    ("lunges", "forward_lunge"),
    ("curl", "dumbbell_curl"),
    ("curls", "dumbbell_curl"),
    ("bicep curls", "dumbbell_curl"),
    ("shoulder press", "dumbbell_overhead_press"),
    ("running", "jogging"),
    ("a run", "jogging"),
    ("bike", "stationary_cycling"),
    ("spin", "stationary_cycling"),
    ("cycling", "outdoor_cycling"),
    ("swimming", "lap_swimming"),
    ("walk", "walking"),
    ("push ups", "push_up"),
    ("sit ups", "sit_up"),
    ("dips", "chest_dip"),
    ("leg curls", "lying_leg_curl"),
    ("calf raises", "standing_calf_raise"),
    ("shrugs", "dumbbell_shrug"),
    ("flyes", "dumbbell_fly"),
    ("swings", "kettlebell_swing"),
    ("cleans", "power_clean"),
    ("skipping", "jump_rope"),
    ("side raises", "dumbbell_lateral_raise"),
    ("boxing", "heavy_bag_work"),
    // Shorthand.
    ("RDL", "romanian_deadlift"),
    ("db rdl", "romanian_deadlift_dumbbell"),
    ("sldl", "stiff_leg_deadlift"),
    ("ohp", "barbell_overhead_press"),
    ("db bench", "dumbbell_bench_press"),
    ("DB Bench Press", "dumbbell_bench_press"),
    ("db row", "dumbbell_row"),
    ("1 arm row", "dumbbell_row"),
    ("kb swings", "kettlebell_swing"),
    ("bss", "bulgarian_split_squat"),
    ("tgu", "turkish_get_up"),
    ("trx rows", "suspension_row"),
    ("incline db press", "incline_dumbbell_press"),
    ("hex bar deadlift", "trap_bar_deadlift"),
    // One spelling or another.
    ("press ups", "push_up"),
    ("pressups", "push_up"),
    ("pullups", "pull_up"),
    ("pull-ups", "pull_up"),
    ("chinup", "chin_up"),
    ("situp", "sit_up"),
    ("lat pull downs", "lat_pulldown"),
    ("latpulldown", "lat_pulldown"),
    ("dead lift", "deadlift"),
    ("kettle bell swing", "kettlebell_swing"),
    ("wallballs", "wall_ball"),
    ("skull crushers", "skull_crusher"),
    ("farmers walk", "farmer_s_carry"),
    ("farmer's carries", "farmer_s_carry"),
    ("step-ups", "step_up"),
    ("v ups", "v_up"),
    ("childs pose", "child_s_pose"),
    ("back extensions", "back_extension"),
    ("ham curls", "lying_leg_curl"),
    ("bulgarians", "bulgarian_split_squat"),
    ("jump roping", "jump_rope"),
    ("press, bench, dumbbell", "dumbbell_bench_press"),
    ("squat with a barbell", "barbell_back_squat"),
    // Typos.
    ("benchpres", "barbell_bench_press"),
    ("bench pres", "barbell_bench_press"),
    ("deadlfit", "deadlift"),
    ("sqauts", "barbell_back_squat"),
    ("goblet sqaut", "goblet_squat"),
    ("bulgarian splt squats", "bulgarian_split_squat"),
    ("dumbell curls", "dumbbell_curl"),
    ("hip trust", "hip_thrust"),
    ("glut bridge", "glute_bridge"),
    ("mountian climbers", "mountain_climber"),
    ("eliptical", "elliptical_trainer"),
    ("runing", "jogging"),
    ("romainian deadlift", "romanian_deadlift"),
    ("russain twists", "russian_twist"),
    ("ovrhead press", "barbell_overhead_press"),
    ("latral raise", "dumbbell_lateral_raise"),
    ("tricep pushdwon", "triceps_pushdown"),
    ("leg prss", "leg_press"),
    ("facepulls", "face_pull"),
];

#[test]
fn people_find_what_they_mean() {
    let missed: Vec<String> = MEANT
        .iter()
        .filter_map(|(text, meant)| {
            let found = catalogue().find(text);
            let best = found.first()?;
            let hit = best.id.as_str() == *meant && best.score >= SURE;
            (!hit).then(|| format!("{text}: {} {:.2} instead of {meant}", best.id, best.score))
        })
        .collect();
    assert!(MEANT.len() >= 80 && missed.is_empty(), "{missed:#?}");
    assert!(MEANT.iter().all(|(text, _)| !catalogue().find(text).is_empty()));
}

#[test]
fn what_is_close_is_asked_about() {
    for (text, among) in [
        ("burpess", "burpee"),
        ("lateral rasies", "dumbbell_lateral_raise"),
        ("decline dumbbell press", "incline_dumbbell_press"),
        ("jumping jax", "jumping_jack"),
        ("press", "leg_press"),
        ("hiit", "sprint_intervals"),
    ] {
        let found = catalogue().find(text);
        assert!(found.iter().any(|it| it.id.as_str() == among && it.score >= LIKELY), "{text}: {found:?}");
        assert!(found.iter().all(|it| it.score < SURE), "{text}: {found:?}");
    }
}

#[test]
fn what_is_no_exercise_is_not_taken_for_one() {
    let nothing = ["", "?", "zorbing the moon", "hello there", "chicken salad", "i want to lose weight", "🏋️", "tuesday"];
    for text in nothing.into_iter().chain(["knee", "set up"]) {
        let found = catalogue().find(text);
        assert!(found.iter().all(|it| it.score < SURE), "{text}: {found:?}");
    }
}

#[test]
fn every_name_and_alias_finds_its_exercise_first() {
    for exercise in catalogue().all() {
        for name in std::iter::once(&exercise.name).chain(&exercise.aliases) {
            let found = catalogue().find(name);
            let best = found.first().map(|it| (it.id.as_str(), it.score));
            assert_eq!(best, Some((exercise.id.as_str(), 1.0)), "{name}");
        }
    }
}

#[test]
fn no_name_belongs_to_two_exercises() {
    let mut owners: BTreeMap<String, &ExerciseId> = BTreeMap::new();
    for exercise in catalogue().all() {
        for name in std::iter::once(&exercise.name).chain(&exercise.aliases) {
            let owner = owners.entry(spelled(name).joined_singular()).or_insert(&exercise.id);
            assert_eq!(*owner, &exercise.id, "{name}");
        }
    }
}

#[test]
fn the_best_comes_first_and_scores_are_shares() {
    for (text, _) in MEANT {
        let found = catalogue().find(text);
        assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score) && found.len() <= 8);
        assert!(found.iter().all(|it| (0.0..=1.0).contains(&it.score)), "{text}");
    }
}

#[test]
fn leaving_out_a_name_leaves_out_all_that_bear_it() {
    let family = |text: &str| -> Vec<&str> { catalogue().family(text).into_iter().map(ExerciseId::as_str).collect() };
    assert_eq!(family("burpee"), ["burpee"], "an id is one exercise");
    assert_eq!(family("burpees"), ["burpee", "step_back_burpee"]);
    assert_eq!(family("Goblet Squat"), ["goblet_squat", "landmine_squat"], "also known as landmine goblet squat");
    assert_eq!(family("zerchr squat"), ["zercher_squat"]);
    assert!(family("running").contains(&"jogging") && !family("running").contains(&"barbell_row"));
    assert!(family("squats").len() > 20 && family("squats").contains(&"pistol_squat"));
    assert!(!family("rowing").contains(&"barbell_row"));
    assert!(family("").is_empty() && family("zorbing the moon").is_empty());
}
