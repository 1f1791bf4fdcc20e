//! What the pages show, to tell what they do not.

use super::file::Pdf;

/// The most bytes of one page's content that are read for its text.
const MOST_CONTENT: usize = 64 << 20;

impl Pdf<'_> {
    /// Whether all words of a text stand on some page, in their order.
    pub(super) fn shows(&self, words: &str) -> bool {
        let words = folded(words);
        words.is_empty() || self.shown.contains(&words)
    }

    /// The text of all pages, folded.
    pub(super) fn text_of_pages(&self) -> String {
        let numbers = 1..=u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
        let texts = numbers.filter_map(|number| {
            self.document
                .extract_text_with_limit(&[number], MOST_CONTENT)
                .ok()
        });
        texts.map(|text| folded(&text)).collect()
    }
}

/// Letters and digits alone, in small letters: white space and marks differ between what is printed
/// and what is kept of it.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
