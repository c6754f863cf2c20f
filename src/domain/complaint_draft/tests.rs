use super::*;

fn rules() -> IssueRules {
    let rule =
        |issue: &str, kind: &str, may_be_anonymous| shigantong_contract::complaint::IssueRule {
            issue: issue.to_owned(),
            label: issue.to_owned(),
            kind: kind.to_owned(),
            desk: "受理台".to_owned(),
            is_discipline: false,
            may_be_anonymous,
        };
    IssueRules {
        discipline: shigantong_contract::complaint::Elsewhere::default(),
        discipline_words: Vec::new(),
        issues: vec![
            rule("attitude", "complaint", true),
            rule("livelihood", "help", false),
        ],
    }
}

fn whole() -> Kept {
    let concern = Concern::default();
    let mut kept = Kept::new("k".repeat(26), &concern, "610302");
    kept.choose_issue("attitude", &rules());
    "窗口的人一直看手机，问三句答一句，等了半个小时".clone_into(&mut kept.complaint.text);
    kept.is_anonymous = true;
    kept
}

#[test]
fn each_fault_stands_on_its_step() {
    type Change = fn(&mut Kept);
    let rows: [(Change, Option<Step>); 8] = [
        (|_| {}, None),
        (|k| k.complaint.issue.clear(), Some(Step::Issue)),
        (|k| k.complaint.area_code.clear(), Some(Step::Where)),
        (|k| k.complaint.case_no = "1".into(), Some(Step::About)),
        (|k| k.complaint.text = "短".into(), Some(Step::Words)),
        (|k| k.is_anonymous = false, Some(Step::Who)),
        (|k| k.choose_issue("livelihood", &rules()), Some(Step::Who)),
        (|k| k.complaint.visibility.clear(), Some(Step::Privacy)),
    ];
    for (place, (change, expected)) in rows.into_iter().enumerate() {
        let mut kept = whole();
        change(&mut kept);
        assert_eq!(kept.first_faulty(&rules()), expected, "{place}");
    }
    let faults = Kept::default().faults_of(Step::Issue, &rules());
    assert_eq!(faults, [("kind", Fault::Missing)], "said once");
    assert!(Kept::default().is_blank() && !whole().is_blank());
}

#[test]
fn steps_have_names_and_an_order() {
    let mut step = Step::Issue;
    for place in 1.. {
        assert_eq!(
            (step.place(), Step::of_name(step.name())),
            (place, Some(step))
        );
        let Some(next) = step.next() else { break };
        step = next;
    }
    assert_eq!(step, Step::Check);
    assert_eq!(Step::of_name("later"), None);
}

#[test]
fn tries_become_rarer_and_end_never() {
    let mut kept = whole();
    kept.send();
    let mut waits = Vec::new();
    for _ in 0..40 {
        kept.failed(1_000);
        waits.push(kept.next_at - 1_000);
    }
    assert_eq!(&waits[..3], [2_000, 4_000, 8_000]);
    assert_eq!(waits.last(), Some(&300_000));
    assert!(waits.is_sorted());
    kept.refused("为什么".to_owned(), Vec::new());
    kept.send();
    assert_eq!(
        (kept.sending, kept.tries, kept.why.as_str()),
        (Sending::Waiting, 0, "")
    );
}

#[test]
fn what_is_kept_is_read_again_by_this_and_later_versions() {
    let kept = whole();
    let text = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<Kept>(&text).unwrap(), kept);
    let older: Kept = serde_json::from_str(r#"{"id":"a","later":1}"#).unwrap();
    assert_eq!(older.id, "a");
    assert_eq!(
        kept.title(Some(&rules())),
        "attitude：窗口的人一直看手机，问三句答一句，等了半"
    );
}
