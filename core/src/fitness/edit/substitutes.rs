//! Which exercise can stand in for another, best first.

use super::basis::Basis;
use crate::athlete::{Area, Equipment, Experience};
use crate::fitness::programming::Tier;
use crate::fitness::progression::Loading;
use crate::fitness::volume::quarter_shares;
use crate::fitness::{Category, Exercise, JointLoad, SwapReason};

/// Likeness below which an exercise trains something else.
const ALIKE_FROM: f64 = 0.45;

/// An exercise that could stand in, and how well.
#[derive(Clone, Copy, Debug)]
pub(super) struct Substitute<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) score: f64,
}

/// Everything that could stand in for an exercise under the athlete's limits, best first, whatever there is to train with on
/// a given day: that is asked of each session.
pub(super) fn substitutes<'a>(basis: &Basis<'a>, from: &Exercise, reason: Option<SwapReason>) -> Vec<Substitute<'a>> {
    let sore = sore(basis);
    let mut found: Vec<Substitute<'a>> = basis
        .world
        .exercises
        .all()
        .iter()
        .filter(|to| to.id != from.id && is_same_work(from, to) && likeness(from, to) >= ALIKE_FROM)
        .filter(|to| to.category != Category::Power || from.category == Category::Power)
        .filter(|to| basis.exclusions.why_not(to).is_none_or(|exclusion| exclusion.rule == "equipment"))
        .map(|exercise| Substitute { exercise, score: score(basis, from, exercise, reason, &sore) })
        .filter(|found| found.score.is_finite())
        .collect();
    found.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.exercise.id.cmp(&other.exercise.id)));
    found
}

/// Whether two exercises are work of one kind: lifts for lifts, endurance for endurance.
pub(super) fn is_same_work(one: &Exercise, other: &Exercise) -> bool {
    kind(one.category) == kind(other.category)
}

fn kind(category: Category) -> u8 {
    match category {
        Category::Strength | Category::Core | Category::Power => 0,
        Category::Cardio => 1,
        Category::Mobility => 2,
        Category::Balance => 3,
    }
}

/// How alike two exercises are, 0 to 1: the muscles they train, and a little the pattern.
fn likeness(one: &Exercise, other: &Exercise) -> f64 {
    if one.category == Category::Cardio && other.category == Category::Cardio {
        return 1.0;
    }
    let pattern = if one.pattern == other.pattern { 0.3 } else { 0.0 };
    0.7 * same_muscles(one, other) + pattern
}

/// The cosine between the muscles of two exercises.
fn same_muscles(one: &Exercise, other: &Exercise) -> f64 {
    let (one, other) = (quarter_shares(one).map(f64::from), quarter_shares(other).map(f64::from));
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f64>();
    let size = (product(&one, &one) * product(&other, &other)).sqrt();
    if size > 0.0 { product(&one, &other) / size } else { 0.0 }
}

fn score(basis: &Basis<'_>, from: &Exercise, to: &Exercise, reason: Option<SwapReason>, sore: &[Area]) -> f64 {
    let yes = |so: bool, points: f64| if so { points } else { 0.0 };
    let linked = from.regressions.contains(&to.id) || from.progressions.contains(&to.id);
    6.0 * likeness(from, to)
        + yes(from.mechanic == to.mechanic, 1.0)
        + yes(from.mode == to.mode, 0.5)
        + yes(from.unilateral == to.unilateral, 0.3)
        + yes(linked, 0.5)
        + yes(is_loaded(basis, from) == is_loaded(basis, to), 1.2)
        + yes(is_soon_too_light(basis, from, to), -1.5)
        - f64::from((to.impact as u8).saturating_sub(from.impact as u8))
        + yes(basis.exclusions.prefers(&to.id), 1.5)
        + standing(basis.world.training.standing.of(&to.id))
        + for_reason(from, to, reason)
        - soreness(from, to, reason, sore)
        + 0.3 * chance(basis.seed, to.id.as_str())
}

fn is_loaded(basis: &Basis<'_>, exercise: &Exercise) -> bool {
    Loading::of(exercise, basis.world, basis.athlete.units, &[]).is_some()
}

/// Whether somebody with experience would soon lift more than such a weight allows.
fn is_soon_too_light(basis: &Basis<'_>, from: &Exercise, to: &Exercise) -> bool {
    let light = &basis.world.training.standing.light_only;
    basis.athlete.experience != Experience::Beginner && light.contains(&to.id) && !light.contains(&from.id)
}

fn standing(tier: Tier) -> f64 {
    match tier {
        Tier::Never => -5.0,
        Tier::Rare => -0.8,
        Tier::Middle => 0.0,
        Tier::Good => 0.4,
        Tier::First => 0.8,
    }
}

fn for_reason(from: &Exercise, to: &Exercise, reason: Option<SwapReason>) -> f64 {
    let (easier, harder) = (from.regressions.contains(&to.id), from.progressions.contains(&to.id));
    let points = |linked: bool, by_level: bool| f64::from(4 * u8::from(linked) + u8::from(by_level));
    match reason {
        Some(SwapReason::TooHard) if harder || to.level > from.level => f64::NEG_INFINITY,
        Some(SwapReason::TooHard) => points(easier, to.level < from.level),
        Some(SwapReason::TooEasy) if easier || to.level < from.level => f64::NEG_INFINITY,
        Some(SwapReason::TooEasy) => points(harder, to.level > from.level),
        Some(SwapReason::Equipment) if shares_kit(from, to) => f64::NEG_INFINITY,
        _ => 0.0,
    }
}

/// Whether two exercises need the same thing that not everybody has at hand.
fn shares_kit(one: &Exercise, other: &Exercise) -> bool {
    const AT_HAND: &[Equipment] = &[Equipment::None, Equipment::Mat, Equipment::Wall, Equipment::Chair];
    one.equipment.iter().any(|thing| !AT_HAND.contains(thing) && other.equipment.contains(thing))
}

/// Parts of the body that the athlete told to mind.
fn sore(basis: &Basis<'_>) -> Vec<Area> {
    basis.athlete.profile.limitations.iter().map(|limitation| limitation.area).collect()
}

/// What a sore part of the body says against an exercise. When it hurts and nobody said where, what the old exercise loads is
/// taken to be sore.
fn soreness(from: &Exercise, to: &Exercise, reason: Option<SwapReason>, sore: &[Area]) -> f64 {
    let hurts = reason == Some(SwapReason::Pain);
    let guessed = hurts && sore.is_empty();
    let minds = |area: &&Area| if guessed { from.joints.on(**area) > JointLoad::Low } else { sore.contains(area) };
    let weight = if hurts { 3.0 } else { 1.0 };
    let load = |area: &Area| match to.joints.on(*area) {
        JointLoad::Low => 0.0,
        JointLoad::Med => weight,
        JointLoad::High => 2.0 * weight,
    };
    Area::ALL.iter().filter(minds).map(load).sum()
}

/// A number from 0 to 1 that is the same for the same seed and name (FNV-1a).
fn chance(seed: u64, name: &str) -> f64 {
    let start = 0xcbf2_9ce4_8422_2325_u64 ^ seed;
    let hash = name.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 40) as f64 / f64::from(1_u32 << 24)
}
