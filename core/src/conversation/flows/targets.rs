//! What a day of food should bring, with every figure's why, and more or less of it inside the floors.

use super::meals;
use crate::athlete::{Assumption, Athlete, Kcal, Matter};
use crate::card::{Block, Card, Fact, Tone};
use crate::conversation::kitchen::Wanted;
use crate::conversation::scene::Scene;
use crate::language::{Amount, Intent, MealName, MealSlots, MealStyle, PlanKind, When};
use crate::nutrition::targets::{Body, Range, Targets, Withheld};
use crate::safety::clinical::of_profile;
use crate::safety::screen;

/// Kilocalories a day that "more" and "less" mean when no figure is said. A convention: what a snack brings.
const NOTCH: u16 = 150;

/// Smaller steps than this are lost in the rounding of targets.
const LEAST_STEP: u16 = 10;

/// Grams of table salt that hold a milligram of sodium.
const SALT_G_PER_SODIUM_MG: f64 = 2.54 / 1000.0;

/// Shows the figures of a day.
pub(in crate::conversation) fn show(scene: &mut Scene<'_>) {
    if protein_wish(scene) {
        return;
    }
    let profile = &scene.dossier.profile;
    let body = profile.weight_kg.is_some() && profile.height_cm.is_some() && profile.age.is_some() && profile.sex.is_some();
    if body || Targets::of(&scene.athlete()).withheld.is_some() {
        return show_now(scene);
    }
    scene.dossier.kitchen.wanted = Some(Wanted::Targets);
}

/// Shows the figures of a day as far as the athlete told what they are made from.
pub(in crate::conversation) fn show_now(scene: &mut Scene<'_>) {
    scene.dossier.kitchen.target_since.get_or_insert(scene.today);
    let athlete = scene.athlete();
    let targets = Targets::of(&athlete);
    let card = match targets.withheld {
        Some(withheld) => kept_out(withheld),
        None => figures(scene, &athlete, &targets),
    };
    scene.say(card);
}

/// "I want 190 g of protein": what is aimed at, and how far more is of use. Whether it was said.
pub(super) fn protein_wish(scene: &mut Scene<'_>) -> bool {
    let Some(wanted) = protein_said(&scene.said) else { return false };
    let targets = Targets::of(&scene.athlete());
    if let Some(withheld) = targets.withheld {
        scene.say(kept_out(withheld));
        return true;
    }
    let line = of_so_much_protein(wanted, &scene.athlete(), &targets);
    scene.say(Card::saying(line).button("Show my targets", Intent::ShowTargets).button("Plan my meals", plan_meals()));
    true
}

/// What a wish for so much protein comes to, where one was said beside other facts.
pub(super) fn of_a_protein_wish(scene: &Scene<'_>) -> Option<String> {
    let wanted = protein_said(&scene.said)?;
    let targets = Targets::of(&scene.athlete());
    targets.withheld.is_none().then(|| of_so_much_protein(wanted, &scene.athlete(), &targets))
}

/// Most of the energy that comes from protein (AMDR, IOM 2005), and the energy of a gram.
const PROTEIN_SHARE: f64 = 0.35;
const KCAL_PER_G_PROTEIN: f64 = 4.0;

fn of_so_much_protein(wanted: f64, athlete: &Athlete, targets: &Targets) -> String {
    let weight = Body::of(athlete).weight_kg;
    let opening = format!("{wanted:.0} g of protein is {:.1} g for each kg you weigh.", wanted / weight);
    let range = targets.protein_range_g;
    if of_profile(&athlete.profile).contains(&Matter::KidneyDisease) {
        return format!("{opening} {}", kidney_protein(targets));
    }
    let share = wanted * KCAL_PER_G_PROTEIN / targets.kcal;
    if share > PROTEIN_SHARE {
        return format!(
            "{wanted:.0} g of protein in {:.0} kcal would be {:.0} % of the energy, and 35 % is the most I plan. Protein is the target \
             to relax: up to {:.0} g, and I aim at {:.0} g. For {wanted:.0} g it takes {:.0} kcal.",
            targets.kcal,
            share * 100.0,
            range.max,
            targets.protein_g,
            wanted * KCAL_PER_G_PROTEIN / PROTEIN_SHARE
        );
    }
    if wanted > range.max {
        format!(
            "{opening} Beyond {:.0} g more does nothing for muscle, and it crowds out the rest. I aim at {:.0} g, and up to {:.0} g is fine.",
            range.max, targets.protein_g, range.max
        )
    } else if wanted < range.min {
        format!("{opening} For your goal I go no lower than {:.0} g, and I aim at {:.0} g.", range.min, targets.protein_g)
    } else {
        format!(
            "{opening} I aim at {:.0} g, and up to {:.0} g is fine: more protein at a meal, \"more protein for dinner\", brings you there.",
            targets.protein_g, range.max
        )
    }
}

