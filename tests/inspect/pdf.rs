//! PDFs with a secret in one channel each, and their clean twins.

use super::{Case, SECRET};
use lopdf::content::{Content, Operation};
use lopdf::xref::XrefType;
use lopdf::{
    Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, dictionary, text_string,
};

/// Words that stand on the page of every file.
const SHOWN: &str = "Minutes of the Pond Committee";

macro_rules! cases {
    ($($name:literal $code:literal $words:literal $leaking:expr, $clean:expr;)*) => {
        &[$(Case { name: $name, code: $code, words: $words, leaking: || $leaking, clean: || $clean }),*]
    };
}

pub(crate) const CASES: &[Case] = cases! {
    "text under a box" "covered_text" true boxed(700), boxed(600);
    "text under a white box" "covered_text" true boxed_in(1, 700), boxed_in(1, 600);
    "text under boxes" "covered_text" true boxed_twice(700), boxed_twice(600);
    "text under a picture" "covered_text" true pictured(700), pictured(600);
    "white text" "camouflaged_text" true
        painted(vec![operation("g", &[1])], SECRET),
        painted(vec![operation("g", &[0])], "black");
    "black on black" "camouflaged_text" true
        painted(vec![operation("re", &[70, 690, 200, 30]), operation("f", &[])], SECRET),
        painted(vec![operation("re", &[70, 500, 200, 30]), operation("f", &[])], "beside");
    "no colour" "invisible_text" true
        painted(vec![operation("Tr", &[3])], SECRET),
        painted(vec![operation("Tr", &[0])], "painted");
    "transparent" "invisible_text" true transparent(0, SECRET), transparent(1, "solid");
    "text on a layer" "invisible_text" true text_on_layer("OFF", SECRET), text_on_layer("ON", "on");
    "off the page" "text_off_page" true moved(-500), moved(72);
    "cropped away" "text_off_page" true cropped(720), cropped(0);
    "clipped" "text_off_page" true clipped(10), clipped(400);
    "scan with its text" "recognised_text" true scanned(3), scanned(0);
    "font without letters" "not_looked_into" false coded(), built(|_| {});
    "redaction mark" "redaction_not_applied" true
        annotated(dictionary! { "Subtype" => "Redact", "OverlayText" => text_string(SECRET) }),
        annotated(dictionary! { "Subtype" => "Link", "Border" => zeros() });
    "comment" "comment" true
        annotated(dictionary! { "Subtype" => "Text", "Contents" => text_string(SECRET) }),
        annotated(dictionary! { "Subtype" => "Popup" });
    "comment in utf-16" "comment" true
        annotated(dictionary! { "Subtype" => "Highlight", "T" => utf16(SECRET) }),
        annotated(dictionary! { "Subtype" => "Link", "Border" => zeros() });
    "hidden comment" "comment" true
        annotated(dictionary! { "Subtype" => "FreeText", "F" => 2, "Contents" => text_string(SECRET) }),
        annotated(dictionary! { "Subtype" => "Popup", "F" => 2 });
    "pop-up" "comment" true
        annotated(dictionary! { "Subtype" => "Popup", "Contents" => text_string(SECRET) }),
        annotated(dictionary! { "Subtype" => "Popup", "Open" => false });
    "script" "script" true
        in_catalog("OpenAction", dictionary! { "S" => "JavaScript", "JS" => text_string(SECRET) }),
        in_catalog("OpenAction", dictionary! { "S" => "Named", "N" => "FirstPage" });
    "launch" "action" true
        in_catalog("OpenAction", dictionary! { "S" => "Launch", "F" => text_string(SECRET) }),
        in_catalog("OpenAction", dictionary! { "S" => "Named", "N" => "LastPage" });
    "mail link" "link" true
        linked(&format!("mailto:x@example.org?subject={SECRET}")),
        linked("https://example.org/minutes");
    "file link" "link" true
        linked(&format!("file:///home/{SECRET}/minutes.pdf")),
        linked("http://example.org/");
    "attachment" "attachment" true attached(SECRET, true), built(|_| {});
    "unnamed attachment" "attachment" true attached(SECRET, false), built(|_| {});
    "attachment annotation" "attachment" true
        built(|file| {
            let spec = file.file_spec(SECRET);
            file.annotate(dictionary! { "Subtype" => "FileAttachment", "FS" => spec });
        }),
        annotated(dictionary! { "Subtype" => "Link", "Border" => zeros() });
    "field value" "form_field" true
        form(dictionary! { "FT" => "Tx", "T" => text_string("x"), "V" => text_string(SECRET) }),
        form(dictionary! { "FT" => "Tx", "T" => text_string("x") });
    "field default" "form_field" true
        form(dictionary! { "FT" => "Tx", "T" => text_string("x"), "DV" => text_string(SECRET) }),
        form(dictionary! { "FT" => "Btn", "T" => text_string("x"), "V" => "Off" });
    "choice" "form_field" true
        form(dictionary! { "FT" => "Ch", "T" => text_string("x"), "Opt" => vec![text_string(SECRET)] }),
        form(dictionary! { "FT" => "Ch", "T" => text_string("x") });
    "xml form" "form_field" true xfa(SECRET), xfa("");
    "signature" "signature" true
        form(dictionary! { "FT" => "Sig", "T" => text_string("x"), "V" => signature() }),
        form(dictionary! { "FT" => "Sig", "T" => text_string("x") });
    "author" "property" true info("Author", SECRET), info("Producer", "A program");
    "title" "property" true info("Title", SECRET), info("Title", SHOWN);
    "custom property" "property" true info("Reviewer", SECRET), info("CreationDate", "D:20260101");
    "xmp" "xmp" true xmp(SECRET), xmp(SHOWN);
    "bookmark" "bookmark" true bookmarked(SECRET), bookmarked(SHOWN);
    "destination" "destination" true
        in_catalog("Dests", dictionary! { SECRET => zeros() }),
        in_catalog("Dests", dictionary! { "section.1" => zeros() });
    "destination in a tree" "destination" true named_place(SECRET), named_place("page12");
    "actual text in tags" "replacement_text" true
        tagged("ActualText", SECRET), tagged("ActualText", SHOWN);
    "actual text of a ligature" "marked_content_text" true marked(SECRET), marked("ffi");
    "alternative text" "replacement_text" true tagged("Alt", SECRET), tagged("Alt", SHOWN);
    "title of a tag" "replacement_text" true tagged("T", SECRET), tagged("T", SHOWN);
    "actual text in content" "marked_content_text" true marked(SECRET), marked(SHOWN);
    "layer" "hidden_layer" true layered("OFF"), layered("ON");
    "thumbnail" "thumbnail" false thumbnail(), built(|_| {});
    "camera" "image_metadata" true photographed(SECRET), photographed("");
    "earlier revision" "earlier_revision" true
        revised(), end_in_a_stream();
    "deleted comment" "earlier_revision" true comment_deleted(), built(|_| {});
    "orphan" "orphan_object" true
        built(|file| { file.document.add_object(dictionary! { "Note" => text_string(SECRET) }); }),
        built(|_| {});
    "orphan page" "orphan_object" true orphan_page(), built(|_| {});
    "stale object" "stale_object" true stale(), built(|_| {});
    "bytes behind" "bytes_outside" true
        [built(|_| {}), format!("\nsaved by {SECRET}\n").into_bytes()].concat(),
        [built(|_| {}), b"\n\n\0\0\n".to_vec()].concat();
    "bytes before" "bytes_outside" false
        [format!("X-From: {SECRET}\n").into_bytes(), built(|_| {})].concat(),
        [b"\n".to_vec(), built(|_| {})].concat();
    "comment of the syntax" "syntax_comment" true
        commented(&format!("% {SECRET}\n")), commented("%%Page\n");
    "comment behind a mark" "syntax_comment" true
        commented(&format!("%\u{d3}\u{eb}\n%{SECRET}\n")), commented("%\u{d3}\u{eb}\u{e9}\u{e1}\n");
    "comment in the content" "syntax_comment" true
        painted(vec![Operation::new(&format!("%{SECRET}\nq Q"), vec![])], "x"),
        painted(vec![Operation::new("q Q", vec![])], "100% (sure)");
    "private data" "other_text" true
        in_page("PieceInfo", dictionary! { "App" => dictionary! { "Private" => text_string(SECRET) } }),
        in_page("PieceInfo", dictionary! { "App" => dictionary! { "LastModified" => text_string("D:20260101") } });
    "page label" "other_text" true labelled(SECRET), labelled("A-");
    "own entry" "other_text" true
        in_page("Xyz", dictionary! { "Who" => text_string(SECRET) }),
        in_page("Xyz", dictionary! { "Who" => text_string(SHOWN) });
};

