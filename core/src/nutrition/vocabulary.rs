//! The closed word lists of the food table. Their names stand in the data and in JSON.

use crate::words::words;

words! {
    /// What is counted of a food. The names carry the unit.
    Nutrient {
        /// Energy in kcal.
        Kcal = "kcal",
        /// Protein in g.
        Protein = "protein_g",
        /// Fat in g.
        Fat = "fat_g",
        /// Saturated fat in g.
        SatFat = "sat_fat_g",
        /// Carbohydrate in g, fibre included.
        Carb = "carb_g",
        /// Fibre in g.
        Fiber = "fiber_g",
        /// Sugars in g.
        Sugars = "sugars_g",
        /// Sodium in mg.
        Sodium = "sodium_mg",
        /// Potassium in mg.
        Potassium = "potassium_mg",
        /// Calcium in mg.
        Calcium = "calcium_mg",
        /// Iron in mg.
        Iron = "iron_mg",
        /// Magnesium in mg.
        Magnesium = "magnesium_mg",
        /// Phosphorus in mg.
        Phosphorus = "phosphorus_mg",
        /// Zinc in mg.
        Zinc = "zinc_mg",
        /// Selenium in µg.
        Selenium = "selenium_ug",
        /// Vitamin A, retinol activity equivalents, in µg.
        VitARae = "vit_a_rae_ug",
        /// Vitamin C in mg.
        VitC = "vit_c_mg",
        /// Vitamin D in µg.
        VitD = "vit_d_ug",
        /// Vitamin E in mg.
        VitE = "vit_e_mg",
        /// Vitamin K in µg.
        VitK = "vit_k_ug",
        /// Vitamin B6 in mg.
        VitB6 = "vit_b6_mg",
        /// Vitamin B12 in µg.
        VitB12 = "vit_b12_ug",
        /// Folate, dietary folate equivalents, in µg.
        FolateDfe = "folate_dfe_ug",
        /// Choline in mg.
        Choline = "choline_mg",
    }
}

words! {
    /// What kind of food it is.
    Class {
        /// Alcoholic drinks.
        Alc = "alc",
        /// Raising agents, salt and the like.
        Baking = "baking",
        /// Beef.
        Beef = "beef",
        /// Drinks without alcohol.
        Bev = "bev",
        /// Bread and bakery.
        Bread = "bread",
        /// Broth and stock.
        Broth = "broth",
        /// Cheese.
        Cheese = "cheese",
        /// Coconut and what is made of it.
        Coconut = "coconut",
        /// Sauces, dressings and condiments.
        Cond = "cond",
        /// Crustaceans.
        Crust = "crust",
        /// Butter, cream and other fat of milk.
        Dairy = "dairy",
        /// Cured, smoked or processed meat.
        Deli = "deli",
        /// Eggs.
        Egg = "egg",
        /// Fish.
        Fish = "fish",
        /// Fruit.
        Fruit = "fruit",
        /// Game and goat.
        Game = "game",
        /// Barley, rye and seitan.
        Gluten = "gluten",
        /// Grains without gluten.
        Grain = "grain",
        /// Herbs.
        Herb = "herb",
        /// Lamb.
        Lamb = "lamb",
        /// Beans, peas and lentils.
        Legume = "legume",
        /// Milk, yoghurt and kefir.
        Milk = "milk",
        /// Molluscs.
        Moll = "moll",
        /// Tree nuts.
        Nut = "nut",
        /// Oats.
        Oats = "oats",
        /// Oils and fats.
        Oil = "oil",
        /// Peanut.
        Peanut = "peanut",
        /// Pork.
        Pork = "pork",
        /// Poultry.
        Poultry = "poultry",
        /// Seeds.
        Seed = "seed",
        /// Snacks made of plants.
        Snackveg = "snackveg",
        /// Food made of soy.
        Soyfood = "soyfood",
        /// Spice.
        Spice = "spice",
        /// Protein powders.
        Supp = "supp",
        /// Sugar, sweets and chocolate.
        Sweet = "sweet",
        /// Vegetables.
        Veg = "veg",
        /// Wheat and what is made of it.
        Wheat = "wheat",
    }
}

