//! The sample of regulation: it is what it says, on whatever day it is loaded.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use axum::Router;
use shigantong_contract::discretion::{is_outside, lawful_range};
use shigantong_contract::draw::verify;
use shigantong_contract::{
    AreaCode, Company, Date, DiscretionRule, Draw, Inspection, Page, Penalty, mask,
};
use shigantong_server::db::Db;
use shigantong_server::import;
use shigantong_server::state::State;
use shigantong_server::{app, sample};
use tempfile::TempDir;

use crate::support::get;

const DISCRETION: &str = include_str!("../../sample/discretion.toml");

/// The items of the sample's standards, and no others: loading all takes long.
static ITEMS: LazyLock<sample::Sample> = LazyLock::new(|| {
    let mut all = sample::rows().unwrap();
    let rules: toml::Table = toml::from_str(DISCRETION).unwrap();
    let rules = rules["rule"].as_array().unwrap().iter();
    let codes: BTreeSet<&str> = rules
        .map(|rule| rule["catalog"].as_str().unwrap())
        .collect();
    let code = |row: &import::RawRow| row.cells.get("catalog_code").cloned().unwrap_or_default();
    all.rows.retain(|row| codes.contains(code(row).as_str()));
    all
});

async fn loaded(today: &str) -> (TempDir, Router) {
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), None).await.unwrap();
    let items = &*ITEMS;
    let context = import::Context {
        area: AreaCode::parse("610300").unwrap(),
        is_sample: true,
    };
    let report = import::Report {
        rows: items.rows.len(),
        ..import::Report::default()
    };
    let done = import::load(
        &db,
        &items.areas,
        &items.rows,
        &context,
        None,
        report,
        |_| {},
    )
    .await;
    assert!(done.unwrap().is_done());
    let holidays = State::load(db.clone(), dir.path())
        .await
        .unwrap()
        .holidays();
    assert!(db.lacks_sample_regulation().await.unwrap());
    let today: Date = today.parse().unwrap();
    let report = sample::load_regulation(&db, &holidays, today)
        .await
        .unwrap();
    assert!(report.is_done(), "{report}");
    println!("{report}");
    assert!(!db.lacks_sample_regulation().await.unwrap());
    let state = State::load(db, dir.path()).await.unwrap();
    (dir, app::router(state, None).unwrap())
}

/// Every page of a list.
async fn all<T: serde::de::DeserializeOwned>(router: &Router, uri: &str) -> Vec<T> {
    let mut all = Vec::new();
    for number in 1.. {
        let sign = if uri.contains('?') { '&' } else { '?' };
        let got = get(router, &format!("/api/v1/{uri}{sign}page={number}")).await;
        assert_eq!(got.status, 200, "{}", got.text());
        assert!(mask::find_unmasked(&got.text()).is_empty());
        let page: Page<T> = serde_json::from_value(got.json()).unwrap();
        let (pages, total) = (page.pages(), page.total);
        all.extend(page.items);
        if number >= pages {
            assert_eq!(all.len(), total as usize, "{uri}");
            break;
        }
    }
    all
}

#[tokio::test]
async fn standards_hold_and_as_many_penalties_lie_outside_as_the_sample_says() {
    let (_dir, router) = loaded("2026-11-26").await;
    let got = get(&router, "/api/v1/discretion-rules").await;
    let rules: Vec<DiscretionRule> = serde_json::from_value(got.json()).unwrap();
    assert!(rules.len() >= 8, "{}", rules.len());
    let penalties: Vec<Penalty> = all(&router, "penalties").await;
    assert!(penalties.is_sorted_by(|one, next| one.decided_on >= next.decided_on));
    assert!(penalties.len() >= 60, "{}", penalties.len());
    let (mut heavy, mut light, mut exempt) = (0, 0, 0);
    for rule in &rules {
        assert_eq!(rule.problems(), [], "{}", rule.id);
        assert!(rule.source.contains("示例数据"), "{}", rule.id);
        let of: Vec<Penalty> = all(&router, &format!("penalties?rule={}", rule.id)).await;
        assert!(of.len() >= 5, "{}", rule.id);
        for penalty in of {
            let keys: Vec<&str> = penalty.circumstances.iter().map(String::as_str).collect();
            let range = lawful_range(rule, &keys).unwrap();
            let amount = penalty.amount.unwrap();
            let is_exempt = range.to == 0;
            exempt += u32::from(is_exempt);
            heavy += u32::from(is_outside(amount, &range) && amount > range.to);
            light += u32::from(is_outside(amount, &range) && amount < range.from);
            assert!(penalty.is_sample && penalty.rule_id == rule.id);
        }
    }
    let said = u32::try_from(DISCRETION.matches("\noutside = ").count()).unwrap();
    println!(
        "{} rules, {} penalties, {heavy} too heavy, {light} too light, {exempt} exempt",
        rules.len(),
        penalties.len()
    );
    assert_eq!(heavy + light, said, "{heavy} too heavy, {light} too light");
    assert!(heavy > 0 && light > 0 && exempt > 0);
    // A standard of the city's item is found from the item of a county.
    let county = penalties
        .iter()
        .find(|penalty| penalty.area_code != "610300")
        .unwrap();
    let got = get(
        &router,
        &format!("/api/v1/discretion-rules?item={}", county.item),
    )
    .await;
    assert_eq!(
        got.json()[0]["id"],
        county.rule_id.as_str(),
        "{}",
        county.item
    );
}

