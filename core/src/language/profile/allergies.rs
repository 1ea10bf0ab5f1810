//! Allergens that harm, and those that do not. An allergy that names no known allergen is never dropped: it is asked about.

use super::others;
use super::unread::unnamed;
use crate::athlete::{Allergen, Diet, ProfilePatch, Without};
use crate::language::cue::Cue;
use crate::language::food::guests;
use crate::language::food::roles::is_listed;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span, among};
use crate::language::reading::Reading;

/// How far an allergy reaches over the words of its sentence.
const REACH: usize = 12;

/// A word for an allergy, and whether it is denied.
pub(super) struct Anchor {
    pub(super) at: usize,
    pub(super) denied: bool,
}

/// Reads allergies.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    let anchors = anchors(reading);
    let found = named(reading);
    let mut last: Option<(Span, bool)> = None;
    let mut read: Vec<Span> = Vec::new();
    for (place, mark) in found.iter().enumerate() {
        if is_loved(reading, mark.at) {
            // Praise ends no allergy that was told before.
            read.push(mark.at);
            continue;
        }
        let next = || {
            let next = found.get(place + 1).filter(|next| is_listed(reading, mark.at, next.at))?;
            own_verdict(reading, next.at)
        };
        let listed = last.filter(|(at, _)| *at == mark.at || is_listed(reading, *at, mark.at)).map(|(_, harms)| harms);
        let verdict = own_verdict(reading, mark.at).or(listed).or_else(next).or_else(|| by_anchor(reading, &anchors, mark.at));
        let Some(harms) = verdict.or_else(|| out_by_name(reading, mark)).or_else(|| asked_for(reading, mark.at)) else {
            continue;
        };
        if let Some(diet) = diet_of(reading, mark.at, &anchors) {
            let diets = if harms { &mut patch.diets } else { &mut patch.without.diets };
            diets.insert(diet);
            read.push(mark.at);
            continue;
        }
        let set = if harms { &mut patch.allergens } else { &mut patch.without.allergens };
        set.insert(mark.what);
        set.extend(every_nut(reading, mark));
        last = Some((mark.at, harms));
        read.push(mark.at);
    }
    patch.without.allergens = patch.without.allergens.difference(&patch.allergens).copied().collect();
    read.into_iter().for_each(|at| reading.take(at));
    unnamed(reading, patch, &anchors);
}

/// "nuts": the peanut is among them.
fn every_nut(reading: &Reading, mark: &Mark<Allergen>) -> Option<Allergen> {
    let nuts = mark.what == Allergen::TreeNut && matches!(reading.text(mark.at.start), "nut" | "nuts");
    nuts.then_some(Allergen::Peanut)
}

/// Allergies that are stated anywhere in the words, whatever else was said and read: what is told in passing is never lost.
pub(in crate::language) fn stated(reading: &mut Reading) -> ProfilePatch {
    let mut patch = ProfilePatch::default();
    let anchors: Vec<Anchor> = anchors(reading).into_iter().filter(|anchor| is_told(reading, anchor.at)).collect();
    let found: Vec<Mark<Allergen>> = named(reading).into_iter().filter(|mark| !is_part_of_a_diet(reading, mark.at)).collect();
    let mut last: Option<(Span, bool)> = None;
    for (place, mark) in found.iter().enumerate() {
        let listed = last.filter(|(at, _)| *at == mark.at || is_listed(reading, *at, mark.at)).map(|(_, harms)| harms);
        let next = || own_verdict(reading, found.get(place + 1).filter(|next| is_listed(reading, mark.at, next.at))?.at);
        let coeliac = || (reading.words[mark.at.start].stem.ends_with("eliac") && !reading.denied(mark.at.start)).then_some(true);
        let verdict = own_verdict(reading, mark.at)
            .or(listed)
            .or_else(next)
            .or_else(|| by_anchor(reading, &anchors, mark.at))
            .or_else(coeliac);
        let Some(harms) = verdict.filter(|_| is_told(reading, mark.at.start) && !is_loved(reading, mark.at)) else { continue };
        last = Some((mark.at, harms));
        if harms {
            patch.allergens.insert(mark.what);
            patch.allergens.extend(every_nut(reading, mark));
        }
    }
    let names: Vec<Span> = found.into_iter().map(|mark| mark.at).collect();
    names.into_iter().for_each(|at| reading.take(at));
    unnamed(reading, &mut patch, &anchors);
    patch.without = Without::default();
    patch
}