words! {
    /// Where a shop keeps it.
    Aisle {
        /// Produce.
        Produce = "produce",
        /// Bakery.
        Bakery = "bakery",
        /// Meat poultry.
        MeatPoultry = "meat_poultry",
        /// Seafood.
        Seafood = "seafood",
        /// Deli processed meat.
        DeliProcessedMeat = "deli_processed_meat",
        /// Dairy eggs.
        DairyEggs = "dairy_eggs",
        /// Refrigerated.
        Refrigerated = "refrigerated",
        /// Refrigerated plant protein.
        RefrigeratedPlantProtein = "refrigerated_plant_protein",
        /// Grains pasta.
        GrainsPasta = "grains_pasta",
        /// Legumes.
        Legumes = "legumes",
        /// Canned.
        Canned = "canned",
        /// Soups stocks.
        SoupsStocks = "soups_stocks",
        /// Condiments sauces.
        CondimentsSauces = "condiments_sauces",
        /// Oils fats.
        OilsFats = "oils_fats",
        /// Spices.
        Spices = "spices",
        /// Baking.
        Baking = "baking",
        /// Sweeteners sweets.
        SweetenersSweets = "sweeteners_sweets",
        /// Dried fruit.
        DriedFruit = "dried_fruit",
        /// Nuts seeds.
        NutsSeeds = "nuts_seeds",
        /// Snacks.
        Snacks = "snacks",
        /// Beverages.
        Beverages = "beverages",
        /// Alcohol.
        Alcohol = "alcohol",
        /// Supplements.
        Supplements = "supplements",
        /// Frozen.
        Frozen = "frozen",
    }
}

words! {
    /// What it does on a plate.
    Role {
        /// Alcohol.
        Alcohol = "alcohol",
        /// Baking.
        Baking = "baking",
        /// Beverage.
        Beverage = "beverage",
        /// Condiment.
        Condiment = "condiment",
        /// Dairy.
        Dairy = "dairy",
        /// Fat.
        Fat = "fat",
        /// Flavour.
        Flavour = "flavour",
        /// Fruit.
        Fruit = "fruit",
        /// Legume protein.
        LegumeProtein = "legume_protein",
        /// Liquid.
        Liquid = "liquid",
        /// Nut seed.
        NutSeed = "nut_seed",
        /// Plant protein.
        PlantProtein = "plant_protein",
        /// Processed protein.
        ProcessedProtein = "processed_protein",
        /// Protein.
        Protein = "protein",
        /// Protein supplement.
        ProteinSupplement = "protein_supplement",
        /// Snack.
        Snack = "snack",
        /// Starch.
        Starch = "starch",
        /// Starchy vegetable.
        StarchyVegetable = "starchy_vegetable",
        /// Sweetener.
        Sweetener = "sweetener",
        /// Vegetable.
        Vegetable = "vegetable",
    }
}

words! {
    /// The state that the figures are for.
    State {
        /// Raw.
        Raw = "raw",
        /// Dry.
        Dry = "dry",
        /// Cooked.
        Cooked = "cooked",
        /// Canned.
        Canned = "canned",
        /// Frozen.
        Frozen = "frozen",
        /// Eaten or used as it is bought.
        Ready = "ready",
    }
}

words! {
    /// A property with a standing of its own in the table.
    Trait {
        /// Vegan.
        Vegan = "vegan",
        /// Vegetarian.
        Vegetarian = "vegetarian",
        /// Pescatarian.
        Pescatarian = "pescatarian",
        /// Gluten free.
        GlutenFree = "gluten_free",
        /// Dairy free.
        DairyFree = "dairy_free",
        /// Keto.
        Keto = "keto",
        /// Paleo.
        Paleo = "paleo",
        /// Whole30.
        Whole30 = "whole30",
        /// Halal.
        Halal = "halal",
        /// Kosher.
        Kosher = "kosher",
        /// Fermentable carbohydrates at a usual serving.
        Fodmap = "fodmap",
    }
}