/// What is said of more protein with kidney disease.
pub(super) fn kidney_protein(targets: &Targets) -> String {
    format!(
        "With kidney disease I keep to {:.0} g a day, 0.8 g for each kg (KDIGO 2024). Another figure is for your kidney team to set.",
        targets.protein_g
    )
}

/// The figure in "190 g protein" or "190 grams of protein".
fn protein_said(said: &str) -> Option<f64> {
    let said = said.to_lowercase();
    let before = said.split("protein").next().filter(|before| before.len() < said.len())?;
    let words: Vec<&str> = before.split_whitespace().collect();
    let number = |word: &&str| word.trim_end_matches(|letter: char| letter.is_alphabetic()).parse::<f64>().ok();
    words.iter().rev().take(4).find_map(number).filter(|grams| (20.0..=500.0).contains(grams))
}

/// Why this athlete is shown no figure, and what there is instead.
pub(super) fn kept_out(withheld: Withheld) -> Card {
    let words = match withheld {
        Withheld::EatingDisorderHistory => {
            "I keep every figure out of your food on purpose: no calories, no grams, no weight. Meals come as dishes and \
             portions, enough to feel well and train on."
        }
        Withheld::Minor => {
            "Under 18 I give no calorie or weight figures: you are still growing. Three meals and a snack or two, protein at \
             each, and eat when you're hungry. A worry about weight is one for your doctor and the grown-ups at home."
        }
        Withheld::Underweight => {
            "Your weight is already low for your height, so I plan no loss and show no figures. I plan meals that feed you \
             well. Please talk to your doctor about your weight."
        }
    };
    Card::saying(words).toned(Tone::Careful).button("Plan my meals", plan_meals())
}

pub(in crate::conversation) fn plan_meals() -> Intent {
    Intent::CreatePlan { what: PlanKind::Meals, weeks: None, days: None }
}

fn figures(scene: &Scene<'_>, athlete: &Athlete, targets: &Targets) -> Card {
    let weights = screen(&athlete.profile).weight_targets;
    let why = targets.why.iter().filter(|line| weights || !line.contains(" kg")).cloned();
    let card = Card::default()
        .titled(format!("Your day: {:.0} kcal", targets.kcal))
        .block(Block::Facts(facts(targets)))
        .list(why)
        .list(training_days(scene, targets));
    with_gaps(card, targets)
        .text("A formula can be off by a tenth. Two weeks of weighing show what you really use, and I correct it.")
        .button("More", Intent::AdjustCalories { direction: Amount::More, kcal: None })
        .button("Less", Intent::AdjustCalories { direction: Amount::Less, kcal: None })
        .button("Plan my meals", plan_meals())
}

fn facts(targets: &Targets) -> Vec<Fact> {
    let ranged = |grams: f64, range: Range| format!("{grams:.0} g ({:.0} to {:.0} is fine)", range.min, range.max);
    let salt = targets.sodium_mg_max * SALT_G_PER_SODIUM_MG;
    [
        ("Energy", format!("{:.0} kcal; you use about {:.0}", targets.kcal, targets.tdee_kcal)),
        ("Protein", ranged(targets.protein_g, targets.protein_range_g)),
        ("Carbohydrate", ranged(targets.carb_g, targets.carb_range_g)),
        ("Fat", ranged(targets.fat_g, targets.fat_range_g)),
        ("Fibre", format!("at least {:.0} g: 14 g for each 1000 kcal", targets.fiber_g)),
        ("Saturated fat", format!("at most {:.0} g: a tenth of the energy", targets.sat_fat_g_max)),
        ("Sodium", format!("at most {:.0} mg: {salt:.1} g of salt", targets.sodium_mg_max)),
        ("Water", format!("about {:.1} litres, food included", targets.water_l)),
        ("Never below", format!("{:.0} kcal", targets.floor_kcal)),
    ]
    .map(|(name, value)| Fact { name: name.to_owned(), value })
    .to_vec()
}

