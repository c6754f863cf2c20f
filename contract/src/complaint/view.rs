//! 诉求的样子: as the public, the citizen and the staff read it.

use serde::{Deserialize, Serialize};

use super::draft::{ComplaintDraft, Contact, GeoPoint};
use super::event::{ComplaintEvent, ComplaintEventDraft};
use super::machine::ComplaintFault;
use super::preview::privacy_preview;
use super::private::masked;
use super::progress::{ComplaintProgress, ComplaintTerms};
use super::rules::SlaRules;
use super::state::{Actor, ComplaintAction, ComplaintKind};
use crate::{CaseNo, Coded, Date, Moment, Party, QueryCode, Secret, TrackRequest};

/// 公开诉求: an entry of the public board. Its number is not in it, since a number is half of what
/// a look-up needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublicComplaint {
    /// Its key on the board: random, 1 to 64 of `A-Z a-z 0-9 _ -`.
    pub id: String,
    /// A code of [`super::codes::KIND`].
    pub kind: Coded,
    /// A code of the installation's issues.
    pub issue: Coded,
    /// The region.
    pub area_code: String,
    /// Its name.
    pub area_name: String,
    /// 承办单位; empty while there is none.
    pub dept_name: String,
    /// What was said, without numbers of people; none where the citizen let only the reply be
    /// shown.
    #[serde(default)]
    pub text: Option<String>,
    /// A code of [`super::codes::STATE`].
    pub state: Coded,
    /// The day on which it was handed in; no hour, by which somebody could be recognised.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub submitted_on: Date,
    /// The day of the last reply.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub replied_on: Option<Date>,
    /// The last reply, without numbers of people.
    #[serde(default)]
    pub reply: Option<String>,
    /// 办理结果, as the department sees it.
    #[serde(default)]
    pub outcome: Option<Coded>,
    /// What the citizen thinks of it.
    #[serde(default)]
    pub citizen_outcome: Option<Coded>,
    /// 转办: how often.
    pub transfers: u32,
    /// 附议: how many others have the same problem.
    #[serde(default)]
    pub supporters: u32,
    /// Whether it is one of the project's own samples (示例数据).
    #[serde(default)]
    pub is_sample: bool,
}

/// What a public entry takes from elsewhere.
#[derive(Clone, Debug, Default)]
pub struct PublicHead {
    /// Its key on the board.
    pub id: String,
    /// The issue with its words.
    pub issue: Coded,
    /// The region's name.
    pub area_name: String,
    /// 附议: how many.
    pub supporters: u32,
    /// Whether it is a sample.
    pub is_sample: bool,
}

/// 诉求, as its citizen sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Complaint {
    /// 诉求编号.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub no: CaseNo,
    /// A code of [`super::codes::KIND`].
    pub kind: Coded,
    /// A code of the installation's issues.
    pub issue: Coded,
    /// What was said.
    pub text: String,
    /// The region.
    pub area_code: String,
    /// Its name.
    pub area_name: String,
    /// Where it was; may be empty.
    #[serde(default)]
    pub place: String,
    /// 业务办理项编码 of the item that it is about; may be empty.
    #[serde(default)]
    pub task_handle_item: String,
    /// The photographs that were handed in, by their names (`path::complaint_file`).
    #[serde(default)]
    pub files: Vec<String>,
    /// A code of [`super::codes::VISIBILITY`].
    pub visibility: Coded,
    /// The citizen's name, masked; empty for the anonymous.
    #[serde(default)]
    pub name_masked: String,
    /// The citizen's telephone, masked; empty for the anonymous.
    #[serde(default)]
    pub phone_masked: String,
    /// The limits that it was taken in under.
    pub rules: SlaRules,
    /// A code of [`super::codes::STATE`].
    pub state: Coded,
    /// 承办单位; none while the desk has it.
    #[serde(default)]
    pub department: Option<Party>,
    /// What happened, oldest first; never empty.
    pub events: Vec<ComplaintEvent>,
    /// Its key on the public board; empty while it is not there.
    #[serde(default)]
    pub public_id: String,
    /// Whether it is one of the project's own samples (示例数据).
    #[serde(default)]
    pub is_sample: bool,
}

