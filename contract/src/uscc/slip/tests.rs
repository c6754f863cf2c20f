//! Slips of the pen against codes that are known to be right.

use proptest::prelude::*;

use super::*;
use crate::uscc::check_character;

const GOOD: [&str; 2] = ["12441500196720244T", "91350100M000100Y43"];

fn with(code: &str, place: usize, character: char) -> String {
    let mut characters: Vec<char> = code.chars().collect();
    characters[place] = character;
    characters.into_iter().collect()
}

fn swapped(code: &str, place: usize) -> String {
    let mut characters: Vec<char> = code.chars().collect();
    characters.swap(place, place + 1);
    characters.into_iter().collect()
}

fn mended(code: &str, slip: Slip) -> String {
    match slip {
        Slip::Substitution { place, expected } => with(code, place, expected),
        Slip::Transposition { place } => swapped(code, place),
    }
}

#[test]
fn a_code_is_judged_as_it_is_typed() {
    let character = |place, meant| Typed::Character { place, meant };
    let rows = [
        ("", Typed::SoFar(0)),
        ("9135", Typed::SoFar(4)),
        ("91350100m000100y4", Typed::SoFar(17)),
        ("91350100M000100Y43", Typed::Whole),
        (" 9135 0100-m000100y43 ", Typed::Whole),
        ("９１３５０１００Ｍ０００１００Ｙ４３", Typed::Whole),
        ("9135O", character(4, Some('0'))),
        ("I", character(0, Some('1'))),
        ("91350100M000100YI3", character(16, Some('1'))),
        ("91企业", character(2, None)),
        ("9135_", character(4, None)),
        ("91350100M000100Y43A", Typed::TooLong(19)),
    ];
    for (text, expected) in rows {
        assert_eq!(typed(text), expected, "{text}");
    }
    let long = "9".repeat(100_000);
    assert_eq!(typed(&long), Typed::TooLong(64));
}

#[test]
fn every_prefix_of_a_code_is_good() {
    for code in GOOD {
        assert_eq!(slips(code), []);
        for length in 0..18 {
            assert_eq!(typed(&code[..length]), Typed::SoFar(length));
        }
    }
}

#[test]
fn a_slip_is_placed_where_one_alone_explains_the_code() {
    // In an organisation code both checks must be mended by one character.
    for (place, other, expected) in [(8, '7', '1'), (11, 'R', '7'), (15, 'Y', '4')] {
        let wrong = with(GOOD[0], place, other);
        let one = Explanation::One(Slip::Substitution { place, expected });
        assert_eq!(typed(&wrong), Typed::Wrong(one));
    }
    // Three places would do: none is named.
    assert_eq!(explain("12441500196790244T"), Explanation::Several(3));
    // Neighbours in it.
    let turned = swapped(GOOD[0], 11);
    let transposition = Slip::Transposition { place: 11 };
    assert!(slips(&turned).contains(&transposition), "{turned}");
    // A wrong check character can as well be a wrong digit of the region.
    assert!(matches!(
        explain("91350100M000100Y44"),
        Explanation::Several(2..)
    ));
    // Nothing explains a text that is far from a code.
    assert_eq!(explain("TTTTTTTTTTTTTTTTTT"), Explanation::None);
    for other in ["", "9135", "91350100M000100Y43A", "统一"] {
        assert_eq!(explain(other), Explanation::None, "{other}");
    }
}

/// Two checks place more than a third of all substitutions in the organisation code, never wrongly.
#[test]
fn a_slip_that_is_placed_is_placed_rightly() {
    let (mut placed, mut all) = (0, 0);
    for code in GOOD {
        for place in 8..16 {
            for other in ALPHABET.iter().map(|byte| char::from(*byte)) {
                if code[place..].starts_with(other) {
                    continue;
                }
                all += 1;
                let wrong = with(code, place, other);
                if let Explanation::One(slip) = explain(&wrong) {
                    assert_eq!(mended(&wrong, slip), code);
                    placed += 1;
                }
            }
        }
    }
    assert_eq!(all, 480);
    assert!(placed * 3 > all, "{placed} of {all}");
}

fn codes() -> impl Strategy<Value = String> {
    let provinces: Vec<&str> = PROVINCES.split(' ').collect();
    let parts = (
        "[1-9ANY][1-9]",
        proptest::sample::select(provinces),
        "[0-9]{4}",
        "[0-9A-HJ-NP-RTUWXY]{8}",
    );
    parts.prop_filter_map("check", |(head, province, region, organisation)| {
        let inner = organisation_check_character(&organisation)?;
        let body = format!("{head}{province}{region}{organisation}{inner}");
        Some(format!("{body}{}", check_character(&body)?))
    })
}

proptest! {
    #[test]
    fn the_slip_that_was_made_is_among_those_found(
        code in codes(), place in 0usize..18, other in "[0-9A-Z]",
    ) {
        let character = other.chars().next().unwrap();
        let wrong = with(&code, place, character);
        let found = slips(&wrong);
        let expected = code.chars().nth(place).unwrap();
        let made = Slip::Substitution { place, expected };
        prop_assert_eq!(found.contains(&made), wrong != code);
        for slip in found {
            prop_assert!(is_plausible(&mended(&wrong, slip).chars().collect::<Vec<_>>()));
        }
    }

    #[test]
    fn a_transposition_is_among_those_found(code in codes(), place in 0usize..17) {
        let wrong = swapped(&code, place);
        let is_noticed = check(&wrong).is_err();
        let found = slips(&wrong).contains(&Slip::Transposition { place });
        prop_assert_eq!(found, is_noticed);
    }

    #[test]
    fn any_text_is_judged(text in ".{0,80}") {
        let is_whole = typed(&text) == Typed::Whole;
        prop_assert_eq!(is_whole, check(&normal(&text)).is_ok());
    }
}
