//! Bringing the plan up to date with what was really done.

use crate::conversation::scene::Scene;
use crate::fitness::Change;
use crate::fitness::progression::advance;

/// How many changes are told at once; the rest is counted.
const TOLD_AT_ONCE: usize = 5;

/// Moves the plan along with the log. Sessions of today that were begun stay as they are.
pub(in crate::conversation) fn bring_up_to_date(scene: &mut Scene<'_>) -> Vec<Change> {
    let athlete = scene.athlete();
    let trained = scene.dossier.did_train_on(scene.today) || scene.dossier.ongoing.is_some();
    let from = if trained { scene.today.succ_opt().unwrap_or(scene.today) } else { scene.today };
    let Some(programme) = &mut scene.dossier.programme else { return Vec::new() };
    let advanced = advance(&programme.plan, &scene.dossier.log, &athlete, scene.world, from);
    if advanced.plan != programme.plan {
        *programme = programme.with_plan(advanced.plan).into();
    }
    scene.dossier.reviewed = Some(scene.today);
    advanced.changes
}

/// Changes as lines: what, and why.
pub(in crate::conversation) fn lines(changes: &[Change]) -> Vec<String> {
    let mut lines: Vec<String> = changes.iter().take(TOLD_AT_ONCE).map(line).collect();
    if changes.len() > TOLD_AT_ONCE {
        lines.push(format!("and {} more; your week shows them all", changes.len() - TOLD_AT_ONCE));
    }
    lines
}

fn line(change: &Change) -> String {
    if change.why.is_empty() { change.words.clone() } else { format!("{}: {}", change.words, change.why) }
}
