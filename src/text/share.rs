//! The words of sharing: link, QR code, paper.

/// The accessible name of the group.
pub const LABEL: &str = "转给别人";
/// Copies the address.
pub const COPY: &str = "复制链接";
/// It worked.
pub const COPIED: &str = "链接已复制，去微信里长按、粘贴就能发给别人。";
/// It did not work.
pub const BY_HAND: &str = "没能自动复制。请长按下面选中的文字，点“复制”。";
/// The accessible name of the field for that.
pub const BY_HAND_LABEL: &str = "要复制的文字";
/// Unfolds the QR code.
pub const QR: &str = "二维码";
/// The accessible name of the QR code.
pub const QR_LABEL: &str = "本页网址的二维码";
/// Under it.
pub const QR_HINT: &str = "请别人用手机扫一扫，打开的就是这一页。";
/// Prints.
pub const PRINT: &str = "打印";
/// Beside the QR code on paper.
pub const ON_PAPER: &str = "扫码看最新内容";
/// Where no script runs.
pub const WITHOUT_SCRIPTS: &str = "要转给别人或打印，请用浏览器菜单里的“复制链接”“打印”。";
