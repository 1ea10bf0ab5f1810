//! "I don't have an oven", "only a microwave": what the kitchen lacks.

use crate::athlete::ProfilePatch;
use crate::language::phrases::Span;
use crate::language::reading::Reading;
use crate::nutrition::Utensil;

/// What a kitchen that has only one of these still has besides.
const SMALL: &[Utensil] = &[Utensil::Microwave, Utensil::Kettle, Utensil::Toaster];
/// What needs heat of its own or a hob under it.
const HOT: &[Utensil] = &[
    Utensil::Hob,
    Utensil::Oven,
    Utensil::Grill,
    Utensil::Pot,
    Utensil::Pan,
    Utensil::BakingTray,
    Utensil::BakingDish,
    Utensil::MuffinTin,
    Utensil::LoafTin,
    Utensil::Wok,
    Utensil::Steamer,
    Utensil::RiceCooker,
    Utensil::WaffleIron,
];

/// Reads what there is not to cook with, and what there is again.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    let named: Vec<(usize, Utensil)> = (0..reading.len())
        .filter(|&at| reading.is_free(Span::new(at, at + 1)))
        .filter_map(|at| Some((at, utensil(reading, at)?)))
        .collect();
    let only = named
        .iter()
        .find(|(at, _)| (1..=4).any(|back| matches!(reading.before(*at, back), "only" | "just")) || is_all(reading, *at));
    if let Some((at, _)) = only.filter(|(at, _)| owns(reading, *at) || is_told_plainly(reading, *at)) {
        let kept: Vec<Utensil> = named.iter().map(|(_, utensil)| *utensil).chain(SMALL.iter().copied()).collect();
        let on_a_hob = kept.contains(&Utensil::Hob);
        let lacks = |it: &Utensil| !(kept.contains(it) || on_a_hob && matches!(it, Utensil::Pot | Utensil::Pan | Utensil::Wok));
        patch.kitchen_lacks.extend(HOT.iter().copied().filter(lacks));
        reading.take(reading.clause_at(*at));
        return;
    }
    for (at, utensil) in named {
        if lacks(reading, at) {
            patch.kitchen_lacks.insert(utensil);
        } else if is_back(reading, at) {
            patch.without.kitchen_lacks.insert(utensil);
        } else {
            continue;
        }
        reading.take(Span::new(at, at + 1));
    }
}

fn utensil(reading: &Reading, at: usize) -> Option<Utensil> {
    Some(match reading.text(at) {
        "oven" | "ovens" => Utensil::Oven,
        "hob" | "stove" | "stovetop" | "cooker" if reading.before(at, 1) != "rice" => Utensil::Hob,
        "microwave" => Utensil::Microwave,
        "blender" | "liquidiser" => Utensil::Blender,
        "processor" if reading.before(at, 1) == "food" => Utensil::FoodProcessor,
        "toaster" => Utensil::Toaster,
        "wok" => Utensil::Wok,
        "kettle" => Utensil::Kettle,
        "steamer" => Utensil::Steamer,
        _ => return None,
    })
}

/// "a microwave and a kettle and that's it".
fn is_all(reading: &Reading, at: usize) -> bool {
    reading.text(at + 1) == "only"
        || (at + 1..(at + 8).min(reading.len())).any(|at| {
            matches!((reading.text(at), reading.text(at + 1), reading.text(at + 2)), ("that", "is", "it" | "all"))
                || matches!((reading.text(at), reading.text(at + 1)), ("nothing", "else"))
        })
}

/// "I only have a microwave", "just a hob here", "nothing but a microwave".
fn owns(reading: &Reading, at: usize) -> bool {
    (1..=6).any(|back| matches!(reading.before(at, back), "have" | "got" | "own" | "is" | "there" | "cook"))
}

/// "just a hob and a microwave", "camping stove only": hardly a word more than what there is.
fn is_told_plainly(reading: &Reading, at: usize) -> bool {
    let clause = reading.clause_at(at);
    let opens = matches!(reading.text(clause.start), "only" | "just") && at <= clause.start + 4;
    let ends = reading.text(at + 1) == "only" && at <= clause.start + 2 && at + 2 >= clause.end.min(reading.len());
    opens || ends
}

/// "don't have an oven", "no blender", "my oven is broken".
fn lacks(reading: &Reading, at: usize) -> bool {
    let clause = reading.clause_at(at);
    let broken = (at + 1..(at + 5).min(clause.end))
        .any(|at| matches!(reading.text(at), "broken" | "broke" | "died" | "dead" | "bust" | "busted" | "kaput" | "gone"));
    let compared = (1..=3).any(|back| matches!(reading.before(at, back), "than" | "never"));
    broken || reading.denied(at) && !compared
}

/// Whether something to cook with is said to be missing or broken within.
pub(super) fn is_lacking(reading: &Reading, within: Span) -> bool {
    (within.start..within.end).any(|at| utensil(reading, at).is_some() && lacks(reading, at))
}

/// "I have an oven now", "the oven works again".
fn is_back(reading: &Reading, at: usize) -> bool {
    let clause = reading.clause_at(at);
    let again =
        (at + 1..(at + 5).min(clause.end)).any(|at| matches!(reading.text(at), "again" | "now" | "fixed" | "works" | "back"));
    let got = (1..=4).any(|back| matches!(reading.before(at, back), "got" | "bought" | "have"));
    again || got && reading.before(at, 1) == "new"
}
