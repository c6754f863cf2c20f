//! 时限: the promised limit beside the statutory one.

use shigantong_contract::Coded;

/// What the promise is worth beside the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Promise {
    /// Shorter by so many percent.
    Cut(u16),
    /// As long as the law allows.
    NotCut,
    /// Nothing can be said: one of the two is missing, or they count different days.
    Unknown,
}

/// Compares the two limits; each is days and their unit. A limit of 0 days is at once.
pub(crate) fn promise(
    statutory: Option<u16>,
    statutory_unit: Option<&Coded>,
    promised: Option<u16>,
    promised_unit: Option<&Coded>,
) -> Promise {
    let (Some(law), Some(promised)) = (statutory, promised) else {
        return Promise::Unknown;
    };
    let is_comparable = promised == 0 || statutory_unit == promised_unit;
    if law == 0 || promised > law || !is_comparable {
        return Promise::Unknown;
    }
    if promised == law {
        return Promise::NotCut;
    }
    Promise::Cut((law - promised).saturating_mul(100) / law)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shigantong_contract::codes::DAY_TYPE;

    #[test]
    fn promises() {
        let work = Coded::of(DAY_TYPE, "1");
        let natural = Coded::of(DAY_TYPE, "2");
        let rows = [
            (Some(20), &work, Some(5), &work, Promise::Cut(75)),
            (Some(20), &work, Some(20), &work, Promise::NotCut),
            (Some(30), &natural, Some(0), &work, Promise::Cut(100)),
            (Some(30), &natural, Some(7), &work, Promise::Unknown),
            (Some(0), &work, Some(0), &work, Promise::Unknown),
            (Some(5), &work, Some(9), &work, Promise::Unknown),
            (None, &work, Some(9), &work, Promise::Unknown),
        ];
        for (law, law_unit, promised, unit, expected) in rows {
            let found = promise(law, Some(law_unit), promised, Some(unit));
            assert_eq!(found, expected, "{law:?} {promised:?}");
        }
    }
}
