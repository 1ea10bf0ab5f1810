//! What the athlete can train with.

use std::collections::BTreeSet;

use crate::words::words;

words! {
    /// A thing to train with. `none` and `full_gym` are what people say of a whole place.
    Equipment {
        /// Nothing but the body and a floor.
        None = "none",
        /// Everything a commercial gym has.
        FullGym = "full_gym",
        /// Chair.
        Chair = "chair",
        /// Wall.
        Wall = "wall",
        /// Dumbbell.
        Dumbbell = "dumbbell",
        /// Barbell.
        Barbell = "barbell",
        /// Rack.
        Rack = "rack",
        /// Box.
        Box = "box",
        /// Smith.
        Smith = "smith",
        /// Machine.
        Machine = "machine",
        /// Landmine.
        Landmine = "landmine",
        /// Suspension.
        Suspension = "suspension",
        /// Plates.
        Plates = "plates",
        /// Kettlebell.
        Kettlebell = "kettlebell",
        /// Band.
        Band = "band",
        /// Bench.
        Bench = "bench",
        /// Step.
        Step = "step",
        /// Mat.
        Mat = "mat",
        /// Trap bar.
        TrapBar = "trap_bar",
        /// Cable.
        Cable = "cable",
        /// Towel.
        Towel = "towel",
        /// Stability ball.
        StabilityBall = "stability_ball",
        /// Handles.
        Handles = "handles",
        /// Incline bench.
        InclineBench = "incline_bench",
        /// Dip bars.
        DipBars = "dip_bars",
        /// Pullup bar.
        PullupBar = "pullup_bar",
        /// Table.
        Table = "table",
        /// Door.
        Door = "door",
        /// Ez bar.
        EzBar = "ez_bar",
        /// Ab wheel.
        AbWheel = "ab_wheel",
        /// Med ball.
        MedBall = "med_ball",
        /// Sandbag.
        Sandbag = "sandbag",
        /// Sled.
        Sled = "sled",
        /// Battle rope.
        BattleRope = "battle_rope",
        /// Jump rope.
        JumpRope = "jump_rope",
        /// Heavy bag.
        HeavyBag = "heavy_bag",
        /// Treadmill.
        Treadmill = "treadmill",
        /// Poles.
        Poles = "poles",
        /// Backpack.
        Backpack = "backpack",
        /// Bike.
        Bike = "bike",
        /// Bicycle.
        Bicycle = "bicycle",
        /// Air bike.
        AirBike = "air_bike",
        /// Rower.
        Rower = "rower",
        /// Elliptical.
        Elliptical = "elliptical",
        /// Stair machine.
        StairMachine = "stair_machine",
        /// Stairs.
        Stairs = "stairs",
        /// Ski erg.
        SkiErg = "ski_erg",
        /// Arm ergometer.
        ArmErgometer = "arm_ergometer",
        /// Pool.
        Pool = "pool",
        /// Skates.
        Skates = "skates",
        /// Foam roller.
        FoamRoller = "foam_roller",
    }
}

/// What every home has: a floor with something soft on it, a wall, a chair, a sturdy table, a door and a towel.
const HOUSEHOLD: &[Equipment] =
    &[Equipment::None, Equipment::Mat, Equipment::Wall, Equipment::Chair, Equipment::Table, Equipment::Door, Equipment::Towel];

/// What a gym may lack, or keeps outdoors: said one by one or not counted on.
const NOT_IN_EVERY_GYM: &[Equipment] = &[
    Equipment::Pool,
    Equipment::Skates,
    Equipment::Bicycle,
    Equipment::Poles,
    Equipment::Sandbag,
    Equipment::Sled,
    Equipment::SkiErg,
    Equipment::ArmErgometer,
    Equipment::HeavyBag,
    Equipment::BattleRope,
    Equipment::Backpack,
    Equipment::Stairs,
    Equipment::AirBike,
];

/// What owning one thing means owning too.
const IMPLIED: &[(Equipment, Equipment)] = &[
    (Equipment::Barbell, Equipment::Plates),
    (Equipment::EzBar, Equipment::Plates),
    (Equipment::TrapBar, Equipment::Plates),
    (Equipment::InclineBench, Equipment::Bench),
];

/// What a commercial gym has.
pub fn in_every_gym() -> impl Iterator<Item = Equipment> {
    let whole_places = [Equipment::None, Equipment::FullGym];
    Equipment::ALL.iter().copied().filter(move |thing| !NOT_IN_EVERY_GYM.contains(thing) && !whole_places.contains(thing))
}

/// Everything within reach, after what is said of a whole place is spelled out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kit(BTreeSet<Equipment>);

impl Kit {
    /// Spells out a list as a person gives it. The household things are always there.
    pub fn of<'a>(owned: impl IntoIterator<Item = &'a Equipment>) -> Self {
        let mut kit: BTreeSet<Equipment> = HOUSEHOLD.iter().copied().collect();
        for &thing in owned {
            kit.insert(thing);
            if thing == Equipment::FullGym {
                kit.extend(in_every_gym());
            }
        }
        for &(owned, implied) in IMPLIED {
            if kit.contains(&owned) {
                kit.insert(implied);
            }
        }
        Self(kit)
    }

    /// Whether all of these things are there.
    pub fn holds(&self, needed: &[Equipment]) -> bool {
        needed.iter().all(|thing| self.0.contains(thing))
    }

    /// Whether this one thing is there.
    pub fn has(&self, thing: Equipment) -> bool {
        self.0.contains(&thing)
    }
}
