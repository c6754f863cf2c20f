//! The browser, and everything that only Chromium's driver has: viewport, media, scripts before a
//! page, console. Another browser needs another file like this one and nothing else.

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

/// No traffic of its own, no first-run pages.
const ARGUMENTS: &[&str] = &[
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
];

/// How a journey's browser starts.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Whether pages may run scripts.
    pub has_scripts: bool,
    /// Runs in every page before its own scripts.
    pub before: &'static str,
    /// Errors in the console that the journey is about: what their text contains.
    pub allowed: Vec<&'static str>,
    /// The viewport.
    pub size: (u32, u32),
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            has_scripts: true,
            before: "",
            allowed: vec![],
            size: (360, 640),
        }
    }
}

impl Setup {
    /// Runs a script in every page before its own.
    pub fn before(script: &'static str) -> Self {
        Self {
            before: script,
            ..Self::default()
        }
    }

    /// Without JavaScript.
    pub fn without_scripts() -> Self {
        Self {
            has_scripts: false,
            ..Self::default()
        }
    }

    /// Expects errors whose text contains one of these.
    pub fn allowing(mut self, allowed: &[&'static str]) -> Self {
        self.allowed.extend(allowed);
        self
    }
}

/// What the console says.
#[derive(Debug)]
pub struct Console {
    pub all: Vec<String>,
    pub errors: Vec<String>,
}

/// A browser with a new profile.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    profile: TempDir,
}

impl Browser {
    pub async fn open(driver: &str, setup: &Setup) -> Self {
        let profile = TempDir::new().unwrap();
        let capabilities = capabilities(profile.path(), setup);
        let driver = WebDriver::new(driver, capabilities).await;
        let driver = driver.unwrap_or_else(|error| panic!("no browser: {error}"));
        resize(&driver, setup.size).await;
        if !setup.before.is_empty() {
            let script = json!({ "source": setup.before });
            devtools(&driver, "Page.addScriptToEvaluateOnNewDocument", script).await;
        }
        Self { driver, profile }
    }

    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// What the console has said since the start.
    pub async fn console(&self, allowed: &[&str]) -> Console {
        let entries = self.driver.browser_log().await.unwrap_or_default();
        let text = |level: &str, message: &str| format!("{level} {message}");
        let is_error = |level: &str, message: &str| {
            level == "SEVERE" && !allowed.iter().any(|part| message.contains(part))
        };
        let mut console = Console {
            all: vec![],
            errors: vec![],
        };
        for entry in entries {
            let level = format!("{:?}", entry.level).to_uppercase();
            let line = text(&level, &entry.message);
            if is_error(&level, &entry.message) {
                console.errors.push(line.clone());
            }
            console.all.push(line);
        }
        console
    }

    pub async fn close(self) {
        // Where it does not answer any more, the driver ends it.
        let _ = self.driver.quit().await;
        // It may still be writing; what stays after that is for the system to sweep.
        for _ in 0..40 {
            if std::fs::remove_dir_all(self.profile.path()).is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Gives the page the viewport of a phone, or of a desktop from 1,000 px on.
pub async fn resize(driver: &WebDriver, (width, height): (u32, u32)) {
    let metrics = json!({
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 1_000,
    });
    devtools(driver, "Emulation.setDeviceMetricsOverride", metrics).await;
}

/// Sets what the phone prefers: `light` or `dark`.
pub async fn prefer(driver: &WebDriver, scheme: &str) {
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    devtools(driver, "Emulation.setEmulatedMedia", media).await;
}

/// Writes half of a text with an input method: what stands in the field is not meant yet.
pub async fn compose(driver: &WebDriver, text: &str) {
    let end = text.encode_utf16().count();
    let composition = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
    devtools(driver, "Input.imeSetComposition", composition).await;
}

/// Ends the composition with this text.
pub async fn commit(driver: &WebDriver, text: &str) {
    devtools(driver, "Input.insertText", json!({ "text": text })).await;
}

/// Shows the page as it is on `print` or on `screen`.
pub async fn show_as(driver: &WebDriver, media: &str) {
    let media = json!({ "media": media });
    devtools(driver, "Emulation.setEmulatedMedia", media).await;
}

/// The page as a PDF, as the print dialog makes it, in base64.
pub async fn paper(driver: &WebDriver) -> String {
    let options = json!({ "preferCSSPageSize": true, "printBackground": false });
    let answer = devtools(driver, "Page.printToPDF", options).await;
    answer["data"].as_str().unwrap_or_default().to_owned()
}

/// Makes the machine so many times as slow.
pub async fn throttle(driver: &WebDriver, times: u32) {
    devtools(
        driver,
        "Emulation.setCPUThrottlingRate",
        json!({ "rate": times }),
    )
    .await;
}

async fn devtools(driver: &WebDriver, command: &str, parameters: Value) -> Value {
    let done = driver.cdp().send_raw(command, parameters).await;
    done.unwrap_or_else(|error| panic!("{command}: {error}"))
}

fn capabilities(profile: &Path, setup: &Setup) -> Capabilities {
    let mut arguments: Vec<String> = ARGUMENTS.iter().map(ToString::to_string).collect();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    if is_root() {
        arguments.push("--no-sandbox".to_owned());
    }
    let preferences = if setup.has_scripts {
        json!({})
    } else {
        json!({ "profile.managed_default_content_settings.javascript": 2 })
    };
    let capabilities = json!({
        "browserName": "chrome",
        // A page whose wasm never comes is ready for a person all the same.
        "pageLoadStrategy": "eager",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": { "args": arguments, "prefs": preferences },
    });
    let Value::Object(capabilities) = capabilities else {
        unreachable!("it is written as an object")
    };
    capabilities.into()
}

/// The system gives no sandbox to root.
fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|myself| myself.uid() == 0)
}
