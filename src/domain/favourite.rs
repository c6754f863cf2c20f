//! 收藏: an item that a person marked, and the list of them as a text.

use super::line;

/// How many there may be: a list that one can still look through.
pub(crate) const MOST: usize = 100;

/// A marked item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Favourite {
    /// 业务办理项编码.
    pub(crate) id: String,
    /// 事项名称.
    pub(crate) name: String,
    /// 实施主体.
    pub(crate) dept: String,
    /// The region's name.
    pub(crate) area: String,
    /// When it was marked, in milliseconds since 1970.
    pub(crate) added_at: u64,
}

/// Reads a list, newest first. A line that names no item is left out.
pub(crate) fn parse(text: &str) -> Vec<Favourite> {
    let lines = text.lines().map(|line| {
        let [id, name, dept, area, added_at] = line::split(line);
        Favourite {
            id: id.to_owned(),
            name: name.to_owned(),
            dept: dept.to_owned(),
            area: area.to_owned(),
            added_at: added_at.parse().unwrap_or_default(),
        }
    });
    let named = lines.filter(|favourite| !favourite.id.is_empty());
    named.take(MOST).collect()
}

/// Writes a list.
pub(crate) fn write(favourites: &[Favourite]) -> String {
    let lines = favourites.iter().map(|favourite| {
        let added_at = favourite.added_at.to_string();
        line::join(&[
            &favourite.id,
            &favourite.name,
            &favourite.dept,
            &favourite.area,
            &added_at,
        ])
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Marks an item, or takes the mark away; false where there are too many already.
pub(crate) fn toggle(favourites: &mut Vec<Favourite>, favourite: Favourite) -> bool {
    let before = favourites.len();
    favourites.retain(|known| known.id != favourite.id);
    if favourites.len() < before {
        return true;
    }
    if before >= MOST {
        return false;
    }
    favourites.insert(0, favourite);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn favourite(id: &str) -> Favourite {
        Favourite {
            id: id.to_owned(),
            name: format!("事项{id}"),
            dept: "某区\t民政局".to_owned(),
            area: "某区".to_owned(),
            added_at: 1_795_586_580_000,
        }
    }

    #[test]
    fn a_list_reads_as_it_was_written() {
        let mut list = Vec::new();
        for id in ["A1", "B/2", "C-3"] {
            assert!(toggle(&mut list, favourite(id)));
        }
        let read = parse(&write(&list));
        let ids: Vec<_> = read.iter().map(|known| known.id.as_str()).collect();
        assert_eq!(ids, ["C-3", "B/2", "A1"]);
        assert_eq!(read[0].dept, "某区 民政局");
        assert_eq!(read[0].added_at, 1_795_586_580_000);
    }

    #[test]
    fn marking_twice_takes_the_mark_away() {
        let mut list = parse("A1\t甲\n\n\t乙");
        assert_eq!(list.len(), 1);
        assert!(toggle(&mut list, favourite("A1")));
        assert!(list.is_empty());
        assert_eq!(write(&list), "");
    }

    #[test]
    fn there_are_not_too_many() {
        let mut list = Vec::new();
        for number in 0..MOST {
            assert!(toggle(&mut list, favourite(&number.to_string())));
        }
        assert!(!toggle(&mut list, favourite("new")));
        assert_eq!(list.len(), MOST);
        assert!(toggle(&mut list, favourite("7")));
        assert!(toggle(&mut list, favourite("new")));
    }
}
