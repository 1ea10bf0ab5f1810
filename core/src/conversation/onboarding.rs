//! Onboarding is a draft with gaps, never a step number: answers come in any order, several at once.

mod food;

use super::awaiting::Awaiting;
use super::dossier::Dossier;
use super::flows::{meals, plan, targets};
use super::kitchen::Wanted;
use super::scene::Scene;
use crate::athlete::{
    Area, Condition, DaysPerWeek, Equipment, Experience, Goal, Limitation, Matter, Profile, ProfilePatch, SessionMinutes,
    Severity, Trimester,
};
use crate::card::Card;
use crate::language::{Asked, Intent};

/// What a plan is made from, in the order it is asked.
const QUESTIONS: &[Asked] = &[
    Asked::Goal,
    Asked::DaysPerWeek,
    Asked::MinutesPerSession,
    Asked::Equipment,
    Asked::Experience,
    Asked::Age,
    Asked::Limitations,
];

/// What is asked of someone who wants a plan now; the rest becomes a stated assumption.
const FOR_A_PLAN_NOW: &[Asked] =
    &[Asked::Goal, Asked::DaysPerWeek, Asked::MinutesPerSession, Asked::Equipment, Asked::Limitations];

/// Without these no plan is worth making.
const CORE: &[Asked] = &[Asked::Goal, Asked::DaysPerWeek, Asked::MinutesPerSession, Asked::Equipment];

/// Words that pass over a question.
const PASSES: &[&str] = &[
    "skip",
    "skip it",
    "pass",
    "next",
    "dunno",
    "don't know",
    "dont know",
    "i don't know",
    "no idea",
    "not sure",
    "rather not say",
    "i'd rather not say",
    "prefer not to say",
    "none of your business",
    "whatever",
    "you choose",
    "you decide",
    "any",
    "anything",
];

/// Takes a pass on the question that was asked. Whether it was one.
pub(super) fn skipped(scene: &mut Scene<'_>, text: &str) -> bool {
    let Some(Awaiting::Answer(asked)) = scene.awaited else { return false };
    let words = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('\u{2019}', "'");
    let passed = PASSES.contains(&words.as_str());
    if passed && asked == Asked::FoodLimits {
        scene.say(Card::saying("This one I can't guess: an allergy is no matter of chance. \"Nothing\" is fine."));
    } else if passed {
        scene.dossier.skipped.insert(asked);
    }
    passed
}

/// Words that say there is nothing to plan around.
const WELL: &[&str] = &[
    "no injuries",
    "no injury",
    "not injured",
    "no pain",
    "no health issues",
    "no health problems",
    "no limitations",
    "no medical conditions",
    "nothing hurts",
    "completely healthy",
    "perfectly healthy",
];

/// Words that say there is nothing one must not eat.
const EATS_ALL: &[&str] = &[
    "no allergies",
    "no allergy",
    "no other allergies",
    "not allergic to anything",
    "no food allergies",
    "no dietary restrictions",
    "eat everything",
    "eat anything",
    "nothing i don't eat",
];

/// Takes in, wherever it is said, that there is nothing to plan around, or nothing one must not eat. Whether it was said.
pub(super) fn heard_nothing_to_mind(scene: &mut Scene<'_>, text: &str) -> bool {
    let words = text.to_lowercase().replace('\u{2019}', "'");
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(phrase));
    let well = says(WELL) && scene.dossier.programme.is_none();
    let asked = scene.asked() == Some(Asked::FoodLimits);
    let first = words.split(['.', ',', ';', '!']).next().map(str::trim).unwrap_or_default();
    let nothing = asked && matches!(first, "nothing" | "none" | "no" | "nope" | "nothing at all" | "nothing special");
    let but = ["don't eat", "can't eat", "except", " but "].iter().any(|word| words.contains(word));
    let eats_all = (says(EATS_ALL) || nothing) && !but;
    if well {
        scene.dossier.skipped.insert(Asked::Limitations);
    }
    if eats_all {
        scene.dossier.skipped.insert(Asked::FoodLimits);
    }
    well || eats_all
}

/// Asks for the next gap, or makes the plan when none is left. Only while there is no plan and nothing else is going on.
pub(super) fn go_on(scene: &mut Scene<'_>) {
    if !scene.is_awaiting() && plans_training(&scene.dossier) {
        match next_gap(&scene.dossier) {
            Some(asked) => return ask(scene, asked),
            None => plan::make(scene),
        }
    }
    if let Some(wanted) = scene.dossier.kitchen.wanted.filter(|_| !scene.is_awaiting() && !scene.dossier.hushed) {
        go_on_with_food(scene, wanted);
    }
}

