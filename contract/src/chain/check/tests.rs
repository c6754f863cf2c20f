//! Every way to tamper with a log is found and named.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::chain::{Signer, sample_tests as sample};

fn signer() -> Signer {
    Signer::from_seed([7; 32])
}

fn file() -> ReceiptFile {
    let (head, events) = (sample::head(), sample::events());
    let receipt = signer().receipt(&head, &events, events[11].at);
    ReceiptFile {
        kind: FILE_KIND.to_owned(),
        head,
        events,
        receipt,
    }
}

fn found(file: &ReceiptFile) -> Vec<Tamper> {
    verify(file, &[signer().public_key()])
        .err()
        .unwrap_or_default()
}

#[test]
fn a_log_as_it_was_signed_is_whole() {
    let file = file();
    let verified = verify(&file, &[signer().public_key()]).unwrap();
    assert_eq!((verified.count, file.events.len()), (12, 12));
    // It still is after a way through a file.
    let text = serde_json::to_string(&file).unwrap();
    let read: ReceiptFile = serde_json::from_str(&text).unwrap();
    assert_eq!(read, file);
    assert_eq!(found(&read), []);
}

/// The paths of all values in a value, leaves and lists.
fn paths(value: &Value, path: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                paths(field, &format!("{path}/{name}"), out);
            }
        }
        Value::Array(values) => {
            out.push(path.to_owned());
            for (index, value) in values.iter().enumerate() {
                paths(value, &format!("{path}/{index}"), out);
            }
        }
        _ => out.push(path.to_owned()),
    }
}

/// Other values that could stand at a path.
fn others(path: &str, value: &Value) -> Vec<Value> {
    let name = path.rsplit('/').next().unwrap_or_default();
    match (value, name) {
        (Value::String(_), "at") => vec![json!("2026-11-05T09:00:01+08:00")],
        (Value::String(_), "due") => vec![json!("2026-11-12")],
        (Value::String(_), "case_no") => vec![json!("610302-20261126-000124-9")],
        (Value::String(text), _) => vec![json!(format!("{text} ")), json!("改")],
        (Value::Number(number), _) => vec![json!(number.as_u64().unwrap() + 1), json!(0)],
        (Value::Bool(is), _) => vec![json!(!is)],
        (Value::Array(values), _) => {
            let reversed: Vec<_> = values.iter().rev().cloned().collect();
            vec![json!([]), json!(values[1..]), json!(reversed)]
        }
        (Value::Null, "extension_days" | "days") => vec![json!(3)],
        (Value::Null, "correction") => vec![json!({"due": "2026-11-12", "items": []})],
        (Value::Null, "state_before") => vec![json!({"code": "review", "label": "审查中"})],
        (Value::Null, "document" | "special" | "next") => vec![json!({"name": ""})],
        other => panic!("{other:?}"),
    }
}

/// Values with one field changed, and which.
fn changed<T>(original: &T) -> Vec<(String, T)>
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq,
{
    let value = serde_json::to_value(original).unwrap();
    let mut places = Vec::new();
    paths(&value, "", &mut places);
    let mut changed = Vec::new();
    for path in places {
        for other in others(&path, value.pointer(&path).unwrap()) {
            let mut value = value.clone();
            *value.pointer_mut(&path).unwrap() = other;
            let Ok(read) = serde_json::from_value::<T>(value) else {
                continue;
            };
            if read != *original {
                changed.push((path.clone(), read));
            }
        }
    }
    changed
}

#[test]
fn any_field_of_any_event_that_is_changed_is_found() {
    let original = file();
    let mut seen = std::collections::BTreeSet::new();
    for index in 0..original.events.len() {
        for (path, event) in changed(&original.events[index]) {
            let mut file = original.clone();
            file.events[index] = event;
            let seq = number(index + 1);
            assert_eq!(found(&file), [Tamper::Changed(seq)], "{index} {path}");
            seen.insert(path);
        }
    }
    // Every field of an event, and every field within, was changed somewhere.
    let mut all = Vec::new();
    for event in &original.events {
        paths(&serde_json::to_value(event).unwrap(), "", &mut all);
    }
    assert_eq!(seen, all.into_iter().collect());
}

