//! Wrong tokens of staff: how many one client has, and who waits then.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use axum::{Extension, Router};
use futures_util::future::join_all;

use crate::case_support::{TOKEN, staffed, track};
use crate::support::{Got, send};

/// No case, so that a right token is answered by 404 after it was let in.
const CASE: &str = "/api/v1/staff/cases/610302-20261126-000123-6";

async fn sent(router: &Router, token: &str) -> Got {
    let token = format!("Bearer {token}");
    send(router, "GET", CASE, &[("authorization", &token)]).await
}

#[tokio::test]
async fn a_client_has_twenty_wrong_tokens_a_quarter_of_an_hour() {
    let city = staffed().await;
    let from = |address: &str| {
        let address: SocketAddr = address.parse().unwrap();
        city.router.clone().layer(Extension(ConnectInfo(address)))
    };
    let (one, other) = (from("1.2.3.4:1"), from("1.2.3.5:1"));
    // Neither the right token nor none at all is a guess.
    for _ in 0..25 {
        assert_eq!(sent(&one, TOKEN).await.status, 404);
        assert_eq!(send(&one, "GET", CASE, &[]).await.status, 401);
    }
    let burst = join_all((0..24).map(|_| sent(&one, "0123456789abcdef-wrong"))).await;
    let limited: Vec<_> = burst.iter().filter(|got| got.status == 429).collect();
    assert_eq!(limited.len(), 4, "a burst is counted one by one");
    let wait: u32 = limited[0].header("retry-after").parse().unwrap();
    assert!((890..=900).contains(&wait), "{wait}");
    let problem = limited[0].json();
    assert_eq!(problem["type"], "/problems/too-many-attempts");
    assert_eq!(problem["title"], "令牌出错的次数太多");
    let detail = problem["detail"].as_str().unwrap();
    assert!(
        detail.contains("15 分钟") && detail.contains("case 命令"),
        "{detail}"
    );
    // The right token is not told from wrong ones then; from elsewhere it is.
    assert_eq!(sent(&one, TOKEN).await.status, 429);
    assert_eq!(sent(&other, TOKEN).await.status, 404);
    // Look-ups are counted apart.
    let case_no = CASE.rsplit('/').next().unwrap();
    assert_eq!(track(&one, case_no, "4321").await.status, 404);
    let past = "UPDATE attempt SET made_at = made_at - 901";
    sqlx::query(past).execute(city.db.pool()).await.unwrap();
    assert_eq!(sent(&one, TOKEN).await.status, 404);
    // What is kept tells neither token nor address.
    let buckets: Vec<(String,)> = sqlx::query_as("SELECT bucket FROM attempt")
        .fetch_all(city.db.pool())
        .await
        .unwrap();
    assert_eq!(buckets.len(), 22);
    for (bucket,) in buckets {
        assert!(bucket.len() == 64 && !bucket.contains("1.2.3"), "{bucket}");
    }
}