/// 诉求, as the desk and the department that has it see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StaffComplaint {
    /// What the citizen sees.
    pub complaint: Complaint,
    /// Who can be asked.
    pub contact: Contact,
    /// Where it was.
    #[serde(default)]
    pub location: Option<GeoPoint>,
    /// The department that the citizen thinks it is about: its code; may be empty.
    #[serde(default)]
    pub dept_code: String,
    /// Its name.
    #[serde(default)]
    pub dept_name: String,
    /// 统一社会信用代码 of the company that it is about; may be empty.
    #[serde(default)]
    pub uscc: String,
    /// 办件编号 of the case that it is about; may be empty.
    #[serde(default)]
    pub case_no: String,
    /// Files, by their names.
    #[serde(default)]
    pub files: Vec<String>,
}

/// 回执: the one answer that ever shows the query code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintReceipt {
    /// 诉求编号.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub no: CaseNo,
    /// 查询码, for the citizen alone.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub query_code: QueryCode,
    /// A code of [`super::codes::KIND`].
    pub kind: Coded,
    /// The desk that looks at it first.
    pub desk: String,
    /// When the server took it in.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub received_at: Moment,
    /// The last day for the desk's answer, by the installation's rules and holidays.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub answer_by: Option<Date>,
}

/// What the citizen does with a complaint, by `POST`: number and secret travel in the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CitizenEvent {
    /// 诉求编号.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub no: CaseNo,
    /// 查询码, or the last four digits of the telephone.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub secret: Secret,
    /// Made once for one act, so that sending it twice does it once: 16 to 64 of
    /// `A-Z a-z 0-9 _ -`.
    pub idempotency_key: String,
    /// What is done; who does it is not read, since it is the citizen.
    pub event: ComplaintEventDraft,
}

/// Whether a key of the board would be another address beside it (`path::complaint_track`): none is
/// made so.
#[must_use]
pub fn is_taken(id: &str) -> bool {
    matches!(
        id,
        "track"
            | "events"
            | "challenge"
            | "similar"
            | "file"
            | "samples"
            | "new"
            | "drafts"
            | "figures"
    )
}

impl CitizenEvent {
    /// The look-up that it carries.
    #[must_use]
    pub fn track(&self) -> TrackRequest {
        TrackRequest {
            case_no: self.no.clone(),
            secret: self.secret.clone(),
        }
    }

    /// The event as the citizen's, whatever was written.
    #[must_use]
    pub fn draft(&self) -> ComplaintEventDraft {
        ComplaintEventDraft {
            actor: Actor::Citizen.code().to_owned(),
            by: Party::applicant(),
            ..self.event.clone()
        }
    }
}

impl Complaint {
    /// What its history comes to.
    ///
    /// # Errors
    /// The first event that cannot have followed; none of the kind's own where its code is of a
    /// later version.
    pub fn progress(&self) -> Result<ComplaintProgress, ComplaintFault> {
        let (seq, refusal) = (0, None);
        let kind = ComplaintKind::of_code(&self.kind.code);
        let kind = kind.ok_or(ComplaintFault { seq, refusal })?;
        ComplaintProgress::new(kind, self.terms()).fold(&self.events)
    }

    fn terms(&self) -> ComplaintTerms {
        self.rules.terms()
    }
}

