//! What can be said, and the nearest of it when the words were not understood.

use rapidfuzz::fuzz;

use super::{explain, meals, targets};
use crate::card::Card;
use crate::conversation::scene::Scene;
use crate::fitness::SessionDone;
use crate::language::{Amount, Direction, DoneSlots, GrocerySlots, Intent, PlanKind, When, is_foreign};

/// Something the coach can do, in words one can say, and what they mean.
struct Offer {
    label: &'static str,
    example: &'static str,
    means: fn() -> Intent,
}

const OFFERS: &[Offer] = &[
    Offer { label: "Make a plan", example: "make me a training plan workout programme", means: || create() },
    Offer { label: "Today's session", example: "what is my workout today session training now", means: || show(When::Today) },
    Offer { label: "Show my week", example: "show my week plan schedule days", means: || show(When::Week) },
    Offer { label: "Start the session", example: "start begin go let's train", means: || Intent::StartSession },
    Offer { label: "Log a session", example: "did everything done finished completed log", means: all_done },
    Offer { label: "Less time today", example: "only have 20 minutes short of time busy", means: less_time },
    Offer { label: "Move a session", example: "move can't do friday another day reschedule", means: another_day },
    Offer { label: "Swap an exercise", example: "swap replace change exercise different instead", means: swap },
    Offer {
        label: "Easier",
        example: "too hard easier lighter less",
        means: || Intent::AdjustDifficulty { direction: Direction::Easier },
    },
    Offer {
        label: "Harder",
        example: "too easy harder heavier more",
        means: || Intent::AdjustDifficulty { direction: Direction::Harder },
    },
    Offer { label: "Something hurts", example: "my knee hurts pain injury sore", means: || Intent::ReportPain { area: None } },
    Offer {
        label: "Explain an exercise",
        example: "how do i do explain show form technique",
        means: || Intent::ExplainExercise { exercise: None },
    },
    Offer {
        label: "My progress",
        example: "progress how am i doing stats history",
        means: || Intent::ShowProgress { exercise: None, metric: None },
    },
    Offer { label: "My profile", example: "my profile what do you know about me settings", means: || Intent::ShowProfile },
    Offer {
        label: "Plan my meals",
        example: "plan meals food eat diet recipes healthy breakfast lunch dinner cook",
        means: super::targets::plan_meals,
    },
    Offer { label: "Today's meals", example: "what is for dinner lunch breakfast today eat", means: || meals(When::Today) },
    Offer {
        label: "Groceries",
        example: "groceries shopping list buy shop supermarket",
        means: || Intent::ShowGroceries(GrocerySlots::default()),
    },
    Offer { label: "My calories", example: "calories macros protein targets kcal how much", means: || Intent::ShowTargets },
    Offer { label: "Undo", example: "undo take that back revert mistake", means: || Intent::Undo },
    Offer { label: "Help", example: "help what can you do commands", means: || Intent::Help },
];

fn create() -> Intent {
    Intent::CreatePlan { what: PlanKind::Workouts, weeks: None, days: None }
}

fn show(when: When) -> Intent {
    Intent::ShowPlan { what: PlanKind::Workouts, when }
}

fn meals(when: When) -> Intent {
    Intent::ShowPlan { what: PlanKind::Meals, when }
}

fn all_done() -> Intent {
    Intent::LogSession(DoneSlots { done: SessionDone::All, feel: None, when: None })
}

fn less_time() -> Intent {
    Intent::ShortenSession { minutes: None, when: None }
}

fn another_day() -> Intent {
    Intent::MoveSession { from: None, to: None }
}

fn swap() -> Intent {
    Intent::SwapExercise { exercise: None, with: None, reason: None }
}

/// Shows what can be said.
pub(in crate::conversation) fn show_help(scene: &mut Scene<'_>) {
    if wants_better_food(&scene.said) {
        return meals::create(scene, None);
    }
    let lines = [
        "Train: \"build muscle, 4 days, 60 min, full gym, bad knee\"",
        "Eat: \"plan my meals\", \"vegan, allergic to nuts\", \"what's for dinner\", \"how do I cook it\", \"groceries for 3 days\"",
        "Change meals: \"another dinner, faster\", \"no fish this week\", \"eating out tonight\", \"my calories, and why\"",
        "See it: \"today\", \"Friday\", \"show my week\", \"explain goblet squat\"",
        "Change it: \"swap the deadlift\", \"only 20 minutes\", \"move Friday to Saturday\", \"easier\"",
        "When something hurts: \"my knee hurts\"",
        "Log it: \"bench 3x8 60\", \"did everything, felt easy\", \"ran 5 km in 30 min\"",
        "Your data: \"my profile\", \"progress\", \"undo\", \"export my data\", \"forget me\"",
    ];
    let card = Card::default().titled("Talk to me in your own words").list(lines);
    let card = ["Make a plan", "Plan my meals", "Today's session", "Show my week"]
        .iter()
        .filter_map(|label| OFFERS.iter().find(|offer| offer.label == *label))
        .fold(card, |card, offer| card.button(offer.label, (offer.means)()));
    scene.say(card);
}

