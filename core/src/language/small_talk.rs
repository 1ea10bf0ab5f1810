//! Hello, thanks, yes and no, never mind, help.

use super::cue::Cue;
use super::phrases::Span;
use super::reading::Reading;
use super::understand::Found;
use super::{Asked, Intent};

/// Reads a greeting at the start.
pub(super) fn greeting(reading: &mut Reading, found: &mut Found) {
    let opening = Span::new(0, reading.len().min(8));
    let Some(at) = reading.cues(Cue::Greet, opening).filter(|at| at.start == 0).max_by_key(|at| at.len()) else { return };
    let alone = matches!(reading.text(0), "morning" | "evening" | "afternoon" | "sup" | "alright" | "ok" | "yo") && at.len() == 1;
    let exercise = reading.exercises.iter().any(|mark| mark.at.touches(at))
        && reading.words[..reading.clause_at(0).end].iter().any(|token| token.number().is_some());
    if exercise || reading.text(at.end) == "with" {
        return;
    }
    let goes_on = alone
        && reading.words.get(1).is_some_and(super::tokens::Token::is_word)
        && !matches!(reading.text(1), "i" | "coach" | "all" | "can" | "what");
    if goes_on {
        return;
    }
    found.add(0, Intent::Greet);
    let mut end = at.end;
    while matches!(
        reading.text(end),
        "coach" | "mate" | "there" | "all" | "fettle" | "everyone" | "team" | "again" | "buddy" | "guys" | "hi" | "hey" | "hello"
    ) {
        end += 1;
    }
    reading.take(Span::new(0, end));
}

/// Reads thanks that stand for themselves: a sentence of their own, or the beginning.
pub(super) fn thanks(reading: &mut Reading, found: &mut Found) {
    for sentence in reading.sentences() {
        let Some(at) = reading
            .cues(Cue::Thank, sentence)
            .filter(|at| reading.is_free(*at))
            .max_by_key(|at| (at.start == sentence.start, at.len()))
        else {
            continue;
        };
        let opens = (sentence.start..at.start).all(|at| {
            !reading.words[at].is_word()
                || matches!(
                    reading.text(at),
                    "ok" | "great"
                        | "cool"
                        | "awesome"
                        | "perfect"
                        | "that"
                        | "is"
                        | "oh"
                        | "brilliant"
                        | "and"
                        | "yes"
                        | "amazing"
                        | "right"
                        | "nice"
                        | "lovely"
                        | "wow"
                        | "so"
                        | "you"
                        | "are"
                        | "alright"
                        | "good"
                )
        });
        let rest = (at.end..sentence.end).filter(|&at| reading.words[at].is_word()).count();
        let refusal = matches!(reading.before(at.start, 1), "no" | "not" | "yes" | "yeah" | "yep" | "sure");
        let opens = opens || (sentence.len() <= at.len() + 6 && reading.is_free(sentence) && found.is_empty());
        let request = rest > 0 && reading.text(at.end) == "for" || !(opens || closes(reading, sentence, at, found));
        if refusal || request && !opens {
            continue;
        }
        found.add(at.start, Intent::Thank);
        let clause = reading.clause_at(at.start);
        reading.take(if rest <= 3 { sentence } else { Span::new(at.start, at.end.min(clause.end)) });
        return;
    }
}

/// "finished my workout, thank you so much": thanks behind a comma, after news. After a wish they are a courtesy.
fn closes(reading: &Reading, sentence: Span, at: Span, found: &Found) -> bool {
    let pause = at.start > sentence.start && reading.words[at.start - 1].is_sign(',') || reading.before(at.start, 1) == "and";
    let clause = reading.clause_at(at.start);
    let ends = (at.end..sentence.end).filter(|&at| reading.words[at].is_word()).count() <= 4 && clause.end == sentence.end;
    pause && ends && found.tells_news()
}

/// Reads yes and no, never mind and help, where nothing else was meant, or where a yes or a no was asked for.
pub(super) fn short_answers(reading: &mut Reading, found: &mut Found) {
    let asked = reading.asked == Some(Asked::Confirm);
    if reading.len() == 1 && reading.words[0].typed == "n" {
        found.add(0, Intent::Deny);
        return reading.take(reading.whole());
    }
    if let Some(at) = cancel(reading, found) {
        found.add(at.start, Intent::Cancel);
        reading.take(reading.sentence_at(at.start));
    }
    if !found.is_empty() && !asked {
        return;
    }
    if let Some((intent, at)) = yes_or_no(reading, asked) {
        found.add(at.start, intent);
        reading.take(at);
    }
}

/// Reads a wish to know what can be said, where nothing else was meant.
pub(super) fn help(reading: &mut Reading, found: &mut Found) {
    if let Some(at) = help_cue(reading).filter(|_| found.is_small_talk()) {
        found.add(at.start, Intent::Help);
        reading.take(reading.whole());
    }
}

