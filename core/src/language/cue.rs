//! Cues: groups of phrases that point to an intent or qualify what stands near them.

use crate::words::words;

words! {
    /// A group of phrases; the phrases stand in the data files under the same name.
    Cue {
        /// Hello.
        Greet = "greet",
        /// Thanks.
        Thank = "thank",
        /// Yes.
        Affirm = "affirm",
        /// No.
        Deny = "deny",
        /// Drop it.
        Cancel = "cancel",
        /// What can be said.
        Help = "help",
        /// Doesn't know.
        Dunno = "dunno",
        /// Won't say.
        Decline = "decline",
        /// Take it back.
        Undo = "undo",
        /// A copy of the data.
        ExportData = "export_data",
        /// Delete the data.
        ForgetMe = "forget_me",
        /// What is known of me.
        ShowProfile = "show_profile",
        /// Calories and protein.
        ShowTargets = "show_targets",
        /// How to cook.
        ExplainRecipe = "explain_recipe",
        /// What to buy.
        ShowGroceries = "show_groceries",
        /// A new challenge.
        CreateChallenge = "create_challenge",
        /// Join in.
        JoinChallenge = "join_challenge",
        /// Drop out.
        LeaveChallenge = "leave_challenge",
        /// Check in.
        CheckIn = "check_in",
        /// The ranking.
        ShowLeaderboard = "show_leaderboard",
        /// Begin to train.
        StartSession = "start_session",
        /// One thing for another.
        Swap = "swap",
        /// In place of what follows.
        InsteadOf = "instead_of",
        /// In place of what was.
        Instead = "instead",
        /// Another exercise.
        SomethingElse = "something_else",
        /// Out with it.
        DropIt = "drop_it",
        /// Rather this.
        Prefer = "prefer",
        /// Not there or in use.
        Taken = "taken",
        /// Not liked.
        Dislike = "dislike",
        /// For a change.
        Bored = "bored",
        /// Too hard.
        TooHard = "too_hard",
        /// Too easy.
        TooEasy = "too_easy",
        /// Make it easier.
        Easier = "easier",
        /// Make it harder.
        Harder = "harder",
        /// The plan or a session.
        PlanWord = "plan_word",
        /// Little time.
        Rush = "rush",
        /// Only so much.
        OnlyHave = "only_have",
        /// Holds for every session.
        Standing = "standing",
        /// To another day.
        Move = "move",
        /// That day is out.
        CannotDay = "cannot_day",
        /// Done.
        Done = "done",
        /// Partly done.
        Part = "part",
        /// Not done.
        Skipped = "skipped",
        /// A session.
        SessionWord = "session_word",
        /// It was easy.
        FeltEasy = "felt_easy",
        /// It was right.
        FeltRight = "felt_right",
        /// It was hard.
        FeltHard = "felt_hard",
        /// On the scales.
        Weighed = "weighed",
        /// Just now.
        ThisMorning = "this_morning",
        /// Make one.
        Make = "make",
        /// A plan to make.
        PlanNoun = "plan_noun",
        /// A plan, and no single session.
        RealPlan = "real_plan",
        /// Food.
        MealWord = "meal_word",
        /// A plan for meals.
        MealPlan = "meal_plan",
        /// Training.
        TrainingWord = "training_word",
        /// Training and food.
        BothWord = "both_word",
        /// Let me see.
        Show = "show",
        /// What can be seen of a plan.
        ShowNoun = "show_noun",
        /// How is it done.
        Explain = "explain",
        /// How it goes.
        Progress = "progress",
        /// Strength.
        StrengthWord = "strength_word",
        /// Volume.
        VolumeWord = "volume_word",
        /// Body weight.
        WeightWord = "weight_word",
        /// Remind me.
        Remind = "remind",
        /// Tell me again.
        RemindOf = "remind_of",
        /// It hurts.
        Pain = "pain",
        /// A standing trouble.
        Trouble = "trouble",
        /// No trouble any more.
        FineNow = "fine_now",
        /// There is.
        Have = "have",
        /// There is no longer.
        Lost = "lost",
        /// Not to be planned.
        Avoid = "avoid",
        /// May be planned again.
        AgainFine = "again_fine",
        /// No jumping.
        NoJumping = "no_jumping",
        /// Jumping is fine.
        JumpingFine = "jumping_fine",
        /// A wish.
        GoalCue = "goal_cue",
        /// A goal by name.
        GoalOnly = "goal_only",
        /// A wanted weight.
        TargetWeight = "target_weight",
        /// An amount to lose or gain.
        LoseAmount = "lose_amount",
        /// A week.
        PerWeek = "per_week",
        /// A day.
        PerDay = "per_day",
        /// Body fat.
        BodyFat = "body_fat",
        /// Cooking.
        Cooking = "cooking",
        /// Age.
        AgeWord = "age_word",
        /// Height.
        HeightWord = "height_word",
        /// Weight.
        WeighWord = "weigh_word",
        /// Show it so.
        UseUnits = "use_units",
        /// How many eat.
        PeopleCue = "people_cue",
        /// Meals a day.
        MealsADay = "meals_a_day",
        /// Two people.
        Pair = "pair",
        /// Nothing is to be cooked.
        EatOut = "eat_out",
        /// Quicker to cook.
        Faster = "faster",
        /// For less money.
        Cheaper = "cheaper",
        /// With fewer calories.
        Lighter = "lighter",
        /// With more protein.
        MoreProtein = "more_protein",
        /// Another meal.
        OtherMeal = "other_meal",
        /// Holds for good.
        Lasting = "lasting",
        /// Wants more to eat.
        Hungry = "hungry",
        /// Wants less to eat.
        Stuffed = "stuffed",
        /// Food is there already.
        HaveFood = "have_food",
        /// Makes food.
        Cook = "cook",
        /// Does harm when eaten.
        Harms = "harms",
        /// Is not eaten.
        NotEaten = "not_eaten",
        /// Is eaten again.
        FoodAgain = "food_again",
        /// A liking for some cooking.
        LikesFood = "likes_food",
        /// Clocks and where they tick.
        TimeZone = "time_zone",
        /// Days away from home.
        Away = "away",
        /// An allergy.
        Allergic = "allergic",
        /// No allergy.
        CanEat = "can_eat",
        /// No longer so.
        NoMore = "no_more",
        /// Training for years.
        YearsDoing = "years_doing",
        /// Begins a question.
        Asking = "asking",
        /// What a coach can be asked about.
        Domain = "domain",
    }
}
