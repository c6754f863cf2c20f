//! 新建办件: number, query code and first event of a case for an item.

use shigantong_contract::case::event::MAX_NAME_CHARS;
use shigantong_contract::case::{CaseTerms, EventDraft, Party, Progress, apply, machine};
use shigantong_contract::{
    Action, CaseCreated, CaseDraft, CaseEvent, CaseHead, CaseNo, Moment, QueryCode, Secret,
    ServiceItem, mask,
};
use sqlx::{Any, Transaction};

use super::fault::{Failure, Fault};
use super::reply::{Reply, ReplyKey, Writing};
use super::secrets::{hex, random};
use super::{Cases, broken, now};
use crate::db::{areas, cases, items};

/// The desk that takes a case in where the draft names none.
const DESK: &str = "综合窗口收件岗";

/// A case that is written with everything that has happened with it so far: a new one has one
/// event, one of the sample its whole history.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The item, its region's name filled in.
    pub item: ServiceItem,
    /// The applicant, the item's key not looked at.
    pub draft: CaseDraft,
    /// When the first event happened.
    pub at: Moment,
    /// What happened since, with its moments.
    pub then: Vec<(EventDraft, Moment)>,
    /// 查询码.
    pub code: QueryCode,
    /// Names one of the cases that the sample shows; empty for all others.
    pub sample_key: String,
    /// Whether it is the project's own sample.
    pub is_sample: bool,
}

impl Cases {
    /// Creates a case for an item. With a key it is created once, however often it is sent.
    ///
    /// # Errors
    /// A fault of the draft, and those of the database.
    pub async fn create(
        &self,
        draft: &CaseDraft,
        key: Option<&ReplyKey>,
    ) -> Result<CaseCreated, Failure> {
        let at = now()?;
        let shared = &self.0;
        let request = serde_json::to_string(draft)?;
        let writing = key.map(|key| Writing::of(&shared.pepper, key, &request));
        let mut tx = shared.db.begin_write().await?;
        if let Some(writing) = &writing
            && let Some(reply) = writing.before(&mut tx, at.seconds()).await?
        {
            return Ok(CaseCreated {
                case_no: CaseNo::parse(&reply.case_no).map_err(anyhow::Error::from)?,
                query_code: shared.pepper.query_code(&reply.seed),
            });
        }
        let item = item(&mut tx, &draft.task_handle_item).await?;
        let seed = hex(&random::<16>()?);
        let code = shared.pepper.query_code(&seed);
        let beginning = Beginning {
            is_sample: item.is_sample,
            item,
            draft: draft.clone(),
            at,
            then: Vec::new(),
            code: code.clone(),
            sample_key: String::new(),
        };
        let case_no = self.begin(&mut tx, &beginning).await?;
        if let Some(writing) = &writing {
            let reply = Reply {
                case_no: case_no.to_string(),
                seed,
            };
            writing.note(&mut tx, &reply, at.seconds()).await?;
        }
        tx.commit().await?;
        tracing::info!("a case was created");
        Ok(CaseCreated {
            case_no,
            query_code: code,
        })
    }

    /// Writes a case with its events; gives its number.
    ///
    /// # Errors
    /// A fault of the draft or of an event, and those of the database.
    pub async fn begin(
        &self,
        tx: &mut Transaction<'static, Any>,
        beginning: &Beginning,
    ) -> Result<CaseNo, Failure> {
        let draft = &beginning.draft;
        let (masked, tail) = checked(draft)?;
        let (events, progress) = history(beginning)?;
        let day = beginning.at.date();
        let area = &beginning.item.area_code;
        let first = CaseNo::new(area, day, 0).ok_or(Fault::NoSuchItem)?;
        let serial = cases::next_serial(tx, cases::series(&first)).await?;
        let case_no = CaseNo::new(area, day, serial).ok_or(Fault::NoMoreNumbers)?;
        let head = head(beginning, case_no.clone(), masked);
        let at = progress.last_at.unwrap_or(beginning.at);
        let receipt = self.0.signer.receipt(&head, &events, at);
        let pepper = &self.0.pepper;
        let code = Secret::Code(beginning.code.clone());
        let case = cases::NewCase {
            head: &head,
            serial,
            code_hash: pepper.of_secret(&case_no, &code).text(),
            phone_hash: pepper.of_secret(&case_no, &tail).text(),
            sample_key: &beginning.sample_key,
        };
        let log = cases::Sealed {
            events: &events,
            progress: &progress,
            receipt: &receipt,
        };
        cases::insert(tx, case, &log).await?;
        for event in &events {
            self.publish(tx, &head, event).await?;
        }
        Ok(case_no)
    }
}

/// The item that a case is for.
async fn item(tx: &mut Transaction<'static, Any>, key: &str) -> Result<ServiceItem, Failure> {
    let detail = items::performed(tx, key).await?.ok_or(Fault::NoSuchItem)?;
    let mut item: ServiceItem = serde_json::from_str(&detail)?;
    let mut names = areas::names(tx).await?;
    if let Some(name) = names.remove(&item.area_code) {
        item.area_name = name;
    }
    Ok(item)
}

