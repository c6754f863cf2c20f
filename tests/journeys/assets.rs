//! 发布: what the server sends of the app, how often the browser asks for it, and how long it
//! keeps it.

use std::sync::Arc;

use crate::harness::{Setup, Stage, http, journey};

#[tokio::test]
async fn one_wasm_request_on_a_visit() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        page.open("/").await;
        for ending in ["wasm", "js", "css"] {
            let seen = gate.seen();
            let count = seen.iter().filter(|seen| {
                // The service worker comes when the visit is under way.
                seen.target.ends_with(&format!(".{ending}")) && seen.target != "/sw.js"
            });
            assert_eq!(count.count(), 1, "requests for {ending}: {seen:#?}");
        }
        gate.forget();
        page.open("/").await;
        let again = gate.seen_with("/assets/");
        assert!(again.is_empty(), "hashed assets are asked for again: {again:#?}");
        let strangers = "performance.getEntriesByType('resource').map(e => e.name).filter(name => !name.startsWith(location.origin) && !name.startsWith('data:'))";
        assert_eq!(page.js(strangers).await, serde_json::json!([]));
    })
    .await;
}

#[tokio::test]
async fn how_long_things_are_kept() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let address = &stage.server.address;
        let home = http::get(address, "/").await;
        assert_eq!(home.header("cache-control"), "no-cache");
        assert!(home.header("content-type").starts_with("text/html"));
        for (name, kind) in assets_of(&home.text()) {
            let target = format!("/assets/{name}");
            let packed = http::get_with(address, &target, "accept-encoding: br, gzip\r\n").await;
            assert_eq!(packed.status, 200, "{name}");
            assert_eq!(packed.header("content-type"), kind, "{name}");
            assert_eq!(packed.header("content-encoding"), "br", "{name}");
            let kept = packed.header("cache-control");
            assert!(
                kept.contains("immutable") && kept.contains("max-age=31536000"),
                "{name}: {kept}"
            );
            let plain = http::get(address, &target).await;
            assert!(plain.body.len() > packed.body.len(), "{name}");
        }
        for missing in [
            "/assets/app-000000000000.js",
            "/assets/none.wasm",
            "/none.png",
            "/favicon.ico",
        ] {
            let answer = http::get(address, missing).await;
            assert_eq!(answer.status, 404, "{missing}");
            assert!(
                !answer.header("content-type").starts_with("text/html"),
                "{missing}"
            );
        }
    })
    .await;
}

/// The names of the assets that a page loads, with the type that each must have.
fn assets_of(html: &str) -> Vec<(String, &'static str)> {
    let mut names: Vec<_> = html
        .split("/assets/")
        .skip(1)
        .filter_map(|rest| rest.split(['"', '\'']).next())
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    assert!(names.len() >= 3, "{names:?}");
    let kind = |name: &str| match name.rsplit_once('.').unwrap().1 {
        "wasm" => "application/wasm",
        "js" => "text/javascript; charset=utf-8",
        _ => "text/css; charset=utf-8",
    };
    names
        .into_iter()
        .map(|name| (name.clone(), kind(&name)))
        .collect()
}

/// The policy lets the app run and nothing else; a violation would stand in the console.
#[tokio::test]
async fn the_security_policy_holds() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let home = http::get(&stage.server.address, "/").await;
        let policy = home.header("content-security-policy");
        for part in ["'wasm-unsafe-eval'", "object-src 'none'", "base-uri 'none'"] {
            assert!(policy.contains(part), "{part} is not in {policy}");
        }
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        stage.page.open("/").await;
    })
    .await;
}
