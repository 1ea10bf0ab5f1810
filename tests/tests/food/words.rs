//! What closes a list of allergies takes nothing back of it; praise ends none.

use fettle_core::Knowledge;
use fettle_core::athlete::{Allergen, Units};
use fettle_core::language::{Context, Intent, understand};

fn heard(text: &str) -> (Vec<Allergen>, Vec<Allergen>) {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let context = Context { today, asked: None, units: Units::Metric };
    let mut allergens = (Vec::new(), Vec::new());
    for intent in understand(text, &context, Knowledge::built_in()).intents {
        if let Intent::SetProfile(patch) = intent {
            allergens.0.extend(patch.allergens);
            allergens.1.extend(patch.without.allergens);
        }
    }
    allergens
}

#[test]
fn no_other_allergies_leaves_the_one_that_was_told() {
    use Allergen::{Egg, Milk, Peanut};
    for (text, allergen) in [
        ("can't eat peanuts, no other allergies", Peanut),
        ("can't eat eggs, no allergies", Egg),
        ("I can't have dairy, no other allergies", Milk),
        ("allergic to peanuts, no other allergies", Peanut),
        ("I can eat eggs but not milk", Milk),
    ] {
        let (harm, fine) = heard(text);
        assert!(harm.contains(&allergen) && !fine.contains(&allergen), "{text}: {harm:?} {fine:?}");
    }
}

#[test]
fn praise_is_neither_an_allergy_nor_the_end_of_one() {
    assert_eq!(heard("I'm allergic to fish but love prawns"), (vec![Allergen::Fish], Vec::new()));
    assert_eq!(heard("i love eggs"), (Vec::new(), Vec::new()));
    assert!(heard("I love nuts but I'm allergic").0.contains(&Allergen::Peanut));
}