/// The events of a beginning, each checked by the machine.
fn history(beginning: &Beginning) -> Result<(Vec<CaseEvent>, Progress), Failure> {
    let item = &beginning.item;
    let desk = || Party {
        dept_code: item.dept_code.clone(),
        dept_name: item.dept_name.clone(),
        role: DESK.to_owned(),
        ..Party::default()
    };
    let submit = EventDraft {
        action: Action::Submit.code().to_owned(),
        by: Party::applicant(),
        next: Some(beginning.draft.next.clone().unwrap_or_else(desk)),
        ..EventDraft::default()
    };
    let drafts = std::iter::once((&submit, beginning.at));
    let then = beginning.then.iter().map(|(draft, at)| (draft, *at));
    let mut progress = Progress::default();
    let mut events = Vec::with_capacity(beginning.then.len() + 1);
    for (draft, at) in drafts.chain(then) {
        let event = apply(&progress, draft, at).map_err(|refusal| Fault::Refused {
            refusal,
            state: progress.state,
        })?;
        machine::follow(&mut progress, &event)
            .map_err(|fault| broken(&format!("its own event: {fault:?}")))?;
        events.push(event);
    }
    Ok((events, progress))
}

fn head(beginning: &Beginning, case_no: CaseNo, applicant_masked: String) -> CaseHead {
    let item = &beginning.item;
    CaseHead {
        case_no,
        task_handle_item: item.task_handle_item.clone(),
        task_name: item.task_name.clone(),
        task_type: item.task_type.clone(),
        area_code: item.area_code.clone(),
        area_name: item.area_name.clone(),
        dept_code: item.dept_code.clone(),
        dept_name: item.dept_name.clone(),
        applicant_masked,
        terms: CaseTerms {
            anticipate_day: item.anticipate_day,
            anticipate_type: item.anticipate_type.clone(),
            promise_day: item.promise_day,
            promise_type: item.promise_type.clone(),
            special_procedure: item.special_procedure.clone(),
        },
        reconsideration: item.reconsideration.clone(),
        litigation: item.litigation.clone(),
        supervise_way: item.supervise_way.clone(),
        is_sample: beginning.is_sample,
    }
}

/// The masked name and the telephone's last four digits: all that is kept of both.
fn checked(draft: &CaseDraft) -> Result<(String, Secret), Fault> {
    let name = draft.applicant.trim();
    let length = name.chars().count();
    if length == 0 || length > MAX_NAME_CHARS || name.chars().any(char::is_control) {
        return Err(Fault::field(
            "applicant",
            &format!("请填申请人的姓名或名称，不超过 {MAX_NAME_CHARS} 个字"),
        ));
    }
    let digits: String = draft.phone.chars().filter(char::is_ascii_digit).collect();
    let is_plain = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')');
    if !(7..=20).contains(&digits.len()) || !draft.phone.chars().all(is_plain) {
        let detail = "请填申请人的电话号码，7 到 20 位数字；只保存后四位的散列值";
        return Err(Fault::field("phone", detail));
    }
    let tail = Secret::parse(&digits[digits.len() - 4..]);
    let tail = tail.map_err(|_| Fault::field("phone", "电话号码的后四位应为数字"))?;
    Ok((mask::name(name), tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_hidden_but_for_the_first_character() {
        for (name, expected) in [
            ("张三", "张*"),
            ("欧阳锋", "欧**"),
            ("宝鸡某某餐饮有限公司", "宝**"),
            ("甲", "甲"),
        ] {
            assert_eq!(mask::name(name), expected);
        }
    }

    #[test]
    fn telephones_and_names_are_checked() {
        let draft = |applicant: &str, phone: &str| CaseDraft {
            applicant: applicant.to_owned(),
            phone: phone.to_owned(),
            ..CaseDraft::default()
        };
        for phone in ["13800001234", "0917-3261234", "+86 138 0000 1234"] {
            let found = checked(&draft(" 张三 ", phone));
            let tail = Secret::PhoneTail("1234".to_owned());
            assert!(found == Ok(("张*".to_owned(), tail)), "{phone}");
        }
        let long = "长".repeat(MAX_NAME_CHARS + 1);
        for (applicant, phone, field) in [
            ("", "13800001234", "applicant"),
            (&long, "13800001234", "applicant"),
            ("张\n三", "13800001234", "applicant"),
            ("张三", "", "phone"),
            ("张三", "123456", "phone"),
            ("张三", "138x00001234", "phone"),
            ("张三", "１３８００００１２３４", "phone"),
        ] {
            let fault = checked(&draft(applicant, phone)).err();
            let fields = fault.map(|fault| fault.fields()).unwrap_or_default();
            let fields: Vec<_> = fields.iter().map(|f| f.field.as_str()).collect();
            assert_eq!(fields, [field], "{applicant} {phone}");
        }
    }
}
