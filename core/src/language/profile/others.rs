//! What is said of somebody else at the table, and where the athlete sets himself apart: "it's my husband who doesn't", "not mine".

use crate::language::phrases::{Span, among};
use crate::language::reading::Reading;

/// People by what they are to the athlete.
const PEOPLE: &str = "wife husband partner missus hubby girlfriend boyfriend son daughter kid kids child children sister brother mum mom \
    mother dad father nan gran granny grandma grandad flatmate roommate housemate friend friends mate mates guest guests neighbour \
    colleague boss cousin aunt auntie uncle niece nephew fiance fiancee spouse lad girls boys";

/// Somebody who is named: "my sister", "my sister's", "the wife".
pub(in crate::language) fn is_person(reading: &Reading, at: usize) -> bool {
    let word = reading.text(at);
    among(PEOPLE, word) || word.strip_suffix('s').is_some_and(|one| among(PEOPLE, one))
}

/// The first of the others who is named within.
pub(in crate::language) fn named(reading: &Reading, within: Span) -> Option<usize> {
    (within.start..within.end).find(|&at| is_person(reading, at))
}

/// "not mine", "not me": said beside somebody else.
fn is_none_of_mine(reading: &Reading, within: Span) -> bool {
    (within.start..within.end)
        .any(|at| reading.text(at) == "not" && matches!(reading.text(at + 1), "mine" | "me" | "my" | "myself"))
}

/// "remove it", "take it off", "delete that": what stands in the profile should go.
fn asks_to_remove(reading: &Reading, within: Span) -> bool {
    (within.start..within.end).any(|at| {
        let off =
            matches!(reading.text(at), "take" | "get") && (at + 1..at + 4).any(|at| matches!(reading.text(at), "off" | "out"));
        off || matches!(reading.text(at), "remove" | "delete" | "clear" | "erase" | "scrap")
    })
}

/// "the shellfish allergy is my sister's, not mine, remove it": an allergy of somebody else that should go. Without the wish to
/// remove it, it is kept: they may eat at the same table.
pub(super) fn is_anothers_to_remove(reading: &Reading, at: usize) -> bool {
    let sentence = reading.sentence_at(at);
    named(reading, sentence).is_some() && is_none_of_mine(reading, sentence) && asks_to_remove(reading, reading.whole())
}

/// "I like beetroot, it's my husband who doesn't": the athlete's own word on a food before somebody else's.
pub(super) fn likes_what_another_does_not(reading: &Reading, food: Span) -> bool {
    let sentence = reading.sentence_at(food.start);
    let likes = (1..=3).any(|back| matches!(reading.before(food.start, back), "like" | "love" | "eat" | "enjoy"))
        && !reading.denied(food.start)
        && (1..=5).any(|back| matches!(reading.before(food.start, back), "i" | "we"));
    likes
        && named(reading, Span::new(food.end, sentence.end)).is_some_and(|who| {
            (who + 1..(who + 6).min(sentence.end))
                .any(|at| matches!(reading.text(at), "not" | "hates" | "hate" | "dislikes" | "never"))
        })
}

/// "my wife hates mushrooms, I love them": somebody else's taste, and the athlete's own is the other.
pub(super) fn is_anothers_taste(reading: &Reading, food: Span) -> bool {
    let sentence = reading.sentence_at(food.start);
    let theirs = named(reading, Span::new(sentence.start, food.start)).is_some();
    let own = (food.end..(food.end + 6).min(reading.len())).any(|at| {
        reading.text(at) == "i" && matches!((reading.text(at + 1), reading.text(at + 2)), ("love" | "like", _) | ("do", "not"))
            || (reading.text(at) == "not" && reading.text(at + 1) == "me")
    });
    theirs && own
}

/// Somebody else right before this place: "my wife is vegan", "the missus went veggie".
pub(super) fn stands_before(reading: &Reading, at: usize) -> bool {
    (1..=3).any(|back| {
        at.checked_sub(back).is_some_and(|place| is_person(reading, place))
            || matches!(reading.before(at, back), "she" | "he" | "they")
    })
}
