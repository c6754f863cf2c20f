//! 启动与停止.

use std::io::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, bail};
use shigantong_contract::AreaCode;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::{self, Dist};
use crate::cases::{self, KEY_FILE};
use crate::cli::ServeArgs;
use crate::db::{Db, Kind};
use crate::holidays::Holidays;
use crate::import::{self, Report};
use crate::journeys;
use crate::sample;
use crate::state::{Options, StaffToken, State};

/// How long requests may take to end after the signal to stop.
const MOST_FAREWELL: Duration = Duration::from_secs(10);

/// The environment: what staff proves itself with, and the key that signs.
const STAFF_TOKEN: &str = "SHIGANTONG_STAFF_TOKEN";
const SIGNING_KEY: &str = "SHIGANTONG_SIGNING_KEY";

/// How to serve.
#[derive(Clone, Debug)]
pub struct Serve {
    /// The address to listen on.
    pub host: String,
    /// The port; 0 is any.
    pub port: u16,
    /// The data directory.
    pub data: PathBuf,
    /// The PostgreSQL instead of SQLite.
    pub database_url: Option<String>,
    /// The app as it was built.
    pub dist: Option<PathBuf>,
    /// The address under which the public knows the server.
    pub origin: Option<String>,
    /// The proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether an empty database gets the sample.
    pub sample: bool,
}

impl From<ServeArgs> for Serve {
    fn from(args: ServeArgs) -> Self {
        Self {
            host: args.host,
            port: args.port,
            data: args.data.data,
            database_url: args.data.database_url,
            dist: args.dist,
            origin: args.origin,
            trusted_proxies: args.trusted_proxies,
            sample: !args.no_sample,
        }
    }
}

/// Serves until a signal to stop.
///
/// # Errors
/// What keeps it from starting: a busy port, a directory that cannot be written.
pub async fn run(serve: Serve) -> anyhow::Result<()> {
    // The port first: whoever starts a second server hears so before anything is touched.
    let address = (serve.host.as_str(), serve.port);
    let listener = match TcpListener::bind(address).await {
        Ok(listener) => listener,
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            bail!("端口 {} 已被占用，请用 --port 换一个", serve.port)
        }
        Err(error) => {
            return Err(error).context(format!("无法监听 {}:{}", serve.host, serve.port));
        }
    };
    let db = Db::open(&serve.data, serve.database_url.as_deref()).await?;
    if serve.sample && db.is_empty().await? {
        load_sample(&db).await?;
    }
    if serve.sample && db.lacks_sample_journeys().await? {
        load_sample_journeys(&db).await?;
    }
    if serve.sample && db.lacks_sample_regulation().await? {
        load_sample_regulation(&db).await?;
    }
    let options = options(&serve)?;
    if db.kind() == Kind::Postgres && options.signing_key.is_none() {
        println!(
            "提示：没有设置 SHIGANTONG_SIGNING_KEY，用 {} 里的签名密钥；几个服务共用一个 PostgreSQL 时，请给它们同一个密钥",
            serve.data.join(KEY_FILE).display()
        );
    }
    let state = State::load_with(db.clone(), &serve.data, options).await?;
    if serve.sample && db.lacks_sample_cases().await? {
        load_sample_cases(&state).await?;
    }
    if serve.sample && db.lacks_sample_credit().await? {
        load_sample_credit(&state).await?;
    }
    if serve.sample && db.lacks_sample_complaints().await? {
        load_sample_complaints(&state).await?;
    }
    let (watched, credit) = (state.clone(), state.credit().clone());
    let dist = serve.dist.map(|dir| Dist {
        dir,
        origin: serve.origin,
    });
    let router = app::router(state, dist.as_ref())?;
    let watch = tokio::spawn(watched.watch());
    let tidy = tokio::spawn(credit.tidy());
    // Whoever reads the address may send a signal right away.
    let stop = stop_signal()?;
    println!("http://{}", shown(&listener)?);
    std::io::stdout().flush()?;
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, router).with_graceful_shutdown(stopped(stop.clone()));
    let late = async {
        stopped(stop).await;
        tokio::time::sleep(MOST_FAREWELL).await;
    };
    tokio::select! {
        done = server => done?,
        () = late => {}
    }
    watch.abort();
    tidy.abort();
    db.close().await;
    Ok(())
}

/// What the environment and the command line say of this server alone. Secrets stand in the
/// environment, where no list of processes shows them.
fn options(serve: &Serve) -> anyhow::Result<Options> {
    let token = given(STAFF_TOKEN).map(|token| {
        let token = StaffToken::new(&token);
        token.with_context(|| {
            let least = StaffToken::LEAST;
            format!("{STAFF_TOKEN} 太短，至少 {least} 个字符，可用 openssl rand -hex 32 生成")
        })
    });
    Ok(Options {
        staff_token: token.transpose()?,
        signing_key: signing_key(),
        trusted_proxies: serve.trusted_proxies.clone(),
        ..Options::default()
    })
}

