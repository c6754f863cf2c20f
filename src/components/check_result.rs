//! 核对结果: what a saved receipt says, and whether it is whole.

use leptos::prelude::*;
use shigantong_contract::chain::{FILE_KIND, Tamper, verify};
use shigantong_contract::{PublicKey, ReceiptFile};

use crate::components::details::Rows;
use crate::platform::file::FileError;
use crate::platform::json;
use crate::text::receipt as words;

/// What came of a check.
#[derive(Clone, Debug)]
pub(crate) enum Checked {
    /// It cannot be checked: a heading, and what to do.
    Not((&'static str, &'static str)),
    /// It is whole.
    Whole(Box<ReceiptFile>),
    /// It is not: what was done to it.
    Broken(Box<ReceiptFile>, Vec<Tamper>),
}

/// Checks the text of a file by these keys.
pub(crate) fn check(text: Result<String, FileError>, keys: &[PublicKey]) -> Checked {
    let text = match text {
        Ok(text) => text,
        Err(FileError::TooLarge) => return Checked::Not(words::TOO_LARGE),
        Err(FileError::Unreadable) => return Checked::Not(words::UNREADABLE),
    };
    let value = json::parse(&text);
    let is_ours = value
        .as_ref()
        .is_some_and(|v| json::field(v, "kind") == FILE_KIND);
    let Some(value) = value.filter(|_| is_ours) else {
        return Checked::Not(words::NOT_A_RECEIPT);
    };
    let Some(file) = json::read::<ReceiptFile>(&value) else {
        return Checked::Not(words::MALFORMED);
    };
    if keys.is_empty() {
        return Checked::Not(words::NO_KEYS);
    }
    match verify(&file, keys) {
        Ok(_) => Checked::Whole(Box::new(file)),
        Err(found) => Checked::Broken(Box::new(file), found),
    }
}

/// The result; it has the id `checked`, for the focus.
#[component]
pub(crate) fn ResultView(checked: Checked) -> impl IntoView {
    match checked {
        Checked::Not((title, detail)) => view! {
            <div class="failure" id="checked" role="alert" tabindex="-1">
                <h2>{title}</h2>
                <p>{detail}</p>
            </div>
        }
        .into_any(),
        Checked::Whole(file) => {
            let (title, detail) = words::WHOLE;
            view! {
                <div class="part intact" id="checked" role="status" tabindex="-1">
                    <h2>{title}</h2>
                    <p>{detail}</p>
                    {rows(&file)}
                </div>
            }
            .into_any()
        }
        Checked::Broken(file, found) => {
            let found: Vec<_> = found
                .iter()
                .map(|tamper| view! { <li>{words::tamper(tamper, &file)}</li> })
                .collect();
            view! {
                <div class="failure broken" id="checked" role="alert" tabindex="-1">
                    <h2>{words::BROKEN}</h2>
                    <ul>{found}</ul>
                    <p>{words::BROKEN_HINT}</p>
                    {rows(&file)}
                </div>
            }
            .into_any()
        }
    }
}