/// A file in the making: one page with a heading.
struct File {
    document: Document,
    catalog: ObjectId,
    page: ObjectId,
    content: Vec<Operation>,
}

fn show(words: &str, y: i64) -> Vec<Operation> {
    vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F1".into(), 12.into()]),
        Operation::new("Td", vec![72.into(), y.into()]),
        Operation::new("Tj", vec![Object::string_literal(words)]),
        Operation::new("ET", vec![]),
    ]
}

fn built(change: impl FnOnce(&mut File)) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, tree.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut content = show(SHOWN, 770);
    content.extend(show("Present: A Oak (Chair), B Elm", 740));
    let mut file = File {
        document,
        catalog,
        page,
        content,
    };
    change(&mut file);
    let stream = Content {
        operations: std::mem::take(&mut file.content),
    }
    .encode()
    .expect("content");
    let stream = file
        .document
        .add_object(Stream::new(Dictionary::new(), stream));
    file.page().set("Contents", stream);
    let mut bytes = Vec::new();
    file.document.save_to(&mut bytes).expect("a written file");
    bytes
}

impl File {
    fn page(&mut self) -> &mut Dictionary {
        self.document
            .get_dictionary_mut(self.page)
            .expect("the page")
    }

    fn resources(&mut self) -> &mut Dictionary {
        let resources = self
            .page()
            .get_mut(b"Resources")
            .and_then(Object::as_dict_mut);
        resources.expect("resources")
    }

