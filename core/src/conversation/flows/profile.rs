//! Facts about the athlete: taken in, acted on, shown.

use std::collections::BTreeSet;

use super::{allergy, meals, medical, plan, refit, reminder, targets};
use crate::athlete::{
    Condition, Equipment, Goal, Limitation, Profile, ProfilePatch, Severity, Sex, Units, Weekday, in_every_gym,
};
use crate::card::{Block, Card, Fact};
use crate::conversation::Dossier;
use crate::conversation::onboarding;
use crate::conversation::scene::Scene;
use crate::conversation::words::{height, listed, plain, weight};
use crate::language::Intent;
use crate::safety::screen;

/// Takes new facts in. A plan that stands is changed where it has to be.
pub(in crate::conversation) fn tell(scene: &mut Scene<'_>, mut patch: ProfilePatch) {
    let unread = patch.unread_allergy.take();
    let old = scene.dossier.profile.food_allergies.clone();
    if !patch.is_empty() {
        take_in(scene, patch);
    }
    if !scene.over {
        allergy::tell_of_own(scene, &old);
    }
    if let Some(words) = unread.filter(|_| !scene.over) {
        allergy::ask(scene, &words);
    }
}

fn take_in(scene: &mut Scene<'_>, patch: ProfilePatch) {
    let old = scene.dossier.profile.clone();
    let mut kept = old.clone();
    if names_all_there_is(&scene.said) && !patch.equipment.is_empty() {
        kept.equipment = None;
    }
    let mut new = known_exercises(scene, patch).apply(kept);
    // Whoever is or was just pregnant needs no question for the formula.
    if new.pregnancy_trimester.is_some() || new.conditions.contains(&Condition::Pregnancy) || new.lactation_months.is_some() {
        new.sex.get_or_insert(Sex::Female);
    }
    let kept_from = keep_from_losing(&mut new);
    let growing = !kept_from && keep_growing(&mut new);
    let screening = screen(&new);
    if let Some(refusal) = screening.refusal {
        scene.dossier = Dossier::default();
        scene.over = true;
        scene.say(plan::refused(&refusal));
        return;
    }
    let known: BTreeSet<String> = screen(&old).advice.into_iter().map(|advice| advice.words).collect();
    let advice: Vec<String> =
        screening.advice.into_iter().map(|advice| advice.words).filter(|words| !known.contains(words)).collect();
    scene.dossier.profile = new;
    let told = news(&old, &scene.dossier.profile);
    if kept_from {
        scene.say(Card::saying(
            "I don't plan weight loss with you: after an eating disorder it does more harm than good. Getting strong and feeling well I plan gladly.",
        ));
    }
    if growing {
        scene.say(Card::saying(STILL_GROWING));
    }
    if told.is_empty() && (kept_from || growing) {
        return;
    }
    if told.is_empty() {
        return say_nothing_new(scene);
    }
    scene.changed(told.join(", "));
    let card = Card::saying(format!("Noted: {}.", told.join(", ")));
    let card = if old.kcal == scene.dossier.profile.kcal { card } else { card.list(targets::of_a_chosen_figure(scene)) };
    let card = card.list(targets::of_a_protein_wish(scene));
    if scene.dossier.programme.is_none() {
        scene.say(card);
    } else {
        refit::after_profile(scene, &old, card.list(advice));
    }
    if scene.dossier.kitchen.plan.is_some() {
        meals::after_profile(scene, &old);
    }
    if !old.conditions.contains(&Condition::Pregnancy) {
        onboarding::ask_for_the_trimester(scene);
    }
}

/// "I only have dumbbells now": what was there before is gone.
fn names_all_there_is(said: &str) -> bool {
    const ALL: &[&str] =
        &["only have", "only got", "have only", "just have", "just got", "all i have", "only dumbbell", "only band"];
    let said = said.to_lowercase();
    let kit = |word: &str| ["dumbbell", "kettlebell", "band", "barbell", "bodyweight"].iter().any(|kit| word.starts_with(kit));
    let words: Vec<&str> = said.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let alone =
        words.windows(2).any(|pair| kit(pair[0]) && pair[1] == "only" || kit(pair[1]) && matches!(pair[0], "only" | "just"));
    let today = words.iter().any(|word| matches!(*word, "today" | "tonight" | "tomorrow"));
    (alone || ALL.iter().any(|words| said.contains(words))) && !today
}

/// Whoever has an eating disorder behind them is not helped to lose weight: the goal becomes health. Whether that was needed.
pub(super) fn keep_from_losing(profile: &mut Profile) -> bool {
    let loses = profile.goal == Some(Goal::LoseFat) || profile.target_weight_kg.is_some();
    let needed = loses && profile.conditions.contains(&Condition::EatingDisorderHistory);
    if needed {
        profile.goal = Some(Goal::GeneralHealth);
        profile.target_weight_kg = None;
        profile.rate_kg_per_week = None;
    }
    needed
}

