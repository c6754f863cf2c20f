//! Pictures of every page, for eyes: `SHIGANTONG_SHOTS=DIR cargo xtask test journeys`.

use std::path::PathBuf;
use std::sync::Arc;

use crate::harness::{Page, Setup, Stage, http, journey};
use crate::layout::{LOOKS, SIZES, dress};

/// A picture of what a journey has come to, on the smallest common phone in every look.
pub async fn snap(page: &Page, name: &str) {
    let Some(dir) = std::env::var_os("SHIGANTONG_SHOTS").map(PathBuf::from) else {
        return;
    };
    for look in LOOKS.into_iter().take(3) {
        dress(page, look).await;
        page.resize(360, 640).await;
        let dressed = if look.1.is_empty() { look.0 } else { look.1 };
        page.shoot(&dir.join(format!("at-{name}-{dressed}-360x640.png")))
            .await;
    }
    dress(page, LOOKS[0]).await;
}

#[tokio::test]
async fn pictures() {
    let Some(dir) = std::env::var_os("SHIGANTONG_SHOTS").map(PathBuf::from) else {
        return;
    };
    let setup = Setup::default().allowing(&["status of 404"]);
    journey(setup, async move |stage: Arc<Stage>| {
        let page = &stage.page;
        let mut addresses = stage.addresses().await;
        addresses.push(format!("/search?q={}", http::escaped("没有这回事xyz")));
        addresses.push("/nowhere".to_owned());
        for (number, address) in addresses.iter().enumerate() {
            page.open(address).await;
            let name = address
                .trim_start_matches('/')
                .split(['/', '?'])
                .next()
                .unwrap_or_default();
            let name = if name.is_empty() { "home" } else { name };
            for look in LOOKS.into_iter().take(3) {
                dress(page, look).await;
                let dressed = if look.1.is_empty() { look.0 } else { look.1 };
                for (width, height) in SIZES.into_iter().skip(1) {
                    page.resize(width, height).await;
                    let file = format!("{number:02}-{name}-{dressed}-{width}x{height}.png");
                    page.shoot(&dir.join(file)).await;
                }
            }
        }
    })
    .await;
}
