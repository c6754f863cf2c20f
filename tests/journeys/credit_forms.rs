//! 异议和修复申请: filled in, kept as a draft, with files, sent once however often one taps, with a
//! receipt; and followed by its number and query code.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::credit::{records, text};
use crate::harness::{Page, Role, Setup, Stage, http, journey, until};

const WORDS: &str = "拖欠的工资已经全部付清，罚款已缴清";
/// What a browser says of a form that was refused.
const REFUSED: &str = "status of 4";

/// An entry of a company whose subject can ask for repair today.
async fn repairable(stage: &Stage) -> Value {
    let found = records(
        stage,
        "list_kind=black&subject_kind=legal_person&page_size=100",
    )
    .await;
    let samples = "/api/v1/credit-records/applications/samples";
    let samples = http::get(&stage.server.address, samples).await.json();
    let samples = samples.as_array().expect("samples").clone();
    for head in found {
        // One that has an application already takes no other.
        if samples
            .iter()
            .any(|sample| sample["record_id"] == head["id"])
        {
            continue;
        }
        let target = format!("/api/v1/credit-records/{}", text(&head, "id"));
        let record = http::get(&stage.server.address, &target).await.json();
        let mut duties = record["obligations"].as_array().expect("duties").iter();
        let is_done = duties.all(|duty| !duty["done_on"].is_null());
        let is_open = head["state"]["code"] == "repair_eligible";
        if is_done && is_open {
            return head;
        }
    }
    panic!("no entry of the sample can be repaired today");
}

async fn type_into(page: &Page, name: &str, words: &str) {
    let field = page.find(Role::Field, name).await;
    field.clear().await.unwrap();
    field.send_keys(words).await.unwrap();
}

/// Fills in who asks and why.
async fn fill_in(page: &Page, head: &Value) {
    type_into(page, "主体全称", text(head, "subject_name")).await;
    type_into(page, "统一社会信用代码", text(head, "uscc")).await;
    type_into(page, "联系人", "李四").await;
    let field = page
        .js("document.querySelector('#credit-phone').inputMode")
        .await;
    assert_eq!(field, json!("tel"));
    type_into(page, "联系电话", "0917-3260000").await;
    let field = page
        .js("document.querySelector('#credit-words').value")
        .await;
    if field == json!("") {
        page.press("#credit-words", WORDS.into()).await;
    }
}

/// Chooses a file as a browser hands it over: a picture, or so many bytes of another kind.
async fn choose(page: &Page, name: &str, kind: &str, bytes: usize) {
    let script = format!(
        "(async () => {{
            const canvas = document.createElement('canvas');
            const picture = await new Promise(done => canvas.toBlob(done));
            const blob = {bytes} ? new Uint8Array({bytes}) : picture;
            const data = new DataTransfer();
            data.items.add(new File([blob], {}, {{ type: {} }}));
            const field = document.querySelector('#credit-files');
            field.files = data.files;
            field.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }})()",
        json!(name),
        json!(kind)
    );
    page.promised(&script).await;
}

async fn value(page: &Page, id: &str) -> Value {
    page.js(&format!("document.querySelector('#{id}').value"))
        .await
}

/// The number and the code of the receipt.
async fn receipt(page: &Page) -> (String, String) {
    page.find(Role::Heading, "交上了").await;
    let shown = "[...document.querySelectorAll('.receipt .pair dd')].map(e => e.textContent)";
    let shown = page.js(shown).await;
    let part = |index: usize| shown[index].as_str().unwrap().to_owned();
    assert!(part(2).contains('年'), "{shown}");
    (part(0), part(1))
}

