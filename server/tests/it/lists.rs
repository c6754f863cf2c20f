//! Lists: filters, counts, order, the same item of several regions.

use crate::support::{city, get};

#[tokio::test]
async fn filters_keep_what_they_name() {
    let city = city().await;
    let rows: &[(&str, &[&str])] = &[
        ("area_code=610302", &["W-1", "W-2", "T-1"]),
        ("area_code=610302000000", &["W-1", "W-2", "T-1"]),
        ("area_code=610302&include_lower=false", &["W-1", "W-2"]),
        ("area_code=511602", &[]),
        ("use_level=5", &["T-1"]),
        ("task_type=01", &["W-2"]),
        ("scope=power", &["C-2", "W-2", "T-1"]),
        ("scope=service", &["C-1", "J-1", "W-1", "W-2", "T-1"]),
        ("dept_code=1161030201600002B2", &["W-2"]),
        ("server_type=2", &["C-2", "W-2"]),
        ("handle_type=2", &["C-1"]),
        ("project_type=1", &["W-2"]),
        ("max_visits=0", &["W-2"]),
        ("max_visits=1", &["C-1", "W-2", "T-1"]),
        ("topic=112", &["T-1"]),
        ("topic=112&task_type=01", &[]),
    ];
    for (query, expected) in rows {
        let got = get(&city.router, &format!("/api/v1/service-items?{query}")).await;
        let mut found = got.each("task_handle_item");
        found.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{query}");
    }
}

#[tokio::test]
async fn a_facet_counts_under_the_other_filters() {
    let city = city().await;
    let pairs = |list: &[(&str, u64)]| -> Vec<(String, u64)> {
        list.iter()
            .map(|(code, count)| ((*code).to_owned(), *count))
            .collect()
    };
    let got = get(
        &city.router,
        "/api/v1/service-items?task_type=20&use_level=4",
    )
    .await;
    assert_eq!(got.json()["total"], 2);
    assert_eq!(got.facet("task_type"), pairs(&[("01", 1), ("20", 2)]));
    assert_eq!(got.facet("use_level"), pairs(&[("3", 1), ("4", 2)]));
    assert_eq!(
        got.facet("area_code"),
        pairs(&[("610302", 1), ("610303", 1)])
    );
    assert_eq!(got.facet("max_visits"), pairs(&[("2", 2)]));
    let got = get(&city.router, "/api/v1/service-items").await;
    assert_eq!(
        got.facet("max_visits"),
        pairs(&[("0", 1), ("1", 3), ("2", 5)])
    );
    assert_eq!(
        got.facet("area_code"),
        pairs(&[("610302", 3), ("610303", 1)])
    );
    assert_eq!(got.facet("server_type"), pairs(&[("1", 5), ("2", 2)]));
    assert_eq!(got.facet("topic"), pairs(&[("112", 1), ("113", 3)]));
    // A chosen value stays there though it leaves nothing.
    let got = get(&city.router, "/api/v1/service-items?task_type=08").await;
    assert!(got.facet("task_type").contains(&("08".to_owned(), 0)));
    let got = get(&city.router, "/api/v1/service-items?area_code=610302").await;
    assert_eq!(got.facet("area_code"), pairs(&[("610302001", 1)]));
}

#[tokio::test]
async fn the_same_item_of_several_regions_can_stand_once() {
    let city = city().await;
    let got = get(
        &city.router,
        "/api/v1/service-items?distinct=true&task_type=20",
    )
    .await;
    assert_eq!(got.each("task_handle_item"), ["C-1"]);
    assert_eq!(got.json()["items"][0]["places"], 3);
    assert_eq!(got.facet("task_type")[0], ("01".to_owned(), 1));
    assert_eq!(
        got.facet("use_level"),
        [("3".to_owned(), 1), ("4".to_owned(), 1)]
    );
    let uri = "/api/v1/service-items?distinct=true&task_type=20&area_code=610303";
    let got = get(&city.router, uri).await;
    assert_eq!(got.each("task_handle_item"), ["J-1"]);
    assert_eq!(got.json()["items"][0]["places"], 1);
}

#[tokio::test]
async fn orders() {
    let city = city().await;
    let rows: &[(&str, &[&str])] = &[
        // City before county before town; 对 before 居 by sound.
        ("", &["C-2", "C-1", "W-1", "J-1", "W-2", "T-1"]),
        ("sort=name", &["T-1", "C-2", "C-1", "W-1", "J-1", "W-2"]),
        // 0, 15 and 20 working days, 30 days, 30 working days, not said.
        ("sort=promise", &["W-2", "T-1", "C-1", "J-1", "W-1", "C-2"]),
    ];
    for (query, expected) in rows {
        let got = get(&city.router, &format!("/api/v1/service-items?{query}")).await;
        assert_eq!(got.each("task_handle_item"), *expected, "{query}");
        let got = get(
            &city.router,
            &format!("/api/v1/service-items?{query}&page=2&page_size=4"),
        )
        .await;
        assert_eq!(got.each("task_handle_item"), expected[4..], "{query}");
    }
}

#[tokio::test]
async fn words_find_items_and_are_marked() {
    let city = city().await;
    let rows = [
        (
            "q=%E9%A3%9F%E5%93%81%E7%BB%8F%E8%90%A5%E8%AE%B8%E5%8F%AF",
            "W-2",
        ),
        ("q=%E5%BC%80%E9%A5%AD%E9%A6%86", "W-2"),
        ("q=shenfenzheng", "C-1"),
        ("q=%E4%BD%8E%E4%BF%9D", "T-1"),
        ("q=%E8%BA%AB%E4%BB%BD%E8%AF%81&area_code=610302", "W-1"),
    ];
    for (query, first) in rows {
        let got = get(&city.router, &format!("/api/v1/service-items?{query}")).await;
        let found = got.each("task_handle_item");
        assert_eq!(found.first().map(String::as_str), Some(first), "{query}");
    }
    let got = get(
        &city.router,
        "/api/v1/service-items?q=%E8%BA%AB%E4%BB%BD%E8%AF%81",
    )
    .await;
    let marks = &got.json()["items"][0]["highlights"];
    assert_eq!(*marks, serde_json::json!([{ "start": 2, "len": 3 }]));
    let got = get(&city.router, "/api/v1/service-items?q=%EF%BC%9F%EF%BC%9F").await;
    assert_eq!(got.json()["total"], 0);
}
