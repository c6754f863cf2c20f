//! Small line icons, drawn with one stroke in the colour of the text.

use leptos::prelude::*;

/// An icon.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Icon {
    /// 权责: a balance.
    Powers,
    /// 办事: a sheet with lines.
    Services,
    /// 进度: a clock.
    Track,
    /// 红黑榜: a medal.
    Credit,
    /// 投诉: a speech bubble.
    Complain,
    /// 地区: a pin.
    Place,
    /// 电话: a receiver.
    Phone,
    /// 搜索: a lens.
    Search,
    /// 打印: a printer.
    Print,
    /// 收藏: a star.
    Star,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Powers => {
                "M12 3v18M7 21h10M12 6H5M12 6h7M5 6l-3 8h6zM19 6l-3 8h6zM2 14a3 3 0 0 0 6 0M16 14a3 3 0 0 0 6 0"
            }
            Self::Services => "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7",
            Self::Track => "M12 3a9 9 0 1 0 .01 0M12 7v5l4 2",
            Self::Credit => {
                "M12 3a6 6 0 1 0 .01 0M8.5 14 7 21l5-3 5 3-1.500-7M12 6.500v5M9.500 9h5"
            }
            Self::Complain => "M4 4h16v12h-8l-5 4v-4H4zM9 9h6M9 12h4",
            Self::Place => {
                "M12 21c5-6 7-9 7-12a7 7 0 0 0-14 0c0 3 2 6 7 12zM12 6.500a2.500 2.500 0 1 0 .01 0"
            }
            Self::Phone => {
                "M5 3h4l2 5-2.500 1.500a12 12 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z"
            }
            Self::Print => "M7 8V3h10v5M7 18H3V8h18v10h-4M7 14h10v7H7z",
            Self::Star => {
                "M12 3l2.700 5.900 6.300.700-4.700 4.300 1.300 6.300-5.600-3.200-5.600 3.200 1.300-6.300L3 9.600l6.300-.700z"
            }
            Self::Search => "M10.500 4a6.500 6.500 0 1 0 .01 0M15.500 15.500 21 21",
        }
    }
}

/// Draws an icon; the words beside it carry the meaning.
#[component]
pub(crate) fn IconView(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
}
