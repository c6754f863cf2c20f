//! 材料体检: the questions. A plain form that works before the app runs and without it; with the app,
//! every answer counts at once.

use leptos::ev;
use leptos::prelude::*;
use shigantong_contract::{Answers, Choice, Question};

use crate::components::my_checklist::MyChecklist;
use crate::platform::page;
use crate::route::Route;
use crate::text::checklist as words;

/// The questions of an item, each there while it is asked.
#[component]
pub(crate) fn QuestionsView(mine: MyChecklist) -> impl IntoView {
    let (questions, address) = mine.item.with_value(|item| {
        let address = Route::Checklist(item.task_handle_item.clone(), Answers::default()).href();
        // Without scripts the answer is another page: it opens at the list.
        (item.questions.clone(), format!("{address}#list"))
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        page::focus("#list h2");
    };
    let progress = move || match mine.list.with(|list| (list.unanswered(), list.dead_end)) {
        (_, Some(_)) => words::DEAD_END.to_owned(),
        (0, None) => words::DONE.to_owned(),
        (count, None) => words::remaining(count),
    };
    let asked: Vec<_> = (0..)
        .zip(questions.clone())
        .map(|(index, question)| {
            let is_asked = Memo::new(move |_| {
                mine.list
                    .with(|list| list.asked.iter().any(|asked| asked.question == index))
            });
            move || {
                is_asked.get().then(
                    || view! { <QuestionView mine=mine index=index question=question.clone() /> },
                )
            }
        })
        .collect();
    view! {
        <form class="questions" action=address method="get" autocomplete="off" aria-label=words::QUESTIONS on:submit=submit>
            {asked}
            {move || mine.list.with(|list| {
                let is_asked = |index| list.asked.iter().any(|asked| asked.question == index);
                let hidden = questions.iter().enumerate().filter(|(index, _)| !is_asked(*index));
                hidden.filter_map(|(_, question)| hidden_answer(mine, question)).collect::<Vec<_>>()
            })}
            <p class="progress" role="status">{progress}</p>
            <p class="actions"><button type="submit" class="button">{words::SUBMIT}</button></p>
        </form>
    }
}

/// An answer to a question that is not asked now: the form carries it along, so that it is there
/// when the question is asked again.
fn hidden_answer(mine: MyChecklist, question: &Question) -> Option<impl IntoView + use<>> {
    let answer = mine
        .answers
        .with(|answers| answers.get(&question.key).map(str::to_owned))?;
    let name = Answers::parameter(&question.key);
    Some(view! { <input type="hidden" name=name value=answer /> })
}

/// The id of a question on the page, for links to it.
pub(crate) fn question_id(key: &str) -> String {
    format!("q-{key}")
}

#[component]
fn QuestionView(mine: MyChecklist, index: usize, question: Question) -> impl IntoView {
    let id = question_id(&question.key);
    let key = StoredValue::new(question.key);
    let is_answered = move || {
        let answer = mine.list.with(|list| {
            let mut asked = list.asked.iter();
            let asked = asked.find(|asked| asked.question == index);
            asked.and_then(|asked| asked.answer)
        });
        match answer {
            Some(_) => "part question answered",
            None => "part question",
        }
    };
    let options: Vec<_> = question
        .options
        .into_iter()
        .map(|choice| view! { <ChoiceView mine=mine question=key choice=choice /> })
        .collect();
    view! {
        <fieldset class=is_answered id=id>
            <legend>{question.text}</legend>
            {(!question.hint.is_empty()).then(|| view! { <p class="faint hint">{question.hint}</p> })}
            {options}
        </fieldset>
    }
}

#[component]
fn ChoiceView(mine: MyChecklist, question: StoredValue<String>, choice: Choice) -> impl IntoView {
    let Choice {
        key,
        label,
        advice,
        is_dead_end,
    } = choice;
    let value = StoredValue::new(key.clone());
    let is_chosen = Memo::new(move |_| {
        mine.answers.with(|answers| {
            question.with_value(|q| value.with_value(|v| answers.get(q) == Some(v.as_str())))
        })
    });
    let choose = move |_| {
        question.with_value(|question| value.with_value(|value| mine.choose(question, value)));
    };
    let advice = (!advice.is_empty()).then(|| {
        let tone = if is_dead_end { "advice stop" } else { "advice" };
        move || {
            is_chosen
                .get()
                .then(|| view! { <p class=tone>{advice.clone()}</p> })
        }
    });
    view! {
        <label class="choice">
            <input
                type="radio"
                name=question.with_value(|question| Answers::parameter(question))
                value=key
                checked=is_chosen.get_untracked()
                prop:checked=move || is_chosen.get()
                on:change=choose
            />
            <span>{label}</span>
        </label>
        {advice}
    }
}

/// Why one cannot do this, and what to do instead.
#[component]
pub(crate) fn DeadEndView(advice: String) -> impl IntoView {
    view! {
        <section class="part dead-end" id="list">
            <h2 tabindex="-1">{words::DEAD_END}</h2>
            <p>{advice}</p>
            <p class="faint">{words::DEAD_END_HINT}</p>
        </section>
    }
}
