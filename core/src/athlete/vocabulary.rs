//! The closed word lists of a profile. Their names in JSON are fixed: other programs use them.

use crate::words::words;

words! {
    /// Sex as energy and heart-rate formulas use it.
    Sex {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// Not said: formulas take the cautious side.
        Unspecified = "unspecified",
    }
}

words! {
    /// What the training is for.
    Goal {
        /// Lose fat.
        LoseFat = "lose_fat",
        /// Build muscle.
        BuildMuscle = "build_muscle",
        /// Gain strength.
        GainStrength = "gain_strength",
        /// Endurance.
        Endurance = "endurance",
        /// General health.
        GeneralHealth = "general_health",
        /// Maintain.
        Maintain = "maintain",
    }
}

words! {
    /// Training age.
    Experience {
        /// Under 6 months of consistent training.
        Beginner = "beginner",
        /// 6 to 24 months.
        Intermediate = "intermediate",
        /// Over 24 months, and past simple progression.
        Advanced = "advanced",
    }
}

words! {
    /// Daily life outside training.
    Activity {
        /// Sedentary.
        Sedentary = "sedentary",
        /// Light.
        Light = "light",
        /// Moderate.
        Moderate = "moderate",
        /// Active.
        Active = "active",
        /// Very active.
        VeryActive = "very_active",
    }
}

words! {
    /// A day of the week.
    Weekday {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }
}

words! {
    /// A part of the body that limits training.
    Area {
        /// Knee.
        Knee = "knee",
        /// Low back.
        LowBack = "low_back",
        /// Shoulder.
        Shoulder = "shoulder",
        /// Wrist.
        Wrist = "wrist",
        /// Neck.
        Neck = "neck",
        /// Hip.
        Hip = "hip",
        /// Elbow.
        Elbow = "elbow",
        /// Ankle.
        Ankle = "ankle",
        /// Back of the thigh.
        Hamstring = "hamstring",
        /// Front of the thigh.
        Quad = "quad",
        /// Calf.
        Calf = "calf",
        /// Achilles tendon.
        Achilles = "achilles",
        /// Foot and heel.
        Foot = "foot",
        /// Shin.
        Shin = "shin",
        /// Groin and inner thigh.
        Groin = "groin",
        /// Ribs.
        Ribs = "ribs",
        /// Chest muscle.
        Chest = "chest",
        /// Upper back.
        UpperBack = "upper_back",
    }
}

words! {
    /// How much a limitation limits.
    Severity {
        /// Noticed, rarely in the way.
        Mild = "mild",
        /// Some movements hurt.
        Moderate = "moderate",
        /// Hurts at rest or stops ordinary things.
        Severe = "severe",
    }
}

words! {
    /// An injury, a disease or a stage of life with training rules of its own.
    Condition {
        /// Shoulder impingement.
        ShoulderImpingement = "shoulder_impingement",
        /// Rotator cuff tear or postop.
        RotatorCuffTearOrPostop = "rotator_cuff_tear_or_postop",
        /// Low back pain.
        LowBackPain = "low_back_pain",
        /// Sciatica disc.
        SciaticaDisc = "sciatica_disc",
        /// Knee pain pfps.
        KneePainPfps = "knee_pain_pfps",
        /// Knee osteoarthritis.
        KneeOsteoarthritis = "knee_osteoarthritis",
        /// Acl or meniscus.
        AclOrMeniscus = "acl_or_meniscus",
        /// Wrist pain.
        WristPain = "wrist_pain",
        /// Elbow tendinopathy.
        ElbowTendinopathy = "elbow_tendinopathy",
        /// Neck pain.
        NeckPain = "neck_pain",
        /// Hip impingement or pain.
        HipImpingementOrPain = "hip_impingement_or_pain",
        /// Ankle sprain.
        AnkleSprain = "ankle_sprain",
        /// Plantar fasciitis.
        PlantarFasciitis = "plantar_fasciitis",
        /// Hernia abdominal.
        HerniaAbdominal = "hernia_abdominal",
        /// Diastasis recti.
        DiastasisRecti = "diastasis_recti",
        /// Hypertension.
        Hypertension = "hypertension",
        /// Heart disease.
        HeartDisease = "heart_disease",
        /// Diabetes.
        Diabetes = "diabetes",
        /// Kidney disease. Its food is a matter for the kidney team.
        KidneyDisease = "kidney_disease",
        /// Osteoporosis.
        Osteoporosis = "osteoporosis",
        /// Pregnancy.
        Pregnancy = "pregnancy",
        /// Postpartum.
        Postpartum = "postpartum",
        /// 65 years or older.
        OlderAdult = "older_adult_65plus",
        /// Asthma.
        Asthma = "asthma",
        /// Body-mass index of 35 or more.
        Obesity = "obesity_bmi35plus",
        /// 13 to 17 years old.
        Minor = "minor_13_17",
        /// Under 13 years old.
        Child = "under_13",
        /// Eating disorder history.
        EatingDisorderHistory = "eating_disorder_history",
    }
}

