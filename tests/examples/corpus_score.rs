//! Scores `understand` on a labelled corpus and lists what it got wrong.
//!
//! `cargo run -p fettle-tests --example corpus_score -- tests/corpus/develop.jsonl`

use std::io::Write;
use std::process::ExitCode;

use fettle_tests::corpus::{Score, score, score_talk};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else { return fail("usage: corpus_score FILE") };
    let lines = match std::fs::read_to_string(&path) {
        Ok(lines) => lines,
        Err(error) => return fail(&format!("{path}: {error}")),
    };
    let scored = if path.ends_with(".tsv") { score_talk(&lines) } else { score(&lines) };
    match scored {
        Ok(score) if print(&score).is_ok() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => fail(&format!("{path}: {error}")),
    }
}

fn fail(words: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{words}");
    ExitCode::FAILURE
}

fn print(score: &Score) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "confusions ({}):", score.confusions.len())?;
    for confusion in &score.confusions {
        let kind = if confusion.intents_right { "slots" } else { "intents" };
        writeln!(out, "{kind}: {}\n  gold {}\n  got  {}", confusion.text, confusion.gold, confusion.got)?;
    }
    writeln!(out, "\n{:<18} {:>9} {:>7}  of", "intent", "precision", "recall")?;
    for (intent, (right, found, meant)) in &score.by_intent {
        let share = |all: usize| if all == 0 { 0.0 } else { 100.0 * *right as f64 / all as f64 };
        writeln!(out, "{intent:<18} {:>8.1}% {:>6.1}%  {meant}", share(*found), share(*meant))?;
    }
    writeln!(out, "\n{} sentences", score.sentences)?;
    writeln!(out, "intents {}/{} = {:.1}%", score.intents.0, score.intents.1, 100.0 * score.intents_right())?;
    writeln!(out, "slots   {}/{} = {:.1}%", score.slots.0, score.slots.1, 100.0 * score.slots_right())
}
