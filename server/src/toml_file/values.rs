//! TOML 文件: codes of tables, times that must be there, whole numbers.

use std::str::FromStr;

use shigantong_contract::{Coded, mask};

use super::{Fault, Reader, Table};

/// The longest code.
const MOST_CODE: usize = 100;

impl Reader<'_> {
    /// A code of a table, with its words.
    pub(crate) fn coded(
        &mut self,
        table: &Table<'_>,
        name: &str,
        known: &'static [(&'static str, &'static str)],
    ) -> Coded {
        let errors = self.errors.len();
        let code = self.optional(table, name, MOST_CODE);
        if self.errors.len() == errors && !known.iter().any(|(known, _)| *known == code) {
            self.refuse_field(table, name, Fault::NotOneOf(known));
        }
        Coded::of(known, &code)
    }

    /// A day or a moment that must be there.
    pub(crate) fn required_time<T: FromStr>(
        &mut self,
        table: &Table<'_>,
        name: &str,
        fault: Fault,
    ) -> Option<T> {
        let errors = self.errors.len();
        let time = self.time(table, name, fault.clone());
        if time.is_none() && self.errors.len() == errors {
            self.refuse_field(table, name, fault);
        }
        time
    }

    /// A whole number that is not below zero; none where there is none.
    pub(crate) fn whole(&mut self, table: &Table<'_>, name: &str) -> Option<u64> {
        let value = table.get(name)?.get_ref();
        let number = value
            .as_integer()
            .and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok())
            .filter(|number| i64::try_from(*number).is_ok());
        if number.is_none() {
            self.refuse_field(table, name, Fault::NotA("不小于 0 的整数"));
        }
        number
    }

    /// Refuses every line that holds an identity or mobile number: no published list needs one.
    pub(crate) fn refuse_numbers_of_persons(&mut self) {
        let text = self.text;
        for range in mask::find_unmasked(text) {
            let what = "写着身份证号或手机号，这些数据会公开，请去掉";
            self.refuse(range.start, "", Fault::Wrong(what));
        }
    }
}
