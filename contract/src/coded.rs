//! A coded value as it travels: the code and the words for it.

use serde::{Deserialize, Serialize};

/// A value of one of the national code tables. Provinces number some tables differently, so the
/// words travel with the code: a client shows `label`, compares `code` and never fails on a code
/// that it does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Coded {
    /// The code as the national schema writes it, such as `01`.
    pub code: String,
    /// The words for it, such as 行政许可.
    pub label: String,
}

impl Coded {
    /// The value of `table` with this code; an unknown code is its own label.
    #[must_use]
    pub fn of(table: &[(&str, &str)], code: &str) -> Self {
        let label = table
            .iter()
            .find(|(known, _)| *known == code)
            .map_or(code, |(_, label)| label);
        Self {
            code: code.to_owned(),
            label: label.to_owned(),
        }
    }
}

/// An enum whose values are the codes of a table of the module's `codes`.
macro_rules! coded_enum {
    ($(#[$doc:meta])* $name:ident, $table:ident, $noun:literal,
        $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// All of them, in the order of the code table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            #[doc = concat!("The code of the ", $noun, ".")]
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            #[doc = concat!("The ", $noun, " with this code; none for a code of a later version.")]
            #[must_use]
            pub fn of_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.code() == code)
            }

            /// Code and words as they travel.
            #[must_use]
            pub fn coded(self) -> $crate::Coded {
                $crate::Coded::of(codes::$table, self.code())
            }
        }
    };
}

pub(crate) use coded_enum;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;

    #[test]
    fn known_and_unknown_codes_have_a_label() {
        assert_eq!(Coded::of(codes::TASK_TYPE, "01").label, "行政许可");
        assert_eq!(Coded::of(codes::TASK_TYPE, "77").label, "77");
    }
}
