//! DOCX files with a secret in one channel each, and their clean twins.

use super::{Case, SECRET};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

macro_rules! cases {
    ($($name:literal $code:literal $words:literal $leaking:expr, $clean:expr;)*) => {
        &[$(Case { name: $name, code: $code, words: $words, leaking: || $leaking, clean: || $clean }),*]
    };
}

pub(crate) const CASES: &[Case] = cases! {
    "deleted text" "tracked_change" true
        body(&format!("<w:del w:id='1' w:author='B' w:date='2026'><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>")),
        body("<w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r>");
    "author of a change" "tracked_change" true
        body(&format!("<w:ins w:id='1' w:author='{SECRET}'><w:r><w:t>new</w:t></w:r></w:ins>")),
        body("<w:r><w:t>new</w:t></w:r>");
    "moved text" "tracked_change" true
        body(&format!("<w:moveFrom w:id='1' w:author='B'><w:r><w:t>{SECRET}</w:t></w:r></w:moveFrom>")),
        body("<w:r><w:t>moved</w:t></w:r>");
    "comment" "comment" true
        part("word/comments.xml", &story(&format!("<w:comment w:id='1' w:author='B'><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:comment>"))),
        part("word/comments.xml", &story(""));
    "hidden text" "hidden_text" true
        body(&format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r>")),
        body("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>");
    "hidden by a style" "hidden_text" true
        styled("<w:vanish/>", &format!("<w:r><w:rPr><w:rStyle w:val='Quiet'/></w:rPr><w:t>{SECRET}</w:t></w:r>")),
        styled("<w:vanish/>", "<w:r><w:rPr><w:rStyle w:val='Quiet'/><w:vanish w:val='0'/></w:rPr><w:t>shown</w:t></w:r>");
    "hidden by a style's base" "hidden_text" true
        styled("<w:vanish/>", &format!("<w:r><w:rPr><w:rStyle w:val='Aside'/></w:rPr><w:t>{SECRET}</w:t></w:r>")),
        styled("<w:vanish w:val='false'/>", "<w:r><w:rPr><w:rStyle w:val='Aside'/></w:rPr><w:t>shown</w:t></w:r>");
    "hidden by a paragraph's style" "hidden_text" true
        styled("<w:vanish/>", &format!("</w:p><w:p><w:pPr><w:pStyle w:val='Aside'/></w:pPr><w:r><w:t>{SECRET}</w:t></w:r>")),
        styled("<w:vanish/>", "</w:p><w:p><w:pPr><w:pStyle w:val='Other'/></w:pPr><w:r><w:t>shown</w:t></w:r>");
    "white by a style" "white_text" true
        styled("<w:color w:val='FFFFFF'/>", &format!("<w:r><w:rPr><w:rStyle w:val='Quiet'/></w:rPr><w:t>{SECRET}</w:t></w:r>")),
        styled("<w:color w:val='FFFFFF'/>", "<w:r><w:rPr><w:rStyle w:val='Quiet'/><w:color w:val='000000'/></w:rPr><w:t>black</w:t></w:r>");
    "hidden in a foot" "hidden_text" true
        part("word/footer1.xml", &story(&format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r></w:p>"))),
        part("word/footer1.xml", &story("<w:p><w:r><w:t>page</w:t></w:r></w:p>"));
    "white text" "white_text" true
        body(&format!("<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>{SECRET}</w:t></w:r>")),
        body("<w:r><w:rPr><w:color w:val='FFFFFF'/><w:shd w:fill='003366'/></w:rPr><w:t>on blue</w:t></w:r>");
    "tiny text" "white_text" true
        body(&format!("<w:r><w:rPr><w:sz w:val='2'/></w:rPr><w:t>{SECRET}</w:t></w:r>")),
        body("<w:r><w:rPr><w:sz w:val='22'/></w:rPr><w:t>eleven points</w:t></w:r>");
    "alternative text" "alternative_text" true
        body(&format!("<w:r><w:drawing><wp:docPr id='1' name='P' descr='{SECRET}'/></w:drawing></w:r>")),
        body("<w:r><w:drawing><wp:docPr id='1' name='P' descr=''/></w:drawing></w:r>");
    "mail link" "link" true
        part("word/_rels/document.xml.rels", &relation(&format!("mailto:{SECRET}"))),
        part("word/_rels/document.xml.rels", &relation("https://example.org/"));
    "field" "field_instruction" true
        body(&format!("<w:fldSimple w:instr='INCLUDETEXT {SECRET}'><w:r><w:t>x</w:t></w:r></w:fldSimple>")),
        body("<w:fldSimple w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    "author" "property" true
        part("docProps/core.xml", &format!("<cp:coreProperties><dc:creator>{SECRET}</dc:creator></cp:coreProperties>")),
        part("docProps/core.xml", "<cp:coreProperties><dcterms:created>2026-01-01T00:00:00Z</dcterms:created></cp:coreProperties>");
    "manager" "property" true
        part("docProps/app.xml", &format!("<Properties><Manager>{SECRET}</Manager></Properties>")),
        part("docProps/app.xml", "<Properties><Template>Normal.dotm</Template><Application>Writer</Application></Properties>");
    "custom property" "property" true
        part("docProps/custom.xml", &format!("<Properties><property name='x'><vt:lpwstr>{SECRET}</vt:lpwstr></property></Properties>")),
        part("docProps/custom.xml", "<Properties/>");
    "people" "people" true
        part("word/people.xml", &format!("<w15:people><w15:person w15:author='{SECRET}'/></w15:people>")),
        part("word/people.xml", "<w15:people/>");
    "variable" "variable" true
        part("word/settings.xml", &format!("<w:settings><w:docVars><w:docVar w:name='x' w:val='{SECRET}'/></w:docVars></w:settings>")),
        part("word/settings.xml", "<w:settings><w:zoom w:percent='100'/></w:settings>");
    "custom xml" "custom_xml" true
        part("customXml/item1.xml", &format!("<root><who>{SECRET}</who></root>")),
        part("customXml/item1.xml", "<b:Sources SelectedStyle='APA'/>");
    "embedded file" "attachment" true
        part("word/embeddings/sheet.txt", SECRET),
        body("<w:r><w:t>no file</w:t></w:r>");
    "macro" "script" false
        part("word/vbaProject.bin", SECRET),
        body("<w:r><w:t>no macro</w:t></w:r>");
    "camera" "image_metadata" true
        part_of_bytes("word/media/image1.jpeg", &super::pdf::jpeg(SECRET)),
        part_of_bytes("word/media/image1.jpeg", &super::pdf::jpeg(""));
    "unknown part" "other_part" true
        part("notes/x.txt", SECRET),
        part("word/fontTable.xml", "<w:fonts/>");
};

const NAMESPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";

fn story(inside: &str) -> String {
    format!("<?xml version='1.0'?><w:story {NAMESPACES}>{inside}</w:story>")
}

fn relation(target: &str) -> String {
    format!(
        "<Relationships><Relationship Id='r1' TargetMode='External' Target='{target}'/></Relationships>"
    )
}

fn body(inside: &str) -> Vec<u8> {
    archive(inside, &[])
}

/// A document with a style `Quiet`, one based on it, `Aside`, and another.
fn styled(properties: &str, inside: &str) -> Vec<u8> {
    let styles = story(&format!(
        "<w:style w:styleId='Quiet'><w:rPr>{properties}</w:rPr></w:style>\
         <w:style w:styleId='Aside'><w:basedOn w:val='Quiet'/></w:style>\
         <w:style w:styleId='Other'><w:rPr><w:b/></w:rPr></w:style>"
    ));
    archive(inside, &[("word/styles.xml", styles.as_bytes())])
}

fn part(name: &str, content: &str) -> Vec<u8> {
    archive("", &[(name, content.as_bytes())])
}

fn part_of_bytes(name: &str, content: &[u8]) -> Vec<u8> {
    archive("", &[(name, content)])
}

fn archive(inside: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let paragraph = "<w:p><w:r><w:t>Minutes of the Pond Committee</w:t></w:r></w:p>";
    let document = story(&format!("<w:body>{paragraph}<w:p>{inside}</w:p></w:body>"));
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";
    let fixed: &[(&str, &[u8])] = &[
        ("[Content_Types].xml", types.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in fixed.iter().chain(parts) {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}
