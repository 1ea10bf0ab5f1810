//! "Back to the full session": a session that was shortened has its time again.

use super::change::with_ways_on;
use super::undo;
use crate::card::Card;
use crate::conversation::scene::Scene;

/// What a shortened session is called among the changes.
pub(super) const SHORTENED: &str = "the shorter session";

/// Words for a whole session.
const WHOLE: &[&str] = &["full", "whole", "normal", "original", "complete", "long"];

/// Words for the time that is there after all.
const AGAIN: &[&str] = &["back", "again", "after", "restore", "instead", "now", "do"];

/// Brings back the session that was shortened last. Whether that was meant.
pub(in crate::conversation) fn hear(scene: &mut Scene<'_>, text: &str) -> bool {
    let shortened = scene.dossier.before.last().is_some_and(|before| before.what == SHORTENED);
    let plain = text.to_lowercase();
    let words: Vec<&str> = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let says = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let session = says(&["session", "workout", "training", "hour", "time", "version", "thing"]);
    let whole = says(WHOLE) && says(AGAIN) || says(&["time", "hour"]) && plain.contains("after all");
    let asks = words.first().is_some_and(|first| matches!(*first, "what" | "how" | "when" | "why" | "show"));
    if !shortened || !session || !whole || asks || words.len() > 12 {
        return false;
    }
    undo::quietly(scene);
    scene.say(with_ways_on(Card::saying("The full session is back, as it was planned.")));
    true
}
