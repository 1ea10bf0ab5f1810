//! Warning signs: coaching stops, and what to do now is said first.

use super::profile;
use crate::athlete::Condition;
use crate::card::{Card, Tone};
use crate::conversation::awaiting::{Awaiting, Worry};
use crate::conversation::scene::Scene;
use crate::conversation::{onboarding, state};
use crate::language::{Intent, UrgentKind, possible_danger};
use crate::safety::{RedFlag, answer as what_to_do, ask};

/// Answers a warning sign found in the words.
pub(in crate::conversation) fn answer(scene: &mut Scene<'_>, flag: &RedFlag) {
    scene.dossier.ongoing = None;
    scene.dossier.held |= flag.kind == UrgentKind::Medical;
    scene.dossier.hushed = true;
    if flag.kind == UrgentKind::EatingDisorder {
        // The card promises no targets from here on; this is what keeps the promise.
        scene.dossier.profile.conditions.insert(Condition::EatingDisorderHistory);
        profile::keep_from_losing(&mut scene.dossier.profile);
    }
    scene.say(what_to_do(flag));
}

/// Answers a warning sign that was understood without one of the known phrases.
pub(in crate::conversation) fn said(scene: &mut Scene<'_>, kind: UrgentKind) {
    answer(scene, &RedFlag { kind, sign: "said" });
}

/// Shows help to somebody whose words may tell of danger, and asks; or hears the answer. Whether it did.
pub(in crate::conversation) fn hear(scene: &mut Scene<'_>, text: &str) -> bool {
    let danger = possible_danger(text, scene.world);
    match (scene.awaited.take(), says_safe(text)) {
        (Some(Awaiting::Safe(worry)), Some(false)) => {
            said(scene, worry.kind);
            return true;
        }
        (Some(Awaiting::Safe(worry)), Some(true)) if danger.is_none() => {
            all_is_well(scene, worry);
            return true;
        }
        (awaited, _) => scene.awaited = awaited,
    }
    let Some(kind) = danger else { return false };
    // A worry about a worry would grow with every word.
    let before = match scene.awaited.take() {
        Some(Awaiting::Safe(worry)) => worry.before,
        other => other.map(Box::new),
    };
    scene.say(ask(kind));
    scene.await_next(Awaiting::Safe(Worry { kind, said: text.to_owned(), before }));
    true
}

/// Nothing was wrong: what was said then is read as anything else, where it meant something.
pub(in crate::conversation) fn all_is_well(scene: &mut Scene<'_>, worry: Worry) {
    scene.awaited = worry.before.map(|before| *before);
    scene.say(Card::saying("Good to hear. If that changes, tell me, at any hour."));
    if state::is_understood(scene, &worry.said) {
        state::hear_at_ease(scene, &worry.said);
    } else {
        onboarding::go_on(scene);
    }
}

/// An answer to the question whether somebody is safe, where it begins as one. "No one would care" is none.
fn says_safe(text: &str) -> Option<bool> {
    const SAFE: &[&str] =
        &["no", "nope", "nah", "not at all", "im fine", "im ok", "im okay", "im good", "im safe", "all good", "fine"];
    const NOT_SAFE: &[&str] =
        &["yes", "yeah", "yep", "yea", "ya", "i am", "maybe", "not sure", "i think so", "kind of", "sort of"];
    const NO_ANSWER: &[&str] = &["one", "body", "point", "use", "hope", "reason", "way", "more", "idea"];
    let plain = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words: Vec<&str> = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let begins = |phrases: &[&str]| phrases.iter().any(|phrase| words.starts_with(&phrase.split(' ').collect::<Vec<_>>()));
    let goes_on = words.get(1).is_some_and(|second| NO_ANSWER.contains(second));
    match (begins(NOT_SAFE), begins(SAFE)) {
        (true, _) => Some(false),
        (false, true) if !goes_on => Some(true),
        _ => None,
    }
}

/// Training waits until a doctor has had a look.
pub(in crate::conversation) fn ask_for_clearance(scene: &mut Scene<'_>) {
    if scene.is_awaiting() {
        return;
    }
    let card = Card::saying("You told me about a warning sign. Has a doctor said that training is fine again?")
        .titled("Before we train")
        .toned(Tone::Careful)
        .button("Yes, cleared", Intent::Affirm)
        .button("Not yet", Intent::Deny);
    scene.say(card);
    scene.await_next(Awaiting::Clearance);
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::says_safe;
    use crate::Knowledge;
    use crate::conversation::awaiting::Awaiting;
    use crate::conversation::{Conversation, Event, EventKey, Inbound, ReplyTo, Utterance};

    #[test]
    fn a_second_cry_takes_the_place_of_the_first() {
        let mut conversation = Conversation::begin();
        for turn in 0..4 {
            let inbound = Inbound {
                key: EventKey(turn.to_string()),
                at: DateTime::UNIX_EPOCH,
                zone: None,
                reply_to: ReplyTo("here".into()),
                reachable: true,
                event: Event::Said(Utterance::new("would anyone on here even clock it if i was gone")),
            };
            conversation = conversation.step(inbound, Knowledge::built_in()).next;
            let Some(Awaiting::Safe(worry)) = &conversation.talk.awaiting else { panic!("nothing was asked") };
            assert!(worry.before.is_none(), "{worry:?}");
        }
    }

    #[test]
    fn an_answer_is_told_from_another_cry() {
        for safe in ["no", "No, I'm fine", "nah just tired", "I'm okay, thanks", "all good"] {
            assert_eq!(says_safe(safe), Some(true), "{safe}");
        }
        for unsafe_now in ["yes", "yeah a bit", "not sure", "maybe", "I am"] {
            assert_eq!(says_safe(unsafe_now), Some(false), "{unsafe_now}");
        }
        for other in ["no one would care", "no point any more", "what is for dinner", ""] {
            assert_eq!(says_safe(other), None, "{other}");
        }
    }
}
