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
        (item.questions.clone(), address)
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
                is_asked
                    .get()
                    .then(|| view! { <QuestionView mine=mine question=question.clone() /> })
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

#[component]
fn QuestionView(mine: MyChecklist, question: Question) -> impl IntoView {
    let key = StoredValue::new(question.key);
    let is_answered = move || {
        let answer = key.with_value(|key| mine.answers.with(|answers| answers.get(key).is_some()));
        if answer {
            "part question answered"
        } else {
            "part question"
        }
    };
    let options: Vec<_> = question
        .options
        .into_iter()
        .map(|choice| view! { <ChoiceView mine=mine question=key choice=choice /> })
        .collect();
    view! {
        <fieldset class=is_answered id=key.with_value(|key| format!("q-{key}"))>
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

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use crate::first_view::{Answer, render};

    const SITE: &str = r#"{"name":"十感通","city_title":"某市政务","city_name":"某市",
        "area_code":"610300","hotline":"12345","data_version":1,"data_updated_at":"","item_count":1,
        "is_sample":false}"#;
    const ITEM: &str = r#"{"task_handle_item":"A1","task_name":"某许可","dept_name":"某局",
        "task_type":{"code":"01","label":"行政许可"},"transact_addr":"某路一号","link_way":"12345",
        "materials":[
            {"material_name":"申请书","page_num":"原件1份","fill_explain":"窗口可取","form_guid":"form-1"},
            {"material_name":"执照","exempt":"电子证照"},
            {"material_name":"<b>委托书","is_need":{"code":"2","label":"非必要"}},
            {"material_name":"鉴定","is_need":{"code":"3","label":"容缺后补"}}],
        "questions":[
            {"key":"who","text":"谁去办？","options":[{"key":"self","label":"本人"},
                {"key":"agent","label":"代办","advice":"带上两个人的身份证"},
                {"key":"none","label":"没有<i>","advice":"先去别处","is_dead_end":true}]},
            {"key":"paper","text":"写好委托书了吗？","when":[{"question":"who","is":["agent"]}],
                "options":[{"key":"yes","label":"写好了"},{"key":"no","label":"没有"}]}],
        "material_rules":[
            {"material":"<b>委托书","when":[{"question":"who","is":["self"]}],"need":"not_needed","reason":"本人去，不用"},
            {"material":"<b>委托书","when":[{"question":"paper","is":["yes"]}],"need":"bring"},
            {"material":"<b>委托书","when":[{"question":"paper","is":["no"]}],"need":"later"}]}"#;

    fn page(item: &str, query: &str) -> String {
        let answers = [("/api/v1/site", SITE), ("/api/v1/service-items/A1", item)];
        let answers = answers.map(|(path, body)| Answer {
            path: path.to_owned(),
            status: 200,
            body: body.to_owned(),
        });
        let page = render("/guides/A1/checklist", query, &answers);
        assert_eq!(page.status, 200);
        page.html.replace("<!>", "")
    }

    /// Without scripts the page is a form, and its answer the list.
    #[test]
    fn the_first_view_is_a_form() {
        let html = page(ITEM, "");
        for part in [
            r#"action="/guides/A1/checklist""#,
            r#"method="get""#,
            r#"name="q.who" value="self""#,
            "还有 1 个问题",
            "看我的清单",
            "要带 1 份",
            "看“谁去办？”怎么答",
            "免提交 1 份",
            "可以后补 1 份",
            "某路一号",
            r#"href="/api/v1/files/form-1""#,
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        for part in ["q.paper", "checked", "not-needed", "<b>委托书", "<i>"] {
            assert!(!html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn answers_in_the_address_decide() {
        let rows: &[(&str, &[&str], &[&str])] = &[
            (
                "q.who=self",
                &[
                    "都答完了",
                    "要带 1 份",
                    "不用带 1 份",
                    "本人去，不用",
                    "checked",
                ],
                &["q.paper", "看情况"],
            ),
            (
                "q.who=agent&from=timeline",
                &[
                    "还有 1 个问题",
                    r#"name="q.paper" value="yes""#,
                    "带上两个人的身份证",
                    "看“写好委托书了吗？”怎么答",
                ],
                &["not-needed", "timeline"],
            ),
            (
                "q.who=agent&q.paper=yes",
                &["都答完了", "要带 2 份"],
                &["not-needed", "看情况"],
            ),
            (
                "q.who=agent&q.paper=no",
                &["可以后补 2 份"],
                &["not-needed", "看情况"],
            ),
            // An answer that does not count now is carried along.
            (
                "q.who=self&q.paper=no",
                &[
                    r#"type="hidden" name="q.paper" value="no""#,
                    "可以后补 1 份",
                    "不用带 1 份",
                ],
                &["看情况"],
            ),
            (
                "q.who=none",
                &["办不了", "先去别处"],
                &["要带 1 份", "免提交 1 份", "q.paper"],
            ),
            (
                "q.who=%3Cscript%3E&q.x=y",
                &["还有 1 个问题"],
                &["checked", "script%3E"],
            ),
        ];
        for (query, there, not_there) in rows {
            let html = page(ITEM, query);
            for part in *there {
                assert!(html.contains(part), "{query} has no {part}: {html}");
            }
            for part in *not_there {
                assert!(!html.contains(part), "{query} has {part}: {html}");
            }
        }
    }

    #[test]
    fn each_material_can_be_reported() {
        let html = page(ITEM, "q.who=self");
        let report = "/complaints/new?issue=unreasonable&amp;item=A1&amp;material=";
        assert_eq!(html.matches(report).count(), 3, "{html}");
        assert!(html.contains("窗口还要收这份：执照"), "{html}");
    }

    #[test]
    fn without_questions_the_list_is_the_plain_one() {
        let item = r#"{"task_handle_item":"A1","task_name":"某事","materials":[{"material_name":"申请书"}]}"#;
        let html = page(item, "q.who=self");
        assert!(html.contains(r#"type="checkbox""#) && html.contains("大家要带的都一样"));
        assert!(!html.contains("<form") && !html.contains("清空"), "{html}");
        let html = page(r#"{"task_handle_item":"A1","task_name":"某事"}"#, "");
        assert!(html.contains("没有列出材料"), "{html}");
    }
}
