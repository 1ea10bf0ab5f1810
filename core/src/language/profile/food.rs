//! Ways of eating, allergens, dislikes, and how the kitchen runs.

use crate::athlete::{Allergen, Budget, CookMinutes, Diet, MealsPerDay, People, ProfilePatch};
use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span};
use crate::language::reading::Reading;

/// Reads everything about food.
pub(super) fn read(reading: &mut Reading, patch: &mut ProfilePatch) {
    diets(reading, patch);
    allergens(reading, patch);
    dislikes(reading, patch);
    kitchen(reading, patch);
}

fn diets(reading: &mut Reading, patch: &mut ProfilePatch) {
    let named = reading.meanings(reading.whole(), |meaning| if let Meaning::Diet(diet) = meaning { Some(diet) } else { None });
    for mark in named {
        let inside = matches!(reading.text(mark.at.start), "no" | "not" | "without" | "avoid");
        let over = reading.denied(mark.at.start) && !inside || is_over(reading, mark.at);
        let theirs = (1..=3).any(|back| {
            matches!(
                reading.before(mark.at.start, back),
                "wife"
                    | "husband"
                    | "partner"
                    | "girlfriend"
                    | "boyfriend"
                    | "wifes"
                    | "husbands"
                    | "partners"
                    | "kids"
                    | "son"
                    | "daughter"
            )
        });
        if theirs || is_allergy(reading, mark.at, mark.what) {
            continue;
        }
        if over {
            patch.without.diets.insert(mark.what)
        } else {
            patch.diets.insert(mark.what)
        };
        reading.take(mark.at);
    }
}

/// "stopped being vegan".
fn is_over(reading: &Reading, at: Span) -> bool {
    let clause = reading.clause_at(at.start);
    reading
        .cues(Cue::NoMore, clause)
        .any(|cue| cue.end <= at.start && at.start - cue.end <= 2 && reading.text(cue.start) != "off")
}

/// "gluten allergy": the allergen is meant, not the diet.
fn is_allergy(reading: &Reading, at: Span, diet: Diet) -> bool {
    let clause = reading.clause_at(at.start);
    let can_not = reading.before(at.start, 1) == "can" && reading.text(at.start) == "not";
    can_not && matches!(diet, Diet::GlutenFree | Diet::DairyFree)
        || matches!(diet, Diet::GlutenFree | Diet::LactoseFree | Diet::DairyFree)
            && (clause.start..clause.end).any(|at| reading.words[at].stem.starts_with("allerg"))
}

fn allergens(reading: &mut Reading, patch: &mut ProfilePatch) {
    let found: Vec<Mark<Allergen>> = reading
        .marks
        .iter()
        .filter(|mark| reading.is_free(mark.at))
        .filter_map(
            |mark| if let Meaning::Allergen(allergen) = mark.what { Some(Mark { at: mark.at, what: allergen }) } else { None },
        )
        .collect();
    let mut last: Option<(Span, bool)> = None;
    for mark in found {
        let listed = last.filter(|(at, _)| is_listed(reading, *at, mark.at)).map(|(_, out)| out);
        let Some(allergic) = verdict(reading, mark.at).or(listed) else { continue };
        let set = if allergic { &mut patch.allergens } else { &mut patch.without.allergens };
        set.insert(mark.what);
        if mark.what == Allergen::TreeNut && matches!(reading.text(mark.at.start), "nut" | "nuts") {
            set.insert(Allergen::Peanut);
        }
        last = Some((mark.at, allergic));
    }
    if last.is_some() {
        let spans: Vec<Span> =
            reading.marks.iter().filter(|mark| matches!(mark.what, Meaning::Allergen(_))).map(|mark| mark.at).collect();
        let near = spans
            .into_iter()
            .filter(|at| verdict(reading, *at).is_some() || last.is_some_and(|(end, _)| end.start >= at.start))
            .collect::<Vec<_>>();
        near.into_iter().for_each(|at| reading.take(at));
    }
}

