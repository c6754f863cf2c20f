//! 打印: a guide on A4, as one takes it to the window. With `SHIGANTONG_SHOTS=DIR` the PDF is
//! written there, for eyes.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;

use crate::harness::{Role, Setup, Stage, journey};

/// A4 in points, as browsers round it.
pub const A4: (f64, f64) = (595.0, 842.0);

#[tokio::test]
async fn a_guide_on_paper() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        for (query, most) in [
            ("食品经营许可", 4),
            ("居民身份证首次申领", 4),
            ("最低生活保障", 4),
        ] {
            let item = stage.an_item(query).await;
            page.open(&format!("/guides/{item}")).await;
            page.find(Role::Button, "打印").await;
            let pdf = page.paper().await;
            if let Some(dir) = std::env::var_os("SHIGANTONG_SHOTS").map(PathBuf::from) {
                std::fs::create_dir_all(&dir).unwrap();
                std::fs::write(dir.join(format!("print-{query}.pdf")), &pdf).unwrap();
            }
            let sizes = sheets(&pdf);
            assert!(
                (1..=most).contains(&sizes.len()),
                "{query}: {} sheets",
                sizes.len()
            );
            for (width, height) in sizes {
                assert!(
                    (width - A4.0).abs() < 2.0 && (height - A4.1).abs() < 2.0,
                    "{query}: a sheet of {width} x {height} points"
                );
            }
        }
    })
    .await;
}

/// What is there on paper, and what is not.
#[tokio::test]
async fn paper_has_what_the_window_asks_for_and_no_navigation() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let item = stage.an_item("食品经营许可").await;
        page.open(&format!("/guides/{item}")).await;
        page.show_as("print").await;
        let shown = |selector: &str| {
            format!(
                "[...document.querySelectorAll({})].some(e => e.getClientRects().length
                    && (!e.checkVisibility || e.checkVisibility()))",
                json!(selector)
            )
        };
        for part in [
            "h1",
            ".strip",
            ".answers .paper",
            "#conditions li",
            "#materials li",
            "#limits",
            "#fees",
            "#where",
            "#contact",
            "#remedies",
            "#law b",
            ".on-paper svg",
        ] {
            assert_eq!(
                page.js(&shown(part)).await,
                json!(true),
                "{part} is not on paper"
            );
        }
        for part in [
            "nav",
            "button",
            ".actions",
            ".next",
            ".share",
            ".contents",
            ".answers a",
            "#law blockquote",
            "#report",
            ".file",
            ".report",
            "summary",
            "#faq",
        ] {
            assert_eq!(
                page.js(&shown(part)).await,
                json!(false),
                "{part} is on paper"
            );
        }
        let boxes = "[...document.querySelectorAll('.materials > li:not(.exempt)')].every(li => {
            const box = getComputedStyle(li, '::before');
            return parseFloat(box.width) > 10 && box.borderTopStyle === 'solid';
        })";
        assert_eq!(
            page.js(boxes).await,
            json!(true),
            "materials have no box to tick"
        );
        let exempt = "getComputedStyle(document.querySelector('.materials > li.exempt'), '::before').display === 'none'";
        assert_eq!(page.js(exempt).await, json!(true), "what is exempt has a box");
        for words in [
            "渭滨区政务服务中心",
            "0917-12345",
            "食品经营许可申请书",
            "个工作日",
        ] {
            page.shows(words).await;
        }
    })
    .await;
}

/// The sizes of the sheets of a PDF, in points.
pub fn sheets(pdf: &[u8]) -> Vec<(f64, f64)> {
    let text = String::from_utf8_lossy(pdf);
    let pages = text.matches("/Type /Page\n").count();
    let boxes: Vec<_> = text
        .split("/MediaBox [")
        .skip(1)
        .filter_map(|rest| {
            let numbers = rest.split(']').next()?.split_whitespace();
            let numbers: Vec<f64> = numbers.filter_map(|n| n.parse().ok()).collect();
            Some((*numbers.get(2)?, *numbers.get(3)?))
        })
        .collect();
    assert_eq!(boxes.len(), pages, "every sheet names its size");
    boxes
}
