//! Codes with their check characters, for made-up bodies and items.

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// GB 32100-2015.
const USCC_WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];
/// GB 11714-1997.
const BODY_WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// The unified social credit code of a department (登记管理部门 1, 机构类别 1) in a region.
pub(super) fn department(area: &str, number: usize) -> String {
    let body = format!("{number:08}");
    let sum: usize = weighted(&body, &BODY_WEIGHTS);
    let check = match 11 - sum % 11 {
        10 => "X".to_owned(),
        11 => "0".to_owned(),
        digit => digit.to_string(),
    };
    let code = format!("11{area}{body}{check}");
    let last = (31 - weighted(&code, &USCC_WEIGHTS) % 31) % 31;
    format!("{code}{}", char::from(ALPHABET[last]))
}

/// 业务办理项编码: body 18, level 1, 基本编码 12, and the number of the variant 2.
pub(super) fn handle_item(department: &str, level: &str, task_type: &str, name: usize) -> String {
    format!("{department}{level}000{task_type}{name:07}01")
}

fn weighted(code: &str, weights: &[usize]) -> usize {
    let value = |byte| {
        ALPHABET
            .iter()
            .position(|known| *known == byte)
            .unwrap_or(0)
    };
    code.bytes()
        .zip(weights)
        .map(|(byte, weight)| value(byte) * weight)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_like_the_standard() {
        // The published example of GB 32100-2015 is 91350100M000100Y43.
        assert_eq!(31 - weighted("91350100M000100Y4", &USCC_WEIGHTS) % 31, 3);
        assert_eq!(department("610300", 12).len(), 18);
        assert_eq!(
            handle_item(&department("610300", 12), "3", "01", 5).len(),
            33
        );
    }
}
