//! The exercises that are open to an athlete, each with how well it suits, gathered once.

use super::basis::Basis;
use super::job::{JOBS, Job};
use super::rules::Tier;
use crate::Knowledge;
use crate::athlete::{Equipment, Experience, Goal};
use crate::fitness::volume::{MUSCLES, quarter_shares};
use crate::fitness::{Exclusions, Exercise, Muscle, Pattern, Tag};

/// What makes an exercise heavy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Load {
    /// A weight or a machine: the load can be chosen.
    Weight,
    /// A band.
    Band,
    /// The body.
    Body,
}

/// An exercise that is open to the athlete.
#[derive(Debug)]
pub(super) struct Candidate<'w> {
    pub(super) exercise: &'w Exercise,
    pub(super) job: Job,
    pub(super) load: Load,
    pub(super) tier: Tier,
    /// Quarters of a set for each muscle.
    pub(super) shares: [u8; MUSCLES],
    /// The primary muscles as bits.
    pub(super) primary: u32,
    /// How well it suits the athlete, whatever the place.
    pub(super) suits: i32,
    /// The athlete's limits speak for it.
    pub(super) preferred: bool,
}

/// All candidates, by job.
pub(super) struct Pool<'w> {
    candidates: Vec<Candidate<'w>>,
    by_job: [Vec<usize>; JOBS],
}

impl<'w> Pool<'w> {
    /// Gathers what no rule excludes.
    pub(super) fn gather(basis: &Basis<'_>, world: &'w Knowledge, exclusions: &Exclusions<'_>) -> Self {
        let open = world.exercises.all().iter().filter(|exercise| exclusions.why_not(exercise).is_none());
        let candidates: Vec<_> = open.map(|exercise| candidate(exercise, basis, exclusions)).collect();
        let mut by_job = [const { Vec::new() }; JOBS];
        for (place, candidate) in candidates.iter().enumerate() {
            by_job[candidate.job as usize].push(place);
        }
        Self { candidates, by_job }
    }

    /// The candidates for a job.
    pub(super) fn for_job(&self, job: Job) -> impl Iterator<Item = &Candidate<'w>> {
        self.by_job[job as usize].iter().map(|&place| &self.candidates[place])
    }

    /// Every candidate.
    pub(super) fn all(&self) -> &[Candidate<'w>] {
        &self.candidates
    }

    /// Whether some hard work trains this muscle directly.
    pub(super) fn trains(&self, muscle: Muscle) -> bool {
        let direct = |candidate: &Candidate<'_>| candidate.primary & bit(muscle) != 0;
        self.candidates.iter().any(|candidate| candidate.job.is_lift() && direct(candidate))
    }
}

pub(super) fn bit(muscle: Muscle) -> u32 {
    1 << muscle as u32
}

fn candidate<'w>(exercise: &'w Exercise, basis: &Basis<'_>, exclusions: &Exclusions<'_>) -> Candidate<'w> {
    let job = Job::of(exercise);
    let load = load(exercise, basis);
    let preferred = exclusions.prefers(&exercise.id);
    let tier = if basis.is_pelvic_floor(&exercise.id) { Tier::Good } else { basis.rules.standing.of(&exercise.id) };
    Candidate {
        exercise,
        job,
        load,
        tier,
        shares: quarter_shares(exercise),
        primary: exercise.primary.iter().fold(0, |bits, &muscle| bits | bit(muscle)),
        suits: standing(tier)
            + if preferred { 40 } else { 0 }
            + loading(load, job, exercise, basis)
            + steadiness(exercise, basis)
            + push_up(job, load, exercise, basis)
            + jitter(basis.seed, exercise.id.as_str()),
        preferred,
    }
}

fn standing(tier: Tier) -> i32 {
    match tier {
        Tier::Never => -200,
        Tier::Rare => 15,
        Tier::Middle => 45,
        Tier::Good => 65,
        Tier::First => 90,
    }
}

/// From this age on, pull-ups give way to pulldowns for all but the advanced.
const LIGHTER_PULLS_FROM_AGE: u8 = 50;

const WEIGHTS: &[Equipment] = &[
    Equipment::Dumbbell,
    Equipment::Barbell,
    Equipment::Kettlebell,
    Equipment::Machine,
    Equipment::Cable,
    Equipment::Smith,
    Equipment::TrapBar,
    Equipment::EzBar,
    Equipment::Landmine,
    Equipment::Plates,
    Equipment::Sandbag,
    Equipment::MedBall,
    Equipment::Sled,
    Equipment::Backpack,
];

