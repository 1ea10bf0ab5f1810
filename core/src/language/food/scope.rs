//! What a sentence says of meals: which one, when, and whether it talks of food at all.

use crate::language::cue::Cue;
use crate::language::lexicon::Meaning;
use crate::language::measures::Measure;
use crate::language::phrases::{Mark, Span, among};
use crate::language::reading::Reading;
use crate::language::{MealName, When};

/// The first meal of the day that is named.
pub(super) fn meal(reading: &Reading, within: Span) -> Option<Mark<MealName>> {
    let meals = reading.meanings(within, |meaning| if let Meaning::Meal(meal) = meaning { Some(meal) } else { None });
    meals.into_iter().next()
}

/// The first day or week that is named.
pub(super) fn when(reading: &Reading, within: Span) -> Option<(When, Span)> {
    let days = || reading.free_days(within).filter_map(|mark| Some((mark.what.when()?, mark.at)));
    // "Not Tuesday, Wednesday".
    let meant = days().find(|(_, at)| reading.before(at.start, 1) != "not");
    meant.or_else(|| days().next()).or_else(|| weekend(reading, within))
}

/// A weekend begins on its Saturday.
fn weekend(reading: &Reading, within: Span) -> Option<(When, Span)> {
    use crate::athlete::Weekday::{Sat, Sun};
    let mark = reading.free_days(within).find(|mark| mark.what.weekdays() == [Sat, Sun])?;
    Some((When::Day(Sat), mark.at))
}

/// "the meal", "my food", "that recipe": food without a name.
pub(super) fn speaks_of_meals(reading: &Reading, within: Span) -> bool {
    (within.start..within.end)
        .any(|at| matches!(reading.words[at].stem.as_str(), "meal" | "recip" | "dish" | "food" | "menu" | "snack"))
}

/// "for 3", "for six people", "for the two of us".
pub(super) fn people(reading: &Reading, within: Span) -> Option<(u8, Span)> {
    let number = reading.bare_numbers(within).into_iter().find(|mark| {
        let before = reading.before(mark.at.start, 1);
        let counted =
            matches!(reading.text(mark.at.end), "people" | "persons" | "portions" | "servings" | "adults" | "guests" | "of");
        let ends = reading.words.get(mark.at.end).is_none_or(|token| !token.is_word())
            || matches!(reading.text(mark.at.end), "please" | "tonight" | "today" | "tomorrow" | "instead" | "not" | "this");
        let serves = matches!(before, "for" | "serves" | "serving" | "feed" | "feeds" | "feeding");
        mark.what.fract() == 0.0 && (1.0..=20.0).contains(&mark.what) && (counted || serves && ends || before == "of" && ends)
    })?;
    Some((number.what as u8, number.at))
}

/// "3 days", "the next 5 days".
pub(in crate::language) fn days(reading: &Reading, within: Span) -> Option<(u8, Span)> {
    reading.free_measures(within).find_map(|mark| match mark.what {
        Measure::Weeks(weeks)
            if (1.0..=4.0).contains(&weeks) && weeks.fract() == 0.0 && reading.has(Cue::ShowGroceries, within) =>
        {
            Some(((weeks * 7.0) as u8, mark.at))
        }
        Measure::Days(days) if days.fract() == 0.0 && (1.0..=31.0).contains(&days) && reading.text(mark.at.end) != "ago" => {
            Some((days as u8, mark.at))
        }
        _ => None,
    })
}

/// A question of knowledge: "is oat milk good", "what is better before a run".
pub(super) fn wonders(reading: &Reading, within: Span) -> bool {
    let first = (within.start..within.end).find(|&at| {
        reading.words[at].is_word() && !matches!(reading.text(at), "tell" | "me" | "hey" | "hi" | "so" | "and" | "ok" | "coach")
    });
    let Some(at) = first else { return false };
    let next = reading.text(at + 1);
    let someone = matches!(next, "i" | "we" | "you" | "one");
    match reading.text(at) {
        // "Can I drink wine with dinner": nobody plans drinks, and a plain "eat" without a meal asks for leave.
        "can" | "could" | "may" if someone && reading.text(at + 2) == "drink" => true,
        "can" | "could" if someone && names_a_treat(reading, within) => true,
        "may" if someone => true,
        "am" if next == "i" => true,
        "what" | "which" if (at..within.end).any(|at| matches!(reading.text(at), "use" | "substitute" | "replacement")) => true,
        "do" | "did" if next == "not" => false,
        "is" | "are" | "does" | "why" | "which" | "will" | "should" | "do" | "did" | "was" => true,
        "what" => {
            let quick = within_has(reading, within, &["quick", "fast", "quicker", "faster"]) && next == "can";
            !quick
                && !matches!(next, "about" | "else" | "if")
                && !(at..within.end).any(|at| matches!(reading.text(at), "else" | "instead"))
        }
        "how" => next != "about",
        _ => false,
    }
}

fn within_has(reading: &Reading, within: Span, words: &[&str]) -> bool {
    (within.start..within.end).any(|at| words.contains(&reading.text(at)))
}

/// What no plan serves: whoever asks to have one asks for leave.
const TREATS: &str = "beer beers wine alcohol cider gin vodka whisky whiskey cocktail cocktails prosecco champagne lager coffee soda cola coke \
    lemonade chocolate crisps biscuit biscuits cookie cookies cake doughnut donut sweets candy dessert brownie haribo mcflurry pint pints";

/// "can I have a beer tonight": and not "cake for breakfast", which names where it should stand.
fn names_a_treat(reading: &Reading, within: Span) -> bool {
    let treat = (within.start..within.end).any(|at| among(TREATS, reading.text(at)))
        || (within.start..within.end).any(|at| reading.text(at) == "ice" && reading.text(at + 1) == "cream");
    treat && !meal(reading, within).is_some_and(|meal| matches!(reading.before(meal.at.start, 1), "for" | "as" | "my"))
}

/// What was eaten already is no wish.
pub(super) fn tells_of_the_past(reading: &Reading, within: Span) -> bool {
    (within.start..within.end).any(|at| {
        // "We're 5 tonight" loses its apostrophe.
        let we_are = reading.text(at) == "were" && reading.words.get(at + 1).is_some_and(|next| next.number().is_some());
        !we_are && matches!(reading.text(at), "ate" | "had" | "eaten" | "cooked" | "tasted" | "was" | "were")
            || matches!((reading.text(at), reading.text(at + 1)), ("did", "not"))
    }) && !reading.has(Cue::OtherMeal, within)
        && !(within.start..within.end).any(|at| reading.text(at) == "so")
}
