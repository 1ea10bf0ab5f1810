//! What somebody does not eat, in the words it was said with, what is fine again, and the cooking they like.

use super::{allergies, others, utensils};
use crate::athlete::ProfilePatch;
use crate::language::cue::Cue;
use crate::language::food::names::{foods, name};
use crate::language::food::roles::is_listed;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span, among};
use crate::language::reading::Reading;
use crate::language::tokens::Kind;

/// How many words may stand between "hate" and the food.
const NEAR: usize = 4;
/// How many words may stand between the food and "I hate it".
const FAR: usize = 7;

/// Reads dislikes and cuisines.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    named(reading, patch);
    unheard_of(reading, patch);
    cuisines(reading, patch);
}

fn named(reading: &mut Reading, patch: &mut ProfilePatch) {
    let mut last: Option<(Span, bool)> = None;
    let all = foods(reading, reading.whole());
    for (place, food) in all.iter().cloned().enumerate() {
        if is_carrier(reading, food.at) {
            continue;
        }
        let next = || {
            let chain = all[place..].windows(2).take_while(|pair| is_listed(reading, pair[0].at, pair[1].at));
            chain.filter_map(|pair| verdict(reading, &pair[1])).next().filter(|out| *out)
        };
        // "I avoid sugar, sweetener's ok".
        let fine = matches!(reading.text(food.at.end), "ok" | "okay" | "fine" | "allowed");
        let listed = last.filter(|(at, _)| !fine && is_listed(reading, *at, food.at)).map(|(_, out)| out);
        let Some(out) = verdict(reading, &food).or(listed).or_else(next) else { continue };
        if out && shows_an_allergy(reading, food.at) {
            patch.food_allergies.insert(food.what)
        } else if out {
            patch.dislikes.insert(food.what)
        } else {
            patch.without.dislikes.insert(food.what)
        };
        last = Some((food.at, out));
        reading.take(food.at);
    }
}

/// "sulphites in wine and dried fruit": where an allergen is found, and no taste of its own.
fn is_carrier(reading: &Reading, at: Span) -> bool {
    (1..=4).any(|back| {
        let before = at.start.checked_sub(back + 1).filter(|_| reading.before(at.start, back) == "in");
        before.is_some_and(|place| {
            reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Allergen(_)) && mark.at.holds(place))
        })
    })
}

/// "fish twice a week", "meat is ok 3 times a week": how often something is eaten, and no days of training.
pub(super) fn is_eaten_so_often(reading: &Reading) -> bool {
    let whole = reading.whole();
    let food = reading
        .marks
        .iter()
        .any(|mark| mark.what == Meaning::Food && reading.has(Cue::PerWeek, reading.clause_at(mark.at.start)));
    food && !reading.has_any(&[Cue::TrainingWord, Cue::SessionWord], whole) && reading.exercises.is_empty()
}

/// "porridge again? bored": no welcome back. And "vegetarian, but eggs are fine": how the way of eating is meant.
fn is_no_news(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let word = |words: &[&str]| (sentence.start..sentence.end).any(|at| words.contains(&reading.text(at)));
    let complains =
        reading.text(at.end) == "again" && (reading.text(at.end + 1) == "?" || reading.has(Cue::Bored, reading.whole()));
    let diet = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Diet(_)) && sentence.holds(mark.at.start));
    complains || reading.has(Cue::PerWeek, sentence) || diet && !word(&["again", "now", "anymore"])
}

