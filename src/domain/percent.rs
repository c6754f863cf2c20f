//! 百分比: parts of a whole in whole percent that make a hundred together.

/// The percents of parts in thousandths that make a thousand together: rounded down, and what is
/// left goes to the largest remainders.
pub(crate) fn of_permille(parts: &[u16]) -> Vec<u16> {
    let mut percents: Vec<u16> = parts.iter().map(|part| part / 10).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(parts[*index] % 10), *index));
    let remainders: u16 = parts.iter().map(|part| part % 10).sum();
    for index in order.into_iter().take(usize::from(remainders / 10)) {
        percents[index] += 1;
    }
    percents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_make_a_hundred() {
        let rows: &[(&[u16], &[u16])] = &[
            (&[], &[]),
            (&[1000], &[100]),
            (&[535, 465], &[54, 46]),
            (&[334, 333, 333], &[34, 33, 33]),
            (&[996, 4], &[100, 0]),
            (&[125, 125, 125, 625], &[13, 13, 12, 62]),
        ];
        for (parts, expected) in rows {
            assert_eq!(of_permille(parts), *expected, "{parts:?}");
        }
    }
}
