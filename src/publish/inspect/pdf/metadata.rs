//! Document properties: the information dictionary, and XMP, the document's and any object's.

use super::super::report::Report;
use super::super::{Code, Severity};
use super::Channel;
use super::file::Pdf;
use super::text;
use lopdf::Object;

pub(super) const PROPERTY: Channel = Channel {
    code: Code {
        name: "property",
        severity: Severity::Warning,
        title: "a document property whose words are on no page",
        hint: "clear the document's properties before publishing",
    },
    examine: properties,
};

pub(super) const XMP: Channel = Channel {
    code: Code {
        name: "xmp",
        severity: Severity::Warning,
        title: "XMP metadata whose words are on no page",
        hint: "clear the document's metadata before publishing",
    },
    examine: xmp,
};

/// Properties that tell of programs and times, which every file has.
const TECHNICAL: &[&[u8]] = &[
    b"Producer",
    b"Creator",
    b"CreationDate",
    b"ModDate",
    b"Trapped",
    b"PTEX.Fullbanner",
    b"GTS_PDFXVersion",
    b"GTS_PDFXConformance",
    b"AAPL:Keywords",
];

/// Elements of XMP that tell of programs, times and versions.
const TECHNICAL_XMP: &[&str] = &[
    "producer",
    "creatortool",
    "createdate",
    "modifydate",
    "metadatadate",
    "documentid",
    "instanceid",
    "originaldocumentid",
    "renditionclass",
    "versionid",
    "format",
    "part",
    "conformance",
    "amd",
    "rev",
    "trapped",
    "pdfversion",
    "language",
    "when",
    "action",
    "softwareagent",
    "changed",
    "xmptk",
    "parsetype",
    "about",
    "lang",
    "schema",
    "namespaceuri",
    "prefix",
    "category",
    "valuetype",
    "stname",
    "stversion",
    "date",
    "ntversion",
    "marked",
    "resource",
];

fn properties(pdf: &Pdf<'_>, report: &mut Report) {
    let Ok(Object::Reference(id)) = pdf.document.trailer.get(b"Info") else {
        return;
    };
    let Ok(info) = pdf.document.get_dictionary(*id) else {
        return;
    };
    for (key, value) in info {
        if TECHNICAL.contains(&key.as_slice()) {
            continue;
        }
        if let Some(words) = text::of(pdf.resolved(value))
            && !text::is_date(&words)
            && !pdf.shows(&words)
        {
            let message = format!("property `{}`", String::from_utf8_lossy(key));
            report.add(&PROPERTY.code, pdf.place(*id), message, &words);
        }
    }
}

fn xmp(pdf: &Pdf<'_>, report: &mut Report) {
    for (id, object) in &pdf.document.objects {
        let Object::Stream(stream) = object else {
            continue;
        };
        let is_xmp = stream.dict.has_type(b"Metadata")
            || pdf
                .get(&stream.dict, b"Subtype")
                .as_name()
                .is_ok_and(|name| name == b"XML");
        if !is_xmp || !pdf.reachable.contains(id) {
            continue;
        }
        let bytes = Pdf::unpacked(stream).unwrap_or_else(|| stream.content.clone());
        for (name, words) in super::super::xml::words(&bytes) {
            let local = name.rsplit(':').next().unwrap_or_default().to_lowercase();
            let technical = TECHNICAL_XMP.contains(&local.as_str()) || name.starts_with("xmlns");
            let times = words
                .trim_start_matches("uuid:")
                .chars()
                .any(char::is_alphabetic);
            if !technical && times && !text::is_date(&words) && !pdf.shows(&words) {
                let message = format!("XMP `{name}`");
                report.add(&XMP.code, pdf.place(*id), message, &words);
            }
        }
    }
}