fn rows(file: &ReceiptFile) -> impl IntoView + use<> {
    let receipt = &file.receipt;
    let at = receipt.signed_at;
    let rows = vec![
        (words::CASE_NO, file.head.case_no.to_string()),
        (words::ITEM, file.head.task_name.clone()),
        (words::EVENTS, words::events(file.events.len())),
        (words::SIGNED, crate::text::case::moment_with_year(at)),
        (words::KEY, receipt.key_id.clone()),
    ];
    view! { <Rows rows=rows plain=true /> }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::{Value, json};
    use shigantong_contract::chain::Signer;
    use shigantong_contract::{CaseEvent, CaseHead};

    use super::*;

    fn head() -> CaseHead {
        let coded = json!({ "code": "01", "label": "行政许可" });
        serde_json::from_value(json!({
            "case_no": "610302202611260001236", "task_handle_item": "A1", "task_name": "某许可",
            "task_type": coded, "area_code": "610302", "area_name": "某区", "dept_code": "D1",
            "dept_name": "某局", "applicant_masked": "张*",
            "terms": { "anticipate_day": 20, "anticipate_type": null, "promise_day": null,
                "promise_type": null, "special_procedure": [] },
            "reconsideration": "", "litigation": "", "supervise_way": "", "is_sample": true,
        }))
        .unwrap()
    }

    fn event(seq: u32, label: &str) -> CaseEvent {
        let coded = json!({ "code": "review", "label": label });
        serde_json::from_value(json!({
            "seq": seq, "at": format!("2026-11-0{seq}T09:00:00+08:00"), "action": coded,
            "state_before": null, "state_after": coded, "stage": "", "decision": format!("说明{seq}"),
            "by": { "dept_name": "某局" }, "document": null, "correction": null, "special": null,
            "extension_days": null, "next": null,
        }))
        .unwrap()
    }

    fn saved() -> (Value, Vec<PublicKey>) {
        let signer = Signer::from_seed([3; 32]);
        let events = vec![event(1, "提交申请"), event(2, "收件"), event(3, "受理")];
        let at = events[2].at;
        let receipt = signer.receipt(&head(), &events, at);
        let file =
            json!({ "kind": FILE_KIND, "head": head(), "events": events, "receipt": receipt });
        (file, vec![signer.public_key()])
    }

    fn shown(file: &Value, keys: &[PublicKey]) -> String {
        let checked = check(Ok(file.to_string()), keys);
        let owner = Owner::new();
        owner.with(|| view! { <ResultView checked=checked /> }.to_html())
    }

    #[test]
    fn a_whole_receipt_is_whole() {
        let (file, keys) = saved();
        let html = shown(&file, &keys);
        for part in [
            "没有被动过",
            "610302-20261126-000123-6",
            "3 步",
            "2026年11月3日 09:00",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    type Row<'r> = (&'r dyn Fn(&mut Value), &'r str);

    #[test]
    fn what_was_done_to_it_is_named() {
        let (file, keys) = saved();
        let change = |act: &dyn Fn(&mut Value)| {
            let mut file = file.clone();
            act(&mut file);
            shown(&file, &keys)
        };
        let rows: [Row<'_>; 6] = [
            (
                &|f| f["events"][1]["decision"] = json!("另一个说法"),
                "第 2 步“收件”被改过",
            ),
            (
                &|f| drop(f["events"].as_array_mut().unwrap().remove(1)),
                "第 2 步被删掉了",
            ),
            (
                &|f| f["events"].as_array_mut().unwrap().swap(0, 1),
                "被换了位置",
            ),
            (&|f| f["head"]["task_name"] = json!("别的许可"), "基本信息"),
            (
                &|f| f["receipt"]["signed_at"] = json!("2026-11-04T09:00:00+08:00"),
                "签名",
            ),
            (
                &|f| f["receipt"]["key_id"] = json!("0123456789abcdef"),
                "不是本站的钥匙",
            ),
        ];
        for (act, words) in rows {
            let html = change(act);
            assert!(
                html.contains("凭证被动过") && html.contains(words),
                "{words}: {html}"
            );
            assert!(!html.contains("没有被动过"), "{html}");
        }
    }

    #[test]
    fn what_cannot_be_checked_says_what_to_do() {
        let (file, keys) = saved();
        let rows = [
            (Err(FileError::TooLarge), &keys[..], "文件太大"),
            (Err(FileError::Unreadable), &keys, "文件打不开"),
            (Ok("{".to_owned()), &keys, "这不是办件凭证"),
            (Ok("{\"kind\":\"x\"}".to_owned()), &keys, "这不是办件凭证"),
            (Ok(format!("{{\"kind\":\"{FILE_KIND}\"}}")), &keys, "残缺"),
            (Ok(file.to_string()), &[], "还不能核对"),
        ];
        for (text, keys, words) in rows {
            let checked = check(text, keys);
            let html = Owner::new().with(|| view! { <ResultView checked=checked /> }.to_html());
            assert!(html.contains(words), "{words}: {html}");
        }
    }
}
