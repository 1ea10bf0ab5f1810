//! On which of the days that a dish is eaten it is cooked; on the others it is a leftover.

/// Most days a leftover is kept in a week's plan.
pub(super) const MOST_KEPT: usize = 6;

/// For days of keeping and for a set of days (bit 0 the first) that a dish is eaten on: the days it is cooked on.
static COOKED: [[u8; 128]; MOST_KEPT + 1] = cooked_table();

/// The days on which a dish is cooked that is eaten on these days and keeps so many.
#[inline]
pub(super) fn cooked(keeps_days: u8, eaten: u8) -> u8 {
    COOKED[(keeps_days as usize).min(MOST_KEPT)][(eaten & 127) as usize]
}

const fn cooked_table() -> [[u8; 128]; MOST_KEPT + 1] {
    let mut table = [[0; 128]; MOST_KEPT + 1];
    let mut keeps = 0;
    while keeps <= MOST_KEPT {
        let mut eaten = 0;
        while eaten < 128 {
            table[keeps][eaten] = cooked_on(keeps, eaten);
            eaten += 1;
        }
        keeps += 1;
    }
    table
}

const fn cooked_on(keeps: usize, eaten: usize) -> u8 {
    let (mut cooked, mut day, mut fresh_until) = (0_u8, 0, 0);
    while day < 7 {
        if eaten & (1 << day) != 0 && day >= fresh_until {
            cooked |= 1 << day;
            fresh_until = day + keeps + 1;
        }
        day += 1;
    }
    cooked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_still_keeps_is_a_leftover() {
        assert_eq!(cooked(0, 0b0000_0111), 0b0000_0111);
        assert_eq!(cooked(2, 0b0000_0111), 0b0000_0001);
        assert_eq!(cooked(2, 0b0001_0101), 0b0001_0001);
        assert_eq!(cooked(6, 0b0111_1111), 0b0000_0001);
    }
}
