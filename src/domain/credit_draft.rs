//! 异议和修复申请的草稿: everything that is typed, as the phone keeps it until the application is
//! sent, with the key that makes one application of however many attempts.

use shigantong_contract::credit::forms::FormSubject;
use shigantong_contract::{ObjectionRequest, RepairRequest, Upload};

use super::line;

/// How the text is written; another number is another version of the app.
const VERSION: &str = "1";
/// How what a draft is about begins.
const ABOUT: &str = "credit-";

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormKind {
    /// 异议申请.
    Object,
    /// 信用修复申请.
    Repair,
}

impl FormKind {
    fn name(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Repair => "repair",
        }
    }
}

/// A file that the server has taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Proof {
    /// Its key.
    pub(crate) id: String,
    /// Its name on this phone, which is sent to nobody.
    pub(crate) name: String,
    /// Its size in bytes.
    pub(crate) size: u32,
}

impl Proof {
    /// The file under its name on this phone.
    pub(crate) fn new(upload: Upload, name: String) -> Self {
        Self {
            id: upload.id,
            name,
            size: upload.size,
        }
    }
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CreditDraft {
    /// Made once for one application.
    pub(crate) key: String,
    /// The subject's name.
    pub(crate) name: String,
    /// 统一社会信用代码.
    pub(crate) uscc: String,
    /// Who can be asked.
    pub(crate) contact: String,
    /// The telephone.
    pub(crate) phone: String,
    /// The reason, or how it was mended.
    pub(crate) words: String,
    /// Whether the promise is made.
    pub(crate) has_promised: bool,
    /// The proofs.
    pub(crate) proofs: Vec<Proof>,
    /// Whether it was sent: then the same key brings the same receipt again.
    pub(crate) is_sent: bool,
}

/// What a draft is about.
pub(crate) fn about(kind: FormKind, id: &str) -> String {
    format!("{ABOUT}{} {id}", kind.name())
}

/// Which form a draft belongs to, and the entry; none for drafts of another kind.
pub(crate) fn of_about(about: &str) -> Option<(FormKind, String)> {
    let (name, id) = about.strip_prefix(ABOUT)?.split_once(' ')?;
    let kinds = [FormKind::Object, FormKind::Repair];
    let kind = kinds.into_iter().find(|kind| kind.name() == name)?;
    Some((kind, id.to_owned()))
}

impl CreditDraft {
    /// Whether nothing is typed: then nothing need be kept.
    pub(crate) fn is_empty(&self) -> bool {
        let key = self.key.clone();
        *self
            == Self {
                key,
                ..Self::default()
            }
    }

    /// Reads a draft; empty where the text is none of this version.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (head, words) = text.split_once('\n')?;
        let mut fields = head.split('\t');
        if fields.next()? != VERSION {
            return None;
        }
        let mut next = || fields.next().map(str::to_owned);
        let mut draft = Self {
            key: next()?,
            name: next()?,
            uscc: next()?,
            contact: next()?,
            phone: next()?,
            has_promised: next()? == "1",
            is_sent: next()? == "1",
            words: words.to_owned(),
            proofs: Vec::new(),
        };
        while let (Some(id), Some(name), Some(size)) = (next(), next(), next()) {
            let size = size.parse().unwrap_or_default();
            draft.proofs.push(Proof { id, name, size });
        }
        Some(draft)
    }

    /// The text to keep: a line of the fields, then the words as they were typed.
    pub(crate) fn text(&self) -> String {
        let flag = |is_set: bool| if is_set { "1" } else { "" };
        let mut fields = vec![
            VERSION.to_owned(),
            self.key.clone(),
            self.name.clone(),
            self.uscc.clone(),
            self.contact.clone(),
            self.phone.clone(),
            flag(self.has_promised).to_owned(),
            flag(self.is_sent).to_owned(),
        ];
        for proof in &self.proofs {
            fields.extend([proof.id.clone(), proof.name.clone(), proof.size.to_string()]);
        }
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        format!("{}\n{}", line::join(&fields), self.words)
    }

