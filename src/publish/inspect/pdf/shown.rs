//! What the pages show, to tell what they do not.

use super::file::Pdf;

impl Pdf<'_> {
    /// Whether all words of a text stand on some page, in their order.
    pub(super) fn shows(&self, words: &str) -> bool {
        let words = folded(words);
        words.is_empty() || self.shown.contains(&words)
    }
}

/// Letters and digits alone, in small letters: white space and marks differ between what is printed
/// and what is kept of it.
pub(super) fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
