//! What a session of each theme is made of, in the order it is done: power, main lift, second lifts, isolation, core.

use super::calendar::Theme;
use super::job::Job;

/// The part an exercise plays in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Power,
    Main,
    Second,
    Isolation,
    Core,
}

/// A place in a session.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// Jobs that fill it, the best first.
    pub(super) jobs: &'static [Job],
    /// The part it plays.
    pub(super) role: Role,
    /// Places with the same number alternate when minutes are short; 0 stands alone.
    pub(super) pair: u8,
}

const fn slot(jobs: &'static [Job], role: Role, pair: u8) -> Slot {
    Slot { jobs, role, pair }
}

const POWER: Slot = slot(&[Job::Power], Role::Power, 0);
const SQUAT: &[Job] = &[Job::Squat, Job::Lunge, Job::LegExtension];
const LUNGE: &[Job] = &[Job::Lunge, Job::Squat, Job::Abduction];
const HINGE: &[Job] = &[Job::Hinge, Job::Bridge, Job::LegCurl];
const BRIDGE: &[Job] = &[Job::Bridge, Job::Hinge];
const HIPS: &[Job] = &[Job::Hinge, Job::Bridge];
const PRESS: &[Job] = &[Job::Press, Job::Fly];
const OVERHEAD: &[Job] = &[Job::Overhead, Job::Raise];
const ROW: &[Job] = &[Job::Row, Job::RearDelt, Job::Shrug];
const PULLDOWN: &[Job] = &[Job::Pulldown, Job::Pullover, Job::Row];
const PULLOVER: &[Job] = &[Job::Pullover, Job::Pulldown, Job::Row];
const HAMSTRINGS: &[Job] = &[Job::LegCurl, Job::Bridge, Job::Hinge];
const QUADS: &[Job] = &[Job::LegExtension, Job::Lunge, Job::Squat];
const REAR: &[Job] = &[Job::RearDelt, Job::Cuff, Job::Shrug];
const CORE_FRONT: &[Job] = &[Job::CoreFront, Job::CoreSide];
const CORE_SIDE: &[Job] = &[Job::CoreSide, Job::CoreFront];
const CARRY: &[Job] = &[Job::Carry, Job::CoreSide, Job::CoreFront];

