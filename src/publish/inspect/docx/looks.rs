//! How runs of text look: by themselves, and by the styles that they have.

use super::package::{Element, Package, Seen, walk};
use std::collections::HashMap;

/// Half points below which nobody reads.
const TINY: u32 = 4;
/// The most styles that one may be based on, one behind the other.
const DEEPEST: usize = 32;

/// What is said of how text looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    hidden: Option<bool>,
    white: Option<bool>,
    tiny: Option<bool>,
    shaded: Option<bool>,
}

impl Look {
    pub(super) fn is_hidden(self) -> bool {
        self.hidden.unwrap_or(false)
    }

    pub(super) fn is_white(self) -> bool {
        let pale = self.white.unwrap_or(false) || self.tiny.unwrap_or(false);
        pale && !self.shaded.unwrap_or(false)
    }

    /// What a style or a property says more closely than what is known.
    fn over(self, base: Self) -> Self {
        Self {
            hidden: self.hidden.or(base.hidden),
            white: self.white.or(base.white),
            tiny: self.tiny.or(base.tiny),
            shaded: self.shaded.or(base.shaded),
        }
    }

    /// Notes what a property of a run says; those of what it was before do not count.
    pub(super) fn note(&mut self, stack: &[Element], element: &Element, styles: &Styles) {
        let in_run = stack.last().is_some_and(|parent| parent.name == "rPr");
        if !in_run || stack.iter().any(|parent| parent.name == "rPrChange") {
            return;
        }
        if element.name == "rStyle" {
            *self = styles
                .look(element.get("val").unwrap_or_default())
                .over(*self);
        } else {
            self.property(element);
        }
    }

    fn property(&mut self, element: &Element) {
        let value = element.get("val").unwrap_or_default();
        match element.name.as_str() {
            "vanish" => self.hidden = Some(element.is_on()),
            "webHidden" | "specVanish" if element.is_on() => self.hidden = Some(true),
            "color" => {
                let white = value.eq_ignore_ascii_case("ffffff")
                    || element.get("themeColor") == Some("background1");
                self.white = Some(white);
            }
            "sz" => self.tiny = Some(value.parse::<u32>().is_ok_and(|size| size < TINY)),
            "shd" => {
                let fill = element.get("fill");
                let shaded = fill.is_some_and(|fill| !matches!(fill, "auto" | "FFFFFF" | "ffffff"));
                self.shaded = Some(shaded || self.shaded.unwrap_or(false));
            }
            "highlight" => self.shaded = Some(!matches!(value, "none" | "white")),
            _ => {}
        }
    }
}

/// A style as it is written.
#[derive(Debug, Default)]
struct Style {
    own: Look,
    based_on: Option<String>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// What holds where nothing else is said.
    defaults: Look,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

/// Whether a part holds styles.
pub(super) fn is_styles(part: &str) -> bool {
    part.ends_with("styles.xml")
}

impl Styles {
    pub(super) fn of(package: &Package) -> Self {
        let mut styles = Self::default();
        if let Some(bytes) = package.parts.get("word/styles.xml") {
            walk(bytes, |stack, seen| {
                if let Seen::Start(element) = seen {
                    styles.note(stack, element);
                }
            });
        }
        styles
    }

    fn note(&mut self, stack: &[Element], element: &Element) {
        if element.name == "style" {
            let id = element.get("styleId").unwrap_or_default().to_owned();
            let usual = element.get("type") == Some("paragraph")
                && matches!(element.get("default"), Some("1" | "true" | "on"));
            if usual {
                self.usual = Some(id.clone());
            }
            self.by_id.insert(id, Style::default());
            return;
        }
        let parent = stack.last().map_or("", |parent| parent.name.as_str());
        let style = stack.iter().rev().find(|parent| parent.name == "style");
        let style = style.and_then(|style| style.get("styleId"));
        match (style.and_then(|id| self.by_id.get_mut(id)), parent) {
            (Some(style), "rPr") => style.own.property(element),
            (Some(style), "style") if element.name == "basedOn" => {
                style.based_on = element.get("val").map(str::to_owned);
            }
            (None, "rPr") if stack.iter().any(|parent| parent.name == "rPrDefault") => {
                self.defaults.property(element);
            }
            _ => {}
        }
    }

    /// What a style says, with those that it is based on.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut next = self.by_id.get(id);
        for _ in 0..DEEPEST {
            let Some(style) = next else { break };
            look = look.over(style.own);
            next = style.based_on.as_ref().and_then(|id| self.by_id.get(id));
        }
        look
    }

    /// How paragraphs look that name no style.
    pub(super) fn usual(&self) -> Look {
        let usual = self.usual.as_deref().map(|id| self.look(id));
        usual.unwrap_or_default().over(self.defaults)
    }

    /// How the paragraphs look that have a style.
    pub(super) fn paragraph(&self, style: &Element) -> Look {
        let look = self.look(style.get("val").unwrap_or_default());
        look.over(self.defaults)
    }
}
