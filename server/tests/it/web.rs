//! The app beside the API: files, pages, policy.

use shigantong_contract::path::encoded;
use tempfile::TempDir;

use crate::support::{City, city_with, get, send, write};

const SHELL: &str = "<!doctype html><html lang=\"zh-CN\"><head><!--head--><title>十感通</title><!--/head-->\
    <script>var boot=1;</script><!--parts--></head><body><!--app--><p>十感通：请用系统浏览器打开</p><!--/app-->\
    <!--data--><script type=\"module\" src=\"/assets/app-0a1b.js\"></script></body></html>";

async fn served() -> (TempDir, City) {
    let dist = TempDir::new().unwrap();
    let dir = dist.path();
    write(dir, "index.html", SHELL.as_bytes());
    write(dir, "config.json", b"{}");
    write(dir, "MP_verify_abc.txt", b"abc");
    write(dir, "icon-192.png", b"png");
    write(dir, "assets/app-0a1b.wasm", b"plain wasm");
    write(dir, "assets/app-0a1b.wasm.br", b"brotli");
    write(dir, "assets/app-0a1b.wasm.gz", b"gzip");
    write(dir, "assets/app-0a1b.js", b"js");
    write(dir, ".secret", b"no");
    let city = city_with(dir).await;
    (dist, city)
}

#[tokio::test]
async fn files() {
    let (_dist, city) = served().await;
    let immutable = "public, max-age=31536000, immutable";
    let wasm = "/assets/app-0a1b.wasm";
    let rows = [
        (wasm, "", "application/wasm", immutable, "", "plain wasm"),
        (
            wasm,
            "gzip, deflate, br",
            "application/wasm",
            immutable,
            "br",
            "brotli",
        ),
        (
            wasm,
            "gzip;q=1.0, br;q=0",
            "application/wasm",
            immutable,
            "gzip",
            "gzip",
        ),
        (
            "/assets/app-0a1b.js",
            "br",
            "text/javascript; charset=utf-8",
            immutable,
            "",
            "js",
        ),
        ("/config.json", "", "application/json", "no-cache", "", "{}"),
        (
            "/MP_verify_abc.txt",
            "",
            "text/plain; charset=utf-8",
            "no-cache",
            "",
            "abc",
        ),
        ("/icon-192.png", "", "image/png", "no-cache", "", "png"),
    ];
    for (uri, accepts, kind, cache, encoding, body) in rows {
        let got = send(&city.router, "GET", uri, &[("accept-encoding", accepts)]).await;
        assert_eq!(got.status, 200, "{uri}");
        assert_eq!(got.header("content-type"), kind, "{uri}");
        assert_eq!(got.header("cache-control"), cache, "{uri}");
        assert_eq!(got.header("content-encoding"), encoding, "{uri} {accepts}");
        assert_eq!(got.header("vary"), "accept-encoding");
        assert_eq!(got.text(), body, "{uri} {accepts}");
        let known = [("if-none-match", got.header("etag"))];
        let again = send(&city.router, "GET", uri, &known).await;
        assert_eq!(
            (again.status.as_u16(), again.header("cache-control")),
            (304, cache),
            "{uri}"
        );
    }
}

#[tokio::test]
async fn a_missing_file_is_missing() {
    let (_dist, city) = served().await;
    let rows = [
        ("/assets/app-old.js", 404),
        ("/assets/", 404),
        ("/assets/../index.html", 404),
        ("/assets/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/favicon.ico", 404),
        ("/.secret", 404),
        ("/assets/app-0a1b.wasm.br", 404),
        ("/index.html", 308),
    ];
    for (uri, status) in rows {
        let got = get(&city.router, uri).await;
        assert_eq!(got.status, status, "{uri}");
        assert!(!got.text().contains("十感通"), "{uri}");
    }
    let got = send(&city.router, "POST", "/", &[]).await;
    assert_eq!(
        (got.status.as_u16(), got.header("allow")),
        (405, "GET, HEAD")
    );
}

