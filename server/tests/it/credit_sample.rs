//! The sample's credit records: all there is, true on whatever day they are loaded.

use std::collections::BTreeSet;

use shigantong_contract::credit::repair::{RepairStart, repair_start};
use shigantong_contract::credit::{codes, is_published};
use shigantong_contract::{CreditRecord, CreditRecordSummary, uscc};
use shigantong_server::sample;
use sqlx::Row;

use crate::credit_support::{moment, standing};

#[tokio::test]
async fn there_is_something_of_everything_on_any_day() {
    for day in [
        "2026-04-02",
        "2026-10-03",
        "2026-11-26",
        "2026-11-28",
        "2027-02-28",
        "2028-02-29",
        "2031-08-31",
    ] {
        let now = moment(&format!("{day}T10:00:00"));
        let (city, _clock) = standing(&format!("{day}T10:00:00")).await;
        let (credit, holidays) = (city.state.credit(), city.state.holidays());
        let loaded = sample::load_credit(credit, &holidays, now).await.unwrap();
        assert_eq!(loaded.len(), 3, "{day}");
        let rows = sqlx::query("SELECT head FROM credit_record");
        let rows = rows.fetch_all(city.db.pool()).await.unwrap();
        let heads: Vec<CreditRecordSummary> = rows
            .iter()
            .map(|row| serde_json::from_str(&row.get::<String, _>(0)).unwrap())
            .collect();
        assert_eq!(heads.len(), 400);
        let shown: Vec<_> = heads
            .iter()
            .filter(|head| is_published(head, now))
            .collect();
        let of = |part: fn(&CreditRecordSummary) -> &str| {
            shown
                .iter()
                .map(|head| part(head))
                .collect::<BTreeSet<_>>()
                .len()
        };
        assert_eq!(of(|head| &head.area_code), 13, "{day}");
        assert_eq!(of(|head| &head.list_kind.code), codes::LIST_KIND.len());
        assert_eq!(
            of(|head| &head.subject_kind.code),
            codes::SUBJECT_KIND.len()
        );
        assert!(of(|head| &head.field.code) >= 10);
        let severities = shown.iter().filter_map(|head| head.severity.as_ref());
        let severities: BTreeSet<_> = severities.map(|severity| &severity.code).collect();
        assert_eq!(severities.len(), codes::SEVERITY.len());
        let states: BTreeSet<&str> = heads.iter().map(|head| head.state.code.as_str()).collect();
        assert_eq!(states.len(), codes::STATE.len(), "{day}");
        assert!(heads.iter().any(|head| !head.terms.is_shown));
        let (mut ends_soon, mut repairable_soon) = (0, 0);
        for head in &shown {
            let record: CreditRecord = credit.shown(&head.id).await.unwrap().0;
            assert!(head.uscc.is_empty() || uscc::check(&head.uscc).is_ok());
            assert!(record.events.iter().all(|event| event.at <= now), "{day}");
            assert!(!record.basis.is_empty() && head.is_sample);
            let left = head.terms.max_until.map(|last| now.date().days_until(last));
            ends_soon += u32::from(left.is_some_and(|left| left <= 3));
            let start = repair_start(&record, now.date());
            repairable_soon +=
                u32::from(matches!(start, RepairStart::In { days, .. } if days <= 9));
        }
        println!(
            "{day}: {} shown, {ends_soon} end soon, {repairable_soon} repairable soon",
            shown.len()
        );
        assert!(
            ends_soon >= 3 && repairable_soon >= 5,
            "{day}: {ends_soon} {repairable_soon}"
        );
    }
}
