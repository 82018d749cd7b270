//! What a file is, by its first bytes: a name can say anything.

use super::encode::Format;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A photo that is worked on.
    Photo(Format),
    Gif,
    Svg,
    /// A picture that browsers do not all show, or whose metadata we cannot take out; with its usual ending.
    Refused(&'static str),
}

impl Kind {
    /// What files with this ending should be.
    pub(super) fn named(extension: &str) -> Option<Self> {
        Some(match extension {
            "jpg" | "jpeg" | "jfif" => Self::Photo(Format::Jpeg),
            "png" => Self::Photo(Format::Png),
            "webp" => Self::Photo(Format::WebP),
            "gif" => Self::Gif,
            "svg" => Self::Svg,
            "heic" | "heif" => Self::Refused("heic"),
            "avif" => Self::Refused("avif"),
            "tif" | "tiff" => Self::Refused("tiff"),
            "bmp" => Self::Refused("bmp"),
            "dng" => Self::Refused("dng"),
            _ => return None,
        })
    }

    /// What a file is, whatever its name. Only a file that is named as a picture can be a drawing: pages have some in them.
    pub(super) fn of(bytes: &[u8], is_named: bool) -> Option<Self> {
        let begins = |start: &[u8]| bytes.starts_with(start);
        // Files of the family of MP4 say after their length what they are for.
        let brand = bytes
            .get(4..8)
            .filter(|word| *word == b"ftyp")
            .and_then(|_| bytes.get(8..12));
        if begins(b"\xff\xd8\xff") {
            return Some(Self::Photo(Format::Jpeg));
        }
        if begins(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Photo(Format::Png));
        }
        if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            return Some(Self::Photo(Format::WebP));
        }
        if begins(b"GIF8") {
            return Some(Self::Gif);
        }
        if begins(b"II*\0") || begins(b"MM\0*") {
            return Some(Self::Refused("tiff"));
        }
        match brand {
            Some(b"avif" | b"avis") => return Some(Self::Refused("avif")),
            Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1") => {
                return Some(Self::Refused("heic"));
            }
            _ => {}
        }
        if is_named && begins(b"BM") {
            return Some(Self::Refused("bmp"));
        }
        let is_drawing = is_named && String::from_utf8_lossy(bytes).contains("<svg");
        is_drawing.then_some(Self::Svg)
    }

    /// The ending that such files usually have.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Photo(Format::Jpeg) => "jpg",
            Self::Photo(Format::Png) => "png",
            Self::Photo(Format::WebP) => "webp",
            Self::Gif => "gif",
            Self::Svg => "svg",
            Self::Refused(ending) => ending,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        for (bytes, is_named, expected) in [
            (&b"\xff\xd8\xff\xe0"[..], false, Some("jpg")),
            (b"\x89PNG\r\n\x1a\n", false, Some("png")),
            (b"RIFFsizeWEBPVP8 ", false, Some("webp")),
            (b"RIFFsizeWAVE", false, None),
            (b"GIF89a", false, Some("gif")),
            (b"\0\0\0\x18ftypheic", false, Some("heic")),
            (b"\0\0\0\x18ftypavif", false, Some("avif")),
            (b"\0\0\0\x18ftypisom", false, None),
            (b"II*\0", false, Some("tiff")),
            (b"BMW rijden", false, None),
            (b"BM\0\0", true, Some("bmp")),
            (b"<?xml?><svg/>", true, Some("svg")),
            (b"<html><svg/>", false, None),
            (b"", true, None),
        ] {
            let found = Kind::of(bytes, is_named).map(Kind::ending);
            assert_eq!(found, expected, "{bytes:?}");
        }
    }
}