/// Says that the words were not understood, with the two nearest things that can be done.
pub(in crate::conversation) fn unclear(scene: &mut Scene<'_>) {
    if explain::by_its_place(scene) || meals::ask(scene) || targets::protein_wish(scene) {
        return;
    }
    if wants_better_food(&scene.said) {
        return meals::create(scene, None);
    }
    if !is_foreign(&scene.said) {
        return offer(scene, "I didn't get that.");
    }
    scene.say(Card::saying("Solo entiendo inglés. Je ne comprends que l'anglais. Ich verstehe nur Englisch."));
    offer(scene, "I only understand English so far, sorry.");
}

/// "I want to eat better", "help me with food".
fn wants_better_food(said: &str) -> bool {
    const FOOD: &[&str] = &["eat", "eating", "food", "diet", "nutrition", "meals", "dinners", "lunches", "cooking"];
    const BETTER: &[&str] =
        &["better", "healthier", "healthy", "healthily", "help", "improve", "right", "properly", "plan", "cleaner"];
    let said = said.to_lowercase();
    let says = |known: &[&str]| said.split(|letter: char| !letter.is_alphabetic()).any(|word| known.contains(&word));
    says(FOOD) && says(BETTER)
}

/// Answers a question that no flow answers.
pub(in crate::conversation) fn question(scene: &mut Scene<'_>) {
    if explain::by_its_place(scene) || meals::ask(scene) || meals::may_i_eat(scene) {
        return;
    }
    offer(scene, "That's a question I have no checked answer to. For pain, illness or medicine, ask a clinician.");
}

/// Answers a yes that nothing waited for.
pub(in crate::conversation) fn yes_to_nothing(scene: &mut Scene<'_>) {
    scene.say(Card::saying("Good! I had no question open, so nothing changes. What next?").button("Help", Intent::Help));
}

/// Answers a no that nothing waited for.
pub(in crate::conversation) fn no_to_nothing(scene: &mut Scene<'_>) {
    scene.say(Card::saying("All right. I'm here when you need me; \"help\" shows what I can do."));
}

/// Something was told of the athlete that no rule can read.
fn unread_fact(scene: &mut Scene<'_>) {
    let examples =
        "Plain words work best: \"vegan\", \"allergic to nuts\", \"no lunges\", \"3 days, 45 minutes\", \"bad left knee\".";
    let card = Card::saying("I take that as something about you, but I couldn't tell what, so nothing is noted.").text(examples);
    scene.say(card.button("My profile", Intent::ShowProfile));
}

/// What an intent is called on a button, where it can be asked for by one.
fn label_of(guess: &Intent) -> Option<&'static str> {
    Some(match guess {
        Intent::SwapMeal(_) => "Change a meal",
        Intent::AdjustCalories { direction: Amount::More, .. } => "More food",
        Intent::AdjustCalories { direction: Amount::Less, .. } => "Less food",
        Intent::ExplainRecipe(_) => "Show a recipe",
        Intent::ShowPlan { what: PlanKind::Meals, .. } => "Show my meals",
        Intent::ShowPlan { .. } => "Show my training",
        Intent::CreatePlan { what: PlanKind::Meals, .. } => "Plan my meals",
        Intent::CreatePlan { .. } => "Make a plan",
        Intent::LogSession(_) => "Log a session",
        Intent::LogCardio(_) => "Log what I did",
        Intent::SetReminder { .. } => "A reminder",
        Intent::Travel(_) => "Plan for travel",
        other => OFFERS.iter().find(|offer| std::mem::discriminant(&(offer.means)()) == std::mem::discriminant(other))?.label,
    })
}

fn offer(scene: &mut Scene<'_>, opening: &str) {
    let guess = scene.guess.take();
    if matches!(&guess, Some(Intent::SetProfile(patch)) if patch.is_empty()) {
        return unread_fact(scene);
    }
    let guess = guess.and_then(|guess| Some((label_of(&guess)?, guess)));
    let nearest = nearest(&scene.said).into_iter().map(|offer| (offer.label, (offer.means)()));
    let nearest = nearest.filter(|(label, _)| guess.as_ref().is_none_or(|(guessed, _)| guessed != label));
    let offers: Vec<(&str, Intent)> = guess.clone().into_iter().chain(nearest).take(2).collect();
    let labels: Vec<String> = offers.iter().map(|(label, _)| format!("\"{}\"", label.to_lowercase())).collect();
    let line = format!("{opening} The nearest I can do: {}.", labels.join(" or "));
    scene.say(offers.into_iter().fold(Card::saying(line), |card, (label, means)| card.button(label, means)));
}

/// The two offers whose words are nearest to what was said.
fn nearest(said: &str) -> Vec<&'static Offer> {
    let words: Vec<String> = said.to_lowercase().split_whitespace().take(20).map(str::to_owned).collect();
    let mut scored: Vec<(f64, &Offer)> = OFFERS.iter().map(|offer| (likeness(&words, offer.example), offer)).collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    scored.into_iter().take(2).map(|(_, offer)| offer).collect()
}

fn likeness(words: &[String], example: &str) -> f64 {
    let best = |word: &String| {
        example.split(' ').map(|known| fuzz::ratio(word.chars(), known.chars())).filter(|score| *score > 0.7).fold(0.0, f64::max)
    };
    words.iter().map(best).sum()
}
