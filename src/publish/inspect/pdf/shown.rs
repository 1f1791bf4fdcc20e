//! What the pages show, to tell what they do not.

use super::file::Pdf;

/// The most bytes of one page's content that are read for its text.
const MOST_CONTENT: usize = 64 << 20;

impl Pdf<'_> {
    /// Whether all words of a text stand on some page, in their order.
    pub(super) fn shows(&self, words: &str) -> bool {
        stands_in(words, &self.shown)
    }

    /// Whether they do in the letters that are painted: a replacement text is part of what a page
    /// shows to those who copy it, and is no proof of itself.
    pub(super) fn paints(&self, words: &str) -> bool {
        stands_in(words, self.letters.as_ref().unwrap_or(&self.shown))
    }

    /// The letters of all pages, without replacement texts, folded; none where a page's fonts are
    /// not understood by this reader.
    pub(super) fn painted_letters(&self) -> Option<String> {
        let numbers = 1..=u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
        let text = |number| {
            self.document
                .extract_text_with_limit(&[number], MOST_CONTENT)
        };
        let letters = numbers.map(|number| text(number).map(|text| folded(&text)));
        letters.collect::<Result<String, _>>().ok()
    }
}

fn stands_in(words: &str, text: &str) -> bool {
    let words = folded(words);
    words.is_empty() || text.contains(&words)
}

/// Letters and digits alone, in small letters: white space and marks differ between what is printed
/// and what is kept of it.
pub(super) fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
