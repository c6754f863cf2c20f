//! 听证公告 and 结果公示: /hearings and /decisions.

use axum::extract::State as Shared;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use serde::Serialize;
use shigantong_contract::case::notices::NOTICE_PAGE_SIZE;
use shigantong_contract::{Hearing, NoticeQuery, Page, PublishedDecision};

use super::openapi::{NoticeParams, Problems};
use crate::error::{ApiError, field_problem};
use crate::http::{Pairs, Tag, json_unless_fresh};
use crate::state::State;

/// The hearing notices that hold every word of the query, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/hearings",
    operation_id = "list_hearings",
    tag = "notices",
    params(NoticeParams),
    responses((status = 200, description = "One page", body = Page<Hearing>), Problems)
)]
pub(super) async fn hearings(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let query = query(&uri)?;
    let notices = state.db().hearings().await.map_err(ApiError::internal)?;
    let texts = |notice: &Hearing| {
        let Hearing {
            title,
            task_name,
            dept_name,
            place,
            ..
        } = notice;
        [title, task_name, dept_name, place].map(Clone::clone)
    };
    answer(&headers, "hearings", page(notices, texts, &query)?)
}

/// The published decisions that hold every word of the query, the latest first.
#[utoipa::path(
    get,
    path = "/api/v1/decisions",
    operation_id = "list_decisions",
    tag = "notices",
    params(NoticeParams),
    responses((status = 200, description = "One page", body = Page<PublishedDecision>), Problems)
)]
pub(super) async fn decisions(
    Shared(state): Shared<State>,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, ApiError> {
    let query = query(&uri)?;
    let notices = state.db().decisions().await.map_err(ApiError::internal)?;
    let texts = |notice: &PublishedDecision| {
        let PublishedDecision {
            number,
            title,
            task_name,
            dept_name,
            party_masked,
            summary,
            ..
        } = notice;
        [number, title, task_name, dept_name, party_masked, summary].map(Clone::clone)
    };
    answer(&headers, "decisions", page(notices, texts, &query)?)
}

fn query(uri: &Uri) -> Result<NoticeQuery, ApiError> {
    let pairs = Pairs::parse(uri.query())?;
    let (query, errors) = NoticeQuery::parse(pairs.iter());
    if errors.is_empty() {
        return Ok(query);
    }
    Err(ApiError::Invalid(
        errors.iter().map(field_problem).collect(),
    ))
}

/// The page of those whose texts hold every word, in small letters and without regard to width.
fn page<T, const N: usize>(
    mut notices: Vec<T>,
    texts: impl Fn(&T) -> [String; N],
    query: &NoticeQuery,
) -> Result<Page<T>, ApiError> {
    let words = plain(&query.q);
    let words: Vec<&str> = words.split_whitespace().collect();
    notices.retain(|notice| {
        let text = plain(&texts(notice).join("\n"));
        words.iter().all(|word| text.contains(word))
    });
    let mut page = Page {
        items: Vec::new(),
        page: query.page,
        page_size: NOTICE_PAGE_SIZE,
        total: u32::try_from(notices.len()).unwrap_or(u32::MAX),
        facets: Vec::new(),
        journeys: Vec::new(),
    };
    if query.page > page.pages() {
        return Err(ApiError::BeyondTheEnd {
            page: query.page,
            pages: page.pages(),
        });
    }
    let size = NOTICE_PAGE_SIZE as usize;
    let before = (query.page as usize - 1) * size;
    page.items = notices.into_iter().skip(before).take(size).collect();
    Ok(page)
}

/// Small letters and narrow signs: 〔２０２６〕 and [2026] are the same to who searches.
fn plain(text: &str) -> String {
    let narrow = text.chars().map(|character| match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        '〔' | '【' => '[',
        '〕' | '】' => ']',
        '\u{3000}' => ' ',
        other => other,
    });
    narrow.flat_map(char::to_lowercase).collect()
}

fn answer<T: Serialize>(
    headers: &HeaderMap,
    list: &str,
    page: Page<T>,
) -> Result<Response, ApiError> {
    let text = serde_json::to_string(&page).map_err(ApiError::internal)?;
    json_unless_fresh(headers, &Tag::of(&[list, &text]), || page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_there() {
        let notices = || vec!["渭滨〔2026〕3号 排污许可", "金台[2026]4号 食品经营许可"];
        for (q, expected) in [
            ("", vec![0, 1]),
            ("许可", vec![0, 1]),
            ("排污　许可", vec![0]),
            ("［２０２６］ 食品", vec![1]),
            ("〔2026〕3", vec![0]),
            ("取水", vec![]),
        ] {
            let query = NoticeQuery {
                q: q.to_owned(),
                page: 1,
            };
            let found = page(notices(), |text| [(*text).to_owned()], &query);
            let expected: Vec<&str> = expected.into_iter().map(|n: usize| notices()[n]).collect();
            assert_eq!(found.ok().map(|page| page.items), Some(expected), "{q}");
        }
    }
}
