//! Every dialog through the coach as it is served, over a table: what a turn may cost, and what the log must not hold.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fettle_tests::costs::{Costs, TALKING, of_all};
use fettle_tests::dialog::all;
use fettle_tests::overheard::overheard;

static PLAYED: LazyLock<(Costs, Vec<String>)> = LazyLock::new(|| overheard(|| of_all(TALKING)));

#[test]
fn a_turn_is_one_read_and_one_write_of_few_units() {
    let costs = &PLAYED.0;
    println!("{costs}");
    assert!(costs.turns() > 400, "{costs}");
    let median = costs.share(0.5);
    assert!(median.reads <= 1 && median.writes <= 1, "{costs}");
    assert!(median.write_units <= 4.0, "{costs}");
}

/// The figures that a line may hold: what is counted, and names of events and bugs.
const COUNTS: &[&str] = &["revision", "owed", "takeovers", "number", "event", "again", "bug"];

#[test]
fn no_word_of_any_athlete_and_no_figure_is_in_the_log() {
    let (costs, lines) = &*PLAYED;
    assert!(lines.len() > costs.turns(), "{} lines for {} turns", lines.len(), costs.turns());
    let words: Vec<String> = all().iter().flat_map(|dialog| &dialog.steps).flat_map(|step| words(&step.typed)).collect();
    let words: BTreeSet<&str> = words.iter().map(String::as_str).filter(|word| word.chars().count() > 2).collect();
    assert!(words.len() > 300, "{} words", words.len());
    for line in lines {
        let told = without_counts(line);
        assert!(!told.chars().any(|letter| letter.is_ascii_digit()), "a figure: {line}");
        let said: Vec<String> = self::words(&told).into_iter().filter(|word| words.contains(word.as_str())).collect();
        assert_eq!(said, [""; 0], "{line}");
    }
}

/// A line without the names of its spans and the fields that count.
fn without_counts(line: &str) -> String {
    let pieces = line.split([' ', '{', '}']).filter(|piece| !piece.is_empty());
    let is_name = |piece: &str| matches!(piece, "turn" | "finish" | ":");
    let counts = |piece: &str| piece.split_once('=').is_some_and(|(name, _)| COUNTS.contains(&name));
    pieces.filter(|piece| !is_name(piece) && !counts(piece)).collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