/// A statement: no question of knowledge, no "if", nothing that is said of a visitor.
fn is_told(reading: &Reading, at: usize) -> bool {
    let clause = reading.clause_at(at);
    let word = |list: &str| (clause.start..clause.end).any(|at| among(list, reading.text(at)));
    let opens =
        (clause.start..clause.end).find(|&at| reading.words[at].is_word() && !among("and but so also btw", reading.text(at)));
    let asks = opens.is_some_and(|at| among(QUESTIONS, reading.text(at)));
    let own = (clause.start..clause.end).any(|at| {
        matches!((reading.text(at), reading.text(at + 1)), ("i" | "we", "am" | "are" | "have" | "got" | "carry" | "get"))
    });
    (own || !asks) && !word("if whether anyone people somebody someone") && !guests::tells_of_visitors(reading, clause)
}

/// Words that begin a question.
const QUESTIONS: &str = "is are does do can could what which how why should will would did was who when where";

/// "lactose intolerant", "gluten free": a way of eating, as long as nobody speaks of an allergy.
fn is_part_of_a_diet(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let allergy = (sentence.start..sentence.end).any(|at| reading.words[at].stem.starts_with("allerg"));
    !allergy && reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Diet(_)) && mark.at.touches(at))
}

fn named(reading: &Reading) -> Vec<Mark<Allergen>> {
    let free = reading.marks.iter().filter(|mark| reading.is_free(mark.at));
    let allergens =
        free.filter_map(|mark| if let Meaning::Allergen(what) = mark.what { Some(Mark { at: mark.at, what }) } else { None });
    // "lactose free milk": a product, and what is left out stands before.
    let allergens = allergens.filter(|mark| reading.before(mark.at.start, 1) != "free");
    let all: Vec<Mark<Allergen>> = allergens.filter(|mark| !is_someone_elses_pet(reading, mark.at)).collect();
    all.iter().filter(|mark| !all.iter().any(|other| other.at.swallows(mark.at))).cloned().collect()
}

/// "Gluten is fine now" ends a way of eating, as long as nobody spoke of an allergy.
fn diet_of(reading: &Reading, at: Span, anchors: &[Anchor]) -> Option<Diet> {
    match reading.text(at.start) {
        _ if !anchors.is_empty() => None,
        "gluten" => Some(Diet::GlutenFree),
        "dairy" => Some(Diet::DairyFree),
        "nut" | "nuts" if reading.before(at.start, 1) == "no" => Some(Diet::NutFree),
        _ => None,
    }
}

fn is_someone_elses_pet(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    (clause.start..at.start).any(|at| matches!(reading.text(at), "dog" | "cat" | "puppy" | "kitten"))
}

fn anchors(reading: &Reading) -> Vec<Anchor> {
    let is_anchor = |at: &usize| {
        let stem = reading.words[*at].stem.as_str();
        let asked = matches!(reading.before(*at, 1), "which" | "what") && reading.text(at + 1) != "to";
        (stem.starts_with("allerg") && stem != "allergist" && !asked)
            || stem.starts_with("intoler")
            || stem.starts_with("anaphyla")
            || stem == "epipen"
    };
    (0..reading.len()).filter(is_anchor).map(|at| Anchor { at, denied: is_denied(reading, at) }).collect()
}