#[tokio::test]
async fn draws_repeat_and_inspections_are_done_and_planned() {
    let (_dir, router) = loaded("2026-11-26").await;
    let list = get(&router, "/api/v1/draws").await.json();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), 3);
    let mut drawn = 0;
    for entry in list {
        let id = entry["id"].as_str().unwrap();
        let got = get(&router, &format!("/api/v1/draws/{id}")).await;
        assert!(mask::find_unmasked(&got.text()).is_empty());
        let mut draw: Draw = serde_json::from_value(got.json()).unwrap();
        assert_eq!(verify(&draw), [], "{id}");
        assert_eq!(draw.drawn.len(), draw.count as usize, "{id}");
        assert!(draw.subjects.len() > draw.drawn.len(), "{id} draws all");
        assert!(draw.teams.iter().all(|team| team.inspectors.len() >= 2));
        drawn += draw.drawn.len();
        draw.inspectors.pop();
        assert_ne!(verify(&draw), [], "{id}");
    }
    let inspections: Vec<Inspection> = all(&router, "inspections").await;
    assert!(inspections.len() >= 150, "{}", inspections.len());
    assert!(inspections.is_sorted_by(|one, next| one.planned_on >= next.planned_on));
    let of_draws = inspections.iter().filter(|one| !one.draw_id.is_empty());
    assert_eq!(of_draws.count(), drawn);
    let done = inspections
        .iter()
        .filter(|one| one.done_at.is_some())
        .count();
    let ahead = inspections
        .iter()
        .filter(|one| one.result.code == "planned")
        .count();
    println!(
        "{} inspections, {done} done, {ahead} planned, {drawn} of draws",
        inspections.len()
    );
    assert!(done >= 100 && ahead >= 40, "{done} done, {ahead} planned");
    let kinds: BTreeSet<&str> = inspections
        .iter()
        .map(|one| one.kind.code.as_str())
        .collect();
    assert_eq!(kinds.len(), 4, "{kinds:?}");
    let results: BTreeSet<&str> = inspections
        .iter()
        .map(|one| one.result.code.as_str())
        .collect();
    assert_eq!(results.len(), 7, "{results:?}");
}

#[tokio::test]
async fn filters_and_their_counts_agree() {
    let (_dir, router) = loaded("2026-11-26").await;
    let whole = get(&router, "/api/v1/inspections").await;
    let total = whole.json()["total"].as_u64().unwrap();
    for name in ["result", "dept_code", "year"] {
        let values = whole.facet(name);
        let sum: u64 = values.iter().map(|(_, count)| count).sum();
        assert_eq!(sum, total, "{name}");
        let (code, count) = &values[0];
        let got = get(&router, &format!("/api/v1/inspections?{name}={code}")).await;
        assert_eq!(got.json()["total"], *count, "{name}={code}");
        // Under its own filter a facet shows what choosing another would leave.
        assert_eq!(got.facet(name), values, "{name}");
    }
    let area = get(&router, "/api/v1/inspections?area_code=610300").await;
    assert_eq!(
        area.json()["total"],
        total,
        "the city has those of its counties"
    );
    let county = get(&router, "/api/v1/inspections?area_code=610302&result=good").await;
    let (good, all) = (county.json()["total"].as_u64().unwrap(), total);
    assert!(0 < good && good < all);
    for item in county.json()["items"].as_array().unwrap() {
        assert_eq!(
            (&item["area_code"], &item["result"]["code"]),
            (&"610302".into(), &"good".into())
        );
    }
}

#[tokio::test]
async fn companies_have_a_timeline_on_any_day() {
    for today in ["2026-11-26", "2026-10-05", "2026-02-15"] {
        let (_dir, router) = loaded(today).await;
        let hits = get(&router, "/api/v1/companies?q=shili").await;
        let hits = hits.json();
        let hits = hits.as_array().unwrap();
        assert_eq!(hits.len(), 20, "20 at most");
        let mut kinds = BTreeSet::new();
        for hit in hits {
            let uscc = hit["uscc"].as_str().unwrap();
            let got = get(&router, &format!("/api/v1/companies/{uscc}")).await;
            assert_eq!(got.status, 200, "{}", got.text());
            assert!(
                mask::find_unmasked(&got.text()).is_empty(),
                "{}",
                got.text()
            );
            let company: Company = serde_json::from_value(got.json()).unwrap();
            assert!(
                company.is_sample && !company.regulators.is_empty(),
                "{uscc}"
            );
            assert!(
                company
                    .entries
                    .is_sorted_by(|one, next| one.date >= next.date)
            );
            let own = company.regulators.iter().all(|one| !one.basis.is_empty());
            assert!(own, "{uscc}");
            kinds.extend(company.entries.into_iter().map(|entry| entry.kind.code));
        }
        assert!(kinds.len() >= 3, "{today}: {kinds:?}");
    }
}