/// Below this age nobody is helped to lose weight (WHO 2020; no deficit under 18).
const GROWN_UP: u8 = 18;

const STILL_GROWING: &str = "I don't plan weight loss under 18: you're still growing, and your body needs the food. Getting strong, \
    fit and an hour of moving a day I plan gladly. If your weight worries you, a doctor or a grown-up you trust is the one to ask.";

/// Whoever still grows gets health as the goal. Whether that was needed.
fn keep_growing(profile: &mut Profile) -> bool {
    let loses = profile.goal == Some(Goal::LoseFat) || profile.target_weight_kg.is_some();
    let needed = loses && profile.age.is_some_and(|age| age.get() < GROWN_UP);
    if needed {
        profile.goal = Some(Goal::GeneralHealth);
        profile.target_weight_kg = None;
        profile.rate_kg_per_week = None;
    }
    needed
}

fn say_nothing_new(scene: &mut Scene<'_>) {
    if scene.dossier.programme.is_some() {
        scene.say(Card::saying("That's how I have it already."));
    }
}

/// Exercises to avoid are kept by the catalogue's ids, so that a name typed another way still counts.
fn known_exercises(scene: &Scene<'_>, mut patch: ProfilePatch) -> ProfilePatch {
    let known = |name: &String| {
        let found = scene.world.exercises.find(name).into_iter().next();
        found.filter(|found| found.score >= 0.85).map_or_else(|| name.clone(), |found| found.id.0)
    };
    patch.avoid_exercises = patch.avoid_exercises.iter().map(known).collect();
    patch
}

/// What is different now, in the words of the profile.
fn news(old: &Profile, new: &Profile) -> Vec<String> {
    let before = facts(old);
    let now = facts(new);
    let mut lines: Vec<String> = now.iter().filter(|fact| !before.contains(fact)).map(as_said).collect();
    let gone = before.iter().filter(|fact| now.iter().all(|kept| kept.name != fact.name));
    lines.extend(gone.map(|fact| format!("no longer {}: {}", fact.name.to_lowercase(), fact.value)));
    lines
}

/// A fact as one says it: "4 days a week", "goal: build muscle".
fn as_said(fact: &Fact) -> String {
    let Fact { name, value } = fact;
    match name.as_str() {
        "Days a week" if value == "1" => "1 day a week".to_owned(),
        "Days a week" => format!("{value} days a week"),
        "Minutes a session" => format!("{value} min a session"),
        "Weights and calories" => "weights and calories stay out of sight".to_owned(),
        "On" | "Trains with" | "Plan around" | "Avoids" | "Age" | "Dislikes" => format!("{} {value}", name.to_lowercase()),
        "Jumping" => "no jumping".to_owned(),
        "Units" => format!("{value} units"),
        _ => format!("{}: {value}", name.to_lowercase()),
    }
}

/// Shows what is known.
pub(in crate::conversation) fn show(scene: &mut Scene<'_>) {
    let mut facts = facts(&scene.dossier.profile);
    facts.extend(medical::in_words(scene).map(|value| Fact { name: "With food I mind".to_owned(), value }));
    let reminder = scene.dossier.reminder.as_ref().map(reminder::in_words);
    facts.extend(reminder.map(|value| Fact { name: "Reminder".to_owned(), value }));
    if facts.is_empty() {
        scene.say(Card::saying(
            "I know nothing about you yet. Tell me what you want from training and what you have to train with.",
        ));
        return;
    }
    let card = Card::default()
        .titled("What I know about you")
        .block(Block::Facts(facts))
        .text("Correct anything by saying it: \"actually 4 days\", \"my knee is fine now\".")
        .button("Export my data", Intent::ExportData)
        .button("Forget me", Intent::ForgetMe);
    scene.say(card);
}