/// "not allergic", "no allergies", "grew out of my egg allergy", "the allergy is gone".
fn is_denied(reading: &Reading, at: usize) -> bool {
    let sentence = reading.sentence_at(at);
    let outgrown = reading.cues(Cue::CanEat, sentence).any(|cue| {
        let grown = matches!(reading.text(cue.start), "outgrew" | "outgrown" | "outgrow" | "grown" | "grew" | "growing" | "grow")
            && cue.start <= at;
        let gone = cue.start == at && cue.len() > 1;
        grown || gone
    });
    let cured =
        reading.cues(Cue::FineNow, sentence).any(|cue| cue.start > at && cue.start - at <= 3 && !reading.denied(cue.start));
    let next = reading.sentence_at(sentence.end.min(reading.len().saturating_sub(1)));
    let taken_back = next.start == sentence.end
        && (matches!((reading.text(next.start), reading.text(next.start + 1), reading.text(next.start + 2)), ("i", "am", "not"))
            || matches!(reading.text(next.start), "wrong" | "nonsense")
            || (next.start..next.start + 3).any(|at| {
                matches!(
                    (reading.text(at), reading.text(at + 1), reading.text(at + 2)),
                    ("i", "never", "said" | "wrote" | "told")
                )
            }));
    let next_words = || (at + 1..(at + 5).min(sentence.end)).map(|at| reading.text(at));
    let mistaken = next_words().any(|word| matches!(word, "wrong" | "mistake" | "misdiagnosed" | "misdiagnosis" | "error"))
        && next_words().any(|word| matches!(word, "was" | "is" | "were"));
    let removed = others::is_anothers_to_remove(reading, at);
    let not_only = reading.before(at, 1) == "just" && reading.before(at, 2) == "not";
    denied_here(reading, at) && !not_only && !begins_anew(reading, at) || outgrown || cured || taken_back || mistaken || removed
}

/// "no fish this week and milk allergy": a denial in an earlier clause takes no allergy back that is named in its own.
fn denied_here(reading: &Reading, at: usize) -> bool {
    const DENIALS: &str = "no not never without nor neither none cant dont zero stop stopped minus";
    let clause = reading.clause_at(at);
    let own = (clause.start..at).any(|at| among(DENIALS, reading.text(at)));
    let named =
        reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Allergen(_) | Meaning::Food) && clause.holds(mark.at.start));
    reading.denied(at) && (own || !named)
}

/// "no nuts i'm allergic": the denial before belongs to what stands before, and the allergy is told of oneself.
fn begins_anew(reading: &Reading, at: usize) -> bool {
    let someone = others::is_person(reading, at.saturating_sub(1))
        || matches!(reading.before(at, 1), "is" | "are" | "has") && others::is_person(reading, at.saturating_sub(2));
    if someone {
        return true;
    }
    let subject = (1..=4).find(|&back| {
        matches!(
            (reading.before(at, back), reading.before(at, back - 1)),
            ("i" | "we", "am" | "are" | "have" | "got") | ("she" | "he" | "they", "is" | "are" | "has")
        )
    });
    subject
        .is_some_and(|back| (1..back).all(|back| !matches!(reading.before(at, back), "not" | "no" | "never" | "longer" | "any")))
}

/// What stands at the allergen itself: "is fine", "I can eat", "makes me swell".
fn own_verdict(reading: &Reading, at: Span) -> Option<bool> {
    let clause = reading.clause_at(at.start);
    let sentence = reading.sentence_at(at.start);
    let after = |cue: &Span| cue.start >= at.end && cue.start - at.end <= 2 && clause.holds(cue.start);
    let harms = reading.cues(Cue::Harms, sentence).any(|cue| {
        let before = cue.end <= at.start && at.start - cue.end <= 2 && clause.holds(cue.start);
        after(&cue) || before || takes_up(reading, at, cue)
    });
    let after_eating = reading.cues(Cue::Harms, sentence).any(|cue| {
        cue.end <= at.start
            && (cue.end..at.start).any(|at| matches!(reading.text(at), "eat" | "have" | "eating" | "touch" | "after"))
            && (cue.end..at.start).all(|at| among(EATING, reading.text(at)))
    });
    if after_eating || harms_when_eaten(reading, at) {
        return Some(true);
    }
    let left_out = reading.before(at.start, 1) == "not" && matches!(reading.before(at.start, 2), "but" | "just");
    if harms || left_out && reading.has(Cue::CanEat, Span::new(sentence.start, at.start)) {
        return Some(true);
    }
    if matches!((reading.text(at.end), reading.text(at.end + 1)), ("by" | "in", "mistake" | "error" | "accident")) {
        return Some(false);
    }
    let is_fine = (at.end..(at.end + 4).min(clause.end)).any(|place| {
        matches!(reading.text(place), "fine" | "ok" | "okay" | "alright" | "safe" | "cool") && !reading.denied(place)
    });
    let eats = reading.cues(Cue::CanEat, sentence).any(|cue| {
        let of_anchor = (cue.start..cue.end).any(|at| reading.words[at].stem.starts_with("allerg"));
        let behind =
            cue.start >= at.end && cue.start - at.end <= 2 && clause.holds(cue.start) && reading.text(cue.start) == "can";
        !of_anchor
            && !reading.denied(cue.start)
            && (behind || cue.end <= at.start + 1 && at.start.saturating_sub(cue.end) <= 3 || cue.touches(at))
    });
    let eats_them = (at.end..(at.end + 8).min(reading.len())).any(|place| {
        matches!(
            (reading.text(place), reading.text(place + 1), reading.text(place + 2)),
            ("can", "eat" | "have", "them" | "it" | "those" | "that")
        )
    });
    let general = among(GENERAL, reading.words[at.end - 1].stem.as_str());
    let spoken_of = (sentence.start..sentence.end).any(|at| reading.words[at].stem.starts_with("allerg"));
    let no_trouble = (at.end..(at.end + 5).min(clause.end)).any(|place| {
        reading.text(place) == "no" && matches!(reading.text(place + 1), "trouble" | "problem" | "issue" | "bother" | "worry")
    });
    let diet = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Diet(_)) && sentence.holds(mark.at.start));
    let news = !diet || spoken_of || (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "again" | "now"));
    (is_fine || no_trouble || eats || eats_them).then_some(false).filter(|_| (general || spoken_of) && news)
}