fn go_on_with_food(scene: &mut Scene<'_>, wanted: Wanted) {
    if let Some(asked) = food::next_gap(&scene.dossier, wanted) {
        return ask(scene, asked);
    }
    scene.dossier.kitchen.wanted = None;
    match wanted {
        Wanted::Targets => targets::show_now(scene),
        Wanted::Meals { days } => meals::make(scene, days),
    }
}

/// Whether a training plan is in the making: asked for, or the athlete has begun to tell and spoke not of food alone.
fn plans_training(dossier: &Dossier) -> bool {
    let Dossier { profile, kitchen, .. } = dossier;
    let told = dossier.met || *profile != Profile::default() || !dossier.skipped.is_empty();
    let of_training = profile.days_per_week.is_some() || profile.minutes_per_session.is_some() || profile.equipment.is_some();
    let begun = told && kitchen.wanted.is_none() && (of_training || kitchen.target_since.is_none());
    (begun || dossier.plan_wanted.is_some()) && dossier.programme.is_none() && !dossier.held && !dossier.hushed
}

/// Whether the athlete told enough for a plan without another question.
pub(super) fn core_is_told(dossier: &Dossier) -> bool {
    CORE.iter().all(|asked| answered(&dossier.profile, *asked) || dossier.skipped.contains(asked))
}

/// Whether the athlete said what to plan around, or that there is nothing.
pub(super) fn limits_are_told(dossier: &Dossier) -> bool {
    answered(&dossier.profile, Asked::Limitations) || dossier.skipped.contains(&Asked::Limitations)
}

fn next_gap(dossier: &Dossier) -> Option<Asked> {
    let at_once = dossier.plan_wanted.is_some();
    let questions = if at_once { FOR_A_PLAN_NOW } else { QUESTIONS };
    questions.iter().copied().find(|asked| !answered(&dossier.profile, *asked) && !dossier.skipped.contains(asked))
}

fn is_pregnant(profile: &Profile) -> bool {
    profile.conditions.contains(&Condition::Pregnancy) || profile.medical.contains(&Matter::GestationalDiabetes)
}

/// Asks how far a pregnancy is, where that was not said.
pub(super) fn ask_for_the_trimester(scene: &mut Scene<'_>) {
    if !answered(&scene.dossier.profile, Asked::Trimester) && !scene.dossier.skipped.contains(&Asked::Trimester) {
        ask(scene, Asked::Trimester);
    }
}

fn answered(profile: &Profile, asked: Asked) -> bool {
    match asked {
        Asked::Goal => profile.goal.is_some(),
        Asked::DaysPerWeek => profile.days_per_week.is_some(),
        Asked::MinutesPerSession => profile.minutes_per_session.is_some(),
        Asked::Equipment => profile.equipment.is_some(),
        Asked::Experience => profile.experience.is_some(),
        Asked::Limitations => {
            !profile.limitations.is_empty() || !profile.conditions.is_empty() || profile.pregnancy_trimester.is_some()
        }
        Asked::Age => profile.age.is_some(),
        Asked::WeightKg => profile.weight_kg.is_some(),
        Asked::HeightCm => profile.height_cm.is_some(),
        Asked::Sex => profile.sex.is_some(),
        Asked::Activity => profile.activity.is_some(),
        Asked::MealsPerDay => profile.meals_per_day.is_some(),
        Asked::FoodLimits => {
            let allergies = !profile.allergens.is_empty() || !profile.food_allergies.is_empty();
            allergies || !profile.diets.is_empty() || !profile.dislikes.is_empty()
        }
        Asked::Trimester => !is_pregnant(profile) || profile.pregnancy_trimester.is_some(),
        Asked::Confirm => true,
    }
}

/// Asks one short thing, on the card said last where there is one.
pub(super) fn ask(scene: &mut Scene<'_>, asked: Asked) {
    let for_food = !plans_training(&scene.dossier) && scene.dossier.kitchen.wanted.is_some();
    let question = if for_food { food::question(asked) } else { None }.unwrap_or_else(|| question(asked));
    match scene.last_card() {
        Some(card) if card.actions.is_empty() => {
            card.body.extend(question.body);
            card.actions = question.actions;
        }
        _ => scene.say(question),
    }
    scene.await_next(Awaiting::Answer(asked));
}

