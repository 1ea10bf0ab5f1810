//! What a person can mean. The names of intents and slots are fixed: other programs use them.

use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::slots::{CardioSlots, DoneSlots, GrocerySlots, MealSlots, RecipeSlots, SetSlots, TravelSlots};
use crate::athlete::{Area, ProfilePatch, Weekday};
use crate::fitness::{Direction, ExerciseId, SwapReason};
use crate::words::words;

/// What one utterance means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Understanding {
    /// The intents, in the order they were said.
    pub intents: Vec<Intent>,
    /// Who read it.
    pub by: By,
    /// 0 to 1. Below one half the coach asks instead of acting.
    pub confidence: f64,
}

words! {
    /// Who turned text into intents.
    By {
        /// The built-in rules.
        Rules = "rules",
        /// A language model.
        Model = "model",
    }
}

words! {
    /// What the coach asked last, when the next utterance may be a bare answer.
    Asked {
        /// What the training is for.
        Goal = "goal",
        /// Training days a week.
        DaysPerWeek = "days_per_week",
        /// Minutes for one session.
        MinutesPerSession = "minutes_per_session",
        /// What there is to train with.
        Equipment = "equipment",
        /// Training age.
        Experience = "experience",
        /// Injuries, pain and conditions.
        Limitations = "limitations",
        /// Age in years.
        Age = "age",
        /// Body weight.
        WeightKg = "weight_kg",
        /// Height.
        HeightCm = "height_cm",
        /// Sex.
        Sex = "sex",
        /// A yes or a no.
        Confirm = "confirm",
        /// How the days are spent.
        Activity = "activity",
        /// Meals a day.
        MealsPerDay = "meals_per_day",
        /// Ways of eating, allergies, what is not eaten.
        FoodLimits = "food_limits",
        /// Trimester of a pregnancy.
        Trimester = "trimester",
    }
}

/// One thing a person can mean, with its slots. A slot is there only when it was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "intent", rename_all = "snake_case")]
pub enum Intent {
    /// Tells facts about the athlete.
    SetProfile(Box<ProfilePatch>),
    /// Wants a plan made.
    CreatePlan {
        /// Which plan.
        what: PlanKind,
        /// Training for so many weeks.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        weeks: Option<u8>,
        /// Meals for so many days.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        days: Option<u8>,
    },
    /// Wants to see a plan.
    ShowPlan {
        /// Which plan.
        what: PlanKind,
        /// For when.
        when: When,
    },
    /// Wants to see energy and protein targets.
    ShowTargets,
    /// Wants to see what the coach knows.
    ShowProfile,
    /// Wants another exercise.
    SwapExercise {
        /// Which one goes.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        exercise: Option<ExerciseId>,
        /// Which one comes.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        with: Option<ExerciseId>,
        /// Why.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        reason: Option<SwapReason>,
    },
    /// Has less time than planned.
    ShortenSession {
        /// Minutes there are.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        minutes: Option<u16>,
        /// When.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        when: Option<When>,
    },
    /// Wants a session on another day.
    MoveSession {
        /// From this day.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        from: Option<When>,
        /// To that day.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        to: Option<When>,
    },
    /// Finds the plan too hard or too easy.
    AdjustDifficulty {
        /// Which way to go.
        direction: Direction,
    },
    /// Starts today's session.
    StartSession,
    /// Tells sets that were done.
    LogSets(SetSlots),
    /// Tells endurance work that was done.
    LogCardio(CardioSlots),
    /// Tells of a whole session.
    LogSession(DoneSlots),
    /// Tells today's body weight.
    LogWeight {
        /// Kilograms.
        weight_kg: f64,
    },
    /// It hurts now.
    ReportPain {
        /// Where; unknown when the words name no part we plan around.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        area: Option<Area>,
    },
    /// Wants to know how an exercise is done.
    ExplainExercise {
        /// Which.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        exercise: Option<ExerciseId>,
    },
    /// Wants other meals than planned.
    SwapMeal(Box<MealSlots>),
    /// Wants to see a recipe.
    ExplainRecipe(RecipeSlots),
    /// Wants the grocery list.
    ShowGroceries(GrocerySlots),
    /// Wants more or less to eat.
    AdjustCalories {
        /// Which way to go.
        direction: Amount,
        /// By so many kilocalories a day.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        kcal: Option<u16>,
    },
    /// Trains elsewhere for some days, with other things than at home.
    Travel(TravelSlots),
    /// Wants to see progress.
    ShowProgress {
        /// Of one exercise.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        exercise: Option<ExerciseId>,
        /// Of one figure.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        metric: Option<Metric>,
    },
    /// Wants to be reminded.
    SetReminder {
        /// Time of day, "HH:MM".
        #[serde(skip_serializing_if = "Option::is_none", default)]
        time: Option<String>,
        /// On these days.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        weekdays: Vec<Weekday>,
        /// No longer.
        #[serde(skip_serializing_if = "std::ops::Not::not", default)]
        off: bool,
    },
    /// Wants a group challenge.
    CreateChallenge,
    /// Joins a challenge.
    JoinChallenge,
    /// Leaves a challenge.
    LeaveChallenge,
    /// Checks in to a challenge.
    CheckIn,
    /// Wants the ranking.
    ShowLeaderboard,
    /// Takes the last change back.
    Undo,
    /// Wants a copy of everything stored.
    ExportData,
    /// Wants everything deleted.
    ForgetMe,
    /// Wants to know what can be said.
    Help,
    /// Says hello.
    Greet,
    /// Says thanks.
    Thank,
    /// Says yes.
    Affirm,
    /// Says no.
    Deny,
    /// Drops what was begun.
    Cancel,
    /// Asks something no other intent answers.
    Question,
    /// Needs help now.
    Urgent {
        /// What kind.
        kind: UrgentKind,
    },
    /// No clear meaning.
    Unclear,
}

