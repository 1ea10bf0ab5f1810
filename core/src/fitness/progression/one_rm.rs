//! The heaviest single lift, estimated from a set of several.

/// Most repetitions that an estimate may rest on: beyond, endurance decides more than strength.
const MOST_REPS: u16 = 12;

/// The one-repetition maximum in kilograms: the mean of Epley and Brzycki for 2 to 10 repetitions, Epley alone (the more
/// cautious of the two) for 11 and 12, the load itself for 1. Nothing for more repetitions or a load that is none.
pub fn estimate_1rm(load_kg: f64, reps: u16) -> Option<f64> {
    let credible = load_kg.is_finite() && load_kg > 0.0 && (1..=MOST_REPS).contains(&reps);
    credible.then(|| load_kg * gain(f64::from(reps)))
}

/// The share of the one-repetition maximum, 0 to 1, that can be lifted this many times.
pub(crate) fn share_for(reps: f64) -> f64 {
    1.0 / gain(reps.clamp(1.0, 60.0))
}

/// How many times the load the maximum is, when the load can be lifted this often.
fn gain(reps: f64) -> f64 {
    let epley = 1.0 + reps / 30.0;
    if reps <= 1.0 {
        1.0
    } else if reps <= 10.0 {
        f64::midpoint(epley, 36.0 / (37.0 - reps))
    } else {
        epley
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formulas_agree_at_ten() {
        assert!((estimate_1rm(60.0, 10).unwrap() - 80.0).abs() < 1e-9);
    }

    #[test]
    fn a_single_is_its_own_maximum() {
        assert_eq!(estimate_1rm(100.0, 1), Some(100.0));
    }

    #[test]
    fn nothing_is_guessed_from_many_reps_or_no_load() {
        assert_eq!(estimate_1rm(60.0, 13), None);
        assert_eq!(estimate_1rm(60.0, 0), None);
        assert_eq!(estimate_1rm(0.0, 5), None);
        assert_eq!(estimate_1rm(f64::NAN, 5), None);
    }

    #[test]
    fn more_reps_always_mean_a_higher_maximum() {
        let estimates: Vec<f64> = (1..=MOST_REPS).filter_map(|reps| estimate_1rm(50.0, reps)).collect();
        assert!(estimates.windows(2).all(|pair| pair[0] < pair[1]), "{estimates:?}");
    }
}
