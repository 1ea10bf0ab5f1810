//! The job an exercise can do in a session: finer than its pattern, so that a row is not swapped for a rear-delt raise.

use super::calendar::Theme;
use crate::fitness::{Category, Exercise, Mechanic, Muscle, Pattern};

/// What an exercise is for in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Job {
    Squat,
    Lunge,
    Hinge,
    /// Hip extension without a hinge of the trunk: bridges and kickbacks.
    Bridge,
    LegCurl,
    LegExtension,
    Abduction,
    Adduction,
    Calf,
    Press,
    Fly,
    Overhead,
    Raise,
    Row,
    RearDelt,
    Pulldown,
    Pullover,
    Shrug,
    Cuff,
    Curl,
    Extension,
    /// The trunk held or moved forward and back.
    CoreFront,
    /// The trunk held against a twist or a bend to the side.
    CoreSide,
    Carry,
    Grip,
    Neck,
    Power,
    Endurance,
    Mobility,
    Balance,
}

/// How many jobs there are.
pub(super) const JOBS: usize = Job::Balance as usize + 1;

impl Job {
    /// The job of an exercise.
    pub(super) fn of(exercise: &Exercise) -> Self {
        match exercise.category {
            Category::Cardio => Self::Endurance,
            Category::Mobility => Self::Mobility,
            Category::Balance => Self::Balance,
            Category::Power => Self::Power,
            Category::Strength | Category::Core => Self::of_pattern(exercise),
        }
    }

    /// Whether it is a lift or trunk work, done for sets of a muscle.
    pub(super) fn is_lift(self) -> bool {
        !matches!(self, Self::Power | Self::Neck | Self::Endurance | Self::Mobility | Self::Balance)
    }

    /// Whether it moves one joint, whatever place it fills.
    pub(super) fn is_small(self) -> bool {
        matches!(
            self,
            Self::Raise
                | Self::RearDelt
                | Self::Fly
                | Self::LegExtension
                | Self::LegCurl
                | Self::Abduction
                | Self::Cuff
                | Self::Shrug
                | Self::Pullover
                | Self::Curl
                | Self::Extension
        )
    }

    /// Whether it belongs on a day of this theme.
    pub(super) fn suits(self, theme: Theme) -> bool {
        let small = matches!(self, Self::CoreFront | Self::CoreSide | Self::Carry | Self::Curl | Self::Extension);
        let legs = self <= Self::Calf;
        match theme {
            Theme::Full => true,
            Theme::Lower | Theme::Legs => legs || small,
            _ => !legs,
        }
    }

    /// The job that stands for all that are too much alike for one session.
    pub(super) fn kin(self) -> Self {
        match self {
            Self::CoreSide | Self::Carry => Self::CoreFront,
            other => other,
        }
    }

    fn of_pattern(exercise: &Exercise) -> Self {
        let compound = exercise.mechanic == Mechanic::Compound;
        let biceps = exercise.share(Muscle::Biceps) > 0.0;
        match exercise.pattern {
            Pattern::Squat => Self::Squat,
            Pattern::Lunge => Self::Lunge,
            Pattern::Hinge if compound => Self::Hinge,
            Pattern::Hinge => Self::Bridge,
            Pattern::KneeFlexion => Self::LegCurl,
            Pattern::KneeExtension => Self::LegExtension,
            Pattern::HipAbduction => Self::Abduction,
            Pattern::HipAdduction => Self::Adduction,
            Pattern::Calf => Self::Calf,
            Pattern::HorizontalPush if !exercise.primary.contains(&Muscle::Chest) => Self::Extension,
            Pattern::HorizontalPush if compound => Self::Press,
            Pattern::HorizontalPush => Self::Fly,
            Pattern::VerticalPush => Self::Overhead,
            Pattern::ShoulderRaise => Self::Raise,
            Pattern::HorizontalPull if biceps => Self::Row,
            Pattern::HorizontalPull => Self::RearDelt,
            Pattern::VerticalPull if biceps => Self::Pulldown,
            Pattern::VerticalPull => Self::Pullover,
            Pattern::Scapular => Self::Shrug,
            Pattern::ShoulderRotation => Self::Cuff,
            Pattern::ElbowFlexion => Self::Curl,
            Pattern::ElbowExtension => Self::Extension,
            Pattern::CoreAntiExtension | Pattern::CoreFlexion | Pattern::CoreExtension => Self::CoreFront,
            Pattern::CoreAntiLateral | Pattern::CoreAntiRotation | Pattern::CoreRotation => Self::CoreSide,
            Pattern::Carry => Self::Carry,
            Pattern::Grip => Self::Grip,
            Pattern::Neck => Self::Neck,
            Pattern::Olympic | Pattern::Plyo => Self::Power,
            Pattern::CardioCyclic => Self::Endurance,
            Pattern::Mobility => Self::Mobility,
            Pattern::Balance => Self::Balance,
        }
    }
}
