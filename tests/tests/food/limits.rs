//! Nothing that a person must not eat is ever in what they are given; what nobody knows is out.

use std::collections::BTreeSet;

use fettle_core::Knowledge;
use fettle_core::athlete::{Allergen, Athlete, Condition, Diet, Profile};
use fettle_core::nutrition::{Allergens, Class, Food, FoodLimits, Standing, Trait, Variant};

use fettle_tests::chance::Chance;

const DISLIKES: &[&str] =
    &["fish", "mushrooms", "pork", "spicy food", "eggs", "onion", "tomatoes", "nuts", "red meat", "cheese", "olives", "tofu"];

fn athlete(json: &str) -> Athlete {
    Athlete::resolve(Profile::from_json(json).expect("a profile"))
}

fn food(id: &str) -> Food {
    Knowledge::built_in().foods.named(id).expect("a food").clone()
}

fn random(draw: &mut Chance) -> Profile {
    let mut profile = Profile::default();
    for _ in 0..draw.below(4) {
        profile.allergens.insert(*draw.one(Allergen::ALL));
    }
    for _ in 0..draw.below(3) {
        profile.diets.insert(*draw.one(Diet::ALL));
    }
    for _ in 0..draw.below(3) {
        profile.dislikes.insert((*draw.one(DISLIKES)).to_owned());
    }
    if draw.percent(10) {
        profile.conditions.insert(*draw.one(&[Condition::Pregnancy, Condition::HeartDisease, Condition::Minor]));
    }
    profile
}

/// What must not be in it, said again from the table alone.
fn wrong(profile: &Profile, variant: &Variant<'_>) -> Option<String> {
    let allergens: Allergens = profile.allergens.iter().copied().collect();
    for used in &variant.used {
        let food = used.food;
        let flags: &[(Diet, Trait, &[Standing])] = &[
            (Diet::Vegan, Trait::Vegan, &[Standing::Yes]),
            (Diet::Vegetarian, Trait::Vegetarian, &[Standing::Yes]),
            (Diet::LactoVegetarian, Trait::Vegetarian, &[Standing::Yes]),
            (Diet::OvoVegetarian, Trait::Vegetarian, &[Standing::Yes]),
            (Diet::Jain, Trait::Vegetarian, &[Standing::Yes]),
            (Diet::Pescatarian, Trait::Pescatarian, &[Standing::Yes]),
            (Diet::GlutenFree, Trait::GlutenFree, &[Standing::Yes]),
            (Diet::DairyFree, Trait::DairyFree, &[Standing::Yes]),
            (Diet::Keto, Trait::Keto, &[Standing::Yes, Standing::Limit]),
            (Diet::Paleo, Trait::Paleo, &[Standing::Yes]),
            (Diet::Whole30, Trait::Whole30, &[Standing::Yes]),
            (Diet::LowFodmap, Trait::Fodmap, &[Standing::Low]),
            (Diet::Halal, Trait::Halal, &[Standing::Yes, Standing::IfCertified]),
        ];
        let id = food.id;
        if !(allergens & (food.contains | food.may_contain)).is_empty() {
            return Some(format!("{id}: an allergen"));
        }
        for (diet, of, good) in flags.iter().filter(|(diet, ..)| profile.diets.contains(diet)) {
            if !good.contains(&food.standing(*of)) {
                return Some(format!("{id}: {diet:?}"));
            }
        }
        let named = |word: &str| food.id.as_str().split('_').any(|part| part == word);
        let disliked = |text: &str| profile.dislikes.contains(text);
        let hated = disliked("fish") && food.class == Class::Fish
            || disliked("pork") && (food.class == Class::Pork || named("pork") || named("bacon") && !named("turkey"))
            || disliked("mushrooms") && named("mushroom")
            || disliked("eggs") && food.contains.contains(Allergen::Egg)
            || disliked("onion") && (named("onion") || named("scallion"))
            || disliked("nuts") && (food.contains.contains(Allergen::TreeNut) || food.contains.contains(Allergen::Peanut))
            || disliked("tofu") && named("tofu");
        if hated {
            return Some(format!("{id}: disliked"));
        }
    }
    let has = |classes: &[Class]| variant.used.iter().any(|used| classes.contains(&used.food.class));
    let meat = has(&[Class::Beef, Class::Lamb, Class::Poultry, Class::Game, Class::Deli, Class::Pork]);
    let dairy = variant.contains.contains(Allergen::Milk);
    (profile.diets.contains(&Diet::Kosher) && meat && dairy).then(|| "meat with dairy".to_owned())
}