/// "whenever I have eggs I get a rash", "when I eat nuts my lips swell": the harm follows in the next words.
pub(super) fn harms_when_eaten(reading: &Reading, at: Span) -> bool {
    const HARM: &str = "rash hive itch itchi swell swollen vomit cramp bloat sick ill migrain diarrhoea diarrhea wheez react reaction \
        eczema spot welt trot";
    let sentence = reading.sentence_at(at.start);
    let eats =
        (1..=4).find(|&back| matches!(reading.before(at.start, back), "eat" | "have" | "eating" | "having" | "drink" | "touch"));
    let when = eats.is_some_and(|eats| {
        (eats + 1..=eats + 3).any(|back| matches!(reading.before(at.start, back), "when" | "whenever" | "if" | "time" | "after"))
            || matches!(reading.before(at.start, eats + 1), "after")
    });
    let end = (at.end + 9).min(sentence.end);
    when && (at.end..end).any(|at| among(HARM, reading.words[at].stem.as_str()) && !reading.denied(at))
}

/// "no soy, gives me rashes", "no crab, it brings me out in hives": the harm is said of what stands before the comma.
fn takes_up(reading: &Reading, at: Span, cue: Span) -> bool {
    cue.start >= at.end
        && cue.start - at.end <= 4
        && (at.end..cue.start).any(|at| !reading.words[at].is_word())
        && (at.end..cue.start)
            .all(|at| !reading.words[at].is_word() || among("it they that which these because as always just", reading.text(at)))
}

/// "allergic to fish but love prawns": praise after the allergy, and nothing against it behind.
fn is_loved(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let loved = (1..=2).any(|back| matches!(reading.before(at.start, back), "love" | "adore" | "enjoy"));
    let behind = (at.end..sentence.end).any(|at| {
        reading.words[at].stem.starts_with("allerg") || matches!(reading.text(at), "not" | "cant" | "but" | "though" | "however")
    });
    loved && !behind && !reading.denied(at.start)
}

/// Words between a harm and what was eaten: "when I eat any".
const EATING: &str = "when whenever if i eat have touch after eating having from any a the some of even";

/// Stems of whole groups of foods: "tuna is fine" says nothing of fish.
const GENERAL: &str = "fish egg nut peanut milk dairi sesam soy soya gluten wheat shellfish celeri mustard lupin crustacean mollusc prawn \
    shrimp almond walnut cashew hazelnut pistachio seafood sulphit sulfit crab mussel";

/// Named as an answer to the question what is not eaten.
fn asked_for(reading: &Reading, at: Span) -> Option<bool> {
    let asked = reading.asked == Some(crate::language::Asked::FoodLimits);
    let hates = reading.has_any(&[Cue::Dislike, Cue::NotEaten], reading.clause_at(at.start));
    (asked && !hates).then_some(true)
}

