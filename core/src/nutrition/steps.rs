//! The steps of a recipe with what goes in named in them, and with amounts for as many people as eat.

use super::Variant;

impl Variant<'_> {
    /// The steps for the servings of the recipe.
    pub fn steps(&self) -> Vec<String> {
        self.recipe.steps.iter().map(|step| self.filled(step)).collect()
    }

    /// The steps for other servings: water and spoons in them are scaled, times are not.
    pub fn steps_for(&self, servings: f64) -> Vec<String> {
        let times = servings / f64::from(self.recipe.servings.max(1));
        self.steps().iter().map(|step| scaled(step, times)).collect()
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
    use super::scaled;

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
}
