//! Every dialog is a promise. Each is played as it is, with every event twice, and with a crash at every step.

use fettle_core::Knowledge;
use fettle_core::conversation::Conversation;
use fettle_tests::dialog::all;
use fettle_tests::stage::{event, play};

/// `DIALOG=name cargo test dialogs -- --nocapture` prints the transcript of one dialog.
#[test]
fn every_dialog_keeps_its_promise() {
    let wanted = option_env!("DIALOG")
        .map(str::to_owned)
        .or_else(|| std::env::vars().find(|(name, _)| name == "DIALOG").map(|(_, value)| value));
    for dialog in all() {
        let (_, transcript) = play(&dialog);
        if wanted.as_ref().is_some_and(|name| dialog.file.contains(name.as_str())) {
            for (step, reply) in dialog.steps.iter().zip(&transcript) {
                println!("> {}\n{reply}\n", step.typed);
            }
        }
    }
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
