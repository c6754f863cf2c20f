//! 照片: taken or chosen, made small on the phone, seen and taken out again.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shigantong_contract::complaint::SimilarRequest;
use shigantong_contract::complaint::draft::MAX_ATTACHMENTS;

use super::form::Form;
use crate::components::board::similar::similar_view;
use crate::platform::image::{self, ImageError};
use crate::platform::{clock, file};
use crate::storage::photos::{self, Photo};
use crate::text::complaint_form as words;

pub(super) fn view(form: Form) -> AnyView {
    let all: RwSignal<Vec<Photo>> = RwSignal::default();
    let said = RwSignal::new("");
    Effect::new(move |_| {
        let id = form.kept.with(|kept| kept.id.clone());
        spawn_local(async move {
            let found = photos::of(&id).await;
            let _ = all.try_set(found);
        });
    });
    let add = move |event: leptos::ev::Event| {
        let chosen = file::all_chosen(&event);
        let id = form.kept.with_untracked(|kept| kept.id.clone());
        said.set(words::READING_PHOTO);
        spawn_local(async move {
            let mut outcome = "";
            for file in chosen {
                if all.try_with_untracked(Vec::len).unwrap_or(MAX_ATTACHMENTS) >= MAX_ATTACHMENTS {
                    outcome = words::TOO_MANY;
                    break;
                }
                match image::drawn(&file).await {
                    Ok(data) => {
                        let photo = Photo {
                            key: format!("{id}/{:015}", clock::now()),
                            upload: String::new(),
                            data,
                        };
                        if !photos::put(&photo).await {
                            outcome = words::PHOTO_IN_MEMORY;
                        }
                        let _ = all.try_update(|all| all.push(photo));
                    }
                    Err(ImageError::Unreadable) => outcome = words::UNREADABLE,
                    Err(ImageError::TooLarge) => outcome = words::TOO_LARGE,
                }
            }
            let _ = said.try_set(outcome);
            // What is written is kept with its photographs.
            form.change(|_| {});
        });
    };
    let rows = move || {
        let rows = all.get().into_iter().enumerate();
        rows.map(|(place, photo)| row(all, place, photo))
            .collect::<Vec<_>>()
    };
    let is_full = move || all.with(Vec::len) >= MAX_ATTACHMENTS;
    let request = Memo::new(move |_| {
        form.kept.with(|kept| {
            let complaint = &kept.complaint;
            SimilarRequest {
                issue: complaint.issue.clone(),
                text: complaint.text.clone(),
                area_code: complaint.area_code.clone(),
                task_handle_item: complaint.task_handle_item.clone(),
            }
        })
    });
    view! {
        {similar_view(request.into())}
        <div class="field">
            <p class="faint" id="c-photos-hint">{words::PHOTOS_HINT}</p>
            <ul class="photos">{rows}</ul>
            <p class="error" role="status">{said}</p>
            <label class="button quiet choose-file" hidden=is_full>
                <input
                    id="c-photos"
                    type="file"
                    class="hidden"
                    multiple
                    accept="image/*"
                    aria-describedby="c-photos-hint"
                    on:change=add
                />
                <span>{words::ADD_PHOTO}</span>
            </label>
        </div>
    }
    .into_any()
}

fn row(all: RwSignal<Vec<Photo>>, place: usize, photo: Photo) -> AnyView {
    let name = words::photo(place + 1);
    let Photo { key, data, .. } = photo;
    let remove = move |_| {
        let key = key.clone();
        all.update(|all| all.retain(|photo| photo.key != key));
        spawn_local(async move { photos::remove(&key).await });
    };
    let label = format!("{}{name}", words::REMOVE_PHOTO);
    view! {
        <li>
            <img src=data alt=name />
            <button type="button" class="button quiet" aria-label=label on:click=remove>
                {words::REMOVE_PHOTO}
            </button>
        </li>
    }
    .into_any()
}