    fn catalog(&mut self) -> &mut Dictionary {
        self.document
            .get_dictionary_mut(self.catalog)
            .expect("the catalog")
    }

    fn annotate(&mut self, mut annotation: Dictionary) {
        annotation.set("Type", "Annot");
        annotation.set("Rect", vec![72.into(), 700.into(), 200.into(), 720.into()]);
        let annotation = self.document.add_object(annotation);
        self.page().set("Annots", vec![annotation.into()]);
    }

    fn file_spec(&mut self, words: &str) -> ObjectId {
        let stream = Stream::new(
            dictionary! { "Type" => "EmbeddedFile" },
            words.as_bytes().to_vec(),
        );
        let stream = self.document.add_object(stream);
        self.document.add_object(dictionary! {
            "Type" => "Filespec", "F" => text_string("a.txt"), "EF" => dictionary! { "F" => stream },
        })
    }
}

/// A line before the mark by which readers find the table.
fn commented(line: &str) -> Vec<u8> {
    let bytes = built(|_| {});
    let mark = b"startxref";
    let mut places = bytes.windows(mark.len());
    let table = places.rposition(|window| window == mark).expect("its mark");
    [&bytes[..table], line.as_bytes(), &bytes[table..]].concat()
}

fn operation(operator: &str, operands: &[i64]) -> Operation {
    Operation::new(
        operator,
        operands.iter().map(|number| (*number).into()).collect(),
    )
}

/// The words at 72, 700, after `before`.
fn painted(before: Vec<Operation>, words: &str) -> Vec<u8> {
    built(|file| {
        file.content.push(Operation::new("q", vec![]));
        file.content.extend(before);
        file.content.extend(show(words, 700));
        file.content.push(Operation::new("Q", vec![]));
    })
}

fn boxed(y: i64) -> Vec<u8> {
    boxed_in(0, y)
}

/// A box that covers the line at 700 if it begins a little below.
fn boxed_in(grey: i64, y: i64) -> Vec<u8> {
    built(|file| {
        file.content
            .extend(show(if y == 700 { SECRET } else { "free" }, 700));
        file.content.push(operation("g", &[grey]));
        file.content.push(operation("re", &[60, y - 8, 250, 26]));
        file.content.push(operation("f", &[]));
    })
}

fn boxed_twice(y: i64) -> Vec<u8> {
    built(|file| {
        file.content
            .extend(show(if y == 700 { SECRET } else { "free" }, 700));
        for x in (60..260).step_by(7) {
            file.content.push(operation("re", &[x, y - 8, 7, 26]));
            file.content.push(operation("f", &[]));
        }
    })
}

fn picture(file: &mut File) {
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
    };
    let picture = file.document.add_object(Stream::new(picture, vec![0]));
    file.resources()
        .set("XObject", dictionary! { "Im1" => picture });
}

