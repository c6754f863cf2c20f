use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

#[wasm_bindgen_test]
async fn the_later_of_two_pages_wins_and_the_other_hears_of_it() {
    let mut one = Kept {
        id: "draft-1".to_owned(),
        ..Kept::default()
    };
    one.complaint.text = "甲".to_owned();
    forget(&one.id).await;
    assert_eq!(write(&mut one, 0).await, Written::Kept);
    let (mut other, seen) = (read("draft-1").await.unwrap(), one.at);
    other.complaint.text = "乙".to_owned();
    assert_eq!(write(&mut other, seen).await, Written::Kept);
    one.complaint.text = "丙".to_owned();
    let Written::Newer(newer) = write(&mut one, seen).await else {
        panic!("overwritten");
    };
    assert_eq!(newer.complaint.text, "乙");
    assert_eq!(list().await.len(), 1);
    forget("draft-1").await;
    assert_eq!(read("draft-1").await, None);
}

#[wasm_bindgen_test]
async fn what_sends_and_what_writes_do_not_undo_each_other() {
    let mut page = Kept {
        id: "draft-2".to_owned(),
        sending: Sending::Waiting,
        ..Kept::default()
    };
    page.complaint.text = "甲".to_owned();
    forget(&page.id).await;
    forget_receipt(&page.id).await;
    assert_eq!(write(&mut page, 0).await, Written::Kept);
    let (at, body) = (page.at, page.complaint());
    let trying = body.clone();
    let noted = amend("draft-2", move |kept| kept.trying(at, &trying)).await;
    assert_eq!(noted.unwrap().tried.len(), 1);
    // It is changed while the answer is awaited; then none comes.
    let (mut changed, seen) = (page.clone(), page.at);
    changed.sending = Sending::Writing;
    changed.complaint.text = "乙".to_owned();
    assert_eq!(write(&mut changed, seen).await, Written::Kept);
    assert_eq!(changed.tried.len(), 1);
    assert_eq!(
        amend("draft-2", move |kept| kept.put_off(at, 9, "")).await,
        None
    );
    let stored = read("draft-2").await.unwrap();
    assert_eq!((stored.complaint.text.as_str(), stored.tries), ("乙", 0));
    // The receipt of the first comes; what is written goes on after it.
    let receipt = json::parse(
        r#"{
            "no": "610302-20261126-700001-0", "query_code": "ABCD2345",
            "kind": { "code": "complaint", "label": "投诉" }, "desk": "受理台",
            "received_at": "2026-11-26T10:00:00+08:00", "answer_by": null
        }"#,
    );
    let receipt = json::read(&receipt.unwrap());
    sent("draft-2", body, receipt.unwrap()).await;
    assert_eq!(read("draft-2").await, None);
    assert_eq!(receipt_later().await.as_deref(), Some("乙"));
    changed.complaint.text = "丙".to_owned();
    let seen = changed.at;
    assert_eq!(write(&mut changed, seen).await, Written::Sent);
    assert_eq!(receipt_later().await.as_deref(), Some("丙"));
    assert_eq!(read("draft-2").await, None);
    forget_receipt("draft-2").await;
}

async fn receipt_later() -> Option<String> {
    receipt("draft-2").await.unwrap().later
}