    fn subject(&self) -> FormSubject {
        let trimmed = |text: &str| text.trim().to_owned();
        FormSubject {
            name: trimmed(&self.name),
            uscc: shigantong_contract::uscc::normal(&self.uscc),
            contact: trimmed(&self.contact),
            phone: trimmed(&self.phone),
        }
    }

    fn files(&self) -> Vec<String> {
        self.proofs.iter().map(|proof| proof.id.clone()).collect()
    }

    /// The objection to an entry.
    pub(crate) fn objection(&self, record_id: &str) -> ObjectionRequest {
        ObjectionRequest {
            record_id: record_id.to_owned(),
            subject: self.subject(),
            reason: self.words.trim().to_owned(),
            files: self.files(),
            idempotency_key: self.key.clone(),
        }
    }

    /// The application for repair of an entry.
    pub(crate) fn repair(&self, record_id: &str) -> RepairRequest {
        RepairRequest {
            record_id: record_id.to_owned(),
            subject: self.subject(),
            statement: self.words.trim().to_owned(),
            has_promised: self.has_promised,
            files: self.files(),
            idempotency_key: self.key.clone(),
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn proof() -> impl Strategy<Value = Proof> {
        ("[a-z0-9]{8}", "[^\\p{C}]{0,12}", any::<u32>()).prop_map(|(id, name, size)| Proof {
            id,
            name,
            size,
        })
    }

    proptest! {
        #[test]
        fn a_draft_reads_as_it_was_written(
            key in "[a-z0-9]{22}", name in "[^\\p{C}]{0,20}", uscc in "[0-9A-Z ]{0,20}",
            contact in "[^\\p{C}]{0,8}", phone in "[0-9+ -]{0,20}", words in "(\\PC|\\n|\\t){0,60}",
            has_promised in any::<bool>(), is_sent in any::<bool>(),
            proofs in prop::collection::vec(proof(), 0..4),
        ) {
            let draft = CreditDraft {
                key, name, uscc, contact, phone, words, has_promised, proofs, is_sent,
            };
            prop_assert_eq!(CreditDraft::parse(&draft.text()), Some(draft));
        }

        #[test]
        fn anything_is_read(text in "(\\PC|\\t|\\n){0,80}") {
            CreditDraft::parse(&text);
        }
    }

    #[test]
    fn what_is_typed_becomes_a_request_with_the_same_key() {
        let draft = CreditDraft {
            key: "0123456789abcdef".to_owned(),
            name: " 示例建筑劳务有限公司 ".to_owned(),
            uscc: "9135 0100 m000 100y 43".to_owned(),
            contact: "张三".to_owned(),
            phone: "0917-3260000".to_owned(),
            words: "已结清\n全部工资\n".to_owned(),
            has_promised: true,
            proofs: vec![Proof {
                id: "proof-1".to_owned(),
                ..Proof::default()
            }],
            is_sent: false,
        };
        let repair = draft.repair("c-1");
        assert_eq!(repair.faults(), []);
        assert_eq!(repair.subject.uscc, "91350100M000100Y43");
        assert_eq!(repair.statement, "已结清\n全部工资");
        assert_eq!(draft.repair("c-1"), repair);
        let objection = draft.objection("c-1");
        assert_eq!(objection.faults(), []);
        assert_eq!(objection.idempotency_key, repair.idempotency_key);
    }

    #[test]
    fn drafts_belong_to_their_forms() {
        for kind in [FormKind::Object, FormKind::Repair] {
            assert_eq!(
                of_about(&about(kind, "c-1")),
                Some((kind, "c-1".to_owned()))
            );
        }
        for other in ["A1 申请书", "credit-", "credit-other c-1", ""] {
            assert_eq!(of_about(other), None, "{other}");
        }
        let begun = CreditDraft {
            key: "k".to_owned(),
            ..CreditDraft::default()
        };
        assert!(begun.is_empty());
    }
}