/// Whether a food is out, fine again, or only mentioned.
fn verdict(reading: &Reading, food: &Mark<String>) -> Option<bool> {
    let at = food.at;
    if others::likes_what_another_does_not(reading, at) {
        return Some(false);
    }
    if others::is_anothers_taste(reading, at) || follows_from_a_cause(reading, at) {
        return None;
    }
    let clause = reading.clause_at(at.start);
    let sentence = reading.sentence_at(at.start);
    let before = |cue: Cue| {
        reading.cues(cue, sentence).any(|cue| {
            let around = cue.start < at.start && cue.end > at.end;
            let reached = (around || cue.end <= at.start && at.start - cue.end <= NEAR) && !reading.denied_before(cue.start);
            reached && passes(reading, cue.end, at.start)
        })
    };
    let after = |cue: Cue| {
        reading
            .cues(cue, clause)
            .any(|cue| cue.start >= at.end && cue.start - at.end <= NEAR && !reading.denied_before(cue.start))
    };
    let never_again = reading.has(Cue::Lasting, clause) && reading.denied(at.start);
    let again = reading.cues(Cue::FoodAgain, clause).any(|cue| {
        let around = cue.start < at.start && cue.end > at.end;
        let object = cue.end <= at.start && at.start - cue.end <= NEAR && !matches!(reading.text(cue.start), "is" | "are");
        (around || object) && !reading.denied_before(cue.start)
    });
    if !never_again && (again || after(Cue::FoodAgain)) && is_no_news(reading, at) {
        return None;
    }
    if !never_again && (again || after(Cue::FoodAgain)) {
        return Some(false);
    }
    let them = [Cue::Dislike, Cue::NotEaten].iter().any(|cue| {
        reading.cues(*cue, sentence).any(|cue| {
            cue.start > at.end
                && is_last_food_before(reading, at, cue.start)
                && matches!(reading.text(cue.end), "them" | "it" | "those" | "that")
        })
    });
    let harms = before(Cue::Harms) || after(Cue::Harms) || allergies::harms_when_eaten(reading, at);
    let hated = harms
        || them
        || after(Cue::Dislike)
        || before(Cue::Dislike)
        || before(Cue::NotEaten)
        || after(Cue::NotEaten)
        || avoided(reading, at);
    let not_even = reading.before(at.start, 1) == "even" && reading.before(at.start, 2) == "not";
    let plainly = not_even || matches!(reading.before(at.start, 1), "no" | "nothing" | "without");
    let denied = (plainly || listed_denial(reading, at)) && (never_again || !reading.has(Cue::HaveFood, clause));
    let dropped = before(Cue::DropIt) && is_for_good(reading, sentence);
    (hated || denied || dropped || is_struck_off(reading, at)).then_some(true)
}

/// "sulphites give me migraines so wine is out", "the blender died so smoothies are off": what follows from another fact, and no
/// taste of its own.
fn follows_from_a_cause(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let so = (sentence.start..at.start).rev().find(|&at| reading.text(at) == "so");
    let is_out = (at.end..(at.end + 6).min(sentence.end))
        .any(|at| matches!(reading.text(at), "is" | "are") && matches!(reading.text(at + 1), "out" | "off"));
    let caused = |so: usize| {
        let before = Span::new(sentence.start, so);
        reading.has(Cue::Harms, before) || utensils::is_lacking(reading, before)
    };
    is_out && so.is_some_and(caused)
}

/// "kindly remove the broccoli": out of every meal, where none is named.
fn is_for_good(reading: &Reading, sentence: Span) -> bool {
    let meal = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Meal(_)) && sentence.holds(mark.at.start));
    !meal && reading.free_days(sentence).next().is_none()
}

/// "mushrooms: no", "courgette: god no".
fn is_struck_off(reading: &Reading, at: Span) -> bool {
    let ends = |at: usize| !reading.words.get(at).is_some_and(|token| token.is_word());
    reading.text(at.end) == ":" && (at.end + 1..at.end + 3).any(|at| reading.text(at) == "no" && ends(at + 1))
}

/// "beetroot tastes of soil, I hate it": the food that "it" stands for.
fn is_last_food_before(reading: &Reading, at: Span, cue: usize) -> bool {
    cue - at.end <= FAR
        && !reading.marks.iter().any(|mark| mark.what == Meaning::Food && mark.at.start >= at.end && mark.at.start < cue)
}

