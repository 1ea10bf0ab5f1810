//! Closed word lists: an enum whose names in data, in JSON and in code are written once.

/// Declares an enum with a fixed name per variant, `ALL`, `name` and `named`.
macro_rules! words {
    ($(#[$doc:meta])* $type:ident { $($(#[$about:meta])* $variant:ident = $name:literal,)+ }) => {
        $(#[$doc])*
        #[allow(unreachable_pub, clippy::enum_variant_names, reason = "names come from the field; some lists are for one module only")]
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        pub enum $type {
            $($(#[$about])* #[serde(rename = $name)] $variant,)+
        }

        #[allow(dead_code, unreachable_pub, reason = "not every list uses every function")]
        impl $type {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The fixed name in data and in JSON.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// The value with this fixed name.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

pub(crate) use words;