fn cancel(reading: &Reading, found: &Found) -> Option<Span> {
    let at = reading
        .cues(Cue::Cancel, reading.whole())
        .filter(|at| reading.is_free(*at) && !reading.denied(at.start) || reading.text(at.start) == "not")
        .max_by_key(|at| at.len())?;
    let alone = reading.sentence_at(at.start).len() <= at.len() + 5;
    let weak = at.len() == 1 && !matches!(reading.text(at.start), "cancel" | "nevermind" | "stop" | "abort");
    let exercise = reading.free_exercises(reading.whole()).next().is_some();
    let plain = matches!(reading.text(at.start), "cancel" | "nevermind" | "never" | "forget" | "scrap" | "leave")
        && (!weak || reading.text(at.start) == "nevermind");
    let of_something = (at.end..at.end + 2)
        .any(|at| matches!(reading.text(at), "limitation" | "limit" | "injury" | "issue" | "problem" | "restriction"));
    (alone && !exercise && !of_something && (found.is_empty() || plain)).then_some(at)
}

/// The first of them decides: "no thanks", "yeah sounds good", "nope, don't want that".
fn yes_or_no(reading: &Reading, asked: bool) -> Option<(Intent, Span)> {
    let lead = |at: usize| {
        !reading.words[at].is_word()
            || matches!(
                reading.text(at),
                "wait"
                    | "erm"
                    | "um"
                    | "hmm"
                    | "oh"
                    | "well"
                    | "actually"
                    | "sorry"
                    | "so"
                    | "mate"
                    | "coach"
                    | "i"
                    | "would"
                    | "say"
                    | "think"
                    | "am"
                    | "it"
                    | "is"
                    | "that"
                    | "but"
                    | "hm"
                    | "ah"
                    | "lol"
                    | "haha"
                    | "and"
                    | "then"
                    | "all"
                    | "you"
                    | "know"
                    | "honestly"
                    | "just"
            )
    };
    let find = |cue: Cue| {
        reading
            .cues(cue, reading.whole())
            .filter(|at| reading.is_free(*at) && (0..at.start).all(lead))
            .max_by_key(|at| (usize::MAX - at.start, at.len()))
    };
    let (yes, no, thanks) = (find(Cue::Affirm), find(Cue::Deny), find(Cue::Thank));
    let small = reading.words.iter().filter(|token| token.is_word()).count() <= 8 || asked;
    let longest = |at: Span| (at.start, usize::MAX - at.len());
    let _ = thanks;
    match (yes, no) {
        (Some(yes), Some(no)) if longest(no) <= longest(yes) => Some((Intent::Deny, no)),
        (Some(yes), _) if small && explained(reading, yes, asked) && !reading.denied(yes.start) => Some((Intent::Affirm, yes)),
        (None, Some(no)) if small && explained(reading, no, asked) => Some((Intent::Deny, no)),
        _ => None,
    }
}

/// Little else stands in the utterance: "ok so the thing with the stuff" is no yes.
fn explained(reading: &Reading, at: Span, asked: bool) -> bool {
    let known = |place: usize| {
        at.holds(place)
            || !reading.words[place].is_word()
            || [Cue::Affirm, Cue::Deny, Cue::Thank, Cue::Decline]
                .iter()
                .any(|cue| reading.cues(*cue, reading.whole()).any(|other| other.holds(place)))
            || matches!(
                reading.text(place),
                "that"
                    | "it"
                    | "this"
                    | "please"
                    | "coach"
                    | "mate"
                    | "i"
                    | "am"
                    | "is"
                    | "do"
                    | "want"
                    | "to"
                    | "the"
                    | "a"
                    | "me"
                    | "for"
                    | "we"
                    | "can"
                    | "you"
                    | "let"
                    | "us"
                    | "then"
                    | "with"
                    | "all"
                    | "of"
                    | "so"
                    | "one"
                    | "and"
                    | "just"
                    | "would"
                    | "be"
                    | "lol"
                    | "wait"
                    | "sorry"
                    | "haha"
                    | "man"
                    | "bro"
                    | "not"
                    | "like"
                    | "think"
                    | "will"
            )
    };
    let odd = (0..reading.len()).filter(|&place| !known(place)).count();
    odd == 0 || (asked && odd <= 4) || odd * 4 <= at.len()
}

fn help_cue(reading: &Reading) -> Option<Span> {
    let at = reading.cues(Cue::Help, reading.whole()).filter(|at| reading.is_free(*at)).max_by_key(|at| at.len())?;
    let alone = reading.whole().len() <= at.len() + 8;
    let weak = at.len() == 1
        && (reading.whole().len() > 5
            || !matches!(
                reading.text(0),
                "help" | "please" | "i" | "need" | "can" | "commands" | "menu" | "options" | "instructions" | "manual"
            ));
    (alone && !weak).then_some(at)
}
