//! 行: how the phone's own records are written, a line each, with tabs between the fields. Small,
//! readable, and nothing to compile into the module.

/// Joins fields to a line. A tab or a break within a field becomes a space.
pub(crate) fn join(fields: &[&str]) -> String {
    let mut line = String::new();
    for (number, field) in fields.iter().enumerate() {
        if number > 0 {
            line.push('\t');
        }
        line.extend(field.chars().map(|c| if c.is_control() { ' ' } else { c }));
    }
    line
}

/// Takes a line apart; fields that are missing are empty.
pub(crate) fn split<const N: usize>(line: &str) -> [&str; N] {
    let mut fields = line.split('\t');
    std::array::from_fn(|_| fields.next().unwrap_or_default())
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_line_reads_as_it_was_written(a in "\\PC{0,20}", b in ".{0,20}", c in "[0-9]{0,9}") {
            let line = join(&[&a, &b, &c]);
            prop_assert!(!line.contains('\n'));
            let [x, y, z] = split(&line);
            prop_assert_eq!(x, a);
            prop_assert_eq!(y.chars().count(), b.chars().count());
            prop_assert_eq!(z, c);
        }
    }

    #[test]
    fn a_torn_line_is_read_as_far_as_it_goes() {
        assert_eq!(split("A1\t甲"), ["A1", "甲", ""]);
        assert_eq!(split(""), ["", ""]);
    }
}
