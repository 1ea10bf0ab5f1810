//! A lighter week of the same exercises.

use super::Board;

impl Board<'_, '_, '_> {
    /// Takes sets off, from the longest exercises first, until only so much of the week is left. No session goes empty.
    pub(in crate::fitness::programming) fn lighten(&mut self, kept_percent: u8) {
        let total: u32 = self.places.iter().map(|place| u32::from(place.sets)).sum();
        let target = (total * u32::from(kept_percent)).div_ceil(100);
        let mut left = total;
        while left > target {
            let Some(number) = self.next_to_shorten() else { return };
            self.remove(number);
            left -= 1;
        }
    }

    fn next_to_shorten(&self) -> Option<usize> {
        let allowed = |number: &usize| {
            let place = &self.places[*number];
            let last = self.days[place.day].open <= 1 && place.sets == 1;
            let after = self.tally.without(place.candidate.exercise.pattern, 1);
            place.sets > 0 && !last && after.keeps(&self.basis.owed, &self.basis.rules.balance)
        };
        (0..self.places.len()).filter(allowed).max_by_key(|&number| (self.places[number].sets, self.places[number].role, number))
    }
}
