//! 目录: texts and codes, each kept once.

use std::collections::HashMap;

use shigantong_contract::Coded;

/// Texts by number; equal texts have one number. Number 0 is the empty text.
#[derive(Debug)]
pub(super) struct Texts {
    list: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32>,
}

impl Texts {
    pub(super) fn new() -> Self {
        let mut texts = Self {
            list: Vec::new(),
            numbers: HashMap::new(),
        };
        texts.intern("");
        texts
    }

    pub(super) fn intern(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(text.into());
        self.numbers.insert(text.into(), number);
        number
    }

    pub(super) fn get(&self, number: u32) -> &str {
        let text = usize::try_from(number).ok().and_then(|n| self.list.get(n));
        text.map_or("", |text| text)
    }

    pub(super) fn find(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }
}

/// The number of a value that a row does not have.
pub(super) const NONE: u8 = u8::MAX;

/// A code table: the national one, and after it the codes that the data have besides.
#[derive(Debug)]
pub(super) struct CodeTable {
    values: Vec<Coded>,
}

impl CodeTable {
    pub(super) fn new(table: &[(&str, &str)]) -> Self {
        let values = table.iter().map(|(code, _)| Coded::of(table, code));
        Self {
            values: values.collect(),
        }
    }

    /// The number of a value, which is added where the table does not have it.
    pub(super) fn intern(&mut self, coded: &Coded) -> u8 {
        if let Some(number) = self.find(&coded.code) {
            return number;
        }
        let number = u8::try_from(self.values.len()).unwrap_or(NONE);
        if number != NONE {
            self.values.push(coded.clone());
        }
        number
    }

    /// The values of a list as the bits of a number; what has no place in 64 bits is left out.
    pub(super) fn mask(&mut self, list: &[Coded]) -> u64 {
        let mut mask = 0;
        for coded in list {
            let number = self.intern(coded);
            mask |= 1_u64.checked_shl(u32::from(number)).unwrap_or(0);
        }
        mask
    }

    pub(super) fn find(&self, code: &str) -> Option<u8> {
        let place = self.values.iter().position(|value| value.code == code)?;
        u8::try_from(place).ok()
    }

    pub(super) fn get(&self, number: u8) -> Option<&Coded> {
        self.values.get(usize::from(number))
    }

    pub(super) fn values(&self) -> &[Coded] {
        &self.values
    }
}
