//! 谁能看到什么: what the public, the handling body and the one complained about see, shown to the
//! citizen before anything is sent. The server renders by the same function.
//!
//! Bodies keep what they come to know of a person to themselves (民法典第一千零三十九条). What somebody
//! reports is not passed on to those reported, nor who reported it (信访工作条例).

use super::draft::{ComplaintDraft, Contact};
use super::private::masked;
use super::state::{ComplaintKind, Visibility};

/// What each reader sees.
#[derive(Clone, Debug, PartialEq)]
pub struct PrivacyPreview {
    /// On the public board; none where nothing at all is shown there.
    pub public: Option<Seen>,
    /// The desk and the department that has it.
    pub body: Seen,
    /// The person or company complained about, once it is asked to answer; none where it is not
    /// told of the complaint's content at all.
    pub subject: Option<Seen>,
}

/// What one reader sees.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// The text; none where it is not shown.
    pub text: Option<String>,
    /// The place in words; none where it is not shown, or there is none.
    pub place: Option<String>,
    /// Whether the point on the map is shown.
    pub has_location: bool,
    /// How many files are shown.
    pub attachments: usize,
    /// The citizen's name.
    pub name: Option<String>,
    /// The citizen's telephone.
    pub phone: Option<String>,
}

// Written out, so that no log shows a name or a number.
impl std::fmt::Debug for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seen(..)")
    }
}

/// Who sees what of a complaint. What cannot be read counts as what shows least.
#[must_use]
pub fn privacy_preview(draft: &ComplaintDraft) -> PrivacyPreview {
    let visibility = Visibility::of_code(&draft.visibility).unwrap_or(Visibility::Private);
    let kind = ComplaintKind::of_code(&draft.kind).unwrap_or(ComplaintKind::Report);
    let hidden = Seen {
        text: Some(masked(draft.text.trim())),
        ..Seen::default()
    };
    PrivacyPreview {
        public: public(visibility, kind, &hidden),
        body: body(draft),
        subject: match kind {
            ComplaintKind::Report => None,
            _ => Some(Seen {
                place: place(draft).map(|place| masked(&place)),
                ..hidden
            }),
        },
    }
}

/// A report would warn whoever is reported: its text is on no board, whatever was chosen.
fn public(visibility: Visibility, kind: ComplaintKind, hidden: &Seen) -> Option<Seen> {
    match (visibility, kind) {
        (Visibility::Private, _) => None,
        (Visibility::ReplyOnly, _) | (_, ComplaintKind::Report) => Some(Seen::default()),
        (Visibility::Public, _) => Some(hidden.clone()),
    }
}

fn body(draft: &ComplaintDraft) -> Seen {
    let (name, phone) = match &draft.contact {
        Contact::Anonymous => (None, None),
        Contact::Named { name, phone } => (Some(name.clone()), Some(phone.clone())),
    };
    Seen {
        text: Some(draft.text.trim().to_owned()),
        place: place(draft),
        has_location: draft.location.is_some(),
        attachments: draft.attachments.len(),
        name,
        phone,
    }
}

fn place(draft: &ComplaintDraft) -> Option<String> {
    let place = draft.place.trim();
    (!place.is_empty()).then(|| place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complaint::draft::tests::draft;

    #[test]
    fn each_sees_what_it_needs() {
        // Kind, visibility, whether the public sees anything and the text, whether the subject does.
        let rows = [
            ("complaint", "public", Some(true), true),
            ("complaint", "reply_only", Some(false), true),
            ("complaint", "private", None, true),
            ("report", "public", Some(false), false),
            ("report", "private", None, false),
            ("help", "public", Some(true), true),
            ("complaint", "later", None, true),
            ("later", "public", Some(false), false),
        ];
        for (kind, visibility, public, subject) in rows {
            let mut draft = draft();
            (draft.kind, draft.visibility) = (kind.into(), visibility.into());
            draft.text = format!("{}13812345678", draft.text);
            let preview = privacy_preview(&draft);
            let has_text = preview.public.as_ref().map(|seen| seen.text.is_some());
            assert_eq!(has_text, public, "{kind} {visibility}");
            assert_eq!(preview.subject.is_some(), subject, "{kind}");
            for seen in preview.public.iter().chain(&preview.subject) {
                assert_eq!((&seen.name, &seen.phone), (&None, &None));
                assert_eq!((seen.attachments, seen.has_location), (0, false));
                let text = seen.text.clone().unwrap_or_default();
                assert!(!text.contains("13812345678"), "{text}");
            }
            assert!(preview.public.is_none_or(|seen| seen.place.is_none()));
            let body = preview.body;
            assert_eq!(body.phone.as_deref(), Some("0917-3260000"));
            assert!(body.text.is_some_and(|text| text.contains("13812345678")));
        }
    }

    #[test]
    fn the_anonymous_stay_so() {
        let mut draft = draft();
        draft.contact = Contact::Anonymous;
        let body = privacy_preview(&draft).body;
        assert_eq!((body.name, body.phone), (None, None));
    }
}
