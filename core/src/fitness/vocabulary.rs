//! The closed word lists of the exercise catalogue and of what can be asked of a plan.

use crate::words::words;

words! {
    /// How an exercise moves the body.
    Pattern {
        /// Squat.
        Squat = "squat",
        /// Lunge.
        Lunge = "lunge",
        /// Hinge.
        Hinge = "hinge",
        /// Knee flexion.
        KneeFlexion = "knee_flexion",
        /// Knee extension.
        KneeExtension = "knee_extension",
        /// Hip abduction.
        HipAbduction = "hip_abduction",
        /// Hip adduction.
        HipAdduction = "hip_adduction",
        /// Calf.
        Calf = "calf",
        /// Horizontal push.
        HorizontalPush = "horizontal_push",
        /// Vertical push.
        VerticalPush = "vertical_push",
        /// Shoulder raise.
        ShoulderRaise = "shoulder_raise",
        /// Horizontal pull.
        HorizontalPull = "horizontal_pull",
        /// Shoulder rotation.
        ShoulderRotation = "shoulder_rotation",
        /// Scapular.
        Scapular = "scapular",
        /// Carry.
        Carry = "carry",
        /// Vertical pull.
        VerticalPull = "vertical_pull",
        /// Grip.
        Grip = "grip",
        /// Elbow flexion.
        ElbowFlexion = "elbow_flexion",
        /// Elbow extension.
        ElbowExtension = "elbow_extension",
        /// Neck.
        Neck = "neck",
        /// Core anti extension.
        CoreAntiExtension = "core_anti_extension",
        /// Core anti rotation.
        CoreAntiRotation = "core_anti_rotation",
        /// Core anti lateral.
        CoreAntiLateral = "core_anti_lateral",
        /// Core rotation.
        CoreRotation = "core_rotation",
        /// Core flexion.
        CoreFlexion = "core_flexion",
        /// Core extension.
        CoreExtension = "core_extension",
        /// Cardio cyclic.
        CardioCyclic = "cardio_cyclic",
        /// Olympic.
        Olympic = "olympic",
        /// Plyo.
        Plyo = "plyo",
        /// Mobility.
        Mobility = "mobility",
        /// Balance.
        Balance = "balance",
    }
}

words! {
    /// A muscle group with a weekly set count of its own.
    Muscle {
        /// Quads.
        Quads = "quads",
        /// Glutes.
        Glutes = "glutes",
        /// Adductors.
        Adductors = "adductors",
        /// Front delts.
        FrontDelts = "front_delts",
        /// Hip abductors.
        HipAbductors = "hip_abductors",
        /// Hamstrings.
        Hamstrings = "hamstrings",
        /// Traps.
        Traps = "traps",
        /// Upper back.
        UpperBack = "upper_back",
        /// Lower back.
        LowerBack = "lower_back",
        /// Hip flexors.
        HipFlexors = "hip_flexors",
        /// Calves.
        Calves = "calves",
        /// Tibialis.
        Tibialis = "tibialis",
        /// Chest.
        Chest = "chest",
        /// Triceps.
        Triceps = "triceps",
        /// Side delts.
        SideDelts = "side_delts",
        /// Rear delts.
        RearDelts = "rear_delts",
        /// Rotator cuff.
        RotatorCuff = "rotator_cuff",
        /// Serratus.
        Serratus = "serratus",
        /// Lats.
        Lats = "lats",
        /// Obliques.
        Obliques = "obliques",
        /// Biceps.
        Biceps = "biceps",
        /// Forearms.
        Forearms = "forearms",
        /// Neck.
        Neck = "neck",
        /// Abs.
        Abs = "abs",
    }
}

words! {
    /// How many joints work.
    Mechanic {
        /// Compound.
        Compound = "compound",
        /// Isolation.
        Isolation = "isolation",
    }
}

words! {
    /// Direction of the effort.
    Force {
        /// Push.
        Push = "push",
        /// Pull.
        Pull = "pull",
        /// Static.
        Static = "static",
        /// Dynamic.
        Dynamic = "dynamic",
    }
}

words! {
    /// Load of landing.
    Impact {
        /// None.
        None = "none",
        /// Low.
        Low = "low",
        /// Moderate.
        Moderate = "moderate",
        /// High.
        High = "high",
    }
}

words! {
    /// Load on one joint, graded against the other exercises of the catalogue.
    JointLoad {
        /// Low.
        Low = "low",
        /// Medium.
        Med = "med",
        /// High.
        High = "high",
    }
}

words! {
    /// How a set is counted.
    Mode {
        /// By repetitions.
        Reps = "reps",
        /// By seconds.
        Time = "time",
        /// By metres.
        Distance = "distance",
    }
}

words! {
    /// What an exercise trains.
    Category {
        /// Strength.
        Strength = "strength",
        /// Core.
        Core = "core",
        /// Power.
        Power = "power",
        /// Cardio.
        Cardio = "cardio",
        /// Mobility.
        Mobility = "mobility",
        /// Balance.
        Balance = "balance",
    }
}

words! {
    /// A property that a limitation can exclude.
    Tag {
        /// Isometric.
        Isometric = "isometric",
        /// Heavy valsalva prone.
        HeavyValsalvaProne = "heavy_valsalva_prone",
        /// Overhead.
        Overhead = "overhead",
        /// Fall risk.
        FallRisk = "fall_risk",
        /// Supine.
        Supine = "supine",
        /// Prone or quadruped support.
        ProneOrQuadrupedSupport = "prone_or_quadruped_support",
        /// Prone.
        Prone = "prone",
        /// Jumping or running.
        JumpingOrRunning = "jumping_or_running",
        /// Inversion.
        Inversion = "inversion",
        /// Hanging.
        Hanging = "hanging",
        /// Spinal rotation.
        SpinalRotation = "spinal_rotation",
        /// Loaded spinal flexion.
        LoadedSpinalFlexion = "loaded_spinal_flexion",
    }
}

words! {
    /// Why an exercise should go.
    SwapReason {
        /// It hurts.
        Pain = "pain",
        /// Something it needs is missing.
        Equipment = "equipment",
        /// It is not liked.
        Dislike = "dislike",
        /// It is too hard.
        TooHard = "too_hard",
        /// It is too easy.
        TooEasy = "too_easy",
        /// For a change.
        Variety = "variety",
    }
}

words! {
    /// Which way difficulty goes.
    Direction {
        /// Less.
        Easier = "easier",
        /// More.
        Harder = "harder",
    }
}