#[test]
fn no_variant_holds_what_its_eater_must_not_have() {
    let world = Knowledge::built_in();
    let draw = &mut Chance::new(0xf00d);
    let (mut variants, mut swapped) = (0, 0);
    for _ in 0..2_000 {
        let profile = random(draw);
        let athlete = Athlete::resolve(profile.clone());
        let limits = FoodLimits::of(&athlete, world);
        for recipe in world.recipes.all().iter().filter(|_| draw.percent(10)) {
            let Ok(variant) = recipe.fit(&limits, &world.foods) else { continue };
            variants += 1;
            swapped += usize::from(variant.choices.0.iter().any(|choice| *choice > 0));
            assert_eq!(variant.used.iter().find_map(|used| limits.why_not(used.food)), None, "{}", recipe.id);
            assert_eq!(limits.why_not_together(variant.used.iter().map(|used| used.food)), None, "{}", recipe.id);
            assert_eq!(wrong(&profile, &variant), None, "{} for {profile:?}", recipe.id);
            assert_eq!(recipe.with(variant.choices.clone(), &world.foods), variant);
        }
    }
    println!("{variants} variants, {swapped} of them with swaps");
    assert!(variants > 10_000 && swapped > 1_000);
}

#[test]
fn what_nobody_knows_is_out() {
    let world = Knowledge::built_in();
    for &diet in Diet::ALL {
        let rules = world.diets.get(diet);
        for &of in rules.require.keys() {
            let mut lentils = food("lentils_dry");
            lentils.standings[of as usize] = Standing::Unknown;
            assert!(!rules.allows(&lentils), "{diet:?} lets in what has no standing");
        }
    }
    let allergic = athlete(r#"{"allergens":["sesame"]}"#);
    let limits = FoodLimits::of(&allergic, world);
    let mut rice = food("rice_brown_long_grain_dry");
    assert!(limits.allows(&rice));
    rice.may_contain = Allergens::all();
    assert_eq!(limits.why_not(&rice).map(|reason| reason.rule), Some("may_contain"));
}

#[test]
fn people_are_kept_from_what_they_name() {
    for (profile, out, fine) in [
        (
            r#"{"allergens":["tree_nut"]}"#,
            &["pine_nuts", "almonds", "pesto", "dark_chocolate_70_85"][..],
            &["coconut_milk_canned"][..],
        ),
        (r#"{"allergens":["gluten"]}"#, &["soy_sauce", "oats_rolled_dry", "tamari", "barley_pearled_dry"], &["quinoa_dry"]),
        (r#"{"allergens":["milk"]}"#, &["ghee_clarified_butter", "feta", "goat_cheese_soft", "white_bread"], &["coconut_cream"]),
        (r#"{"allergens":["peanut"]}"#, &["lupin_beans_dry", "peanut_oil"], &["olive_oil"]),
        (
            r#"{"diets":["jain"]}"#,
            &["onion_raw", "garlic_powder", "ketchup", "egg_whole_raw", "honey"],
            &["lentils_dry", "tomato_raw"],
        ),
        (
            r#"{"diets":["hindu_no_beef"]}"#,
            &["beef_broth_reduced_sodium", "gelatin_unsweetened", "veal_ground_raw"],
            &["milk_whole"],
        ),
        (
            r#"{"diets":["lactose_free"]}"#,
            &["milk_whole", "ricotta_whole_milk", "heavy_cream"],
            &["butter_salted", "parmesan_block"],
        ),
        (
            r#"{"diets":["halal"]}"#,
            &["pork_ground_raw", "red_wine", "gelatin_unsweetened", "cheddar"],
            &["chicken_breast_skinless_raw"],
        ),
        (
            r#"{"diets":["kosher"]}"#,
            &["shrimp_raw", "eel_raw", "rabbit_raw"],
            &["salmon_atlantic_wild_raw", "beef_chuck_roast_raw"],
        ),
        (
            r#"{"pregnancy_trimester":2}"#,
            &["brie", "smoked_salmon_lox", "swordfish_raw", "beef_liver_raw", "red_wine"],
            &["cheddar", "cod_atlantic_raw"],
        ),
        (r#"{"conditions":["kidney_disease"]}"#, &["starfruit_carambola"], &["banana"]),
        (r#"{"conditions":["heart_disease"]}"#, &["grapefruit_pink_or_red", "pomelo"], &["orange"]),
        (r#"{"dislikes":["fish"]}"#, &["cod_atlantic_raw", "fish_sauce", "anchovies_canned_in_oil"], &["shrimp_raw"]),
        (r#"{"dislikes":["peppers"]}"#, &["bell_pepper_red", "bell_pepper_green"], &["black_pepper"]),
        (r#"{"dislikes":["eggs"]}"#, &["egg_whole_raw", "mayonnaise"], &["eggplant_raw"]),
        (r#"{"dislikes":["spicy food"]}"#, &["jalapeno_raw", "sriracha", "cayenne_pepper"], &["paprika"]),
        (r#"{"dislikes":["tomatoes"]}"#, &["tomato_raw", "ketchup"], &["salsa_verde"]),
        (r#"{"dislikes":["aubergines"]}"#, &["eggplant_raw"], &["egg_whole_raw"]),
        (r#"{"dislikes":["brocoli"]}"#, &["broccoli_raw"], &["cauliflower_raw"]),
    ] {
        let athlete = athlete(profile);
        let limits = FoodLimits::of(&athlete, Knowledge::built_in());
        assert_eq!(limits.not_understood(), Vec::<String>::new(), "{profile}");
        for id in out {
            assert!(!limits.allows(&food(id)), "{id} for {profile}");
        }
        for id in fine {
            assert_eq!(limits.why_not(&food(id)), None, "{id} for {profile}");
        }
    }
}

#[test]
fn certified_meat_says_what_to_look_for() {
    let observant = athlete(r#"{"diets":["halal"]}"#);
    let limits = FoodLimits::of(&observant, Knowledge::built_in());
    assert_eq!(limits.label(&food("chicken_breast_skinless_raw")), Some("buy halal-certified"));
    assert_eq!(limits.label(&food("lentils_dry")), None);
}

/// Words of the vocabulary for dishes, and for foods that the table doesn't have.
const NO_FOOD: &[&str] = &[
    "adobo",
    "aloo gobi",
    "arepa",
    "bacon butty",
    "bake",
    "baklava",
    "banh mi",
    "bibimbap",
    "bigos",
    "biltong",
    "biryani",
    "biscuit",
    "bitter gourd",
    "black pudding",
    "bolognese",
    "bone broth",
    "borscht",
    "bowl",
    "brownie",
    "buddha bowl",
    "bulgogi",
    "burrito",
    "burrito bowl",
    "caesar salad",
    "carbonara",
    "casserole",
    "ceviche",
    "chana masala",
    "chili con carne",
    "chilli con carne",
    "chole",
    "chow mein",
    "chutney",
    "coleslaw",
    "congee",
    "cookie",
    "cornbread",
    "cottage pie",
    "crepe",
    "crumpet",
    "curd",
    "curry paste",
    "dessert",
    "dim sum",
    "dosa",
    "dragon fruit",
    "dumpling",
    "eggs benedict",
    "egusi",
    "empanada",
    "energy ball",
    "fajita",
    "fish and chips",
    "fish pie",
    "fishcake",
    "flapjack",
    "french toast",
    "fried food",
    "fried rice",
    "frozen food",
    "frozen meal",
    "fufu",
    "gazpacho",
    "gnocchi",
    "goulash",
    "gourd",
    "gratin",
    "gravy",
    "greek salad",
    "gyoza",
    "gyros",
    "haggis",
    "hake",
    "halloumi",
    "idli",
    "injera",
    "jollof",
    "junk food",
    "karela",
    "katsu",
    "kebab",
    "keema",
    "khichdi",
    "kofta",
    "korma",
    "labneh",
    "laksa",
    "lassi",
    "leftovers",
    "liquorice",
    "lumpia",
    "mac and cheese",
    "marzipan",
    "meatball",
    "meatloaf",
    "minestrone",
    "miso soup",
    "mock meat",
    "moussaka",
    "msg",
    "muesli",
    "nachos",
    "nasi goreng",
    "oatcake",
    "overnight oats",
    "paella",
    "pakora",
    "pancit",
    "paneer",
    "panini",
    "paratha",
    "parfait",
    "pasty",
    "pate",
    "pho",
    "pierogi",
    "pilaf",
    "plaice",
    "poha",
    "poke bowl",
    "protein bar",
    "pudding",
    "quark",
    "quesadilla",
    "quiche",
    "quince",
    "quorn",
    "raita",
    "rajma",
    "ratatouille",
    "ravioli",
    "ready meal",
    "rendang",
    "rice bowl",
    "rice pudding",
    "roast chicken",
    "roast dinner",
    "sambar",
    "samosa",
    "sausage roll",
    "schnitzel",
    "scone",
    "shake",
    "shakshuka",
    "shawarma",
    "sheet pan",
    "shepherds pie",
    "sinigang",
    "slow cooker",
    "smoothie",
    "smoothie bowl",
    "soup",
    "souvlaki",
    "soya chunk",
    "spag bol",
    "spring roll",
    "squash soup",
    "star anise",
    "stew",
    "stirfry",
    "stuffing",
    "sunday roast",
    "suya",
    "tabbouleh",
    "tagine",
    "tamale",
    "tempura",
    "tikka masala",
    "tinned fruit",
    "tray bake",
    "traybake",
    "tripe",
    "truffle",
    "tuna melt",
    "tzatziki",
    "udon",
    "ugali",
    "upma",
    "vindaloo",
    "waffle",
    "whole fish",
    "yorkshire pudding",
];

#[test]
fn every_dislike_people_name_means_a_food_or_a_dish() {
    let words = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/data/language/foods.toml")).expect("words");
    let words: toml::Table = words.parse().expect("words");
    let names = words["food"]["food"].as_array().expect("foods");
    let foods = &Knowledge::built_in().foods;
    let none: BTreeSet<&str> = NO_FOOD.iter().copied().collect();
    let unknown: BTreeSet<&str> =
        names.iter().filter_map(toml::Value::as_str).filter(|name| foods.family(name).is_empty()).collect();
    assert_eq!(unknown.difference(&none).collect::<Vec<_>>(), Vec::<&&str>::new());
    let no_stew = athlete(r#"{"dislikes":["stew","smoothies"]}"#);
    let limits = FoodLimits::of(&no_stew, Knowledge::built_in());
    for recipe in Knowledge::built_in().recipes.all() {
        let title = recipe.fit(&limits, foods).map_or(String::new(), |variant| variant.title.to_lowercase());
        assert!(!title.contains("stew") && !title.contains("smoothie"), "{title}");
    }
}
