//! Everything the coach knows: facts that never change while it runs.

use std::sync::LazyLock;

use crate::fitness::{Catalogue, CatalogueFault, ContraindicationFault, Contraindications, TrainingRules, TrainingRulesFault};
use crate::language::{Lexicon, LexiconFault};
use crate::nutrition::targets::{ReferenceIntakes, ReferenceIntakesFault};
use crate::nutrition::{
    DietFault, Diets, FoodFault, Foods, LeftOut, LeftOutFault, PackFault, Packs, Recipes, Shelf, ShelfFault, ShopNameFault,
    ShopNames, SideFault, Sides,
};
use crate::topics::{TopicFault, Topics};

/// The facts behind every answer, read once.
#[derive(Debug)]
pub struct Knowledge {
    /// The exercises.
    pub exercises: Catalogue,
    /// What injuries, conditions and stages of life rule out and bound.
    pub contraindications: Contraindications,
    /// The figures that training plans are made of.
    pub training: TrainingRules,
    /// What a day should bring of vitamins and minerals.
    pub intakes: ReferenceIntakes,
    /// The foods.
    pub foods: Foods,
    /// Ways of eating.
    pub diets: Diets,
    /// What diseases and medicines leave out.
    pub left_out: Vec<LeftOut>,
    /// Our own recipes, read when somebody first asks for food: they are the largest part, and most turns need none.
    pub recipes: LazyLock<Recipes>,
    /// Small things next to a meal.
    pub sides: Sides,
    /// How shops sell food.
    pub packs: Packs,
    /// Plain questions and their answers.
    pub topics: Topics,
    /// What shops sell of food that recipes count cooked.
    pub shelf: Shelf,
    /// Names of foods as a shopper reads them.
    pub shop_names: ShopNames,
    /// The words and names that free text is read with.
    pub language: Lexicon,
}

/// A data file of this build is broken.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub enum KnowledgeFault {
    /// The exercises.
    Exercises(#[from] CatalogueFault),
    /// The contraindications.
    Contraindications(#[from] ContraindicationFault),
    /// The training rules.
    TrainingRules(#[from] TrainingRulesFault),
    /// The reference intakes.
    Intakes(#[from] ReferenceIntakesFault),
    /// The foods.
    Foods(#[from] FoodFault),
    /// Ways of eating.
    Diets(#[from] DietFault),
    /// What diseases and medicines leave out.
    LeftOut(#[from] LeftOutFault),
    /// The sides.
    Sides(#[from] SideFault),
    /// The packs.
    Packs(#[from] PackFault),
    /// The topics.
    Topics(#[from] TopicFault),
    /// The shelf.
    Shelf(#[from] ShelfFault),
    /// The names on a list.
    ShopNames(#[from] ShopNameFault),
    /// The words.
    Language(#[from] LexiconFault),
}

macro_rules! data_files {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../data/", $folder, "/", $name, ".toml")))),*]
    };
}

const EXERCISES: &[(&str, &str)] = data_files!("exercises":
    "squat" "lunge" "hinge" "knee_flexion" "knee_extension" "hip_abduction" "hip_adduction" "calf" "horizontal_push"
    "vertical_push" "shoulder_raise" "horizontal_pull" "shoulder_rotation" "scapular" "carry" "vertical_pull" "grip"
    "elbow_flexion" "elbow_extension" "neck" "core_anti_extension" "core_anti_rotation" "core_anti_lateral"
    "core_rotation" "core_flexion" "core_extension" "cardio_cyclic" "olympic" "plyo" "mobility" "balance");

const RECIPES: &[(&str, &str)] =
    data_files!("recipes": "breakfasts" "breakfasts_plain" "fish" "meat" "snacks" "vegan" "vegetarian");

impl Knowledge {
    /// The facts built into the program.
    ///
    /// # Panics
    /// When a data file of this build is broken; the tests read every file, so a released build never does.
    #[allow(clippy::expect_used, reason = "the data is part of the build and read by the tests")]
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::read().expect("the built-in data is whole"));
        &BUILT_IN
    }

    fn read() -> Result<Self, KnowledgeFault> {
        let contraindications = Contraindications::read(include_str!("../data/contraindications.toml"))?;
        let training = TrainingRules::read(include_str!("../data/training_rules.toml"))?;
        let intakes = ReferenceIntakes::read(include_str!("../data/reference_intakes.toml"))?;
        let exercises = Catalogue::read(EXERCISES)?;
        let foods = Foods::read()?;
        let diets = Diets::read(include_str!("../data/diets.toml"), &foods)?;
        let left_out = LeftOut::read(include_str!("../data/left_out.toml"), &foods)?;
        let recipes: LazyLock<Recipes> = LazyLock::new(recipes);
        let sides = Sides::read(include_str!("../data/sides.toml"))?;
        let packs = Packs::read(include_str!("../data/packs.toml"))?;
        let topics = Topics::read(include_str!("../data/topics.toml"))?;
        let shelf = Shelf::read(include_str!("../data/shelf.toml"))?;
        let shop_names = ShopNames::read(include_str!("../data/shop_names.toml"))?;
        let language = Lexicon::read(&exercises)?;
        Ok(Self {
            exercises,
            contraindications,
            training,
            intakes,
            foods,
            diets,
            left_out,
            recipes,
            sides,
            packs,
            topics,
            shelf,
            shop_names,
            language,
        })
    }
}

/// # Panics
/// As [`Knowledge::built_in`] does.
#[allow(clippy::expect_used, reason = "the data is part of the build and read by the tests")]
fn recipes() -> Recipes {
    Recipes::read(RECIPES).expect("the built-in recipes are whole")
}
