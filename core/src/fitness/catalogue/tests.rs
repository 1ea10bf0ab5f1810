use std::collections::BTreeMap;

use super::*;
use crate::Knowledge;
use crate::athlete::Area;
use crate::fitness::{Category, Impact, JointLoad, Mode, Pattern, Tag};

fn all() -> &'static [Exercise] {
    Knowledge::built_in().exercises.all()
}

fn get(id: &ExerciseId) -> &'static Exercise {
    Knowledge::built_in().exercises.get(id).unwrap_or_else(|| panic!("{id} is not in the catalogue"))
}

fn ids(wrong: impl Fn(&Exercise) -> bool) -> Vec<&'static str> {
    all().iter().filter(|exercise| wrong(exercise)).map(|exercise| exercise.id.as_str()).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn there_are_394_exercises() {
    assert_eq!(all().len(), 394);
}

#[test]
fn every_exercise_says_how_it_is_done() {
    assert_eq!(ids(|it| !(3..=5).contains(&it.cues.len())), NONE, "3 to 5 cues");
    assert_eq!(
        ids(|it| it.cues.iter().chain(&it.faults).any(|line| !(8..=110).contains(&line.chars().count()))),
        NONE,
        "short lines"
    );
    assert_eq!(ids(|it| it.faults.is_empty() || it.breathing.len() < 10 || it.safety.len() < 15), NONE);
}

#[test]
fn cues_belong_to_one_exercise_alone() {
    let mut owners: BTreeMap<&str, &ExerciseId> = BTreeMap::new();
    for exercise in all() {
        for cue in &exercise.cues {
            let owner = owners.entry(cue).or_insert(&exercise.id);
            assert_eq!(*owner, &exercise.id, "{cue}");
        }
    }
}

#[test]
fn links_lead_somewhere_and_never_the_wrong_way() {
    for exercise in all() {
        for easier in &exercise.regressions {
            assert!(get(easier).level <= exercise.level, "{easier} is no regression of {}", exercise.id);
        }
        for harder in &exercise.progressions {
            assert!(get(harder).level >= exercise.level, "{harder} is no progression of {}", exercise.id);
        }
    }
}

#[test]
fn nothing_is_easier_than_itself() {
    let mut harder: BTreeMap<&ExerciseId, Vec<&ExerciseId>> = BTreeMap::new();
    for exercise in all() {
        harder.entry(&exercise.id).or_default().extend(&exercise.progressions);
        for easier in &exercise.regressions {
            harder.entry(&get(easier).id).or_default().push(&exercise.id);
        }
    }
    for exercise in all() {
        let (mut seen, mut next) = (Vec::new(), harder[&exercise.id].clone());
        while let Some(id) = next.pop() {
            assert_ne!(id, &exercise.id, "{id} is among its own progressions, via {seen:?}");
            if !seen.contains(&id) {
                seen.push(id);
                next.extend(harder.get(id).into_iter().flatten());
            }
        }
    }
}

#[test]
fn muscles_are_counted_whole_or_in_quarters() {
    assert_eq!(ids(|it| it.secondary.values().any(|share| ![0.25, 0.5].contains(share))), NONE);
    assert_eq!(ids(|it| it.primary.iter().any(|muscle| it.secondary.contains_key(muscle))), NONE);
    assert_eq!(ids(|it| it.category == Category::Strength && it.primary.is_empty()), NONE);
    assert_eq!(ids(|it| it.equipment.is_empty()), NONE);
}

#[test]
fn energy_is_that_of_a_person_moving() {
    assert_eq!(ids(|it| !(1.0..=16.0).contains(&it.met)), NONE);
    assert_eq!(ids(|it| it.category == Category::Mobility && it.met > 4.0), NONE);
    assert_eq!(ids(|it| it.category == Category::Cardio && it.met < 2.5), NONE);
}

#[test]
fn landing_hard_is_tagged() {
    assert_eq!(ids(|it| it.impact > Impact::Low && !it.tags.contains(&Tag::JumpingOrRunning)), NONE);
    assert_eq!(ids(|it| it.impact == Impact::None && it.tags.contains(&Tag::JumpingOrRunning)), NONE);
}

#[test]
fn overhead_work_is_tagged() {
    let landmine = |it: &Exercise| it.id.as_str().contains("landmine");
    assert_eq!(ids(|it| it.pattern == Pattern::VerticalPush && !landmine(it) && !it.tags.contains(&Tag::Overhead)), NONE);
    let overhead = ["Overhead", "Jerk", "Snatch", "Thruster", "to Press", "and Press"];
    let named = |it: &Exercise| overhead.iter().any(|word| it.name.contains(word)) && it.name != "Snatch-Grip Deadlift";
    assert_eq!(ids(|it| named(it) && !it.tags.contains(&Tag::Overhead)), NONE);
}

#[test]
fn body_positions_are_tagged_as_the_cues_put_them() {
    let says =
        |it: &Exercise, words: &[&str]| it.cues.iter().any(|cue| words.iter().any(|word| cue.to_lowercase().contains(word)));
    for (tag, words) in [
        (Tag::Supine, &["lie on your back", "lie back, ", "lie under"][..]),
        (Tag::Prone, &["lie face down", "lie on your belly", "chest on the pad"]),
        (Tag::ProneOrQuadrupedSupport, &["hands and knees", "all fours"]),
        (Tag::Hanging, &["hang from the bar", "hang from a bar", "hang, then"]),
    ] {
        assert_eq!(ids(|it| says(it, words) && !it.tags.contains(&tag)), NONE, "{tag:?}");
    }
    assert_eq!(ids(|it| says(it, &["sit tall"]) && it.tags.contains(&Tag::Supine)), NONE);
}

#[test]
fn a_spine_under_load_is_tagged() {
    let but = |it: &Exercise, ids: &[&str]| ids.contains(&it.id.as_str());
    let flexes = |it: &Exercise| it.pattern == Pattern::CoreFlexion && !but(it, &["mcgill_curl_up"]);
    assert_eq!(ids(|it| flexes(it) && !it.tags.contains(&Tag::LoadedSpinalFlexion)), NONE);
    assert_eq!(ids(|it| it.pattern == Pattern::CoreRotation && !it.tags.contains(&Tag::SpinalRotation)), NONE);
    let heavy = |it: &Exercise| {
        matches!(it.pattern, Pattern::Squat | Pattern::Hinge | Pattern::Lunge)
            && it.equipment.contains(&crate::athlete::Equipment::Barbell)
            && it.joints.on(Area::LowBack) == JointLoad::High
    };
    assert_eq!(ids(|it| heavy(it) && !it.tags.contains(&Tag::HeavyValsalvaProne)), NONE);
}

#[test]
fn holds_are_counted_in_seconds() {
    assert_eq!(ids(|it| it.tags.contains(&Tag::Isometric) && it.mode != Mode::Time), NONE);
    assert_eq!(ids(|it| it.id.as_str().ends_with("_hold") && it.mode != Mode::Time), NONE);
}

#[test]
fn a_broken_file_is_named() {
    let broken = Catalogue::read(&[("squat", "[[exercise]]\nid = 3")]);
    assert!(matches!(broken, Err(CatalogueFault::Unreadable { file, .. }) if file == "squat"));
}
