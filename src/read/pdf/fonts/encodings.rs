//! Codes of simple fonts as characters, and names of glyphs as text.
//!
//! Tables of ISO 32000-1, annex D, and Adobe's glyph list.

use smallvec::SmallVec;

/// What stands in the tables for a code that has no character.
const NONE: char = '␀';
/// The first code of the tables.
const FIRST: usize = 32;

/// The characters of 256 codes by one of the tables below; those before it are kept.
pub(super) fn fill(characters: &mut [Option<char>; 256], table: &str) {
    for (slot, character) in characters.iter_mut().skip(FIRST).zip(table.chars()) {
        if character != NONE {
            *slot = Some(character);
        }
    }
}

/// The table of a name in a font's `Encoding`.
pub(super) fn named(name: &[u8]) -> Option<&'static str> {
    match name {
        b"WinAnsiEncoding" => Some(WIN_ANSI),
        b"MacRomanEncoding" => Some(MAC_ROMAN),
        b"StandardEncoding" => Some(STANDARD),
        b"MacExpertEncoding" => Some(MAC_EXPERT),
        _ => None,
    }
}

/// `StandardEncoding`.
pub(super) const STANDARD: &str = concat!(
    " !\"#$%&’()*+,-./0123456789:;<=>?",
    "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_",
    "‘abcdefghijklmnopqrstuvwxyz{|}~␀",
    "␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀",
    "␀¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ␀–†‡·␀¶•‚„”»…‰␀¿",
    "␀`´ˆ˜¯˘˙¨␀˚¸␀˝˛ˇ—␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀",
    "␀Æ␀ª␀␀␀␀ŁØŒº␀␀␀␀␀æ␀␀␀ı␀␀łøœß␀␀␀␀",
);

/// `WinAnsiEncoding`, its unused codes as bullets.
pub(super) const WIN_ANSI: &str = concat!(
    " !\"#$%&'()*+,-./0123456789:;<=>?",
    "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_",
    "`abcdefghijklmnopqrstuvwxyz{|}~•",
    "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ",
    "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿",
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß",
    "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
);

/// `MacRomanEncoding`, with the codes that the Macintosh adds.
pub(super) const MAC_ROMAN: &str = concat!(
    " !\"#$%&'()*+,-./0123456789:;<=>?",
    "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_",
    "`abcdefghijklmnopqrstuvwxyz{|}~␀",
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü",
    "†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø",
    "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ",
    "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ␀ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
);

/// `MacExpertEncoding`, its small capitals and old-style figures as plain ones.
pub(super) const MAC_EXPERT: &str = concat!(
    " !␀¢$$&␀()‥․,-.⁄0123456789:;␀␀␀?",
    "␀␀␀␀Ð␀␀¼½¾⅛⅜⅝⅞⅓⅔␀␀␀␀␀␀ﬀﬁﬂﬃﬄ(␀)␀-",
    "␀ABCDEFGHIJKLMNOPQRSTUVWXYZ₡␀␀␀␀",
    "␀a¢␀␀␀␀ÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜ",
    "␀843687Š␀¢2␀␀␀␀o5␀,.Ý␀$␀␀Þ␀90ŽÆØ",
    "¿1Ł␀␀␀␀␀␀␀␀␀␀␀␀Œ‒-␀␀␀␀¡␀Ÿ␀123456",
    "790␀ert␀␀isd␀␀␀␀␀l␀␀␀bnm,.␀␀␀␀␀␀",
);

/// The built-in encoding of `Symbol`.
pub(super) const SYMBOL: &str = concat!(
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?",
    "≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    "‾αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}∼␀",
    "␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵",
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪␀〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭␀",
);

/// The built-in encoding of `ZapfDingbats`.
pub(super) const ZAPF_DINGBATS: &str = concat!(
    " ✁✂✃✄☎✆✇✈✉☛☞✌✍✎✏✐✑✒✓✔✕✖✗✘✙✚✛✜✝✞✟",
    "✠✡✢✣✤✥✦✧★✩✪✫✬✭✮✯✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿",
    "❀❁❂❃❄❅❆❇❈❉❊❋●❍■❏❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞␀",
    "❨❩❪❫❬❭❮❯❰❱❲❳❴❵␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀␀",
    "␀❡❢❣❤❥❦❧♣♦♥♠①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿",
    "➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓➔→↔↕➘➙➚➛➜➝➞➟",
    "➠➡➢➣➤➥➦➧➨➩➪➫➬➭➮➯␀➱➲➳➴➵➶➷➸➹➺➻➼➽➾␀",
);

