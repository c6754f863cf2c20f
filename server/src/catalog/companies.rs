//! 目录: companies by name, pinyin and initials.

use shigantong_contract::{CompanyHit, uscc};
use shigantong_search::{Entry, Index, IndexBuilder};

use super::Catalog;
use crate::regulation::CompanyRow;

/// The most companies that one search names.
const MOST: usize = 20;
/// From so many characters of a code on, it is one's beginning and no word.
const LEAST_CODE: usize = 6;

/// The companies of one version of the data.
#[derive(Debug)]
pub(super) struct Companies {
    all: Vec<CompanyRow>,
    index: Index,
}

impl Companies {
    pub(super) fn new(all: Vec<CompanyRow>) -> Self {
        let mut builder = IndexBuilder::new();
        for company in &all {
            builder.add(&Entry {
                title: &company.name,
                also: &[],
            });
        }
        Self {
            all,
            index: builder.build(),
        }
    }
}

impl Catalog {
    /// The companies that a query names, best first; none for an empty one.
    pub(crate) fn companies(&self, q: &str) -> Vec<CompanyHit> {
        let Companies { all, index } = &self.companies;
        let code = uscc::normal(q);
        let is_code = code.len() >= LEAST_CODE
            && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && code.bytes().filter(u8::is_ascii_digit).count() >= LEAST_CODE;
        if is_code {
            let begin = all.iter().filter(|one| one.uscc.starts_with(&code));
            return begin.take(MOST).map(|one| self.hit(one)).collect();
        }
        let hits = index.search(q, &self.synonyms);
        let found = hits
            .iter()
            .filter_map(|hit| all.get(usize::try_from(hit.entry).ok()?));
        found.take(MOST).map(|one| self.hit(one)).collect()
    }

    fn hit(&self, company: &CompanyRow) -> CompanyHit {
        let area = self.area_name(&company.area_code);
        CompanyHit {
            uscc: company.uscc.clone(),
            name: company.name.clone(),
            area_name: area.unwrap_or_default().to_owned(),
        }
    }
}
