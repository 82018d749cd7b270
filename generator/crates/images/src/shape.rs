//! Width and height of what is not worked on: drawings (SVG) and GIF, so that
//! a page does not jump when they come in.

use super::kind::Kind;

/// Width and height in pixels, as far as the file says so.
pub(super) fn of(kind: Kind, bytes: &[u8]) -> Option<(u32, u32)> {
    let (width, height) = match kind {
        Kind::Gif => gif(bytes)?,
        Kind::Svg => svg(&String::from_utf8_lossy(bytes))?,
        _ => return None,
    };
    (width > 0 && height > 0).then_some((width, height))
}

fn gif(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |at| {
        let pair: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
        Some(u32::from(u16::from_le_bytes(pair)))
    };
    bytes.starts_with(b"GIF8").then_some((side(6)?, side(8)?))
}

fn svg(text: &str) -> Option<(u32, u32)> {
    let (_, rest) = text.split_once("<svg")?;
    let tag = rest.split('>').next()?;
    let attribute = |name: &str| {
        let (_, value) = tag.split_once(&format!(" {name}="))?;
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value[1..].split(quote).next()
    };
    let pixels = |name| whole(attribute(name)?.trim_end_matches("px"));
    if let (Some(width), Some(height)) = (pixels("width"), pixels("height")) {
        return Some((width, height));
    }
    let mut sides = attribute("viewBox")?
        .split([' ', ','])
        .filter(|part| !part.is_empty());
    Some((whole(sides.nth(2)?)?, whole(sides.next()?)?))
}

/// A number of pixels, rounded.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // In range: looked at just before.
fn whole(text: &str) -> Option<u32> {
    let number: f64 = text.trim().parse().ok()?;
    (1.0..=100_000.0)
        .contains(&number)
        .then(|| number.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_says_its_size_in_two_ways() {
        let of = |text: &str| of(Kind::Svg, text.as_bytes());
        assert_eq!(of(r#"<svg width="40px" height='20'>"#), Some((40, 20)));
        assert_eq!(of(r#"<svg viewBox="0 0 64.4 32">"#), Some((64, 32)));
        assert_eq!(of(r#"<svg width="100%" viewBox="0,0,8,4">"#), Some((8, 4)));
        assert_eq!(of("<svg/>"), None);
        assert_eq!(of(r#"<svg width="1e99" height="-1">"#), None);
    }

    #[test]
    fn a_gif_says_it_in_its_head() {
        assert_eq!(of(Kind::Gif, b"GIF89a\x02\x01\x03\x00"), Some((258, 3)));
        assert_eq!(of(Kind::Gif, b"GIF8"), None);
    }
}
