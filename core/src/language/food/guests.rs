//! "cook for 6 on Saturday", "my sister eats with us tonight": others at one meal, and no meal out.

use crate::language::phrases::{Span, among};
use crate::language::reading::Reading;

/// Who eats along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Company {
    /// So many in all.
    pub(super) people: Option<u8>,
    /// So many more than usual.
    pub(super) guests: Option<u8>,
}

/// Most people that one meal is cooked for.
const MOST: f64 = 20.0;

/// Who comes alone.
const ONE: &str = "mum mom mother dad father sister brother aunt auntie uncle gran nan grandma grandad granny boss friend mate \
    girlfriend boyfriend partner wife husband neighbour neighbor cousin colleague daughter son flatmate niece nephew buddy";
/// Who comes in twos.
const TWO: &str = "parents inlaws grandparents couple folks";
/// Who comes in any number.
const SOME: &str = "friends mates family people guests kids visitors company lads girls neighbours neighbors cousins colleagues \
    sisters brothers relatives grandkids";

/// Others at the table, by the words of a stretch.
pub(super) fn company(reading: &Reading, scope: Span) -> Option<Company> {
    if goes_away(reading, scope) {
        return None;
    }
    counted(reading, scope).or_else(|| named(reading, scope))
}

/// Somebody who is there for a meal, and not from the household.
const VISITORS: &str = "friend friends mate mates guest guests neighbour neighbours neighbor neighbors boss colleague colleagues cousin \
    cousins aunt auntie uncle visitor visitors coworker coworkers teammate buddy";

/// "my mate has coeliac", "the neighbour is lactose intolerant": what is said is said of a visitor, and not of the athlete.
pub(in crate::language) fn tells_of_visitors(reading: &Reading, within: Span) -> bool {
    let visitor = (within.start..within.end).any(|at| among(VISITORS, reading.text(at)))
        || arrives(reading, within) && named(reading, within).is_some();
    let own = (within.start..within.end).any(|at| {
        let i = matches!((reading.text(at), reading.text(at + 1)), ("i" | "we", "am" | "are" | "have" | "can" | "do"));
        i || matches!(reading.text(at), "myself" | "kids" | "kid" | "son" | "daughter" | "wife" | "husband" | "partner")
    });
    visitor && !own
}

/// "at my sister's", "eating out with friends", "mum is cooking": the meal is elsewhere.
fn goes_away(reading: &Reading, scope: Span) -> bool {
    (scope.start..scope.end).any(|at| {
        let theirs = reading.text(at) == "at"
            && !matches!(reading.text(at + 1), "home" | "ours" | "mine" | "my" | "our" | "the" | "noon")
            && reading.words.get(at + 1).is_some_and(|token| token.number().is_none());
        let place = reading.text(at) == "at" && among(ONE, &singular(reading.text(at + 2)));
        matches!(reading.text(at), "out" | "restaurant" | "pub" | "takeaway" | "invited" | "wedding" | "place")
            || matches!((reading.text(at), reading.text(at + 1)), ("is" | "are", "cooking"))
            || theirs
            || place
    })
}

fn singular(word: &str) -> String {
    word.trim_end_matches('s').to_owned()
}

/// A number of people.
fn counted(reading: &Reading, scope: Span) -> Option<Company> {
    reading.bare_numbers(scope).into_iter().filter(|mark| mark.what.fract() == 0.0 && (1.0..=MOST).contains(&mark.what)).find_map(
        |mark| {
            let count = Some(mark.what as u8);
            let after = |step: usize| reading.text(mark.at.end + step);
            let before = |back: usize| reading.before(mark.at.start, back);
            let more = matches!(after(0), "extra" | "more" | "other" | "others" | "additional" | "guests" | "friends" | "mates")
                && (among(SOME, after(0)) || among(SOME, after(1)) || matches!(after(1), "for" | "at" | "coming" | "mouths"))
                || among(SOME, after(0)) && arrives(reading, scope) && after(0) != "family";
            let hosts = (1..=3).any(|back| {
                matches!(
                    before(back),
                    "party" | "bbq" | "barbecue" | "cook" | "cooking" | "feed" | "feeding" | "catering" | "feast"
                ) || matches!(
                    before(back),
                    "dinner" | "lunch" | "brunch" | "meal" | "breakfast" | "tea" | "supper" | "food" | "make"
                )
            }) && matches!(before(1), "for" | "of" | "feed" | "feeding")
                || (before(2) == "we" && before(1) == "are" || before(1) == "were")
                    && !matches!(after(0), "days" | "weeks" | "in" | "down" | "up");
            let of_them = after(0) == "of" && after(1) == "them";
            let of_us = after(0) == "of" && after(1) == "us";
            let ends = !reading.words.get(mark.at.end).is_some_and(crate::language::tokens::Token::is_word)
                || matches!(
                    after(0),
                    "on" | "for"
                        | "people"
                        | "persons"
                        | "tonight"
                        | "today"
                        | "tomorrow"
                        | "please"
                        | "this"
                        | "of"
                        | "because"
                        | "since"
                        | "as"
                        | "not"
                        | "now"
                )
                || reading.days.iter().any(|day| day.at.start == mark.at.end);
            match (more || of_them, hosts && ends || of_us) {
                (true, _) => Some(Company { guests: count, people: None }),
                (false, true) => Some(Company { people: count, guests: None }),
                _ => None,
            }
        },
    )
}

/// People by what they are to the athlete, who come or eat along.
fn named(reading: &Reading, scope: Span) -> Option<Company> {
    if !arrives(reading, scope) {
        return None;
    }
    let who = |list: &str| (scope.start..scope.end).filter(|&at| among(list, reading.text(at))).count() as u8;
    let counted = who(ONE) + 2 * (who(TWO) + u8::from(says(reading, scope, "in", "laws")));
    match (counted, who(SOME)) {
        (_, 1..) => Some(Company::default()),
        (1.., 0) => Some(Company { guests: Some(counted), people: None }),
        (0, 0) => None,
    }
}

fn says(reading: &Reading, scope: Span, first: &str, second: &str) -> bool {
    (scope.start..scope.end).any(|at| reading.text(at) == first && reading.text(at + 1) == second)
}

/// "coming", "joins us", "eats with us", "over for dinner", "we have guests".
fn arrives(reading: &Reading, scope: Span) -> bool {
    (scope.start..scope.end).any(|at| {
        let next = reading.text(at + 1);
        let comes = matches!(
            reading.text(at),
            "coming" | "comes" | "come" | "visiting" | "visits" | "joining" | "joins" | "join" | "over" | "round" | "hosting"
        );
        let along = matches!(reading.text(at), "with" | "at") && matches!(next, "us" | "me" | "ours" | "mine");
        let hosted = matches!(reading.text(at), "have" | "having" | "got" | "expecting")
            && (at + 1..(at + 4).min(scope.end)).any(|at| matches!(reading.text(at), "guests" | "visitors" | "company"));
        comes || along || hosted
    })
}