#[tokio::test]
async fn repair_is_asked_for_once_and_followed() {
    let setup = Setup::default().allowing(&["net::ERR_", REFUSED]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let head = repairable(&stage).await;
        let id = text(&head, "id");
        page.open(&format!("/credit/{id}")).await;
        page.shows("现在就可以申请").await;
        page.click(Role::Link, "申请修复").await;
        page.is_at("/repair").await;
        page.find(Role::Heading, "申请信用修复").await;
        fill_in(page, &head).await;
        // A file of another kind and one that is too large are not even sent.
        choose(page, "说明.docx", "application/msword", 10).await;
        page.shows("这种文件收不了").await;
        choose(page, "大.pdf", "application/pdf", 6_000_000).await;
        page.shows("太大了（6.0 MB）").await;
        assert_eq!(gate.seen_with("/uploads").len(), 0);
        page.click(Role::Button, "删掉 大.pdf").await;
        page.click(Role::Button, "删掉 说明.docx").await;
        // A network that breaks: the file stands there to be sent again.
        gate.cut("/uploads");
        choose(page, "缴款凭证.png", "image/png", 0).await;
        page.shows("没有传上去").await;
        gate.free();
        page.click(Role::Button, "重传 缴款凭证.png").await;
        page.shows("已上传").await;
        page.click(Role::TickBox, "公开信用承诺").await;
        // Everything survives a reload, the file too.
        page.reload().await;
        page.ready().await;
        page.shows("缴款凭证.png").await;
        assert_eq!(value(page, "credit-words").await, json!(WORDS));
        assert_eq!(value(page, "credit-contact").await, json!("李四"));
        let ticked = page.js("document.querySelector('#credit-promise').checked").await;
        assert_eq!(ticked, json!(true));
        // No network: it says so, and keeps everything.
        gate.cut("/credit-records/repairs");
        page.click(Role::Button, "提交修复申请").await;
        page.shows("写的内容都还在").await;
        page.until("the focus", "document.activeElement.id === 'faults'").await;
        gate.free();
        // Two taps make one application.
        page.js("(() => { const b = document.querySelector('#credit-submit'); b.click(); b.click(); })()").await;
        let (number, code) = receipt(page).await;
        for seen in gate.seen() {
            assert!(!seen.target.contains(&number) && !seen.target.contains(&code), "{seen:?}");
        }
        // A reload does not lose the receipt: the same key brings the same number.
        page.reload().await;
        page.ready().await;
        page.shows("这份申请已经交过").await;
        page.click(Role::Button, "再看编号").await;
        assert_eq!(receipt(page).await, (number.clone(), code.clone()));
        page.click(Role::TickBox, "在这部手机上记住编号").await;
        page.shows("已记住").await;
        let kept = format!("JSON.stringify(localStorage).includes({})", json!(code.replace(' ', "")));
        assert_eq!(page.js(&kept).await, json!(false));
        page.click(Role::TickBox, "连查询码一起记住").await;
        page.until("the code is kept", &kept).await;
        page.click(Role::Link, "查进度").await;
        page.is_at("/credit/track").await;
        page.until("a clean address", "location.hash === ''").await;
        page.until("the number", "document.querySelector('#case-no').value.length > 20").await;
        page.click(Role::Button, "查现在").await;
        page.find(Role::Heading, "信用修复申请").await;
        page.shows("认定机关决定受不受理").await;
        page.shows("还有").await;
        page.find(Role::Link, "看这条记录").await;
        page.back().await;
        page.find(Role::Field, "申请编号").await;
        let drafts = "localStorage.getItem('sgt.drafts')";
        assert_eq!(page.js(drafts).await, Value::Null, "the draft is gone");
        page.open("/kept").await;
        page.click(Role::Button, "删除 信用修复申请").await;
        page.shows("已删除").await;
        assert_eq!(page.js(&kept).await, json!(false));
    })
    .await;
}

/// An answer that is lost on its way: what was typed is changed, and the receipt of what had
/// arrived is had all the same.
#[tokio::test]
async fn a_lost_answer_is_no_lost_receipt() {
    let setup = Setup::default().allowing(&["net::ERR_", REFUSED]);
    journey(setup, async |stage: Arc<Stage>| {
        let page = &stage.page;
        let head = records(
            &stage,
            "list_kind=black&subject_kind=legal_person&page_size=100",
        )
        .await;
        let head = head
            .iter()
            .find(|head| head["state"]["code"] == "published")
            .unwrap()
            .clone();
        page.open(&format!("/credit/{}/object", text(&head, "id")))
            .await;
        fill_in(page, &head).await;
        // The request arrives, its answer does not.
        let lose = "(() => {
            const real = window.fetch;
            window.fetch = (...all) => {
                window.fetch = real;
                return real(...all).then(() => { throw new TypeError('lost'); });
            };
        })()";
        page.js(lose).await;
        page.click(Role::Button, "提交异议").await;
        page.shows("没有连上网，还没有交上").await;
        page.press("#credit-words", "。还有一点".into()).await;
        page.click(Role::Button, "提交异议").await;
        receipt(page).await;
        page.shows("交的是改动以前的内容").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_the_field() {
    let setup = Setup::default().allowing(&[REFUSED]);
    journey(setup, async |stage: Arc<Stage>| {
        let (page, gate) = (&stage.page, &stage.gate);
        let head = repairable(&stage).await;
        page.open(&format!("/credit/{}/repair", text(&head, "id")))
            .await;
        page.click(Role::Button, "提交修复申请").await;
        page.until(
            "the summary has the focus",
            "document.activeElement.id === 'faults'",
        )
        .await;
        for words in [
            "请填主体全称",
            "请填联系电话",
            "请至少上传 1 个证明材料",
            "请勾选信用承诺",
        ] {
            page.shows(words).await;
        }
        page.click(Role::Link, "请填联系电话").await;
        page.until(
            "the field has the focus",
            "document.activeElement.id === 'credit-phone'",
        )
        .await;
        fill_in(page, &head).await;
        // A code with O for 0, and somebody else's name: the first is found here, the second there.
        let mistyped = text(&head, "uscc").replacen('0', "O", 1);
        type_into(page, "统一社会信用代码", &mistyped).await;
        page.click(Role::TickBox, "公开信用承诺").await;
        choose(page, "证明.png", "image/png", 0).await;
        page.shows("已上传").await;
        gate.forget();
        page.click(Role::Button, "提交修复申请").await;
        page.shows("多半是“0”").await;
        assert_eq!(gate.seen_with("/repairs").len(), 0);
        let described = "(() => {
            const field = document.querySelector('#credit-uscc');
            return field.getAttribute('aria-invalid') === 'true'
                && document.getElementById('credit-uscc-error').textContent.includes('0');
        })()";
        assert_eq!(page.js(described).await, json!(true));
        type_into(page, "统一社会信用代码", text(&head, "uscc")).await;
        type_into(page, "主体全称", "别的公司").await;
        page.click(Role::Button, "提交修复申请").await;
        page.shows("与这条记录的主体不一致").await;
        assert_eq!(value(page, "credit-name").await, json!("别的公司"));
    })
    .await;
}

