//! Diseases and medicines whose diet is a treatment: heard, remembered, and never treated with a menu.

use std::collections::BTreeSet;

use super::meals;
use crate::athlete::{Condition, Matter};
use crate::card::{Card, Tone};
use crate::conversation::awaiting::Awaiting;
use crate::conversation::scene::Scene;
use crate::conversation::words::{listed, plain};
use crate::language::{Asked, Intent, PlanKind};
use crate::nutrition::targets::{Targets, Withheld};
use crate::nutrition::{MealPlan, Nutrient, Nutrients};
use crate::safety::clinical::{Clinical, Stance, clinical, has_milk, is_fasting, of_profile, takes_back, told, unknown};

/// Takes in what words tell of such matters. Whether they were answered here.
pub(in crate::conversation) fn hear(scene: &mut Scene<'_>, text: &str, intents: &[Intent]) -> bool {
    let alone = intents.iter().all(|intent| matches!(intent, Intent::Unclear | Intent::Question));
    let (new, gone) = take_in(scene, text);
    let skips = intents.iter().all(|intent| matches!(intent, Intent::Unclear | Intent::Question | Intent::SwapMeal(_)));
    let fasts = warn_of_fasting(scene, text, skips);
    let strange = take_in_unknown(scene, text);
    if new.is_empty() && gone.is_empty() && strange.is_empty() {
        return fasts || asks_about_known(scene, text, intents);
    }
    let names: Vec<String> = new.iter().chain(&gone).map(|matter| plain(matter.name())).chain(strange.clone()).collect();
    scene.changed(format!("what you told of {}", listed(&names)));
    if scene.asked() == Some(Asked::FoodLimits) {
        scene.dossier.skipped.insert(Asked::FoodLimits);
    }
    let plans = intents.iter().any(|intent| matches!(intent, Intent::CreatePlan { .. }));
    if new.is_empty() && strange.is_empty() && alone {
        scene.say(Card::saying(format!("Noted: no {}.", listed(&names))));
    }
    if !plans && !puts_away_the_meals(scene) {
        shown(&new).for_each(|it| scene.say(answer(it)));
        if !strange.is_empty() {
            scene.say(not_known(&strange));
        }
        if !(new.is_empty() && gone.is_empty()) {
            meals::refit(scene);
        }
    }
    if intents == [Intent::Question] {
        meals::may_i_eat(scene);
    }
    alone
}

/// Changes the profile by what was told: what is new, and what is gone.
fn take_in(scene: &mut Scene<'_>, text: &str) -> (BTreeSet<Matter>, BTreeSet<Matter>) {
    let mut said = told(text);
    let known = scene.dossier.profile.medical.clone();
    if known.contains(&Matter::AlphaGalMilkEaten) {
        said.has.remove(&Matter::AlphaGal);
    } else if known.contains(&Matter::AlphaGal) && has_milk(text) {
        said.has.insert(Matter::AlphaGalMilkEaten);
        said.has_not.insert(Matter::AlphaGal);
    }
    if said.has_not.contains(&Matter::AlphaGal) && !said.has.contains(&Matter::AlphaGalMilkEaten) {
        said.has_not.insert(Matter::AlphaGalMilkEaten);
    }
    let new: BTreeSet<Matter> = said.has.difference(&known).copied().collect();
    let gone: BTreeSet<Matter> = said.has_not.intersection(&known).copied().collect();
    scene.dossier.profile.medical = known.difference(&gone).chain(&new).copied().collect();
    scene.dossier.kitchen.agreed.retain(|matter| !gone.contains(matter));
    (new, gone)
}

/// Keeps what is told and nobody here knows: the names that are new.
fn take_in_unknown(scene: &mut Scene<'_>, text: &str) -> Vec<String> {
    let kitchen = &mut scene.dossier.kitchen;
    kitchen.unknown.retain(|name| !takes_back(text, name));
    let new: Vec<String> = unknown(text).into_iter().filter(|name| !kitchen.unknown.contains(name)).collect();
    kitchen.unknown.extend(new.iter().cloned());
    new
}

fn not_known(names: &[String]) -> Card {
    Card::saying(format!("I don't know {}, so I can't tell what food has to be left out for it.", listed(names)))
        .toned(Tone::Careful)
        .text(
            "Tell me the foods to leave out, \"no prawns\", and they stay out of every meal. Which ones they are, your doctor, \
             pharmacist or dietitian knows.",
        )
}