impl PublicComplaint {
    /// The public entry of a complaint; none where nothing of it is public: the citizen did not
    /// want it, the desk has not accepted it, or it came to an end without a reply.
    #[must_use]
    pub fn of(
        head: PublicHead,
        draft: &ComplaintDraft,
        progress: &ComplaintProgress,
        events: &[ComplaintEvent],
    ) -> Option<Self> {
        let seen = privacy_preview(draft).public?;
        let state = progress.state.filter(|state| state.may_be_public())?;
        let is_reply = |event: &&ComplaintEvent| event.action.code == ComplaintAction::Reply.code();
        let reply = events.iter().rev().find(is_reply);
        let department = progress.department.as_ref();
        Some(Self {
            id: head.id,
            kind: progress.kind.coded(),
            issue: head.issue,
            area_code: draft.area_code.clone(),
            area_name: head.area_name,
            dept_name: department.map_or_else(String::new, |party| party.dept_name.clone()),
            text: seen.text,
            state: state.coded(),
            submitted_on: progress.submitted_at?.date(),
            replied_on: progress.replied_at.map(Moment::date),
            reply: reply.map(|event| masked(&event.text)),
            outcome: progress.outcome.map(super::state::Outcome::coded),
            citizen_outcome: progress
                .citizen_outcome
                .map(super::state::CitizenOutcome::coded),
            transfers: progress.transfers,
            supporters: head.supporters,
            is_sample: head.is_sample,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::complaint::draft::tests::draft;
    use crate::complaint::machine::tests::{REPLIED, at, new, valid};

    fn run(count: usize, reply: &str) -> (ComplaintProgress, Vec<ComplaintEvent>) {
        let (mut progress, mut events) = (new(), Vec::new());
        for (action, day) in &REPLIED[..count] {
            let mut draft = valid(&progress, *action);
            reply.clone_into(&mut draft.text);
            let event = progress.apply(&draft, at(day)).unwrap();
            progress.follow(&event).unwrap();
            events.push(event);
        }
        (progress, events)
    }

    #[test]
    fn the_board_shows_what_was_chosen_and_no_number() {
        let mut draft = draft();
        draft.text.push_str("我的电话13812345678。");
        let (progress, events) = run(6, "请联系13987654321");
        let head = || PublicHead {
            id: "p1".to_owned(),
            ..PublicHead::default()
        };
        let entry = PublicComplaint::of(head(), &draft, &progress, &events).unwrap();
        assert!(
            entry
                .text
                .as_ref()
                .unwrap()
                .ends_with("我的电话138****5678。")
        );
        assert_eq!(entry.reply.as_deref(), Some("请联系139****4321"));
        let written = serde_json::to_string(&entry).unwrap();
        for hidden in [
            "张三",
            "3260000",
            "13812345678",
            "三号窗口\"",
            "610302-2026",
            "photo-1",
        ] {
            assert!(!written.contains(hidden), "{hidden}");
        }
        for (visibility, expected) in [("reply_only", Some(None)), ("private", None)] {
            draft.visibility = visibility.to_owned();
            let entry = PublicComplaint::of(head(), &draft, &progress, &events);
            assert_eq!(entry.map(|entry| entry.text), expected);
        }
    }

    #[test]
    fn nothing_is_public_before_the_desk_has_looked_at_it() {
        for (count, is_shown) in [(1, false), (2, false), (3, true), (5, true)] {
            let (progress, events) = run(count, "理由");
            let entry = PublicComplaint::of(PublicHead::default(), &draft(), &progress, &events);
            assert_eq!(entry.is_some(), is_shown, "{count}");
        }
    }

    #[test]
    fn a_citizen_acts_as_nobody_else() {
        let text = r#"{"no":"610302-20261126-000123-6","secret":"1234",
            "idempotency_key":"0123456789abcdef",
            "event":{"action":"close","actor":"desk","by":{"dept_name":"12345受理台"}}}"#;
        let event: CitizenEvent = serde_json::from_str(text).unwrap();
        let (progress, _) = run(6, "理由");
        assert_eq!(event.draft().by, Party::applicant());
        assert!(progress.apply(&event.draft(), at("2026-06-30")).is_err());
        assert!(!format!("{event:?}").contains("1234\""));
    }
}
