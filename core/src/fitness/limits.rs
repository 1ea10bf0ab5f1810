//! What an athlete must not or should not do, gathered from limitations, conditions, age and wishes.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::applies::applying;
use super::{Category, Deny, DoseBounds, Exercise, ExerciseId, Impact, JointLoad, Muscle, Pattern, Rules, Session, Tag};
use crate::Knowledge;
use crate::athlete::{Area, Athlete, Kit};

/// Why an exercise is never planned for an athlete. Meant for the athlete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// Stable name of the rule: `avoided`, `limitation`, `condition`, `age`, `impact`, `level`, `equipment`.
    pub rule: &'static str,
    /// The reason in a few words: "your knee", "no barbell here".
    pub because: String,
}

/// Everything that bounds one athlete's training beyond the usual.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// Highest effort of a set, 1 to 10.
    pub rpe_max: f64,
    /// Highest share of the one-repetition maximum in percent.
    pub percent_1rm_max: u8,
    /// Fewest repetitions of a set.
    pub reps_min: u8,
    /// Most repetitions of a set.
    pub reps_max: u8,
    /// Longest hold in seconds.
    pub hold_seconds_max: u16,
    /// Shortest rest in seconds.
    pub rest_seconds_min: u16,
    /// General warm-up in minutes.
    pub warmup_minutes: u16,
    /// Cool-down in minutes.
    pub cooldown_minutes: u16,
    /// Weekly pulling sets for each pushing set, at least.
    pub pull_push_min: f64,
    /// Most sets of one exercise, where a condition bounds them.
    pub sets_max: Option<u8>,
    /// Whether a first load may be worked out from a one-repetition maximum.
    pub loads_allowed: bool,
    /// How to do a pattern under these limits.
    pub notes: BTreeMap<Pattern, String>,
}

impl Default for Limits {
    /// Nothing beyond the usual: 5 minutes of warm-up, 3 of cool-down, as much pulling as pushing.
    fn default() -> Self {
        Self {
            rpe_max: 10.0,
            percent_1rm_max: 100,
            reps_min: 1,
            reps_max: 30,
            hold_seconds_max: 120,
            rest_seconds_min: 30,
            warmup_minutes: 5,
            cooldown_minutes: 3,
            pull_push_min: 1.0,
            sets_max: None,
            loads_allowed: true,
            notes: BTreeMap::new(),
        }
    }
}

/// Holds every exercise of the catalogue against one athlete.
pub struct Exclusions<'a> {
    athlete: &'a Athlete,
    /// The most pressing first: where several rules hit an exercise, the first is told.
    reasons: Vec<Exclusion>,
    barred: Barred<'a>,
    limits: Limits,
    preferred: BTreeSet<&'a ExerciseId>,
    not_understood: Vec<&'a str>,
}

/// What each value rules out, as the place of its reason.
#[derive(Default)]
struct Barred<'a> {
    patterns: BTreeMap<Pattern, usize>,
    tags: BTreeMap<Tag, usize>,
    categories: BTreeMap<Category, usize>,
    exercises: HashMap<&'a str, usize>,
    above_impact: Vec<(Impact, usize)>,
    above_joint: Vec<(Area, JointLoad, usize)>,
    from_share: Vec<(Muscle, f64, usize)>,
    from_met: Vec<(f64, usize)>,
    all_but: Vec<(Option<&'a BTreeSet<ExerciseId>>, usize)>,
}