/// The draft is listed without what it holds, opened again, and deleted.
#[tokio::test]
async fn a_draft_is_listed_and_deleted() {
    journey(Setup::default(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let head = repairable(&stage).await;
        page.open(&format!("/credit/{}/object", text(&head, "id")))
            .await;
        type_into(page, "联系人", "李四").await;
        until("the draft", async || {
            let kept = page.js("localStorage.getItem('sgt.drafts') || ''").await;
            kept.as_str()?.contains("李四").then_some(())
        })
        .await;
        page.open("/kept").await;
        page.click(Role::Link, "没交的异议").await;
        page.is_at("/object").await;
        page.until(
            "as it was",
            "document.querySelector('#credit-contact').value === '李四'",
        )
        .await;
        page.open("/kept").await;
        let said = page.js("document.body.innerText.includes('李四')").await;
        assert_eq!(said, json!(false));
        page.click(Role::Button, "删除 没交的异议").await;
        page.shows("已删除").await;
        assert_eq!(
            page.js("localStorage.getItem('sgt.drafts')").await,
            Value::Null
        );
    })
    .await;
}

/// The samples of applications, in every state that there is.
#[tokio::test]
async fn sample_applications_are_looked_up() {
    let setup = Setup::default().allowing(&[REFUSED]);
    journey(setup, async |stage: Arc<Stage>| {
        let page = &stage.page;
        let target = "/api/v1/credit-records/applications/samples";
        let samples = http::get(&stage.server.address, target).await.json();
        let samples = samples.as_array().expect("samples").clone();
        assert!(!samples.is_empty());
        for sample in &samples {
            page.open("/credit/track").await;
            type_into(page, "申请编号", text(sample, "no")).await;
            type_into(page, "查询码", text(sample, "query_code")).await;
            page.click(Role::Button, "查进度").await;
            page.find(Role::Heading, "现在在哪里").await;
            page.shows(sample["state"]["label"].as_str().unwrap()).await;
            page.find(Role::Heading, "全过程").await;
        }
        page.open("/credit/track").await;
        type_into(page, "申请编号", text(&samples[0], "no")).await;
        type_into(page, "查询码", "ZZZZ9999").await;
        page.click(Role::Button, "查进度").await;
        page.shows("编号和查询码对不上").await;
    })
    .await;
}

/// Without scripts: how it is done on paper, and no dead button.
#[tokio::test]
async fn on_paper_without_scripts() {
    journey(Setup::without_scripts(), async |stage: Arc<Stage>| {
        let page = &stage.page;
        let head = repairable(&stage).await;
        page.open_bare(&format!("/credit/{}/repair", text(&head, "id")))
            .await;
        page.shows("交到认定机关").await;
        page.shows(text(&head, "dept_name")).await;
        page.shows("宝鸡市政务服务中心").await;
        let shown = "document.querySelector('#credit-submit').getClientRects().length";
        assert_eq!(page.js(shown).await, json!(0));
    })
    .await;
}
