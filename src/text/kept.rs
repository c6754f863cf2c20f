//! The words of what the phone keeps (收藏和已存) and of copies shown in place of an answer.

use crate::domain::moment::Moment;

/// The heading.
pub const TITLE: &str = "收藏和已存";
/// Search engines.
pub const DESCRIPTION: &str = "收藏的事项、看过的办事指南和本机保存的其他内容，没有网也能看。";
/// What stands here, and where it is.
pub const LEAD: &str =
    "看过的办事指南会自动存下，没有网也能再看。这里的内容只存在这部手机上，不上传，可以随时删掉。";
/// Before the phone has been asked.
pub const WAITING: &str = "正在读取这部手机上保存的内容。如果一直读不出来，说明这个浏览器没有打开完整功能，也没有保存任何内容。";
/// Nothing outlasts the visit.
pub const NOT_KEPT: &str =
    "这个浏览器不让网页保存内容：收藏和看过的指南只在这次打开期间有，关闭页面就没有了。";

/// The favourites.
pub const FAVOURITES: &str = "我的收藏";
/// None yet.
pub const NO_FAVOURITES: &str = "还没有收藏。打开一个事项，点“收藏”，以后从这里直接打开。";
/// Marks an item.
pub const FAVOURITE: &str = "收藏";
/// It is marked.
pub const IS_FAVOURITE: &str = "已收藏";
/// Takes the mark away.
pub const UNFAVOURITE: &str = "取消收藏";
/// The mark does not outlast the visit.
pub const FAVOURITE_NOT_KEPT: &str = "这个浏览器不让保存，关闭页面后收藏就没有了。";
/// There are too many.
pub const TOO_MANY: &str = "收藏已满 100 项。请先到“收藏和已存”里去掉一些。";

/// The copies.
pub const COPIES: &str = "看过的指南";
/// None yet.
pub const NO_COPIES: &str = "还没有。看过的办事指南会自动出现在这里。";
/// Checklists with answers and ticks.
pub const CHECKLISTS: &str = "材料清单";
/// A checklist that another version of the app kept.
pub const UNREADABLE: &str = "读不出来的清单";
/// A case that another version of the app kept.
pub const UNREADABLE_CASE: &str = "读不出来的办件";
/// Complaints and applications that were begun.
/// Complaints.
pub const COMPLAINTS: &str = "我写的诉求";

/// How many drafts and receipts of complaints.
pub fn complaints(count: usize) -> String {
    format!("草稿和回执，共 {count} 件")
}

pub const DRAFTS: &str = "没写完的投诉和申请";
/// The regions, with their halls.
pub const AREAS: &str = "地区和政务大厅";
/// The keys that receipts are checked by.
pub const KEYS: &str = "核对凭证用的公钥";
/// The holidays of a year; empty for the list of years.
pub fn holidays(year: &str) -> String {
    if year.is_empty() {
        "有放假安排的年份".to_owned()
    } else {
        format!("{year}年放假安排")
    }
}
/// What the installation says of itself.
pub const SITE: &str = "本站信息";

/// What a draft is.
pub const DRAFT: &str = "草稿，还没有提交";

/// What else there is.
pub const OTHERS: &str = "设置和网页文件";
/// Nothing else.
pub const NO_OTHERS: &str = "没有改过设置，也没有存下网页文件。";
/// The files of the app.
pub const FILES: &str = "打开网页用的文件";
/// What they are for.
pub const FILES_HINT: &str = "没有网时用来打开本站；删掉后，下次打开会再存";

/// Deletes one thing.
pub const DELETE: &str = "删除";
/// Deletes everything.
pub const DELETE_ALL: &str = "全部清除";
/// Does it.
pub const CONFIRM: &str = "确定清除";
/// Does not.
pub const CANCEL: &str = "不清除";
/// It is done.
pub const DELETED_ALL: &str = "已全部清除。";
/// It could not be done.
pub const NOT_DELETED: &str = "没能全部清除。请在浏览器的设置里清除本站数据。";

/// The way to what can be read, where there is no network.
pub const TO_KEPT: &str = "看已存的指南";

