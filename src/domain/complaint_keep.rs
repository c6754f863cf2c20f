//! 草稿的保存: what becomes of a draft that two change at once, the page on which somebody writes and
//! what sends it in the background. Neither undoes what the other did.

use shigantong_contract::Problem;
use shigantong_contract::complaint::{ComplaintDraft, ComplaintReceipt};

use super::complaint_draft::{Kept, Sending, Sent};

/// The most that is remembered of what was not answered.
const MOST_TRIED: usize = 20;

/// What is to be kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Keeping {
    /// What was there stays.
    Nothing,
    /// The draft.
    Draft(Box<Kept>),
    /// The receipt, in the draft's place.
    Receipt(Box<Sent>),
    /// What was there stays: another page has changed it since.
    Newer(Box<Kept>),
}

/// A page keeps its draft, which it saw last with the time `seen`.
pub(crate) fn keep(
    mine: &Kept,
    seen: u64,
    now: u64,
    stored: Option<Kept>,
    receipt: Option<Sent>,
) -> Keeping {
    if let Some(mut sent) = receipt {
        // It was handed in meanwhile: what is written now comes after that.
        let text = mine.complaint.text.trim();
        if text == sent.text || text.is_empty() {
            return Keeping::Nothing;
        }
        sent.later = Some(text.to_owned());
        return Keeping::Receipt(Box::new(sent));
    }
    let mut kept = mine.clone();
    if let Some(stored) = stored {
        if stored.at > seen {
            return Keeping::Newer(Box::new(stored));
        }
        kept.tried = stored.tried;
    }
    kept.at = now.max(seen + 1);
    Keeping::Draft(Box::new(kept))
}

/// A draft was handed in as `body`. Where it was changed since, that is kept with the receipt.
pub(crate) fn sent(
    body: &ComplaintDraft,
    receipt: ComplaintReceipt,
    now: u64,
    stored: Option<Kept>,
    before: Option<Sent>,
) -> Keeping {
    if before.is_some() {
        return Keeping::Nothing;
    }
    let title = stored.as_ref().map(|kept| kept.title(None));
    let later = stored.filter(|kept| !is_same(&kept.complaint(), body));
    Keeping::Receipt(Box::new(Sent {
        receipt,
        title: title.unwrap_or_default(),
        text: body.text.trim().to_owned(),
        later: later.map(|kept| kept.complaint.text.trim().to_owned()),
        at: now,
        complaint: None,
        seen_at: 0,
    }))
}

/// Whether two say the same, whatever their photographs are called.
fn is_same(one: &ComplaintDraft, other: &ComplaintDraft) -> bool {
    let named = |complaint: &ComplaintDraft| ComplaintDraft {
        attachments: Vec::new(),
        ..complaint.clone()
    };
    named(one) == named(other)
}

impl Kept {
    /// Whether it is still to be sent as it was at a time.
    fn waits_since(&self, at: u64) -> bool {
        self.sending == Sending::Waiting && self.at == at
    }

    /// It is about to be sent as `body`; `None` where it was changed since it was read.
    pub(crate) fn trying(mut self, at: u64, body: &ComplaintDraft) -> Option<Self> {
        if !self.waits_since(at) {
            return None;
        }
        self.tried.retain(|tried| tried != body);
        self.tried.push(body.clone());
        let extra = self.tried.len().saturating_sub(MOST_TRIED);
        self.tried.drain(..extra);
        Some(self)
    }

    /// It did not arrive, or no answer did, or the server has no time for it and says `why`; `None` where
    /// it was changed since it was read.
    pub(crate) fn put_off(mut self, at: u64, now: u64, why: &str) -> Option<Self> {
        self.waits_since(at).then(|| {
            self.failed(now);
            why.clone_into(&mut self.why);
            self
        })
    }

    /// The server does not take `body`: it is not among what may have arrived. What was changed since
    /// it was read stays as it is.
    pub(crate) fn turned_away(mut self, at: u64, body: &ComplaintDraft, problem: Problem) -> Self {
        self.tried.retain(|tried| tried != body);
        if self.waits_since(at) {
            let faults = problem.errors.into_iter();
            let faults = faults.map(|error| (error.field, error.detail)).collect();
            self.refused(problem.detail, faults);
        }
        self
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used)]
mod tests {
    use shigantong_contract::{CaseNo, Coded, Moment, QueryCode};