#[test]
fn any_field_of_the_head_that_is_changed_is_found() {
    let original = file();
    let changes = changed(&original.head);
    assert!(changes.len() > 30, "{}", changes.len());
    for (path, head) in changes {
        let mut file = original.clone();
        file.head = head;
        assert_eq!(found(&file), [Tamper::Head], "{path}");
    }
}

/// How a receipt is changed, and what is found then.
type Change = (fn(&mut Receipt), Tamper);

#[test]
fn any_field_of_the_receipt_that_is_changed_is_found() {
    let original = file();
    for index in 0..12 {
        let mut file = original.clone();
        let other = file.receipt.links[(index + 1) % 12].clone();
        file.receipt.links[index] = other;
        assert_eq!(found(&file), [Tamper::Links], "{index}");
    }
    let rows: &[Change] = &[
        (|r| r.format = 2, Tamper::NewerFormat(2)),
        (|r| r.format = 0, Tamper::Malformed),
        (|r| r.count -= 1, Tamper::Links),
        (|r| r.count = u32::MAX, Tamper::Malformed),
        (|r| r.links[3].make_ascii_uppercase(), Tamper::Malformed),
        (|r| r.links.clear(), Tamper::Links),
        (|r| r.head_hash = r.links[0].clone(), Tamper::Links),
        (
            |r| r.signed_at = sample::events()[3].at,
            Tamper::BadSignature,
        ),
        (
            |r| r.key_id = "00".to_owned(),
            Tamper::UnknownKey("00".to_owned()),
        ),
        (|r| r.signature = "00".repeat(64), Tamper::BadSignature),
        (|r| r.signature.clear(), Tamper::Malformed),
    ];
    for (change, expected) in rows {
        let mut file = original.clone();
        change(&mut file.receipt);
        assert_eq!(found(&file), std::slice::from_ref(expected));
    }
    let mut file = original.clone();
    file.kind.clear();
    assert_eq!(found(&file), [Tamper::Malformed]);
}

#[test]
fn a_history_that_was_made_anew_has_no_signature() {
    let original = file();
    let mut file = original.clone();
    file.events[4].decision = "补记".to_owned();
    file.receipt.links = links(&file.receipt.head_hash, &file.events);
    assert_eq!(found(&file), [Tamper::BadSignature]);
    // Another key's signature is no help, whether it says so or not.
    let other = Signer::from_seed([8; 32]);
    file.receipt = other.receipt(&file.head, &file.events, file.events[11].at);
    let unknown = Tamper::UnknownKey(other.public_key().key_id);
    assert_eq!(found(&file), [unknown]);
    file.receipt.key_id = signer().public_key().key_id;
    assert_eq!(found(&file), [Tamper::BadSignature]);
}

#[test]
fn a_cut_log_with_cut_hashes_has_no_signature() {
    let mut file = file();
    file.events.truncate(10);
    file.receipt.links.truncate(10);
    let expected = [
        Tamper::BadSignature,
        Tamper::Removed(11),
        Tamper::Removed(12),
    ];
    assert_eq!(found(&file), expected);
    file.receipt.count = 10;
    assert_eq!(found(&file), [Tamper::BadSignature]);
}

#[test]
fn without_the_key_events_are_still_compared() {
    let mut file = file();
    file.events.remove(2);
    let expected = vec![
        Tamper::UnknownKey(file.receipt.key_id.clone()),
        Tamper::Removed(3),
    ];
    assert_eq!(verify(&file, &[]), Err(expected));
}

#[test]
fn a_kept_receipt_shows_what_the_server_itself_rewrote() {
    let later = file();
    let mut kept = later.clone();
    kept.events.truncate(6);
    kept.receipt = signer().receipt(&kept.head, &kept.events, kept.events[5].at);
    assert_eq!(continues(&kept, &later), Ok(()));
    assert_eq!(continues(&later, &kept).unwrap_err().len(), 6);
    // Signed anew with the true key, and whole by itself.
    let mut rewritten = later.clone();
    rewritten.events[3].at = rewritten.events[2].at;
    rewritten.events[8].decision = "补记".to_owned();
    rewritten.receipt = signer().receipt(&later.head, &rewritten.events, later.events[11].at);
    assert_eq!(found(&rewritten), []);
    assert_eq!(continues(&kept, &rewritten), Err(vec![Tamper::Changed(4)]));
}