/// Why a copy is shown, before and after the day.
pub const OFFLINE: (&str, &str) = ("没有连上网，显示的是 ", " 保存的内容，连上后自动更新。");
/// The same on a slow network.
pub const SLOW: (&str, &str) = ("网络较慢，先显示 ", " 保存的内容，连上后自动更新。");
/// The same where the server fails.
pub const FAILING: (&str, &str) = ("网站暂时打不开，显示的是 ", " 保存的内容，恢复后自动更新。");
/// Asks at once.
pub const UPDATE: &str = "现在更新";

/// A day: with the year where that is not this year.
pub fn day(at: u64, now: u64) -> String {
    let (at, now) = (Moment::of(at), Moment::of(now));
    let day = format!("{}月{}日", at.month, at.day);
    if at.year == now.year {
        return day;
    }
    format!("{}年{day}", at.year)
}

/// A day and the time on it.
pub fn moment(at: u64, now: u64) -> String {
    let Moment { hour, minute, .. } = Moment::of(at);
    format!("{} {hour:02}:{minute:02}", day(at, now))
}

/// A department with its region, where its name does not say it already.
pub fn of(dept: &str, area: &str) -> String {
    if dept.is_empty() || area.is_empty() || dept.contains(area) {
        let longer = if dept.is_empty() { area } else { dept };
        return longer.to_owned();
    }
    format!("{dept} · {area}")
}

/// An item in every place.
pub fn variants(name: &str) -> String {
    format!("{name}（各地对比）")
}

/// The checklist of an item.
pub fn checklist(name: &str) -> String {
    format!("{name}（材料清单）")
}

/// A setting with its value.
pub fn setting(title: &str, value: &str) -> String {
    format!("{title}：{value}")
}

/// That a favourite can be read without network.
pub const READABLE: &str = "没有网也能看";

/// When a favourite was marked.
pub fn marked(at: u64, now: u64) -> String {
    format!("{} 收藏", day(at, now))
}

/// When a checklist was left, and how far it had come.
pub fn left(at: u64, now: u64, ready: usize, total: usize) -> String {
    format!("{} 存，备齐 {ready} 份，共 {total} 份", day(at, now))
}

/// When a copy was made, and how large it is.
pub fn saved(at: u64, now: u64, bytes: u32) -> String {
    format!("{} 保存，{}", moment(at, now), size(bytes))
}

/// A size as people read it, rounded up.
pub fn size(bytes: u32) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1024 {
        return format!("{kilobytes} KB");
    }
    let tenths = (u64::from(bytes) * 10).div_ceil(1 << 20);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// How many copies there are, and how large they are together.
pub fn sum(count: usize, bytes: u32) -> String {
    format!("本机共存有 {count} 份，合计 {}。", size(bytes))
}

/// The fold with the rest.
pub fn more(count: usize) -> String {
    format!("还有 {count} 份")
}

/// One thing is deleted.
pub fn deleted(name: &str) -> String {
    format!("已删除：{name}")
}

/// The question before everything is deleted.
pub fn ask(favourites: usize, copies: usize) -> String {
    format!(
        "{favourites} 项收藏、{copies} 份已存的内容，还有记住的办件、材料清单、草稿、设置和网页文件，都会从这部手机上删掉，不能恢复。要清除吗？"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times() {
        let now = 1_795_586_580_000;
        assert_eq!(moment(now, now), "11月25日 14:03");
        assert_eq!(moment(951_840_000_000, now), "2000年3月1日 00:00");
        assert_eq!(day(now, now), "11月25日");
    }

    #[test]
    fn whose_it_is() {
        for (dept, area, expected) in [
            ("渭滨区民政局", "渭滨区", "渭滨区民政局"),
            ("市民政局", "渭滨区", "市民政局 · 渭滨区"),
            ("", "渭滨区", "渭滨区"),
            ("市民政局", "", "市民政局"),
        ] {
            assert_eq!(of(dept, area), expected);
        }
    }

    #[test]
    fn sizes() {
        for (bytes, expected) in [
            (0, "0 KB"),
            (1, "1 KB"),
            (1_024, "1 KB"),
            (1_025, "2 KB"),
            (1_047_552, "1023 KB"),
            (1_047_553, "1.0 MB"),
            (1_048_577, "1.1 MB"),
            (10 << 20, "10.0 MB"),
            (u32::MAX, "4096.0 MB"),
        ] {
            assert_eq!(size(bytes), expected, "{bytes}");
        }
    }
}
