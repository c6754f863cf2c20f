//! 诉求草稿: a complaint on the phone, from the first tap to its receipt: what is written, which step
//! comes next, what is wrong with each, and when sending is tried again.

use serde::{Deserialize, Serialize};
use shigantong_contract::complaint::{
    Complaint, ComplaintDraft, ComplaintReceipt, Contact, Fault, IssueRules, Visibility,
};

use crate::route::Concern;

/// The first wait between two tries, in milliseconds; each is twice the one before.
const FIRST_WAIT: u64 = 2_000;
/// The longest.
const LONGEST_WAIT: u64 = 5 * 60_000;

/// One page of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Step {
    /// 什么问题.
    #[default]
    Issue,
    /// 在哪里.
    Where,
    /// 和什么有关.
    About,
    /// 说说情况.
    Words,
    /// 照片.
    Photos,
    /// 怎么联系.
    Who,
    /// 谁能看到.
    Privacy,
    /// 核对.
    Check,
}

impl Step {
    /// All of them, in order.
    pub(crate) const ALL: [Self; 8] = [
        Self::Issue,
        Self::Where,
        Self::About,
        Self::Words,
        Self::Photos,
        Self::Who,
        Self::Privacy,
        Self::Check,
    ];

    /// Its name in addresses.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Issue => "issue",
            Self::Where => "where",
            Self::About => "about",
            Self::Words => "words",
            Self::Photos => "photos",
            Self::Who => "who",
            Self::Privacy => "privacy",
            Self::Check => "check",
        }
    }

    /// The step of this name.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// Its place, from 1.
    pub(crate) fn place(self) -> usize {
        self as usize + 1
    }

    /// The next one; none after the last.
    pub(crate) fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// Where a field of the complaint is written.
    pub(crate) fn of_field(field: &str) -> Self {
        match field {
            "kind" | "issue" => Self::Issue,
            "area_code" | "place" | "location" => Self::Where,
            "dept_code" | "task_handle_item" | "case_no" | "uscc" => Self::About,
            "text" => Self::Words,
            "attachments" => Self::Photos,
            "visibility" => Self::Privacy,
            field if field.starts_with("contact") => Self::Who,
            _ => Self::Check,
        }
    }
}

/// How far sending is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Sending {
    /// It is being written.
    #[default]
    Writing,
    /// It is on its way, now or as soon as the network is back.
    Waiting,
    /// The server did not take it, and says why.
    Refused,
}

/// A complaint as the phone keeps it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Kept {
    /// Its key on the phone, and towards the server: one complaint is taken once.
    pub(crate) id: String,
    /// What is handed in; who can be asked stands in the three fields below until then.
    pub(crate) complaint: ComplaintDraft,
    /// Whether nobody is to be asked.
    pub(crate) is_anonymous: bool,
    /// The name as it was typed.
    pub(crate) name: String,
    /// The telephone as it was typed.
    pub(crate) phone: String,
    /// The name of the item that it is about, for showing.
    pub(crate) item_name: String,
    /// The name of the department that it is about, for showing.
    pub(crate) dept_name: String,
    /// When it was last changed, in milliseconds: the later one of two tabs wins.
    pub(crate) at: u64,
    /// How far sending is.
    pub(crate) sending: Sending,
    /// How often it was tried in vain.
    pub(crate) tries: u32,
    /// When it is tried again, in milliseconds.
    pub(crate) next_at: u64,
    /// What the server said against it, or why it has no time for it.
    pub(crate) why: String,
    /// And against which fields.
    pub(crate) faults: Vec<(String, String)>,
    /// What was sent under this key and not answered, the last at the end: one of them may have
    /// arrived. Known to what sends alone ([`super::complaint_keep`]).
    pub(crate) tried: Vec<ComplaintDraft>,
}

/// A complaint that was handed in, as the phone keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sent {
    /// The server's receipt.
    pub(crate) receipt: ComplaintReceipt,
    /// What it is about.
    pub(crate) title: String,
    /// The words that were handed in.
    #[serde(default)]
    pub(crate) text: String,
    /// What was written after that, and has not been handed in.
    #[serde(default)]
    pub(crate) later: Option<String>,
    /// When it was handed in, in milliseconds.
    pub(crate) at: u64,
    /// The complaint as it was last seen.
    #[serde(default)]
    pub(crate) complaint: Option<Complaint>,
    /// When that was, in milliseconds.
    #[serde(default)]
    pub(crate) seen_at: u64,
}

