//! 照片和附件: what was handed in, and what a department added, for whoever knows the code.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::complaint::{ComplaintFile, ComplaintFileRequest};

use super::{Follower, said};
use crate::api::complaint_track;
use crate::text::complaint_form::photo;
use crate::text::complaint_track as words;

/// A button that brings them, and then them; nothing where there are none.
pub(super) fn view(follower: Follower, files: Vec<String>) -> AnyView {
    if files.is_empty() {
        return ().into_any();
    }
    let shown: RwSignal<Vec<ComplaintFile>> = RwSignal::default();
    let failure = RwSignal::new(String::new());
    let is_busy = RwSignal::new(false);
    let count = files.len();
    let bring = move |_| {
        let Some(pair) = follower.pair.get_untracked() else {
            return failure.set(words::NEEDS_CODE_TO_SEE.to_owned());
        };
        is_busy.set(true);
        failure.set(String::new());
        // Those that came stay where a later one does not.
        let missing: Vec<String> = files[shown.with_untracked(Vec::len)..].to_vec();
        spawn_local(async move {
            for file in missing {
                let request = ComplaintFileRequest {
                    no: pair.case_no.clone(),
                    secret: pair.secret.clone(),
                    file,
                };
                let is_gone = match complaint_track::file(&request).await {
                    Ok(file) => shown.try_update(|shown| shown.push(file)).is_none(),
                    Err(error) => {
                        let _ = failure.try_set(said(error));
                        true
                    }
                };
                if is_gone {
                    break;
                }
            }
            let _ = is_busy.try_set(false);
        });
    };
    let rows = move || {
        let rows = shown.get().into_iter().enumerate();
        rows.map(|(place, file)| row(place + 1, &file))
            .collect::<Vec<_>>()
    };
    let is_whole = move || shown.with(Vec::len) == count;
    view! {
        <p class="actions" hidden=is_whole>
            <button type="button" class="button quiet" disabled=is_busy on:click=bring>
                {move || if is_busy.get() { words::LOADING_FILES.to_owned() } else { words::files(count) }}
            </button>
        </p>
        <p class="error" role="status">{failure}</p>
        <ul class="photos own">{rows}</ul>
    }
    .into_any()
}

fn row(place: usize, file: &ComplaintFile) -> AnyView {
    let data = format!("data:{};base64,{}", file.media_type, file.data);
    let shown = match file.media_type.starts_with("image/") {
        true => view! { <img src=data alt=photo(place) /> }.into_any(),
        false => view! { <a href=data download=words::file_name(place)>{words::SAVE_FILE}</a> }
            .into_any(),
    };
    view! { <li>{shown}</li> }.into_any()
}
