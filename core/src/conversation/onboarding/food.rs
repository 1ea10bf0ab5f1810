//! What meals and targets are made from: asked one short thing at a time, only while it is missing and matters.

use super::{answered, told};
use crate::athlete::{Activity, Goal, MealsPerDay, People, ProfilePatch, Sex};
use crate::card::Card;
use crate::conversation::Dossier;
use crate::conversation::kitchen::Wanted;
use crate::language::{Asked, Intent};
use crate::nutrition::targets::Targets;

/// What targets are made from, in the order it is asked.
const FOR_TARGETS: &[Asked] =
    &[Asked::Trimester, Asked::Goal, Asked::WeightKg, Asked::HeightCm, Asked::Age, Asked::Sex, Asked::Activity];

/// What meals are made from. What must not be eaten comes first.
const FOR_MEALS: &[Asked] = &[
    Asked::FoodLimits,
    Asked::Trimester,
    Asked::Goal,
    Asked::WeightKg,
    Asked::HeightCm,
    Asked::Age,
    Asked::Sex,
    Asked::Activity,
    Asked::MealsPerDay,
];

/// The next thing to ask before food can be planned.
pub(super) fn next_gap(dossier: &Dossier, wanted: Wanted) -> Option<Asked> {
    let questions = match wanted {
        Wanted::Targets => FOR_TARGETS,
        Wanted::Meals { .. } => FOR_MEALS,
    };
    let open =
        |asked: &Asked| !answered(&dossier.profile, *asked) && !dossier.skipped.contains(asked) && matters(dossier, *asked);
    questions.iter().copied().find(open)
}

/// Whoever is shown no figure is not asked for any, and who keeps the weight to themselves is not asked for the height.
fn matters(dossier: &Dossier, asked: Asked) -> bool {
    let figures = || Targets::of(&dossier.athlete()).withheld.is_none();
    match asked {
        Asked::WeightKg => figures(),
        Asked::HeightCm => figures() && !dossier.skipped.contains(&Asked::WeightKg),
        _ => true,
    }
}

/// The words for a question about food; none where those of training do as well.
pub(super) fn question(asked: Asked) -> Option<Card> {
    Some(match asked {
        Asked::Goal => offered("What should your food help with?", GOALS, |goal| ProfilePatch { goal: Some(goal), ..blank() }),
        Asked::FoodLimits => Card::saying(
            "Before I plan food: what don't you eat? A diet, allergies, foods you dislike. And tell me of a pregnancy, an illness \
             or a medicine that a diet has to mind.",
        )
        .button("Nothing, I eat everything", Intent::Deny),
        Asked::WeightKg => skippable("What do you weigh, and how tall are you? \"72 kg, 178 cm\" or \"160 lb, 5'8\"\"."),
        Asked::HeightCm => skippable("And how tall are you?"),
        Asked::Age => skippable("How old are you?"),
        Asked::Sex => offered("Female or male? Only the formula asks.", SEXES, |sex| ProfilePatch { sex: Some(sex), ..blank() }),
        Asked::Activity => offered("How are your days, training aside?", DAYS, |activity| ProfilePatch {
            activity: Some(activity),
            ..blank()
        }),
        Asked::MealsPerDay => offered("How many meals a day, and how many people eat? \"4 meals for 2\".", MEALS, |(meals, people)| {
            let meals_per_day = MealsPerDay::new(meals).ok();
            ProfilePatch { meals_per_day, people: People::new(people).ok(), ..blank() }
        }),
        _ => return None,
    })
}

fn blank() -> ProfilePatch {
    ProfilePatch::default()
}

fn offered<T: Copy>(words: &str, choices: &[(&str, T)], patch: impl Fn(T) -> ProfilePatch) -> Card {
    choices.iter().fold(Card::saying(words), |card, (label, value)| card.button(*label, told(patch(*value))))
}

fn skippable(words: &str) -> Card {
    Card::saying(words).button("Skip", Intent::Deny)
}

const GOALS: &[(&str, Goal)] = &[
    ("Lose fat", Goal::LoseFat),
    ("Build muscle", Goal::BuildMuscle),
    ("Keep my weight", Goal::Maintain),
    ("Feel healthy", Goal::GeneralHealth),
    ("Fuel for sport", Goal::Endurance),
];

const SEXES: &[(&str, Sex)] = &[("Female", Sex::Female), ("Male", Sex::Male), ("Rather not say", Sex::Unspecified)];

const DAYS: &[(&str, Activity)] = &[
    ("Mostly sitting", Activity::Sedentary),
    ("On my feet now and then", Activity::Light),
    ("On my feet a lot", Activity::Moderate),
    ("Physical work", Activity::Active),
];

const MEALS: &[(&str, (u8, u8))] =
    &[("3 meals, just me", (3, 1)), ("4 meals, just me", (4, 1)), ("3 meals for 2", (3, 2)), ("3 meals for 4", (3, 4))];
