//! The files of a package that hold words, styles and numbering.

use super::super::ReadError;
use super::super::package::Package;
use super::super::xml::{self, Xml};
use super::numbering::Numbering;
use super::styles::Styles;
use std::collections::BTreeMap;

/// The main file, where the package does not say which it is.
const MAIN: &str = "word/document.xml";

#[derive(Debug)]
pub(super) struct Parts {
    pub(super) main: Xml,
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) footnotes: Option<Xml>,
    pub(super) endnotes: Option<Xml>,
    pub(super) comments: Option<Xml>,
    /// Heads and feet of pages, by the id that sections name them by.
    pub(super) furniture: BTreeMap<String, Xml>,
}

impl Parts {
    /// The parts; none where the package has no main file.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Option<Self>, ReadError> {
        let main_path = relations(package, "")?
            .into_iter()
            .find(|relation| relation.kind == "officeDocument")
            .map_or_else(|| MAIN.to_owned(), |relation| relation.target);
        let Some(main) = part(package, &main_path)? else {
            return Ok(None);
        };
        let relations = relations(package, &main_path)?;
        let mut of_kind = |kind: &str| -> Result<Option<Xml>, ReadError> {
            match relations.iter().find(|relation| relation.kind == kind) {
                Some(relation) => part(package, &relation.target),
                None => Ok(None),
            }
        };
        let styles = Styles::new(of_kind("styles")?.as_ref());
        let numbering = Numbering::new(of_kind("numbering")?.as_ref(), &styles);
        let footnotes = of_kind("footnotes")?;
        let endnotes = of_kind("endnotes")?;
        let comments = of_kind("comments")?;
        let mut furniture = BTreeMap::new();
        for relation in &relations {
            if matches!(relation.kind.as_str(), "header" | "footer")
                && let Some(xml) = part(package, &relation.target)?
            {
                furniture.insert(relation.id.clone(), xml);
            }
        }
        Ok(Some(Self {
            main,
            styles,
            numbering,
            footnotes,
            endnotes,
            comments,
            furniture,
        }))
    }
}

fn part(package: &mut Package<'_>, path: &str) -> Result<Option<Xml>, ReadError> {
    package
        .text(path)?
        .map(|text| xml::parse(&text))
        .transpose()
}

struct Relation {
    id: String,
    /// Last part of its type.
    kind: String,
    /// Path in the package.
    target: String,
}

/// What the file at `path` names; the package itself has none.
fn relations(package: &mut Package<'_>, path: &str) -> Result<Vec<Relation>, ReadError> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let base = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    let Some(xml) = part(package, &format!("{base}_rels/{name}.rels"))? else {
        return Ok(Vec::new());
    };
    let attribute = |node, name| xml.attribute(node, name).unwrap_or_default();
    let relations = xml
        .within(xml::ROOT)
        .filter(|node| xml.name(*node).ends_with("Relationship"))
        .filter(|node| attribute(*node, "TargetMode") != "External")
        .map(|node| {
            let target = attribute(node, "Target");
            let kind = attribute(node, "Type");
            Relation {
                id: attribute(node, "Id").to_owned(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None => format!("{base}{target}"),
                },
            }
        });
    Ok(relations.collect())
}
