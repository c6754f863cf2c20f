//! 查进度的表单: what is typed becomes a look-up, or a list of what is wrong with it.

use shigantong_contract::{CaseNo, CaseNoError, Secret, TrackRequest};

/// The fragment of a receipt's address that holds the number: `/track#no=…`. A fragment is never
/// sent to a server.
const FRAGMENT: &str = "no=";

/// What is typed, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// 办件编号.
    pub(crate) case_no: String,
    /// 查询码, or four digits of the telephone.
    pub(crate) secret: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing stands in the field of the number.
    NoCaseNo,
    /// It is no number.
    CaseNo(CaseNoError),
    /// Nothing stands in the field of the secret.
    NoSecret,
    /// It is neither a query code nor four digits.
    Secret,
}

impl Fault {
    /// Whether it is in the field of the number.
    pub(crate) fn is_of_number(self) -> bool {
        matches!(self, Self::NoCaseNo | Self::CaseNo(_))
    }
}

impl Draft {
    /// The look-up.
    ///
    /// # Errors
    /// One entry for each field that has a fault, in their order.
    pub(crate) fn request(&self) -> Result<TrackRequest, Vec<Fault>> {
        let case_no = case_no(&self.case_no);
        let secret = match self.secret.trim() {
            "" => Err(Fault::NoSecret),
            text => Secret::parse(text).map_err(|_| Fault::Secret),
        };
        match (case_no, secret) {
            (Ok(case_no), Ok(secret)) => Ok(TrackRequest { case_no, secret }),
            (case_no, secret) => Err([case_no.err(), secret.err()]
                .into_iter()
                .flatten()
                .collect()),
        }
    }
}

/// Reads a number as it is typed or pasted: by itself, or in a receipt's whole address.
fn case_no(text: &str) -> Result<CaseNo, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::NoCaseNo);
    }
    let plain = of_address(text).unwrap_or(text);
    CaseNo::parse(plain).map_err(Fault::CaseNo)
}

/// The number in a receipt's QR code: an address with the number in its fragment, or the number
/// alone. `None` for the code of something else.
pub(crate) fn scanned(text: &str) -> Option<String> {
    let number = case_no(text).ok()?;
    Some(number.to_string())
}

/// The number in the fragment of the page's own address; it may be wrong, and is shown then as it
/// is, for the person to mend.
pub(crate) fn of_fragment(hash: &str) -> Option<String> {
    let number = hash.trim_start_matches('#').strip_prefix(FRAGMENT)?;
    let number: String = number.chars().take(40).collect();
    (!number.is_empty()).then_some(number)
}

/// The address that a receipt's QR code holds.
pub(crate) fn address(track: &str, number: &CaseNo) -> String {
    format!("{track}#{FRAGMENT}{number}")
}

fn of_address(text: &str) -> Option<&str> {
    let (_, hash) = text.split_once('#')?;
    hash.strip_prefix(FRAGMENT)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use shigantong_contract::Date;

    fn number() -> CaseNo {
        let day = Date::new(2026, 11, 26).unwrap();
        CaseNo::new("610302", day, 123).unwrap()
    }

    fn draft(case_no: &str, secret: &str) -> Draft {
        Draft {
            case_no: case_no.to_owned(),
            secret: secret.to_owned(),
        }
    }

    #[test]
    fn what_people_type_is_understood() {
        let number = number();
        let plain = number.to_string().replace('-', "");
        let wide: String = number
            .to_string()
            .chars()
            .map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap())
            .collect();
        let address = address("https://a.example.cn/track", &number);
        for text in [
            number.as_str(),
            plain.as_str(),
            wide.as_str(),
            address.as_str(),
            &format!("  {number}  "),
        ] {
            for secret in ["K7Q2 M9XD", "k7q2m9xd", "1234", "１２３４"] {
                let request = draft(text, secret).request();
                let request = request.unwrap_or_else(|faults| panic!("{text}: {faults:?}"));
                assert_eq!(request.case_no, number);
            }
        }
    }

    #[test]
    fn each_field_says_what_is_wrong() {
        let number = number().to_string();
        // Two digits that changed places.
        let mistyped = number.replace("610302", "610320");
        let check = Fault::CaseNo(CaseNoError::Check);
        let rows: [(&str, &str, &[Fault]); 6] = [
            ("", " ", &[Fault::NoCaseNo, Fault::NoSecret]),
            (&number, "", &[Fault::NoSecret]),
            (&number, "12345", &[Fault::Secret]),
            ("6103", "1234", &[Fault::CaseNo(CaseNoError::Length(4))]),
            (&mistyped, "1234", &[check]),
            (&mistyped, "查询码", &[check, Fault::Secret]),
        ];
        for (case_no, secret, expected) in rows {
            let found = draft(case_no, secret).request();
            assert_eq!(found.err().as_deref(), Some(expected), "{case_no} {secret}");
        }
    }

    #[test]
    fn a_code_that_was_scanned() {
        let number = number();
        let own = address("https://a.example.cn/track", &number);
        assert_eq!(scanned(&own).as_deref(), Some(number.as_str()));
        assert_eq!(scanned(number.as_str()).as_deref(), Some(number.as_str()));
        for other in ["https://a.example.cn/guides/A1", "", "weixin://x#no=1"] {
            assert_eq!(scanned(other), None, "{other}");
        }
    }

    #[test]
    fn the_fragment_of_the_page() {
        assert_eq!(of_fragment("#no=6103-02").as_deref(), Some("6103-02"));
        assert_eq!(of_fragment("no=6103").as_deref(), Some("6103"));
        for other in ["", "#", "#case", "#no="] {
            assert_eq!(of_fragment(other), None, "{other}");
        }
    }
}