    use super::*;

    fn waiting(text: &str, at: u64) -> Kept {
        let mut kept = Kept {
            id: "k".repeat(26),
            at,
            is_anonymous: true,
            ..Kept::default()
        };
        text.clone_into(&mut kept.complaint.text);
        kept.send();
        kept
    }

    fn receipt() -> ComplaintReceipt {
        ComplaintReceipt {
            no: CaseNo::parse("610302-20261126-700001-0").unwrap(),
            query_code: QueryCode::parse("ABCD2345").unwrap(),
            kind: Coded::default(),
            desk: String::new(),
            received_at: Moment::from_seconds(1_795_000_000).unwrap(),
            answer_by: None,
        }
    }

    #[test]
    fn what_sends_does_not_undo_what_was_written_meanwhile() {
        let body = waiting("甲", 5).complaint();
        for changed in [
            waiting("甲，还有乙", 6),
            Kept {
                sending: Sending::Writing,
                ..waiting("甲", 5)
            },
        ] {
            assert_eq!(changed.clone().trying(5, &body), None);
            assert_eq!(changed.clone().put_off(5, 9, ""), None);
            let problem = Problem::default();
            assert_eq!(changed.clone().turned_away(5, &body, problem), changed);
        }
        let same = waiting("甲", 5).trying(5, &body).unwrap();
        assert_eq!(same.tried, std::slice::from_ref(&body));
        let put_off = same.clone().put_off(5, 9, "太多").unwrap();
        assert_eq!((put_off.tries, put_off.why.as_str()), (1, "太多"));
        let refused = same.turned_away(5, &body, Problem::default());
        assert_eq!(
            (refused.sending, refused.tried.len()),
            (Sending::Refused, 0)
        );
    }

    #[test]
    fn what_was_tried_is_remembered_whatever_a_page_writes() {
        let mut stored = waiting("0", 5);
        for number in 0..30 {
            let body = waiting(&number.to_string(), 5).complaint();
            stored = stored.trying(5, &body).unwrap().trying(5, &body).unwrap();
        }
        assert_eq!(
            (stored.tried.len(), stored.tried[19].text.as_str()),
            (20, "29")
        );
        let mine = waiting("丙", 5);
        let Keeping::Draft(kept) = keep(&mine, 5, 7, Some(stored.clone()), None) else {
            panic!("not kept");
        };
        assert_eq!(
            (kept.at, kept.tried.len(), kept.complaint.text.as_str()),
            (7, 20, "丙")
        );
        let newer = keep(&mine, 4, 7, Some(stored.clone()), None);
        assert_eq!(newer, Keeping::Newer(Box::new(stored)));
    }

    #[test]
    fn what_was_written_after_it_was_sent_stays_with_the_receipt() {
        let body = waiting("甲", 5).complaint();
        let later = |stored: Option<Kept>| match sent(&body, receipt(), 9, stored, None) {
            Keeping::Receipt(sent) => sent.later,
            other => panic!("{other:?}"),
        };
        assert_eq!(later(Some(waiting("甲", 5))), None);
        assert_eq!(later(None), None);
        assert_eq!(later(Some(waiting("乙", 6))).as_deref(), Some("乙"));
        let mut elsewhere = waiting("甲", 6);
        elsewhere.complaint.place = "三号窗口".to_owned();
        assert_eq!(later(Some(elsewhere)).as_deref(), Some("甲"));

        let Keeping::Receipt(first) = sent(&body, receipt(), 9, None, None) else {
            panic!("no receipt");
        };
        let again = sent(&body, receipt(), 9, None, Some((*first).clone()));
        assert_eq!(again, Keeping::Nothing);
        let same = keep(&waiting("甲 ", 6), 5, 9, None, Some((*first).clone()));
        assert_eq!(same, Keeping::Nothing);
        let Keeping::Receipt(more) = keep(&waiting("乙", 6), 5, 9, None, Some(*first)) else {
            panic!("not kept");
        };
        assert_eq!(more.later.as_deref(), Some("乙"));
    }
}