fn place_picture(file: &mut File, area: &[i64; 4]) {
    let [x, y, width, height] = *area;
    file.content.push(Operation::new("q", vec![]));
    file.content
        .push(operation("cm", &[width, 0, 0, height, x, y]));
    file.content.push(Operation::new("Do", vec!["Im1".into()]));
    file.content.push(Operation::new("Q", vec![]));
}

fn pictured(y: i64) -> Vec<u8> {
    built(|file| {
        picture(file);
        file.content
            .extend(show(if y == 700 { SECRET } else { "free" }, 700));
        place_picture(file, &[60, y - 8, 250, 26]);
    })
}

fn transparent(opacity: i64, words: &str) -> Vec<u8> {
    built(|file| {
        let state = dictionary! { "ca" => opacity, "CA" => opacity };
        file.resources()
            .set("ExtGState", dictionary! { "G1" => state });
        file.content.push(Operation::new("q", vec![]));
        file.content.push(Operation::new("gs", vec!["G1".into()]));
        file.content.extend(show(words, 700));
        file.content.push(Operation::new("Q", vec![]));
    })
}

fn text_on_layer(state: &str, words: &str) -> Vec<u8> {
    built(|file| {
        let group = dictionary! { "Type" => "OCG", "Name" => text_string("Layer") };
        let group = file.document.add_object(group);
        let usual = dictionary! { state => vec![group.into()] };
        let properties = dictionary! { "OCGs" => vec![group.into()], "D" => usual };
        file.catalog().set("OCProperties", properties);
        file.resources()
            .set("Properties", dictionary! { "L1" => group });
        file.content
            .push(Operation::new("BDC", vec!["OC".into(), "L1".into()]));
        file.content.extend(show(words, 700));
        file.content.push(Operation::new("EMC", vec![]));
    })
}

fn moved(x: i64) -> Vec<u8> {
    let words = if x < 0 { SECRET } else { "on the page" };
    painted(vec![operation("cm", &[1, 0, 0, 1, x - 72, 0])], words)
}

/// A page of which the part below `bottom` is cropped away.
fn cropped(bottom: i64) -> Vec<u8> {
    built(|file| {
        let crop = [0, bottom, 595, 842].map(Object::from);
        file.page().set("CropBox", crop.to_vec());
        file.content
            .extend(show(if bottom > 700 { SECRET } else { "in the crop" }, 700));
    })
}

fn clipped(width: i64) -> Vec<u8> {
    let words = if width < 72 { SECRET } else { "in the clip" };
    let clip = operation("re", &[0, 600, width, 200]);
    painted(vec![clip, operation("W", &[]), operation("n", &[])], words)
}

/// A picture of a page, with the text that a program read in it.
fn scanned(mode: i64) -> Vec<u8> {
    built(|file| {
        if mode == 3 {
            picture(file);
            place_picture(file, &[50, 600, 400, 150]);
        }
        file.content.push(operation("Tr", &[mode]));
        file.content
            .extend(show(if mode == 3 { SECRET } else { "typed" }, 700));
    })
}

/// Text in a font that says for no code which letter it is.
fn coded() -> Vec<u8> {
    built(|file| {
        let program = file
            .document
            .add_object(Stream::new(Dictionary::new(), vec![0]));
        let look = dictionary! {
            "Type" => "FontDescriptor", "FontName" => "ABCDEF+X", "Flags" => 4, "FontFile2" => program,
        };
        let system = dictionary! {
            "Registry" => text_string("Adobe"), "Ordering" => text_string("Identity"), "Supplement" => 0,
        };
        let inner = dictionary! {
            "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "ABCDEF+X",
            "FontDescriptor" => look, "CIDSystemInfo" => system,
        };
        let inner = file.document.add_object(inner);
        let font = file.document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "ABCDEF+X", "Encoding" => "Identity-H",
            "DescendantFonts" => vec![inner.into()],
        });
        let fonts = file
            .resources()
            .get_mut(b"Font")
            .and_then(Object::as_dict_mut);
        fonts.expect("fonts").set("F2", font);
        let codes = Object::String(vec![0, 36, 0, 37, 0, 38], lopdf::StringFormat::Hexadecimal);
        file.content.push(Operation::new("BT", vec![]));
        file.content
            .push(Operation::new("Tf", vec!["F2".into(), 12.into()]));
        file.content.push(operation("Td", &[72, 650]));
        file.content.push(Operation::new("Tj", vec![codes]));
        file.content.push(Operation::new("ET", vec![]));
    })
}

fn zeros() -> Vec<Object> {
    vec![0.into(), 0.into(), 0.into()]
}

