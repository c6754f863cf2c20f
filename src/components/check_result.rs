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
    let is_ours = value.as_ref().is_some_and(|v| json::field(v, "kind") == FILE_KIND);
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
                <div class="part whole" id="checked" role="status" tabindex="-1">
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