words! {
    /// How a food stands under a trait. Whoever sets a rule lists the standings that are good enough; the others are out.
    Standing {
        /// It fits.
        Yes = "yes",
        /// It fits in small amounts.
        Limit = "limit",
        /// Some makes fit, some do not: the label decides.
        Check = "check",
        /// It does not fit.
        No = "no",
        /// Only with a certificate.
        IfCertified = "if_certified",
        /// Kosher, neither meat nor dairy.
        Pareve = "pareve",
        /// Kosher fish.
        PareveFish = "pareve_fish",
        /// Kosher dairy.
        Dairy = "dairy",
        /// Dairy, kosher with a certificate.
        DairyIfCertified = "dairy_if_certified",
        /// Meat, kosher with a certificate.
        MeatIfCertified = "meat_if_certified",
        /// Low.
        Low = "low",
        /// Moderate.
        Moderate = "moderate",
        /// High.
        High = "high",
        /// Nobody has said.
        Unknown = "unknown",
    }
}

words! {
    /// What a pregnancy asks of a food (FDA/EPA and FDA food safety advice).
    InPregnancy {
        /// Nothing.
        None = "none",
        /// Safe in some makes or amounts only.
        Caution = "caution",
        /// Safe when heated until it steams.
        CautionHeat = "caution_heat",
        /// Leave it out.
        Avoid = "avoid",
    }
}

words! {
    /// How much of something a food has.
    Level {
        /// None, or not a food that has any.
        None = "none",
        /// Low.
        Low = "low",
        /// Moderate.
        Moderate = "moderate",
        /// High.
        High = "high",
        /// Nobody has measured.
        Unknown = "unknown",
    }
}

words! {
    /// A matter for people with certain conditions or medicines.
    Caution {
        /// Contains alcohol.
        Alcohol = "alcohol",
        /// Dry beans of this kind are poisonous until boiled hard for 10 minutes.
        BoilRawKidneyBeans = "boil_raw_kidney_beans",
        /// Contains caffeine.
        Caffeine = "caffeine",
        /// Changes how the body handles many medicines.
        GrapefruitDrugInteraction = "grapefruit_drug_interaction",
        /// Rich in potassium, which a failing kidney keeps.
        HighPotassiumCkd = "high_potassium_ckd",
        /// Far more iodine than anybody needs.
        IodineExcess = "iodine_excess",
        /// Poisonous with kidney disease.
        StarfruitKidneyDisease = "starfruit_kidney_disease",
        /// So rich in retinol that it can harm an unborn child.
        VitaminAPregnancy = "vitamin_a_pregnancy",
    }
}

words! {
    /// When a meal is eaten.
    Mealtime {
        /// Breakfast.
        Breakfast = "breakfast",
        /// Lunch.
        Lunch = "lunch",
        /// Dinner.
        Dinner = "dinner",
        /// Snack.
        Snack = "snack",
    }
}

words! {
    /// Kinds of food that some people never put into one meal.
    Kind {
        /// Meat, poultry, and what is made of them.
        Meat = "meat",
        /// Milk and what is made of it.
        Dairy = "dairy",
        /// Fish.
        Fish = "fish",
    }
}

words! {
    /// How another meal should differ from the one that is planned.
    MealStyle {
        /// Quicker to cook.
        Faster = "faster",
        /// Cheaper.
        Cheaper = "cheaper",
        /// Fewer calories.
        Lighter = "lighter",
        /// More protein.
        MoreProtein = "more_protein",
        /// Anything else than planned.
        Different = "different",
    }
}