fn question(asked: Asked) -> Card {
    match asked {
        Asked::Goal => GOALS
            .iter()
            .fold(Card::saying("What do you want from training?"), |card, (label, goal)| {
                card.button(*label, told(ProfilePatch { goal: Some(*goal), ..ProfilePatch::default() }))
            })
            .button("Just meals", targets::plan_meals()),
        Asked::DaysPerWeek => [2, 3, 4, 5].iter().fold(Card::saying("How many days a week can you train?"), |card, days| {
            let patch = ProfilePatch { days_per_week: DaysPerWeek::new(*days).ok(), ..ProfilePatch::default() };
            card.button(format!("{days} days"), told(patch))
        }),
        Asked::MinutesPerSession => {
            [20, 30, 45, 60].iter().fold(Card::saying("How many minutes for one session?"), |card, minutes| {
                let patch = ProfilePatch { minutes_per_session: SessionMinutes::new(*minutes).ok(), ..ProfilePatch::default() };
                card.button(format!("{minutes} min"), told(patch))
            })
        }
        Asked::Equipment => KITS.iter().fold(
            Card::saying("What can you train with? A few words will do: \"dumbbells and a bench\", \"full gym\", \"nothing\"."),
            |card, (label, kit)| {
                card.button(*label, told(ProfilePatch { equipment: kit.iter().copied().collect(), ..ProfilePatch::default() }))
            },
        ),
        Asked::Experience => {
            LEVELS.iter().fold(Card::saying("How long have you trained regularly?"), |card, (label, experience)| {
                card.button(*label, told(ProfilePatch { experience: Some(*experience), ..ProfilePatch::default() }))
            })
        }
        Asked::Limitations => limitations(),
        Asked::Age => Card::saying("How old are you? It sets how hard we start. \"Skip\" is fine."),
        Asked::WeightKg => Card::saying("What do you weigh?"),
        Asked::HeightCm => Card::saying("How tall are you?"),
        Asked::Sex => Card::saying("Female or male? It only feeds the formulas; \"skip\" is fine."),
        Asked::Activity => Card::saying("How active are your days, training aside? \"Desk job\", \"on my feet all day\"."),
        Asked::MealsPerDay => Card::saying("How many meals a day suit you? 3 is usual."),
        Asked::FoodLimits => Card::saying("Anything you don't eat? A diet, an allergy, foods you dislike. \"Nothing\" is fine."),
        Asked::Trimester => [1, 2, 3].iter().zip(["First", "Second", "Third"]).fold(
            Card::saying("How far along are you? The week will do, \"20 weeks\"."),
            |card, (number, label)| {
                let patch = ProfilePatch { pregnancy_trimester: Trimester::new(*number).ok(), ..ProfilePatch::default() };
                card.button(format!("{label} trimester"), told(patch))
            },
        ),
        Asked::Confirm => Card::saying("Yes or no?"),
    }
}

fn limitations() -> Card {
    let card = Card::saying(
        "Anything to plan around? Pain, an old injury, pregnancy, blood pressure, your heart. No diagnosis needed: just what to leave out.",
    )
    .button("Nothing", Intent::Deny);
    [Area::Knee, Area::LowBack, Area::Shoulder].iter().fold(card, |card, area| {
        let limitation = Limitation { area: *area, severity: Severity::Moderate };
        let patch = ProfilePatch { limitations: vec![limitation], ..ProfilePatch::default() };
        card.button(format!("My {}", super::words::plain(area.name())), told(patch))
    })
}

fn told(patch: ProfilePatch) -> Intent {
    Intent::SetProfile(Box::new(patch))
}

const GOALS: &[(&str, Goal)] = &[
    ("Lose fat", Goal::LoseFat),
    ("Build muscle", Goal::BuildMuscle),
    ("Get stronger", Goal::GainStrength),
    ("More stamina", Goal::Endurance),
    ("Feel healthy", Goal::GeneralHealth),
];

const KITS: &[(&str, &[Equipment])] = &[
    ("Full gym", &[Equipment::FullGym]),
    ("Dumbbells and a bench", &[Equipment::Dumbbell, Equipment::Bench]),
    ("Bands", &[Equipment::Band]),
    ("Nothing", &[Equipment::None]),
];

const LEVELS: &[(&str, Experience)] = &[
    ("Under 6 months", Experience::Beginner),
    ("6 to 24 months", Experience::Intermediate),
    ("Over 2 years", Experience::Advanced),
];
