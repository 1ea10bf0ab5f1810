//! What a diet has to mind: diseases and medicines, by the names of `core/data/clinical_food.toml`.

use crate::words::words;

words! {
    /// A disease or medicine that a way of eating is part of the treatment of.
    Matter {
        /// Dialysis.
        Dialysis = "dialysis",
        /// An inborn error of metabolism.
        Phenylketonuria = "phenylketonuria",
        /// Feeding through a tube or a line.
        TubeOrParenteral = "tube_or_parenteral",
        /// Kidney disease.
        KidneyDisease = "kidney_disease",
        /// Insulin, and tablets that lower sugar as it does.
        Insulin = "insulin",
        /// Tablets that pass sugar into the urine.
        Sglt2 = "sglt2",
        /// Diabetes.
        Diabetes = "diabetes",
        /// Diabetes in a pregnancy.
        GestationalDiabetes = "gestational_diabetes",
        /// Warfarin and its kin.
        Warfarin = "warfarin",
        /// MAO inhibitors.
        Maoi = "maoi",
        /// Lithium.
        Lithium = "lithium",
        /// GLP-1 medicines.
        Glp1 = "glp1",
        /// Gout.
        Gout = "gout",
        /// Coeliac disease.
        Coeliac = "coeliac",
        /// Surgery of the stomach.
        Bariatric = "bariatric",
        /// Crohn's disease, ulcerative colitis and a stoma.
        BowelDisease = "bowel_disease",
        /// Cancer treatment.
        CancerTreatment = "cancer_treatment",
        /// Liver disease.
        LiverDisease = "liver_disease",
        /// Pancreatitis and gallstones.
        PancreasOrGallbladder = "pancreas_or_gallbladder",
        /// Medicines that grapefruit changes.
        StatinOrCalciumBlocker = "statin_or_calcium_blocker",
        /// G6PD deficiency.
        G6pd = "g6pd",
        /// Allergy to alpha-gal, which the meat of mammals holds.
        AlphaGal = "alpha_gal",
        /// The same of somebody who eats milk and what is made of it without trouble.
        AlphaGalMilkEaten = "alpha_gal_milk_eaten",
        /// Hereditary fructose intolerance.
        HereditaryFructose = "hereditary_fructose_intolerance",
        /// Fructose that is not taken up well.
        FructoseMalabsorption = "fructose_malabsorption",
        /// Histamine intolerance and mast cell disease.
        Histamine = "histamine_intolerance",
        /// An irritable bowel.
        IrritableBowel = "irritable_bowel",
        /// Oral allergy syndrome.
        OralAllergy = "oral_allergy_syndrome",
        /// Allergy to latex.
        Latex = "latex_allergy",
        /// Too much iron.
        Haemochromatosis = "haemochromatosis",
        /// Wilson's disease.
        Wilson = "wilson_disease",
        /// Porphyria.
        Porphyria = "porphyria",
        /// Kidney stones.
        KidneyStones = "kidney_stones",
        /// Medicines that keep potassium, and potassium that is high.
        Potassium = "potassium_kept",
        /// Thyroid tablets.
        Thyroxine = "thyroxine",
        /// A weakened immune system.
        Immunosuppressed = "immunosuppressed",
        /// Food that must be thickened or puréed.
        Dysphagia = "dysphagia",
        /// Disease in which food is not taken up or passed on.
        Malabsorption = "malabsorption",
        /// Eosinophilic oesophagitis and FPIES.
        FoodTriggered = "food_triggered_disease",
        /// A ketogenic diet that treats epilepsy.
        TherapeuticKeto = "therapeutic_ketogenic_diet",
        /// A pregnancy that is hoped for.
        TryingToConceive = "trying_to_conceive",
        /// Metformin.
        Metformin = "metformin",
        /// High cholesterol.
        Cholesterol = "high_cholesterol",
    }
}
