//! Body weight.

use super::super::recount;
use crate::card::Card;
use crate::conversation::scene::Scene;
use crate::conversation::words;
use crate::fitness::Logged;
use crate::safety::screen;

/// Logs body weight.
pub(in crate::conversation) fn weight(scene: &mut Scene<'_>, weight_kg: f64) {
    let Ok(credible) = crate::athlete::WeightKg::new(weight_kg) else {
        return scene.say(Card::saying(format!("{} kg can't be right. What did the scale say?", words::trimmed(weight_kg))));
    };
    scene.record(scene.today, Logged::Weight { weight_kg });
    scene.dossier.profile.weight_kg = Some(credible);
    scene.changed("the logged weight");
    let hidden = !screen(&scene.dossier.profile).weight_targets;
    let line = if hidden { "Logged. I keep the figure and don't show it.".to_owned() } else { weight_line(scene, weight_kg) };
    scene.say(Card::saying(line));
    recount::offer(scene);
}

fn weight_line(scene: &Scene<'_>, weight_kg: f64) -> String {
    let week_ago = scene.today - chrono::Days::new(7);
    let earlier = scene.dossier.log.iter().rev().find_map(|entry| match entry.logged {
        Logged::Weight { weight_kg } if entry.date <= week_ago => Some((weight_kg, entry.date)),
        _ => None,
    });
    let units = scene.units();
    let now = words::weight(weight_kg, units);
    match earlier {
        Some((before, date)) if (before - weight_kg).abs() >= 0.05 => {
            let course = if weight_kg < before { "down" } else { "up" };
            format!("Logged: {now}, {course} {} since {}.", words::weight((before - weight_kg).abs(), units), words::day(date))
        }
        _ => format!("Logged: {now}. One day says little; the trend over two weeks counts."),
    }
}