fn utf16(words: &str) -> Object {
    let units = words.encode_utf16().flat_map(u16::to_be_bytes);
    let bytes: Vec<u8> = [0xfe, 0xff].into_iter().chain(units).collect();
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}

fn annotated(annotation: Dictionary) -> Vec<u8> {
    built(|file| file.annotate(annotation))
}

fn in_catalog(key: &str, value: Dictionary) -> Vec<u8> {
    built(|file| file.catalog().set(key, value))
}

fn in_page(key: &str, value: Dictionary) -> Vec<u8> {
    built(|file| file.page().set(key, value))
}

fn linked(address: &str) -> Vec<u8> {
    let action = dictionary! { "S" => "URI", "URI" => text_string(address) };
    annotated(dictionary! { "Subtype" => "Link", "Border" => zeros(), "A" => action })
}

fn attached(words: &str, listed: bool) -> Vec<u8> {
    built(|file| {
        let spec = file.file_spec(words);
        if listed {
            let names = vec![text_string("a.txt"), spec.into()];
            let names = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } };
            file.catalog().set("Names", names);
        } else {
            file.document.objects.remove(&spec);
        }
    })
}

fn form(field: Dictionary) -> Vec<u8> {
    built(|file| {
        let field = file.document.add_object(field);
        let form = dictionary! { "Fields" => vec![field.into()] };
        file.catalog().set("AcroForm", form);
    })
}

fn signature() -> Dictionary {
    dictionary! {
        "Type" => "Sig", "Filter" => "Adobe.PPKLite", "Name" => text_string(SECRET),
        "ByteRange" => zeros(), "Contents" => Object::string_literal("\u{1}\u{2}"),
    }
}

fn xfa(words: &str) -> Vec<u8> {
    built(|file| {
        let xml = format!("<xdp><field>{words}</field></xdp>");
        let stream = file
            .document
            .add_object(Stream::new(Dictionary::new(), xml.into_bytes()));
        let form = dictionary! { "Fields" => Object::Array(vec![]), "XFA" => stream };
        file.catalog().set("AcroForm", form);
    })
}

fn info(key: &str, words: &str) -> Vec<u8> {
    built(|file| {
        let info = file
            .document
            .add_object(dictionary! { key => text_string(words) });
        file.document.trailer.set("Info", info);
    })
}

fn xmp(words: &str) -> Vec<u8> {
    built(|file| {
        let xml = format!(
            "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
             <rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
             <dc:creator><rdf:Seq><rdf:li>{words}</rdf:li></rdf:Seq></dc:creator>\
             <xmp:CreatorTool>A program</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>"
        );
        let kind = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        let stream = file
            .document
            .add_object(Stream::new(kind, xml.into_bytes()));
        file.catalog().set("Metadata", stream);
    })
}

fn bookmarked(words: &str) -> Vec<u8> {
    built(|file| {
        let outline = file.document.new_object_id();
        let item = file
            .document
            .add_object(dictionary! { "Title" => text_string(words), "Parent" => outline });
        let root =
            dictionary! { "Type" => "Outlines", "First" => item, "Last" => item, "Count" => 1 };
        file.document.objects.insert(outline, root.into());
        file.catalog().set("Outlines", outline);
    })
}

fn named_place(name: &str) -> Vec<u8> {
    let tree = dictionary! { "Names" => vec![text_string(name), zeros().into()] };
    in_catalog("Names", dictionary! { "Dests" => tree })
}

fn tagged(key: &str, words: &str) -> Vec<u8> {
    built(|file| {
        let root = file.document.new_object_id();
        let page = file.page;
        let element = dictionary! {
            "Type" => "StructElem", "S" => "P", "P" => root, "Pg" => page, key => text_string(words),
        };
        let element = file.document.add_object(element);
        let tree = dictionary! { "Type" => "StructTreeRoot", "K" => element };
        file.document.objects.insert(root, tree.into());
        file.catalog().set("StructTreeRoot", root);
    })
}

fn marked(words: &str) -> Vec<u8> {
    built(|file| {
        let list = dictionary! { "ActualText" => text_string(words) };
        file.content
            .push(Operation::new("BDC", vec!["Span".into(), list.into()]));
        file.content.extend(show("x", 700));
        file.content.push(Operation::new("EMC", vec![]));
    })
}

