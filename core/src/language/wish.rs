//! What a whole utterance can mean, for whoever guesses it from its words.

use super::{Amount, Direction, Intent};
use crate::fitness::SessionDone;
use crate::words::words;

words! {
    /// The meaning of a whole utterance: an intent, or one of its kinds.
    Wish {
        /// Facts of the athlete.
        SetProfile = "set_profile",
        /// What is known of me.
        ShowProfile = "show_profile",
        /// Calories and protein.
        ShowTargets = "show_targets",
        /// What to buy.
        ShowGroceries = "show_groceries",
        /// How to cook.
        ExplainRecipe = "explain_recipe",
        /// Take it back.
        Undo = "undo",
        /// A copy of the data.
        ExportData = "export_data",
        /// Delete the data.
        ForgetMe = "forget_me",
        /// What can be said.
        Help = "help",
        /// Begin to train.
        StartSession = "start_session",
        /// A question of knowledge.
        Question = "question",
        /// Make a plan.
        CreatePlan = "create_plan",
        /// Show a plan.
        ShowPlan = "show_plan",
        /// How it goes.
        ShowProgress = "show_progress",
        /// Check in.
        CheckIn = "check_in",
        /// Join the challenge.
        JoinChallenge = "join_challenge",
        /// Leave the challenge.
        LeaveChallenge = "leave_challenge",
        /// Start a challenge.
        CreateChallenge = "create_challenge",
        /// The ranking.
        ShowLeaderboard = "show_leaderboard",
        /// Yes.
        Affirm = "affirm",
        /// No.
        Deny = "deny",
        /// Drop it.
        Cancel = "cancel",
        /// Thanks.
        Thank = "thank",
        /// Hello.
        Greet = "greet",
        /// Another meal.
        SwapMeal = "swap_meal",
        /// A meal elsewhere.
        EatOut = "eat_out",
        /// More to eat.
        EatMore = "eat_more",
        /// Less to eat.
        EatLess = "eat_less",
        /// Make it easier.
        Easier = "easier",
        /// Make it harder.
        Harder = "harder",
        /// Another exercise.
        SwapExercise = "swap_exercise",
        /// Less time.
        ShortenSession = "shorten_session",
        /// Another day.
        MoveSession = "move_session",
        /// Sets that were done.
        LogSets = "log_sets",
        /// Endurance work that was done.
        LogCardio = "log_cardio",
        /// Body weight.
        LogWeight = "log_weight",
        /// The whole session was done.
        SessionAll = "session_all",
        /// A part of it was done.
        SessionPart = "session_part",
        /// It was not done.
        SessionNone = "session_none",
        /// It hurts.
        ReportPain = "report_pain",
        /// How an exercise is done.
        ExplainExercise = "explain_exercise",
        /// A reminder.
        SetReminder = "set_reminder",
        /// Days away.
        Travel = "travel",
        /// Help is needed now.
        Urgent = "urgent",
        /// No clear meaning.
        Unclear = "unclear",
        /// The plan that is spoken of is one of meals: no wish by itself.
        OfMeals = "of_meals",
        /// The plan that is spoken of is one of training: no wish by itself.
        OfTraining = "of_training",
    }
}

impl Wish {
    /// The intent that this wish is one of, by a wish that stands for all of its kind.
    pub fn kind(self) -> Self {
        match self {
            Self::SessionPart | Self::SessionNone => Self::SessionAll,
            Self::EatLess => Self::EatMore,
            Self::Harder => Self::Easier,
            Self::EatOut => Self::SwapMeal,
            other => other,
        }
    }

    /// What an intent is as a wish.
    pub fn of(intent: &Intent) -> Self {
        match intent {
            Intent::SwapMeal(slots) if slots.out => Self::EatOut,
            Intent::AdjustCalories { direction: Amount::More, .. } => Self::EatMore,
            Intent::AdjustCalories { direction: Amount::Less, .. } => Self::EatLess,
            Intent::AdjustDifficulty { direction: Direction::Easier } => Self::Easier,
            Intent::AdjustDifficulty { direction: Direction::Harder } => Self::Harder,
            Intent::LogSession(slots) => match slots.done {
                SessionDone::All => Self::SessionAll,
                SessionDone::Part => Self::SessionPart,
                SessionDone::None => Self::SessionNone,
            },
            other => by_name(other),
        }
    }
}

/// Most wishes bear the name of their intent.
fn by_name(intent: &Intent) -> Wish {
    let value = serde_json::to_value(intent).unwrap_or_default();
    value.get("intent").and_then(serde_json::Value::as_str).and_then(Wish::named).unwrap_or(Wish::Unclear)
}
