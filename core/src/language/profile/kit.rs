//! What there is to train with, and what there is not.

use std::collections::BTreeSet;

use crate::athlete::{Equipment, ProfilePatch};
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::measures::Measure;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;

/// What every home has: worth a word only when nothing else is named.
const HOUSEHOLD: &[Equipment] = &[Equipment::Chair, Equipment::Towel, Equipment::Wall, Equipment::Door, Equipment::Table];

/// Reads equipment.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    let named =
        reading.meanings(reading.whole(), |meaning| if let Meaning::Equipment(thing) = meaning { Some(thing) } else { None });
    let (mut owned, mut missing) = (BTreeSet::new(), BTreeSet::new());
    let mut gyms = Vec::new();
    let mut last: Option<(Span, bool)> = None;
    for mark in &named {
        if mark.what != Equipment::None && !is_meant(reading, mark, &named) {
            continue;
        }
        if mark.what == Equipment::FullGym {
            gyms.push(mark.clone());
            continue;
        }
        let listed = last.filter(|(before, _)| is_listed(reading, *before, mark.at)).is_some_and(|(_, out)| out);
        let out = mark.what != Equipment::None && (is_out(reading, mark.at) || listed);
        last = Some((mark.at, out));
        if out {
            missing.insert(mark.what)
        } else {
            owned.insert(mark.what)
        };
        reading.take(mark.at);
    }
    for gym in gyms {
        gym_or_not(reading, &gym, &mut owned, &mut missing, patch.experience.is_some());
    }
    if owned.len() > 1 {
        owned.remove(&Equipment::None);
    }
    let told =
        reading.has(Cue::OnlyHave, reading.whole()) || named.windows(2).any(|pair| is_listed(reading, pair[0].at, pair[1].at));
    if !told && owned.iter().any(|thing| !HOUSEHOLD.contains(thing)) {
        owned.retain(|thing| !HOUSEHOLD.contains(thing));
    }
    let left = reading.has(Cue::Lost, reading.whole());
    if owned.contains(&Equipment::None) && !left {
        missing.remove(&Equipment::FullGym);
    }
    // "we have no bench, you keep giving me bench": named again in a complaint.
    let complains = (0..reading.len())
        .any(|at| reading.text(at) == "keep" && matches!(reading.text(at + 1), "giving" | "putting" | "adding" | "suggesting"));
    if complains {
        owned.retain(|thing| !missing.contains(thing));
    }
    missing.retain(|thing| !owned.contains(thing));
    patch.equipment.extend(owned);
    patch.without.equipment.extend(missing);
}

/// A gym has everything, unless things of it are named one by one: "my hotel gym has dumbbells".
fn gym_or_not(
    reading: &mut Reading,
    gym: &Mark<Equipment>,
    owned: &mut BTreeSet<Equipment>,
    missing: &mut BTreeSet<Equipment>,
    patched: bool,
) {
    let kind = reading.before(gym.at.start, 1).to_owned();
    let partial = matches!(
        kind.as_str(),
        "home" | "garage" | "hotel" | "my" | "work" | "office" | "apartment" | "building" | "small" | "shed"
    );
    let elsewhere = partial || matches!(kind.as_str(), "the" | "this");
    let has = (gym.at.end..(gym.at.end + 4).min(reading.len()))
        .any(|at| matches!(reading.text(at), "has" | "have" | "with" | "only" | "just" | "got" | "is"));
    let partial = partial || has && !owned.is_empty();
    let denied_thing = elsewhere && missing.iter().any(|thing| *thing != Equipment::FullGym);
    let shut = (gym.at.end..gym.at.end + 3)
        .any(|at| reading.text(at) == "was" && matches!(reading.text(at + 1), "closed" | "shut" | "full" | "packed" | "rammed"));
    let once_trained = patched
        && (gym.at.start.saturating_sub(3)..gym.at.start).any(|at| reading.text(at) == "away" && reading.text(at + 1) == "from");
    if denied_thing || shut || once_trained {
        return reading.take(gym.at);
    }
    let out = is_out(reading, gym.at) || reading.has(Cue::Lost, reading.clause_at(gym.at.start));
    let lists = !owned.is_empty() && !owned.contains(&Equipment::None);
    let years = reading.measures.iter().any(|mark| {
        matches!(mark.what, Measure::Years(_) | Measure::Months(_) | Measure::Weeks(_))
            && reading.clause_at(mark.at.start) == reading.clause_at(gym.at.start)
            && reading.text(mark.at.end) != "old"
    });
    let novice =
        patched && matches!(kind.as_str(), "a" | "the") && matches!(reading.before(gym.at.start, 2), "in" | "to" | "of" | "into");
    let home = matches!(kind.as_str(), "home" | "garage" | "hotel" | "shed") || years || novice;
    if out {
        missing.insert(Equipment::FullGym);
    } else if home || (partial && (lists || !missing.is_empty())) {
    } else {
        owned.insert(Equipment::FullGym);
        owned.remove(&Equipment::None);
    }
    reading.take(gym.at);
}

