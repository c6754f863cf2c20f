//! Every address: what it answers, and what it says when it cannot.

use crate::support::{city, get, send};

#[tokio::test]
async fn good_requests() {
    let city = city().await;
    let rows = [
        ("/api/v1/service-items", "/total", "6"),
        ("/api/v1/service-items?page_size=1&page=6", "/page", "6"),
        ("/api/v1/service-items?q=&task_type=", "/total", "6"),
        (
            "/api/v1/service-items/C-1",
            "/task_name",
            "\"居民身份证首次申领\"",
        ),
        ("/api/v1/service-items/C-1", "/area_name", "\"宝鸡市\""),
        ("/api/v1/service-items/C-9", "/task_state/label", "\"取消\""),
        ("/api/v1/areas", "/3/parent", "\"610302\""),
        ("/api/v1/areas", "/0/hall_name", "\"宝鸡市政务服务中心\""),
        ("/api/v1/areas", "/1/item_count", "2"),
        ("/api/v1/areas", "/3/level", "\"town\""),
        (
            "/api/v1/departments?area_code=610303",
            "/0/dept_name",
            "\"金台区公安局\"",
        ),
        ("/api/v1/departments?area_code=610301", "", "[]"),
        ("/api/v1/site", "/city_name", "\"宝鸡市\""),
        ("/api/v1/site", "/city_title", "\"宝鸡政务\""),
        ("/api/v1/site", "/area_code", "\"610300\""),
        ("/api/v1/site", "/item_count", "6"),
        ("/api/v1/site", "/is_sample", "false"),
        ("/api/v1/openapi.json", "/openapi", "\"3.1.0\""),
    ];
    for (uri, pointer, expected) in rows {
        let got = get(&city.router, uri).await;
        assert_eq!(got.status, 200, "{uri}");
        assert_eq!(got.header("content-type"), "application/json", "{uri}");
        let found = got.json().pointer(pointer).unwrap().to_string();
        assert_eq!(found, expected, "{uri}{pointer}");
    }
}

#[tokio::test]
async fn refused_requests() {
    let city = city().await;
    let long = format!("/api/v1/site?{}", "x".repeat(5_000));
    let many = "q=1&".repeat(3);
    let repeated = format!("/api/v1/service-items?{many}");
    let rows: &[(&str, u16, &[&str])] = &[
        ("/api/v1/service-items?page=0", 400, &["page"]),
        (
            "/api/v1/service-items?page=x&page_size=101",
            400,
            &["page", "page_size"],
        ),
        ("/api/v1/service-items?max_visits=-1", 400, &["max_visits"]),
        ("/api/v1/service-items?area_code=宝鸡", 400, &["area_code"]),
        ("/api/v1/service-items?task_type=99", 400, &["task_type"]),
        ("/api/v1/service-items?sort=random", 400, &["sort"]),
        (
            "/api/v1/service-items?utm_source=wechat",
            400,
            &["utm_source"],
        ),
        (&repeated, 400, &["q", "q"]),
        ("/api/v1/service-items?q=%FF", 400, &[]),
        ("/api/v1/service-items?q=%", 400, &[]),
        ("/api/v1/service-items?page=7&page_size=1", 404, &[]),
        ("/api/v1/service-items?page=1000000&page_size=100", 404, &[]),
        ("/api/v1/service-items/no-such", 404, &[]),
        ("/api/v1/service-items/%FF", 400, &[]),
        ("/api/v1/service-items/%E4%BD%8E%2F..%2F", 404, &[]),
        ("/api/v1/service-items/C-1?x=1", 400, &["x"]),
        ("/api/v1/service-items/no-such/variants", 404, &[]),
        ("/api/v1/service-items/%FF/variants", 400, &[]),
        ("/api/v1/service-items/C-1/variants?x=1", 400, &["x"]),
        ("/api/v1/service-items/", 404, &[]),
        ("/api/v1/areas?area_code=610300", 400, &["area_code"]),
        ("/api/v1/departments?area_code=1", 400, &["area_code"]),
        (
            "/api/v1/departments?area_code=610300&area_code=610300",
            400,
            &["area_code"],
        ),
        ("/api/v1/site?x", 400, &["x"]),
        ("/api/v1/holidays?year=2026", 400, &["year"]),
        ("/api/v1/hearings?page=0&sort=x", 400, &["page", "sort"]),
        ("/api/v1/decisions?page=2", 404, &[]),
        ("/api/v1/performance?dept=x", 400, &["dept"]),
        ("/api/v1/applications/samples?x=1", 400, &["x"]),
        ("/api/v1/staff/cases", 404, &[]),
        ("/api/v1/nothing", 404, &[]),
        ("/api/v1", 404, &[]),
        ("/api/v2/site", 404, &[]),
        ("/", 404, &[]),
        (&long, 414, &[]),
    ];
    for (uri, status, fields) in rows {
        let got = get(&city.router, &uri.replace("宝鸡", "%E5%AE%9D%E9%B8%A1")).await;
        assert_eq!(got.status, *status, "{uri}");
        assert_eq!(
            got.header("content-type"),
            "application/problem+json",
            "{uri}"
        );
        let problem = got.json();
        assert_eq!(problem["status"], *status, "{uri}");
        assert_eq!(problem["request_id"], got.header("x-request-id"), "{uri}");
        assert!(!got.header("x-request-id").is_empty());
        for text in ["title", "detail", "type"] {
            assert!(!problem[text].as_str().unwrap().is_empty(), "{uri} {text}");
        }
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        let found: Vec<&str> = errors
            .iter()
            .map(|e| e["field"].as_str().unwrap())
            .collect();
        assert_eq!(found, *fields, "{uri}");
    }
}

#[tokio::test]
async fn beyond_the_end_says_how_many_pages_there_are() {
    let city = city().await;
    let got = get(&city.router, "/api/v1/service-items?page=9&page_size=5").await;
    let detail = got.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.starts_with("没有第 9 页，共 2 页"), "{detail}");
    // An empty list has one page, and it is empty.
    let got = get(&city.router, "/api/v1/service-items?dept_code=none").await;
    assert_eq!(
        (got.status.as_u16(), &got.json()["total"]),
        (200, &0.into())
    );
}

#[tokio::test]
async fn only_reading_is_answered() {
    let city = city().await;
    for method in ["POST", "PUT", "DELETE", "PATCH"] {
        let got = send(&city.router, method, "/api/v1/service-items", &[]).await;
        assert_eq!(got.status, 405, "{method}");
        assert_eq!(got.header("content-type"), "application/problem+json");
        assert!(got.header("allow").contains("GET"));
    }
    let headers = [("content-length", "1000000")];
    let got = send(&city.router, "POST", "/api/v1/site", &headers).await;
    assert_eq!(got.status, 413);
    let got = send(&city.router, "HEAD", "/api/v1/service-items/C-1", &[]).await;
    assert_eq!((got.status.as_u16(), got.body.len()), (200, 0));
    assert!(!got.header("etag").is_empty());
}