fn is_listed(reading: &Reading, before: Span, at: Span) -> bool {
    before == at
        || before.end <= at.start
            && (before.end..at.start)
                .all(|at| !reading.words[at].is_word() || matches!(reading.text(at), "and" | "or" | "also" | "nor"))
}

/// Whether an allergen is said to harm, said to be fine, or only mentioned.
fn verdict(reading: &Reading, at: Span) -> Option<bool> {
    let sentence = reading.sentence_at(at.start);
    let clause = reading.clause_at(at.start);
    let over = reading.cues(Cue::CanEat, clause).any(|cue| {
        cue.start >= at.end
            && cue.start - at.end <= 1
            && (reading.words[cue.start].stem.starts_with("allerg") || matches!(reading.text(cue.start), "is" | "are"))
    });
    let fine = over
        || reading
            .cues(Cue::CanEat, sentence)
            .any(|cue| cue.end <= at.start + 1 && at.start.saturating_sub(cue.end) <= 4 || cue.touches(at));
    if fine && !reading.cues(Cue::CanEat, sentence).any(|cue| reading.denied(cue.start)) {
        return Some(false);
    }
    let word = |at: usize| reading.words[at].stem.as_str();
    let allergic = (sentence.start..sentence.end)
        .find(|&at| word(at).starts_with("allerg") || word(at).starts_with("intoler") || word(at) == "anaphylact");
    if let Some(place) = allergic {
        let denied = reading.denied(place) || reading.denied(at.start) && reading.denied(place);
        let close = at.start.abs_diff(place) <= 12;
        return close.then_some(!denied);
    }
    let must_not = reading.cues(Cue::Allergic, clause).any(|cue| {
        cue.end <= at.start
            && at.start - cue.end <= 3
            && matches!(reading.text(cue.start), "can" | "react" | "must" | "without" | "avoid" | "cut")
    });
    let no = reading.before(at.start, 1) == "no"
        || (reading.denied(at.start) && reading.before(at.start, 2) == "no" && reading.before(at.start, 1) == "or");
    let out = matches!((reading.text(at.end), reading.text(at.end + 1)), ("is" | "are", "out"));
    let free = reading.text(at.end) == "free";
    (must_not || no || out || free).then_some(true)
}

/// What is hated, in the words it was said with.
fn dislikes(reading: &mut Reading, patch: &mut ProfilePatch) {
    let hates = reading.cues(Cue::Dislike, reading.whole()).filter(|at| !reading.denied(at.start));
    let wants_none = reading.cues(Cue::Avoid, reading.whole()).filter(|at| at.len() > 1);
    let cues: Vec<Span> = hates.chain(wants_none).filter(|at| reading.is_free(*at)).collect();
    for cue in cues {
        let sentence = reading.sentence_at(cue.start);
        let reach = Span::new(cue.end, sentence.end);
        let foods = reading.meanings(reach, |meaning| matches!(meaning, Meaning::Food).then_some(()));
        let mut end = cue.end;
        for food in foods {
            let near = food.at.start <= end + 3
                && !reading.has_any(&[Cue::Allergic], Span::new(end, food.at.start))
                && reading.exercises.iter().all(|mark| !mark.at.touches(food.at));
            if !near {
                break;
            }
            let words: Vec<&str> = (food.at.start..food.at.end).map(|at| reading.text(at)).collect();
            patch.dislikes.insert(words.join(" "));
            end = food.at.end;
            reading.take(food.at);
        }
    }
}

fn kitchen(reading: &mut Reading, patch: &mut ProfilePatch) {
    meals_a_day(reading, patch);
    cook_minutes(reading, patch);
    people(reading, patch);
    let named =
        reading.meanings(reading.whole(), |meaning| if let Meaning::Budget(budget) = meaning { Some(budget) } else { None });
    if let Some(mark) = named.first().filter(|mark| !reading.denied(mark.at.start)).cloned() {
        patch.budget = Some(mark.what);
        reading.take(mark.at);
    } else if let Some(mark) = named.first() {
        patch.budget = Some(if mark.what == Budget::Low { Budget::Normal } else { Budget::Low });
    }
}

