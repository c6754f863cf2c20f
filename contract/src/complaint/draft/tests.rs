use proptest::prelude::*;

use super::*;

/// A valid complaint.
pub(crate) fn draft() -> ComplaintDraft {
    ComplaintDraft {
        kind: "complaint".to_owned(),
        issue: "window_refused".to_owned(),
        text: "在区政务大厅三号窗口办营业执照，连续三天让我回家等通知，没有一次说清楚缺什么。"
            .to_owned(),
        area_code: "610302".to_owned(),
        place: "区政务大厅三号窗口".to_owned(),
        location: Some(GeoPoint {
            lng: 107.15,
            lat: 34.37,
        }),
        dept_code: "11610302016021234X".to_owned(),
        task_handle_item: String::new(),
        case_no: "610302-20261126-000123-6".to_owned(),
        uscc: "91350100M000100Y43".to_owned(),
        attachments: vec!["photo-1".to_owned()],
        contact: Contact::Named {
            name: "张三".to_owned(),
            phone: "0917-3260000".to_owned(),
        },
        visibility: "public".to_owned(),
        idempotency_key: "0123456789abcdef".to_owned(),
    }
}

#[test]
fn drafts_name_what_is_wrong() {
    assert_eq!(draft().faults(), []);
    type Change = fn(&mut ComplaintDraft);
    let named = |name: &str, phone: &str| Contact::Named {
        name: name.to_owned(),
        phone: phone.to_owned(),
    };
    let rows: [(Change, (&str, Fault)); 18] = [
        (|d| d.kind.clear(), ("kind", Fault::Missing)),
        (|d| d.kind = "wish".into(), ("kind", Fault::Unfit)),
        (|d| d.issue = "a b".into(), ("issue", Fault::Unfit)),
        (|d| d.text = " \u{200b}\n".into(), ("text", Fault::Missing)),
        (
            |d| d.text = "太 短".into(),
            ("text", Fault::TooShort { has: 2, least: 20 }),
        ),
        (
            |d| d.text = "长".repeat(2001),
            ("text", Fault::TooLong(2000)),
        ),
        (
            |d| d.text = format!("{}{}", d.text, " ".repeat(6000)),
            ("text", Fault::TooLong(2000)),
        ),
        (
            |d| d.text.push_str("11010519491231002X"),
            ("text", Fault::IdentityNumber),
        ),
        (|d| d.area_code.clear(), ("area_code", Fault::Missing)),
        (|d| d.area_code = "6103".into(), ("area_code", Fault::Unfit)),
        (
            |d| d.place = "长".repeat(101),
            ("place", Fault::TooLong(100)),
        ),
        (
            |d| {
                d.location = Some(GeoPoint {
                    lng: f64::NAN,
                    lat: 34.0,
                })
            },
            ("location", Fault::Unfit),
        ),
        (
            |d| d.location = Some(GeoPoint::default()),
            ("location", Fault::Unfit),
        ),
        (|d| d.dept_code = "../x".into(), ("dept_code", Fault::Unfit)),
        (
            |d| d.case_no = "610302-20261126-000123-3".into(),
            ("case_no", Fault::Unfit),
        ),
        (
            |d| d.attachments = vec!["a".into(); 7],
            ("attachments", Fault::TooLong(6)),
        ),
        (
            |d| d.visibility = "all".into(),
            ("visibility", Fault::Unfit),
        ),
        (
            |d| d.idempotency_key = "short".into(),
            ("idempotency_key", Fault::Unfit),
        ),
    ];
    for (change, expected) in rows {
        let mut draft = draft();
        change(&mut draft);
        assert_eq!(draft.faults(), [expected]);
    }
    let contacts = [
        (named(" ", "3260000"), "contact.name", Fault::Missing),
        (named("张三", ""), "contact.phone", Fault::Missing),
        (named("张三", "12345"), "contact.phone", Fault::Unfit),
        (
            named("张三", "110101199003070011"),
            "contact.phone",
            Fault::IdentityNumber,
        ),
    ];
    for (contact, field, fault) in contacts {
        let mut draft = draft();
        draft.contact = contact;
        assert_eq!(draft.faults(), [(field, fault)]);
    }
}

#[test]
fn a_wrong_code_says_how_far_it_is_good() {
    let mut draft = draft();
    draft.uscc = "9135".to_owned();
    assert_eq!(
        draft.faults(),
        [("uscc", Fault::Code(uscc::Typed::SoFar(4)))]
    );
}

#[test]
fn one_tap_mends_an_identity_number() {
    let mut draft = draft();
    draft
        .text
        .push_str("我的身份证11010519491231002X，手机13812345678。");
    assert_eq!(draft.faults(), [("text", Fault::IdentityNumber)]);
    draft.text = crate::complaint::private::masked(&draft.text);
    assert_eq!(draft.faults(), []);
}

#[test]
fn characters_are_counted_as_people_do() {
    let rows = [
        ("", 0),
        ("窗口 不办\n", 4),
        ("e\u{301}", 1),
        ("👍🏽", 1),
        ("a\u{200d}b\u{fe0f}", 2),
        ("𠮷野", 2),
    ];
    for (text, count) in rows {
        assert_eq!(people_count(text), count, "{text}");
    }
}

#[test]
fn what_nobody_sees_is_left_out_before_it_is_checked() {
    let mut hidden = draft();
    hidden
        .text
        .push_str("，身份证1101051949\u{202e}1231002X\u{1b}[2J");
    hidden.contact = Contact::Named {
        name: " 张\u{1b}三\n=cmd".to_owned(),
        phone: "0917-3261234\u{200b}".to_owned(),
    };
    let plain = hidden.plain();
    assert_eq!(plain.faults(), [("text", Fault::IdentityNumber)]);
    let Contact::Named { name, phone } = plain.contact else {
        panic!("nobody");
    };
    assert_eq!(
        (name.as_str(), phone.as_str()),
        ("张三 =cmd", "0917-3261234")
    );
    assert_eq!(draft().plain(), draft());
}

#[test]
fn drafts_travel_and_are_not_printed() {
    let text = serde_json::to_string(&draft()).unwrap();
    assert!(
        text.contains(r#""contact":{"kind":"named","name":"张三""#),
        "{text}"
    );
    assert_eq!(
        serde_json::from_str::<ComplaintDraft>(&text).unwrap(),
        draft()
    );
    let empty: ComplaintDraft = serde_json::from_str("{}").unwrap();
    assert_eq!(empty.contact, Contact::Anonymous);
    let debug = format!("{:?}", draft());
    assert!(
        !debug.contains("张三") && !debug.contains("3260000"),
        "{debug}"
    );
}

proptest! {
    #[test]
    fn anything_is_judged_and_what_is_good_holds_no_identity_number(
        text in ".{0,80}", place in ".{0,120}", phone in ".{0,50}", lng in any::<f64>(), lat in any::<f64>(),
    ) {
        let mut draft = draft();
        draft.text = text;
        draft.place = place;
        draft.location = Some(GeoPoint { lng, lat });
        draft.contact = Contact::Named { name: "张三".to_owned(), phone };
        let faults = draft.faults();
        for (index, (field, _)) in faults.iter().enumerate() {
            prop_assert!(faults[index + 1..].iter().all(|(other, _)| other != field));
        }
    }
}
