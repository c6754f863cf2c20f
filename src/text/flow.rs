//! The words of the flow chart (权力运行流程图).

/// The tag over the heading.
pub const TITLE: &str = "权力运行流程图";
/// The heading of the chart.
pub const CHART: &str = "流程图";
/// The chart for the ear.
pub const LABEL: &str = "流程图，可放大、左右移动";
/// Describes the picture.
pub const DESCRIPTION: &str = "从开始到办结的各个环节；同样的内容在下面的环节列表里。";
/// Below the buttons.
pub const HINT: &str = "点环节看说明。红色虚线是退回。";
/// Larger.
pub const LARGER: &str = "放大";
/// Smaller.
pub const SMALLER: &str = "缩小";
/// The whole chart at a glance.
pub const WHOLE: &str = "看全图";
/// Where the procedure begins.
pub const START: &str = "开始";
/// Where it ends.
pub const END: &str = "办结";
/// Where parallel branches begin.
pub const FORK: &str = "同时办理";
/// Where they join.
pub const JOIN: &str = "汇齐后继续";
/// The heading of the list.
pub const STEPS: &str = "各个环节";
/// Before where a step goes on.
pub const NEXT: &str = "接下来";
/// The same, of a step whose ways all go on at the same time.
pub const NEXT_PARALLEL: &str = "同时进行";
/// Back to the chart.
pub const TO_CHART: &str = "回到流程图";
/// There are no steps; a telephone follows.
pub const NO_STEPS: &str = "这个事项还没有公布办理流程。";

/// The title of the page.
pub fn title(name: &str) -> String {
    format!("{name} 流程图")
}

/// For search engines.
pub fn description(name: &str, dept: &str) -> String {
    format!("{dept}办理“{name}”的流程：每个环节谁办、多久、怎么审、风险在哪。")
}

/// How large the chart is shown.
pub fn size(percent: i32) -> String {
    match percent {
        0 => "已显示全图".to_owned(),
        percent => format!("{percent}%"),
    }
}

/// A way on: in which case, and to the step with this number and name, or to the end.
pub fn way(label: &str, to: Option<(usize, &str)>, is_return: bool) -> String {
    let to = match to {
        None => END.to_owned(),
        Some((number, name)) if is_return => format!("退回 {number} {name}"),
        Some((number, name)) => format!("{number} {name}"),
    };
    if label.is_empty() {
        to
    } else {
        format!("{label}：{to}")
    }
}