/// "my bike and my rower": nothing but joining words between them.
fn is_listed(reading: &Reading, before: Span, at: Span) -> bool {
    (before.end..at.start)
        .all(|at| !reading.words[at].is_word() || matches!(reading.text(at), "and" | "or" | "my" | "the" | "a" | "nor"))
}

fn is_out(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    if matches!(reading.text(at.end), "heavier" | "bigger" | "over" | "above" | "left") {
        return false;
    }
    let lost_before = reading
        .cues(Cue::Lost, clause)
        .any(|cue| cue.end <= at.start && at.start - cue.end <= 5 && !bought_between(reading, cue.end, at.start));
    let lost_after = reading
        .cues(Cue::Lost, clause)
        .any(|cue| cue.start >= at.end && cue.start - at.end <= 6 && reading.text(cue.start) != "without");
    let sentence = reading.sentence_at(at.start);
    let lost_it = reading
        .cues(Cue::Lost, sentence)
        .any(|cue| cue.start >= at.end && matches!(reading.text(cue.end), "it" | "them" | "that" | "mine"));
    reading.denied(at.start) || lost_before || lost_after || lost_it
}

fn bought_between(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).any(|at| matches!(reading.text(at), "bought" | "got" | "have" | "only" | "just"))
}

/// Equipment, not an exercise or a word of something else: with "have", in a list of things, or alone.
fn is_meant(reading: &Reading, mark: &Mark<Equipment>, named: &[Mark<Equipment>]) -> bool {
    let clause = reading.clause_at(mark.at.start);
    let sentence = reading.sentence_at(mark.at.start);
    let in_use = reading.cues(Cue::Taken, clause).any(|cue| {
        let busy = matches!(reading.text(cue.start), "occupied" | "taken" | "busy" | "hogging" | "being" | "used" | "packed");
        busy && cue.start >= mark.at.end
    });
    if in_use {
        return false;
    }
    let several = named.iter().filter(|other| sentence.holds(other.at.start)).count() > 1;
    let have =
        reading.has_any(&[Cue::Have, Cue::Lost, Cue::OnlyHave], clause) || reading.has_any(&[Cue::Have, Cue::Lost], sentence);
    let counted = matches!(reading.before(mark.at.start, 1), "a" | "an" | "my" | "some")
        || reading.words.get(mark.at.start.wrapping_sub(1)).is_some_and(|token| token.number().is_some());
    let have = have || (counted && few_words(reading, sentence));
    let asked = reading.asked == Some(crate::language::Asked::Equipment);
    let denied = reading.denied(mark.at.start);
    let small = matches!(
        mark.what,
        Equipment::Chair
            | Equipment::Towel
            | Equipment::Stairs
            | Equipment::Pool
            | Equipment::Step
            | Equipment::Box
            | Equipment::Mat
            | Equipment::Plates
            | Equipment::Backpack
    );
    let few = sentence.len() <= mark.at.len() + 4;
    let exercise_here = reading.exercises.iter().any(|other| other.at == mark.at);
    let ambiguous = exercise_here && !have && !several && !asked && !denied;
    let gym = mark.what == Equipment::FullGym && trains_there(reading, mark.at);
    !ambiguous && (have || several || asked || gym || denied || (few && !small))
        || (mark.what != Equipment::FullGym && !small && !exercise_here)
}

fn few_words(reading: &Reading, sentence: Span) -> bool {
    sentence.len() <= 7 && reading.is_free(sentence)
}

/// "gym 4 times a week", "at the gym", "a gym routine".
fn trains_there(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let question = matches!(reading.text(sentence.start), "is" | "does" | "why" | "what" | "how");
    !question
}