#[test]
fn the_server_appends_only_to_what_it_signed() {
    let whole = file();
    let keys = [signer().public_key()];
    let mut stored = whole.clone();
    stored.events.truncate(1);
    stored.receipt = signer().receipt(&stored.head, &stored.events, stored.events[0].at);
    for event in &whole.events[1..] {
        stored.receipt = signer().append(&stored, event, &keys).unwrap();
        stored.events.push(event.clone());
    }
    assert_eq!(stored.receipt, whole.receipt);
    stored.events[5].by.role = "他人".to_owned();
    let refused = signer().append(&stored, &whole.events[11], &keys);
    assert_eq!(refused, Err(vec![Tamper::Changed(6)]));
}

/// The receipt of format 1, so that what people keep holds with every later version. Checked once
/// by another program (Python: json with sorted keys, hashlib, cryptography).
#[test]
fn the_format_is_frozen() {
    let receipt = file().receipt;
    assert_eq!(receipt.key_id, "fe812c12f3ab4ce6");
    assert_eq!(
        receipt.head_hash,
        "ad388d8f2c10a42de190504c2f989532721aefebda14389580948ea88001e775"
    );
    assert_eq!(
        receipt.links[11],
        "372b9c6bffeb7251494350e96ec7239e39ee6c37964a89248740099cbb385ee2"
    );
    assert_eq!(
        receipt.signature,
        concat!(
            "51bc70f76d451b6b851739d6e0c83ca84ee7c0d0d4435d7f4b7ea60c3887ca4c",
            "0e677c20260fae798ebab54f32cce3c8ed8c4b5891a7547d975503d0154b390a"
        )
    );
}

proptest! {
    #[test]
    fn removed_events_are_named(kept in prop::collection::vec(any::<bool>(), 12)) {
        let mut file = file();
        let mut index = 0;
        file.events.retain(|_| { index += 1; kept[index - 1] });
        let removed = (0..12).filter(|index| !kept[*index]);
        let expected: Vec<_> = removed.map(|index| Tamper::Removed(number(index + 1))).collect();
        prop_assert_eq!(found(&file), expected);
    }

    #[test]
    fn events_that_changed_places_are_named(order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle()) {
        let original = file();
        let mut file = original.clone();
        file.events = order.iter().map(|index| original.events[*index].clone()).collect();
        // With their numbers as they were, all that stand elsewhere are named.
        let mut expected: Vec<_> = order.iter().enumerate().filter(|(place, index)| place != *index)
            .map(|(_, index)| Tamper::Moved(number(index + 1))).collect();
        expected.sort();
        prop_assert_eq!(found(&file), expected.clone());
        // With new numbers for their new places, they are changed ones.
        for (index, event) in file.events.iter_mut().enumerate() {
            event.seq = number(index + 1);
        }
        let changed: Vec<_> = expected.iter().map(|finding| match finding {
            Tamper::Moved(seq) => Tamper::Changed(*seq),
            other => other.clone(),
        }).collect();
        prop_assert_eq!(found(&file), changed);
    }

    #[test]
    fn added_events_are_named(place in 0usize..=12, copy in 0usize..12, is_copy: bool) {
        let mut file = file();
        let mut event = file.events[copy].clone();
        if !is_copy {
            event.seq = 13;
        }
        file.events.insert(place, event);
        // Of two copies side by side the second is the one that was put in.
        let before = if is_copy && place == copy { place + 1 } else { place };
        let expected = [Tamper::Added(number(before))];
        prop_assert_eq!(found(&file), expected);
    }

    #[test]
    fn several_changes_are_all_named(changes in prop::collection::btree_set(1u32..=12, 1..6), removed in 1u32..=12) {
        let mut file = file();
        for event in &mut file.events {
            if changes.contains(&event.seq) {
                event.decision.push('改');
            }
        }
        file.events.retain(|event| event.seq != removed);
        let mut expected: Vec<_> = changes.iter().filter(|seq| **seq != removed).map(|seq| Tamper::Changed(*seq)).collect();
        expected.push(Tamper::Removed(removed));
        expected.sort_by_key(|finding| match finding { Tamper::Changed(seq) | Tamper::Removed(seq) => *seq, _ => 0 });
        prop_assert_eq!(found(&file), expected);
    }
}
