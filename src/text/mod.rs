//! Every word that the app says, in one place, so that the voice stays one: plain, calm, telling
//! people what to do next. What a city calls itself comes from its data, not from here.

/// The product.
pub const PRODUCT: &str = "十感通";
/// Shown where the city's own title is not known yet.
pub const CITY_TITLE: &str = "政务服务";
/// Under the name, on the first page: two parts, so that a line breaks between them.
pub const MOTTO: [&str; 2] = ["查得到、看得懂、", "办得成、管得住"];
/// Search engines and share cards, first page.
pub const HOME_DESCRIPTION: &str =
    "查市、县、镇三级权责清单和办事指南：条件、材料、时限、收费、地点、监督电话，一搜就有。";

/// The words around the search box.
pub mod search {
    /// The accessible name of the search box.
    pub const LABEL: &str = "搜索事项";
    /// Inside the empty box.
    pub const PLACEHOLDER: &str = "说事就行，如：开饭馆、医保报销";
    /// The button.
    pub const SUBMIT: &str = "搜索";
    /// The accessible name of the list.
    pub const RESULTS: &str = "搜索结果";
    /// The heading of the page.
    pub const TITLE: &str = "查事项";
    /// The heading when only powers are listed.
    pub const TITLE_POWER: &str = "查权责";
    /// The heading when only what one can ask for is listed.
    pub const TITLE_SERVICE: &str = "找办事";
    /// Search engines, search page.
    pub const DESCRIPTION: &str =
        "按名称、拼音或大白话搜索权责事项和办事指南，可按地区、部门、类型筛选。";
    /// Above the list while the next one is on its way.
    pub const BUSY: &str = "正在查…";
    /// The fold with the filters.
    pub const FILTERS: &str = "筛选";
    /// Takes all filters away.
    pub const CLEAR: &str = "清除全部";
    /// Before an active filter, for the ear.
    pub const REMOVE: &str = "去掉筛选";
    /// Nothing found.
    pub const EMPTY: &str = "没有找到";
    /// What to try then.
    pub const EMPTY_TIPS: [&str; 3] = [
        "换个说法：少打几个字，或说要办的事，如“开店”“落户”",
        "用拼音或首字母也行，如“dibao”“sfz”",
        "放宽地区和筛选条件",
    ];
    /// Words to begin with.
    pub const EXAMPLES: [&str; 6] = ["身份证", "开饭馆", "低保", "落户", "公积金", "医保报销"];
    /// Before those words.
    pub const EXAMPLES_LABEL: &str = "大家常搜";
    /// From the first page to the whole list.
    pub const ALL_RESULTS: &str = "查看全部结果和筛选";
    /// The order of the list.
    pub const SORT: &str = "排序";
    /// The orders: value and label.
    pub const SORTS: [(&str, &str); 3] = [
        ("relevance", "最相关"),
        ("promise", "办得快"),
        ("name", "按名称"),
    ];
    /// The accessible name of the pager.
    pub const PAGER: &str = "翻页";
    /// To the page before.
    pub const PREVIOUS: &str = "上一页";
    /// To the page after.
    pub const NEXT: &str = "下一页";
    /// Filter: the region's own items only.
    pub const OWN_ONLY: &str = "只看本级";
    /// Filter: with the regions below.
    pub const WITH_LOWER: &str = "含下级地区";

    /// A region is named in the box: the list could be narrowed to it.
    pub const NARROW: &str = "搜的话里有地名";

    /// Narrows the list to that region, with what else was typed.
    pub fn narrow(area: &str, rest: &str) -> String {
        if rest.is_empty() {
            format!("只看{area}")
        } else {
            format!("只看{area}的“{rest}”")
        }
    }

    /// How many were found.
    pub fn total(total: u32, q: &str) -> String {
        if q.is_empty() {
            format!("共 {total} 项")
        } else {
            format!("“{q}”找到 {total} 项")
        }
    }

    /// Where in the list one is.
    pub fn page_of(page: u32, pages: u32) -> String {
        format!("第 {page} 页，共 {pages} 页")
    }

    /// The item exists in several regions: one can ask for it there, or it is exercised there.
    pub fn places(places: u32, is_applied_for: bool) -> String {
        let what = if is_applied_for { "可办" } else { "行使" };
        format!("{places} 个地方{what}")
    }

    /// The name of a filter, by its parameter.
    pub fn facet(name: &str) -> &'static str {
        match name {
            "area_code" => "地区",
            "use_level" => "层级",
            "task_type" => "事项类型",
            "dept_code" => "部门",
            "issue" => "问题",
            "kind" => "种类",
            "state" => "办到哪一步",
            "outcome" => "承办单位说的结果",
            "server_type" => "谁来办",
            "handle_type" => "怎么办",
            "max_visits" => "跑几次",
            "project_type" => "办结方式",
            "topic" => "主题",
            "list_kind" => "榜单",
            "field" => "领域",
            "severity" => "失信程度",
            "subject_kind" => "主体类型",
            "year" => "年份",
            "result" => "检查结果",
            "uscc" => "企业代码",
            _ => "其他",
        }
    }
}

