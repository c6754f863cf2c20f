//! What the tests share: a city of four regions, a router over it, and requests.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::Value;
use shigantong_contract::AreaCode;
use shigantong_server::app::{self, Dist};
use shigantong_server::db::Db;
use shigantong_server::files::Store;
use shigantong_server::import::{self, AreaFile, Import, Report};
use shigantong_server::state::State;
use tempfile::TempDir;
use tower::ServiceExt;

/// Regions in the order in which they are shown.
pub const AREAS: &str = "area_code,name,hall_name,hall_phone\n\
    610300,宝鸡市,宝鸡市政务服务中心,0917-3260000\n\
    610302,渭滨区,渭滨区政务服务中心,\n\
    610303,金台区,,\n\
    610302001,金陵街道,,\n";

/// Items: one everywhere, one power, one of the town, one that is cancelled.
pub const ITEMS: &str = "\
task_handle_item,task_name,catalog_code,task_type,area_code,dept_name,dept_code,server_type,handle_type,project_type,limit_scene_num,promise_day,promise_type,user_topic_type,plain_words,task_state
C-1,居民身份证首次申领,000100001000,20,610300,宝鸡市公安局,1161030001600001A1,1,\"1,2\",承诺件,1,20,工作日,113,办身份证,1
W-1,居民身份证首次申领,000100001000,20,610302,渭滨区公安局,1161030201600001A2,1,1,2,2,30,1,113,办身份证,1
J-1,居民身份证首次申领,000100001000,20,610303,金台区公安局,1161030301600001A3,1,1,2,2,30,2,113,办身份证,1
C-2,对未取得食品经营许可从事经营的处罚,000200002000,02,610300,宝鸡市市场监督管理局,1161030001600002B1,2,,,,,,,,1
W-2,食品经营许可,000100003000,行政许可,610302,渭滨区市场监督管理局,1161030201600002B2,\"1、2\",窗口,即办件,0,0,1,,开饭馆|开餐厅,1
T-1,城市最低生活保障金给付,000500004000,05,610302001,金陵街道办事处,1161030201600009X9,1,1,2,1,15,1,112,低保,1
C-9,已经取消的事项,000700009000,07,610300,宝鸡市公安局,1161030001600001A1,,,,,,,,,3
";

pub struct City {
    pub dir: TempDir,
    pub db: Db,
    pub state: State,
    pub router: Router,
}

/// A temporary city with the regions and items above, served without an app.
pub async fn city() -> City {
    let dir = TempDir::new().unwrap();
    let db = Db::open(dir.path(), None).await.unwrap();
    fill(&db, dir.path()).await;
    let state = State::load(db.clone(), dir.path()).await.unwrap();
    let router = app::router(state.clone(), None).unwrap();
    City {
        dir,
        db,
        state,
        router,
    }
}

/// The same with an app.
pub async fn city_with(dist: &Path) -> City {
    let mut city = city().await;
    let dist = Dist {
        dir: dist.to_owned(),
        origin: Some("https://fw.example.cn/".to_owned()),
    };
    city.router = app::router(city.state.clone(), Some(&dist)).unwrap();
    city
}

pub async fn fill(db: &Db, dir: &Path) {
    let file = write(dir, "areas.csv", AREAS.as_bytes());
    let settings = vec![("city_name", "宝鸡市".to_owned())];
    let report = AreaFile { file, settings }.run(db).await.unwrap();
    assert!(report.is_done(), "{report}");
    let report = import_text(db, dir, ITEMS, "610300").await;
    assert!(report.is_done(), "{report}");
}

pub fn write(dir: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = dir.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path
}

pub async fn import_text(db: &Db, dir: &Path, text: &str, area: &str) -> Report {
    let file = write(dir, "items.csv", text.as_bytes());
    import_file(db, &file, area).await
}

pub async fn import_file(db: &Db, file: &Path, area: &str) -> Report {
    let import = Import {
        file: file.to_owned(),
        area: AreaCode::parse(area).unwrap(),
        area_name: None,
        files: Store::new(file.parent().unwrap()),
    };
    import::run(db, &import).await.unwrap()
}

/// An answer, taken apart.
pub struct Got {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Got {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The texts at `field` of every item of a list.
    pub fn each(&self, field: &str) -> Vec<String> {
        let json = self.json();
        let items = json["items"].as_array().unwrap();
        items
            .iter()
            .map(|item| item[field].as_str().unwrap().to_owned())
            .collect()
    }

    /// The values of a facet with their counts.
    pub fn facet(&self, name: &str) -> Vec<(String, u64)> {
        let json = self.json();
        let facets = json["facets"].as_array().unwrap();
        let facet = facets.iter().find(|facet| facet["name"] == name).unwrap();
        let values = facet["values"].as_array().unwrap();
        values
            .iter()
            .map(|value| {
                (
                    value["code"].as_str().unwrap().to_owned(),
                    value["count"].as_u64().unwrap(),
                )
            })
            .collect()
    }
}

pub async fn get(router: &Router, uri: &str) -> Got {
    send(router, "GET", uri, &[]).await
}

pub async fn send(router: &Router, method: &str, uri: &str, headers: &[(&str, &str)]) -> Got {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    Got {
        status: parts.status,
        headers: parts.headers,
        body: to_bytes(body, usize::MAX).await.unwrap().into(),
    }
}

/// A file beside the project, or `None` with a line that says so: a clone may stand alone.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/data")
        .join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not here", path.display());
    None
}