#[tokio::test]
async fn a_page_comes_with_its_content() {
    let (_dist, city) = served().await;
    let got = get(&city.router, "/").await;
    assert_eq!(got.status, 200);
    assert_eq!(got.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(got.header("cache-control"), "no-cache");
    let html = got.text();
    assert_eq!(html.matches("<title>").count(), 1, "{html}");
    assert!(
        html.contains(r#"<meta property="og:url" content="https://fw.example.cn/">"#),
        "{html}"
    );
    assert!(
        html.contains(r#"content="https://fw.example.cn/icon-192.png""#),
        "{html}"
    );
    assert!(
        html.contains(r#"<div id="app">"#) && !html.contains("请用系统浏览器打开"),
        "{html}"
    );
    let (_, data) = html
        .split_once(r#"<script type="application/json" id="first-view">"#)
        .unwrap();
    let data = data.split_once("</script>").unwrap().0;
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert!(data.to_string().contains("宝鸡市"), "{data}");
    let again = send(
        &city.router,
        "GET",
        "/",
        &[("if-none-match", got.header("etag"))],
    )
    .await;
    assert_eq!(again.status, 304);
    let head = send(&city.router, "HEAD", "/", &[]).await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
}

/// The service worker keeps the shell for every address: no page may be in it.
#[tokio::test]
async fn the_shell_alone() {
    let (_dist, city) = served().await;
    let got = get(&city.router, "/shell.html").await;
    assert_eq!(got.status, 200);
    assert_eq!(got.text(), SHELL);
    let page = get(&city.router, "/").await;
    for name in ["content-type", "cache-control", "content-security-policy"] {
        assert_eq!(got.header(name), page.header(name), "{name}");
    }
    assert_eq!(got.header("x-robots-tag"), "noindex");
    let known = [("if-none-match", got.header("etag"))];
    let again = send(&city.router, "GET", "/shell.html", &known).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
}

#[tokio::test]
async fn an_unknown_page_is_404_with_a_page() {
    let (_dist, city) = served().await;
    let unknown = format!("/{}", encoded("没有这一页"));
    for uri in ["/nothing/here", unknown.as_str(), "/%FF", "/nothing?q=%FF"] {
        let got = get(&city.router, uri).await;
        assert_eq!(got.status, 404, "{uri}");
        assert!(got.text().contains(r#"<div id="app">"#), "{uri}");
    }
    let got = get(&city.router, "/api/v1/nothing").await;
    assert_eq!(got.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn the_policy_names_the_inline_script_and_old_engines_may_eval() {
    let (_dist, city) = served().await;
    let got = get(&city.router, "/").await;
    let policy = got.header("content-security-policy").to_owned();
    assert_eq!(policy.matches("'sha256-").count(), 1, "{policy}");
    assert!(policy.contains("object-src 'none'") && policy.contains("base-uri 'none'"));
    assert!(!policy.contains("'unsafe-eval'") && !policy.contains("'unsafe-inline'"));
    assert_eq!(got.header("x-content-type-options"), "nosniff");
    assert_eq!(
        got.header("referrer-policy"),
        "strict-origin-when-cross-origin"
    );
    let agent = [(
        "user-agent",
        "Mozilla/5.0 (Linux; Android 9) Chrome/86.0.4240.99 MicroMessenger",
    )];
    let got = send(&city.router, "GET", "/", &agent).await;
    assert!(
        got.header("content-security-policy")
            .contains("'unsafe-eval'")
    );
}

#[tokio::test]
async fn a_page_follows_the_data() {
    let (_dist, city) = served().await;
    let before = get(&city.router, "/").await;
    let text = "task_handle_item,task_name,task_type,dept_name\nN-1,新事项,20,局\n";
    crate::support::import_text(&city.db, city.dir.path(), text, "610300").await;
    city.state.refresh().await.unwrap();
    let known = [("if-none-match", before.header("etag"))];
    let after = send(&city.router, "GET", "/", &known).await;
    assert_eq!(after.status, 200);
    assert!(
        after.text().contains("\"item_count\":7"),
        "{}",
        after.text()
    );
}

/// What display ends for, a kept page would go on showing.
#[tokio::test]
async fn nobody_keeps_a_page_of_credit() {
    let (_dist, city) = served().await;
    for uri in ["/credit", "/credit/none", "/credit?q=示例"] {
        let uri = uri.replace("示例", &encoded("示例"));
        let got = send(&city.router, "GET", &uri, &[("if-none-match", "*")]).await;
        assert_ne!(got.status, 304, "{uri}");
        assert_eq!(got.header("cache-control"), "no-store", "{uri}");
        assert_eq!(got.header("etag"), "", "{uri}");
    }
}

#[tokio::test]
async fn a_page_names_the_parts_of_the_app_that_it_needs() {
    let dist = TempDir::new().unwrap();
    write(dist.path(), "index.html", SHELL.as_bytes());
    let manifest = br#"{ "parts": { "guides": ["/assets/a.wasm", "/assets/b.wasm"] } }"#;
    write(dist.path(), "manifest.json", manifest);
    let city = city_with(dist.path()).await;
    let journeys = get(&city.router, "/journeys").await.text();
    assert!(journeys.contains(r#"<div id="app" data-chunk="guides">"#));
    for part in ["a", "b"] {
        let link = format!(
            "<link rel=\"preload\" href=\"/assets/{part}.wasm\" as=\"fetch\" \
             type=\"application/wasm\" crossorigin>"
        );
        assert!(journeys.contains(&link), "{journeys}");
    }
    let home = get(&city.router, "/").await.text();
    assert!(home.contains(r#"<div id="app">"#) && !home.contains("preload"));
}
