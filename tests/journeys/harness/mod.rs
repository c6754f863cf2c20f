//! The stage of a journey: a server on data of its own, a gate in front of it, a browser before
//! the gate. Everything ends with the journey, also with one that fails.

mod browser;
mod gate;
pub mod http;
mod page;
pub mod phone;
mod server;

use std::future::Future;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::{Arc, Once};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;
use tokio::task::LocalSet;

pub use self::browser::Setup;
use self::browser::{Browser, Console};
pub use self::gate::{Gate, Source};
pub use self::page::{Page, Role};
pub use self::server::Server;

/// How long anything may take that a journey waits for.
pub const LIMIT: Duration = Duration::from_secs(20);
/// How often it looks whether it is there.
const GLANCE: Duration = Duration::from_millis(25);
/// A browser and a server keep a core busy: more journeys at once are not faster.
static PLACES: Semaphore = Semaphore::const_new(2);

/// What `cargo xtask test` tells the journeys.
#[derive(Clone, Debug)]
pub struct Surroundings {
    pub driver: String,
    pub server: PathBuf,
    pub dist: PathBuf,
}

impl Surroundings {
    /// `None`, and a line that says how to run the journeys, where nobody prepared them.
    fn read() -> Option<Self> {
        static HINT: Once = Once::new();
        let path = |name| std::env::var_os(name).map(PathBuf::from);
        let read = || {
            Some(Self {
                driver: std::env::var("WEBDRIVER_URL").ok()?,
                server: path("SHIGANTONG_SERVER")?,
                dist: path("SHIGANTONG_DIST")?,
            })
        };
        let surroundings = read();
        if surroundings.is_none() {
            // Not by a macro: the test runner would keep the line to itself.
            HINT.call_once(|| {
                let _ = writeln!(
                    std::io::stderr(),
                    "journeys are left out: they need a browser and a built app; run `cargo xtask test`"
                );
            });
        }
        surroundings
    }
}

/// What a journey plays on.
#[derive(Debug)]
pub struct Stage {
    pub server: Server,
    pub gate: Gate,
    pub page: Page,
    pub surroundings: Surroundings,
}

/// A case of the sample.
#[derive(Clone, Debug)]
pub struct SampleCase {
    pub number: String,
    pub code: String,
    pub state: String,
    pub name: String,
}

impl Stage {
    /// The key of the first item that a query finds.
    pub async fn an_item(&self, query: &str) -> String {
        let target = format!("/api/v1/service-items?q={}", http::escaped(query));
        let found = http::get(&self.server.address, &target).await.json();
        let key = found["items"][0]["task_handle_item"].as_str();
        key.expect("an item").to_owned()
    }

    /// The cases of the sample, in the order of their stories.
    pub async fn cases(&self) -> Vec<SampleCase> {
        let target = "/api/v1/applications/samples";
        let found = http::get(&self.server.address, target).await.json();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let cases = found.as_array().unwrap().iter();
        cases
            .map(|case| SampleCase {
                number: text(&case["case_no"]),
                code: text(&case["query_code"]),
                state: text(&case["state"]["code"]),
                name: text(&case["task_name"]),
            })
            .collect()
    }

    /// The first case of the sample in a state.
    pub async fn case_in(&self, state: &str) -> SampleCase {
        let cases = self.cases().await;
        let found = cases.into_iter().find(|case| case.state == state);
        found.unwrap_or_else(|| panic!("no case is {state}"))
    }

