//! Copies, compression, and who may read.

use std::io::Read;

use crate::support::{city, get, import_text, send};

const ADDRESSES: &[&str] = &[
    "/api/v1/service-items?q=%E8%BA%AB%E4%BB%BD%E8%AF%81",
    "/api/v1/service-items/C-1",
    "/api/v1/service-items/C-1/variants",
    "/api/v1/areas",
    "/api/v1/departments",
    "/api/v1/site",
    "/api/v1/holidays",
    "/api/v1/holidays/2026",
    "/api/v1/hearings",
    "/api/v1/decisions",
    "/api/v1/performance",
    "/.well-known/shigantong-keys.json",
    "/api/v1/openapi.json",
];

#[tokio::test]
async fn a_copy_that_is_still_good_is_not_sent_again() {
    let city = city().await;
    for uri in ADDRESSES {
        let first = get(&city.router, uri).await;
        let tag = first.header("etag").to_owned();
        assert!(
            first
                .header("cache-control")
                .starts_with("public, max-age=60"),
            "{uri}"
        );
        assert_eq!(first.header("vary"), "accept-encoding", "{uri}");
        for known in [tag.clone(), tag.replace("W/", ""), format!("\"x\", {tag}")] {
            let again = send(&city.router, "GET", uri, &[("if-none-match", &known)]).await;
            assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{uri}");
            assert_eq!(again.header("etag"), tag);
        }
        let other = send(&city.router, "GET", uri, &[("if-none-match", "\"x\"")]).await;
        assert_eq!(other.status, 200);
    }
    let one = get(&city.router, "/api/v1/service-items?page=1").await;
    let two = get(&city.router, "/api/v1/service-items?page=2&page_size=3").await;
    assert_ne!(one.header("etag"), two.header("etag"));
}

#[tokio::test]
async fn a_change_of_the_data_makes_copies_old() {
    let city = city().await;
    let uri = "/api/v1/service-items/W-2";
    let before = get(&city.router, uri).await;
    assert!(!city.state.refresh().await.unwrap());
    let text = "task_handle_item,task_name,task_type,dept_name\n\
        W-2,食品经营许可（新）,01,渭滨区市场监督管理局\n";
    import_text(&city.db, city.dir.path(), text, "610302").await;
    assert!(city.state.refresh().await.unwrap());
    let tag = before.header("etag").to_owned();
    let after = send(&city.router, "GET", uri, &[("if-none-match", &tag)]).await;
    assert_eq!(after.status, 200);
    assert_eq!(after.json()["task_name"], "食品经营许可（新）");
    let site = get(&city.router, "/api/v1/site").await.json();
    assert_eq!(site["data_version"], 3);
    assert!(
        site["data_updated_at"]
            .as_str()
            .unwrap()
            .ends_with("+08:00")
    );
}

#[tokio::test]
async fn problems_are_not_kept() {
    let city = city().await;
    let got = get(&city.router, "/api/v1/service-items/no-such").await;
    assert_eq!(got.header("cache-control"), "no-store");
    assert_eq!(got.header("etag"), "");
}

#[tokio::test]
async fn answers_are_compressed_for_who_asks() {
    let city = city().await;
    let uri = "/api/v1/openapi.json";
    let plain = get(&city.router, uri).await;
    assert_eq!(plain.header("content-encoding"), "");
    for encoding in ["br", "gzip"] {
        let got = send(&city.router, "GET", uri, &[("accept-encoding", encoding)]).await;
        assert_eq!(got.header("content-encoding"), encoding);
        assert_eq!(got.header("vary"), "accept-encoding");
        assert!(got.body.len() * 2 < plain.body.len());
        let mut text = Vec::new();
        if encoding == "gzip" {
            flate2::read::GzDecoder::new(got.body.as_slice())
                .read_to_end(&mut text)
                .unwrap();
            assert_eq!(text, plain.body);
        }
    }
}

#[tokio::test]
async fn any_page_may_read_and_none_is_mistaken_for_another_type() {
    let city = city().await;
    let origin = [("origin", "https://static.example.cn")];
    for uri in ["/api/v1/site", "/api/v1/service-items/no-such"] {
        let got = send(&city.router, "GET", uri, &origin).await;
        assert_eq!(got.header("access-control-allow-origin"), "*", "{uri}");
        assert_eq!(got.header("x-content-type-options"), "nosniff", "{uri}");
    }
    let asked = [origin[0], ("access-control-request-method", "GET")];
    let got = send(&city.router, "OPTIONS", "/api/v1/site", &asked).await;
    assert_eq!(got.status, 200);
    assert!(got.header("access-control-allow-methods").contains("GET"));
}
