//! What bothers cost, in points: the weights of the objective. They are conventions of this project, set so that a day on
//! its figures is worth more than any comfort, and comfort decides among days that are.

/// How far from its target a day's energy, and a macro, is taken as on it: a little inside what is promised (3 % and 5 %).
pub(super) const ENERGY_ROOM: f64 = 0.025;
pub(super) const MACRO_ROOM: f64 = 0.043;
/// For each percent of the target beyond that room.
pub(super) const ENERGY_PERCENT: f64 = 2.0;
pub(super) const MACRO_PERCENT: f64 = 1.0;
/// For each gram of fibre under, of saturated fat over, and each 100 mg of sodium over the day's bound.
pub(super) const FIBER_GRAM: f64 = 0.5;
pub(super) const SAT_FAT_GRAM: f64 = 0.1;
pub(super) const SODIUM_100_MG: f64 = 0.15;
/// For each unit over what must hold: kcal, g of carbohydrate, g of fibre, 100 mg of sodium.
pub(super) const MUST_KCAL: f64 = 1.0;
pub(super) const MUST_GRAM: f64 = 10.0;
pub(super) const MUST_SODIUM_100_MG: f64 = 5.0;
/// For each percent of a week's vitamin or mineral under what is aimed at, and over its upper intake.
pub(super) const MICRO_PERCENT: f64 = 0.04;
pub(super) const MICRO_OVER_PERCENT: f64 = 0.5;
/// For each serving a week that a pattern of eating lacks or has too many of.
pub(super) const SERVING: f64 = 0.3;
/// A dish that the seed does not favour: up to so many points.
pub(super) const MOOD: f64 = 0.5;
/// A dish that is from none of the cuisines that are liked.
pub(super) const CUISINE: f64 = 0.4;
/// For a dish whose energy is split wholly otherwise than the day's; it only decides which dishes are looked at.
pub(super) const UNSUITED: f64 = 0.8;
/// For each US dollar of a portion, by budget: low, normal, high.
pub(super) const DOLLAR: [f64; 3] = [1.2, 0.1, 0.0];
/// For each serving that a portion is away from one.
pub(super) const PORTION: f64 = 0.15;
/// A side next to a meal.
pub(super) const SIDE: f64 = 0.25;
/// Off for a dish of which most is in the pantry.
pub(super) const PANTRY: f64 = 0.5;
/// For each minute with the hands on it, and for each other minute of cooking.
pub(super) const ACTIVE_MINUTE: f64 = 0.012;
pub(super) const WAITING_MINUTE: f64 = 0.002;
/// Cooking the same again, and eating the same again.
pub(super) const RECOOK: f64 = 0.6;
pub(super) const AGAIN: f64 = 0.25;
/// The same side again.
pub(super) const SIDE_AGAIN: f64 = 0.05;
/// For each minute that a day's cooking goes beyond the usual.
pub(super) const LONG_MINUTE: f64 = 0.02;
/// One more with the same main food, from the same cuisine, of the same recipe with other food in it.
pub(super) const SAME_MAIN: f64 = 0.35;
pub(super) const SAME_CUISINE: f64 = 0.15;
pub(super) const SAME_RECIPE: f64 = 30.0;
/// A meal left empty.
pub(super) const EMPTY: f64 = 200.0;