/// The key that signs, if the environment has one.
pub(crate) fn signing_key() -> Option<String> {
    given(SIGNING_KEY)
}

fn given(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The address to type; one that listens everywhere is reached as this machine.
fn shown(listener: &TcpListener) -> anyhow::Result<String> {
    let address = listener.local_addr()?;
    let port = address.port();
    Ok(match address.ip() {
        ip if ip.is_unspecified() => format!("127.0.0.1:{port}"),
        _ => address.to_string(),
    })
}

async fn load_sample(db: &Db) -> anyhow::Result<()> {
    let sample = sample::rows().context("示例数据无法读取")?;
    let city = sample.areas.first().context("示例数据没有地区")?;
    let city = AreaCode::parse(&city.area_code)
        .ok()
        .context("示例城市的区划代码有误")?;
    let context = import::Context {
        area: city,
        is_sample: true,
    };
    let rows = sample.rows.len();
    let report = Report {
        rows,
        format: "示例数据".to_owned(),
        ..Report::default()
    };
    println!("首次启动：载入示例数据，共 {rows} 项……");
    let progress = |done: usize| {
        if done.is_multiple_of(1_000) {
            println!("已载入 {done}/{rows}");
        }
    };
    let report = import::load(
        db,
        &sample.areas,
        &sample.rows,
        &context,
        None,
        report,
        progress,
    )
    .await?;
    if !report.is_done() {
        bail!("示例数据有误：\n{report}");
    }
    Ok(())
}

/// A sample that an earlier program loaded has none. Items of it may have been taken away since:
/// then the sample goes without.
async fn load_sample_journeys(db: &Db) -> anyhow::Result<()> {
    let report = journeys::load(db, sample::JOURNEYS, true).await?;
    if !report.is_done() {
        tracing::warn!(%report, "the sample's journeys do not fit its items");
    }
    Ok(())
}

/// The sample's companies, inspections, standards and penalties, told relative to today.
async fn load_sample_regulation(db: &Db) -> anyhow::Result<()> {
    let holidays = Holidays::load(db).await?;
    let report = sample::load_regulation(db, &holidays, cases::now()?.date()).await?;
    if !report.is_done() {
        tracing::warn!(%report, "the sample's regulation does not fit its items");
    }
    Ok(())
}

/// The sample's cases, told relative to today. Their codes are said here and by the API alone.
async fn load_sample_cases(state: &State) -> anyhow::Result<()> {
    let today = cases::now()?.date();
    let holidays = state.holidays();
    let loaded = sample::load_cases(state.db(), state.cases(), &holidays, today).await?;
    if loaded.is_empty() {
        return Ok(());
    }
    println!("示例办件（办件编号、查询码），可以在“办件查询”里试：");
    for case in loaded {
        let code = case.query_code.grouped();
        println!("  {}  {code}  {}", case.case_no, case.task_name);
    }
    Ok(())
}

/// The sample's credit records, told relative to now, and applications about them.
async fn load_sample_credit(state: &State) -> anyhow::Result<()> {
    let (credit, holidays) = (state.credit(), state.holidays());
    let loaded = sample::load_credit(credit, &holidays, credit.now()?).await?;
    if loaded.is_empty() {
        return Ok(());
    }
    println!("示例信用申请（申请编号、查询码），可以在“申请进度”里试：");
    for application in loaded {
        let code = application.query_code.grouped();
        println!("  {}  {code}  {}", application.no, application.name);
    }
    Ok(())
}

/// The sample's complaints, told relative to now.
async fn load_sample_complaints(state: &State) -> anyhow::Result<()> {
    let complaints = state.complaints();
    let loaded = sample::load_complaints(complaints, complaints.now()?).await?;
    println!("示例诉求（诉求编号、查询码），可以在“查我的诉求”里试：");
    for complaint in loaded {
        let code = complaint.query_code.grouped();
        println!("  {}  {code}  {}", complaint.no, complaint.issue);
    }
    Ok(())
}

/// Installs the handlers of SIGINT and SIGTERM at once; what is returned turns true when one came.
#[cfg(unix)]
fn stop_signal() -> anyhow::Result<watch::Receiver<bool>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(told_by(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }))
}

/// What is returned turns true on Ctrl-C.
#[cfg(not(unix))]
fn stop_signal() -> anyhow::Result<watch::Receiver<bool>> {
    Ok(told_by(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }))
}

fn told_by(signal: impl Future<Output = ()> + Send + 'static) -> watch::Receiver<bool> {
    let (tell, told) = watch::channel(false);
    tokio::spawn(async move {
        signal.await;
        tell.send_replace(true);
    });
    told
}

/// Waits for the signal.
async fn stopped(mut stop: watch::Receiver<bool>) {
    if stop.wait_for(|stop| *stop).await.is_err() {
        std::future::pending::<()>().await;
    }
}