/// The nearest allergy of the sentence decides; "just eggs" after a denial turns it round.
fn by_anchor(reading: &Reading, anchors: &[Anchor], at: Span) -> Option<bool> {
    let sentence = reading.sentence_at(at.start);
    let near = anchors.iter().filter(|anchor| {
        let points_back = matches!(reading.text(anchor.at + 1), "to")
            && matches!(reading.text(anchor.at + 2), "them" | "it" | "those" | "that" | "these");
        sentence.holds(anchor.at)
            && (anchor.at.abs_diff(at.start) <= REACH || points_back && anchor.at > at.start)
            && !closes_the_list(reading, anchor, at)
            && !is_of_another(reading, anchor, at)
    });
    let hated = |anchor: &&Anchor| {
        reading.cues(Cue::Dislike, sentence).any(|cue| anchor.at < cue.start && cue.end <= at.start && at.start - cue.end <= 1)
    };
    let near = near.filter(|anchor| !hated(anchor));
    let anchor = near.min_by_key(|anchor| anchor.at.abs_diff(at.start) + if anchor.at > at.end + 1 { 3 } else { 0 })?;
    let turned = anchor.denied
        && (anchor.at < at.start)
        && (anchor.at..at.start).any(|at| matches!(reading.text(at), "just" | "only" | "but"))
        && !reading.cues(Cue::Dislike, Span::new(anchor.at, at.start)).any(|cue| cue.len() > 0);
    if anchor.denied
        && !turned
        && !reading.clause_at(anchor.at).touches(reading.clause_at(at.start))
        && !lists_on(reading, anchor.at, at)
    {
        return None;
    }
    Some(!anchor.denied || turned)
}

/// "can't eat peanuts, no other allergies": what comes after takes nothing back of what stands before.
fn closes_the_list(reading: &Reading, anchor: &Anchor, at: Span) -> bool {
    anchor.denied && anchor.at >= at.end && reading.clause_at(anchor.at) != reading.clause_at(at.start)
}

/// "no fish, I'm allergic to nuts": it names its own, and says nothing of what stands in a clause before.
fn is_of_another(reading: &Reading, anchor: &Anchor, at: Span) -> bool {
    let own = reading.text(anchor.at + 1) == "to"
        && reading.marks.iter().any(|mark| mark.at.start == anchor.at + 2 && matches!(mark.what, Meaning::Allergen(_)));
    let clause = reading.clause_at(anchor.at);
    let as_well = (anchor.at..clause.end).any(|at| matches!(reading.text(at), "too" | "also" | "well" | "both"));
    own && !as_well && reading.denied(at.start) && at.end <= clause.start
}

/// "not allergic to eggs, milk or fish": the list goes on.
fn lists_on(reading: &Reading, anchor: usize, at: Span) -> bool {
    (anchor..at.start).all(|at| !matches!(reading.text(at), "i" | "but" | "hate" | "just" | "because"))
}

/// "gluten is out", "nut free", "must not have eggs", "no nuts".
fn out_by_name(reading: &Reading, mark: &Mark<Allergen>) -> Option<bool> {
    let at = mark.at;
    let clause = reading.clause_at(at.start);
    let must_not = reading.cues(Cue::Allergic, clause).any(|cue| {
        cue.end <= at.start
            && at.start - cue.end <= 3
            && matches!(reading.text(cue.start), "can" | "react" | "must" | "sensitive" | "reaction")
            && !reading.text(cue.end - 1).starts_with("stand")
    });
    let nuts = matches!(mark.what, Allergen::TreeNut | Allergen::Peanut);
    let no_nuts =
        nuts && (reading.before(at.start, 1) == "no" || reading.denied(at.start) && reading.before(at.start, 1) == "or");
    let out = matches!((reading.text(at.end), reading.text(at.end + 1)), ("is" | "are", "out"));
    let can_not = (at.end..(at.end + 4).min(reading.len())).any(|place| {
        matches!((reading.text(place), reading.text(place + 1), reading.text(place + 2)), ("can", "not", "have" | "eat"))
    });
    let only =
        can_not || reading.has(Cue::CanEat, Span::new(0, at.start)) && matches!(reading.before(at.start, 1), "only" | "just");
    let coeliac = reading.words[at.start].stem.ends_with("eliac") && !reading.denied(at.start);
    let free = coeliac || reading.text(at.end) == "free" && !reading.denied(at.start);
    (must_not || no_nuts || out || free || only).then_some(true)
}