const FULL_A: &[Slot] = &[
    POWER,
    slot(SQUAT, Role::Main, 0),
    slot(PRESS, Role::Main, 1),
    slot(ROW, Role::Second, 1),
    slot(HINGE, Role::Second, 0),
    slot(OVERHEAD, Role::Second, 2),
    slot(PULLDOWN, Role::Second, 2),
    slot(&[Job::Curl], Role::Isolation, 3),
    slot(&[Job::Extension], Role::Isolation, 3),
    slot(&[Job::Raise], Role::Isolation, 4),
    slot(&[Job::Calf], Role::Isolation, 4),
    slot(CORE_FRONT, Role::Core, 0),
];
const FULL_B: &[Slot] = &[
    slot(HINGE, Role::Main, 0),
    slot(OVERHEAD, Role::Main, 1),
    slot(PULLDOWN, Role::Second, 1),
    slot(LUNGE, Role::Second, 0),
    slot(PRESS, Role::Second, 2),
    slot(ROW, Role::Second, 2),
    slot(&[Job::Extension], Role::Isolation, 3),
    slot(&[Job::Curl], Role::Isolation, 3),
    slot(REAR, Role::Isolation, 4),
    slot(&[Job::Calf], Role::Isolation, 4),
    slot(CORE_SIDE, Role::Core, 0),
];
const FULL_C: &[Slot] = &[
    slot(LUNGE, Role::Main, 0),
    slot(PRESS, Role::Main, 1),
    slot(ROW, Role::Second, 1),
    slot(BRIDGE, Role::Second, 0),
    slot(OVERHEAD, Role::Second, 2),
    slot(PULLDOWN, Role::Second, 2),
    slot(HAMSTRINGS, Role::Isolation, 0),
    slot(&[Job::Raise], Role::Isolation, 3),
    slot(&[Job::Curl], Role::Isolation, 4),
    slot(&[Job::Extension], Role::Isolation, 4),
    slot(CARRY, Role::Core, 3),
];
const UPPER_A: &[Slot] = &[
    slot(PRESS, Role::Main, 1),
    slot(ROW, Role::Second, 1),
    slot(OVERHEAD, Role::Second, 2),
    slot(PULLDOWN, Role::Second, 2),
    slot(&[Job::Raise], Role::Isolation, 3),
    slot(REAR, Role::Isolation, 3),
    slot(&[Job::Curl], Role::Isolation, 4),
    slot(&[Job::Extension], Role::Isolation, 4),
];
const UPPER_B: &[Slot] = &[
    slot(OVERHEAD, Role::Main, 1),
    slot(PULLDOWN, Role::Second, 1),
    slot(PRESS, Role::Second, 2),
    slot(ROW, Role::Second, 2),
    slot(&[Job::Fly], Role::Isolation, 3),
    slot(REAR, Role::Isolation, 3),
    slot(&[Job::Raise], Role::Isolation, 0),
    slot(&[Job::Extension], Role::Isolation, 4),
    slot(&[Job::Curl], Role::Isolation, 4),
    slot(CORE_FRONT, Role::Core, 0),
];
const LOWER_A: &[Slot] = &[
    POWER,
    slot(SQUAT, Role::Main, 0),
    slot(HINGE, Role::Second, 0),
    slot(LUNGE, Role::Second, 0),
    slot(HAMSTRINGS, Role::Isolation, 1),
    slot(QUADS, Role::Isolation, 1),
    slot(&[Job::Calf], Role::Isolation, 2),
    slot(&[Job::Abduction], Role::Isolation, 0),
    slot(CORE_FRONT, Role::Core, 2),
];
const LOWER_B: &[Slot] = &[
    slot(HIPS, Role::Main, 0),
    slot(SQUAT, Role::Second, 0),
    slot(BRIDGE, Role::Second, 0),
    slot(QUADS, Role::Isolation, 1),
    slot(HAMSTRINGS, Role::Isolation, 1),
    slot(&[Job::Calf], Role::Isolation, 2),
    slot(CORE_SIDE, Role::Core, 2),
];
const PUSH_A: &[Slot] = &[
    slot(PRESS, Role::Main, 0),
    slot(OVERHEAD, Role::Second, 0),
    slot(PRESS, Role::Second, 0),
    slot(&[Job::Raise], Role::Isolation, 1),
    slot(&[Job::Extension], Role::Isolation, 1),
    slot(&[Job::Fly], Role::Isolation, 0),
];
const PUSH_B: &[Slot] = &[
    slot(OVERHEAD, Role::Main, 0),
    slot(PRESS, Role::Second, 0),
    slot(&[Job::Fly], Role::Isolation, 0),
    slot(&[Job::Raise], Role::Isolation, 1),
    slot(&[Job::Extension], Role::Isolation, 1),
];
const PULL_A: &[Slot] = &[
    slot(PULLDOWN, Role::Main, 0),
    slot(ROW, Role::Second, 0),
    slot(ROW, Role::Second, 0),
    slot(REAR, Role::Isolation, 1),
    slot(&[Job::Curl], Role::Isolation, 1),
    slot(PULLOVER, Role::Isolation, 0),
];
const PULL_B: &[Slot] = &[
    slot(ROW, Role::Main, 0),
    slot(PULLDOWN, Role::Second, 0),
    slot(PULLOVER, Role::Isolation, 0),
    slot(REAR, Role::Isolation, 1),
    slot(&[Job::Curl], Role::Isolation, 1),
];

/// The places of a session; `number` counts the days of this theme from 0.
pub(super) fn slots(theme: Theme, number: u8) -> &'static [Slot] {
    match (theme, number) {
        (Theme::Full, 0) => FULL_A,
        (Theme::Full, 1) => FULL_B,
        (Theme::Full, _) => FULL_C,
        (Theme::Upper, 0) => UPPER_A,
        (Theme::Upper, _) => UPPER_B,
        (Theme::Lower | Theme::Legs, 0) => LOWER_A,
        (Theme::Lower | Theme::Legs, _) => LOWER_B,
        (Theme::Push, 0) => PUSH_A,
        (Theme::Push, _) => PUSH_B,
        (Theme::Pull, 0) => PULL_A,
        (Theme::Pull, _) => PULL_B,
        (Theme::Endurance | Theme::Steady | Theme::Recovery, _) => &[],
    }
}