    /// One address of every page.
    pub async fn addresses(&self) -> Vec<String> {
        let item = self.an_item("食品经营许可").await;
        let plain = [
            "/regions",
            "/halls",
            "/settings",
            "/kept",
            "/track",
            "/track/check",
            "/transparency/performance",
            "/transparency/hearings",
            "/transparency/decisions",
            "/credit?list_kind=black",
            "/credit/track",
            "/regulation",
            "/regulation/inspections",
            "/regulation/draws",
            "/regulation/draws/sample-draw-food",
            "/discretion",
            "/discretion?rule=sample-rule-food-licence&c=small",
            "/complaints",
            "/complaints/figures",
            "/complaints/track",
            "/complaints/mine",
            "/complaints/new",
        ];
        let search = format!("/search?q={}", http::escaped("食品经营许可"));
        let mut addresses = vec!["/".to_owned(), search];
        addresses.push(format!("/items/{item}"));
        addresses.push(format!("/guides/{item}"));
        addresses.push(format!(
            "/complaints/new?issue=unreasonable&item={item}&material={}",
            http::escaped("营业执照")
        ));
        addresses.push(format!("/guides/{item}/compare?sort=limit"));
        addresses.push(format!("/guides/{item}/flow"));
        addresses.push(format!(
            "/guides/{item}/checklist?q.who=licensed&q.kind=sale"
        ));
        let plain_item = self.an_item("居住证申领").await;
        addresses.push(format!("/guides/{plain_item}/checklist"));
        addresses.push("/journeys".to_owned());
        addresses.push("/journeys/open-restaurant".to_owned());
        addresses.push("/journeys/death?area_code=610302&with=house&with=notary".to_owned());
        addresses.extend(plain.map(str::to_owned));
        let list = "/api/v1/credit-records?list_kind=black&subject_kind=legal_person";
        let found = http::get(&self.server.address, list).await.json();
        let id = found["items"][0]["id"].as_str().expect("an entry");
        addresses.push(format!("/credit/{id}"));
        addresses.push(format!("/credit/{id}/repair"));
        let board = "/api/v1/complaints?sort=answered";
        let found = http::get(&self.server.address, board).await.json();
        let id = found["items"][0]["id"].as_str().expect("an entry");
        addresses.push(format!("/complaints/{id}"));
        // The steps of a complaint, before anything is written.
        for step in [
            "where", "about", "words", "photos", "who", "privacy", "check",
        ] {
            addresses.push(format!("/complaints/new?draft=layout&step={step}"));
        }
        addresses
    }
}

/// Plays a journey, then asks the browser's console for errors.
pub async fn journey<F, Fut>(setup: Setup, play: F)
where
    F: FnOnce(Arc<Stage>) -> Fut,
    Fut: Future<Output = ()> + 'static,
{
    let Some(surroundings) = Surroundings::read() else {
        return;
    };
    let _place = PLACES.acquire().await.unwrap();
    let server = Server::start(&surroundings).await;
    let gate = Gate::open(Source::Server(server.address.clone())).await;
    let browser = Browser::open(&surroundings.driver, &setup).await;
    let page = Page::new(browser.driver().clone(), &gate.url);
    let stage = Arc::new(Stage {
        server,
        gate,
        page,
        surroundings,
    });
    // A task of its own, so that a journey that panics still ends in order.
    let tasks = LocalSet::new();
    let task = tasks.spawn_local(play(Arc::clone(&stage)));
    let played = tasks.run_until(task).await;
    let console = browser.console(&setup.allowed).await;
    if played.is_err() {
        describe(&stage, &console).await;
    }
    browser.close().await;
    if let Err(failure) = played {
        std::panic::resume_unwind(failure.into_panic());
    }
    assert!(
        console.errors.is_empty(),
        "the console has errors: {:#?}",
        console.errors
    );
}

/// Says where a failed journey stood.
async fn describe(stage: &Stage, console: &Console) {
    eprintln!("address: {}", stage.page.address().await);
    eprintln!("requests: {:#?}", stage.gate.seen());
    eprintln!("console: {:#?}", console.all);
    if let Some(dir) = std::env::var_os("SHIGANTONG_SHOTS").map(PathBuf::from) {
        let name = std::thread::current()
            .name()
            .unwrap_or("journey")
            .replace("::", "-");
        stage
            .page
            .shoot(&dir.join(format!("failed-{name}.png")))
            .await;
    }
}

/// Waits until `look` finds what it looks for; says what was missing where it does not come.
pub async fn until<T>(what: &str, look: impl AsyncFnMut() -> Option<T>) -> T {
    within(LIMIT, what, look).await
}

/// The same with a patience of its own.
pub async fn within<T>(limit: Duration, what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(started.elapsed() < limit, "waited in vain: {what}");
        tokio::time::sleep(GLANCE).await;
    }
}
