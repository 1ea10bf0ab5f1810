//! Changes to the plan. Each goes through one door that holds the new plan against every limit.

use std::collections::BTreeSet;

use super::full_again::SHORTENED;
use super::show::show_intent;
use super::{review, session};
use crate::card::{Card, Tone};
use crate::conversation::awaiting::Awaiting;
use crate::conversation::scene::Scene;
use crate::conversation::words::{date_of, day, on_day, part};
use crate::fitness::Change;
use crate::fitness::edit::{Edit, EditRefusal, apply};
use crate::fitness::{ExerciseId, programming::Programme};
use crate::language::{Asked, Direction, Intent, PlanKind, SwapReason, When};
use crate::safety::{About, screen};

/// Puts one exercise in the place of another, from today on.
pub(in crate::conversation) fn swap(
    scene: &mut Scene<'_>,
    exercise: Option<ExerciseId>,
    with: Option<ExerciseId>,
    reason: Option<SwapReason>,
) {
    if without_plan(scene) {
        return;
    }
    match exercise.map(|exercise| as_planned(scene, exercise)).or_else(|| current(scene)) {
        Some(exercise) => {
            let doing = current(scene).as_ref() == Some(&exercise);
            let what = format!("the swap of {}", scene.name(&exercise));
            edit(scene, &what, &Edit::Swap { exercise: exercise.clone(), with, reason, from: scene.today }, |nearest| {
                Intent::SwapExercise { exercise: Some(exercise.clone()), with: Some(nearest), reason }
            });
            if let (Some(SwapReason::Pain), Some(card)) = (reason, scene.last_card()) {
                *card = std::mem::take(card).text("Where does it hurt? \"My knee hurts\", and I plan around it from now on.");
            }
            if doing && current(scene).is_some_and(|now| now != exercise) {
                session::start(scene);
            }
        }
        None => ask_which(scene, reason),
    }
}

/// "The cycling" is the kind of cycling that is planned: one of the same pattern that bears the last word of the name.
fn as_planned(scene: &Scene<'_>, exercise: ExerciseId) -> ExerciseId {
    let coming = scene.dossier.sessions().filter(|session| session.date >= scene.today);
    let planned: BTreeSet<&ExerciseId> = coming.flat_map(|session| &session.exercises).map(|planned| &planned.id).collect();
    let Some(named) = scene.exercise(&exercise).filter(|_| !planned.contains(&exercise)) else { return exercise };
    let word = named.name.split_whitespace().next_back().unwrap_or_default();
    let kin = |id: &&&ExerciseId| {
        let other = scene.exercise(id).filter(|other| other.pattern == named.pattern);
        other.is_some_and(|other| other.name.split_whitespace().any(|part| part == word))
    };
    let found: Vec<&&ExerciseId> = planned.iter().filter(kin).collect();
    if let [only] = found.as_slice() { (**only).clone() } else { exercise }
}

fn current(scene: &Scene<'_>) -> Option<ExerciseId> {
    let ongoing = scene.dossier.ongoing?;
    scene.dossier.session_on(ongoing.date)?.exercises.get(ongoing.place).map(|planned| planned.id.clone())
}

fn ask_which(scene: &mut Scene<'_>, reason: Option<SwapReason>) {
    let Some(session) = scene.dossier.next_session(scene.today) else { return without_sessions(scene) };
    let ids: Vec<ExerciseId> = session.exercises.iter().map(|planned| planned.id.clone()).collect();
    let card = ids.into_iter().fold(Card::saying("Which one shall I swap?"), |card, id| {
        let label = scene.name(&id);
        card.button(label, Intent::SwapExercise { exercise: Some(id), with: None, reason })
    });
    scene.say(card);
}

/// Fits a session into less time.
pub(in crate::conversation) fn shorten(scene: &mut Scene<'_>, minutes: Option<u16>, when: Option<When>) {
    if without_plan(scene) {
        return;
    }
    let wanted = when.and_then(|when| date_of(when, scene.today)).unwrap_or(scene.today);
    let Some(date) = scene.dossier.next_session(wanted).map(|session| session.date) else { return without_sessions(scene) };
    if when.is_some() && date != wanted {
        return no_session(scene, wanted);
    }
    let Some(minutes) = minutes else { return ask_minutes(scene, date) };
    edit(scene, SHORTENED, &Edit::Shorten { date, minutes }, |_| Intent::Help);
}

fn ask_minutes(scene: &mut Scene<'_>, date: chrono::NaiveDate) {
    let card = [15, 20, 30, 40].iter().fold(Card::saying("How many minutes do you have?"), |card, minutes| {
        card.button(format!("{minutes} min"), Intent::ShortenSession { minutes: Some(*minutes), when: Some(When::Date(date)) })
    });
    scene.say(card);
}

/// Makes the rest of the plan easier or harder.
pub(in crate::conversation) fn adjust(scene: &mut Scene<'_>, direction: Direction) {
    if without_plan(scene) {
        return;
    }
    if direction == Direction::Harder && needs_a_doctors_yes(scene) {
        return ask_for_a_doctors_yes(scene);
    }
    adjust_for_sure(scene, direction);
}

/// Whether somebody has to agree before more is asked of this athlete.
fn needs_a_doctors_yes(scene: &Scene<'_>) -> bool {
    let advice = screen(&scene.dossier.profile).advice;
    advice.iter().any(|advice| advice.refer && matches!(advice.about, About::Condition(_)))
}

