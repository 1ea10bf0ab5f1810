//! The steps of a recipe with what goes in named in them, and with amounts for as many people as eat.

use super::Variant;

impl Variant<'_> {
    /// The steps for the servings of the recipe.
    pub fn steps(&self) -> Vec<String> {
        self.recipe.steps.iter().map(|step| counted(&self.filled(step), 1.0)).collect()
    }

    /// The steps for other servings: water, spoons and what is counted in brackets are scaled, times are not.
    pub fn steps_for(&self, servings: f64) -> Vec<String> {
        let times = servings / f64::from(self.recipe.servings.max(1));
        self.recipe.steps.iter().map(|step| scaled(&counted(&self.filled(step), times), times)).collect()
    }

    fn filled(&self, step: &str) -> String {
        let names = self.recipe.ingredients.iter().map(|it| it.name.as_str()).zip(&self.used);
        let mut text = step.to_owned();
        for (written, used) in names {
            text = text.replace(&format!("{{{written}}}"), used.name);
        }
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

/// What stands in brackets, "[8 flat patties]" or "[two bowls]", so many times, at least once.
fn counted(step: &str, times: f64) -> String {
    let Some((before, (inside, after))) = step.split_once('[').and_then(|(before, rest)| Some((before, rest.split_once(']')?)))
    else {
        return step.to_owned();
    };
    let (number, things) = inside.split_once(' ').unwrap_or((inside, ""));
    let said = NUMBERS.iter().position(|word| *word == number);
    let Some(count) = said.map(|place| place as f64).or_else(|| number.parse().ok()) else {
        return format!("{before}{inside}{}", counted(after, times));
    };
    let count = (count * times).round().max(1.0) as usize;
    let number = said.and_then(|_| NUMBERS.get(count)).map_or_else(|| count.to_string(), |word| (*word).to_owned());
    let things = if count == 1 { singular(things) } else { things.to_owned() };
    format!("{before}{}{}", [number, things].join(" ").trim_end(), counted(after, times))
}

const NUMBERS: [&str; 11] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

fn singular(things: &str) -> String {
    for (many, one) in [("ies", "y"), ("oaves", "oaf"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("s", "")] {
        if let Some(stem) = things.strip_suffix(many) {
            return format!("{stem}{one}");
        }
    }
    things.to_owned()
}

fn scaled(step: &str, times: f64) -> String {
    let words: Vec<&str> = step.split(' ').collect();
    let mut told: Vec<String> = Vec::with_capacity(words.len());
    let mut place = 0;
    while let Some(word) = words.get(place) {
        let amount = words.get(place + 1).and_then(|unit| amount(word, unit, times));
        place += if amount.is_some() { 2 } else { 1 };
        told.push(amount.unwrap_or_else(|| (*word).to_owned()));
    }
    told.join(" ")
}

/// "600 ml" or "3-4 tbsp" so many times, with the punctuation that follows; `None` for anything else.
fn amount(number: &str, unit: &str, times: f64) -> Option<String> {
    let name = unit.trim_end_matches(['.', ',', ';', ':', ')']);
    let after = &unit[name.len()..];
    let say: fn(f64) -> String = match name {
        "ml" => millilitres,
        "litre" | "litres" => |litres| millilitres(litres * 1000.0),
        "tbsp" | "tablespoon" | "tablespoons" => |count| format!("{} tbsp", halves(count)),
        "tsp" | "teaspoon" | "teaspoons" => |count| format!("{} tsp", halves(count)),
        _ => return None,
    };
    // Of a range the higher end: it is easier to leave some out than to go back to the tap.
    let most = number.split('-').next_back()?.parse::<f64>().ok()?;
    Some(format!("{}{after}", say(most * times)))
}

fn millilitres(amount: f64) -> String {
    let step = if amount < 100.0 { 5.0 } else { 10.0 };
    let rounded = ((amount / step).round() * step).max(step);
    if rounded < 1000.0 {
        return format!("{rounded:.0} ml");
    }
    let litres = format!("{:.1}", rounded / 1000.0);
    let litres = litres.trim_end_matches('0').trim_end_matches('.');
    format!("{litres} {}", if litres == "1" { "litre" } else { "litres" })
}

fn halves(count: f64) -> String {
    let twice = (count * 2.0).round().max(1.0) as u32;
    match (twice / 2, twice % 2) {
        (0, _) => "1/2".to_owned(),
        (whole, 0) => whole.to_string(),
        (whole, _) => format!("{whole} 1/2"),
    }
}

#[cfg(test)]
mod tests {
    use super::{counted, scaled};

    #[test]
    fn water_and_spoons_follow_the_servings_and_nothing_else_does() {
        for (step, times, said) in [
            ("Add 600 ml water.", 0.5, "Add 300 ml water."),
            ("Add 600 ml water.", 3.0, "Add 1.8 litres water."),
            ("Pour in 1.3 litres of water; simmer 20 minutes.", 0.5, "Pour in 650 ml of water; simmer 20 minutes."),
            ("Stir in 3-4 tablespoons of water.", 0.5, "Stir in 2 tbsp of water."),
            ("Whisk with 1 tbsp, then rest.", 1.5, "Whisk with 1 1/2 tbsp, then rest."),
            ("Bake in a 2-litre dish at 200 °C for 25 minutes.", 2.0, "Bake in a 2-litre dish at 200 °C for 25 minutes."),
        ] {
            assert_eq!(scaled(step, times), said);
        }
    }
    #[test]
    fn what_is_counted_in_brackets_follows_the_servings() {
        for (step, times, said) in [
            ("Shape into [8 flat patties], 2 cm thick.", 1.0, "Shape into 8 flat patties, 2 cm thick."),
            ("Shape into [8 flat patties], 2 cm thick.", 0.4, "Shape into 3 flat patties, 2 cm thick."),
            ("Shape into [2 patties].", 0.4, "Shape into 1 patty."),
            ("Divide between [two bowls]. Fill [two glasses].", 0.5, "Divide between one bowl. Fill one glass."),
            ("Divide between [two bowls].", 6.0, "Divide between 12 bowls."),
            ("Make [9] in all.", 2.0, "Make 18 in all."),
            ("Press into [2 flat loaves].", 0.5, "Press into 1 flat loaf."),
        ] {
            assert_eq!(counted(step, times), said);
        }
    }
}