fn layered(state: &str) -> Vec<u8> {
    built(|file| {
        let group = file
            .document
            .add_object(dictionary! { "Type" => "OCG", "Name" => text_string(SECRET) });
        let usual = dictionary! { state => vec![group.into()] };
        let properties = dictionary! { "OCGs" => vec![group.into()], "D" => usual };
        file.catalog().set("OCProperties", properties);
    })
}

fn thumbnail() -> Vec<u8> {
    built(|file| {
        let picture = dictionary! {
            "Width" => 1, "Height" => 1, "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
        };
        let picture = file.document.add_object(Stream::new(picture, vec![0]));
        file.page().set("Thumb", picture);
    })
}

/// A JPEG of which only the head matters.
pub(crate) fn jpeg(words: &str) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    if !words.is_empty() {
        let body = [b"Exif\0\0", words.as_bytes()].concat();
        bytes.extend([0xff, 0xe1]);
        bytes.extend(u16::try_from(body.len() + 2).expect("short").to_be_bytes());
        bytes.extend(body);
    }
    bytes.extend([0xff, 0xda, 0, 2, 0xff, 0xd9]);
    bytes
}

fn photographed(words: &str) -> Vec<u8> {
    built(|file| {
        let picture = dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
            "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8, "Filter" => "DCTDecode",
        };
        let picture = file.document.add_object(Stream::new(picture, jpeg(words)));
        file.resources()
            .set("XObject", dictionary! { "Im1" => picture });
    })
}

/// A page that showed the secret, and was overwritten by an incremental update.
fn revised() -> Vec<u8> {
    let before = built(|file| file.content.extend(show(SECRET, 700)));
    updated(before, |document| {
        let page = document
            .get_prev_documents()
            .page_iter()
            .next()
            .expect("a page");
        document
            .opt_clone_object_to_new_document(page)
            .expect("the page");
        let content = Content {
            operations: show(SHOWN, 770),
        }
        .encode()
        .expect("content");
        let content = document
            .new_document
            .add_object(Stream::new(Dictionary::new(), content));
        let page = document
            .new_document
            .get_dictionary_mut(page)
            .expect("the page");
        page.set("Contents", content);
    })
}

fn comment_deleted() -> Vec<u8> {
    let before = annotated(dictionary! { "Subtype" => "Text", "Contents" => text_string(SECRET) });
    updated(before, |document| {
        let page = document
            .get_prev_documents()
            .page_iter()
            .next()
            .expect("a page");
        document
            .opt_clone_object_to_new_document(page)
            .expect("the page");
        document
            .new_document
            .get_dictionary_mut(page)
            .expect("the page")
            .remove(b"Annots");
    })
}

fn updated(before: Vec<u8>, change: impl FnOnce(&mut IncrementalDocument)) -> Vec<u8> {
    let previous = Document::load_mem(&before).expect("a sound file");
    let mut document = IncrementalDocument::create_from(before, previous);
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("a written file");
    bytes
}

/// The words `%%EOF` in a stream end nothing.
fn end_in_a_stream() -> Vec<u8> {
    built(|file| {
        let stream = file
            .document
            .add_object(Stream::new(Dictionary::new(), b"%%EOF\n".to_vec()));
        file.page().set("Xyz", stream);
    })
}

fn orphan_page() -> Vec<u8> {
    built(|file| {
        let content = Content {
            operations: show(SECRET, 700),
        }
        .encode()
        .expect("content");
        file.document
            .add_object(Stream::new(Dictionary::new(), content));
    })
}

/// An object that was written between the others, and that the table does not list.
fn stale() -> Vec<u8> {
    let bytes = built(|_| {});
    let find = |words: &[u8]| {
        let mut windows = bytes.windows(words.len());
        windows.position(|window| window == words).expect("a table")
    };
    let (table, start) = (find(b"xref\n0"), find(b"startxref\n") + "startxref\n".len());
    let object = format!("99 0 obj\n<< /Note ({SECRET}) >>\nendobj\n");
    let moved = (table + object.len()).to_string();
    let end = b"\n%%EOF\n".as_slice();
    let parts = [
        &bytes[..table],
        object.as_bytes(),
        &bytes[table..start],
        moved.as_bytes(),
        end,
    ];
    parts.concat()
}

fn labelled(prefix: &str) -> Vec<u8> {
    let label = dictionary! { "P" => text_string(prefix), "S" => "D" };
    in_catalog(
        "PageLabels",
        dictionary! { "Nums" => vec![0.into(), label.into()] },
    )
}
