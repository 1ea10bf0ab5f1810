//! Endurance work.

use super::super::{review, session as training};
use super::sets::day_of;
use crate::card::{Card, Tone};
use crate::conversation::scene::Scene;
use crate::conversation::words;
use crate::fitness::Logged;
use crate::language::CardioSlots;

/// Logs endurance work.
pub(in crate::conversation) fn cardio(scene: &mut Scene<'_>, slots: CardioSlots) {
    let Some(exercise) = slots.exercise else {
        return scene.say(Card::saying("What did you do? For example \"ran 5 km in 30 minutes\"."));
    };
    let minutes = slots.minutes.filter(|minutes| (0.0..=1440.0).contains(minutes));
    let distance_km = slots.distance_km.filter(|kilometres| (0.0..=500.0).contains(kilometres));
    let mut parts = vec![scene.name(&exercise)];
    parts.extend(distance_km.map(|kilometres| format!("{} km", words::trimmed(kilometres))));
    parts.extend(minutes.map(|minutes| format!("{} min", words::trimmed(minutes))));
    if let (Some(minutes), Some(kilometres)) = (minutes, distance_km.filter(|kilometres| *kilometres > 0.0)) {
        parts.push(pace(minutes, kilometres));
    }
    let date = day_of(scene, slots.when);
    parts.extend((date != scene.today).then(|| words::on_day(date, scene.today)));
    scene.record(date, Logged::Cardio { exercise: exercise.clone(), minutes, distance_km, rpe: slots.rpe });
    scene.changed(format!("the log of {}", scene.name(&exercise)));
    let changes = review::bring_up_to_date(scene);
    scene.say(Card::saying(format!("Logged: {}.", parts.join(", "))).toned(Tone::Good).list(review::lines(&changes)));
    if date == scene.today {
        training::after(scene, &exercise);
    }
}

fn pace(minutes: f64, kilometres: f64) -> String {
    let seconds = (minutes * 60.0 / kilometres).round();
    format!("{}:{:02} a kilometre", (seconds / 60.0).floor(), (seconds % 60.0).round())
}
