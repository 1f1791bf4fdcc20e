//! What is written into a JPEG beside its pixels.

/// What the first bytes of a JPEG segment say that it holds.
const KINDS: &[(u8, &[u8], &str)] = &[
    (0xe1, b"Exif\0", "EXIF: what a camera wrote"),
    (0xe1, b"http://ns.adobe.com/xap/", "XMP in a picture"),
    (
        0xed,
        b"Photoshop 3.0\0",
        "IPTC: captions and credits in a picture",
    ),
    (0xfe, b"", "a comment in a picture"),
];

/// The segments of a JPEG, up to its pixels, that tell of more than how to draw it; with the words in
/// them.
pub(super) fn segments(jpeg: &[u8]) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    if !jpeg.starts_with(&[0xff, 0xd8]) {
        return found;
    }
    let mut at = 2;
    while let Some([0xff, marker, high, low]) = jpeg.get(at..at + 4) {
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let body = jpeg.get(at + 4..at + 2 + length.max(2)).unwrap_or_default();
        let kind = KINDS
            .iter()
            .find(|(known, start, _)| known == marker && body.starts_with(start));
        if let Some((_, _, title)) = kind {
            found.push((*title, printable(body)));
        }
        // The pixels begin.
        if *marker == 0xda {
            break;
        }
        at += 2 + length.max(2);
    }
    found
}

/// Runs of four printable characters and more.
fn printable(bytes: &[u8]) -> String {
    const SHORTEST: usize = 4;
    let runs = bytes.split(|byte| !(b' '..=b'~').contains(byte));
    let words = runs.filter(|run| run.len() >= SHORTEST);
    words
        .map(|run| String::from_utf8_lossy(run))
        .collect::<Vec<_>>()
        .join(" ")
}