/// Lines of a name, a blank, and code points; sorted by name.
const GLYPH_NAMES: &str = include_str!("glyph_names.txt");
/// The same for `ZapfDingbats`, whose names (`a1`) mean other things in other fonts.
const DINGBAT_NAMES: &str = include_str!("dingbat_names.txt");

/// The text of a glyph's name: a name of the lists, `uni0041`, `u1F600`, or several of these with `_`
/// between; what stands behind a full stop says how it looks.
pub(super) fn text_of_name(name: &[u8], dingbats: bool) -> Option<SmallVec<[char; 4]>> {
    // Letters are named by themselves.
    if let [letter] = name
        && letter.is_ascii_alphabetic()
    {
        return Some(SmallVec::from_slice(&[char::from(*letter)]));
    }
    let name = std::str::from_utf8(name).ok()?;
    let (name, _) = name.split_once('.').unwrap_or((name, ""));
    let mut text = SmallVec::new();
    for part in name.split('_') {
        let listed = if dingbats {
            listed(DINGBAT_NAMES, part).or_else(|| listed(GLYPH_NAMES, part))
        } else {
            listed(GLYPH_NAMES, part)
        };
        match listed {
            Some(points) => text.extend(points.split(' ').filter_map(character)),
            None => text.extend(numbered(part)),
        }
    }
    (!text.is_empty()).then_some(text)
}

/// The code points beside a name in a list.
fn listed(list: &'static str, name: &str) -> Option<&'static str> {
    let bytes = list.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low.midpoint(high);
        let start = memchr::memrchr(b'\n', bytes.get(..middle)?).map_or(0, |at| at + 1);
        let line = bytes.get(start..)?;
        let end = memchr::memchr(b'\n', line).unwrap_or(line.len());
        let blank = memchr::memchr(b' ', line)?;
        match line.get(..blank)?.cmp(name.as_bytes()) {
            std::cmp::Ordering::Equal => return list.get(start + blank + 1..start + end),
            std::cmp::Ordering::Less => low = start + end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

/// `uni` and groups of four hexadecimal digits, or `u` and four to six.
fn numbered(name: &str) -> SmallVec<[char; 4]> {
    if let Some(digits) = name.strip_prefix("uni")
        && digits.len() >= 4
    {
        let groups = digits.as_bytes().chunks_exact(4);
        return groups
            .filter_map(|group| character(std::str::from_utf8(group).ok()?))
            .collect();
    }
    let digits = name
        .strip_prefix('u')
        .filter(|digits| (4..=6).contains(&digits.len()));
    digits.and_then(character).into_iter().collect()
}

fn character(digits: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_glyphs_are_text() {
        let rows: &[(&str, Option<&str>)] = &[
            ("A", Some("A")),
            ("zukatakana", Some("\u{30BA}")),
            ("quoteright", Some("\u{2019}")),
            ("f_f_i", Some("ffi")),
            ("uni20AC", Some("€")),
            ("uni00410042", Some("AB")),
            ("u1F600", Some("\u{1F600}")),
            ("bullet.alt", Some("•")),
            ("Asmall", Some("A")),
            ("g42", None),
            (".notdef", None),
            ("unicorn", None),
            ("", None),
            ("a20", None),
        ];
        for (name, text) in rows {
            let found = text_of_name(name.as_bytes(), false);
            let found = found.map(|text| text.into_iter().collect::<String>());
            assert_eq!(found.as_deref(), *text, "{name}");
        }
        let tick = text_of_name(b"a20", true).unwrap();
        assert_eq!(tick.as_slice(), ['✔']);
    }

    #[test]
    fn tables_hold_all_codes() {
        for table in [
            STANDARD,
            WIN_ANSI,
            MAC_ROMAN,
            MAC_EXPERT,
            SYMBOL,
            ZAPF_DINGBATS,
        ] {
            assert_eq!(table.chars().count(), 256 - FIRST);
        }
        let mut characters = [None; 256];
        fill(&mut characters, WIN_ANSI);
        assert_eq!(characters[0x80], Some('€'));
        assert_eq!(characters[0xE9], Some('é'));
    }
}
