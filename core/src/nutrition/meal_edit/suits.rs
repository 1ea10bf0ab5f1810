//! Whether a dish is what was wished for: a food in it, its name, or the kitchen it comes from.

use std::collections::BTreeSet;

use super::MealWish;
use crate::Knowledge;
use crate::nutrition::{Candidate, FoodId};
use crate::search::singular_words;

/// Dishes that people wish for, and the kitchen they come from: where the book has none of that name, its kin is nearest.
const KIN: &[(&str, &str)] = &[
    ("pizza", "italian"),
    ("lasagne", "italian"),
    ("lasagna", "italian"),
    ("pasta", "italian"),
    ("spaghetti", "italian"),
    ("carbonara", "italian"),
    ("bolognese", "italian"),
    ("gnocchi", "italian"),
    ("risotto", "italian"),
    ("taco", "mexican"),
    ("burrito", "mexican"),
    ("enchilada", "mexican"),
    ("quesadilla", "mexican"),
    ("fajita", "mexican"),
    ("nachos", "mexican"),
    ("sushi", "japanese"),
    ("ramen", "japanese"),
    ("teriyaki", "japanese"),
    ("curry", "indian"),
    ("biryani", "indian"),
    ("korma", "indian"),
    ("dosa", "indian"),
    ("samosa", "indian"),
    ("pad thai", "thai"),
    ("pho", "vietnamese"),
    ("kebab", "turkish"),
    ("moussaka", "greek"),
    ("gyros", "greek"),
    ("paella", "spanish"),
    ("quiche", "french"),
    ("tagine", "moroccan"),
    ("falafel", "middle_eastern"),
    ("jollof", "caribbean"),
    ("burger", "american"),
    ("hot dog", "american"),
    ("mac and cheese", "american"),
    ("fish and chips", "british"),
    ("shepherds pie", "british"),
    ("schnitzel", "german"),
    ("bibimbap", "korean"),
    ("dumpling", "chinese"),
    ("chow mein", "chinese"),
];

/// What is wanted on the plate, ready to be held against dishes.
pub(super) struct Wished {
    each: Vec<One>,
}

struct One {
    words: Vec<String>,
    cuisine: String,
    foods: BTreeSet<FoodId>,
}

impl Wished {
    pub(super) fn of(wish: &MealWish, world: &Knowledge) -> Self {
        let one = |text: &String| One {
            words: singular_words(text),
            cuisine: text.trim().to_lowercase().replace([' ', '-'], "_"),
            foods: world.foods.family(text).into_iter().collect(),
        };
        Self { each: wish.with.iter().map(one).collect() }
    }

    /// Whether everything wanted is in the dish, or is what it is called.
    pub(super) fn suits(&self, dish: &Candidate) -> bool {
        self.each.iter().all(|one| dish.holds(&one.foods) || one.names(dish))
    }

    /// Whether the dish bears what is wanted in its name, or comes from that kitchen.
    pub(super) fn names(&self, dish: &Candidate) -> bool {
        !self.each.is_empty() && self.each.iter().all(|one| one.names(dish))
    }

    /// Whether the dish comes from the kitchen of what is wanted.
    pub(super) fn is_kin(&self, dish: &Candidate) -> bool {
        let kin = |one: &One| KIN.iter().any(|(name, cuisine)| one.words == singular_words(name) && dish.cuisine == *cuisine);
        self.each.iter().any(kin)
    }
}

impl One {
    fn names(&self, dish: &Candidate) -> bool {
        let title = singular_words(&dish.title);
        let called = !self.words.is_empty() && title.windows(self.words.len()).any(|words| words == self.words);
        called || dish.cuisine == self.cuisine
    }
}