fn ask_for_a_doctors_yes(scene: &mut Scene<'_>) {
    let card = Card::saying("Your plan stays easy until your doctor agrees to more. Have they said yes to harder training?")
        .toned(Tone::Careful)
        .button("Yes, they have", Intent::Affirm)
        .button("Not yet", Intent::Deny);
    scene.say(card);
    scene.await_next(Awaiting::Yes(Intent::AdjustDifficulty { direction: Direction::Harder }));
}

/// The same, with nothing left to ask.
pub(in crate::conversation) fn adjust_for_sure(scene: &mut Scene<'_>, direction: Direction) {
    if direction == Direction::Harder && is_untried(scene) {
        return ask_to_try_it(scene);
    }
    let what = if direction == Direction::Easier { "making it easier" } else { "making it harder" };
    let done = edit(scene, what, &Edit::Adjust { direction, from: scene.today }, |_| Intent::Help);
    if let (true, Some(programme)) = (done, &mut scene.dossier.programme) {
        programme.change(|programme| programme.harder_on = (direction == Direction::Harder).then_some(scene.today));
    }
}

/// Whether the last notch up has not been trained yet: one step at a time.
fn is_untried(scene: &Scene<'_>) -> bool {
    let notch = scene.dossier.programme.as_ref().and_then(|programme| programme.harder_on);
    notch.is_some_and(|notch| !scene.dossier.did_train_since(notch))
}

fn ask_to_try_it(scene: &mut Scene<'_>) {
    let next = scene.dossier.next_session(scene.today).map(|session| (session.title.clone(), session.date));
    let card = Card::saying("It is a notch harder already. Train one session that way and tell me how it felt: then I go on.");
    let card = match next {
        Some((title, date)) => {
            card.text(format!("Next: {title}, {}.", day(date))).button("Show it", show_intent(When::Date(date)))
        }
        None => card,
    };
    scene.say(card.button("Undo", Intent::Undo));
}

/// A notch easier from today on, after training had to wait. Whether the plan changed.
pub(in crate::conversation) fn ease_back_in(scene: &mut Scene<'_>) -> bool {
    let Some(programme) = scene.dossier.programme.clone() else { return false };
    let easier = Edit::Adjust { direction: Direction::Easier, from: scene.today };
    let Ok(edited) = apply(&programme.plan, &easier, &scene.athlete(), scene.world, scene.dossier.seed) else { return false };
    scene.dossier.programme = Some(Programme { plan: edited.plan, ..Programme::clone(&programme) }.into());
    scene.changed("starting gently");
    true
}

/// Changes the plan, or says why not. Whether it changed.
pub(super) fn edit(scene: &mut Scene<'_>, what: &str, edit: &Edit, offer: impl Fn(ExerciseId) -> Intent) -> bool {
    let Some(programme) = scene.dossier.programme.clone() else { return false };
    match apply(&programme.plan, edit, &scene.athlete(), scene.world, scene.dossier.seed) {
        Ok(edited) => {
            scene.dossier.programme = Some(Programme { plan: edited.plan, ..Programme::clone(&programme) }.into());
            scene.changed(what);
            scene.say(changed_card(&edited.changes));
            true
        }
        Err(refusal) => {
            let card = refusal_card(scene, &refusal, offer);
            scene.say(card);
            false
        }
    }
}

fn changed_card(changes: &[Change]) -> Card {
    if changes.is_empty() {
        return Card::saying("Nothing had to change: the plan is at that limit already.");
    }
    with_ways_on(Card::default().list(review::lines(changes)))
}

pub(super) fn with_ways_on(card: Card) -> Card {
    card.button("Undo", Intent::Undo).button("Show my week", Intent::ShowPlan { what: PlanKind::Workouts, when: When::Week })
}

fn refusal_card(scene: &Scene<'_>, refusal: &EditRefusal, offer: impl Fn(ExerciseId) -> Intent) -> Card {
    let card = Card::saying(refusal.message.clone()).toned(Tone::Careful);
    refusal.nearest.iter().take(3).fold(card, |card, id| card.button(scene.name(id), offer(id.clone())))
}

/// Says so when there is no plan to change.
pub(in crate::conversation) fn without_plan(scene: &mut Scene<'_>) -> bool {
    let missing = scene.dossier.programme.is_none();
    if missing {
        scene.dossier.plan_wanted.get_or_insert(4);
        scene.say(Card::saying("There is no plan to change yet. Let's make one."));
    }
    missing
}

pub(super) fn without_sessions(scene: &mut Scene<'_>) {
    let next = Intent::CreatePlan { what: PlanKind::Workouts, weeks: None, days: None };
    scene.say(Card::saying("Your plan has no sessions left.").button("Make the next block", next));
}

pub(super) fn no_session(scene: &mut Scene<'_>, wanted: chrono::NaiveDate) {
    let next = scene.dossier.next_session(wanted).map(|session| format!(" Next: {}, {}.", session.title, day(session.date)));
    let line = format!("There is no session {}.{}", on_day(wanted, scene.today), next.unwrap_or_default());
    scene.say(Card::saying(line).button("Show my week", Intent::ShowPlan { what: PlanKind::Workouts, when: When::Week }));
}

/// A pain without a place: asks where.
pub(in crate::conversation) fn ask_where_it_hurts(scene: &mut Scene<'_>) {
    let card = crate::athlete::Area::ALL.iter().fold(Card::saying("Where does it hurt?"), |card, area| {
        card.button(part(*area), Intent::ReportPain { area: Some(*area) })
    });
    scene.say(card);
    scene.await_next(Awaiting::Answer(Asked::Limitations));
}
