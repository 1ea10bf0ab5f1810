//! Learns figures from lessons: a maximum-entropy model for each meaning, in the form that the language rooms of the core read.

use std::collections::{BTreeSet, HashMap};

use fettle_core::language::Trait;

/// Passes over all lessons.
const PASSES: usize = 30;
/// Of so many last passes the mean is kept: it goes less by the order of the lessons.
const AVERAGED: usize = 15;
/// How far one lesson moves a figure at first.
const STEP: f32 = 0.03;
/// A prime larger than any corpus here has sentences in common with: the order in which they are learned.
const STRIDE: usize = 104_729;
/// How often a trait must occur.
const OFTEN: u32 = 3;
/// Smaller figures are left out.
const SMALLEST: f32 = 0.1;
/// Figures in the file are whole: so many make one.
const SCALE: f32 = 32.0;
/// So nearly right teaches nothing.
const NEARLY: f32 = 0.002;

/// The traits of a text, and which meanings it has, by their places among the names.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The traits, each once.
    pub traits: Vec<Trait>,
    /// The places of what is meant.
    pub meant: BTreeSet<usize>,
}

/// Figures, learned one lesson at a time by steps that grow smaller (AdaGrad).
#[derive(Debug)]
pub struct Learned {
    base: Vec<f32>,
    /// The traits, in ascending order.
    traits: Vec<Trait>,
    /// For each trait a figure for each meaning.
    figures: Vec<f32>,
}

/// How far each figure was moved so far.
struct Moved {
    base: Vec<f32>,
    figures: Vec<f32>,
}

impl Learned {
    /// Learns to tell so many meanings apart. `hold` is how strongly a figure is held at nothing: the weight of its square against one lesson's loss.
    pub fn from(lessons: &[Lesson], meanings: usize, hold: f32) -> Self {
        let mut times: HashMap<Trait, u32> = HashMap::new();
        lessons.iter().flat_map(|lesson| &lesson.traits).for_each(|it| *times.entry(*it).or_default() += 1);
        let mut traits: Vec<Trait> = times.iter().filter(|(_, times)| **times >= OFTEN).map(|(it, _)| *it).collect();
        traits.sort_unstable();
        let holds: Vec<f32> = traits.iter().map(|it| hold / times[it] as f32).collect();
        let place = |it: &Trait| traits.binary_search(it).ok();
        let places: Vec<Vec<usize>> = lessons.iter().map(|lesson| lesson.traits.iter().filter_map(place).collect()).collect();
        let figures = vec![0.0; traits.len() * meanings];
        let mut moved = Moved { base: vec![1e-6; meanings], figures: vec![1e-6; figures.len()] };
        let mut learned = Self { base: vec![0.0; meanings], traits, figures };
        let mut sum = learned.figures.clone();
        for pass in 0..PASSES {
            for turn in 0..lessons.len() {
                let which = (turn * STRIDE + pass * 31) % lessons.len();
                learned.learn(&places[which], &lessons[which].meant, &holds, &mut moved);
            }
            if pass >= PASSES - AVERAGED {
                sum.iter_mut().zip(&learned.figures).for_each(|(sum, figure)| *sum += figure);
            }
        }
        learned.figures = sum.into_iter().map(|sum| sum / AVERAGED as f32).collect();
        learned.round();
        learned
    }

    fn learn(&mut self, places: &[usize], meant: &BTreeSet<usize>, holds: &[f32], moved: &mut Moved) {
        let width = self.base.len();
        let sums = self.weigh(places);
        for (which, sum) in sums.into_iter().enumerate() {
            let off = likelihood(sum) - if meant.contains(&which) { 1.0 } else { 0.0 };
            if off.abs() < NEARLY {
                continue;
            }
            step(&mut self.base[which], &mut moved.base[which], off);
            for place in places {
                let at = place * width + which;
                let pull = off + holds[*place] * self.figures[at];
                step(&mut self.figures[at], &mut moved.figures[at], pull);
            }
        }
    }

    fn weigh(&self, places: &[usize]) -> Vec<f32> {
        let width = self.base.len();
        let mut sums = self.base.clone();
        for place in places {
            let row = &self.figures[place * width..(place + 1) * width];
            sums.iter_mut().zip(row).for_each(|(sum, figure)| *sum += figure);
        }
        sums
    }

    /// Figures as the file holds them.
    fn round(&mut self) {
        let whole = |figure: f32| (figure * SCALE).round().clamp(-127.0, 127.0) / SCALE;
        self.figures.iter_mut().for_each(|figure| *figure = if figure.abs() < SMALLEST { 0.0 } else { whole(*figure) });
    }

    /// How likely each meaning is for a text with these traits, 0 to 1.
    pub fn hear(&self, traits: &[Trait]) -> Vec<f32> {
        let places: Vec<usize> = traits.iter().filter_map(|it| self.traits.binary_search(it).ok()).collect();
        self.weigh(&places).into_iter().map(likelihood).collect()
    }

    /// The file, as the core documents it.
    ///
    /// # Errors
    /// When there are more figures than the file can count.
    pub fn write(&self, names: &[&str]) -> Result<Vec<u8>, std::num::TryFromIntError> {
        let width = self.base.len();
        let mut file = names.join(" ").into_bytes();
        file.push(b'\n');
        self.base.iter().for_each(|base| file.extend(((base * SCALE).round() as i32).to_le_bytes()));
        let (mut traits, mut starts, mut figures) = (Vec::new(), vec![0_u32], Vec::new());
        for (place, it) in self.traits.iter().enumerate() {
            let row = &self.figures[place * width..(place + 1) * width];
            let strong = row.iter().enumerate().filter(|(_, figure)| **figure != 0.0);
            let before = figures.len();
            strong.for_each(|(which, figure)| figures.extend([which as u8, ((figure * SCALE).round() as i8).to_le_bytes()[0]]));
            if figures.len() > before {
                traits.push(*it);
                starts.push(u32::try_from(figures.len() / 2)?);
            }
        }
        file.extend(u32::try_from(traits.len())?.to_le_bytes());
        traits.iter().chain(&starts).for_each(|number| file.extend(number.to_le_bytes()));
        file.extend(figures);
        Ok(file)
    }
}

fn likelihood(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// Moves a figure against its pull, the less the more it was moved before.
fn step(figure: &mut f32, moved: &mut f32, pull: f32) {
    *moved += pull * pull;
    *figure -= STEP * pull / moved.sqrt();
}
