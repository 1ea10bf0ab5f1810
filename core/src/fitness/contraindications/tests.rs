use std::collections::BTreeSet;

use super::*;
use crate::Knowledge;
use crate::athlete::{
    Area, Athlete, Condition, Equipment, Experience, LactationMonths, Limitation, Profile, Severity, Trimester,
};
use crate::fitness::{Exclusions, applying};

/// A beginner in a full gym: whatever is open to them is open to everybody.
fn beginner() -> Profile {
    Profile { equipment: Some([Equipment::FullGym].into()), experience: Some(Experience::Beginner), ..Profile::default() }
}

fn everybody() -> Vec<(Subject, Profile)> {
    Knowledge::built_in().contraindications.all().map(|rule| (rule.subject, person(rule.subject))).collect()
}

/// Somebody for whom these rules hold, and as few others as can be.
fn person(subject: Subject) -> Profile {
    let mut profile = beginner();
    match subject {
        Subject::Limitation { area, severity } => profile.limitations.push(Limitation { area, severity }),
        Subject::Condition { stage: Some(Stage::Weeks6To12), .. } => profile.lactation_months = Some(LactationMonths::FirstHalf),
        Subject::Condition { condition, stage } => {
            profile.conditions.insert(condition);
            let trimester = |number| Trimester::new(number).ok();
            match stage {
                Some(Stage::Trimester1) => profile.pregnancy_trimester = trimester(1),
                Some(Stage::Trimester2) => profile.pregnancy_trimester = trimester(2),
                Some(Stage::Trimester3) => profile.pregnancy_trimester = trimester(3),
                Some(Stage::Weeks12On) => profile.lactation_months = Some(LactationMonths::SecondHalf),
                _ => {}
            }
        }
    }
    profile
}

#[test]
fn every_condition_has_rules() {
    let rules = &Knowledge::built_in().contraindications;
    for &condition in Condition::ALL {
        assert!(rules.condition(condition).is_some(), "{condition:?}");
    }
    for &area in Area::ALL {
        for &severity in Severity::ALL {
            assert!(rules.get(Subject::Limitation { area, severity }).is_some(), "{area:?} {severity:?}");
        }
    }
}

#[test]
fn every_exercise_named_is_known() {
    let world = Knowledge::built_in();
    for rule in world.contraindications.all() {
        let named = rule.prefer.iter().chain(&rule.deny.exercises).chain(rule.deny.allow_only.iter().flatten());
        for id in named {
            assert!(world.exercises.get(id).is_some(), "{:?} names {id}", rule.subject);
        }
    }
}

#[test]
fn everybody_gets_the_rules_meant_for_them() {
    for (subject, profile) in everybody() {
        let applying = applying(&profile, None, Experience::Beginner);
        let world = &Knowledge::built_in().contraindications;
        let held: Vec<Subject> = applying.iter().flat_map(|it| world.with_bases(it.subject)).map(|rule| rule.subject).collect();
        assert!(held.contains(&subject), "{subject:?} is not among {held:?}");
    }
}

#[test]
fn what_a_rule_prefers_passes_it() {
    let world = Knowledge::built_in();
    for rule in world.contraindications.all() {
        let profile = Profile { experience: Some(Experience::Advanced), ..person(rule.subject) };
        let athlete = Athlete::resolve(Profile { equipment: Some(Equipment::ALL.iter().copied().collect()), ..profile });
        let exclusions = Exclusions::of(&athlete, world);
        for id in &rule.prefer {
            let exercise = world.exercises.get(id).expect("known");
            let why_not = exclusions.why_not(exercise);
            assert!(why_not.is_none(), "{:?} prefers {id} but {why_not:?}", rule.subject);
        }
    }
}

#[test]
fn every_main_movement_stays_or_the_rule_says_why_not() {
    let world = Knowledge::built_in();
    let mut gaps = Vec::new();
    for (subject, profile) in everybody() {
        let athlete = Athlete::resolve(profile);
        let exclusions = Exclusions::of(&athlete, world);
        let open: BTreeSet<Movement> = world
            .exercises
            .all()
            .iter()
            .filter(|exercise| exclusions.why_not(exercise).is_none())
            .filter_map(|exercise| Movement::of(exercise.pattern))
            .collect();
        let held = applying(&athlete.profile, None, athlete.experience);
        let explained: BTreeSet<Movement> = held
            .iter()
            .flat_map(|it| world.contraindications.with_bases(it.subject))
            .flat_map(|rule| rule.unfilled.keys().copied())
            .collect();
        for &movement in Movement::ALL {
            if open.contains(&movement) == explained.contains(&movement) {
                gaps.push((subject, movement, open.contains(&movement)));
            }
        }
    }
    assert!(gaps.is_empty(), "neither filled nor explained, or both: {gaps:#?}");
}

#[test]
fn rules_say_where_they_come_from() {
    for rule in Knowledge::built_in().contraindications.all() {
        assert!(!rule.source.is_empty() && !rule.because.is_empty(), "{:?}", rule.subject);
        let words = rule.advice.iter().chain(rule.notes.values()).chain(rule.unfilled.values());
        assert!(words.into_iter().all(|line| line.chars().count() <= 130), "{:?} lectures", rule.subject);
    }
}

#[test]
fn bounds_are_figures_a_set_can_have() {
    for rule in Knowledge::built_in().contraindications.all() {
        let bounds = &rule.limits;
        assert!(bounds.rpe_max.is_none_or(|rpe| (3.0..=10.0).contains(&rpe)), "{:?}", rule.subject);
        assert!(bounds.percent_1rm_max.is_none_or(|percent| (40..=100).contains(&percent)), "{:?}", rule.subject);
        assert!(bounds.reps_max.unwrap_or(30) >= bounds.reps_min.unwrap_or(1) + 4, "{:?}", rule.subject);
        assert!(bounds.pull_push_min.is_none_or(|ratio| (1.0..=2.0).contains(&ratio)), "{:?}", rule.subject);
    }
}
