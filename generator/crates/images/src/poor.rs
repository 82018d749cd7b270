//! Pictures that can be shown, and not as they were meant: cut off while they were copied, or moving.

use super::encode::Format;

/// A word for what gets lost of a picture.
pub(super) fn fault(format: Format, bytes: &[u8]) -> Option<&'static str> {
    match format {
        Format::Jpeg => is_cut(bytes).then_some("cut"),
        // Before its pixels a moving PNG says how many pictures it has.
        Format::Png => find(bytes, b"acTL")
            .is_some_and(|at| find(bytes, b"IDAT").is_none_or(|pixels| at < pixels))
            .then_some("moving"),
        Format::WebP => {
            let is_extended = bytes.get(12..16) == Some(b"VP8X");
            (is_extended && find(bytes, b"ANIM").is_some()).then_some("moving")
        }
    }
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
            assert_eq!(fault(format, bytes), expected, "{bytes:?}");
        }
    }
}