impl<'a> Exclusions<'a> {
    /// Gathers the athlete's limits.
    pub fn of(athlete: &'a Athlete, world: &'a Knowledge) -> Self {
        let mut all = Self {
            athlete,
            reasons: Vec::new(),
            barred: Barred::default(),
            limits: Limits::default(),
            preferred: BTreeSet::new(),
            not_understood: Vec::new(),
        };
        all.avoid(world);
        for applies in applying(&athlete.profile, Some(athlete.age), athlete.experience) {
            let rules = world.contraindications.with_bases(applies.subject);
            if rules.is_empty() {
                let reason = all.reason(applies.rule, "a limit I have no rules for");
                all.barred.all_but.push((None, reason));
            }
            for rule in rules {
                all.heed(applies.rule, rule);
            }
        }
        if athlete.profile.no_jumping {
            let reason = all.reason("impact", "no jumping");
            all.barred.tags.entry(Tag::JumpingOrRunning).or_insert(reason);
            all.barred.above_impact.push((Impact::Low, reason));
        }
        all
    }

    /// Why this exercise is out, or nothing when it may be planned.
    pub fn why_not(&self, exercise: &Exercise) -> Option<Exclusion> {
        self.why_not_with(exercise, &self.athlete.kit)
    }

    /// Why this exercise is out of one session, with what there is to train with on its day.
    pub fn why_not_in(&self, exercise: &Exercise, session: &Session) -> Option<Exclusion> {
        match &session.away {
            None => self.why_not(exercise),
            Some(there) => self.why_not_with(exercise, &Kit::of(there)),
        }
    }

    fn why_not_with(&self, exercise: &Exercise, kit: &Kit) -> Option<Exclusion> {
        match self.barred.reason(exercise) {
            Some(place) => self.reasons.get(place).cloned(),
            None => self.too_hard(exercise).or_else(|| missing(exercise, kit)),
        }
    }

    /// The bounds on dose and effort.
    pub fn limits(&self) -> Limits {
        self.limits.clone()
    }

    /// Whether the athlete's limits speak for this exercise. It may still be out for another reason.
    pub fn prefers(&self, exercise: &ExerciseId) -> bool {
        self.preferred.contains(exercise)
    }

    /// Exercises to avoid that the catalogue does not know, as the athlete wrote them.
    pub fn not_understood(&self) -> &[&'a str] {
        &self.not_understood
    }

    fn avoid(&mut self, world: &'a Knowledge) {
        for text in &self.athlete.profile.avoid_exercises {
            let meant = world.exercises.family(text);
            if meant.is_empty() {
                self.not_understood.push(text);
                continue;
            }
            let reason = self.reason("avoided", "you asked to leave it out");
            for id in meant {
                self.barred.exercises.entry(id.as_str()).or_insert(reason);
            }
        }
    }

    fn heed(&mut self, rule: &'static str, rules: &'a Rules) {
        let reason = self.reason(rule, &rules.because);
        self.barred.add(&rules.deny, reason);
        self.limits.tighten(&rules.limits);
        for (&pattern, note) in &rules.notes {
            self.limits.note(pattern, note);
        }
        self.preferred.extend(&rules.prefer);
    }

    fn reason(&mut self, rule: &'static str, because: &str) -> usize {
        self.reasons.push(Exclusion { rule, because: because.to_owned() });
        self.reasons.len() - 1
    }

    fn too_hard(&self, exercise: &Exercise) -> Option<Exclusion> {
        let because = || format!("it is for {} lifters", exercise.level.name());
        (exercise.level > self.athlete.experience).then(|| Exclusion { rule: "level", because: because() })
    }
}

fn missing(exercise: &Exercise, kit: &Kit) -> Option<Exclusion> {
    let missing = exercise.equipment.iter().find(|thing| !kit.has(**thing))?;
    Some(Exclusion { rule: "equipment", because: format!("no {} here", missing.name().replace('_', " ")) })
}

impl<'a> Barred<'a> {
    fn add(&mut self, deny: &'a Deny, reason: usize) {
        for &pattern in &deny.patterns {
            self.patterns.entry(pattern).or_insert(reason);
        }
        for &tag in &deny.tags {
            self.tags.entry(tag).or_insert(reason);
        }
        for &category in &deny.categories {
            self.categories.entry(category).or_insert(reason);
        }
        for id in &deny.exercises {
            self.exercises.entry(id.as_str()).or_insert(reason);
        }
        self.above_impact.extend(deny.impact_max.map(|most| (most, reason)));
        self.above_joint.extend(deny.joint_max.iter().map(|(&area, &most)| (area, most, reason)));
        self.from_share.extend(deny.muscles.iter().map(|(&muscle, &share)| (muscle, share, reason)));
        self.from_met.extend(deny.met_max.map(|met| (met, reason)));
        self.all_but.extend(deny.allow_only.as_ref().map(|allowed| (Some(allowed), reason)));
    }

