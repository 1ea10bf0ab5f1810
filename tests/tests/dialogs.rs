//! Every dialog is a promise. Each is played as it is, with every event twice, and with a crash at every step.

use std::panic::catch_unwind;

use fettle_core::Knowledge;
use fettle_core::conversation::Conversation;
use fettle_tests::crash::{CUTS, Left};
use fettle_tests::dialog::all;
use fettle_tests::stage::{event, play};

/// `DIALOG=name cargo test dialogs -- --nocapture` prints the transcript of one dialog.
#[test]
fn every_dialog_keeps_its_promise() {
    let wanted = option_env!("DIALOG")
        .map(str::to_owned)
        .or_else(|| std::env::vars().find(|(name, _)| name == "DIALOG").map(|(_, value)| value));
    let mut broken = Vec::new();
    for dialog in all() {
        let Ok((_, transcript)) = catch_unwind(|| play(&dialog)) else {
            broken.push(dialog.file);
            continue;
        };
        if wanted.as_ref().is_some_and(|name| dialog.file.contains(name.as_str())) {
            for (step, reply) in dialog.steps.iter().zip(&transcript) {
                println!("> {}\n{reply}\n", step.typed);
            }
        }
    }
    assert!(broken.is_empty(), "broken promises, each told above: {broken:?}");
}

#[test]
fn every_event_twice_is_every_event_once() {
    let world = Knowledge::built_in();
    for dialog in all() {
        let (once, _) = play(&dialog);
        let mut twice = Conversation::begin();
        for (place, step) in dialog.steps.iter().enumerate() {
            let inbound = event(&twice, step, place);
            let first = twice.step(inbound.clone(), world);
            let again = first.next.clone().step(inbound, world);
            assert!(again.effects.is_empty(), "{}:{}: the second delivery did something", dialog.file, step.line);
            assert_eq!(again.next, first.next, "{}:{}", dialog.file, step.line);
            twice = again.next;
        }
        assert_eq!(twice, once, "{}", dialog.file);
    }
}

/// The step is a function of the state, so a state that is the same after a crash stays the same for good.
#[test]
fn a_crash_at_any_place_of_any_step_changes_nothing_and_loses_no_reply() {
    let world = Knowledge::built_in();
    let mut crashes = 0;
    for dialog in all() {
        let mut whole = Left::default();
        for (place, step) in dialog.steps.iter().enumerate() {
            let inbound = event(&whole.conversation(), step, place);
            let before = whole.clone();
            whole.turn(&inbound, None, world);
            for cut in CUTS {
                let mut crashed = before.clone();
                crashed.turn(&inbound, Some(cut), world);
                let differs = crashed.differs_from(&whole);
                assert_eq!(differs, None, "{}:{}: {cut:?}", dialog.file, step.line);
                crashes += 1;
            }
        }
    }
    assert!(crashes > 1000, "{crashes} crashes");
}