/// "Training days 2480 kcal with 320 g of carbohydrate, rest days 2310 with 280", where they differ.
fn training_days(scene: &Scene<'_>, targets: &Targets) -> Option<String> {
    let week = scene.dossier.programme.as_ref()?.plan.weeks.first()?.sessions.len() as u8;
    let (training, rest) = (targets.of_day(true, week), targets.of_day(false, week));
    (training != rest).then(|| {
        format!(
            "Training days {:.0} kcal with {:.0} g of carbohydrate, rest days {:.0} with {:.0}: the fuel goes where the work is.",
            training.kcal, training.carb_g, rest.kcal, rest.carb_g
        )
    })
}

fn with_gaps(card: Card, targets: &Targets) -> Card {
    if targets.assumptions.is_empty() {
        return card;
    }
    let gaps: Vec<String> = targets.assumptions.iter().map(gap).collect();
    card.text(format!(
        "You didn't say, so I assumed: {}. Tell me yours, \"72 kg, 178 cm, 34, female, desk job\", and the figures follow.",
        gaps.join("; ")
    ))
}

/// What was taken for granted, in words.
pub(super) fn gap(gap: &Assumption) -> String {
    match gap.field.as_str() {
        "activity" => format!("a {} daily life", gap.value.replace('_', " ")),
        "sex" => "for sex, the mean of both formulas".to_owned(),
        _ => gap.value.clone(),
    }
}

/// More or less to eat, never under the floor.
pub(in crate::conversation) fn adjust(scene: &mut Scene<'_>, direction: Amount, kcal: Option<u16>) {
    if direction == Amount::More && kcal.is_none() && is_hunger_of_an_hour(&scene.said) {
        return scene.say(for_the_hour(scene));
    }
    let now = Targets::of(&scene.athlete());
    if let (Some(withheld), Amount::Less) = (now.withheld, direction) {
        return scene.say(kept_out(withheld));
    }
    let step = f64::from(kcal.unwrap_or(NOTCH).max(LEAST_STEP));
    let wanted = if direction == Amount::More { now.kcal + step } else { now.kcal - step };
    let Ok(chosen) = Kcal::new(wanted.max(now.floor_kcal.min(now.kcal)).round() as u16) else {
        return scene.say(Card::saying(format!(
            "From {:.0} kcal that goes nowhere I can plan. Say a smaller step, \"300 more\".",
            now.kcal
        )));
    };
    let mut profile = scene.dossier.profile.clone();
    profile.kcal = Some(chosen);
    let then = Targets::of(&Athlete::resolve(profile.clone()));
    if (then.kcal - now.kcal).abs() < 1.0 {
        return scene.say(no_lower(&then));
    }
    let short = then.kcal > wanted + 5.0;
    scene.dossier.profile = profile;
    scene.dossier.kitchen.target_since = Some(scene.today);
    scene.changed(if direction == Amount::More { "more to eat" } else { "less to eat" });
    let card = if then.withheld.is_some() {
        Card::saying("Good: from here on there is more on the plate. Still hungry? Say \"more\" again.").toned(Tone::Good)
    } else {
        changed(&now, &then, short)
    };
    let again = if direction == Amount::More { "More" } else { "Less" };
    scene.say(card.button(again, Intent::AdjustCalories { direction, kcal }).button("Undo", Intent::Undo));
    meals::refit(scene);
}