    /// The place of the most pressing reason against this exercise.
    fn reason(&self, exercise: &Exercise) -> Option<usize> {
        let by_tag = exercise.tags.iter().filter_map(|tag| self.tags.get(tag)).copied();
        let by_impact = self.above_impact.iter().filter(|(most, _)| exercise.impact > *most).map(|(_, reason)| *reason);
        let by_joint =
            self.above_joint.iter().filter(|(area, most, _)| exercise.joints.on(*area) > *most).map(|(_, _, reason)| *reason);
        let by_muscle = self
            .from_share
            .iter()
            .filter(|(muscle, least, _)| exercise.category != Category::Cardio && exercise.share(*muscle) >= *least)
            .map(|(.., reason)| *reason);
        // A figure that is no number compares to nothing, so it is out too.
        let by_met = self
            .from_met
            .iter()
            .filter(|(met, _)| exercise.met.partial_cmp(met) != Some(Ordering::Less))
            .map(|(_, reason)| *reason);
        let by_choice = self
            .all_but
            .iter()
            .filter(|(allowed, _)| !allowed.is_some_and(|allowed| allowed.contains(&exercise.id)))
            .map(|(_, reason)| *reason);
        [
            self.patterns.get(&exercise.pattern).copied(),
            self.categories.get(&exercise.category).copied(),
            self.exercises.get(exercise.id.as_str()).copied(),
        ]
        .into_iter()
        .flatten()
        .chain(by_tag)
        .chain(by_impact)
        .chain(by_joint)
        .chain(by_muscle)
        .chain(by_met)
        .chain(by_choice)
        .min()
    }
}

impl Limits {
    /// The stricter of these limits and the rule's, one by one. Repetitions always keep a value that is left.
    fn tighten(&mut self, rule: &DoseBounds) {
        self.rpe_max = rule.rpe_max.unwrap_or(self.rpe_max).min(self.rpe_max);
        self.percent_1rm_max = rule.percent_1rm_max.unwrap_or(self.percent_1rm_max).min(self.percent_1rm_max);
        self.reps_min = rule.reps_min.unwrap_or(self.reps_min).max(self.reps_min);
        self.reps_max = rule.reps_max.unwrap_or(self.reps_max).min(self.reps_max).max(self.reps_min);
        self.hold_seconds_max = rule.hold_seconds_max.unwrap_or(self.hold_seconds_max).min(self.hold_seconds_max);
        self.rest_seconds_min = rule.rest_seconds_min.unwrap_or(self.rest_seconds_min).max(self.rest_seconds_min);
        self.warmup_minutes = rule.warmup_minutes.unwrap_or(self.warmup_minutes).max(self.warmup_minutes);
        self.cooldown_minutes = rule.cooldown_minutes.unwrap_or(self.cooldown_minutes).max(self.cooldown_minutes);
        self.pull_push_min = rule.pull_push_min.unwrap_or(self.pull_push_min).max(self.pull_push_min);
        self.sets_max = rule.sets_max.into_iter().chain(self.sets_max).min();
        self.loads_allowed &= rule.loads_allowed.unwrap_or(true);
    }

    fn note(&mut self, pattern: Pattern, note: &str) {
        let notes = self.notes.entry(pattern).or_default();
        if notes.is_empty() {
            notes.push_str(note);
        } else if !notes.contains(note) {
            notes.push_str("; ");
            notes.push_str(note);
        }
    }
}

#[cfg(test)]
mod tests;
