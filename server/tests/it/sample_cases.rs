//! The sample's cases: every state, true on whatever day they are loaded.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use shigantong_contract::case::{State as CaseState, case_deadlines, fold};
use shigantong_contract::chain::verify;
use shigantong_contract::{AreaCode, Case, Date, Performance, ReceiptFile, Standing};
use shigantong_server::db::Db;
use shigantong_server::import::{self, Report};
use shigantong_server::state::State;
use shigantong_server::{app, sample};
use tempfile::TempDir;

use crate::case_support::track;
use crate::support::get;

/// The sample's items that have cases, and no others: loading all takes long.
static ITEMS: LazyLock<sample::Sample> = LazyLock::new(|| {
    let mut all = sample::rows().unwrap();
    let cases: toml::Table = toml::from_str(include_str!("../../sample/cases.toml")).unwrap();
    let of = |list: &str| {
        let entries = cases[list].as_array().unwrap().clone();
        entries.into_iter().map(|entry| {
            let text = |name: &str| entry[name].as_str().unwrap().to_owned();
            (text("catalog"), text("area"))
        })
    };
    let wanted: BTreeSet<_> = of("case").chain(of("many")).collect();
    all.rows.retain(|row| {
        let cell = |name: &str| row.cells.get(name).cloned().unwrap_or_default();
        wanted.contains(&(cell("catalog_code"), cell("area_code")))
    });
    assert_eq!(
        all.rows.len(),
        wanted.len(),
        "every item of cases.toml is there"
    );
    all
});

async fn loaded(today: Date) -> (TempDir, State, Vec<sample::Loaded>) {
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), None).await.unwrap();
    let items = &*ITEMS;
    let context = import::Context {
        area: AreaCode::parse("610300").unwrap(),
        is_sample: true,
    };
    let report = Report {
        rows: items.rows.len(),
        ..Report::default()
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
    let state = State::load(db.clone(), dir.path()).await.unwrap();
    assert!(db.lacks_sample_cases().await.unwrap());
    let loaded = sample::load_cases(&db, state.cases(), &state.holidays(), today).await;
    assert!(!db.lacks_sample_cases().await.unwrap());
    (dir, state, loaded.unwrap())
}

#[tokio::test]
async fn every_state_can_be_tried() {
    let today: Date = "2026-11-26".parse().unwrap();
    let (_dir, state, loaded) = loaded(today).await;
    let router = app::router(state.clone(), None).unwrap();
    let samples = get(&router, "/api/v1/applications/samples").await.json();
    let samples = samples.as_array().unwrap();
    assert_eq!(samples.len(), loaded.len());
    assert!(samples.len() >= 16);
    let mut states = BTreeSet::new();
    for sample in samples {
        let text = |name: &str| sample[name].as_str().unwrap();
        let got = track(&router, text("case_no"), text("query_code")).await;
        assert_eq!(got.status, 200);
        let case: Case = serde_json::from_value(got.json()).unwrap();
        assert_eq!(sample["state"]["label"], case.state.label);
        assert!(case.head.is_sample);
        assert!(verify(&ReceiptFile::of(&case), &state.cases().keys().keys).is_ok());
        let last = case.events.last().unwrap();
        assert!(last.at.date() < today, "{} lies ahead", last.at);
        states.insert(case.state.code);
    }
    let all: BTreeSet<String> = CaseState::ALL.iter().map(|s| s.code().to_owned()).collect();
    assert_eq!(states, all);
    assert!(
        get(&router, "/api/v1/decisions").await.json()["total"]
            .as_u64()
            .unwrap()
            >= 5
    );
    assert!(
        get(&router, "/api/v1/hearings").await.json()["total"]
            .as_u64()
            .unwrap()
            >= 4
    );
}

#[tokio::test]
async fn figures_hide_small_samples_and_count_open_overdue_cases() {
    let (_dir, state, _) = loaded("2026-11-26".parse().unwrap()).await;
    let router = app::router(state, None).unwrap();
    let got = get(&router, "/api/v1/performance").await;
    assert_eq!(got.status, 200, "{}", got.text());
    let figures: Performance = serde_json::from_value(got.json()).unwrap();
    assert!(
        figures.departments.len() >= 8,
        "{}",
        figures.departments.len()
    );
    let items: Vec<_> = figures
        .departments
        .iter()
        .flat_map(|dept| &dept.items)
        .collect();
    assert!(items.len() >= 12, "{}", items.len());
    let all = items.iter().map(|item| &item.all);
    let all: Vec<_> = all
        .chain(figures.departments.iter().map(|dept| &dept.all))
        .collect();
    assert!(
        all.iter()
            .all(|group| group.closed + group.open_overdue >= 5)
    );
    assert!(all.iter().any(|group| group.open_overdue > 0));
    for name in ["出版物零售单位（个人）设立审批", "农药经营许可证核发"] {
        assert!(!got.text().contains(name), "{name} has fewer than five");
    }
    assert!(figures.too_few >= 2);
    let known = got.header("etag").to_owned();
    let again = get(&router, "/api/v1/performance").await;
    assert_eq!(again.header("etag"), known, "kept for some minutes");
}

/// Green, amber and red are what they should be, on working days, at weekends and in holidays.
#[tokio::test]
async fn the_colours_are_true_on_any_day() {
    for today in [
        "2026-11-26",
        "2026-11-28",
        "2026-10-03",
        "2026-02-14",
        "2027-03-01",
    ] {
        let today: Date = today.parse().unwrap();
        let (_dir, state, loaded) = loaded(today).await;
        let holidays = state.holidays();
        let calendar = &holidays.calendar;
        let mut standings = Vec::new();
        for sample in &loaded {
            let case = state.cases().find(&sample.case_no).await;
            let Ok(case) = case else { panic!("{case:?}") };
            let progress = fold(&case.events).unwrap();
            let deadlines = case_deadlines(&case.head, &progress, calendar, today);
            assert_eq!(
                deadlines.deemed_accepted_on, None,
                "{} was told late",
                sample.task_name
            );
            standings.push(deadlines.promised.map(|deadline| deadline.standing));
        }
        let of = |number: usize| standings[number - 1];
        assert!(of(1).is_none(), "{today}");
        assert!(
            matches!(of(6), Some(Standing::Green { .. })),
            "{today} {:?}",
            of(6)
        );
        assert!(
            matches!(of(7), Some(Standing::Amber { .. })),
            "{today} {:?}",
            of(7)
        );
        assert!(
            matches!(of(8), Some(Standing::Red { .. })),
            "{today} {:?}",
            of(8)
        );
        assert!(
            matches!(of(10), Some(Standing::Paused { .. })),
            "{today} {:?}",
            of(10)
        );
        assert!(
            matches!(of(15), Some(Standing::Met { .. })),
            "{today} {:?}",
            of(15)
        );
    }
}
