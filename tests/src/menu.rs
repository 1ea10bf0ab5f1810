//! What planned meals hold, from the food table alone.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use fettle_core::Knowledge;
use fettle_core::athlete::{Diet, Weekday};
use fettle_core::conversation::Conversation;
use fettle_core::nutrition::{FoodId, FoodLimits, MealDay};

/// The planned days from a day on; of one day of the week where that is named.
pub fn days(conversation: &Conversation, from: NaiveDate, weekday: Option<Weekday>) -> Vec<&MealDay> {
    let plan = conversation.dossier().kitchen.plan.as_ref();
    let days = plan.iter().flat_map(|plan| &plan.days).filter(|day| day.date >= from);
    days.filter(|day| weekday.is_none_or(|weekday| Weekday::of(day.date) == weekday)).collect()
}

/// Every food on the plates of some days.
pub fn foods(days: &[&MealDay]) -> BTreeSet<FoodId> {
    let world = Knowledge::built_in();
    let served = days.iter().flat_map(|day| day.served());
    served.flat_map(|(_, served)| served.foods(world)).map(|(food, _)| food).collect()
}

/// The foods on the plates that are meant by a word: "fish", "tofu".
pub fn meant(days: &[&MealDay], word: &str) -> Vec<FoodId> {
    let family = Knowledge::built_in().foods.family(word);
    assert!(!family.is_empty(), "`{word}` is no food");
    foods(days).into_iter().filter(|food| family.contains(food)).collect()
}

/// Why a plate is against the athlete's limits or against a diet, where one is.
pub fn against(conversation: &Conversation, days: &[&MealDay], diet: Option<Diet>) -> Vec<String> {
    let world = Knowledge::built_in();
    let mut athlete = conversation.dossier().athlete();
    athlete.profile.diets.extend(diet);
    let limits = FoodLimits::of(&athlete, world);
    let why_not = |food: FoodId| limits.why_not(world.foods.get(food)).map(|reason| format!("{food}: {}", reason.because));
    foods(days).into_iter().filter_map(why_not).collect()
}
