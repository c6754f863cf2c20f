//! The words of receipts: saving one, and checking one without network.

use shigantong_contract::ReceiptFile;
use shigantong_contract::chain::Tamper;

/// The part of a case.
pub const TITLE: &str = "留个凭证";
/// What it is good for.
pub const HINT: &str = "每一步都按顺序锁在一起，服务器签了名。把凭证存成文件，以后谁改了、删了、换了顺序，一查就知道。";
/// Saves it.
pub const SAVE: &str = "保存凭证";
/// It is saved.
pub const SAVED: &str = "已存到手机的“下载”里。换手机前记得备份。";
/// It cannot be saved here.
pub const CANNOT_SAVE: &str =
    "这里不能存文件。请点右上角，用手机自带的浏览器打开本页再存；或者复制下面的文字，存到备忘录。";
/// Copies the text instead.
pub const COPY: &str = "复制凭证文字";
/// It is copied.
pub const COPIED: &str = "已复制，请粘贴到备忘录保存。";
/// To the check.
pub const TO_CHECK: &str = "核对凭证";
/// The QR code of the number.
pub const QR: &str = "办件编号的二维码";
/// What it does.
pub const QR_HINT: &str = "用手机相机或微信扫，编号自动填好；查询码不在里面。";

/// The name of the file.
pub fn file_name(number: &str) -> String {
    format!("办件凭证-{number}.json")
}

/// The page.
pub const CHECK_TITLE: &str = "核对凭证";
/// Search engines.
pub const CHECK_DESCRIPTION: &str =
    "选保存的办件凭证文件，在手机上核对有没有被改动、删除或换顺序，不用联网，文件不上传。";
/// How it works.
pub const CHECK_LEAD: &str =
    "选一个保存过的凭证文件。核对就在这部手机上做，没有网也行，文件不会上传。";
/// Chooses a file.
pub const CHOOSE: &str = "选凭证文件";
/// Before the app runs, and where it never does.
pub const CHECK_WITHOUT_APP: &str =
    "核对要等页面完全打开（需要浏览器允许运行脚本）。打不开的，请带凭证文件到大厅请工作人员核对。";
/// While it is checked.
pub const CHECKING: &str = "正在核对…";
/// The file of another product.
pub const NOT_A_RECEIPT: (&str, &str) = (
    "这不是办件凭证",
    "请选从本站“保存凭证”存下的文件，名字像“办件凭证-….json”。",
);
/// The file cannot be read.
pub const UNREADABLE: (&str, &str) = ("文件打不开", "请换一个文件，或重新保存一次凭证再核对。");
/// The file is too large.
pub const TOO_LARGE: (&str, &str) = ("文件太大", "凭证文件很小。请选从本站保存的凭证。");
/// There is no key.
pub const NO_KEYS: (&str, &str) = (
    "还不能核对",
    "核对要用本站的公钥，这部手机上还没有。请连一次网再核对，以后没有网也行。",
);
/// It is whole.
pub const WHOLE: (&str, &str) = ("凭证完整，没有被动过", "内容和顺序都与服务器签名时一致。");
/// It is not.
pub const BROKEN: &str = "凭证被动过";
/// What to do then.
pub const BROKEN_HINT: &str = "这份文件不能当证据。请用编号和查询码重新查一次，对照看看哪里不同；内容对不上的，请拨打 12345 反映。";
/// The case.
pub const CASE_NO: &str = "办件编号";
/// The item.
pub const ITEM: &str = "事项";
/// How many events.
pub const EVENTS: &str = "记录";
/// How many events there are.
pub fn events(count: usize) -> String {
    format!("{count} 步")
}
/// When it was signed.
pub const SIGNED: &str = "签名时间";
/// By which key.
pub const KEY: &str = "公钥编号";
/// A part of the file cannot be read.
pub const MALFORMED: (&str, &str) = (
    "凭证残缺或被动过",
    "文件里缺了内容，或有的地方写得不对，读不出来。请重新保存一次凭证再核对。",
);

/// What was done to a receipt.
pub fn tamper(tamper: &Tamper, file: &ReceiptFile) -> String {
    let named = |seq: u32| {
        let event = file.events.iter().find(|event| event.seq == seq);
        let action = event.map(|event| format!("“{}”", event.action.label));
        format!("第 {seq} 步{}", action.unwrap_or_default())
    };
    match tamper {
        Tamper::Malformed => MALFORMED.1.to_owned(),
        Tamper::NewerFormat(_) => "这份凭证是新版本存的，请刷新页面后再核对".to_owned(),
        Tamper::UnknownKey(_) => {
            "签名用的不是本站的钥匙：可能是别的网站的凭证，也可能签名被换了".to_owned()
        }
        Tamper::BadSignature => "签名对不上：里面有内容在签名以后被改过".to_owned(),
        Tamper::Links => "每一步的内容没变，但锁住顺序的校验码被改过".to_owned(),
        Tamper::Head => "办件的基本信息（事项、申请人、期限等）被改过".to_owned(),
        Tamper::Changed(seq) => format!("{}被改过", named(*seq)),
        Tamper::Removed(seq) => format!("第 {seq} 步被删掉了"),
        Tamper::Moved(seq) => format!("{}被换了位置", named(*seq)),
        Tamper::Added(0) => "最前面被加进了一步".to_owned(),
        Tamper::Added(seq) => format!("第 {seq} 步后面被加进了一步"),
    }
}

/// The log contradicts the one that the phone kept.
pub const REWRITTEN: &str = "这次查到的，和上次存的对不上";
/// What to do then.
pub const REWRITTEN_HINT: &str =
    "已经发生的步骤不该变。上次存的内容还在这部手机上，没有被覆盖，请不要删，拨打 12345 反映。";