/// "Hungry at 4pm": told of an hour or a day, with no wish for more and no word that it is always so.
fn is_hunger_of_an_hour(said: &str) -> bool {
    const ALWAYS: &[&str] =
        &["always", "every", "all the time", "constantly", "all day", "still", "more", "extra", "never", "days"];
    const HOURS: &[&str] =
        &["am", "pm", "now", "today", "tonight", "morning", "afternoon", "evening", "noon", "bed", "oclock", "later", "midnight"];
    let said = said.to_lowercase().replace('\'', "");
    let word = |word: &str| {
        let letters = word.trim_matches(|letter: char| !letter.is_alphabetic());
        HOURS.contains(&letters)
    };
    let hour = said.split_whitespace().any(word);
    let hungry = ["hungry", "starving", "peckish", "famished", "ravenous"].iter().any(|word| said.contains(word));
    hungry && hour && !ALWAYS.iter().any(|always| said.contains(always))
}

/// What helps now, before anything changes for good.
fn for_the_hour(scene: &Scene<'_>) -> Card {
    let today = scene.dossier.kitchen.plan.as_ref().and_then(|plan| plan.day(scene.today));
    let snack = today.is_some_and(|day| day.meals.iter().any(|meal| meal.slot == MealName::Snack));
    let filling = MealSlots {
        meal: Some(MealName::Snack),
        when: Some(When::Today),
        style: Some(MealStyle::MoreProtein),
        ..MealSlots::default()
    };
    let line = if snack {
        "Have today's snack then: it may stand at any hour. One with more protein lasts longer. Nothing else changes unless you say so."
    } else {
        "Something small that agrees with you bridges an hour, a piece of fruit for one. Nothing changes unless you say so."
    };
    let card = Card::saying(line);
    let card = if snack { card.button("A more filling snack", Intent::SwapMeal(Box::new(filling))) } else { card };
    card.button("More every day", Intent::AdjustCalories { direction: Amount::More, kcal: None })
}

fn changed(now: &Targets, then: &Targets, short: bool) -> Card {
    let difference = then.kcal - then.tdee_kcal;
    let course =
        if difference.abs() < 50.0 { "what you use".to_owned() } else { format!("{difference:+.0} kcal to what you use") };
    let line = format!(
        "Your day: {:.0} -> {:.0} kcal, {course}. Protein {:.0} g, carbohydrate {:.0} g, fat {:.0} g.",
        now.kcal, then.kcal, then.protein_g, then.carb_g, then.fat_g
    );
    let card = Card::saying(line);
    let card = if short { card.list(floor_words(then)) } else { card };
    card.button("Show my targets", Intent::ShowTargets)
}

fn no_lower(targets: &Targets) -> Card {
    let card = Card::saying(format!("You are at {:.0} kcal, and that is as low as I go.", targets.kcal)).toned(Tone::Careful);
    card.list(floor_words(targets))
        .text("Losing slower keeps your muscle and your energy. What helps beside food: more steps, and sleep.")
        .button("Show my targets", Intent::ShowTargets)
}

/// Why there is no less, in the words of the arithmetic, and where that bound comes from.
fn floor_words(targets: &Targets) -> Vec<String> {
    let said = targets.why.iter().find(|line| line.contains("no lower")).cloned();
    let at_the_floor = targets.kcal < targets.floor_kcal + f64::from(LEAST_STEP);
    let for_the_body = said.as_ref().is_some_and(|line| line.contains("for the body"));
    let rule = match (at_the_floor, for_the_body) {
        (true, _) => "kcal_floor",
        (false, true) => "energy_availability",
        (false, false) => "kcal_deficit_max",
    };
    let check = targets.checks.iter().find(|check| check.rule == rule);
    said.into_iter().chain(check.map(|check| format!("Where that comes from: {}.", check.source))).collect()
}

/// What to say of a figure of energy that the athlete chose and that is not kept to the letter.
pub(super) fn of_a_chosen_figure(scene: &Scene<'_>) -> Option<String> {
    let chosen = f64::from(scene.dossier.profile.kcal?.get());
    let targets = Targets::of(&scene.athlete());
    match targets.withheld {
        Some(_) => Some("I keep calorie figures out of your plan, so I don't aim at one.".to_owned()),
        None if targets.kcal > chosen + 5.0 => Some(floor_words(&targets).join(" ")),
        None => None,
    }
}
