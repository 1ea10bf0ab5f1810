//! No exercise against kit, limitations, conditions, age, wishes or level.

use std::collections::{BTreeMap, BTreeSet};

use super::Audit;
use crate::athlete::Equipment;
use crate::check::Check;
use crate::fitness::ExerciseId;

/// The rules that can exclude an exercise, each with its source.
const RULES: &[(&str, &str)] = &[
    ("equipment", "profile: equipment; exercise catalogue"),
    ("limitation", "profile: limitations; contraindications"),
    ("condition", "profile: conditions; contraindications"),
    ("age", "profile: age; contraindications"),
    ("impact", "profile: no_jumping; exercise catalogue"),
    ("avoided", "profile: avoid_exercises"),
    ("level", "profile: experience; exercise catalogue"),
];

/// What there is on a journey.
type Away<'a> = Option<&'a BTreeSet<Equipment>>;

impl Audit<'_> {
    pub(super) fn exercises(&self, checks: &mut Vec<Check>) {
        let mut planned: BTreeMap<(&ExerciseId, Away<'_>), Option<&'static str>> = BTreeMap::new();
        let mut unknown = Vec::new();
        for entry in &self.entries {
            match entry.exercise {
                Some(exercise) => {
                    planned
                        .entry((&exercise.id, entry.session.away.as_ref()))
                        .or_insert_with(|| self.exclusions.why_not_in(exercise, entry.session).map(|exclusion| exclusion.rule));
                }
                None => unknown.push(entry.planned.id.as_str()),
            }
        }
        checks.push(none_of("known_exercises", &unknown, "exercise catalogue"));
        for &(rule, source) in RULES {
            let against: Vec<&str> =
                planned.iter().filter(|(_, excluded)| **excluded == Some(rule)).map(|((id, _), _)| id.as_str()).collect();
            checks.push(none_of(rule, &against, source));
        }
    }
}

/// A rule that nothing may break; whatever does is named.
fn none_of(rule: &str, against: &[&str], source: &str) -> Check {
    let named = if against.is_empty() { source.to_owned() } else { format!("{source}: {}", against.join(", ")) };
    Check::new(rule, against.is_empty(), against.len(), 0.0, &named)
}