/// "Is this safe with metformin?", once metformin was told. Whether that was asked.
fn asks_about_known(scene: &mut Scene<'_>, text: &str, intents: &[Intent]) -> bool {
    let may_ask = |intent: &Intent| matches!(intent, Intent::Question | Intent::Unclear | Intent::SetProfile(_));
    if !intents.iter().all(may_ask) || !asks_of_food(text) {
        return false;
    }
    let named: BTreeSet<Matter> = told(text).has.intersection(&of_profile(&scene.dossier.profile)).copied().collect();
    if named.is_empty() {
        return false;
    }
    if !meals::may_i_eat(scene) {
        shown(&named).for_each(|it| scene.say(answer(it)));
    }
    true
}

/// Whether a text asks something, and not about training.
fn asks_of_food(text: &str) -> bool {
    const TRAINING: &[&str] = &["train", "training", "exercise", "workout", "lift", "run", "squat", "gym", "cardio"];
    let text = text.to_lowercase();
    let first = text.split_whitespace().next().unwrap_or_default();
    let asks = text.trim_end().ends_with('?') || matches!(first, "is" | "are" | "can" | "does" | "should" | "will" | "may");
    asks && !text.split(|letter: char| !letter.is_alphabetic()).any(|word| TRAINING.contains(&word))
}

/// Meals that stand go where the diet is treatment and nobody agreed yet. Whether they did.
fn puts_away_the_meals(scene: &mut Scene<'_>) -> bool {
    let Some(days) = scene.dossier.kitchen.plan.as_ref().map(|plan| plan.days.len() as u8) else { return false };
    if !stops(scene, days) {
        return false;
    }
    scene.dossier.kitchen.plan = None;
    if let Some(card) = scene.last_card() {
        *card = std::mem::take(card).text("The meals I had planned are put away until then.");
    }
    true
}

fn answer(it: &Clinical) -> Card {
    Card::saying(it.why.clone()).toned(Tone::Careful).text(it.can.clone()).text(it.ask.clone())
}

/// The matters of this athlete, the strictest first.
fn matters(scene: &Scene<'_>) -> Vec<&'static Clinical> {
    let mut known: Vec<&Clinical> = shown(&of_profile(&scene.dossier.profile)).collect();
    known.sort_by_key(|it| it.action);
    known
}

/// What is known of some matters; where one says the stricter word, the other is left out.
fn shown(matters: &BTreeSet<Matter>) -> impl Iterator<Item = &'static Clinical> {
    let stricter = |matter: &Matter| match matter {
        Matter::Diabetes => vec![Matter::Insulin, Matter::GestationalDiabetes, Matter::Sglt2],
        Matter::KidneyDisease => vec![Matter::Dialysis],
        Matter::FructoseMalabsorption => vec![Matter::HereditaryFructose],
        _ => Vec::new(),
    };
    let said = |matter: &&Matter| !stricter(matter).iter().any(|other| matters.contains(other));
    matters.iter().filter(said).filter_map(|matter| clinical(*matter)).collect::<Vec<_>>().into_iter()
}

/// Stops before meals are planned where a diet is treatment, and says who plans it. Whether it did.
pub(super) fn stops(scene: &mut Scene<'_>, days: u8) -> bool {
    let matters = matters(scene);
    if let Some(never) = matters.iter().find(|it| it.action == Stance::Never) {
        scene.say(answer(never).titled("That plan is not mine to make"));
        return true;
    }
    let open: Vec<&Clinical> = matters
        .into_iter()
        .filter(|it| it.action == Stance::AskFirst && !scene.dossier.kitchen.agreed.contains(&it.name))
        .collect();
    let strange: Vec<String> = scene.dossier.kitchen.unknown.difference(&scene.dossier.kitchen.unknown_agreed).cloned().collect();
    if open.is_empty() && strange.is_empty() {
        return false;
    }
    scene.say(before_planning(&open, &strange));
    scene.await_next(Awaiting::Yes(Intent::CreatePlan { what: PlanKind::Meals, weeks: None, days: Some(days) }));
    true
}

/// What has to be settled first, and the question.
fn before_planning(open: &[&Clinical], strange: &[String]) -> Card {
    let card = open.iter().fold(Card::default().titled("Before I plan your meals").toned(Tone::Careful), |card, it| {
        card.text(it.why.clone()).text(it.can.clone()).text(it.ask.clone())
    });
    let card = if strange.is_empty() { card } else { not_known(strange).body.into_iter().fold(card, Card::block) };
    let (question, yes) = if open.is_empty() {
        let names = listed(strange);
        (format!("Shall I plan with what you told me to leave out, and nothing made for {names}?"), "Yes, plan")
    } else {
        ("Have they agreed that you eat ordinary meals from a plan?".to_owned(), "Yes, they agreed")
    };
    card.text(question).button(yes, Intent::Affirm).button("Not yet", Intent::Deny)
}

