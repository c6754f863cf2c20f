//! 版面与无障碍: every page, at every width, in every size of type, light, dark and for elders.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::harness::{Page, Role, Setup, Stage, journey};

/// From the narrowest phone to a desktop; the heights of common screens.
pub const SIZES: [(u32, u32); 5] = [(320, 568), (360, 640), (390, 844), (768, 1024), (1280, 800)];
const CHECKS: &str = include_str!("checks.js");

/// How a page looks: what the phone prefers, and the size of type that is chosen.
pub const LOOKS: [(&str, &str); 4] = [
    ("light", ""),
    ("dark", ""),
    ("light", "elder"),
    ("dark", "elder"),
];

/// Puts a look on the page as it is.
pub async fn dress(page: &Page, (scheme, mode): (&str, &str)) {
    page.prefer(scheme).await;
    let script = "arguments[0] ? document.documentElement.setAttribute('data-mode', arguments[0])
        : document.documentElement.removeAttribute('data-mode');";
    page.run(script, vec![json!(mode)]).await;
}

/// The limits that a size of type must keep.
fn limits(mode: &str) -> Value {
    match mode {
        "elder" => json!({ "target": 60, "text": 20, "contrast": 4.5 }),
        _ => json!({ "target": 44, "text": 12, "contrast": 4.5 }),
    }
}

async fn problems(page: &Page, options: &Value) -> Vec<String> {
    let problems = page.run(CHECKS, vec![options.clone()]).await;
    let problems = problems.as_array().expect("the checks ran").clone();
    problems
        .iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

/// What is wrong with the page as it is, in a size of type.
pub async fn problems_of(page: &Page, mode: &str) -> Vec<String> {
    problems(page, &limits(mode)).await
}

/// What is wrong, each kind once, with the first place where it was seen and how often it was.
#[derive(Default)]
struct Findings(Vec<Finding>);

struct Finding {
    kind: String,
    place: String,
    problem: String,
    count: usize,
}

impl Findings {
    fn add(&mut self, place: &str, problems: Vec<String>) {
        for problem in problems {
            // Numbers and texts differ from place to place, the cause does not.
            let kind: String = problem
                .chars()
                .filter(|c| c.is_ascii() && !c.is_ascii_digit())
                .take(60)
                .collect();
            match self.0.iter_mut().find(|known| known.kind == kind) {
                Some(known) => known.count += 1,
                None => self.0.push(Finding {
                    kind,
                    place: place.to_owned(),
                    problem,
                    count: 1,
                }),
            }
        }
    }

    fn assert_none(&self) {
        let lines = self.0.iter().map(|finding| {
            let Finding {
                place,
                problem,
                count,
                ..
            } = finding;
            format!("{place}: {problem} ({count} times)")
        });
        let lines: Vec<_> = lines.collect();
        assert!(lines.is_empty(), "findings:\n{}", lines.join("\n"));
    }
}

#[tokio::test]
async fn pages_keep_what_they_owe_everybody() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let mut findings = Findings::default();
        for address in stage.addresses().await {
            page.open(&address).await;
            for look in LOOKS {
                dress(page, look).await;
                for (width, height) in [(360, 640), (1280, 800)] {
                    page.resize(width, height).await;
                    let place = format!("{address} {look:?} {width}");
                    findings.add(&place, problems(page, &limits(look.1)).await);
                }
            }
        }
        findings.assert_none();
    })
    .await;
}

/// Large type from the phone's settings, on every width: nothing overflows sideways.
#[tokio::test]
async fn large_type_fits() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let mut findings = Findings::default();
        for address in stage.addresses().await {
            page.open(&address).await;
            for mode in ["", "large", "elder"] {
                dress(page, ("light", mode)).await;
                for percent in [100, 175, 200] {
                    let size = format!("document.documentElement.style.fontSize = '{percent}%'");
                    page.js(&size).await;
                    for (width, height) in SIZES {
                        page.resize(width, height).await;
                        let place = format!("{address} {mode} {percent} % {width}");
                        findings.add(&place, problems(page, &json!({})).await);
                    }
                }
            }
        }
        findings.assert_none();
    })
    .await;
}

/// WeChat enlarges text by itself; the page is not told.
#[tokio::test]
async fn text_that_the_webview_enlarges_fits() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let mut findings = Findings::default();
        page.resize(320, 568).await;
        for address in stage.addresses().await {
            page.open(&address).await;
            page.js("document.body.style.webkitTextSizeAdjust = '150%'")
                .await;
            findings.add(&address, problems(page, &json!({})).await);
        }
        findings.assert_none();
    })
    .await;
}

/// What unfolds keeps the same: filters, the text of a law, questions.
#[tokio::test]
async fn what_unfolds_fits_as_well() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let mut findings = Findings::default();
        for address in stage.addresses().await {
            page.open(&address).await;
            page.js("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
                .await;
            for look in LOOKS {
                dress(page, look).await;
                for (width, height) in [(320, 568), (1280, 800)] {
                    page.resize(width, height).await;
                    let place = format!("{address} unfolded {look:?} {width}");
                    findings.add(&place, problems(page, &limits(look.1)).await);
                }
            }
        }
        findings.assert_none();
    })
    .await;
}

/// Half of the screen is the keyboard: the field that one types into stays in sight.
#[tokio::test]
async fn the_keyboard_hides_no_field() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        for address in ["/", "/search"] {
            page.resize(360, 640).await;
            page.open(address).await;
            page.search_box().await.click().await.unwrap();
            page.resize(360, 320).await;
            let in_sight = "(() => {
                const field = document.activeElement, box = field.getBoundingClientRect();
                return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === field;
            })()";
            page.until("the field is in sight", in_sight).await;
            page.find(Role::Button, "搜索").await;
        }
    })
    .await;
}
