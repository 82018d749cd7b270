//! Pictures that can be shown, and not as they were meant: cut off while they were copied, or moving.

use super::encode::Format;
use super::kind::Kind;

/// A word for what gets lost of a picture, or for what disturbs who reads.
pub(super) fn fault(kind: Kind, bytes: &[u8]) -> Option<&'static str> {
    match kind {
        Kind::Photo(Format::Jpeg) => is_cut(bytes).then_some("cut"),
        // Before its pixels a moving PNG says how many pictures it has.
        Kind::Photo(Format::Png) => find(bytes, b"acTL")
            .is_some_and(|at| find(bytes, b"IDAT").is_none_or(|pixels| at < pixels))
            .then_some("moving"),
        Kind::Photo(Format::WebP) => {
            let is_extended = bytes.get(12..16) == Some(b"VP8X");
            (is_extended && find(bytes, b"ANIM").is_some()).then_some("moving")
        }
        // It is published as it is, and nobody can stop it (WCAG 2.2, 2.2.2).
        Kind::Gif => (frames(bytes) > 1).then_some("moves"),
        Kind::Svg | Kind::Refused(_) => None,
    }
}

/// How many pictures a GIF has, as far as it is whole; two are enough to know.
fn frames(bytes: &[u8]) -> usize {
    /// The size of a table of colours, by the byte that says whether there is one.
    fn table(flags: u8) -> usize {
        if flags & 0x80 == 0 {
            0
        } else {
            3 << ((flags & 7) + 1)
        }
    }
    /// Behind the blocks that begin at a place: each says how long it is, and the last one has no length.
    fn behind(bytes: &[u8], mut at: usize) -> usize {
        while let Some(length) = bytes.get(at).filter(|length| **length > 0) {
            at += usize::from(*length) + 1;
        }
        at + 1
    }
    let mut at = 13 + bytes.get(10).map_or(0, |flags| table(*flags));
    let mut found = 0;
    while found < 2 {
        at = match bytes.get(at) {
            Some(0x21) => behind(bytes, at + 2),
            Some(0x2c) => {
                found += 1;
                let own = bytes.get(at + 9).map_or(0, |flags| table(*flags));
                behind(bytes, at + 11 + own)
            }
            _ => break,
        };
    }
    found
}

/// Whether a JPEG has no end behind its last pixels. What comes behind the end, such as a second picture, has its own.
fn is_cut(bytes: &[u8]) -> bool {
    const START_OF_PIXELS: &[u8] = b"\xff\xda";
    const END: &[u8] = b"\xff\xd9";
    let pixels = bytes
        .windows(2)
        .rposition(|pair| pair == START_OF_PIXELS)
        .unwrap_or_default();
    find(&bytes[pixels..], END).is_none()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gets_lost_is_seen() {
        let gif = |count: usize| {
            let frame = b"\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
            let head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff";
            [&head[..], &frame.repeat(count), b";"].concat()
        };
        assert_eq!(fault(Kind::Gif, &gif(1)), None);
        assert_eq!(fault(Kind::Gif, &gif(3)), Some("moves"));
        assert_eq!(fault(Kind::Gif, b"GIF89a"), None);
        for (format, bytes, expected) in [
            (
                Format::Jpeg,
                &b"\xff\xd8x\xff\xd9\xff\xdapixels\xff\xd9"[..],
                None,
            ),
            (
                Format::Jpeg,
                b"\xff\xd8x\xff\xd9\xff\xdapixels",
                Some("cut"),
            ),
            (Format::Png, b"\x89PNG acTL IDAT", Some("moving")),
            (Format::Png, b"\x89PNG IDAT acTL", None),
            (Format::WebP, b"RIFFsizeWEBPVP8X ANIM", Some("moving")),
            (Format::WebP, b"RIFFsizeWEBPVP8  ANIM", None),
        ] {
            assert_eq!(fault(Kind::Photo(format), bytes), expected, "{bytes:?}");
        }
    }
}
