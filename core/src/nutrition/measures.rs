//! Grams as a cook measures them: spoons, cups and pieces.

use crate::athlete::Units;

/// Grams of a food in one of each measure; `None` where nobody has weighed it. Cups and spoons are the US ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    /// Grams in a cup of 237 ml.
    pub cup: Option<f64>,
    /// Grams in a tablespoon.
    pub tbsp: Option<f64>,
    /// Grams in a teaspoon.
    pub tsp: Option<f64>,
    /// Grams in one piece, and what a piece is called: "clove", or a size such as "medium".
    pub piece: Option<(f64, String)>,
}

/// Pieces that are sizes: "2 medium", never "2 mediums".
const SIZES: &[&str] = &["small", "medium", "large"];
/// How far a rounded measure may be from the grams, as a share of them.
const CLOSE: f64 = 0.15;
/// Grams from which a scale is handier than spoons.
const MOST_BY_SPOON: f64 = 60.0;
const GRAMS_PER_OUNCE: f64 = 28.35;
const OUNCES_PER_POUND: f64 = 16.0;

impl Measures {
    /// So many grams as a cook would say them: "2 tbsp", "1 1/2 cups", "about 2 cloves", "150 g", "5 oz".
    pub fn say(&self, grams: f64, units: Units) -> String {
        let spoons = || self.by_spoon(grams);
        let cups = || (units == Units::Imperial).then(|| self.by_cup(grams)).flatten();
        self.by_piece(grams).or_else(spoons).or_else(cups).unwrap_or_else(|| weight(grams, units))
    }

    fn by_piece(&self, grams: f64) -> Option<String> {
        let (each, name) = self.piece.as_ref()?;
        let count = rounded(grams / each, &[0.5, 1.0])?;
        if count > 12.0 || !close(count * each, grams) {
            return None;
        }
        let many = count > 1.0 && !SIZES.contains(&name.as_str());
        let name = if many { plural(name) } else { name.clone() };
        Some(format!("about {} {name}", fraction(count)))
    }

    fn by_spoon(&self, grams: f64) -> Option<String> {
        if grams > MOST_BY_SPOON {
            return None;
        }
        let spoon = |each: Option<f64>, steps: &[f64], most: f64, name: &str| {
            let each = each?;
            let count = rounded(grams / each, steps)?;
            (count <= most && close(count * each, grams)).then(|| format!("{} {name}", fraction(count)))
        };
        let tbsp = spoon(self.tbsp, &[0.5, 1.0], 4.0, "tbsp").filter(|_| self.tbsp.is_some_and(|each| grams >= each * 0.9));
        tbsp.or_else(|| spoon(self.tsp, &[0.25, 0.5, 1.0], 5.0, "tsp"))
    }

    fn by_cup(&self, grams: f64) -> Option<String> {
        let each = self.cup?;
        let count = rounded(grams / each, &[0.25, 0.5])?;
        let name = if count > 1.0 { "cups" } else { "cup" };
        close(count * each, grams).then(|| format!("{} {name}", fraction(count)))
    }
}

/// Grams as a weight to read off a scale.
pub fn weight(grams: f64, units: Units) -> String {
    match units {
        Units::Metric if grams >= 1000.0 => format!("{} kg", trimmed(grams / 1000.0, 2)),
        Units::Metric if grams >= 20.0 => format!("{:.0} g", (grams / 5.0).round() * 5.0),
        Units::Metric => format!("{} g", trimmed(grams, if grams < 3.0 { 1 } else { 0 })),
        Units::Imperial => ounces(grams / GRAMS_PER_OUNCE),
    }
}

fn ounces(ounces: f64) -> String {
    if ounces >= OUNCES_PER_POUND {
        format!("{} lb", trimmed(ounces / OUNCES_PER_POUND, 1))
    } else {
        format!("{} oz", trimmed(ounces, if ounces < 10.0 { 1 } else { 0 }))
    }
}

/// The count in the largest step that stays close: a whole number if it can be.
fn rounded(count: f64, steps: &[f64]) -> Option<f64> {
    let near = |step: &&f64| {
        let whole = (count / **step).round() * **step;
        whole > 0.0 && (whole - count).abs() <= CLOSE / 2.0 * count
    };
    let smallest = steps.first()?;
    let step = steps.iter().rev().find(near).unwrap_or(smallest);
    Some((count / step).round() * step).filter(|count| *count > 0.0)
}

fn close(said: f64, grams: f64) -> bool {
    (said - grams).abs() <= CLOSE * grams
}

/// "1 1/2", "3/4", "2".
fn fraction(count: f64) -> String {
    let quarters = (count * 4.0).round() as u32;
    let part = match quarters % 4 {
        1 => "1/4",
        2 => "1/2",
        3 => "3/4",
        _ => "",
    };
    match (quarters / 4, part) {
        (0, part) => part.to_owned(),
        (whole, "") => whole.to_string(),
        (whole, part) => format!("{whole} {part}"),
    }
}

pub(super) fn plural(name: &str) -> String {
    match name {
        "leaf" => "leaves".to_owned(),
        "half" => "halves".to_owned(),
        _ if name.ends_with("ch") || name.ends_with("sh") || name.ends_with('s') => format!("{name}es"),
        _ if name.ends_with("ty") => format!("{}ies", name.trim_end_matches('y')),
        _ => format!("{name}s"),
    }
}

fn trimmed(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cook_reads_spoons_pieces_cups_and_weights() {
        let oil = Measures { cup: Some(216.0), tbsp: Some(13.5), tsp: Some(4.5), piece: None };
        let garlic = Measures { tsp: Some(2.8), piece: Some((3.0, "clove".into())), ..Measures::default() };
        let onion = Measures { cup: Some(160.0), piece: Some((110.0, "medium".into())), ..Measures::default() };
        let rice = Measures { cup: Some(185.0), ..Measures::default() };
        for (measures, grams, units, said) in [
            (&oil, 27.0, Units::Metric, "2 tbsp"),
            (&oil, 20.0, Units::Metric, "1 1/2 tbsp"),
            (&oil, 4.5, Units::Metric, "1 tsp"),
            (&oil, 2.3, Units::Metric, "1/2 tsp"),
            (&oil, 108.0, Units::Imperial, "1/2 cup"),
            (&garlic, 6.0, Units::Metric, "about 2 cloves"),
            (&onion, 220.0, Units::Metric, "about 2 medium"),
            (&onion, 55.0, Units::Metric, "about 1/2 medium"),
            (&rice, 300.0, Units::Metric, "300 g"),
            (&rice, 277.0, Units::Imperial, "1 1/2 cups"),
            (&rice, 1300.0, Units::Metric, "1.3 kg"),
            (&Measures::default(), 454.0, Units::Imperial, "1 lb"),
            (&Measures::default(), 1.5, Units::Metric, "1.5 g"),
        ] {
            assert_eq!(measures.say(grams, units), said, "{grams}");
        }
    }
}
