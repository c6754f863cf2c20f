//! 示例诉求: written beside the sample's items at the first start, told relative to a moment.

use anyhow::{Context as _, bail};
use serde::Deserialize;
use shigantong_contract::complaint::{
    ComplaintDraft, ComplaintEventDraft, ComplaintRating, Contact, IssueRules,
};
use shigantong_contract::{CaseNo, Moment, Party, QueryCode};

use super::{expand, files, kind};
use crate::complaints::{Complaints, Failure, Taking};

const TEXT: &str = include_str!("../../sample/complaints.toml");
const DAY: i64 = 24 * 3600;
/// What a desk is called in the sample.
const DESK: &str = "12345 受理台（示例）";

#[derive(Debug, Deserialize)]
struct Stories {
    complaint: Vec<Story>,
}

/// A complaint as the file tells it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Story {
    key: String,
    code: String,
    issue: String,
    kind: String,
    area: String,
    /// The key of its department; empty where it has none.
    dept: String,
    /// The key of the department that it is passed on to.
    then: String,
    days: i64,
    reply_after: i64,
    text: String,
    until: String,
    outcome: String,
    reply: String,
    seen: String,
    why: String,
    level: u8,
    reasons: Vec<String>,
    name: String,
    visibility: String,
    is_published: bool,
    supporters: u32,
}

/// One of the complaints that the app shows, as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedComplaint {
    /// 诉求编号.
    pub no: CaseNo,
    /// 查询码.
    pub query_code: QueryCode,
    /// What it is about.
    pub issue: String,
}

fn stories() -> anyhow::Result<Vec<Story>> {
    let stories: Stories = toml::from_str(TEXT).context("complaints.toml")?;
    Ok(stories.complaint)
}

/// The query code of a sample complaint; it is no secret.
pub(super) fn code(key: &str) -> Option<QueryCode> {
    let stories = stories().ok()?;
    let story = stories.iter().find(|story| story.key == key)?;
    QueryCode::parse(&story.code).ok()
}

/// Writes the sample's complaints.
///
/// # Errors
/// A file that cannot be read, events that do not follow on one another, and those of the database.
pub async fn load(complaints: &Complaints, now: Moment) -> anyhow::Result<Vec<LoadedComplaint>> {
    let mut loaded = Vec::new();
    for (place, story) in stories()?.iter().enumerate() {
        let told = write(complaints, story, now).await;
        let no = told.with_context(|| story.key.clone())?;
        if story.is_public() {
            complaints.publish(&no, true).await.map_err(said)?;
            let supporters = u64::from(story.supporters);
            let seed = u64::try_from(place)? << 32;
            complaints.support_sample(&no, seed, supporters).await?;
        }
        if !story.code.is_empty() {
            loaded.push(LoadedComplaint {
                no,
                query_code: QueryCode::parse(&story.code)?,
                issue: complaints.issues().coded(&story.issue).label,
            });
        }
    }
    Ok(loaded)
}

async fn write(complaints: &Complaints, story: &Story, now: Moment) -> anyhow::Result<CaseNo> {
    let day = |days: i64, hours: i64| {
        let at = now.seconds() - (story.days - days) * DAY + hours * 60;
        Moment::from_seconds(at.min(now.seconds())).context("a moment of the sample")
    };
    let draft = story.draft(complaints.issues())?;
    let code = match story.code.as_str() {
        "" => crate::cases::random_code()?,
        code => QueryCode::parse(code)?,
    };
    let taking = Taking {
        draft: &draft,
        at: day(0, 0)?,
        code,
        dept_name: "",
        sample_key: &story.key,
    };
    let mut tx = complaints.db().begin_write().await?;
    let no = complaints.write(&mut tx, &taking).await.map_err(said)?;
    for (days, event) in story.events(complaints.rules().confirm_days)? {
        let at = day(days, 20)?;
        let told = complaints.tell(&mut tx, &no, &event, at).await;
        told.map_err(said)
            .with_context(|| format!("{} on day {days}", event.action))?;
    }
    tx.commit().await?;
    Ok(no)
}

impl Story {
    fn is_public(&self) -> bool {
        self.is_published || self.key.starts_with("board-")
    }

    fn draft(&self, issues: &IssueRules) -> anyhow::Result<ComplaintDraft> {
        let rule = issues.rule(&self.issue);
        let kind = match self.kind.as_str() {
            "" => rule.map_or("complaint", |rule| &rule.kind),
            kind => kind,
        };
        let contact = match self.name.as_str() {
            "" => Contact::Anonymous,
            name => Contact::Named {
                name: name.to_owned(),
                phone: "0917-3260000".to_owned(),
            },
        };
        let draft = ComplaintDraft {
            kind: kind.to_owned(),
            issue: self.issue.clone(),
            text: self.text.clone(),
            area_code: self.area.clone(),
            visibility: match self.visibility.as_str() {
                "" => "public".to_owned(),
                visibility => visibility.to_owned(),
            },
            contact,
            idempotency_key: format!("{:-<16}", self.key),
            ..ComplaintDraft::default()
        };
        match draft.faults().as_slice() {
            [] => Ok(draft),
            faults => bail!("{faults:?}"),
        }
    }