impl Kept {
    /// A new one about what the page before knows.
    pub(crate) fn new(id: String, concern: &Concern, area_code: &str) -> Self {
        let complaint = ComplaintDraft {
            issue: concern.issue.clone(),
            area_code: area_code.to_owned(),
            task_handle_item: concern.item.clone(),
            uscc: concern.company.clone(),
            visibility: Visibility::Public.code().to_owned(),
            idempotency_key: id.clone(),
            ..ComplaintDraft::default()
        };
        Self {
            id,
            complaint,
            ..Self::default()
        }
    }

    /// Whether nothing was chosen or typed that would be lost.
    pub(crate) fn is_blank(&self) -> bool {
        let c = &self.complaint;
        c.issue.is_empty()
            && c.text.trim().is_empty()
            && c.place.is_empty()
            && c.task_handle_item.is_empty()
            && c.case_no.is_empty()
            && self.name.is_empty()
            && self.phone.is_empty()
    }

    /// What is handed in.
    pub(crate) fn complaint(&self) -> ComplaintDraft {
        let mut complaint = self.complaint.clone();
        complaint.contact = match self.is_anonymous {
            true => Contact::Anonymous,
            false => Contact::Named {
                name: self.name.trim().to_owned(),
                phone: self.phone.trim().to_owned(),
            },
        };
        complaint
    }

    /// What is wrong with a step's fields. The photographs are sent later, and wrong in no way.
    pub(crate) fn faults_of(&self, step: Step, rules: &IssueRules) -> Vec<(&'static str, Fault)> {
        let complaint = self.complaint();
        let own = complaint.faults().into_iter();
        let mut faults: Vec<_> = own.chain(rules.faults(&complaint)).collect();
        faults.retain(|(field, _)| Step::of_field(field) == step && step != Step::Photos);
        // One word about each field is enough, and the kind follows from the issue.
        let mut seen: Vec<&str> = Vec::new();
        faults.retain(|(field, _)| {
            let field = if *field == "kind" { "issue" } else { *field };
            !seen.contains(&field) && {
                seen.push(field);
                true
            }
        });
        faults
    }

    /// The first step on which something is wrong; none where all is well.
    pub(crate) fn first_faulty(&self, rules: &IssueRules) -> Option<Step> {
        Step::ALL
            .into_iter()
            .find(|step| !self.faults_of(*step, rules).is_empty())
    }

    /// The kind follows from the issue, until the person chooses another.
    pub(crate) fn choose_issue(&mut self, issue: &str, rules: &IssueRules) {
        issue.clone_into(&mut self.complaint.issue);
        if let Some(rule) = rules.rule(issue) {
            rule.kind.clone_into(&mut self.complaint.kind);
            self.is_anonymous &= rule.may_be_anonymous;
        }
    }

    /// It is on its way from now on.
    pub(crate) fn send(&mut self) {
        self.sending = Sending::Waiting;
        (self.tries, self.next_at) = (0, 0);
        self.why.clear();
        self.faults.clear();
    }

    /// It did not arrive, or no answer did: it is tried again later.
    pub(crate) fn failed(&mut self, now: u64) {
        let wait = FIRST_WAIT << self.tries.min(10);
        self.next_at = now + wait.min(LONGEST_WAIT);
        self.tries = self.tries.saturating_add(1);
    }

    /// The server does not take it.
    pub(crate) fn refused(&mut self, why: String, faults: Vec<(String, String)>) {
        self.sending = Sending::Refused;
        (self.why, self.faults) = (why, faults);
    }

    /// A few words that name it.
    pub(crate) fn title(&self, rules: Option<&IssueRules>) -> String {
        let text = self.complaint.text.trim();
        let issue = rules.map(|rules| rules.coded(&self.complaint.issue).label);
        let issue = issue.unwrap_or_default();
        let start: String = text.chars().take(20).collect();
        let start = start.replace('\n', " ");
        match (issue.is_empty(), start.is_empty()) {
            (false, false) => format!("{issue}：{start}"),
            (false, true) => issue,
            _ => start,
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used)]
mod tests;