fn meals_a_day(reading: &mut Reading, patch: &mut ProfilePatch) {
    let number = reading.bare_numbers(reading.whole()).into_iter().find(|mark| {
        let after = Span::new(mark.at.end, (mark.at.end + 5).min(reading.len()));
        let meal = matches!(reading.words.get(mark.at.end).map(|token| token.stem.as_str()), Some("meal"))
            || matches!(reading.words.get(mark.at.end + 1).map(|token| token.stem.as_str()), Some("meal"));
        let eats = reading.text(mark.at.end) == "times" && reading.before(mark.at.start, 1) == "eat";
        (meal && !matches!(reading.text(mark.at.end + 1), "plan")) || (eats && reading.has(Cue::PerDay, after))
    });
    let Some(number) = number else { return };
    let whole = number.what.fract() == 0.0 && (2.0..=6.0).contains(&number.what);
    if let (true, Ok(meals)) = (whole, MealsPerDay::new(number.what as u8)) {
        patch.meals_per_day = Some(meals);
        reading.take(Span::new(number.at.start, number.at.end + 1));
    }
}

fn cook_minutes(reading: &mut Reading, patch: &mut ProfilePatch) {
    let found = reading.free_measures(reading.whole()).find_map(|mark| {
        let clause = reading.clause_at(mark.at.start);
        let sentence = reading.sentence_at(mark.at.start);
        let kitchen =
            reading.has(Cue::Cooking, clause) || reading.has(Cue::Cooking, sentence) && !reading.has(Cue::TrainingWord, sentence);
        Some((mark.what.minutes()?, mark.at)).filter(|_| kitchen)
    });
    let Some((minutes, at)) = found else { return };
    if let (true, Ok(minutes)) = ((1.0..=240.0).contains(&minutes), CookMinutes::new(minutes.round().clamp(0.0, 240.0) as u16)) {
        patch.max_cook_minutes = Some(minutes);
        reading.take(at);
    }
}

/// "cooking for two", "family of four", "me and my wife".
fn people(reading: &mut Reading, patch: &mut ProfilePatch) {
    let food = reading.has_any(&[Cue::Cooking, Cue::MealWord, Cue::PeopleCue], reading.whole());
    let number = reading.bare_numbers(reading.whole()).into_iter().find(|mark| {
        let before = Span::new(mark.at.start.saturating_sub(3), mark.at.start);
        let strong = reading
            .cues(Cue::PeopleCue, before)
            .any(|cue| cue.len() > 1 || reading.text(cue.start) == "feed" || reading.text(cue.start) == "feeding");
        let after = matches!(reading.text(mark.at.end), "people" | "mouths" | "portions" | "servings" | "persons")
            || matches!((reading.text(mark.at.end), reading.text(mark.at.end + 1)), ("of", "us"));
        let plain = reading.before(mark.at.start, 1) == "for" && reading.has(Cue::MealWord, reading.whole()) && mark.what <= 12.0;
        mark.what.fract() == 0.0 && (1.0..=20.0).contains(&mark.what) && (strong || after || plain)
    });
    if let Some(number) = number {
        patch.people = People::new(number.what as u8).ok();
        reading.take(number.at);
    } else if food
        && (0..reading.len())
            .any(|at| matches!((reading.text(at), reading.text(at + 1)), ("just" | "only", "me" | "myself") | ("for", "myself")))
    {
        patch.people = People::new(1).ok();
    } else if let Some(at) = reading.free_cue(Cue::Pair, reading.whole()).filter(|_| food) {
        patch.people = People::new(2).ok();
        reading.take(at);
    }
}
