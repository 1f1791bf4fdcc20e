//! What stands around the text of a page: navigation, banners, forms. It is kept, as furniture.

use super::tree::{Node, Page, ROOT};

/// Elements that hold no text of the document.
const NOISE: &[&str] = &[
    "nav", "aside", "button", "select", "textarea", "noscript", "dialog", "menu",
];

/// Parts of a page that say by their role that they are none of its text.
const ROLES: &[&str] = &[
    "navigation",
    "contentinfo",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
    "complementary",
];

/// Words of classes and ids by which pages name what stands around their text.
const CLASSES: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "cookies",
    "cookie-banner",
    "cookie-notice",
    "menu",
    "nav",
    "navbar",
    "navigation",
    "pagination",
    "related",
    "share",
    "sharing",
    "sidebar",
    "site-footer",
    "site-header",
    "skip-link",
    "skiplink",
    "skip-to-content",
    "social",
];

/// Links in a list of nothing else that make it a menu.
const MENU: usize = 3;

/// What is known of a page before it is walked.
#[derive(Debug)]
pub(super) struct Layout {
    /// The element that holds the document's text, where the page says so.
    main: Option<Node>,
    /// Whether a heading of the page stands in it.
    main_is_headed: bool,
}

impl Layout {
    pub(super) fn of(page: &Page) -> Self {
        let is = |node: &Node, name: &str, role: &str| {
            page.name(*node) == Some(name) || page.attribute(*node, "role") == Some(role)
        };
        let main = page.within(ROOT).find(|n| is(n, "main", "main"));
        let mut articles = page.within(ROOT).filter(|n| is(n, "article", "article"));
        let article = articles.next().filter(|_| articles.next().is_none());
        let main = main.or(article);
        Self {
            main,
            main_is_headed: main.is_some_and(|main| is_headed(page, main)),
        }
    }

    pub(super) fn is_main(&self, node: Node) -> bool {
        self.main == Some(node)
    }

    /// Whether `node` is none of the document's text; `in_main` says where it stands.
    pub(super) fn is_noise(&self, page: &Page, node: Node, name: &str, in_main: bool) -> bool {
        if NOISE.contains(&name) || page.attribute(node, "aria-hidden") == Some("true") {
            return true;
        }
        let role = page.attribute(node, "role").unwrap_or_default();
        if ROLES.contains(&role) {
            return true;
        }
        if in_main {
            return false;
        }
        if name == "a" && is_skip_link(page, node) {
            return true;
        }
        match name {
            // The title of some pages stands in their header, that of others beside a logo.
            "header" => return self.main_is_headed || !is_headed(page, node),
            "footer" => return true,
            "ul" | "ol" if is_menu(page, node) => return true,
            _ => {}
        }
        if role == "banner" {
            return self.main_is_headed || !is_headed(page, node);
        }
        let named = |attribute: &str| {
            page.attribute(node, attribute).is_some_and(|names| {
                names
                    .split_whitespace()
                    .any(|word| CLASSES.contains(&word.to_ascii_lowercase().as_str()))
            })
        };
        (named("class") || named("id")) && !self.main.is_some_and(|main| holds(page, node, main))
    }
}

/// `Skip to main content`: a link to somewhere on the page, named so or at its very start.
fn is_skip_link(page: &Page, node: Node) -> bool {
    let leads_inside = page
        .attribute(node, "href")
        .is_some_and(|target| target.starts_with('#') && target.len() > 1);
    let class = page.attribute(node, "class").unwrap_or_default();
    leads_inside
        && class
            .split_whitespace()
            .any(|word| word.starts_with("skip"))
}

fn holds(page: &Page, node: Node, other: Node) -> bool {
    page.within(node).any(|n| n == other)
}

/// Whether a heading of the page stands in `node`.
fn is_headed(page: &Page, node: Node) -> bool {
    page.within(node)
        .any(|n| matches!(page.name(n), Some("h1" | "h2")))
}

/// Whether each entry of a list is one link and nothing else.
fn is_menu(page: &Page, list: Node) -> bool {
    let entries = || {
        let children = page.children(list).iter().copied();
        children.filter(|child| page.name(*child) == Some("li"))
    };
    entries().count() >= MENU
        && entries().all(|entry| {
            let words = page.words(entry).trim().len();
            let linked: usize = page
                .within(entry)
                .filter(|node| page.name(*node) == Some("a"))
                .map(|link| page.words(link).trim().len())
                .sum();
            words == linked
        })
}