words! {
    /// Which plan is meant.
    PlanKind {
        /// Training.
        Workouts = "workouts",
        /// Food.
        Meals = "meals",
        /// Training and food.
        Both = "both",
    }
}

words! {
    /// More or less.
    Amount {
        /// More.
        More = "more",
        /// Less.
        Less = "less",
    }
}

words! {
    /// A figure whose course can be shown.
    Metric {
        /// Body weight.
        Weight = "weight",
        /// Loads lifted.
        Strength = "strength",
        /// Sets done.
        Volume = "volume",
    }
}

words! {
    /// What kind of help is needed now.
    UrgentKind {
        /// Signs that need a doctor now.
        Medical = "medical",
        /// Thoughts of self-harm.
        SelfHarm = "self_harm",
        /// Signs of an eating disorder.
        EatingDisorder = "eating_disorder",
    }
}

/// A day or a week as people name it. What it means depends on the day it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub enum When {
    /// This day.
    Today,
    /// The next day.
    Tomorrow,
    /// The day before.
    Yesterday,
    /// This week.
    Week,
    /// The week after.
    NextWeek,
    /// The nearest such day.
    Day(Weekday),
    /// A date.
    Date(NaiveDate),
}

impl fmt::Display for When {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today => out.write_str("today"),
            Self::Tomorrow => out.write_str("tomorrow"),
            Self::Yesterday => out.write_str("yesterday"),
            Self::Week => out.write_str("week"),
            Self::NextWeek => out.write_str("next_week"),
            Self::Day(day) => out.write_str(day.name()),
            Self::Date(date) => write!(out, "{date}"),
        }
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.to_string()
    }
}

impl TryFrom<String> for When {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        Ok(match word.as_str() {
            "today" => Self::Today,
            "tomorrow" => Self::Tomorrow,
            "yesterday" => Self::Yesterday,
            "week" => Self::Week,
            "next_week" => Self::NextWeek,
            other => match Weekday::named(other) {
                Some(day) => Self::Day(day),
                None => Self::Date(other.parse().map_err(|_| format!("`{other}` names no day"))?),
            },
        })
    }
}
