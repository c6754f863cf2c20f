//! 诉求事件: one entry of a complaint's history.

use serde::{Deserialize, Serialize};

use crate::plain::{plain_line, plain_text};
use crate::{CaseDocument, CaseNo, Coded, Moment, Party};

/// The longest text of an event, in characters.
pub const MAX_EVENT_CHARS: usize = 2000;
/// The longest name, in characters.
pub const MAX_NAME_CHARS: usize = 100;
/// The most files of one event.
pub const MAX_EVENT_FILES: usize = 6;
/// The most times that a citizen supplements one complaint: no citizen can fill up its history.
pub const MAX_SUPPLEMENTS: u32 = 20;
/// The most times that a citizen urges one complaint.
pub const MAX_URGES: u32 = 20;
/// The most times that one complaint is put under supervision.
pub const MAX_SUPERVISIONS: u32 = 10;
/// The longest that a history can become: it follows from the bounds of the single actions.
pub const MAX_EVENTS: u32 = 200;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintEvent {
    /// Its number within the complaint, from 1 without gaps.
    pub seq: u32,
    /// When it happened, by the server's clock.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Moment,
    /// 动作, a code of [`super::codes::ACTION`].
    pub action: Coded,
    /// The state that it began in, a code of [`super::codes::STATE`]; none for the first event.
    pub state_before: Option<Coded>,
    /// The state that it led to; the same where the action changes none.
    pub state_after: Coded,
    /// In which part it was done, a code of [`super::codes::ACTOR`].
    pub actor: Coded,
    /// Who did it: a department, or the citizen (`is_applicant`), never a person by name.
    pub by: Party,
    /// What was said, decided or done, for the citizen to read.
    #[serde(default)]
    pub text: String,
    /// Which department has it from now on: with `dispatch`, `transfer` and `reopen`.
    #[serde(default)]
    pub to: Option<Party>,
    /// Where to go instead, in words: with `not_accept`.
    #[serde(default)]
    pub where_to: String,
    /// 办理结果, a code of [`super::codes::OUTCOME`]: with `reply`.
    #[serde(default)]
    pub outcome: Option<Coded>,
    /// What the citizen thinks of it, a code of [`super::codes::CITIZEN_OUTCOME`]: with `confirm`
    /// and `dispute`.
    #[serde(default)]
    pub citizen_outcome: Option<Coded>,
    /// 评价: with `rate`.
    #[serde(default)]
    pub rating: Option<ComplaintRating>,
    /// 延期 by so many days of the rule's unit: with `extend`.
    #[serde(default)]
    pub extension_days: Option<u32>,
    /// The number of the complaint that it was merged into: with `merge`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub merged_into: Option<CaseNo>,
    /// The document that goes with it.
    #[serde(default)]
    pub document: Option<CaseDocument>,
    /// Files of it, by their names; known to the citizen and the handling body alone.
    #[serde(default)]
    pub files: Vec<String>,
}

/// What is to happen with a complaint. The server gives number and time, the machine the states.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ComplaintEventDraft {
    /// 动作, a code of [`super::codes::ACTION`].
    pub action: String,
    /// In which part, a code of [`super::codes::ACTOR`]: the server sets it, by who is signed in.
    pub actor: String,
    /// Who does it.
    pub by: Party,
    /// What is said, decided or done: at most 2000 characters.
    pub text: String,
    /// Which department has it from now on: needed to dispatch; a transfer without it goes back to
    /// the desk, and what is reopened without it goes to the department that replied.
    pub to: Option<Party>,
    /// Where to go instead: needed to refuse.
    pub where_to: String,
    /// A code of [`super::codes::OUTCOME`]: needed to reply.
    pub outcome: Option<String>,
    /// A code of [`super::codes::CITIZEN_OUTCOME`]: needed to confirm and to dispute.
    pub citizen_outcome: Option<String>,
    /// 评价: needed to rate.
    pub rating: Option<ComplaintRating>,
    /// 延期 in days: needed to extend.
    pub extension_days: Option<u32>,
    /// Another complaint: needed to merge.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>))]
    pub merged_into: Option<CaseNo>,
    /// The document that goes with it.
    pub document: Option<CaseDocument>,
    /// Files, by their names: 6 at most.
    pub files: Vec<String>,
}

impl ComplaintEventDraft {
    /// The same without characters that nobody sees: what is checked and kept.
    #[must_use]
    pub fn plain(&self) -> Self {
        let party = |party: &Party| Party {
            dept_name: plain_line(&party.dept_name),
            ..party.clone()
        };
        Self {
            by: party(&self.by),
            to: self.to.as_ref().map(party),
            text: plain_text(&self.text),
            where_to: plain_line(&self.where_to),
            ..self.clone()
        }
    }
}

/// 好差评 of how a complaint was handled (国办发〔2019〕51号); its words are the event's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintRating {
    /// 5 非常满意 to 1 非常不满意; 1 and 2 are 差评.
    pub level: u8,
    /// Codes of [`super::codes::PRAISE`] (from 3 up) or [`super::codes::BLAME`] (up to 3).
    #[serde(default)]
    pub reasons: Vec<String>,
}

impl ComplaintRating {
    /// The reasons that can be given with a level.
    pub fn reasons_for(level: u8) -> impl Iterator<Item = (&'static str, &'static str)> {
        let praise = if level >= 3 {
            super::codes::PRAISE
        } else {
            &[]
        };
        let blame = if level <= 3 { super::codes::BLAME } else { &[] };
        praise.iter().chain(blame).copied()
    }

    /// Whether it is 差评.
    #[must_use]
    pub fn is_bad(&self) -> bool {
        self.level <= 2
    }

    /// Whether the level is one, and its reasons are the level's own and different.
    #[must_use]
    pub fn is_fit(&self) -> bool {
        let mut reasons = self.reasons.iter().enumerate();
        (1..=5).contains(&self.level)
            && reasons.all(|(index, reason)| {
                Self::reasons_for(self.level).any(|(code, _)| code == reason)
                    && !self.reasons[..index].contains(reason)
            })
    }
}
