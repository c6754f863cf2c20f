//! 拼音音节表（syllable）。

use std::sync::LazyLock;

/// A Mandarin syllable without tone: its place in the alphabetical table, from 1. 0 is none.
pub(crate) type Syllable = u16;

/// Every syllable, alphabetically; `ü` is written `v`.
const TABLE: &str = "\
    a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can \
    cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai \
    chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de den deng \
    di dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei fen \
    feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun \
    guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia \
    jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke ken keng kong \
    kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang \
    liao lie lin ling liu lo long lou lu luan lun luo lv lve ma mai man mang mao me mei men meng \
    mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang \
    niao nie nin ning niu nong nou nu nuan nun nuo nv nve o ou pa pai pan pang pao pei pen peng \
    pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan \
    que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se \
    sen seng sha shai shan shang shao she shen sheng shi shou shu shua shuai shuan shuang shui \
    shun shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting \
    tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie \
    xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue \
    yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong \
    zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo";

static SYLLABLES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| TABLE.split_whitespace().collect());

/// The class of each syllable: the first syllable that sounds like it.
static CLASSES: LazyLock<Vec<Syllable>> = LazyLock::new(|| {
    let blurred: Vec<String> = SYLLABLES.iter().map(|s| blur(s)).collect();
    blurred
        .iter()
        .map(|b| blurred.iter().position(|x| x == b).map_or(0, next))
        .collect()
});

fn next(position: usize) -> Syllable {
    position as Syllable + 1
}

/// The syllable spelt so, or 0.
pub(crate) fn spelt(letters: &str) -> Syllable {
    SYLLABLES.binary_search(&letters).map_or(0, next)
}

/// How it is spelt; empty for 0.
pub(crate) fn spelling(syllable: Syllable) -> &'static str {
    usize::from(syllable)
        .checked_sub(1)
        .and_then(|i| SYLLABLES.get(i))
        .copied()
        .unwrap_or("")
}

/// How many syllables there are, plus one for 0.
pub(crate) fn count() -> usize {
    SYLLABLES.len() + 1
}

/// Syllables that start with these letters: a stretch of the table, end excluded.
pub(crate) fn beginning(letters: &str) -> (Syllable, Syllable) {
    let from = SYLLABLES.partition_point(|s| *s < letters);
    let len = SYLLABLES
        .get(from..)
        .unwrap_or_default()
        .partition_point(|s| s.starts_with(letters));
    (next(from), next(from + len))
}

/// Syllables people mix up share a class (zh/z, ch/c, sh/s, ang/an, eng/en, ing/in, l/n, v/u).
pub(crate) fn class(syllable: Syllable) -> Syllable {
    usize::from(syllable)
        .checked_sub(1)
        .and_then(|i| CLASSES.get(i))
        .copied()
        .unwrap_or(0)
}

fn blur(letters: &str) -> String {
    let mut blurred = match letters.strip_prefix(['z', 'c', 's']) {
        Some(rest) if rest.starts_with('h') => format!("{}{}", &letters[..1], &rest[1..]),
        _ => letters.replacen('l', "n", usize::from(letters.starts_with('l'))),
    };
    if ["ang", "eng", "ing"]
        .iter()
        .any(|end| blurred.ends_with(end))
    {
        blurred.pop();
    }
    blurred.replace('v', "u")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_finds_itself() {
        assert!(SYLLABLES.is_sorted());
        for name in SYLLABLES.iter() {
            assert_eq!(spelling(spelt(name)), *name);
        }
        assert_eq!(spelt("xx"), 0);
        assert_eq!(spelling(0), "");
    }

    #[test]
    fn sounds_alike() {
        for (a, b, alike) in [
            ("shi", "si", true),
            ("zhang", "zan", true),
            ("jing", "jin", true),
            ("ling", "nin", true),
            ("lv", "nu", true),
            ("cheng", "cen", true),
            ("shi", "chi", false),
            ("gao", "kao", false),
        ] {
            assert_eq!(class(spelt(a)) == class(spelt(b)), alike, "{a} {b}");
        }
    }

    #[test]
    fn a_beginning_is_a_stretch() {
        let (from, to) = beginning("zhu");
        let found: Vec<_> = (from..to).map(spelling).collect();
        assert_eq!(
            found,
            [
                "zhu", "zhua", "zhuai", "zhuan", "zhuang", "zhui", "zhun", "zhuo"
            ]
        );
        let (from, to) = beginning("vv");
        assert_eq!(from, to);
    }
}