/// "kiwi makes my throat itch", "strawberries bring me out in hives": more than a taste.
fn shows_an_allergy(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let sign = |at: usize| {
        matches!(
            reading.words[at].stem.as_str(),
            "hive"
                | "throat"
                | "swell"
                | "swollen"
                | "wheez"
                | "wheezi"
                | "lip"
                | "tongu"
                | "epipen"
                | "anaphylaxi"
                | "anaphylact"
                | "welt"
                | "rash"
        )
    };
    reading.has(Cue::Harms, sentence) && (sentence.start..sentence.end).any(sign)
}

/// "never give me oats", "leave out the celery": a cue of more than one word.
fn avoided(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    reading.cues(Cue::Avoid, sentence).any(|cue| {
        cue.len() > 1 && cue.end <= at.start && at.start - cue.end <= NEAR && !reading.text(cue.end - 1).starts_with("do")
    })
}

/// "no liver or kidney".
fn listed_denial(reading: &Reading, at: Span) -> bool {
    matches!(reading.before(at.start, 1), "or" | "nor") && reading.denied(at.start)
}

/// Nothing between a cue and the food that begins something else.
fn passes(reading: &Reading, from: usize, to: usize) -> bool {
    (from..to).all(|at| {
        !matches!(reading.text(at), "but" | "so" | "because" | "allergic" | "i" | "like" | "love")
            && !matches!(reading.words[at].kind, Kind::Sign('.' | '?' | '!'))
    })
}

/// "I don't eat bitter leaf": after words that speak of eating, any name is a food.
fn unheard_of(reading: &mut Reading, patch: &mut ProfilePatch) {
    if !patch.dislikes.is_empty() {
        return;
    }
    let cues: Vec<Span> = reading
        .cues(Cue::NotEaten, reading.whole())
        .filter(|cue| {
            reading.is_free(*cue)
                && (cue.start..cue.end).any(|at| matches!(reading.words[at].stem.as_str(), "eat" | "eaten" | "tast"))
        })
        .collect();
    for cue in cues {
        let clause = reading.clause_at(cue.start);
        let plain = |at: &usize| {
            reading.words[*at].is_word() && !among(SMALL, reading.text(*at)) && reading.is_free(Span::new(*at, at + 1))
        };
        let end = (cue.end..clause.end).take(2).take_while(plain).last().map_or(cue.end, |at| at + 1);
        let at = Span::new(cue.end, end);
        let known = reading.marks.iter().any(|mark| mark.at.touches(at) && !matches!(mark.what, Meaning::Cue(_)));
        if at.len() > 0 && !known && !reading.words[at.start].mended {
            patch.dislikes.insert(name(reading, at));
            reading.take(at);
        }
    }
}

const SMALL: &str = "that it much a the any well enough before after breakfast lunch dinner in out at anything too this them meals food \
    more less very late early until what when so as on with for and or because if today everything these those every all \
    like many lots often properly healthy right big large small";

/// "Mostly Mexican food", "I love Thai": not where somebody is from.
fn cuisines(reading: &mut Reading, patch: &mut ProfilePatch) {
    let named = reading.meanings(reading.whole(), |meaning| matches!(meaning, Meaning::Cuisine).then_some(()));
    let listed = named.len() >= 3 && named.windows(2).all(|pair| is_listed(reading, pair[0].at, pair[1].at));
    for mark in named {
        let sentence = reading.sentence_at(mark.at.start);
        let near = Span::new(mark.at.start, (mark.at.end + 4).min(sentence.end));
        let food = reading.has_any(&[Cue::MealWord, Cue::MealPlan, Cue::Cooking, Cue::LikesFood], sentence)
            || (near.start..near.end).any(|at| {
                matches!(reading.words[at].stem.as_str(), "food" | "style" | "cuisin" | "dish" | "flavour" | "stuff" | "recip")
            });
        let short = sentence.len() <= 4 || listed;
        let exercise = reading.exercises.iter().any(|exercise| exercise.at.touches(mark.at));
        if (food || short) && !exercise && !reading.denied(mark.at.start) {
            patch.cuisines.insert(name(reading, mark.at));
            reading.take(mark.at);
        }
    }
}
