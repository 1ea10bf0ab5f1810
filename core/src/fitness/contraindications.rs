//! What injuries, conditions and stages of life rule out, bound and ask for: typed data with sources.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Category, ExerciseId, Impact, JointLoad, Muscle, Pattern, Tag};
use crate::athlete::{Area, Condition, Severity};
use crate::words::words;

/// What is wrong with the rules' file.
#[derive(Debug, thiserror::Error)]
pub enum ContraindicationFault {
    /// The file is not what is expected.
    #[error("contraindications: {0}")]
    Unreadable(Box<toml::de::Error>),
    /// Two rules are for the same thing.
    #[error("contraindications: two rules for {0:?}")]
    Twice(Subject),
    /// A base has no rules of its own.
    #[error("contraindications: {0:?} builds on a condition without rules")]
    NoBase(Subject),
}

words! {
    /// A stage of a condition with rules of its own on top of the condition's.
    Stage {
        /// Weeks 0 to 13 of a pregnancy.
        Trimester1 = "trimester_1",
        /// Weeks 14 to 27 of a pregnancy.
        Trimester2 = "trimester_2",
        /// Weeks 28 to birth.
        Trimester3 = "trimester_3",
        /// Up to 6 weeks after birth.
        Weeks0To6 = "weeks_0_6",
        /// 6 to 12 weeks after birth.
        Weeks6To12 = "weeks_6_12",
        /// From 12 weeks after birth.
        Weeks12On = "weeks_12_on",
        /// New to training.
        Beginner = "beginner",
    }
}

/// What a rule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(untagged)]
pub enum Subject {
    /// A condition, or one stage of it.
    Condition {
        /// The condition.
        condition: Condition,
        /// The stage; `None` holds in every stage.
        #[serde(default)]
        stage: Option<Stage>,
    },
    /// A part of the body that limits training.
    Limitation {
        /// Where.
        area: Area,
        /// How much.
        severity: Severity,
    },
}

words! {
    /// What the rule means for the plan as a whole.
    Precaution {
        /// Plan within the rule.
        Limit = "limit",
        /// Plan within the rule, and have it looked at before starting.
        ReferFirst = "refer_first",
        /// Plan within the rule, and a clinician agrees before the first session.
        Clearance = "clearance",
        /// No plan.
        Refuse = "refuse",
    }
}

words! {
    /// The movements that a whole plan has.
    Movement {
        /// Squat.
        Squat = "squat",
        /// Lunge.
        Lunge = "lunge",
        /// Hinge.
        Hinge = "hinge",
        /// Push away from the chest.
        HorizontalPush = "horizontal_push",
        /// Push overhead.
        VerticalPush = "vertical_push",
        /// Pull toward the chest.
        HorizontalPull = "horizontal_pull",
        /// Pull from overhead.
        VerticalPull = "vertical_pull",
        /// The trunk, in any direction.
        Core = "core",
    }
}

/// Exercises that a rule never plans.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Deny {
    /// With one of these patterns.
    pub patterns: BTreeSet<Pattern>,
    /// With one of these tags.
    pub tags: BTreeSet<Tag>,
    /// Of one of these categories.
    pub categories: BTreeSet<Category>,
    /// These ones.
    pub exercises: BTreeSet<ExerciseId>,
    /// Landing harder than this.
    pub impact_max: Option<Impact>,
    /// Loading a joint more than this.
    pub joint_max: BTreeMap<Area, JointLoad>,
    /// Endurance work aside, all for which a set counts at least this much for a muscle: 1 directly, 0.5 in part.
    pub muscles: BTreeMap<Muscle, f64>,
    /// Taking at least this much energy, in MET.
    pub met_max: Option<f64>,
    /// All but these.
    pub allow_only: Option<BTreeSet<ExerciseId>>,
}

/// Bounds of the dose. What is absent is not bounded.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DoseBounds {
    /// Highest effort of a set, 1 to 10.
    pub rpe_max: Option<f64>,
    /// Highest share of the one-repetition maximum in percent.
    pub percent_1rm_max: Option<u8>,
    /// Fewest repetitions of a set.
    pub reps_min: Option<u8>,
    /// Most repetitions of a set.
    pub reps_max: Option<u8>,
    /// Longest hold in seconds.
    pub hold_seconds_max: Option<u16>,
    /// Shortest rest in seconds.
    pub rest_seconds_min: Option<u16>,
    /// General warm-up in minutes, at least.
    pub warmup_minutes: Option<u16>,
    /// Cool-down in minutes, at least.
    pub cooldown_minutes: Option<u16>,
    /// Weekly pulling sets for each pushing set, at least.
    pub pull_push_min: Option<f64>,
    /// Most sets of one exercise.
    pub sets_max: Option<u8>,
    /// Whether a one-repetition maximum may be used for loads.
    pub loads_allowed: Option<bool>,
}

