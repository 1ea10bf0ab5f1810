//! Blood pressure as people tell it: "160/100", "bp 150 over 95". Words in, figures out.

/// From here it counts as high, in mmHg (ESC 2024, NICE NG136).
const HIGH: (u32, u32) = (140, 90);

/// From here a doctor agrees before strength training (ACSM).
const CLEARED_FIRST: (u32, u32) = (160, 100);

/// Most words of an utterance that tells of nothing else.
const FEW_WORDS: usize = 12;

/// A measured blood pressure in mmHg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BloodPressure {
    /// Systolic.
    pub upper: u32,
    /// Diastolic.
    pub lower: u32,
    /// Whether the utterance is about this and little else.
    pub alone: bool,
}

impl BloodPressure {
    /// The pressure that a text tells of.
    pub fn told(text: &str) -> Option<Self> {
        let plain = text.to_lowercase().replace(" over ", "/").replace(" / ", "/");
        let words: Vec<&str> =
            plain.split(|letter: char| !letter.is_alphanumeric() && letter != '/').filter(|word| !word.is_empty()).collect();
        let says = |known: &[&str]| words.iter().any(|word| known.contains(word));
        if !says(&["bp", "pressure", "systolic"]) || says(&["under", "below", "target", "goal", "kg", "lb", "reps", "sets"]) {
            return None;
        }
        let (upper, lower) = words.iter().find_map(|word| pair(word))?;
        Some(Self { upper, lower, alone: words.len() <= FEW_WORDS })
    }

    /// Whether it counts as high.
    pub fn is_high(self) -> bool {
        self.reaches(HIGH)
    }

    /// Whether a doctor agrees before strength training.
    pub fn wants_clearance(self) -> bool {
        self.reaches(CLEARED_FIRST)
    }

    fn reaches(self, (upper, lower): (u32, u32)) -> bool {
        self.upper >= upper || self.lower >= lower
    }
}

fn pair(word: &str) -> Option<(u32, u32)> {
    let (upper, lower) = word.split_once('/')?;
    let (upper, lower) = (upper.parse().ok()?, lower.parse().ok()?);
    ((80..=300).contains(&upper) && (40..=200).contains(&lower) && upper > lower + 10).then_some((upper, lower))
}

#[cfg(test)]
mod tests {
    use super::BloodPressure;

    #[test]
    fn figures_are_read_and_sorted() {
        let told = |text| BloodPressure::told(text).unwrap();
        assert!(told("my blood pressure is 160/100").wants_clearance());
        assert!(told("bp 150 over 95").is_high() && !told("bp 150 over 95").wants_clearance());
        assert!(!told("blood pressure today was 135/85").is_high());
        for other in ["bench 60/65", "bp under 140/90", "my knee hurts", "bp 3x8 100/60 kg"] {
            assert_eq!(BloodPressure::told(other), None, "{other}");
        }
    }
}
