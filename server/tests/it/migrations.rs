//! Databases that an earlier program wrote.

use shigantong_server::db::{Db, Performed};
use sqlx::{AssertSqlSafe, Executor};

use crate::support::city;

/// The first version of the tables knew no catalog codes beside the JSON.
#[tokio::test]
async fn columns_that_came_later_are_filled_from_the_items() {
    let city = city().await;
    for statement in [
        "DROP INDEX service_item_catalog_level",
        "DROP INDEX service_item_catalog_area",
        "ALTER TABLE service_item DROP COLUMN catalog_code",
        "ALTER TABLE service_item DROP COLUMN use_level",
        "ALTER TABLE service_item DROP COLUMN task_state",
        "DELETE FROM migration WHERE number = 2",
    ] {
        let done = city.db.pool().execute(AssertSqlSafe(statement.to_owned()));
        done.await.unwrap();
    }
    city.db.close().await;
    let db = Db::open(city.dir.path(), None).await.unwrap();
    let keys = async |code, performed| {
        let items = db.items_of_catalog(code, performed, "", 9).await.unwrap();
        let keys: Vec<String> = items.into_iter().map(|i| i.task_handle_item).collect();
        keys.join(",")
    };
    let id_card = "000100001000";
    assert_eq!(keys(id_card, Performed::AtLevel("4")).await, "W-1,J-1");
    assert_eq!(keys(id_card, Performed::AtLevel("3")).await, "C-1");
    assert_eq!(keys(id_card, Performed::In("610303")).await, "J-1");
    assert_eq!(keys(id_card, Performed::In("610302001")).await, "");
    assert_eq!(keys("000700009000", Performed::AtLevel("3")).await, "");
    assert_eq!(keys("", Performed::AtLevel("4")).await, "");
}