    /// What happens after it was handed in: after how many days, and what.
    fn events(&self, confirm_days: u32) -> anyhow::Result<Vec<(i64, ComplaintEventDraft)>> {
        let mut then = Vec::new();
        let last = self.reply_after.max(1);
        let confirmed = last + i64::from(confirm_days.min(2));
        let closed = last + i64::from(confirm_days) + 1;
        let until = self.until.as_str();
        let steps = match until {
            "submitted" => 0,
            "not_accepted" => 1,
            "transferred" => 4,
            "handling" => 5,
            "replied" => 6,
            "confirmed" | "disputed" | "closed" => 7,
            "rated" => 8,
            other => bail!("no such end: {other}"),
        };
        if steps >= 1 {
            then.push((0, desk("screen", "")));
        }
        if until == "not_accepted" {
            let refusal = ComplaintEventDraft {
                where_to: "请先找物业或者居委会调解，调解不成可以向人民法院起诉。".to_owned(),
                ..desk("not_accept", &self.reply)
            };
            then.push((1, refusal));
            return Ok(then);
        }
        if steps < 2 {
            return Ok(then);
        }
        then.push((0, desk("accept", "")));
        let first = self.party(&self.dept)?;
        let dispatch = ComplaintEventDraft {
            to: Some(first.clone()),
            ..desk("dispatch", "")
        };
        then.push((1, dispatch));
        let mut holder = first.clone();
        if !self.then.is_empty() {
            holder = self.party(&self.then)?;
            let transfer = ComplaintEventDraft {
                to: Some(holder.clone()),
                ..by(&first, "transfer", "井盖属于道路设施，由道路养护单位办理。")
            };
            then.push((2, transfer));
        }
        if steps >= 5 {
            then.push((last.min(2), by(&holder, "handle", "")));
        }
        if steps >= 6 {
            let reply = ComplaintEventDraft {
                outcome: Some(self.outcome.clone()),
                ..by(&holder, "reply", &self.reply)
            };
            then.push((last, reply));
        }
        if steps >= 7 {
            match until {
                "closed" => then.push((closed, desk("close", ""))),
                "disputed" => then.push((confirmed, self.citizen("dispute", &self.why))),
                _ => then.push((confirmed, self.citizen("confirm", ""))),
            }
        }
        if steps >= 8 {
            let rate = ComplaintEventDraft {
                citizen_outcome: None,
                rating: Some(ComplaintRating {
                    level: self.level,
                    reasons: self.reasons.clone(),
                }),
                ..self.citizen("rate", "")
            };
            then.push((confirmed, rate));
        }
        Ok(then)
    }

    fn citizen(&self, action: &str, text: &str) -> ComplaintEventDraft {
        ComplaintEventDraft {
            action: action.to_owned(),
            actor: "citizen".to_owned(),
            by: Party::applicant(),
            text: text.to_owned(),
            citizen_outcome: Some(self.seen.clone()),
            ..ComplaintEventDraft::default()
        }
    }

    fn party(&self, dept: &str) -> anyhow::Result<Party> {
        let places: kind::Places = toml::from_str(files::AREAS).context("areas.toml")?;
        let bodies: kind::Bodies =
            toml::from_str(files::DEPARTMENTS).context("departments.toml")?;
        let body = bodies.department.iter().find(|body| body.key == dept);
        let place = places.area.iter().find(|place| place.code == self.area);
        let (body, place) = body.zip(place).with_context(|| dept.to_owned())?;
        Ok(Party {
            is_applicant: false,
            dept_code: expand::credit_code(body, place).unwrap_or_default(),
            dept_name: body.name_in(place),
            role: String::new(),
        })
    }
}

fn desk(action: &str, text: &str) -> ComplaintEventDraft {
    let desk = Party {
        dept_name: DESK.to_owned(),
        ..Party::default()
    };
    ComplaintEventDraft {
        actor: "desk".to_owned(),
        ..by(&desk, action, text)
    }
}

fn by(party: &Party, action: &str, text: &str) -> ComplaintEventDraft {
    ComplaintEventDraft {
        action: action.to_owned(),
        actor: "department".to_owned(),
        by: party.clone(),
        text: text.to_owned(),
        ..ComplaintEventDraft::default()
    }
}

fn said(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Fault(fault) => anyhow::anyhow!("{fault:?}"),
        Failure::Internal(error) => error,
    }
}
