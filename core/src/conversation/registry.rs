//! Which flow answers which intent. A new intent does not compile until it has one.

use super::flows::{
    another_day, change, data, explain, help, later, log, meals, medical, pain, plan, profile, progress, recount, reminder,
    session, show, talk, targets, travel, undo, urgent,
};
use super::scene::Scene;
use crate::language::{Intent, PlanKind};

/// Whether an intent is only good manners: it is not answered beside another one.
pub(super) fn is_courtesy(intent: &Intent) -> bool {
    matches!(intent, Intent::Greet | Intent::Thank | Intent::Unclear)
}

/// Facts are taken in before a plan is made of them, and single lifts before the session they belong to.
pub(super) fn turn_of(intent: &Intent) -> u8 {
    match intent {
        Intent::SetProfile(_) => 0,
        Intent::LogSets(_) | Intent::LogCardio(_) => 1,
        _ => 2,
    }
}

/// Answers one intent.
pub(super) fn play(scene: &mut Scene<'_>, intent: Intent) {
    if scene.dossier.held && (wants_training(&intent) || says_little(&intent)) {
        urgent::ask_for_clearance(scene);
        return;
    }
    scene.dossier.hushed &=
        !wants_training(&intent) && !wants_food(&intent) && !matches!(intent, Intent::SetProfile(_) | Intent::Greet);
    match intent {
        Intent::SetProfile(patch) => profile::tell(scene, *patch),
        Intent::CreatePlan { what: PlanKind::Meals, days, .. } => meals::create(scene, days),
        Intent::CreatePlan { what: PlanKind::Workouts, weeks, .. } => plan::create(scene, weeks),
        Intent::CreatePlan { what: PlanKind::Both, weeks, days } => {
            meals::create(scene, days);
            plan::create(scene, weeks);
        }
        Intent::ShowPlan { what: PlanKind::Meals, when } => meals::show(scene, when),
        Intent::ShowPlan { what: PlanKind::Workouts, when } => show::plan(scene, when),
        Intent::ShowPlan { what: PlanKind::Both, when } => {
            show::plan(scene, when);
            meals::show(scene, when);
        }
        Intent::ShowProfile => profile::show(scene),
        Intent::SwapExercise { exercise, with, reason } => change::swap(scene, exercise, with, reason),
        Intent::ShortenSession { minutes, when } => change::shorten(scene, minutes, when),
        Intent::MoveSession { from, to } => another_day::shift(scene, from, to),
        Intent::AdjustDifficulty { direction } => change::adjust(scene, direction),
        Intent::StartSession => session::start(scene),
        Intent::LogSets(slots) => log::sets(scene, slots, false),
        Intent::LogCardio(slots) => log::cardio(scene, slots),
        Intent::LogSession(slots) => log::session(scene, slots),
        Intent::LogWeight { weight_kg } => log::weight(scene, weight_kg),
        Intent::ReportPain { area } => pain::report(scene, area),
        Intent::ExplainExercise { exercise } => explain::exercise(scene, exercise),
        Intent::ShowProgress { exercise, metric } => progress::show(scene, exercise, metric),
        Intent::Undo => undo::last(scene),
        Intent::ExportData => data::export(scene),
        Intent::ForgetMe => data::forget(scene, false),
        Intent::Help => help::show_help(scene),
        Intent::Greet => talk::greet(scene),
        Intent::Thank => talk::welcome(scene),
        Intent::Affirm => talk::yes(scene),
        Intent::Deny => talk::no(scene),
        Intent::Cancel => talk::cancel(scene),
        Intent::Question => help::question(scene),
        Intent::Urgent { kind } => urgent::said(scene, kind),
        Intent::Unclear => help::unclear(scene),
        Intent::ShowTargets => targets::show(scene),
        Intent::AdjustCalories { direction, kcal } => targets::adjust(scene, direction, kcal),
        Intent::SwapMeal(slots) => meals::change(scene, *slots),
        Intent::ExplainRecipe(slots) => meals::recipe(scene, slots),
        Intent::ShowGroceries(slots) => meals::groceries(scene, slots),
        Intent::Travel(slots) => travel::away(scene, slots),
        Intent::SetReminder { off: true, .. } => reminder::stop(scene),
        Intent::SetReminder { time, weekdays, .. } => reminder::set(scene, time, weekdays),
        Intent::CreateChallenge | Intent::JoinChallenge | Intent::LeaveChallenge | Intent::CheckIn | Intent::ShowLeaderboard => {
            later::groups(scene);
        }
    }
}

/// Does what was waiting for a yes.
pub(super) fn play_confirmed(scene: &mut Scene<'_>, intent: Intent) {
    match intent {
        Intent::ForgetMe => data::forget(scene, true),
        Intent::LogSets(slots) => log::sets(scene, slots, true),
        Intent::AdjustDifficulty { direction } => change::adjust_for_sure(scene, direction),
        Intent::AdjustCalories { .. } => recount::agreed(scene),
        Intent::CreatePlan { what: PlanKind::Meals, days, .. } => {
            medical::agree(scene);
            meals::create(scene, days);
        }
        other => play(scene, other),
    }
}

/// Words that may well tell of a doctor's yes.
fn says_little(intent: &Intent) -> bool {
    matches!(intent, Intent::Greet | Intent::Question | Intent::Unclear)
}

fn wants_food(intent: &Intent) -> bool {
    matches!(intent, Intent::CreatePlan { what: PlanKind::Meals, .. } | Intent::ShowPlan { what: PlanKind::Meals, .. })
}

fn wants_training(intent: &Intent) -> bool {
    matches!(
        intent,
        Intent::CreatePlan { what: PlanKind::Workouts | PlanKind::Both, .. }
            | Intent::ShowPlan { what: PlanKind::Workouts | PlanKind::Both, .. }
            | Intent::StartSession
            | Intent::SwapExercise { .. }
            | Intent::ShortenSession { .. }
            | Intent::MoveSession { .. }
            | Intent::AdjustDifficulty { .. }
            | Intent::Travel(_)
    )
}