fn load(exercise: &Exercise, basis: &Basis<'_>) -> Load {
    let needs = |things: &[Equipment]| exercise.equipment.iter().any(|thing| things.contains(thing));
    match () {
        () if basis.rules.standing.body_weight.contains(&exercise.id) => Load::Body,
        () if needs(WEIGHTS) => Load::Weight,
        () if needs(&[Equipment::Band]) => Load::Band,
        () => Load::Body,
    }
}

/// A load that can be chosen is worth more the more strength matters; body weight alone must be hard enough.
fn loading(load: Load, job: Job, exercise: &Exercise, basis: &Basis<'_>) -> i32 {
    let levels_below = basis.athlete.experience as i32 - exercise.level as i32;
    let above_beginner = basis.athlete.experience as i32;
    let standing = &basis.rules.standing;
    match load {
        Load::Weight if basis.rules.first_load.help.iter().any(|help| help.id == exercise.id) => 10 - 25 * levels_below,
        Load::Weight if standing.light_only.contains(&exercise.id) => 14 - 14 * above_beginner,
        Load::Weight if matches!(basis.athlete.goal, Goal::BuildMuscle | Goal::GainStrength) => 24,
        Load::Weight => 14,
        Load::Band if basis.has_weights() => -10 - 5 * levels_below,
        Load::Band => 4 - 5 * levels_below,
        Load::Body if exercise.level == Experience::Beginner && basis.has_weights() && job <= Job::Bridge => -30 * levels_below,
        Load::Body if exercise.level == Experience::Beginner => -18 * levels_below,
        Load::Body => 8 - 18 * levels_below,
    }
}

/// New, older, heavy and gentle athletes do better with something steady.
fn steadiness(exercise: &Exercise, basis: &Basis<'_>) -> i32 {
    let steady = basis.rules.standing.steady.contains(&exercise.id);
    let wanted = match () {
        () if basis.is_older() || basis.is_gentle() || basis.is_expecting() => 18,
        () if basis.is_heavy() => 12,
        () if basis.athlete.experience == Experience::Beginner => 6,
        () => 0,
    };
    let careful = basis.is_older() || basis.is_expecting();
    let showy = if basis.is_older() && exercise.level == Experience::Advanced { -30 } else { 0 };
    let wobbly = match exercise.unilateral {
        true if careful => -30,
        true if basis.is_short() => -12,
        _ => 0,
    };
    let holds = if basis.needs_easy_push() && basis.rules.standing.later_holds.contains(&exercise.id) { -40 } else { 0 };
    showy + wobbly + holds + hanging(exercise, basis) + if steady { wanted } else { 0 }
}

/// Pulling the whole body up is for those who are light and used to it.
fn hanging(exercise: &Exercise, basis: &Basis<'_>) -> i32 {
    let whole_body = exercise.tags.contains(&Tag::Hanging) && exercise.pattern == Pattern::VerticalPull;
    let heavy_going = basis.athlete.age >= LIGHTER_PULLS_FROM_AGE || basis.is_gentle() || basis.is_heavy();
    if whole_body && heavy_going && basis.athlete.experience < Experience::Advanced { -45 } else { 0 }
}

/// A push-up or a row must be one the athlete can do eight times.
fn push_up(job: Job, load: Load, exercise: &Exercise, basis: &Basis<'_>) -> i32 {
    let standing = &basis.rules.standing;
    match () {
        () if !matches!(job, Job::Press | Job::Overhead | Job::Row) || load == Load::Weight => 0,
        () if !basis.is_beginner() && !basis.is_expecting() => 0,
        () if basis.needs_easy_push() && standing.easy_body_weight.contains(&exercise.id) => 50,
        () if basis.needs_easy_push() && load == Load::Body => -60,
        () if load == Load::Band || job != Job::Press => 0,
        () if standing.first_push.contains(&exercise.id) => 0,
        () => -80,
    }
}

/// A small nudge from the seed, so that athletes alike do not all get the same plan.
pub(super) fn jitter(seed: u64, id: &str) -> i32 {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15), |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    ((hash >> 33) % 10) as i32
}