/// Everything one condition, stage or limitation asks for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// What it is for.
    #[serde(rename = "for")]
    pub subject: Subject,
    /// The reason in the athlete's words, such as "your knee".
    pub because: String,
    /// What it means for the plan as a whole.
    pub action: Precaution,
    /// A condition whose rules hold too.
    #[serde(default)]
    pub base: Option<Condition>,
    /// What is never planned.
    #[serde(default)]
    pub deny: Deny,
    /// How hard and how long.
    #[serde(default)]
    pub limits: DoseBounds,
    /// How to do a pattern.
    #[serde(default)]
    pub notes: BTreeMap<Pattern, String>,
    /// Good replacements, best first.
    #[serde(default)]
    pub prefer: Vec<ExerciseId>,
    /// What helps, in sentences for the athlete.
    #[serde(default)]
    pub advice: Vec<String>,
    /// Signs that somebody should look at it.
    #[serde(default)]
    pub refer_if: Vec<String>,
    /// Signs to stop a session.
    #[serde(default)]
    pub stop_if: Vec<String>,
    /// Main movements that these rules leave empty, and why.
    #[serde(default)]
    pub unfilled: BTreeMap<Movement, String>,
    /// Where the rules come from.
    pub source: String,
}

/// All rules, found by what they are for.
#[derive(Debug)]
pub struct Contraindications(BTreeMap<Subject, Rules>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rules: Vec<Rules>,
}

impl Contraindications {
    /// Reads the rules; every subject has at most one, and every base exists.
    pub fn read(text: &str) -> Result<Self, ContraindicationFault> {
        let file: File = toml::from_str(text).map_err(|error| ContraindicationFault::Unreadable(Box::new(error)))?;
        let mut rules = BTreeMap::new();
        for rule in file.rules {
            let subject = rule.subject;
            if rules.insert(subject, rule).is_some() {
                return Err(ContraindicationFault::Twice(subject));
            }
        }
        let all = Self(rules);
        let stray = all.all().find(|rule| rule.base.is_some_and(|base| all.condition(base).is_none()));
        match stray.map(|rule| rule.subject) {
            Some(subject) => Err(ContraindicationFault::NoBase(subject)),
            None => Ok(all),
        }
    }

    /// Every rule.
    pub fn all(&self) -> impl Iterator<Item = &Rules> {
        self.0.values()
    }

    /// The rules for this and nothing else: a stage does not include its condition, nor a rule its base.
    pub fn get(&self, subject: Subject) -> Option<&Rules> {
        self.0.get(&subject)
    }

    /// The rules of a condition that hold in every stage.
    pub fn condition(&self, condition: Condition) -> Option<&Rules> {
        self.get(Subject::Condition { condition, stage: None })
    }

    /// The rules for a subject, followed by those they build on: its condition in every stage, and its bases.
    pub fn with_bases(&self, subject: Subject) -> Vec<&Rules> {
        let whole = match subject {
            Subject::Condition { condition, stage: Some(_) } => self.condition(condition),
            _ => None,
        };
        let mut gathered: Vec<&Rules> = self.get(subject).into_iter().chain(whole).collect();
        let mut next = 0;
        while let Some(rule) = gathered.get(next) {
            if let Some(base) = rule.base.and_then(|base| self.condition(base))
                && !gathered.contains(&base)
            {
                gathered.push(base);
            }
            next += 1;
        }
        gathered
    }
}

impl Movement {
    /// The main movement that a pattern belongs to.
    pub fn of(pattern: Pattern) -> Option<Self> {
        match pattern {
            Pattern::Squat => Some(Self::Squat),
            Pattern::Lunge => Some(Self::Lunge),
            Pattern::Hinge => Some(Self::Hinge),
            Pattern::HorizontalPush => Some(Self::HorizontalPush),
            Pattern::VerticalPush => Some(Self::VerticalPush),
            Pattern::HorizontalPull => Some(Self::HorizontalPull),
            Pattern::VerticalPull => Some(Self::VerticalPull),
            Pattern::CoreAntiExtension
            | Pattern::CoreAntiRotation
            | Pattern::CoreAntiLateral
            | Pattern::CoreRotation
            | Pattern::CoreFlexion
            | Pattern::CoreExtension => Some(Self::Core),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