fn facts(profile: &Profile) -> Vec<Fact> {
    let units = profile.units.unwrap_or(Units::Metric);
    let fragile = profile.conditions.contains(&Condition::EatingDisorderHistory);
    let hidden = !screen(profile).weight_targets;
    let shown = |figure: String| if hidden { "kept, not shown".to_owned() } else { figure };
    let rows = [
        ("Goal", profile.goal.map(|goal| plain(goal.name()))),
        ("Level", profile.experience.map(|experience| plain(experience.name()))),
        ("Days a week", profile.days_per_week.map(|days| days.get().to_string())),
        ("On", weekdays(&profile.weekdays)),
        ("Minutes a session", profile.minutes_per_session.map(|minutes| minutes.get().to_string())),
        ("Trains with", profile.equipment.as_ref().and_then(kit)),
        ("Plan around", limitations(&profile.limitations)),
        ("Conditions", conditions(profile)),
        ("Weights and calories", fragile.then(|| "never shown".to_owned())),
        ("Trimester", profile.pregnancy_trimester.map(|trimester| trimester.get().to_string())),
        ("Avoids", (!profile.avoid_exercises.is_empty()).then(|| listed(&plain_all(&profile.avoid_exercises)))),
        ("Jumping", profile.no_jumping.then(|| "none".to_owned())),
        ("Age", profile.age.map(|age| age.get().to_string())),
        ("Sex", profile.sex.map(|sex| sex.name().to_owned())),
        ("Height", profile.height_cm.map(|tall| height(tall.get(), units))),
        ("Weight", profile.weight_kg.map(|kilograms| shown(weight(kilograms.get(), units)))),
        ("Target weight", profile.target_weight_kg.map(|kilograms| shown(weight(kilograms.get(), units)))),
        ("Daily life", profile.activity.map(|activity| plain(activity.name()))),
        ("Diet", words_of(&profile.diets, |diet| diet.name())),
        ("Allergies", allergies(profile)),
        ("Dislikes", (!profile.dislikes.is_empty()).then(|| listed(&plain_all(&profile.dislikes)))),
        ("Energy", profile.kcal.filter(|_| !fragile).map(|kcal| format!("{} kcal a day, as you chose", kcal.get()))),
        ("Meals a day", profile.meals_per_day.map(|meals| meals.get().to_string())),
        ("Cooking", profile.max_cook_minutes.map(|minutes| format!("up to {} min", minutes.get()))),
        ("Kitchen without", words_of(&profile.kitchen_lacks, |utensil| utensil.name())),
        ("People", profile.people.map(|people| people.get().to_string())),
        ("Food budget", profile.budget.map(|budget| budget.name().to_owned())),
        ("Units", profile.units.map(|units| units.name().to_owned())),
    ];
    rows.into_iter().filter_map(|(name, value)| value.map(|value| Fact { name: name.to_owned(), value })).collect()
}

/// Nearly all days are told by those that are ruled out.
fn weekdays(days: &BTreeSet<Weekday>) -> Option<String> {
    let others: BTreeSet<Weekday> = Weekday::ALL.iter().copied().filter(|day| !days.contains(day)).collect();
    match words_of(&others, Weekday::name) {
        Some(out) if others.len() <= 2 => Some(format!("any day but {out}")),
        _ => words_of(days, Weekday::name),
    }
}

/// A history of an eating disorder is told by what follows from it.
fn conditions(profile: &Profile) -> Option<String> {
    let told = profile.conditions.iter().copied().filter(|condition| *condition != Condition::EatingDisorderHistory);
    words_of(&told.collect(), |condition: Condition| condition.name())
}

/// Pounds and feet in the words of the athlete choose the units, until the athlete names others.
pub(in crate::conversation) fn hear_units(scene: &mut Scene<'_>, text: &str) {
    let words = text.to_lowercase();
    let imperial = words
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| matches!(word.trim_start_matches(|letter: char| letter.is_ascii_digit()), "lb" | "lbs" | "pounds"));
    if imperial {
        scene.dossier.profile.units.get_or_insert(Units::Imperial);
    }
}

fn words_of<T: Copy>(set: &BTreeSet<T>, name: impl Fn(T) -> &'static str) -> Option<String> {
    let names: Vec<String> = set.iter().map(|value| plain(name(*value))).collect();
    (!names.is_empty()).then(|| listed(&names))
}

/// A nearly whole gym is told by what it lacks.
fn kit(owned: &BTreeSet<Equipment>) -> Option<String> {
    if owned.iter().all(|thing| *thing == Equipment::None) {
        return Some("no equipment".to_owned());
    }
    let missing: BTreeSet<Equipment> = in_every_gym().filter(|thing| !owned.contains(thing)).collect();
    if missing.len() > 6 || owned.contains(&Equipment::FullGym) {
        return words_of(owned, |thing| thing.name());
    }
    words_of(&missing, |thing| thing.name()).map(|missing| format!("full gym without {missing}"))
}

/// The allergens of the labels, and whatever food harms besides.
fn allergies(profile: &Profile) -> Option<String> {
    let named = profile.allergens.iter().map(|allergen| plain(allergen.name()));
    let names: Vec<String> = named.chain(profile.food_allergies.iter().cloned()).collect();
    (!names.is_empty()).then(|| listed(&names))
}

fn plain_all(names: &BTreeSet<String>) -> Vec<String> {
    names.iter().map(|name| plain(name)).collect()
}

fn limitations(limitations: &[Limitation]) -> Option<String> {
    let names: Vec<String> = limitations
        .iter()
        .map(|limitation| match limitation.severity {
            Severity::Moderate => plain(limitation.area.name()),
            severity => format!("{} ({})", plain(limitation.area.name()), severity.name()),
        })
        .collect();
    (!names.is_empty()).then(|| listed(&names))
}
