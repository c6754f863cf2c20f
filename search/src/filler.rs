//! 虚词套话：问句里不指事项的词（filler）。

/// Words that frame a question and do not name the matter.
const FRAMES: &[&str] = &[
    "怎么办理",
    "怎么申请",
    "怎么办",
    "怎么弄",
    "怎么搞",
    "怎么才能",
    "怎么",
    "怎样",
    "如何",
    "咋办理",
    "咋办",
    "咋弄",
    "咋样",
    "去哪里",
    "去哪儿",
    "去哪",
    "到哪里",
    "到哪儿",
    "到哪",
    "在哪里",
    "在哪儿",
    "在哪",
    "哪里",
    "哪儿",
    "哪些",
    "哪个",
    "什么时候",
    "什么地方",
    "什么",
    "啥时候",
    "需要",
    "手续",
    "流程",
    "材料",
    "资料",
    "条件",
    "步骤",
    "申请",
    "申办",
    "办理",
    "办个",
    "我想要",
    "我想",
    "我要",
    "想要",
    "我家",
    "我们",
    "你好",
    "您好",
    "请问",
    "咨询",
    "问一下",
    "一下",
    "可以",
    "能不能",
    "可不可以",
    "行不行",
    "有没有",
    "是不是",
    "多少钱",
    "多久",
    "多长时间",
    "应该",
    "自己",
    "本人",
    "现在",
    "事情",
    "业务",
    "帮我",
    "帮忙",
    "要求",
    "一个",
    "谢谢",
];

/// Little words; they count as filler only where no entry joins them to their neighbours.
const PARTICLES: &str =
    "的了吗呢吧啊呀么我你他她要想能会该给把让被在到有是个些谁啥咋办请问得着过和与及或就都也还又再";

/// Marks the places of a query that are filler. `accepts` tells whether a place may hold a
/// character, `joined` whether some entry joins a place to its neighbours.
pub(crate) fn mark(
    len: usize,
    accepts: impl Fn(usize, char) -> bool,
    joined: impl Fn(usize) -> bool,
) -> Vec<bool> {
    let mut marks = vec![false; len];
    let mut at = 0;
    while at < len {
        let length = FRAMES
            .iter()
            .filter(|word| starts(word, at, len, &accepts))
            .map(|word| word.chars().count())
            .max();
        if let Some(length) = length {
            marks[at..at + length].fill(true);
            at += length;
            continue;
        }
        marks[at] = PARTICLES.chars().any(|c| accepts(at, c)) && !joined(at);
        at += 1;
    }
    if marks.iter().all(|&mark| mark) {
        marks.fill(false);
    }
    marks
}

fn starts(word: &str, at: usize, len: usize, accepts: &impl Fn(usize, char) -> bool) -> bool {
    word.chars()
        .enumerate()
        .all(|(i, c)| at + i < len && accepts(at + i, c))
}

#[cfg(test)]
mod tests {
    use super::mark;

    fn kept(query: &str) -> String {
        let chars: Vec<char> = query.chars().collect();
        let marks = mark(chars.len(), |i, c| chars[i] == c, |i| chars[i] == '个');
        let kept = chars.iter().zip(marks).filter(|&(_, mark)| !mark);
        kept.map(|(&c, _)| c).collect()
    }

    #[test]
    fn frames_are_filler_unless_they_are_all_there_is() {
        for (query, expected) in [
            ("老人去世了怎么办", "老人去世"),
            ("开饭馆需要办什么手续", "开饭馆"),
            ("我想申请低保", "低保"),
            ("个体户咋办理", "个体户"),
            ("怎么申请", "怎么申请"),
            ("", ""),
        ] {
            assert_eq!(kept(query), expected, "{query}");
        }
    }
}
