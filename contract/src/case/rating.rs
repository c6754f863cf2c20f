//! 好差评: what the applicant says of how the case was handled (国办发〔2019〕51号).

use serde::{Deserialize, Serialize};

use super::{CaseNo, Secret, TrackRequest, codes};
use crate::codes::has;
use crate::{Coded, Moment};

/// The longest text of a rating, in characters.
pub const MAX_RATING_CHARS: usize = 500;
/// The most reasons of a rating.
pub const MAX_REASONS: usize = 8;

/// A rating as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rating {
    /// 1 to 5, a code of [`codes::RATING_LEVEL`]; 1 and 2 are 差评.
    pub level: Coded,
    /// Codes of [`codes::PRAISE`] or [`codes::BLAME`].
    pub reasons: Vec<Coded>,
    /// In the applicant's own words; may be empty.
    pub text: String,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub rated_at: Moment,
}

/// Rates a case: its applicant alone can, once it is over. The same rating sent again is the same
/// one; another takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RatingRequest {
    /// 办件编号.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub case_no: CaseNo,
    /// 查询码, or the last four digits of the telephone.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub secret: Secret,
    /// 1 非常不满意 to 5 非常满意.
    pub level: u8,
    /// Codes of [`RatingRequest::reasons_for`] that level, 8 at most.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// In the applicant's own words, 500 characters at most.
    #[serde(default)]
    pub text: String,
}

/// Why a rating cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatingError {
    /// The level is not 1 to 5.
    Level,
    /// A reason that this level does not have, or one twice.
    Reasons,
    /// More than [`MAX_RATING_CHARS`].
    TextTooLong,
    /// 差评 needs a reason or a word, or nobody can mend anything.
    NoReason,
}

impl RatingRequest {
    /// The reasons that can be given with a level: what was good from 3 up, what was bad up to 3.
    pub fn reasons_for(level: u8) -> impl Iterator<Item = (&'static str, &'static str)> {
        let praise = if level >= 3 { codes::PRAISE } else { &[] };
        let blame = if level <= 3 { codes::BLAME } else { &[] };
        praise.iter().chain(blame).copied()
    }

    /// The look-up that it carries.
    #[must_use]
    pub fn track(&self) -> TrackRequest {
        TrackRequest {
            case_no: self.case_no.clone(),
            secret: self.secret.clone(),
        }
    }

    /// The rating, if it can be taken.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn rating(&self, rated_at: Moment) -> Result<Rating, RatingError> {
        let level = self.level.to_string();
        if !has(codes::RATING_LEVEL, &level) {
            return Err(RatingError::Level);
        }
        let offered: Vec<_> = Self::reasons_for(self.level).collect();
        let fits = |index: usize, reason: &String| {
            has(&offered, reason) && !self.reasons[..index].contains(reason)
        };
        let mut reasons = self.reasons.iter().enumerate();
        if self.reasons.len() > MAX_REASONS || !reasons.all(|(index, code)| fits(index, code)) {
            return Err(RatingError::Reasons);
        }
        let text = self.text.trim();
        if text.chars().count() > MAX_RATING_CHARS {
            return Err(RatingError::TextTooLong);
        }
        if self.level <= 2 && self.reasons.is_empty() && text.is_empty() {
            return Err(RatingError::NoReason);
        }
        let coded = |code: &String| Coded::of(&offered, code);
        Ok(Rating {
            level: Coded::of(codes::RATING_LEVEL, &level),
            reasons: self.reasons.iter().map(coded).collect(),
            text: text.to_owned(),
            rated_at,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Level, reasons, text, and the label or the refusal.
    type Row<'a> = (u8, &'a [&'a str], &'a str, Result<&'a str, RatingError>);

    #[test]
    fn ratings_are_taken_or_refused() {
        let long = "长".repeat(MAX_RATING_CHARS + 1);
        let rows: &[Row<'_>] = &[
            (5, &[], "", Ok("非常满意")),
            (5, &["on_time", "friendly"], " 好 ", Ok("非常满意")),
            (3, &["on_time", "late"], "", Ok("基本满意")),
            (1, &["late"], "", Ok("非常不满意")),
            (2, &[], "跑了三次", Ok("不满意")),
            (2, &[], "  ", Err(RatingError::NoReason)),
            (0, &[], "", Err(RatingError::Level)),
            (6, &[], "", Err(RatingError::Level)),
            (5, &["late"], "", Err(RatingError::Reasons)),
            (1, &["on_time"], "", Err(RatingError::Reasons)),
            (1, &["late", "late"], "", Err(RatingError::Reasons)),
            (4, &["later"], "", Err(RatingError::Reasons)),
            (4, &[], &long, Err(RatingError::TextTooLong)),
        ];
        for (level, reasons, text, expected) in rows {
            let request = RatingRequest {
                case_no: CaseNo::parse("610302202611260001236").unwrap(),
                secret: Secret::parse("1234").unwrap(),
                level: *level,
                reasons: reasons.iter().map(|reason| (*reason).to_owned()).collect(),
                text: (*text).to_owned(),
            };
            let at = Moment::from_seconds(1_795_655_889).unwrap();
            let found = request.rating(at);
            let label = found.as_ref().map(|rating| rating.level.label.as_str());
            assert_eq!(
                label.map_err(|error| *error),
                *expected,
                "{level} {reasons:?}"
            );
            if let Ok(rating) = found {
                assert_eq!(rating.text, text.trim());
                assert!(
                    rating
                        .reasons
                        .iter()
                        .all(|reason| reason.code != reason.label)
                );
            }
        }
    }
}