/// Takes in that whoever treats the athlete agreed to ordinary meals.
pub(in crate::conversation) fn agree(scene: &mut Scene<'_>) {
    let asked: Vec<Matter> = matters(scene).into_iter().map(|it| it.name).collect();
    let kitchen = &mut scene.dossier.kitchen;
    kitchen.agreed.extend(asked);
    kitchen.unknown_agreed.extend(kitchen.unknown.iter().cloned());
}

/// Says why fasting, skipped meals and next to no carbohydrate are not for this athlete. Whether that was the whole answer.
fn warn_of_fasting(scene: &mut Scene<'_>, text: &str, alone: bool) -> bool {
    if !is_fasting(text) {
        return false;
    }
    let Some(card) = why_no_fasting(scene) else { return false };
    scene.say(card.toned(Tone::Careful));
    alone
}

fn why_no_fasting(scene: &Scene<'_>) -> Option<Card> {
    const REGULAR: &str = "I plan regular meals, and carbohydrate with each.";
    let matter = matters(scene).into_iter().find_map(|it| Some((it, it.fasting.clone()?)));
    let profile = &scene.dossier.profile;
    match (Targets::of(&scene.athlete()).withheld, matter) {
        (Some(Withheld::EatingDisorderHistory), _) => Some(Card::saying(
            "After an eating disorder, regular meals are what helps, so I plan no fasts and no skipped meals. Was one left out? \
             The next comes as planned: there is nothing to make up for.",
        )),
        (_, Some((it, why))) => {
            Some(Card::saying(why).text(format!("Speak with your team before you try it. {}", it.ask)).text(REGULAR))
        }
        (Some(_), None) => Some(Card::saying("Your body needs regular meals now, so I plan no fasts and no skipped meals.")),
        (None, None) if profile.conditions.contains(&Condition::Pregnancy) || profile.lactation_months.is_some() => Some(
            Card::saying("In a pregnancy or while nursing I plan no fasts. Ask your midwife before you leave meals out.")
                .text(REGULAR),
        ),
        (None, None) => None,
    }
}

/// Whether the carbohydrate of each meal belongs beside it, for whoever doses by it or keeps it even.
pub(super) fn counts_carbs(scene: &Scene<'_>) -> bool {
    matters(scene).iter().any(|it| it.carbs)
}

/// What to mind with a plan of meals, one line for each matter.
pub(super) fn notes(scene: &Scene<'_>) -> Vec<String> {
    let strange = scene.dossier.kitchen.unknown.iter();
    let strange =
        strange.map(|name| format!("Nothing here is made for {name}: I don't know it. Ask who treats you before you eat by it."));
    matters(scene).into_iter().map(|it| format!("{} {}", it.can, it.ask)).chain(strange).collect()
}

/// Figures of the planned days that whoever treats the athlete goes by. What nobody has measured makes it "at least".
pub(super) fn to_take_along(scene: &Scene<'_>, plan: &MealPlan) -> Vec<String> {
    let matters = of_profile(&scene.dossier.profile);
    let wanted = [
        (Matter::Warfarin, Nutrient::VitK, "vitamin K", "\u{b5}g"),
        (Matter::KidneyDisease, Nutrient::Potassium, "potassium", "mg"),
        (Matter::KidneyDisease, Nutrient::Phosphorus, "phosphorus (additives not counted)", "mg"),
    ];
    let wanted = wanted.into_iter().filter(|(matter, ..)| matters.contains(matter));
    wanted.filter_map(|(_, nutrient, name, unit)| range_of_days(scene, plan, nutrient, name, unit)).collect()
}

fn range_of_days(scene: &Scene<'_>, plan: &MealPlan, nutrient: Nutrient, name: &str, unit: &str) -> Option<String> {
    let days: Vec<Nutrients> = plan.days.iter().map(|day| day.nutrients(scene.world)).collect();
    let known = days.iter().all(|day| day.is_known(nutrient));
    let figures = || days.iter().map(|day| day.at_least(nutrient));
    let (least, most) = (figures().reduce(f64::min)?, figures().reduce(f64::max)?);
    let at_least = if known { "" } else { "at least " };
    Some(format!("To take along: {at_least}{least:.0} to {most:.0} {unit} a day of {name}."))
}

/// The matters in words, for the profile.
pub(super) fn in_words(scene: &Scene<'_>) -> Option<String> {
    let known = scene.dossier.profile.medical.iter().map(|matter| plain(matter.name()));
    let names: Vec<String> = known.chain(scene.dossier.kitchen.unknown.iter().cloned()).collect();
    (!names.is_empty()).then(|| listed(&names))
}