words! {
    /// A way of eating with rules.
    Diet {
        /// Vegan.
        Vegan = "vegan",
        /// Vegetarian.
        Vegetarian = "vegetarian",
        /// Lacto vegetarian.
        LactoVegetarian = "lacto_vegetarian",
        /// Ovo vegetarian.
        OvoVegetarian = "ovo_vegetarian",
        /// Pescatarian.
        Pescatarian = "pescatarian",
        /// Gluten free.
        GlutenFree = "gluten_free",
        /// Dairy free.
        DairyFree = "dairy_free",
        /// Lactose free.
        LactoseFree = "lactose_free",
        /// Keto.
        Keto = "keto",
        /// Low carb.
        LowCarb = "low_carb",
        /// Paleo.
        Paleo = "paleo",
        /// Whole30.
        Whole30 = "whole30",
        /// Mediterranean.
        Mediterranean = "mediterranean",
        /// Dash.
        Dash = "dash",
        /// Low fodmap.
        LowFodmap = "low_fodmap",
        /// Halal.
        Halal = "halal",
        /// Kosher.
        Kosher = "kosher",
        /// Jain.
        Jain = "jain",
        /// Hindu no beef.
        HinduNoBeef = "hindu_no_beef",
        /// Nut free.
        NutFree = "nut_free",
        /// Low sodium.
        LowSodium = "low_sodium",
        /// Diabetes friendly.
        DiabetesFriendly = "diabetes_friendly",
    }
}

words! {
    /// The 14 allergens of EU Regulation 1169/2011.
    Allergen {
        /// Celery.
        Celery = "celery",
        /// Gluten.
        Gluten = "gluten",
        /// Crustacean.
        Crustacean = "crustacean",
        /// Egg.
        Egg = "egg",
        /// Fish.
        Fish = "fish",
        /// Lupin.
        Lupin = "lupin",
        /// Milk.
        Milk = "milk",
        /// Mollusc.
        Mollusc = "mollusc",
        /// Mustard.
        Mustard = "mustard",
        /// Tree nut.
        TreeNut = "tree_nut",
        /// Peanut.
        Peanut = "peanut",
        /// Sesame.
        Sesame = "sesame",
        /// Soy.
        Soy = "soy",
        /// Sulphite.
        Sulphite = "sulphite",
    }
}

words! {
    /// Money for food.
    Budget {
        /// Low.
        Low = "low",
        /// Normal.
        Normal = "normal",
        /// High.
        High = "high",
    }
}

words! {
    /// How figures are shown.
    Units {
        /// Kilograms, centimetres, kilometres.
        Metric = "metric",
        /// Pounds, feet and inches, miles.
        Imperial = "imperial",
    }
}

words! {
    /// Months since birth while nursing.
    LactationMonths {
        /// 0 to 6 months.
        FirstHalf = "0-6",
        /// 7 to 12 months.
        SecondHalf = "7-12",
    }
}

impl Weekday {
    /// The day that a calendar date falls on.
    pub fn of(date: chrono::NaiveDate) -> Self {
        use chrono::Datelike;
        Self::ALL[date.weekday().num_days_from_monday() as usize]
    }

    /// Days after Monday, 0 to 6.
    pub fn index(self) -> u32 {
        self as u32
    }
}
