//! Forms, examples and samples of results: what is sent, and what never is.

use axum::http::StatusCode;

use crate::support::{City, city, get, import_text, send, write};

const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";
const SVG: &[u8] = b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

async fn with_files() -> City {
    let city = city().await;
    let dir = city.dir.path();
    write(dir, "files/form-1.pdf", PDF);
    write(dir, "files/photo.jpg", b"\xff\xd8\xff\xe0 a photograph");
    write(dir, "files/stamp.png", b"\x89PNG\r\n\x1a\n a picture");
    write(dir, "files/evil.svg", SVG);
    write(dir, "files/page.pdf", b"<html><script>alert(1)</script>");
    write(dir, "files/word.docx", b"PK\x03\x04");
    write(
        dir,
        "files/large.pdf",
        &[PDF, &vec![b' '; 10 << 20]].concat(),
    );
    write(dir, "secret.pdf", PDF);
    city
}

#[tokio::test]
async fn a_file_is_what_its_content_says() {
    let city = with_files().await;
    for (guid, kind, name) in [
        ("form-1", "application/pdf", "form-1.pdf"),
        ("photo", "image/jpeg", "photo.jpg"),
        ("stamp", "image/png", "stamp.png"),
        ("evil", "image/svg+xml", "evil.svg"),
        ("sample-id-card", "image/svg+xml", "sample-id-card.svg"),
    ] {
        let got = get(&city.router, &format!("/api/v1/files/{guid}")).await;
        assert_eq!(got.status, StatusCode::OK, "{guid}");
        assert_eq!(got.header("content-type"), kind);
        assert_eq!(
            got.header("content-disposition"),
            format!("inline; filename=\"{name}\"")
        );
        assert_eq!(got.header("x-content-type-options"), "nosniff");
        assert_eq!(
            got.header("content-security-policy"),
            "sandbox; default-src 'none'; style-src 'unsafe-inline'"
        );
        assert!(got.header("cache-control").starts_with("public, max-age="));
        assert!(!got.body.is_empty());
    }
    let got = get(&city.router, "/api/v1/files/form-1").await;
    assert_eq!(got.body, PDF);
}

#[tokio::test]
async fn what_is_no_file_to_show_is_a_problem() {
    let city = with_files().await;
    let long = "a".repeat(65);
    for guid in [
        "none",
        "page",
        "word",
        "large",
        "form-1.pdf",
        "..%2Fsecret",
        "%2E%2E%2Fsecret.pdf",
        "..%5Csecret",
        "%2Fetc%2Fpasswd",
        "form-1%00",
        "%E8%A1%A8",
        &long,
    ] {
        let got = get(&city.router, &format!("/api/v1/files/{guid}")).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{guid}");
        assert_eq!(got.header("content-type"), "application/problem+json");
        assert_eq!(got.json()["title"], "没有这个文件", "{guid}");
        assert_eq!(got.header("cache-control"), "no-store");
    }
    for path in [
        "/api/v1/files/../secret",
        "/api/v1/files/",
        "/api/v1/files/a/b",
    ] {
        let got = get(&city.router, path).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{path}");
    }
    let got = get(&city.router, "/api/v1/files/%FF").await;
    assert_eq!(got.status, StatusCode::BAD_REQUEST);
    let got = get(&city.router, "/api/v1/files/form-1?download=1").await;
    assert_eq!(got.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_copy_of_a_file_that_is_still_good_is_not_sent_again() {
    let city = with_files().await;
    let uri = "/api/v1/files/form-1";
    let first = get(&city.router, uri).await;
    let tag = first.header("etag").to_owned();
    let again = send(&city.router, "GET", uri, &[("if-none-match", &tag)]).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    write(city.dir.path(), "files/form-1.pdf", b"%PDF-1.7 another");
    let changed = send(&city.router, "GET", uri, &[("if-none-match", &tag)]).await;
    assert_eq!(changed.status, StatusCode::OK);
    let head = send(&city.router, "HEAD", uri, &[]).await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
}

#[tokio::test]
async fn an_import_refuses_what_is_no_name_and_notes_what_is_absent() {
    let city = with_files().await;
    let text = |result: &str, form: &str| {
        format!(
            "task_handle_item,task_name,task_type,dept_name,result_guid,materials\n\
            F-1,甲,01,局,{result},\"[{{\"\"material_name\"\":\"\"申请表\"\",\"\"form_guid\"\":\"\"{form}\"\"}}]\"\n"
        )
    };
    let bad = text("../secret", "a/b");
    let report = import_text(&city.db, city.dir.path(), &bad, "610300").await;
    assert!(!report.is_done());
    let said = report.to_string();
    assert!(said.contains("第 2 行 result_guid：应为"), "{said}");
    assert!(
        said.contains("第 2 行 materials[1].form_guid：应为"),
        "{said}"
    );

    let good = text("no-such-file", "form-1");
    let report = import_text(&city.db, city.dir.path(), &good, "610300").await;
    assert!(report.is_done(), "{report}");
    let said = report.to_string();
    assert!(
        said.contains("1 个表格、样表或结果样本还没有文件"),
        "{said}"
    );
    assert!(
        said.contains("no-such-file") && !said.contains("form-1"),
        "{said}"
    );
    let item = get(&city.router, "/api/v1/service-items/F-1").await.json();
    assert_eq!(item["result_guid"], "no-such-file");
    assert_eq!(item["materials"][0]["form_guid"], "form-1");
}
