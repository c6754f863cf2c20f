//! 金额: money in 分 as people read it, in 元 with grouping.

/// So many 分 in 元, in groups of three digits; 角 and 分 only where there are any.
pub(crate) fn yuan(fen: u64) -> String {
    let (yuan, rest) = (fen / 100, fen % 100);
    let whole = grouped(yuan);
    if rest == 0 {
        whole
    } else {
        format!("{whole}.{rest:02}")
    }
}

/// A number in groups of three digits.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// So many percent as a multiple, with two decimals at most: 150 is 1.5.
pub(crate) fn times(percent: u64) -> String {
    let (whole, rest) = (grouped(percent / 100), percent % 100);
    match rest {
        0 => whole,
        rest if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
        rest => format!("{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_grouped() {
        let rows = [
            (0, "0"),
            (5, "0.05"),
            (99_900, "999"),
            (100_000, "1,000"),
            (100_001, "1,000.01"),
            (12_345_678_950, "123,456,789.50"),
            (5_000_000, "50,000"),
        ];
        for (fen, expected) in rows {
            assert_eq!(yuan(fen), expected, "{fen}");
        }
        assert!(yuan(u64::MAX).ends_with(".15"));
    }

    #[test]
    fn percent_is_a_multiple() {
        let rows = [
            (0, "0"),
            (30, "0.3"),
            (100, "1"),
            (150, "1.5"),
            (305, "3.05"),
            (123_400, "1,234"),
        ];
        for (percent, expected) in rows {
            assert_eq!(times(percent), expected, "{percent}");
        }
    }
}