/// The five jobs of the first page.
pub mod jobs {
    /// The accessible name of the group.
    pub const LABEL: &str = "五件大事";
    /// 查权责.
    pub const POWERS: (&str, &str) = ("查权责", "政府有什么权、担什么责");
    /// 找办事.
    pub const SERVICES: (&str, &str) = ("找办事", "材料、流程、时限、地点");
    /// 查进度.
    pub const TRACK: (&str, &str) = ("查进度", "我的事办到哪一步");
    /// 红黑榜.
    pub const CREDIT: (&str, &str) = ("红黑榜", "守信激励、失信公示");
    /// 投诉举报.
    pub const COMPLAIN: (&str, &str) = ("投诉举报", "一号通，件件有回音");
}

/// Life events of the first page: words and the topic's code.
pub const LIFE_EVENTS: [(&str, &str); 12] = [
    ("生育", "101"),
    ("上学", "104"),
    ("就业创业", "106"),
    ("结婚", "108"),
    ("看病就医", "120"),
    ("买房租房", "110"),
    ("社保养老", "111"),
    ("困难救助", "112"),
    ("开店办企业", "201"),
    ("证件办理", "113"),
    ("交通出行", "114"),
    ("身后事", "122"),
];
/// The heading over them.
pub const LIFE_EVENTS_LABEL: &str = "按人生大事找";
/// The heading over a city's levels.
pub const LEVELS_LABEL: &str = "三级清单";
/// The levels: words and the code of the level.
pub const LEVELS: [(&str, &str); 3] = [("市级", "3"), ("县区级", "4"), ("镇街级", "5")];
/// The accessible name of a group of examples.
pub const HOTLINE_LABEL: &str = "一号通热线";
/// What the hotline is for.
pub const HOTLINE_HINT: &str = "咨询、求助、投诉、举报、建议，全天接听";

/// The shell around every page.
pub mod shell {
    /// Skips the header.
    pub const SKIP: &str = "跳到正文";
    /// To the first page.
    pub const HOME: &str = "首页";
    /// Larger type and targets.
    pub const ELDER: &str = "长辈版";
    /// Back from it.
    pub const ELDER_OFF: &str = "标准版";
    /// The settings.
    pub const SETTINGS: &str = "设置";
    /// The accessible name of the bottom links.
    pub const FOOTER: &str = "页脚";
    /// The halls.
    pub const HALLS: &str = "政务大厅";
    /// Marks the project's own samples.
    pub const SAMPLE: &str = "示例数据";
    /// What that means.
    pub const SAMPLE_HINT: &str = "本站事项为示例数据，办事请以当地政务大厅答复为准。";
    /// No network.
    pub const OFFLINE: &str = "手机没有连上网，可以看";
    /// What the phone keeps.
    pub const KEPT: &str = "收藏和已存";

    /// How fresh the data are.
    pub fn updated(day: &str) -> String {
        format!("数据更新于 {day}")
    }
}

/// Loading and failing.
pub mod state {
    /// While the first answer is awaited.
    pub const LOADING: &str = "正在打开…";
    /// The app's code did not come; `index.html` says the same.
    #[cfg(feature = "split")]
    pub const NOT_OPENED: &str = "没有打开。请检查网络后点“重新打开”。";
    /// Tries again.
    pub const RETRY: &str = "重试";
    /// Back to the search.
    pub const TO_SEARCH: &str = "去搜索";
    /// No network.
    pub const OFFLINE: (&str, &str) = (
        "没有连上网",
        "请检查手机网络。网络恢复后会自动重试，也可以点“重试”。",
    );
    /// No answer in time.
    pub const TIMEOUT: (&str, &str) = ("等得太久了", "网络较慢，没有等到回复。请点“重试”。");
    /// Too many requests.
    pub const BUSY: (&str, &str) = ("正忙", "现在查询的人多，请等几秒再点“重试”。");
    /// The server failed.
    pub const SERVER: (&str, &str) = (
        "出了点问题",
        "不是您的操作有误。请点“重试”；还不行，请拨打 12345。",
    );
    /// The answer cannot be read.
    pub const DECODE: (&str, &str) = ("页面版本旧了", "请刷新页面，换成新版本。");
    /// The request was refused.
    pub const INVALID: &str = "查询条件有误";
    /// There is no such thing.
    pub const NOT_FOUND: (&str, &str) = (
        "没有这个事项",
        "网址可能打错了，或事项已经取消、换了编码。可以按名称再搜一次。",
    );
    /// There is no such page.
    pub const NO_PAGE: (&str, &str) = ("没有这个页面", "网址可能打错了。可以从首页重新开始。");

    /// Under which number the log knows the failure.
    pub fn request_id(id: &str) -> String {
        format!("报修编号：{id}")
    }
}

pub mod board;
pub mod case;
pub mod checklist;
pub mod compare;
pub mod complain;
pub mod complaint_form;
pub mod complaint_letter;
pub mod complaint_track;
pub mod credit;
pub mod credit_form;
pub mod deadline;
pub mod discretion;
pub mod flow;
pub mod guide;
pub mod item;
pub mod journey;
pub mod kept;
pub mod material;
pub mod place;
pub mod rating;
pub mod receipt;
pub mod regulation;
pub mod share;
pub mod track;
pub mod transparency;
pub mod uscc;
