//! Talks to the conversation alone: a line an utterance, `2026-12-01@text` sets the date. For writing dialogs.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "to read")]
use fettle_core::{Knowledge, card::plain_text, conversation::Conversation};
use fettle_tests::dialog::Step;
use fettle_tests::stage::{cards, event};
use std::io::BufRead;
fn main() {
    let mut c = Conversation::begin();
    for (n, line) in std::io::stdin().lock().lines().map_while(Result::ok).enumerate() {
        let (at, typed) = match line.split_once('@') {
            Some((d, t)) if d.len() == 10 => (format!("{d}T18:00:00Z"), t.to_string()),
            _ => ("2026-11-23T18:00:00Z".into(), line),
        };
        let step = Step { at: at.parse().unwrap(), typed: typed.clone(), expects: vec![], line: n };
        let inbound = event(&c, &step, n);
        let turn = c.step(inbound, Knowledge::built_in());
        println!("> {typed}");
        for card in cards(&turn.effects) {
            println!("{}\n", plain_text(card));
        }
        c = turn.next;
    }
}
