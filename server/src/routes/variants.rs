//! 同一标准: /service-items/{task_handle_item}/variants.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use shigantong_contract::{ServiceItem, Variant, Variants};

use super::openapi::Problems;
use crate::db::{CatalogItem, Performed};
use crate::error::ApiError;
use crate::http::{Pairs, Tag, is_fresh, json, not_modified};
use crate::state::State;

/// How many places one answer holds, as `contract` says.
const MOST: u16 = 200;

/// The item, and the same item of every other place that performs it at its level.
#[utoipa::path(
    get,
    path = "/api/v1/service-items/{task_handle_item}/variants",
    operation_id = "get_variants",
    tag = "service-items",
    params(("task_handle_item" = String, Path, description = "业务办理项编码")),
    responses((status = 200, description = "The item in every place", body = Variants), Problems)
)]
pub(super) async fn of_item(
    Shared(state): Shared<State>,
    key: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let Path(key) = key.map_err(|_| ApiError::NotText)?;
    Pairs::parse(uri.query())?.only([])?;
    let catalog = state.catalog();
    let tag = Tag::of(&["variants", catalog.tag(), &key]);
    if is_fresh(&headers, &tag) {
        return Ok(not_modified(&tag));
    }
    let detail = state.db().item(&key).await.map_err(ApiError::internal)?;
    let Some(detail) = detail else {
        return Err(ApiError::NoSuchItem(key));
    };
    let item: ServiceItem = serde_json::from_str(&detail).map_err(ApiError::internal)?;
    let performed = Performed::AtLevel(&item.use_level.code);
    let mut rows = state
        .db()
        .items_of_catalog(&item.catalog_code, performed, &key, MOST + 1)
        .await
        .map_err(ApiError::internal)?;
    let has_more = bound(&mut rows, &key);
    let mut variants = Vec::with_capacity(rows.len());
    for row in &rows {
        variants.push(variant(row).map_err(ApiError::internal)?);
    }
    // Without a code, and once it is cancelled, the item is not among those of its code.
    if rows.iter().all(|row| row.task_handle_item != key) {
        let mut own: Variant = serde_json::from_str(&detail).map_err(ApiError::internal)?;
        if let Some(name) = catalog.area_name(&own.area_code) {
            name.clone_into(&mut own.area_name);
        }
        variants.insert(0, own);
    }
    keep_alike(&mut variants, &key);
    let variants = Variants {
        catalog_code: item.catalog_code,
        task_name: item.task_name,
        task_type: item.task_type,
        use_level: item.use_level,
        is_sample: item.is_sample,
        has_more,
        variants,
    };
    json(&tag, &variants)
}

/// Leaves out what is beyond the bound, never the item itself; says whether there was anything.
fn bound(rows: &mut Vec<CatalogItem>, key: &str) -> bool {
    if rows.len() <= usize::from(MOST) {
        return false;
    }
    let last = rows.iter().rposition(|row| row.task_handle_item != key);
    last.map(|last| rows.remove(last)).is_some()
}

fn variant(row: &CatalogItem) -> serde_json::Result<Variant> {
    let mut variant: Variant = serde_json::from_str(&row.detail)?;
    row.area_name.clone_into(&mut variant.area_name);
    Ok(variant)
}

/// A region may have several 业务办理项 under one 基本编码, such as one for a new licence and one
/// for its renewal: then only those of the same name are the same item. Where the region of the
/// item has just this one, the code alone says what is the same, whatever another region calls it.
fn keep_alike(variants: &mut Vec<Variant>, key: &str) {
    let Some(own) = variants
        .iter()
        .find(|variant| variant.task_handle_item == key)
    else {
        return;
    };
    let (area, name) = (own.area_code.clone(), bare(&own.task_name));
    let is_only = variants
        .iter()
        .filter(|variant| variant.area_code == area)
        .count()
        == 1;
    let named_alike: Vec<String> = variants
        .iter()
        .filter(|variant| bare(&variant.task_name) == name)
        .map(|variant| variant.area_code.clone())
        .collect();
    variants.retain(|variant| {
        let other_name = || is_only && !named_alike.contains(&variant.area_code);
        variant.task_handle_item == key
            || variant.area_code != area && (bare(&variant.task_name) == name || other_name())
    });
}

/// A name without what lists write differently: blanks and punctuation.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_items_of_one_code_are_told_apart_by_name() {
        type Row<'r> = (&'r [(&'r str, &'r str, &'r str)], &'r [&'r str]);
        // The first is the item that was asked for.
        let rows: &[Row<'_>] = &[
            (&[("A", "1", "新办"), ("B", "2", "新办")], &["A", "B"]),
            (
                &[("A", "1", "许可(新办)"), ("B", "2", "许可（新办）")],
                &["A", "B"],
            ),
            (&[("A", "1", "新办"), ("B", "2", "核发")], &["A", "B"]),
            (
                &[("A", "1", "新办"), ("B", "2", "新办"), ("C", "2", "延续")],
                &["A", "B"],
            ),
            (
                &[("A", "1", "新办"), ("C", "1", "延续"), ("B", "2", "新办")],
                &["A", "B"],
            ),
            (
                &[("A", "1", "新办"), ("C", "1", "延续"), ("B", "2", "核发")],
                &["A"],
            ),
            (&[("A", "1", "新办"), ("C", "1", "新办")], &["A"]),
        ];
        for (given, expected) in rows {
            let mut variants: Vec<Variant> = given
                .iter()
                .map(|(key, area, name)| Variant {
                    task_handle_item: (*key).to_owned(),
                    area_code: (*area).to_owned(),
                    task_name: (*name).to_owned(),
                    ..Variant::default()
                })
                .collect();
            keep_alike(&mut variants, "A");
            let kept: Vec<&str> = variants
                .iter()
                .map(|v| v.task_handle_item.as_str())
                .collect();
            assert_eq!(kept, *expected, "{given:?}");
        }
    }

    #[test]
    fn the_item_itself_is_never_beyond_the_bound() {
        let row = |number: u16| CatalogItem {
            task_handle_item: number.to_string(),
            area_code: String::new(),
            area_name: String::new(),
            detail: String::new(),
        };
        for (count, is_cut) in [(MOST, false), (MOST + 1, true)] {
            let mut rows: Vec<CatalogItem> = (1..=count).map(row).collect();
            assert_eq!(bound(&mut rows, &count.to_string()), is_cut);
            assert_eq!(rows.len(), usize::from(MOST));
            assert_eq!(
                rows.last().map(|row| row.task_handle_item.clone()),
                Some(count.to_string())
            );
        }
    }
}
